"""Plug-ins are found by entry points; a broken one is named and left out."""

import sys
from collections.abc import Callable, Iterator
from importlib.metadata import EntryPoint
from pathlib import Path
from types import SimpleNamespace

import pluggy
import pytest

from archiver import plugins

Install = Callable[[str, str], EntryPoint]


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Writes a module of the given text and gives the entry point that names it."""
    monkeypatch.syspath_prepend(tmp_path)
    written = []

    def write(name: str, text: str) -> EntryPoint:
        module = f"plug_in_{name}"
        (tmp_path / f"{module}.py").write_text(text)
        written.append(module)
        return EntryPoint(name, module, plugins.ENTRY_POINT_GROUP)

    yield write
    for module in written:
        sys.modules.pop(module, None)


@pytest.fixture
def use(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Makes these entry points the installed ones."""

    def put(*found: EntryPoint) -> None:
        monkeypatch.setattr(plugins, "_built", [plugins.load_plugins(found)])

    return put


HEAD = "from archiver.plugins import hookimpl\n@hookimpl\n"


def number(given: object) -> int:
    if not isinstance(given, int):
        raise TypeError(f"{given!r} is no number")
    return given


def test_what_plug_ins_register_comes_in_the_order_of_their_names(
    install: Install, use: Callable[..., None]
) -> None:
    use(
        install("b", HEAD + "def register_importers(): return [3]"),
        install("a", HEAD + "def register_importers(): yield from (1, 2)"),
        install("c", HEAD + "def register_languages(): return [4]"),
    )
    assert list(plugins.collect_registered("register_importers", number)) == [1, 2, 3]
    assert list(plugins.collect_registered("register_platforms", number)) == []


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("import no_such_module_at_all", "cannot be loaded (ModuleNotFoundError: No module"),
        ("raise SystemExit(7)", "cannot be loaded (SystemExit: 7)"),
        ("raise ValueError('\\x1b[31mred\\nand more')", "(ValueError: [31mred and more)"),
        (HEAD + "def register_importers(other): return []", "PluginValidationError"),
        (HEAD + "def register_plattforms(): return []", "there is no hook register_plattforms"),
        (
            HEAD.replace("impl\n@hookimpl", "impl\n@hookimpl(wrapper=True)")
            + "def register_importers(): return (yield)",
            "wraps the hooks of others",
        ),
    ],
)
def test_a_plug_in_that_cannot_be_loaded_is_named_in_one_line(
    install: Install, caplog: pytest.LogCaptureFixture, text: str, reason: str
) -> None:
    fine = install("fine", HEAD + "def register_importers(): return [1]")
    manager = plugins.load_plugins([install("broken", text), fine])
    assert [name for name, _ in manager.list_name_plugin()] == ["fine"]
    (record,) = caplog.records
    message = record.getMessage()
    assert record.name == "archiver.plugins"
    assert message.startswith("plug-in broken is left out: ")
    assert reason in message
    assert message.isprintable()


def test_a_plug_in_that_would_wait_for_itself_is_left_out(
    install: Install, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    waiting = install("waiting", "from archiver.plugins import plugin_manager\nplugin_manager()")
    monkeypatch.setattr(plugins, "_built", [])
    monkeypatch.setattr(plugins, "entry_points", lambda group: [waiting] if group else [])
    assert plugins.plugin_manager().list_name_plugin() == []
    (record,) = caplog.records
    assert "import that inside the function that uses it" in record.getMessage()
    assert plugins.plugin_manager().list_name_plugin() == []
    assert len(caplog.records) == 1


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("raise RuntimeError('out of order')", "failed (RuntimeError: out of order)"),
        ("yield 5; raise KeyError('late')", "failed (KeyError: 'late')"),
        ("return 7", "failed (TypeError: 'int' object is not iterable)"),
        ("return ['seven']", "gave something unusable (TypeError: 'seven' is no number)"),
    ],
)
def test_a_plug_in_whose_hook_fails_is_named_and_the_others_are_used(
    install: Install,
    use: Callable[..., None],
    caplog: pytest.LogCaptureFixture,
    body: str,
    reason: str,
) -> None:
    use(
        install("bad", HEAD + f"def register_importers(): {body}"),
        install("good", HEAD + "def register_importers(): return [1]"),
    )
    assert list(plugins.collect_registered("register_importers", number)) == [1]
    (record,) = caplog.records
    assert record.getMessage() == f"plug-in bad is left out: its register_importers {reason}"


def test_a_second_plug_in_of_one_name_is_left_out(
    install: Install, caplog: pytest.LogCaptureFixture
) -> None:
    first = install("twice", HEAD + "def register_importers(): return [1]")
    plugins.load_plugins([first, first])
    assert "plug-in twice is left out" in caplog.text


def test_plug_ins_are_loaded_once(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[str] = []

    def listed(*, group: str) -> list[EntryPoint]:
        calls.append(group)
        return []

    monkeypatch.setattr(plugins, "_built", [])
    monkeypatch.setattr(plugins, "entry_points", listed)
    first = plugins.plugin_manager()
    assert plugins.plugin_manager() is first
    assert calls == ["archiver"]


def test_a_process_beside_the_first_does_not_say_it_again(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    child = SimpleNamespace(parent_process=object)
    monkeypatch.setitem(sys.modules, "multiprocessing", child)
    plugins.warn_of_plugin("any", "it is broken")
    assert not caplog.records


def test_every_hook_is_known_to_pluggy() -> None:
    manager = plugins.load_plugins([])
    assert isinstance(manager, pluggy.PluginManager)
    for name in ("platforms", "importers", "languages", "pages"):
        assert getattr(manager.hook, f"register_{name}").has_spec()
