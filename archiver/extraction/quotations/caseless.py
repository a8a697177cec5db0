"""Attribute quotations in scripts without capitals, by patterns; never guess.

Chinese, Japanese, Korean, Arabic, Hebrew and Hindi give no sign of a name, so a speaker
is only what a verb of uttering right beside the quotation names.
"""

import sys
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

import regex as re

from archiver.extraction.quotations.marks import MarkedSpan
from archiver.models.records import Cue, Span

_NEAR = 80  # characters before and behind a quotation


class CaselessAttribution(NamedTuple):
    """Where the speaker stands, and how the words were uttered."""

    span: Span | None
    cue: Cue


# Every pattern names the speaker `who` and the verb `how`. `before` must end at the
# opening mark, `behind` begins at the closing one.
BEFORE: dict[str, str] = {
    # Matches `李明说：` and `王芳在微博上写道，`; not `他们的`.
    "zh": (
        r"(?:^|[，。！？；：\s”」])(?P<who>[^，。！？；：“”「」\s]{1,16}?)(?:也|还|則|则|昨日|昨天|周.|今天|当天|對此|"
        r"对此|进一步)*(?:在[^，。：]{1,16}?上?)?(?P<how>(?:发文|發文|回应|回應|强调|強調|补充|透露|直言)?"
        r"(?:表示|说道|说|說|称|稱|指出|写道|寫道|道)|强调|強調|发文|發文|回应|回應|认为|認為|告诉[^，。：]{1,8})[：:，,]?\s*$"
    ),
    # Matches `田中氏は` and `首相が、`; not `彼の`.
    "ja": (
        r"(?:^|[。、」』\s])(?P<who>[^。、「」『』\s]{1,20}?)(?:は|が)、?(?:[^。「」]{0,30}(?:、|で|に)"
        r")?(?P<how>)$"
    ),
    # Matches `김 대통령은 `; not `그의 `.
    "ko": (
        r"(?:^|[.。]\s|\s)(?P<who>(?:[\p{Hangul}A-Za-z]+ ){0,2}[\p{Hangul}A-Za-z]+?)(?:은|는|"
        r"이|가)\s(?:[^.。]{0,24}\s)?(?P<how>)$"
    ),
    # Matches `قال الرئيس سامي حداد:` and `وأضاف حداد أن `; not `في البيت`.
    "ar": (
        r"(?:^|[\s،.؛])(?P<how>[وف]?(?:قال|صرح|أضاف|أكد|أوضح|أعلن|ذكر|شدد|كتب|غرد|نشر|"
        r"تابع|أشار|اعتبر|حذر)ت?)\s+(?P<who>\p{Arabic}+(?:\s+(?!إن|أن|في|على|عبر|خلال|من|"
        r"عن)\p{Arabic}+){0,4}?)(?:\s+(?:في|على|عبر|خلال|من|عن)\s[^.:،]{1,40})?"
        r"\s*(?::|،|(?:إن|أن|بأن)(?:\s\p{Arabic}+){0,6}|)\s*$"
    ),
    # Matches `לוי הוסיף כי ` and `דן לוי אמר ביום שני: `; not `של הבית `.
    "he": (
        r"(?:^|[.,]\s|\s)"
        r"(?P<who>\p{Hebrew}[\p{Hebrew}'׳״\"-]*(?:\s\p{Hebrew}[\p{Hebrew}'׳״\"-]*){0,3}?)"
        r"\s(?P<how>(?:אמר|הוסיף|הסביר|טען|הדגיש|ציין|השיב|הצהיר|סיפר|הודיע|כתב|צייץ|פרסם|"
        r"מסר|הבהיר)ה?)(?:\s[^.:]{0,30}?)?(?::|,|\sכי|)\s*$"
    ),
    # Matches `राष्ट्रपति राम वर्मा ने सोमवार को कहा, `; not `के घर `.
    "hi": (
        r"(?:^|[।,]\s?|\s)(?P<who>[\p{Devanagari}]+(?:\s[\p{Devanagari}]+){0,3}?)"
        r"\sने\s(?:[\p{Devanagari}\s]{0,40}?\s)?(?P<how>कहा|बताया|लिखा|पूछा|जोड़ा|"
        r"ट्वीट किया)(?:\sकि)?\s*[,:]?\s*(?:कि)?\s*$"
    ),
}
_BEHIND: dict[str, str] = {
    # Matches `，部长王芳在微博上写道`; not `的人`.
    "zh": (
        r"^[，,]?\s*(?P<who>[^，。！？；：“”「」\s]{1,16}?)(?:在[^，。：]{1,12}?上?)?(?:昨日|昨天|周.|今天)"
        r"?(?P<how>表示|说道|说|說|称|稱|指出|强调|写道|寫道|回应)"
    ),
    # Matches `と首相は語った` and, without a speaker, `と述べた`; not `を読んだ`.
    "ja": (
        r"^(?:など)?と、?(?:(?P<who>[^。、「」]{1,24}?)(?:は|が)、?)?(?:[^。「」]{0,16}?)(?P<how>述べ|語っ|"
        r"話し|言っ|言う|コメント|強調|説明|指摘|書い|書き込|投稿|ツイート|つぶや|答え|訴え|発言)"
    ),
    # Matches `라고 그는 덧붙였다` and, without a speaker, `고 말했다`; not `을 읽었다`.
    "ko": (
        r"^\s?(?:이?라고|이?라며|라면서|고|며)\s(?:(?P<who>(?:[\p{Hangul}A-Za-z]+ )"
        r"?[\p{Hangul}A-Za-z]+?)(?:은|는|이|가)\s)?(?:[^.。]{0,16}?\s)?(?P<how>말했|밝혔|덧붙였|전했|"
        r"강조했|설명했|주장했|지적했|썼|적었|올렸|트윗)"
    ),
    # Matches `، قال حداد`; not `في`.
    "ar": (
        r"^\s*[،,]?\s*(?:كما |هكذا |بحسب )?(?P<how>[وف]?(?:قال|صرح|أضاف|كتب|غرد)ت?)"
        r"\s+(?P<who>\p{Arabic}+(?:\s+(?!في|على|عبر|خلال|من|عن|بحسب|حسب|وفق)\p{Arabic}+){0,3}?)"
        r"(?=\s+(?:في|على|عبر|خلال|من|عن|بحسب|حسب|وفقا?)\s|\s*[.،]|\s*$)"
    ),
    # Matches `, אמר דן לוי`; not `של`.
    "he": (
        r"^\s*[,،]?\s*(?P<how>(?:אמר|הוסיף|הסביר|טען|כתב|צייץ|ציין|מסר)ה?)"
        r"\s(?P<who>\p{Hebrew}[\p{Hebrew}'׳-]*(?:\s(?!ב|ל)\p{Hebrew}[\p{Hebrew}'׳-]*)"
        r"{0,3}?)(?=\sב|\sל|[.,]|$)"
    ),
    # Matches `, राम वर्मा ने कहा`; not `के`.
    "hi": (
        r"^\s*[,]?\s*(?P<who>[\p{Devanagari}]+(?:\s[\p{Devanagari}]+){0,3}?)"
        r"\sने\s(?:[\p{Devanagari}\s]{0,30}?\s)?(?P<how>कहा|बताया|लिखा|पूछा)"
    ),
}
_SPEAKING = {code: re.compile(p) for code, p in BEFORE.items()}
_SPOKEN = {code: re.compile(p) for code, p in _BEHIND.items()}
# Matches `写道`, `投稿` and `غرد`; not `说`.
_POSTING = re.compile(
    r"写道|寫道|发文|發文|書い|書き込|投稿|ツイート|つぶや|썼|적었|올렸|트윗|كتب|غرد|نشر"
    r"|כתב|צייץ|פרסם|लिखा|ट्वीट"
)
# Matches the pronouns that stand for the speaker before: `他`, `彼`, `그`, `הוא`; not `李明`.
_PRONOUN = re.compile(
    r"^(?:他们?|她们?|其|该\p{Han}{1,3}|彼女?|同氏|同首相|그녀?|هو|هي|הוא|היא|उन्हों|उस)$"
)
# Matches `氏` in `田中氏`, `씨` in `김씨`; not `田中`.
_HONORIFIC = re.compile(r"(?:氏|さん|씨)$")

# Matches `同研究所の` in `同研究所の沖野`; not the `の` of `みのり`.
_BELONGING = re.compile(r"^.*[\p{Han}\p{Katakana}ー]の(?=[\p{Han}\p{Katakana}])")


def attribute_caseless(
    text: str, spans: Sequence[Span], quotes: Sequence[MarkedSpan], language: str
) -> list[CaselessAttribution]:
    """Where each quotation's speaker stands, and how the words were uttered, in order.

    Nothing is read beyond the paragraph or the neighbouring quotations.
    """
    found: list[CaselessAttribution] = []
    for number, quote in enumerate(quotes):
        start, end = quote.outer
        first, last = spans[bisect_right(spans, (start, sys.maxsize)) - 1]
        low, high = max(start - _NEAR, first), min(end + _NEAR, last)
        if number:
            low = max(low, quotes[number - 1].outer[1])
        if number + 1 < len(quotes):
            high = min(high, quotes[number + 1].outer[0])
        found.append(single_person(text, (low, start), (end, high), language))
    return found


def single_person(text: str, left: Span, right: Span, language: str) -> CaselessAttribution:
    """The speaker named right before or behind one quotation."""
    ahead = _SPEAKING[language].search(text[slice(*left)]) if language in _SPEAKING else None
    after = _SPOKEN[language].search(text[slice(*right)]) if language in _SPOKEN else None
    if language in {"ja", "ko"} and not after:
        return CaselessAttribution(None, "unknown")  # the verb is always behind
    verb = (after or ahead) if language in {"ja", "ko"} else (ahead or after)
    if verb is None:
        return CaselessAttribution(None, "unknown")
    cue: Cue = "post" if _POSTING.search(verb["how"]) else "speech"
    for match, base in ((after, right[0]), (ahead, left[0])):
        if match is not None and match["who"] and (match is verb or language in {"ja", "ko"}):
            start, end = match.span("who")
            return CaselessAttribution((base + start, base + end), cue)
    return CaselessAttribution(None, cue)


def caseless_people(names: Sequence[str]) -> list[str | None]:
    """Who each speaker's words mean: themselves, or for a pronoun the name before it."""
    found: list[str | None] = []
    last: str | None = None
    for words in names:
        name = _HONORIFIC.sub("", _BELONGING.sub("", words)) or None
        if name and not _PRONOUN.match(name):
            last = name
        found.append(last if name else None)
    return found
