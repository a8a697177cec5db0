"""Patterns of what is written somewhere else than in a post, by language; "_" is a space.

What a banner or a mug says and what somebody writes to one person alone has its author, but nobody
posted it in these words, though a post may be like it.
"""

INSCRIPTIONS = {
    "en": r"""
        (?:e-?mailed|messaged|phoned|texted|whatsapped)_(?:her|him|me|them|us|(?-i:\p{Lu})\w+):
        (?:direct|private|text|voice|WhatsApp)_messages?
        texted_(?:her|him|me|them|us)\b
        (?:banner|billboard|bumper_sticker|graffit[io]|mug|placard|plaque|poster|sign|sticker|t-?shirt|tattoo)s?_(?:\S+_){0,4}?(?:bore|declared|proclaimed|read|reading|reads|said|saying|says|that_(?:read|said))
        """,
    "de": r"""
        (?:Privatnachricht|SMS|Sprachnachricht|WhatsApp-Nachricht)\w*
        (?:Aufkleber|Banner|Plakat|Schild|Spruchband|Transparent|T-Shirt|Graffito|Tasse)(?:s|e|en|ern)?_(?:\S+_){0,5}?(?:mit|hieß|stand|stehen|prangt|verkündet|war_zu_lesen)\w*
        (?:auf|auf_einem|auf_dem)_(?:\S+_)?(?:Aufkleber|Banner|Plakat|Schild|Spruchband|Transparent|T-Shirt)(?:en|ern)?
        """,
    "fr": r"""
        (?:SMS|texto|message_privé|message_vocal)s?
        (?:banderole|pancarte|affiche|autocollant|graffiti|tee-shirt|t-shirt)s?_(?:\S+_){0,5}?(?:disait|proclamait|portait|lire|indiquait|où|avec|sur)
        """,
    "es": r"""
        (?:SMS|mensajes?_(?:privado|de_texto|de_voz)s?)
        (?:pancarta|cartel|pegatina|camiseta|pintada)(?:es|s)?_(?:\S+_){0,5}?(?:decía|rezaba|con|leía|leer|proclamaba)
        """,
    "it": r"""
        (?:SMS|messaggi[oi]?_(?:privat[oi]|vocal[ei]))
        (?:striscion[ei]|cartell[oi]|adesiv[oi]|magliett[ae]|murales)_(?:\S+_){0,5}?(?:diceva|recitava|con|leggeva|scritto)
        """,
    "pt": r"""
        (?:SMS|mensage[mn]s?_(?:privada|de_texto|de_voz)s?)
        (?:faixa|cartaz|cartazes|autocolante|camisola|camiseta)s?_(?:\S+_){0,5}?(?:dizia|com|lia-se|proclamava|ler)
        """,
    "nl": r"""
        (?:sms|sms'je|privébericht|appje|spraakbericht)(?:en|s)?
        (?:spandoek|bord|sticker|poster|T-shirt)(?:en|s)?_(?:\S+_){0,5}?(?:met|stond|las|luidde|droeg)
        op_een_(?:spandoek|bord|sticker|poster|T-shirt)
        """,
    "sv": r"""
        (?:sms|direktmeddelande|röstmeddelande)\w{0,4}
        (?:på|på_en|på_ett)_(?:\S+_)?(?:banderoll|skylt|plakat|dekal|t-shirt|tröja)(?:en|er|erna)?
        (?:banderoll|skylt)(?:en)?_(?:\S+_){0,4}?(?:med|stod|löd)
        """,
    "da": r"""
        (?:sms|privatbesked|direkte_besked)\w{0,4}
        på_(?:et|en)_(?:\S+_)?(?:banner|skilt|plakat|klistermærke|T-shirt)
        """,
    "no": r"""
        (?:sms|tekstmelding|direktemelding)\w{0,4}
        på_(?:et|en)_(?:\S+_)?(?:banner|skilt|plakat|klistremerke|T-skjorte)
        """,
    "pl": r"""
        (?:SMS|SMS-ie|prywatnej_wiadomości|wiadomości_prywatnej)
        (?:na_)?(?:transparen(?:t|cie|tach)|plakat\w*|tablic\w+|naklejk\w+|koszulc\w+|baner\w*)_(?:\S+_){0,4}?(?:głosił|z_napisem|napisano|widnia)\w*
        """,
    "tr": r"""
        (?:pankart|afiş|tabela|duvar_yazı)\w*
        """,
    "ja": r"""
        \w*(?:横断幕|プラカード|看板|ポスター|ステッカー)\w*
        """,
}


def inscription_patterns() -> str:
    """Join the patterns of all languages into alternatives.

    >>> "banner" in inscription_patterns()
    True
    """
    words = {word for patterns in INSCRIPTIONS.values() for word in patterns.split()}
    return "|".join(sorted(words)).replace("_", " ")
