"""Find the speaker of a quotation in reported speech, from the mood of verbs.

German marks what somebody else said by the verb's mood: *sie wolle das „prüfen“*. The subject
of such a verb is what is spoken of; the speaker is the subject of the verb of saying, which
may stand sentences before. A speaker may also be the agent of a passive (*wird vom Amt als
„hoch“ eingestuft*) or stand behind *heißt es in*. The words are in the language's own file; one
that has none has no such speech.
"""

from archiver.extraction.quotations.context import Scene, Stage
from archiver.extraction.quotations.tokens import TITLE

LONGEST = 120
"""Tokens to each side of a quotation that are looked at; a sentence of news has 20."""
_BACK = 4
"""Sentences before a quotation in which its verb of saying is sought."""
_SENTENCE = 3
"""Spaces in a quotation that is no title or term."""
_TAKEN = 20
"""Tokens of a sentence that takes up the quotation before it in which its verb is sought."""
_VIEWING = frozenset({"aus", "in", "laut", "nach"})
"""Words before whose view something is: `aus Sicht der Behörde`."""


def reporter(stage: Stage, scene: Scene) -> int | None:
    """Give whom reported speech, a passive or `heißt es in` gives a quotation to, or None.

    None as well where nothing of that kind stands beside the quotation.
    """
    if not stage.clauses.words.reported.moods:
        return None
    first, last = sentence_tokens(stage, scene)
    for source in (
        written(stage, scene, last),
        inscribed(stage, scene, first),
        taken_up(stage, scene, last),
    ):
        if source is not None:
            return source
    behind = stage.verbs(scene.at + 1, min(last, scene.after, scene.at + 4))
    if behind and stage.tokens[scene.at + 1].text == ",":  # `„…“, so das Urteil der Jury`
        subject = stage.clauses.subjects[behind[0]]
        near = subject is not None and stage.mentions[subject].first == behind[0] + 1
        near &= not sayers(stage, first, scene.at)
        return opinion(stage, subject) or (subject if near else None)
    if scene.frame in {"alone", "opens"}:
        return None  # a sentence of its own, whose speaker its neighbours tell
    for source in (
        passive(stage, scene, first, last),
        viewed(stage, scene, first, last),
        according_to_source(stage, first, last),
    ):
        if source is not None:
            return source
    said = sayer(stage, scene, first, last)
    if said is not None:
        return opinion(stage, said) or said
    source = document(stage, scene, first, last)
    if source is not None:
        return source
    goes_on = reports(stage, first, last) or stands_alone(stage, scene)
    return earlier(stage, scene, first) if goes_on else None


def stands_alone(stage: Stage, scene: Scene) -> bool:
    """Tell whether a quotation is a sentence of its own behind another one.

    `Ort widersprach. „…“`.
    """
    if scene.frame != "starts":
        return False
    end = stage.tokens[scene.at].end
    inner = stage.text[stage.tokens[scene.at].start + 1 : end - 1].rstrip()
    after = scene.at + 1
    stops = inner.endswith((".", "!", "?", "…")) or (
        after < scene.last and stage.tokens[after].text in {".", "!", "?"}
    )
    return stops and inner.count(" ") >= _SENTENCE


def opinion(stage: Stage, number: int | None) -> int | None:
    """Whose `Fazit` or `Urteil` a mention is, where the mention behind it says so, or None."""
    if number is None or number + 1 >= len(stage.mentions):
        return None
    tokens, mention, other = stage.tokens, stage.mentions[number], stage.mentions[number + 1]
    last, words = tokens[mention.last - 1].low, stage.clauses.words
    if last not in words.views and last not in words.opinions:
        return None
    apart = [tokens[k].low for k in range(mention.last, other.first)]
    near = tokens[other.first].sentence == tokens[mention.first].sentence
    return number + 1 if near and (not apart or apart in (["von"], ["vom"])) else None


def according_to_source(stage: Stage, first: int, last: int) -> int | None:
    """Give the source in `laut Polizei` or `der Behörde zufolge` of a quotation's sentence."""
    tokens, at, words = stage.tokens, stage.clauses.at, stage.clauses.words
    for i in range(first, last):
        low = tokens[i].low
        if low != "so" and low in words.according and i + 1 < last and at[i + 1] >= 0:
            return opinion(stage, at[i + 1]) or at[i + 1]
        if low in words.reported.behind and i > first and at[i - 1] >= 0:
            return at[i - 1]
    return None


def document(stage: Stage, scene: Scene, first: int, last: int) -> int | None:
    """Give the text in whose words a passive tells something.

    `In dem Brief werden „…“ verlangt`.
    """
    tokens, at, words = stage.tokens, stage.clauses.at, stage.clauses.words
    if not any(tokens[i].low in words.bracket.passives for i in range(first, last)):
        return None
    for i in range(first + 1, scene.at):
        mention = stage.mentions[at[i]] if at[i] >= 0 else None
        if mention is None or mention.first != i:
            continue
        named = any(t.low in words.reported.documents for t in tokens[mention.first : mention.last])
        if named and tokens[i - 1].low in {"in", "im", "laut"}:
            return at[i]
    return None


def is_name(stage: Stage, scene: Scene) -> bool:
    """Tell whether marks hold the name of who speaks or is told: `sagte Ort dem „Tagesblatt“`."""
    tokens, at = stage.tokens, stage.clauses.at
    if not stage.clauses.words.reported.moods or tokens[scene.at].low != TITLE:
        return False
    if at[scene.at] >= 0:
        return True
    if scene.at < scene.first + 2 or tokens[scene.at - 1].low not in {"dem", "der"}:
        return False
    said = stage.verbs(max(scene.first, scene.at - 8), scene.at)
    teller = at[scene.at - 2]
    told = teller >= 0 and any(stage.clauses.subjects[v] == teller for v in said)
    return told or tokens[scene.at - 2].low == "gegenüber"


def sentence_tokens(stage: Stage, scene: Scene) -> tuple[int, int]:
    """Give the tokens of a quotation's sentence, no more than `LONGEST` to each side of it."""
    number = stage.tokens[scene.at].sentence
    first = last = scene.at
    lowest = max(scene.first, scene.at - LONGEST)
    highest = min(scene.last, scene.at + LONGEST)
    while first > lowest and stage.tokens[first - 1].sentence == number:
        first -= 1
    while last + 1 < highest and stage.tokens[last + 1].sentence == number:
        last += 1
    return first, last + 1


def reports(stage: Stage, first: int, last: int) -> bool:
    """Tell whether a stretch has a verb in the mood of reported speech."""
    tokens, words = stage.tokens, stage.clauses.words.reported
    for i in range(first, last):
        low = tokens[i].low
        if low not in words.moods and low not in words.shifted:
            continue
        beside = {tokens[k].low for k in (i - 1, i + 1) if first <= k < last}
        if tokens[i].text.islower() and not beside & words.first_person:
            return True
    return False


def sayers(stage: Stage, first: int, last: int) -> list[tuple[int, int]]:
    """Give the verbs of saying in a stretch that are not reported themselves, and who says."""
    subjects, moods = stage.clauses.subjects, stage.clauses.words.reported.moods
    return [
        (v, subject)
        for v in range(first, last)
        if (subject := subjects.get(v)) is not None and stage.tokens[v].low not in moods
    ]


def sayer(stage: Stage, scene: Scene, first: int, last: int) -> int | None:
    """Tell who says what a quotation's sentence tells: the subject of the verb of saying before it.

    A verb behind it in its own clause goes before one that a comma parts from it.
    """
    here = sayers(stage, first, last)
    if not here:
        return None
    tokens, low, high = stage.tokens, scene.at, scene.at
    while low > first and tokens[low].text != ",":
        low -= 1
    while high < last and tokens[high].text != ",":
        high += 1
    return min(
        here,
        key=lambda pair: (not low <= pair[0] < high, pair[0] > scene.at, abs(pair[0] - scene.at)),
    )[1]


def earlier(stage: Stage, scene: Scene, first: int) -> int | None:
    """Tell who says what a sentence without a verb of saying goes on with.

    Nothing is sought beyond the last sentence of the paragraph before.
    """
    tokens = stage.tokens
    end = first
    for _ in range(_BACK):
        if end <= 0:
            return None
        number = tokens[end - 1].sentence
        start = end - 1
        while start > 0 and end - start < LONGEST and tokens[start - 1].sentence == number:
            start -= 1
        found = sayers(stage, start, end)
        source = found[-1][1] if found else according_to_source(stage, start, end)
        if source is not None:
            return source
        if tokens[start].paragraph != tokens[scene.at].paragraph:
            return None
        end = start
    return None


def taken_up(stage: Stage, scene: Scene, last: int) -> int | None:
    """Give the subject of a sentence that takes up the quotation: `„…“. Das sagte Eva Ort`."""
    tokens = stage.tokens
    begin = scene.at + 1
    if begin < scene.after and tokens[begin].text in {".", "!", "?"}:
        begin += 1
    if begin + 1 >= scene.after or stage.same(begin, scene.at) != (begin < last):
        return None
    if tokens[begin].low not in stage.clauses.words.reported.pointers:
        return None
    for verb in stage.verbs(begin, min(scene.after, begin + _TAKEN)):
        subject = stage.clauses.subjects[verb]
        if stage.same(verb, begin) and subject is not None:
            behind = stage.mentions[subject].first > begin
            return (opinion(stage, subject) or subject) if behind else None
    return None


def inscribed(stage: Stage, scene: Scene, first: int) -> int | None:
    """Tell what bears the words.

    `ein Banner mit der Aufschrift „…“`, `auf dem Banner stand „…“`.
    """
    tokens, at, words = stage.tokens, stage.clauses.at, stage.clauses.words
    for i in range(max(first, scene.at - 3), scene.at):
        if tokens[i].low not in words.reported.inscriptions:
            continue
        for k in range(i - 1, max(first, i - 5), -1):
            if at[k] >= 0 and at[k] != at[i] and tokens[k].text[0].isupper():
                return at[k]
    return None


def passive(stage: Stage, scene: Scene, first: int, last: int) -> int | None:
    """Give the agent of `wird vom Amt als „hoch“ eingestuft`, in the quotation's own clause."""
    tokens, words = stage.tokens, stage.clauses.words
    behind = {tokens[i].low for i in range(scene.at + 1, min(last, scene.at + 8))}
    if not behind & words.reported.named:
        return None
    agent: int | None = None
    for i in range(scene.at - 1, first - 1, -1):
        if tokens[i].text in {",", ";", ":"}:
            break
        if tokens[i].low in words.bracket.passives:
            return agent
        number = stage.clauses.at[i + 1]
        if agent is None and tokens[i].low in words.reported.agents and number >= 0:
            agent = number
    return None


def viewed(stage: Stage, scene: Scene, first: int, last: int) -> int | None:
    """Whose view a sentence gives: `nach Angaben der Polizei`, `der Ansicht des Gerichts nach`.

    Of several the last before the quotation.
    """
    tokens, at, views = stage.tokens, stage.clauses.at, stage.clauses.words.views
    found = judged(stage, first, last)
    for i in range(first, last):
        if tokens[i].low not in views or not tokens[i].text[0].isupper():
            continue
        before = {tokens[k].low for k in range(max(first, i - 2), i)}
        if not before & _VIEWING or (found is not None and i > scene.at):
            continue
        behind = next(
            (at[k] for k in range(i + 1, min(last, i + 4)) if at[k] not in {-1, at[i]}), -1
        )
        number = behind if behind >= 0 else at[i]
        found = number if number >= 0 else found
    return found


def judged(stage: Stage, first: int, last: int) -> int | None:
    """Tell who judges in `Für Eva Brandt ist das „Unfug“`."""
    tokens, at = stage.tokens, stage.clauses.at
    number = at[first + 1] if first + 1 < last and tokens[first].low == "für" else -1
    if number < 0 or stage.mentions[number].kind != "name":
        return None
    behind = stage.mentions[number].last
    return (
        number
        if behind < last and tokens[behind].low in stage.clauses.words.reported.copulas
        else None
    )


def written(stage: Stage, scene: Scene, last: int) -> int | None:
    """Give the source in `heißt es in dem Schreiben` behind a quotation, or before its colon."""
    tokens, words = stage.tokens, stage.clauses.words.reported
    for start, stop in ((scene.at + 1, last), (max(scene.before, scene.at - 14), scene.at)):
        for i in range(start, min(stop, start + 14) - 1):
            if tokens[i].low not in words.reads:
                continue
            for k in range(i + 1, min(stop, i + 8) - 1):
                if tokens[k].low in words.sources and stage.clauses.at[k + 1] >= 0:
                    return stage.clauses.at[k + 1]
    return None
