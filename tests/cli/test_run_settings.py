"""What a command may do on the network: settings beside the archive, and options before them."""

from pathlib import Path

import pytest

from archiver.cli.run_settings import finding_options, network_settings
from archiver.errors import UnusableInput


def test_an_option_goes_before_the_file(tmp_path: Path) -> None:
    (tmp_path / "crawl.toml").write_text(
        '[manners]\ncontact = "https://desk.example/"\n[finding]\ndays = 9\n', encoding="utf-8"
    )
    path = tmp_path / "archive.db"
    ours = network_settings(path, allow_private=True, contact="https://other.example/")
    assert (ours.manners.contact, ours.allow_private) == ("https://other.example/", True)
    theirs = network_settings(path, allow_private=False, contact=None)
    assert (theirs.manners.contact, theirs.allow_private) == ("https://desk.example/", False)
    assert finding_options(path).days == 9


def test_settings_that_are_none_are_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "crawl.toml").write_text("[manners", encoding="utf-8")
    for read in (
        lambda: network_settings(tmp_path / "archive.db", allow_private=False, contact=None),
        lambda: finding_options(tmp_path / "archive.db"),
    ):
        with pytest.raises(UnusableInput, match=r"crawl\.toml"):
            read()
