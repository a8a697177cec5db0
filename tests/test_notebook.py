"""The notebook's cells run one after another, and come to what its text says."""

import runpy
from pathlib import Path

import pytest

NOTEBOOK = Path(__file__).with_name("notebook.py")


@pytest.mark.usefixtures("read_in_process")
def test_the_cells_of_the_notebook_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    found = runpy.run_path(str(NOTEBOOK))
    assert found["done"].posts_new == 2
    assert (found["verdict"].wording, found["verdict"].problem) == ("altered", "altered")
    wordings = [row.get("wording") for row in found["rows"]]
    assert wordings == ["verbatim", "altered", "not_found", None]
    assert found["missing"]["searched"]["posts"] == 2
    assert [found["quote"].speaker, found["judged"].wording] == ["Ana Brook", "verbatim"]
    assert set(found["held"]) == {"x:7001", "bluesky:did:plc:brook/3kabc"}
    assert found["match"].flags[0] == "negation"
    told = capsys.readouterr().out.splitlines()
    assert told[:2] == [
        "2 new posts, 0 lines not used",
        f"altered {found['verdict'].flags} altered",
    ]
    assert told[-1].startswith("altered ")


def test_every_cell_has_a_heading() -> None:
    text = NOTEBOOK.read_text(encoding="utf-8")
    cells = [line for line in text.splitlines() if line.startswith("# %%")]
    assert len(cells) == 9
    assert all(len(cell) > len("# %% ") for cell in cells)
