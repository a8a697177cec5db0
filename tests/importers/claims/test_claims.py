"""Which column is which, how dates are written, and what is quoted in a cell."""

import pytest

from archiver.errors import UnusableInput
from archiver.extraction.quotations.quotations import find_quotations
from archiver.importers.claims import article_text
from archiver.importers.claims.article_text import quotations_of_text, read_pasted
from archiver.importers.claims.claim_columns import choose_claim_columns, names_quotations
from archiver.importers.claims.claim_dates import DateOrder, column_dates
from archiver.importers.claims.claim_table import ClaimTable, TableRow
from archiver.importers.claims.open_table import read_claim_table
from archiver.importers.claims.row_claims import claims_of_table
from archiver.models.records import Quote


def table(*rows: str) -> ClaimTable:
    return read_claim_table("\n".join(rows).encode())


@pytest.mark.parametrize(
    ("header", "used"),
    [
        ("quote,speaker,published_at,id", (0, 1, 2, 3)),
        ("ID;Who;Quotation;Publication date", (2, 1, 3, 0)),
        ("Nr.;Zitat;Sprecher:in;Erschienen", (1, 2, 3, 0)),
        ("Auteur;Citation;Publié le", (1, 0, 2, None)),
        ("Cita;Quién;Fecha de publicación", (0, 1, 2, None)),
        ("Chi\tCitazione\tData", (1, 0, 2, None)),
        ("цитата;Автор;Дата публикации", (0, 1, 2, None)),
        ("Alıntı,Konuşmacı,Tarih", (0, 1, 2, None)),
        ("引用,発言者,日付", (0, 1, 2, None)),
        ("text,name,date", (0, 1, 2, None)),
        ("QuotedText,saidBy,pubDate", (0, 1, 2, None)),
    ],
)
def test_columns_are_known_by_the_names_that_people_use(
    header: str, used: tuple[int | None, ...]
) -> None:
    found = choose_claim_columns(table(header, "a b c"))
    assert (found.quote, found.speaker, found.published_at, found.id) == used


def test_of_two_columns_of_a_meaning_the_filled_one_is_used_and_the_rest_is_told() -> None:
    given = table("quote,text,who,note", ",The seal queues,Ana,x")
    found = choose_claim_columns(given)
    assert found.quote == 1
    assert found.summary() == "columns used: text as quote, who as speaker; only kept: quote, note"


def test_a_table_without_quotations_says_what_it_has() -> None:
    with pytest.raises(UnusableInput, match=r"such as quote, Zitat or citation; .* has one, two$"):
        choose_claim_columns(table("one;two", "a;b"))
    assert not names_quotations(["one", "two"])


DATES: list[tuple[list[str], DateOrder | None, list[str | None], str | None]] = [
    (["13/07/2031", "03/04/2031"], None, ["2031-07-13", "2031-04-03"], "day/month/year"),
    (["03/04/2031", "7/13/2031"], None, ["2031-03-04", "2031-07-13"], "month/day/year"),
    (["03/04/2031", "5/5/2031"], None, [None, "2031-05-05"], "cannot be told"),
    (["03/04/2031"], "mdy", ["2031-03-04"], "as you say"),
    (["03/04/2031"], "dmy", ["2031-04-03"], "as you say"),
    (["13/07/2031", "07/13/2031", "01/02/2031"], None, ["2031-07-13", "2031-07-13", None], "side"),
    (["3.4.2031", "3.4.31"], None, ["2031-04-03", "2031-04-03"], None),
    (["13/7/31", "1/2/31"], None, ["2031-07-13", "2031-02-01"], "day/month/year"),
    (
        ["2031-07-13T10:00:00Z", "13 July 2031", "gestern", "24-07-13"],
        None,
        ["2031-07-13T10:00:00Z", "2031-07-13", None, None],
        None,
    ),
    (
        ["13/07/2031 22:45:10Z", "13/07/2031, 10:00"],
        None,
        ["2031-07-13T22:45:10Z", "2031-07-13"],
        "day/month",
    ),
    (["31/02/2031"], None, [None], "day/month"),
]


@pytest.mark.parametrize(("values", "given", "read", "note"), DATES)
def test_the_order_of_day_and_month_is_that_of_the_column(
    values: list[str], given: DateOrder | None, read: list[str | None], note: str | None
) -> None:
    found = column_dates("Datum", values, given)
    assert [found.read(value) for value in values] == read
    assert (found.note is None) == (note is None)
    assert note is None or note in (found.note or "")


def test_a_claim_comes_out_of_each_row_and_a_fault_costs_its_cell_alone() -> None:
    given = table(
        "Zitat;Wer;Datum;Nr",
        '"Ana Brook tweeted: ""The ferry is late again today.""";;13/07/2031;7',
        "The seal queues;Bea;gestern;8",
        ";Bea;;9",
    )
    found = claims_of_table(given)
    first, second, third = found.claims
    assert first.claim is not None
    assert (first.claim.quote, first.claim.speaker) == (
        "The ferry is late again today.",
        "Ana Brook",
    )
    assert (first.claim.published_at, first.claim.id) == ("2031-07-13", "7")
    assert second.claim is not None
    assert second.claim.published_at is None
    assert second.fault == "Datum is no date that can be told, and is not used"
    assert (third.claim, third.error) == (None, "Zitat is empty")
    assert "1 cell has an introduction" in found.notes[-1]


def test_an_introduction_of_somebody_else_than_the_speaker_is_left_in() -> None:
    text = 'Bea Stroud tweeted: ""The ferry is late again today.""'
    (found,) = claims_of_table(table("quote,who", f'"{text}",Ana Brook')).claims
    assert found.claim is not None
    assert found.claim.quote == text.replace('""', '"')
    (found,) = claims_of_table(table("quote,who", f'"{text}",@stroud')).claims
    assert not found.introduced
    (found,) = claims_of_table(table("quote,who", f'"{text}",Stroud')).claims
    assert found.introduced


def test_a_list_without_names_of_columns_is_all_quotations() -> None:
    found = claims_of_table(table("The seal queues for hours", "The ferry is late"))
    assert found.header == ("quote",)
    assert [one.claim.quote for one in found.claims if one.claim] == [
        "The seal queues for hours",
        "The ferry is late",
    ]


def test_cells_that_spreadsheets_guarded_lose_their_guard() -> None:
    rows = (TableRow(2, ("'=the seal queues",)), TableRow(3, ("'tis the ferry",)))
    found = claims_of_table(ClaimTable(header=("quote",), rows=rows)).claims
    assert [one.claim.quote for one in found if one.claim] == ["=the seal queues", "'tis the ferry"]


def test_the_quotations_of_what_is_pasted_are_looked_for_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Two thousand of them take seconds."""
    looked: list[str] = []

    def find(text: str, *, language: str | None) -> tuple[Quote, ...]:
        looked.append(text)
        return find_quotations(text, language=language)

    monkeypatch.setattr(article_text, "find_quotations", find)
    found = read_pasted("Bea Stroud said: “We shall see the pier.”", most_rows=10)
    assert [row.cells[:2] for row in found.rows] == [("We shall see the pier.", "Bea Stroud")]
    assert len(looked) == 1


def test_an_article_is_a_table_of_its_quotations() -> None:
    text = (
        "Harbour news\n\nThe mayor, Ana Brook, wrote on X: “The ferry will run on Sunday.”\n"
        "“We shall see,” said Bea Stroud of the “season ticket”."
    )
    found = quotations_of_text(text, most_rows=10)
    assert found.header[:2] == ("quote", "speaker")
    assert [(row.number, row.cells[:2]) for row in found.rows] == [
        (3, ("The ferry will run on Sunday.", "Ana Brook")),
        (4, ("We shall see,", "Bea Stroud")),
    ]
    with pytest.raises(UnusableInput, match="no quotation of three words"):
        quotations_of_text("Nothing is quoted here.", most_rows=10)
    with pytest.raises(UnusableInput, match="more than 1 quotations"):
        quotations_of_text(text, most_rows=1)
