"""A language code or none in, the code whose tables apply out; must never fail on odd input."""

from collections import Counter

import regex as re

from archiver.languages.grammar import SMALL, grammar
from archiver.languages.speech_acts import verbs_of_language

_KNOWN = frozenset(SMALL) | {"ar", "he", "hi", "zh", "ja", "ko"}
_WORD = re.compile(r"\p{L}+")
_SAMPLE = 4000  # characters that decide
_SCRIPTS = (
    ("ja", re.compile(r"[\p{Hiragana}\p{Katakana}]")),
    ("ko", re.compile(r"\p{Hangul}")),
    ("zh", re.compile(r"\p{Han}")),
    ("he", re.compile(r"\p{Hebrew}")),
    ("ar", re.compile(r"\p{Arabic}")),
    ("ru", re.compile(r"\p{Cyrillic}")),
    ("el", re.compile(r"\p{Greek}")),
    ("hi", re.compile(r"\p{Devanagari}")),
)

# Matches letters that Ukrainian has and Russian has not.
_UKRAINIAN = re.compile(r"[іїєґІЇЄҐ]")


def supported_language(text: str, language: str | None) -> str:
    """The two-letter code of a text, from what its page says or from its small words."""
    if language:
        code = re.split(r"[-_]", language.strip().lower())[0]
        if code in _KNOWN:
            return code
    sample = text[:_SAMPLE]
    letters = sum(c.isalpha() for c in sample) or 1
    for code, script in _SCRIPTS:
        if len(script.findall(sample)) > letters * 0.2:
            return "uk" if code == "ru" and _UKRAINIAN.search(sample) else code
    seen = Counter(w.lower() for w in _WORD.findall(sample))
    scores = {
        code: sum(
            n for w, n in seen.items() if w in grammar(code).small or w in verbs_of_language(code)
        )
        for code in SMALL
    }
    best = max(scores, key=lambda code: (scores[code], code == "en"))
    return best if scores[best] else "en"
