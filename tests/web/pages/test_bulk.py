"""POST /-/verify.json: many claims at once, in their order, bounded."""

import json
from typing import Any

import pytest

from archiver.web.pages import bulk
from tests.web.conftest import Ask

pytestmark = pytest.mark.asyncio
CLAIMS: list[Any] = [
    {"id": 7, "quote": "will not be closed on Sunday", "speaker": "Quill"},
    {"id": "b", "quote": "The harbour will be closed on Sunday, whatever the Ledger says"},
    {"id": "c"},
    {"id": "d", "quote": "a b c", "published_at": "never"},
    "no claim",
]
WORDINGS = ["verbatim", "altered", None, None, None]


async def post(ask: Ask, body: bytes | str, **options: Any) -> Any:
    request = {"content": body, **options.pop("request", {})}
    return await ask("/-/verify.json", method="POST", request=request, **options)


async def test_a_list_is_answered_in_its_order(ask: Ask) -> None:
    response = await post(ask, json.dumps(CLAIMS))
    assert response.status_code == 200
    answer = response.json()
    assert answer["ok"] is True
    assert [one["id"] for one in answer["verdicts"]] == [7, "b", "c", "d", None]
    assert [one.get("wording") for one in answer["verdicts"]] == WORDINGS
    assert [bool(one.get("error")) for one in answer["verdicts"]] == [False, False, *[True] * 3]


async def test_lines_are_answered_in_lines(ask: Ask) -> None:
    lines = [*map(json.dumps, CLAIMS), "nonsense", ""]
    response = await post(ask, "\n".join(lines))
    assert response.headers["content-type"].startswith("application/jsonl")
    found = [json.loads(line) for line in response.text.splitlines()]
    assert [one.get("wording") for one in found] == [*WORDINGS, None]
    assert found[-1]["error"].startswith("no JSON")


async def test_each_verdict_is_that_of_one_question(ask: Ask) -> None:
    (one,) = (await post(ask, json.dumps(CLAIMS[:1]))).json()["verdicts"]
    alone = (
        await ask("/-/verify.json?id=7&speaker=Quill&quote=will+not+be+closed+on+Sunday")
    ).json()
    assert one["matches"][0]["diff"] == alone["matches"][0]["diff"]
    assert set(one) | {"ok"} == set(alone)


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("", 400),
        ("[]", 400),
        ("[{]", 400),
        ('{"quote": "a b c"}\n' * 1_001, 413),
        (json.dumps([{"quote": "a"}] * 1_001), 413),
        ("x" * (5 << 20) + "yy", 413),
    ],
)
async def test_what_is_too_much_or_nothing_is_a_sentence(ask: Ask, body: str, status: int) -> None:
    response = await post(ask, body)
    assert response.status_code == status
    assert response.json()["status"] == status
    assert bulk.MOST_CLAIMS == 1_000


async def test_other_sites_may_ask_only_where_the_owner_says_so(ask: Ask) -> None:
    body = json.dumps(CLAIMS[0])
    assert "access-control-allow-origin" not in (await post(ask, body)).headers
    allowed = await post(ask, body, cors=True)
    assert allowed.headers["access-control-allow-origin"] == "*"
    before = await ask("/-/verify.json", method="OPTIONS", cors=True)
    assert before.status_code == 200
    assert "POST" in before.headers["access-control-allow-methods"]
    assert (
        "access-control-allow-methods"
        not in (await ask("/-/verify.json", method="OPTIONS")).headers
    )


async def test_who_may_not_view_may_not_ask_and_cookies_need_no_token(ask: Ask) -> None:
    denied = await post(ask, "{}", metadata={"databases": {"archive": {"allow": False}}})
    assert denied.status_code == 403
    request = {"cookies": {"ds_csrftoken": "x"}}
    assert (await post(ask, json.dumps(CLAIMS[0]), request=request)).status_code == 200
    assert (await ask("/-/verify.json", method="PUT")).status_code == 405
