"""Choose a speaker and a cue for each quotation; never change a span."""

from collections.abc import Mapping
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from archiver.extraction.quotations import borrowed_weights, reported_speech
from archiver.extraction.quotations import weights as english_weights
from archiver.extraction.quotations.context import UNNAMED, Scene, Stage
from archiver.extraction.quotations.denials import is_denied
from archiver.extraction.quotations.dialogue import DASHES
from archiver.extraction.quotations.features import nobody, speaker_candidates
from archiver.extraction.quotations.other_agents import find_other_agent
from archiver.extraction.quotations.platform_names import on_platform, posted_pattern
from archiver.extraction.quotations.predicates import negated
from archiver.extraction.quotations.speaker_rules import (
    PARTED,
    follows_unclosed,
    resumes,
    runs_on,
    speaker_by_rule,
)
from archiver.extraction.quotations.told_beside import answering
from archiver.languages.registry import find_language
from archiver.languages.speech_acts import POSTED_IN, SPOKEN, STATED, WRITTEN
from archiver.languages.verbs import neutral_verbs, verbs_of_language
from archiver.models.records import Cue

_NOBODY, _NOBODY_BORROWED = 2.3, 1.0
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
_SUFFIXED = 6  # tokens from a platform to its verb


class SpeakerAttribution(NamedTuple):
    """The mention that speaks, or None, and how; `plain` where only `said` says it."""

    mention: int | None
    cue: Cue
    plain: bool
    clear: bool = True


def attribute_quotations(stage: Stage, language: str) -> list[SpeakerAttribution]:
    """Give the speaker and cue of every quotation, in order."""
    table, goes_on = verbs_of_language(language), find_language(language).dialogue_goes_on
    weights = borrowed if stage.clauses.inverts else english
    nobody_by = _NOBODY_BORROWED if stage.clauses.inverts else _NOBODY
    found: list[SpeakerAttribution] = []
    carried: int | None = None
    for number, scene in enumerate(stage.scenes):
        none = sum(weights(tuple(nobody(stage, number))))
        # Where a dash begins a paragraph somebody else may answer.
        dashed = stage.text[stage.tokens[scene.at].start] in DASHES
        unsigned = dashed and not goes_on and scene.frame == "alone"
        ruled = find_other_agent(stage, scene) if stage.clauses.inverts else None
        if ruled is None:
            ruled = reported_speech.reporter(stage, scene)
        if found and (resumes(stage, number) or (ruled is None and runs_on(stage, number))):
            ruled = found[-1].mention
        if ruled is None:
            ruled = speaker_by_rule(stage, scene, carried)
        unsigned |= ruled == UNNAMED or is_denied(stage, scene, language)
        ruled = None if ruled == UNNAMED else ruled
        unsigned = unsigned or reported_speech.is_name(stage, scene)
        unsigned = unsigned or (ruled is None and answering(stage, number))
        best, score = None, float("-inf")
        # Nobody is weighed against whom a rule names.
        known = ruled is not None and not unsigned
        for candidate in () if known else speaker_candidates(stage, number, carried):
            weight = sum(chain.from_iterable(map(weights, candidate.features)))
            if weight > score:
                best, score = candidate.mention, weight
        nowhere = none > score + nobody_by
        best = ruled if ruled is not None else None if nowhere else best
        if unsigned:
            best = ruled = None
        previous = found[-1] if found and best is not None and best == carried else None
        attribution = cued(stage, scene, best, table, previous)
        if ruled is None and none > score + _NOBODY_BORROWED:
            attribution = attribution._replace(
                cue="unknown", plain=False
            )  # the place of a speaker, no more
        clear = score - none > margin_over_nobody(stage, scene) or ruled is not None
        if best is not None and best == carried and found and number:
            # A sentence that goes on with its speaker: `, adding that it should “…”`.
            clear |= found[-1].clear and stage.same(stage.scenes[number - 1].at, scene.at)
        denied = best is not None and ruled is None and unsaid(stage, scene, best)
        if ruled is None and best != carried and silent(stage, scene, best):
            best, denied = carried, False  # `…,” said Finch, while Ort did not comment. “…”`
            attribution = attribution._replace(mention=carried)
            clear = bool(found) and found[-1].clear
        found.append(attribution._replace(clear=clear and not denied))
        carried = best if best is not None and not denied else carried
    return [first_of_pair(stage, one) for one in named_behind(stage, found)]


def first_of_pair(stage: Stage, found: SpeakerAttribution) -> SpeakerAttribution:
    """Give the attribution to the first of two with one verb: `Ana and Bo Finch said`.

    The second alone stands nearest to the verb, and would seem to have spoken for both.
    """
    if not found.mention:
        return found
    first, second = stage.mentions[found.mention - 1], stage.mentions[found.mention]
    tokens = stage.tokens
    if (
        first.kind != "name"
        or second.kind != "name"
        or first.possessive
        or second.first - first.last != 1
        or tokens[first.last].low not in stage.clauses.words.conjunctions
        or not stage.same(first.first, second.first)
    ):
        return found
    starts = not first.first or not stage.same(first.first - 1, first.first)
    if not starts and tokens[first.first - 1].kind == "word":
        return found  # `Ida Cole thanked Ana and Bo Finch said …`
    return found._replace(mention=found.mention - 1)


def named_behind(stage: Stage, found: list[SpeakerAttribution]) -> list[SpeakerAttribution]:
    """Give the attributions, with who is named behind the last of many paragraphs for all of them.

    `“It began late.⏎⏎“It ended early,” said Finch.`
    """
    for number in range(len(found) - 2, -1, -1):
        known, behind = found[number], found[number + 1]
        if (known.mention is not None and known.clear) or not behind.clear:
            continue
        opens, goes_on = (
            stage.text[stage.tokens[stage.scenes[n].at].start] for n in (number, number + 1)
        )
        if opens != goes_on or opens in DASHES or not follows_unclosed(stage, number + 1):
            continue
        if behind.mention is not None and stage.mentions[behind.mention].kind == "name":
            found[number] = behind
    return found


def unsaid(stage: Stage, scene: Scene, mention: int) -> bool:
    """Tell whether English words are what a mention did not say: `Finch has not said it is “…”`."""
    verbs = stage.verbs(max(scene.before, scene.at - PARTED), scene.at)
    own = [v for v in verbs if stage.clauses.subjects[v] == mention and stage.same(v, scene.at)]
    if stage.clauses.inverts or not own:
        return False
    return negated(stage.tokens, max(own), stage.mentions[mention].last)


def silent(stage: Stage, scene: Scene, mention: int | None) -> bool:
    """Tell whether an English mention only says nothing before a sentence that is a quotation."""
    if mention is None or stage.clauses.inverts or scene.frame != "starts":
        return False
    own = [v for v in stage.verbs(scene.before, scene.at) if stage.clauses.subjects[v] == mention]
    last = stage.mentions[mention].last
    return bool(own) and all(negated(stage.tokens, verb, last) for verb in own)


def margin_over_nobody(stage: Stage, scene: Scene) -> float:
    """Tell how much better than nobody a mention must fit for its person to be named."""
    if stage.clauses.inverts:  # weights of other languages are borrowed
        return _BORROWED if scene.frame in {"opens", "starts", "inside"} else 0.0
    return _CLEAR if scene.frame in {"tail", "lead"} else _UNTIED


@lru_cache(maxsize=8192)
def english(features: tuple[str, ...]) -> tuple[float, ...]:
    """Give the weights of a group of features, which comes again with other mentions.

    They are not added here: sums in another order differ in their last digit, and ties fall.
    """
    return tuple(english_weights.WEIGHTS.get(feature, 0.0) for feature in features)


@lru_cache(maxsize=8192)
def borrowed(features: tuple[str, ...]) -> tuple[float, ...]:
    """Give the same for a language other than English."""
    return tuple(borrowed_weights.WEIGHTS.get(feature, 0.0) for feature in features)


def cued(
    stage: Stage,
    scene: Scene,
    mention: int | None,
    table: Mapping[str, Cue],
    previous: SpeakerAttribution | None,
) -> SpeakerAttribution:
    """Tell how words were uttered, by the speaker's nearest verb and what stands with it."""
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
    """Tell whether a platform with a Turkish ending stands shortly before a verb.

    `X’te “…” dedi`.
    """
    return any(
        stage.same(k, verb) and on_platform(stage.tokens[k])
        for k in range(max(0, verb - _SUFFIXED), verb)
    )


def cue_words(stage: Stage, at: int) -> str:
    """Give the words of a token's sentence outside quotations."""
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
