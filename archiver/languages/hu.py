"""Hungarian: its words and patterns, as `archiver.languages.base` describes them."""

from archiver.languages.base import Examples, Grammar, Language, NameWords, UtteringWords, wordset
from archiver.languages.reported_words import ReportedSpeech

LANGUAGE = Language(
    code="hu",
    name="Hungarian",
    quotation_marks=("„”", "»«"),
    dialogue_dashes="–—",
    function_words=wordset(
        """
        akkor azt csak egy ezt hogy illetve lesz minden már nem pedig szerint
        után vagy és
        """
    ),
    uttering=UtteringWords(
        speech=wordset(
            """
            elismerte elmondta emelte emlékeztetett fogalmazott hangsúlyozta hozzátette ismertette
            jelentette jelezte kiemelte közölte magyarázta megerősítette mesélte mondja mondta
            mondták nyilatkozta sorolta tette tájékoztatott vallja vallotta válaszolta vélekedett
            véli állapította állítja állította
            """
        ),
        post=wordset("közzétette posztolta írja írta"),
        plain=wordset("mondta"),
        post_prepositions=wordset(""),
    ),
    grammar=Grammar(
        reported=ReportedSpeech(behind=wordset("szerint")),
        other=wordset("ő ők"),
        relatives=wordset("aki akik"),
        determiners=wordset("a az egy ez"),
        small=wordset(
            """
            a az csak de egy ezért ha hogy is mert most már nem szerint után és
            """
        ),
        titles=wordset(
            """
            edző elnök igazgató képviselő miniszter miniszterelnök polgármester ügyvéd
            """
        ),
        conjunctions=wordset("és"),
    ),
    names=NameWords(
        roles=wordset("forrás rendőrség szakértő szóvivő"),
        relations=wordset("felesége férje özvegye ügyvédje"),
    ),
    examples=Examples(
        verbs_match=("mondta", "írta"),
        verbs_differ=("híd",),
        quotations_match=("„A híd zárva van” – mondta Anna.",),
        quotations_differ=("A híd zárva van.",),
        sentences=(
            "A híd már zárva van, de nem mondták meg, hogy mikor nyílik, és csak egy komp jár.",
        ),
    ),
)
