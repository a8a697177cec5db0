"""Pages that give themselves the address of another publisher."""

import pytest

from archiver.archive.connection import transaction
from archiver.archive.store import sources
from tests.attacks.town import Order, Town
from tests.conftest import x_id

pytestmark = pytest.mark.slow  # nights against servers; the claims of pages are tried every day

POST = x_id("2024-07-13T22:45:13")
TRUE = "The ferry will never leave before the seal does."
TWISTED = "The ferry will leave before the seal does."


def quoting(town: Town, path: str, words: str, *, publisher: int = 1, head: str = "") -> str:
    there = town.show_x_post(POST, TRUE)
    return town.page(
        path,
        f"<p>“{words[:-1]},” Ana Brook wrote on X.</p>"
        f'<blockquote class="twitter-tweet"><a href="{there}">July 13, 2024</a></blockquote>',
        publisher=publisher,
        head=head,
    )


@pytest.mark.parametrize("name", ["Harbour Courier", "courier.example"])
def test_no_name_is_borne_by_two_publishers(town: Town, order: Order, name: str) -> None:
    """Both that claim one are called by their hosts, and who names itself by another's address."""
    head = f'<meta property="og:site_name" content="{name}">'

    def truth() -> None:
        town.crawl(quoting(town, "/honest", TRUE, head=head))

    def attack() -> None:
        town.crawl(quoting(town, "/rival", TWISTED, publisher=2, head=head))

    town.in_order(order, truth, attack)
    called = dict(town.connection.execute("select url, site from articles").fetchall())
    honest, rival = f"{town.publisher(1)}/honest", f"{town.publisher(2)}/rival"
    if name == "courier.example":
        assert called.get(honest, "127.0.0.1") == "127.0.0.1"
        assert called[rival] == "127.0.0.2"
    elif order == "attack alone":
        assert called == {rival: name}
    else:
        assert called == {honest: "127.0.0.1", rival: "127.0.0.2"}


def test_a_name_stays_with_whom_the_owner_of_the_archive_reads(town: Town, order: Order) -> None:
    """In other letters the name is the same, and in letters that look alike it is nobody's."""
    with transaction(town.connection):
        sources.add_source(town.connection, f"{town.publisher(1)}/feed", at="2024-07-13T00:00:00Z")
    names = ("Harbour Courier", "HARBOUR COURIER", "Harbour Соurier")
    heads = [f'<meta property="og:site_name" content="{one}">' for one in names]

    def attack() -> None:
        town.crawl(quoting(town, "/rival", TWISTED, publisher=2, head=heads[1]))
        town.crawl(quoting(town, "/again", TWISTED, publisher=2, head=heads[2]))

    town.in_order(order, lambda: town.crawl(quoting(town, "/honest", TRUE, head=heads[0])), attack)
    called = dict(town.connection.execute("select url, site from articles").fetchall())
    assert called.pop(f"{town.publisher(2)}/again") == "127.0.0.2"
    rival = f"{town.publisher(2)}/rival"
    if order == "attack alone":
        assert called == {rival: names[1]}
    else:
        assert called == {f"{town.publisher(1)}/honest": names[0], rival: "127.0.0.2"}


@pytest.mark.parametrize("form", ["canonical", "og:url"])
def test_a_page_does_not_become_a_version_of_anothers_article(
    town: Town, order: Order, form: str
) -> None:
    """The honest paper's article keeps its words, and what is altered is the rival's."""
    honest = f"{town.publisher(1)}/honest"
    head = {
        "canonical": f'<link rel="canonical" href="{honest}">',
        "og:url": f'<meta property="og:url" content="{honest}">',
    }[form]

    def truth() -> None:
        town.crawl(quoting(town, "/honest", TRUE))

    def attack() -> None:
        town.crawl(quoting(town, "/rival", TWISTED, publisher=2, head=head))

    town.in_order(order, truth, attack)
    found = {
        (row[0], row[1].rstrip(","), row[2])
        for row in town.connection.execute(
            "select a.url, q.text, v.wording from quotes q "
            "join article_versions av on av.id = q.article_version_id "
            "join articles a on a.id = av.article_id join verdicts v on v.id = q.verdict_id"
        )
    }
    rival = (f"{town.publisher(2)}/rival", TWISTED[:-1], "altered")
    if order == "attack alone":
        assert found == {rival}
    else:
        assert found == {rival, (honest, TRUE[:-1], "verbatim")}
        versions = town.connection.execute(
            "select count(*) from article_versions av join articles a on a.id = av.article_id "
            "where a.url = ?",
            (honest,),
        ).fetchone()
        assert versions[0] == 1


FORMS = {
    "a browser's note": ("a.html", "<!-- saved from url=(0040){there} -->{page}"),
    "a canonical address": ("a.html", '<link rel="canonical" href="{there}">{page}'),
    "MHTML": (
        "a.mhtml",
        (
            "From: <Saved by Blink>\r\nSnapshot-Content-Location: {there}\r\nMIME-Version: 1.0\r\n"
            'Content-Type: multipart/related; boundary="b"\r\n\r\n--b\r\n'
            "Content-Type: text/html\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{page}\r\n--b--\r\n"
        ),
    ),
}


@pytest.mark.parametrize("form", FORMS)
def test_a_file_that_says_where_it_was_saved_from_changes_nothing_there(
    town: Town, order: Order, form: str
) -> None:
    """What was fetched from an address comes before what a file says of it."""
    honest = quoting(town, "/honest", TRUE)
    name, shape = FORMS[form]
    page = town.room.pages["/honest"][2].replace(TRUE[:-1], TWISTED[:-1])
    page = page.replace("The seal and the ferry", "The council lies")
    path = town.folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(shape.format(there=honest, page=page), encoding="utf-8")
    town.in_order(order, lambda: town.crawl(honest), lambda: town.crawl(str(path)))
    rows = town.connection.execute(
        "select a.url, a.title, q.text, v.problem from quotes q "
        "join current_article_versions c on c.version_id = q.article_version_id "
        "join articles a on a.id = c.article_id join verdicts v on v.id = q.verdict_id"
    ).fetchall()
    found = {row["url"]: tuple(row)[1:] for row in rows}
    if order != "attack alone":
        assert found == {honest: ("The seal and the ferry", TRUE[:-1] + ",", None)}
