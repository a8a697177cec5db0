"""Spanish: its words and patterns, as `archiver.languages.base` describes them."""

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
    code="es",
    name="Spanish",
    drops_pronouns=True,
    quotation_marks=("«»", "“”", "‘’"),
    dialogue_dashes="—–",
    function_words=wordset(
        """
        a al como con cuando de del donde el ella ellos en era es esa ese eso esta este esto está
        están fue hay la las le les lo los me mi muy más no nosotros o para pero por que se ser si
        son su sus te tú un una unas unos y ya yo él
        """
    ),
    common_words=wordset(
        """
        ahora año años buena bueno decir dice dicho día días gente gracias gran grande hace hacen
        hacer hecho hoy ir mejor mucha mucho mundo nunca otra otro país poder puede pueden siempre
        también tener tengo tiempo tiene tienen toda todas todo todos va vamos van ver vez vida voy
        """
    ),
    negations=NegationWords(
        words=wordset(
            "jamás nada nadie ni ninguna ningunas ninguno ningunos ningún no nunca sin tampoco"
        ),
        distinct=wordset("nadie ninguna ninguno ningún nunca tampoco"),
        forms="ning[uú]n[oa]?s?|no-.+",
    ),
    numbers=NumberWords(
        ones=wordset("un una uno"),
        words=wordset(
            """
            cero cien cientos cinco cincuenta cuarenta cuatro diez doble doce dos mil millones
            millón mitad nueve ocho once seis siete treinta tres uno veinte
            """
        ),
        forms=(
            r"tres|trece|catorce|quince|dieci\w+|veinti\w+|sesenta|setenta|ochenta|noventa"
            "|(?:dos|tres|cuatro|seis|ocho)cient[oa]s|quinient[oa]s|setecient[oa]s|novecient[oa]s"
            "|ciento|tercer[oa]?|cuart[oa]|quint[oa]|sext[oa]|séptim[oa]|octav[oa]|noven[oa]"
            "|décim[oa]"
        ),
        ordinals=wordset("primer primera primero segunda segundo"),
        percent=wordset("por_ciento"),
        point_groups=True,
    ),
    dates=DateWords(
        weekdays=wordset("domingo jueves lunes martes miércoles sábado viernes"),
        months=wordset(
            """
            abril agosto diciembre enero febrero julio junio marzo mayo noviembre octubre septiembre
            """
        ),
    ),
    uttering=UtteringWords(
        occasions=OccasionWords(
            about=wordset("sobre comentando"),
            within=wordset(
                r"""
                [Ee]n_(?:una?|la|el|su|esa|ese)_(?:\S+_){0,2}?(?:carta|libro|novela|prólogo)
                [Ee]n_(?:una?|la|el|su|esa|ese)_(?:\S+_){0,2}?(?:programa|contrato)
                [Ee]n_(?:una?|la|el|su|esa|ese)_(?:\S+_){0,2}?(?:correo|capítulo|testamento)
                [Ee]l_(?:artículo|capítulo)_\d+
                """
            ),
            years_ago=wordset(
                r"""
                hace_(?:\S+_){1,2}?años? el_año_pasado (?:viejo|antiguo)_(?:mensaje|tuit|post)
                """
            ),
            worded_first=wordset("en_un_principio inicialmente al_principio originalmente"),
            changed=wordset(
                r"""
                l[oa]_(?:\S+_){0,2}?(?:borró|editó|corrigió|eliminó|cambió)
                (?:borró|editó|corrigió|eliminó)_(?:el|su)_(?:mensaje|tuit|post)
                borrador_(?:del?|de_su)_(?:mensaje|tuit|post)
                """
            ),
            below=wordset(
                """
                en_(?:un_|los_)?comentarios? (?:bajo|debajo_de)_(?:el|su)_(?:mensaje|post|tuit)
                """
            ),
            answered=wordset(r"en_(?:una_|su_)?respuesta respondi\w+ contest\w+ replic\w+"),
            afterwards=wordset(
                r"""
                tras después_de antes_de desde mientras luego_de
                a_diferencia al_contrario pese_a contra_lo_que
                """
            ),
            quoting=wordset("citando en_palabras_de repitiendo"),
        ),
        speech=wordset(
            """
            aclarado aclaró acota acotó admite admitido admitió advertido advertía advierte advirtió
            afirma afirmaba afirmado afirmando afirmó agradece agradeció agrega agregado agregó
            alega alegó alertado alertó anuncia anunció aplaude aplaudió apostilla apostilló apostó
            apunta apuntado apuntó arguye arremete arremetió asegura aseguraba asegurado asegurando
            aseguró asevera aseveró avisa avisó añade añadido añadiendo añadió bromea bromeó celebra
            celebrado celebró censuró cita citaba citado citan citando citaron citó clama clamó
            comenta comentaba comentado comentó compara comparó concluido concluye concluyó confesó
            confiesa confirma confirmó contado contestado contestó contó cree creen cuenta cuestiona
            cuestionó decir declara declarado declaró decía decían defendido defendió defiende
            denuncia denunciado denunció desea deseó destaca destacado destacó desveló detalla
            detalló dice dicen dicho diciendo dijeron dijo ejemplifica elogia elogió enfatiza
            enfatizó espetó exclama exclamó exhorta exhortó exige exigido exigió explica explicaba
            explicado explicando explicó expresa expresó felicita felicitó garantiza garantizado
            garantizó gritaba gritó hablado habló increpó indica indicado indicó informa informó
            insinuó insiste insistido insistió interrogó ironiza ironizaba ironizó juró lamenta
            lamentado lamentó manifestado manifestó manifiesta matiza matizado matizó menciona
            mencionó narra narró negó niega observa observó opina opinado opinó pide pidió precisado
            precisó pregunta preguntado preguntó proclama proclamó promete prometido prometió
            pronostica pronosticó protestó puntualiza puntualizó queja quejó rebate rebatió recalca
            recalcó rechaza rechazado rechazó reconoce reconocido reconoció recordado recordó
            recrimina recriminó recuerda refiere refirió reflexiona reflexionó reitera reiterado
            reiteró relató remarca remarcado remarcó remata remató repite repitió replica replicó
            reprocha reprochado reprochó resalta resaltó resopla responde respondido respondió
            respondía resume resumió reveló rió rogó ríe saludó sentenció señala señalaba señalado
            señaló sintetiza sonrió sonríe sostenido sostenía sostiene sostuvo subraya subrayado
            subrayó sugiere sugirió suplicó suspira suspiró susurra susurró tercia terció transmitió
            urge urgió valora valoró vaticinó zanja zanjado zanjó
            """
        ),
        post=wordset(
            """
            compartió escribe escribió escrito posteó publica publicado publicó retuiteó tuitea
            tuiteado tuiteó
            """
        ),
        statement=wordset("rezaba"),
        assessing=wordset(
            """
            acusa acusada acusado acusó bautiza bautizó califica calificada calificado calificó
            cataloga catalogó considera considerada considerado consideró critica criticada
            criticado criticó define definida definido definió describe describió descrita descrito
            llama llamada llamado llamó tacha tachada tachado tachó tilda tildada tildado tildó
            """
        ),
        plain=wordset("agregó añadió dice dijo"),
        post_prepositions=wordset("en"),
        post_fillers=wordset("el la plataforma red un una"),
        post_nouns=wordset("[Tt]uit"),
        set_apart=wordset(
            r"""
                en_(?:su|sus)_(?:\S+_)?(?:autobiografía|columna|diario|ensayo|libro|memorias)\b
                en_(?:una|su|la)_(?:carta|canción|novela|obra) personaje_de_la_(?:novela|obra|serie)
                titul(?:aba|ó|ares?) coro_cant(?:aba|ó)
                (?:SMS|mensajes?_(?:privado|de_texto|de_voz)s?)
                (?:pancarta|cartel|pegatina|camiseta|pintada)(?:es|s)?_(?:\S+_){0,5}?(?:decía|rezaba|con|leía|leer|proclamaba)
            """
        ),
        unshown=wordset(
            r"""
                una?_(?:\S+_)?(?:usuari[oa]|lector|lectora|seguidora?|internauta)
                grupo_(?:privado|de_chat) chat_(?:privado|filtrado)s?
                (?:mensaje|tuit|post|publicación)_(?:\S+_){0,3}?(?:borr|elimin)\w+
            """
        ),
        other_writing=wordset(
            r"""
                correos?_electrónicos? correo cartas? blogs? folletos? informes? programa_electoral
            """
        ),
        handed_down=wordset(
            r"como_(?:decía|solía_decir|siempre_dice|dice_el_refrán|dicen|diría)\b"
        ),
        disowned=wordset(
            r"""
                (?:artículo|texto)_(?:fue|ha_sido)_(?:corregido|modificado) (?:cuál|qué)_de_est[ao]s
                (?:captura|cita|cuenta|mensaje|post|publicación|tuit|tweet)s?_(?:es_|era_)?(?:fals|falsificad|inventad)\w*
                (?:captura|cita|cuenta|mensaje|post|publicación|tuit|tweet)s?_(?:es_|era_)?(?:manipulad|parodia|trucad)\w*
                (?:editó|cambió|corrigió)_(?:(?:el|su)_(?:mensaje|tuit|texto)_)?(?:por|a)\b
                (?:fals[oa]|supuest[oa]|presunt[oa])s?_(?:captura|cita|cuenta|mensaje|publicación|tuit)s?
                (?:falso|bulo): imitador(?:a)? mal_citad\w+ corrección:
                act(?:or|riz)_que_(?:interpreta|imita) (?:perfil|página)(?:es|s)?_fals[oa]s?
                atribuyen_(?:\S+_){0,5}?(?:frase|palabras|cita)\b nada_(?:de_eso|parecido|semejante)
                en_(?:la|una)_(?:parodia|caricatura|viñeta) (?:conclusión|veredicto):_(?:falso|bulo)
                es_(?:fals[oa]|mentira|un_bulo|un_montaje)\b atribuid[oa]s?_(?:falsamente|por_error)
                fals[oa]s?_(?:perfil|página)(?:es|s)? cuenta_(?:de_)?(?:parodia|paródica)
                no_hay_(?:constancia|pruebas?)_de cadena_de_(?:WhatsApp|mensajes) verdadero_o_falso
                versión_(?:anterior|previa) traducción_automática suele_atribui\w* puso_en_boca_de
                versión_(?:inicial|original) (?:frase|imagen)_que_circula pon(?:e|ía)_en_boca_de
            """
        ),
        disowning=wordset(
            r"""
                (?:acort|convirti|parafrase|parodi|reescrib|resum|tradu)\w*_(?:\S+_){0,6}?(?:frase|mensaje|palabras|publicación|tuit)\b
                (?:escribiría|diría|publicaría|tuitearía)\b rumor(?:es)?_(?:de_)?(?:que|según)\b
                (?:habría|podría_haber|hubiera)_(?:dicho|escrito|publicado) (?:quiso|quería)_decir\b
                (?:iba|pensaba|quería|planeaba)_(?:a_)?(?:escribir|publicar|tuitear)\b más_o_menos
                (?:niega|negó|desmiente|desmintió)_(?:\S+_)?haber recuerda[n]?_(?:\S+_){0,4}?como\b
                (?:no|nunca|jamás)_(?:ha|había|hubiera)_(?:dicho|escrito|publicado|tuiteado)
                (?:no|nunca|jamás)_(?:lo_)?(?:afirmó|anunció|declaró|dijo|escribió|posteó|prometió|publicó|tuiteó)\b
                como_(?:si|diciendo)\b imagin(?:en|e|emos)\b en_otras_palabras traducción:
            """
        ),
        disowned_behind=wordset(
            r"""
                (?:debería|podría|habría)_(?:haber_)?(?:dicho|escrito|publicado) se_(?:le_)?atribuye
                (?:es|era|son)_(?:un_)?(?:fals[oa]s?|bulo|inventad[oa]s?|montaje)
                (?:nunca|jamás)_lo_(?:dijo|escribió|publicó) no_(?:es|son)_(?:suy[oa]s?|lo_que)
                no_tiene_(?:base|fundamento)\b
            """
        ),
        statement_nouns=wordset("comunicado"),
        screenshots=wordset("capturas?_de_pantalla pantallazos?"),
        pictured_posts=wordset("(?:tuit|tweet|post|publicación|mensaje)_(?:de|del)"),
        pictured_doubts=wordset(
            "bulo fals manipulad montaje parod reacci respond respuesta satír supuest"
        ),
        passed_on=wordset(
            r"""
                (?:(?:escribió|publicó|tuiteó)_(?:\S+_){0,5}?)?desde_la_cuenta_(?:\S+_)?(?:de|del|oficial)
                (?:autor|autora)_(?:de|del)\b me_gusta_a
                (?:a|de)_quien_(?:escribió|publicó|tuiteó|dijo) ley[óo]_(?:\S+_){0,6}?en_voz_alta
                (?:comparti|difundi|re-?twitt?e|re-?tuite|repost|reenvi)\w+ suscrib(?:e|ió)\b eco_de
                (?:mensaje|publicación|tuit|comentario)_(?:que|al_que)_(?:\S+_){0,4}?(?:comentó|aplaudió|elogió|respondió|guardó)
                (?:usuari[oa]|internauta)_que_(?:\S+_)?(?:escrib|public|tuite|dec)\w+ sum(?:a|ó)_a\b
                citando_(?:a_)?(?:un|una|su|sus|el|la)\b (?:hizo|hace|hacen|hicieron)_suy[oa]s?
            """
        ),
        threads=wordset("hilos? serie_de_(?:mensajes|tuits)"),
    ),
    grammar=Grammar(
        opinions=wordset("palabras"),
        views=wordset("entender juicio opinión"),
        bracket=SentenceBracket(
            passives=wordset("era fue fueron sido siendo"),
        ),
        reported=ReportedSpeech(
            persons=wordset(
                """
                me=se me=le me=la me=lo mi=su mi=si mis=sus mío=suyo nuestro=su nuestra=su
                nuestros=sus nuestras=sus nos=les nos=se
                """
            ),
            denying=wordset("desmiente desmintió negaron negó niega"),
            merely=wordset("solamente solo sólo únicamente"),
            citing=wordset("cita citaba citado citan citando citaron citó"),
            agents=wordset("por"),
        ),
        he=wordset("él"),
        she=wordset("ella"),
        they=wordset("ellas ellos"),
        relatives=wordset("que quien"),
        determiners=wordset(
            "el esta este estos la las los otra otro su sus un una unas unos varios"
        ),
        prepositions=wordset(
            "a al ante con contra de del desde durante en entre hasta para por según sin sobre tras"
        ),
        small=wordset(
            """
            además ante así aunque ayer como cuando domingo donde durante e era eran es está están
            fue fueron ha había han hoy jueves le les lo lunes martes mañana me menos mientras
            miércoles muy más no nos o pero porque que se según ser si sido sin son sábado también
            te tras u viernes y ya
            """
        ),
        roles=wordset(
            """
            abogada abogado abogados alcalde alcaldesa autoridades candidata candidato dirigente
            empresario expertos fuentes gobernador líder ministra ministro portavoz presidenta
            presidente senador senadora vocera vocero
            """
        ),
        bodies=wordset("asamblea cámara diputación senado"),
        according=wordset("según"),
        titles=wordset(
            "don doña general ministra ministro presidenta presidente primer señor señora sr sra"
        ),
        abbreviations=wordset("art dña ing lic pp sr sra srta"),
        between=wordset("después está fue ha había habían han más se y"),
        conjunctions=wordset("y"),
        particles=wordset("de del la y"),
        male_titles=wordset("don señor sr"),
        female_titles=wordset("doña señora sra"),
        male_articles=wordset("el un"),
        female_articles=wordset("la una"),
        of_words=wordset("de del"),
        view_prepositions=wordset("para"),
        place_prepositions=wordset("desde en"),
        unnamed=UnnamedPeople(
            articles=wordset("otra otro un una"),
            owning=wordset("mi su sus"),
            men=wordset(
                "abuelo chico esposo hermano hijo hombre marido padre panadero señor tío vecino"
            ),
            women=wordset(
                "abuela chica esposa hermana hija madre mujer panadera señora tía vecina"
            ),
            others=wordset("testigo turista"),
        ),
    ),
    names=NameWords(
        titles=wordset(
            """
            abogado alcalde alcaldesa concejal concejala diputada diputado don doña el entrenador
            general juez la ministra ministro presidenta presidente senador senadora señor señora sr
            sra
            """
        ),
        roles=wordset("portavoz"),
        bodies=wordset("ayuntamiento ministerio"),
        relations=wordset(
            """
            abogada abogado abogados asesor asesora defensa entorno esposa esposo hermana hermano
            hija hijo hijos madre marido padre viuda vocera vocero
            """
        ),
        pronouns=wordset("ella ellos él"),
        articles=wordset("el la un una"),
        particles=wordset("de del el la las los san santa y"),
        title_endings=wordset("ador adora ante dor dora ente"),
        offices=wordset(
            "alcalde(?:sa)? canciller diputad[ao] ministr[ao] president[ea] senador[a]?"
        ),
        impostors=wordset("no_soy parodia"),
    ),
    spoken=SpokenWords(
        hesitations=wordset("eeh eh ehm em mmm"),
        fillers=wordset("digamos es_decir o_sea ya_sabe ya_saben ya_sabes"),
        asides=wordset("bueno pues"),
        completions=wordset("cuál cuándo cómo dónde lo por que quién si"),
        openers=wordset("bueno entonces pero pues sí y"),
        contractions=wordset("na'=nada pa=para to'=todo"),
        spellings=wordset(r"(\w+)éis=\1eis sólo=solo"),
        values=wordset(
            """
                catorce=14 cero=0 cien=100 ciento=100 cinco=5 cincuenta=50 cincuenta_y=50
                cuarenta=40 cuarenta_y=40 cuatro=4 cuatrocientas=400 cuatrocientos=400 diecinueve=19
                dieciocho=18 diecisiete=17 dieciséis=16 diez=10 doce=12 dos=2 doscientas=200
                doscientos=200 mil=1000 novecientas=900 novecientos=900 noventa=90 noventa_y=90
                nueve=9 ochenta=80 ochenta_y=80 ocho=8 ochocientas=800 ochocientos=800 once=11
                quince=15 quinientas=500 quinientos=500 seis=6 seiscientas=600 seiscientos=600
                sesenta=60 sesenta_y=60 setecientas=700 setecientos=700 setenta=70 setenta_y=70
                siete=7 trece=13 treinta=30 treinta_y=30 tres=3 trescientas=300 trescientos=300 un=1
                un_millón=1000000 una=1 uno=1 veinte=20 veinticinco=25 veinticuatro=24 veintidós=22
                veintinueve=29 veintiocho=28 veintisiete=27 veintiséis=26 veintitrés=23 veintiuna=21
                veintiuno=21 veintiún=21
                """
        ),
        scales=wordset("docena=12 docenas=12 mil=1000 millones=1000000 millón=1000000"),
        halves=wordset("y_medio y_media"),
        currencies=wordset("dólar=$ dólares=$ euro=€ euros=€"),
        occasions=wordset(
            """
            conferencia_de_prensa congreso debate discurso entrevista mitin programa rueda_de_prensa
            sesión
            """
        ),
        own_voice=wordset("nosotros yo"),
        sounds=wordset("aplausos inaudible interrupción murmullos música protestas risas rumores"),
        speakers=wordset("moderador moderadora periodista pregunta público respuesta voces voz"),
        turn_letters=wordset("p=asked pregunta=asked r=answered respuesta=answered"),
    ),
    house_style=HouseStyle(
        written=wordset(
            """
                &=y 1er=primer/ 1ra=primera 1ro=primero 3er=tercer/ a._m.=am aquél=aquel dr.=doctor/
                dra.=doctora/ ee._uu.=estados_unidos ee._uu=estados_unidos eeuu=estados_unidos
                gral.=general/ guión=guion kilómetro=km kilómetros=km media_docena=½_docena
                media_hora=½_hora medio_año=½_año medio_kilo=½_kilo medio_millón=½_millón
                medio_siglo=½_siglo n._º=número na'=nada p._m.=pm pa'=para pa=para/ porq=porque
                pq=porque prof.=profesor/ q=que sr.=señor sr=señor sra.=señora sra=señora
                sres.=señores srta.=señorita sta.=santa/ sto.=santo/ sólo=solo tb=también to'=todo
                tqm=te_quiero_mucho ud.=usted uds.=ustedes un_cuarto=¼ un_tercio=⅓ vd.=usted
                x_favor=por_favor xq=porque ésa=esa ése=ese ésta=esta éste=este éstos=estos
                """
        ),
        misspelt=wordset(
            """
                asta=hasta/ aya=haya/ desición=decisión dicernir=discernir enserio=en_serio
                escusa=excusa/ espectativa=expectativa exepto=excepto exeso=exceso gobieno=gobierno
                haci=así/ hechar=echar hiba=iba nesecito=necesito nesesario=necesario osea=o_sea
                proyeto=proyecto talvez=tal_vez talvés=tal_vez valla=vaya/
                """
        ),
        ordinals=wordset(
            """
                cuarta=4 cuarto=4 décima=10 décimo=10 novena=9 noveno=9 octava=8 octavo=8 primer=1
                primera=1 primero=1 quinta=5 quinto=5 segunda=2 segundo=2 sexta=6 sexto=6 séptima=7
                séptimo=7 tercer=3 tercera=3 tercero=3
                """
        ),
        ordinal_figures=wordset("º ª er ro ra do da to ta mo ma vo va no na"),
        number_signs=wordset("nº n° núm. num. no. nro. número"),
        unit_signs=wordset("grado=° grados=°"),
        months=wordset(
            """
                abr=abril ago=agosto dic=diciembre ene=enero feb=febrero nov=noviembre oct=octubre
                sep=septiembre sept=septiembre setiembre=septiembre
                """
        ),
        date_links=wordset("de"),
        hours=wordset("h horas hs"),
        decades=wordset("años"),
        never_twice=wordset("a al con de del el en la las los para por un una y"),
    ),
    examples=Examples(
        negations_match=("nunca", "ningún", "no-violencia"),
        negations_differ=("nota", "sino"),
        numbers_match=("veintidós", "trescientos", "tercero", "5 por ciento"),
        numbers_differ=("cuartel", "dosel"),
        verbs_match=("dijo", "tuiteó", "tildó"),
        verbs_differ=("puente", "tilde"),
        titles_match=("la alcaldesa Ana Brook",),
        titles_differ=("Ida Brook",),
        posts_match=("escribió en Twitter", "en un tuit"),
        posts_differ=("dijo en abril",),
        quotations_match=("«El puente está cerrado», dijo Ana.",),
        quotations_differ=("El puente está cerrado.",),
        spoken_match=(
            "Hay, eh, dos millones para el, el puerto = Hay 2 millones para el puerto",
            "Pues abre hoy, o sea, y, bueno, la grúa vuelve = Abre hoy y la grúa vuelve",
        ),
        spoken_differ=(
            "El puerto es bueno para los barcos = El puerto es para los barcos",
            "No queremos abrir el puerto hoy = Queremos abrir el puerto hoy",
            "Tenemos dos millones para el puerto = Tenemos 3 millones para el puerto",
        ),
        pictures_match=(
            "Captura de un tuit de Ana Brook: «La foca tiene un abono para el transbordador»",
        ),
        pictures_differ=(
            "Captura de un falso tuit de Ana Brook: «La foca tiene un abono para el transbordador»",
        ),
        written_match=(
            "El 1º de marzo la 3ª vez el n.º 10 = El primero de marzo la tercera vez el número 10",
            "Es el 5% para el Sr. Brook = Es el cinco por ciento para el señor Brook",
        ),
        written_differ=(
            "Viene el 3 de marzo = Viene el 3 de mayo",
            "Viene el Sr. Brook = Viene la Sra. Brook",
        ),
        sentences=(
            "El puente de la ciudad está cerrado desde hace años, pero los vecinos no lo saben.",
        ),
    ),
)
