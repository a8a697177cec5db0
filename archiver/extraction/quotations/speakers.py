"""Choose a speaker and a cue for each quotation; never change a span."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from archiver.extraction.quotations import borrowed_weights, reported_speech
from archiver.extraction.quotations import weights as english_weights
from archiver.extraction.quotations.context import Scene, Stage
from archiver.extraction.quotations.dialogue import DASHES
from archiver.extraction.quotations.features import according_to_feature, nobody, speaker_candidates
from archiver.extraction.quotations.mentions import Mention
from archiver.extraction.quotations.next_paragraphs import speaker_behind
from archiver.extraction.quotations.platform_names import on_platform, posted_pattern
from archiver.extraction.quotations.predicates import negated
from archiver.languages.registry import find_language, join_words
from archiver.languages.speech_acts import POSTED_IN, SPOKEN, STATED, WRITTEN
from archiver.languages.verbs import neutral_verbs, verbs_of_language
from archiver.models.records import Cue

UNNAMED = -1
"""What stands for a speaker whom the text tells without a mention."""
_NOBODY, _NOBODY_BORROWED = 2.5, 1.0
"""How much better nobody must fit than the best mention, for none to be given, in English and in
other languages. What lies between has the place of a speaker and no name. In ten parts of the
labelled articles 0.6 % more of the mentions are right so than at 1.0."""
_CLEAR = 0.05
"""How much better a mention must fit than nobody, for the person to be named and not only the
place, where a verb of uttering stands with the quotation. Between two sums of weights, which have
one digit behind the point: at 0.1 the right speakers of short quotations are lost."""
_UNTIED = 0.5
"""The same where none does. In the labelled articles 6 % of the right mentions are left unnamed,
those among them whom the article never names, and 90 % of terms, titles and scare quotes."""
_BORROWED = 1.0
"""The same in other languages than English where no verb of uttering stands with the quotation: on
real pages those nearer to nobody were nouns, places and headings more often than speakers."""
_CONJUNCTIONS = frozenset({"and", "but", "while", "whereas", ";"})
_VIEWING = join_words(lambda language: language.grammar.view_prepositions)
_SIGNING = frozenset({"—", "–", "―", "-", "--", "~"})
_CLOSING = frozenset("\"”“»«’'」』›‹")
_TALKING = frozenset({"talk", "talked", "talks", "speak", "speaks", "spoke", "wrote", "writes"})
"""English verbs of which `of` or `about` governs what was said: `when she talks of “…”`."""
_ABSOLUTE = 8  # tokens from a verb with a subject of its own to its quotation
_PARTED = 16  # tokens from a verb behind a semicolon or at the beginning to its quotation
_CLAUSE = 12  # tokens behind a verb in which its subject is sought
_SUFFIXED = 6  # tokens from a platform to its verb
_DROPPED = 5  # tokens behind a quotation in which a verb without a subject goes on: `, añadió.`


class SpeakerAttribution(NamedTuple):
    """The mention that speaks, or None, and how; `plain` where only `said` says it."""

    mention: int | None
    cue: Cue
    plain: bool
    clear: bool = True


def attribute_quotations(stage: Stage, language: str) -> list[SpeakerAttribution]:
    """The speaker and cue of every quotation, in order."""
    table, goes_on = verbs_of_language(language), find_language(language).dialogue_goes_on
    weights = borrowed if stage.clauses.inverts else english
    nobody_by = _NOBODY_BORROWED if stage.clauses.inverts else _NOBODY
    found: list[SpeakerAttribution] = []
    carried: int | None = None
    for number, scene in enumerate(stage.scenes):
        best, score = None, float("-inf")
        for candidate in speaker_candidates(stage, number, carried):
            weight = sum(chain.from_iterable(map(weights, candidate.features)))
            if weight > score:
                best, score = candidate.mention, weight
        none = sum(weights(tuple(nobody(stage, number))))
        # Where a dash begins a paragraph somebody else may answer.
        dashed = stage.text[stage.tokens[scene.at].start] in DASHES
        unsigned = dashed and not goes_on and scene.frame == "alone"
        ruled = reported_speech.reporter(stage, scene)
        if found and (resumes(stage, number) or (ruled is None and runs_on(stage, number))):
            ruled = found[-1].mention
        if ruled is None:
            ruled = speaker_by_rule(stage, scene, carried)
        unsigned |= ruled == UNNAMED
        ruled = None if ruled == UNNAMED else ruled
        nowhere = none > score + nobody_by
        best = ruled if ruled is not None else None if nowhere else best
        if reported_speech.is_name(stage, scene) or unsigned:
            best = ruled = None
        previous = found[-1] if found and best is not None and best == carried else None
        said = cued(stage, scene, best, table, previous)
        if ruled is None and none > score + _NOBODY_BORROWED:
            said = said._replace(cue="unknown", plain=False)  # the place of a speaker, no more
        clear = score - none > margin_over_nobody(stage, scene) or ruled is not None
        if best is not None and best == carried and found and number:
            # A sentence that goes on with its speaker: `, adding that it should “…”`.
            clear |= found[-1].clear and stage.same(stage.scenes[number - 1].at, scene.at)
        denied = best is not None and ruled is None and unsaid(stage, scene, best)
        found.append(said._replace(clear=clear and not denied))
        carried = best if best is not None and not denied else carried
    return found


def unsaid(stage: Stage, scene: Scene, mention: int) -> bool:
    """Whether English words are what a mention did not say: `Finch has not said it is “…”`."""
    verbs = stage.verbs(max(scene.before, scene.at - _PARTED), scene.at)
    own = [v for v in verbs if stage.clauses.subjects[v] == mention and stage.same(v, scene.at)]
    if stage.clauses.inverts or not own:
        return False
    return negated(stage.tokens, max(own), stage.mentions[mention].last)


def margin_over_nobody(stage: Stage, scene: Scene) -> float:
    """How much better than nobody a mention must fit for its person to be named."""
    if stage.clauses.inverts:  # weights of other languages are borrowed
        return _BORROWED if scene.frame in {"opens", "starts", "inside"} else 0.0
    return _CLEAR if scene.frame in {"tail", "lead"} else _UNTIED


@lru_cache(maxsize=8192)
def english(features: tuple[str, ...]) -> tuple[float, ...]:
    """The weights of a group of features, which comes again with other mentions.

    They are not added here: sums in another order differ in their last digit, and ties fall.
    """
    return tuple(english_weights.WEIGHTS.get(feature, 0.0) for feature in features)


@lru_cache(maxsize=8192)
def borrowed(features: tuple[str, ...]) -> tuple[float, ...]:
    """The same for a language other than English."""
    return tuple(borrowed_weights.WEIGHTS.get(feature, 0.0) for feature in features)


def speaker_by_rule(stage: Stage, scene: Scene, carried: int | None) -> int | None:
    """The speaker by a rule that goes before all weights, too rare in English to have one.

    A name alone behind a dash or before a colon (`“…” — Ada Finch`, `FINCH: “…”`).
    A participle of its own right before the quotation (`a sign reading`), or a subject
    and verb of its own after another quotation (`“…” and Finch replied “…”`). In languages
    other than English a verb right behind it with no subject beside it: the speaker is
    the one before where pronouns are left out (`…, ha aggiunto`), or who began the
    sentence (`Demir, “…” dedi`).
    """
    clauses, tokens = stage.clauses, stage.tokens
    signed = signature(stage, scene)
    if signed is not None:
        return signed
    if clauses.inverts and scene.frame == "alone" and tokens[scene.first - 1].kind == "quote":
        return carried  # a paragraph of nothing else, behind one that ended in a quotation
    if clauses.inverts and (viewer := viewpoint(stage, scene)) is not None:
        return viewer
    for v in stage.verbs(max(scene.before, scene.at - 3), scene.at):
        if clauses.how[v] == "absolute" or conjoined(stage, scene, v):
            return clauses.subjects[v]
    if not clauses.inverts:
        behind_it = speaker_behind(stage, scene)
        return behind_it if behind_it is not None else parted_speaker(stage, scene)
    around = stage.verbs(scene.at + 1, min(scene.after, scene.at + _DROPPED))
    subjects = [clauses.subjects[v] for v in around if stage.same(v, scene.at)]
    if not subjects:
        return None
    if all(subject is None for subject in subjects):
        return dropped_speaker(stage, scene, around[-1], carried) if clauses.drops else None
    first = subjects[0]
    if first is None or stage.mentions[first].first < scene.at:
        return first
    # `« … », y a écrit Ort, selon Eau`: who wrote it speaks, and not who tells of it.
    told_of = any(according_to_feature(stage, m) for m in behind(stage, scene, first))
    return first if told_of and clauses.how[around[0]] == "inverted" else None


def dropped_speaker(stage: Stage, scene: Scene, verb: int, carried: int | None) -> int | None:
    """Who does a verb that stands behind a quotation without a subject, as `añadió` does.

    It is the name farther on in its clause (`añadió en la plaza Ana Ríos`); else who spoke last,
    before this quotation or between it and the one before. A word that can be the subject, in a
    language without articles, is somebody whom no mention names: `píše server`.
    """
    tokens, clauses = stage.tokens, stage.clauses
    for k in range(verb + 1, min(scene.after, verb + _CLAUSE)):
        number = clauses.at[k]
        if tokens[k].kind != "word" or not stage.same(k, verb):
            break
        if number >= 0 and stage.mentions[number].first == k:
            free = tokens[k - 1].low not in clauses.words.prepositions
            if free and stage.mentions[number].kind == "name":
                return number
        elif k == verb + 1 and not clauses.words.male_articles and number < 0:
            low, known = tokens[k].low, clauses.words
            if low not in known.prepositions and low not in known.small | known.between:
                return UNNAMED
    begin, last = scene.before, carried
    for spoke in stage.verbs(scene.before, scene.at):
        if (subject := clauses.subjects[spoke]) is not None:
            begin, last = spoke, subject
    while begin < scene.at and begin > scene.before and stage.same(begin, begin - 1):
        begin += 1
    return told_since(stage, scene, begin, last) if begin < scene.at else last


def told_since(stage: Stage, scene: Scene, begin: int, last: int | None) -> int | None:
    """Whom the sentences from a token up to a quotation are about, if they name another person."""
    mentions = stage.mentions
    leader = stage.clauses.leader(scene.at - 1)
    if leader is not None and mentions[leader].kind == "name" and mentions[leader].first >= begin:
        return leader
    small = stage.clauses.words.prepositions
    between = {
        n
        for n in stage.clauses.at[begin : scene.at]
        if n >= 0 and mentions[n].name and stage.tokens[mentions[n].first - 1].low not in small
    }
    old = stage.last_name(mentions[last]) if last is not None else ""
    return UNNAMED if any(stage.last_name(mentions[n]) != old for n in between) else last


def parted_speaker(stage: Stage, scene: Scene) -> int | None:
    """The English speaker whom punctuation parts from all others, or None.

    Behind a semicolon, or a parenthesis with another's quotation, the subject of the verb before
    the quotation: `accused Finch; he denied it as “…”`. The subject that an infinitive has of its
    own: `only for Finch to tweet that day that “…”`. Behind a participle that begins the sentence
    the subject that follows: `Calling it “…,” Finch left`.
    """
    clauses, tokens = stage.clauses, stage.tokens
    verbs = stage.verbs(max(scene.before, scene.at - _PARTED), scene.at)
    if verbs and stage.same(verbs[-1], scene.at):
        verb = verbs[-1]
        subject, how = clauses.subjects[verb], clauses.how[verb]
        if subject is not None and how == "absolute" and scene.at - verb < _ABSOLUTE:
            return subject
        told_of = verb + 1 < scene.at and tokens[verb + 1].low in {"of", "about"}
        if subject is not None and how == "beside" and told_of and tokens[verb].low in _TALKING:
            return subject
        first = stage.mentions[subject].first if subject is not None else scene.first
        if how == "beside" and first > scene.first and tokens[first - 1].text == ";":
            return subject
        # A parenthesis with a quotation of its own ended before this subject.
        marks = [tokens[k].text for k in range(scene.before, min(first, scene.at))]
        if ")" in marks and "(" not in marks:
            return subject
        opens = verb == scene.first or not stage.same(verb - 1, verb)
        follows = clauses.at[scene.at + 1] if scene.at + 1 < scene.after else -1
        if opens and tokens[verb].low.endswith("ing") and follows >= 0:
            return follows
    return None


def behind(stage: Stage, scene: Scene, number: int) -> Iterator[Mention]:
    """The mentions of a quotation's sentence behind one of them."""
    for mention in stage.mentions[number + 1 : number + 6]:
        if not stage.same(mention.first, scene.at):
            return
        yield mention


def runs_on(stage: Stage, number: int) -> bool:
    """Whether a quotation goes on the one before, whose paragraph ended without a closing mark.

    What names a speaker of its own is not asked: `“It must go,” said Fenn` is Fenn's.
    """
    scene, last = stage.scenes[number], stage.scenes[number - 1]
    if scene.at != scene.first or last.last != scene.first or last.at + 1 != last.last:
        return False
    ended = stage.text[: stage.tokens[last.at].end].rstrip()
    return ended[-1:] not in _CLOSING and scene.frame in {"alone", "opens"}


def resumes(stage: Stage, number: int) -> bool:
    """Whether a quotation has no opening mark, because an attribution cut it off its beginning."""
    scene = stage.scenes[number]
    opens = stage.text[stage.tokens[scene.at].start]
    return (opens.isalnum() or opens in "¿¡") and stage.scenes[number - 1].first == scene.first


def conjoined(stage: Stage, scene: Scene, verb: int) -> bool:
    """Whether a verb's own subject stands behind an `and` since the last quotation."""
    subject = stage.clauses.subjects[verb]
    if subject is None or stage.clauses.how[verb] != "beside":
        return False
    first = stage.mentions[subject].first
    return first > scene.before > scene.first and stage.tokens[first - 1].low in _CONJUNCTIONS


def signature(stage: Stage, scene: Scene) -> int | None:
    """The name that a dash or a colon ties to a quotation, alone or in `“…”: Finch on prices`."""
    tokens, at = stage.tokens, stage.clauses.at
    if scene.at == scene.first and scene.at + 2 < scene.last:
        number = at[scene.at + 2]
        if tokens[scene.at + 1].text == ":" and number >= 0:
            return number if stage.mentions[number].kind == "name" else None
        if tokens[scene.at + 1].text in _SIGNING and number >= 0 and stage.clauses.ends(number):
            return number if stage.mentions[number].kind == "name" else None
    if scene.at < scene.first + 2 or tokens[scene.at - 1].text != ":":
        return None
    number = at[scene.first]
    if number < 0 or stage.mentions[number].last != scene.at - 1:
        return None
    return number if stage.mentions[number].kind == "name" else None


def viewpoint(stage: Stage, scene: Scene) -> int | None:
    """Whose view a quotation behind a comma is: `Pour Marie Dubois, « … »`; not `Pour cela`."""
    tokens, at = stage.tokens, stage.clauses.at
    if scene.at < scene.before + 3 or tokens[scene.at - 1].text != ",":
        return None
    first = scene.at
    while first > scene.before and stage.same(first - 1, scene.at):
        first -= 1
    if tokens[first].low not in _VIEWING or stage.verbs(first, scene.at):
        return None
    number = next((at[k] for k in range(first + 1, min(first + 4, scene.at)) if at[k] >= 0), -1)
    if number < 0:
        return None
    mention = stage.mentions[number]
    parted = tokens[mention.last].text == "," and mention.kind in {"name", "nominal"}
    return number if parted else None


def cued(
    stage: Stage,
    scene: Scene,
    mention: int | None,
    table: Mapping[str, Cue],
    previous: SpeakerAttribution | None,
) -> SpeakerAttribution:
    """How the words were uttered, by the nearest verb of the speaker and what stands with it."""
    if mention is None:
        return SpeakerAttribution(None, "unknown", plain=False)
    tokens, subjects = stage.tokens, stage.clauses.subjects
    sentence = tokens[scene.at].sentence
    near = [
        v
        for v in stage.verbs(max(scene.first, scene.at - 60), min(scene.last, scene.at + 60))
        if subjects[v] == mention
    ] or [
        v
        for v in stage.verbs(max(scene.before, scene.at - 6), min(scene.after, scene.at + 6))
        if tokens[v].sentence == sentence
    ]
    if not near:
        first = stage.mentions[mention].first
        away = not scene.before <= first < scene.after
        around = cue_words(stage, scene.at)
        if posted_pattern().search(around):
            return SpeakerAttribution(mention, "post", plain=False)
        return SpeakerAttribution(
            mention, previous.cue if previous and away else "unknown", plain=False
        )
    kinds = {v: table.get(tokens[v].low, "speech") for v in near}
    verb = min(near, key=lambda v: (kinds[v] == "unknown", abs(v - scene.at)))
    around = cue_words(stage, verb)
    kind = kinds[verb]
    posted = posted_pattern() if kind != "unknown" else POSTED_IN
    if posted.search(around) or suffixed(stage, verb):
        kind = "post"
    elif STATED.search(around) or (kind == "post" and WRITTEN.search(around)):
        kind = "statement"
    elif kind == "statement":
        kind = "unknown"
    spoken = kind == "speech" and SPOKEN.search(around)
    return SpeakerAttribution(
        mention, kind, plain=not spoken and tokens[verb].low in neutral_verbs()
    )


def suffixed(stage: Stage, verb: int) -> bool:
    """Whether a platform with a Turkish ending stands shortly before a verb: `X’te “…” dedi`."""
    return any(
        stage.same(k, verb) and on_platform(stage.tokens[k])
        for k in range(max(0, verb - _SUFFIXED), verb)
    )


def cue_words(stage: Stage, at: int) -> str:
    """The words of a token's sentence outside quotations."""
    tokens = stage.tokens
    first = last = at
    while first > 0 and at - first < 40 and tokens[first - 1].sentence == tokens[at].sentence:
        first -= 1
    while (
        last + 1 < len(tokens)
        and last - at < 40
        and tokens[last + 1].sentence == tokens[at].sentence
    ):
        last += 1
    return " ".join(t.text for t in tokens[first : last + 1])
