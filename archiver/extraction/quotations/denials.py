"""Tell where a sentence says that words were not said, so that nobody is given them.

`Ort denied having called it “a trap”`, `Personne n'a dit « … »`. Never looks outside of a
quotation's sentence; what stands behind a colon was said all the same.
"""

import regex as re

from archiver.extraction.quotations.context import Scene, Stage
from archiver.languages.registry import find_language

_CLAUSE = 16  # tokens from a verb of denying to what is denied to have been said
_TIED = 5  # tokens from a verb to the quotation that it utters
_LATE = 3  # tokens behind a quotation in which a participle ends its clause: `genannt zu haben`
_NEGATED = 2  # tokens before a verb in which it is negated
_STOPS = frozenset({",", ";", ":", "(", "—", "–"})


def is_denied(stage: Stage, scene: Scene, language: str) -> bool:
    """Tell whether a quotation is what somebody did not say, or denies to have said."""
    denying = stage.clauses.words.reported.denying
    for k in range(max(scene.before, scene.at - _CLAUSE), scene.at):
        if stage.tokens[k].low in denying and stage.same(k, scene.at) and _denies(stage, scene, k):
            return True
    return _unsaid(stage, scene, language)


def _denies(stage: Stage, scene: Scene, denial: int) -> bool:
    """Tell whether a verb of denying governs the verb that utters a quotation.

    Not in `Ort denied it, calling it “a trap”`, nor in `denied that it was “a trap”`.
    """
    tokens, words = stage.tokens, stage.clauses.words
    begin = denial + 1
    if tokens[begin].text == "," and words.reported.denied_clauses:
        if tokens[begin + 1].low in words.reported.denied_clauses:
            begin += 2
        else:  # `bestreitet, Ort „…“ genannt zu haben`
            return _participle_behind(stage, scene, begin + 1)
    for verb in stage.verbs(begin, scene.at):
        between = tokens[begin:verb]
        if any(token.text in _STOPS for token in between):
            return False
        if any(token.low in words.conjunctions for token in between):
            return False  # `Ort denied the claim and called it “a trap”`
        aside = [token.text for token in tokens[verb + 1 : scene.at - 1]]
        return _STOPS.isdisjoint(aside) and tokens[scene.at - 1].text != ":"
    return bool(words.reported.denied_clauses) and _participle_behind(stage, scene, begin)


def _participle_behind(stage: Stage, scene: Scene, begin: int) -> bool:
    """Tell whether a clause from token `begin` on ends in a participle behind its quotation."""
    tokens, pattern = stage.tokens, stage.clauses.words.bracket.nonfinite
    if not pattern or any(tokens[k].text in _STOPS for k in range(begin, scene.at)):
        return False
    behind = range(scene.at + 1, min(scene.after, scene.at + 1 + _LATE))
    return any(
        stage.same(k, scene.at)
        and tokens[k].low in stage.clauses.cues
        and re.fullmatch(pattern, tokens[k].low) is not None
        for k in behind
        if tokens[scene.at + 1].kind == "word"
    )


def _unsaid(stage: Stage, scene: Scene, language: str) -> bool:
    """Tell whether nobody utters a quotation: `Nobody said “…”`, `Il n'a jamais dit « … »`."""
    tokens, words = stage.tokens, stage.clauses.words
    negations = (
        find_language(language).negations.words if stage.clauses.inverts else words.reported.nobody
    )
    for verb in stage.verbs(max(scene.before, scene.at - _TIED), scene.at)[-1:]:
        begin = max(scene.before, verb - _NEGATED)
        spoken = [token.text for token in tokens[verb + 1 : scene.at]]
        if not stage.same(begin, scene.at) or not _STOPS.isdisjoint(spoken):
            return False
        ahead = [token.low for token in tokens[begin:verb]]
        if not _STOPS.isdisjoint(ahead) or not words.prepositions.isdisjoint(ahead):
            return False
        if not words.reported.merely.isdisjoint(ahead) or not ahead:
            return False
        # `nicht näher bezeichnete` negates what stands between.
        aside = words.small | words.between | words.bracket.auxiliaries | words.bracket.passives
        return ahead[-1] in negations or (ahead[0] in negations and ahead[-1] in aside)
    return False
