import pytest

from archiver.extraction.quotations.speaker_rules import signature
from tests.extraction.quotations.parsed import parse


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“The quay is shut.” — Ada Finch", "Ada Finch"),
        ("The board met. “The quay is shut.” Ada Finch left early.", None),
        ("That is all we have, “a shut quay.” ― Ada Finch.", "Ada Finch"),
        ("The quay is “shut” — Ada Finch had closed it.", None),
    ],
)
def test_a_name_alone_behind_a_dash_signs_a_quotation(text: str, name: str | None) -> None:
    found = parse(text)
    (scene,) = found.stage.scenes
    signed = signature(found.stage, scene)
    assert (None if signed is None else found.words(found.mentions[signed])) == name
