import gzip
from dataclasses import replace

import pytest

from archiver.errors import UnreadablePage
from archiver.html import page
from archiver.models.records import Capture


def capture(body: bytes, source: str = "a.html", content_type: str = "") -> Capture:
    """A capture of a body."""
    headers = (("Content-Type", content_type),) if content_type else ()
    return Capture(
        url="https://news.example/a",
        source=source,
        fetched_at="2026-01-01T00:00:00Z",
        body=body,
        headers=headers,
    )


def text_of(found: page.HtmlPage) -> str:
    """All text of a page's tree."""
    assert found.tree is not None
    return "".join(found.tree.itertext())


@pytest.mark.parametrize(
    ("body", "content_type", "encoding"),
    [
        ("<p>süß “x”</p>".encode(), "", "utf-8"),
        ("<p>süß “x”</p>".encode("utf-8-sig"), "text/html; charset=latin-1", "utf-8"),
        ("<p>süß “x”</p>".encode("utf-16"), "", "utf-16"),
        ("<p>süß “x”</p>".encode("cp1252"), "text/html; charset=ISO-8859-1", "cp1252"),
        ('<meta charset="windows-1252"><p>süß “x”</p>'.encode("cp1252"), "", "cp1252"),
        ('<meta charset="no-such-thing"><p>süß “x”</p>'.encode(), "", "utf-8"),
    ],
)
def test_a_charset_is_known_by_mark_header_or_meta(
    body: bytes, content_type: str, encoding: str
) -> None:
    found = page.parse_page(capture(body, content_type=content_type))
    assert "süß “x”" in text_of(found)
    assert found.encoding == encoding


def test_a_charset_that_nobody_names_is_guessed() -> None:
    body = "<p>Мы открыли мост в понедельник, и все пришли посмотреть на него.</p>".encode("cp1251")
    assert "открыли мост" in text_of(page.parse_page(capture(body)))


def test_another_script_is_not_taken_for_the_utf_8_that_a_page_names() -> None:
    head = '<meta charset="utf-8"><p class="a">'
    russian = "Мы открыли мост в понедельник, и все пришли посмотреть на него."
    assert russian in text_of(page.parse_page(capture((head + russian).encode("cp1251"))))
    french = "L’été dernier, la fée « des forêts » était très âgée, à côté de l’âne."
    assert "l’été" in text_of(page.parse_page(capture((head + french).encode("cp1252")))).lower()
    broken = (head + russian).encode()[:-3] + b"</p>"
    assert "понедельник" in text_of(page.parse_page(capture(broken)))


def test_utf_16_is_known_without_a_mark() -> None:
    for encoding in ("utf-16-le", "utf-16-be"):
        found = page.parse_page(capture("<!doctype html><p>Fähre “x”".encode(encoding)))
        assert "Fähre “x”" in text_of(found)


def test_a_text_file_is_its_own_text_character_for_character() -> None:
    text = " date 2024-08-13 One\r\n\r\n\ttwo  <b> three\n"
    found = page.parse_page(capture(text.encode(), "a.txt"))
    assert (found.kind, found.text, found.tree) == ("text", text, None)


def test_gzip_is_undone_and_a_whole_file_is_a_page() -> None:
    body = gzip.compress(b"<p>Soup</p>")
    assert text_of(page.parse_page(capture(body, "a.html.gz"))) == "Soup"


def test_what_looks_like_markup_is_markup_whatever_it_is_called() -> None:
    assert page.parse_page(capture(b"<!doctype html><p>x", "a")).kind == "html"
    assert page.parse_page(capture(b"I <3 soup", "a")).kind == "text"
    assert page.parse_page(capture(b"plain", "a", "text/html")).kind == "html"


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "empty"),
        (b" \r\n", "empty"),
        (b"%PDF-1.7 x", "binary"),
        (b"\x89PNG\r\n\x1a\n", "binary"),
        (bytes(range(32)) * 50, "binary"),
        (b"\x1f\x8b\x08broken", "gzip"),
    ],
)
def test_what_is_no_page_is_refused_with_its_reason_on_one_line(body: bytes, reason: str) -> None:
    with pytest.raises(UnreadablePage, match=reason) as refused:
        page.parse_page(capture(body))
    assert "\n" not in str(refused.value)


def test_what_unpacks_to_too_much_is_refused_on_one_line() -> None:
    packed = gzip.compress(b"a" * (page.MAX_PAGE_BYTES + 1), 1)
    with pytest.raises(UnreadablePage, match="20,971,520") as refused:
        page.parse_page(capture(packed))
    assert "\n" not in str(refused.value)


def test_an_image_is_refused_by_its_media_type() -> None:
    with pytest.raises(UnreadablePage, match="image/svg"):
        page.parse_page(capture(b"<svg/>", content_type="image/svg+xml"))


@pytest.mark.slow
def test_a_hundred_thousand_nested_tags_are_read_to_a_bounded_depth() -> None:
    found = page.parse_page(capture(b"<div>" * 100_000 + b"soup"))
    depth, node = 0, found.tree
    while node is not None and len(node):
        depth, node = depth + 1, node[0]
    assert depth < 3000


def test_a_nul_does_not_end_a_page() -> None:
    assert text_of(page.parse_page(capture(b"<p>a</p>" * 100 + b"\x00<p>b</p>"))).endswith("ab")


@pytest.mark.parametrize("mark", ["\x07", "\x1b", "\x0b", "\ufffe", "&#7;", "&#xFFFE;", "&#0;"])
def test_what_no_tree_can_hold_costs_no_more_than_itself(mark: str) -> None:
    found = page.parse_page(capture(f"<p>The ferry{mark} is late</p>".encode()))
    assert found.tree is not None
    assert " ".join(text_of(found).split()) == "The ferry is late"
    found.tree.text = text_of(found)  # lxml refuses text that XML cannot hold


def test_windows_bytes_in_a_page_of_utf_8_keep_their_quotation_marks() -> None:
    body = b'<meta charset="utf-8"><p>caf\xe9 \x93No boat,\x94 said Ana \xc3\xa9</p>'
    assert "café “No boat,” said Ana é" in text_of(page.parse_page(capture(body)))


def test_controls_show_what_they_are_in_windows_charset() -> None:
    body = "<p>“Late” – she said.</p>".encode("cp1252").decode("latin-1").encode()
    assert text_of(page.parse_page(capture(body))) == "“Late” – she said."


@pytest.mark.parametrize("charset", ["cp1252", "cp1250"])
def test_marks_of_windows_alone_are_told_from_letters_of_old_systems(charset: str) -> None:
    words = "<p>The board – after an hour – said that “the seal” had gone to the café again.</p>"
    found = page.parse_page(capture((words * 5).encode(charset)))
    assert "The board – after an hour – said that “the seal” had" in text_of(found)


def test_data_that_holds_markup_is_no_page() -> None:
    data = b'{"log": {"text": "<html><body><p>The ferry was late again. Nobody said why.</p>"}}'
    with pytest.raises(UnreadablePage, match="neither HTML"):
        page.parse_page(replace(capture(data, "ferry.har"), url="file:///ferry.har"))
