"""The page of a quotation says of which version of its article it is, and by whom it is shown."""

import re
import sqlite3
from collections.abc import Awaitable, Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.web import invented

Ask = Callable[..., Awaitable[Any]]
pytestmark = pytest.mark.asyncio


def words_of(text: str) -> str:
    bare = re.sub(r"<(script|style|svg).*?</\1>", "", text, flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", "", bare).split())


@pytest.fixture
def key_of(newsroom: Path) -> Callable[[str], str]:
    """The name of the first quotation that begins so."""

    def key(words: str) -> str:
        with closing(sqlite3.connect(newsroom)) as connection:
            found = connection.execute(
                "select key from quotes where text like ? order by id", (f"{words}%",)
            ).fetchone()
        return str(found[0])

    return key


async def test_what_was_corrected_is_told_as_past_and_under_its_own_headline(
    see: Ask, key_of: Callable[[str], str]
) -> None:
    seen = words_of((await see(f"/-/quote/{key_of('We will be renaming')}")).text)
    assert "These words are no longer in the article: it was first seen without them on" in seen
    assert "Wording changed, no longer in the article" in seen
    assert "In the earlier version of the article" in seen
    assert "Ferry to be renamed after seal, mayor reveals" in seen
    assert "Ferry not to be renamed after seal" not in seen
    kept = words_of((await see(f"/-/quote/{key_of('The ferry has a name. The seal')}")).text)
    assert "no longer in the article" not in kept
    assert "an earlier version of the article, which still has these words" in kept


async def test_a_run_calls_gone_only_what_is_gone(see: Ask) -> None:
    page = (await see("/-/night/1")).text
    lines = re.findall(r'<li class="line.*?</li>', page, flags=re.DOTALL)
    gone = {line for line in lines if "no longer in the article" in line}
    assert any("We will be renaming" in line for line in gone)
    assert not any("The ferry has a name. The seal" in line for line in gone)


async def test_a_page_without_the_words_is_no_witness_of_them(see: Ask) -> None:
    seen = words_of((await see(f"/-/post/x/{invented.MAYOR}")).text)
    assert "On the pages of" in seen
    reworded = words_of((await see(f"/-/post/x/{invented.FERRIES}")).text)
    assert "At the platform itself" in reworded
    # Pages show what it said before, and one of them nothing.
    assert "On the pages of" not in reworded


async def test_a_lookup_is_not_called_the_same_judging(
    see: Ask, key_of: Callable[[str], str]
) -> None:
    seen = words_of((await see(f"/-/quote/{key_of('The mascot will be a seal')}")).text)
    assert "No two dates to compare" not in seen
    assert "Word for word, dated after the quotation" in seen
    assert "which is after the date of the article that cites the post" in seen
    assert "A lookup does not know which posts the article cites" in seen


async def test_nothing_is_wanted_that_stands_below_the_answer(see: Ask) -> None:
    quote = "The ferry has a name. The seal, as far as the council is aware, does not"
    need = "That the quotation's own article links or embeds the post."
    given = f"speaker=Odalys+Fenwright&quote={quote.replace(' ', '+')}"
    cited = words_of((await see(f"/-/verify?{given}")).text)
    assert "Exactly these words" in cited or "exactly these words" in cited
    assert need not in cited.replace("&#39;", "'")
    part = words_of((await see(f"/-/verify?{given.replace('The+ferry+has+a+name.+', '')}")).text)
    assert need in part.replace("&#39;", "'")
