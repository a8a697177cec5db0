"""The console script before and while the commands are imported."""

import builtins
import sys
from typing import Any

import pytest

from archiver.cli import start


def test_the_commands_are_run_with_what_was_typed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["archiver", "--version"])
    with pytest.raises(SystemExit) as ended:
        start.main()
    assert ended.value.code in {0, None}
    assert "archiver" in capsys.readouterr().out


def test_an_interrupt_while_python_still_imports_leaves_no_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    real = builtins.__import__

    def interrupted(name: str, *others: Any, **options: Any) -> Any:
        if name == "archiver.cli.main":
            raise KeyboardInterrupt
        return real(name, *others, **options)

    monkeypatch.setattr(builtins, "__import__", interrupted)
    with pytest.raises(SystemExit) as ended:
        start.main()
    assert ended.value.code == 130
    assert capsys.readouterr().err == "interrupted before anything was begun\n"
