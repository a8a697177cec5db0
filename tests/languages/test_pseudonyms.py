"""Words of which people make up names of accounts are told from names of people."""

from archiver.languages.given_names import is_given_name
from archiver.languages.pseudonyms import is_made_up


def test_a_made_up_name_is_told_from_a_persons() -> None:
    assert is_made_up(("seestern",))
    assert is_made_up(("étoile", "mer"))
    assert not is_made_up(("ana", "brook"))
    assert not is_made_up(())


def test_a_given_name_is_not_made_up() -> None:
    names = ("ana", "jean", "wolf", "rose", "jade", "amber", "stella", "luna", "angel")
    assert [name for name in names if is_given_name(name) and is_made_up((name,))] == ["stella"]
