"""The page at /-/verify: what it says, to whom, and that nothing it shows can act."""

import dataclasses
import re
import sqlite3
from collections.abc import Awaitable, Callable
from contextlib import closing
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, get_args
from urllib.parse import quote

import pytest

from archiver.archive.pages import citing
from archiver.messages import verdict_labels
from archiver.models import records, verdict_records
from archiver.web.pages import verify

Ask = Callable[..., Awaitable[Any]]
Canned = Callable[..., verdict_records.Verdict]
pytestmark = pytest.mark.asyncio


class _Markup(HTMLParser):
    """Collects the tags of a page, to check what stands in it rather than how it is spelt."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def all(self, name: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.tags if tag == name]


def words_of(text: str) -> str:
    """What a reader sees: without tags, white space as single spaces."""
    return " ".join(re.sub(r"<[^>]+>", "", text).split())


async def test_without_a_quotation_it_offers_a_form_and_two_real_examples(
    ask: Ask,
) -> None:
    response = await ask("/-/verify")
    assert response.status_code == 200
    page = _Markup(response.text)
    form = page.all("form")[0]
    assert form["method"] == "get"
    assert form["action"] == "/-/verify"
    labelled = {label["for"] for label in page.all("label")}
    fields = {field["id"] for field in page.all("input") + page.all("textarea")}
    assert labelled == fields == {"quote", "speaker", "published_at"}
    examples = [a["href"] for a in page.all("a") if "quote=" in (a["href"] or "")]
    assert len(examples) == 2
    answer = await ask(str(examples[0]))
    assert "Mara Quill (@mara_quay) posted exactly these words on 4 May 2031 (as" in answer.text


async def test_no_example_accuses_anybody_falsely(archive: Path) -> None:
    with closing(sqlite3.connect(archive)) as held:
        held.row_factory = sqlite3.Row

        def wordings() -> set[str]:
            return {one.wording for one in citing.examples(held, wanted=9)}

        assert {"verbatim", "altered"} <= wordings()
        held.execute("update verdicts set corroborated = 0, problem = null")
        assert "verbatim" in wordings()
        assert "altered" not in wordings()
        held.execute("update verdicts set problem = 'altered', attribution = 'unresolved'")
        assert wordings() == set()
        held.execute("update verdicts set problem = null, tie = 'possible'")
        assert wordings() == set()


async def test_an_empty_archive_offers_the_form_alone(ask: Ask, empty: Path) -> None:
    response = await ask("/-/verify", files=[empty])
    assert response.status_code == 200
    assert "quote=" not in response.text


async def test_a_verbatim_quotation_is_marked_in_the_post_and_traced(ask: Ask) -> None:
    text = "will not be closed on Sunday"
    response = await ask(f"/-/verify?quote={quote(text)}&speaker=Quill&published_at=2031-05-09")
    assert response.status_code == 200
    assert f"<mark>{text}</mark>" in response.text
    seen = words_of(response.text)
    assert "Word for word" in seen
    assert re.search(r"The quotation takes \d+ % of the post", seen)
    assert "Captured10 May 2031, 01:00 UTC" in seen
    for row in ("/archive/posts?key=x%3A101", "/archive/post_versions/1", "/archive/sightings/1"):
        assert f'href="{row}"' in response.text


async def test_a_changed_quotation_shows_what_changed_in_words(ask: Ask) -> None:
    text = "The harbour will be closed on Sunday, whatever the Ledger says"
    response = await ask(f"/-/verify?quote={quote(text)}&speaker=Mara%20Quill")
    seen = words_of(response.text)
    assert "Wording changed" in seen
    assert "the meaning may be the opposite" in seen
    assert "The quotation leaves out “not”." in seen
    assert '<del><span class="tag">post</span>' in response.text


async def test_pages_that_quote_the_post_are_listed_with_their_verdicts(ask: Ask) -> None:
    response = await ask(f"/-/verify?quote={quote('will not be closed on Sunday')}")
    seen = words_of(response.text)
    assert "Articles that quote this post" in seen
    assert "Harbour &lt;em&gt;row&lt;/em&gt;" in response.text
    assert 'href="https://ledger.example/a"' in response.text
    assert 'href="/-/quote/q2"' in response.text


async def test_what_is_not_there_tells_what_was_searched(ask: Ask) -> None:
    response = await ask("/-/verify?quote=nine+lighthouses+were+sold+by+mistake&speaker=Quill")
    seen = words_of(response.text)
    assert "which does not show that Quill never posted these words" in seen
    assert "4 posts by 3 authors, posted from 4 May 2031 to 8 May 2031." in seen


@pytest.mark.parametrize("wording", get_args(records.Wording))
async def test_every_wording_has_a_page_with_its_name_and_one_sentence(
    ask: Ask, canned: Canned, monkeypatch: pytest.MonkeyPatch, wording: records.Wording
) -> None:
    verdict = canned(wording, flags=get_args(records.Flag))
    monkeypatch.setattr(verify, "verify_claim", lambda _connection, _claim, **_more: verdict)
    response = await ask("/-/verify?quote=harbour&speaker=Ann")
    assert response.status_code == 200
    seen = words_of(response.text)
    # What is wrong may be said before it: "Misleadingly shortened".
    assert verdict_labels.LABELS[wording][1].casefold() in seen.casefold()
    assert len(re.findall(r'class="sentence"', response.text)) == 1
    if verdict.findings:
        assert "<mark>harbour</mark>" in response.text
    else:
        assert "4,287 posts by 2 authors" in seen
    for flag in verdict.flags:
        assert verdict_labels.FLAGS[flag] in seen


async def test_other_posts_that_come_close_are_listed(
    ask: Ask, canned: Canned, monkeypatch: pytest.MonkeyPatch
) -> None:
    verdict = canned("verbatim")
    other = dataclasses.replace(
        verdict.findings[0],
        version=records.PostVersion(text=f"{'a ' * 400}harbour{' b' * 400}"),
        match=verdict_records.Match(wording="altered", span=(800, 807), coverage=0.01),
    )
    many = dataclasses.replace(verdict, findings=(*verdict.findings, *([other] * 12)))
    monkeypatch.setattr(verify, "verify_claim", lambda _connection, _claim, **_more: many)
    response = await ask("/-/verify?quote=harbour")
    assert response.text.count("<mark>harbour</mark>") == 11
    assert "2 more in the" in words_of(response.text)
    assert "a " * 200 not in response.text


async def test_texts_and_names_are_shown_and_never_run(ask: Ask) -> None:
    text = quote("</textarea><script>alert('tide')</script> & the <b>tables</b> are wrong again")
    response = await ask(f"/-/verify?quote={text}&speaker=%22%3E%3Csvg%20onload%3Dalert(1)%3E")
    page = _Markup(response.text)
    tags = {tag for tag, _ in page.tags}
    assert not tags & {"script", "svg", "img", "b", "em", "style"}
    assert "&lt;script&gt;alert(&#39;tide&#39;)&lt;/script&gt;" in response.text
    assert "&lt;img src=x onerror=alert(1)&gt;" in response.text
    for _, attributes in page.tags:
        assert not any(name.startswith("on") or name == "style" for name in attributes)
    assert not [a for a in page.all("a") if (a["href"] or "").lower().startswith("javascript")]
    assert "javascript:alert(1)" in response.text


async def test_copies_that_are_no_web_addresses_are_not_linked(
    ask: Ask, canned: Canned, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        verify, "verify_claim", lambda _connection, _claim, **_more: canned("verbatim")
    )
    response = await ask("/-/verify?quote=harbour")
    assert 'href="https://archive.example/1"' in response.text
    assert "javascript:alert(3)" in response.text
    assert 'href="javascript' not in response.text


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("quote=", "there is nothing to check"),
        ("quote=+++", "there is nothing to check"),
        ("quote=%E2%80%9C%E2%80%A6%E2%80%9D", "no words"),
        ("quote=a+b+c&published_at=someday", "no date"),
        ("quote=a+b+c&published_at=" + "9" * 100, "100 characters"),
        ("quote=a+b+c&speaker=" + "x" * 400, "400 characters"),
        ("quote=" + "word+" * 4001, "20,004 characters"),
    ],
)
async def test_what_cannot_be_checked_is_said_beside_the_form(
    ask: Ask, query: str, sentence: str
) -> None:
    response = await ask(f"/-/verify?{query}")
    assert response.status_code == 400
    page = _Markup(response.text)
    assert sentence in words_of(response.text)
    assert page.all("textarea")[0]["aria-describedby"] == "error"
    assert any(attributes.get("role") == "alert" for _, attributes in page.tags)


async def test_a_long_quotation_within_the_limit_is_judged(ask: Ask) -> None:
    response = await ask("/-/verify?quote=" + "word+" * 3000)
    assert response.status_code == 200
    assert "Not found" in response.text


@pytest.mark.parametrize("address", ["", "?quote=a+b+c", ".json?quote=a+b+c"])
@pytest.mark.parametrize(
    "denied",
    [
        {"allow": False},
        {"databases": {"archive": {"allow": False}}},
        {"databases": {"archive": {"tables": {"posts": {"allow": False}}}}},
        {"databases": {"archive": {"tables": {"post_versions": {"allow": {"id": "root"}}}}}},
    ],
)
async def test_who_may_not_view_the_posts_gets_no_verdict(
    ask: Ask, address: str, denied: dict[str, Any]
) -> None:
    response = await ask(f"/-/verify{address}", metadata=denied)
    assert response.status_code == 403
    assert "Mara" not in response.text


async def test_who_may_not_view_articles_gets_the_verdict_without_them(ask: Ask) -> None:
    denied = {"databases": {"archive": {"tables": {"quotes": {"allow": False}}}}}
    form = await ask("/-/verify", metadata=denied)
    assert "quote=" not in form.text
    response = await ask("/-/verify?quote=will+not+be+closed+on+Sunday", metadata=denied)
    assert response.status_code == 200
    assert "Word for word" in response.text
    assert "ledger.example" not in response.text


async def test_everything_stays_under_base_url(ask: Ask) -> None:
    response = await ask(
        "/-/verify?quote=will+not+be+closed+on+Sunday", settings={"base_url": "/news/desk/"}
    )
    page = _Markup(response.text)
    assert page.all("form")[0]["action"] == "/news/desk/-/verify"
    inside = [a["href"] or "" for a in page.all("a") + page.all("link")]
    assert all(href.startswith(("/news/desk/", "https://", "#")) for href in inside), inside
    style = next(link["href"] for link in page.all("link"))
    # The client of Datasette puts base_url before the address itself.
    address = str(style).removeprefix("/news/desk")
    assert (await ask(address, settings={"base_url": "/news/desk/"})).status_code == 200


async def test_several_databases_the_first_archive_or_the_one_named(
    ask: Ask, archive: Path, empty: Path, tmp_path: Path
) -> None:
    foreign = tmp_path / "aaa.db"
    connection = sqlite3.connect(foreign)
    connection.execute("create table quotes (id integer)")
    connection.close()
    files = [foreign, archive, empty]
    query = "/-/verify?quote=will+not+be+closed+on+Sunday"
    assert "Word for word" in (await ask(query, files=files)).text
    named = await ask(f"{query}&database=empty", files=files)
    assert "Not found" in named.text
    assert _Markup(named.text).all("input")[-1] == {
        "type": "hidden",
        "name": "database",
        "value": "empty",
    }
    for name in ("aaa", "nothing", "%3Cscript%3E", "_internal"):
        unknown = await ask(f"{query}&database={name}", files=files)
        assert unknown.status_code == 404
        assert "here is an archive" in words_of(unknown.text)
    none = await ask(query, files=[foreign])
    assert none.status_code == 404
    assert "here is no archive on this site" in words_of(none.text)


async def test_the_page_forbids_everything_it_does_not_use(ask: Ask) -> None:
    response = await ask("/-/verify?quote=a+b+c")
    policy = response.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; style-src 'self'")
    assert response.headers["x-content-type-options"] == "nosniff"
    assert response.headers["referrer-policy"] == "no-referrer"
    assert 'name="robots" content="noindex"' in response.text


@pytest.mark.parametrize("address", ["/-/verify", "/-/verify.json"])
async def test_only_get_is_answered(ask: Ask, address: str) -> None:
    assert (await ask(f"{address}?quote=a+b+c", method="HEAD")).status_code == 200
    assert (await ask(f"{address}?quote=a+b+c", method="PUT")).status_code in {403, 405}


async def test_a_search_that_takes_too_long_is_given_up(
    ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    def endless(
        connection: sqlite3.Connection, _claim: verdict_records.Claim, **_more: Any
    ) -> verdict_records.Verdict:
        connection.execute(
            "with recursive n(i) as (select 1 union all select i + 1 from n) select max(i) from n"
        ).fetchone()
        raise AssertionError

    monkeypatch.setattr(verify, "verify_claim", endless)
    response = await ask("/-/verify.json?quote=a+b+c", settings={"sql_time_limit_ms": 100})
    assert response.status_code == 503
    assert response.json()["error"].startswith("the search took longer than 100 milliseconds")


async def test_what_is_only_similar_is_shown_as_such_and_nothing_said_of_it(ask: Ask) -> None:
    response = await ask(f"/-/verify?quote={quote('left the quay this morning')}")
    seen = words_of(response.text)
    assert "holds all of these words, too common or too short to tell" in seen
    assert "only some of the words" not in seen
    assert "“left the quay this morning”" in seen
    assert "Word for word" not in seen


async def test_an_introduction_that_is_pasted_with_a_quotation_is_understood(ask: Ask) -> None:
    page = await ask(
        "/-/verify?quote=Mara+Quill+tweeted:+%22The+harbour+will+not+be+closed+on+Sunday%22"
    )
    assert "posted exactly these words" in page.text
    assert "said to be by <bdi>Mara Quill</bdi>" in page.text


async def test_the_form_suggests_speakers_and_has_a_script_of_ours_alone(see: Ask) -> None:
    page = await see("/-/verify")
    assert 'list="speakers"' in page.text
    assert '<option value="Odalys Fenwright"></option>' in page.text
    assert " autofocus" in page.text
    policy = page.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'")
    assert policy.endswith("; script-src 'self'")
    script = page.text.partition('<script src="')[2].partition('"')[0]
    assert script.startswith("/-/verify.js?")
    answer = await see(script)
    assert answer.headers["content-type"].startswith("text/javascript")
    assert "immutable" in answer.headers["cache-control"]
    asked = await see("/-/verify?quote=the+ferry+has+a+name")
    assert " autofocus" not in asked.text
    assert "<script" not in asked.text
    assert "script-src" not in asked.headers["content-security-policy"]
    assert "script-src" not in (await see("/-/front")).headers["content-security-policy"]


async def test_an_archive_that_quotes_nobody_suggests_nobody(ask: Ask, empty: Path) -> None:
    assert 'list="speakers"' not in (await ask("/-/verify", files=[empty])).text
