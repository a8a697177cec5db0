"""Name what a verdict says: a sign and some words for each of the closed words of its fields."""

from archiver.models.records import (
    Attribution,
    Evidence,
    Flag,
    Problem,
    QuoteKind,
    Standing,
    Tie,
    Timing,
    Wording,
)

LABELS: dict[Wording, tuple[str, str]] = {
    "verbatim": ("✓", "Word for word"),
    "typographic": ("✓", "Same words"),
    "cleaned": ("✓", "Same words, tidied"),
    "abridged": ("…", "Shortened"),
    "unconfirmed": ("?", "Cannot be settled"),
    "altered": ("?", "Wording changed"),
    "not_found": ("∅", "Not found"),
    "too_short": ("?", "Too short to look up"),
}
"""A sign and a name for each wording. The sign is decoration: the name says it all. “≠” stands
only where something is wrong, which a wording alone does not tell."""
UNCHECKED: dict[QuoteKind, tuple[str, str]] = {
    "quotation": ("?", "Not checked yet"),
    "term": ("–", "A name or term, not checked"),
}
"""What a list says of a passage in quotation marks that has no verdict."""
TONES: dict[Wording, str] = {
    "verbatim": "good",
    "typographic": "good",
    "cleaned": "good",
    "abridged": "fair",
    "unconfirmed": "open",
    "altered": "fair",
    "not_found": "open",
    "too_short": "open",
}
PROBLEMS: dict[Problem, str] = {
    "misattributed": "Credited to somebody else",
    "altered": "Wording changed",
    "misleading_cut": "Misleadingly shortened",
    "impossible": "Quoted before it was posted",
}
"""What is wrong with a quotation, as lists call it."""
NEW_PROBLEMS: dict[Problem, str] = {
    "misattributed": "Newly credited to somebody else",
    "altered": "Newly altered",
    "misleading_cut": "Newly shortened misleadingly",
    "impossible": "Newly quoted before they were posted",
}
"""How a run's report counts what it found wrong for the first time."""
TIES: dict[Tie, str] = {
    "cited": "The article embeds or links this post, one that quotes it, or its neighbour in a "
    "thread.",
    "likely": "The words tell: they are too many or too rare to be chance.",
    "possible": "The words are the speaker's, but too few or too common to tell that this post "
    "is meant, or the post is younger than the quotation.",
}
"""Why a post is held to be the source."""
FLAGS: dict[Flag, str] = {
    "negation": "A negating word, such as “not” or “never”, differs: the meaning may be the "
    "opposite of what was posted.",
    "number": "A number, amount or date differs.",
    "name": "A name, @handle or #tag differs.",
    "reordered": "The words stand in another order.",
    "spliced": "The quotation joins passages that stand far apart or in different posts.",
    "question": "A question mark is missing or was added: a question may have become a statement.",
    "undisclosed_cut": "Words were left out and nothing in the quotation shows it.",
    "quoting": "The speaker asks these words, reads them out or says that somebody else said them.",
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
    "unknown": "The platform shows no such post, and nobody but news pages ever did: it may be "
    "invented, or was hidden or gone before anybody looked.",
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
