"""A path in, its transcripts out, with what is said beside the file and by whoever loads it."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from operator import itemgetter
from pathlib import Path

from archiver.archive.store.prepared_speech import PreparedSpeech
from archiver.errors import UnusableLine
from archiver.importers.transcripts.beside import known_beside
from archiver.importers.transcripts.parsed import ParsedTranscript, TranscriptFacts
from archiver.importers.transcripts.transcript_registry import (
    find_transcript_format,
    open_transcript_file,
)
from archiver.languages.detect import detect_language
from archiver.models.records import Post, content_digest
from archiver.models.transcript_records import Transcript
from archiver.models.vocabulary import TranscriptKind
from archiver.text.paths import displayed_path

_MOST_PROBLEMS = 1_000
"""Sentences about one transcript; more are counted in the last of them."""
_SAMPLE = 4_000


@dataclass(kw_only=True)
class ReadTranscript:
    """A transcript ready to be kept, the post it is of, and (file, line, sentence) about it.

    `transcript` is None where nothing of it can be used. Where it is `prepared` to be kept, its
    turns are there alone.
    """

    transcript: Transcript | None = None
    post: Post | None = None
    prepared: PreparedSpeech | None = None
    errors: list[tuple[str, int, str]] = field(default_factory=list)
    notes: list[tuple[str, int, str]] = field(default_factory=list)


def read_transcripts(
    path: Path, given: TranscriptFacts, *, address: str | None = None
) -> Iterator[ReadTranscript]:
    """Yield the transcripts of a file; `given` is what whoever loads it says of all of them.

    `address` is what the file stands for where it was fetched. Raises OSError where the file can
    no longer be read.
    """
    named = address or displayed_path(path)
    beside = known_beside(path)
    trouble = list(beside.problems)
    try:
        file = open_transcript_file(path)
        known = find_transcript_format(file)
        for parsed in known.read(file) if known else ():
            one = _prepare(path, named, parsed, given.over(beside.facts))
            one.errors = trouble + one.errors
            one.post, trouble = beside.post, []
            yield one
    except UnusableLine as error:
        yield ReadTranscript(errors=[*trouble, (named, 1, str(error))])
    except RecursionError:
        yield ReadTranscript(errors=[*trouble, (named, 1, "it is nested too deeply to be read")])


def _prepare(
    path: Path, named: str, parsed: ParsedTranscript, given: TranscriptFacts
) -> ReadTranscript:
    facts = given.over(parsed.facts)
    done = ReadTranscript(
        errors=[(named, line, told) for line, told in _bounded(parsed.problems)],
        notes=[(named, line, told) for line, told in parsed.notes],
    )
    if not parsed.turns:
        if not done.errors:
            done.errors.append((named, 1, "a transcript without words"))
        return done
    turns = tuple(
        replace(turn, speaker=facts.speaker) if turn.speaker is None and facts.speaker else turn
        for turn in parsed.turns
    )
    kind: TranscriptKind = facts.kind or (
        "press" if any(turn.speaker for turn in turns) else "captions"
    )
    if facts.kind is None:
        message = f"taken to be of the kind {kind}: say --kind where it is another"
        done.notes.append((named, 1, message))
    if facts.event_at is None:
        message = (
            "no date of the event is known: its words are tied to an article that links it only"
        )
        done.notes.append((named, 1, f"{message}; say --event-at"))
    done.transcript = Transcript(
        id=_identify(path, parsed, given, facts),
        kind=kind,
        title=facts.title or path.name.partition(".")[0],
        url=facts.url,
        aliases=_aliases_of(facts, parsed.facts),
        event_at=facts.event_at,
        place=facts.place,
        language=_language(facts.language, parsed),
        post=facts.post,
        turns=turns,
    )
    return done


def _bounded(problems: list[tuple[int, str]]) -> list[tuple[int, str]]:
    problems = sorted(problems, key=itemgetter(0))
    if len(problems) <= _MOST_PROBLEMS:
        return problems
    left = len(problems) - _MOST_PROBLEMS
    return [*problems[:_MOST_PROBLEMS], (problems[-1][0], f"and {left:,} more like these")]


def _identify(
    path: Path, parsed: ParsedTranscript, given: TranscriptFacts, facts: TranscriptFacts
) -> str:
    """Give the id of an event: its own, that of its video's post, or a digest of what names it."""
    if facts.id:
        return facts.id
    if facts.url and (given.url or parsed.facts.url):
        return content_digest("transcript", facts.url)
    own = parsed.facts
    return content_digest("transcript", path.resolve().as_uri(), own.title, own.event_at)


def _aliases_of(facts: TranscriptFacts, own: TranscriptFacts) -> tuple[str, ...]:
    """List every address but the first: what a file says of itself is one whatever else is said."""
    said = [*(facts.aliases or ()), *(own.aliases or ()), *([own.url] if own.url else ())]
    return tuple(dict.fromkeys(item for item in said if item != facts.url))


def _language(known: str | None, parsed: ParsedTranscript) -> str | None:
    if known:
        return known.split("-")[0].split("_")[0].lower()[:8] or None
    sample = ""
    for turn in parsed.turns:
        sample += f"{turn.text} "
        if len(sample) > _SAMPLE:
            break
    return detect_language(sample[:_SAMPLE])
