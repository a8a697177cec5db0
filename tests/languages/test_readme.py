"""What the room's README tells a stranger to do works as it stands there."""

import re
import tomllib
from pathlib import Path
from types import ModuleType

import archiver.languages
from archiver.languages.base import Language
from archiver.languages.registry import check_patterns
from archiver.plugins import ENTRY_POINT_GROUP
from tests.languages.records import examples_that_fail, registered

README = Path(archiver.languages.__path__[0]) / "README.md"


def blocks(kind: str) -> list[str]:
    return re.findall(
        rf"^```{kind}\n(.*?)^```", README.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
    )


def example() -> Language:
    (source,) = blocks("python")
    module = ModuleType("archiver_estonian")
    exec(compile(source, "README.md", "exec"), module.__dict__)  # noqa: S102 - our own document
    (record,) = module.register_languages()
    assert isinstance(record, Language)
    return record


def test_the_worked_example_keeps_its_own_examples_once_it_is_registered() -> None:
    record = check_patterns(example())
    assert record.examples.negations_match
    assert record.examples.sentences
    with registered(record):
        assert examples_that_fail(record) == []


def test_the_worked_example_would_fail_without_its_words() -> None:
    record = example()
    bare = Language(code="et", name="Estonian", examples=record.examples)
    with registered(bare):
        assert ("negations_match", "polnud") in examples_that_fail(bare)


def test_the_entry_point_names_the_group_that_is_searched() -> None:
    (told,) = blocks("toml")
    assert tomllib.loads(told)["project"]["entry-points"][ENTRY_POINT_GROUP] == {
        "estonian": "archiver_estonian"
    }


def test_the_table_names_every_module_of_the_room_but_the_languages() -> None:
    table = README.read_text(encoding="utf-8").partition("## Add to")[0]
    named = set(re.findall(r"`(\w+\.py)`", table))
    modules = {file.name for file in README.parent.glob("*.py") if len(file.stem) > 3}
    assert modules - {"__init__.py"} == {name for name in named if len(name) > len("en.py")}
    assert all((README.parent / name).exists() for name in named)


def test_the_worked_example_has_what_the_tests_of_this_repository_want() -> None:
    record = example()
    assert record.quotation_marks
    assert record.examples.sentences
