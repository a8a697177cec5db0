"""Every mistake that was found once, so that it stays mended."""

import pytest

from archiver.matching.compare import compare_text
from tests.gate.known import KNOWN, Known


@pytest.mark.parametrize("known", KNOWN, ids=lambda known: known.quote[:40])
def test_a_mistake_found_once_stays_mended(known: Known) -> None:
    match = compare_text(known.quote, known.post)
    assert match is not None, known.why
    assert match.wording == known.wording, known.why
    assert set(known.has) <= set(match.flags), known.why
    assert set(known.lacks).isdisjoint(match.flags), known.why
