"""Parse the bytes of a capture once, into an lxml tree or plain text.

Never touches the network or a file, and never fails but by `UnreadablePage`.
"""

import codecs
import re
import zlib
from dataclasses import dataclass
from typing import Literal

from charset_normalizer import from_bytes
from lxml import etree
from lxml.html import HtmlElement, HTMLParser

from archiver.errors import UnreadablePage
from archiver.html.archive_copies import undo_archive_copy
from archiver.html.limits import (
    drop_comment_attributes,
    first_attributes,
    first_elements,
    first_tags,
)
from archiver.html.mojibake import mend_mojibake
from archiver.html.text_files import is_article_text
from archiver.models.records import Capture

MAX_PAGE_BYTES = 20 * 1024 * 1024
"""Bytes of a page that are read; more is an error. The largest of 2,508 news pages had 4 MB."""

TAGS = 200_000
"""Tags of a page that are read, 49 times as many as the largest of 169 news pages has. What
comes behind them is left out, and `Page.cut` says so."""
PAGE_LEVELS = 4_000_000
"""How deep all elements of a page may stand together, 52 times as deep as on the deepest of
them: every way from an element up to the root is a step of the reading."""

# A page is text or markup; these first bytes are neither.
_BINARY = (
    b"%PDF-",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"PK\x03\x04",
    b"\x7fELF",
    b"RIFF",
    b"\x00\x00\x01\x00",
    b"BZh",
    b"\xfd7zXZ",
    b"7z\xbc\xaf",
    b"\x28\xb5\x2f\xfd",
    b"SQLite format 3\x00",
    b"OggS",
    b"ID3",
    b"wOFF",
    b"wOF2",
    b"\xd0\xcf\x11\xe0",
)
_CONTROL = bytes(set(range(32)) - set(b"\t\n\r\f\x1b\x00"))
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# UTF-16 without a mark: "<" and a letter, each in two bytes.
_WITHOUT_MARK = re.compile(rb"(<\x00[!?a-zA-Z]\x00)|\x00<\x00[!?a-zA-Z]")
_TAGS = re.compile(rb"<[^<>]{0,2000}>")
_SAMPLE = 65_536
_OF_PAGES = [
    *(f"cp125{number}" for number in range(9)),
    *("cp866", "koi8_r", "koi8_u", "iso8859_2", "iso8859_5", "iso8859_7", "iso8859_15", "cp874"),
    *("gb18030", "big5", "euc_jp", "cp932", "iso2022_jp", "euc_kr", "cp949"),
]
"""Charsets in which pages are (WHATWG Encoding Standard); few letters tell them from those of DOS
and of Macintosh, in which none is."""
_BEYOND_ASCII = bytes(range(128, 256))
_LETTERS = bytes(range(ord("A"), ord("Z") + 1)) + bytes(range(ord("a"), ord("z") + 1))
# <meta charset=…> and <meta http-equiv content="…charset=…">; not a charset in prose
_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_XML = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{2,40})", re.IGNORECASE)
_HEADER = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE)
# The first tag of a page or of a cut from one. <p class=…> is one; "a < b" and "<3" are not.
_MARKUP = re.compile(
    r"<(?:!doctype|html|head|body|meta|title|div|p|a|article|section|blockquote|main|table|"
    r"span|script|h[1-6]|ul|!--|\?xml)\b",
    re.IGNORECASE,
)
# Data, which may hold markup: {"log": …}; not "{% extends %}"
_JSON = re.compile(r"\s*\{\s*\"")
# What no tree can hold: a bell and an escape, and in UTF-8 U+0080 to U+009F (but U+0085),
# surrogates and non-characters such as U+FFFE; not a tab, a line end or a non-breaking space.
_NARROW = bytes(set(range(1, 32)) - set(b"\t\n\r")) + b"\x7f"
_AS_SPACES = bytes.maketrans(_NARROW, b" " * len(_NARROW))
# By the byte that each of them begins with, for which a text is searched much sooner.
_WIDE = {
    b"\xc2": re.compile(rb"\xc2[\x80-\x84\x86-\x9f]"),
    b"\xed": re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]"),
    b"\xef": re.compile(rb"\xef(?:\xb7[\x90-\xaf]|\xbf[\xbe\xbf])"),
}
# References that may name such a character: "&#7;", "&#xD800;"; not "&#39;", "&#8217;", "&amp;".
_REFERENCE = re.compile(
    rb"&#(?:[xX](0*(?:[01]?[0-9a-fA-F]|7[fF]|[dDfF][0-9a-fA-F]{3}|[0-9a-fA-F]{5,8}))"
    rb"(?![0-9a-fA-F])|(0*(?:[0-9]|[12][0-9]|3[01]|127|[56][0-9]{4}|[0-9]{6,8}))(?![0-9]));?"
)
# What browsers do with these labels: windows-1252 holds the quotation marks and dashes that
# pages labelled latin-1 print all the same (WHATWG Encoding Standard).
_AS_BROWSERS_DO = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}


CLASSES = etree.ElementDefaultClassLookup(element=HtmlElement)
"""One class for every element: lxml.html's own choice by tag is made in Python each time an
element is touched, and was a tenth of a reading."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HtmlPage:
    """A capture as a tree or as plain text: `tree` is None for `kind` "text", `text` for "html".

    `size` counts its bytes, unpacked. `cut` says that only the beginning of a page was read,
    which has far too many tags.
    The tree belongs to whoever reads the page; reading the article cuts the embeds out of it.
    """

    url: str
    kind: Literal["html", "text"]
    encoding: str
    tree: HtmlElement | None = None
    text: str | None = None
    fetched_at: str | None = None
    size: int = 0
    cut: bool = False


def parse_page(capture: Capture) -> HtmlPage:
    """Parse the page that a capture's bytes hold; raises UnreadablePage if they hold none."""
    body = inflate_body(capture)
    if not body.strip(b" \t\r\n\x00"):
        raise UnreadablePage(f"{capture.source}: the file is empty")
    if len(body) > MAX_PAGE_BYTES:
        raise UnreadablePage(
            f"{capture.source}: more than the {MAX_PAGE_BYTES:,} bytes (20 MB) "
            "that are read of a page"
        )
    _refuse_binary(body, capture)
    encoding, text = decode_body(body, capture)
    text = mend_mojibake(text)
    url = capture.final_url or capture.url
    if not _is_markup(text, capture):
        # What a server sends has a media type, and what it is called says little.
        if url.startswith("file:") and not is_article_text(text, name=capture.source):
            raise UnreadablePage(
                f"{capture.source}: neither HTML nor the text of an article; plain text is read "
                "from files named .txt"
            )
        return HtmlPage(
            url=url, kind="text", encoding=encoding, text=text, fetched_at=capture.fetched_at
        )
    tree, cut = parse_markup(text)
    undo_archive_copy(tree, text)
    return HtmlPage(
        url=url,
        kind="html",
        encoding=encoding,
        tree=tree,
        fetched_at=capture.fetched_at,
        size=len(body),
        cut=cut,
    )


def parse_markup(markup: str) -> tuple[HtmlElement, bool]:
    """Parse any markup, however broken; tell as well whether anything was cut off its end.

    It is never deeper than libxml2's 2,048 levels.
    """
    # NUL ends a C string, a character reference to a surrogate has no UTF-8, and one control
    # character or non-character that XML cannot hold would lose the whole article's text.
    held = markup.encode("utf-8", "surrogatepass").replace(b"\x00", b"").translate(_AS_SPACES)
    if not markup.isascii():
        for first, pattern in _WIDE.items():
            if first in held:
                held = pattern.sub(_shown_control, held)
    whole = _REFERENCE.sub(_holdable, held) if b"&#" in held else held
    data = first_attributes(first_tags(whole, TAGS))
    parser = HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    parser.set_element_class_lookup(CLASSES)
    try:
        tree = etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError):
        tree = None
    if tree is None:
        tree = etree.fromstring("<html><body></body></html>", HTMLParser())
    drop_comment_attributes(tree, data)
    cut = first_elements(tree, elements=2 * TAGS, levels=PAGE_LEVELS)
    return tree, cut or len(data) < len(whole)


def _shown_control(found: re.Match[bytes]) -> bytes:
    """Give what windows-1252 has for a control character, as browsers do for "&#147;", or a space.

    Text of that charset which was read as latin-1 has them.
    """
    number = found[0].decode("utf-8", "surrogatepass")
    shown = bytes([ord(number)]).decode("cp1252", "replace") if number < "\xa0" else " "
    return b" " if shown == "\ufffd" else shown.encode()


def _holdable(reference: re.Match[bytes]) -> bytes:
    """Keep a character reference, or give a space where no tree can hold what it names."""
    number = int(reference[1], 16) if reference[1] else int(reference[2])
    # 128 to 159 name characters of windows-1252, as every browser reads them.
    lost = (
        (number < 32 and number not in {9, 10, 13})
        or number == 127
        or 0xD800 <= number <= 0xDFFF
        or 0xFDD0 <= number <= 0xFDEF
        or number in {0xFFFE, 0xFFFF}
        or number > 0x10FFFF
    )
    return b" " if lost else reference[0]


def inflate_body(capture: Capture) -> bytes:
    """Undo gzip (twice at most: a compressed file sent compressed), one byte past the limit."""
    body = capture.body
    for _ in range(2):
        if not body.startswith(b"\x1f\x8b"):
            break
        unzip = zlib.decompressobj(wbits=31)
        try:
            body = unzip.decompress(body, MAX_PAGE_BYTES + 1)
        except zlib.error as error:
            raise UnreadablePage(f"{capture.source}: broken gzip data ({error})") from error
    return body


def _refuse_binary(body: bytes, capture: Capture) -> None:
    head = body[:4096]
    kind = capture.content_type.partition(";")[0].strip().lower()
    if kind.startswith(("image/", "audio/", "video/", "font/")) or kind == "application/pdf":
        raise UnreadablePage(f"{capture.source}: {kind}, not a page of text or HTML")
    if head.startswith(_BINARY):
        raise UnreadablePage(f"{capture.source}: binary data, not a page of text or HTML")
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)):
        return
    if _WITHOUT_MARK.match(head):
        return
    if b"\x00" in head and not _META.search(head):
        odd = head.count(b"\x00")
        if odd > len(head) // 100 or not head.lstrip(b"\x00").lstrip().startswith(b"<"):
            raise UnreadablePage(f"{capture.source}: binary data, not a page of text or HTML")
    control = len(head) - len(head.translate(None, _CONTROL))
    if control * 20 > len(head):
        raise UnreadablePage(f"{capture.source}: binary data, not a page of text or HTML")


def decode_body(body: bytes, capture: Capture) -> tuple[str, str]:
    """Find the charset by BOM, UTF-8 itself, header, meta or statistics, and decode by it."""
    for mark, encoding in _BOMS:
        if body.startswith(mark):
            text = body.decode(encoding, "replace")
            return encoding, text.removeprefix("\ufeff")
    if wide := _WITHOUT_MARK.match(body):
        encoding = "utf-16-be" if wide[1] is None else "utf-16-le"
        return encoding, body.decode(encoding, "replace")
    # Bytes that are valid UTF-8 with anything beyond ASCII are nothing else, whatever the
    # header says; only ISO-2022-JP is valid UTF-8 by accident, and it has escapes.
    declared = _declared(body, capture)
    if b"\x1b$" not in body[:4096] and (declared is None or not declared.startswith("utf-16")):
        try:
            return "utf-8", body.decode("utf-8")
        except UnicodeDecodeError:
            pass
    if declared and declared != "utf-8":
        return declared, body.decode(declared, "replace")
    # UTF-8 with a few broken bytes (a cut in the middle of a character) stays UTF-8.
    lenient = body.decode("utf-8", _OTHERWISE)
    if (declared and not _is_of_another_script(body)) or _strays(body) * 1000 < len(body):
        return "utf-8", lenient
    best = from_bytes(body[:_SAMPLE], cp_isolation=_OF_PAGES).best()
    guess = _known(best.encoding) if best else None
    encoding = guess or "cp1252"
    return encoding, body.decode(encoding, "replace")


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    """Read bytes that are no UTF-8 as windows-1252, which editors paste into such pages.

    A quotation mark lost this way would lose its quotation.
    """
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


_OTHERWISE = "archiver.windows"
codecs.register_error(_OTHERWISE, _as_windows)


def _is_of_another_script(body: bytes) -> bool:
    """Tell whether bytes that are no UTF-8 hold more letters beyond ASCII than within.

    That is text of another script in a charset of its own, whatever its page says.
    """
    sample = _TAGS.sub(b" ", body[:_SAMPLE])
    wide = len(sample) - len(sample.translate(None, _BEYOND_ASCII))
    letters = len(sample) - len(sample.translate(None, _LETTERS))
    return wide > letters and _strays(sample) * 3 > wide


def _strays(body: bytes) -> int:
    return body.decode("utf-8", "replace").count("\ufffd")


def _declared(body: bytes, capture: Capture) -> str | None:
    header = _HEADER.search(capture.content_type)
    if header and (name := _known(header.group(1))):
        return name
    for pattern in (_META, _XML):
        found = pattern.search(body[:8192])
        if found and (name := _known(found.group(1).decode("ascii", "replace"))):
            # A page that says UTF-16 in bytes that could be read is not UTF-16.
            return "utf-8" if name.startswith(("utf-16", "utf-32")) else name
    return None


def _known(label: str) -> str | None:
    try:
        found = codecs.lookup(label)
    except LookupError:
        return None
    # Some codecs of Python's turn bytes into bytes; a page in them is not text.
    if not getattr(found, "_is_text_encoding", True):
        return None
    return _AS_BROWSERS_DO.get(found.name, found.name)


def _is_markup(text: str, capture: Capture) -> bool:
    """Tell whether to read tags: by media type, then file name, then how the text begins."""
    kind = capture.content_type.partition(";")[0].strip().lower()
    if "html" in kind or kind.endswith("xml"):
        return True
    if kind in {"text/plain", "text/markdown"}:
        return False
    name = re.sub(r"\.gz$", "", capture.source.partition("?")[0].lower())
    if name.endswith((".html", ".htm", ".xhtml", ".shtml", ".php", ".asp", ".aspx")):
        return True
    if name.endswith((".txt", ".text", ".md")):
        return False
    if _JSON.match(text):
        return False
    return bool(_MARKUP.search(text[:2000])) or bool(
        re.search(r"</(?:p|div|a|body|html)>", text[:20000])
    )
