"""Tell English verbs of uttering from nouns of the same form, by the words around them.

Half of the forms of such verbs are nouns as well: `his claim`, `recent remarks`, `the state`.
Never looks for a subject.
"""

from collections.abc import Container, Sequence

from archiver.extraction.quotations.name_forms import possessive
from archiver.extraction.quotations.tokens import Token
from archiver.languages.base import Grammar, wordset

SPEECH_NOUNS = wordset(
    """
    accusation accusations admission advice allegation allegations announcement answer answers
    appeal argument arguments assertion assertions assessment calculation calculations call calls
    caution characterization charge charges chant chants claim claims comment comments complaint
    complaints conclusion contention criticism declaration defense demand demands denial
    denunciation description dictum endorsement explanation insistence joke jokes lament mantra
    mention message motto objection observation op-ed opinion phrase plea pledge pledges prediction
    promise promises pronouncement proposal question questions quip quote rallying rant rebuke
    refrain rejoinder remark remarks reply request response retort rhetoric slogan speech statement
    statements suggestion suggestions sneer taunt testimony threat tweet tweets verdict view vow
    warning warnings words
    """
)
"""Nouns for what somebody uttered, whose owner is who did: `Finch's claim that it is “…”`."""
_NOUN_FORMS = SPEECH_NOUNS | wordset(
    """
    accounts address addresses appeals attack attacks blame blast blasts blog blogs boast boasts
    brand brands caption captions challenge challenges cheer cheers concern concerns counter cries
    cry debate debates detail details email emails estimate estimates fault faults guess hint hints
    hope hopes label labels laments laugh laughs lecture lectures lie lies mentions messages name
    names note notes offer offers point points post posts praise protest protests queries query
    quotes rants rebukes recall replies report reports requests responses share shares shout shouts
    sigh sighs sign signal signals signs state states stress talk talks taunts text texts thanks
    type types vows whisper worries worry
    """
)
"""Forms of verbs of uttering that are nouns as well."""
_ADJECTIVES = wordset(
    """
    1960s another bold bad big common earlier early false famous first former free full good
    grim harsh key last late latest long loud new old own past plain public raw same second sharp
    short single strong swing third top total true whole wild
    """
)
_ADJECTIVE_ENDINGS = ("al", "ent", "ive", "ous", "ic", "ful", "ible", "able", "ary", "less", "ish")
_QUANTITIES = wordset(
    """
    percent many most some half majority all several none few dozens hundreds thousands one two
    three third quarter handful group couple number scores
    """
)
_BEFORE_THIRD = wordset("never and or then also")
_BEFORE_VERBS = wordset(
    """
    to will would can could shall should may might must do does did don't doesn't didn't won't can't
    couldn't wouldn't shouldn't cannot not never and or then also
    """
)
_PHRASAL = wordset(
    """
    bit blurted bursts butted chime chimed chimes chiming clapped cut cuts fire fired fires firing
    hit hits jumped lash lashed lashes lashing piped pipes pushed rang shoot shoots shot spat speaks
    spoke struck sum summed summing sums swung threw weigh weighed weighing weighs
    """
)
UTTERING_ELSEWHERE = _PHRASAL | {"put", "puts"}
"""Words that `utters` looks into besides those on -ed."""
_PARTICLES = wordset("back in off out up")
_ADDRESSED = wordset(
    """
    tell tells told inform informs informed assure assures assured remind reminds reminded thank
    thanks thanked
    """
)
_OWN = wordset("his her its their my our your")
_VIEWS = wordset("words view opinion telling account estimation eyes mind reckoning judgment")
_FINITE = wordset("have had will would could should may might must can do did also")
_DENYING = wordset("not never declined declines refused refuses")


def noun_form(tokens: Sequence[Token], i: int, words: Grammar) -> bool:
    """Tell whether a form of a verb of uttering is a noun where it stands.

    `his recent remarks`, `a call for`, `the state`, `Twitter post`; not `the group claims`.
    """
    token = tokens[i]
    if token.low not in _NOUN_FORMS:
        return False
    before = tokens[i - 1] if i else None
    if before is None or before.sentence != token.sentence or before.kind != "word":
        return False
    low = before.low
    third = token.low.endswith("s") and not token.low.endswith("ss")
    if (
        low in (_BEFORE_THIRD if third else _BEFORE_VERBS)
        or (words.has_pronoun(low) and low not in words.determiners)
        or low in words.relatives
    ):
        return False
    if low in words.determiners or low in words.prepositions or possessive(before):
        return True
    if low[:1].isdigit() or adjective_form(before, words):
        return True
    if third and before.text.islower() and low not in words.roles and low not in words.bodies:
        return not determined(tokens, i - 1, words) and not low.endswith(("s", "ly"))
    plural = low.endswith("s") or low in {"people", "men", "women", "police", "democrats"}
    return not third and not plural and not low.endswith("ly")


def determined(tokens: Sequence[Token], i: int, words: Grammar) -> bool:
    """Tell whether an article stands before the words in lower case that end at token `i`."""
    for k in range(i, max(-1, i - 4), -1):
        if tokens[k].low in words.determiners:
            return True
        if tokens[k].kind != "word" or tokens[k].low in words.small:
            return False
    return False


def finite_form(tokens: Sequence[Token], j: int, words: Grammar) -> bool:
    """Tell whether a word on `-ed` behind a noun is a verb: `both men issued a statement`."""
    low = tokens[j].low
    before = tokens[j - 1]
    if not low.endswith("ed") or len(low) < 5 or j + 1 >= len(tokens):
        return False
    if before.low in words.determiners or before.low.endswith("ly") or possessive(before):
        return False
    after = tokens[j + 1]
    if after.kind != "word" or after.low in words.determiners or after.low in words.prepositions:
        return not adjective_form(before, words)
    return words.has_pronoun(after.low) or after.low == "that"


def partitive(tokens: Sequence[Token], first: int) -> bool:
    """Tell whether a mention is counted, by `of` behind a number or a quantity.

    `most of the mayors`.
    """
    if first < 2 or tokens[first - 1].low != "of":
        return False
    count = tokens[first - 2]
    return count.low in _QUANTITIES or count.low[:1].isdigit() or count.text == "%"


def adjective_form(token: Token, words: Grammar) -> bool:
    """Tell whether a word looks like an adjective.

    `racial`, `recent`; not `president`, `critic`.
    """
    low = token.low
    if token.capital or low in words.roles or low in words.titles or low in words.bodies:
        return False
    return low in _ADJECTIVES or low.endswith(_ADJECTIVE_ENDINGS)


def participle(token: Token) -> bool:
    """Tell whether a verb is a participle, which its subject never follows.

    `saying the firm “…”`.
    """
    return token.low.endswith("ing")


def utters(tokens: Sequence[Token], i: int, mentioned: Sequence[int]) -> bool:
    """Tell whether a word that is no verb of uttering elsewhere is one where it stands.

    `fired back`, `as Finch put it`; a form on `-ed` whose only object can be the quotation:
    `“…” beamed Finch`, `Finch trumpeted: “…”`; not `the film titled “…”`.
    """
    token = tokens[i]
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    if after is None or after.sentence != token.sentence:
        return False
    if token.low in _PHRASAL:
        return after.low in _PARTICLES
    if token.low in {"put", "puts"}:
        return after.low == "it"
    if not token.text.islower() or not token.low.endswith("ed") or not i:
        return False
    if tokens[i - 1].kind == "quote" and mentioned[i + 1] >= 0:
        return True
    quoted = i + 2 < len(tokens) and tokens[i + 2].kind == "quote"
    return quoted and after.text in {",", ":"} and mentioned[i - 1] >= 0


def addresses(token: Token) -> bool:
    """Tell whether who is spoken to follows a verb, and never its subject: `told the paper`."""
    return token.low in _ADDRESSED


def in_words_of(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Tell whether a mention behind `in` owns words or a view.

    `in Finch's words`, `in his view`.
    """
    if tokens[last - 1].low in _VIEWS and last - first > 1:
        return tokens[first].low in _OWN or any(map(possessive, tokens[first : last - 1]))
    owns = possessive(tokens[last - 1]) or (last - first == 1 and tokens[first].low in _OWN)
    return owns and last < len(tokens) and tokens[last].low in _VIEWS


def bare_subject(tokens: Sequence[Token], i: int, words: Grammar, verbs: Container[str]) -> int:
    """Count the tokens of a bare plural or share that a verb of uttering follows.

    `lobbyists describe`, `Aides have suggested`, `14 percent said`; not `the years that said`.
    """
    token, last = tokens[i], len(tokens) - 1
    if token.kind != "word" or i >= last:
        return 0
    size = 1
    if token.text[0].isdigit():
        size = 2
        plural = tokens[i + 1].low in {"percent", "%"}
    else:
        plural = token.low.endswith("s") and not token.low.endswith(("ss", "'s"))
        plural = plural and len(token.low) > 4 and plain_noun(tokens, i, words)
    if not plural or token.low in verbs or token.low in words.small:
        return 0
    k = i + size
    while k < last and tokens[k].low in _FINITE and tokens[k].sentence == token.sentence:
        k += 1
    says = k <= last and tokens[k].sentence == token.sentence and tokens[k].low in verbs
    return size if says and not tokens[k].low.endswith("ing") else 0


def plain_noun(tokens: Sequence[Token], i: int, words: Grammar) -> bool:
    """Tell whether a plural is written small, or begins a sentence as a role."""
    token = tokens[i]
    if token.text.islower():
        return not (i and tokens[i - 1].low in words.determiners)
    starts = not i or tokens[i - 1].sentence != token.sentence
    return starts and token.low in words.roles


def negated(tokens: Sequence[Token], verb: int, subject_end: int) -> bool:
    """Tell whether a verb says what was not said: `hasn't called it`, `refused to say`."""
    low = max(subject_end, verb - 4)
    return any(t.low in _DENYING or t.low.endswith("n't") for t in tokens[low:verb])
