"""A web archive's bar, fields and links are undone, and no other page is touched."""

from lxml import html

from archiver.html.archive_copies import undo_archive_copy
from archiver.html.page import parse_markup

WAYBACK = (
    '<head><script>__wm.init("https://web.archive.org/web");</script>'
    '<link rel="canonical" href="https://web.archive.org/web/20310504100000/https://news.example/a">'
    '</head><body><div id="wm-ipp-base"><a href="https://web.archive.org/">Calendar</a></div>Tail'
    '<p><a href="https://web.archive.org/web/20310504100000/https://x.com/seal/status/20">Post</a>'
    '<a href="/web/20310504100000/https://news.example/b">B</a>'
    '<img src="/web/20310504100000im_/https://news.example/c.png"></p></body>'
)
TODAY = (
    '<head><title>Ferry</title><meta property="og:site_name" content="archive.ph">'
    '<meta property="og:title" content="Ferry late">'
    '<meta property="article:published_time" content="2031-05-04T10:00:00Z">'
    '<link rel="canonical" href="https://archive.ph/2031.05.04-100000/https://news.example/a">'
    '</head><body><div id="HEADER">Saved from</div><div id="CONTENT"><p>Late. '
    '<a href="https://archive.ph/o/AbCd1/https://x.com/seal/status/20">Post</a></p></div></body>'
)


def undone(markup: str) -> str:
    tree, _ = parse_markup(markup)
    undo_archive_copy(tree, markup)
    return str(html.tostring(tree, encoding="unicode"))


def test_the_wayback_machine_is_undone() -> None:
    text = undone(WAYBACK)
    for link in (
        "https://news.example/a",
        "https://x.com/seal/status/20",
        "https://news.example/b",
    ):
        assert f'href="{link}"' in text
    assert 'src="https://news.example/c.png"' in text
    assert "Calendar" not in text
    assert "Tail" in text


def test_archive_today_is_undone_with_its_own_fields() -> None:
    text = undone(TODAY)
    assert 'href="https://news.example/a"' in text
    assert 'href="https://x.com/seal/status/20"' in text
    assert "Ferry late" in text
    for gone in ("published_time", "og:site_name", "Saved from"):
        assert gone not in text


def test_a_page_that_only_links_a_copy_keeps_it() -> None:
    for link in (
        "https://web.archive.org/web/20310504100000/https://x.com/seal/status/20",
        "https://archive.ph/2031.05.04-100000/https://news.example/a",
    ):
        assert link in undone(f'<div id="HEADER">H</div><p><a href="{link}">Copy</a></p>')
        assert "<div id=" in undone(f'<div id="HEADER">H</div><p><a href="{link}">Copy</a></p>')


def test_what_archives_replay_leads_to_the_originals_again() -> None:
    text = undone(
        '<head><script>wbinfo.url = "https://news.example/a"; wbinfo.timestamp = "2031";</script>'
        '</head><body><p><a href="https://replay.example/w/id-1/20310504100000mp_/https://x.com/seal/'
        'status/20">Post</a><img src="/seal/harbour/20310504100000im_/https://news.example/c.png">'
        '<a href="https://news.example/20310504100000/b">B</a></p></body>'
    )
    assert 'href="https://x.com/seal/status/20"' in text
    assert 'src="https://news.example/c.png"' in text
    assert 'href="https://news.example/20310504100000/b"' in text


def test_the_bar_of_googles_cache_is_taken_out() -> None:
    text = undone(
        '<div id="bN1__google-cache-hdr"><div>This is Google\'s cache of it.</div></div>Late.'
        '<div id="google-cache">Ferry</div>'
    )
    assert "Google's" not in text
    assert "Late." in text
    assert "Ferry" in text
