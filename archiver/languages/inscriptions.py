"""Patterns of what is written somewhere else than in a post, by language; "_" is a space.

What a banner or a mug says and what somebody writes to one person alone has its author, but nobody
posted it in these words, though a post may be like it. A private chat has no address, in place
of a post that was taken down an article may show the one that its author wrote afterwards, and what
a user answered stands below the post that is shown.
"""

from collections.abc import Mapping

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

UNSHOWN = {
    "en": r"""
        (?:an?|one|another)_(?:\S+_)?(?:commenter|follower|reader|user|troll)
        (?-i:WhatsApp|Whatsapp|iMessage)\w{0,4} Signal-?(?:chat|group|Chat|Gruppe)\w{0,3}
        group_chat private_(?:channel|chat|group) chat_(?:group|logs?) leaked_chats?
        (?:post|tweet|thread|message)_(?:that_|which_)?(?:\S+_){0,3}?(?:deleted|removed|taken_down)
        (?:deleted|removed)_(?:\S+_)?(?:post|tweet|thread|message)
        """,
    "de": r"""
        eine?_(?:\S+_)?(?:Leser|Nutzer|User|Follower)(?:in)?
        Chatgruppe Gruppenchat Chat-?(?:Verlauf|Protokoll)\w{0,3} Signal-Chat
        gelöschten?_(?:\S+_)?(?:Beitrag|Post|Tweet)
        (?:Beitrag|Post|Tweet),_(?:\S+_){0,6}?(?:gelöscht|löschte)
        """,
    "fr": r"""
        une?_(?:\S+_)?(?:internaute|lecteur|lectrice|utilisateur|utilisatrice)
        groupe_(?:privé|de_discussion) conversation_privée
        (?:message|tweet|post|publication)_(?:\S+_){0,3}?(?:supprim|effac)\w+
        """,
    "es": r"""
        una?_(?:\S+_)?(?:usuari[oa]|lector|lectora|seguidora?|internauta)
        grupo_(?:privado|de_chat) chat_(?:privado|filtrado)s?
        (?:mensaje|tuit|post|publicación)_(?:\S+_){0,3}?(?:borr|elimin)\w+
        """,
    "it": r"""
        un[ao]?['’]?_?(?:utente|lettore|lettrice)
        chat_(?:privata|di_gruppo) gruppo_(?:privato|chat)
        (?:messaggio|tweet|post)_(?:\S+_){0,3}?(?:cancell|rimoss|elimin)\w+
        """,
    "pt": r"""
        uma?_(?:\S+_)?(?:utilizadora?|usuári[oa]|leitora?|seguidora?|internauta)
        grupo_(?:privado|de_conversa) conversa_privada
        (?:mensagem|tweet|post|publicação)_(?:\S+_){0,3}?(?:apag|elimin|remov)\w+
        """,
    "nl": r"""
        een_(?:\S+_)?(?:lezer|gebruiker|volger|lezeres)
        groepsapp\w{0,3} appgroep\w{0,2} groepschat
        verwijderde_(?:\S+_)?(?:bericht|post|tweet)
        (?:bericht|post|tweet)_(?:\S+_){0,4}?verwijderd\w{0,2}
        """,
    "sv": r"""
        en_(?:\S+_)?(?:läsare|användare|följare)
        chattgrupp\w{0,3} gruppchatt\w{0,2} privata?_chatt\w{0,2}
        raderat_(?:\S+_)?(?:inlägg|meddelande) (?:inlägg|tweet)_(?:\S+_){0,4}?rader\w+
        """,
    "pl": r"""
        (?:czytelni(?:k|czka)|internaut(?:a|ka)|użytkowni(?:k|czka))
        (?:prywatn\w+|zamknięt\w+)_(?:grup|czat|rozmow)\w+ czacie
        usunięt\w+_(?:\S+_)?(?:wpis|tweet|post)\w{0,3}
        (?:wpis|tweet|post)\w{0,3},_(?:\S+_){0,4}?usun\w+
        """,
    "tr": r"""
        bir_(?:\S+_)?(?:kullanıcı|okur|takipçi)
        (?:özel|grup)_(?:sohbet|yazışma)\w*
        sil(?:inen|diği)_(?:\S+_)?(?:paylaşım|gönderi|tweet)\w*
        """,
    "ru": r"""
        (?:читател(?:ь|ьница)|пользовател(?:ь|ьница)|подписчи(?:к|ца))
        (?:закрыт|личн|групп)\w+_(?:чат|переписк)\w*
        удал[её]нн\w+_(?:\S+_)?(?:пост|твит|запис|сообщени)\w*
        """,
    "ja": r"""
        \w*(?:読者|ユーザー|利用者|フォロワー)(?:が|は|から)\w*
        \w*(?:グループチャット|非公開チャット|削除した投稿|削除された投稿|削除済み)\w*
        """,
}

OTHER_WRITING = {
    "en": r"""
        e-?mails? letters? blogs? manifesto(?:e?s)? memos? leaflets?
        pamphlets? newsletters? surveys?
        """,
    "de": r"""
        (?:E-?)?Mails? Briefe?s? \w*[Ss]chreiben Blogs? \w*[Pp]rogramm
        Flugbl(?:att|ätter) Newsletter
        """,
    "fr": r"""
        courriels? mails? lettres? blogs? tracts? rapports? programme profession_de_foi
        """,
    "es": r"""
        correos?_electrónicos? correo cartas? blogs? folletos? informes? programa_electoral
        """,
    "it": r"""
        e-?mail mail letter[ae] blog volantin[oi] relazion[ei] programma_elettorale
        """,
    "pt": r"""
        e-?mails? cartas? blogues? blogs? panfletos? relatórios? programa_eleitoral
        """,
    "nl": r"""
        (?:e-?)?mails? mailtje brie(?:f|ven) blogs? folders? verkiezingsprogramma rapport(?:en)?
        """,
    "sv": r"""
        mejl\w* e-?post\w* brev\w* blogg\w* broschyr\w* rapport\w* valmanifest\w*
        """,
    "da": r"""
        mails? e-?mails? brev\w{0,3} blog\w{0,4} rapport\w{0,3}
        """,
    "no": r"""
        e-?post\w{0,3} brev\w{0,3} blogg\w{0,3} rapport\w{0,3}
        """,
    "pl": r"""
        e-?mail\w{0,3} mail\w{0,3} li(?:st|ście|stach) blog\w{0,2} ulotk\w+ raport\w{0,2} ulotce
        """,
    "tr": r"""
        e-?posta\w* mektu[bp]\w* blog\w* bildiri\w* rapor\w*
        """,
    "ru": r"""
        письм[аеуо]\w{0,2} электронн\w+_почт\w+ блог\w{0,2} листовк\w+ отч[её]т\w{0,2}
        """,
    "ja": r"""
        \w*(?:メールで|メールに|手紙|ブログ|書簡|報告書|チラシ)\w*
        """,
}


def inscription_patterns() -> str:
    """Join the patterns of inscriptions of all languages into alternatives.

    >>> "banner" in inscription_patterns()
    True
    """
    return _join(INSCRIPTIONS)


def unshown_patterns() -> str:
    """Join those of private chats, of posts that are gone, and of users without a name.

    >>> "group chat" in unshown_patterns()
    True
    """
    return _join(UNSHOWN)


def other_writing_patterns() -> str:
    """Join those of letters and other writing.

    >>> "manifesto" in other_writing_patterns()
    True
    """
    return _join(OTHER_WRITING)


def _join(table: Mapping[str, str]) -> str:
    words = {word for patterns in table.values() for word in patterns.split()}
    return "|".join(sorted(words)).replace("_", " ")
