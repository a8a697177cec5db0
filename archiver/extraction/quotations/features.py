"""Describe each mention near a quotation by features that speak for or against it as speaker.

A feature is a short string such as ``R0 subject 1``: behind the quotation in its own
sentence, subject of a verb of uttering that is two or three tokens away.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from archiver.extraction.quotations.context import REACH, Scene, Stage
from archiver.extraction.quotations.mentions import Mention
from archiver.extraction.quotations.platform_names import is_lone_letter
from archiver.extraction.quotations.predicates import in_words_of, partitive
from archiver.extraction.quotations.syntax import clause_features
from archiver.languages.base import wordset
from archiver.languages.verbs import neutral_verbs

LEFT, RIGHT = 24, 14  # mentions looked at on each side; they hold 99.4 % of the speakers
_BACK = 3  # paragraphs
_SURE = wordset(
    """
    said says say wrote tweeted told added posted continued explained stated
    """
)
"""English verbs that hardly ever do anything but attribute."""
_BY_WORDS = {("con", "acuerdo"), ("com", "acordo"), ("di", "detta"), ("de", "yeux"), ("de", "avis")}
"""Ends of `de acuerdo con`, `de acordo com`, `a detta di`, `aux yeux de` and `de l’avis de`."""
_TITLING = wordset("titled entitled called dubbed named as term phrase word words")


class SpeakerCandidate(NamedTuple):
    """A mention by its number, and what speaks for or against it, in groups that come again."""

    mention: int
    features: tuple[tuple[str, ...], ...]


def speaker_candidates(
    stage: Stage, number: int, carried: int | None
) -> Iterator[SpeakerCandidate]:
    """Give the mentions that may be the speaker, `carried` being the previous quotation's."""
    scene, middle = stage.scenes[number], stage.behind[number]
    paragraph = stage.tokens[scene.at].paragraph
    near: list[int] = []
    for n in range(middle - 1, max(-1, middle - 1 - LEFT), -1):
        if stage.tokens[stage.mentions[n].first].paragraph < paragraph - _BACK:
            break
        near.append(n)
    for n in range(middle, min(len(stage.mentions), middle + RIGHT)):
        if stage.mentions[n].first >= scene.last:
            break
        near.append(n)
    if carried is not None and carried not in near:
        near.append(carried)
    ranks: dict[str, int] = {}
    around = {
        "R": stage.verbs(scene.at + 1, min(scene.last, scene.at + REACH)),
        "L": stage.verbs(max(scene.first, scene.at - REACH), scene.at),
        "P1e": stage.verbs(max(0, scene.first - REACH), scene.first),
    }
    around["Q0"] = around["L"]
    subjects = stage.clauses.subjects
    for n in near:
        mention = stage.mentions[n]
        if mention.first == scene.at:
            continue  # a name between marks is not said by itself
        if is_place_of_posting(stage, mention):
            continue
        place = stage.place(mention, scene)
        ranks[place] = ranks.get(place, -1) + 1
        verbs = around.get(place, around.get(place[0]))
        own = [v for v in verbs if subjects[v] == n] if verbs else []
        acting = verb_features(stage, n, scene, place, verbs, own)
        yield SpeakerCandidate(
            n,
            (
                where(stage, n, scene, place, ranks[place]),
                acting,
                sentence_beginning(stage, n, place, acting),
                tuple(carrying(stage, n, carried, place, scene)),
                ()
                if stage.clauses.inverts
                else clause_features(stage, n, scene, place, verbs, own),
            ),
        )


def is_place_of_posting(stage: Stage, mention: Mention) -> bool:
    """Tell whether a mention is a platform by one letter that does nothing: `na platformie X`."""
    token = stage.tokens[mention.first]
    if mention.last - mention.first > 1 or not is_lone_letter(token):
        return False
    return not any(
        0 <= v < len(stage.tokens) and v in stage.clauses.subjects
        for v in (mention.first - 1, mention.last)
    )


def where(stage: Stage, n: int, scene: Scene, place: str, rank: int) -> tuple[str, ...]:
    """Tell what kind of mention it is, and where it stands.

    `rank` counts those nearer in that place.
    """
    mention = stage.mentions[n]
    known = stage.sorts.get(n)
    if known is None:
        count = stage.counts[stage.last_name(mention)] if mention.name else 0
        told = according_to_feature(stage, mention)
        known = stage.sorts[n] = sort(stage, mention), min(count, 9), told
    kind, count, told = known
    said = told and stage.same(mention.first, scene.at)
    near = min(rank, 3)
    return standing_feature(place, near, scene.frame, kind, count, mention.possessive, said)


@cache
def standing_feature(
    place: str, rank: int, frame: str, kind: str, count: int, possessive: bool, said: bool
) -> tuple[str, ...]:
    """Give the features of a place and a kind of mention; there are few of both."""
    found = [
        place,
        f"{place} rank {rank}",
        f"{place} {frame}",
        f"{place[0]} {kind}",
        f"kind {kind}",
    ]
    if possessive:
        found.append("possessive")
    if count:
        found.append(f"count {1 if count == 1 else 2 if count < 4 else 4 if count < 9 else 9}")
    return (*found, "according", f"according {place}") if said else tuple(found)


def according_to_feature(stage: Stage, mention: Mention) -> bool:
    """Tell whether `according to` or `laut` stands before a mention, or `zufolge` behind."""
    tokens, grammar = stage.tokens, stage.clauses.words
    words = grammar.according
    behind = grammar.reported.behind
    last = mention.last
    if behind and last + 1 < len(tokens) and tokens[last].low in grammar.titles:
        last += 1  # `Ort Péter ügyvéd szerint`
    if last < len(tokens) and tokens[last].low in behind:
        return True
    if mention.first < 1:
        return False
    before = tokens[mention.first - 1].low
    if before == "in" and in_words_of(tokens, mention.first, mention.last):
        return True
    if before == "so":
        return mention.first < 2 or tokens[mention.first - 2].kind != "word"
    if before in words or mention.first < 2:
        return before in words
    ahead = tokens[mention.first - 2].low
    return (before == "to" and ahead in words) or (before, ahead) in _BY_WORDS


def sentence_beginning(stage: Stage, n: int, place: str, acting: Sequence[str]) -> tuple[str, ...]:
    """Tell what stands right before and behind a mention."""
    known = stage.edges.get(n)
    if known is None:
        known = stage.edges[n] = before(stage, n), stage.clauses.acts(stage.mentions[n])
    first = acting[0] if acting else ""  # "R0 idle", "R0 subject" or "R0 quiet"
    return begun(place, *known, first.endswith(" idle"), first.endswith(" subject"))


def before(stage: Stage, n: int) -> str:
    """Tell what stands right before a mention: nothing of its sentence, a preposition, a comma."""
    mention, tokens, words = stage.mentions[n], stage.tokens, stage.clauses.words
    token = tokens[mention.first]
    ahead = tokens[mention.first - 1] if mention.first else None
    if ahead is None or ahead.sentence != token.sentence:
        return "first"
    if ahead.kind == "quote" or ahead.text == ":":
        return "first"
    if ahead.low in words.prepositions and not partitive(tokens, mention.first):
        return ahead.low if ahead.low in {"to", "by"} else "governed"
    return "comma before" if ahead.text == "," else ""


@cache
def begun(place: str, ahead: str, acts: bool, idle: bool, does: bool) -> tuple[str, ...]:
    """Give the features of what stands around a mention."""
    found: list[str] = []
    if ahead == "first":
        found += [
            f"{place} first",
            f"{place} first {'idle' if idle else 'subject' if does else 'calm'}",
        ]
    elif ahead == "comma before":
        found.append(f"{place} comma before")
    elif ahead:
        if not does:
            found.append(f"{place[0]} governed")
        if ahead != "governed":
            found.append(f"{place} {ahead}")
    return (*found, f"{place} acts") if acts else tuple(found)


def verb_features(
    stage: Stage,
    n: int,
    scene: Scene,
    place: str,
    around: Sequence[int] | None,
    own: Sequence[int],
) -> tuple[str, ...]:
    """Tell whether the mention does a verb of `around`, how near that is, or who else does.

    `own` are those of the verbs that it does.
    """
    if around is None:
        return ()
    tokens, clauses = stage.tokens, stage.clauses
    right = place[0] == "R"
    high = scene.first if place == "P1e" else scene.at
    if not around:
        return quiet_features(place)
    nearest = around[0] if right else around[-1]  # they are in their order
    tied = abs(nearest - scene.at) < 4 and stage.same(nearest, scene.at)
    outdone = tied and clauses.how[nearest] in {"beside", "inverted"}
    if not own:
        return idle_features(place, place[0] == "L" and ruled(stage, n, around), outdone)
    verb = own[0] if right else own[-1]
    near = step(verb - scene.at - 1 if right else high - verb - 1)
    sure = tokens[verb].low in (neutral_verbs() if clauses.inverts else _SURE)
    last = "nearest verb" if verb == nearest else "outdone" if outdone else ""
    return subject_features(place, near, scene.frame, clauses.how[verb], sure, last)


@cache
def quiet_features(place: str) -> tuple[str, ...]:
    """Give the feature of a place without any verb of uttering."""
    return (f"{place} quiet",)


@cache
def idle_features(place: str, under: bool, outdone: bool) -> tuple[str, ...]:
    """Give the features of a mention that does none of the verbs around."""
    told = (("under verb", under), ("outdone", outdone))
    return (f"{place} idle", *(f"{place} {one}" for one, holds in told if holds))


@cache
def subject_features(
    place: str, near: str, frame: str, how: str, sure: bool, last: str
) -> tuple[str, ...]:
    """Give the features of a mention that does a verb.

    `last` says how that stands to the others.
    """
    found = (
        f"{place} subject",
        f"{place} subject {near}",
        f"{place} subject {frame}",
        f"{place} subject {how}",
        f"{place} subject {how} {near}",
        f"{place[0]} sure {sure}",
    )
    return (*found, f"{place} {last}") if last else found


def ruled(stage: Stage, n: int, around: Sequence[int]) -> bool:
    """Tell whether a mention stands behind a verb of uttering that another does: `said the EU`."""
    first = stage.mentions[n].first
    return any(
        stage.tokens[v].sentence == stage.tokens[first].sentence
        and stage.clauses.subjects[v] not in {None, n}
        for v in around
        if v < first
    )


def carrying(stage: Stage, n: int, carried: int | None, place: str, scene: Scene) -> Iterator[str]:
    """Tell whether the mention is the previous quotation's speaker, or bears the same name."""
    if carried is None:
        return
    if n == carried:
        yield "carried"
        yield f"carried {scene.frame}"
        yield f"carried {place}"
        yield f"carried {scene.frame} {place}"
        return
    one, other = stage.mentions[n], stage.mentions[carried]
    named = one.name and stage.last_name(one) == stage.last_name(other)
    pronoun = one.kind == other.kind == "pronoun"
    if named or (pronoun and stage.tokens[one.first].low == stage.tokens[other.first].low):
        yield f"{place[0]} same as carried"


def nobody(stage: Stage, number: int) -> Iterator[str]:
    """Tell what speaks for nobody having said it: a title, a term, a scare quote."""
    scene = stage.scenes[number]
    token = stage.tokens[scene.at]
    inside = stage.text[token.start + 1 : token.end - 1]
    words = inside.split(maxsplit=12)
    count = len(words)
    size = count if count < 3 else 3 if count < 5 else 5 if count < 9 else 9
    titled = count > 1 and all(w[:1].isupper() or len(w) < 4 for w in words)
    stop = inside.rstrip()[-1:] in {",", ".", "!", "?"}
    yield "nobody"
    yield f"nobody {size}"
    yield f"nobody {scene.frame}"
    yield f"nobody {size} {scene.frame}"
    yield f"nobody titled {titled} {stop}"
    yield f"nobody after {link(stage, scene)}"
    yield f"nobody after {link(stage, scene)} {scene.frame}"
    if not stage.verbs(max(scene.first, scene.at - REACH), scene.after):
        yield "nobody quiet"
        yield f"nobody quiet {size}"


def link(stage: Stage, scene: Scene) -> str:
    """Tell what sort of word stands right before the quotation."""
    if scene.at == scene.first:
        return "start"
    before, words = stage.tokens[scene.at - 1], stage.clauses.words
    if before.kind != "word":
        return before.low or "quotation"
    if before.low in words.determiners:
        governed = scene.at > 1 and stage.tokens[scene.at - 2].low in words.prepositions
        return "governed article" if governed else "article"
    if before.low in _TITLING:
        return before.low
    if before.low in words.prepositions:
        return "preposition"
    return "verb" if scene.at - 1 in stage.clauses.subjects else "word"


def sort(stage: Stage, mention: Mention) -> str:
    """Give the mention's kind, finer: which pronoun, what sort of noun."""
    words, tokens = stage.clauses.words, stage.tokens
    low = tokens[mention.first].low
    if mention.kind == "pronoun":
        low = low.rpartition("-")[2].partition("'")[0]
        if low in words.he or low in words.she:
            return "he"
        return "they" if low in words.they else "it" if low == "it" else "other"
    if mention.kind != "nominal":
        return mention.kind
    head = tokens[mention.last - 1].low
    if head in words.roles:
        return "role"
    return "body" if head in words.bodies else "noun+name" if mention.name else "noun"


def step(distance: int) -> str:
    """Tokens between two places in five steps."""
    return next((str(i) for i, most in enumerate((1, 3, 7, 15)) if distance <= most), "4")
