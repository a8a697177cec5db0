"""Say how a quotation differs from its post, for one cell of a table or one line of a message."""

from dataclasses import dataclass
from typing import Literal

import regex

from archiver.messages.verdicts import is_joined, verdict_sentence
from archiver.models.verdict_records import Difference, Finding, Verdict
from archiver.models.vocabulary import Op

_MOST = 3
"""Differences that are told one by one."""
_LONGEST = 120
"""Characters of a passage that is shown."""
_ONWARD = 6
"""Words of the post that are shown beside a bracket at the quotation's end."""
# Matches the words up to the end of a sentence or line: "the glove" of "the glove. It fits".
_SENTENCE = regex.compile(r"[^.!?…\n]*")


@dataclass(frozen=True, slots=True)
class ShownDifference:
    """A difference as people are shown it, with two kinds more than those that are judged.

    `joined` are words of the quotation that stand in another post of the same author, `bracket`
    is what the quotation puts in brackets at its end, with what the post goes on with there.
    """

    op: Op | Literal["joined", "bracket"]
    quote: str
    post: str


def shown_differences(found: Finding) -> tuple[ShownDifference, ...]:
    """Return the differences of a match, none of them told as an addition that is none."""
    spliced = "spliced" in found.match.flags
    pieces = [
        ShownDifference(
            "joined" if spliced and is_joined(difference) else difference.op,
            difference.quote,
            difference.post,
        )
        for difference in found.match.diff
    ]
    if found.match.wording == "abridged":
        pieces = _with_last_bracket(pieces, found.version.text[found.match.span[1] :])
    return tuple(pieces)


def _with_last_bracket(pieces: list[ShownDifference], rest: str) -> list[ShownDifference]:
    """Put a bracket at the end together, beside what stands there in the post.

    How many words it stands for is not known, only where: the post's next words are shown.
    """
    if not pieces or pieces[-1].op != "insert" or "]" not in pieces[-1].quote:
        return pieces
    first = next((i for i in range(len(pieces) - 1, -1, -1) if "[" in pieces[i].quote), None)
    if first is None or not pieces[first].quote.startswith("["):
        return pieces
    quote = "".join(difference.quote for difference in pieces[first:])
    words = (_SENTENCE.match(rest) or [""])[0].split()
    shown = " ".join(words[:_ONWARD]) + (" …" if len(words) > _ONWARD else "")
    post = f"{''.join(difference.post for difference in pieces[first:]).rstrip()} {shown}".strip()
    if not post:
        return pieces
    return [*pieces[:first], ShownDifference("bracket", quote, post)]


def difference_sentence(judged: Verdict) -> str:
    """Return the verdict in a sentence, and in a second one the words that differ."""
    sentence = verdict_sentence(judged)
    best = judged.findings[0] if judged.findings else None
    changes = (
        [difference for difference in shown_differences(best) if difference.op != "equal"]
        if best
        else []
    )
    parts = [part for difference in changes if (part := describe_change(difference))]
    if not parts or judged.wording in {"verbatim", "typographic", "unconfirmed"}:
        return sentence
    messages = parts[:_MOST]
    more = len(parts) - len(messages)
    if more:
        messages.append(f"differs in {more} more place{'s' if more > 1 else ''}")
    whole = messages[0] if len(messages) == 1 else f"{'; '.join(messages[:-1])}; and {messages[-1]}"
    return f"{sentence} The quotation {whole}."


def describe_change(change: Difference | ShownDifference) -> str:
    """Return one difference as what follows "The quotation …", '' where no word differs.

    >>> describe_change(Difference(op="replace", quote="closed", post="open"))
    'has “closed” where the post has “open”'
    >>> describe_change(Difference(op="delete", quote="", post="not "))
    'leaves out “not”'
    """
    quote, post = _shown(change.quote), _shown(change.post)
    if change.op == "joined":
        return f"takes “{quote}” from another post"
    if change.op == "bracket":
        return f"has “{quote}” where the post goes on “{post}”"
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
