"""Find the author that a page marks in its own markup (`rel=author`, `itemprop`, classes).

The marks and their order are those of trafilatura's `extract_author` (2.3), sought in one walk:
its expressions go over every element five times and took a sixth as long as the extraction.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from lxml.html import HtmlElement
from trafilatura.json_metadata import normalize_authors

from archiver.extraction.articles.other_stories import (
    AnyAround,
    is_of_other_story,
    is_teaser,
    teaser_headline,
    title_of,
)
from archiver.platforms.attribute_index import index_attributes

_TAGS = (
    frozenset({"a", "address", "div", "link", "p", "span", "strong"}),
    frozenset({"a", "div", "h3", "h4", "p", "span"}),
)
# For each way in turn, attributes with the values they have and the patterns they match.
# class="author" and class="author-name" come first, class="post-author" second.
_EXACT: tuple[dict[str, frozenset[str]], ...] = (
    {
        "rel": frozenset({"author"}),
        "id": frozenset({"author"}),
        "class": frozenset({"author"}),
        "itemprop": frozenset({"author name"}),
        "data-testid": frozenset({"AuthorCard", "AuthorURL"}),
    },
    {"class": frozenset({"byline", "username", "byl", "BBL"})},
    {},
)
_LIKE: tuple[dict[str, re.Pattern[str]], ...] = (
    {"class": re.compile("author-?name|AuthorName|authorName")},
    {
        "itemprop": re.compile("author"),
        "id": re.compile("author|zuozhe|bianji|xiaobian"),
        "class": re.compile(
            "author|channel-name|zuozhe|bianji|xiaobian|submitted-by|posted-by|journalist-name"
        ),
    },
    {
        "data-component": re.compile("Byline"),
        "itemprop": re.compile("author"),
        "id": re.compile("[Aa]uthor"),
        "class": re.compile(
            r"[Aa]uthor|screenname|writer|[Bb]yline|\b(?:auteurs?|autor(?:e|a|in|en|es)?|firma)\b"
        ),
    },
)
# A part of every value and pattern above.
_ANY = re.compile(
    "uthor|zuozhe|bianji|xiaobian|channel-name|ted-by|journalist-name|username|[Bb]yl|BBL|"
    "screenname|writer|auteur|autor|firma"
)
_SOUGHT = frozenset({"rel", "id", "class", "itemprop", "data-testid", "data-component"})
_LONGEST_MARK = 20_000
"""Characters of an attribute; the patterns took seconds on one of megabytes."""
_OTHERS_TAGS = frozenset({"a", "div", "section", "span"})
_OTHERS_ID = re.compile("^comments$|^comments|comment-?list|ProductReviews")
_OTHERS_CLASS = re.compile(
    "^(?:comments|title|date)$|^[Cc]omments|commentlist|comments-list|sidebar|is-hidden|quote|"
    "embedly-instagram|article-(?:share|support)|print|category|meta-date|meta-reviewer"
)
_LONGEST = 120
_ASKING = frozenset({"form", "label", "fieldset"})
# "By Jane Roe", "Geschrieben von Jane Roe" and "Post author By Jane Roe"; not "Byron Roe"
_WORD = r"(?:by|von|par|por|di|door|av|af|przez|oleh|bởi|โดย|מאת|بقلم|توسط|द्वारा)"
_BY = re.compile(
    r"^(?:(?:(?:post |article )?author|autor(?:ka|in)?|auteur|autore|text|tekst|redaktion"
    r"|författare|forfatter|автор|текст|yazar|yazan|(?:取材・)?文(?=[:：・])|作者|記者|记者(?=\s))"
    rf"\s*[:：・]?(?:\s+|(?<=[:：・]))(?:{_WORD}\s+)?"
    r"|(?:an?|eine?|une?|una?|un')\s*(?:article|analysis|essay|opinion|interview|artikel|kommentar|bericht"
    r"|gastbeitrag|beitrag|gastkommentar|analyse|kolumne|reportage|análisis|artículo|articolo|analisi)\s+"
    r"(?:by|von|par|de|di)\s+|propos recueillis par\s+|a cura di\s+|aus [^\W\d_]+ berichtet\s+"
    r"|(?:guest |reported |this )?(?:post|article|column|essay|contribution|story|words|reporting"
    r"|review|commentary|analysis|opinion|op-ed|and written)\s+by\s+"
    r"|(?:written|posted|published|reported|geschrieben|veröffentlicht|verfasst|écrit|publié|rédigé"
    r"|escrito|publicado|scritto|pubblicato|geschreven|napisane|opublikowane|skrevet|skriven)\s+"
    rf"(?:{_WORD}|da|de)\s*:?\s+"
    r"|(?:كتب|كتبت)\s*:?\s+"
    r"|(?:door )?onze (?:redacteur|verslaggever|correspondent)\s+|toimittaja\s+"
    r"|(?:from|by) our (?:own )?correspondent\s+|dal nostro (?:inviato|corrispondente)\s+"
    r"|reportagem (?:de|por)\s+|oprac\.?\s+|журналіст(?:ка)?\s+|文\s*[/／]\s*|글\s+"
    rf"|{_WORD}\s*:?\s+|(?-i:de\s+(?=[A-ZĂÂÎȘȚ])))(?=\S)",
    re.IGNORECASE,
)
# "Interview: Jane Roe" and "Tác giả: Ý Lan", whatever the word; not "Jane Roe: the diary"
_LABELLED = re.compile(
    r"^[^\s\d:：,|]{2,14}(?:\s[^\W\d_A-Z][^\s\d:：,|]{0,11})?\s*[:：]\s*(?=[^\W\d_])"
)
_LINE_WORDS = ("By", "Von", "Par", "Por", "Di", "Door", "Av", "Af")
_LONGEST_WORD = max(map(len, _LINE_WORDS))
_CUT_WORDS = {word[:end] for word in _LINE_WORDS for end in range(1, len(word))}
# One of these words before a space, or it or its beginning alone, in texts behind a NUL each.
_BEGUN = re.compile(rf"\0\s*(?:(?:{'|'.join(_LINE_WORDS)})[\s\0]|(?:{'|'.join(_CUT_WORDS)})\0)")
# A line of its own: "By Noah Berlin", "Von Ida Tamm und Bo Lind"; not "By the sea, Ida Tamm"
_LINE = re.compile(
    rf"(?:{'|'.join(_LINE_WORDS)})\s+"
    r"(?P<who>[^\W\d_a-z][\w'’.-]+(?:\s+(?:[^\W\d_a-z][\w'’.-]*"
    r"|de|van|von|der|la|and|und|et|y|e|en|och)){1,6})"
)
# "Political Editor" and "Redakteurin"; not "Ida Tamm"
_ROLE = re.compile(
    r"\b(?:editor|correspondent|reporter|writer|columnist|journalist|staff|producer|analyst|author"
    r"|contributor|chief|redakteur(?:in)?|korrespondent(?:in)?|reporterin|autor(?:in)?|journaliste?"
    r"|rédact(?:eur|rice)|redact(?:or|ora)|periodista|corrispondente|redattore|redacteur"
    r"|corresponsal|envoyée? spéciale?|enviad[oa] especial|inviat[oa] speciale)s?\b",
    re.IGNORECASE,
)
# Labels of forms, links and settings: "Name *", "Follow us", "Text size A A A"; not "Follett"
_NO_NAME = re.compile(
    r"(?:(?:your|dein|ihr|votre|tu|su|uw|je|il tuo|seu|ditt)\s+)?"
    r"(?:name|author|autor|e-?mail|nom|nombre|nome|naam|namn|navn|imię|über den autor"
    r"|admin(?:istrator)?|webmaster)"
    r"\W*(?:\(|$)"
    r"|(?:more|all posts|all articles|articles) by\b|(?:view|see) (?:profile|all)\b"
    r"|(?:follow|share|subscribe|contact|sign up|about the author|log ?in|read more|print)\b"
    r"|(?:photo|foto|picture|image|illustration|video|graphic|bild|grafik)(?:s|graphs?|graphy)?\s*[:/]"
    r"|(?:(?:medically |fact[- ]?)?(?:edited|reviewed|checked|translated|illustrated|sponsored"
    r"|presented|powered|photographed)|(?:photos?|photographs?|photography|pictures|video"
    r"|illustrations?)) by\b"
    r"|.*\b(?:text size|font size|schriftgröße|artikel empfehlen|artikel teilen|nombre del autor"
    r"|comments?|kommentare|newsletter|become an author|all articles|alle artikel)\b",
    re.IGNORECASE,
)
# What stands behind a name: " | January 14", "22 Dec 2031", " December 28"; not "Juno January"
_BEHIND = re.compile(
    r"(?:\s+[|•·]\s.*|,?\s+(?:(?:on|am)\s+)?[^\W\d_]{3,12}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}\b.*"
    r"|[,.;]?\s+(?:follow|updated|published|posted|as told to|special to|@\w|(?:translated|edited"
    r"|photographs?|photos?|video|illustrations?) by|übersetzt von|traduit par|traducido por)\b.*"
    r"|[,.;]?\s+(?:fotos?|photos?|bild(?:er)?|pictures?|video)\s*[:/].*"
    r"|[,;|]?\s*[(<]?[\w.+-]{1,64}@[\w-]{1,64}\..*"
    r"|\s+(?:see all|view all|more from|all articles|beeld|bilder?)\s+.*"
    r"|,\s+(?:correspondante?|envoyée?|corresponsal|corrispondente|enviad[oa])\b.*"
    r"|\s+(?:twitter|facebook|linkedin|instagram|bluesky|mastodon|e-?mail|website)\b.*"
    r"|\s*(?:\s(?:on|am|le|el|vom)\s+)?\d{1,4}[\s.,/-].*)$",
    re.IGNORECASE,
)
# "Ida Tamm is a reporter who sails."; not "Ida Tamm"
_SENTENCE = re.compile(
    r"(?P<who>[^\W\d_][\w'’.-]*(?:\s[^\W\d_a-z][\w'’.-]*){1,3})\s+(?:is|was|has|covers|writes|reports"
    r"|joined|ist|schreibt|est|écrit|es|escribe|è|scrive|é|escreve)\b.*[.!]"
)
_LONGEST_NAME = 6  # words of what ends in a full stop
# "alberto-luperon", a name as addresses write it; not "al-Amin"
_SLUG = re.compile(r"[a-z]{2,}(?:-[a-z]{2,}){1,3}")
# "Political Editor" in "Ida Tamm Political Editor"; not "Reporter" alone
_TRAILING = re.compile(
    r"(?<=\w{2})\s+(?:(?:political|news|senior|chief|staff|sports?|business|environment|crime|science"
    rf"|foreign|deputy|digital|culture)\s+)*{_ROLE.pattern}$",
    re.IGNORECASE,
)
# "Ostermoor", "in Ostermoor" and "à Ostermoor"
_PLACE = re.compile(r"(?:(?:in|aus|à|en|a|da|i|w)\s+)?[^\W\d_][^\W\d_’'-]*\s*", re.IGNORECASE)
_PROSE = 120  # characters of a paragraph of the article, behind which other stories follow
_READ = 4_000  # elements in which a line "By …" is sought
_MOST_MARKS = 500  # elements marked as an author's that are looked at


def find_marked_byline(tree: HtmlElement, *, unlike: str | None = None) -> str | None:
    """Find the author that a page's markup names, whose name does not begin as `unlike` does."""
    is_no_author = AnyAround(lambda box: _is_others(box) or _is_elsewhere(box))
    title = title_of(tree)
    in_teaser = AnyAround(lambda box: is_teaser(box, title))
    for element in _marked_elements(tree)[:_MOST_MARKS]:
        around = (element, *element.iterancestors())
        if around[-1] is not tree:  # it was taken out with an embed
            continue
        if is_no_author(element):
            continue
        said = _first_line(list(_texts(element)))
        if in_teaser(element) and not _is_own_heading(around, said, title):
            continue
        if not 2 < len(said) < _LONGEST or not _can_be_author(said, unlike):
            continue
        name = _named(said)
        if name and not (unlike and _is_abbreviation(said)):
            return name
    return None


def _is_own_heading(around: Sequence[HtmlElement], said: str, title: str) -> bool:
    """Tell whether what looks like the headline of a teaser is an author's name, and a link."""
    headlines = (headline for box in around if (headline := teaser_headline(box)))
    return all(line in title or line in said or said in line for line in headlines)


def _first_line(texts: list[str]) -> str:
    """Give the words of a mark; of one that holds a whole line "By …" first, those alone."""
    lines = [line for text in texts if (line := " ".join(text.split()))]
    whole = len(lines) > 1 and _LINE.fullmatch(lines[0]) and lines[1][0].isupper()
    return lines[0] if whole else " ".join(lines)


def _marked_elements(tree: HtmlElement) -> list[HtmlElement]:
    """Give the elements that a page marks as its author's, those of the surest way first."""
    index = index_attributes(tree)
    marked: dict[int, set[int]] = {}
    for name in _SOUGHT:
        known: dict[str, tuple[int, ...]] = {}
        for number, value in index.pairs(name):
            ways = known.get(value)
            if ways is None:
                ways = known[value] = _ways(name, value)
            if ways:
                marked.setdefault(number, set()).update(ways)
    found: tuple[list[HtmlElement], ...] = (list(tree.iter("author")), [], [])
    for number in sorted(marked):
        element = index.elements[number]
        if element is None or element.tag == "author":
            continue
        for way in marked[number]:
            if way == 2 or element.tag in _TAGS[way]:
                found[way].append(element)
    return [element for way in found for element in way]


def _named(said: str) -> str | None:
    """Give the name, or the names, in the words of an author's mark."""
    short = _BEHIND.sub("", _without_label(said)).strip(" ,:|/")
    if sentence := _SENTENCE.fullmatch(short):
        short = sentence["who"]
    elif short.endswith(".") and len(short.split()) > _LONGEST_NAME:
        return None
    short = _without_initials(short.strip("【】[]"))
    name = normalize_authors(None, short or said)
    # "Laura E. Adkins" and "Ida Tamm-Lind" are whole as they are.
    whole = name and " " in name and _letters(name) == _letters(short) and short[0].isupper()
    return short if whole else name


def _without_label(said: str) -> str:
    """Take off what stands before a name: "By", "Text:", "Guest post by"."""
    short = _BY.sub("", said)
    return short if short != said else _LABELLED.sub("", said)


def _without_initials(name: str) -> str:
    """Take off the letters that stand in place of a portrait: "IT Ida Tamm"."""
    first, _, rest = name.partition(" ")
    initials = "".join(word[0] for word in rest.split())
    return rest if len(initials) > 1 and first == initials else name


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


def _is_abbreviation(name: str) -> bool:
    """Tell whether a name is only somebody's initials in small letters, as agencies sign: "amw"."""
    return len(name) <= 4 and name.isalpha() and name == name.lower() and name.isascii()


def is_name_of_several_words(name: str) -> bool:
    """Tell whether a name is of two words or more with capitals: no desk, section or account."""
    words = [word for word in name.split() if word[:1].isupper()]
    return len(words) > 1


# "Sky Harbour Newsroom" and "Die Redaktion"; not "Ida Staffel".
_DESK = re.compile(
    r"\b(?:newsroom|news ?desk|staff|team|editorial board|redaktion|redacción|rédaction|redazione"
    r"|redactie|redação|agency|agentur|agence|agencia)\b",
    re.IGNORECASE,
)


def is_desk(name: str) -> bool:
    """Tell whether a name is that of a desk: "Sky Harbour Newsroom", "Die Redaktion".

    >>> is_desk("Sky Harbour Newsroom"), is_desk("Ida Staffel")
    (True, False)
    """
    return bool(_DESK.search(name))


def _can_be_author(said: str, unlike: str | None) -> bool:
    """Tell whether words are no label, and do not begin as the name of a body does."""
    if _NO_NAME.match(said) or "://" in said:
        return False
    return not unlike or not _BY.sub("", said).casefold().startswith(unlike.casefold())


def find_byline_line(tree: HtmlElement) -> str | None:
    """Find a line "By Noah Berlin" that no mark tells, outside of teasers and comments."""
    if not _BEGUN.search("\0".join(("", *tree.itertext(), ""))):
        return None
    names: dict[str, bool] = {}
    in_text = False
    is_elsewhere = AnyAround(_is_elsewhere)
    for element in islice(tree.iter("p", "div", "span", "li", "a", "address"), _READ):
        in_text = in_text or (element.tag == "p" and len(element.text or "") > _PROSE)
        first = (element.text or "").lstrip()
        if len(element) > 2 or (first and not first.startswith(_LINE_WORDS)):
            continue
        texts = list(islice(element.itertext(), 20))
        begun = next((text for one in texts if (text := one.lstrip())), "")
        if len(begun) > _LONGEST_WORD and not begun.startswith(_LINE_WORDS):
            continue
        said = _BEHIND.sub("", " ".join("".join(texts).split()))
        found = _LINE.fullmatch(begun.rstrip()) or (
            _LINE.fullmatch(said) if len(said) < _LONGEST else None
        )
        if found and not is_elsewhere(element):
            names.setdefault(found["who"], in_text)
    # Of several, those below the text are the authors of other stories, each in its own box.
    above = (name for name, below in names.items() if not below)
    return next(iter(names), None) if len(names) == 1 else next(above, None)


def without_labels(byline: str) -> str | None:
    """Take "By" and what only says what somebody is off a byline: "Ida Tamm, Political Editor"."""
    if _SLUG.fullmatch(byline):
        byline = byline.replace("-", " ").title()
    parts = re.split(" ?, | / ", _BY.sub("", byline))
    whole = " " in parts[0].strip()
    names = [
        _without_role(part).strip()
        for n, part in enumerate(parts)
        # Behind a name of two words a single one is a place or an agency.
        if not n or not (_ROLE.search(part) or (whole and _PLACE.fullmatch(part)))
    ]
    return ", ".join(names).strip() or None


def _without_role(name: str) -> str:
    """Take "Political Editor" off the end of a name of two words or more."""
    short = _TRAILING.sub("", name)
    return short if " " in short else name


def _is_elsewhere(box: HtmlElement) -> bool:
    """Tell whether a box is about another story, or asks a reader for a name."""
    return box.tag in _ASKING or is_of_other_story(box)


def _ways(name: str, value: str) -> tuple[int, ...]:
    """Give the ways by which an attribute marks an author."""
    if len(value) > _LONGEST_MARK or not _ANY.search(value):
        return ()
    return tuple(
        number
        for number in range(3)
        if value in _EXACT[number].get(name, ())
        or ((like := _LIKE[number].get(name)) and like.search(value))
    )


def _is_others(box: HtmlElement) -> bool:
    """Tell whether a box holds comments, a date or a picture, and no author."""
    if box.tag in {"time", "figure", "blockquote"}:
        return True
    return box.tag in _OTHERS_TAGS and bool(
        _OTHERS_ID.search(box.get("id") or "")
        or _OTHERS_CLASS.search(box.get("class") or "")
        or "Figure" in (box.get("data-component") or "")
    )


def _texts(element: HtmlElement) -> Iterator[str]:
    if element.text:
        yield element.text
    for child in element:
        if not _is_others(child):
            yield from _texts(child)
        if child.tail:
            yield child.tail
