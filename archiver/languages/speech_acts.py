"""Words in, how they say that something was uttered out: posted, spoken or stated.

Every table is by language; a verb in one of them may be an ordinary word in another,
so a reader asks for the words of one language only.
"""

from functools import cache

import regex as re

from archiver.languages.grammar import wordset
from archiver.languages.reporting_verbs import (
    ASSESSING,
    POST,
    SPEECH,
    STATEMENT,
)
from archiver.models.records import Cue

# Matches `on Truth Social`, `auf Twitter` and `in a tweet`; not `on Monday`.
POSTED = re.compile(
    r"\b(?i:on|in|to|via|at|en|em|no|na|sur|dans|auf|bei|in|über|su|op|på|w|в|у|στο|במ|على)\s+"
    r"(?:(?:an?|an?other|un|una|une|um|uma|einem|einer|een|ett|his|her|its|their|the|el|la|le|der"
    r"|dem|il|o|own|official|recent|new|now-deleted|follow-up|\p{Lu}?\p{Ll}+day|social|media|network"
    r"|platform|site|app|red|plataforma|réseau|rete|sociale|Plattform|Kurznachrichtendienst|,)\s+){0,6}"
    r"(?:X|𝕏|Twitter\p{L}*|Truth Social|Facebook\p{L}*|Instagram\p{L}*|Threads"
    r"|Bluesky|Mastodon|TikTok|Telegram"
    r"|LinkedIn|Reddit|YouTube|[Tt]weets?|[Tt]uit|[Tt]hread|[Pp]osts?|Твиттере|Твіттері|Телеграме?)(?![\w’'-])"
)
# Matches `in a tweet`, `in his latest post`; not `for posts on X`.
POSTED_IN = re.compile(
    r"\b[Ii]n (?:an?|another|his|her|its|their|the) (?:\p{Ll}+ ){0,2}(?:tweet|post|thread)\b"
)
# Matches `in a statement`, `press release`; not `stated`.
STATED = re.compile(
    r"\b(?:statement|(?:news|press) release|comunicado|communiqué|Erklärung|Pressemitteilung"
    r"|comunicato|persbericht|verklaring|oświadczeni\p{L}+|заявлении|заяві)\b"
)
# Matches `wrote in an op-ed`; not `wrote on X`.
WRITTEN = re.compile(
    r"\b(?:op-ed|book|memo|letter|essay|article|report|column|memoir|paper|brief|ruling|opinion|decision"
    r"|e-?mail|text message|note|diary)\b"
)
# Matches `told reporters`, `at a rally`; not `said`.
SPOKEN = re.compile(
    r"\b(?:told|interview\p{L}*|reporters|rally|speech|conference|debate|audience|crowd|television|radio)\b"
)


@cache
def neutral_verbs() -> frozenset[str]:
    """Verbs that leave open whether somebody spoke, wrote or posted."""
    return wordset(
        """
    said says say saying added adds adding continued continues wrote writes dijo dice añadió
    agregó dit déclaré ajouté sagte erklärte fügte ergänzte disse acrescentou detto dichiarato
    aggiunto zei sade säger powiedział powiedziała dodał dodała сказал сказала добавил добавила
    заявил заявила додав додала dedi ekledi
    """
    )


@cache
def verbs_of_language(language: str) -> dict[str, Cue]:
    """The verbs of uttering of one language, lower case, each with its cue."""
    table: dict[str, Cue] = dict.fromkeys(SPEECH.get(language, "").split(), "speech")
    table |= dict.fromkeys(ASSESSING.get(language, "").split(), "unknown")
    table |= dict.fromkeys(STATEMENT.get(language, "").split(), "statement")
    table |= dict.fromkeys(POST.get(language, "").split(), "post")
    return table
