"""Verbs of uttering, language by language: data in, nothing out; must never hold a name.

Full forms in lower case, as they stand beside quotations in the news.
"""


def english_forms(stems: str) -> str:
    """The regular forms of verbs, `add` to `add adds added adding`; `/` parts irregular ones."""
    forms: list[str] = []
    for stem in stems.split():
        if "/" in stem:
            forms += stem.split("/")
        elif stem.endswith("e"):
            forms += [stem, stem + "s", stem + "d", stem[:-1] + "ing"]
        elif stem.endswith("y") and stem[-2] not in "aeo":
            forms += [stem, stem[:-1] + "ies", stem[:-1] + "ied", stem + "ing"]
        else:
            forms += [
                stem,
                stem + ("es" if stem.endswith(("s", "sh", "ch", "x")) else "s"),
                stem + "ed",
                stem + "ing",
            ]
    return " ".join(forms)


SPEECH: dict[str, str] = {
    "en": english_forms(
        """
        say/says/said/saying tell/tells/told/telling add continue ask explain reply respond answer
        shout yell joke quip/quips/quipped/quipping speak/speaks/spoke/spoken/speaking recall
        remark exclaim mutter whisper interject concede acknowledge argue
        admit/admits/admitted/admitting warn suggest insist claim conclude observe note agree
        complain recount promise vow predict boast lament wonder assure inform state repeat
        counter retort muse scoff laugh cry sigh chant proclaim go/goes/went/going call caution
        contend maintain stress emphasise emphasize point mention comment praise mock taunt tease
        blast slam/slams/slammed/slamming rip/rips/ripped/ripping attack accuse blame criticize
        criticise describe declare denounce testify offer question urge demand deny thank
        refer/refers/referred/referring reiterate believe think/thinks/thought/thinking
        begin/begins/began/beginning pledge assert allege charge characterize characterise label
        portray dismiss dub/dubs/dubbed/dubbing reveal summarize deadpan/deadpanned/deadpans gush
        fume thunder snap/snapped/snaps confess elaborate clarify opine address highlight reassure
        implore plead brag/bragged/brags echo lie/lied hint confirm hear/heard deride decry chide
        rail ridicule commend applaud defend invoke cite quote talk announce discuss preach crow
        instruct advise encourage challenge greet interrupt grumble marvel moan pronounce protest
        rant rave report scold sneer stammer swear/swears/swore vent volunteer name propose
        feel/feels/felt express underscore recommend signal indicate bemoan equate liken frame
        paint depict retaliate riff surmise bark condemn affirm tout estimate
        demur/demurs/demurred/demurring exhort herald speculate hope worry deem brand lecture
        scream bellow growl imply rebut/rebuts/rebutted/rebutting refute hail rebuke lambast
        lambaste excoriate belittle vilify disparage decree reckon intone confide croon theorize
        theorise
        """
    ),
    "es": """
        dijo dice decir decía diciendo dicho afirmó afirma afirmando aseguró asegura asegurando
        señaló señala explicó explica explicando añadió añade añadiendo agregó agrega comentó
        comenta contó cuenta respondió responde contestó preguntó pregunta insistió insiste
        reconoció reconoce admitió admite advirtió advierte recordó recuerda sostuvo sostiene
        subrayó subraya destacó destaca indicó indica apuntó apunta expresó expresa manifestó
        manifiesta criticó critica calificó califica llamó llama consideró considera lamentó
        lamenta reiteró reitera concluyó concluye opinó opina prometió replicó exclamó gritó
        confesó acusó acusa pidió declaró declara relató precisó zanjó remarcó enfatizó aseveró
        espetó bromeó alertó mencionó sentenció denunció denuncia aclaró matizó reprochó celebró
        exigió quejó queja remató remata garantiza garantizó ironizó ironiza defendió defiende
        resumió resume rechazó rechaza afirmado asegurado señalado explicado añadido agregado
        comentado contado respondido contestado preguntado insistido reconocido admitido advertido
        recordado sostenido subrayado destacado indicado apuntado manifestado criticado calificado
        considerado lamentado reiterado concluido opinado prometido acusado declarado precisado
        zanjado remarcado alertado denunciado aclarado matizado reprochado celebrado exigido
        defendido garantizado rechazado hablado
        """,
    "fr": """
        dit disait disant déclaré déclare déclarait affirmé affirme affirmait assuré assure
        assurait expliqué explique expliquait ajouté ajoute ajoutait répondu répond demandé
        demande rappelé rappelle souligné souligne soulignait estimé estime estimait précisé
        précise indiqué indique insisté insiste reconnu reconnaît averti avertit raconté raconte
        lancé lance lançait confié confie regretté regrette dénoncé dénonce accusé accuse qualifié
        qualifie commenté commente martelé martèle poursuivi poursuit conclu conclut jugé juge
        plaidé plaide promis promet noté note observé observe répété répète prévenu prévient réagi
        réagit résumé résume admis admet critiqué critique fustigé fustige glissé ironisé ironise
        soutenu soutient avancé avance défend défendait défendu garantit garanti jure juré tonne
        tonné tacle taclé assène asséné renchérit renchéri rétorque rétorqué réplique répliqué
        plaisante plaisanté insurge insurgé agace alarme alarmé inquiète inquiété réjouit réjoui
        félicite félicité salué salue évoque évoqué évoquait parle parlé relève relevé considère
        considéré prévient tempère tempéré nuance nuancé clame clamé souffle soufflé argumente
        argumenté
        """,
    "de": """
        sagte sagt sagten sagen gesagt erklärte erklärt erklärten meinte meint meinten betonte
        betont fügte ergänzte ergänzt antwortete antwortet fragte fragt warnte warnt kritisierte
        kritisiert forderte fordert forderten behauptete behauptet äußerte äußert äußerten
        berichtete berichtet berichten erzählte erzählt nannte nennt nannten bezeichnete
        bezeichnet bezeichneten rief ruft versicherte versichert verwies unterstrich hob räumte
        gab gestand versprach lobte kommentierte kommentiert bekräftigte bestätigte bestätigt
        begründete begründet sprach spricht sprachen erwiderte entgegnete bemerkte stellte stellt
        resümierte schimpfte scherzte zeigte wies hieß heißt lautete lautet zitierte zitiert
        mahnte appellierte beschrieb beschreibt beklagte bedauerte hofft hoffte glaubt glaubte
        konstatierte urteilte urteilt so befand findet fand konterte beteuerte verlangte kündigte
        kündigt verkündete dementierte prophezeite wiederholte verteidigte titelte titelt teilte
        teilt führte führt sicherte sichert wirft warf warfen fordere griff attackierte
        verurteilte skandierte skandierten empfindet sieht sehen hält halten zitieren geäußert
        ausgedrückt ausdrückte feststellte feststellt verspricht plädierte plädiert rechnet
        rechnen weist einräumte räumt hinzufügte steht beschwerte freute freut wirbt schilderte
        schildert fasste bilanziert bilanzierte mitteilte mitteilt betitelte erklären fordern
        betonen kritisieren warnen behaupten sprechen gesprochen nennen genannt bezeichnen
        beschreiben beschrieben meinen wiesen hinwies hinwiesen hingewiesen bemängelte bemängelt
        bemängelten rügte rügt rügten monierte moniert bezweifelte bezweifelt meldete meldet
        meldeten beteuert vermutete vermutet vermuten spekulierte spekuliert argumentierte
        argumentiert argumentierten drohte droht protestierte protestiert bat baten bittet dankte
        dankt empfahl empfiehlt rät riet wertete wertet werteten charakterisierte charakterisiert
        prangerte prangert geißelte widersprach widerspricht versprachen begrüßte begrüßt
        begrüßten äußern ergänzten meinten behaupteten berichteten bekräftigten wandte räumten
        kündigten verlangten appellierten beklagten beklagt bezog erinnerte erinnert spottete
        klagte klagt jubelte schwärmte schwärmt bekannte befürchtet befürchtete vertrat vertritt
        lehnte attestierte attestiert bescheinigte bescheinigt zeigten gestand zugab zugegeben
        gefordert gewarnt gerufen riefen angekündigt mitgeteilt hinzugefügt ausgeführt eingeräumt
        aufgefordert zurückgewiesen vorgeworfen festgestellt hervorgehoben einräumen mitteilen
        ankündigte ankündigten vorwarf hinweist vorwirft
        """,
    "pt": """
        disse diz dizia dizendo afirmou afirma afirmando declarou declara explicou explica
        explicando acrescentou acrescenta comentou comenta contou conta respondeu responde
        perguntou pergunta insistiu reconheceu admitiu alertou alerta lembrou lembra destacou
        destaca ressaltou ressalta apontou indicou criticou critica chamou considerou lamentou
        reiterou concluiu opinou prometeu acusou pediu relatou completou defendeu garantiu
        assegurou sublinhou frisou referiu salientou adiantou avaliou classificou exclamou brincou
        ironizou garante garantiu dispara disparou rebateu rebate denunciou denuncia avisou avisa
        defende falou fala cobrou celebrou
        """,
    "it": """
        detto dice diceva dicendo dichiarato dichiara affermato afferma spiegato spiega aggiunto
        aggiunge commentato commenta raccontato racconta risposto risponde chiesto chiede
        ricordato ricorda sottolineato sottolinea assicurato assicura ammesso ammette avvertito
        avverte sostenuto sostiene osservato osserva precisato precisa ribadito ribadisce concluso
        conclude insistito insiste criticato critica definito definisce attaccato accusato accusa
        promesso lamentato replicato replica evidenziato rivelato disse aggiunse spiegò tuona
        tuonato attacca incalza incalzato chiosa chiosato ironizza ironizzato denuncia denunciato
        promette parla parlato insiste garantisce garantito avvisa esulta sbotta sbottato affermò
        dichiarò rispose scandisce
        """,
    "nl": """
        zei zegt zeggen zeiden gezegd verklaarde verklaart vertelde vertelt legt legde voegde
        voegt antwoordde antwoordt vroeg vraagt waarschuwde waarschuwt benadrukte benadrukt stelde
        stelt meldde meldt noemde noemt vindt vond aldus reageerde reageert beweerde beweert
        erkende erkent concludeerde riep betoogde opperde grapte volgens
        """,
    "sv": """
        sade säger sa berättar berättade förklarar förklarade menar menade svarar svarade frågar
        frågade tillägger tillade varnar varnade hävdar hävdade kallar kallade konstaterar
        konstaterade betonar betonade påpekar påpekade enligt anser ansåg tycker uppger uppgav
        """,
    "pl": """
        powiedział powiedziała powiedzieli mówi mówił mówiła dodał dodała dodaje stwierdził
        stwierdziła oświadczył oświadczyła zapytał zapytała odpowiedział odpowiedziała podkreślił
        podkreśliła podkreśla zaznaczył zaznaczyła wyjaśnił wyjaśniła wyjaśnia ocenił oceniła
        ocenia ostrzegł ostrzegła przyznał przyznała twierdzi nazwał nazwała przekonuje
        przekonywał zauważył zauważyła zapewnił zapewniła komentuje skomentował skomentowała
        poinformował poinformowała przekazał przekazała relacjonuje
        """,
    "ru": """
        сказал сказала сказали говорит говорил говорила заявил заявила заявили заявляет добавил
        добавила добавляет отметил отметила отметили отмечает подчеркнул подчеркнула подчеркивает
        ответил ответила отвечает спросил спросила объяснил объяснила объясняет пояснил пояснила
        рассказал рассказала рассказывает сообщил сообщила сообщили сообщает предупредил
        предупредила признал признала считает напомнил напомнила утверждает назвал назвала уточнил
        уточнила указал указала пообещал воскликнул прокомментировал прокомментировала
        констатировал продолжил
        """,
    "uk": """
        сказав сказала сказали каже говорить говорив говорила заявив заявила заявили заявляє додав
        додала додає зазначив зазначила зазначає наголосив наголосила підкреслив підкреслила
        відповів відповіла запитав запитала пояснив пояснила пояснює розповів розповіла розповідає
        повідомив повідомила повідомили повідомляє попередив попередила визнав визнала вважає
        нагадав нагадала стверджує назвав назвала уточнив уточнила пообіцяв прокоментував
        прокоментувала
        """,
    "tr": """
        dedi söyledi diyor belirtti açıkladı ekledi vurguladı sordu yanıtladı cevapladı konuştu
        ifade anlattı uyardı savundu iddia kaydetti aktardı değerlendirdi hatırlattı diyerek dile
        bildirdi
        """,
    "ar": """
        قال قالت وقال وقالت يقول تقول صرح صرحت وصرح أضاف وأضاف أضافت وأضافت أكد وأكد أكدت وأكدت
        أوضح وأوضح أوضحت وأوضحت أعلن وأعلن أعلنت ذكر وذكر ذكرت شدد وشدد وصف ووصف حذر اعتبر اعتبرت
        تابع وتابع تابعت أشار وأشار أشارت قائلا قائلة مضيفا
        """,
    "el": """
        είπε λέει δήλωσε δηλώνει τόνισε τονίζει πρόσθεσε προσθέτει ανέφερε αναφέρει σημείωσε
        σημειώνει υποστήριξε υποστηρίζει εξήγησε εξηγεί απάντησε ρώτησε υπογράμμισε επισήμανε
        χαρακτήρισε προειδοποίησε παραδέχθηκε
        """,
    "he": """
        אמר אמרה אמרו אומר אומרת הוסיף הוסיפה הסביר הסבירה טען טענה הדגיש הדגישה ציין ציינה השיב
        השיבה שאל שאלה הצהיר הצהירה סיפר סיפרה הודיע הודיעה הזהיר הבהיר הבהירה מסר מסרה לדברי
        """,
    "hi": """
        कहा कहते कहती बताया बोले बोला बोली पूछा जोड़ा
        """,
}
"""Verbs of saying; English ones by their stem, irregular ones with all forms."""

POST: dict[str, str] = {
    "en": english_forms(
        """
        tweet retweet/retweets/retweeted post write/writes/wrote/written/writing
        blog/blogs/blogged message caption type text email share
        """
    ),
    "es": """
        tuiteó tuitea tuiteado publicó publica publicado escribió escribe escrito posteó retuiteó
        compartió
        """,
    "fr": """
        tweeté tweete écrit écrivait écrivit publié publie posté poste retweeté partagé
        """,
    "de": """
        twitterte twittert getwittert schrieb schreibt schrieben geschrieben postete postet
        gepostet veröffentlichte teilte
        """,
    "pt": """
        tuitou escreveu escreve publicou publica postou posta compartilhou
        """,
    "it": """
        twittato scritto scrive scriveva pubblicato pubblica postato twitta scrisse
        """,
    "nl": """
        twitterde tweette schreef schrijft postte plaatste
        """,
    "sv": """
        twittrade skrev skriver postade
        """,
    "pl": """
        napisał napisała napisali pisze zatweetował opublikował opublikowała zamieścił zamieściła
        """,
    "ru": """
        написал написала написали пишет твитнул опубликовал опубликовала запостил
        """,
    "uk": """
        написав написала написали пише твітнув опублікував опублікувала
        """,
    "tr": """
        yazdı tweetledi paylaştı paylaşımında
        """,
    "ar": """
        كتب كتبت وكتب وكتبت غرد غردت وغرد نشر نشرت
        """,
    "el": """
        έγραψε γράφει ανήρτησε δημοσίευσε
        """,
    "he": """
        כתב כתבה צייץ צייצה פרסם פרסמה
        """,
    "hi": """
        लिखा लिखते
        """,
}
"""Verbs of writing and posting."""

STATEMENT: dict[str, str] = {
    "en": english_forms(
        """
        read/reads/reading
        """
    ),
    "es": """
        rezaba
        """,
    "de": """
        heißt hieß lautet lautete
        """,
}
"""Verbs of what a text says, a statement where one is named beside them."""

ASSESSING: dict[str, str] = {
    "en": english_forms(
        """
        call praise mock blast attack accuse blame criticize criticise describe denounce
        refer/refers/referred/referring believe think/thinks/thought/thinking characterize
        characterise label portray dismiss dub/dubs/dubbed/dubbing deride decry ridicule commend
        cite quote hear/heard feel/feels/felt name equate liken frame paint depict promise condemn
        tout deem brand hope worry hail rebuke lambast lambaste excoriate belittle vilify disparage
        herald estimate reckon
        """
    ),
    "es": """
        criticó critica calificó califica llamó llama consideró considera acusó acusa criticado
        calificado considerado acusado
        """,
    "fr": """
        qualifié qualifie dénoncé dénonce accusé accuse critiqué critique jugé juge
        """,
    "de": """
        nannte nennt nannten bezeichnete bezeichnet bezeichneten kritisierte kritisiert lobte
        glaubt glaubte sieht sehen hält halten nennen genannt bezeichnen wertete wertet werteten
        charakterisierte charakterisiert begrüßte begrüßt begrüßten
        """,
    "pt": """
        criticou critica chamou considerou acusou classificou
        """,
    "it": """
        criticato critica definito definisce attaccato accusato accusa
        """,
    "nl": """
        noemde noemt vindt vond
        """,
    "ru": """
        назвал назвала считает
        """,
    "uk": """
        назвав назвала вважає
        """,
    "pl": """
        nazwał nazwała
        """,
}
"""Verbs that say what somebody thinks of something, and not how it was uttered."""
