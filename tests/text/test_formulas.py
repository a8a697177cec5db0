"""A cell that begins as a formula does gets an apostrophe, and no other."""

import pytest

from archiver.text.formulas import harmless_cell

FORMULAS = ["=1+1", "+a", "-a", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", "-5+1", '="a"\n,b']
TEXTS = ["-5", "+1.5", "a=b", "", "“=1”", "a, b", 'say "a"', "two\nlines"]


@pytest.mark.parametrize("cell", FORMULAS)
def test_a_formula_has_an_apostrophe_before_it(cell: str) -> None:
    assert harmless_cell(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", TEXTS)
def test_text_and_numbers_stay_as_they_are(cell: str) -> None:
    assert harmless_cell(cell) == cell


@pytest.mark.parametrize("unseen", ["\x00", "\x01", "\u200b", "\ufeff", "\u202e", "\xad", "\u2060"])
def test_what_a_spreadsheet_drops_hides_no_formula(unseen: str) -> None:
    assert harmless_cell(f"{unseen}=1+1") == f"'{unseen}=1+1"
    assert harmless_cell(f"{unseen}The ferry") == f"{unseen}The ferry"


def test_no_formula_begins_where_another_country_separates_cells() -> None:
    """Where cells are separated by semicolons, quotes around ours keep no line together either."""
    assert harmless_cell("Ferry; =1+1") == "Ferry; '=1+1"
    assert harmless_cell("Ferry\n\n=1+1\r\n＝2") == "Ferry\n\n'=1+1\r\n'＝2"
    assert harmless_cell("=1;=2") == "'=1;'=2"
    for text in ("a;b=1", "late ;-) again", "two\n- lines", "a = b"):
        assert harmless_cell(text) == text
