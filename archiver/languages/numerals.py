"""Words and a language in, the figures and number words among them out, as compared.

Lists of bare number words are in the lexicon; here are their compounds and forms:
"twenty-one", "dreiundzwanzig", "пятнадцати". Must never read a handle as a figure.
"""

import unicodedata
from functools import lru_cache

import regex

from archiver.languages.lexicon import CAPITALISED_DATES
from archiver.languages.lexicon import number_forms as named_in
from archiver.languages.unspaced import is_unspaced, unspaced_numerals
from archiver.models.records import Span
from archiver.text.words import Words

_DE_ONES = "ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun"
_DE_TENS = "zwanzig|dreissig|vierzig|fünfzig|sechzig|siebzig|achtzig|neunzig"
_DE_TEENS = "zehn|elf|zwölf|dreizehn|vierzehn|fünfzehn|sechzehn|siebzehn|achtzehn|neunzehn"
_DE_LOW = rf"(?:(?:(?:{_DE_ONES})und)?(?:{_DE_TENS})|{_DE_TEENS}|{_DE_ONES}|eins)"
_DE_HUNDREDS = rf"(?:(?:{_DE_ONES})?hundert(?:und)?{_DE_LOW}?|{_DE_LOW})"
_NL_ONES = "een|twee|drie|vier|vijf|zes|zeven|acht|negen"
_IT_ONES = "due|tre|tré|quattro|cinque|sei|sette|otto|nove"
_RU_CASES = "ый|ая|ое|ого|ой|ому|ом|ую|ым|ых|ые|ыми"
_UK_CASES = "ий|а|е|ого|ої|ому|ій|у|им|их|і"

# "zweiundzwanzig" and "dritten", not "einige"; "ventidue", not "vento"; "пятнадцати", not "пятно".
_FORMS = {
    "en": r"third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\w+teenth"
    r"|(?:twent|thirt|fort|fift|sixt|sevent|eight|ninet)ieth|hundredth|thousandth|millionth"
    r"|thirds|quarters?|thrice",
    "es": r"tres|trece|catorce|quince|dieci\w+|veinti\w+|sesenta|setenta|ochenta|noventa"
    r"|(?:dos|tres|cuatro|seis|ocho)cient[oa]s|quinient[oa]s|setecient[oa]s|novecient[oa]s|ciento"
    r"|tercer[oa]?|cuart[oa]|quint[oa]|sext[oa]|séptim[oa]|octav[oa]|noven[oa]|décim[oa]",
    "fr": r"treize|quatorze|quinze|seize|septante|huitante|nonante|vingts|tiers|quarts?"
    r"|(?:deux|trois|quatr|cinqu|six|sept|huit|neuv|dix|onz|douz|treiz|quatorz|quinz|seiz|vingt"
    r"|trent|cent|mill)ième",
    "de": rf"(?!ein$){_DE_HUNDREDS}|{_DE_HUNDREDS}?tausend(?:und)?{_DE_HUNDREDS}?"
    r"|(?:dritt|viert|fünft|sechst|sieb(?:en)?t|neunt|zehnt|elft|zwölft|\w+zehnt|\w+zigst)e[nrms]?"
    r"|drittel|viertel|dutzend",
    "pt": r"treze|catorze|quatorze|quinze|dez[ea]ss?\w+|dezoito|dez[ea]nove|sessenta|setenta"
    r"|oitenta|noventa|cento|duzent[oa]s|trezent[oa]s|quinhent[oa]s|\w+centos"
    r"|terceir[oa]|quart[oa]|quint[oa]|sext[oa]|sétim[oa]|oitav[oa]|non[oa]|décim[oa]",
    "it": rf"(?:vent(?:i|(?=[uo]))|(?:trent|quarant|cinquant|sessant|settant|ottant|novant)(?:a|(?=[uo])))"
    rf"(?:un[oa]?|{_IT_ONES})?"
    r"|tredici|quattordici|quindici|sedici|diciassette|diciotto|diciannove"
    rf"|(?:{_IT_ONES})?cento(?:\w*(?:{_IT_ONES}|nta|nti|ci))?|(?:{_IT_ONES}|\w*nta|\w*nti|\w*ci|cento)mila"
    r"|terz[oa]|quart[oa]|quint[oa]|sest[oa]|settim[oa]|ottav[oa]|non[oa]|decim[oa]",
    "nl": rf"(?:(?:{_NL_ONES})(?:en|ën))?(?:twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig)"
    rf"(?:ste)?|dertien|veertien|vijftien|zestien|zeventien|achttien|negentien"
    rf"|(?:{_NL_ONES})(?:honderd|duizend)|derde|vierde|vijfde|zesde|zevende|achtste|negende|tiende",
    "pl": r"dwie|dwoje|dwóch|dwóm|dwoma|dwiema|trzej|trzech|trzem|trzema|czter(?:ej|ech|em|ema)"
    r"|pięciu|pięcioro|sześciu|siedmiu|ośmiu|dziewięciu|dziesięciu|jedena(?:ście|stu)"
    r"|\w+na(?:ście|stu)|(?:dwa|trzy|czter)dzie\w+|\w+dziesi(?:ąt|ęciu)|stu|dwieście|dwustu"
    r"|(?:pięć|sześć|siedem|osiem|dziewięć)set|(?:trzy|cztery)sta|(?:trzy|cztery)stu|(?:pięciu|sześciu|siedmiu|ośmiu|dziewięciu)set"
    r"|tysi[ąę]c\w*|milion\w*|miliard\w*|trzeci\w*|czwart(?:y|a|e|ego|ej|emu|ym|ą)|piąt(?:a|e|ego|ej|emu|ym|ą)"
    r"|szóst\w+|siódm\w+|ósm\w+|dziewiąt\w+|dziesiąt\w+",
    "ru": r"дв(?:е|ух|ум|умя|ое|оих)|тр(?:[её]х|[её]м|емя|ое|оих)|четыр(?:[её]х|[её]м|ьмя)|четверо"
    r"|(?:пят|девят|десят)(?:и|ью|еро)|шест(?:и|ью|еро)|семи|восьм(?:и|ью)|восемью"
    r"|\w+надцат(?:ь|и|ью)|\w+надцат(?:RU)|(?:два|три)дцат(?:ь|и|ью|RU)|сорока?|\w+десят(?:и|ью)?"
    r"|девяност[оа]|ста|двести|двухсот|(?:три|четыре)ста|(?:пят[ьи]|шест[ьи]|сем[ьи]|восемь|восьми|девят[ьи]|(?:дву|тр|четыр)[её]?х)сот|тысяч\w*|миллион\w*|миллиард\w*"
    r"|трет(?:ий|ья|ье|ьего|ьей|ьему|ьем|ьим|ьих|ью)|(?:четв[её]рт|пят|шест|седьм|восьм|девят|десят)(?:RU)",
    "uk": r"дві|дв(?:ох|ом|ома|оє)|трьо(?:х|м|ма)|троє|чотирьо(?:х|м|ма)|четверо"
    r"|(?:п'ят|дев'ят|десят)(?:и|ьох|ьом|ьма|еро)|шести|шістьох|семи|сімох|восьми|вісьмох"
    r"|\w+надцят(?:ь|и|ьох|ьма)|\w+надцят(?:UK)|(?:два|три)дцят(?:ь|и|ьох|UK)|сорока?|\w+десят(?:и|ьох)?"
    r"|дев'яност[оа]|ста|двісті|(?:три|чотири)ста|\w*(?:[п']ят|шіст|сім|вісім|шести|семи|[ьо]х)сот|тисяч\w*|мільйон\w*|мільярд\w*"
    r"|трет(?:ій|я|є|ього|ьої|ьому|ім|ю)|(?:четверт|п'ят|шост|сьом|восьм|дев'ят|десят)(?:UK)",
    "tr": r"altmış|yetmiş|seksen|doksan|trilyon"
    r"|(?:ik|üç|dörd|beş|alt|yed|sekiz|dokuz|on|yirm|otuz|kırk|ell|yüz|bin)[ıiuü]nc[ıiuü]",
    "ar": r"[وبل]?(?:[أا]حد عشر|اثن[اى]|اثنتا[ن]?|ثلاث|[أا]ربع|خمس|ست|سبع|ثمان|ثماني|تسع|عشر|ثلاثة|[أا]ربعة|خمسة|ستة"
    r"|سبعة|ثمانية|تسعة|عشرة|(?:عشر|ثلاث|[أا]ربع|خمس|ست|سبع|ثمان|تسع)(?:ون|ين)|مئت(?:ان|ين)|آلاف|[أا]لف(?:ان|ين|ا)"
    r"|ملايين|مليون(?:ا|ين|ان)?|مليار(?:ا|ات|ين)?|ثلث|ربع)",
    "he": r"[ובהלמכש]?(?:שני|שתי|שניים|שתיים|שלושה|שלוש|ארבעה|ארבע|חמישה|חמש|שישה|שש|שבעה|שבע|שמונה|תשעה|תשע"
    r"|עשרה|עשר|עשרים|(?:שלוש|ארבע|חמיש|שיש|שבע|שמונ|תשע)ים|מאה|מאות|מאתיים|אלף|אלפים|אלפיים|מיליון|מיליארד|חצי)",
    "hi": r"बाईस|तेईस|चौबीस|छब्बीस|सत्ताईस|अट्ठाईस|उनतीस|इकतीस|बत्तीस|तैंतीस|पैंतीस|पैंतालीस|पचपन|पचहत्तर"
    r"|ग्यारह|बारह|तेरह|चौदह|प[ंन]्?द्रह|सोलह|सत्रह|अठारह|उन्नीस|बीस|इक्कीस|पच्चीस|तीस|चालीस|पचास|साठ|सत्तर"
    r"|अस्सी|नब्बे|अरब|दोनों|दूसर[ाीे]|तीसर[ाीे]|चौथ[ाीे]|पांचव[ांीें]+",
    "el": r"τέσσερ(?:α|ισ|ων)|τριών|έντεκα|δώδεκα|δεκα\w+|δεκάξι|εφτά|οχτώ|τριάντα|σαράντα|πενήντα|εξήντα"
    r"|εβδομήντα|ογδόντα|ενενήντα|εκατόν?|\w+κόσι(?:α|οι|εσ|ων)|χιλιάδ(?:εσ|ων)|\w*εκατομμύρι[οα]"
    r"|τρίτ(?:οσ|η|ο|ησ|ου)|τέταρτ(?:οσ|η|ο|ησ|ου)|πέμπτ(?:οσ|η|ο|ησ|ου)",
    "ko": r"(?:열|스물|스무|서른|마흔|쉰|예순|일흔|여든|아흔)(?:하나|한|둘|두|셋|세|넷|네|다섯|여섯|일곱|여덟|아홉)?"
    r"|다섯|여섯|일곱|여덟|아홉|(?=.{3})[일이삼사오육칠팔구]?[십백천만억](?:[일이삼사오육칠팔구]?[십백천만억])*[일이삼사오육칠팔구]?",
    "sv": r"tretton|fjorton|femton|sexton|sjutton|arton|nitton"
    r"|(?:tjugo|trettio|fyrtio|femtio|sextio|sjuttio|åttio|nittio)(?:ett|en|två|tre|fyra|fem|sex|sju|åtta|nio)?"
    r"|tredje|fjärde|femte|sjätte|sjunde|åttonde|nionde|tionde",
}
_COMPILED = {
    code: regex.compile(form.replace("RU", _RU_CASES).replace("UK", _UK_CASES))
    for code, form in _FORMS.items()
}
_PERCENT = frozenset(
    "percent prozent procent procenten procenta процент процента процентов".split()
)
_CENT = {"cent": {"per", "pour"}, "ciento": {"por"}, "cento": {"per", "por"}}
"""Second words of "per cent", each with its first."""
_VAGUE = frozenset({"one", "half", "single", "un", "une", "ein", "eine", "on", "an"})
"""Parts of compounds that count nothing by themselves: "one-sided", "half-hearted"."""
# Matches the comma of "1,000" and the apostrophe of "1'000"; not the point of "3.125".
_THOUSANDS = regex.compile(r"(?<=\d)[,'](?=\d{3}(?!\d))")
# Matches "1.500,50", "2.300.000" and "1.500 €"; of the last only its language tells that it does.
_POINTS = regex.compile(r"\D*\d{1,3}(?:\.\d{3})+(?:,\d+)?\D*")
_POINTED = frozenset({"de", "es", "it", "pt", "nl", "tr"})
"""Languages in which a point parts thousands."""


def equal_numbers(ours: Words, theirs: Words, stretch: Span, codes: frozenset[str]) -> bool:
    """Whether a quotation and a stretch of a post hold the same figures and number words.

    Neither "no one" made "nobody" nor "no one" made "one" changes a number.
    """
    low, high = stretch
    return any(
        numbers_in_order(ours, 0, len(ours), codes, nobody=one)
        == numbers_in_order(theirs, low, high, codes, nobody=one)
        for one in (True, False)
    )


def numbers_in_order(
    words: Words, low: int, high: int, codes: frozenset[str], *, nobody: bool = True
) -> list[str]:
    """Figures and number words in their order; thousands separators do not make another.

    In their order, for "3 men and 5 women" is not "5 men and 3 women". "5 percent" is "5%". A
    handle with a digit in it is a name, and so is a tag with more than digits: "#50-0" is none.
    "No one" counts nothing unless `nobody` is true.
    """
    named = named_in(codes)
    runs = {span[0]: found for span, found in unspaced_numerals(words)}
    found: list[str] = []
    for index in range(low, high):
        norm = words.norms[index]
        if index not in runs and not _may_count(norm, codes):
            continue
        before = words.norms[index - 1] if index else ""
        if index in runs:
            found.append(runs[index])
        elif norm in _PERCENT or before in _CENT.get(norm, ()):
            found.append("%")
        elif (
            (norm == "one" and before == "no" and not nobody)
            or is_unspaced(norm)
            or words.word(index)[:1] in "@＠"
        ):
            continue
        elif not norm.isalpha() and any(map(str.isnumeric, norm)):
            if words.word(index)[:1] not in "#＃" or any(map(str.isdigit, norm.split("-"))):
                found += _value(norm, pointed=bool(codes & _POINTED) and "en" not in codes)
        elif norm in named:
            if norm not in CAPITALISED_DATES or words.word(index)[:1].isupper():
                found.append(norm)
        elif is_number_word(norm, codes):
            found.append(norm)
    return found


@lru_cache(maxsize=1 << 14)
def _may_count(norm: str, codes: frozenset[str]) -> bool:
    """False for most words, whatever stands around them."""
    return (
        norm in _PERCENT
        or norm in _CENT
        or any(map(str.isnumeric, norm))
        or norm in named_in(codes)
        or is_number_word(norm, codes)
    )


@lru_cache(maxsize=1 << 14)
def is_number_word(norm: str, codes: frozenset[str]) -> bool:
    """Whether a word is a number by its form, or a compound with one in it.

    >>> is_number_word("twenty-one", frozenset({"en"}))
    True
    >>> is_number_word("one-sided", frozenset({"en"}))
    False
    """
    named = named_in(codes)
    if any(code in codes and form.fullmatch(norm) for code, form in _COMPILED.items()):
        return True
    parts = norm.split("-") if "-" in norm else ()
    return any(
        part not in _VAGUE
        and part not in CAPITALISED_DATES
        and (part in named or is_number_word(part, codes))
        for part in parts
    )


def _value(norm: str, *, pointed: bool) -> list[str]:
    """A figure as compared: European digits, no separators of thousands, percent apart.

    `pointed` says that the text is of a language in which "1.500" is what "1,500" is in English.
    """
    bare = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in norm)
    sure = "," in bare or bare.count(".") > 1
    if (pointed or sure) and _POINTS.fullmatch(bare):
        bare = bare.replace(".", "")
    bare = _THOUSANDS.sub("", bare)
    return [bare[:-1], "%"] if bare[-1:] == "%" and len(bare) > 1 else [bare]
