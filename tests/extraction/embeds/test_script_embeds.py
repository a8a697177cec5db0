"""Pages on which only a script would show a post."""

import pytest

from archiver.extraction.embeds.script_embeds import mentions_script_post, without_beacons
from tests.html.trees import tree_of

SCRIPT = '<script src="/app.js"></script>'


@pytest.mark.parametrize(
    "body",
    [
        '<script async src="https://platform.twitter.com/widgets.js"></script>',
        '<script>load("https://www.tiktok.com/embed.js")</script>',
        f'{SCRIPT}<div class="embed-twitter"></div>',
        f'{SCRIPT}<div data-consent="consent__tweet"></div>',
        f"{SCRIPT}<p>She wrote this week on X: see below.</p>",
    ],
)
def test_a_posts_script_its_box_or_the_prose_gives_it_away(body: str) -> None:
    assert mentions_script_post(tree_of(body))


@pytest.mark.parametrize(
    "body",
    [
        '<div class="embed-twitter"></div><p>She wrote on X: see below.</p>',
        f'{SCRIPT}<div class="twitter-share"></div>',
        f'{SCRIPT}<div class="embed-video"></div>',
        f'{SCRIPT}<div class="{"embed-twitter " * 60}"></div>',
        f"{SCRIPT}<p>Follow us on X for the kelp.</p>",
        SCRIPT,
        "",
    ],
    ids=["no script", "sharing", "video", "endless name", "following", "script alone", "nothing"],
)
def test_nothing_else_does(body: str) -> None:
    assert not mentions_script_post(tree_of(body))


@pytest.mark.parametrize(
    ("script", "left"),
    [
        ('sendBeacon("/t", "tweet_id=20"); show("30")', 'sendBeacon(); show("30")'),
        ('a&&sendBeacon("/t", str({id: f("20")})),show("30")', 'a&&sendBeacon(),show("30")'),
        ('show("30")', 'show("30")'),
        ('sendBeacon("/t", "20"', 'sendBeacon("/t", "20"'),
        ("sendBeacon(" * 3, "sendBeacon(" * 3),
    ],
)
def test_what_a_script_only_reports_is_taken_out(script: str, left: str) -> None:
    assert without_beacons(script) == left
