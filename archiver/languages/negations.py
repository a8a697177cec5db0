"""Words and the languages they can be in, in; which of them negate, out.

Lists of negating words are in the lexicon; here are what negates inside a word, and the
forms that endings make of one.
"""

from functools import lru_cache

import regex

from archiver.languages import unspaced
from archiver.languages.lexicon import negation_forms as named_in
from archiver.models.records import Span
from archiver.text.words import Words

# "keinerlei", "никому", "gelmiyor", "ולא", "않을"; not "Nichte", "никель", "namaz", "잘못".
_FORMS = {
    "en": r".*n't|(?:no|non|not|never)-.+|nope",
    "es": r"ning[uú]n[oa]?s?|no-.+",
    "fr": r"(?:.*[^\w])?n'.+|aucun\w*|non-.+|guère|nullement",
    "de": r"kein\w*|nie|niemals|niemand\w*|nirgend\w*|mitnichten|nicht-.+|nichts\w*",
    "pt": r"nenhu(?:m|ns|ma|mas)|não-.+",
    "it": r"nessun\w*|né|nient'.+|nulla",
    "nl": r"geen\w*|niemand\w*|nergens|nimmer|niet-.+|nooit",
    "pl": r"żad(?:en|n\w+)|nik(?:t|ogo|omu|im)|nic|nicz(?:ego|emu|ym)|nigdzie|bynajmniej|brak",
    "ru": r"ник(?:то|ого|ому|ем|огда|уда|ак|ако[йегм]\w*|ая|акая|акие|аких|аким|акими|акую)|никако\w+"
    r"|ничто|нич(?:его|ему|ем)|нету?|нельзя|нигде|некому|нечего|некуда|не-.+",
    "uk": r"ніх?то|нік(?:ого|ому|им|оли|уди)|ніщо|ніч(?:ого|ому|им)|ніяк\w*|жод(?:ен|н\w+)|нем(?:а|ає)|нічий\w*",
    "tr": r"\w+m[ıiuü]yor\w*|\w+m[ae]y(?:aca|ece|an|en|ın|in|ız|iz|arak|erek|ıp|ip|alım|elim)\w*"
    r"|\w+m[ae]d[ıi](?:m|n|k|nız|niz|lar|ler)?|(?!nama)\w+m[ae]z(?:lar|ler|sa|se|d[ıi]|s[ıi]n)?|\w+m[ae]m[ıi]ş\w*"
    r"|\w+m[ae]s[ıi]n(?:lar|ler)?|\w+m[ae]m(?:alı|eli)\w*|hiç\w*|değil\w*|yok\w{0,4}|kimse\w*",
    "ar": r"[وف]?(?:لا|لم|لن|بلا|بدون|دون|غير|لست|لسنا|ليس\w*)",
    "he": r"(?:[ושכה]|וש|כש|מש)?(?:לא|אין|בלי|ללא|אינו|אינה|אינם|אינן|אינני)",
    "hi": r"नहीं|नही|कभी नहीं",
    "el": r"κανέν\w*|κανεί[νσ]\w*|κανεν\w+|καμ[ίι]ά?\w*|ουδ[εέ]\w+|τίποτ[αε]|πουθενά",
    "ko": r"\w*(?:않|없|아니)\w*|(?!연못)\w*(?<!잘)못\w*|안(?:돼|되)\w*",
}
# Matches "didn't" in whatever language the words around it are; not Dutch "van't".
_ANYWHERE = regex.compile(
    r"(?:do|does|did|is|are|was|were|has|have|had|wo|would|ca|could|should|must|need|ai)n't"
)
_COMPILED = {code: regex.compile(form) for code, form in _FORMS.items()}
# "떠나지 못한다": the word that negates follows the one it negates.
_FOLLOWING = regex.compile(r"못|않|없")


def find_negations(words: Words, codes: frozenset[str]) -> list[Span]:
    """The negations among some words, each as a half-open range of their indexes."""
    spaced = [(index, index + 1) for index, norm in enumerate(words.norms) if _negates(norm, codes)]
    return spaced + unspaced.unspaced_negations(words)


@lru_cache(maxsize=1 << 14)
def _negates(norm: str, codes: frozenset[str]) -> bool:
    if unspaced.is_unspaced(norm):
        return False
    return (
        norm in named_in(codes)
        or _ANYWHERE.fullmatch(norm) is not None
        or any(form.fullmatch(norm) for code, form in _COMPILED.items() if code in codes)
    )


def negates_before(norm: str) -> bool:
    """Whether a word can only negate what stands before it, as Korean auxiliaries do."""
    return _FOLLOWING.match(norm) is not None
