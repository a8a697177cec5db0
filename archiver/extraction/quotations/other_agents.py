"""Find who utters where the subject is somebody else, in other languages than English.

Passives (`Ort a été qualifié de « tyran » par Eva`), reports of what others said (`Die Zeitung
zitierte Ort mit den Worten „…“`) and views (`a juicio de Ana Ort`). The words are in the
language's own file. Never looks outside of a quotation's sentence.
"""

from archiver.extraction.quotations.context import UNNAMED, Scene, Stage

_CLAUSE = 14  # tokens from a verb to its quotation
_NEAR = 6  # tokens from a quotation to the agent behind it
_OBJECT = 4  # tokens from a citing verb to whom it cites
_VIEW = 5  # tokens from a noun for a view to whose it is
_PAIR = 2
_SOURCE = 6  # tokens from `ifølge` to the name of whom it is
_PERSONAL = frozenset({"a", "al"})
"""Spanish prepositions before a person who is an object: `cita a Ana Ort`."""
_REFLEXIVE = frozenset({"se", "si", "s'", "sich", "zich"})


def find_other_agent(stage: Stage, scene: Scene) -> int | None:
    """Tell who utters a quotation in a sentence about somebody else; None where that is not told.

    `UNNAMED` where it is told that somebody else than the subject does, and not who.
    """
    for rule in (_cited, _agent_beside, _passive_agent, _viewer, _source):
        if (source := rule(stage, scene)) is not None:
            return source
    return None


def _cited(stage: Stage, scene: Scene) -> int | None:
    """Tell whom somebody cites.

    `Die Zeitung zitierte Ort mit den Worten „…“`, `„…“, wird Ort zitiert`. Nobody in `Ort zitierte
    aus dem Brief „…“`, whose words the reader has from Ort.
    """
    citing = stage.clauses.words.reported.citing
    low, high = max(scene.before, scene.at - _CLAUSE), min(scene.after, scene.at + _CLAUSE)
    for k in range(low, high) if citing else ():
        if stage.tokens[k].low not in citing or not stage.same(k, scene.at):
            continue
        passive = _passive_before(stage, k, scene.at + 1 if k > scene.at else low)
        if passive is not None:
            if k > scene.at:  # `„…“, wird Ort in der Zeitung zitiert`
                free = _free(stage, passive + 1, k)
                return free[0] if free else None
            subject = stage.clauses.leader(passive)
            named = subject is not None and stage.mentions[subject].kind != "relative"
            return subject if named and subject is not None else UNNAMED
        stop = scene.at if k < scene.at else high
        apart = [j for j in range(k + 1, stop) if stage.tokens[j].text == ","]
        if apart and k < scene.at and stage.verbs(apart[0], scene.at):
            return None  # `zitierte Ort, sagte dann: „…“`
        return _object(stage, k, stop)
    return None


def _object(stage: Stage, verb: int, stop: int) -> int | None:
    """Tell whom a citing verb has as its object: the mention behind it, or behind its subject."""
    found = _free(stage, verb + 1, stop)
    led = stage.clauses.leads(verb)
    found = found if led else found[1:]
    if not found or (led and stage.mentions[found[0]].first > verb + _OBJECT):
        return None
    return found[0] if stage.clauses.speaks(found[0]) else None


def _free(stage: Stage, start: int, stop: int) -> list[int]:
    """Give the mentions of a stretch that no preposition governs, in order."""
    found: list[int] = []
    for k in range(start, stop):
        number = stage.clauses.at[k]
        if not stage.same(k, start) or number < 0 or stage.mentions[number].first != k:
            continue
        before = stage.tokens[k - 1].low
        if before not in stage.clauses.words.prepositions or before in _PERSONAL:
            found.append(number)
    return found


def _passive_before(stage: Stage, verb: int, start: int) -> int | None:
    """Give the word that makes a passive of a participle behind it: `fue` of `fue citado`."""
    tokens, passives = stage.tokens, stage.clauses.words.bracket.passives
    for k in range(verb - 1, max(start, verb - _CLAUSE) - 1, -1):
        if tokens[k].text in {",", ";", ":"} or not stage.same(k, verb):
            return None
        if tokens[k].low in stage.clauses.words.conjunctions:
            return None  # `fue criticada y contestó`
        if tokens[k].low in passives:
            reflexive = k > start and tokens[k - 1].low in _REFLEXIVE
            return None if reflexive else k
    return None


def _agent_beside(stage: Stage, scene: Scene) -> int | None:
    """Tell who calls somebody something.

    `jugé « cher » par Eva Ort`, `accusé par Ort d'être « sot »`. Only with verbs of judging;
    `interrogé par Ort` tells who asked.
    """
    tokens, clauses = stage.tokens, stage.clauses
    agents = clauses.words.reported.agents
    ahead = stage.verbs(max(scene.before, scene.at - _CLAUSE), scene.at)
    if not agents or not ahead or not stage.same(ahead[-1], scene.at):
        return None
    verb = ahead[-1]
    if clauses.cues.get(tokens[verb].low) != "unknown":
        return None
    for k in (scene.at + 1, verb + 1):
        if k + 1 >= scene.after or tokens[k].low not in agents or not stage.same(k, scene.at):
            continue
        number = clauses.at[k + 1]
        if number < 0 or not clauses.speaks(number):
            continue
        last = stage.mentions[number].last
        if k > scene.at or all(tokens[j].kind == "word" for j in range(last, scene.at)):
            return number
    return None


def _passive_agent(stage: Stage, scene: Scene) -> int | None:
    """Tell who calls somebody something: `Ort a été qualifié de « tyran » par Eva`.

    `UNNAMED` where a passive does not tell by whom. Not where another verb stands behind it:
    `Ort fue criticada y contestó «…»`.
    """
    words, tokens = stage.clauses.words, stage.tokens
    if not words.bracket.passives:
        return None
    ahead = stage.verbs(max(scene.before, scene.at - _CLAUSE), scene.at)
    behind = stage.verbs(scene.at + 1, min(scene.after, scene.at + _NEAR))
    behind = [verb for verb in behind if stage.same(verb, scene.at)]
    late = bool(words.bracket.nonfinite) and behind == [scene.at + 1]  # `… genoemd`
    if not late and (behind or not ahead or not stage.same(ahead[-1], scene.at)):
        return None
    verb = scene.at if late else ahead[-1]
    passive = _passive_before(stage, verb, scene.before)
    if passive is None or tokens[passive].low in stage.clauses.cues:
        return None
    for start, stop in ((passive, scene.at), (scene.at + 1, min(scene.after, scene.at + _NEAR))):
        for k in range(start, stop - 1):
            if tokens[k].low in words.reported.agents and stage.same(k, scene.at):
                number = stage.clauses.at[k + 1]
                return number if number >= 0 else UNNAMED
    return UNNAMED


def _viewer(stage: Stage, scene: Scene) -> int | None:
    """Whose view a sentence gives, of which nobody says anything: `a juicio de Ana Ort`."""
    words, tokens = stage.clauses.words, stage.tokens
    if not words.views or words.reported.moods or stage.verbs(scene.before, scene.after):
        return None
    low, high = max(scene.before, scene.at - _CLAUSE), min(scene.after, scene.at + _CLAUSE)
    for k in range(low + 1, high - _PAIR):
        noun = tokens[k].low.rpartition("'")[2]
        if noun not in words.views | words.opinions or not stage.same(k, scene.at):
            continue
        led = tokens[k - 1].low in words.prepositions or noun != tokens[k].low
        if (noun in words.views and not led) or tokens[k + 1].low not in words.of_words:
            continue
        for j in range(k + 2, min(high, k + _VIEW)):
            number = stage.clauses.at[j]
            if number >= 0:
                return number if stage.mentions[number].kind == "name" else None
    return None


def _source(stage: Stage, scene: Scene) -> int | None:
    """Give according to whom a sentence is, behind nouns: `Ifølge advokat Bo Ort er det »sant«`.

    Not where anybody utters anything in that sentence.
    """
    words, tokens = stage.clauses.words, stage.tokens
    if words.reported.moods:
        return None
    low = stage.sentence_start(scene.at, max(scene.before, scene.at - _CLAUSE))
    for k in range(low, scene.at - _PAIR):
        if tokens[k].low not in words.according or tokens[k + 1].low in words.according:
            continue
        for j in range(k + 1, min(scene.at, k + _SOURCE)):
            number = stage.clauses.at[j]
            if number >= 0:
                named = stage.mentions[number].kind == "name" and j > k + 1
                told = [v for v in stage.verbs(low, scene.after) if stage.same(v, scene.at)]
                return number if named and not told else None
            if tokens[j].kind != "word" or not tokens[j].text.islower():
                return None
            if j > k + 1 and tokens[j].low in words.prepositions:
                return None
    return None
