"""The package's layout: rooms, arrows between them, names, sizes, and a test for every module.

What does not keep a rule yet is listed, and a list can only shrink: an entry that keeps the
rule has to be taken out. A language's file (``languages/sv.py``) has its tests in its own
examples, which `tests/languages` walks.
"""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import archiver
from tests.source_tree import import_nodes, public_definitions

PACKAGE = Path(archiver.__path__[0])
TESTS = Path(__file__).parent

MOST_ENTRIES = 22  # directly under the package, but for the marker that type checkers look for
MARKER = "py.typed"
LOOSE = {"__init__.py", "errors.py", "plugins.py", "py.typed", "README.md"}
MOST_LEVELS = 10  # rooms on the longest way down; a cluster does what the night does
MOST_ARROWS = 99  # pairs of rooms of which one imports the other
MOST_LINES = 400  # of one module

VAGUE_FUNCTIONS = {"read", "said", "told", "shown", "asked", "named"}
NO_VERBS = {"a", "all", "an", "each", "every", "how", "it", "its", "no", "one", "some", "that"}
NO_VERBS |= {"the", "they", "this", "those", "what", "when", "where", "whether", "which", "who"}
VAGUE_FILES = {"utils", "util", "helpers", "helper", "common", "core", "manager", "misc", "base"}
BASES = {"platforms/base.py", "languages/base.py"}

# Names that several modules define, and modules that are longer.
SHARED_NAMES = {"main"}
LONG = {"archiver.extraction.quotations.weights"}
# A language's file holds all words of the language and no code, so it may be of any length.
LANGUAGE = re.compile(r"archiver\.languages\.[a-z]{2,3}")

# Matches decorators, "def find(\n    name: str,\n) -> str:" and the docstring's first word.
DESCRIBED = re.compile(
    r'(?ms)((?:^ *@[^\n]+\n)*)^ *(?:async )?def (\w+)\((?:(?!^ *(?:def|class) ).)*?:\n +"""(\w+)'
)


@cache
def modules() -> dict[str, Path]:
    """Map the dotted name of every module and package to its file."""
    found = {}
    for file in sorted(PACKAGE.rglob("*.py")):
        parts = ("archiver", *file.relative_to(PACKAGE).with_suffix("").parts)
        found[".".join(parts).removesuffix(".__init__")] = file
    return found


def imported_modules(file: Path) -> Iterator[str]:
    """Give each module of the package that a file imports, be it within a function.

    Imports are absolute (a test holds that), so that the text alone tells the module.
    """
    for node in import_nodes(file):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in modules())
        elif node.module in modules():
            for alias in node.names:
                submodule = f"{node.module}.{alias.name}"
                yield submodule if submodule in modules() else node.module


def room_of(module: str) -> str | None:
    """Name the folder directly under the package that a module is in, None for a loose one.

    ``archiver.text.urls`` is in ``text``, ``archiver.errors`` in none.
    """
    room = module.removeprefix("archiver").removeprefix(".").partition(".")[0]
    return room if room and (PACKAGE / room).is_dir() else None


@cache
def arrows() -> frozenset[tuple[str, str]]:
    """Give each pair of rooms of which the first imports something of the second."""
    pairs = (
        (room_of(module), room_of(imported))
        for module, file in modules().items()
        for imported in imported_modules(file)
    )
    return frozenset((one, other) for one, other in pairs if one and other and one != other)


@cache
def level_of(room: str) -> int:
    """Count the rooms on the longest way down from a room, itself included."""
    return 1 + max((level_of(below) for above, below in arrows() if above == room), default=0)


@cache
def definitions() -> dict[str, list[str]]:
    """Map each public class and function at the top of a module to the modules that define it."""
    found = defaultdict(list)
    for module, file in modules().items():
        for name in public_definitions(file):
            found[name].append(module)
    return found


@cache
def untested_modules() -> frozenset[str]:
    """Give the modules that no file of the tests of their own room imports."""
    tested = set()
    for room in (None, *{room_of(module) for module in modules()} - {None}):
        for file in (TESTS / room).rglob("*.py") if room else TESTS.glob("*.py"):
            tested |= {found for found in imported_modules(file) if room_of(found) == room}
    with_code = {
        module
        for module, file in modules().items()
        if file.stat().st_size and not is_language(module)
    }
    return frozenset(with_code - tested)


def is_language(module: str) -> bool:
    """Tell whether a module is one language, named by its code: archiver.languages.sv."""
    return re.fullmatch(r"archiver\.languages\.[a-z]{2,3}", module) is not None


def test_few_entries_stand_directly_under_the_package() -> None:
    entries = [entry for entry in PACKAGE.iterdir() if entry.name not in {"__pycache__", MARKER}]
    assert len(entries) <= MOST_ENTRIES
    assert {entry.name for entry in entries if entry.is_file()} <= LOOSE


def test_rooms_do_not_grow_together() -> None:
    assert len(arrows()) <= MOST_ARROWS
    assert max(level_of(room) for pair in arrows() for room in pair) <= MOST_LEVELS


def test_imports_are_absolute() -> None:
    relative = [
        module
        for module, file in modules().items()
        for node in import_nodes(file)
        if isinstance(node, ast.ImportFrom) and node.level
    ]
    assert not relative


def test_a_public_name_is_defined_once() -> None:
    shared = {name: places for name, places in definitions().items() if len(places) > 1}
    assert {name: shared[name] for name in shared.keys() - SHARED_NAMES} == {}
    assert shared.keys() >= SHARED_NAMES, "take out of SHARED_NAMES what is defined once by now"


def test_no_function_has_a_name_that_says_nothing() -> None:
    assert {name: definitions()[name] for name in VAGUE_FUNCTIONS & definitions().keys()} == {}


def test_what_a_function_does_is_said_as_a_command() -> None:
    """D401 holds the rest; it takes "Whether" and "Every" for verbs. A property is a noun."""
    for module, file in modules().items():
        for decorators, name, word in DESCRIBED.findall(file.read_text(encoding="utf-8")):
            if "property" not in decorators:
                assert word.lower() not in NO_VERBS, f"{module}.{name}: {word} …"


def test_no_file_or_folder_has_a_name_that_says_nothing() -> None:
    paths = [path.relative_to(PACKAGE) for path in PACKAGE.rglob("*")]
    assert {path.as_posix() for path in paths if path.stem in VAGUE_FILES} <= BASES


def test_no_module_is_long() -> None:
    lines = {
        module: len(file.read_text(encoding="utf-8").splitlines())
        for module, file in modules().items()
    }
    long = {
        module: count
        for module, count in lines.items()
        if count > MOST_LINES and not LANGUAGE.fullmatch(module)
    }
    assert {module: count for module, count in long.items() if module not in LONG} == {}
    assert long.keys() >= LONG, "take out of LONG what is short enough by now"


def test_every_module_is_imported_by_a_test_of_its_room() -> None:
    """A test of archiver/text/urls.py is somewhere under tests/text/."""
    missing = [
        f"{module}: a test under {wanted} has to import it (a package's __init__.py stays empty)"
        for module in sorted(untested_modules())
        for wanted in ["/".join(("tests", room_of(module) or "")).rstrip("/")]
    ]
    assert not missing, "\n".join(missing)
