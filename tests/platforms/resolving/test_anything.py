"""No answer whatever makes a resolver raise, and none of them makes a post that nobody wrote."""

import json
import re
from dataclasses import replace
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archiver.models.records import (
    Capture,
    Outcome,
    Request,
    Unfetched,
)
from archiver.platforms.chain import resolve_post
from archiver.platforms.registry import platform_names
from archiver.platforms.replay import drive
from archiver.platforms.resolving import FetchResult, ResolveContext
from tests.conftest import examples
from tests.platforms.resolving.saved import (
    CASES,
    NOW,
    Case,
    came_of,
    folders_of,
)
from tests.strategies import CHARACTERS

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(CHARACTERS, max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(CHARACTERS, max_size=8), inner)
    ),
    max_leaves=12,
)
BODIES = (
    st.binary(max_size=200)
    | st.builds(lambda value: json.dumps(value).encode(), VALUES)
    | st.sampled_from(
        [
            b"",
            b"[" * 100_000,
            b'{"a":' * 50_000,
            b"<html>" + b"<div>" * 20_000,
            b'{"posts":{"uri":[]},"data":7,"__typename":"Tweet","id_str":[],"text":{}}',
            b'["urlkey","timestamp"]',
            b'[["timestamp","original"],["20310504070000",{"a":1}]]',
            b"9" * 5000,
        ]
    )
)
STATUSES = st.sampled_from([None, 200, 204, 301, 400, 401, 403, 404, 410, 429, 451, 500, 503, 999])
OUTCOMES = frozenset(get_args(Outcome))


def bad(request: Request, body: bytes, status: int | None) -> Capture:
    kind = "application/json" if "json" in request.accept else "text/html"
    return Capture(
        url=request.url,
        source=request.url,
        fetched_at=NOW,
        body=body,
        status=status,
        headers=(("Content-Type", kind),),
    )


@pytest.mark.slow
@pytest.mark.parametrize("platform", platform_names())
@settings(max_examples=examples(30), suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_whatever_comes_there_is_one_outcome(platform: Any, data: st.DataObject) -> None:
    folder = data.draw(st.sampled_from(folders_of(platform)))
    case = Case(folder)
    asked = ResolveContext(
        now=NOW, url=case.asked.url, handle=case.asked.handle, tokens=frozenset({"x", "reddit"})
    )

    def answer(request: Request) -> FetchResult:
        if data.draw(st.booleans()):
            return bad(request, data.draw(BODIES), data.draw(STATUSES))
        return Unfetched(url=request.url, outcome="unreachable", reason="no route to host")

    first, *_ = drive(resolve_post(case.ref, asked), answer)
    assert first.outcome in OUTCOMES - {"ok", "deleted"} or first.version or first.reason


REFUSALS = st.sampled_from([None, 400, 401, 403, 407, 418, 429, 451, 500, 502, 503, 520, 999])
WALLS = st.sampled_from(
    [
        *(b"", b"{}", b"[]", b"null", b"Forbidden", b'{"error":"forbidden"}'),
        b"<html><title>Just a moment...</title></html>",
        b"<html><body>Not found</body></html>",
    ]
)


@pytest.mark.parametrize("platform", platform_names())
@settings(max_examples=examples(40), suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_a_way_that_is_refused_or_broken_says_nothing_of_the_post(
    platform: Any, data: st.DataObject
) -> None:
    """Nobody is called deleted, suspended or protected by a wall, whatever stands on it."""
    folder = data.draw(st.sampled_from(folders_of(platform)))
    case = Case(folder)
    asked = ResolveContext(
        now=NOW, url=case.asked.url, handle=case.asked.handle, tokens=frozenset({"x", "reddit"})
    )

    def answer(request: Request) -> FetchResult:
        status = data.draw(REFUSALS)
        if status is None:
            return Unfetched(url=request.url, outcome="unreachable", reason="no route to host")
        return bad(request, data.draw(WALLS), status)

    first, *_ = drive(resolve_post(case.ref, asked), answer)
    assert first.outcome not in {"ok", "deleted", "suspended", "protected"}
    assert first.reason


def changed(value: Any, data: st.DataObject) -> Any:
    """A value with one place in it replaced by something of another kind, or taken out."""
    if isinstance(value, dict) and value and data.draw(st.integers(0, 3)):
        key = data.draw(st.sampled_from(sorted(value)))
        if data.draw(st.integers(0, 7)) == 0:
            return {k: v for k, v in value.items() if k != key}
        return {**value, key: changed(value[key], data)}
    if isinstance(value, list) and value and data.draw(st.integers(0, 3)):
        at = data.draw(st.integers(0, len(value) - 1))
        return [*value[:at], changed(value[at], data), *value[at + 1 :]]
    return data.draw(
        st.sampled_from([None, True, 0, -1, 2**70, 1.5, "", "\ud800", "x" * 300, [], {}, [[]]])
        | VALUES
    )


# The data of a page: <script type="application/json">{…}</script> and var name = {…};
IN_PAGE = re.compile(
    rb"(?<=>)\{.*?\}(?=</script>)|(?<= = )\{.*?\}(?=;(?:var|</script>))", re.DOTALL
)


def broken(request: Request, whole: FetchResult, data: st.DataObject) -> Capture:
    """A page with something else in its data, or cut anywhere."""
    assert isinstance(whole, Capture)
    found = IN_PAGE.search(whole.body)
    if found and data.draw(st.booleans()):
        value = json.dumps(changed(json.loads(found[0]), data)).encode()
        return replace(whole, body=whole.body[: found.start()] + value + whole.body[found.end() :])
    return bad(request, whole.body[: data.draw(st.integers(0, len(whole.body)))], whole.status)


@pytest.mark.parametrize("platform", platform_names())
@settings(max_examples=examples(60), suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_a_real_answer_with_something_else_in_it_breaks_nothing(
    platform: Any, data: st.DataObject
) -> None:
    folder = data.draw(st.sampled_from(folders_of(platform)))
    case = Case(folder)
    place = data.draw(st.integers(0, len(case.answers) - 1)) if case.answers else 0

    def answer(request: Request) -> FetchResult:
        for at, one in enumerate(case.answers):
            if one["url"] == request.url and one.get("accept", "") in request.accept:
                if at == place and "json" in one:
                    return came_of({**one, "json": changed(one["json"], data)}, folder)
                if at == place and "unfetched" not in one:
                    return broken(request, came_of(one, folder), data)
                return came_of(one, folder)
        return Unfetched(url=request.url, outcome="unreachable", reason="no route to host")

    first, *_ = drive(resolve_post(case.ref, case.asked), answer)
    assert first.outcome in OUTCOMES


def test_no_token_stands_in_anything_that_is_told() -> None:
    """Requests name the token they need; what it is nobody below the fetcher knows."""
    case = Case(CASES / "x" / "long_post_by_the_api")
    drive(resolve_post(case.ref, case.asked), case.answer)
    assert [request.token for request in case.requests] == [None, "x"]
