"""Find who utters in English where the subject of the sentence is somebody else.

Passives (`Finch was called “…” by Ort`), reports of what others said (`quoted Ort as saying “…”`),
posts by others (`shared a post by Ort that said “…”`), clauses of their own (`what Ort calls “…”`).
Never looks outside of a quotation's sentence, but for the one that a quotation follows alone.
"""

from archiver.extraction.quotations.context import UNNAMED, Scene, Stage
from archiver.languages.base import wordset

_PASSIVE = frozenset({"is", "was", "are", "were", "been", "first", "later", "originally"})
_OPENING = frozenset({"what", "which", "whom"})
_AFTER_VERB = frozenset({"a", "an", "as", "being", "of", "the", "his", "her", "their", "its"})
_CITING = wordset("cite cited cites citing quote quoted quotes quoting")
_CLAIMING = wordset(
    """
    allege alleged alleges alleging claim claimed claiming claims purport purported purporting
    purports
    """
)
"""Verbs of those who say what somebody else said: `A post claims Finch said “…”`."""
_OBJECTS = frozenset({"him", "her", "them", "me", "us"})
_ARTICLES = frozenset({"a", "an", "the"})
_ASKING = wordset("ask asked asking asks questioned told urged")
_ASKED = frozenset({"asked", "pressed", "questioned", "quizzed", "grilled"})
_WHETHER = frozenset({"if", "whether", "why"})
_TELLING = wordset(
    """
    answer answered ask asked emailed messaged recall recalled recalls remember remembered remembers
    replied say saying said says tell telling testified tells texted told wrote writes
    """
)
"""Verbs of telling whole sentences."""
_ADDRESSED = 5  # tokens from a verb to its quotation where who is spoken to stands between them
_ASKED_OF = 8  # tokens from a verb of asking to its question
_FEELING = wordset("believe believed feel feels felt hope hoped think thinks thought worry")
_VIEWING = frozenset({"to", "for"})
_COPULAS = frozenset({"is", "was", "are", "were", "remains", "seems", "seemed", "became"})
_NEAR = 6  # tokens from a passive verb to what it calls somebody
_TIED = 2  # tokens from a verb to the quotation that it governs
_PAIR = 2
_SENTENCE = 3  # spaces in a quotation that is a sentence
_SENTENCE_LENGTH = 30  # tokens of a sentence before a quotation
_CLAUSE = 14  # tokens of a clause that ends at a quotation


def find_agent(stage: Stage, scene: Scene) -> int | None:
    """Tell who utters a quotation in an English sentence that is about somebody else, or None."""
    rules = (agent_behind, passive_agent, agent_before, cited_speaker, asker)
    more = (poster, claimed_speaker, told_speaker, relative_speaker, beholder, gesturer)
    found = (rule(stage, scene) for rule in (*rules, *more, opener, resumer))
    return next((source for source in found if source is not None), None)


def passive_agent(stage: Stage, scene: Scene) -> int | None:
    """Tell who uttered what a quotation is the subject of: `“Low Tide” was written by Finch`."""
    tokens, at = stage.tokens, stage.clauses.at
    for k in range(scene.at + 2, min(scene.after - 2, scene.at + 5)):
        passive = tokens[k - 1].low in _PASSIVE and k in stage.clauses.subjects
        # What was quoted by somebody is in `“…,” Ort was quoted by Finch as saying` not the words.
        passive = passive and tokens[k].low not in _CITING
        if passive and tokens[k + 1].low == "by" and at[k + 2] >= 0 and stage.same(k + 2, scene.at):
            return at[k + 2]
    return None


def agent_behind(stage: Stage, scene: Scene) -> int | None:
    """Tell who calls somebody something: `Finch was called “a kettle” by Ort`."""
    tokens, at = stage.tokens, stage.clauses.at
    k = scene.at + 1
    if k + 1 >= scene.after or tokens[k].low != "by" or not stage.same(k, scene.at):
        return None
    passive = [
        v
        for v in stage.verbs(max(scene.before, scene.at - _NEAR), scene.at)
        if stage.same(v, scene.at) and tokens[v].low.endswith("ed")
    ]
    number = at[k + 1]
    # Not `called “a kettle” by her neighbours' standards`, where what follows is no agent.
    named = number >= 0 and not stage.mentions[number].possessive
    return number if passive and named else None


def agent_before(stage: Stage, scene: Scene) -> int | None:
    """Tell who calls somebody something: `Finch, described by Ort as “a kettle”`."""
    tokens = stage.tokens
    for verb in stage.verbs(max(scene.before, scene.at - _CLAUSE), scene.at)[-1:]:
        number = stage.clauses.at[verb + 2] if verb + 2 < scene.at else -1
        by = tokens[verb + 1].low == "by" and tokens[verb].low.endswith("ed")
        if number < 0 or not by or not stage.same(verb, scene.at):
            continue
        if tokens[verb].low in _ASKING | _CITING:
            continue
        # Not `announced by Finch are “late”`, where the words are what somebody says of it.
        last = stage.mentions[number].last
        if last <= scene.at and all(tokens[k].low in _AFTER_VERB for k in range(last, scene.at)):
            return number
    return None


def cited_speaker(stage: Stage, scene: Scene) -> int | None:
    """Tell whom somebody cites.

    `a paper quoted Finch as saying “…”`, `“…”, it quoted her as saying`.
    """
    for verb in stage.verbs(max(scene.before, scene.at - _CLAUSE), scene.at)[-1:]:
        if stage.same(verb, scene.at):
            quoted = quoted_person(stage, scene, verb)
            return whom_cited(stage, verb, scene.first) if quoted is None else quoted
    for verb in stage.verbs(scene.at + 1, min(scene.after, scene.at + _CLAUSE)):
        if not stage.same(verb, scene.at):
            return None
        if (number := whom_cited(stage, verb, scene.at + 1)) is not None:
            return number
        if stage.tokens[verb].low not in _CITING:
            return None  # who says it is told: `“…”, said Ort, who quoted Finch as saying no`
    return None


def quoted_person(stage: Stage, scene: Scene, verb: int) -> int | None:
    """Whose name alone stands between a verb of citing and a quotation: `Ort quoted Finch: “…”`."""
    tokens = stage.tokens
    number = stage.clauses.at[verb + 1]
    if tokens[verb].low not in _CITING or number < 0 or stage.mentions[number].kind != "name":
        return None
    last = stage.mentions[number].last
    return number if last == scene.at - 1 and tokens[last].text in {":", ","} else None


def whom_cited(stage: Stage, verb: int, start: int) -> int | None:
    """Tell who says what `Ort quoted Finch as saying`, `Finch was quoted by Ort as saying`."""
    tokens, at = stage.tokens, stage.clauses.at
    saying = tokens[verb - 1].low == "as" and tokens[verb].low.endswith("ing")
    if verb - 2 < start or not saying:
        return None
    number = at[verb - 2]
    if number < 0:
        # `Ort quoted her as saying`: somebody else than Ort, whom no mention names.
        told = verb - 3 >= start and tokens[verb - 3].low in _CITING
        return UNNAMED if told and tokens[verb - 2].low in _OBJECTS else None
    k = stage.mentions[number].first - 1
    while k > start and tokens[k].low in _ARTICLES:
        k -= 1
    by = tokens[k].low == "by"
    k -= by
    if k < start or tokens[k].low not in _CITING:
        return None
    if not by:
        return number
    # Who is quoted stands before the verb, and whoever quotes behind it.
    passive = k - 2 >= start and tokens[k - 1].low in _PASSIVE
    subject = at[k - 2] if passive else -1
    return subject if subject >= 0 else UNNAMED


def asker(stage: Stage, scene: Scene) -> int | None:
    """Tell who asks what a quotation stands in: `Asked by Ort if she “lied”, Finch left`.

    `UNNAMED` where nobody is named who does: `Finch was asked whether she “lied”`. Not behind a
    comma: `Asked if she lied, Finch said she “never” had`.
    """
    clauses, tokens = stage.clauses, stage.tokens
    opening = verb = scene.at
    for k in range(scene.at - 1, max(scene.first, scene.at - _CLAUSE) - 1, -1):
        if not stage.same(k, scene.at) or tokens[k].text in {",", ":", ";"}:
            return None
        if tokens[k].low in _WHETHER:
            opening = k
        elif tokens[k].low in _ASKED and opening < scene.at:
            verb = k
            break
    if opening - verb > _ASKED_OF or verb == scene.at:
        return None
    by = tokens[verb + 1].low == "by"
    named = clauses.at[verb + 2] if by else -1
    begins = verb == scene.first or not stage.same(verb - 1, verb)
    if by or begins or tokens[verb - 1].low in _PASSIVE:
        return named if named >= 0 else UNNAMED
    return clauses.subjects.get(verb)


def poster(stage: Stage, scene: Scene) -> int | None:
    """Whose the words are that another shares: `shared a post by Finch that said “…”`."""
    tokens = stage.tokens
    for verb in stage.verbs(max(scene.before, scene.at - 3), scene.at)[-1:]:
        own = tokens[verb].low.endswith("ing")
        k = verb - 1 if own else verb - 2
        if k < scene.first + 2 or not (own or tokens[verb - 1].low in {"that", "which"}):
            continue
        number = stage.clauses.at[k]
        first = stage.mentions[number].first if number >= 0 else 0
        from_others = first > scene.first and tokens[first - 1].low in {"by", "from"}
        work = tokens[first - 2].low if from_others else ""
        if work in stage.clauses.words.bodies and stage.same(first, scene.at):
            return number
    return None


def claimed_speaker(stage: Stage, scene: Scene) -> int | None:
    """Tell who is claimed to have said something: `A post claims that Finch said “…”`."""
    clauses, tokens = stage.clauses, stage.tokens
    verbs = stage.verbs(max(scene.before, scene.at - _CLAUSE), scene.at)
    if len(verbs) < _PAIR or scene.at - verbs[-1] > _TIED or not stage.same(verbs[-2], scene.at):
        return None
    subject = clauses.subjects[verbs[-1]]
    claimed = tokens[verbs[-2]].low in _CLAIMING and clauses.how[verbs[-1]] == "beside"
    if subject is None or not claimed or subject == clauses.subjects[verbs[-2]]:
        return None
    inside = verbs[-2] < stage.mentions[subject].first <= verbs[-2] + _TIED
    return subject if inside and stage.mentions[subject].kind == "name" else None


def told_speaker(stage: Stage, scene: Scene) -> int | None:
    """Tell who said what another tells: `Ort told the court that Finch had said: “…”`.

    Not Finch in `Ort said that Finch called it a “trap”`, whose words are Ort's.
    """
    clauses, tokens = stage.clauses, stage.tokens
    verbs = stage.verbs(max(scene.before, scene.at - _CLAUSE), scene.at)
    if len(verbs) < _PAIR or tokens[scene.at - 1].text not in {":", ","}:
        return None
    outer, verb = verbs[-2:]
    subject, teller = clauses.subjects[verb], clauses.subjects[outer]
    if subject is None or teller in {None, subject} or scene.at - verb > _ADDRESSED:
        return None
    mention = stage.mentions[subject]
    told = tokens[outer].low in _TELLING and tokens[verb].low in _TELLING
    within = outer < mention.first and mention.last <= verb <= mention.last + _TIED
    someone = mention.kind in {"name", "pronoun", "nominal"}
    return subject if told and within and someone and stage.same(outer, scene.at) else None


def relative_speaker(stage: Stage, scene: Scene) -> int | None:
    """Tell who calls something so in a clause of its own: `is what Finch calls a “trap”`.

    Not in `Ort said that Finch called it a “trap”`, which Ort tells.
    """
    clauses, tokens = stage.clauses, stage.tokens
    for verb in stage.verbs(max(scene.before, scene.at - 3), scene.at):
        subject = clauses.subjects[verb]
        if subject is None or clauses.how[verb] != "beside":
            continue
        if stage.mentions[subject].kind == "pronoun":
            continue  # for the one who calls so in the clause before, whom weights find
        first = stage.mentions[subject].first
        opens = tokens[first - 1].low if first > scene.first else ""
        own = opens in _OPENING or (opens == "that" and what_is_called(stage, first - 2, verb))
        if own and all(tokens[k].low in _AFTER_VERB for k in range(verb + 1, scene.at)):
            return subject
    return None


def what_is_called(stage: Stage, k: int, verb: int) -> bool:
    """Tell whether a token ends what a clause with `that` is about.

    `an alley that critics call “…”`. Not in `telling Ort that critics feel “…”`, which is told to
    Ort.
    """
    number = stage.clauses.at[k]
    if number < 0 or k in stage.clauses.subjects or stage.tokens[verb].low in _FEELING:
        return False
    return stage.mentions[number].first - 1 not in stage.clauses.subjects


def gesturer(stage: Stage, scene: Scene) -> int | None:
    """Tell who did something before a sentence that is a quotation: `Finch shook her head. “…”`.

    Only where that sentence names nobody else, and nobody utters anything around the quotation.
    """
    tokens, at = stage.tokens, stage.clauses.at
    if scene.frame != "starts" or stage.verbs(scene.before, scene.after):
        return None
    inner = stage.text[tokens[scene.at].start + 1 : tokens[scene.at].end - 1].rstrip()
    if not inner.endswith((".", "!", "?", "…")) or inner.count(" ") < _SENTENCE:
        return None
    last = scene.at - 1
    start = stage.sentence_start(last, scene.before)
    people = {
        at[k]
        for k in range(start, last + 1)
        if at[k] >= 0 and stage.mentions[at[k]].kind in {"name", "pronoun"}
    }
    number = at[start]
    if number < 0 or people != {number} or stage.mentions[number].possessive:
        return None
    return number if stage.clauses.acts(stage.mentions[number]) else None


def opener(stage: Stage, scene: Scene) -> int | None:
    """Tell who begins a sentence before a colon, and brackets explain.

    `Finch (a baker) left: “…”`.
    """
    tokens = stage.tokens
    if scene.frame != "colon":
        return None
    start = stage.sentence_start(scene.at, scene.before)
    number = stage.clauses.at[start]
    if number < 0 or stage.mentions[number].kind != "name":
        return None
    return number if tokens[stage.mentions[number].last].text == "(" else None


def resumer(stage: Stage, scene: Scene) -> int | None:
    """Tell who goes on behind an insertion, before a colon.

    `— Ort called it “slow” — Finch wrote:`.
    """
    tokens = stage.tokens
    if scene.at == scene.first or tokens[scene.at - 1].text != ":":
        return None
    start = stage.sentence_start(scene.at, max(scene.first, scene.at - _SENTENCE_LENGTH))
    dashes = [k for k in range(start, scene.at) if tokens[k].text in {"—", "–"}]
    if len(dashes) < _PAIR:
        return None
    begin = dashes[-1] + 1
    number = stage.clauses.at[begin]
    if number < 0 or stage.mentions[number].kind != "name" or stage.mentions[number].possessive:
        return None
    others = {n for n in stage.clauses.at[begin : scene.at] if n >= 0 and n != number}
    return None if any(stage.mentions[n].kind == "name" for n in others) else number


def beholder(stage: Stage, scene: Scene) -> int | None:
    """Whose view a sentence gives: `To Ada Finch, the pier is “…”`."""
    tokens, at = stage.tokens, stage.clauses.at
    start = stage.sentence_start(scene.at, scene.before)
    number = at[start + 1] if start + 1 < scene.at else -1
    if number < 0 or tokens[start].low not in _VIEWING or stage.verbs(start, scene.after):
        return None
    mention = stage.mentions[number]
    if mention.kind != "name" or tokens[mention.last].text != ",":
        return None
    states = any(tokens[k].low in _COPULAS for k in range(mention.last, scene.at))
    return number if states else None
