"""Explain every word that a table of verdicts has in its columns."""

from archiver.messages import sentences
from archiver.messages.verdict_labels import (
    ATTRIBUTIONS,
    FLAGS,
    PROBLEMS,
    STANDINGS,
    TIES,
    TIMINGS,
)
from archiver.models.vocabulary import Problem, Wording

WORDINGS: dict[Wording, str] = {
    "verbatim": "Exactly these words stand in the post.",
    "typographic": f"The same words; only {sentences.DRESS} differ.",
    "cleaned": "The same words, tidied as any writer does with spoken ones: fillers, repeats, "
    "contractions, spellings.",
    "abridged": "The post's words, and the quotation marks where it leaves out or adds something.",
    "unconfirmed": "It cannot be settled: of the post that comes into question too little is held.",
    "altered": "A post comes close, but not in these words: the column difference says which.",
    "not_found": "No post in the archive comes close. That does not show that nobody ever posted "
    "it: the archive may not hold the post.",
    "too_short": "Too few words to look up.",
}
"""What each wording means."""
_PROBLEMS: dict[Problem, str] = {
    "misattributed": "The words are those of somebody else's post than of the speaker named.",
    "altered": "The wording is changed, and the post that is meant is sure.",
    "misleading_cut": "What was left out may change the meaning.",
    "impossible": "The quotation was published before the post.",
}
_COLUMNS: tuple[tuple[str, str], ...] = (
    ("author", "Who wrote the post that was found."),
    ("posted_at", "When the post was written, in UTC."),
    ("post", "The text of the post, as far as it is archived."),
    ("post_url", "Where the post is or was."),
    ("difference", "The verdict in a sentence, and the words that differ."),
)
COVERAGE = (
    "A verdict is only about the posts that the archive holds. What is not found in it may have "
    "been posted all the same; what is found was compared word by word."
)
"""What a reader of a table must know."""


def list_words() -> list[tuple[str, str, str]]:
    """Return each column's words with what they mean, as column, word and sentence."""
    rows: list[tuple[str, str, str]] = [("wording", *one) for one in WORDINGS.items()]
    rows += [("problem", word, f"{PROBLEMS[word]}. {_PROBLEMS[word]}") for word in _PROBLEMS]
    for column, words in (
        ("tie", TIES),
        ("flags", FLAGS),
        ("attribution", ATTRIBUTIONS),
        ("timing", TIMINGS),
        ("standing", STANDINGS),
    ):
        rows += [(column, word, meaning) for word, meaning in words.items()]
    rows += [(column, "", meaning) for column, meaning in _COLUMNS]
    return rows
