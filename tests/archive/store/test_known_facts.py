import pytest

from archiver.archive.store.known_facts import KnownWords, find_agreeing_version

KNOWN = [
    KnownWords(id=1, norms=("the", "ferry", "is", "late"), truncated=False),
    KnownWords(id=2, norms=("no", "seal", "pays"), truncated=False),
]


@pytest.mark.parametrize(
    ("text", "truncated", "found"),
    [
        ("The ferry is late!", False, 1),
        ("@ana The ferry is late", False, 1),
        ("The ferry", False, None),
        ("The ferry", True, 1),
        ("No se", True, 2),
        ("No sea pays", True, None),
        ("The seal is late", False, None),
    ],
)
def test_words_are_those_of_a_known_wording_or_its_beginning(
    text: str, truncated: bool, found: int | None
) -> None:
    assert find_agreeing_version(KNOWN, text, truncated=truncated) == found
