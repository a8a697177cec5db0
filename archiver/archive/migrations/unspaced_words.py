"""Words as migration 11 divided texts into them: a copy that never changes.

What the program does today stands in `archiver.text.words`. Where that comes to divide the
words of scripts without spaces otherwise, another migration has to fill the indexes anew, with
a copy of its own.
"""

import unicodedata
from html import unescape

import regex

_APOSTROPHES = "'’ʼ‘＇`´"
_DASHES = "-‐‑‒–—―−﹘﹣－⁓~〜"
# Matches a zero-width joiner or a soft hyphen; not a space or a combining accent.
_IGNORABLE = (
    "\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200f"
    "\\u202a-\\u202e\\u2060-\\u206f\\ufe00-\\ufe0f\\ufeff\\U000e0000-\\U000e0fff"
)
# Matches "&amp;" and "&#8217;"; not "AT&T" or "R&D;".
_ENTITY = r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
# Matches the emoji "1️⃣", whose digit is no number; not "1".
_KEYCAP = r"[0-9#*]\ufe0f?\u20e3"
_SPECIAL = regex.compile(f"{_ENTITY}|{_KEYCAP}|[{_IGNORABLE}]+")
# Matches "海" and "ท"; not "a" or "서".
_UNSPACED = r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}ーｰ々〆]"
_HAS_UNSPACED = regex.compile(_UNSPACED)
_RUN = rf"[[\p{{L}}\p{{N}}]--{_UNSPACED}](?:[[\p{{L}}\p{{N}}\p{{M}}]--{_UNSPACED}])*"
_URL_CHARACTER = rf"(?:[!#-;=?-~]|[\p{{L}}--{_UNSPACED}])"
# Matches "https://a.example/b" and "pic.twitter.com/x1"; not "a.example".
_LINK = (
    r"(?:https?://|www\.|HTTPS?://|Https?://|WWW\.)"
    rf"{_URL_CHARACTER}*(?:[A-Za-z0-9/=_#&-]|[\p{{L}}--{_UNSPACED}])"
    r"|(?:pic\.(?:twitter|x)\.com|t\.co)/[A-Za-z0-9]+"
)
# Matches "-5", "$1,000.50", "10 000", "5 %"; not the hyphen of "POTUS-5".
_FIGURE = (
    r"(?:(?<![\p{L}\p{N}\p{M}])[+\-−–]?)(?:\p{Sc}[ \u00a0\u202f]?)?"
    r"(?:(?<!\d)\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?![\d.,]?\d)|\d+(?:[.,'’]\d+)*)"
    rf"(?:[[\p{{L}}\p{{N}}\p{{M}}]--{_UNSPACED}])*"
    rf"(?:[{_APOSTROPHES}_‐‑–\-]{_RUN})*"
    r"(?:[ \u00a0\u202f]?(?:[%٪％]|‰(?![\p{L}\u00a0])|\p{Sc}(?![ \u00a0\u202f]?\d)))?"
)
# Matches "don’t", "well-known", "@a_b", "#Tag"; not the dash of "yes — no".
_WORD = (
    rf"[@＠][\p{{L}}\p{{N}}_][\p{{L}}\p{{N}}\p{{M}}_]*"
    rf"|[#＃]?{_RUN}(?:(?:[{_APOSTROPHES}_‐‑–\-]"
    rf"|(?<=\p{{Hebrew}})[\"״׳](?=\p{{Hebrew}})){_RUN})*"
)
_TOKEN = regex.compile(rf"(?P<link>{_LINK})|{_FIGURE}|{_WORD}|{_UNSPACED}[\p{{M}}ﾞﾟ]*", regex.V1)
_UNFLATTENED = ("<super>", "<sub>", "<fraction>")
_FOLD = str.maketrans(
    dict.fromkeys(_APOSTROPHES, "'")
    | dict.fromkeys(_DASHES, "-")
    | dict.fromkeys("\u00a0\u202f ", None)
    | {"٪": "%", "％": "%"}
)


def spell_out(*texts: str) -> tuple[str, ...] | None:
    """Give texts as their words with a space between all, each character of such scripts a word.

    None where no text has a character of a script without spaces.
    """
    if not any(_HAS_UNSPACED.search(text) for text in texts):
        return None
    return tuple(" ".join(_words(text)) for text in texts)


def _words(text: str) -> list[str]:
    found = _TOKEN.finditer(_SPECIAL.sub(_shown, text))
    return [_folded(one[0]) for one in found if one.lastgroup != "link"]


def _shown(special: regex.Match[str]) -> str:
    """Give what an entity stands for; a keycap without its digit; nothing for the invisible."""
    text = special[0]
    if text[0] == "&":
        decoded = unescape(text)
        return _SPECIAL.sub("", decoded) if decoded != text else decoded
    return "\u20e3" if text[-1] == "\u20e3" else ""


def _folded(word: str) -> str:
    plain = word.translate(_FOLD)
    folded = plain.lower() if plain.isascii() else _compatible(_compatible(plain).casefold())
    folded = folded.lstrip("#") or folded
    return folded.translate(_FOLD).replace("i\u0307", "i")


def _compatible(word: str) -> str:
    """Normalise to NFKC, but leave superscripts, subscripts and fractions as they are."""
    out: list[str] = []
    run = ""
    for character in word:
        if unicodedata.decomposition(character).startswith(_UNFLATTENED):
            out += (unicodedata.normalize("NFKC", run), character)
            run = ""
        else:
            run += character
    out.append(unicodedata.normalize("NFKC", run))
    return "".join(out)
