"""Make cells of tables harmless that a spreadsheet would take for formulas."""

import re

# What begins a formula in Excel, LibreOffice or Google Sheets, behind what they pass over
# (OWASP, "CSV Injection"): "=1+1", "+a", "@SUM", " =a"; not "a=b".
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")
# Matches "-5", "+1.5e3"; not "-5+1".
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?")


def harmless_cell(cell: str) -> str:
    """Put an apostrophe before a cell that begins as a formula does; a number is none.

    >>> harmless_cell("=cmd|' /C calc'!A0"), harmless_cell("-5"), harmless_cell("a=b")
    ("'=cmd|' /C calc'!A0", '-5', 'a=b')
    """
    if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell):
        return f"'{cell}"
    return cell
