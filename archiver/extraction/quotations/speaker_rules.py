"""Name a speaker by rules, where how the sentences are built leaves no choice between mentions."""

from collections.abc import Iterator

from archiver.extraction.quotations.agents import find_agent
from archiver.extraction.quotations.context import UNNAMED, Scene, Stage
from archiver.extraction.quotations.features import according_to_feature
from archiver.extraction.quotations.mentions import Mention
from archiver.extraction.quotations.next_paragraphs import (
    signed_below,
    speaker_behind,
    talked_above,
)
from archiver.extraction.quotations.predicates import negated
from archiver.extraction.quotations.told_beside import colon_subject, unlisted_speaker
from archiver.languages.given_names import is_given_name
from archiver.languages.registry import join_words

_CONJUNCTIONS = frozenset({"and", "but", "while", "whereas", ";"})
_VIEWING = join_words(lambda language: language.grammar.view_prepositions)
_SIGNING = frozenset({"—", "–", "―", "-", "--", "~"})
_CLOSING = frozenset("\"”“»«’'」』›‹")
_TALKING = frozenset({"talk", "talked", "talks", "speak", "speaks", "spoke", "wrote", "writes"})
"""English verbs of which `of` or `about` governs what was said: `when she talks of “…”`."""
_HEARD = frozenset(
    {
        *("chanted", "chanting", "cried", "crying", "exclaimed", "hissed", "muttered", "replied"),
        *("screamed", "screaming", "shouted", "shouting", "whispered", "yelled", "yelling"),
        *("emailed", "messaged", "posted", "texted", "tweeted", "wrote"),
    }
)
"""English verbs that tell how words were uttered, so that who does them uttered them."""
_OBJECTS = frozenset({"him", "her", "them", "me", "us"})
_LEADING_IN = frozenset({"after", "before", "besides", "by", "despite", "in", "when", "while"})
"""English words before a participle that begins a sentence: `After calling it “…,” Finch left`."""
_WHOLE = 2  # words of a name that is more than a last name
_TIED = 3  # tokens before a quotation in which a colon and its verb stand
_LONG = 5  # spaces in a quotation that is a sentence without a verb of uttering
_ABSOLUTE = 8  # tokens from a verb with a subject of its own to its quotation
PARTED = 16  # tokens from a verb behind a semicolon or at the beginning to its quotation
_RIGHT_BEFORE = 2  # tokens from a verb to the quotation that it utters
_CLAUSE = 12  # tokens behind a verb in which its subject is sought
_DROPPED = 5  # tokens behind a quotation in which a verb without a subject goes on: `, añadió.`


def speaker_by_rule(stage: Stage, scene: Scene, carried: int | None) -> int | None:
    """Give the speaker by a rule that goes before all weights, too rare in English to have one.

    A name alone behind a dash or before a colon (`“…” — Ada Finch`, `FINCH: “…”`).
    A participle of its own right before the quotation (`a sign reading`), or a subject
    and verb of its own after another quotation (`“…” and Finch replied “…”`). In languages
    other than English a verb right behind it with no subject beside it: the speaker is
    the one before where pronouns are left out (`…, ha aggiunto`), or who began the
    sentence (`Demir, “…” dedi`).
    """
    clauses, tokens = stage.clauses, stage.tokens
    for sign in (signature, signed_below):
        if (signed := sign(stage, scene)) is not None:
            return signed
    if clauses.inverts and scene.frame == "alone" and tokens[scene.first - 1].kind == "quote":
        return carried  # a paragraph of nothing else, behind one that ended in a quotation
    if clauses.inverts:
        views = (
            rule(stage, scene) for rule in (viewpoint, colon_speaker, colon_person, lone_person)
        )
        if (viewer := next((view for view in views if view is not None), None)) is not None:
            return viewer
    for v in stage.verbs(max(scene.before, scene.at - 3), scene.at):
        if clauses.how[v] == "absolute" or conjoined(stage, scene, v):
            return clauses.subjects[v]
    if not clauses.inverts:
        rules = (speaker_behind, find_agent, parted_speaker, colon_subject)
        found = (rule(stage, scene) for rule in rules)
        known = next((source for source in found if source is not None), None)
        return talked_above(stage, scene, carried) if known is None else known
    around = stage.verbs(scene.at + 1, min(scene.after, scene.at + _DROPPED))
    subjects = [clauses.subjects[v] for v in around if stage.same(v, scene.at)]
    if not subjects:
        return unlisted_speaker(stage, scene)
    if all(subject is None for subject in subjects):
        return dropped_speaker(stage, scene, around[-1], carried) if clauses.drops else None
    first = subjects[0]
    if first is None or stage.mentions[first].first < scene.at:
        return first
    # `« … », y a écrit Ort, selon Eau`: who wrote it speaks, and not who tells of it.
    told_of = any(according_to_feature(stage, m) for m in behind(stage, scene, first))
    return first if told_of and clauses.how[around[0]] == "inverted" else None


def dropped_speaker(stage: Stage, scene: Scene, verb: int, carried: int | None) -> int | None:
    """Tell who does a verb that stands behind a quotation without a subject, as `añadió` does.

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
    """Tell whom the sentences before a quotation are about, if they name another person."""
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
    """Give the English speaker whom punctuation parts from all others, or None.

    Behind a semicolon, or a parenthesis with another's quotation, the subject of the verb before
    the quotation: `accused Finch; he denied it as “…”`. The subject that an infinitive has of its
    own: `only for Finch to tweet that day that “…”`. Behind a participle that begins the sentence
    the subject that follows: `Calling it “…,” Finch left`.
    """
    clauses, tokens = stage.clauses, stage.tokens
    verbs = stage.verbs(max(scene.before, scene.at - PARTED), scene.at)
    if verbs and stage.same(verbs[-1], scene.at):
        verb = verbs[-1]
        subject, how = clauses.subjects[verb], clauses.how[verb]
        if subject is not None and how == "absolute" and scene.at - verb < _ABSOLUTE:
            return subject
        if how == "beside" and retold(stage, scene, verb):
            return subject
        told_of = verb + 1 < scene.at and tokens[verb + 1].low in {"of", "about"}
        if subject is not None and how == "beside" and told_of and tokens[verb].low in _TALKING:
            return subject
        first = stage.mentions[subject].first if subject is not None else scene.first
        if how == "beside" and first > scene.first and tokens[first - 1].text == ";":
            return subject
        # `near the mill, where Finch stood, chanting “…”`
        if how == "near" and tokens[verb - 1].text == "," and tokens[first - 1].low == "where":
            return subject
        # A parenthesis with a quotation of its own ended before this subject.
        marks = [tokens[k].text for k in range(scene.before, min(first, scene.at))]
        if ")" in marks and "(" not in marks:
            return subject
        begin = verb - 1 if verb > scene.first and tokens[verb - 1].low in _LEADING_IN else verb
        opens = begin == scene.first or not stage.same(begin - 1, begin)
        follows = clauses.at[scene.at + 1] if scene.at + 1 < scene.after else -1
        if opens and tokens[verb].low.endswith("ing") and follows >= 0:
            return follows
    return None


def retold(stage: Stage, scene: Scene, verb: int) -> bool:
    """Tell whether somebody tells whom he heard utter a quotation: `Finch said Ort shouted “…”`.

    Not `Finch said that to Ort it said “…”`; what is only said or called may be the teller's.
    """
    clauses, tokens = stage.clauses, stage.tokens
    subject = clauses.subjects[verb]
    if subject is None or tokens[verb].low not in _HEARD:
        return False
    first, last = stage.mentions[subject].first, stage.mentions[subject].last
    spoken_to = tokens[verb + 1].low in _OBJECTS and verb + _RIGHT_BEFORE == scene.at
    if scene.at - verb > _RIGHT_BEFORE or last != verb:
        return False
    if tokens[verb + 1].kind == "word" and not spoken_to:
        return False
    if not first or tokens[first - 1].low in clauses.words.prepositions:
        return False
    outer = stage.verbs(max(scene.before, first - PARTED), first)
    return any(stage.same(v, verb) and clauses.subjects[v] not in {None, subject} for v in outer)


def behind(stage: Stage, scene: Scene, number: int) -> Iterator[Mention]:
    """Yield the mentions of a quotation's sentence behind one of them."""
    for mention in stage.mentions[number + 1 : number + 6]:
        if not stage.same(mention.first, scene.at):
            return
        yield mention


def runs_on(stage: Stage, number: int) -> bool:
    """Tell whether a quotation continues one whose paragraph ended without a closing mark.

    What names a speaker of its own is not asked: `“It must go,” said Fenn` is Fenn's.
    """
    return follows_unclosed(stage, number) and stage.scenes[number].frame in {"alone", "opens"}


def follows_unclosed(stage: Stage, number: int) -> bool:
    """Tell whether a quotation begins the paragraph behind one that has no closing mark."""
    scene, last = stage.scenes[number], stage.scenes[number - 1]
    if scene.at != scene.first or last.last != scene.first or last.at + 1 != last.last:
        return False
    return stage.last_sign(last.at) not in _CLOSING


def resumes(stage: Stage, number: int) -> bool:
    """Tell whether a quotation lacks its opening mark since an attribution cut it off."""
    scene = stage.scenes[number]
    opens = stage.text[stage.tokens[scene.at].start]
    return (opens.isalnum() or opens in "¿¡") and stage.scenes[number - 1].first == scene.first


def conjoined(stage: Stage, scene: Scene, verb: int) -> bool:
    """Tell whether a verb's own subject stands behind an `and` since the last quotation."""
    subject = stage.clauses.subjects[verb]
    if subject is None or stage.clauses.how[verb] != "beside":
        return False
    first = stage.mentions[subject].first
    if not first > scene.before > scene.first or stage.tokens[first - 1].low not in _CONJUNCTIONS:
        return False
    # `…,” said Finch, while Ort did not comment. “…”`
    return not negated(stage.tokens, verb, stage.mentions[subject].last)


def signature(stage: Stage, scene: Scene) -> int | None:
    """Give the name that a dash or a colon ties to a quotation, alone or in `“…”.

    Finch on prices`.
    """
    tokens, at = stage.tokens, stage.clauses.at
    if scene.at == scene.first and scene.at + 2 < scene.last:
        number = at[scene.at + 2]
        if tokens[scene.at + 1].text == ":" and number >= 0:
            return number if stage.mentions[number].kind == "name" else None
        if tokens[scene.at + 1].text in _SIGNING and number >= 0 and stage.clauses.ends(number):
            return number if stage.mentions[number].kind == "name" else None
    if scene.at + 3 < scene.last and tokens[scene.at + 1].text in _SIGNING - {"-"}:
        number = at[scene.at + 2]  # a line ends so, whatever it begins with
        ends = number >= 0 and stage.mentions[number].last >= scene.last - 1
        if ends and stage.mentions[number].kind == "name" and stage.clauses.ends(number):
            return number
    if scene.at < scene.first + 2 or tokens[scene.at - 1].text != ":":
        return None
    number = at[scene.first]
    if number < 0 or stage.mentions[number].last != scene.at - 1:
        return None
    return number if stage.mentions[number].kind == "name" else None


def colon_speaker(stage: Stage, scene: Scene) -> int | None:
    """Tell who does the verb right before a quotation's colon: `Ort lachte und sagte: „…“`."""
    tokens, clauses = stage.tokens, stage.clauses
    if scene.at == scene.first or tokens[scene.at - 1].text != ":":
        return None
    for verb in stage.verbs(max(scene.before, scene.at - _TIED), scene.at)[-1:]:
        joined = verb and tokens[verb - 1].low in clauses.words.conjunctions
        subject = clauses.leader(verb - 1) if joined else clauses.subjects[verb]
        named = subject is not None and stage.mentions[subject].kind == "name"
        return subject if named and stage.same(verb, scene.at) else None
    return None


def colon_person(stage: Stage, scene: Scene) -> int | None:
    """Whose whole name stands right before a quotation's colon: `Così Marco Ort: «…»`.

    Not behind a preposition, nor where anybody utters anything in that sentence.
    """
    tokens, at = stage.tokens, stage.clauses.at
    number = at[scene.at - 2] if scene.at > scene.first + 1 else -1
    if number < 0 or tokens[scene.at - 1].text != ":" or not is_person(stage, number):
        return None
    first = stage.mentions[number].first
    if stage.clauses.governed(number) or not stage.same(first, scene.at):
        return None
    told = [v for v in stage.verbs(scene.before, scene.after) if stage.same(v, scene.at)]
    return None if told else number


def lone_person(stage: Stage, scene: Scene) -> int | None:
    """Tell whom alone the sentence before names where a quotation that is a sentence follows.

    `Un plan similar presentó la candidata Ana Ríos. “…”`, and nobody utters anything beside it.
    """
    tokens, last = stage.tokens, scene.at - 1
    inner = stage.text[tokens[scene.at].start + 1 : tokens[scene.at].end - 1]
    if scene.frame != "starts" or inner.count(" ") < _LONG:
        return None
    first = stage.sentence_start(last, scene.before)
    if stage.verbs(first, scene.after):
        return None
    found = {n for n in stage.clauses.at[first : last + 1] if n >= 0 and is_person(stage, n)}
    return found.pop() if len(found) == 1 else None


def is_person(stage: Stage, number: int) -> bool:
    """Tell whether a mention is a whole name that begins with a given one."""
    name = stage.mentions[number].name
    if name is None or name[1] - name[0] < _WHOLE:
        return False
    return is_given_name(stage.tokens[name[0]].low)


def viewpoint(stage: Stage, scene: Scene) -> int | None:
    """Whose view a quotation is: `Pour Marie Dubois, « … »`; not `Pour cela`.

    Without the comma behind a whole name: `Para Ana Ríos la solución está en “…”`.
    """
    tokens, at = stage.tokens, stage.clauses.at
    if scene.at < scene.before + 3:
        return None
    first = stage.sentence_start(scene.at, scene.before)
    if tokens[first].low not in _VIEWING or stage.verbs(first, scene.at):
        return None
    number = next((at[k] for k in range(first + 1, min(first + 4, scene.at)) if at[k] >= 0), -1)
    if number < 0:
        return None
    mention = stage.mentions[number]
    parted = tokens[mention.last].text == "," and mention.kind in {"name", "nominal"}
    if tokens[scene.at - 1].text == ",":
        own = mention.kind == "pronoun" and tokens[mention.last].text == ","
        return number if parted or own else None  # `Pour elle, « … »`
    told = stage.verbs(scene.at, scene.after)
    return number if is_person(stage, number) and not told else None
