"""Make cells of tables harmless that a spreadsheet would take for formulas."""

import re

# What begins a formula in Excel, LibreOffice or Google Sheets, behind what they pass over or drop
# (OWASP, "CSV Injection"): "=1+1", "+a", "@SUM", " =a", "\x00=a"; not "a=b".
_FORMULA = re.compile(
    r"[\s\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]*"
    r"[=+\-@＝＋－＠﹦﹢﹣﹫]|[\t\r\n]"
)
# Where a spreadsheet of another country separates cells at semicolons, a cell begins behind one,
# and quotes around ours keep no line together. "a;=1", "a\n =1"; not "a;b=1" nor "a; -)".
_INNER = re.compile(r"(?<=.[;\r\n])([^\S\r\n]*)([=＝﹦])", re.DOTALL)
# Matches "-5", "+1.5e3"; not "-5+1".
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?")


def harmless_cell(cell: str) -> str:
    """Put an apostrophe before a cell that begins as a formula does; a number is none.

    >>> harmless_cell("=cmd|' /C calc'!A0"), harmless_cell("-5"), harmless_cell("a=b")
    ("'=cmd|' /C calc'!A0", '-5', 'a=b')
    >>> harmless_cell("a;=cmd|' /C calc'!A0")
    "a;'=cmd|' /C calc'!A0"
    """
    if "=" in cell or "＝" in cell or "﹦" in cell:
        cell = _INNER.sub(r"\1'\2", cell)
    if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell):
        return f"'{cell}"
    return cell
