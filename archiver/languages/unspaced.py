"""Words of Chinese, Japanese and Thai out of a run of their characters: negations and numerals.

These scripts have no spaces, so that a post is compared character by character, and one
character means something only beside its neighbours: 非 negates in 非法, not in 非常.
"""

import regex

from archiver.models.records import Span
from archiver.text.words import Words

_FIRST = "\u0e00"
"""Thai; the other scripts without spaces come after it."""
_KANA = regex.compile(r"[\p{Hiragana}\p{Katakana}]")
_SCRIPT = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}]")

# What is found without the group is passed over: 特别 is "special", 別 in it no "do not".
_CHINESE = regex.compile(
    r"非常|非洲|未[来來]|[特分区區级級性类類个個告辨识識差]别|[特分區級性類個告辨識差]別|[别別][人的处處墅]"
    r"|不[过過但仅僅断斷管论論少久止]|[无無][论論]|[对對]不起|差不多|了不起|是不是|能不能|会不会|會不會"
    r"|有没有|有沒有|要不要|好不好|不得不|(?P<found>不|没|沒|无|無|非|未|别|別|勿)"
)
_JAPANESE = regex.compile(
    # "must", "may", "few", "dangerous", "always", "first", "should", "each": none of them negates.
    r"(?:なけれ|なくて|ね)ば?は?なら(?:ない|なかった|ず|ぬ|ません)|なくてはなら(?:ない|ず|ぬ|ません)|ざるを得(?:ない|ず|ません)"
    r"|かもしれ(?:ない|ません|なかった)|少な[いくか]|危な[いくか]|必ず|いずれ|わずか|ずつ|ずっと|まず(?!に)|はず|きずな|しずか"
    r"|間もなく|まもなく|ほどなく|非常|未[来満明]|無[料事線]|不(?:動産|思議)"
    r"|(?P<found>ない|なかっ|なけれ|ません|ざる|(?:では|じゃ|も|が|は)なく|なく(?:て|な|と)"
    r"|(?<=[せれらわかけえばたべめね])ず(?!ねる|れ)|(?<!は)なし(?=に|で|と|\b)|不(?=\p{Han})|無(?=\p{Han})"
    r"|非(?=\p{Han})|未(?=\p{Han}))"
)
_THAI = regex.compile(r"ไม่ว่า|(?P<found>ไม่|มิได้|มิใช่|ไร้|ปราศจาก|ห้าม|อย่า(?!ง))")
_HAN_NUMERALS = regex.compile(
    r"一[起直样樣些切般下旦致边邊方緒番部体應応気味]|[统統唯]一|万一|万が一|[十万萬]分|三明治|半ば"
    r"|(?P<found>[〇零一二三四五六七八九十百千万萬亿億兆两兩廿半]+)"
)
_THAI_NUMERALS = regex.compile(
    r"สามารถ|ห้าม|เก้าอี้|พันธ์|พันธุ์|หกล้ม|แสนสุข"
    r"|(?P<found>(?:มกรา|มีนา|พฤษภา|กรกฎา|สิงหา|ตุลา|ธันวา)คม|(?:เมษา|มิถุนา|กันยา|พฤศจิกา)ยน|กุมภาพันธ์"
    r"|(?:หนึ่ง|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ|ยี่สิบ|เอ็ด|ร้อย|พัน|หมื่น|แสน|ล้าน|ครึ่ง)+)"
)


def unspaced_negations(words: Words) -> list[Span]:
    """The negations among such words, each as a half-open range of their indexes.

    >>> from archiver.text.words import split_words
    >>> [unspaced_negations(split_words(text)) for text in ("这非常不好", "必ず行きません")]
    [[(3, 4)], [(4, 7)]]
    """
    text, at = _joined(words)
    if not text:
        return []
    chinese_or_japanese = _JAPANESE if _KANA.search(text) else _CHINESE
    return _found(text, at, chinese_or_japanese) + _found(text, at, _THAI)


def unspaced_numerals(words: Words) -> list[tuple[Span, str]]:
    """The number words among such words, as ranges of their indexes and what stands there.

    >>> from archiver.text.words import split_words
    >>> unspaced_numerals(split_words("我们一起买了十五条船"))
    [((6, 8), '十五')]
    """
    text, at = _joined(words)
    if not text:
        return []
    spans = _found(text, at, _HAN_NUMERALS) + _found(text, at, _THAI_NUMERALS)
    return [((low, high), "".join(words.norms[low:high])) for low, high in spans]


def is_unspaced(norm: str) -> bool:
    """Whether a word is one character of a script without spaces."""
    return norm[:1] >= _FIRST and _SCRIPT.match(norm) is not None


def _joined(words: Words) -> tuple[str, list[int]]:
    """Such words as text, with the index of the word that each character is of; '' for others.

    What stands between two words in the raw text parts them here too.
    """
    if max(words.norms, default="") < _FIRST:
        return "", []
    text: list[str] = []
    at: list[int] = []
    ends = (0, *words.ends)
    for index, norm in enumerate(words.norms):
        if not is_unspaced(norm) or words.starts[index] > ends[index]:
            text.append("\0")
            at.append(index)
        if is_unspaced(norm):
            text += norm
            at += [index] * len(norm)
    return "".join(text), at


def _found(text: str, at: list[int], pattern: regex.Pattern[str]) -> list[Span]:
    spans = [one.span("found") for one in pattern.finditer(text) if one["found"]]
    return [(at[low], at[high - 1] + 1) for low, high in spans]
