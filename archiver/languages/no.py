"""Norwegian, Bokmål and Nynorsk: its words and patterns."""

from archiver.languages.base import (
    DateWords,
    Examples,
    Grammar,
    Language,
    NameWords,
    NegationWords,
    NumberWords,
    SpokenWords,
    UtteringWords,
    wordset,
)

LANGUAGE = Language(
    code="no",
    name="Norwegian",
    quotation_marks=("«»", "””"),
    dialogue_dashes="–—-",
    dialogue_goes_on=True,
    # Words that Danish has as well are left out, for it has nearly all of them.
    function_words=wordset(
        """
        av blir ble eg eller er etter fra frå ha hadde hun hva ikke ikkje jeg meg noe nå og opp også
        seg skal til ut være
        """
    ),
    negations=NegationWords(
        words=wordset("aldri ikke ikkje ingen ingenting intet uten utan verken"),
        distinct=wordset("aldri ikkje"),
    ),
    numbers=NumberWords(
        words=wordset(
            """
            elleve fem fire halvparten hundre milliard milliarder million millioner null ni prosent
            seks sju syv ti tjue to tolv tre tusen åtte
            """
        ),
        forms=(
            "tretten|fjorten|femten|seksten|sytten|atten|nitten"
            "|(?:tjue|tretti|førti|femti|seksti|sytti|åtti|nitti)(?:en|to|tre|fire|fem|seks|sju|syv"
            "|åtte|ni)?|tredje|fjerde|femte|sjette|sjuende|åttende|niende|tiende"
        ),
        percent=wordset("prosent"),
    ),
    dates=DateWords(
        weekdays=wordset("fredag lørdag mandag onsdag søndag tirsdag torsdag"),
        months=wordset(
            """
            april august desember februar januar juli juni november oktober september
            """
        ),
        capitalised=wordset("mai mars"),
    ),
    uttering=UtteringWords(
        speech=wordset(
            """
            advarer bekreftet bekrefter forklarer forklarte forteller fortalte fortsatte fortsetter
            hevder hevdet innrømmer innrømmet kommenterer kommenterte mener mente opplyser opplyste
            presiserer presiserte påpeker påpekte sa seier sier slår spurte spør svarer svarte
            uttaler uttalte understreker understreket utdyper utdypet varslet
            """
        ),
        post=wordset("la postet skrev skriver tvitret"),
        assessing=wordset("kaller kalte"),
        plain=wordset("sa sier"),
        post_prepositions=wordset("på"),
        post_fillers=wordset("et"),
        screenshots=wordset("skjermbilder? skjermbilde skjermdump"),
        pictured_posts=wordset("(?:tweet|innlegg|melding|post)_(?:av|fra)"),
        pictured_doubts=wordset(
            """
            falsk manipuler parodi påstå satir svar
            """
        ),
    ),
    grammar=Grammar(
        he=wordset("han"),
        she=wordset("ho hun"),
        they=wordset("de dei"),
        other=wordset("eg jeg vi"),
        relatives=wordset("som"),
        determiners=wordset("den det en ei et hans hennes sin"),
        prepositions=wordset("av for fra frå hos i med mot om på til under ved"),
        small=wordset(
            """
            at blir ble da der eller etter hadde har i ikke ikkje men mens nå når og også seg var
            være
            """
        ),
        roles=wordset("politiet regjeringen talsmann talsperson"),
        according=wordset("ifølge"),
        titles=wordset("leder ministeren ordfører partileder statsminister statsråd"),
        between=wordset("har"),
        conjunctions=wordset("og"),
        particles=wordset("af av"),
        view_prepositions=wordset("for"),
    ),
    names=NameWords(
        titles=wordset("ordfører partileder statsminister statsråd"),
        pronouns=wordset("han hun"),
        particles=wordset("af av"),
    ),
    spoken=SpokenWords(
        hesitations=wordset("eh ehm hm hmm øh"),
        fillers=wordset("altså du_vet"),
        completions=wordset("at hva hvem hvor hvordan om"),
        openers=wordset("ja men og så"),
        occasions=wordset("debatt debatten intervju intervjuet pressekonferanse tale talen"),
        own_voice=wordset("jeg vi"),
    ),
    examples=Examples(
        negations_match=("ikke", "aldri", "ikkje"),
        negations_differ=("ikkje-et", "utenfor"),
        numbers_match=("tjueto", "fjorten", "tredje"),
        numbers_differ=("enda", "tredemølle"),
        verbs_match=("sier", "tvitret"),
        verbs_differ=("bro",),
        titles_match=("ordfører Ana Brook",),
        titles_differ=("Ida Brook",),
        posts_match=("skrev på Facebook",),
        posts_differ=("på broen",),
        quotations_match=("«Broen er stengt», sa Ana.", "– Broen er stengt, sier Ana."),
        quotations_differ=("Broen er stengt.",),
        spoken_match=("Vi har, øh, en ny ferge i havna = Vi har en ny ferge i havna",),
        spoken_differ=("Vi har ikke en ny ferge i havna = Vi har en ny ferge i havna",),
        pictures_match=(
            "Skjermbilde av et innlegg av Ana Brook: «Selen har et månedskort til fergen»",
        ),
        pictures_differ=(
            "Skjermbilde av et falskt innlegg av Ana Brook: «Selen har et månedskort til fergen»",
        ),
        sentences=("Broen er stengt etter at det ble funnet noe, og hun skal ikke opp igjen nå.",),
    ),
)
