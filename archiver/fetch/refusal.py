"""Why a request brought nothing: the errors of this folder, each with a sentence for a person.

Unsuccessful ── Refused    we would not ask, or would not take what came; never tried again
             └─ Failed     the network or the server did not do its part; may be tried again
"""

from archiver.models.records import Outcome


class FetchError(Exception):
    """A request without an answer that can be kept; its text becomes `Unfetched.reason`."""

    def __init__(self, reason: str, outcome: Outcome = "unreachable") -> None:
        super().__init__(reason)
        self.reason = reason
        self.outcome: Outcome = outcome


class FetchRefused(FetchError):
    """What we would not ask for, or would not take; asking again would change nothing.

    `strains` says that it is a failure of the host as a whole, which counts towards leaving
    it alone: a certificate, not one page that is too large.
    """

    def __init__(
        self, reason: str, outcome: Outcome = "unreachable", *, strains: bool = False
    ) -> None:
        super().__init__(reason, outcome)
        self.strains = strains


class FetchFailed(FetchError):
    """What the network or the server did not do; another try may go better."""
