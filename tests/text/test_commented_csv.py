"""Tables that a person keeps by hand: rows with the lines that they stand on."""

from archiver.text.commented_csv import read_commented_rows


def test_rows_know_their_lines_behind_comments_and_empty_lines() -> None:
    text = "\ufeffname, url\n\n  # of the coast\nLedger, https://ledger.example/\n\nTide,\n"
    assert [(row.line, row.cells) for row in read_commented_rows(text)] == [
        (1, ("name", "url")),
        (4, ("Ledger", "https://ledger.example/")),
        (6, ("Tide", "")),
    ]


def test_what_is_no_table_ends_it_with_the_reason() -> None:
    *rows, last = read_commented_rows("a,b\n1,2\n" + "x" * 200_000 + "\n3,4\n")
    assert [row.line for row in rows] == [1, 2]
    assert (last.line, last.cells) == (3, ())
    assert str(last.fault).startswith("no line of a table: ")


def test_an_empty_text_has_no_rows() -> None:
    assert list(read_commented_rows("")) == []
