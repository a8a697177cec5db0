"""Tell the names of authors from the labels, roles, agencies and places that stand around them.

Words of a mark or field come in, a name or names go out, or None where there is none among them.
"""

import re

from trafilatura.json_metadata import normalize_authors

# "By Jane Roe", "Geschrieben von Jane Roe" and "Post author By Jane Roe"; not "Byron Roe"
_WORD = r"(?:by|von|par|por|di|door|av|af|przez|oleh|bởi|โดย|מאת|بقلم|توسط|द्वारा)"
_BY = re.compile(
    r"^(?:(?:(?:post |article )?author|autor(?:ka|in)?|auteur|autore|text|tekst|redaktion"
    r"|penulis|wartawan|kontributor|kirjoittaja|teksti|szerző|írta|parengė|kirjutas|piše|egilea"
    r"|författare|forfatter|автор|текст|yazar|yazan|(?:取材・)?文(?=[:：・])|作者|記者(?=[\s:：])|记者(?=\s))"
    rf"\s*[:：・]?(?:\s+|(?<=[:：・]))(?:{_WORD}\s+)?"
    r"|(?:an?|eine?|une?|una?|un')\s*(?:article|analysis|essay|opinion|interview|artikel|kommentar|bericht"
    r"|gastbeitrag|beitrag|gastkommentar|analyse|kolumne|reportage|análisis|artículo|articolo|analisi)\s+"
    r"(?:by|von|par|de|di)\s+|propos recueillis par\s+|a cura di\s+|aus [^\W\d_]+ berichtet\s+"
    r"|(?:guest |reported |this )?(?:post|article|column|essay|contribution|story|words|reporting"
    r"|review|commentary|analysis|opinion|op-ed|exclusive|and written)\s+by\s+"
    r"|(?:written|posted|published|reported|geschrieben|veröffentlicht|verfasst|écrit|publié|rédigé"
    r"|escrito|publicado|scritto|pubblicato|geschreven|napisane|opublikowane|skrevet|skriven|redactat"
    r"|escrit|publicat|scris|articol|ditulis|dilaporkan)\s+"
    rf"(?:{_WORD}|da|de|per)\s*:?\s+"
    r"|bài(?: và ảnh)?\s*:\s+|(?:phóng viên|(?-i:PV|CTV))\s+"
    r"|(?:كتب|كتبت)\s*:?\s+"
    r"|(?:(?:door|van) )?onze (?:redacteur|redactrice|verslag(?:gever|geefster)|correspondente?)"
    r"\s+"
    r"|toimittaja\s+|von unsere[mrn] [^\W\d_-]+(?:-[^\W\d_]+)? "
    r"|(?:das )?(?:interview|gespräch) führten? |γράφ(?:ει|ουν) (?:ο |η |οι )?"
    r"|(?:本[报報台])?[记記]者\s*(?=[\u4e00-\u9fff]{2,4}(?:$|[\s／/]))"
    r"|(?:from|by) our (?:own )?correspondent\s+"
    r"|dal(?:la)? nostr[oa] (?:inviat[oa]|corrispondente)\s+"
    r"|reportagem (?:de|por)\s+|oprac\.?\s+|журналіст(?:ка)?\s+|(?:取材・)?文\s*[/／]\s*|글\s+"
    rf"|{_WORD}\s*:?\s+|(?-i:de\s+(?=[A-ZĂÂÎȘȚ])))(?=\S)",
    re.IGNORECASE,
)
# "Interview: Jane Roe" and "Tác giả: Ý Lan", whatever the word; not "Jane Roe: the diary"
_LABELLED = re.compile(
    r"^[^\s\d:：,|]{2,14}(?:\s[^\W\d_A-Z][^\s\d:：,|]{0,11})?\s*[:：]\s*(?=[^\W\d_])"
)
# "Political Editor" and "Redakteurin"; not "Ida Tamm"
_ROLE = re.compile(
    r"\b(?:editor|correspondent|reporter|writer|columnist|journalist|staff|producer|analyst|author"
    r"|contributor|chief|redakteur(?:in)?|korrespondent(?:in)?|reporterin|autor(?:in)?|journaliste?"
    r"|rédact(?:eur|rice)|redact(?:or|ora)|periodista|corrispondente|redattore|redacteur"
    r"|corresponsal|envoyée?s? spécia(?:le?|ux)|professor(?:in)?|lecturer|director|fellow"
    r"|expert|enviad[oa] especial|inviat[oa] speciale)s?\b",
    re.IGNORECASE,
)
# Labels of forms, links and settings: "Name *", "Follow us", "Text size A A A"; not "Follett"
_NO_NAME = re.compile(
    r"(?:(?:your|dein|ihr|votre|tu|su|uw|je|il tuo|seu|ditt)\s+)?"
    r"(?:name|author|autor|e-?mail|nom|nombre|nome|naam|namn|navn|imię|über den autor"
    r"|admin(?:istrator)?|webmaster)"
    r"\W*(?:\(|$)"
    r"|(?:more|all posts|all articles|articles) by\b|(?:view|see) (?:profile|all)\b"
    r"|(?:posted|published|publiziert|veröffentlicht|geschrieben|publié|publicado|pubblicato)"
    r"(?: (?:on|am|le|el|il|in|by|von))?\W*$"
    r"|(?:follow|share|subscribe|contact|sign up|about the author|log ?in|read more|print)\b"
    r"|(?:photo|foto|picture|image|illustration|video|graphic|bild|grafik)(?:s|graphs?|graphy)?\s*[:/]"
    r"|(?:(?:medically |fact[- ]?)?(?:edited|reviewed|checked|translated|illustrated|sponsored"
    r"|presented|powered|photographed)|(?:photos?|photographs?|photography|pictures|video"
    r"|illustrations?)) by\b"
    r"|(?:guest essay|opinion|analysis|commentary|explainer|exclusive|news analysis|meinung"
    r"|kommentar|analyse|gastbeitrag|opinión|análisis)\W*$"
    r"|.*\b(?:text size|font size|schriftgröße|artikel empfehlen|artikel teilen|nombre del autor"
    r"|comments?|kommentare|newsletter|become an author|all articles|alle artikel)\b",
    re.IGNORECASE,
)
# What stands behind a name: " | January 14", "22 Dec 2031", " December 28"; not "Juno January"
BEHIND = re.compile(
    r"(?:\s+[|•·]\s.*|,?\s+(?:(?:on|am)\s+)?[^\W\d_]{3,12}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}\b.*"
    r"|[,.;]?\s+(?:follow|updated|published|posted|as told to|special to|@\w|(?:translated|edited"
    r"|(?:additional )?(?:editing|writing|reporting)|photographs?|photos?|video|illustrations?) by"
    r"|übersetzt von|aus dem [^\W\d_]+ (?:übersetzt )?von|traduit par|traducido por)\b.*"
    r"|\s*[,.;/]?\s+(?:foto'?s?|photos?|bild(?:er)?|pictures?|video|fotoğraf(?:lar)?|фото|zdjęcia"
    r"|fotografie|fotó|kuvat?|ảnh)\s*[:/].*"
    r"|\s*\((?:text|texte|texto|testo|tekst|words)\).*\((?:fotos?|photos?|bild(?:er)?|video|pictures)\)"
    r"|[,;|]?\s*[(<]?[\w.+-]{1,64}@[\w-]{1,64}\..*"
    r"|\s+(?:editor|penyunting)\s*:?\s+(?-i:[A-Z][\w'’-]+\s+[A-Z]).*"
    r"|\s+(?:see all|view all|more from|all articles|beeld|bilder?)\s+.*"
    r"|,\s+(?:correspondante?|envoyée?|corresponsal|corrispondente|enviad[oa])\b.*"
    r"|\s+(?:twitter|facebook|linkedin|instagram|bluesky|mastodon|e-?mail|website)\b.*"
    r"|\s*(?:编辑|編輯|责编|責任編輯|摄影|攝影|撮影|写真)\s*[:：／/].*|[／/][^／/]{2,6}[报報][道導导]$"
    r"|(?<=[가-힣]{2})\s+(?:기자|특파원|객원기자|인턴기자)(?:\s.*)?"
    r"|\s*(?:\s(?:on|am|le|el|vom|[–—-])\s+)?\d{1,4}[\s.,/-].*)$",
    re.IGNORECASE,
)
# "Ida Tamm is a reporter who sails."; not "Ida Tamm"
_SENTENCE = re.compile(
    r"(?P<who>[^\W\d_][\w'’.-]*(?:\s[^\W\d_a-z][\w'’.-]*){1,3})\s+(?:is|was|has|covers|writes|reports"
    r"|joined|ist|schreibt|est|écrit|es|escribe|è|scrive|é|escreve)\b.*[.!]"
)
MOST_AUTHORS = 10
"""Of one article that are named."""
_LONGEST_ROLE = 5  # words
_LONGEST_NAME = 6  # words of what ends in a full stop
# "alberto-luperon", a name as addresses write it; not "al-Amin"
_SLUG = re.compile(r"[a-z]{2,}(?:-[a-z]{2,}){1,3}")
# "Political Editor" in "Ida Tamm Political Editor"; not "Reporter" alone
_TRAILING = re.compile(
    r"(?<=\w{2})\s+(?:(?:political|news|senior|chief|staff|sports?|business|environment|crime|science"
    rf"|foreign|deputy|digital|culture)\s+)*{_ROLE.pattern}$",
    re.IGNORECASE,
)
# News agencies, as they stand beside who wrote for them or for whom they wrote
_AGENCIES = (
    r"(?:the )?(?:afp|a\.?p\.?|dpa(?:/[a-z]{2,4})?|epd|kna|apa|sda|ats|ansa|efe|lusa|anp"
    r"|belga|ritzau|ntb|tt|stt"
    r"|pap|čtk|ctk|tasr|mti|hina|tanjug|agerpres|tass|upi|pa|pti|ians|reuters|bloomberg|kyodo"
    r"|xinhua|yonhap|associated press|press association|agence france[- ]presse|europa press"
    r"|canadian press|agência brasil)"
)
# "Ida Tamm avec AFP", "Ida Tamm, with Reuters"; not "Ida Tamm with Bo Lind"
_WITH_AGENCY = re.compile(
    rf"[,;]?\s+(?:avec|with|mit|con|com|med|met|via|and|und|et|for|für|pour)\s+(?:l['’])?{_AGENCIES}"
    rf"(?:\s*(?:,|and|und|et|/)\s*{_AGENCIES})*$",
    re.IGNORECASE,
)
_AGENCY = re.compile(_AGENCIES, re.IGNORECASE)
# What stands behind a whole name: " - Senior Reporter", " (earlier)", " aus Brüssel"
_ASIDE = re.compile(
    r"\s*,?\s+(?:[|•·–—-]\s.+|\([^()]*\)|(?-i:(?:(?:aus|in|à|em|from)"
    r" [A-ZÀ-Ž][\w'’-]+(?: [A-ZÀ-Ž][\w'’-]+)?|en [A-ZÀ-Ž][\w'’-]+)))$",
    re.IGNORECASE,
)
# "tamm@pilot.example (Ida Tamm)", as feeds write authors
_OF_FEED = re.compile(r"\S+@\S+\.\w+\s+\((?P<who>[^()]+)\)")
# "Ida Tamm tamm@pilot.example"; not "tamm@pilot.example"
_EMAIL_BEHIND = re.compile(r"[,;|]?\s+[(<]?[\w.+-]{1,64}@[\w-]{1,64}\.\S+$")
# "Ostermoor", "in Ostermoor" and "à Ostermoor"
_PLACE = re.compile(r"(?:(?:in|aus|à|en|a|da|i|w)\s+)?[^\W\d_][^\W\d_’'-]*\s*", re.IGNORECASE)


def named_in(said: str) -> str | None:
    """Give the name, or the names, in the words of an author's mark."""
    short = BEHIND.sub("", cut_label(said)).strip(" ,:|/")
    if sentence := _SENTENCE.fullmatch(short):
        short = sentence["who"]
    elif short.endswith(".") and len(short.split()) > _LONGEST_NAME:
        return None
    short = _without_initials(short.strip("【】[]"))
    if is_agency(short):
        return short
    name = normalize_authors(None, short or said)
    # "Laura E. Adkins" and "Ida Tamm-Lind" are whole as they are.
    whole = name and " " in name and _letters(name) == _letters(short) and short[0].isupper()
    return short if whole else name


def cut_label(said: str) -> str:
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


def is_abbreviation(name: str) -> bool:
    """Tell whether a name is only somebody's initials in small letters, as agencies sign: "amw"."""
    return len(name) <= 4 and name.isalpha() and name == name.lower() and name.isascii()


def is_name_of_several_words(name: str) -> bool:
    """Tell whether a name is of two words or more with capitals: no desk, section or account."""
    words = [word for word in name.split() if word[:1].isupper()]
    return len(words) > 1


# "Sky Harbour Newsroom" and "Die Redaktion"; not "Ida Staffel".
_DESK = re.compile(
    r"\b(?:newsroom|news ?desk|web ?desk|online ?desk|staff|team|editorial board"
    r"|guest (?:author|contributor|writer)|editors|contributors?|redaktion|redacción|rédaction"
    r"|redazione|redactie|redação|agency|agentur|agence|agencia|autoren|auteurs|autores|autori)\b",
    re.IGNORECASE,
)

# A firm that runs a site: "Harbour Press GmbH & Co. KG"; not "Ida Tamm Ag"
_FIRM = re.compile(
    r".+\s(?:gmbh|(?-i:AG)|ltd|limited|inc|llc|plc|s\.p\.a|s\.r\.l|b\.v|sp\. z o\.o)\.?"
    r"(?: & co\.? kg)?",
    re.IGNORECASE,
)


def is_firm(name: str) -> bool:
    """Tell whether a byline is the firm that runs a site, which wrote nothing.

    >>> is_firm("Harbour Press GmbH"), is_firm("Pilot Staff")
    (True, False)
    """
    return _FIRM.fullmatch(name) is not None


def is_agency(name: str) -> bool:
    """Tell whether a name is a news agency's: "AFP", "The Associated Press"."""
    return _AGENCY.fullmatch(name) is not None


def is_role(words: str) -> bool:
    """Tell whether a few words say what somebody is: "Transport reporter"."""
    return len(words.split()) <= _LONGEST_ROLE and _ROLE.search(words) is not None


def is_desk(name: str) -> bool:
    """Tell whether a name is that of a desk: "Sky Harbour Newsroom", "Die Redaktion".

    >>> is_desk("Sky Harbour Newsroom"), is_desk("Ida Staffel")
    (True, False)
    """
    return bool(_DESK.search(name))


def can_be_author(said: str, unlike: str | None) -> bool:
    """Tell whether words are no label, and do not begin as the name of a body does."""
    if _NO_NAME.match(said) or "://" in said:
        return False
    return not unlike or not _BY.sub("", said).casefold().startswith(unlike.casefold())


def without_labels(byline: str) -> str | None:
    """Take "By" and what only says what somebody is off a byline: "Ida Tamm, Political Editor".

    Whom somebody writes for and where is no part of it either: "Ida Tamm avec AFP".
    """
    if _SLUG.fullmatch(byline):
        byline = byline.replace("-", " ").title()
    if of_feed := _OF_FEED.fullmatch(byline):
        byline = of_feed["who"]
    parts = re.split(r"\s?, |\s?/\s?|; ", _without_asides(_BY.sub("", byline)))
    whole = " " in parts[0].strip()
    names = [
        _without_role(_without_asides(part)).strip()
        for n, part in enumerate(parts)
        if not n or not _is_beside(part, whole)
    ]
    return ", ".join(names).strip() or None


def without_agency(line: str) -> str:
    """Take off the agency for or with which somebody wrote: ", avec AFP", " and Reuters"."""
    return _WITH_AGENCY.sub("", line)


def _without_asides(byline: str) -> str:
    """Take off what stands behind a name of two words or more, each time it is there."""
    byline = _EMAIL_BEHIND.sub("", byline)
    for pattern in (_WITH_AGENCY, _ASIDE, _ASIDE):
        short = pattern.sub("", byline)
        if is_name_of_several_words(short):
            byline = short
    return byline


def _is_beside(part: str, whole: bool) -> bool:
    """Tell whether a part behind a name, `whole` if of two words, is no other author."""
    if _ROLE.search(part) or _AGENCY.fullmatch(part):
        return True
    # Behind a name of two words a single one is a place or an agency.
    return whole and bool(
        _PLACE.fullmatch(part) or part.startswith("The ") or (part.isascii() and part.islower())
    )


def _without_role(name: str) -> str:
    """Take "Political Editor" off the end of a name of two words or more."""
    short = _TRAILING.sub("", name)
    return short if " " in short else name
