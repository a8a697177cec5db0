"""Installed plug-ins in, what they add out: platforms, import formats, languages, pages.

A plug-in is a module or an object that an installed distribution names under the entry-point
group ``archiver``; its functions marked with `hookimpl` are called when the room that they
add to is first used. Nothing is loaded on importing this module.

Plug-ins are written by others: what cannot be imported, raises, or registers something
unusable is named in one warning of the logger ``archiver.plugins`` and left out. It never ends the
program.
"""

import logging
import sys
from collections.abc import Callable, Iterable, Iterator
from importlib.metadata import EntryPoint, entry_points
from threading import RLock
from typing import Any, Protocol, TypeVar

import pluggy

ENTRY_POINT_GROUP = "archiver"
"""The entry-point group under which a distribution names its plug-in."""

hookimpl = pluggy.HookimplMarker("archiver")
"""Marks a plug-in's function as one of the hooks in `HookSpecifications`."""

_hookspec = pluggy.HookspecMarker("archiver")
_log = logging.getLogger(__name__)
_MOST_CHARACTERS = 300
"""Characters of a plug-in's own error message that are shown."""
_Registered = TypeVar("_Registered")


class HookSpecifications(Protocol):
    """The hooks that a plug-in may implement. None takes arguments; each gives several things."""

    @_hookspec
    def register_platforms(self) -> Iterable[Any]:
        """Give platforms: objects as ``archiver/platforms/README.md`` describes them."""

    @_hookspec
    def register_importers(self) -> Iterable[Any]:
        """Give formats of posts or spoken words: see ``archiver/importers/README.md``."""

    @_hookspec
    def register_languages(self) -> Iterable[Any]:
        """Give languages: objects as ``archiver/languages/README.md`` describes them."""

    @_hookspec
    def register_pages(self) -> Iterable[Any]:
        """Give pages of the site: pairs of a path's regular expression and a view function.

        Paths and views are those of Datasette's hook ``register_routes``.
        """


def load_plugins(found: Iterable[EntryPoint]) -> pluggy.PluginManager:
    """Import the plug-ins that these entry points name; the broken ones are left out.

    A plug-in with a hook that does not exist is left out as well: it was written for another
    version, and would otherwise do less than it says without a word.
    """
    manager = pluggy.PluginManager("archiver")
    manager.add_hookspecs(HookSpecifications)
    for point in found:
        try:
            manager.register(point.load(), name=point.name)
        except (Exception, SystemExit) as error:  # noqa: BLE001 - others wrote it
            if manager.has_plugin(point.name):  # before pluggy 1.7 what is refused stays registered
                manager.unregister(name=point.name)
            warn_of_plugin(point.name, f"it cannot be loaded ({_describe(error)})")
            continue
        if wrong := _unusable_hooks(manager, point.name):
            manager.unregister(name=point.name)
            warn_of_plugin(point.name, wrong)
    return manager


def _unusable_hooks(manager: pluggy.PluginManager, name: str) -> str | None:
    for caller in manager.get_hookcallers(manager.get_plugin(name)) or ():
        if not caller.has_spec():
            known = ", ".join(sorted(key for key in vars(HookSpecifications) if "register" in key))
            return f"there is no hook {caller.name}; the hooks are {known}"
        if any(
            impl.plugin_name == name and (impl.wrapper or impl.hookwrapper)
            for impl in caller.get_hookimpls()
        ):
            return f"its {caller.name} wraps the hooks of others, which is not supported"
    return None


_building = RLock()
_loading: list[bool] = []
"""Holds something while plug-ins are imported."""
_built: list[pluggy.PluginManager] = []


def plugin_manager() -> pluggy.PluginManager:
    """Give the plug-ins that are installed; they are imported once, on first use."""
    with _building:
        if _loading:
            # In another thread it waits; here it is a plug-in that would wait for itself.
            raise ImportError(
                "it imports a module of archiver that itself asks for the plug-ins; "
                "import that inside the function that uses it"
            )
        if not _built:
            _loading.append(True)
            try:
                _built.append(load_plugins(entry_points(group=ENTRY_POINT_GROUP)))
            finally:
                _loading.clear()
        return _built[0]


def collect_registered(hook: str, accept: Callable[[Any], _Registered]) -> Iterator[_Registered]:
    """Call one hook of every plug-in and yield what it registers, in the plug-ins' order.

    `accept` gives the object as the room's own type, or raises an error that says what is
    wrong with it (not the room's type, a name that is taken); that object is then left out.
    """
    # Pluggy calls the latest first, and its own call of all ends with the first that raises.
    for impl in sorted(
        getattr(plugin_manager().hook, hook).get_hookimpls(), key=lambda one: one.plugin_name
    ):
        try:
            given = list(impl.function() or ())
        except (Exception, SystemExit) as error:  # noqa: BLE001 - others wrote it
            warn_of_plugin(impl.plugin_name, f"its {hook} failed ({_describe(error)})")
            continue
        for item in given:
            try:
                accepted = accept(item)
            except Exception as error:  # noqa: BLE001 - its attributes may be properties
                warn_of_plugin(
                    impl.plugin_name, f"its {hook} gave something unusable ({_describe(error)})"
                )
            else:
                yield accepted


def warn_of_plugin(name: str, reason: str) -> None:
    """Say in one sentence that something of a plug-in is left out, and why."""
    # A process that reads pages beside the first finds the same plug-ins and would say it again.
    beside = sys.modules.get("multiprocessing")
    if beside is None or beside.parent_process() is None:
        _log.warning("plug-in %s is left out: %s", _one_line(name), _one_line(reason))


def _describe(error: BaseException) -> str:
    text = _one_line(str(error))
    return f"{type(error).__name__}: {text[:_MOST_CHARACTERS]}" if text else type(error).__name__


def _one_line(text: str) -> str:
    """Give text of others on one line, without what a terminal would obey."""
    return "".join(char if char.isprintable() else " " for char in " ".join(text.split()))
