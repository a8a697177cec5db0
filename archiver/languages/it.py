"""Italian: its words and patterns, as `archiver.languages.base` describes them."""

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

# Parts of compounds: "ventitré" is written in one word.
_ONES = "due|tre|tré|quattro|cinque|sei|sette|otto|nove"

LANGUAGE = Language(
    code="it",
    name="Italian",
    drops_pronouns=True,
    quotation_marks=("«»", "“”", "‘’"),
    dialogue_dashes="—–",
    function_words=wordset(
        """
        a al alla c'è che ci come con da dal dei del della di dove e era essere già gli i il in io
        la le lei lo loro lui ma mi mio molto nel nella noi non o per più quando quello questa
        questo se si sono sua suo ti tu un una uno voi è
        """
    ),
    common_words=wordset(
        """
        adesso altri altro anche andare anni anno avere bene buona buono detto dice dire fa fare
        fatto gente giorni giorno grande grazie ha hanno ho molta molto mondo oggi paese possono può
        sempre tempo tutta tutte tutti tutto va vanno vedere vita volta
        """
    ),
    negations=NegationWords(
        words=wordset(
            """
            mai neanche nemmeno neppure nessun nessuna nessuno niente no non nulla né senza
            """
        ),
        distinct=wordset("neanche nemmeno nessuna nessuno niente"),
        forms=r"nessun\w*|né|nient'.+|nulla",
    ),
    numbers=NumberWords(
        ones=wordset("un uno una"),
        words=wordset(
            """
            cento cinquanta cinque dieci dodici due metà mila miliardi miliardo milione milioni
            mille nove otto quaranta quattro sette tre trenta undici venti zero
            """
        ),
        forms=(
            "(?:vent(?:i|(?=[uo]))"
            "|(?:trent|quarant|cinquant|sessant|settant|ottant|novant)(?:a|(?=[uo])))(?:un[oa]?"
            f"|{_ONES})?|tredici|quattordici|quindici|sedici|diciassette|diciotto|diciannove"
            rf"|(?:{_ONES})?cento(?:\w*(?:{_ONES}|nta|nti|ci))?"
            rf"|(?:{_ONES}|\w*nta|\w*nti|\w*ci|cento)mila|terz[oa]|quart[oa]|quint[oa]|sest[oa]"
            "|settim[oa]|ottav[oa]|non[oa]|decim[oa]"
        ),
        ordinals=wordset("prima primo seconda secondo"),
        percent=wordset("per_cento"),
        point_groups=True,
    ),
    dates=DateWords(
        weekdays=wordset("domenica giovedì lunedì martedì mercoledì sabato venerdì"),
        months=wordset(
            """
            agosto aprile dicembre febbraio gennaio giugno luglio maggio marzo novembre ottobre
            settembre
            """
        ),
    ),
    uttering=UtteringWords(
        occasions=OccasionWords(
            about=wordset("sul a_proposito commentando"),
            within=wordset(
                r"""
                (?:[Ii]n_una?|[Nn]ella)_(?:\S+_){0,2}?(?:lettera|libro|romanzo|prefazione)
                (?:[Nn]el|[Nn]ello)_(?:\S+_){0,2}?(?:lettera|libro|romanzo|prefazione)
                (?:[Ii]n_una?|[Nn]ella|[Nn]el|[Nn]ello)_(?:\S+_){0,2}?(?:programma|contratto)
                (?:[Ii]n_una?|[Nn]ella)_(?:\S+_){0,2}?(?:mail|capitolo|testamento)
                (?:[Nn]el|[Nn]ello)_(?:\S+_){0,2}?(?:mail|capitolo|testamento)
                (?:l['’]|L['’]|all['’])?articolo_\d+
                """
            ),
            years_ago=wordset(
                r"""
                \S+_ann[oi]_(?:fa|prima|or_sono) l['’]anno_scorso
                vecchio_(?:post|tweet|messaggio)
                """
            ),
            worded_first=wordset("inizialmente in_un_primo_momento originariamente"),
            changed=wordset(
                r"""
                (?:l['’]ha|lo_ha)_(?:\S+_){0,2}?(?:cancellato|modificato|corretto|rimosso)
                bozza_del_(?:suo_)?(?:messaggio|post|tweet)
                """
            ),
            below=wordset(
                """
                (?:in_un|nei)_comment[oi] sotto_(?:il|al|quel|il_suo)_(?:post|tweet|messaggio)
                """
            ),
            answered=wordset(
                r"""
                in_(?:una_)?risposta nella_(?:sua_)?risposta (?:ha_)?risposto rispo(?:se|nde)
                ribatt\w+ replica\w*
                """
            ),
            afterwards=wordset(
                r"""
                dopo prima_di mentre all['’]indomani
                contrariamente a_differenza nonostante
                """
            ),
            quoting=wordset(r"citando con_le_parole_d\w+ ripetendo"),
        ),
        speech=wordset(
            """
            afferma affermato affermò aggiunge aggiunse aggiunto ammesso ammette ammonisce
            ammonito ammoniva annota annotato annuncia annunciato apprezza argomenta argomentato
            assicura assicurato assicurò attacca auspica auspicato avverte avvertito avvisa
            chiarisce chiarito chiede chiesto chiosa chiosato chiosò cita citando citato citava
            citò commenta commentato conclude concludeva concluso confermato confessa confessato
            confida confidato consiglia contestato definiva denuncia denunciato detto dice
            dicendo diceva dichiara dichiarato dichiarava dichiarò disse esclama esclamato
            esclamò esordisce esordito esorta esprime esulta evidenzia evidenziato garantisce
            garantito incalza incalzato insiste insistito insorge interviene invoca ironizza
            ironizzato ironizzava lamenta lamentato lanciato mormora notato obietta obiettato
            osserva osservato parla parlato pensa polemizza precisa precisato precisò promesso
            promette prosegue proseguito puntualizza puntualizzato racconta raccontato
            raccontava rassicura rassicurato replica replicato replicò ribadisce ribadito
            ribatte ribattuto ricorda ricordato ricordava ride riferisce riferito riflette
            rilancia rilanciato rimarca rimarcato rincara ripete ripeteva ripetuto riporta
            risponde rispose risposto rivela rivelato rivendica rivendicato sbotta sbottato
            scandisce scherza scherzato sentenzia sentenziato sintetizza sorride sospira
            sospirato sostenuto sostiene sottolinea sottolineato sottolineava specifica
            specificato spiega spiegato spiegava spiegò stigmatizza suggerisce suggerito
            sussurra svela tuona tuonato tuonò urlato urlò
            """
        ),
        post=wordset(
            """
            condivide condiviso posta postato pubblica pubblicato scrisse scritto scrive
            scriveva twitta twittato twittò
            """
        ),
        assessing=wordset(
            """
            accusa accusata accusato attaccato bolla bollata bollato chiama chiamata chiamato
            considera considerata considerato critica criticata criticato definisce definita
            definito definì etichettato giudica giudicata giudicato
            """
        ),
        plain=wordset("aggiunto detto dice dichiarato disse"),
        post_prepositions=wordset("in su"),
        post_fillers=wordset("il rete sociale"),
        set_apart=wordset(
            r"""
                ne(?:l|i|lla|lle)_(?:su[oae]_|suoi_)(?:\S+_)?(?:autobiografia|diario|libro|memorie|rubrica|saggio)\b
                nel_(?:romanzo|film) versione_precedente coro_cant(?:ava|ò)
                nell(?:a|e)_(?:lettera|canzone|commedia) account_(?:parodia|falso) titol(?:ava|ò)
                (?:SMS|messaggi[oi]?_(?:privat[oi]|vocal[ei]))
                (?:striscion[ei]|cartell[oi]|adesiv[oi]|magliett[ae]|murales)_(?:\S+_){0,5}?(?:diceva|recitava|con|leggeva|scritto)
            """
        ),
        unshown=wordset(
            r"""
                un[ao]?['’]?_?(?:utente|lettore|lettrice)
                chat_(?:privata|di_gruppo) gruppo_(?:privato|chat)
                (?:messaggio|tweet|post)_(?:\S+_){0,3}?(?:cancell|rimoss|elimin)\w+
            """
        ),
        other_writing=wordset(
            r"""
                e-?mail mail letter[ae] blog volantin[oi] relazion[ei] programma_elettorale
            """
        ),
        handed_down=wordset(
            r"""
                come_(?:diceva|era_solit[oa]_dire|dice_il_proverbio|si_dice|direbbe)\b
            """
        ),
        disowned=wordset(
            r"""
                (?:account|citazione|frase)_(?:è_(?:un_)?|era_)?(?:fals|inventat|manipolat)\w*
                (?:account|citazione|frase)_(?:è_(?:un_)?|era_)?(?:modificat|parodia|contraffatt)\w*
                (?:articolo|testo)_è_stato_(?:corretto|modificato) versione_(?:iniziale|originale)
                (?:attore|attrice)_che_(?:interpreta|imita) n(?:ella|ella_sua|ell['’]una)_parodia
                (?:fals[oaie]|finto|presunt[oaie]|inventat[oaie])_(?:citazione|frase|messaggio)
                (?:fals[oaie]|finto|presunt[oaie]|inventat[oaie])_(?:post|screenshot|tweet|account)
                (?:modificato|corretto|cambiato)_(?:(?:il|nel)_(?:messaggio|post|testo)_)?in\b
                (?:post|screenshot)_(?:è_(?:un_)?|era_)?(?:fals|inventat|manipolat)\w* è_una_bufala
                (?:post|screenshot)_(?:è_(?:un_)?|era_)?(?:modificat|parodia|contraffatt)\w*
                (?:profilo|pagina|account)_(?:fasull[oa]|fantasma)
                (?:profilo|pagina|account)_(?:falso|falsa|fake|parodia) nessuna_(?:prova|traccia)
                (?:spesso|comunemente)_attribuit\w* (?:finto|falso)_profilo mett(?:e|eva)_in_bocca
                (?:tweet|messaggio)_(?:è_(?:un_)?|era_)?(?:fals|inventat|manipolat)\w* vero_o_falso
                (?:tweet|messaggio)_(?:è_(?:un_)?|era_)?(?:modificat|parodia|contraffatt)\w*
                attribuiscono_(?:\S+_){0,5}?(?:frase|parole|citazione)\b in_una_(?:parodia|vignetta)
                attribuit[oaie]_(?:erroneamente|falsamente|per_errore) catena_(?:su|di)_WhatsApp
                quale_di_quest[ei] (?:falso|bufala): nulla_del_genere rettifica:
                traduzione_automatica versione_precedente mess[oaie]_in_bocca imitat(?:ore|rice)
            """
        ),
        disowning=wordset(
            r"""
                (?:abbrevi|accorci|parafras|parodi|riassu|riscri|stravol|tradu|trasform)\w*_(?:\S+_){0,6}?(?:frase|messaggio|parole|post|tweet)\b
                (?:avrebbe|poteva)_(?:potuto_|dovuto_)?(?:scrivere|scritto|dire) più_o_meno
                (?:nega|negò|smentisce|smentì)_di_aver\w* (?:scriverebbe|direbbe|twitterebbe)\b
                (?:non|mai)_(?:ha|aveva)_(?:mai_)?(?:affermato|annunciato|dichiarato|promesso|sostenuto)\b
                (?:stava_per|voleva|intendeva)_(?:scrivere|pubblicare|twittare)\b in_altre_parole
                come_(?:se|a_dire|per_dire)\b voc[ei]_(?:secondo|che)\b immagin(?:ate|iamo)\b
                non_(?:ha|aveva|avrebbe)_(?:mai_)?(?:detto|scritto|pubblicato|twittato) traduzione:
                ricorda(?:no)?_(?:\S+_){0,4}?come\b mai_(?:scritto|detto|pubblicato)
            """
        ),
        disowned_behind=wordset(
            r"""
                (?:avrebbe|avrebbero)_(?:dovuto|potuto)_(?:scrivere|dire)
                (?:è|era|sono)_(?:un_)?(?:fals[oaie]|inventat[oaie]|bufala)
                (?:è|viene|sono)_(?:spesso_)?attribuit\w* non_(?:è|sono)_(?:su[oaie]|quello_che)
                non_l['’]ha_mai_(?:detto|scritto)
            """
        ),
        statement_nouns=wordset("comunicato"),
        screenshots=wordset("schermat[ae]"),
        pictured_posts=wordset("(?:tweet|post|toot|messaggio)_(?:di|del|della|dell['’])"),
        pictured_doubts=wordset(
            """
            bufala commento fals manipolat parodi presunt reazion rispo satir
            """
        ),
        passed_on=wordset(
            r"""
                (?:a|di)_chi_(?:\S+_)?(?:scri|pubblic|twitt)\w+ autor[ei]_de(?:l|i|lla)\b rilanci\w+
                (?:dal|sul)_profilo_(?:di|del|della|ufficiale) citando_(?:un|una|sua|suo|la|il|lo)\b
                (?:ha_)?fa(?:tto|ce|)_(?:su[oae]|propri[oae])\b sottoscri(?:ve|tto)\b ripubblic\w+
                (?:letto|lett[aei]|lesse)_(?:\S+_){0,6}?ad_alta_voce condivi(?:so|de|s[ei]|dendo)\w*
                (?:messaggio|post|tweet|commento)_(?:che|a_cui)_(?:\S+_){0,4}?(?:commentato|lodato|risposto|salvato)\b
                (?:messo|mette)_(?:un_)?(?:mi_piace|like) inoltra eco_a\b
                utente_che_(?:\S+_)?(?:scri|pubblic|twitt)\w+ ri?twitt\w+ inoltrat\w+ repost\w+
            """
        ),
        threads=wordset("threads? serie_di_(?:messaggi|post|tweet)"),
    ),
    grammar=Grammar(
        roles=wordset(
            """
            assessora assessore autorità avvocata avvocato candidata candidato capogruppo
            deputata deputato fonti governatore leader ministra ministro portavoce presidente
            senatore senatrice sindaca sindaco
            """
        ),
        opinions=wordset("parole"),
        views=wordset("avviso detta giudizio parere"),
        bracket=SentenceBracket(
            passives=wordset("stata state stati stato venga veniva venne viene"),
        ),
        reported=ReportedSpeech(
            persons=wordset(
                """
                me=lui me=la me=lo mi=si mi=gli mi=le mio=suo mia=sua miei=suoi mie=sue nostro=loro
                nostra=loro
                """
            ),
            denying=wordset("nega negato negò smentisce smentito smentì"),
            merely=wordset("solo soltanto"),
            citing=wordset("cita citando citato citava citò"),
            agents=wordset("da dal dall' dalla dallo"),
        ),
        he=wordset("egli lui"),
        she=wordset("ella lei"),
        they=wordset("loro"),
        relatives=wordset("che chi"),
        determiners=wordset("alcuni gli i il l' la le lo questa questo sua suo un una uno"),
        prepositions=wordset(
            """
            a al alla con contro da dal dalla dei del della delle dello di fra in nel nella per su
            sul tra
            """
        ),
        small=wordset(
            """
            anche aveva che come così dove e ed era erano essere già ha hanno ieri ma mentre molto
            non o oggi perché più quando se secondo sono stato è
            """
        ),
        according=wordset("secondo"),
        titles=wordset("ministra ministro presidente signor signora"),
        abbreviations=wordset("dott ing on sig"),
        between=wordset("aveva avevano era ha hanno più poi è"),
        conjunctions=wordset("e"),
        particles=wordset("da del della di la"),
        male_titles=wordset("signor"),
        female_titles=wordset("signora"),
        male_articles=wordset("il un"),
        female_articles=wordset("la una"),
        of_words=wordset("del della di"),
        view_prepositions=wordset("per"),
        place_prepositions=wordset("a in"),
        unnamed=UnnamedPeople(
            articles=wordset("un un' una uno"),
            owning=wordset("mia mio sua suo"),
            men=wordset(
                """
                figlio fornaio fratello marito nonno padre passante ragazzo signore
                uomo vicino zio
                """
            ),
            women=wordset(
                """
                donna figlia fornaia madre moglie nonna ragazza signora sorella
                vicina zia
                """
            ),
            others=wordset("testimone turista"),
        ),
    ),
    names=NameWords(
        titles=wordset(
            """
            dott il la ministra ministro onorevole presidente signor signora sindaca sindaco
            """
        ),
        roles=wordset("portavoce"),
        relations=wordset(
            """
            avvocata avvocati avvocato figlia figlio fratello legale legali madre marito moglie
            padre sorella vedova
            """
        ),
        pronouns=wordset("il lei lui"),
        articles=wordset("la un una uno"),
        particles=wordset("d da del della di la san santa"),
        title_endings=wordset("ante ente tor"),
        offices=wordset("ministr[ao] presidente sindac[oa]"),
        impostors=wordset("parodia satira"),
    ),
    spoken=SpokenWords(
        hesitations=wordset("eeh eh ehm mm mmm"),
        fillers=wordset("diciamo sa sapete voglio_dire"),
        completions=wordset("che chi come cosa dove perché quando quanto se"),
        openers=wordset("allora be' beh dunque e ecco ma quindi sì"),
        contractions=wordset("'sta=questa 'sto=questo"),
        values=wordset(
            """
                cento=100 cinquanta=50 cinque=5 diciannove=19 diciassette=17 diciotto=18 dieci=10
                dodici=12 due=2 mille=1000 novanta=90 nove=9 ottanta=80 otto=8 quaranta=40
                quattordici=14 quattro=4 quindici=15 sedici=16 sei=6 sessanta=60 settanta=70 sette=7
                tre=3 tredici=13 trenta=30 un_milione=1000000 undici=11 uno=1 venti=20 zero=0
            """
        ),
        scales=wordset(
            """
                dozzina=12 dozzine=12 mila=1000 miliardi=1000000000 miliardo=1000000000
                milione=1000000 milioni=1000000 mld=1000000000 mln=1000000
            """
        ),
        halves=wordset("e_mezzo e_mezza"),
        currencies=wordset("dollari=$ dollaro=$ euro=€"),
        occasions=wordset(
            """
            comizio conferenza_stampa congresso dibattito discorso intervista seduta
            trasmissione
            """
        ),
        own_voice=wordset("io noi"),
        sounds=wordset("applausi commenti incomprensibile musica pausa proteste risate rumori"),
        speakers=wordset(
            """
            conduttore conduttrice domanda giornalista interprete intervistatore
            intervistatrice moderatore moderatrice ospite pubblico risposta traduttore
            traduttrice voce voci
            """
        ),
        turn_letters=wordset("d=asked domanda=asked r=answered risposta=answered"),
    ),
    house_style=HouseStyle(
        written=wordset(
            """
                &=e affinchè=affinché benchè=benché chilometri=km chilometro=km citta'=città
                cmq=comunque cosi'=così cosicchè=cosicché dott.=dottor dott.ssa=dottoressa
                dr.=dottor/ e'=è finchè=finché gia'=già giacchè=giacché liberta'=libertà
                mezz'ora=½_ora mezza_giornata=½_giornata mezzo_milione=½_milione
                mezzo_secolo=½_secolo nn=non nè=né on.=onorevole/ perche'=perché perchè=perché
                pero'=però piu'=più poichè=poiché prof.=professor/ puo'=può pò=po qlc=qualcosa
                qlcn=qualcuno qualita'=qualità s.=san/santo/santa sara'=sarà sig.=signor
                sig.ra=signora sè=sé tvb=ti_voglio_bene un_quarto=¼ un_terzo=⅓ verita'=verità
                xchè=perché xché=perché xke=perché xkè=perché xké=perché
            """
        ),
        misspelt=wordset(
            """
                accellerare=accelerare avvolte=a_volte/ collutazione=colluttazione
                conoscienza=conoscenza coscenza=coscienza daccordo=d'accordo
                eccezzionale=eccezionale eccezzione=eccezione propia=propria propio=proprio
                qual'è=qual_è scenza=scienza soddifatto=soddisfatto sopratutto=soprattutto
                sufficente=sufficiente un'altro=un_altro
            """
        ),
        ordinals=wordset(
            """
                decima=10 decimo=10 nona=9 nono=9 ottava=8 ottavo=8 prima=1 primo=1 quarta=4
                quarto=4 quinta=5 quinto=5 seconda=2 secondo=2 sesta=6 sesto=6 settima=7 settimo=7
                terza=3 terzo=3
            """
        ),
        ordinal_figures=wordset("º ª esimo esima"),
        ordinal_words="esim[oaie]",
        number_signs=wordset("n. n° nº nr. num. numero"),
        hours=wordset("h"),
        hours_before=wordset("ore"),
        percent_marks=wordset("percento"),
        unit_signs=wordset("grado=° gradi=°"),
        decades=wordset("anni"),
        never_twice=wordset("a al con da dal del di e gli i il in la le lo per un una"),
    ),
    examples=Examples(
        negations_match=("non", "nessuno", "né"),
        negations_differ=("nonna", "neo"),
        numbers_match=("ventidue", "trecento", "terza", "5 per cento"),
        numbers_differ=("vento", "sestiere"),
        verbs_match=("detto", "twittato", "ribatte"),
        verbs_differ=("ponte", "battello"),
        titles_match=("la sindaca Ana Brook",),
        titles_differ=("Ida Brook",),
        posts_match=("ha scritto su Facebook",),
        posts_differ=("ha detto su tutto",),
        quotations_match=("«Il ponte è chiuso», ha detto Ana.",),
        quotations_differ=("Il ponte è chiuso.",),
        spoken_match=(
            "Abbiamo, ehm, due milioni per il, il porto = Abbiamo 2 milioni per il porto",
        ),
        spoken_differ=(
            "Non abbiamo due milioni per il porto = Abbiamo due milioni per il porto",
            "Abbiamo due milioni per il porto = Abbiamo 3 milioni per il porto",
        ),
        pictures_match=(
            "Screenshot del tweet di Ana Brook: «La foca ha un abbonamento per il traghetto»",
        ),
        pictures_differ=(
            "Screenshot del falso tweet di Ana Brook: «La foca ha un abbonamento per il traghetto»",
        ),
        written_match=(
            "Il 1° marzo alle ore 20:00 il n. 10 = Il primo marzo alle ore 20 il numero 10",
            "E' nel XXI secolo, perchè no = È nel ventunesimo secolo, perché no",
        ),
        written_differ=(
            "Il n. 10 è chiuso = Il numero 11 è chiuso",
            "Il cappello è qui = Il capello è qui",
        ),
        sentences=(
            "Il ponte della città è chiuso da anni, ma gli abitanti non lo sanno e ci vanno.",
        ),
    ),
)
