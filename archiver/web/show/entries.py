"""Make entries of Atom feeds of what lists show."""

from archiver.archive.pages.articles import ListedArticle
from archiver.archive.pages.posts import PostSummary
from archiver.archive.pages.quotations import JudgedQuotation
from archiver.archive.pages.transcripts import ListedTranscript
from archiver.messages import verdicts
from archiver.messages.speech_sentences import KINDS
from archiver.web import datasette_compat
from archiver.web.render import cut, source_name
from archiver.web.show import listed
from archiver.web.show.atom import AtomEntry
from archiver.web.site_urls import SiteUrls

NEVER = "1970-01-01T00:00:00Z"
"""When something changed of which that is not known."""


def quotation_entry(where: SiteUrls, one: JudgedQuotation) -> AtomEntry | None:
    """Return a quotation and its verdict; None for one that has none."""
    if one.verdict is None:
        return None
    line = listed.line(where, one)
    summary = [verdicts.verdict_sentence(one.verdict), f"Quoted: “{one.text}”"]
    summary += [f"Posted: “{line.said}”"] if line.said else []
    summary += line.flags
    return AtomEntry(
        id=f"urn:archiver:quote:{one.key}",
        title=f"{line.label}: “{listed.shorten_line(one.text, 100)}”",
        updated=one.judged_at or NEVER,
        href=where.absolute(line.href),
        summary="\n".join(summary),
        author=one.site,
    )


def post_entry(where: SiteUrls, one: PostSummary) -> AtomEntry:
    """Return a post in its fullest latest wording."""
    author = verdicts.author_name(one.author)
    text = one.text or "Its text is not archived."
    return AtomEntry(
        id=f"urn:archiver:post:{datasette_compat.encode_path(one.key)}",
        title=f"{author}: {cut(' '.join(text.split()), 100)}",
        updated=one.posted_at or NEVER,
        href=where.absolute(where.post(one.key)),
        summary=text,
        author=author,
    )


def article_entry(where: SiteUrls, one: ListedArticle) -> AtomEntry:
    """Return an article."""
    return AtomEntry(
        id=f"urn:archiver:article:{one.key}",
        title=one.title or source_name(one.url),
        updated=one.published_at or NEVER,
        href=where.absolute(where.article(one.key)),
        summary=source_name(one.url),
        author=one.site,
    )


def transcript_entry(where: SiteUrls, one: ListedTranscript) -> AtomEntry:
    """Return an event whose words are held."""
    words = f"{one.words:,} word{'' if one.words == 1 else 's'}"
    return AtomEntry(
        id=f"urn:archiver:transcript:{datasette_compat.encode_path(one.key)}",
        title=one.title or "An event without a title",
        updated=one.event_at or NEVER,
        href=where.absolute(where.transcript(one.key)),
        summary="\n".join([f"{words}. {KINDS[one.kind]}", *one.speakers]),
        author=one.speakers[0] if one.speakers else None,
    )
