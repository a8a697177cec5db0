"""[notify] in crawl.toml: who is told, and no secret in it or in anything that is shown."""

from pathlib import Path

import pytest

from archiver.crawl.notify_settings import KINDS, read_notify_settings
from archiver.crawl.settings import read_settings
from archiver.errors import UnusableSettings

WHOLE = """
[notify]
kinds = ["problem", "deleted"]
publishers = ["Ledger"]
digest = false
site = "https://archive.example/"

[[notify.email]]
to = ["desk@news.example", "editor@news.example"]
from = "archiver@news.example"
server = "mail.news.example:2525"
user = "archiver"
password_file = "mail.password"
people = ["Ana Brook"]

[[notify.webhook]]
url = "https://hooks.example/T0/secret-path"
secret_env = "TEST_HOOK_SECRET"
digest = true
kinds = ["edited"]

[[notify.apprise]]
url_env = "TEST_APPRISE"
"""


def written(folder: Path, text: str) -> Path:
    (folder / "crawl.toml").write_text(text, encoding="utf-8")
    return folder


def test_receivers_have_their_own_filters_and_secrets(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mail.password").write_text("sesame\n")
    monkeypatch.setenv("TEST_HOOK_SECRET", "open")
    monkeypatch.setenv("TEST_APPRISE", "slack://token-a/token-b")
    found = read_notify_settings(written(tmp_path, WHOLE))
    read_settings(tmp_path)
    mail, hook, chat = found.receivers
    assert found.site == "https://archive.example"
    assert (mail.server, mail.port, mail.security, mail.secret) == (
        *("mail.news.example", 2525, "starttls", "sesame"),
    )
    assert mail.wanted.kinds == {*KINDS[:4], "gone"}
    assert (mail.wanted.people, mail.wanted.publishers) == (("Ana Brook",), ("Ledger",))
    assert (hook.secret, hook.digest, hook.wanted.kinds) == ("open", True, frozenset({"edited"}))
    assert (mail.digest, chat.digest) == (False, False)
    shown = repr(found) + mail.name + hook.name + chat.name + mail.key + hook.key + chat.key
    for secret in ("sesame", "secret-path", "open", "token-a"):
        assert secret not in shown
    assert (hook.name, chat.name) == ("webhook at hooks.example", "Apprise (slack)")


def test_nobody_is_told_where_nothing_says_so(tmp_path: Path) -> None:
    assert read_notify_settings(tmp_path).receivers == ()
    assert read_notify_settings(written(tmp_path, "private = true\n")).receivers == ()


MAIL = '[[notify.email]]\nto = ["a@b.example"]\nfrom = "c@d.example"\n'


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[notify]\nkind = []\n", "'kind' is no setting"),
        ('[notify]\nkinds = ["sad"]\n' + MAIL, "'sad' is no kind; there are problem, deleted"),
        ("[notify]\nkinds = [1]\n" + MAIL, "'kinds' has to be a list of texts"),
        ('[notify]\nsite = "archive"\n', "'site' has to be an address"),
        ("[[notify.email]]\nto = []\n", "'to' has to list addresses"),
        ('[[notify.email]]\nto = ["a b@c"]\nfrom = "c@d"\n', "'to' has to list addresses"),
        (MAIL + 'security = "no"\n', "'security' is one of starttls, tls, none"),
        (MAIL + 'server = "a:b"\n', "'server' is a host"),
        (MAIL + 'password_env = "TEST_NOT_THERE"\n', "the environment has no TEST_NOT_THERE"),
        (MAIL + 'password_file = "none"\n', "none cannot be read: No such file"),
        (
            MAIL + 'security = "none"\nserver = "m.example"\npassword_file = "crawl.toml"\n',
            "a password is not sent without",
        ),
        (MAIL + MAIL, "named twice"),
        ('[[notify.webhook]]\nurl = "ftp://a"\n', "'url' has to be an http"),
        ('[[notify.webhook]]\nurl = "http://[a"\n', "'url' has to be an http"),
        ("[[notify.apprise]]\n", "'url_env' or 'url_file'"),
        ("[notify]\nemail = [1]\n", "has to be a table"),
        ("notify = 1\n", None),
    ],
)
def test_settings_that_cannot_be_used_are_a_sentence(
    tmp_path: Path, text: str, message: str | None
) -> None:
    with pytest.raises(UnusableSettings, match=message):
        read_notify_settings(written(tmp_path, text))
