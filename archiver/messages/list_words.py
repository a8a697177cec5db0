"""Name the lists of the site, their filters and orders, as people read them."""

from archiver.messages.verdict_labels import LABELS, PROBLEMS

LIST_TITLES = {
    "quotations": ("Quotations", "What articles quote, and what the archive has of it."),
    "corrected": (
        "Corrected since",
        "Quotations with something wrong that their articles had, and no longer have.",
    ),
    "posts": ("Posts", "What is archived of social platforms, each in its fullest latest wording."),
    "articles": ("Articles", "What was read, each in its current version."),
    "people": ("People", "Accounts whose posts are held or shown."),
    "publishers": ("Publishers", "Whose articles were read."),
    "runs": ("Runs", "What the program did, one run at a time."),
    "transcripts": (
        "Speech",
        "Speeches, debates, sessions, podcasts and videos of which a transcript is held.",
    ),
    "followed": (
        "People who are followed",
        "Everything that these accounts post is archived, whether anybody quotes it or not.",
    ),
}
"""The heading of each list, and what stands below it."""

EMPTY_LIST = ("archiver crawl", "reads articles and keeps the posts that they cite.")
"""A command that fills a list, and what it does."""
EMPTY_LISTS = {
    "transcripts": ("archiver import", "loads transcripts of what was spoken."),
    "followed": ("archiver sources add @name@server", "follows an account."),
}

FILTER_LABELS = {
    "q": "Words",
    "from": "From",
    "to": "To",
    "problem": "Something is wrong",
    "wording": "Wording",
    "tie": "Tie to the post",
    "site": "Publisher",
    "speaker": "Speaker",
    "platform": "Platform",
    "person": "Account",
    "post": "Post",
    "quoted": "Quoted",
    "cue": "Said to be",
    "language": "Language",
    "command": "Command",
    "status": "Ended",
    "kind": "Written down by",
    "state": "How far it is",
}
"""What each filter is called beside its field."""

ORDER_LABELS = {
    "published": "latest published",
    "judged": "latest judged",
    "posted": "latest posted",
    "archived": "latest archived",
    "read": "latest read",
    "oldest": "oldest",
    "posts": "most posts",
    "latest": "latest",
    "name": "by name",
    "articles": "most articles",
    "misquoted": "most often quoted wrongly",
}
"""What each order is called."""

ORDER_NOTES = {
    ("people", "misquoted"): "Sorted by the share of the quotations of an account’s posts with "
    "which something is wrong. Accounts with fewer than {enough} quotations come behind, for a "
    "share of few says little. What is wrong is the quoting, not what the account posted.",
}
"""What is said above a list in an order, by the list and the order."""

PASSAGE = "quoted passage"
"""What a run counts that it found: quotations, and names and terms, which get no verdict."""
PASSAGE_NOTE = (
    "Passages in quotation marks are counted, names and terms among them, which get no verdict."
)

VALUE_LABELS: dict[str, dict[str, str]] = {
    "problem": {"any": "anything", "none": "nothing"}
    | {str(one): label for one, label in PROBLEMS.items()},
    "wording": {str(wording): label for wording, (_, label) in LABELS.items()},
    "tie": {
        "cited": "the article cites it",
        "likely": "the words tell",
        "possible": "too few words to tell",
    },
    "status": {
        "running": "still running",
        "done": "done",
        "failed": "failed",
        "stopped": "stopped",
    },
    "kind": {
        "official": "official record",
        "press": "a newspaper or agency",
        "captions": "captions",
        "machine": "a machine",
    },
    "state": {
        "new": "not read yet",
        "followed": "followed",
        "unlisted": "its platform lists nothing",
        "ended": "ended",
    },
}
"""How values of filters are called, where the archive's own word says too little."""


def corrected_sentence(total: int, *, bounded: bool) -> str:
    """Say how many quotations that were put right a list of quotations leaves out.

    >>> corrected_sentence(1, bounded=False)
    '1 more with something wrong is no longer in its article'
    """
    some = f"{'at least ' if bounded else ''}{total:,} more with something wrong"
    return f"{some} {'is no longer in its article' if total == 1 else 'are no longer in theirs'}"


def total_sentence(total: int, noun: str, *, bounded: bool) -> str:
    """Say how much a list has.

    >>> total_sentence(1, "quotation", bounded=False), total_sentence(2000, "post", bounded=True)
    ('1 quotation', 'at least 2,000 posts')
    """
    plural = {"person": "accounts"}.get(noun, f"{noun}s")
    name = {"person": "account"}.get(noun, noun) if total == 1 else plural
    return f"{'at least ' if bounded else ''}{total:,} {name}"


def writers_sentence(signed: int, total: int, *, shown: int, names: int) -> str:
    """Say which quotations of a publisher are counted by the author of the article.

    >>> writers_sentence(7, 9, shown=2, names=2)
    '7 of the 9 judged quotations are in articles that name an author; only these are counted here.'
    """
    message = (
        f"All {total:,} judged quotations are in articles that name an author."
        if signed == total
        else f"{signed:,} of the {total:,} judged quotations are in articles that name an author; "
        "only these are counted here."
    )
    if shown == names:
        return message
    return f"{message} Of {names:,} authors the {shown:,} are shown with most that is wrong."
