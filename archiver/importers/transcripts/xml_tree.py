"""XML of others in, a tree out: no entity of its own is expanded, nothing is loaded."""

import re
from typing import Any, TypeAlias

from lxml import etree

from archiver.errors import UnusableLine
from archiver.importers.transcripts.parsed import clean_fact

XmlElement: TypeAlias = Any
"""An element of lxml, whose types are not known."""
# A document that declares entities of its own may be a bomb, and no transcript needs them.
_ENTITY = re.compile(r"<!ENTITY", re.IGNORECASE)
_DECLARED = re.compile(r"\s*<\?xml[^>]*\?>")


def parse_xml(text: str) -> tuple[XmlElement, tuple[int, str] | None]:
    """Give the root, and (line, sentence) where the document is damaged and read as far as it goes.

    Raises UnusableLine for what has no element at all, and for one that declares entities.
    """
    if _ENTITY.search(text):
        raise UnusableLine("it declares entities of its own, which are not read")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=True
    )
    # As text, whatever encoding it was written in: the declaration of that is no longer true.
    body = text.lstrip("\ufeff")
    # At its beginning alone: it stands nowhere else, and looked for behind every blank of a
    # sitting's text it took the square of those in a row.
    if declared := _DECLARED.match(body):
        body = body[declared.end() :]
    try:
        root = etree.fromstring(body.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as error:
        raise UnusableLine(f"no XML: {error.msg}") from error
    if root is None:
        raise UnusableLine("no XML: it has no element")
    wrong = parser.error_log.last_error if len(parser.error_log) else None
    if wrong is None:
        return root, None
    return root, (int(wrong.line), f"the XML is damaged: {wrong.message}; read as far as it goes")


def local_name(element: XmlElement) -> str:
    """Give an element's name without its namespace; '' for comments and the like."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def text_of(element: XmlElement) -> str:
    """Give all text in an element."""
    return "".join(element.itertext())


def printed_name(element: XmlElement) -> str | None:
    """Give the name that is printed before a turn, without its colon: "Ms. Brook:"."""
    return clean_fact(text_of(element).strip().rstrip(":"))
