"""Files of tables appear whole or not at all, and say the same for the same rows."""

from pathlib import Path

import pytest

pytest.importorskip("pyarrow", reason="pip install 'archiver[cluster]'")

from archiver.cluster.table_files import MIXED, ShardTables, iterate_rows, write_json_file

ROW = {"record": 1, "url": "https://ledger.example/a", "outcome": "read"}


def test_nothing_is_seen_before_the_end_and_nothing_is_left_of_half_a_shard(
    tmp_path: Path,
) -> None:
    with ShardTables(tmp_path, "one") as tables:
        tables.add("captures", "2024-05-04", ROW)
        tables._flush()
        assert not list(tmp_path.rglob("*/one.parquet"))
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_rows_come_back_by_day_in_their_order(tmp_path: Path) -> None:
    with ShardTables(tmp_path, "one") as tables:
        for number in range(3):
            tables.add("captures", f"2024-05-{4 + number % 2:02}", {**ROW, "record": number})
        files = tables.finish()
    assert files == {
        "captures/date=2024-05-04/one.parquet": 2,
        "captures/date=2024-05-05/one.parquet": 1,
    }
    rows = list(iterate_rows(tmp_path / "captures/date=2024-05-04/one.parquet"))
    assert [row["record"] for row in rows] == [0, 2]
    assert rows[0]["sha256"] is None


def test_a_shard_of_more_days_than_others_has_one_part_for_the_rest(tmp_path: Path) -> None:
    with ShardTables(tmp_path, "one") as tables:
        for number in range(100):
            tables.add("captures", f"day-{number}", ROW)
        files = tables.finish()
    assert files[f"captures/date={MIXED}/one.parquet"] == 40
    assert len(files) == 61


def test_half_a_character_of_others_ends_no_shard(tmp_path: Path) -> None:
    with ShardTables(tmp_path, "one") as tables:
        tables.add("captures", "2024-05-04", {**ROW, "url": "https://a.example/\ud83d"})
        (file,) = tables.finish()
    assert next(iterate_rows(tmp_path / file))["url"] == "https://a.example/?"


def test_the_same_rows_are_the_same_bytes(tmp_path: Path) -> None:
    found = []
    for name in ("a", "b"):
        with ShardTables(tmp_path / name, "one") as tables:
            tables.add("captures", "2024-05-04", ROW)
            (file,) = tables.finish()
        found.append((tmp_path / name / file).read_bytes())
    assert found[0] == found[1]


def test_a_small_file_stays_as_it_was_where_it_cannot_be_written(tmp_path: Path) -> None:
    write_json_file(tmp_path / "a.json", {"a": 1})
    with pytest.raises(TypeError):
        write_json_file(tmp_path / "a.json", {"a": object()})
    assert [path.name for path in tmp_path.iterdir()] == ["a.json"]
    assert "1" in (tmp_path / "a.json").read_text()
