"""Code blocks, tables and links of the documents that stand beside the code."""

import re
from pathlib import Path
from types import ModuleType

_BLOCK = re.compile(r"^(?:<!-- (\w+) -->\n)?```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\(([^)#]*)(#[^)]*)?\)")


def code_blocks(document: Path, language: str, mark: str = "") -> list[str]:
    """The blocks of a language, in their order, which stand below that comment or below none."""
    found = _BLOCK.findall(document.read_text(encoding="utf-8"))
    return [text for under, name, text in found if (under, name) == (mark, language)]


def run_block(code: str, document: Path) -> ModuleType:
    """Run a block as a module of its own."""
    module = ModuleType("documented")
    exec(compile(code, str(document), "exec"), module.__dict__)  # noqa: S102 - our own document
    return module


def table_rows(document: Path, heading: str) -> list[list[str]]:
    """The cells of the first table below a heading, without its head."""
    below = document.read_text(encoding="utf-8").partition(f"# {heading}\n")[2]
    lines = below[below.index("\n|") + 1 :].split("\n\n")[0].splitlines()[2:]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines]


def code_words(cell: str) -> list[str]:
    """What a cell has between backquotes."""
    return re.findall(r"`([^`]+)`", cell)


def anchors(document: Path) -> set[str]:
    """The names under which headings are linked to."""
    heads = re.findall(r"^#+ (.*)$", document.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


def broken_links(document: Path) -> list[str]:
    """Links to files and headings that are not there."""
    broken = []
    for path, anchor in _LINK.findall(document.read_text(encoding="utf-8")):
        if "://" in path:
            continue
        target = (document.parent / path).resolve() if path else document
        if not target.exists() or (anchor and anchor[1:] not in anchors(target)):
            broken.append(f"{path}{anchor}")
    return broken
