"""The owner's settings are checked, and what is wrong with them is told in a sentence."""

from pathlib import Path

import pytest

from archiver.crawl.settings import read_settings
from archiver.errors import UnusableSettings


def test_without_a_file_a_crawl_is_polite(tmp_path: Path) -> None:
    found = read_settings(tmp_path)
    assert found.manners.delay >= 1
    assert (found.private, found.authority.url) == (False, None)
    assert len(found.asked.archives) == 1


def test_what_the_file_says_is_taken(tmp_path: Path) -> None:
    (tmp_path / "crawl.toml").write_text(
        "private = true\narchives = []\n[manners]\ndelay = 2.5\n[posts]\nthreads = false\n"
    )
    found = read_settings(tmp_path)
    assert (found.private, found.manners.delay, found.asked.archives) == (True, 2.5, ())
    assert found.asked.threads is False


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[manners]\nhurry = 1", "'hurry' is no setting"),
        ("[manners]\ndelay = 'long'", "'delay' has to be a number"),
        ("private = 1", "'private' has to be true or false"),
        ("manners = 3", "'manners' has to be a table"),
        ("[manners", "is no TOML"),
        ("[[archives]]\nname = 'Ours'", "cdx, replay missing"),
        ("[evidence]\ntsa = 'ftp://stamp.example'", "'tsa'"),
        ("[evidence]\nroots = 'no.pem'", "no.pem cannot be read"),
    ],
)
def test_what_is_wrong_is_told_in_a_sentence(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "crawl.toml").write_text(text)
    with pytest.raises(UnusableSettings, match=r"crawl\.toml") as raised:
        read_settings(tmp_path)
    assert said in str(raised.value)
