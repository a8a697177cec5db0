"""Finnish: its words and patterns, as `archiver.languages.base` describes them."""

from archiver.languages.base import Examples, Grammar, Language, NameWords, UtteringWords, wordset
from archiver.languages.reported_words import ReportedSpeech

LANGUAGE = Language(
    code="fi",
    name="Finnish",
    quotation_marks=("””", "»»"),
    dialogue_dashes="–—",
    function_words=wordset(
        """
        ei että hän ja joka jossa jotka kanssa kuin kun mukaan mutta myös niin oli olisi ollut
        ovat sekä sitä tämä vaan voi
        """
    ),
    uttering=UtteringWords(
        speech=wordset(
            """
            arvioi ihmettelee jatkaa kertoi kertoivat kertoo kertovat kiittää kommentoi korostaa
            korosti kuvailee lisäsi lisää muistelee muistuttaa myöntää naurahtaa painottaa pohtii
            sanoi sanoivat sanoo sanovat selittää summaa toteaa totesi uskoo vaatii vakuuttaa
            varoittaa vastaa vastasi väittää
            """
        ),
        post=wordset("julkaisi kirjoittaa kirjoitti tviittaa tviittasi"),
        plain=wordset("sanoi sanoo"),
        post_prepositions=wordset(""),
    ),
    grammar=Grammar(
        reported=ReportedSpeech(behind=wordset("mukaan")),
        other=wordset("he hän"),
        relatives=wordset("joka jotka"),
        determiners=wordset("tämä"),
        small=wordset("ei ennen että hän joka kuitenkin kun mutta myös siis tämä vaan"),
        titles=wordset(
            """
            asianajaja johtaja kansanedustaja kaupunginjohtaja ministeri pormestari presidentti
            puheenjohtaja pääministeri
            """
        ),
        conjunctions=wordset("ja"),
    ),
    names=NameWords(
        roles=wordset("asiantuntija edustaja lähde poliisi tiedottaja tutkija"),
        relations=wordset("asianajaja leski puoliso vaimo veli äiti"),
    ),
    examples=Examples(
        verbs_match=("sanoi", "kirjoitti"),
        verbs_differ=("silta",),
        quotations_match=("”Silta on kiinni”, sanoi Ana.",),
        quotations_differ=("Silta on kiinni.",),
        sentences=(
            "Silta on ollut kiinni jo vuosia, mutta hän joka kysyy ei saa tietää, että se avataan.",
        ),
    ),
)
