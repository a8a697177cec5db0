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


@pytest.mark.parametrize(
    "cell",
    [
        "0x" + "f" * 5_000,
        "1" + ":10" * 50_000,
        "1" + ":10" * 50_000 + ".5",
        "9" * 5_000,
        "2031-99-99",
        ".nan",
        "!!python/object/apply:os.getpid []",
        "!!binary '====='",
    ],
)
def test_a_value_of_yaml_is_a_text_and_nothing_is_made_of_it(cell: str) -> None:
    """Numbers with a base of sixty took the square of their length, and hexadecimal ones raised."""
    (row,) = rows(f"- name: Ana Brook\n  1: one\n  true: two\n  x: {cell}\n")
    assert row.line == 1


def test_no_value_of_yaml_is_none() -> None:
    found = rows("- {name: Ana Brook, party: ~, x: null, bluesky: ana.example}\n")
    assert [(one.body, one.accounts) for one in found if isinstance(one, PersonRow)] == [
        (None, ("bluesky:ana.example",))
    ]


def test_a_value_within_itself_is_refused() -> None:
    with pytest.raises(UnusableInput, match="recursive"):
        rows("- &ana {name: Ana Brook, x: *ana}\n")


def test_accounts_without_end_are_refused_without_counting_them_over_and_over() -> None:
    found = rows(json.dumps([{"item": "Q7", "name": "Ana", "x": f"a{n}"} for n in range(30_000)]))
    assert [getattr(one, "reason", "") for one in found] == ["Ana: more than 50 accounts"]


def test_half_a_character_of_json_is_no_error_of_ours() -> None:
    (row,) = rows('[{"name": "Ana\\ud800", "x": "ana"}]')
    assert isinstance(row, PersonRow)
    assert row.name == "Ana\ufffd"
