"""Say what a picture of a post shows and what was posted; never who made the picture.

Whoever is named in a forged picture did not forge it, and whoever shows it may have been taken in.
"""

from archiver.messages import sentences
from archiver.messages.moments import format_day
from archiver.messages.plain_names import plain_name
from archiver.messages.verdict_labels import LABELS
from archiver.messages.verdicts import author_name, verdict_headline, verdict_sentence, verdict_tone
from archiver.models.picture_records import PictureDifference, PictureVerdict
from archiver.models.verdict_records import Finding

PICTURED = "The picture shows what was read in it; nothing is said of who made or changed it."
READER_NAMES = {"rapidocr": "RapidOCR", "tesseract": "Tesseract"}
_SAME = "The words in the picture are those of the post by {author}{when}{rest}."
_OTHER = (
    "The picture does not show the words that {author} posted{when}: {changes}. That says nothing "
    "of who changed them."
)
_UNSURE = (
    "Whether the picture shows the words of the post by {author}{when} cannot be told, for not all "
    "of it could be read surely: {changes}. Look at both side by side."
)
_WRONG_NAME = (
    "The picture names {speaker}, but the archive holds these words as a post by {author}{when}. "
    "That says nothing of who put the name there."
)
_SHORT = (
    "These few words stand in a post by {author}{when}; they are too few to tell whether it is "
    "that one."
)
_PROBLEMS = {
    "misattributed": "A picture names another author than the archive's post has",
}
_OTHER_WORDS = "A picture shows other words than were posted"
_MOST_CHANGES = 3
_LONGEST = 80


def picture_problem_sentence(problem: str) -> str:
    """Say what a picture shows that was not posted so; look at both before anything is said.

    >>> picture_problem_sentence("altered")
    'A picture shows other words than were posted: look at both before you say so'
    """
    return f"{_PROBLEMS.get(problem, _OTHER_WORDS)}: look at both before you say so"


def picture_headline(judged: PictureVerdict) -> tuple[str, str, str]:
    """Return the sign, the name and the tone above the answer."""
    verdict = judged.verdict
    sign, label = verdict_headline(verdict)
    tone = verdict_tone(verdict)
    if verdict.reason == "picture" and verdict.findings:
        sign, label = LABELS["unconfirmed"]
    if verdict.wording == "altered" and verdict.findings:
        label = "The picture shows other words than were posted"
    return sign, label, tone


def picture_sentence(judged: PictureVerdict) -> str:
    """Say in one or two sentences what the picture shows, and what was posted."""
    verdict = judged.verdict
    best = verdict.findings[0] if verdict.findings else None
    if best is None or best.speech is not None or best.standing == "unknown":
        return verdict_sentence(verdict)
    pattern = _pattern(judged, best)
    if pattern is None:
        return verdict_sentence(verdict)
    day = format_day(best.post.posted_at) if best.post.posted_at else ""
    sure = [difference for difference in judged.differences if difference.sure]
    sentence = pattern.format(
        author=author_name(best.post.author),
        when=f" on {day}" if day else "",
        speaker=plain_name(verdict.claim.speaker or "somebody else"),
        changes=_changes(sure if verdict.wording == "altered" else judged.differences),
        rest="" if best.match.coverage > 0.98 else ", or a part of them",
    )
    if verdict.corroborated is False:
        sentence = f"{sentence[:-1]} ({sentences.UNCORROBORATED})."
    return sentence


def _pattern(judged: PictureVerdict, best: Finding) -> str | None:
    verdict = judged.verdict
    if verdict.reason == "picture":
        return _UNSURE if judged.differences else None
    if best.attribution == "mismatch":
        return _WRONG_NAME
    if verdict.tie == "possible":
        return _SHORT
    if verdict.wording == "altered":
        return _OTHER
    return _SAME if verdict.wording in {"verbatim", "typographic"} else None


def _changes(found: "list[PictureDifference] | tuple[PictureDifference, ...]") -> str:
    messages = [describe_pictured_change(difference) for difference in found[:_MOST_CHANGES]]
    more = len(found) - _MOST_CHANGES
    return "; ".join(messages) + (f"; and {more} more" if more > 0 else "") or "some of it"


def describe_pictured_change(one: PictureDifference) -> str:
    """Say what a picture has in the place of the post's words.

    >>> describe_pictured_change(PictureDifference(picture="Friday", post="Sunday", sure=True))
    'it has “Friday” where the post has “Sunday”'
    """
    shown, held = _cut(one.picture), _cut(one.post)
    if not one.picture:
        return f"it lacks “{held}” of the post"
    if not one.post:
        return f"it has “{shown}”, which the post has not"
    return f"it has “{shown}” where the post has “{held}”"


def _cut(text: str) -> str:
    plain = plain_name(text)
    return plain if len(plain) <= _LONGEST else f"{plain[:_LONGEST]}…"


def describe_picture(judged: PictureVerdict) -> list[tuple[str, str]]:
    """List what was read in a picture, each with its name, for a person."""
    post = judged.post
    by = post.name or ""
    if post.handle:
        by = f"{by} @{post.handle}".strip()
    readers = " and ".join(READER_NAMES[body] for body in post.bodies)
    found = [
        ("Author", plain_name(by) or "not seen"),
        ("Date", format_day(post.posted_at) if post.posted_at else "not seen"),
        ("Read by", readers),
    ]
    return found + [("Note", f"{note[0].upper()}{note[1:]}.") for note in judged.notes]
