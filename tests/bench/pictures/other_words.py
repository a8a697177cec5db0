"""Sentences, days, words and names of the second set: none of them is in the first.

As in `posts`: {n} is a number, {a} and {b} are words of the lists, {x|y} is negated or not.
"""

OTHER_SENTENCES: dict[str, tuple[str, ...]] = {
    "en": (
        "My team {won't|will} sell the {b} orchard to anyone before {a}.",
        "{n}% of the bus drivers voted for the strike!",
        "They {never|often} told us who paid for the {b} gate.",
        "Honestly? The {b} clinic needs {n} more nurses, and it needs them by {a}.",
        "I {cannot|can} support a plan that spends ${n} on umbrellas.",
        "Every child in Oakmere gets a {b} pencil. Yes, every single one.",
        "It is {not|just} true that I left the meeting early on {a}…",
        "Thanks to {n} volunteers, the {b} library opens its doors again",
    ),
    "de": (
        "Wir werden den Obstgarten {niemals|bald} verkaufen, schon gar nicht am {a}.",
        "{n} % der Busfahrer haben für den Streik gestimmt!",
        "Ehrlich gesagt: Die Klinik braucht {n} Pflegekräfte bis {a}.",
        "Ich kann diesem {b} Plan {nicht|nur} zustimmen.",
        "Jedes Kind in Oakmere bekommt einen {b} Bleistift, versprochen.",
        "Das {b} Gutachten kostet uns über {n} Taler, für nichts und wieder nichts.",
        "Am {a} war ich {nicht|zuerst} in der Sitzung, fragt die Schriftführerin.",
    ),
    "fr": (
        "Notre équipe {ne vendra jamais|vendra} le verger {b} avant {a}.",
        "{n} % des chauffeurs ont voté pour la grève !",
        "Franchement, il manque {n} infirmières à la clinique {b}.",
        "Je {ne peux pas|peux} soutenir un projet pareil, à quelques jours de {a}.",
        "Chaque enfant d'Oakmere recevra un crayon {b}, c'est promis.",
        "Ils {n'ont pas dit|ont bien dit} qui a payé ce portail à {n} écus.",
    ),
    "es": (
        "Mi equipo {nunca|pronto} venderá el huerto {b} a nadie.",
        "¡El {n} % de los conductores votó a favor de la huelga!",
        "A la clínica le faltan {n} enfermeras, y las necesita antes del {a}.",
        "{No puedo|Puedo} apoyar un plan {b} que gasta tanto en paraguas.",
        "Cada niño de Oakmere recibirá un lápiz {b}. Sí, cada uno.",
        "¿Quién pagó la verja? {No lo|Lo} sabemos desde el {a}.",
    ),
    "it": (
        "La mia squadra {non venderà mai|venderà} il frutteto {b} prima di {a}.",
        "Il {n} % degli autisti ha votato per lo sciopero!",
        "Alla clinica servono {n} infermieri in più, e servono entro {a}.",
        "{Non posso|Posso} sostenere un piano {b} che spreca così tanto.",
        "Ogni bambino di Oakmere riceverà una matita {b}, promesso.",
    ),
    "pl": (
        "Mój zespół {nigdy|wkrótce} sprzeda ten {b} sad.",
        "{n}% kierowców zagłosowało za strajkiem!",
        "Szpital potrzebuje jeszcze {n} pielęgniarek, i to przed {a}.",
        "{Nie mogę|Mogę} poprzeć planu, który tyle wydaje na parasole.",
        "Każde dziecko w Oakmere dostanie {b} ołówek, słowo.",
    ),
    "pt": (
        "A minha equipa {não vai|vai} vender o pomar {b} antes de {a}.",
        "{n}% dos motoristas votaram a favor da greve!",
        "Faltam {n} enfermeiros na clínica, e são precisos até {a}.",
        "{Nunca|Sempre} soubemos quem pagou o portão {b}, sabem?",
        "Cada criança de Oakmere vai receber um lápis {b}.",
    ),
    "nl": (
        "Mijn ploeg zal de {b} boomgaard {nooit|graag} verkopen.",
        "{n}% van de chauffeurs heeft voor de staking gestemd!",
        "De kliniek heeft nog {n} verplegers nodig, en wel voor {a}.",
        "Ik kan dit {b} plan {niet|wel} steunen, eerlijk gezegd.",
        "Elk kind in Oakmere krijgt een {b} potlood, beloofd.",
    ),
    "sv": (
        "Mitt lag kommer {aldrig|snart} att sälja den {b} trädgården.",
        "{n} % av förarna röstade för strejken!",
        "Kliniken behöver {n} sjuksköterskor till, och det före {a}.",
        "Jag kan {inte|visst} stödja en {b} plan för paraplyer.",
        "Varje barn i Oakmere får en {b} penna, det lovar jag.",
    ),
    "da": (
        "Mit hold vil {aldrig|snart} sælge den {b} frugthave til nogen.",
        "{n} % af chaufførerne stemte for strejken!",
        "Klinikken mangler {n} sygeplejersker, og det inden {a}.",
        "Jeg kan {ikke|godt} støtte en {b} plan for paraplyer.",
    ),
    "cs": (
        "Můj tým {nikdy|brzy} prodá ten {b} sad.",
        "{n} % řidičů hlasovalo pro stávku!",
        "Klinika potřebuje ještě {n} sester, a to před {a}.",
        "{Nemohu|Mohu} podpořit plán, který tolik utrácí za deštníky.",
    ),
}
OTHER_DAYS = {
    "en": ("Wednesday", "Thursday", "Easter", "Christmas", "March", "August"),
    "de": ("Mittwoch", "Donnerstag", "Ostern", "Weihnachten", "Neujahr"),
    "fr": ("mercredi", "jeudi", "Pâques", "Noël"),
    "es": ("miércoles", "jueves", "lunes"),
    "it": ("mercoledì", "giovedì", "Pasqua", "Natale"),
    "pl": ("Wielkanocą", "czwartkiem", "sierpniem"),
    "pt": ("quarta-feira", "quinta-feira", "agosto"),
    "nl": ("woensdag", "donderdag", "Pasen", "augustus"),
    "sv": ("onsdag", "torsdag", "påsk", "augusti"),
    "da": ("onsdag", "torsdag", "påske", "jul"),
    "cs": ("středou", "čtvrtkem", "srpnem"),
}
OTHER_WORDS = {
    "en": ("red", "blue", "green", "big", "tiny", "broken", "private", "famous", "cheap"),
    "de": ("roten", "blauen", "winzigen", "berühmten", "privaten", "teuren"),
    "fr": ("rouge", "bleu", "privé", "célèbre", "minuscule"),
    "es": ("rojo", "azul", "privado", "famoso", "diminuto"),
    "it": ("rosso", "blu", "privato", "famoso", "minuscolo"),
    "pl": ("czerwony", "niebieski", "prywatny", "słynny"),
    "pt": ("vermelho", "azul", "privado", "famoso"),
    "nl": ("rode", "blauwe", "kleine", "beroemde"),
    "sv": ("röda", "blåa", "lilla", "berömda"),
    "da": ("røde", "blå", "private", "berømte"),
    "cs": ("červený", "modrý", "malý", "slavný"),
}
OTHER_GIVEN = ("Wanda", "Pim", "Zoë", "Håkan", "Clara", "Dmitri", "Noor", "Teun", "Gus", "Élise")
OTHER_FAMILY = ("Achterberg", "Lund", "Okafor", "Peralta", "Winslow", "Nowak", "Iyer", "O'Dell")
OTHER_EMOJI = ("", "", "", "", " 👏", " 🚌💨", " 😡😡😡", " ❤️", " 🇵🇱")
OTHER_TAGS = ("", "", "", " #Oakmere2024", " #orchards #buses")
OTHER_LANGUAGES = tuple(OTHER_SENTENCES)
OTHER_PLATFORMS = (
    "x", "bluesky", "mastodon", "truthsocial", "x", "threads", "bluesky", "facebook",
    "truthsocial", "telegram", "x", "mastodon", "threads", "facebook",
)  # fmt: skip
