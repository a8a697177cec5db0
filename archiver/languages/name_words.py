"""Words that stand beside names, or in the place of one: nothing but lists.

Offices and trades, bodies, groups, particles, generations, and what an account says of itself
that is not the person it names. Entries are folded: no diacritics, lower case.
"""

import regex

# Matches the mark of an account that is not the person: "(parody)", "Fans of", "Not Ana".
NOT_THE_PERSON = regex.compile(
    r"(?i)\b(?:parody|parodie|parodia|paródia|satire|satira|fake|fan|fans|bot|unofficial|inoffiziell|"
    r"not|stop|team|friends|students|office|supporters?|for|against|archive|quotes|memes|news|"
    r"commentary|account|updates|daily|club|stan|army|nation|lies|liar|impost[eo]r|pseudo|ghost|"
    r"definitely|really|evil|drunk|baby|young|dump|fire|free|nie|kein|nicht|pas|no soy|fanpage|"
    r"campaign|foundation|citizens|translator|press|tribute|mother of|wife of|пародия)\b"
)
GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv", "v"})
AFTER = GENERATIONS | {"md", "phd", "mp", "esq"}
RULERS = frozenset({"king", "queen", "pope", "prince", "princess", "emperor", "könig", "papst"})
PARTICLES = frozenset(
    {"van", "von", "vom", "zu", "zum", "zur", "der", "den", "de", "del", "della", "di", "da", "das"}
    | {
        "do",
        "dos",
        "du",
        "la",
        "le",
        "las",
        "los",
        "el",
        "al",
        "bin",
        "ibn",
        "ben",
        "abu",
        "ter",
        "ten",
    }
    | {"te", "af", "av", "san", "santa", "st", "saint", "mac", "mc", "o", "d", "y", "e"}
)
# Matches "Ministerpräsident", "CDU-Chef", "Governor-elect", "Golfer"; a known given name is none.
TITLE_LIKE = regex.compile(
    r"(?:star|ally|critic|host|legend|icon|nominee|owner|pilot|analyst)|.*(?:minister\w*|president\w*|prasident\w*|kanzler\w*|sekretar\w*|secretary|chef\w*|chief|boss|leader"
    r"|sprecher\w*|politiker\w*|meister\w*|vorsitzende\w*|beauftragte\w*|direktor\w*|general|speaker|founder"
    r"|elect|officer|keeper|master|man|woman|person|ist|er|or|ess|eur|euse|ante|ente|tor|dor|dora|ador|adora)"
)
# Matches the office in "US President Ana Brook", also with a capital; not "King", which is a name.
OFFICE = regex.compile(
    r"(?:.*-)?(?:vize|vice|premier|bundes|oberburger|burger)?(?:president[ea]?|\w*prasident(?:in)?"
    r"|\w*minister(?:in)?|ministr[aeo]|\w*kanzler(?:in)?|chancellor|senator(?:in)?|senador[a]?|sen|rep"
    r"|representative|congress(?:wo)?man|governor|gov|mayor|meister(?:in)?|alcalde(?:sa)?|maire"
    r"|secretary|\w*sekretar(?:in)?|ambassador|botschafter(?:in)?|ceo|cfo|coo|cto|chair(?:wo)?man"
    r"|director|founder|leader|speaker|candidate|nominee|\w*politiker(?:in)?|\w*aktivist(?:in)?"
    r"|\w*chef(?:in)?|\w*vorsitzender?|mp|mep|pm|depute[e]?|diputad[ao]|coach|trainer(?:in)?"
    r"|cumhurbaskan[i]?|basbakan[i]?|bakan[i]?|prezydent|президента?|министра?|сенатор|депутат"
    r"|canciller|sindac[oa]|prefeit[oa])"
)
# Words before the person whom an office is not: "adviser to President Brook".
BESIDE = frozenset({"to", "of", "for", "by", "from", "with", "against", "und", "and", "von", "für"})
TITLE_WORDS = frozenset(
    "rev lt sgt pfc cpl maj cmdr pm mp mep mla msp cllr hon rt ceo cfo coo cto us uk eu un u s un gop dem republican "
    "democrat democratic labour tory conservative liberal green state house senate majority minority "
    "opposition shadow foreign interior finance defence defense party speaker pastor ayatollah mullah "
    "shri smt ji tesla white press deputy acting interim late us-president ex-president and senior junior "
    "star rapper actor actress singer golfer boxer author activist billionaire boss head top".split()
)
BODIES = frozenset(
    "palace street house ministry department office university college school club fc united city party "
    "company inc ltd llc corp corporation group bank court council union association foundation agency bureau "
    "committee police army navy government embassy church team news times post media network channel "
    "institute society federation league commission authority airlines airways records museum theatre theater "
    "family hospital centre center society ministerium partei verein ministerio ministère ayuntamiento".split()
)
GROUPS = frozenset(
    "republicans democrats tories conservatives liberals scientists researchers fans people someone somebody "
    "anyone everyone nobody many others another some most lawmaker lawmakers politician politicians politiker "
    "politikerin senators congressmen ministers mayors readers voters workers students teachers doctors "
    "parents neighbors neighbours protesters activists americans russians germans britons ukrainians "
    "twitter facebook instagram x internet social media texan californian german american russian".split()
)
OFFICES = regex.compile(
    r"(?:首相|総理|大臣|大統領|總統|总统|主席|総裁|知事|市長|市长|氏|議員|议员|記者|记者|さん)"
)
PRONOUNS = frozenset(
    {"he", "she", "they", "it", "i", "we", "you", "him", "her", "them", "who", "er", "sie", "il"}
    | {"elle", "on", "ils", "él", "ella", "ellos", "lui", "lei", "ele", "ela", "hij", "zij", "ze"}
    | {"он", "она", "они", "він", "вона", "вони", "هو", "هي", "彼", "彼女", "他", "她"}
)
RELATIVES = frozenset(
    {"husband", "wife", "mother", "father", "son", "daughter", "brother", "sister", "widow"}
    | {"lawyer", "attorney", "friend", "aide", "partner", "biographer", "successor", "rival"}
    | {"mann", "frau", "mutter", "vater", "sohn", "tochter", "bruder", "schwester", "anwalt"}
    | {"mari", "mère", "père", "fils", "fille", "frère", "soeur", "sœur", "marido", "esposa"}
    | {"madre", "padre", "hijo", "hija", "hermano", "hermana", "moglie", "figlio", "figlia"}
    | {"mãe", "pai", "filho", "filha", "муж", "жена", "мать", "отец", "сын", "дочь", "брат"}
)
NAME_ARTICLES = frozenset(
    {"a", "an", "the", "one", "some", "his", "her", "their", "its"}
    | {"ein", "eine", "der", "die", "un", "une", "una", "uno", "um", "uma", "le", "la", "el"}
)
