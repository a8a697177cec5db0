"""Name who speaks where no listed verb of uttering ties a quotation to anybody.

A verb that no list has behind a quotation (`« … », a abondé la maire`), whoever a sentence is about
before its colon (`The teenager was blunt: “…”`), and who answers a question. Never looks beyond the
sentence that a quotation ends, begins or follows.
"""

from archiver.extraction.quotations.context import Scene, Stage
from archiver.extraction.quotations.predicates import SPEECH_NOUNS

_VERB = 4  # tokens behind a quotation in which a verb and its subject begin
_ASKING = frozenset({"ask", "asked", "asks"})
_PAIR = 2
_MARKS = "\"”“’‘'»« \xa0"
_CLOSING_MARKS = "\"”’'» "
_CLOSING = frozenset({".", ",", ";", "!", "?", ":"})


def unlisted_speaker(stage: Stage, scene: Scene) -> int | None:
    """Tell who stands behind a word that no list has as a verb, right behind a quotation.

    `« … », a abondé la maire.`; not in English, and not behind a preposition: `« … », film de Ort`.
    """
    tokens, clauses = stage.tokens, stage.clauses
    begin = scene.at + 1
    if begin + _PAIR >= scene.after:
        return None
    parted = tokens[begin].text in {",", "–", "—"}
    if not parted and stage.last_sign(scene.at, _MARKS) != ",":
        return None
    begin += parted
    known = clauses.words.small | clauses.words.prepositions | clauses.words.determiners
    for k in range(begin, min(scene.after, begin + _VERB)):
        number, low = clauses.at[k], tokens[k].low
        if tokens[k].kind != "word" or not stage.same(k, scene.at):
            return None
        if number < 0 and (not tokens[k].text.islower() or low in clauses.words.prepositions):
            return None
        if number < 0:
            continue
        mention = stage.mentions[number]
        verb = tokens[k - 1].low
        ends = mention.last >= len(tokens) or tokens[mention.last].text in _CLOSING
        ends = ends or parts_verb(stage, mention.last)
        done = k > begin and verb not in known and mention.kind in {"name", "nominal"} and ends
        return number if done else None
    return None


def parts_verb(stage: Stage, k: int) -> bool:
    """Tell whether a sentence ends in a word that is parted from its verb: German `gab Ort zu`."""
    if not stage.clauses.words.bracket.nonfinite or k + 1 >= len(stage.tokens):
        return False
    return stage.tokens[k].text.islower() and stage.tokens[k + 1].text in _CLOSING


def colon_subject(stage: Stage, scene: Scene) -> int | None:
    """Tell whom an English sentence is about, alone, before its colon.

    `The teenager was blunt: “…”`. Not what is uttered: `The answer was blunt: “…”`. Names are
    weighed.
    """
    tokens, at = stage.tokens, stage.clauses.at
    if scene.frame != "colon":
        return None
    start = stage.sentence_start(scene.at, scene.before)
    number = at[start]
    if number < 0 or stage.mentions[number].kind != "nominal":
        return None
    mention = stage.mentions[number]
    if tokens[mention.last - 1].low in SPEECH_NOUNS:
        return None
    people = stage.clauses.words.unnamed
    noun = tokens[mention.last - 2].low
    person = noun in people.men | people.women | people.others
    if not stage.clauses.acts(mention) and not person:  # `Her grandson disagrees: “…”`
        return None
    others = {n for n in at[mention.last : scene.at] if n >= 0}
    return None if others else number


def answering(stage: Stage, number: int) -> bool:
    """Tell whether a quotation is the answer to one before: `“Why?” Ort asked Lee. “Because it …”`.

    Who was asked answers, whom nothing names beside the quotation.
    """
    scene, last = stage.scenes[number], stage.scenes[number - 1]
    if not number or stage.clauses.inverts:
        return False
    if scene.frame != "starts" or last.first != scene.first:
        return False
    if stage.last_sign(last.at, _CLOSING_MARKS) != "?":
        return False
    own = stage.last_sign(scene.at, _CLOSING_MARKS)
    tokens, at = stage.tokens, stage.clauses.at
    for verb in stage.verbs(last.at + 1, scene.at):
        whom = at[verb + 1] if stage.same(verb, scene.at - 1) else -1
        if whom == stage.clauses.subjects[verb]:
            continue  # `asked Ort`
        if tokens[verb].low in _ASKING and whom >= 0 and own != "?":
            mention = stage.mentions[whom]
            return mention.kind == "name" and mention.last < scene.at
    return False
