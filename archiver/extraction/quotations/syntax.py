"""Describe how a mention stands in its clause, for the choice of a speaker.

What introduces its clause, what its verb goes on with, how many others act between it and the
quotation, what its name is made of. Nothing here depends on another language's weights.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache

from archiver.extraction.quotations.context import ClauseNote, Scene, Stage
from archiver.extraction.quotations.mentions import Mention
from archiver.extraction.quotations.predicates import SPEECH_NOUNS, partitive
from archiver.languages.base import wordset
from archiver.languages.given_names import is_given_name

_SUBORDINATING = wordset(
    """
    when while as after before if because since although though where whether unless until how why
    whom once
    """
)
_DASHES = frozenset({"—", "–", "-", "--", "―"})
_OWN = wordset("his her its their my our your")


def clause_features(
    stage: Stage,
    n: int,
    scene: Scene,
    place: str,
    verbs: Sequence[int] | None,
    own: Sequence[int],
) -> tuple[str, ...]:
    """Give the features of a mention's clause, as seen from a quotation.

    `verbs` of uttering stand on its side, and `own` are those that it does.
    """
    known = stage.notes.get(n)
    if known is None:
        known = stage.notes[n] = ClauseNote(
            introduced(stage, n),
            naming(stage, stage.mentions[n]),
            talkative(stage, stage.mentions[n]),
            owning(stage, stage.mentions[n]),
            stage.clauses.acts(stage.mentions[n]),
        )
    inner = -1
    linked = ""
    mention = stage.mentions[n]
    if place in {"L0", "Q0"}:
        inner = min(acting_between(stage, mention.last, scene.at), 3)
    if own:
        verb = own[0] if place[0] == "R" else own[-1]
        linked = complement(stage, verb, scene)
    order: tuple[str, ...] = ()
    if verbs and place in {"L0", "Q0", "R0"}:
        order = nesting(stage, n, scene, place, own)
    near = ""
    if place == "L0":
        gap = scene.at - mention.last
        near = str(next((i for i, most in enumerate((0, 2, 5, 10, 20)) if gap <= most), 5))
    return (*described(place, known, inner, linked, near, bool(verbs)), *order)


@cache
def described(
    place: str, note: ClauseNote, inner: int, linked: str, near: str, heard: bool
) -> tuple[str, ...]:
    """Give the features of a clause by their names; there are few combinations."""
    found = [
        f"{place} intro {note.intro}",
        f"name {note.name}",
        f"{place[0]} name {note.name}",
        f"talks {note.talks}",
    ]
    if note.owns:
        found += [f"{place} owns", "owns"]
    if inner >= 0:
        found += [f"{place} inner {inner}", f"{place} inner {inner} {note.intro}"]
        found.append(f"{place} acts {note.acts} inner {inner} {'heard' if heard else 'quiet'}")
    if linked:
        found += [f"{place} goes on {linked}", f"{place} goes on {linked} {note.intro}"]
        if inner >= 0:
            found.append(f"{place} goes on {linked} inner {inner}")
    if near:
        found.append(f"L0 gap {near}")
    return tuple(found)


def nesting(stage: Stage, n: int, scene: Scene, place: str, own: Sequence[int]) -> tuple[str, ...]:
    """Tell how a mention's verb of uttering lies among those of others in the sentence."""
    subjects, mention = stage.clauses.subjects, stage.mentions[n]
    others = [v for v in stage.uttered(scene) if subjects[v] != n]
    behind = [
        v for v in others if v > scene.at and stage.mentions[subjects[v] or 0].first > scene.at
    ]
    found = []
    if place == "R0":
        if own:
            left = any(v < scene.at for v in others)
            found.append(f"R0 reports {left} {complement(stage, min(own), scene)}")
            verb = min(own)
            near = min(verb, mention.first) - scene.at < 3 and abs(verb - mention.first) < 4
            if near and complement(stage, verb, scene) in {"end", ",", "mark", "of", "to"}:
                found.append("R0 direct")
        return tuple(found)
    if behind:
        ends = complement(stage, behind[0], scene)
        found.append(f"{place} reported {ends} {bool(own)}")
    if own:
        verb = max(own)
        later = [v for v in others if verb < v < scene.at]
        earlier = [v for v in others if v < verb]
        if later:
            m = subjects[later[-1]] or 0
            found.append(f"{place} over {embedding(stage, m)}")
            found.append(f"{place} over {stage.mentions[m].kind} {introduced(stage, m)}")
            found.append(f"{place} over {stage.clauses.how[later[-1]]}")
        else:
            found.append(f"{place} last say")
            if verb_is_near(stage, verb, scene):
                inner = bool(earlier) and embedding(stage, n) == "told True"
                found.append(f"{place} direct {inner} {stage.clauses.how[verb]}")
                found.append(f"{place} direct {inner}")
            if earlier:
                found.append(f"{place} under {embedding(stage, n)}")
                found.append(f"{place} under {mention.kind} {introduced(stage, n)}")
                found.append(f"{place} under {stage.clauses.how[verb]}")
            else:
                found.append(f"{place} sole say")
    return tuple(found)


def verb_is_near(stage: Stage, verb: int, scene: Scene) -> bool:
    """Tell whether nobody else acts between a verb of uttering and the quotation behind it."""
    return scene.at - verb < 12 and not acting_between(stage, verb + 1, scene.at)


def embedding(stage: Stage, n: int) -> str:
    """Tell whether an inner clause is what another said: `Finch said he felt`, `when he spoke`."""
    told = introduced(stage, n) in {"that", "verb", "word", "mention", "of", "partitive"}
    return f"{'told' if told else 'beside'} {stage.mentions[n].kind == 'pronoun'}"


def introduced(stage: Stage, n: int) -> str:
    """Tell what stands before a mention in its sentence: a conjunction, a comma, a verb."""
    mention, tokens = stage.mentions[n], stage.tokens
    k = mention.first - 1
    if k < 0 or tokens[k].sentence != tokens[mention.first].sentence:
        return "start"
    before = tokens[k]
    if before.kind == "quote":
        return "quotation"
    if partitive(tokens, mention.first):
        return "partitive"
    if before.low in {"what", "that", "and", "but", "or", ",", ":", ";", "(", "who", "which"}:
        return before.low
    if before.low in _SUBORDINATING:
        return "when"
    if before.low in stage.clauses.words.prepositions:
        return "of"
    if before.text in _DASHES:
        return "dash"
    if k in stage.clauses.subjects:
        return "verb"
    return "mention" if stage.clauses.at[k] >= 0 else "word"


def naming(stage: Stage, mention: Mention) -> str:
    """Tell what a name is made of: a title, a given name, one word, capitals."""
    if mention.name is None:
        return "none"
    tokens = stage.tokens
    first, last = mention.name
    if mention.first < first and tokens[first - 1].low.rstrip(".") in stage.clauses.words.titles:
        return "titled"
    if tokens[first].text[:1] == "@":
        return "handle"
    if is_given_name(tokens[first].low.removesuffix("'s")):
        return "given"
    if last - first == 1:
        return "capitals" if tokens[first].text.isupper() else "word"
    return "words"


def talkative(stage: Stage, mention: Mention) -> int:
    """Tell how many verbs of uttering in the article have a subject of this name: 0, 1, 2 or 4."""
    if not mention.name:
        return -1
    count = stage.talking.get(stage.last_name(mention), 0)
    return count if count < 2 else 2 if count < 4 else 4


def owning(stage: Stage, mention: Mention) -> bool:
    """Tell whether a mention owns what was uttered: `Finch's claim`, `his call`."""
    tokens = stage.tokens
    if mention.possessive and mention.last < len(tokens):
        following = range(mention.last, min(len(tokens), mention.last + 3))
        return any(tokens[k].low in SPEECH_NOUNS for k in following)
    if tokens[mention.first].low in _OWN:
        return tokens[mention.last - 1].low in SPEECH_NOUNS or (
            mention.last < len(tokens) and tokens[mention.last].low in SPEECH_NOUNS
        )
    return False


def acting_between(stage: Stage, start: int, end: int) -> int:
    """Tell how many mentions that look like subjects stand between two tokens."""
    return bisect_left(stage.actors, end) - bisect_right(stage.actors, start - 1)


def complement(stage: Stage, verb: int, scene: Scene) -> str:
    """Tell what a verb of uttering goes on with: the quotation, `that`, an object, an end."""
    tokens = stage.tokens
    k = verb + 1
    if k >= len(tokens) or tokens[k].sentence != tokens[verb].sentence:
        return "end"
    token = tokens[k]
    if k == scene.at:
        return "here"
    if token.kind == "quote":
        return "quotation"
    if token.kind == "mark":
        return {",": ",", ":": ":", ".": "end"}.get(token.text, "mark")
    if token.low in {"that", "of", "to", "as"}:
        return token.low
    if stage.clauses.at[k] >= 0:
        pronoun = stage.mentions[stage.clauses.at[k]].kind == "pronoun"
        return "pronoun" if pronoun else "mention"
    return "of" if token.low in stage.clauses.words.prepositions else "word"
