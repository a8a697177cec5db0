"""Find the speaker of a quotation in German reported speech, from the mood of verbs.

German marks what somebody else said by the verb's mood: *sie wolle das „prüfen“*. The subject
of such a verb is what is spoken of; the speaker is the subject of the verb of saying, which
may stand sentences before. A speaker may also be the agent of a passive (*wird vom Amt als
„hoch“ eingestuft*) or stand behind *heißt es in*.
"""

from archiver.extraction.quotations.context import Scene, Stage
from archiver.extraction.quotations.sentence_brackets import PASSIVE
from archiver.extraction.quotations.tokens import TITLE
from archiver.languages.base import wordset
from archiver.languages.grammar import grammar

_VIEWS = grammar("de").views
_OPINIONS = grammar("de").opinions
_MOOD = wordset(
    """
    sei seien habe wolle solle könne müsse dürfe möge werde wisse gehe stehe komme gebe nehme lasse
    bleibe halte sehe finde mache bringe liege gehöre brauche handle handele bedeute bestehe
    beruhe entspreche ergebe fehle folge gelte hänge helfe kenne laufe leide leiste rechne setze
    spreche stelle trage treffe verfüge verliere verstehe wirke ziehe zeige glaube führe erhalte
    betreibe unterstütze ermögliche erlaube verhindere verdiene verlange schade nütze drohe diene
    """
)
"""Forms of the third person that are nothing but Konjunktiv I; `ich habe` is told apart."""
_SHIFTED = wordset("hätten wären würden könnten müssten sollten wollten dürften hätte wäre würde")
"""Konjunktiv II, which stands in for forms that look like the indicative: `sie hätten`."""
_FIRST = wordset("ich wir du ihr")
_CALLED = wordset(
    """
    eingestuft bezeichnet genannt beschrieben kritisiert bewertet gelobt tituliert beurteilt
    verurteilt dargestellt betitelt gewertet gefordert angekündigt
    """
)
_AGENT = wordset("von vom seitens durch")
_DOCUMENTS = wordset(
    """
    schreiben brief bericht erklärung mitteilung pressemitteilung stellungnahme gutachten studie
    entwurf gesetzentwurf antrag beschluss resolution petition klageschrift klage anklage
    anklageschrift papier aufruf artikel kommentar leitartikel meldung verordnung vertrag programm
    dokument vorlage protokoll rundschreiben aushang
    """
)
_COPULAS = wordset("ist sind war waren bleibt wäre")
_WHERE = wordset("in im bei aus von vom seitens")
LONGEST = 120
"""Tokens to each side of a quotation that are looked at; a sentence of news has 20."""
_BACK = 4
"""Sentences before a quotation in which its verb of saying is sought."""


def reporter(stage: Stage, scene: Scene) -> int | None:
    """The mention that a quotation in reported speech, a passive or `heißt es in` is by, or None.

    None as well where nothing of that kind stands beside the quotation.
    """
    first, last = german_sentence(stage, scene)
    source = written(stage, scene, last)
    if source is not None:
        return source
    behind = stage.verbs(scene.at + 1, min(last, scene.after, scene.at + 4))
    if behind and stage.tokens[scene.at + 1].text == ",":  # `„…“, so das Urteil der Jury`
        return opinion(stage, stage.clauses.subjects[behind[0]])
    if scene.frame in {"alone", "opens"}:
        return None  # a sentence of its own, whose speaker its neighbours tell
    for source in (
        passive(stage, scene, first, last),
        viewed(stage, scene, first, last),
        according_to_source(stage, first, last),
    ):
        if source is not None:
            return source
    here = sayers(stage, first, last)
    if here:
        said = min(here, key=lambda pair: (pair[0] > scene.at, abs(pair[0] - scene.at)))[1]
        return opinion(stage, said) or said
    source = document(stage, scene, first, last)
    if source is not None:
        return source
    return earlier(stage, scene, first) if reports(stage, first, last) else None


def opinion(stage: Stage, number: int | None) -> int | None:
    """Whose `Fazit` or `Urteil` a mention is, where the mention behind it says so, or None."""
    if number is None or number + 1 >= len(stage.mentions):
        return None
    tokens, mention, other = stage.tokens, stage.mentions[number], stage.mentions[number + 1]
    if tokens[mention.last - 1].low not in _VIEWS | _OPINIONS:
        return None
    apart = [tokens[k].low for k in range(mention.last, other.first)]
    near = tokens[other.first].sentence == tokens[mention.first].sentence
    return number + 1 if near and (not apart or apart in (["von"], ["vom"])) else None


def according_to_source(stage: Stage, first: int, last: int) -> int | None:
    """The source in `laut Polizei` or `der Behörde zufolge`, in the quotation's own sentence."""
    tokens, at = stage.tokens, stage.clauses.at
    for i in range(first, last):
        if tokens[i].low == "laut" and i + 1 < last and at[i + 1] >= 0:
            return opinion(stage, at[i + 1]) or at[i + 1]
        if tokens[i].low == "zufolge" and i > first and at[i - 1] >= 0:
            return at[i - 1]
    return None


def document(stage: Stage, scene: Scene, first: int, last: int) -> int | None:
    """The text in whose words a passive tells something: `In dem Brief werden „…“ verlangt`."""
    tokens, at = stage.tokens, stage.clauses.at
    if not any(tokens[i].low in PASSIVE for i in range(first, last)):
        return None
    for i in range(first + 1, scene.at):
        mention = stage.mentions[at[i]] if at[i] >= 0 else None
        if mention is None or mention.first != i:
            continue
        named = any(t.low in _DOCUMENTS for t in tokens[mention.first : mention.last])
        if named and tokens[i - 1].low in {"in", "im", "laut"}:
            return at[i]
    return None


def is_name(stage: Stage, scene: Scene, language: str) -> bool:
    """Whether marks hold the name of who speaks or is told: `sagte Ort dem „Tagesblatt“`."""
    tokens, at = stage.tokens, stage.clauses.at
    if language != "de" or tokens[scene.at].low != TITLE:
        return False
    if at[scene.at] >= 0:
        return True
    if scene.at < scene.first + 2 or tokens[scene.at - 1].low not in {"dem", "der"}:
        return False
    said = stage.verbs(max(scene.first, scene.at - 8), scene.at)
    teller = at[scene.at - 2]
    told = teller >= 0 and any(stage.clauses.subjects[v] == teller for v in said)
    return told or tokens[scene.at - 2].low == "gegenüber"


def german_sentence(stage: Stage, scene: Scene) -> tuple[int, int]:
    """The tokens of a quotation's sentence, no more than `LONGEST` to each side of it."""
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
    """Whether a stretch has a verb in the mood of reported speech."""
    tokens = stage.tokens
    for i in range(first, last):
        low = tokens[i].low
        if low not in _MOOD and low not in _SHIFTED:
            continue
        beside = {tokens[k].low for k in (i - 1, i + 1) if first <= k < last}
        if tokens[i].text.islower() and not beside & _FIRST:
            return True
    return False


def sayers(stage: Stage, first: int, last: int) -> list[tuple[int, int]]:
    """The verbs of saying in a stretch that are no reported speech themselves, and who says."""
    subjects = stage.clauses.subjects
    return [
        (v, subject)
        for v in range(first, last)
        if (subject := subjects.get(v)) is not None and stage.tokens[v].low not in _MOOD
    ]


def earlier(stage: Stage, scene: Scene, first: int) -> int | None:
    """Who says what a sentence without a verb of saying goes on with.

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
        if found:
            return found[-1][1]
        if tokens[start].paragraph != tokens[scene.at].paragraph:
            return None
        end = start
    return None


def passive(stage: Stage, scene: Scene, first: int, last: int) -> int | None:
    """The agent of `wird vom Amt als „hoch“ eingestuft`, in the quotation's own clause."""
    tokens = stage.tokens
    behind = {tokens[i].low for i in range(scene.at + 1, min(last, scene.at + 8))}
    if not behind & _CALLED:
        return None
    agent: int | None = None
    for i in range(scene.at - 1, first - 1, -1):
        if tokens[i].text in {",", ";", ":"}:
            break
        if tokens[i].low in PASSIVE:
            return agent
        number = stage.clauses.at[i + 1]
        if agent is None and tokens[i].low in _AGENT and number >= 0:
            agent = number
    return None


def viewed(stage: Stage, scene: Scene, first: int, last: int) -> int | None:
    """Whose view a sentence gives: `nach Angaben der Polizei`, `der Ansicht des Gerichts nach`.

    Of several the last before the quotation.
    """
    tokens, at = stage.tokens, stage.clauses.at
    found = judged(stage, first, last)
    for i in range(first, last):
        if tokens[i].low not in _VIEWS or not tokens[i].text[0].isupper():
            continue
        before = {tokens[k].low for k in range(max(first, i - 2), i)}
        if not before & {"nach", "laut"} or (found is not None and i > scene.at):
            continue
        behind = next(
            (at[k] for k in range(i + 1, min(last, i + 4)) if at[k] not in {-1, at[i]}), -1
        )
        number = behind if behind >= 0 else at[i]
        found = number if number >= 0 else found
    return found


def judged(stage: Stage, first: int, last: int) -> int | None:
    """Who judges in `Für Eva Brandt ist das „Unfug“`."""
    tokens, at = stage.tokens, stage.clauses.at
    number = at[first + 1] if first + 1 < last and tokens[first].low == "für" else -1
    if number < 0 or stage.mentions[number].kind != "name":
        return None
    behind = stage.mentions[number].last
    return number if behind < last and tokens[behind].low in _COPULAS else None


def written(stage: Stage, scene: Scene, last: int) -> int | None:
    """The source in `heißt es in dem Schreiben` right behind a quotation, or before its colon."""
    tokens = stage.tokens
    for start, stop in ((scene.at + 1, last), (max(scene.before, scene.at - 14), scene.at)):
        for i in range(start, min(stop, start + 14) - 1):
            if tokens[i].low not in {"heißt", "hieß", "heisst"}:
                continue
            for k in range(i + 1, min(stop, i + 8) - 1):
                if tokens[k].low in _WHERE and stage.clauses.at[k + 1] >= 0:
                    return stage.clauses.at[k + 1]
    return None
