"""Where a page was saved from, and when, by what browsers, tools and web archives note in it."""

import time

import pytest

from archiver.html.saved_pages import SavedOrigin, find_saved_origin

FERRY, SEAL = "https://news.example/ferry?a=1&b=2", "http://news.example/seal"


SINGLE_FILE = "<!DOCTYPE html> <html lang=en><!--\n Page saved with SingleFile"
HTTRACK = "<!-- Mirrored from news.example/seal by HTTrack Website Copier/3.x [XR&CO'2014]"
REPLAYED = f"""<!-- WB Insert -->
<script>
  wbinfo = {{}};
  wbinfo.top_url = "https://replay.example/w/id-1/20310504100000/{FERRY}";
  wbinfo.url = "{FERRY}";
  wbinfo.timestamp = "20310504100000";
  wbinfo.request_ts = "20310504100000";
</script>"""
CACHED = (
    "<style>#bN1__google-cache-hdr a{color:#609}</style>"
    f'<div id="bN1__google-cache-hdr"><div><span>This is Google\'s cache of <a href="{SEAL}">'
    f"{SEAL}</a>.</span>&nbsp;<span>It is a snapshot of the page as it appeared on "
    "May 4, 2031 10:00:00 GMT.</span></div></div>"
)
SAVE_DATE = '<meta name="savepage-date" content="Sun May 04 2031 12:00:00 GMT+0200">'
EARLY = "FILE ARCHIVED ON 10:00:00 May 4, 2031 AND RETRIEVED"
FILED = (
    "<!--\n     FILE ARCHIVED ON 10:00:00 May 04, 2031 AND RETRIEVED FROM THE\n"
    "     INTERNET ARCHIVE ON 11:00:00 Jun 01, 2031.-->"
)


@pytest.mark.parametrize(
    ("page", "url"),
    [
        (
            f"{SINGLE_FILE} url: {FERRY} \nsaved date: Sun May 04 2031 12:00:00 GMT+0200 (A)\n-->",
            FERRY,
        ),
        (
            f"{SINGLE_FILE} url: {SEAL} \nsaved date: Sun May 04 2031 06:30:00 GMT-0330\n-->",
            SEAL,
        ),
        (
            f"{SINGLE_FILE}Z url: {SEAL} \nsaved date: Sun May 04 2031 12:00:00 GMT+0200 (A)\n-->",
            SEAL,
        ),
        (
            f'<meta name="savepage-url" content="{SEAL}"><meta name="a" content="b">{SAVE_DATE}',
            SEAL,
        ),
        (
            f'<link rel="canonical" href="https://arquivo.pt/wayback/20310504100000/{SEAL}"/>',
            SEAL,
        ),
        (f'<html data-scrapbook-source="{SEAL}" data-scrapbook-create="20310504100000123">', SEAL),
        (f"<!-- Saved from {SEAL} at 2031-05-04T10:00:00Z using monolith v2.8.1 -->", SEAL),
        (f"<html>\n{HTTRACK}, Sun, 04 May 2031 10:00:00 GMT -->", SEAL),
        (f'<script>__wm.wombat("{SEAL}","20310504100000","https://web");</script>', SEAL),
        (f'<link rel="canonical" href="https://archive.ph/2031.05.04-100000/{SEAL}"/>', SEAL),
        (f'<link rel="bookmark" href="http://archive.today/20310504100000/{SEAL}"/>', SEAL),
        (f'<html data-scrapbook-create="20310504100000123" data-scrapbook-source="{SEAL}">', SEAL),
        (f'<input name="url" id="wmtbURL" value="{SEAL}">{FILED}', SEAL),
        (
            f'<input name="url" id="wmtbURL" value="{SEAL}"><!-- {EARLY}',
            SEAL,
        ),
        (REPLAYED, FERRY),
        (f"<!-- saved from url=(0026)https://ghostarchive.org/archive/aB3dE -->{REPLAYED}", FERRY),
        (CACHED, SEAL),
        (
            CACHED.replace("May 4, 2031", "4 May 2031").replace(' id="bN1__google-cache-hdr"', ""),
            SEAL,
        ),
        (
            f"<!-- saved from url=(0061)https://megalodon.jp/2031-0504-1900-00/{FERRY} -->",
            FERRY,
        ),
        (
            f"<!-- saved from url=(0061)https://web.archive.org/web/20310504100000/{FERRY} -->",
            FERRY,
        ),
        (f"<!-- saved from url=(0026){SEAL} --><html><p>Late.</html>{FILED}", SEAL),
    ],
)
def test_what_a_saved_page_notes_is_found(page: str, url: str) -> None:
    found = find_saved_origin(page.encode())
    assert found == SavedOrigin(url=url, saved_at="2031-05-04T10:00:00Z")


def test_a_page_of_any_other_host_cannot_say_that_it_was_replayed() -> None:
    page = f"<!-- saved from url=(0026){SEAL} -->{REPLAYED}"
    assert find_saved_origin(page.encode()) == SavedOrigin(url=SEAL)


def test_a_short_address_of_a_web_archive_is_that_of_what_it_shows() -> None:
    page = (
        "<!-- saved from url=(0020)https://archive.ph/AbCdE -->"
        f'<link rel="canonical" href="https://archive.ph/2031.05.04-100000/{SEAL}">'
    )
    found = find_saved_origin(page.encode())
    assert found == SavedOrigin(url=SEAL, saved_at="2031-05-04T10:00:00Z")


def test_chrome_notes_no_time() -> None:
    page = f"<!DOCTYPE html>\n<!-- saved from url=(0034){FERRY} -->\n<html>"
    assert find_saved_origin(page.encode()) == SavedOrigin(url=FERRY)


@pytest.mark.parametrize(
    "page",
    [
        "<!doctype html><p>Ferry.",
        "<p>The page was saved from url=(0045)https://news.example/ferry, he said.",
        "<!-- saved from url=(0014)about:internet -->",
        "<!-- saved from url=(0033)file:///C:/Users/seal/ferry.html -->",
        '<a href="https://archive.ph/2031.05.04-100000/https://news.example/seal">',
        "<p>This is Google, not Google's cache of <a href='https://news.example/seal'>a</a>",
    ],
)
def test_other_pages_note_nothing(page: str) -> None:
    assert find_saved_origin(page.encode()) is None


def test_an_impossible_moment_leaves_the_address() -> None:
    page = f"<!-- Saved from {SEAL} at 2031-13-04T99:00:00Z using monolith -->"
    assert find_saved_origin(page.encode()) == SavedOrigin(url=SEAL)


def test_an_address_that_is_known_otherwise_is_undone_too() -> None:
    copied = f"https://web.archive.org/web/20310504100000/{SEAL}"
    found = find_saved_origin(b"<p>", saved_from=copied)
    assert found == SavedOrigin(url=SEAL, saved_at="2031-05-04T10:00:00Z")


@pytest.mark.slow
@pytest.mark.parametrize(
    "mark",
    [
        *("<!-- saved from url=(1)http://a", "<html ", "<link canonical ", "<!--", "wbinfo.url = "),
        *('id="google-cache-hdr"', 'id="google-cache-hdr"<a href="http://a"', "<a May 4, 2031 "),
    ],
)
def test_hostile_pages_take_no_time(mark: str) -> None:
    begun = time.process_time()
    find_saved_origin(mark.encode() * (1_000_000 // len(mark)))
    assert time.process_time() - begun < 1


@pytest.mark.parametrize("attributes", ["<created>20310504T100000Z</created>", ""])
def test_the_one_note_of_an_export_tells_where_it_was_clipped(attributes: str) -> None:
    note = (
        f"<note>{{}}{attributes}<source-url>https://news.example/a?b=1&amp;c=2</source-url></note>"
    )
    found = find_saved_origin(f"<en-export>{note}</en-export>".format("x" * 100_000).encode())
    assert found is not None
    assert found.url == "https://news.example/a?b=1&c=2"
    assert found.saved_at == ("2031-05-04T10:00:00Z" if attributes else None)
    two = f"<en-export>{note}{note}</en-export>".encode()
    assert find_saved_origin(two) is None
    assert find_saved_origin(note.encode()) is None


def test_an_exported_page_of_notes_tells_it_in_its_head() -> None:
    head = (
        '<meta name="exporter-version" content="Evernote Mac 9"/>'
        '<meta name="source-url" content="https://news.example/ferry"/>'
        '<meta name="created" content="2031-05-04 10:00:00 +0000"/>'
    )
    found = find_saved_origin(head.encode())
    assert (found and found.url, found and found.saved_at) == (
        "https://news.example/ferry",
        "2031-05-04T10:00:00Z",
    )
    assert find_saved_origin(head.replace("Evernote", "Other").encode()) is None


def test_a_page_of_the_calendar_of_an_archive_is_that_of_what_it_shows() -> None:
    page = (
        "<!-- saved from url=(0050)https://web.archive.org/web/2031*/https://news.example/ferry -->"
        '<script>__wm.wombat("https://news.example/ferry","20310504100000","x")</script>'
    )
    found = find_saved_origin(page.encode())
    assert (found and found.url, found and found.saved_at) == (
        "https://news.example/ferry",
        "2031-05-04T10:00:00Z",
    )
