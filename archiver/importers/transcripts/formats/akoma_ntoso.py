"""Debates in Akoma Ntoso, as many parliaments publish theirs, in; turns out.

A `speech`, a question and an answer have in `by` who speaks, whose name the document lists, and in
`from` how that is printed. https://docs.oasis-open.org/legaldocml/akn-core/v1.0/
"""

from collections.abc import Iterator, Mapping

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

_TURNS = frozenset({"speech", "question", "answer", "speechGroup", "other"})
_UNSPOKEN = frozenset(
    {*("from", "scene", "narrative", "heading", "num", "subheading", "remark", "recordedTime")}
)
_SPOKEN = frozenset({"p", "li", "blockList", "block"})
_HEAD = 20_000


def _recognizes(file: TranscriptFile) -> bool:
    head = file.head.lstrip("\ufeff \t\r\n")
    return head.startswith("<") and "akomaNtoso" in head[:_HEAD]


def _read(file: TranscriptFile) -> Iterator[ParsedTranscript]:
    root, broken = parse_xml(file.text())
    found = ParsedTranscript(problems=[broken] if broken else [])
    names = _names(root)
    date = next((one.get("date") for one in root.iter("{*}FRBRdate")), None)
    title = next((text_of(one) for one in root.iter("{*}docTitle")), None)
    language = next((one.get("language") for one in root.iter("{*}FRBRlanguage")), None)
    found.facts = TranscriptFacts(
        title=clean_fact(title),
        event_at=read_event_time(date),
        kind="official",
        language=language[:2] if language else None,
    )
    for element in root.iter():
        if local_name(element) in _TURNS:
            speaker = _speaker(element, names)
            for line, words in _said(element):
                found.add_turn(line, words, speaker=speaker)
    if not found.turns:
        raise UnusableLine("a document of Akoma Ntoso without a speech")
    yield found


def _names(root: XmlElement) -> dict[str, str]:
    """Give the name of each person and role that a document lists, by its id."""
    return {
        identifier: shown
        for kind in ("TLCPerson", "TLCRole", "TLCOrganization")
        for one in root.iter(f"{{*}}{kind}")
        if (identifier := one.get("eId") or one.get("id"))
        and (shown := clean_fact(one.get("showAs")))
    }


def _speaker(element: XmlElement, names: Mapping[str, str]) -> str | None:
    """Give the name listed of who speaks, else how it is printed before the words."""
    known = names.get((element.get("by") or "").rpartition("#")[2])
    printed = next((one for one in element if local_name(one) == "from"), None)
    return known or (printed_name(printed) if printed is not None else None)


def _said(element: XmlElement) -> Iterator[tuple[int, str]]:
    """Yield the paragraphs of a turn with their lines, without those of a turn inside it."""
    for item in element:
        kind = local_name(item)
        if kind in _SPOKEN:
            words = " ".join("".join(_spoken(item)).split())
            yield int(item.sourceline or 0), words
        elif kind and kind not in _UNSPOKEN | _TURNS:
            yield from _said(item)


def _spoken(element: XmlElement) -> Iterator[str]:
    yield element.text or ""
    for item in element:
        kind = local_name(item)
        if kind and kind not in _UNSPOKEN:
            yield from _spoken(item)
        yield item.tail or ""


DEBATE = TranscriptFormat(
    name="akoma_ntoso", label="Akoma Ntoso", recognizes=_recognizes, read=_read
)
