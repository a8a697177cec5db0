"""Say what a verdict means, in sentences for people who never read the rules.

Pure tables and the functions that fill them. A sentence must never claim more than
the fields it is made from.
"""

from archiver.models.records import (
    GRAVE_FLAGS,
    Attribution,
    Author,
    Evidence,
    Flag,
    Problem,
    Reason,
    Standing,
    Tie,
    Timing,
    Verdict,
    Wording,
)

LABELS: dict[Wording, tuple[str, str]] = {
    "verbatim": ("✓", "Word for word"),
    "typographic": ("✓", "Same words"),
    "abridged": ("…", "Shortened"),
    "unconfirmed": ("?", "Cannot be settled"),
    "altered": ("≠", "Wording changed"),
    "not_found": ("∅", "Not found"),
    "too_short": ("?", "Too short to search"),
}
"""A sign and a name for each wording. The sign is decoration: the name says it all."""

TONES: dict[Wording, str] = {
    "verbatim": "good",
    "typographic": "good",
    "abridged": "fair",
    "unconfirmed": "open",
    "altered": "fair",
    "not_found": "open",
    "too_short": "open",
}

_POST: dict[Wording, dict[Attribution, str]] = {
    "verbatim": {
        "confirmed": "{author} posted exactly these words{when}{late}.",
        "unstated": "Exactly these words were posted by {author}{when}{late}.",
        "unresolved": "Exactly these words were posted by {author}{when}{late}, but whether "
        "that is “{speaker}” cannot be told.",
        "mismatch": "Exactly these words were posted by {author}{when}{late}, not by {speaker}.",
    },
    "typographic": {
        "confirmed": "{author} posted these words{when}{late}; only capitals, punctuation, "
        "emoji or links differ.",
        "unstated": "These words were posted by {author}{when}{late}; only capitals, "
        "punctuation, emoji or links differ.",
        "unresolved": "These words, but for capitals, punctuation, emoji or links, were posted "
        "by {author}{when}{late}, but whether that is “{speaker}” cannot be told.",
        "mismatch": "These words, but for capitals, punctuation, emoji or links, were posted "
        "by {author}{when}{late}, not by {speaker}.",
    },
    "abridged": {
        "confirmed": "{author} posted these words{when}{late}, and the quotation marks where "
        "it leaves out or adds something.",
        "unstated": "These words were posted by {author}{when}{late}, and the quotation marks "
        "where it leaves out or adds something.",
        "unresolved": "These words, openly shortened, were posted by {author}{when}{late}, but "
        "whether that is “{speaker}” cannot be told.",
        "mismatch": "These words, openly shortened, were posted by {author}{when}{late}, not "
        "by {speaker}.",
    },
    "unconfirmed": {
        "confirmed": "This cannot be settled: {author} posted something that begins like "
        "this{when}{late}, but only its beginning is archived.",
        "unstated": "This cannot be settled: a post by {author}{when}{late} begins like this, "
        "but only its beginning is archived.",
        "unresolved": "This cannot be settled: a post by {author}{when}{late} begins like this, "
        "but only its beginning is archived, and whether that is “{speaker}” cannot be told.",
        "mismatch": "This cannot be settled: a post by {author}, not by {speaker}, begins like "
        "this{when}{late}, but only its beginning is archived.",
    },
    "altered": {
        "confirmed": "{author} posted something close to this{when}{late}, but not in these words.",
        "unstated": "A post by {author}{when}{late} comes close to this, but not in these words.",
        "unresolved": "A post by {author}{when}{late} comes close to this, but not in these "
        "words, and whether that is “{speaker}” cannot be told.",
        "mismatch": "A post by {author}, not by {speaker}, comes close to this{when}{late}, but "
        "not in these words.",
    },
}

_NO_POST: dict[Wording, dict[bool, str]] = {
    "not_found": {
        False: "No post in this archive comes close to these words, which does not show that "
        "nobody ever posted them.",
        True: "No post in this archive comes close to these words, which does not show that "
        "{speaker} never posted them.",
    },
    "too_short": {
        False: "This is too short to search for: give three words or more, or the name of the "
        "speaker.",
        True: "This is too short to search for: it has fewer than three words, and no archived "
        "post by {speaker} contains it.",
    },
}

_UNSETTLED: dict[Reason, str] = {
    "no_text": "This cannot be settled: the article cites a post of which no words are archived.",
    "other_language": "This cannot be settled: the post by {author}{when} that the article cites "
    "is in another language than the quotation, so their words cannot be compared.",
    "thread": "This cannot be settled: the quotation has words of the post by {author}{when} that "
    "the article cites and runs on into another one, which is not archived.",
}

_POSSIBLE: dict[Timing, str] = {
    "consistent": "too few or too common words to tell it from chance",
    "unknown": "too few or too common words to tell it from chance",
    "impossible": "so it cannot be what was quoted",
}
"""Why a speaker's own post is only possibly the source of a quotation."""

_UNCORROBORATED = "as this page shows it; not seen at the platform"

PROBLEMS: dict[Problem, str] = {
    "misattributed": "Credited to somebody else",
    "altered": "Wording changed",
    "misleading_cut": "Misleadingly shortened",
    "impossible": "Quoted before it was posted",
}
"""What is wrong with a quotation, as lists call it."""

TIES: dict[Tie, str] = {
    "cited": "The article embeds or links this post, or one that quotes it.",
    "likely": "The article does not cite this post; its words tell that it is meant.",
    "possible": "The words are the speaker's, but too few or too common to tell that this post "
    "is meant, or the post is younger than the article.",
}
"""Why a post is held to be the source."""

_LATE: dict[Timing, str] = {
    "consistent": "",
    "unknown": "",
    "impossible": ", after the quotation was published",
}

FLAGS: dict[Flag, str] = {
    "negation": "A negating word, such as “not” or “never”, differs: the meaning may be the "
    "opposite of what was posted.",
    "number": "A number, amount or date differs.",
    "name": "A name, @handle or #tag differs.",
    "reordered": "The words stand in another order.",
    "spliced": "The quotation joins passages that stand far apart or in different posts.",
    "question": "A question mark is missing or was added: a question may have become a statement.",
    "undisclosed_cut": "Words were left out and nothing in the quotation shows it.",
}

ATTRIBUTIONS: dict[Attribution, str] = {
    "confirmed": "The speaker named with the quotation is the author of the post.",
    "unstated": "No speaker was named with the quotation.",
    "unresolved": "A speaker is named, but who that is cannot be told.",
    "mismatch": "The speaker named with the quotation is not the author of the post.",
}

TIMINGS: dict[Timing, str] = {
    "consistent": "The post is older than the quotation.",
    "unknown": "No two dates to compare.",
    "impossible": "The quotation was published before this wording of the post existed.",
}

STANDINGS: dict[Standing, str] = {
    "live": "Online when last looked at.",
    "edited": "Edited: a later wording differs.",
    "deleted": "Deleted.",
    "suspended": "The account is suspended.",
    "protected": "The account is protected.",
    "unavailable": "Could not be reached when last looked at, which does not mean deleted.",
    "unchecked": "Not looked at on the platform itself.",
}

EVIDENCES: dict[Evidence, str] = {
    "api": "The platform's own data.",
    "oembed": "The platform's embed service.",
    "archive": "A web archive's capture of the post.",
    "embed": "The post as a publisher's page shows it.",
    "import": "A file that a person loaded.",
}

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def verdict_sentence(judged: Verdict) -> str:
    """Return the verdict in one sentence.

    What it says of author, date and lateness is said of the best match.
    """
    speaker = judged.claim.speaker or ""
    if judged.reason == "no_text" and not judged.findings:
        return _UNSETTLED["no_text"]
    if not judged.findings or judged.wording in _NO_POST:
        return _absence(judged)
    best = judged.findings[0]
    when = f" on {format_day(best.post.posted_at)}" if best.post.posted_at else ""
    author = author_name(best.post.author)
    if best.reason in {"thread", "other_language"}:
        sentence = _UNSETTLED[best.reason].format(author=author, when=when)
    else:
        sentence = _POST[judged.wording][judged.attribution].format(
            author=author,
            when=when,
            late=_LATE[judged.timing],
            speaker=speaker or "the speaker named",
        )
    if judged.tie == "possible":
        sentence = f"{sentence[:-1]}: {_POSSIBLE[judged.timing]}."
    if judged.corroborated is False:
        sentence = f"{sentence[:-1]} ({_UNCORROBORATED})."
    return sentence[0].upper() + sentence[1:]


def _absence(judged: Verdict) -> str:
    """Return what it means that nothing was found.

    Of somebody no post is held of, nothing at all.
    """
    speaker, held = judged.claim.speaker or "", judged.speaker_posts
    if judged.wording == "too_short" or held is None:
        by_speaker = _NO_POST.get(judged.wording, _NO_POST["not_found"])
        return by_speaker[bool(speaker)].format(speaker=speaker)
    if not held.posts:
        return f"Not found, but no post by {speaker} is held: this says nothing."
    posts = f"the {held.posts:,} posts" if held.posts > 1 else "the one post"
    span = ""
    if held.first and held.last:
        span = f" from {format_day(held.first)} to {format_day(held.last)}"
    return (
        f"Not among {posts} held by {speaker}{span}, which does not show that {speaker} never "
        "posted these words."
    )


def verdict_tone(judged: Verdict) -> str:
    """``good``, ``fair``, ``open`` or ``bad``: how the answer is coloured, beside its words.

    Bad is only what is a problem; what is merely possible stays open.
    """
    if not judged.findings:
        return TONES[judged.wording]
    if judged.problem is not None:
        return "bad"
    if judged.tie == "possible":
        return "open"
    grave = judged.wording == "abridged" and GRAVE_FLAGS & set(judged.flags)
    unsure = judged.attribution in {"unresolved", "mismatch"} or judged.timing == "impossible"
    if (unsure or grave or judged.corroborated is False) and TONES[judged.wording] == "good":
        return "fair"
    return TONES[judged.wording]


def verdict_headline(judged: Verdict) -> tuple[str, str]:
    """Return the sign and name above the answer: no tick where author or time speaks against it."""
    sign, label = LABELS[judged.wording]
    if not judged.findings:
        return sign, label
    against = []
    if judged.attribution == "mismatch":
        against.append("by somebody else")
    elif judged.tie == "possible":
        against.append("may be chance")
    elif judged.attribution == "unresolved":
        against.append("speaker unclear")
    if judged.timing == "impossible":
        against.append("posted later")
    if judged.corroborated is False and judged.wording not in {"verbatim", "typographic"}:
        against.append("by one page alone")
    if not against:
        return sign, label
    sign = "≠" if verdict_tone(judged) == "bad" else "?"
    return sign, ", ".join([label, *against])


def author_name(who: Author) -> str:
    """``Ada Example (@ada)``, or as much of it as is known."""
    if who.name and who.handle:
        return f"{who.name} (@{who.handle})"
    return who.name or (f"@{who.handle}" if who.handle else "an unknown author")


def format_day(moment: str) -> str:
    """``13 July 2024``; a text that is no date comes back as it is.

    >>> format_day("2024-07-13T22:45:24Z")
    '13 July 2024'
    """
    year, month, number = moment[:4], moment[5:7], moment[8:10]
    if not (all(map(str.isdecimal, (year, month, number))) and 1 <= int(month) <= 12):
        return moment
    return f"{int(number)} {_MONTHS[int(month) - 1]} {year}"


def format_time(moment: str) -> str:
    """``13 July 2024, 22:45 UTC``, or the day where only that is known."""
    clock = moment[11:16]
    return (
        f"{format_day(moment)}, {clock} UTC"
        if len(clock) == 5 and format_day(moment) != moment
        else format_day(moment)
    )


URGENCY = {"bad": 0, "fair": 1, "good": 2, "open": 3}
"""The order in which a reader wants to see verdicts, by tone."""
