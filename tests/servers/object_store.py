"""A store that speaks S3 on loopback: moto's server, which forgets everything when it ends."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.servers import installed
from tests.servers.running import answers, free_port, started


class ObjectStore:
    """A running store; `environment` has programs find it, and nothing of anybody's account."""

    def __init__(self, there: str, folder: Path) -> None:
        self.environment: Mapping[str, str] = {
            "AWS_ENDPOINT_URL": there,
            "AWS_ACCESS_KEY_ID": "anybody",
            "AWS_SECRET_ACCESS_KEY": "anything",
            "AWS_DEFAULT_REGION": "us-east-1",
            "AWS_CONFIG_FILE": str(folder / "none"),
            "AWS_SHARED_CREDENTIALS_FILE": str(folder / "none"),
            "AWS_EC2_METADATA_DISABLED": "true",
        }
        self._there = there

    def put(self, files: Mapping[str, bytes]) -> None:
        """Keep files by their paths, ``bucket/folder/name``; a bucket that is not there is made."""
        system = self._system()
        for bucket in {path.partition("/")[0] for path in files}:
            if not system.exists(bucket):
                system.mkdir(bucket)
        for path, data in files.items():
            system.pipe_file(path, data)

    def _system(self) -> Any:
        import s3fs  # noqa: PLC0415 - an extra, and a second to import

        return s3fs.S3FileSystem(
            key="anybody",
            secret="anything",  # noqa: S106 - of a store of this test alone
            client_kwargs={"endpoint_url": self._there},
        )


@contextmanager
def store(folder: Path) -> Iterator[ObjectStore]:
    """A store that holds nothing yet. Raises NotStarted."""
    programs = installed.folder("moto") / "bin"
    port = free_port()
    with started(
        [str(programs / "moto_server"), "-H", "127.0.0.1", "-p", str(port)],
        lambda _: answers(port),
        within=folder,
        log=folder / "moto.log",
    ):
        yield ObjectStore(f"http://127.0.0.1:{port}", folder)
