"""Make one lookup and print this process's megabytes: python -m tests.bench.one_lookup DB QUOTE."""

import sys
from pathlib import Path

from archiver.archive.connection import connect
from archiver.models.verdict_records import Claim
from archiver.verification.verify import verify_claim


def main(path: str, quote: str) -> None:
    verify_claim(connect(Path(path)), Claim(quote=quote))
    # What getrusage tells of a child includes what its parent held.
    held = Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0]
    print(int(held) / 1024)


if __name__ == "__main__":
    main(*sys.argv[1:])
