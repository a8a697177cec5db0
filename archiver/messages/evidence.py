"""Say what an evidence bundle shows, what it does not, and how each part of it is checked."""

from collections.abc import Mapping

from archiver.messages.moments import format_day
from archiver.models.verdict_records import Verdict
from archiver.models.vocabulary import Evidence

WHAT_IT_IS = (
    "This file holds what one verdict on one quotation rests on: the captures of the article and "
    "of the post, byte for byte as they came, and the proof that they have not been changed since "
    "the archive sealed them. It can be checked without the program that made it."
)
WHAT_IT_IS_NOT = (
    "It is no proof of who held an account, nor that a person wrote what the account posted.",
    (
        "It shows what a server answered with when it was asked, as whoever ran the archive "
        "recorded it. Nobody else took part in that; the seal shows that nothing was changed "
        "afterwards."
    ),
    (
        "The verdict itself is not sealed. It is worked out by rules from the captures, and "
        "whoever has both can work it out again."
    ),
    (
        "A copy of this file is not reached when somebody has a post removed from the archive. "
        "Whoever holds one decides whether it is still right to keep it."
    ),
)
PUBLISHER_ALONE = (
    "The text of the post is known from a news page alone: that it was posted in these words rests "
    "on that publisher's word, and on nobody else's."
)
_NO_BYTES = {
    "import": "a file that a person loaded into the archive; only its hash is kept, and the file "
    "stays with that person",
    "forgotten": "it was removed from the archive at somebody's rightful request; what is left is "
    "the hash by which it was sealed",
    "withheld": "it shows a post that was removed from the archive at somebody's rightful request, "
    "and is left out here for that reason",
    "missing": "the archive's file with it cannot be read",
}
ROLES = {"article": "The article", "post": "The post", "speech": "The words as spoken"}
"""What a capture shows, as a heading."""


def absence_sentence(why: str) -> str:
    """Say why the bytes of a capture are not in a bundle."""
    return f"Not in this file: {_NO_BYTES[why]}."


def corroboration_sentence(judged: Verdict) -> str | None:
    """Say which part rests on a publisher's word alone; None where none does."""
    best = judged.findings[0] if judged.findings else None
    if best is None or (best.corroborated and best.evidence != "embed"):
        return None
    return PUBLISHER_ALONE


def stamp_sentence(stamped: list[tuple[str, str]]) -> str:
    """Say who vouches for when the captures were sealed, by authority and moment."""
    if not stamped:
        return (
            "No authority stamped the seals: when the captures were sealed rests on the archive's "
            "own word."
        )
    message = "; ".join(f"{authority} at {moment}" for authority, moment in stamped)
    return (
        f"Stamped by {message}: by then at the latest everything sealed up to there existed as it "
        "stands here."
    )


def strength_lines(
    seen: Mapping[Evidence, str], publishers: int, copies: int
) -> tuple[tuple[str, str, str], ...]:
    """Say in words and signs how well a post's words are known: tone, sign and sentence each.

    `seen` has the moment of the last look that showed the words, by where that was; `publishers`
    is how many show those words, `copies` how many a web archive keeps.

    >>> strength_lines({"embed": "2031-05-04"}, 1, 0)[0]
    ('fair', '○', 'On the pages of one publisher.')
    """
    lines: list[tuple[str, str, str]] = []
    platform = max((seen[one] for one in ("api", "oembed") if one in seen), default=None)
    if platform:
        lines.append(("good", "●", f"At the platform itself, last on {format_day(platform)}."))
    if "archive" in seen or copies:
        when = f", as it was seen on {format_day(seen['archive'])}" if "archive" in seen else ""
        lines.append(("good", "●", f"In a web archive{when}."))
    if "import" in seen:
        when = format_day(seen["import"])
        lines.append(("fair", "◐", f"In a file that a person loaded on {when}."))
    if publishers:
        several = publishers > 1
        noun = f"{publishers:,} publishers" if several else "one publisher"
        tone, sign = ("good", "◐") if several else ("fair", "○")
        lines.append((tone, sign, f"On the pages of {noun}."))
    if set(seen) == {"embed"}:
        lines.append(("fair", "!", PUBLISHER_ALONE))
    return tuple(lines)


def evidence_elsewhere(key: str) -> tuple[str, str]:
    """Say how the evidence for a quotation is made where a site hands on none, and the command.

    >>> evidence_elsewhere("3f2a9c04b1d7e8")[1]
    'archiver evidence 3f2a9c04b1d7'
    """
    sentence = (
        "To hand on the evidence as one file, for somebody who does not have this archive, run "
        "this where the archive lies beside its folder of captures:"
    )
    return sentence, f"archiver evidence {key[:12]}"
