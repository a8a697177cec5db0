"""Tell what a row of a picture is by its text: a handle, a date, counters, what a program adds.

Pure. Each pattern says one thing that it matches and one that it must not.
"""

import re
from typing import NamedTuple

from rapidfuzz import fuzz

from archiver.text.dates import parse_date

# Matches "@anabrook", "@ana@pelliwick.example", "@ana@pelli" at a cut edge, "@ana.example.social";
# not "a@b" or "@ home".
_HANDLE = re.compile(r"(?<![\w@])[@＠]([A-Za-z0-9_][\w.\-]{2,}(?:@[\w\-]+(?:\.[\w\-]+)*)?)")
# Matches "Ana Brook@anabrook", for readers drop spaces; whether it is an address is told elsewhere.
_GLUED = re.compile(r"(?<=\w)[@＠]([A-Za-z0-9_][\w.\-]{2,})")
# Matches what may stand behind a handle: "· 2h", "· Jul 13, 2024", "Follow", "…", "•".
_BEHIND_HANDLE = re.compile(
    r"[\s·•.…\-–|✓✔©®°]*(?:(?:\d{1,2}\s?(?:s|m|h|d|w|min|hr|hrs|std|j|g|sem|ч|м|д)\.?)?"
    r"|.{0,30}\d.{0,14}|[^\W\d_]{3,9}\.?|follow(?:ing)?|folgen|suivre|seguir|segui|obserwuj|читать|subscribe)"
    r"[\s·•.…xX✓✔]*",
    re.IGNORECASE,
)
# Matches "anabrook 2h" as Threads shows who posts; not "around 14 days" or "in 2h".
_BARE_HANDLE = re.compile(r"([a-z0-9._]{4,30})\s*[✓✔©®]?\s*(?:\d{1,2}\s?[smhdw]|\d\d?/\d\d?/\d\d)")
_COUNT = r"[\d.,]{1,9}\s?(?:[KMkm]|тыс\.?|Mio\.?|mil|k)?"
# Matches "12 Reposts 3,4K Citaten": two or more counters in words that nobody has listed; not
# "We saw 12 boats and 3 seals" or "12 boats, 3 seals".
_UNLISTED_COUNTERS = re.compile(
    rf"(?:[^\w@]*{_COUNT}(?:\s[^\W\d_][^\W\d_'’-]*){{1,3}}\s?){{2,5}}\W*"
)
_COUNTED = (
    r"views?|reposts?|retweets?|quotes?|quote tweets?|likes?|bookmarks?|repl(?:y|ies)|retruths?|"
    r"boosts?|favou?rites?|shares?|comments?|mal angesehen|aufrufe|antworten|gefällt(?: mir)?|"
    r"zitate|favoriten|geteilte beiträge|vues|réponses|j.aime|citations|republications|partages|"
    r"visualizaciones|respuestas|me gusta|citas|visualizzazioni|risposte|mi piace|citazioni|"
    r"wyświetle(?:nia|ń)|odpowiedzi|polubienia|cytaty|просмотр(?:ов|а)?|ответ(?:ов|а)?|"
    r"отметк(?:и|ок) .{0,12}|impulsos|favoritos|web|curtidas|citações|visualizações|respostas|"
    r"vind-ik-leuks|citaten|weergaven|reacties|reposter|citat|gilla-?\w*|visningar|svar|visninger"
)
# Matches "1,204", "3.4K", "12 reposts"; a row of counters has nothing else.
_COUNTER = re.compile(rf"{_COUNT}(?:\s*(?:{_COUNTED}))?", re.IGNORECASE)
_COUNTER_WORD = re.compile(rf"(?<![^\W\d_])(?:{_COUNTED})(?![^\W\d_])", re.IGNORECASE)
_ICON = re.compile(r"(?<![^\W\d_])[OoQ]{1,2}(?=\s|\d|$)")
_COUNTER = re.compile(rf"{_COUNT}(?:\s*(?:{_COUNTED}))?", re.IGNORECASE)
# Matches "Replying to @bea", "Em resposta a @bea e @cleo": few words and handles, nothing else; not
# "I told @bea that".
_ANSWERED = re.compile(
    r"\W*(?:(?:[^\W\d_]+\s){0,2}[^\W\d_]+\s?[@＠][\w.-]+(?:@[\w.-]+)?"
    r"(?:(?:\s?[,&]|\s[^\W\d_]{1,3})?\s[@＠][\w.-]+(?:@[\w.-]+)?){0,4}\W*"
    r"|(?:replying to|antwort an|en réponse à|en respuesta a|in risposta a|w odpowiedzi do"
    r"|в ответ|em resposta a|als antwoord op|odpověď pro)\s?[@＠].{0,60})",
    re.IGNORECASE,
)
_PHRASES = (
    "translate post", "show translation", "übersetzen", "post übersetzen", "übersetzung anzeigen",
    "traduire", "traduire le post", "traducir", "traducir post", "traduci", "traduci post",
    "traduzir", "traduzir post", "post vertalen", "bericht vertalen", "översätt inlägg",
    "visa översättning", "oversæt opslag", "oversett innlegg", "przetłumacz", "przetłumacz wpis",
    "перевести пост", "show more", "read more", "mehr anzeigen", "voir plus", "mostrar más",
    "mostra altro", "pokaż więcej", "meer weergeven", "visa mer", "ver mais", "post", "thread",
    "post your reply", "reply", "deine antwort posten", "antworten", "poster votre réponse",
    "postea tu respuesta", "posta la tua risposta", "opublikuj odpowiedź", "poste a sua resposta",
    "post je antwoord", "posta ditt svar", "write your reply",
    "pinned", "reposted", "you reposted", "subscribe", "follow", "edited", "bearbeitet",
)  # fmt: skip
"""What programs put around a post. Matches "Translate post"; not "Show me more boats"."""
# Matches "Translate from German", "Translated from Polish by Pelliwick", "3 followers".
_ADDED = re.compile(
    r"(?:show )?translat(?:e|ion|ed) from .{2,30}|(?:\d[\d.,]*\w? )?followers?", re.IGNORECASE
)
_BUTTONS = frozenset({
    "follow", "following", "folgen", "suivre", "seguir", "siguiendo", "segui", "obserwuj",
    "volgen", "följ", "følg", "sledovat", "subscribe", "abonnieren", "подписаться", "читать",
})  # fmt: skip
_SAME_PHRASE = 85.0
"""So alike is a phrase that a reader saw to the one that was there: "versātt inlägg"."""
_MORE = re.compile(
    r"show more|read more|mehr anzeigen|voir plus|mostrar más|mostra altro|pokaż więcej",
    re.IGNORECASE,
)
# Matches "Jul 13, 2024", "13. Juli 2024", "2024-07-13", "13/07/2024"; not "14 boats in 2024".
_DAY = re.compile(
    r"[^\W\d_]{3,10}\.?\s?\d{1,2}\s?,?\s?\d{4}"
    r"|\d{1,2}\.?\s?(?:de\s)?[^\W\d_]{3,10}\.?,?\s?(?:de\s?)?\d{4}"
    r"|\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{4}"
)
# Matches "10:45 PM", "22:45", "3.14PM"; not "1:0" or "12:345".
_CLOCK = re.compile(r"(?<![\d:])\d{1,2}[:.]\d\d(?![\d:])\s?(?:[AaPp]\.?[Mm]\.?|Uhr)?")
_LONGEST_DATE_ROW = 80
_FEW_LETTERS = 24
"""Besides a date and a time: names of programs, "Views", "at", "Web"."""


class HandleRow(NamedTuple):
    """A row that names an account: what stands before its handle, the handle, and behind it."""

    before: str
    handle: str
    behind: str


def find_handle_row(text: str) -> HandleRow | None:
    """Read a row that is the heading of a post; None for a text that mentions somebody.

    >>> find_handle_row("Ana Brook @anabrook · 2h")
    HandleRow(before='Ana Brook', handle='anabrook', behind='· 2h')
    >>> find_handle_row("I told @anabrook that the ferry is late") is None
    True
    """
    found = _HANDLE.search(text) or _glued(text)
    if not found:
        bare = _BARE_HANDLE.fullmatch(text.strip())
        return HandleRow("", bare[1].strip("."), "") if bare else None
    before, behind = text[: found.start()].strip(" ·•✓✔"), text[found.end() :].strip()
    if len(before.split()) > 6 or not _BEHIND_HANDLE.fullmatch(behind):
        return None
    return HandleRow(before, found[1].strip(".-"), behind)


def _glued(text: str) -> "re.Match[str] | None":
    """Find a handle that a reader put to the name before it; None for an address of mail.

    >>> bool(_glued("Ana Brook@anabrook·10h")), bool(_glued("mail to ana@pelliwick.example"))
    (True, False)
    """
    found = _GLUED.search(text)
    if not found:
        return None
    words = text[: found.start()].split()
    behind = text[found.end() :]
    if re.match(r"\s*[·•]\s*\S*\d", behind):
        return found  # a date or how long ago, as behind no address of mail
    named = not words[0][:1].islower() and not words[-1][:1].islower()
    return found if named and (len(words) > 1 or any(map(str.isdigit, behind))) else None


def find_picture_date(text: str) -> str | None:
    """Read the day that a row names, if that is about all that it says.

    >>> find_picture_date("10:45 PM · Jul 13, 2024 · 1.2M Views")
    '2024-07-13'
    >>> find_picture_date("We met on Jul 13, 2024 and counted every seal of the harbour") is None
    True
    """
    if len(text) > _LONGEST_DATE_ROW:
        return None
    day = _DAY.search(text)
    if not day:
        return None
    rest = _CLOCK.sub(" ", text[: day.start()] + " " + text[day.end() :])
    if sum(character.isalpha() for character in rest) > _FEW_LETTERS:
        return None
    found = parse_date(_spaced(day[0]))
    return found[:10] if found else None


def _spaced(day: str) -> str:
    """Put the spaces back that a reader dropped.

    >>> _spaced("Jul13,2024")
    'Jul 13, 2024'
    """
    spaced = re.sub(r"(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])", " ", day)
    return re.sub(r",(?=\d)", ", ", spaced)


def is_posters_name(text: str) -> bool:
    """Tell whether a row may be the name of who posted: a few words, the first with a capital.

    >>> [is_posters_name(one) for one in ("Ana Brook", "O'Dell & Sons", "and it left.", "Post")]
    [True, True, False, False]
    """
    words = text.strip(" ·•✓✔").split()
    return (
        0 < len(words) <= 6
        and words[0][:1].isupper()
        and sum(map(str.isalpha, text)) > 2
        and text.strip()[-1:] not in {".", "!", "?", ",", ":"}
        and not is_added(text.strip(" ←<-—"))
    )


def strip_button(name: str) -> str:
    """Take the button that stands beside a name off it.

    >>> strip_button("Ana Brook Follow"), strip_button("Follow")
    ('Ana Brook', 'Follow')
    """
    words = name.split()
    return " ".join(words[:-1]) if words[1:] and words[-1].casefold() in _BUTTONS else name


def find_dated_name(text: str) -> str | None:
    """Give the name of a row that has a name and a date and nothing else.

    >>> find_dated_name("Ana Brook · 27 March 2031"), find_dated_name("Ana Brook")
    ('Ana Brook', None)
    """
    day = _DAY.search(text)
    if day is None or len(text) > _LONGEST_DATE_ROW:
        return None
    name = strip_button(text[: day.start()].strip(" ·•–—|-"))
    capitals = all(word[:1].isupper() or len(word) < 4 for word in name.split())
    return name if capitals and is_posters_name(name) and find_picture_date(day[0]) else None


def find_counters(text: str) -> tuple[str, ...]:
    """List the counters of a row that has nothing else.

    >>> find_counters("1,204 3.4K 12K"), find_counters("12 reposts"), find_counters("14 boats")
    (('1,204', '3.4K', '12K'), ('12 reposts',), ())
    """
    # Rings and hearts beside counters are read as letters: "O 49.2K O5".
    plain = _ICON.sub(" ", text).strip()
    if not plain or len(plain) > 200:
        return ()
    rest = _COUNTER_WORD.sub(" ", _COUNTER.sub(" ", plain))
    if any(character.isalnum() or character in "@_" for character in rest):
        return ()
    return tuple(item.strip() for item in _COUNTER.findall(plain))


def has_unlisted_counters(text: str) -> bool:
    """Tell whether a row has nothing but numbers with a few words each, which may be counters.

    >>> has_unlisted_counters("739 Reposts 38.1K Citaten"), has_unlisted_counters("14 boats")
    (True, False)
    """
    return len(text) <= 200 and _UNLISTED_COUNTERS.fullmatch(text.strip()) is not None


def is_added(text: str) -> bool:
    """Tell whether a row is what a program puts around a post: "Translate post"."""
    plain = text.strip()
    if len(plain) > 80:
        return False
    if _ADDED.fullmatch(plain):
        return True
    word = plain.casefold()
    return any(
        word == one or (len(one) > 7 and fuzz.ratio(word, one, score_cutoff=_SAME_PHRASE) > 0)
        for one in _PHRASES
    )


def names_answered(text: str) -> bool:
    """Tell whether a row above a text says whom it answers: "Replying to @bea"."""
    return len(text) <= 120 and _ANSWERED.fullmatch(text.strip()) is not None


def is_rest_of_date(text: str, behind: str = "") -> bool:
    """Tell whether a row is the end of a date that began in the row above.

    `behind` is what stands there behind the handle.

    >>> is_rest_of_date("17, 2024"), is_rest_of_date("mai 2024", "· 15")
    (True, True)
    """
    plain = text.strip()
    if re.fullmatch(r"\d{1,2}[.,]?\s+(?:(?:de\s)?[^\W\d_]{3,10}\.?,?\s+)?(?:de\s)?\d{4}", plain):
        return True
    if re.search(r"\d\.?(?:\s?de)?$", behind):
        return re.fullmatch(r"(?:de\s)?[^\W\d_]{3,10}\.?,?\s?(?:de\s)?\d{4}", plain) is not None
    if re.search(r"\w\.?,?$", behind) and re.fullmatch(r"(?:de\s)?\d{4}", plain):
        return True
    # "7 tim" alone: how long ago, the dot before it unseen.
    return re.fullmatch(r"\d{1,2}\s?[^\W\d_]{1,4}\.?", plain) is not None


def breaks_off(text: str) -> bool:
    """Tell whether a row says that the text goes on elsewhere: "Show more"."""
    return _MORE.fullmatch(text.strip()) is not None
