"""Tables of people: one person or one complaint a row, whatever form the table has."""

import json

import pytest

from archiver.errors import UnusableInput
from archiver.importers.people_tables import (
    PeopleNames,
    PersonRow,
    UnusablePerson,
    is_people_table,
    read_people,
)


def rows(text: str, known: PeopleNames | None = None) -> list[PersonRow | UnusablePerson]:
    return list(read_people(text.encode(), known or PeopleNames()))


def test_a_table_is_told_from_one_of_sources() -> None:
    assert is_people_table(b"# mine\nName,X\nAna Brook,anabrook\n")
    assert is_people_table(b"\xef\xbb\xbf[{}]")
    assert not is_people_table(b"url,title,name\nhttps://news.example/,,\n")
    assert not is_people_table(b"<opml>")
    assert not is_people_table(b"")


def test_cells_are_written_as_accounts_are_added_by_hand() -> None:
    (ana,) = rows(
        "name,party,Twitter,Bluesky handle,mastodon,YouTube,accounts\n"
        '"Brook, Ana",Harbour,@AnaBrook,ana.example,@ana@social.example,https://youtube.com/@ana,'
        "u/ana t.me/x\n"
    )
    assert isinstance(ana, PersonRow)
    assert (ana.name, ana.body) == ("Brook, Ana", "Harbour")
    assert ana.accounts == (
        "u/ana",
        "t.me/x",
        "x:AnaBrook",
        "bluesky:ana.example",
        "@ana@social.example",
        "https://youtube.com/@ana",
    )


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (",anabrook,", "it names nobody"),
        ("Q42,anabrook,", "it names nobody"),
        ("Ana Brook,,", "it names no account"),
        (f"Ana Brook,{' '.join(f'a{n}' for n in range(60))},", "more than 50 accounts"),
    ],
)
def test_a_row_that_cannot_be_used_says_why(line: str, told: str) -> None:
    (row,) = rows(f"name,x,aliases\n{line}\n")
    assert isinstance(row, UnusablePerson)
    assert told in row.reason
    assert row.line == 2


def test_a_list_of_plain_objects_is_read_too() -> None:
    text = json.dumps(
        [
            {"item": "Q1", "itemLabel": "Ana Brook", "P2002": "anabrook", "itemAltLabel": "A. B."},
            {"item": "Q1", "itemLabel": "Ana Brook", "P2002": "ana2"},
            {"item": "Q2", "itemLabel": "Q2", "P2002": "nobody"},
        ]
    )
    ana, nobody = rows(text)
    assert ana == PersonRow(
        line=1, name="Ana Brook", aliases=("A. B.",), accounts=("x:anabrook", "x:ana2")
    )
    assert isinstance(nobody, UnusablePerson)


@pytest.mark.parametrize(
    "text", ["[]", "{}", "[" * 5_000, "- a: [", "- &a [*a, *a]\n- b: !!python/object:os.system x"]
)
def test_what_is_no_list_of_people_is_refused(text: str) -> None:
    with pytest.raises(UnusableInput):
        rows(text)
