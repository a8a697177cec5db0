"""Mend text that was UTF-8, was read as windows-1252 and written as UTF-8 again: "â€œ" for “.

Words of other scripts are mended so, too, and where they were read as windows-1251. Only where a
page shows it plainly, and only what is a character by it. The library for this,
ftfy 6.3, takes 3 to 5 s for 1 MB of such marks, and reads a closing mark that lost its last byte
as a dagger.
"""

import re
from functools import cache, lru_cache

# What cp1252 shows for the bytes 0x80 to 0xBF; five of them have no sign and are kept as they are.
_SIGNS = "".join(
    bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0xC0)
)
_AS_BYTES = str.maketrans({sign: chr(0x80 + n) for n, sign in enumerate(_SIGNS)})
_AFTER = f"[\x80-\x9f{re.escape(_SIGNS)}]"
# One character each: "Ã©", "Â«", "â€™", "Ð¿", "ðŸ™‚"; not "ÃO" of "SÃO" or "É”".
_ONE = re.compile(rf"[ÂÃÄÅÐÑ]{_AFTER}|[âã]{_AFTER}{{2}}|ð{_AFTER}{{3}}")
# Any number of them. It begins with a set of characters, which is sought ten times as fast.
_RUN = re.compile(rf"[ÂÃÄÅÐÑâãð]{_AFTER}{{1,3}}(?:[ÂÃÄÅÐÑâãð]{_AFTER}{{1,3}})*")
# What nobody writes: "â€™", "â€œ", "â€”". Where the last byte had no sign it may be lost.
_PLAIN = re.compile(rf"â€{_AFTER}")
_CUT = re.compile(r"â€(?=[\s<.,;:!?)\]&]|$)")
# "&acirc;&euro;&trade;", as old systems wrote them
_WRITTEN = re.compile(r"&acirc;&euro;(?:&(?:[a-z]{2,6}|#\d{2,5});)?")
_WRITTEN_SIGNS = {
    "&acirc;&euro;&trade;": "’",
    "&acirc;&euro;&oelig;": "“",
    "&acirc;&euro;&tilde;": "‘",
    "&acirc;&euro;&ldquo;": "–",
    "&acirc;&euro;&rdquo;": "—",
    "&acirc;&euro;&brvbar;": "…",
    "&acirc;&euro;": "”",
}
# "‚Äú", "‚Äì" and "√©", which old programs of Macintosh made of “, – and é; not "‚Äpfel‘"
_OF_MAC = re.compile("‚Ä[ìîòôú¶ù]")
_RUN_OF_MAC = re.compile("‚Ä[ìîòôú¶ù]|[√¬][^\x00-\x7f]")
_READ_AS = ("cp1252", "cp1251")
_WORD = {
    # Greek, Arabic, Hebrew or Cyrillic, or three characters of Asia's scripts: "ÎœÏ€Î»", "æ©‹ã‚¹"
    "cp1252": r"(?:[ÎÏØÙ×ÐÑ]{after}){{3}}|(?:[à-í]{after}{{2}}){{3}}",
    # "РџРѕРІРѕ"; nobody writes four capitals of two letters before such signs
    "cp1251": r"(?:[РС]{after}){{4}}",
}
"""What only a word of another script looks like by a charset."""
_BEGINNING, _LOOKS, _LOOK = 60_000, 20, 40
"""Characters in which a page has such a word, if it is one of them, and how often and long one is
looked for."""
_WIDE = b"??????"  # six characters that are not ASCII
_LEAST = 3
"""Characters of this kind, none of them one that nobody writes, that make a page one."""
_SHARE = 0.5
"""Of what is not ASCII beside them, of which they have to be as many."""


def mend_mojibake(text: str) -> str:
    r"""Give a text with such characters mended, itself where it has none.

    >>> mend_mojibake("â€œThe ferry is late,â€\x9d she said in the cafÃ©.")
    '“The ferry is late,” she said in the café.'
    >>> mend_mojibake("SÃO PAULO – É “verdade”")
    'SÃO PAULO – É “verdade”'
    """
    if "&acirc;&euro;" in text:
        text = _WRITTEN.sub(lambda found: _WRITTEN_SIGNS.get(found[0], found[0]), text)
    if "‚Ä" in text and _OF_MAC.search(text):
        text = _RUN_OF_MAC.sub(_mended_of_mac, text)
    text = _mend_other_scripts(text)
    for _ in range(2):  # some were read wrongly twice
        if not _is_mojibake(text):
            break
        text = _CUT.sub("”", _RUN.sub(_mended, text))
    return text


def _mended_of_mac(found: re.Match[str]) -> str:
    try:
        return found[0].encode("mac_roman").decode("utf-8")
    except UnicodeError:
        return found[0]


def _mend_other_scripts(text: str) -> str:
    # Letters of other scripts one behind the other; few pages have any, and this takes no time.
    wide = text[:_BEGINNING].encode("ascii", "replace")
    begun = wide.find(_WIDE)
    for _ in range(_LOOKS):
        if begun < 0:
            return text
        for codec in _READ_AS:
            if _patterns(codec)[0].search(text, begun, begun + _LOOK):
                return _mend_all(text, codec)
        begun = wide.find(_WIDE, begun + _LOOK)
    return text


def _mend_all(text: str, codec: str) -> str:
    _, run, one, as_bytes = _patterns(codec)

    def mended(found: re.Match[str]) -> str:
        return _as_utf8(found[0], as_bytes) or one.sub(
            lambda part: _as_utf8(part[0], as_bytes) or part[0], found[0]
        )

    return run.sub(mended, text)


@cache
def _patterns(
    codec: str,
) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], dict[int, str]]:
    """Give what a word, a run of characters and one of them look like by a charset, and its bytes.

    A byte that is no sign in it is kept as it is.
    """
    signs = [bytes([byte]).decode(codec, "ignore") or chr(byte) for byte in range(0x80, 0x100)]
    after = f"[{re.escape(''.join(signs[:0x40]))}]"
    two, three, four = (
        f"[{''.join(signs[first - 0x80 : last - 0x7F])}]"
        for first, last in ((0xC2, 0xDF), (0xE0, 0xEF), (0xF0, 0xF4))
    )
    one = f"{two}{after}|{three}{after}{{2}}|{four}{after}{{3}}"
    as_bytes = {ord(sign): chr(0x80 + n) for n, sign in enumerate(signs)}
    word = _WORD[codec].format(after=after)
    return re.compile(word), re.compile(f"(?:{one})+"), re.compile(one), as_bytes


def _as_utf8(run: str, as_bytes: dict[int, str]) -> str | None:
    try:
        return run.translate(as_bytes).encode("latin-1").decode("utf-8")
    except UnicodeError:
        return None


def _is_mojibake(text: str) -> bool:
    # A single letter is found in a fifth of the time that two take.
    if "â" in text and "â€" in text and (_PLAIN.search(text) or _CUT.search(text)):
        return True
    if "Ã" not in text and "Â" not in text and "Ð" not in text:
        return False
    runs = len(text) - len(_RUN.sub("", text))
    if runs < 2 * _LEAST:
        return False
    others = len(text) - len(text.encode("ascii", "ignore")) - runs
    return runs >= others * _SHARE


def _mended(found: re.Match[str]) -> str:
    """Read a run as the bytes that it was, each character by itself where all are no text."""
    try:
        return found[0].translate(_AS_BYTES).encode("latin-1").decode("utf-8")
    except UnicodeDecodeError:
        return _ONE.sub(lambda one: _mended_one(one[0]), found[0])


@lru_cache(maxsize=4_096)
def _mended_one(run: str) -> str:
    try:
        return run.translate(_AS_BYTES).encode("latin-1").decode("utf-8")
    except UnicodeDecodeError:
        return run
