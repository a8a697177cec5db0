"""Say how a quotation differs from its post, for one cell of a table or one line of a message."""

from archiver.messages.verdicts import verdict_sentence
from archiver.models.verdict_records import Difference, Verdict

_MOST = 3
"""Differences that are told one by one."""
_LONGEST = 120
"""Characters of a passage that is shown."""


def difference_sentence(judged: Verdict) -> str:
    """Return the verdict in a sentence, and in a second one the words that differ."""
    sentence = verdict_sentence(judged)
    best = judged.findings[0] if judged.findings else None
    changes = [one for one in best.match.diff if one.op != "equal"] if best else []
    parts = [part for one in changes if (part := describe_change(one))]
    if not parts or judged.wording in {"verbatim", "typographic", "unconfirmed"}:
        return sentence
    told = parts[:_MOST]
    more = len(parts) - len(told)
    if more:
        told.append(f"differs in {more} more place{'s' if more > 1 else ''}")
    whole = told[0] if len(told) == 1 else f"{'; '.join(told[:-1])}; and {told[-1]}"
    return f"{sentence} The quotation {whole}."


def describe_change(change: Difference) -> str:
    """Return one difference as what follows "The quotation …", '' where no word differs.

    >>> describe_change(Difference(op="replace", quote="closed", post="open"))
    'has “closed” where the post has “open”'
    >>> describe_change(Difference(op="delete", quote="", post="not "))
    'leaves out “not”'
    """
    quote, post = _shown(change.quote), _shown(change.post)
    if change.op == "insert" and quote:
        return f"adds “{quote}”"
    if change.op == "delete" and post:
        return f"leaves out “{post}”"
    if change.op == "replace" and quote and post:
        return f"has “{quote}” where the post has “{post}”"
    return ""


def _shown(text: str) -> str:
    text = " ".join(text.split())
    if len(text) <= _LONGEST:
        return text
    half = _LONGEST // 2 - 1
    return f"{text[:half].rstrip()} … {text[-half:].lstrip()}"
