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
