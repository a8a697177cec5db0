"""WARC and WACZ files of unknown people, with records that pass for a platform's or a paper's."""

import base64
import hashlib
import zipfile
from pathlib import Path

import pytest

from tests.attacks.test_borrowed_addresses import POST, TRUE, TWISTED, quoting
from tests.attacks.town import Order, Town

pytestmark = pytest.mark.slow  # nights against servers; the claims of pages are tried every day

KEY = f"x:{POST}"
URL = f"https://x.com/anabrook_test/status/{POST}"
INVENTED = "The seal has a season ticket for every ferry of mine."
DAY = "2024-07-15T10:00:00Z"
EMBED = (
    f'<blockquote class="twitter-tweet"><p>{INVENTED}</p>&mdash; Ana Brook (@anabrook_test) '
    f'<a href="{URL}">July 13, 2024</a></blockquote>'
)
PAGE = (
    '<!doctype html><html lang="en"><head><title>Ana Brook on X</title></head><body><article>'
    f"<h1>Ana Brook on X</h1><p>“{INVENTED[:-1]},” Ana Brook wrote on X.</p>{EMBED}"
    "<p>The harbour was quiet when the council met to hear about the timetable.</p></article>"
)


def record(
    url: str,
    body: str,
    *,
    kind: str = "response",
    media: str = "text/html; charset=utf-8",
    status: str = "200 OK",
    **fields: str,
) -> bytes:
    """Write one record of a WARC file as any program may, whatever it says of itself."""
    held = body.encode()
    if kind in {"response", "revisit"}:
        held = f"HTTP/1.1 {status}\r\nContent-Type: {media}\r\n\r\n".encode() + held
        media = "application/http; msgtype=response"
    named = {
        "WARC-Type": kind,
        "WARC-Record-ID": "<urn:uuid:00000000-0000-4000-8000-000000000007>",
        "WARC-Target-URI": url,
        "WARC-Date": DAY,
        "Content-Type": media,
        **{name.replace("_", "-"): value for name, value in fields.items()},
        "Content-Length": str(len(held)),
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in named.items())
    return f"WARC/1.1\r\n{head}\r\n".encode() + held + b"\r\n\r\n"


def digest_of(text: str) -> str:
    return "sha1:" + base64.b32encode(hashlib.sha1(text.encode()).digest()).decode()  # noqa: S324 - WARC's own


RECORDS: dict[str, tuple[bytes, ...]] = {
    "the post's own page": (record(URL, PAGE),),
    "an answer of the embed service": (
        record(
            f"https://cdn.syndication.twimg.com/tweet-result?id={POST}&token=a",
            f'{{"__typename":"Tweet","id_str":"{POST}","text":"{INVENTED}"}}',
            media="application/json",
        ),
    ),
    "an embed as the platform serves it": (
        record(f"https://platform.twitter.com/embed/Tweet.html?id={POST}", PAGE),
    ),
    "a copy in a web archive": (record(f"https://web.archive.org/web/20240715100000/{URL}", PAGE),),
    "a copy as it was captured": (
        record(f"https://web.archive.org/web/20240715100000id_/{URL}", PAGE),
    ),
    "a resource": (record(URL, PAGE, kind="resource"),),
    "a day to come": (record(URL, PAGE, WARC_Date="9999-12-31T23:59:59Z"),),
    "a day before the web": (record(URL, PAGE, WARC_Date="0001-01-01T00:00:00Z"),),
    "a forged digest": (
        record(URL, PAGE, WARC_Payload_Digest=digest_of("another"), WARC_Block_Digest="sha1:AAAA"),
    ),
    "a source of ours": (
        record(URL, PAGE, kind="resource", WARC_Source_URI="/archive/captures/night.warc.gz"),
    ),
    "an address with another's in it": (record(f"https://x.com@evil.example/status/{POST}", PAGE),),
    "an address in angles": (record(f"<{URL}>", PAGE),),
    "one record under two addresses": (
        record(URL, PAGE, WARC_Refers_To_Target_URI="https://evil.example/page"),
    ),
    "a deleted post": (
        record(URL, "<html><body>This Post was deleted.</body></html>", status="404 Not Found"),
        record(URL, "<html><body>This account doesn’t exist.</body></html>"),
    ),
}


def write_warc(town: Town, name: str, *records: bytes) -> Path:
    path = town.folder / "given" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix == ".wacz":
        with zipfile.ZipFile(path, "w") as made:
            made.writestr("archive/data.warc", b"".join(records))
            made.writestr("pages/pages.jsonl", '{"format":"json-pages-1.0","id":"pages"}\n')
            made.writestr("datapackage-digest.json", '{"signedData":{"publicKey":"x"}}')
    else:
        path.write_bytes(b"".join(records))
    return path


@pytest.mark.parametrize("name", ["given.warc", "given.wacz"])
@pytest.mark.parametrize("kind", RECORDS)
def test_a_record_of_a_file_speaks_for_no_platform(
    town: Town, order: Order, kind: str, name: str
) -> None:
    def truth() -> None:
        town.show_x_post(POST, TRUE)
        town.resolve(URL)

    def attack() -> None:
        town.crawl(str(write_warc(town, name, *RECORDS[kind])))

    town.in_order(order, truth, attack)
    held = town.find_post(KEY)
    invented = town.judge(INVENTED[:-1], near=frozenset({KEY}), shown=frozenset({KEY}), cue="post")
    assert invented.attribution != "confirmed" or invented.corroborated is False
    if order == "attack alone":
        assert held is None or held.evidence <= {"embed", "api"}
        assert held is None or held.standing in {"unchecked", "unavailable", "unknown"}
        return
    assert held is not None
    assert (held.texts, held.standing) == ((TRUE,), "live")
    assert (held.handle, held.name, held.url) == ("anabrook_test", "Ana Brook", URL)
    assert held.posted_at == "2024-07-13T22:45:13Z"
    assert invented.attribution != "confirmed"


def revisit_of(url: str, body: str, **fields: str) -> bytes:
    return record(
        url,
        "",
        kind="revisit",
        WARC_Profile="http://netpreserve.org/warc/1.1/revisit/identical-payload-digest",
        WARC_Payload_Digest=digest_of(body),
        **fields,
    )


@pytest.mark.parametrize("later", [True, False])
def test_a_record_that_only_points_at_anothers_is_nobodys_page(
    town: Town, order: Order, later: bool
) -> None:
    """A revisit has no page of its own, and lends none of another address."""
    honest = quoting(town, "/honest", TRUE)
    evil = "https://evil.example/page"
    points = revisit_of(honest, PAGE, WARC_Refers_To_Target_URI=evil, WARC_Refers_To_Date=DAY)
    whole = record(evil, PAGE)

    def attack() -> None:
        both = (whole, points) if later else (points, whole)
        town.crawl(str(write_warc(town, "given.warc", *both)))

    town.in_order(order, lambda: town.crawl(honest), attack)
    rows = town.connection.execute("select url, title from articles").fetchall()
    found = {row["url"]: row["title"] for row in rows}
    assert found.pop(evil) == "Ana Brook on X"
    assert found == ({} if order == "attack alone" else {honest: "The seal and the ferry"})


@pytest.mark.parametrize("field", ["WARC_Target_URI", "Content_Location", "Link"])
def test_no_field_of_an_answer_moves_a_captured_page(town: Town, order: Order, field: str) -> None:
    """What a record's answer calls itself in its own fields is its own word."""
    honest = quoting(town, "/honest", TRUE)
    page = town.room.pages["/honest"][2].replace(TRUE[:-1], TWISTED[:-1])
    evil = "https://evil.example/page"
    value = f'<{honest}>; rel="original"' if field == "Link" else honest
    media = f"text/html; charset=utf-8\r\n{field.replace('_', '-')}: {value}"

    def attack() -> None:
        town.crawl(str(write_warc(town, "given.warc", record(evil, page, media=media))))

    town.in_order(order, lambda: town.crawl(honest), attack)
    rows = town.connection.execute(
        "select a.url, v.wording from quotes q join article_versions n "
        "on n.id = q.article_version_id join articles a on a.id = n.article_id "
        "join verdicts v on v.id = q.verdict_id"
    ).fetchall()
    assert ("altered" in {row["wording"] for row in rows if row["url"] == honest}) is False
    assert evil in {row["url"] for row in rows}
