"""Say why a post is held to be the source of a quotation, and what it would take to say more.

Every combination of tie, reason, attribution, timing, standing and evidence has its sentence here.
"""

from archiver.messages.moments import format_day
from archiver.models.records import Reason
from archiver.models.verdict_records import Finding, Verdict

_CITED = (
    "The article embeds or links this post, or a post that quotes it, or the one before or after "
    "it in a thread."
)
_LIKELY = {
    True: "The post is by the speaker named, and two texts do not share so many words, or such "
    "rare ones, by chance, though no link or embed says that it is meant.",
    False: "Two texts do not share so many words in a row, or such rare ones, by chance, though no "
    "link or embed says that the post is meant.",
}
_POSSIBLE = {
    True: "The post is by the speaker named and has these words, but it is dated after the "
    "quotation.",
    False: "The post is by the speaker named and has all these words, but they are too few or too "
    "common to tell that it is meant, and no link or embed says so.",
}
_CUT = (
    "A post by the speaker named begins like this, though no link or embed says that it is meant."
)

_REASONS: dict[Reason, str] = {
    "truncated": "The whole text of the post: from its platform, a web archive, or a file that "
    "somebody loads.",
    "no_text": "The words of the post that the article cites: from its platform, a web archive, or "
    "a file that somebody loads.",
    "other_language": "Somebody who reads both languages: the texts stand side by side here. Or a "
    "post by the speaker in the language of the quotation.",
    "picture": "A sharper picture, or a look at it: it stands beside the post.",
    "machine_text": "The recording itself, or a transcript that somebody corrected.",
    "thread": "The next or the previous post of the thread, from its platform, a web archive, or a "
    "file that somebody loads.",
}
_WITNESS = (
    "Another witness of the post than this page: its platform, a web archive, a publisher of its "
    "own, or a file that somebody loads. Until then nothing is held against anybody."
)
_UNKNOWN = (
    "Somebody else than news pages who saw the post: a web archive's copy of it, or a file that "
    "somebody loads."
)
_OLDER_COPY = "A copy of the post from before the quotation was published, as a web archive has it."
_SAID_ELSEWHERE = (
    "That the quotation's own sentence says that these words were posted, and in this post: who "
    "posts something says it otherwise elsewhere. Until then nothing is held against anybody."
)
_CITATION = "That the quotation's own article links or embeds the post."
_LONGER = (
    "A longer passage (of six words, or of fewer that are rare), or an article that links or "
    "embeds the post."
)
_EARLIER = "A post by the speaker from before the quotation was published."
_WHO = (
    "Who spoke: a full name with the quotation where the article gives a last name, a role or "
    "none, or somebody who knows that the account is this person's and joins both by an alias."
)
_RECORD = "The recording of the event or its official record, and an article that links it."
_SHORT = "At least three words of the quotation, or an article that cites the post."
_SPEAKER = "Who said it: what a person posted is found by fewer words than what anybody did."


def explain_tie(found: Finding) -> str | None:
    """Say why a post is held to be the source of a quotation; None where nothing ties them."""
    own = found.attribution == "confirmed"
    if found.tie is None:
        return None
    if found.tie == "cited":
        return _CITED
    if found.tie == "likely":
        return _LIKELY[own]
    if found.match.wording == "unconfirmed":
        return _CUT
    return _POSSIBLE[found.timing == "impossible"]


def explain_need(judged: Verdict) -> str | None:
    """Say what it would take to say more than a verdict does; None where nothing is open.

    >>> from archiver.models.verdict_records import Claim
    >>> said = {"wording": "too_short", "attribution": "unstated", "timing": "unknown"}
    >>> explain_need(Verdict(claim=Claim(quote="Ferry"), rules="4", **said))
    'At least three words of the quotation, or an article that cites the post.'
    """
    if judged.reason is not None:
        return _REASONS[judged.reason]
    if not judged.findings:
        return _SHORT if judged.wording == "too_short" else _need_of_absence(judged)
    best = judged.findings[0]
    if best.speech is not None:
        is_sure = best.speech.transcript.kind == "official" and best.attribution == "confirmed"
        return None if is_sure and best.tie == "cited" else _RECORD
    return _need_of_post(best)


def _need_of_post(best: Finding) -> str | None:
    if best.standing == "unknown":
        return _UNKNOWN
    if best.corroborated is False:
        return _WITNESS
    if best.rewording is not None:
        return _OLDER_COPY
    if best.tie == "possible":
        return _EARLIER if best.timing == "impossible" else _LONGER
    if best.match.wording == "altered" and best.problem is None:
        return _SAID_ELSEWHERE
    if best.attribution == "unresolved":
        return _WHO
    return _CITATION if best.tie == "likely" else None


def _need_of_absence(judged: Verdict) -> str:
    speaker, held = judged.claim.speaker, judged.speaker_posts
    if any(lead.speech for lead in judged.leads):
        return _RECORD
    if judged.leads and any(lead.share != "some" for lead in judged.leads):
        return _CITATION
    if not speaker:
        return _SPEAKER
    if held is None or not held.posts:
        return (
            f"Words of posts by {speaker}: none are held. Most of what newspapers quote was never "
            "posted."
        )
    span = ""
    if held.first and held.last:
        days = dict.fromkeys((format_day(held.first), format_day(held.last)))
        span = f", which are from {' to '.join(days)}"
    return (
        f"More posts by {speaker} than those held{span}. Most of what newspapers quote was never "
        "posted."
    )
