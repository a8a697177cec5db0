"""Articles with the verdicts that a careful editor would sign, each with the reason why.

All texts, people and posts are invented. Each scene stands for a kind of mistake that was found by
reading verdicts with real articles; a scene is added with every kind that is found.
"""

from dataclasses import dataclass
from html import escape
from typing import Any

JSON = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """An article, the posts that were imported before it, and what must be said of a quotation.

    `missing` says what the program cannot do yet, so that the scene has to fail. `body` is the
    HTML of the article's paragraphs. `said` maps words of a quotation to the fields
    that its verdict must have; a tuple lists what may be there. `kind: term` means no verdict.
    """

    name: str
    why: str
    body: str
    said: dict[str, JSON]
    posts: tuple[JSON, ...] = ()
    language: str = "en"
    published_at: str = "2031-05-10T12:00:00Z"
    missing: str = ""


def post(
    number: int, handle: str, name: str | None, at: str | None, text: str, **more: Any
) -> JSON:
    """Make a post as `archiver import` reads it."""
    author = {"handle": handle, "name": name}
    known = {"platform": "x", "id": f"27117224999000{number:05}", "author": author}
    return known | {"posted_at": at, "text": text} | more


def embed(number: int, handle: str, name: str, text: str, day: str = "May 9, 2031") -> str:
    """Make the blockquote by which a page shows a post of X, one of `post` where it is the same."""
    address = f"https://twitter.com/{handle}/status/27117224999000{number:05}"
    return (
        f'<blockquote class="twitter-tweet"><p lang="en" dir="ltr">{escape(text)}</p>'
        f'&mdash; {escape(name)} (@{handle}) <a href="{address}">{day}</a></blockquote>'
    )


def page(scene: Scene) -> str:
    """Make the page of a scene, with a paragraph before and after that quotes nobody."""
    return (
        f'<!doctype html><html lang="{scene.language}"><head><meta charset="utf-8">'
        f"<title>{escape(scene.name)}</title>"
        f'<meta property="og:site_name" content="Quay Gazette">'
        f'<meta property="article:published_time" content="{scene.published_at}">'
        f'<link rel="canonical" href="https://gazette.example/2031/{scene.name}"></head>'
        f"<body><article><h1>{escape(scene.name.replace('-', ' '))}</h1>{_BEFORE[scene.language]}"
        f"{scene.body}{_AFTER[scene.language]}</article></body></html>"
    )


_BEFORE = {
    "en": "<p>The council sat until late on Friday in the hall above the fish market, where the "
    "windows had been mended at last and somebody had thought of bringing chairs.</p>",
    "de": "<p>Der Rat tagte am Freitag bis spät in den Abend im Saal über der Fischhalle, wo die "
    "Fenster endlich geflickt waren und jemand an Stühle gedacht hatte.</p>",
    "fr": "<p>Le conseil a siégé vendredi jusqu'à une heure tardive dans la salle au-dessus du "
    "marché aux poissons, dont les fenêtres avaient enfin été réparées par le menuisier.</p>",
    "es": "<p>El concejo se reunió el viernes hasta muy tarde en la sala que está encima del "
    "mercado de pescado, donde por fin habían arreglado las ventanas y alguien trajo sillas.</p>",
    "it": "<p>Il consiglio si è riunito venerdì fino a tardi nella sala sopra il mercato del pesce, "
    "dove finalmente avevano riparato le finestre e qualcuno aveva pensato alle sedie.</p>",
    "nl": "<p>De raad vergaderde vrijdag tot laat in de zaal boven de visafslag, waar de ramen "
    "eindelijk waren gemaakt en iemand aan stoelen had gedacht.</p>",
    "pt": "<p>O conselho reuniu-se na sexta-feira até tarde na sala por cima do mercado do peixe, "
    "onde as janelas tinham sido finalmente arranjadas e alguém trouxera cadeiras.</p>",
    "sv": "<p>Rådet satt till sent på fredagen i salen ovanför fiskhallen, där fönstren äntligen "
    "hade lagats och någon hade tänkt på att ta med stolar.</p>",
    "da": "<p>Rådet sad til sent fredag i salen over fiskehallen, hvor vinduerne endelig var "
    "lavet, og nogen havde tænkt på stole.</p>",
    "pl": "<p>Rada obradowała w piątek do późna w sali nad halą rybną, gdzie wreszcie naprawiono "
    "okna i ktoś pomyślał o krzesłach.</p>",
    "tr": "<p>Meclis cuma günü geç saatlere kadar balık halinin üstündeki salonda toplandı; "
    "pencereler sonunda onarılmıştı ve biri sandalye getirmeyi düşünmüştü.</p>",
    "ru": "<p>Совет заседал в пятницу допоздна в зале над рыбным рынком, где наконец починили окна "
    "и кто-то догадался принести стулья.</p>",
    "ja": "<p>金曜日の町議会は、魚市場の上の広間で夜遅くまで続きました。窓はようやく修理され、椅子も運び込まれていました。</p>",
}
_AFTER = {
    "en": "<p>A second meeting is planned for the end of the month, and the minutes will be pinned "
    "to the door of the library as they have been for some forty years.</p>",
    "de": "<p>Eine zweite Sitzung ist für das Ende des Monats geplant, und das Protokoll hängt wie "
    "seit vierzig Jahren an der Tür der Bücherei.</p>",
    "fr": "<p>Une seconde réunion est prévue pour la fin du mois, et le procès-verbal sera affiché "
    "à la porte de la bibliothèque comme il l'est depuis une quarantaine d'années.</p>",
    "es": "<p>Se prevé una segunda reunión para finales de mes, y el acta se colgará en la puerta "
    "de la biblioteca como se hace desde hace unos cuarenta años.</p>",
    "it": "<p>Una seconda seduta è prevista per la fine del mese, e il verbale sarà affisso alla "
    "porta della biblioteca come si fa da una quarantina d'anni.</p>",
    "nl": "<p>Een tweede vergadering is gepland voor het einde van de maand, en het verslag hangt "
    "dan aan de deur van de bibliotheek zoals al veertig jaar.</p>",
    "pt": "<p>Uma segunda reunião está prevista para o fim do mês, e a ata será afixada na porta da "
    "biblioteca como se faz há uns quarenta anos.</p>",
    "sv": "<p>Ett andra möte är planerat till slutet av månaden, och protokollet hängs på "
    "bibliotekets dörr som det har gjorts i fyrtio år.</p>",
    "da": "<p>Et andet møde er planlagt til slutningen af måneden, og referatet hænges på "
    "bibliotekets dør, som det er blevet i fyrre år.</p>",
    "pl": "<p>Drugie posiedzenie zaplanowano na koniec miesiąca, a protokół zawiśnie na drzwiach "
    "biblioteki tak jak od czterdziestu lat.</p>",
    "tr": "<p>İkinci toplantı ay sonunda yapılacak ve tutanak kırk yıldır olduğu gibi "
    "kütüphanenin kapısına asılacak.</p>",
    "ru": "<p>Следующее заседание назначено на конец месяца, а протокол повесят на дверь библиотеки, "
    "как делают уже сорок лет.</p>",
    "ja": "<p>次の会議は月末に予定されており、議事録はこれまでの四十年と同じく図書館の扉に掲示されるということです。</p>",
}
_NO_PROBLEM: JSON = {"problem": None}

ACCUSED_WRONGLY = (
    Scene(
        name="stock-words-of-a-stranger",
        why="Few common words in a stranger's post are chance: they are no match at all.",
        body="<p>“I could not believe my eyes,” said Marta Quill, who keeps the lock.</p>",
        posts=(
            post(
                1,
                "dov_amsel",
                "Dov Amsel",
                "2030-02-01",
                "Saw the bill. I could not believe my eyes!",
            ),
        ),
        said={"could not believe": {"wording": "not_found", "tie": None, "problem": None}},
    ),
    Scene(
        name="own-post-on-another-matter",
        why="A speaker's own older post that shares a turn of phrase is not what was altered.",
        body="<p>“I think the cellist will be very gentle with us,” Wim Harrow told the hall.</p>",
        posts=(
            post(
                2,
                "wimharrow",
                "Wim Harrow",
                "2029-11-02T10:00:00Z",
                "Dentist at nine tomorrow. I think she will be very gentle with me, as ever.",
            ),
        ),
        said={"cellist will be": {"wording": "not_found", "problem": None}},
    ),
    Scene(
        name="the-opposite-in-a-strangers-post",
        why="A stranger who posted nearly the contrary was not misquoted.",
        body="<p>“He is the least patient captain ever to steer this ferry,” said Olga Brandt.</p>",
        posts=(
            post(
                3,
                "pier_gull",
                "Gull",
                "2030-06-01T10:00:00Z",
                "You are the most patient captain ever to steer a ferry, and I mean it.",
            ),
        ),
        said={"least patient": {"wording": "not_found", "problem": None}},
    ),
    Scene(
        name="post-hands-on-what-the-speaker-said",
        why="A cited post that reports the speaker's words after the name accuses nobody.",
        body="<p>“The organ pipes were sold for scrap before anybody asked me,” Petra Lunn said.</p>"
        + embed(
            101,
            "canalradio",
            "Canal Radio",
            "Lunn: “The organ pipes were sold for scrap before anybody asked me.” Full talk at noon",
        ),
        said={"organ pipes": {"wording": "verbatim", "attribution": "unresolved", "problem": None}},
    ),
    Scene(
        name="words-in-marks-in-a-strangers-post",
        why="Words that stand in quotation marks in a post are not those of its author.",
        body="<p>The auditor, Ines Korb, called the books “remarkably careless with the widows' "
        "fund and its silver spoons.”</p>",
        posts=(
            post(
                4,
                "tomaszrill",
                "Tomasz Rill",
                "2031-04-01T10:00:00Z",
                'The treasurer was "remarkably careless with the widows\' fund and its silver spoons." Resign!',
            ),
        ),
        said={"remarkably careless": {"attribution": ("unresolved", "unstated"), "problem": None}},
    ),
    Scene(
        name="repost-by-hand",
        why="Who passes on somebody's words is not who said them.",
        body="<p>“Our goats have eaten the whole of the parish archive, index included,” wrote Runa Feld.</p>",
        posts=(
            post(
                5,
                "valleydesk",
                "Valley Desk",
                "2031-05-08T10:00:00Z",
                "RT @runafeld: Our goats have eaten the whole of the parish archive, index included",
            ),
        ),
        said={"goats have eaten": _NO_PROBLEM},
    ),
    Scene(
        name="a-role-is-nobody",
        why="“A spokeswoman” may be the author or not: that cannot be told.",
        body="<p>“Every bicycle on the north bank will be painted orange by Thursday evening,” "
        "a spokeswoman for the board said.</p>"
        + embed(
            102,
            "lenawirth",
            "Lena Wirth",
            "Every bicycle on the north bank will be painted orange by Thursday evening. No exceptions.",
        ),
        said={
            "painted orange": {"wording": "verbatim", "attribution": "unresolved", "problem": None}
        },
    ),
    Scene(
        name="title-of-a-programme",
        why="The title of a programme is no utterance, and nobody is its author.",
        body="<p>She sang the air in “Lanterns at Low Water”, a programme on Channel Nine, in 2029.</p>",
        posts=(
            post(
                6,
                "emil_raft",
                "Emil Raft",
                "2030-01-01",
                "Tonight: Lanterns at Low Water, the repeat. My aunt plays the tide.",
            ),
        ),
        said={"Lanterns at Low Water": {"problem": None, "wording": (None, "not_found")}},
    ),
    Scene(
        name="name-of-an-event",
        why="A long name is one word as to chance: many who name an event quote nobody.",
        body="<p>They met at the “Great Northern Herring Festival of Saint Olave” in 2029 and have "
        "not spoken since.</p>",
        posts=(
            post(
                11,
                "liv_tangen",
                "Liv Tangen",
                "2030-01-01",
                "Back from the Great Northern Herring Festival of Saint Olave. My coat smells.",
            ),
        ),
        said={"Herring Festival": {"problem": None, "wording": (None, "not_found")}},
    ),
    Scene(
        name="one-word-in-marks",
        why="A single word in marks is in many posts: it ties none of them to a quotation.",
        body="<p>Bruno Aske called the bridge report “ludicrous” in a talk on the radio.</p>"
        + embed(
            103,
            "noraplym",
            "Nora Plym",
            "I read the bridge report twice. Ludicrous appendix, lovely maps.",
        ),
        said={"ludicrous": {"wording": ("too_short", None), "problem": None}},
    ),
    Scene(
        name="a-younger-post",
        why="A post younger than the article cannot have been quoted, and that is no invention.",
        body="<p>“No otter shall ever again be taxed for crossing the weir,” Jost Varga told the hall.</p>",
        posts=(
            post(
                7,
                "jostvarga",
                "Jost Varga",
                "2032-01-03T10:00:00Z",
                "No otter shall ever again be taxed for crossing the weir. Said it then, say it now.",
                id="2801100000000000007",
            ),
        ),
        said={"No otter": {"tie": "possible", "problem": None}},
    ),
    Scene(
        name="masked-word",
        why="A masked word says itself that it was changed.",
        body="<p>“Holy s---, the mayor has bought a second hippo,” wrote Cato Brill.</p>"
        + embed(104, "catobrill", "Cato Brill", "Holy shit, the mayor has bought a second hippo"),
        said={"second hippo": {"wording": ("typographic", "abridged"), "problem": None}},
    ),
    Scene(
        name="number-in-figures",
        why="Three, 3 and III are one number.",
        body="<p>“Regatta Three will need 12 more oars and a bishop,” wrote Sanna Voll on X.</p>"
        + embed(
            105, "sannavoll", "Sanna Voll", "Regatta III will need twelve more oars and a bishop"
        ),
        said={"more oars": {"wording": "typographic", "problem": None}},
    ),
    Scene(
        name="compound-written-apart",
        why="A compound is the same word with a hyphen, apart or together.",
        body="<p>“A half baked plan for a well kept harbour,” wrote Milo Tarn on X.</p>"
        + embed(
            106,
            "milotarn",
            "Milo Tarn",
            "A half-baked plan for a well-kept harbour, if you ask my parrot",
        ),
        said={"baked plan": {"wording": "typographic", "problem": None}},
    ),
    Scene(
        name="entities-escaped-twice",
        why="An export that escaped its entities twice does not make a quotation an altered one.",
        body="<p>“Salt &amp; rope are cheaper than lawyers in this town,” wrote Ebba Lorn on X.</p>",
        posts=(
            post(
                8,
                "ebbalorn",
                "Ebba Lorn",
                "2031-05-01T10:00:00Z",
                "Salt &amp;amp; rope are cheaper than lawyers in this town",
            ),
        ),
        said={"cheaper than lawyers": {"wording": ("verbatim", "typographic"), "problem": None}},
    ),
    Scene(
        name="altered-only-by-its-own-page",
        why="A page cannot vouch for itself: what it alone shows of a post accuses nobody.",
        body="<p>“We will plant 90 willows along the sewage works by Easter,” Ulf Brenner wrote on X.</p>"
        + embed(
            108,
            "ulfbrenner",
            "Ulf Brenner",
            "We will plant 19 willows along the sewage works by Easter",
        ),
        said={"willows": {"wording": "altered", "corroborated": False, "problem": None}},
    ),
    Scene(
        name="interrupted-utterance",
        why="Where one part of an utterance stands in no post, another is not an altered post.",
        body="<p>“The bell tower leans a little further toward the brewery today,” Tilde Aas wrote "
        "on X, “and whoever laughs will be asked to hold it up with a broom until Sunday.”</p>"
        + embed(
            109, "tildeaas", "Tilde Aas", "The bell tower leans toward the brewery, as every year"
        ),
        posts=(
            post(
                109,
                "tildeaas",
                "Tilde Aas",
                "2031-05-09T10:00:00Z",
                "The bell tower leans toward the brewery, as every year",
            ),
        ),
        said={"bell tower": {"wording": ("not_found", "unconfirmed"), "problem": None}},
    ),
    Scene(
        name="parody-of-a-name",
        why="A display name proves nothing: two accounts bear it, and one may be a parody.",
        body="<p>“I have decided to replace the whole fire brigade with trained herons,” Hjalmar "
        "Kvist wrote on X.</p>"
        + embed(
            110,
            "hjalmarkvlst",
            "Hjalmar Kvist",
            "I have decided to replace the whole fire brigade with trained herons",
        ),
        posts=(
            post(
                10,
                "kvist_office",
                "Hjalmar Kvist",
                "2030-03-01T10:00:00Z",
                "The budget of the fire brigade is approved. Thanks to all who stayed up for it.",
            ),
        ),
        said={"trained herons": {"attribution": "unresolved", "problem": None}},
    ),
    Scene(
        name="forged-post-of-somebody-held",
        why="What a page shows of a post never outranks what a better witness holds of it.",
        body="<p>“I will gladly close the school of rope making for good this summer,” Berit Sand "
        "wrote on X.</p>"
        + embed(
            111,
            "beritsand",
            "Berit Sand",
            "I will gladly close the school of rope making for good this summer",
        ),
        posts=(
            post(
                111,
                "beritsand",
                "Berit Sand",
                "2031-05-09T10:00:00Z",
                "I will never close the school of rope making, neither this summer nor later",
            ),
        ),
        said={"rope making": {"wording": ("altered", "unconfirmed", "not_found")}},
    ),
    Scene(
        name="another-post-of-the-same-person",
        why="An article may quote one post and show another: what differs wholly was not altered.",
        body="<p>Lotte Brink wrote on X: “Whoever moves the buoys will pay for every hull on this "
        "coast, and I will hand over the bill myself.”</p>"
        + embed(
            107,
            "lottebrink",
            "Lotte Brink",
            "Good talk with the wardens today. Whoever moves the benches will pay for every one, "
            "and the bill is with the clerk.",
        ),
        said={"moves the buoys": {"wording": ("unconfirmed", "not_found"), "problem": None}},
    ),
)

SAID_RIGHTLY = (
    Scene(
        name="altered-post-that-is-shown",
        why="Words of the post that the article itself shows were changed: that must be said.",
        body="<p>“We will repair 14 of the old barges before the first frost,” Hugo Stamm wrote on X.</p>"
        + embed(
            121,
            "hugostamm",
            "Hugo Stamm",
            "We will repair 40 of the old barges before the first frost",
        ),
        posts=(
            post(
                121,
                "hugostamm",
                "Hugo Stamm",
                "2031-05-09T10:00:00Z",
                "We will repair 40 of the old barges before the first frost",
            ),
        ),
        said={
            "old barges": {
                "wording": "altered",
                "tie": "cited",
                "flags": ["number"],
                "problem": "altered",
            }
        },
    ),
    Scene(
        name="cut-that-lost-its-not",
        why="An ellipsis that swallows the “not” is disclosed and misleads all the same.",
        body="<p>“The lighthouse will … be sold to the hotel while I sit here,” Greta Moll wrote on X.</p>"
        + embed(
            122,
            "gretamoll",
            "Greta Moll",
            "The lighthouse will certainly not be sold to the hotel while I sit here",
        ),
        posts=(
            post(
                122,
                "gretamoll",
                "Greta Moll",
                "2031-05-09T10:00:00Z",
                "The lighthouse will certainly not be sold to the hotel while I sit here",
            ),
        ),
        said={"lighthouse": {"wording": "abridged", "problem": "misleading_cut"}},
    ),
    Scene(
        name="distinctive-words-of-somebody-else",
        why="Many rare words, word for word by another person: the article names the wrong speaker.",
        body="<p>“Seventeen accordions were drowned by the incompetence of our lock keeper,” said Agnes Holt.</p>",
        posts=(
            post(
                21,
                "ruben_falk",
                "Ruben Falk",
                "2031-05-02T10:00:00Z",
                "Seventeen accordions were drowned by the incompetence of our lock keeper. I counted.",
            ),
        ),
        said={
            "Seventeen accordions": {
                "tie": "likely",
                "attribution": "mismatch",
                "problem": "misattributed",
            }
        },
    ),
    Scene(
        name="uncited-post-of-the-speaker",
        why="Rare words in a row by the speaker's own older post: that is the source.",
        body="<p>“The choir's new robes arrived embroidered with the wrong saint,” Fay Larsen said.</p>",
        posts=(
            post(
                22,
                "faylarsen",
                "Fay Larsen",
                "2031-05-03T10:00:00Z",
                "The choir's new robes arrived embroidered with the wrong saint. Sending them back.",
            ),
        ),
        said={
            "choir's new robes": {
                "wording": "verbatim",
                "tie": "likely",
                "attribution": "confirmed",
                "problem": None,
            }
        },
    ),
    Scene(
        name="few-common-words-of-the-speaker",
        why="Three common words in the speaker's own post may be its source, and may be chance.",
        body="<p>Asked about the weather, Otto Lind said: “We will see.”</p>",
        posts=(
            post(
                23,
                "ottolind",
                "Otto Lind",
                "2031-01-03T10:00:00Z",
                "Will the band play? We will see. Bring a hat.",
            ),
        ),
        said={"We will see": {"tie": "possible", "problem": None}},
    ),
    Scene(
        name="cited-post-without-words",
        why="The post is shown but none of its words are held: nothing can be settled.",
        body="<p>Ida Kron wrote on X: “The geese have unionised and want the same pay as the swans.”</p>"
        '<p><a href="https://twitter.com/idakron/status/2711722499900000131">Her post</a> was shared widely.</p>',
        said={
            "geese have unionised": {"wording": "unconfirmed", "reason": "no_text", "problem": None}
        },
    ),
    Scene(
        name="post-in-another-language",
        why="A translation is neither the post's words nor an alteration of them.",
        language="de",
        body="<p>Der Müller Karl Dohm schrieb auf X, er sei „erleichtert, dass die alte Mühle endlich "
        "wieder Wasser hat“.</p>"
        + embed(
            123,
            "karldohm",
            "Karl Dohm",
            "What a relief to see water at the old mill again, at long last!",
        ),
        said={
            "alte Mühle": {"wording": "unconfirmed", "reason": "other_language", "problem": None}
        },
    ),
    Scene(
        name="half-a-thread",
        why="The beginning stands in the post that is shown, the rest in one that is not held.",
        body="<p>In two posts on X, Nils Aurich wrote: “The ferry kitchen will serve no more eels "
        "after Sunday, because the cook has made friends with one of them. Vegetables will be "
        "introduced gently, and the captain has promised to set an example at breakfast.”</p>"
        + embed(
            124,
            "nilsaurich",
            "Nils Aurich",
            "The ferry kitchen will serve no more eels after Sunday, because the cook has made friends…",
        ),
        said={
            "ferry kitchen": {
                "wording": "unconfirmed",
                "reason": ("thread", "truncated"),
                "problem": None,
            }
        },
    ),
    Scene(
        name="cited-author-in-the-paragraph-speaks",
        why="Where the text leaves open who speaks, the author of the post beside it does.",
        body="<p>For Carla Zehnt the matter was settled on Monday: “Nobody rows across my "
        "allotment without asking the tortoise first.”</p>"
        + embed(
            125,
            "carlazehnt",
            "Carla Zehnt",
            "Nobody rows across my allotment without asking the tortoise first.",
        ),
        said={
            "tortoise first": {
                "wording": "verbatim",
                "tie": "cited",
                "attribution": "confirmed",
                "problem": None,
            }
        },
    ),
    Scene(
        name="shown-by-this-page-alone",
        why="What only the quoting page shows of a post is that page's claim.",
        body="<p>“I have never liked the sound of my own foghorn in the morning,” Ansgar Pohl wrote on X.</p>"
        + embed(
            126,
            "ansgarpohl",
            "Ansgar Pohl",
            "I have never liked the sound of my own foghorn in the morning",
        ),
        said={
            "own foghorn": {
                "wording": "verbatim",
                "tie": "cited",
                "corroborated": False,
                "problem": None,
            }
        },
    ),
    Scene(
        name="posted-name-with-capitals",
        why="A place that was posted is what was said, though all its words have capitals: no term.",
        body="<p>The press would be received, Odo Larch tweeted, at “Lantern Quay, North Marrowby.” "
        "Nobody came.</p>"
        + embed(127, "odolarch", "Odo Larch", "Press conference at Lantern Quay, North Marrowby."),
        said={"Lantern Quay": {"kind": "quotation", "wording": "verbatim", "problem": None}},
    ),
    Scene(
        name="programme-after-an-interrupted-utterance",
        why="The programme on which somebody spoke goes on from the utterance and is none.",
        body="<p>“The eels will be counted on Friday,” Nils Aurich said on Channel Nine’s “Harbour "
        "Lights.”</p>",
        said={
            "Harbour Lights": {"kind": "term", "wording": None},
            "eels will be counted": {"kind": "quotation", "wording": "not_found"},
        },
    ),
    Scene(
        name="sentence-of-few-words-whose-speaker-is-named",
        why="A short sentence is an utterance however little its speaker is tied to it by a verb.",
        body="<p>The lock keeper, Gesine Uhl, had a word for the new gate. “This is a historic lock.” "
        "The mayor kept silent.</p>",
        said={"historic lock": {"kind": "quotation", "problem": None}},
    ),
    Scene(
        name="account-in-letters-that-look-alike",
        why="A name with a Cyrillic letter in it is not the speaker's, whatever it looks like.",
        body="<p>“Every lantern on the northern quay was bought with borrowed umbrellas,” said Rosa "
        "Tamm.</p>",
        posts=(
            post(
                128,
                "r0satamm",
                "Rоsa Tamm",
                "2031-05-02T10:00:00Z",
                "Every lantern on the northern quay was bought with borrowed umbrellas.",
            ),
        ),
        said={"Every lantern": {"attribution": "unresolved", "problem": None}},
    ),
)

SCENES = (*ACCUSED_WRONGLY, *SAID_RIGHTLY)
