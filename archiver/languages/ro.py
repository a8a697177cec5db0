"""Romanian: its words and patterns, as `archiver.languages.base` describes them."""

from archiver.languages.base import Examples, Grammar, Language, NameWords, UtteringWords, wordset

LANGUAGE = Language(
    code="ro",
    name="Romanian",
    drops_pronouns=True,
    quotation_marks=("„”", "«»"),
    dialogue_dashes="–—",
    function_words=wordset(
        """
        această acest ale cu că dacă din după este fi fost fără nu pentru prin sau sunt
        să și
        """
    ),
    uttering=UtteringWords(
        speech=wordset(
            """
            adăugat afirmat anunțat arătat avertizat comentat completat conchis confirmat criticat
            declarat declară explicat explică informat insistat povestit precizat recunoscut
            remarcat răspuns spune spus subliniat susține susținut transmis transmite zice zis
            întrebat
            """
        ),
        post=wordset("postat publicat scrie scris"),
        plain=wordset("spus"),
        post_prepositions=wordset("pe"),
    ),
    grammar=Grammar(
        he=wordset("el"),
        she=wordset("ea"),
        they=wordset("ei ele"),
        relatives=wordset("care"),
        determiners=wordset("această acest o un"),
        prepositions=wordset("cu de din după la pe pentru prin în"),
        small=wordset(
            """
            această acest ar că după este joi luni marți miercuri nu pe să vineri însă și
            """
        ),
        according=wordset("conform potrivit"),
        titles=wordset(
            """
            avocata avocatul avocatului deputatul liderul liderului ministra ministrul ministrului
            premierul președintele primarul primarului purtătorul senatorul
            """
        ),
        between=wordset("se"),
        conjunctions=wordset("sau și"),
        of_words=wordset("de din"),
        male_articles=wordset("un"),
    ),
    names=NameWords(
        roles=wordset("expertul poliția surse sursă"),
        relations=wordset("avocat fiica fiul mama soția soțul tatăl văduva"),
    ),
    examples=Examples(
        verbs_match=("spus", "scris"),
        verbs_differ=("pod",),
        quotations_match=("„Podul este închis”, a spus Ana.",),
        quotations_differ=("Podul este închis.",),
        sentences=(
            "Podul este închis, dar orașul nu a spus că va fi deschis și nici pentru care vase.",
        ),
    ),
)
