"""Say what a verdict means, in sentences for people who never read the rules.

The sentences themselves stand in `sentences`, the names of single words in `verdict_labels`.
"""

from typing import NamedTuple

import regex

from archiver.matching.people.identity import explain_doubt
from archiver.matching.reposts import RepostedPassage, reposted_passage
from archiver.matching.rules import dates_clash
from archiver.messages import sentences
from archiver.messages.moments import format_day
from archiver.messages.plain_names import plain_name
from archiver.messages.speech_sentences import spoken_sentence
from archiver.messages.verdict_labels import ATTRIBUTIONS, LABELS, PROBLEMS, TIMINGS, TONES
from archiver.models.records import GRAVE_FLAGS, Attribution, Author, Problem, Tie, Timing, Wording
from archiver.models.verdict_records import Difference, Finding, Searched, Verdict
from archiver.models.vocabulary import NOT_ALL

_LATE: dict[Timing, str] = {
    "consistent": "",
    "unknown": "",
    "impossible": ", after the quotation was published",
}


def verdict_sentence(judged: Verdict) -> str:
    """Return the verdict in one sentence.

    What it says of author, date and lateness is said of the best match.
    """
    if judged.reason == "no_text" and not judged.findings:
        return sentences.UNSETTLED["no_text"]
    if not judged.findings or judged.wording in sentences.NO_POST:
        return _absence(judged)
    best = judged.findings[0]
    if best.speech is not None:
        return spoken_sentence(judged, best, best.speech)
    day = format_day(best.post.posted_at) if best.post.posted_at else ""
    late = _lateness(judged, best)
    parts = {
        "author": author_name(best.post.author),
        "when": f" on {day}" if day else "",
        "of": f" of {day}" if day else "",
        "late": late,
        "speaker": plain_name(judged.claim.speaker or "the speaker named"),
    }
    parts["by"] = f"{parts['author']}{parts['when']}{late}"
    if best.rewording is not None:
        parts["seen"] = format_day(best.rewording.first_seen)
    sentence = _pattern(judged, best).format(**parts)
    if judged.corroborated is False and best.standing != "unknown":
        first, nobody, rest = sentence.partition(_NONE_BY)
        end = f"{nobody}{rest}" if nobody else "."
        sentence = f"{first.removesuffix('.')} ({sentences.UNCORROBORATED}){end}"
    return sentence[0].upper() + sentence[1:]


def _lateness(judged: Verdict, best: Finding) -> str:
    """Return what the dates of the best match add to its day."""
    if not dates_clash(best, judged.claim.published_at):
        return _LATE[judged.timing]
    return sentences.LATER_THAN_CITED if best.tie == "cited" else sentences.LATER_THAN_DATED


_NONE_BY = "; no archived post by"


def _pattern(judged: Verdict, best: Finding) -> str:
    """Return the sentence that fits a verdict, its places not yet filled in."""
    if best.standing == "unknown":
        return sentences.UNKNOWN[judged.wording]
    if best.reason in {"thread", "other_language", "picture"}:
        return sentences.UNSETTLED[best.reason]
    passage = passed_on(best)
    if passage is not None:
        ending = sentences.HANDED_ON_BY[judged.attribution]
        by = "{by}," if judged.timing == "impossible" else "{by}"
        shared = sentences.HANDED_ON[judged.wording].replace("{by}", by)
        return shared.replace("{quotes}", _quotes(passage, best)) + ending
    if best.rewording is not None:
        return sentences.REWORDED[judged.wording] + sentences.HANDED_ON_BY[judged.attribution]
    if judged.tie == "possible":
        return sentences.POSSIBLE[judged.timing]
    if joins_posts(best):
        said = sentences.JOINED[judged.wording == "abridged"][judged.attribution]
    elif judged.wording == "abridged" and is_fitted_by_letters(judged.claim.quote):
        said = sentences.LETTERS[judged.attribution]
    else:
        said = sentences.POSTED[judged.wording][judged.attribution]
    own = any(
        finding.attribution == "confirmed" or finding.tie == "possible"
        for finding in judged.findings
    )
    if judged.attribution == "mismatch" and own:
        # Among the other matches is one of the speaker's.
        return said.partition(_NONE_BY)[0] + "."
    return said


def passed_on(found: Finding) -> RepostedPassage | None:
    """Return the passage of somebody else's that a finding's words stand in, if its post has one.

    Who quotes their own handle quotes themselves, where it is sure that they quote.
    """
    if found.speech is not None:
        return None
    passage = reposted_passage(found.version.text, found.match.span)
    own = (found.post.author.handle or "").casefold()
    if passage is None or (passage.sure and passage.handle.casefold() == own):
        return None
    return passage


def _quotes(passage: RepostedPassage, found: Finding) -> str:
    own = passage.handle.casefold() == (found.post.author.handle or "").casefold()
    whom = "somebody else" if own else f"@{passage.handle}"
    return f"quotes {whom}" if passage.sure else f"seems to quote {whom}"


# Matches "[B]" in "[B]ut" and "word[s]"; not "[sic]" nor "[A] b".
_LETTER = regex.compile(r"\[(\p{L})\](?=\p{L})|(?<=\p{L})\[(\p{L})\]")
# Matches what else declares a change: an ellipsis, brackets, a masked word.
_CHANGE = regex.compile(r"…|\.\.|[\[\]*]|\p{L}[-–—]{2,}")


def is_fitted_by_letters(quote: str) -> bool:
    """Tell whether the only changes a quotation declares are single letters in brackets.

    >>> is_fitted_by_letters("[B]ut the ferry is late"), is_fitted_by_letters("[B]ut … late")
    (True, False)
    """
    plain, letters = _LETTER.subn(lambda found: found[1] or found[2], quote)
    return bool(letters) and not _CHANGE.search(plain)


# Matches what a quotation puts in brackets, a masked word, and a mark that says it left words out.
_DECLARED = regex.compile(r"[\[(].*?[\])]|\S*[*_]\S*|\p{L}[-–—]{2,}\p{L}*")


def joins_posts(found: Finding) -> bool:
    """Tell whether a quotation joins words of several posts, of which this is one."""
    return "spliced" in found.match.flags and any(map(is_joined, found.match.diff))


def is_joined(change: Difference) -> bool:
    """Tell whether words of a spliced match, which its post lacks, stand in another post.

    All that such a match lacks does, but for what the quotation itself declares to have added.
    """
    return change.op == "insert" and bool(_LETTERS_LEFT.search(_DECLARED.sub(" ", change.quote)))


_LETTERS_LEFT = regex.compile(r"[\p{L}\p{N}]")


def timing_sentence(found: Finding, published_at: str | None) -> str:
    """Tell what the dates of a post and of a quotation say, and no more.

    Where one is only a day, the other may be of the same day, or of the next by another clock.
    """
    posted_at = found.post.posted_at
    if found.rewording is not None:
        days = (format_day(found.rewording.first_seen), format_day(found.rewording.before_seen))
        return sentences.LATER_WORDING.format(*days)
    if dates_clash(found, published_at):
        return sentences.DATES_CLASH[found.tie == "cited"]
    if found.timing == "consistent" and posted_at and published_at:
        only_days = min(len(posted_at), len(published_at)) <= _DAY
        if only_days and posted_at[:_DAY] >= published_at[:_DAY]:
            return "Dated about the same day; which came first cannot be told."
    return TIMINGS[found.timing]


_DAY = len("2024-07-13")


def attribution_sentence(
    attribution: Attribution,
    speaker: str | None,
    tie: Tie | None = None,
    author: Author | None = None,
) -> str:
    """Tell who spoke, as far as somebody is named with the quotation, and why it is not sure."""
    if attribution == "confirmed" and not speaker:
        return "The article names the author of the post beside the quotation."
    if attribution == "unresolved" and tie == "possible":
        return "The post is by the speaker named; whether it is meant cannot be told."
    if attribution == "unresolved" and speaker and author:
        doubt = explain_doubt(speaker, author)
        if doubt == "name_only" and author.verified_by:
            return sentences.VERIFIED_UNRESOLVED
        if doubt is not None:
            return sentences.NAME_DOUBTS[doubt]
    if attribution == "confirmed" and speaker and author and _is_marked(speaker, author):
        return f"{ATTRIBUTIONS[attribution]} {sentences.VERIFIED}"
    return ATTRIBUTIONS[attribution]


def _is_marked(speaker: str, author: Author) -> bool:
    """Tell whether a speaker's name is one that an account's platform shows as verified."""
    return bool(author.verified_by) and explain_doubt(speaker, author) == "name_only"


def _absence(judged: Verdict) -> str:
    """Return what it means that nothing was found.

    Of somebody no post is held of, nothing at all.
    """
    speaker, held = plain_name(judged.claim.speaker or ""), judged.speaker_posts
    if held is None and any(lead.share not in NOT_ALL for lead in judged.leads):
        return sentences.ONLY_LEADS
    if judged.wording == "not_found" and any(post.speech for post in judged.leads):
        return sentences.SPOKEN_ALIKE
    if judged.wording == "not_found" and held is None and _is_speech_searched(judged):
        return sentences.NOTHING_SPOKEN[bool(speaker)].format(speaker=speaker)
    if judged.wording == "too_short" or held is None:
        by_speaker = sentences.NO_POST.get(judged.wording, sentences.NO_POST["not_found"])
        return by_speaker[bool(speaker)].format(speaker=speaker)
    if held.transcripts:
        return _absence_from_speech(speaker, held)
    if not held.posts:
        return (
            f"Not found, but the words of no post by {_as_named(speaker)} are archived, so this "
            "proves nothing."
        )
    several = held.posts > 1
    posts = f"among the {held.posts:,} archived posts" if several else "in the one archived post"
    span = ""
    if held.first and held.last:
        days = tuple(dict.fromkeys((format_day(held.first), format_day(held.last))))
        span = f" from {' to '.join(days)}" if len(days) > 1 else f" of {days[0]}"
    if _SENTENCES.search(judged.claim.quote):
        posts = f"as a whole {posts}"
        span += ", though one sentence of it may be"
    return (
        f"Not {posts} by {speaker}{span}, which does not show that {speaker} never "
        "posted these words."
    )


def _as_named(speaker: str) -> str:
    """Put in quotation marks what is no name but the article's own words: “two people”."""
    return f"“{speaker}”" if " " in speaker and speaker == speaker.lower() else speaker


# Matches the end of a sentence that another follows: "It is late. Row"; not "No. 7" nor "Dr. B".
_SENTENCES = regex.compile(r"\p{L}{3,}[.!?]+[”’\"']*\s+[“‘\"']*\p{Lu}")


def _is_speech_searched(judged: Verdict) -> bool:
    return judged.searched is not None and judged.searched.transcripts > 0


def _absence_from_speech(speaker: str, held: Searched) -> str:
    many = f"the {held.transcripts:,} transcripts" if held.transcripts > 1 else "the one transcript"
    posts = f" nor among {held.posts:,} posts" if held.posts else ""
    return (
        f"Not in {many} held in which {speaker} speaks{posts}, which does not show that {speaker} "
        "never said these words."
    )


def verdict_tone(judged: Verdict) -> str:
    """Give ``good``, ``fair``, ``open`` or ``bad``: the colour of the answer, beside its words.

    Bad is only what is a problem; what is merely possible stays open.
    """
    if not judged.findings:
        return TONES[judged.wording]
    if judged.problem is not None:
        return "bad"
    if judged.tie == "possible":
        return "open"
    grave = judged.wording == "abridged" and GRAVE_FLAGS & set(judged.flags)
    if judged.findings[0].standing == "unknown":
        return "open"
    unsure = judged.attribution in {"unresolved", "mismatch"} or judged.timing == "impossible"
    best = judged.findings[0]
    unsure = unsure or passed_on(best) is not None or best.rewording is not None
    unsure = unsure or dates_clash(best, judged.claim.published_at)
    if (unsure or grave or judged.corroborated is False) and TONES[judged.wording] == "good":
        return "fair"
    return TONES[judged.wording]


def verdict_headline(judged: Verdict) -> tuple[str, str]:
    """Return the sign and name above the answer: no tick where author or time speaks against it."""
    sign, label = LABELS[judged.wording]
    if not judged.findings:
        return sign, label
    if judged.problem == "misleading_cut":
        label = PROBLEMS[judged.problem]
    elif judged.wording == "abridged" and is_fitted_by_letters(judged.claim.quote):
        label = "A letter in brackets"
    if joins_posts(judged.findings[0]):
        label = "Joined from several posts"
    against = _list_doubts(judged, judged.findings[0])
    if verdict_tone(judged) == "bad":
        sign = "≠"
    elif against:
        sign = "?"
    return sign, ", ".join([label, *against])


def _list_doubts(judged: Verdict, best: Finding) -> list[str]:
    """List what speaks against taking a match for the source, as the headline names it."""
    found = [_doubt_of_source(judged, best), _doubt_of_time(judged, best)]
    if judged.corroborated is False and judged.wording not in {"verbatim", "typographic"}:
        found.append("text of the post known from one article only")
    return [one for one in found if one]


def _doubt_of_source(judged: Verdict, best: Finding) -> str | None:
    if best.standing == "unknown":
        return "in a post that the platform does not show"
    if passed_on(best) is not None:
        return "in a post that quotes somebody else"
    if judged.attribution == "mismatch":
        return "by somebody else"
    if judged.tie == "possible":
        return "occasion unclear" if best.speech else "may be chance"
    if judged.attribution == "unresolved":
        return "speaker unclear"
    return None


def _doubt_of_time(judged: Verdict, best: Finding) -> str | None:
    if judged.timing == "impossible":
        return "posted later"
    if best.rewording is not None:
        return "first seen after the quotation"
    if dates_clash(best, judged.claim.published_at):
        return "dated after the quotation"
    return None


class BriefVerdict(NamedTuple):
    """A verdict of which only its words are known, as a list shows it."""

    sign: str
    label: str
    tone: str


def brief_verdict(wording: Wording, problem: Problem | None, tie: Tie | None) -> BriefVerdict:
    """Return sign, name and tone of a verdict without its post, as lists of past ones have it.

    What is wrong is named before the wording: word for word of somebody else's post is no tick.
    """
    if problem is not None:
        return BriefVerdict("≠", PROBLEMS[problem], "bad")
    sign, label = LABELS[wording]
    if tie == "possible":
        return BriefVerdict("?", f"{label}, may be chance", "open")
    return BriefVerdict(sign, label, TONES[wording])


def author_name(who: Author) -> str:
    """Write ``Ada Example (@ada)``, or as much of it as is known.

    A name that holds an @ is put in quotation marks, for it may pretend to be a handle.

    >>> author_name(Author(name="Ana Brook (@anabrook)", handle="evil"))
    '“Ana Brook (@anabrook)” (@evil)'
    """
    name = plain_name(who.name or "")
    if "@" in name:
        name = f"“{name}”"
    if name and who.handle:
        return f"{name} (@{who.handle})"
    return name or (f"@{who.handle}" if who.handle else "an unknown author")


URGENCY = {"bad": 0, "fair": 1, "good": 2, "open": 3}
"""The order in which a reader wants to see verdicts, by tone."""
ABSENCE = len(URGENCY)
"""What comes after all tones: nothing was found, so that there is nothing to see."""


def verdict_urgency(judged: Verdict) -> int:
    """Return where a verdict stands in a short list: problems first, what was not found last."""
    return URGENCY[verdict_tone(judged)] if judged.findings else ABSENCE
