import pytest

from archiver.extraction.quotations.speaker_rules import passive_agent, signature
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


@pytest.mark.parametrize(
    ("text", "agent"),
    [
        ("“Low Tide” was written by Ada Finch after the storm on Mill Quay.", "Ada Finch"),
        ("“Low Tide” was originally said by Ada Finch.", "Ada Finch"),
        ("“Low Tide” was late. It was written by Ada Finch.", None),
    ],
)
def test_whoever_uttered_the_subject_of_a_passive_is_its_agent(
    text: str, agent: str | None
) -> None:
    found = parse(text)
    (scene,) = found.stage.scenes
    number = passive_agent(found.stage, scene)
    assert (None if number is None else found.words(found.mentions[number])) == agent
