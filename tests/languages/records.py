"""What a record's examples are held to, and a way to register a record for one test."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from unittest.mock import patch

from archiver.extraction.pictures.described_posts import read_description
from archiver.extraction.quotations.platform_names import posted_pattern
from archiver.extraction.quotations.quotations import find_quotations
from archiver.languages import detect, negations, numerals, registry
from archiver.languages.base import Language
from archiver.languages.speech_acts import POSTED_IN
from archiver.languages.spoken import spoken_forms
from archiver.languages.verbs import verbs_of_language
from archiver.languages.written_forms import written_alternatives, written_forms
from archiver.matching import style_hints
from archiver.matching.cleaned import compare_one_speech
from archiver.matching.compare import compare_text
from archiver.matching.people.names import name_words
from archiver.matching.quotation import prepare_post, prepare_quotation
from archiver.models.records import PostVersion
from archiver.text.words import split_words

_PLACES = "Kiel Oslo Turin Graz Gent Bari Lodz Riga"


def negates(text: str, code: str) -> bool:
    return bool(negations.find_negations(split_words(text), frozenset({code})))


def counts(text: str, code: str) -> bool:
    words = split_words(text)
    return bool(numerals.numbers_in_order(words, 0, len(words), frozenset({code})))


def utters(text: str, code: str) -> bool:
    return text in verbs_of_language(code)


def has_title(text: str, _code: str) -> bool:
    """Whether the comparison of names leaves words out before the name, not after it."""
    known = name_words(text)
    return len(known) < len(text.split()) and text.casefold().endswith(known[-1])


def tells_of_a_post(text: str, _code: str) -> bool:
    return bool(posted_pattern().search(text) or POSTED_IN.search(text))


def quotes(text: str, code: str) -> bool:
    found = find_quotations(text, language=code)
    return len(found) == 1 and len(found[0].text) < len(text)


def is_cleaned(text: str, code: str) -> bool:
    spoken, _, quoted = text.partition(" = ")
    source = prepare_post(PostVersion(text=spoken))
    match = compare_one_speech(prepare_quotation(quoted), source, near=True, language=code)
    return match is not None and match.wording == "cleaned"


def is_the_same_in_print(text: str, _code: str) -> bool:
    """Whether what was posted is the same in print and the other way round, in a longer text."""
    posted, printed = (f"{one} {_PLACES}" for one in text.split(" = "))
    matches = [
        compare_text(one, f"{other} Lodz", near=True)
        for one, other in ((printed, posted), (posted, printed))
    ]
    return all(match is not None and match.wording == "typographic" for match in matches)


def shows_a_post(text: str, code: str) -> bool:
    found = read_description(text, language=code)
    return found is not None and found.speaker == "Ana Brook"


KINDS: dict[str, Callable[[str, str], bool]] = {
    "negations": negates,
    "numbers": counts,
    "verbs": utters,
    "titles": has_title,
    "posts": tells_of_a_post,
    "quotations": quotes,
    "pictures": shows_a_post,
    "spoken": is_cleaned,
    "written": is_the_same_in_print,
}


def examples_that_fail(language: Language) -> list[tuple[str, str]]:
    """Give the field and the text of every example that is not as its record says."""
    wrong = [
        (f"{kind}_{side}", text)
        for kind, holds in KINDS.items()
        for side in ("match", "differ")
        for text in getattr(language.examples, f"{kind}_{side}")
        if holds(text, language.code) != (side == "match")
    ]
    told = [("sentences", text) for text in language.examples.sentences]
    return wrong + [one for one in told if detect.detect_language(one[1]) != language.code]


_FORGETTING: tuple[Callable[[], None], ...] = (
    registry.find_language.cache_clear,
    registry.language_codes.cache_clear,
    registry.all_languages.cache_clear,
    spoken_forms.cache_clear,
    written_forms.cache_clear,
    written_alternatives.cache_clear,
    style_hints._HINTS.clear,
    style_hints._codes.cache_clear,
    style_hints._months.cache_clear,
    style_hints._every_form.cache_clear,
    style_hints._never_twice.cache_clear,
    style_hints._contractions.cache_clear,
    style_hints._numeric_words.cache_clear,
    negations.negation_words.cache_clear,
    negations._every_negation.cache_clear,
    negations._FORMS._patterns.cache_clear,
    negations._NEGATING.clear,
    negations._MAY_NEGATE.clear,
    numerals.number_words.cache_clear,
    numerals._FORMS._patterns.cache_clear,
    numerals._every_number.cache_clear,
    numerals._COUNTING.clear,
    numerals._NUMBER_WORDS.clear,
    verbs_of_language.cache_clear,
    detect._scripts.cache_clear,
    detect._votes_of_words.cache_clear,
    detect._votes_of_function_words.cache_clear,
    detect._compared_languages.cache_clear,
    detect._attributed_languages.cache_clear,
)


@contextmanager
def registered(language: Language) -> Iterator[None]:
    """Let the program know one language more, as if a plug-in gave it."""

    def given() -> dict[str, Language]:
        return {language.code: language}

    _forget()
    try:
        with patch.object(registry, "_plugin_languages", given):
            yield
    finally:
        _forget()


def _forget() -> None:
    for forget in _FORGETTING:
        forget()
