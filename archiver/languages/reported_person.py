"""Words of the first person, with those that stand for them where somebody else reports them."""

from collections.abc import Mapping

_PAIRS = """
    i he she they
    me him her them himself herself
    my his her their
    mine his hers theirs
    we they
    us them themselves
    our their
    ours theirs
    am is was
    have has had
    ich er sie
    mich ihn sie sich
    mir ihm ihr sich
    mein sein ihr
    meine seine ihre
    meinen seinen ihren
    meinem seinem ihrem
    meiner seiner ihrer
    meines seines ihres
    wir sie
    uns sich ihnen
    unser ihr
    unsere ihre
    unseren ihren
    unserem ihrem
    unserer ihrer
    bin ist sei
    habe hat
    je il elle
    me se le la lui lo lhe o a
    moi lui elle
    mon son
    ma sa
    mes ses
    nous ils elles se leur
    notre leur
    nos leurs
    mi su si gli le
    mis sus
    mío suyo
    nuestro su
    nuestra su
    nuestros sus
    nuestras sus
    nos les se lhes
    mio suo
    mia sua
    miei suoi
    mie sue
    nostro loro
    nostra loro
    meu seu dele dela
    minha sua
    meus seus
    minhas suas
    mim si ele ela
    nosso seu
    nossa sua
    ik hij zij ze
    mij hem haar
    mijn zijn haar
    wij zij ze
    ons hen hun zich
    onze hun
    jag han hon
    mig honom henne sig
    min sin hans hennes
    mitt sitt hans hennes
    mina sina hans hennes
    vi de
    oss dem sig
    vår sin deras
    jeg han hun
    meg ham henne seg
    mit sit hans hendes
    mine sine hans hendes
    mój jego jej swój
    moja jego jej swoja
    moje jego jej swoje
    мой его её свой
    моя его её своя
    мою его её свою
    моё его её своё
"""


def _pairs() -> Mapping[str, frozenset[str]]:
    table: dict[str, set[str]] = {}
    for line in _PAIRS.strip().splitlines():
        own, *reported = line.split()
        table.setdefault(own, set()).update(reported)
    return {own: frozenset(reported) for own, reported in table.items()}


REPORTED_PERSON = _pairs()
"""By the word of the first person; "my" is "his", "her" or "their"."""
