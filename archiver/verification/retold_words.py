"""Tell whether a quotation only changes who "I" is, because its sentence reports the words. Pure.

"She said that she would “never sell her boat”" has of "I will never sell my boat" all words but
one, and that one because the sentence is the article's. The difference is listed, and accuses
nobody.
"""

from archiver.languages.reported_person import reported_persons
from archiver.models.verdict_records import Claim, Match
from archiver.text.words import word_norms


def is_retold(claim: Claim, match: Match) -> bool:
    """Tell whether all that differs are words of the first person made ones of the third.

    Only of a quotation that begins inside a sentence.
    """
    if not claim.quote.strip("“”\"„«»‘’' ")[:1].islower():
        return False
    changes = [step for step in match.diff if step.op != "equal"]
    return bool(changes) and all(
        step.op == "replace" and _are_reported(word_norms(step.post), word_norms(step.quote))
        for step in changes
    )


def _are_reported(own: tuple[str, ...], reported: tuple[str, ...]) -> bool:
    return len(own) == len(reported) and all(
        ours == theirs or ours in reported_persons().get(theirs, ())
        for theirs, ours in zip(own, reported, strict=True)
    )
