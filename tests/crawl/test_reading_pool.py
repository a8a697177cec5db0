"""Pages read in other processes: whatever is wrong with one is an error of that page alone."""

import asyncio
import logging
import sys
from dataclasses import replace
from typing import Any

import pytest

from archiver.crawl.events import LOG, JsonFormatter
from archiver.crawl.reading_pool import ReadingPool
from archiver.errors import UnreadableListing, UnreadablePage
from archiver.models.records import Capture

pytestmark = pytest.mark.asyncio

PAGE = Capture(
    url="https://news.example/ferry",
    source="https://news.example/ferry",
    fetched_at="2031-05-04T00:00:00Z",
    status=200,
    headers=(("Content-Type", "text/html"),),
    body=b"<html><body><p>The ferry left the harbour at nine.</p></body></html>",
)
NUMBER: Any = 7
BROKEN = replace(PAGE, source="https://news.example/broken", headers=(("Content-Type", NUMBER),))
"""A capture over which our own code stumbles: no header's value is a number."""


async def test_a_parser_s_exception_is_an_error_of_that_page_in_a_sentence(
    capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    with ReadingPool(2) as pool, caplog.at_level(logging.ERROR, LOG):
        found = await asyncio.gather(
            pool.read(PAGE), pool.read(BROKEN), pool.read(PAGE), return_exceptions=True
        )
    assert isinstance(found[1], UnreadablePage)
    assert str(found[1]) == "reading it failed (AttributeError), which is our mistake"
    assert not any(isinstance(one, BaseException) for one in (found[0], found[2]))
    assert "Traceback" not in "".join(capfd.readouterr())
    (record,) = caplog.records
    assert record.getMessage() == BROKEN.source
    assert "AttributeError" in JsonFormatter().format(record)


@pytest.mark.slow
async def test_a_listing_that_our_code_stumbles_over_is_told_in_a_sentence(
    capfd: pytest.CaptureFixture[str],
) -> None:
    body: Any = "no bytes"
    with (
        ReadingPool(1) as pool,
        pytest.raises(UnreadableListing, match="which is our mistake"),
    ):
        await pool.read_listing(replace(PAGE, body=body))
    assert "Traceback" not in "".join(capfd.readouterr())


@pytest.mark.slow
async def test_a_reading_comes_back_without_its_tree() -> None:
    with ReadingPool(1) as pool:
        read = await pool.read(PAGE)
        assert not pool.is_reading
    assert read.page.tree is None
    assert "ferry" in read.article.text


async def test_where_no_program_can_be_begun_pages_are_read_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with ReadingPool(1) as pool:
        reading = await pool.read(PAGE)
    assert reading.page.url == PAGE.url
