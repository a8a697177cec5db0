"""Run work on an event loop until it is done or somebody ends it by a signal."""

import asyncio
import signal
import threading
from collections.abc import Coroutine
from types import FrameType
from typing import Any


async def until_signal(work: Coroutine[Any, Any, None]) -> None:
    """Do all of it, or as much as is done when SIGTERM comes; then call the former handler.

    A handler that raises would raise anywhere, and the event loop swallows some of it.
    """
    told = signal.getsignal(signal.SIGTERM)
    listens = callable(told) and threading.current_thread() is threading.main_thread()
    task = asyncio.current_task()
    came = False

    def end() -> None:
        nonlocal came
        came = True
        if task is not None:
            task.cancel()

    loop = asyncio.get_running_loop()
    if listens:
        loop.add_signal_handler(signal.SIGTERM, end)
    try:
        await work
    except asyncio.CancelledError:
        if not came:
            raise
    finally:
        if listens:
            loop.remove_signal_handler(signal.SIGTERM)
            signal.signal(signal.SIGTERM, told)
    if came and callable(told):
        frame: FrameType | None = None
        told(signal.SIGTERM, frame)
