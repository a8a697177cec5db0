"""What a worker of pytest-xdist tells the process that began it: only what is shown of a test.

It tells six things of a test, one by one: that it begins, how its fixtures, itself and their end
went, that it is over, and that the next may come. Where nothing but a dot is shown of what passed,
four of them say nothing, and cost as much as everything else that pytest does for a small test.
"""

from collections.abc import Callable
from typing import Any

import pytest


class ShownReports:
    """Hands on the reports of a test itself, and of whatever failed, was skipped or printed."""

    def __init__(self, tell: Callable[..., None]) -> None:
        self._tell = tell

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.when == "call" or not report.passed or report.sections:
            self._tell(report=report)


def tell_what_is_shown(config: pytest.Config) -> None:
    """Have this worker leave out what is not shown, unless more than dots was asked for."""
    if config.option.verbose >= 0 or config.option.durations is not None or config.option.xmlpath:
        return
    worker: Any = next(filter(_is_worker, config.pluginmanager.get_plugins()), None)
    if worker:
        for name in ("logstart", "logfinish", "logreport"):
            getattr(config.hook, f"pytest_runtest_{name}")._remove_plugin(worker)
        config.pluginmanager.register(ShownReports(worker.pytest_runtest_logreport))


def _is_worker(plugin: object) -> bool:
    # The module of its class is sent as text, so that there is none to import it from.
    return type(plugin).__name__ == "WorkerInteractor"
