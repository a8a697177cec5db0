"""Tell quotations from what else stands in quotation marks: titles, names, scare quotes, code.

Nobody is said to have uttered these, so they get no verdict. In doubt a passage is a quotation.
A passage is a term where the weights of its features (`term_features`, `term_weights`) add up
to `LIMIT`; rules beside them keep what was surely uttered, however short it is.

In labelled articles that were not learned from, tried in ten parts, 98.2 % of 4,240 quotations are
kept and 69 % of the other passages that no rule decides are told. Of the quotations lost two in
three are titles, slogans and terms that the labels count as said by somebody.
"""

import regex

from archiver.extraction.quotations.term_features import is_titled, term_features
from archiver.extraction.quotations.term_weights import WEIGHTS
from archiver.models.records import Quote, QuoteKind
from archiver.text.words import split_words

LIMIT = -0.55
"""The sum of weights from which a passage is a term. Weights are tenths, and this is none: in which
order they are added, and how that rounds, decides nothing."""
MOST_WORDS = 8
"""Longer passages are quotations: titles of so many words have a byline behind them."""
_FEW = 5
"""Without a speaker and a verb of saying, 281 of 327 passages of so few words are none."""
_SENTENCE = 4
_LEAST = 3  # words behind a colon that somebody named says
_NAMED = frozenset(
    {"nickname", "after titling", "work before", "work behind", "titled after possessive"}
)
"""Features of what is surely a name, however something beside it was uttered."""
_SENTENCE_BEFORE = frozenset({"after start", "after mark .", "after mark !", "after mark ?"})
# Matches "The Isle Times", "PBS NewsHour" and "Der Spiegel"; not "good times".
_MEDIUM = regex.compile(
    r"\b(?:Times|Post|News\w*|Journal|Gazette|Herald|Tribune|Show|Today|Tonight|Radio|Magazine|Press"
    r"|Daily|Zeitung|Spiegel|Monde|Nación|Globo|Folha)\b"
)
# Matches the article and preposition in: ex-participante do “A voz da ilha”.
_OF_THE = regex.compile(r"(?:^|\s)(?:do|da|no|na|del|du|della|dello|nel|nella)\s+[“\"«„]\s*$")
# Matches what follows in: “Ferry late again,” by the Isle Times' Ana Brook.
_BYLINE = regex.compile(r"[,.”\"’'»“\s]{0,4}by\s+(?:the\s+)?\p{Lu}")
# Matches what calls the passage behind it a name, in: the so-called “soup war”, das Wort „Hering“.
_CALLED = regex.compile(
    r"\b(?:so[- ]called|so ?genannte[nmrs]?|soi-disant|zogenaamde|så kalla[dt]e?|såkalte?"
    r"|(?:el|la|los|las) (?:llamad|denominad)[oa]s?|(?:o|a|os|as) chamad[oa]s?|cosiddett[aeio]"
    r"|nicknamed|(?:also|better|otherwise) known as(?: the| an?)?|coine?(?:d|s|ing)? the phrase"
    r"|the (?:word|term|letter|option|setting|button|key)|das Wort|der Begriff|le (?:mot|terme)"
    r"|la palabra|el término|a palavra|o termo|la parola|il termine)\s+[“\"«„‘»]\s*$",
    regex.IGNORECASE,
)
# Matches whom somebody speaks to in: sagte Brook gegenüber der „inselpost“; not what is owed to
# somebody, in: Respekt gegenüber „denen da oben“.
_SAID_TO = regex.compile(
    r"\b(?:sag|erklär|beton|äußer|bestätig)t(?:e|en)?\b[^.!?„“”»«\"\n]{0,80}"
    r"\bgegenüber(?:\s+de[rmn])?\s+[“\"«„»]\s*$"
)
# Matches the noun of what has a title in: In der Sendung „Morgen am Kai“.
_TITLE_OF = regex.compile(
    r"\b(?:Sendung|Film|Serie|Roman|Buch|Lied|Zeitschrift|Zeitung|Podcast|programme?|show|series|movie"
    r"|novel|song|album|magazine|newspaper|émission|chanson|roman|novela|película|canción|romanzo"
    r"|canzone|trasmissione|canção|novela|painting|sculpture|exhibition|Gemälde|Ausstellung|tableau|Vereinigung|Verein|Initiative|Kampagne|Petition)\s+[“\"«„»]\s*$",
    regex.IGNORECASE,
)
# Matches the noun of what has a slogan for a name, in: der Kampagne „Stadt für alle, von uns“.
_CAMPAIGN = regex.compile(
    r"\b(?:Kampagne|Petition|campaign|petition|campagne|campaña|campanha|campagna)\s+[“\"«„»]\s*$",
    regex.IGNORECASE,
)
# Matches the verb of a programme in: “The Wharf” admonished Brook; not in: “The boat,” said Brook.
_ACTING = regex.compile(r"[”\"]\s(?:has|had|is|was|\p{Ll}+(?<!call|nam|dubb|label)ed)\s")
# Matches the paper in: Jak podaje „Kurier”, wie der „Bote“ berichtet; not laut Brook „Unsinn“.
_PAPER = regex.compile(
    r"\b(?i:jak|как|як|podle|selon|según|secondo|segundo|volgens|laut|enligt|ifølge|wie)"
    r"\s+(?:\p{Ll}+\s+){0,3}[“\"«„»]\s*$"
)
_NO_CAPITALS = regex.compile(
    r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Hangul}\p{Arabic}\p{Hebrew}\p{Devanagari}]"
)
_NO_SPACES = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}]")


def kind_of_quotation(text: str, quote: Quote, language: str) -> QuoteKind:
    """Tell whether a passage of an article's text in this language is a quotation or a term."""
    words = split_words(quote.text)
    if not len(words):
        return "term"  # a symbol: the "@" before a handle
    if _NO_CAPITALS.search(quote.text):
        size = len(words) // 2 if _NO_SPACES.search(quote.text) else len(words)
        unsaid = quote.speaker_span is None and quote.cue == "unknown" and not quote.continues
        return "term" if unsaid and size <= _FEW else "quotation"
    if _BYLINE.match(text[quote.end : quote.end + 60].partition("\n")[0]):
        return "term"
    if len(words) > MOST_WORDS:
        return "quotation"
    if len(words) <= _FEW and (
        _CALLED.search(text, max(0, quote.start - 40), quote.start)
        or _SAID_TO.search(text, max(0, quote.start - 120), quote.start)
    ):
        return "term"
    before = text[max(0, quote.start - 40) : quote.start]
    few, titled = len(words) <= _FEW, is_titled(words)
    if quote.text[:1].isupper() and (
        (few and (_OF_THE.search(before) or (titled and _MEDIUM.search(quote.text))))
        or ((len(words) == 1 or (few and titled)) and _PAPER.search(before))
        or ((few or titled) and _TITLE_OF.search(before))
        or (quote.text[-1:].isalnum() and _CAMPAIGN.search(before))
        or (few and titled and words.norms[0] == "the" and _ACTING.match(text, quote.end))
    ):
        return "term"
    features = term_features(text, quote, language)
    if is_surely_uttered(features, quote, len(words)):
        return "quotation"
    if language != "en" and _is_followed_by_speaker(features, quote, len(words)):
        return "quotation"
    return "term" if sum(WEIGHTS.get(feature, 0.0) for feature in features) > LIMIT else "quotation"


def is_surely_uttered(features: frozenset[str], quote: Quote, count: int) -> bool:
    """Tell whether up to `MOST_WORDS` words are a quotation, whatever their features weigh.

    Words that were posted or stated are, unless they look like a name; so are those according
    to somebody, a sentence that addresses somebody, whose speaker is named, that is one of its own
    in the text or stands behind somebody and a colon, more words than a title or term has, and
    what goes on from a quotation.
    """
    if quote.cue in {"post", "statement"}:
        return features.isdisjoint(_NAMED)
    if {"according", "reads"} & features or {"according before", "somebody"} <= features:
        return features.isdisjoint(_NAMED)
    if (count > _FEW and "titled" not in features) or _stands_behind_somebody(
        features, quote, count
    ):
        return True
    own = not features.isdisjoint(_SENTENCE_BEFORE) and {"capital", "stop"} <= features
    addressed = "addresses" in features or {"somebody", "capital"} <= features
    if count >= _SENTENCE and (addressed or own) and "verb inside" in features:
        return True
    if count >= _SENTENCE and own and "titled" not in features:
        return True
    if count >= _SENTENCE and {"after mark :", "somebody"} <= features and "titled" not in features:
        return True
    return quote.continues and features.isdisjoint({"titled", "after determiner"})


def _is_followed_by_speaker(features: frozenset[str], quote: Quote, count: int) -> bool:
    """Tell whether a comma or a dash parts words from who is named near.

    `„Je to hanba,“ zlobí se Ort`. In other languages than English, where a verb that no list has
    may stand between them.
    """
    parted = not features.isdisjoint({"comma", "before comma", "before mark –", "before mark —"})
    named = quote.speaker is not None and "speaker right near" in features
    return count > 1 and parted and named and "capital" in features


def _stands_behind_somebody(features: frozenset[str], quote: Quote, count: int) -> bool:
    """Tell whether a colon or a dash ties a passage to who speaks.

    `Brook said: “No.”`, `“No.” — Brook`. Behind a colon more than a title has is needed where no
    verb of saying stands there.
    """
    if "somebody" not in features:
        return False
    if {"before mark —", "stop"} <= features:
        return True
    if "after mark :" not in features or "titled" in features:
        return False
    named = "capital" in features and (quote.speaker is not None or "stop" in features)
    return quote.cue != "unknown" or (named and count >= _LEAST)
