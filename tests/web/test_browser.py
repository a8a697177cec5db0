"""A real browser walks through the site: nothing overflows, nothing runs, everybody can use it.

Needs Playwright (the extra `browser`) and Debian's Chromium; `ARCHIVER_AXE` names axe-core's
`axe.min.js` for the checks of accessibility. Screenshots are kept in `ARCHIVER_PICTURES`.
"""

import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from tests.web import hostile, invented

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
AXE = Path(os.environ.get("ARCHIVER_AXE", "axe.min.js"))
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        find_spec("playwright") is None, reason="the extra 'browser' is not installed"
    ),
    pytest.mark.skipif(
        not Path(CHROMIUM).exists(), reason="there is no Chromium at /usr/bin/chromium"
    ),
]

SIZES = {"desktop": (1200, 900), "phone": (390, 844)}
PAGES = {
    "front": "/",
    "verify": "/-/verify",
    "answer": "/-/verify?quote=We+will+be+renaming+the+ferry+after+a+seal&speaker=Fenwright",
    "nothing": "/-/verify?quote=nine+lighthouses+were+sold+by+mistake+on+Tuesday",
    "article": "/-/article/{ferry}",
    "quote": "/-/quote/{minutes}",
    "post": f"/-/post/x/{invented.MAYOR}",
    "reworded": f"/-/post/x/{invented.FERRIES}",
    "person": "/-/person/x/fenwright_mrwby",
    "publisher": "/-/publisher/Tidewire",
    "night": "/-/night/1",
    "contradictions": "/-/contradictions",
    "quotations": "/-/quotations?site=Tidewire&problem=any",
    "transcripts": "/-/transcripts",
    "followed": "/-/followed",
    "search": "/-/search?q=ferry+seal",
    "refused": "/-/post/x/0",
    "table": "/archive/posts?platform=x&_where=id<50",
    "database": "/archive",
    "query": "/archive?sql=select+url+from+articles+where+site+%3D+:site&site=Tidewire",
}


@contextmanager
def _served(path: Path) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    program = "from archiver.cli.start import main; main()"
    command = [sys.executable, "-c", program, "serve", "-d", str(path), "-p", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603
    base = f"http://127.0.0.1:{port}"
    try:
        for _ in range(1_200):
            with suppress(OSError):
                urllib.request.urlopen(f"{base}/-/versions.json", timeout=5).close()  # noqa: S310
                break
            time.sleep(0.1)
        yield base
    finally:
        process.terminate()
        process.wait(timeout=20)


@pytest.fixture(scope="module")
def site(newsroom: Path) -> Iterator[str]:
    with _served(newsroom) as base:
        yield base


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    path = tmp_path_factory.mktemp("attacked") / "archive.db"
    hostile.fill(path)
    with _served(path) as base:
        yield base


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - an extra

    with sync_playwright() as driver:
        found = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield found
        found.close()


@pytest.fixture(scope="module")
def addresses(newsroom: Path) -> dict[str, str]:
    connection = sqlite3.connect(newsroom)
    ferry = connection.execute(
        "select key from articles where url like '%ferry-to-be-renamed%'"
    ).fetchone()[0]
    minutes = connection.execute(
        "select q.key from quotes q join verdicts d on d.id = q.verdict_id "
        "where d.wording = 'altered' and q.text like '%49 minutes%' order by q.id desc"
    ).fetchone()[0]
    connection.close()
    return {name: page.format(ferry=ferry, minutes=minutes) for name, page in PAGES.items()}


@pytest.fixture(scope="session")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = Path(os.environ.get("ARCHIVER_PICTURES") or tmp_path_factory.mktemp("pictures"))
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def opened(browser: Any, size: str, **options: Any) -> Any:
    width, height = SIZES[size]
    context = browser.new_context(viewport={"width": width, "height": height}, **options)
    page = context.new_page()
    page.complaints = []
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.on("console", lambda said: _note(page, said))
    return page


def _note(page: Any, said: Any) -> None:
    if said.type == "error" and "404" not in said.text:
        page.complaints.append(said.text)


def _refused(dialog: Any, ran: list[str]) -> None:
    ran.append(dialog.message)
    dialog.dismiss()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_fits_and_is_pictured(
    browser: Any, site: str, addresses: dict[str, str], pictures: Path, size: str, scheme: str
) -> None:
    page = opened(browser, size, color_scheme=scheme)
    for name, address in addresses.items():
        response = page.goto(f"{site}{address}")
        assert response.status == (404 if name == "refused" else 200), name
        assert page.evaluate("document.documentElement.scrollWidth") <= SIZES[size][0], name
        assert page.locator("h1").count() == 1, name
        page.screenshot(path=pictures / f"{name}-{size}-{scheme}.png", full_page=True)
    assert page.complaints == []
    page.context.close()


@pytest.mark.skipif(not AXE.exists(), reason="ARCHIVER_AXE does not name axe-core's axe.min.js")
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_to_complain_of(
    browser: Any, site: str, addresses: dict[str, str], size: str, scheme: str
) -> None:
    page = opened(browser, size, color_scheme=scheme)
    complaints: dict[str, Any] = {}
    for name, address in addresses.items():
        page.goto(f"{site}{address}")
        for summary in page.locator("summary").all():
            summary.click()
        page.evaluate(AXE.read_text(encoding="utf-8"))
        found = page.evaluate(
            "axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', "
            "'wcag22aa', 'best-practice']})"
        )
        for one in found["violations"]:
            where = [node["html"][:120] for node in one["nodes"]][:3]
            complaints.setdefault(one["id"], []).append((name, where))
    assert complaints == {}
    page.context.close()


def test_a_journalist_goes_from_the_front_page_to_the_post(browser: Any, site: str) -> None:
    page = opened(browser, "desktop")
    page.goto(site)
    page.get_by_role("link", name="“The 07:15 sailing of the Aurelia Tamm left 49").first.click()
    page.wait_for_function("document.title.includes('Wording changed')")
    page.get_by_role("link", name="Ferry not to be renamed after seal").first.click()
    assert page.locator(":target").inner_text().startswith("The 07:15 sailing")
    page.locator(".read a.ref.bad", has_text="Wording changed").first.click()
    assert page.locator(":target").get_attribute("class") == "note bad"
    page.locator(":target summary").click()
    assert "94" in page.locator(":target del").inner_text()
    page.locator(":target details a").first.click()
    assert page.locator("h1").inner_text() == "Norrline Ferries (@norrline_mrwby)"
    assert page.complaints == []
    page.context.close()


def test_the_verifier_works_by_keyboard_and_without_scripts(browser: Any, site: str) -> None:
    page = opened(browser, "desktop", java_script_enabled=False)
    page.goto(site)
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Skip to the content"
    page.keyboard.press("Enter")
    page.goto(f"{site}/-/verify")
    page.keyboard.type("We will be renaming the ferry after a seal")
    page.keyboard.press("Tab")
    page.keyboard.type("Odalys Fenwright")
    page.keyboard.press("Enter")
    page.wait_for_url("**/verify?quote=*")
    assert "posted something close to this" in page.locator(".sentence").inner_text()
    page.context.close()


def test_a_key_sends_the_form_from_any_of_its_fields(browser: Any, site: str) -> None:
    page = opened(browser, "desktop")
    page.goto(f"{site}/-/verify")
    page.keyboard.type("We will be renaming the ferry after a seal")
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**/verify?quote=*")
    assert page.locator("#speakers option").count() > 3
    assert page.complaints == []
    page.context.close()


def test_the_bookmarklet_opens_the_selection(browser: Any, site: str) -> None:
    page = opened(browser, "desktop")
    page.goto(f"{site}/-/verify")
    link = page.locator("a.drag").get_attribute("href")
    page.locator("a.drag").click()
    assert page.url == f"{site}/-/verify"
    assert len(page.context.pages) == 1
    other = page.context.new_page()
    other.set_content("<p id=said>The seal, as far as the council is aware, does not</p>")
    other.evaluate("getSelection().selectAllChildren(document.getElementById('said'))")
    with page.context.expect_page() as coming:
        other.evaluate("link => { location.href = link }", link)
    found = coming.value
    found.wait_for_load_state()
    assert "Exactly these words were posted" in found.locator(".sentence").inner_text()
    page.context.close()


def test_nothing_that_an_archive_holds_runs(browser: Any, attacked: str) -> None:
    page = opened(browser, "desktop")
    ran: list[str] = []
    page.on("dialog", lambda dialog: _refused(dialog, ran))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for address in (*hostile.pages(), "/archive/quotes_overview", "/archive/authors"):
        page.goto(f"{attacked}{address}")
        for summary in page.locator("summary").all():
            summary.click()
        for marked in page.locator("[onmouseover], [onerror], [onload]").all():
            pytest.fail(f"{address}: {marked.evaluate('one => one.outerHTML')[:200]}")
        assert page.evaluate("location.pathname").startswith(("/-/", "/archive")) or address == "/"
    assert ran == []
    assert {url.split("/")[2] for url in asked if url.startswith("http")} == {
        attacked.split("/")[2]
    }
    page.context.close()
