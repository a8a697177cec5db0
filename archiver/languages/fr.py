"""French: its words and patterns, as `archiver.languages.base` describes them."""

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
from archiver.languages.house_style import HouseStyle
from archiver.languages.occasion_words import OccasionWords
from archiver.languages.reported_words import ReportedSpeech
from archiver.languages.sentence_bracket import SentenceBracket
from archiver.languages.unnamed_people import UnnamedPeople

LANGUAGE = Language(
    code="fr",
    name="French",
    quotation_marks=("«»", "“”", "‹›"),
    dialogue_dashes="—–",
    function_words=wordset(
        """
        au aux avec c'est ce ces cet cette comme d dans de des du elle elles en est et il ils je l
        la le les leur lui ma mais me mes mon ne nous ou où par pas plus pour quand que qui sa se
        ses si son sont sur te très tu un une vous y à était être
        """
    ),
    common_words=wordset(
        """
        a ai aller an année ans as aujourd'hui aussi autre autres avez avoir bien bon bonne dire dit
        faire fait fois font gens grand grande jamais jour jours maintenant merci monde ont pays
        peut peuvent temps toujours tous tout toute toutes va vie voir vont
        """
    ),
    negations=NegationWords(
        words=wordset("aucun aucune guère jamais ne ni non nul nulle pas personne rien sans"),
        distinct=wordset("aucun aucune jamais"),
        forms=r"(?:.*[^\w])?n'.+|aucun\w*|non-.+|guère|nullement",
    ),
    numbers=NumberWords(
        ones=wordset("un une"),
        words=wordset(
            """
            cent cents cinq cinquante deux dix double douze huit mille milliard milliards million
            millions moitié neuf onze quarante quatre sept six soixante trente trois vingt zéro
            """
        ),
        forms=(
            "treize|quatorze|quinze|seize|septante|huitante|nonante|vingts|tiers|quarts?"
            "|(?:deux|trois|quatr|cinqu|six|sept|huit|neuv|dix|onz|douz|treiz|quatorz|quinz|seiz"
            "|vingt|trent|cent|mill)ième"
        ),
        ordinals=wordset("premier première second seconde"),
        vague=wordset("un une"),
        percent=wordset("pour_cent"),
        point_groups=True,
    ),
    dates=DateWords(
        weekdays=wordset("dimanche jeudi lundi mardi mercredi samedi vendredi"),
        months=wordset(
            "août avril décembre février janvier juillet juin mai mars novembre octobre septembre"
        ),
        capitalised=wordset("mai mars"),
    ),
    uttering=UtteringWords(
        occasions=OccasionWords(
            about=wordset("à_propos commentant au_sujet"),
            within=wordset(
                r"""
                [Dd]ans_(?:une?|la|le|son)_(?:\S+_){0,2}?(?:lettre|livre|roman|préface)
                [Dd]ans_(?:sa|leur|cette|ce)_(?:\S+_){0,2}?(?:lettre|livre|roman|préface)
                [Dd]ans_(?:une?|la|le|son|sa|leur|cette|ce)_(?:\S+_){0,2}?(?:programme|contrat)
                [Dd]ans_(?:une?|la|le|son)_(?:\S+_){0,2}?(?:courriel|chapitre|testament)
                [Dd]ans_(?:sa|leur|cette|ce)_(?:\S+_){0,2}?(?:courriel|chapitre|testament)
                (?:à_l['’]|l['’]|L['’])?(?:article|alinéa|chapitre)_\d+
                """
            ),
            years_ago=wordset(
                r"""
                il_y_a_(?:\S+_){1,2}?ans? (?:l['’]an|l['’]année)_(?:dernière?|passée?)
                vieux_(?:message|tweet|post)
                """
            ),
            worded_first=wordset(
                "initialement à_l['’]origine (?:dans_un_premier_temps|d['’]abord)"
            ),
            changed=wordset(
                r"""
                l['’](?:a|avait)_(?:\S+_){0,2}?(?:supprimé|modifié|corrigé|effacé)
                brouillon_(?:du|de_ce|de_son)_(?:message|post|tweet)
                """
            ),
            below=wordset(
                """
                (?:dans|en)_(?:un_|les_)?commentaires? sous_(?:le|ce|son)_(?:message|post|tweet)
                """
            ),
            answered=wordset(
                r"""
                en_réponse dans_(?:une|sa)_réponse répond(?:u|ait|it)? rétorqu\w+ répliqu\w+
                """
            ),
            afterwards=wordset(
                r"""
                après avant au_lendemain à_la_suite depuis quelques_heures_après
                contrairement malgré là_où alors_qu[e'’] tandis_que
                """
            ),
            quoting=wordset("citant reprenant_(?:les_mots|la_phrase) selon_les_mots"),
        ),
        speech=wordset(
            """
            abonde abondé admet admis affirmait affirme affirmé agace agacé ajoutait ajoute ajouté
            alarme alarmé alerté amuse amusé annonce annoncé annonçait appelait appelle applaudi
            applaudit argumente argumenté assume assumé assurait assure assuré assène asséné attaqué
            avance avancé averti avertit balaie balayé citait citant cite citent cité clamait clame
            clamé commente commenté complété conclu conclut concède concédé confesse confessé confia
            confie confirmé confié considère considéré crie crié demande demandé disait disant dit
            déclarait déclare déclaré décrypte défend défendait défendu dépeint déplore déploré
            déroule désole désolé détaille détaillé enchaîne enchaîné enthousiasme estimait estime
            estimé exclame exclamé exige exigé expliquait explique expliqué explose fustige fustigé
            félicitait félicite félicité garanti garantit glissa glisse glissé gronde grondé hurle
            hurlé indique indiqué inquiète inquiété insiste insisté insurge insurgeait insurgé
            interroge interrogé ironisait ironise ironisé jure juré lamente lamenté lance lancé
            lançait lâche lâché martelé martèle maugrée maugréé moque moqué murmure murmuré narre
            note noté nuance nuancé objecte objecté observe observé offusque offusqué parle parlé
            pensait pense plaide plaidé plaisante plaisanté pointé poursuit poursuivi promet promis
            pronostique prophétise proteste protesté précise précisé prévenu prévient questionne
            raconte raconté raille raillé rappelle rappelé rassure rassuré recadre recadré reconnaît
            reconnu regrette regretté relate relevé relève renchéri renchérit reproche reproché
            riposte riposté rit réagi réagit récapitule réclamé réjoui réjouit réplique répliqué
            répond répondu répète répété résumait résume résumé rétorque rétorqué salue salué
            souffle soufflé soulignait souligne souligné soupire soupiré sourit soutenu soutient
            souvient suggère suggéré tacle taclé tempère tempéré théorise tonne tonné tranche
            tranché témoigne témoigné vante vanté vocifère étonne étonné évoquait évoque évoqué
            """
        ),
        post=wordset(
            """
            partage partagé poste posté publie publié retweeté tweetait tweete tweeté twitte twitté
            écrit écrivait écrivit
            """
        ),
        assessing=wordset(
            """
            accuse accusé accusée critique critiqué critiquée décrit décrite dénonce dénoncé
            dénoncée juge jugé jugée qualifiait qualifie qualifié qualifiée surnomme surnommé
            surnommée traitait traite traité traitée
            """
        ),
        plain=wordset("ajouté dit déclaré"),
        post_prepositions=wordset("dans en sur"),
        post_fillers=wordset("la réseau un une"),
        set_apart=wordset(
            r"""
                dans_(?:le|les|sa|ses|son|un)_(?:\S+_)?(?:film|livre|poème|roman|sketch) chanson_dit
                dans_(?:sa|une|la)_(?:lettre|chanson|pièce) titr(?:ait|e|aient) manchettes?
                (?:SMS|texto|message_privé|message_vocal)s?
                (?:banderole|pancarte|affiche|autocollant|graffiti|tee-shirt|t-shirt)s?_(?:\S+_){0,5}?(?:disait|proclamait|portait|lire|indiquait|où|avec|sur)
            """
        ),
        unshown=wordset(
            r"""
                une?_(?:\S+_)?(?:internaute|lecteur|lectrice|utilisateur|utilisatrice)
                groupe_(?:privé|de_discussion) conversation_privée
                (?:message|tweet|post|publication)_(?:\S+_){0,3}?(?:supprim|effac)\w+
            """
        ),
        other_writing=wordset(
            r"""
                courriels? mails? lettres? blogs? tracts? rapports? programme profession_de_foi
            """
        ),
        handed_down=wordset(
            "comme_(?:on_dit|dit_le_proverbe|(?:le_|se_plaisait_à_|aimait_à_)?di(?:re|sait|rait|saient))"
        ),
        disowned=wordset(
            r"""
                (?:article|texte)_a_été_(?:corrigé|modifié) dans_(?:la|une)_(?:parodie|caricature)
                (?:attribu(?:ent|e|aient)|prêtent|prête)_(?:\S+_){0,5}?(?:phrase|propos|mots|citation)\b
                (?:capture|citation|compte|message|page|profil|publication|tweet)s?_(?:\S+_){0,2}?(?:détourné|fabriqué|falsifié|inventé|manipulé|parodique|truqué|usurpé)\w*
                (?:citée?|attribuée?)s?_à_tort (?:fait|faisait)_dire_à (?:faux|fake|intox)_?:
                (?:conclusion|verdict|verdict_final)_?:_(?:faux|inventé|détourné) rectificatif
                (?:fausse|faux|(?:prétendu|soi-disant|supposé)e?s?)_(?:capture|citation|compte|message|page|profil|publication|tweet)s?
                (?:modifié|corrigé|remplacé)e?_(?:(?:son_|le_)?(?:message|publication|tweet)_)?(?:en|par)\b
                act(?:eur|rice)_qui_(?:joue|incarne|imite) aucune_(?:preuve|trace)_(?:que|d)
                prêt(?:e|ait)_à_\S+_(?:\S+_)?(?:ces|les)_(?:mots|propos) (?:lequel|laquelle)_de_ces
                traduction_automatique vrai_ou_faux mal_cité\w*
                version_(?:précédente|antérieure|initiale|d['’]origine) rien_(?:de_tel|écrit_de_tel)
            """
        ),
        disowning=wordset(
            r"""
                en_clair,? autrement_dit
                (?:au_lieu_d['’]|aurait_(?:pu|dû)_|auraient_(?:pu|dû)_)(?:écrire|dire|publier|tweeter)
                (?:comme_(?:pour_dire|si_elle|si_on|s['’]il)|se_souvien(?:t|nent)_(?:\S+_){0,4}?comme)\b
                (?:comme_)?si_(?:elle|il)_avait_(?:écrit|dit) autrement_dit en_substance à_peu_près
                (?:dément|nie|niait|démentait)_(?:\S+_)?avoir rumeurs?_(?:selon|veut|prête|qui)\b
                (?:détourn|parodi|paraphras|raccourci|reformul|résum|tradui)\w*_(?:\S+_){0,6}?(?:message|phrase|post|propos|publication|tweet)\b
                (?:(?:s['’]apprêtait|comptait|devait|allait|voulait)_(?:à_)?(?:écrire|publier|tweeter|poster)|écrirait|dirait|tweeterait|publierait)\b
                en_français_(?:\S+_){0,4}?(?:donne|dit|environ)\b imagin(?:ez|ons) traduction_?:
                n['’](?:a|avait|ont|aurait)_(?:jamais|pas|nullement)_(?:affirmé|annoncé|déclaré|dit|posté|prétendu|publié|tweeté|écrit)
            """
        ),
        disowned_behind=wordset(
            r"""
                (?:(?:aurait|auraient)_(?:pu|dû)_(?:écrire|dire|publier|tweeter)|n['’]est_pas_(?:de|d['’]|une?_citation))
                (?:est|était|sont)_(?:un_|une_|souvent_)?(?:attribué|faux|fausse|inventé|fabriqué|montage|prêté)\w*
                n['’](?:a|avait)_jamais_(?:été_)?(?:écrit|dit|publié)\w*
            """
        ),
        statement_nouns=wordset("communiqué"),
        screenshots=wordset("captures?_d['’]écrans? copies?_d['’]écran"),
        pictured_posts=wordset("(?:tweet|post|toot|publication|message)s?_d(?:e_|u_|es_|['’])"),
        pictured_doubts=wordset(
            "détourn fausse faux fictif manipul montage parod prétendu réaction répon satir suppos"
            " truqué"
        ),
        passed_on=wordset(
            r"""
                (?:(?:écrit|publié|tweeté)_(?:\S+_){0,5}?)?(?:depuis|via|sur)_le_compte_(?:\S+_)?(?:de|du|officiel)
                (?:internaute|utilisat(?:eur|rice)|celui|celle|quelqu['’]un)_qui_(?:\S+_){0,2}?(?:écri|publi|post|dis|tweet)\w+
                (?:message|publication|tweet|commentaire)s?_(?:que|qu['’]|auquel|à_laquelle)\S*_?(?:\S+_){0,4}?(?:commentée?|aimée?|likée?|répondu|salué)\b
                (?:partag|relay|rediffus|re-?post|re-?tweet)(?:é|e|a|i)\w* écho_(?:d|à)\w* likée?s?
                cit(?:ant|e|ait|é)_(?:un|une|sa|son|ses|le|la|les)\b aut(?:eur|rice)_d[eu]?\b
                repr(?:end|is|enant)_(?:\S+_){0,4}?à_son_compte lue?_(?:\S+_){0,6}?à_(?:haute_)?voix
            """
        ),
        threads=wordset("threads? (?:fil|série)_de_(?:messages|tweets|publications)"),
    ),
    grammar=Grammar(
        views=wordset("avis dires yeux"),
        bracket=SentenceBracket(passives=wordset("fut était été")),
        reported=ReportedSpeech(
            persons=wordset(
                """
                je=il je=elle me=se me=le me=la me=lui moi=lui moi=elle mon=son ma=sa mes=ses
                nous=ils nous=elles nous=se nous=leur notre=leur nos=leurs
                """
            ),
            denying=wordset("conteste contesté dément démentait démenti nie nié réfute réfuté"),
            merely=wordset("seulement"),
            citing=wordset("citait citant cite citent cité"),
            agents=wordset("par"),
        ),
        he=wordset("il"),
        she=wordset("elle"),
        they=wordset("elles ils"),
        other=wordset("je nous on"),
        relatives=wordset("qui"),
        determiners=wordset("ce ces cette des l' la le les leur leurs plusieurs sa ses son un une"),
        prepositions=wordset(
            """
            après au aux avant avec chez contre d' dans de depuis des du en entre par pour sans
            selon sous sur vers à
            """
        ),
        small=wordset(
            """
            a ailleurs ainsi alors après aucun aucune aujourd'hui aussi autant autrement avaient
            avait avant beaucoup bien bientôt bref c'est car ce ceci cela cependant certains certes
            chacun chaque ci comme d'abord d'ailleurs dans davantage demain depuis derrière dessous
            dessus deux devant dimanche donc dont déjà désormais en encore enfin ensuite environ est
            et finalement hier hélas ici il jadis jamais jeudi juste leur loin longtemps lors
            lorsque lui lundi là maintenant mais malgré mardi me mercredi mieux moins n'empêche ne
            ni non notamment nous néanmoins ont ou oui outre où parce parfois partout pas peut-être
            pis plus plusieurs plutôt pour pourquoi pourtant presque puis quand quant quatre que
            quelques qui quoi rien samedi sauf se selon seul seule seulement si sinon soit sont
            soudain souvent surtout tandis tant tantôt tard te tel telle toujours tous tout toute
            toutefois toutes trois trop très tôt un une vendredi vite voici voilà vraiment étaient
            était été être
            """
        ),
        roles=wordset(
            """
            avocat avocate candidat candidate chef experts maire milliardaire ministre porte-parole
            président présidente responsable sénateur
            """
        ),
        bodies=wordset("assemblée chambre sénat"),
        according=wordset("d'après selon"),
        titles=wordset("m madame ministre mme monsieur premier président présidente"),
        abbreviations=wordset("m me mlle mme"),
        between=wordset("a aussi avaient avait ensuite leur lui ont y"),
        conjunctions=wordset("et"),
        particles=wordset("de du la le"),
        male_titles=wordset("monsieur"),
        female_titles=wordset("madame mme"),
        male_articles=wordset("le un"),
        female_articles=wordset("la une"),
        of_words=wordset("de des du"),
        view_prepositions=wordset("pour"),
        place_prepositions=wordset("dans en à"),
        unnamed=UnnamedPeople(
            articles=wordset("un une"),
            owning=wordset("leur ma mon sa ses son"),
            men=wordset(
                """
                boulanger fils frère garçon grand-père homme mari oncle passant père spectateur
                voisin
                """
            ),
            women=wordset(
                """
                boulangère dame femme fille grand-mère mère passante spectatrice sœur tante voisine
                épouse
                """
            ),
            others=wordset("touriste témoin"),
        ),
    ),
    names=NameWords(
        titles=wordset(
            """
            avocat député députée entraîneur il juge la le m madame maire ministre mme monsieur
            premier président présidente rapporteur rapporteure sénateur sénatrice
            """
        ),
        roles=wordset("porte-parole"),
        bodies=wordset("ministère"),
        relations=wordset(
            """
            avocat avocate avocats collaborateur conseiller conseillère entourage fille fils frère
            mari mère père soeur sœur veuve épouse
            """
        ),
        pronouns=wordset("elle il ils on"),
        articles=wordset("la le un une"),
        particles=wordset("d de du la le saint"),
        title_endings=wordset("ante ente eur euse"),
        offices=wordset("depute[e]? maire ministre president[e]?"),
        impostors=wordset("parodie pas"),
    ),
    spoken=SpokenWords(
        hesitations=wordset("bah ben euh hein heu hum"),
        fillers=wordset("je_veux_dire tu_sais tu_vois vous_savez vous_voyez"),
        elisions=wordset("c'=ce j'=je"),
        dropped_negation="ne",
        negation_partners=wordset("aucun aucune guère jamais pas personne plus rien"),
        completions=wordset(
            "ce combien comment la le les où pourquoi quand que quel quelle qui si"
        ),
        openers=wordset("alors bon donc eh_bien et mais oui"),
        contractions=wordset("chuis=je_suis ouais=oui t'as=tu_as t'es=tu_es y'a=il_y_a y=il_y/y"),
        spellings=wordset(r"(\w+)î(\w*)=\1i\2 (\w+)û(\w*)=\1u\2 pourcent=pourcent"),
        values=wordset(
            """
                cent=100 cinq=5 cinquante=50 cinquante_et=50 deux=2 dix-huit=18 dix-neuf=19
                dix-sept=17 dix=10 douze=12 huit=8 mille=1000 neuf=9 onze=11 quarante=40
                quarante_et=40 quatorze=14 quatre-vingt-dix=90 quatre-vingt=80 quatre-vingts=80
                quatre=4 quinze=15 seize=16 sept=7 six=6 soixante-dix=70 soixante=60 soixante_et=60
                treize=13 trente=30 trente_et=30 trois=3 un=1 une=1 vingt=20 vingt_et=20 zéro=0
            """
        ),
        scales=wordset(
            """
                cent=100 cents=100 douzaine=12 douzaines=12 mille=1000 milliard=1000000000
                milliards=1000000000 million=1000000 millions=1000000
            """
        ),
        halves=wordset("et_demi et_demie"),
        currencies=wordset("dollar=$ dollars=$ euro=€ euros=€"),
        occasions=wordset(
            """
            allocution audition conférence_de_presse congrès discours débat entretien interview
            meeting séance émission
            """
        ),
        own_voice=wordset("je j'ai nous on"),
        sounds=wordset("applaudissements brouhaha exclamations inaudible musique rires sourires"),
        speakers=wordset("interprète journaliste modérateur modératrice public question voix"),
        turn_letters=wordset("question=asked r=answered réponse=answered"),
    ),
    house_style=HouseStyle(
        written=wordset(
            """
                &=et bcp=beaucoup c'est_pas=ce_est_pas cad=c'est-à-dire chuis=je_suis demi=½ demie=½
                dr.=docteur/ dr=docteur/ ds=dans/ il_y_a_pas=y_a_pas il_y_avait_pas=y_avait_pas
                j'ai_pas=je_ai_pas j'avais_pas=je_avais_pas j'suis=je_suis j'étais_pas=je_étais_pas
                jms=jamais kilomètre=km kilomètres=km m.=monsieur/ me=maître/ mgr=monseigneur
                mlle=mademoiselle mm.=messieurs/ mme=madame pcq=parce_que pr=pour/ qd=quand/
                qqch=quelque_chose qqn=quelqu'un sept.=septembre/ st=saint/ ste=sainte/
                svp=s'il_vous_plaît t'as=tu_as t'es=tu_es tjs=toujours tkt=t'inquiète tt=tout/
                un_demi=½ un_quart=¼ un_tiers=⅓ vs=vous/versus/
            """
        ),
        misspelt=wordset(
            """
                acceuil=accueil aggression=agression apeller=appeler apparament=apparemment
                aujourdhui=aujourd'hui biensur=bien_sûr biensûr=bien_sûr cest=c'est
                connection=connexion developper=développer dilemne=dilemme
                défintivement=définitivement enmener=emmener gouvernment=gouvernement
                hypocrysie=hypocrisie maintenent=maintenant malgrés=malgré notament=notamment
                parmis=parmi plusieur=plusieurs quelquechose=quelque_chose ya=y_a/
            """
        ),
        ordinals=wordset(
            "premier=1 première=1 premiers=1 premières=1 second=2 seconde=2 cinquième=5 neuvième=9"
        ),
        ordinal_figures=wordset("er ère ere re e ème eme è nd nde"),
        ordinal_words="i[èe]mes?",
        number_signs=wordset("n° no nº numéro num."),
        months=wordset(
            """
                avr=avril déc=décembre févr=février janv=janvier juill=juillet nov=novembre
                oct=octobre sept=septembre
            """
        ),
        hours=wordset("h heure heures"),
        percent_marks=wordset("pourcent"),
        unit_signs=wordset("degré=° degrés=°"),
        decades=wordset("années"),
        half_negations=wordset("n'=pas ne=pas"),
        never_twice=wordset("au aux avec dans de des du et la le les par pour sur un une"),
    ),
    examples=Examples(
        negations_match=("jamais", "n'est", "aucune", "guère"),
        negations_differ=("nez", "pasteur", "notre"),
        numbers_match=("treize", "deuxième", "un quart", "5 pour cent"),
        numbers_differ=("treizaine", "cantine"),
        verbs_match=("déclaré", "tweeté", "soupire"),
        verbs_differ=("pont", "soupière"),
        titles_match=("le ministre Brook",),
        titles_differ=("Ida Brook",),
        posts_match=("a écrit sur Facebook",),
        posts_differ=("a dit sur le pont",),
        quotations_match=("« Le pont est fermé », a dit Ana.",),
        quotations_differ=("L’île d’Ana est fermée.",),
        spoken_match=(
            "On a, euh, deux millions dans le, le port = On a 2 millions dans le port",
            "Ici je suis, je suis contre ce bateau = Ici je suis contre ce bateau",
            "C'est pas le port qui paie ça = Ce n'est pas le port qui paie ça",
            "J'ai jamais vu de phoque ici = Je n'ai jamais vu de phoque ici",
        ),
        spoken_differ=(
            "On a, euh, deux millions d'habitants ici = On a 3 millions d'habitants ici",
            "Je ne suis pas contre ce bateau = Je suis contre ce bateau",
            "C'est le port qui paie tout ça = Ce n'est pas le port qui paie tout ça",
            "Je n'ai vu que le vieux port = J'ai vu que le vieux port",
        ),
        pictures_match=(
            "Capture d’écran d’un tweet de Ana Brook : « Le phoque a un abonnement pour le bac »",
        ),
        pictures_differ=(
            "Capture d’un faux tweet de Ana Brook : « Le phoque a un abonnement pour le bac »",
        ),
        written_match=(
            "Il fait 30° dans le port = Il fait 30 degrés dans le port",
            "Le 1er mars, c'est pas le n° 10 = Le premier mars, ce n'est pas le numéro 10",
            "On fermera pas le port = On ne fermera pas le port",
            "Il est là à 20h30 avec nous = Il est là à 20 h 30 avec nous",
            "Les années 80 de Mme Brook = Les années 1980 de madame Brook",
        ),
        written_differ=(
            "Il vient le 3 mars = Il vient le 3 mai",
            "J'en veux plus ici = Je n'en veux plus ici",
            "C'est le 2e = C'est le 3e",
        ),
        sentences=(
            "Le pont de la ville est fermé depuis des années, mais les habitants ne le savent pas.",
        ),
    ),
)
