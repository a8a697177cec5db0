"""Captions with a program's note or a table beside them that name somebody else's video or post."""

import json
from pathlib import Path

import pytest

from archiver.importers.pipeline import import_files
from tests.attacks.town import Order, Town
from tests.conftest import first_each_day, x_id

POST = x_id("2024-07-13T22:45:13")
KEY = f"x:{POST}"
URL = f"https://x.com/anabrook_test/status/{POST}"
TRUE = "The night ferry to Pelliwick will never leave before the seal of the harbour does."
INVENTED = "The seal of this harbour has a season ticket for every night ferry of mine."
OFFICE = "https://council.example/session-7.mp4"
CAPTIONS = f"WEBVTT\n\n00:00:01.000 --> 00:00:09.000\n<v Ana Brook>{INVENTED}\n"
VIDEO: dict[str, object] = {
    "webpage_url": URL,
    "uploader_id": "@famous_test",
    "channel": "Famous Person",
    "channel_id": "70",
    "upload_date": "19990101",
    "title": "Ana Brook tells it all",
    "subtitles": {"en": []},
}
NOTES: dict[str, dict[str, object]] = {
    "another's account": VIDEO,
    "no handle": {**VIDEO, "uploader_id": None},
    "the handle, another number": {**VIDEO, "uploader_id": "@anabrook_test"},
    "the handle, another name": {**VIDEO, "uploader_id": "@anabrook_test", "channel_id": None},
    "a time to come": {**VIDEO, "timestamp": 253402300799, "upload_date": "99991231"},
    "a time without end": {**VIDEO, "timestamp": 1e300, "upload_date": "00000000"},
    "the post beside another video": {
        **VIDEO,
        "webpage_url": "https://www.youtube.com/watch?v=Harbour7abc",
        "original_url": URL,
    },
    "an address by another's name": {**VIDEO, "webpage_url": f"https://x.com@evil.example/{POST}"},
    "a list of addresses": {**VIDEO, "webpage_url": [URL]},
    "other types": {
        **VIDEO,
        "uploader_id": {"a": 1},
        "channel": ["x"],
        "channel_id": 7e9,
        "subtitles": [1],
    },
}


def load(town: Town, *files: tuple[str, str]) -> None:
    folder = town.folder / "given"
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files:
        Path(folder, name).write_text(text, encoding="utf-8")
    import_files(town.connection, [folder / files[0][0]])


@pytest.mark.parametrize("kind", first_each_day(NOTES))
def test_a_note_beside_captions_changes_nobodys_post(town: Town, order: Order, kind: str) -> None:
    def truth() -> None:
        town.show_x_post(POST, TRUE)
        town.resolve(URL)

    def attack() -> None:
        note = json.dumps(NOTES[kind])
        load(town, ("talk.en.vtt", CAPTIONS), ("talk.info.json", note))

    town.in_order(order, truth, attack)
    held = town.find_post(KEY)
    if order == "attack alone":
        assert held is None or (held.texts, held.evidence) == ((), frozenset())
        assert held is None or held.posted_at == "2024-07-13T22:45:13Z"
    else:
        assert held is not None
        assert (held.texts, held.url, held.posted_at) == ((TRUE,), URL, "2024-07-13T22:45:13Z")
        assert (held.handle, held.name) == ("anabrook_test", "Ana Brook")
        true = town.judge(TRUE[:-1], "@anabrook_test")
        assert (true.wording, true.attribution) == ("verbatim", "confirmed")
        assert [one.standing for one in true.findings] == ["live"]
    # What was heard is what the file says was heard, and was posted by nobody.
    spoken = town.judge(INVENTED[:-1], "Famous Person", cue="post")
    assert spoken.attribution != "confirmed"
    written = town.judge(INVENTED[:-1], "@anabrook_test", near=frozenset({KEY}), cue="post")
    assert written.attribution != "confirmed"
    for one in (*spoken.findings, *written.findings):
        assert one.speech is not None
        if one.post.key == f"speech:{KEY}":
            assert one.post.posted_at == "2024-07-13T22:45:13Z"


TABLES = {
    "a file above": "file,speaker,url\n../secret.vtt,Ana Brook,{office}\n",
    "a file by its whole path": "file,speaker,url\n/etc/hostname,Ana Brook,{office}\n",
    "a link out of the folder": "file,speaker,url\nlink.vtt,Ana Brook,{office}\n",
    "a folder": "file,speaker\n.,Ana Brook\n",
    "a device": "file,speaker\n/dev/zero,Ana Brook\n",
    "itself": "file,speaker\ntranscripts.csv,Ana Brook\n",
    "a nul": "file,speaker\ntalk\0.vtt,Ana Brook\n",
    "a name without end": "file,speaker\n{long}.vtt,Ana Brook\n",
    "one file as two speakers": "file,speaker,kind\ntalk.vtt,Ana Brook,official\n"
    "talk.vtt,Famous Person,official\n",
}


@pytest.mark.parametrize("kind", first_each_day(TABLES))
def test_a_table_of_transcripts_reaches_nothing_outside_its_folder(town: Town, kind: str) -> None:
    town.folder.mkdir(parents=True, exist_ok=True)
    Path(town.folder, "secret.vtt").write_text(CAPTIONS.replace("seal", "secret"))
    folder = town.folder / "given"
    folder.mkdir()
    folder.joinpath("link.vtt").symlink_to(town.folder / "secret.vtt")
    text = TABLES[kind].format(office=OFFICE, long="x" * 5_000)
    load(town, ("transcripts.csv", text), ("talk.vtt", CAPTIONS))
    secret = town.judge(INVENTED.replace("seal", "secret")[:-1])
    assert secret.wording != "verbatim"
    told = {row[0] for row in town.connection.execute("select kind from transcript_versions")}
    assert len(told) <= 1


@pytest.mark.parametrize(
    "columns",
    [
        {"url": OFFICE, "kind": "official"},
        {"post": KEY},
        {"post": URL, "aliases": URL},
        {"url": URL, "aliases": f"{URL} {OFFICE}"},
    ],
    ids=["the recording", "a key", "an address", "aliases"],
)
def test_a_table_of_turns_is_no_wording_of_a_post(
    town: Town, order: Order, columns: dict[str, str]
) -> None:
    """Whatever post the table says its words are of, and whoever it says spoke them."""

    def truth() -> None:
        town.show_x_post(POST, TRUE)
        town.resolve(URL)

    def attack() -> None:
        head, row = ",".join(columns), ",".join(columns.values())
        load(town, ("turns.csv", f"speaker,text,{head}\nFamous Person,{INVENTED},{row}\n"))

    town.in_order(order, truth, attack)
    assert INVENTED not in town.texts()
    written = town.judge(INVENTED[:-1], "@anabrook_test", near=frozenset({KEY}), cue="post")
    assert written.attribution != "confirmed"
    if order != "attack alone":
        held = town.find_post(KEY)
        assert held is not None
        assert (held.texts, held.handle, held.standing) == ((TRUE,), "anabrook_test", "live")
