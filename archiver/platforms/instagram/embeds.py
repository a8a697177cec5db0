"""Find photos, reels and videos of Instagram by their short code, and its embeds."""

import re
from collections.abc import Iterator
from dataclasses import replace

from lxml.html import HtmlElement

from archiver.html.element_text import element_text, tidy_text
from archiver.models.records import (
    Embed,
    EmbedKind,
)
from archiver.platforms.attribute_index import elements_with
from archiver.platforms.bare_ids import bare_ids_of, find_bare_ids
from archiver.platforms.data_attributes import boxes_with_data
from archiver.platforms.found_embeds import (
    FoundEmbed,
    class_names,
    embed_kind,
)
from archiver.platforms.registry import unwrap_address
from archiver.text import dates, urls
from archiver.text.json_fields import string_in

_NAME = "instagram"

# https://www.instagram.com/reader/reel/Cabc123xyz/embed; not /reader/ nor /p/audio/1
_POST = re.compile(
    r"https?://(?:[a-z]+\.)?(?:(?:dd|kk|vx)?instagram\.com|instagr\.am)/(?:(?P<owner>[\w.]+)/)?(?:p|reels?|"
    r"tv)/(?!audio\b)(?P<id>[\w-]{5,})",
    re.IGNORECASE | re.ASCII,
)
# https://www.instagram.com/share/reel/BAAbCdEfGh; only a request tells which post it leads to
_SHARED = re.compile(
    r"https?://(?:[a-z]+\.)?instagram\.com/share/(?:(?:p|reels?|tv)/)?(?P<id>[\w-]{8,})",
    re.IGNORECASE | re.ASCII,
)
_MIRROR = re.compile(r"https?://(?:www\.)?imginn\.com/p/(?P<id>[\w-]{5,})", re.ASCII)
_CODE = re.compile(r"[\w-]{5,60}", re.ASCII)
# Instagram's name in classes, tags and attributes; a code has letters and digits or capitals, as
# "DLq1AbCdEfG" has and the number of an article has not.
_WORD = re.compile(r"instagram|^insta$")
_SHORTCODE = re.compile(r"(?=[\d_-]*[A-Za-z])(?=[a-z_-]*[A-Z\d])[\w-]{9,12}", re.ASCII)
# Name on Instagram: "the words"; not "A post shared by Name (@reader)"
_TITLE = re.compile(
    r"[^\n]{0,120}? on Instagram: [\"“](?P<text>.{1,3000}?)[\"”]\.?", re.DOTALL | re.IGNORECASE
)
# A post shared by Name (@reader) on …, whatever the language; not (@reader) inside a caption
_BYLINE = re.compile(
    r"(?P<name>[^\n]{0,120}?)\s*[(（]@(?P<handle>[\w.]{1,40})[)）](?P<rest>[^\n]{0,60})"
)
# Marks by which Arabic and Hebrew embed code keeps names in their direction.
_DIRECTIONS = dict.fromkeys((0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)))
# The words before the name in the languages of Instagram's embed code; any words do that end
# with a name and a handle in brackets, as "A post shared by" does.
_SHARED_BY = re.compile(
    r"^(?:.{0,60}?\b(?:shared|posted|uploaded) by|un[ae]? (?:publicación|publication|foto|video|"
    r"post|photo)\b.{0,40}?\b(?:por|de|par|da|di)|"
    r"(?:ein|eine) (?:beitrag|von).{0,20}?(?:geteilt von|von|beitrag geteilt von)|uma "
    r"publicação\b.{0,30}?\bpor|een (?:bericht|foto) gedeeld door|"
    r"post udostępniony przez|публикация от|(?:ett|et) (?:inlägg|opslag|innlegg) del(?:at|t) a[vf]|"
    r"henkilön|příspěvek sdílený|príspevok, ktorý zdieľa|o postare distribuită de|"
    r"sebuah kiriman dibagikan oleh|postingan dibagikan oleh|objavu dijeli|objava, ki jo deli|"
    r"η δημοσίευση κοινοποιήθηκε από το χρήστη|допис, поширений|публикация, споделена от|"
    r"bài viết do|โพสต์ที่แชร์โดย|פוסט משותף על ידי|تمت مشاركة منشور بواسطة)\s+",
    re.IGNORECASE,
)
# The words behind the name in languages that say it last.
_SHARED_IT = re.compile(
    r"\s{0,3}(?:['’]\w{1,4} paylaştığı|がシェアした|님의 공유|分享的|által megosztott|jakama|"
    r"chia sẻ)",
    re.IGNORECASE,
)
_LONGEST_LABEL = 80
_ITS_NAME = re.compile(
    r"instagram|אינסטגרם|إنستغرام|انستغرام|인스타그램|インスタグラム", re.IGNORECASE
)
_NO_TEXT = re.compile(
    r"(?:view this (?:post|photo|profile) on instagram|(?:sieh dir )?diesen? beitrag auf "
    r"instagram|ver esta publicación|voir cette publication|"
    r"visualizza questo post|wyświetl ten post|ein beitrag geteilt|a (?:post|photo|video) "
    r"(?:shared|posted)|この投稿をinstagram)",
    re.IGNORECASE,
)


def parse_instagram_address(url: str, kind: EmbedKind = "link") -> Embed | None:
    """Read an address: the code. The owner in it is not always the author."""
    shared = _SHARED.match(url)
    if shared:
        return replace(_embed(shared["id"], kind), url=urls.canonical_url(url))
    found = _POST.match(url) or _MIRROR.match(url)
    return _embed(found["id"], kind) if found else None


def _embed(
    code: str,
    kind: EmbedKind,
    *,
    handle: str | None = None,
    name: str | None = None,
    text: str | None = None,
    posted_at: str | None = None,
) -> Embed:
    return Embed(
        platform=_NAME,
        kind=kind,
        id=code,
        url=f"https://www.instagram.com/p/{code}/",
        handle=handle,
        name=name,
        text=text,
        posted_at=posted_at,
    )


def find_instagram_embeds(tree: HtmlElement) -> Iterator[FoundEmbed]:
    """Find the posts that a tree shows in Instagram's markup, in AMP's or by a bare code."""
    for quote in tree.iter("blockquote"):
        if "instagram-media" in class_names(quote) or quote.get("data-instgrm-permalink"):
            found = _blockquote(quote)
            if found:
                yield found
    yield from _data_boxes(tree)
    own = []
    for element in elements_with(tree, ("data-shortcode", "data-embed-type")):
        kind = element.get("data-embed-type")
        if element.get("data-shortcode") is None and kind != "instagram":
            continue
        code = element.get("data-shortcode") or element.get("data-embed-id") or ""
        about = f"{element.tag} {element.get('class')} {element.get('data-embed-type')}".lower()
        if "insta" in about and _CODE.fullmatch(code):
            own.append(element)
            yield FoundEmbed(_embed(code, embed_kind(element)), element)
    for element, code in find_bare_ids(tree, _WORD, _SHORTCODE, without=own):
        yield FoundEmbed(_embed(code, embed_kind(element)), element)


def _data_boxes(tree: HtmlElement) -> Iterator[FoundEmbed]:
    """Find boxes with the post as JSON in an attribute, whose title is a byline or the words."""
    for element, data in boxes_with_data(tree, "instagram_id"):
        code = string_in(data.get("instagram_id")) or ""
        if not _CODE.fullmatch(code):
            continue
        title = string_in(data.get("title")) or ""
        byline = _BYLINE.search(title) if _SHARED_BY.match(title) else None
        worded = _TITLE.fullmatch(title)
        handle = byline["handle"] if byline else string_in(data.get("author_name"))
        embed = _embed(
            code,
            "card",
            handle=(handle or "").lstrip("@") or None,
            name=(_SHARED_BY.sub("", byline["name"] + " ").strip() or None) if byline else None,
            text=tidy_text(worded["text"]) or None if worded else None,
            posted_at=dates.parse_date(string_in(data.get("timestamp")) or ""),
        )
        yield FoundEmbed(embed, element)


def _is_label(part: HtmlElement, text: str) -> bool:
    """Tell whether a text is the label of the link to the post, in any language.

    It names Instagram, and stands in no paragraph, where captions stand.
    """
    if _NO_TEXT.match(text):
        return True
    in_paragraph = part.tag == "p" or next(part.iterancestors("p"), None) is not None
    return not in_paragraph and len(text) <= _LONGEST_LABEL and bool(_ITS_NAME.search(text))


def _blockquote(quote: HtmlElement) -> FoundEmbed | None:
    addresses = [
        quote.get("data-instgrm-permalink") or "",
        *(a.get("href") or "" for a in quote.iter("a")),
    ]
    found = next((m for a in addresses if (m := _POST.match(unwrap_address(a)))), None)
    if found is None:
        bare = next((bare_id.id for bare_id in bare_ids_of(quote, _WORD, _SHORTCODE)), None)
        return FoundEmbed(_embed(bare, "blockquote"), quote) if bare else None
    handle = name = caption = None
    for part in quote.iter("p", "a"):
        text = element_text(part).translate(_DIRECTIONS)
        byline = _BYLINE.search(text)
        if byline and (_SHARED_BY.match(text) or _SHARED_IT.match(byline["rest"])):
            handle = byline["handle"]
            name = _SHARED_BY.sub("", byline["name"] + " ").strip() or None
        elif text and caption is None and not _is_label(part, text):
            caption = text
    times = quote.xpath(".//time/@datetime")
    embed = _embed(
        found["id"],
        "blockquote",
        handle=handle,
        name=name,
        # Without a byline the words are the site's label for the link, not a caption.
        text=caption if handle else None,
        posted_at=dates.parse_date(times[0]) if times else None,
    )
    return FoundEmbed(embed, quote)
