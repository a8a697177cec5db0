"""A language in, its small words out: pronouns, articles, prepositions, titles and roles.

Closed classes only, so that they can be complete; no table holds a name.
"""

from functools import cache
from typing import NamedTuple


def wordset(text: str) -> frozenset[str]:
    """The words of a string as a set.

    >>> sorted(wordset("he she"))
    ['he', 'she']
    """
    return frozenset(text.split())


VIEWS = wordset(
    """
    worten meinung ansicht angaben auffassung einschätzung aussage aussagen überzeugung darstellung
    informationen schilderung lesart bewertung bekunden berichten aussagen erkenntnissen schätzung
    schätzungen beobachtung beobachtungen recherchen berechnungen interpretation
    """
)
"""German nouns between `nach` and who is quoted: `nach Angaben der Polizei`; no part of a name."""
OPINIONS = wordset(
    """
    fazit urteil begründung kritik vorwurf appell forderung warnung antwort worte devise these
    befund resümee bilanz vermutung befürchtung bewertung reaktion kommentar formulierung
    """
)
"""Nouns for what somebody says; whose they are stands behind: `so das Fazit der Prüfer`."""


class Grammar(NamedTuple):
    """The small words of one language, lower case."""

    he: frozenset[str]
    she: frozenset[str]
    they: frozenset[str]
    other: frozenset[str]
    relatives: frozenset[str]
    determiners: frozenset[str]
    prepositions: frozenset[str]
    small: frozenset[str]
    roles: frozenset[str]
    titles: frozenset[str]
    bodies: frozenset[str]
    according: frozenset[str]

    @property
    def pronouns(self) -> frozenset[str]:
        """Pronouns that can be a subject."""
        return self.he | self.she | self.they | self.other


_HE = {
    "en": "he",
    "es": "él",
    "fr": "il",
    "de": "er",
    "pt": "ele",
    "it": "lui egli",
    "nl": "hij",
    "sv": "han",
    "pl": "on",
    "ru": "он",
    "uk": "він",
    "ar": "هو",
    "el": "αυτός εκείνος",
    "he": "הוא",
    "tr": "o",
}
_SHE = {
    "en": "she",
    "es": "ella",
    "fr": "elle",
    "de": "sie",
    "pt": "ela",
    "it": "lei ella",
    "nl": "zij ze",
    "sv": "hon",
    "pl": "ona",
    "ru": "она",
    "uk": "вона",
    "ar": "هي",
    "el": "αυτή εκείνη",
    "he": "היא",
}
_THEY = {
    "en": "they",
    "es": "ellos ellas",
    "fr": "ils elles",
    "de": "",
    "pt": "eles elas",
    "it": "loro",
    "sv": "de",
    "pl": "oni",
    "ru": "они",
    "uk": "вони",
}
_OTHER = {
    "en": "i we it one others some another many",
    "de": "ich wir man dieser diese",
    "fr": "je nous on",
    "nl": "ik we",
    "ru": "я мы",
}
_RELATIVES = {
    "en": "who which",
    "es": "que quien",
    "fr": "qui",
    "pt": "que quem",
    "it": "che chi",
    "nl": "die",
    "sv": "som",
    "pl": "który która",
    "ru": "который которая",
    "uk": "який яка",
}
_DETERMINERS = {
    "en": """
        the a an this these those one another some many several both each every two three four
        five six most his her their its my our your no any
        """,
    "es": "el la los las un una unos unas su sus este esta estos otro otra varios",
    "fr": "le la les un une des ce cette ces son sa ses leur leurs l' plusieurs",
    "de": """
        der die das den dem des ein eine einer einem einen eines dieser diese dieses sein seine
        seiner ihr ihre ihrer mehrere viele einige
        """,
    "pt": "o a os as um uma seu sua este esta outro outra vários",
    "it": "il lo la i gli le un uno una suo sua questo questa l' alcuni",
    "nl": "de het een zijn haar deze dit hun",
    "sv": "en ett den det sin hans hennes",
    "ar": "",
    "el": "ο η το οι τα ένας μια ένα του της",
    "he": "",
    "tr": "bir bu",
    "ru": "этот эта один одна",
    "uk": "цей ця один одна",
    "pl": "ten ta jeden jedna",
}
_PREPOSITIONS = {
    "en": """
        of in on at for from with by to about against into over after before during under between
        among through as like than via per toward towards without within across near outside
        inside behind around including despite because since until upon amid off out up down
        regarding following
        """,
    "es": """
        de del en a al con por para sobre contra desde hasta entre sin tras ante durante según
        """,
    "fr": """
        de du des d' en à au aux avec par pour sur contre dans chez entre sans sous vers depuis
        selon après avant
        """,
    "de": """
        von vom in im an am auf mit für bei beim zu zum zur aus nach über gegen um durch ohne
        unter vor seit wegen während zwischen als wie angesichts anlässlich aufgrund infolge trotz
        statt bezüglich hinsichtlich zugunsten innerhalb außerhalb mithilfe mittels gemäß samt
        """,
    "pt": """
        de do da dos das em no na nos nas a ao à com por para sobre contra desde até entre sem
        após
        """,
    "it": """
        di del della dei delle dello in nel nella a al alla con per su sul da dal dalla contro tra
        fra
        """,
    "nl": "van in op aan met voor bij naar uit over tegen door om als",
    "sv": "av i på till med för från om mot under vid hos",
    "pl": "z w na do o od dla po przez za przy we ze",
    "ru": "в на с к от для о об по из у за во со при",
    "uk": "в у на з до від для про по із за зі",
    "el": "από σε στο στη στην στον για με του της των",
    "tr": "ile için göre",
}
SMALL = {
    "en": """
        and or but so yet if then when while where why how what who whom whose which because
        although though however therefore moreover meanwhile also not n't is are was were be been
        being am do does did done has have had having will would can could may might must shall
        should there here now just only even still again once twice later earlier recently ago
        very too more less most much well him them us me himself herself themselves itself it's
        he's she's they're that's i'm don't didn't doesn't wasn't isn't won't can't yes no nor
        instead today yesterday tomorrow monday tuesday wednesday thursday friday saturday sunday
        january february march april june july august september october november december perhaps
        indeed finally first second next last asked according as the a an in on at for from with
        by to of about it its this that these those they we you he she i my your his her their our
        every all both each some many such other another any one two three four five despite since
        until after before during under over between among through without unlike like given added
        nevertheless nonetheless furthermore thus hence otherwise rather either neither plus let
        never always often sometimes usually speaking noting citing referring q pm est et
        """,
    "es": """
        y e o u pero si cuando mientras donde como porque aunque también no es son fue fueron ser
        sido ha han había está están era eran ya muy más menos hoy ayer mañana lunes martes
        miércoles jueves viernes sábado domingo se lo le les nos me te que sin además así según
        tras durante ante
        """,
    "fr": """
        et ou mais si quand lorsque comme parce bien que qui dont où ne pas est sont était étaient
        être été a ont avait avaient déjà très plus moins aujourd'hui hier demain lundi mardi
        mercredi jeudi vendredi samedi dimanche se lui leur nous me te aussi ainsi selon après
        avant pour dans en c'est ce il
        """,
    "de": """
        und oder aber wenn als während wo weil obwohl auch nicht ist sind war waren sein gewesen
        hat haben hatte hatten wird werden wurde wurden kann können konnte soll sollte muss musste
        darf will wollte schon sehr mehr heute gestern morgen montag dienstag mittwoch donnerstag
        freitag samstag sonntag sich ihm ihn ihnen uns mir dass so doch nur noch dann damit dabei
        dazu daher jedoch außerdem zudem weiter laut nach wie zwar denn bereits deshalb derzeit
        insbesondere hier dort dies dadurch darauf dagegen danach anschließend zuvor ferner ebenso
        warum wer was welche welcher besonders lediglich inzwischen mittlerweile daraufhin ob je
        nun da hierzu weitere insgesamt seit am im vom zum zur ins ans beim unter zuletzt
        tatsächlich relativierend erst erstmals gegenüber gleichzeitig trotzdem dennoch immerhin
        vielmehr hingegen indes später früher jüngst wörtlich sogar vorher nachher erneut mehrfach
        wiederholt oft vielleicht natürlich zunächst darüber davon dafür wiederum somit folglich
        überdies abends mittags morgens offenbar wofür womit eben gerade freilich beide
        """,
    "pt": """
        e ou mas se quando enquanto onde como porque embora também não é são foi foram ser sido
        tem têm havia está estão era eram já muito mais hoje ontem que
        """,
    "it": """
        e ed o ma se quando mentre dove come perché anche non è sono era erano essere stato ha
        hanno aveva già molto più oggi ieri che così secondo
        """,
    "nl": """
        en of maar als terwijl waar omdat ook niet is zijn was waren heeft hebben had wordt werd
        al zeer meer vandaag gisteren zich dat dan nog
        """,
    "sv": """
        och eller men om när medan där också inte är var har hade blir blev redan mycket mer idag
        igår sig att
        """,
    "pl": """
        i oraz lub ale jeśli gdy kiedy że bo także też nie jest są był była było być się już
        bardzo dziś wczoraj to jak
        """,
    "ru": """
        и или но а если когда что как также тоже не это был была было быть уже очень сегодня вчера
        по его её их ему
        """,
    "uk": """
        і й та або але а якщо коли що як також теж не це був була було бути вже дуже сьогодні
        вчора його її їх йому
        """,
    "tr": "ve veya ama ise de da ki değil çok daha bugün dün",
    "el": "και ή αλλά αν όταν ενώ που πως ότι δεν είναι ήταν πολύ σήμερα χθες να θα",
}
_TITLES = """
    mr mrs ms miss dr prof professor sir lady lord sen senator senators rep representative reps
    congressman congresswoman gov governor president vice prime minister chancellor king queen
    prince princess pope cardinal bishop archbishop rev reverend pastor father sister general gen
    colonel col lt captain capt major maj sgt sergeant admiral secretary attorney judge justice
    chief mayor councilman councilwoman alderman ambassador director chairman chairwoman chair ceo
    cfo co-founder founder executive editor spokesman spokeswoman spokesperson strategist pollster
    analyst commissioner sheriff detective officer deputy speaker leader first former ex-president
    ex-governor candidate nominee republican democratic democrat presidential republicans
    democrats libertarian herr frau präsident präsidentin ministerpräsident bundeskanzler
    bundeskanzlerin kanzler kanzlerin bundesminister außenminister innenminister bürgermeister
    sprecher sprecherin señor señora sr sra presidente presidenta primer ministro ministra don
    doña monsieur madame mme m président présidente premier ministre senhor senhora signor signora
    президент министр премьер-министр прем'єр-міністр міністр губернатор мэр сенатор канцлер
    prezydent pan pani prezes poseł posłanka statsminister statsministern ministern partiledare
    başkan başkanı cumhurbaşkanı bakan bakanı bay bayan premier-minister minister-president
    πρωθυπουργός πρόεδρος υπουργός κύριος host co-host co-chair vice-president manager adviser
    advisor counsel lawyer attorney-general economist author columnist reporter correspondent
    actor actress singer comedian
    """
_ROLES = {
    "en": """
        spokesman spokeswoman spokesperson spokesmen official officials aide aides adviser
        advisers advisor advisors senator governor congressman congresswoman president lawmaker
        lawmakers critic critics supporter supporters source sources voter voters expert experts
        analyst analysts strategist strategists campaign chairman chairwoman chair director
        manager candidate nominee leader leaders republican republicans democrat democrats mogul
        billionaire businessman businesswoman executive ceo owner founder co-founder chief officer
        economist pollster professor lawyer lawyers attorney attorneys judge reporter reporters
        journalist author writer host co-host anchor commentator columnist editor mayor minister
        secretary activist activists organizer organizers resident man woman men women mother
        father son daughter wife husband brother sister student students teacher doctor veteran
        pastor priest police investigators prosecutors protesters crowd researcher researchers
        scientist scientists historian delegate delegates staffer member members star actor
        actress singer comedian artist musician player coach user users people observers operative
        insider donor donors
        """,
    "es": """
        portavoz presidente presidenta ministro ministra senador senadora gobernador alcalde
        alcaldesa fuentes expertos autoridades vocero vocera candidato candidata líder dirigente
        empresario
        """,
    "fr": """
        porte-parole président présidente ministre sénateur maire chef candidat candidate
        responsable experts avocat avocate milliardaire
        """,
    "de": """
        sprecher sprecherin präsident präsidentin minister ministerin kanzler kanzlerin
        vorsitzende vorsitzender experten polizei behörden politiker politikerin trainer anwalt
        richter autor chef chefin
        """,
}
_BODIES = """
    team campaign office company group department committee organization organisation agency paper
    newspaper network board union firm party government administration embassy ministry court
    police statement letter email memo report study ad article headline document book transcript
    post message tweet release poll initiative center centre council federation bank post times
    news house senate congress project fund society club league alliance trust university college
    school hospital parliament commission corporation service bureau coalition association
    foundation institute magazine website
    site station outlet
    """
_ACCORDING = {
    "en": "according",
    "es": "según",
    "fr": "selon d'après",
    "de": "laut so",
    "pt": "segundo conforme",
    "it": "secondo",
    "nl": "volgens aldus",
    "sv": "enligt",
    "pl": "według zdaniem",
    "ru": "по словам",
    "uk": "за словами",
    "he": "לדברי",
    "tr": "göre",
}


@cache
def grammar(language: str) -> Grammar:
    """The small words of a language by its two-letter code; empty where it is not known."""

    def of(table: dict[str, str]) -> frozenset[str]:
        return wordset(table.get(language, ""))

    return Grammar(
        he=of(_HE),
        she=of(_SHE),
        they=of(_THEY),
        other=of(_OTHER),
        relatives=of(_RELATIVES),
        determiners=of(_DETERMINERS),
        prepositions=of(_PREPOSITIONS),
        small=of(SMALL) | of(_DETERMINERS) | of(_PREPOSITIONS) | of(_ACCORDING),
        roles=of(_ROLES),
        titles=wordset(_TITLES),
        bodies=wordset(_BODIES),
        according=of(_ACCORDING),
    )
