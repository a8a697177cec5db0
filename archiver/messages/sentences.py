"""Sentences about a quotation and the post it is held against, with places to fill in.

A sentence must never claim more than the fields it is made from: what was not looked up, is not
said to be missing, and what somebody passes on is not said to be theirs.
"""

from archiver.matching.people.identity import NameDoubt
from archiver.models.records import Attribution, Reason, Timing, Wording

_UNTOLD = ", but whether the words are by “{speaker}” cannot be told."
_ABSENT = "; no archived post by {speaker} has them."
DRESS = "style, capitals, punctuation, emoji or links"
"""In what words may differ that are the same."""
_SAME = f"These words, but for {DRESS}, "
_FORM = _SAME + "were posted by {by}"
_TIDIED = "These words, but for fillers, repeats or contractions, were posted by {by}"
_MARKED = "These words, with changes that the quotation marks, were posted by {by}"
_LETTERS = "These words, with a letter in brackets to fit the sentence, were posted by {by}"
_BEGINS = "This cannot be settled: a post by {by} begins like this, but only its beginning is "
_CLOSE = "A post by {by} comes close to this, but not in these words"

POSTED: dict[Wording, dict[Attribution, str]] = {
    "verbatim": {
        "confirmed": "{author} posted exactly these words{when}{late}.",
        "unstated": "Exactly these words were posted by {by}.",
        "unresolved": "Exactly these words were posted by {by}" + _UNTOLD,
        "mismatch": "Exactly these words were posted by {by}" + _ABSENT,
    },
    "typographic": {
        "confirmed": "{author} posted these words{when}{late}; only " + DRESS + " differ.",
        "unstated": "These words were posted by {by}; only " + DRESS + " differ.",
        "unresolved": _FORM + _UNTOLD,
        "mismatch": _FORM + _ABSENT,
    },
    "cleaned": {
        "confirmed": "{author} posted these words{when}{late}; only fillers, repeats, contractions "
        "or the way numbers are written differ.",
        "unstated": "These words were posted by {by}; only fillers, repeats, contractions or the "
        "way numbers are written differ.",
        "unresolved": _TIDIED + _UNTOLD,
        "mismatch": _TIDIED + _ABSENT,
    },
    "abridged": {
        "confirmed": "{author} posted these words{when}{late}, and the quotation marks where "
        "it leaves out or adds something.",
        "unstated": "These words were posted by {by}, and the quotation marks where it leaves "
        "out or adds something.",
        "unresolved": _MARKED + _UNTOLD,
        "mismatch": _MARKED + _ABSENT,
    },
    "unconfirmed": {
        "confirmed": "This cannot be settled: {author} posted something that begins like "
        "this{when}{late}, but only its beginning is archived.",
        "unstated": _BEGINS + "archived.",
        "unresolved": _BEGINS
        + "archived, and whether its words are by “{speaker}” cannot be told.",
        "mismatch": _BEGINS + "archived; no archived post by {speaker} begins so.",
    },
    "altered": {
        "confirmed": "{author} posted something close to this{when}{late}, but not in these words.",
        "unstated": _CLOSE + ".",
        "unresolved": _CLOSE + ", and whether its words are by “{speaker}” cannot be told.",
        "mismatch": _CLOSE + _ABSENT,
    },
}

LETTERS: dict[Attribution, str] = {
    "confirmed": "{author} posted these words{when}{late}; a letter in brackets was fitted to the "
    "sentence.",
    "unstated": "These words were posted by {by}; a letter in brackets was fitted to the sentence.",
    "unresolved": _LETTERS + _UNTOLD,
    "mismatch": _LETTERS + _ABSENT,
}
"""Of a quotation whose only declared change is a letter: "[B]ut the ferry is late"."""

_JOINED = "These words were posted by {author} in several posts{late}, which the quotation joins"
_IN_SILENCE = " without saying so"
JOINED: dict[bool, dict[Attribution, str]] = {
    declared: {
        "confirmed": "{author} posted these words in several posts{late}; the quotation joins them"
        f"{silence}.",
        "unstated": f"{_JOINED}{silence}.",
        "unresolved": f"{_JOINED}{silence}{_UNTOLD}",
        "mismatch": f"{_JOINED}{silence}{_ABSENT}",
    }
    for declared, silence in ((True, " and marks where"), (False, _IN_SILENCE))
}
"""Of words that stand in several posts, by whether the quotation says where it joins them."""

HANDED_ON: dict[Wording, str] = {
    "verbatim": "Exactly these words are in a post by {by} that {quotes}",
    "typographic": _SAME + "are in a post by {by} that {quotes}",
    "abridged": "These words, with changes that the quotation marks, are in a post by {by} that "
    "{quotes}",
    "unconfirmed": "This cannot be settled: a post by {by} that {quotes} begins like this, but "
    "only its beginning is archived",
    "altered": "A post by {by} that {quotes} comes close to this, but not in these words",
}
"""Of words that the author of the post shares from somebody else; an ending follows."""

HANDED_ON_BY: dict[Attribution, str] = {
    "confirmed": ".",
    "unstated": ".",
    "unresolved": "; whether the words are by “{speaker}” cannot be told.",
    "mismatch": "; whether the words are by “{speaker}” cannot be told.",
}

NO_POST: dict[Wording, dict[bool, str]] = {
    "not_found": {
        False: "No post in this archive comes close to these words, which does not show that "
        "nobody ever posted them.",
        True: "No post in this archive comes close to these words, which does not show that "
        "{speaker} never posted them.",
    },
    "too_short": dict.fromkeys((False, True), "Fewer than three words: too few to look up."),
}
"""Where no post was found, by whether a speaker is named."""
NOTHING_SPOKEN = {
    False: "Nothing in this archive comes close to these words, which does not show that nobody "
    "ever said them.",
    True: "Nothing in this archive comes close to these words, which does not show that {speaker} "
    "never said them.",
}
"""The same where spoken words were searched, too."""
SPOKEN_ALIKE = (
    "Nothing in this archive can be told to be the source of these words; something that "
    "was said is alike, but not the same."
)
"""Where speech is alike, but no match."""

UNSETTLED: dict[Reason, str] = {
    "no_text": "The article cites a post of which no words are held; whether the words come from "
    "it cannot be told.",
    "other_language": "The article cites a post by {author}{when} in another language; whether "
    "the words come from it cannot be told.",
    "thread": "This cannot be settled: the quotation has words of the post by {author}{when} that "
    "the article cites and runs on into another one, which is not archived.",
    "picture": "Whether the picture shows the words of the post by {author}{when} cannot be told: "
    "not all of it could be read surely.",
}

_REWORDED = (
    " in a wording of a post by {author}{of} that was first seen on {seen}, after the "
    "quotation; what was seen of the post before reads otherwise"
)
REWORDED: dict[Wording, str] = {
    "verbatim": "Exactly these words are" + _REWORDED,
    "typographic": _SAME + "are" + _REWORDED,
    "abridged": "These words, with changes that the quotation marks, are" + _REWORDED,
}
"""Of words that only a wording has that came after the quotation; an ending follows."""
LATER_WORDING = (
    "This wording was first seen on {}, after the quotation; on {} the post was seen in other "
    "words. When it was edited is not known."
)
LATER_THAN_CITED = ", which is after the date of the article that cites the post"
LATER_THAN_DATED = ", which is after the date of the quotation"
DATES_CLASH = {
    True: "The post is dated after the article, which cites it: the article was changed later, or "
    "one of the dates is wrong.",
    False: "The post is dated after the article, whose own date is not sure.",
}
"""Of a post that is younger than a quotation, by whether the article cites it."""

POSSIBLE: dict[Timing, str] = {
    "consistent": "{author} used these common words in a post{of}; too common to tell whether this "
    "occasion is meant.",
    "unknown": "{author} used these common words in a post{of}; too common to tell whether this "
    "occasion is meant.",
    "impossible": "{author} used these words in a post{of}, which is dated after the quotation: "
    "if both dates are right, it cannot be what was quoted.",
}
"""Of a speaker's own post that is only possibly the source of a quotation."""

_UNKNOWN_POST = (
    "a post by {author}{when}, but the platform shows no such post: it may be invented, or was "
    "hidden or gone before anybody looked."
)
UNKNOWN: dict[Wording, str] = {
    "verbatim": "A news page shows exactly these words as " + _UNKNOWN_POST,
    "typographic": f"A news page shows these words, but for {DRESS}, as " + _UNKNOWN_POST,
    "abridged": "A news page shows these words, with changes that the quotation marks, as "
    + _UNKNOWN_POST,
    "unconfirmed": "This cannot be settled: a news page shows something that begins like this as "
    + _UNKNOWN_POST,
    "altered": "A news page shows something close to this as " + _UNKNOWN_POST,
}
"""Of a post that only pages show, and its platform does not."""

UNCORROBORATED = "as the news page copied it; not checked at the platform"

ONLY_LEADS = "What is archived holds these words, but nothing can be told to be their source."

LEADS = {
    "some": "has only some of the words, which may be chance",
    "most": "has most of the words, but not the same",
    "quoted": "holds these words, but as words of somebody else that it quotes",
    "later": "holds all of these words, but is younger than the quotation",
    "all": "holds all of these words, too common or too short to tell",
}
"""What a post that is no match has of a quotation."""


_BOUNDED = 1_000
"""What is counted so far, of what need not be counted exactly."""


def quiet_sentence(unsure: int, *, changed: bool = False) -> str:
    """Tell that nothing is wrong, and how many wordings differ where one page is the only witness.

    With `changed` posts that were quoted are gone or reworded, which is told elsewhere.

    >>> quiet_sentence(2)
    'Nothing here is certain enough to report; 2 wordings differ, but rest on one page alone.'
    """
    if unsure:
        many = f"{'at least ' if unsure >= _BOUNDED else ''}{unsure:,} wordings differ, but rest"
        differ = "1 wording differs, but rests" if unsure == 1 else many
        return f"Nothing here is certain enough to report; {differ} on one page alone."
    right = "No quotation is altered or credited to somebody else"
    return f"{right}." if changed else f"{right}, and no post that was quoted is gone or reworded."


VERIFIED = "Its platform shows the account's name as verified."
VERIFIED_UNRESOLVED = (
    "The platform shows the account's name as verified, but something else speaks against it: "
    "another account bears that name, or the words are not surely its own."
)

NAME_DOUBTS: dict[NameDoubt, str] = {
    "parody": "The account says of itself that it is not the person: a parody, or run by fans.",
    "disguised": "The account's name is written in letters that only look like the speaker's, or "
    "hides characters.",
    "name_only": "The account calls itself by the speaker's name, as anybody can, and nothing else "
    "in this archive tells for certain whose it is. Whoever runs the archive and knows it can say "
    "so by 'archiver alias add'.",
}
"""Why an account that bears a speaker's name, or seems to, is not surely the speaker's."""
