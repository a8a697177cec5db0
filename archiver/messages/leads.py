"""Say what is alike to a quotation and no match of it: whose it is, and how much it has.

Words alone: nothing is said of who is right.
"""

from archiver.messages.sentences import LEADS
from archiver.messages.speech_sentences import NOBODY, SPOKEN_LEADS, name_occasion
from archiver.messages.verdicts import author_name
from archiver.models.verdict_records import SimilarPost, Verdict


def introduce_lead(lead: SimilarPost) -> tuple[str, str, str]:
    """Return what stands before the name of whose words they are, the name, and what behind it."""
    if lead.speech is None:
        return "A post by ", author_name(lead.post.author), f" {LEADS[lead.share]}"
    where = name_occasion(lead.speech.transcript)
    return "", lead.speech.speaker or NOBODY, f"{where} {SPOKEN_LEADS[lead.share]}"


def leads_heading(judged: Verdict) -> str:
    """Return the line above what is only alike."""
    if all(lead.speech is None for lead in judged.leads):
        return "Posts that are alike, but no match:"
    return "Words that are alike, but no match:"
