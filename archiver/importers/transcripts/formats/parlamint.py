"""Sittings in TEI, as ParlaMint and other parliaments' corpora have them, in; turns out.

A turn is a `u`, or an `sp` as plays have it, with the person in `who`; notes of what was heard in
the hall are no speech. Names stand in the document's own list of persons, or in one beside it.
https://clarin-eric.github.io/ParlaMint/
"""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from archiver.errors import UnusableLine
from archiver.importers.transcripts.parsed import (
    ParsedTranscript,
    TranscriptFacts,
    TranscriptFile,
    TranscriptFormat,
    clean_fact,
    read_event_time,
)
from archiver.importers.transcripts.xml_tree import (
    XmlElement,
    local_name,
    parse_xml,
    printed_name,
    text_of,
)

_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_UNSPOKEN = frozenset(
    {
        *("note", "vocal", "kinesic", "incident", "gap", "desc", "pause", "head"),
        *("speaker", "stage"),
    }
)
_PERSONS = "*listPerson*.xml"
_LARGEST_LIST = 64 * 1024 * 1024


def _recognizes(file: TranscriptFile) -> bool:
    head = file.head.lstrip("\ufeff \t\r\n")
    return head.startswith("<") and ("<TEI" in head[:20_000] or "<teiCorpus" in head[:20_000])


def _read(file: TranscriptFile) -> Iterator[ParsedTranscript]:
    root, broken = parse_xml(file.text())
    found = ParsedTranscript(problems=[broken] if broken else [])
    names = _names(root) | _names_beside(file.path)
    found.facts = _facts(root)
    printed: str | None = None
    for element in root.iter():
        kind = local_name(element)
        if _names_speaker(element):
            printed = printed_name(element)
        elif kind == "u":
            inside = next((one for one in element if _names_speaker(one)), None)
            if inside is not None:
                printed = printed_name(inside)
            speaker = _speaker(element.get("who"), names, printed)
            for part in _said(element):
                found.add_turn(int(element.sourceline or 0), part, speaker=speaker)
            printed = None
        elif kind == "sp":
            label = next((one for one in element if local_name(one) == "speaker"), None)
            named = printed_name(label) if label is not None else None
            speaker = _speaker(element.get("who"), names, named)
            for part in _said(element):
                found.add_turn(int(element.sourceline or 0), part, speaker=speaker)
    if not found.turns:
        raise UnusableLine("a TEI document without an utterance (u, sp)")
    yield found


def _names_speaker(element: XmlElement) -> bool:
    return local_name(element) == "note" and element.get("type") == "speaker"


def _speaker(who: str | None, names: Mapping[str, str], printed: str | None) -> str | None:
    """Give who speaks, by the ids of `who` or what is printed before; several are nobody known.

    An id may have the prefix of its list: "#BrookAna", "parla.pers:BrookAna".
    """
    ids = (who or "").split()
    if len(ids) > 1:
        return printed
    number = ids[0].rpartition("#")[2] if ids else ""
    return names.get(number) or names.get(number.rpartition(":")[2]) or printed or number or None


def _facts(root: XmlElement) -> TranscriptFacts:
    titles: list[str] = []
    date = place = None
    header = next((item for item in root if local_name(item) == "teiHeader"), None)
    for element in header.iter() if header is not None else ():
        kind = local_name(element)
        if kind == "title" and element.getparent() is not None:
            if local_name(element.getparent()) == "titleStmt":
                titles.append(" ".join(text_of(element).split()))
        elif kind == "setting":
            for item in element.iter():
                name = local_name(item)
                if name == "date":
                    date = date or item.get("when") or item.get("from") or text_of(item)
                elif name in {"name", "placeName"} and item.get("type") in {None, "place", "city"}:
                    place = place or " ".join(text_of(item).split())
    language = root.get(_XML_LANG)
    return TranscriptFacts(
        id=root.get(_XML_ID),
        title=clean_fact(next(iter(titles), None)),
        event_at=read_event_time(date),
        place=clean_fact(place),
        kind="official",
        language=language.lower() if language else None,
    )


def _names(root: XmlElement) -> dict[str, str]:
    """Give the name of each person that a document lists, by its id."""
    found: dict[str, str] = {}
    for person in root.iter("{*}person"):
        number = person.get(_XML_ID)
        name = next(iter(person.iter("{*}persName")), None)
        if number is None or name is None:
            continue
        parts = {local_name(item): " ".join(text_of(item).split()) for item in name}
        whole = " ".join(
            part for kind in ("forename", "nameLink", "surname") if (part := parts.get(kind))
        )
        found[number] = whole or " ".join(text_of(name).split())
    return found


def _names_beside(path: Path) -> dict[str, str]:
    """Give those of the lists in the same folder and the one above, where corpora keep them."""
    found: dict[str, str] = {}
    for folder in (path.parent, path.parent.parent):
        for beside in sorted(folder.glob(_PERSONS)):
            with suppress(OSError, UnusableLine):
                if beside.stat().st_size <= _LARGEST_LIST:
                    found |= _names(parse_xml(beside.read_text(encoding="utf-8"))[0])
        if found:
            break
    return found


def _said(utterance: XmlElement) -> Iterator[str]:
    """Yield what was said, segment by segment, without what was noted of the hall."""
    parts = {"seg", "p", "l", "ab"}
    segments = [item for item in utterance if local_name(item) in parts] or [utterance]
    for segment in segments:
        yield " ".join("".join(_spoken(segment)).split())


def _spoken(element: XmlElement) -> Iterator[str]:
    kind = local_name(element)
    if kind in _UNSPOKEN or not kind:
        return
    if kind in {"w", "pc"}:
        yield "".join(element.itertext()).strip()
        if element.get("join") not in {"right", "both"}:
            yield " "
        return
    yield element.text or ""
    for item in element:
        yield from _spoken(item)
        yield item.tail or ""


SITTING = TranscriptFormat(
    name="parlamint",
    label="TEI of ParlaMint",
    recognizes=_recognizes,
    read=_read,
)
