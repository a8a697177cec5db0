"""The site's own lists: pages, data, tables and feeds of what a filter leaves."""

import csv
import io
import itertools
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup
from lxml import etree

from archiver.archive.pages import list_kinds
from archiver.web.pages.lists import list_routes
from archiver.web.pages.site_lists import LISTS
from archiver.web.show import entries, list_cells

Ask = Callable[..., Awaitable[Any]]
pytestmark = pytest.mark.asyncio

NAMES = [one.name for one in LISTS]
HELD = [name for name in NAMES if name not in ("transcripts", "followed")]
"""Lists of which the newsroom has something; the others have tests of their own."""
ATOM = "{http://www.w3.org/2005/Atom}"


async def test_every_list_has_a_page_data_and_a_table() -> None:
    patterns = {path for path, _ in list_routes()}
    for name in NAMES:
        assert any(path.startswith(rf"^/-/{name}(?:") for path in patterns), name
        assert rf"^/-/{name}\.csv$" in patterns


@pytest.mark.parametrize("name", HELD)
async def test_a_list_is_a_page_data_and_a_table_of_the_same(see: Ask, name: str) -> None:
    page = await see(f"/-/{name}")
    assert page.status_code == 200
    shown = BeautifulSoup(page.text, "lxml").select("ul.list > li")
    data = (await see(f"/-/{name}.json")).json()
    assert data["ok"] is True
    assert len(data[name]) == len(shown) > 0
    table = list(csv.DictReader(io.StringIO((await see(f"/-/{name}.csv")).text)))
    assert list(table[0]) == list(list_cells.COLUMNS[name])
    assert len(table) >= len(shown)
    assert table[0]["page"].startswith("http://localhost/-/")
    first = await see(table[0]["page"].removeprefix("http://localhost"))
    assert first.status_code == 200


@pytest.mark.parametrize("name", [one.name for one in LISTS if one.entry and one.name in HELD])
async def test_a_list_is_a_feed(see: Ask, name: str) -> None:
    root = etree.fromstring((await see(f"/-/{name}.atom")).content)
    ids = [entry.findtext(f"{ATOM}id") for entry in root.findall(f"{ATOM}entry")]
    assert ids
    assert len(set(ids)) == len(ids)
    assert str(ids[0]).startswith("urn:archiver:")
    assert root.findtext(f"{ATOM}updated") != entries.NEVER


async def test_filters_are_kept_in_every_link_and_can_be_taken_away(see: Ask) -> None:
    page = BeautifulSoup(
        (await see("/-/quotations?problem=any&q=ferry&to=2031-01-01")).text, "lxml"
    )
    active = [one.get_text(" ", strip=True) for one in page.select(".active a")]
    assert len(active) == 4
    assert active[-1] == "all of them"
    hrefs = [str(one["href"]) for one in page.select(".bottom a")][:3]
    assert all("problem=any" in href and "q=ferry" in href for href in hrefs)
    assert page.select_one("select[name=problem] option[selected]")["value"] == "any"  # type: ignore[index]
    assert page.select_one("input#f-q")["value"] == "ferry"  # type: ignore[index]


async def test_a_filter_without_a_field_is_sent_along_with_the_form(see: Ask) -> None:
    page = BeautifulSoup((await see("/-/quotations?person=x:fenwright_mrwby")).text, "lxml")
    kept = page.select_one("form.filters input[type=hidden][name=person]")
    assert kept is not None
    assert kept["value"] == "x:fenwright_mrwby"
    assert not page.select("form.filters input[type=hidden][name=site]")


async def test_pages_lead_on_and_back(see: Ask) -> None:
    first = BeautifulSoup((await see("/-/quotations")).text, "lxml")
    later = first.select_one("a[rel=next]")
    assert later is not None
    assert first.select_one("a[rel=prev]") is None
    second = BeautifulSoup((await see(str(later["href"]))).text, "lxml")
    assert second.select_one("a[rel=prev]") is not None
    texts = [{one.get_text() for one in page.select("ul.list > li")} for page in (first, second)]
    assert not texts[0] & texts[1]


async def test_only_what_has_a_problem_is_listed_as_one(see: Ask) -> None:
    data = (await see("/-/quotations.json?problem=any")).json()
    assert data["quotations"]
    assert all(one["verdict"]["problem"] for one in data["quotations"])
    wrong = {one["verdict"]["problem"] for one in data["quotations"]}
    for problem in wrong:
        one_kind = (await see(f"/-/quotations.json?problem={problem}")).json()
        assert {one["verdict"]["problem"] for one in one_kind["quotations"]} == {problem}


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("from=yesterday", "'from' is no day"),
        ("to=20310504", "'to' is no day"),
        ("page=0", "'page' is a number"),
        ("page=9999", "'page' is a number"),
        ("page=٣", "'page' is a number"),
        ("order=tide", "'order' is one of"),
        ("problem=tide", "'problem' is one of"),
        ("wording=tide", "'wording' is one of"),
    ],
)
@pytest.mark.parametrize("form", ["", ".json"])
async def test_what_is_no_filter_is_told(see: Ask, query: str, said: str, form: str) -> None:
    response = await see(f"/-/quotations{form}?{query}")
    assert response.status_code == 400
    assert said in (response.json()["error"] if form else BeautifulSoup(response.text, "lxml").text)


@pytest.mark.parametrize("name", NAMES)
async def test_hostile_values_are_text(see: Ask, name: str) -> None:
    fields = ("q", "site", "platform", "problem", "person")
    hostile = ("' or 1=1 --", "<script>alert(1)</script>", "%00", "ÿ" * 200, "a" * 501)
    for field, value in itertools.product(fields, hostile):
        response = await see(f"/-/{name}?{field}={value}")
        assert response.status_code in {200, 400}, (field, value)
        assert "<script>alert" not in response.text, (field, value)


async def test_what_was_put_right_is_on_a_list_of_its_own_that_the_other_leads_to(see: Ask) -> None:
    asked = "site=Tidewire&problem=any&from=2025-03-01&to=2025-03-31"
    page = BeautifulSoup((await see(f"/-/quotations?{asked}")).text, "lxml")
    (link,) = (one for one in page.select("main a") if "no longer in its article" in one.text)
    assert "1 more with something wrong" in link.text
    data = (await see(str(link["href"]).replace("?", ".json?"))).json()
    assert [one["text"][:24] for one in data["corrected"]] == ["We will be renaming the "]
    assert data["total"] == 1
    counted = (await see(f"/-/quotations.json?{asked}")).json()["corrected"]
    assert counted["total"] == 1
    assert (await see(counted["url"])).json()["corrected"] == data["corrected"]
    # What articles say now, and what is right, was not put right.
    still = {one["key"] for one in (await see("/-/quotations.json")).json()["quotations"]}
    assert data["corrected"][0]["key"] not in still
    assert (await see("/-/quotations.json?problem=none")).json()["corrected"]["total"] == 0


async def test_a_page_behind_the_last_leads_to_the_first(see: Ask) -> None:
    page = BeautifulSoup((await see("/-/quotations?page=150&problem=any")).text, "lxml")
    (link,) = (one for one in page.select("main a") if "first page" in one.text)
    assert "The list has no page 150" in page.text
    assert link["href"] == "/-/quotations?problem=any"
    refused = await see(f"/-/quotations?page={'9' * 300}")
    assert refused.status_code == 400
    assert "a number from 1 to 200" in refused.text


async def test_filters_are_named_as_people_read_them(see: Ask) -> None:
    page = await see("/-/posts?person=x:harbour_mrwby")
    assert "Account: harbour_mrwby on X" in BeautifulSoup(page.text, "lxml").text
    feed = etree.fromstring((await see("/-/quotations.atom?site=Tidewire&from=2025-03-01")).content)
    assert feed.findtext(f"{ATOM}title") == "Quotations: from: 2025-03-01, publisher: Tidewire"
    ends = "from=2025-03-01&site=Tidewire&to=2025-03-31"
    shown = BeautifulSoup((await see(f"/-/quotations?{ends}")).text, "lxml").select(".active bdi")
    assert [one.text for one in shown] == [
        "From: 1 March 2025",
        "To: 31 March 2025",
        "Publisher: Tidewire",
    ]


async def test_a_list_that_nothing_fits_says_so(see: Ask) -> None:
    page = await see("/-/quotations?q=nobodysaidthis")
    assert "Nothing here fits" in page.text


async def test_cells_are_no_formulas(ask: Ask) -> None:
    for name in NAMES:
        table = (await ask(f"/-/{name}.csv")).text
        cells = [cell for row in csv.reader(io.StringIO(table)) for cell in row]
        assert not [cell for cell in cells if cell.lstrip()[:1] in "=+@" and cell.strip()]


async def test_people_are_sorted_by_the_share_that_is_wrong_and_those_of_few_come_behind(
    see: Ask,
) -> None:
    listed = (await see("/-/people.json?order=misquoted")).json()["people"]
    wrong = [one for one in listed if one["problems"]]
    assert len(wrong) > 1
    assert any(one["quotations"] and not one["problems"] for one in listed)
    assert wrong == listed[: len(wrong)]
    few = [one["quotations"] < list_kinds.ENOUGH_JUDGED for one in wrong]
    assert few == sorted(few)
    assert set(few) == {False, True}
    for is_few in (False, True):
        shares = [
            one["problems"] / one["quotations"]
            for one, few in zip(wrong, few, strict=True)
            if few is is_few
        ]
        assert shares == sorted(shares, reverse=True)
    page = (await see("/-/people?order=misquoted")).text
    assert "fewer than 10 quotations come behind" in page
    assert f"quoted {wrong[0]['quotations']} times" in page
    of_one = f"/-/quotations?person={wrong[0]['key'].replace(':', '%3A')}&amp;problem=any"
    assert f'<a href="{of_one}">something is wrong with {wrong[0]["problems"]}</a>' in page
    shown = (await see(of_one.replace("?", ".json?").replace("&amp;", "&"))).json()
    assert shown["total"] == wrong[0]["problems"]
    assert "come behind" not in (await see("/-/people")).text
