"""Name the author of a post that a page shows as the speaker of the words that it quotes from it.

A cited post decides who speaks where the text leaves it open (section 7 of the rules), so what is
read from a page says the same of it as the verdict. Pure: a reading in, its quotations out.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from archiver.matching.compare import compare_quotation
from archiver.matching.people.accusation import hands_on, is_named_in
from archiver.matching.people.attribution import Bearers, attribute_claim
from archiver.matching.people.identity import doubt_identity
from archiver.matching.people.names import name_parts
from archiver.matching.quotation import (
    PreparedPost,
    prepare_post,
    prepare_quotation,
    strip_outer_marks,
)
from archiver.matching.reposts import reposted_passage
from archiver.matching.stretch import units_per_word
from archiver.models.quote_context import ArticleContext, PlacedQuotation
from archiver.models.records import Author, Embed, PostVersion, Quote, Span
from archiver.text.words import split_words

DECIDING_WORDS = 6
"""A cited post with so many of a quotation's words tells who speaks."""
_RUN = 3
_TRIED = 3
"""Posts of a page that one quotation is compared with: those that share most runs with it."""
_SHARED = 20
"""Posts of a page by which one run of words is remembered."""
_MOST = 500
"""Quotations of a page that are compared with its posts."""
_BEGINNING = 2_000
"""Characters of a quotation by which posts that hold it are found."""
_REACH = 4_000
"""Characters of a line on each side of a quotation in which its author is sought."""

Run = tuple[str, ...]


def with_cited_speakers(
    text: str, embeds: Sequence[Embed], quotes: Sequence[Quote]
) -> tuple[Quote, ...]:
    """Return an article's quotations, with the author of a shown post where that decides.

    That is where a post with words on the page has six of the quotation's, its author is named in
    the paragraph outside of what is quoted, and it is not handed on.
    """
    shown = [embed for embed in embeds if embed.text and (embed.name or embed.handle)]
    if not shown:
        return tuple(quotes)
    sources = [prepare_post(PostVersion(text=embed.text or "")) for embed in shown]
    where: dict[Run, set[int]] = {}
    for index, source in enumerate(sources):
        for run in _runs(source.words.norms):
            posts = where.setdefault(run, set())
            if len(posts) < _SHARED:
                posts.add(index)
    context = ArticleContext(
        text,
        [
            PlacedQuotation(number, one.start, one.end, continues=one.continues)
            for number, one in enumerate(quotes)
        ],
    )
    found = list(quotes)
    looked = 0
    for number, quote in enumerate(quotes):
        alike = _alike(quote, where)
        if alike and looked < _MOST:
            looked += 1
            near = [(shown[index], sources[index]) for index in alike]
            found[number] = _decided(text, quote, context.paragraph_of(number), near)
    return tuple(found)


def _alike(quote: Quote, where: Mapping[Run, set[int]]) -> list[int]:
    """Return the indexes of the posts that share most runs with a quotation, most first."""
    if quote.kind != "quotation":
        return []
    norms = split_words(quote.text[:_BEGINNING]).norms
    counts = Counter(index for run in _runs(norms) for index in where.get(run, ()))
    return [index for index, _ in counts.most_common(_TRIED)]


def _decided(
    text: str, quote: Quote, paragraph: str, near: Sequence[tuple[Embed, PreparedPost]]
) -> Quote:
    quotation = prepare_quotation(strip_outer_marks(quote.text))
    for embed, source in near:
        if not _is_named(quote, embed, paragraph):
            continue
        match = compare_quotation(quotation, source, near=True, cited=True)
        if match is None or match.wording == "unconfirmed":
            continue
        if len(match.norms) < DECIDING_WORDS * units_per_word(match.norms):
            continue
        if reposted_passage(source.words.raw, match.span):
            continue
        if quote.speaker and hands_on(source, match, quote.speaker):
            continue
        place = _place_of_name(text, quote, embed)
        if place is not None:
            return replace(quote, speaker=embed.name or f"@{embed.handle}", speaker_span=place)
    return quote


def _is_named(quote: Quote, embed: Embed, paragraph: str) -> bool:
    """Tell whether the paragraph names a post's author, who is not the speaker already."""
    author = Author(handle=embed.handle, name=embed.name)
    handles = [embed.handle.casefold()] if embed.handle else []
    names = [embed.name] if embed.name else []
    if not is_named_in(paragraph, names, handles, surely=True):
        return False
    speaker = quote.speaker
    if speaker and doubt_identity(speaker, embed.name, handles):
        return False
    account = f"{embed.platform}:{(embed.handle or '').casefold()}"
    return attribute_claim(speaker, author, Bearers(), account) != "confirmed"


def _place_of_name(text: str, quote: Quote, embed: Embed) -> Span | None:
    """Find where the quotation's line names an author, by the last word of the name or the handle.

    The place nearest to the quotation counts.
    """
    before = text[max(0, quote.start - _REACH) : quote.start].rpartition("\n")[2]
    behind = text[quote.end : quote.end + _REACH].partition("\n")[0]
    last = name_parts(embed.name)[-1:] if embed.name else ()
    wanted = {*last, *([f"@{embed.handle.casefold()}"] if embed.handle else [])}
    found: list[Span] = []
    for start, line in ((quote.start - len(before), before), (quote.end, behind)):
        words = split_words(line)
        for index, norm in enumerate(words.norms):
            bare = norm.removesuffix("'s").removesuffix("'")
            if bare in wanted:
                end = words.ends[index] - len(norm) + len(bare)
                found.append((start + words.starts[index], start + end))

    def distance(place: Span) -> int:
        return min(abs(place[0] - quote.end), abs(quote.start - place[1]))

    return min(found, key=distance, default=None)


def _runs(norms: Sequence[str]) -> Iterator[Run]:
    for start in range(len(norms) - _RUN + 1):
        yield tuple(norms[start : start + _RUN])
