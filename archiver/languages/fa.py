"""Persian: its words and patterns, as `archiver.languages.base` describes them."""

from archiver.languages.base import (
    Examples,
    Grammar,
    Language,
    NameWords,
    UtteringWords,
    wordset,
)

LANGUAGE = Language(
    code="fa",
    name="Persian",
    script="Arabic",
    own_letters="پچژگ",
    quotation_marks=("«»", "“”"),
    function_words=wordset(
        """
        آن است از اما این با باید برای بود به تا خود در را شد شده شود که ما می نیز های هم و یک
        """
    ),
    uttering=UtteringWords(
        speech=wordset("افزود افزوده گفت گفته گفتند می‌گوید"),
        post=wordset("نوشت نوشته"),
        # Matches `شهردار مریم کاظمی روز دوشنبه گفت: `; not `در شهر `.
        speaker_before=(
            r"(?:^|[.،؛]\s?|\s)(?P<who>[\p{Arabic}‌]+(?:\s[\p{Arabic}‌]+){1,4}?)"
            r"(?:\sروز\s[\p{Arabic}‌]+)?"
            r"\s(?P<how>گفت|افزود|نوشت|(?:اعلام|تأکید|تاکید) کرد|اظهار داشت)"
            r"(?:\sکه)?\s*[:،]?\s*$"
            # Matches `به گفته وکیل رضا امینی، موکل او `.
            r"|(?:^|[.،؛]\s?|\s)به (?P<how>گفته)ٔ?\s(?P<who>[\p{Arabic}‌]+(?:\s[\p{Arabic}‌]+){0,4}?)،"
            r"[^.«»:]{0,40}$"
        ),
        # Matches `، مریم کاظمی گفت`; not `در شهر`.
        speaker_behind=(
            r"^\s*[،,]?\s*(?P<who>[\p{Arabic}‌]+(?:\s[\p{Arabic}‌]+){1,4}?)"
            r"(?:\sروز\s[\p{Arabic}‌]+)?\s(?P<how>گفت|افزود|نوشت)"
        ),
        posting_marks=wordset("نوشت"),
        speaker_pronouns=wordset("او وی"),
    ),
    grammar=Grammar(he=wordset("او"), she=wordset("وی")),
    names=NameWords(pronouns=wordset("او وی")),
    examples=Examples(
        verbs_match=("گفت", "نوشت"),
        verbs_differ=("پل",),
        quotations_match=("مریم کاظمی گفت: «پل بسته است».",),
        quotations_differ=("پل بسته است.",),
        sentences=("پل شهر سال‌هاست که بسته شده است اما مردم این را نمی‌دانند",),
    ),
)
