"""Write days and moments for people."""

from functools import lru_cache

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def format_day(moment: str) -> str:
    """``13 July 2024``; a text that is no date comes back as it is.

    >>> format_day("2024-07-13T22:45:24Z")
    '13 July 2024'
    """
    return _written_day(moment[:10]) or moment


# A page names some hundred days, most of them several times.
@lru_cache(maxsize=4_096)
def _written_day(day: str) -> str | None:
    year, month, number = day[:4], day[5:7], day[8:10]
    if not (all(map(str.isdecimal, (year, month, number))) and 1 <= int(month) <= 12):
        return None
    return f"{int(number)} {_MONTHS[int(month) - 1]} {year}"


def format_local_time(moment: str) -> str:
    """Write ``5 May 2031, 19:00``, as the place's clock stood, or the day alone.

    >>> format_local_time("2031-05-05T19:00:00+02:00"), format_local_time("2031-05-05T17:00:00Z")
    ('5 May 2031, 19:00', '5 May 2031, 17:00 UTC')
    """
    shown = format_time(moment)
    return shown if moment.endswith("Z") else shown.removesuffix(" UTC")


def found_sentence(at: str, last_there_at: str | None) -> str:
    """Say when it was found that a post is gone, which is not when it went.

    >>> found_sentence("2031-05-05T19:00:00Z", "2031-05-04T02:00:00Z")
    'Found on 5 May 2031, 19:00 UTC; last seen there on 4 May 2031, 02:00 UTC.'
    """
    there = f"; last seen there on {format_time(last_there_at)}" if last_there_at else ""
    return f"Found on {format_time(at)}{there}."


def format_time(moment: str) -> str:
    """Write ``13 July 2024, 22:45 UTC``, or the day where only that is known."""
    clock = moment[11:16]
    return (
        f"{format_day(moment)}, {clock} UTC"
        if len(clock) == 5 and format_day(moment) != moment
        else format_day(moment)
    )
