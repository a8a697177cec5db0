"""Tell what a row of a picture is by its text: a handle, a date, counters, what a program adds.

Pure. Each pattern says one thing that it matches and one that it must not.
"""

import re
from typing import NamedTuple

from archiver.text.dates import parse_date

# Matches "@anabrook", "@ana@pelliwick.example", "@ana.example.social"; not "a@b" or "@ home".
_HANDLE = re.compile(r"(?<![\w@])[@＠]([A-Za-z0-9_][\w.\-]{2,}(?:@[\w\-]+(?:\.[\w\-]+)+)?)")
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
_COUNTED = (
    r"views?|reposts?|retweets?|quotes?|quote tweets?|likes?|bookmarks?|repl(?:y|ies)|retruths?|"
    r"boosts?|favou?rites?|shares?|comments?|mal angesehen|aufrufe|antworten|gefällt(?: mir)?|"
    r"zitate|favoriten|geteilte beiträge|vues|réponses|j.aime|citations|republications|partages|"
    r"visualizaciones|respuestas|me gusta|citas|visualizzazioni|risposte|mi piace|citazioni|"
    r"wyświetle(?:nia|ń)|odpowiedzi|polubienia|cytaty|просмотр(?:ов|а)?|ответ(?:ов|а)?|"
    r"отметк(?:и|ок) .{0,12}|impulsos|favoritos|web"
)
# Matches "1,204 3.4K 12K", "12 reposts 3 likes", "♡12K"; not "14 boats" or "in 2024".
_COUNTERS = re.compile(
    rf"(?:[^\w@]*{_COUNT}(?:\s*(?:{_COUNTED}))?[^\w]*|[^\w]*(?:{_COUNTED})[^\w]*)+", re.IGNORECASE
)
_COUNTER = re.compile(rf"{_COUNT}(?:\s*(?:{_COUNTED}))?", re.IGNORECASE)
# Matches "Replying to @bea", "Translate post", "Show more"; not "Show me more boats".
_ADDED = re.compile(
    r"(?:replying to|antwort an|en réponse à|en respuesta a|in risposta a|w odpowiedzi do|в ответ)"
    r"\s.{0,80}"
    r"|(?:(?:show )?translat(?:e|ion)(?: post| from .{2,20})?|translated from .{2,30}"
    r"|übersetz\w+(?: anzeigen)?|post übersetzen|traduire.{0,12}|traducir.{0,12}|traduci.{0,12}"
    r"|show more|read more|mehr anzeigen|voir plus|mostrar más|mostra altro|pokaż więcej|post"
    r"|thread|followers?|pinned|reposted|you reposted|subscribe|follow|edited|bearbeitet)",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"show more|read more|mehr anzeigen|voir plus|mostrar más|mostra altro|pokaż więcej",
    re.IGNORECASE,
)
# Matches "Jul 13, 2024", "13. Juli 2024", "2024-07-13", "13/07/2024"; not "14 boats in 2024".
_DAY = re.compile(
    r"[^\W\d_]{3,10}\.?\s?\d{1,2}\s?,?\s?\d{4}|\d{1,2}\.?\s(?:de\s)?[^\W\d_]{3,10}\.?,?\s(?:de\s)?\d{4}"
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
    found = _HANDLE.search(text)
    if not found:
        bare = _BARE_HANDLE.fullmatch(text.strip())
        return HandleRow("", bare[1].strip("."), "") if bare else None
    before, behind = text[: found.start()].strip(" ·•✓✔"), text[found.end() :].strip()
    if len(before.split()) > 6 or not _BEHIND_HANDLE.fullmatch(behind):
        return None
    return HandleRow(before, found[1].strip(".-"), behind)


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
    spaced = re.sub(r"(?<=[^\W\d_])(?=\d)", " ", day)
    return re.sub(r",(?=\d)", ", ", spaced)


def find_counters(text: str) -> tuple[str, ...]:
    """List the counters of a row that has nothing else.

    >>> find_counters("1,204 3.4K 12K"), find_counters("12 reposts"), find_counters("14 boats")
    (('1,204', '3.4K', '12K'), ('12 reposts',), ())
    """
    plain = text.strip()
    if not _COUNTERS.fullmatch(plain[:200]) or len(plain) > 200:
        return ()
    return tuple(one.strip() for one in _COUNTER.findall(plain))


def is_added(text: str) -> bool:
    """Tell whether a row is what a program puts around a post: "Translate post"."""
    return _ADDED.fullmatch(text.strip()) is not None


def is_rest_of_date(text: str) -> bool:
    """Tell whether a row is the end of a date that began in the row above: "17, 2024"."""
    return re.fullmatch(r"\d{1,2}[.,]?\s+(?:[^\W\d_]{3,10}\.?\s+)?\d{4}", text.strip()) is not None


def breaks_off(text: str) -> bool:
    """Tell whether a row says that the text goes on elsewhere: "Show more"."""
    return _MORE.fullmatch(text.strip()) is not None
