"""Tell by a page's language and country whether its printed dates have the day or the month first.

What comes out is a language label for `archiver.text.dates`; where nothing tells, it is the page's
own, and a date such as 03/04/2031 stays unread.
"""

import re

from archiver.text.urls import host_of

DAY_FIRST, MONTH_FIRST = "en-GB", "en-US"
# Countries where English is written with the day first. What is labelled en-US, as the default of
# many systems, may be of any country, and en-CA and en-PH of either habit.
_REGION = re.compile(
    r"en[-_](?:gb|uk|ie|au|nz|in|za|ng|ke|gh|ug|tz|zm|zw|pk|bd|lk|mt|jm|tt)(?![a-z])", re.IGNORECASE
)
_DAY_DOMAINS = frozenset(
    (
        *("uk", "scot", "wales", "ie", "au", "nz", "in", "za", "ng", "ke", "gh", "ug", "zm", "zw"),
        *("pk", "bd", "lk", "mt", "jm", "tt", "fr", "de", "at", "ch", "es", "it", "pt", "nl", "be"),
        *("pl", "cz", "ro", "gr", "dk", "no", "fi", "br", "ar", "mx", "cl", "pe", "uy", "ru", "ua"),
    )
)
"""Countries' domains that hardly anybody else uses: neither "co" nor "io"."""
_MONTH_DOMAINS = frozenset({"us", "gov", "mil", "edu"})


def language_of_dates(code: str | None, label: str | None, address: str) -> str | None:
    """Give the label by which a page's numeric dates are read.

    `code` is its language, `label` the whole label that it has of it, `address` its own.

    >>> language_of_dates("en", "en-US", "https://ledger.example/a")
    'en'
    >>> language_of_dates("en", "en-US", "https://ledger.example.uk/a")
    'en-GB'
    """
    if code not in {None, "en"}:
        return code
    domain = host_of(address).rpartition(".")[2]
    if domain in _DAY_DOMAINS or (label and _REGION.match(label.strip())):
        return DAY_FIRST
    return MONTH_FIRST if domain in _MONTH_DOMAINS else code
