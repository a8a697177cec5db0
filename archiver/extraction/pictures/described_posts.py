"""Find in the descriptions of pictures the words of posts that they say they show.

Alternative texts and captions in, sentences with a quotation and its speaker out. They are the
page's words as much as its prose, and are judged as quotations: a picture is no evidence of a post.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from html import unescape
from itertools import islice
from typing import NamedTuple

import regex as re
from lxml.html import HtmlElement

from archiver.extraction.embeds.regions import Region
from archiver.extraction.quotations.quotations import find_quotations
from archiver.html.json_ld import json_ld_objects
from archiver.languages.registry import join_patterns, join_words
from archiver.models.records import Quote, Span
from archiver.platforms.attribute_index import elements_of
from archiver.platforms.prose_names import platform_words

MOST_PICTURES = 300
"""Pictures of a page whose descriptions are looked at; of 169 news pages the most have 152."""
MOST_DESCRIBED = 20
"""Posts that are read in them."""
_FIGURE = 400
"""Elements of a figure among which its caption is looked for."""
_LONGEST = 2_000
_HEAD = 200
"""Characters in which a description says what it shows."""
_FAR = 120
"""Between the author and the words, and behind these."""
_FEWEST_WORDS = 5
"""Of words without quotation marks; fewer are mostly what is to be seen."""
_NAME = (
    r"(?P<before>(?:(?:\p{Lu}{2,3}(?=\s\p{Ll})|\p{Ll}[\p{L}-]*)\s){0,4}+)(?P<name>\p{Lu}[\p{L}\p{N}'’.-]*"
    r"(?:\s(?:(?:de|da|di|del|van|von|der|den|al|el|bin|la|le|dos|of|the)\s){0,2}"
    r"\p{Lu}[\p{L}\p{N}'’.-]*){0,5})"
)
# Matches "@anabrook" and "@ana@pelliwick.example"; not "a@b".
_HANDLE = r"(?P<handle>(?<!\w)@\w[\w.-]{0,60}(?:@[\w.-]{3,60})?)"
_WHO = re.compile(rf"\s*(?:{_HANDLE}|{_NAME})", re.VERSION1)
_EMPLOYER = re.compile(r"^(?:\S+\s){0,3}?\S+['’]s\s(?=\p{Lu})")
# Matches a colon that introduces words, with what is quoted behind it; not "at 10:30".
_COLON = re.compile(r"[:：]\s+(?=[^\s])")
_MARK = re.compile('["“”„‟«»‹›「」]')
_LEADS = re.compile(r"[:：]\s*[\"“”„‟«»‹›「」『』'‘’‚]*\s*$")
# Matches "A photo of …", "Ein Bild", "Link zu …": what is to be seen instead of words.
_SEEN = re.compile(
    r"(?:\p{L}{1,4}['’\s]\s?)?(?:photo|picture|image|video|screenshot|link|map|chart|gif|foto|bild|"
    r"imagen|immagine|imagem|vidéo|afbeelding|billede|bilde|karte|zdjęcie)",
    re.IGNORECASE,
)


class DescribedPost(NamedTuple):
    """A description, where the words of the post stand in it, and where and how their author."""

    text: str
    words: Span
    speaker: str
    speaker_span: Span


@cache
def _post_by() -> re.Pattern[str]:
    nouns = join_patterns(lambda language: language.uttering.pictured_posts)
    return re.compile(rf"(?<![\w@])(?:{nouns})", re.IGNORECASE)


@cache
def _owned() -> re.Pattern[str]:
    """Compile what matches "Ana Brook's tweet" at the beginning; not "The harbour's tweet"."""
    nouns = join_patterns(lambda language: language.uttering.post_nouns)
    return re.compile(
        rf"(?:(?:\p{{L}}+\s){{1,3}}of\s)?{_NAME}(?<=['’]s)\s(?:[\w-]+\s){{0,3}}(?:{nouns})\b"
    )


@cache
def _doubts() -> re.Pattern[str]:
    words = join_patterns(lambda language: language.uttering.pictured_doubts)
    return re.compile(rf"(?<!\w)(?:{words})", re.IGNORECASE)


@cache
def _no_names() -> frozenset[str]:
    days = join_words(lambda language: language.dates.weekdays | language.dates.months)
    return frozenset({*days, *(word.casefold() for word in platform_words())})


def read_description(text: str, *, language: str | None = None) -> DescribedPost | None:
    """Read the description of a picture, if it says whose post it shows, with its words.

    >>> read_description("Tweet by @anabrook: “The seal has a season ticket”").speaker
    '@anabrook'
    >>> read_description("Screenshot of a fake tweet by Ana Brook: “The seal can fly”") is None
    True
    """
    text = text[: _LONGEST + 1]
    # Attributes are often escaped twice.
    text = " ".join((unescape(text) if "&" in text else text).split())
    if not 20 <= len(text) <= _LONGEST:
        return None
    head = text[:_HEAD]
    places, owned = list(islice(_post_by().finditer(head), 2)), _owned().match(head)
    if not places and not owned:
        return _introduced(text, language)
    found = _author(owned) if owned else _author_of_post(text, places)
    if found is None:
        return None
    speaker, span = found
    words = _quoted(text, span[1], language) or _unmarked(text, span[1])
    if words is None:
        return None
    if doubts_post(text[: words[0]] + " " + text[words[1] :]):
        return None
    return DescribedPost(text, words, speaker, span)


def doubts_post(text: str) -> bool:
    """Tell whether a description doubts that somebody posted what a picture shows."""
    return bool(_doubts().search(text))


def names_pictured_post(text: str) -> bool:
    """Tell whether a description has a post by somebody: "a tweet by", "Ana Brook's post"."""
    return bool(_post_by().search(text[:_HEAD]) or _owned().match(text[:_HEAD]))


def _author_of_post(text: str, places: Sequence[re.Match[str]]) -> tuple[str, Span] | None:
    """Give the one author of "a tweet by …", and where they are named."""
    quoted = _MARK.search(text[:_HEAD])
    if len(places) > 1 and (not quoted or places[1].start() < quoted.start()):
        return None  # of two posts nobody can tell whose words are shown
    who = _WHO.match(text, places[0].end())
    if who is None or (quoted and quoted.start() < who.start()):
        return None
    if who["handle"]:
        handle = who["handle"].rstrip(".-")
        return handle, (who.start("handle"), who.start("handle") + len(handle))
    return _author(who)


def _author(who: re.Match[str]) -> tuple[str, Span] | None:
    name = re.sub(r"['’]s$", "", who["name"]).rstrip(".-'’")
    # Whose employee somebody is: "the Gazette's Ana Brook".
    name = _EMPLOYER.sub("", name)
    if not _no_names().isdisjoint({name.casefold(), name.split()[0].casefold()}):
        return None  # "a post from Sunday", "a post from Truth Social"
    if " " not in name and who["before"]:
        return None  # "the tweet of the Day"
    start = who.string.index(name, who.start("name"))
    return name, (start, start + len(name))


def _quoted(text: str, after: int, language: str | None) -> Span | None:
    """Give the one quotation behind the author, where nearly nothing stands behind it."""
    if not _MARK.search(text, after):
        return None
    quotes = find_quotations(text, language=language)
    if not quotes or any(quote.start < after for quote in quotes) or quotes[1:]:
        return None
    one = quotes[0]
    near = one.start - after <= _FAR and len(text) - one.end <= _FAR
    return (one.start, one.end) if near and len(one.text.split()) > 1 else None


def _unmarked(text: str, after: int) -> Span | None:
    """Give all that stands behind a colon, where there are no quotation marks at all."""
    colon = _COLON.search(text, after)
    if _MARK.search(text) or colon is None or colon.start() - after > _FAR:
        return None
    start, end = colon.end(), len(text)
    words = text[start:end]
    if len(words.split()) < _FEWEST_WORDS or words[:1].islower() or _SEEN.match(words):
        return None
    return start, end


def _introduced(text: str, language: str | None) -> DescribedPost | None:
    """Read "Bea Stroud posted on Truth Social: “…”" as prose is read."""
    opening = _MARK.search(text[:_HEAD])
    if opening is None or not _LEADS.search(text[: opening.end()]):
        return None
    quotes = find_quotations(text, language=language)
    if len(quotes) != 1 or quotes[0].cue != "post" or quotes[0].kind != "quotation":
        return None
    one = quotes[0]
    told = one.speaker_span
    if one.speaker is None or told is None or told[1] > one.start:
        return None
    if len(text) - one.end > _FAR or doubts_post(text[: one.start] + " " + text[one.end :]):
        return None
    return DescribedPost(text, (one.start, one.end), one.speaker, told)


def find_described_posts(
    tree: HtmlElement,
    embeds: Iterable[HtmlElement],
    pictures: Iterable[tuple[HtmlElement, str]] | None = None,
    region: Region | None = None,
) -> tuple[DescribedPost, ...]:
    """Give the posts that pictures of an article are said to show, each once, in their order.

    `embeds` are the elements that hold posts of platforms, whose pictures are their own;
    `pictures` is what `describe_pictures` gave of the tree, and `region` tells what of it is the
    article's, where that is known.
    """
    boxes = set(embeds)
    region = region or Region(tree)
    reviews = None
    found: dict[str, DescribedPost] = {}
    for element, text in describe_pictures(tree) if pictures is None else pictures:
        post = read_description(text)
        if post is None:
            continue
        form = re.sub(r"\W+", "", post.text[slice(*post.words)]).casefold()
        if form in found or any(item in boxes for item in (element, *element.iterancestors())):
            continue
        if reviews is None:
            reviews = any(thing.get("@type") == "ClaimReview" for thing in json_ld_objects(tree))
        if reviews:
            break  # what it shows it doubts
        if region.holds(element) and region.shows(element):
            found[form] = post
        if len(found) >= MOST_DESCRIBED:
            break
    return tuple(found.values())


def describe_pictures(tree: HtmlElement) -> Iterator[tuple[HtmlElement, str]]:
    """Give the pictures of a page with their alternative texts, and with the captions by them."""
    captions: set[HtmlElement] = set()
    for picture in islice(elements_of(tree, "img", "amp-img"), MOST_PICTURES):
        for name in ("alt", "data-alt"):
            if picture.get(name):
                yield picture, picture.get(name) or ""
        figure = next(picture.iterancestors("figure"), None)
        inside = () if figure is None else islice(figure.iter(), _FIGURE)
        caption = next((item for item in inside if item.tag == "figcaption"), None)
        if caption is not None and caption not in captions:
            captions.add(caption)
            yield picture, "".join(islice(caption.itertext(), 200))


def append_descriptions(text: str, found: Iterable[DescribedPost]) -> tuple[str, tuple[Quote, ...]]:
    """Put descriptions below an article's text, a line each, and give their quotations.

    What the article's prose quotes already is left out: it says there who said it.
    """
    described = list(found)
    held = re.sub(r"\W+", "", text).casefold() if described else ""
    quotes: list[Quote] = []
    for post in described:
        if re.sub(r"\W+", "", post.text[slice(*post.words)]).casefold() in held:
            continue
        at = len(text) + 1
        text = f"{text}\n{post.text}"
        quotes.append(
            Quote(
                start=at + post.words[0],
                end=at + post.words[1],
                text=post.text[slice(*post.words)],
                speaker=post.speaker,
                speaker_span=(at + post.speaker_span[0], at + post.speaker_span[1]),
                cue="post",
            )
        )
    return text, tuple(quotes)
