"""Start the console script, so that Ctrl-C is handled even while Python still imports."""

import sys
from typing import NoReturn


def main() -> NoReturn:
    """Import the commands and run them; Ctrl-C before they are there ends with 130."""
    try:
        from archiver.cli.main import main as run  # noqa: PLC0415 - it takes a while to import
    except KeyboardInterrupt:
        sys.stderr.write("interrupted before anything was begun\n")
        sys.exit(130)
    run()
