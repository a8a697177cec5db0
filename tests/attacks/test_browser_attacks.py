"""Pages made for the browser that draws them: nothing gets out, in or left behind."""

import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from archiver.errors import NoBrowser, RenderingFailed
from archiver.fetch import browser
from archiver.fetch.browser import Browser, find_browser
from archiver.html.page import MAX_PAGE_BYTES
from archiver.models.records import Capture


def _program() -> str:
    try:
        return find_browser().program
    except NoBrowser as error:
        return f"!{error}"


CHROMIUM = _program()
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM.startswith("!"), reason=CHROMIUM[1:]),
]


def page(markup: str) -> Capture:
    return Capture(
        url="https://news.example/ferry",
        source="ferry.html",
        fetched_at="2026-01-01T00:00:00Z",
        body=f"<!doctype html><html><body><p>Ada F wrote on X:</p>{markup}</body></html>".encode(),
        headers=(("Content-Type", "text/html; charset=utf-8"),),
    )


def _is_ours(process: str) -> bool:
    parents: list[str] = []
    try:
        while (process := _parent_of(process)) not in {"0", "1"}:
            parents.append(process)
    except OSError:
        return False  # it has ended by now
    return not parents or str(os.getpid()) in parents


def _parent_of(process: str) -> str:
    # Its name, in brackets, may hold anything.
    return Path(f"/proc/{process}/stat").read_text(errors="replace").rpartition(")")[2].split()[1]


def browsers_left() -> list[str]:
    """The processes of browsers that we began, by what they were told, and those without parents.

    Tests in another process have browsers of their own at the same time.
    """
    found: list[str] = []
    for folder in Path("/proc").iterdir():
        try:
            told = (folder / "cmdline").read_bytes()
        except OSError:
            continue
        if b"--archiver-visit=" in told and _is_ours(folder.name):
            found.append(told.decode("utf-8", "replace"))
    return found


@pytest.fixture
def datagrams() -> Iterator[socket.socket]:
    """A socket on loopback that takes datagrams."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as waiting:
        waiting.bind(("127.0.0.1", 0))
        waiting.setblocking(False)  # noqa: FBT003 - the standard library's own
        yield waiting


def test_no_datagram_leaves_by_webrtc(datagrams: socket.socket) -> None:
    """Neither to a server that a page names nor to the other side that it claims to have."""
    port = datagrams.getsockname()[1]
    script = f"""<script>(async () => {{
      const one = new RTCPeerConnection({{iceServers: [
        {{urls: "stun:127.0.0.1:{port}"}},
        {{urls: "turn:127.0.0.1:{port}?transport=udp", username: "a", credential: "b"}}]}});
      one.createDataChannel("a");
      await one.setLocalDescription(await one.createOffer());
      const other = new RTCPeerConnection();
      await other.setRemoteDescription(one.localDescription);
      await other.setLocalDescription(await other.createAnswer());
      await one.setRemoteDescription(other.localDescription);
      await one.addIceCandidate({{sdpMid: "0", candidate:
        "candidate:1 1 udp 2130706431 127.0.0.1 {port} typ host"}});
    }})()</script>"""
    for wait in range(3):
        Browser(program=CHROMIUM).render(page(script + f"<i>{wait}</i>"))
    with pytest.raises(BlockingIOError):
        datagrams.recv(1)


@pytest.mark.parametrize(
    "script",
    [
        "while (true) document.body.append(document.createElement('p'))",
        "setInterval(() => {for (let n = 0; n < 1e5; n++) document.body.append('a')}, 1)",
        "for (;;) history.pushState(0, '', '#' + Math.random())",
        "onbeforeunload = () => false; setInterval(() => {alert(1); confirm(2); prompt(3)}, 1)",
    ],
)
def test_what_never_ends_is_given_up_and_leaves_no_process(script: str) -> None:
    chromium = Browser(program=CHROMIUM, seconds=4)
    try:
        drawn = chromium.render(page(f"<script>{script}</script>"))
    except RenderingFailed:
        drawn = None
    assert drawn is None or len(drawn.body) < MAX_PAGE_BYTES
    assert browsers_left() == []


def test_a_page_that_takes_all_memory_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browser, "_MOST_MEMORY", 1_500_000_000)
    script = """<script>const held = [];
      setInterval(() => held.push(new Uint8Array(1e8).fill(1)), 20);
      setInterval(() => fetch("/" + held.length).catch(() => 0), 500)</script>"""
    with pytest.raises(RenderingFailed):
        Browser(program=CHROMIUM).render(page(script))
    assert browsers_left() == []


def test_files_workers_downloads_and_dialogs_stay_shut(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    private = tmp_path / "private.txt"
    private.write_text("known-to-nobody")
    monkeypatch.chdir(tmp_path)
    address = private.as_uri()
    script = f"""<iframe src="{address}"></iframe><div id=said></div>
      <a id=a download=taken.txt href="data:text/plain,taken">a</a><script>
      const say = text => said.append(text + " ");
      fetch("{address}").then(r => r.text()).then(say, () => say("no-file"));
      navigator.serviceWorker?.register("/sw.js").then(
        it => say(it ? "worker" : "none"), () => say("no-worker"));
      a.click(); alert("a"); say(String(confirm("b"))); say(String(prompt("c")));
      say(location.protocol);</script>"""
    drawn = Browser(program=CHROMIUM).render(page(script)).body.decode()
    assert private.read_text() not in drawn
    assert "no-file" in drawn
    assert " worker " not in drawn
    assert "false null https:" in drawn
    assert [one.name for one in tmp_path.iterdir()] == ["private.txt"]
    assert browsers_left() == []


def test_a_page_that_opens_a_file_gets_nothing_of_it(tmp_path: Path) -> None:
    """It may be given up, as every page that does not end in time; the file stays unread."""
    private = tmp_path / "private.txt"
    private.write_text("known-to-nobody")
    address = private.as_uri()
    script = f"""<object data="{address}"></object><embed src="{address}"><script>
      open("{address}"); location = "{address}"; </script>"""
    try:
        drawn = Browser(program=CHROMIUM, seconds=6).render(page(script)).body.decode()
    except RenderingFailed:
        drawn = ""
    assert private.read_text() not in drawn
    assert browsers_left() == []
