"""What number words and Roman figures say in figures, as far as a quotation may write either.

Only whole numbers of one word, such as "zweihundertfünfzig"; "twenty-one" is two words of a
compound, and "half" is no figure.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

import regex

_WORDS = {
    "en": "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen twenty",
    "de": "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn "
    "fünfzehn sechzehn siebzehn achtzehn neunzehn zwanzig",
    "fr": "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze "
    "quinze seize dix-sept dix-huit dix-neuf vingt",
    "es": "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce "
    "quince dieciséis diecisiete dieciocho diecinueve veinte",
    "pt": "zero um dois três quatro cinco seis sete oito nove dez onze doze treze catorze quinze "
    "dezesseis dezessete dezoito dezenove vinte",
    "it": "zero uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici "
    "quattordici quindici sedici diciassette diciotto diciannove venti",
    "nl": "nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien "
    "vijftien zestien zeventien achttien negentien twintig",
}
_TENS = {
    "en": "thirty forty fifty sixty seventy eighty ninety",
    "de": "dreißig vierzig fünfzig sechzig siebzig achtzig neunzig",
    "es": "treinta cuarenta cincuenta sesenta setenta ochenta noventa",
    "it": "trenta quaranta cinquanta sessanta settanta ottanta novanta",
    "nl": "dertig veertig vijftig zestig zeventig tachtig negentig",
}
# What is a number in one of these languages and something else in another: "six" is both, and the
# same, but "sei" is "six" in Italian and "be" in German and "I know" in Portuguese.
_DOUBTFUL = frozenset(
    {"sei", "um", "un", "uno", "once", "elf", "null", "die", "acht", "vier", "een", "nul"}
)
_VALUES: dict[str, str] = {}
_JOINING = {
    "de": (("tausend", "hundert"), "und"),
    "nl": (("duizend", "honderd"), "en"),
    "it": (("mila", "mille", "cento"), ""),
    "sv": (("tusen", "hundra"), ""),
    "no": (("tusen", "hundre"), "og"),
}
"""Words for a thousand and a hundred inside a number of one word, and what may join its parts."""
_SCALES = {
    "tausend": 1_000,
    "duizend": 1_000,
    "mila": 1_000,
    "mille": 1_000,
    "hundert": 100,
    "honderd": 100,
    "cento": 100,
    "tusen": 1_000,
    "hundra": 100,
    "hundre": 100,
}
_PARTS: dict[str, dict[str, int]] = {"de": {"ein": 1}, "nl": {"een": 1}, "it": {}}
"""The numbers below a hundred of which larger ones are put together."""
_NORTHERN = {
    "sv": "ett två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton "
    "sjutton arton nitton tjugo trettio fyrtio femtio sextio sjuttio åttio nittio",
    "no": "ett to tre fire fem seks sju åtte ni ti elleve tolv tretten fjorten femten seksten "
    "sytten atten nitten tjue tretti førti femti seksti sytti åtti nitti",
}
"""Numbers below twenty, and tens, of languages whose numbers are read in larger ones alone: by
themselves many are other words elsewhere."""
_SHORTEST, _LONGEST = 7, 60
"""Letters of such a number: "tremila" has 7, "neunhundertneunundneunzigtausend..." 53."""


def _compounds(code: str) -> Iterator[tuple[str, int]]:
    """Yield the numbers between 20 and 100 that a language writes as one word.

    >>> dict(_compounds("de"))["einundzwanzig"], dict(_compounds("it"))["ventotto"]
    (21, 28)
    """
    ones = _WORDS[code].split()
    tens = [ones[20], *_TENS[code].split()]
    for place, ten in enumerate(tens, start=2):
        for one in range(1, 10):
            word = ones[one]
            if code == "de":
                yield f"{'ein' if one == 1 else word}und{ten}", 10 * place + one
            elif code == "nl":
                yield f"{word}{'ën' if word.endswith('e') else 'en'}{ten}", 10 * place + one
            else:
                stem = ten[:-1] if one in {1, 8} else ten
                yield f"{stem}{word}", 10 * place + one


for _code, _words in _WORDS.items():
    for _value, _word in enumerate(_words.split()):
        _VALUES.setdefault(_word.casefold(), str(_value))
    for _value, _word in enumerate(_TENS.get(_code, "").split(), start=3):
        _VALUES.setdefault(_word.casefold(), str(_value * 10))
for _word, _value in (("dezasseis", 16), ("dezassete", 17), ("dezanove", 19)):
    _VALUES.setdefault(_word, str(_value))
for _code in ("de", "nl", "it"):
    _known = _PARTS[_code]
    for _value, _word in enumerate(_WORDS[_code].split()):
        _known[_word.casefold()] = _value
    for _value, _word in enumerate(_TENS[_code].split(), start=3):
        _known[_word.casefold()] = _value * 10
    for _word, _value in _compounds(_code):
        for _form in {_word.casefold(), regex.sub("tre$", "tré", _word)}:
            _VALUES.setdefault(_form, str(_value))
            _known[_form] = _value
for _code, _words in _NORTHERN.items():
    _small, _tens = _words.split()[:19], _words.split()[19:]
    _known = _PARTS[_code] = {word: value for value, word in enumerate(_small, start=1)}
    for _value, _word in enumerate(_tens, start=2):
        _known[_word] = 10 * _value
        _known |= {f"{_word}{_small[one - 1]}": 10 * _value + one for one in range(1, 10)}
NUMBERS_IN_WORDS = frozenset(_VALUES)
"""All number words that are read by themselves, whatever their language."""
# Matches "III" and "XIV"; not "I", "X" and "MIX", which are words.
_ROMAN = regex.compile(r"(?=[IVX]{2,}$)X{0,3}(?:IX|IV|V?I{0,3})")
# Matches in "XIV" and "MIX"; not in "I".
_MAY_BE_ROMAN = re.compile("[IVX]{2}")
_LETTERS = {"I": 1, "V": 5, "X": 10}
_FOLDED_LETTERS = frozenset("ivx")


def may_be_number(norm: str) -> bool:
    """Tell whether `value_of_number` can give a value of a word, however it is written.

    >>> may_be_number("three"), may_be_number("iii"), may_be_number("seal")
    (True, True, False)
    """
    if norm in _VALUES or norm[:1] in _FOLDED_LETTERS:
        return True
    return len(norm) >= _SHORTEST and joined_number(norm) is not None


@lru_cache(maxsize=20_000)
def joined_number(norm: str) -> int | None:
    """Give the value of a number of a hundred and more that is one word; None where it is none.

    >>> joined_number("zweihundertfünfzig"), joined_number("tremila"), joined_number("jahrhundert")
    (250, 3000, None)
    """
    if len(norm) > _LONGEST or not has_scale(norm):
        return None
    return next((value for code in _JOINING if (value := _joined(norm, code)) is not None), None)


def has_scale(text: str) -> bool:
    """Tell whether folded words have any of the parts without which `joined_number` reads none.

    >>> has_scale("wir sind zweihundert"), has_scale("we are too few")
    (True, False)
    """
    # "hundred" begins as Norwegian "hundre" does, and is in much that is written in English.
    return any(map(text.replace("hundred", "").__contains__, _SCALES))


def _joined(word: str, code: str, below: int = 1_000_000) -> int | None:
    scales, link = _JOINING[code]
    for name in scales:
        head, mark, tail = word.partition(name)
        scale = _SCALES[name]
        if not mark or scale >= below:
            continue
        many = _joined(head, code, scale) if head else 1
        rest = _joined(tail.removeprefix(link) or tail, code, scale) if tail else 0
        return None if many is None or rest is None else many * scale + rest
    return _PARTS[code].get(word)


def may_have_numbers(norms: Iterable[str], raw: str) -> bool:
    """Tell whether `value_of_number` can give a value of any word of a text.

    >>> may_have_numbers(["the", "seal"], "The seal"), may_have_numbers(["three"], "three")
    (False, True)
    """
    if not _VALUES.keys().isdisjoint(norms) or _MAY_BE_ROMAN.search(raw):
        return True
    return has_scale(raw.casefold())


def value_of_number(norm: str, raw: str) -> str | None:
    """Tell what a word says in figures; None where it is no number word. `raw` is it as written.

    >>> value_of_number("three", "Three"), value_of_number("iii", "III"), value_of_number("i", "I")
    ('3', '3', None)
    """
    if norm in _VALUES and norm not in _DOUBTFUL:
        return _VALUES[norm]
    if raw[:1] in _LETTERS and _ROMAN.fullmatch(raw):
        values = [_LETTERS[letter] for letter in raw]
        following = [*values[1:], 0]
        total = sum(
            -one if one < after else one for one, after in zip(values, following, strict=True)
        )
        return str(total)
    joined = joined_number(norm)
    return None if joined is None else str(joined)
