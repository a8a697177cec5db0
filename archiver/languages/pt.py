"""Portuguese: its words and patterns, as `archiver.languages.base` describes them."""

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
    code="pt",
    name="Portuguese",
    drops_pronouns=True,
    quotation_marks=("“”", "«»", "‘’"),
    dialogue_dashes="—–-",
    function_words=wordset(
        """
        a as com como da das de do dos e ela elas ele eles em era esse esta este eu foi há isso isto
        já lhe mais mas me meu muito na nas no nos não nós o onde os ou para por quando que se ser
        seu sua são te tu um uma umas uns é
        """
    ),
    common_words=wordset(
        """
        agora ano anos boa bom dia dias dito diz dizer faz fazer feito gente grande hoje ir melhor
        muita muito mundo nunca obrigado outra outro país pode podem poder sempre também tem tempo
        tenho ter toda todas todo todos têm vai vamos ver vez vida vou vão
        """
    ),
    negations=NegationWords(
        words=wordset("jamais nada nem nenhum nenhuma ninguém nunca não sem tampouco"),
        distinct=wordset("jamais nenhum nenhuma ninguém nunca não"),
        forms="nenhu(?:m|ns|ma|mas)|não-.+",
    ),
    numbers=NumberWords(
        ones=wordset("um uma"),
        words=wordset(
            """
            bilhão bilhões cem cinco cinquenta dez dois doze duas metade mil milhão milhões nove
            oito onze quarenta quatro seis sete trinta três vinte zero
            """
        ),
        forms=(
            r"treze|catorze|quatorze|quinze|dez[ea]ss?\w+|dezoito|dez[ea]nove|sessenta|setenta"
            r"|oitenta|noventa|cento|duzent[oa]s|trezent[oa]s|quinhent[oa]s|\w+centos|terceir[oa]"
            "|quart[oa]|quint[oa]|sext[oa]|sétim[oa]|oitav[oa]|non[oa]|décim[oa]"
        ),
        ordinals=wordset("primeira primeiro segunda segundo"),
        percent=wordset("por_cento"),
        point_groups=True,
    ),
    dates=DateWords(
        weekdays=wordset(
            """
            domingo quarta-feira quinta-feira segunda-feira sexta-feira sábado terça-feira
            """
        ),
        months=wordset(
            """
            abril agosto dezembro fevereiro janeiro julho junho maio março novembro outubro setembro
            """
        ),
    ),
    uttering=UtteringWords(
        occasions=OccasionWords(
            about=wordset("sobre comentando"),
            within=wordset(
                r"""
                (?:[Nn]uma?|[Nn][ao]|[Ee]m_uma?)_(?:\S+_){0,2}?(?:carta|livro|romance|prefácio)
                (?:[Nn]uma?|[Nn][ao]|[Ee]m_uma?)_(?:\S+_){0,2}?(?:programa|contrato)
                (?:[Nn]uma?|[Nn][ao]|[Ee]m_uma?)_(?:\S+_){0,2}?(?:capítulo|testamento)
                (?:artigo|capítulo)_\d+
                """
            ),
            years_ago=wordset(
                r"""
                h[áa]_(?:\S+_){1,2}?anos? (?:n?o_)?ano_passado (?:antigo|velho)_(?:post|tweet)
                """
            ),
            worded_first=wordset("inicialmente originalmente a_princípio"),
            changed=wordset(
                r"""
                (?:apagou|editou|corrigiu|eliminou|removeu)(?:-o|-a)
                (?:apagou|editou|corrigiu|eliminou|removeu)_o_(?:post|tweet)
                (?:apagou|editou|corrigiu|eliminou|removeu)_a_(?:mensagem|publicação)
                rascunho_d[ao]_(?:mensagem|post|tweet|publicação)
                """
            ),
            below=wordset(
                """
                (?:num|nos|em_um)_comentários? (?:sob|por_baixo_d[eo])_(?:o_)?(?:post|tweet)
                """
            ),
            answered=wordset(r"(?:numa|na|em)_(?:sua_)?resposta respond\w+ retorqui\w+ replic\w+"),
            afterwards=wordset(
                r"""
                depois_de após antes_de enquanto
                ao_contrário apesar_d[eo]
                """
            ),
            quoting=wordset(r"citando nas_palavras_d\w+ repetindo"),
        ),
        set_apart=wordset(
            r"""
                coro_cant(?:ava|ou) versão_anterior manchetes?
                n(?:uma|a)_(?:carta|canção|peça|novela) conta_(?:paródia|falsa) no_(?:romance|filme)
                n[oa]s?_(?:seus?_|suas?_)(?:\S+_)?(?:autobiografia|coluna|diário|ensaio|livro|memórias)\b
                (?:SMS|mensage[mn]s?_(?:privada|de_texto|de_voz)s?)
                (?:faixa|cartaz|cartazes|autocolante|camisola|camiseta)s?_(?:\S+_){0,5}?(?:dizia|com|lia-se|proclamava|ler)
            """
        ),
        unshown=wordset(
            r"""
                uma?_(?:\S+_)?(?:utilizadora?|usuári[oa]|leitora?|seguidora?|internauta)
                grupo_(?:privado|de_conversa) conversa_privada
                (?:mensagem|tweet|post|publicação)_(?:\S+_){0,3}?(?:apag|elimin|remov)\w+
            """
        ),
        other_writing=wordset(
            r"""
                e-?mails? cartas? blogues? blogs? panfletos? relatórios? programa_eleitoral
            """
        ),
        handed_down=wordset(
            r"""
                como_(?:costumava_dizer|dizia|diz_o_ditado|se_diz|sempre_diz|diria)\b
            """
        ),
        disowned=wordset(
            r"""
                (?:artigo|texto)_foi_(?:alterado|corrigido) (?:perfil|página|perfis)_fals[oa]s?
                (?:ator|atriz|actor|actriz)_que_(?:interpreta|imita) não_há_(?:provas?|registr?o)_de
                (?:captura|citação|conta|mensagem)s?_(?:é_|era_)?(?:fals|forjad|inventad)\w*
                (?:captura|citação|conta|mensagem)s?_(?:é_|era_)?(?:manipulad|paródia|adulterad)\w*
                (?:circula|corre)_(?:\S+_){0,6}?(?:frase|imagem|mensagem)\b perfil_(?:fake|paródia)
                (?:correção|falso|boato): tradução_automática editou-[ao]_para\b qual_dest[ae]s
                (?:editou|alterou|corrigiu)_(?:a|o)_(?:mensagem|publicação|texto|tuíte)_para\b
                (?:fals[oa]s?|supost[oa]s?|forjad[oa]s?)_(?:captura|citação|conta|mensagem)s?
                (?:fals[oa]s?|supost[oa]s?|forjad[oa]s?)_(?:post|publicação|tuíte|tweet)s?
                (?:muitas_vezes|muitos)_atribu\w* fals[oa]_(?:perfil|página) verdadeiro_ou_falso
                (?:post|publicação|tuíte|tweet)s?_(?:é_|era_)?(?:fals|forjad|inventad)\w* nada_disso
                (?:post|publicação|tuíte|tweet)s?_(?:é_|era_)?(?:manipulad|paródia|adulterad)\w*
                atribuem_(?:\S+_){0,5}?(?:frase|palavras|citação)\b versão_(?:inicial|original)
                atribuíd[oa]s?_(?:erradamente|falsamente|por_engano) corrente_(?:de|do|no)_WhatsApp
                imitador(?:a)? pôs_na_boca põe_na_boca
                é_(?:falso_que|mentira_que|boato) n(?:a|uma)_(?:paródia|caricatura) versão_anterior
            """
        ),
        disowning=wordset(
            r"""
                (?:encurt|parafrase|parodi|reescrev|resum|tradu|transform)\w*_(?:\S+_){0,6}?(?:frase|mensagem|palavras|publicação|tuíte)\b
                (?:ia|queria|pretendia|tencionava)_(?:escrever|publicar|tuitar)\b em_outras_palavras
                (?:nega|negou|desmente|desmentiu)_(?:\S+_)?ter\b rumor(?:es)?_de_que\b
                (?:não|nunca|jamais)_(?:afirmou|anunciou|declarou|prometeu)\b como_(?:se|quem_diz)\b
                (?:não|nunca|jamais)_(?:disse|escreveu|publicou|postou|tuitou)\b por_outras_palavras
                (?:não|nunca|jamais)_(?:tinha_|havia_)?(?:afirmado|anunciado|dito)\b mais_ou_menos
                (?:não|nunca|jamais)_(?:tinha|havia)_(?:dito|escrito|publicado) tradução:
                (?:teria|poderia_ter)_(?:dito|escrito|publicado) (?:escreveria|diria|publicaria)\b
                imagin(?:em|e|emos)\b
            """
        ),
        disowned_behind=wordset(
            r"""
                (?:deveria|devia|poderia)_ter_(?:dito|escrito|publicado)
                (?:é|era|são)_(?:um_)?(?:fals[oa]s?|inventad[oa]s?|boato|montagem)
                (?:é|são|foi)_(?:muitas_vezes_)?atribuíd\w*
                não_(?:é|são)_(?:su[oa]s?|dele|dela|o_que)
            """
        ),
        speech=wordset(
            """
            acredita acrescenta acrescentou adianta adiantou admite admitiu adverte advertiu afirma
            afirmando afirmou agradece agradeceu alega alegou alerta alertou anuncia anunciou
            apontou argumenta argumentou assegura assegurou assinala assinalou atirou avaliou avança
            avançou avisa avisou brinca brincou celebrou cita citado citando citou cobrou comenta
            comentou compara comparou completou conclui concluiu confessa confessou confirma
            confirmou conta contava contestou contou declara declarou defende defendeu denuncia
            denunciou desabafa desabafou deseja destaca destacou detalha detalhou dispara disparou
            disse disseram dito diz dizem dizendo dizer dizia elogiou enfatiza enfatizou esclarece
            esclareceu exclama exclamou explica explicando explicava explicou fala falou frisou
            garante garantiu gritou indaga indagou indica indicou informa informou insiste insistiu
            ironizou justifica justificou lamenta lamentou lembra lembrou negou notou observa
            observou opinou pediu pergunta perguntou pondera ponderou pontua pontuou previu prevê
            promete prometeu protestou provoca provocou questiona questionou reage reagiu rebate
            rebateu reconhece reconheceu recorda recordou refere referiu reforça reforçou reiterou
            reivindica relata relatou relembra relembrou repete repetiu responde respondeu ressalta
            ressaltou ressalvou resume resumiu revela revelou salienta salientou sintetiza sorri
            sorriu sublinha sublinhou sugere sugeriu suspira sustenta sustentou vaticinou
            """
        ),
        post=wordset(
            """
            compartilha compartilhou escreve escreveu partilha partilhou posta postou publica
            publicava publicou retuitou tuita tuitou tuíta
            """
        ),
        assessing=wordset(
            """
            acusada acusado acusou apelidou chama chamada chamado chamou classifica classificada
            classificado classificou considera considerada considerado considerou critica
            criticou definida definido definiu descreve descreveu descrita descrito qualifica
            qualificada qualificado qualificou rotulada rotulado rotulou tachada tachado tachou
            """
        ),
        plain=wordset("acrescentou disse"),
        post_prepositions=wordset("em na no"),
        post_fillers=wordset("o um uma"),
        screenshots=wordset("capturas?_de_(?:tela|ecrã)"),
        pictured_posts=wordset("(?:tuíte|tweet|post|publicação|mensagem)_(?:de|do|da)"),
        pictured_doubts=wordset(
            """
            fals manipulad montagem paródi reaç respost supost sátir
            """
        ),
        passed_on=wordset(
            r"""
                (?:a|de)_quem_(?:escreveu|publicou|disse) citando_(?:um|uma|a|o|sua|seu)\b retuit\w+
                (?:publicação|mensagem|tuíte|tweet|post|comentário)_(?:que|a_que)_(?:\S+_){0,4}?(?:comentou|elogiou|respondeu|guardou)
                (?:pôs|deu|colocou)_(?:um_)?(?:gosto|like) (?:na|da|pela)_conta_(?:de|do|da|oficial)
                (?:utilizador|utilizadora|internauta)_que_(?:\S+_)?(?:escrev|public|diz)\w+ repassou
                partilh(?:ou|a|ava|ado|ando)\b leu_(?:\S+_){0,6}?em_voz_alta eco_(?:de|da|do|a)\b
                republic\w+ retweet\w+ repost\w+
                subscrev(?:e|eu)\b autora?_d[aeo]\b compartilh\w+ reencaminh\w+ fez_su[oa]s_ curtiu
            """
        ),
        threads=wordset(
            """
                threads?
                (?:fio|série|sequência)_de_(?:mensagens|publicações|tuítes|tweets|posts)
            """
        ),
    ),
    grammar=Grammar(
        roles=wordset(
            """
            advogada advogado autoridades candidata candidato deputada deputado fontes
            governador governadora líder ministra ministro porta-voz prefeita prefeito
            presidente senador senadora vereador vereadora
            """
        ),
        opinions=wordset("palavras"),
        views=wordset("entender juízo opinião ver visão"),
        bracket=SentenceBracket(
            passives=wordset("era foi foram sido"),
        ),
        reported=ReportedSpeech(
            persons=wordset(
                """
                me=lhe me=se me=o me=a meu=seu meu=dele meu=dela minha=sua meus=seus minhas=suas
                mim=si mim=ele mim=ela nosso=seu nossa=sua nos=lhes nos=se
                """
            ),
            denying=wordset("desmente desmentiu nega negaram negou"),
            merely=wordset("apenas somente só"),
            citing=wordset("cita citado citando citou"),
            agents=wordset("pela pelo por"),
        ),
        he=wordset("ele"),
        she=wordset("ela"),
        they=wordset("elas eles"),
        relatives=wordset("que quem"),
        determiners=wordset("a as esta este o os outra outro seu sua um uma vários"),
        prepositions=wordset(
            """
            a ao após até com contra da das de desde do dos em entre na nas no nos para por sem
            sobre à
            """
        ),
        small=wordset(
            """
            como e embora enquanto era eram está estão foi foram havia hoje já mais mas muito não
            onde ontem ou porque quando que se ser sido são também tem têm é
            """
        ),
        bodies=wordset("assembleia câmara senado"),
        according=wordset("conforme segundo"),
        titles=wordset("ministra ministro presidente senhor senhora"),
        between=wordset("depois estava está foi havia se também tem tinha é"),
        conjunctions=wordset("e"),
        particles=wordset("da das de do dos"),
        male_titles=wordset("senhor"),
        female_titles=wordset("senhora"),
        male_articles=wordset("o um"),
        female_articles=wordset("a uma"),
        of_words=wordset("da do dos"),
        view_prepositions=wordset("para"),
        place_prepositions=wordset("em"),
        unnamed=UnnamedPeople(
            articles=wordset("outra outro um uma"),
            owning=wordset("meu minha seu sua"),
            men=wordset("avô filho homem irmão marido padeiro pai rapaz senhor tio vizinho"),
            women=wordset("avó esposa filha irmã mulher mãe padeira rapariga senhora tia vizinha"),
            others=wordset("testemunha turista"),
        ),
    ),
    names=NameWords(
        roles=wordset("porta-voz"),
        titles=wordset(
            """
            deputada deputado ministra ministro prefeita prefeito presidente senador senadora
            vereador vereadora
            """
        ),
        relations=wordset(
            """
            advogada advogado assessor assessora esposa filha filho irmã irmão marido mulher mãe
            pai viúva
            """
        ),
        pronouns=wordset("ela ele"),
        articles=wordset("um uma"),
        particles=wordset("da das de do dos e"),
        title_endings=wordset("ador adora dor dora"),
        offices=wordset("ministr[ao] prefeit[oa] presidente senador[a]?"),
        impostors=wordset("paródia"),
    ),
    spoken=SpokenWords(
        hesitations=wordset("ahn hum hã éé"),
        fillers=wordset("digamos quer_dizer sabe tipo_assim"),
        completions=wordset("como o onde por quando que quem se"),
        openers=wordset("bem bom e então mas olha sim"),
        contractions=wordset("cê=você pra=para_a/para pro=para_o/para tá=está tô=estou"),
        spellings=wordset(
            r"""
                (\w+)ct(\w+)=\1t\2
            """
        ),
        values=wordset(
            """
                catorze=14 cem=100 cento=100 cinco=5 cinquenta=50 cinquenta_e=50 dez=10 dezanove=19
                dezasseis=16 dezassete=17 dezenove=19 dezesseis=16 dezessete=17 dezoito=18 dois=2
                doze=12 duas=2 duzentas=200 duzentos=200 mil=1000 nove=9 novecentas=900
                novecentos=900 noventa=90 noventa_e=90 oitenta=80 oitenta_e=80 oito=8 oitocentas=800
                oitocentos=800 onze=11 quarenta=40 quarenta_e=40 quatro=4 quatrocentas=400
                quatrocentos=400 quinhentas=500 quinhentos=500 quinze=15 seis=6 seiscentas=600
                seiscentos=600 sessenta=60 sessenta_e=60 sete=7 setecentas=700 setecentos=700
                setenta=70 setenta_e=70 treze=13 trezentas=300 trezentos=300 trinta=30 trinta_e=30
                três=3 um=1 um_milhão=1000000 vinte=20 vinte_e=20 zero=0
            """
        ),
        scales=wordset(
            """
                bilhão=1000000000 bilhões=1000000000 dúzia=12 dúzias=12 mil=1000 milhão=1000000
                milhões=1000000
            """
        ),
        halves=wordset("e_meio e_meia"),
        number_links=wordset("e"),
        currencies=wordset("dólar=$ dólares=$ euro=€ euros=€ reais=R$ real=R$"),
        occasions=wordset(
            """
            audiência coletiva comício congresso debate discurso entrevista programa sessão
            """
        ),
        own_voice=wordset("eu nós"),
        sounds=wordset("aplausos inaudível interrupção música pausa risos tumulto"),
        speakers=wordset(
            """
            apresentador apresentadora entrevistador entrevistadora intérprete
            jornalista locutor locutora mediador mediadora moderador pergunta plateia
            público repórter resposta tradutor tradutora voz
            """
        ),
        turn_letters=wordset("p=asked pergunta=asked r=answered resposta=answered"),
    ),
    house_style=HouseStyle(
        written=wordset(
            """
                &=e blz=beleza cê=você dr.=doutor/ dra.=doutora/ eua=estados_unidos hj=hoje
                meia_dúzia=½_dúzia meia_hora=½_hora meio_milhão=½_milhão meio_século=½_século
                mt=muito mto=muito n._º=número n=não/ oq=o_que p/=para pq=porque/por_que/ pra=para
                pras=para_as pro=para_o prof.=professor/ pros=para_os q=que quilómetro=km
                quilómetros=km quilômetro=km quilômetros=km sr.=senhor sr=senhor sra.=senhora
                sra=senhora tava=estava tb=também tbm=também tá=está tô=estou um_quarto=¼
                um_terço=⅓ vc=você vcs=vocês
            """
        ),
        misspelt=wordset(
            """
                agente=a_gente/ apartir=a_partir beneficiente=beneficente comcerteza=com_certeza
                concerteza=com_certeza derrepente=de_repente excessão=exceção mendingo=mendigo
                porisso=por_isso previlégio=privilégio reinvindicar=reivindicar
            """
        ),
        ordinals=wordset(
            """
                décima=10 décimo=10 nona=9 nono=9 oitava=8 oitavo=8 primeira=1 primeiro=1 quarta=4
                quarto=4 quinta=5 quinto=5 segunda=2 segundo=2 sexta=6 sexto=6 sétima=7 sétimo=7
                terceira=3 terceiro=3
            """
        ),
        ordinal_figures=wordset("º ª"),
        number_signs=wordset("nº n° núm. num. número"),
        unit_signs=wordset("grau=° graus=°"),
        date_links=wordset("de"),
        hours=wordset("h horas"),
        decades=wordset("anos"),
        never_twice=wordset("a ao com da de do e em na no o os para por um uma"),
    ),
    examples=Examples(
        negations_match=("não", "nenhuma", "ninguém"),
        negations_differ=("nação", "nem-sempre-verde"),
        numbers_match=("dezoito", "duzentos", "terceira", "5 por cento"),
        numbers_differ=("quartel", "dezembrada"),
        verbs_match=("disse", "tuitou", "desabafou"),
        verbs_differ=("ponte", "bafo"),
        titles_match=("prefeita Ana Brook",),
        titles_differ=("Ida Brook",),
        posts_match=("escreveu no Twitter",),
        posts_differ=("disse na ponte",),
        quotations_match=("“A ponte está fechada”, disse Ana.",),
        quotations_differ=("A ponte está fechada.",),
        spoken_match=(
            "Temos, hum, dois milhões para o, o porto = Temos 2 milhões para o porto",
            "Vieram, hum, duzentos e trinta barcos ao cais = Vieram 230 barcos ao cais",
        ),
        spoken_differ=(
            "A gente não tem dois milhões para o porto = A gente tem dois milhões para o porto",
            "A gente tem dois milhões para o porto = A gente tem 3 milhões para o porto",
        ),
        pictures_match=(
            "Captura de tela de um tuíte de Ana Brook: “A foca tem um passe para a balsa”",
        ),
        pictures_differ=(
            "Captura de tela de um falso tuíte de Ana Brook: “A foca tem um passe para a balsa”",
        ),
        written_match=(
            "Vc tá aqui no 1º de março às 20h = Você está aqui no primeiro de março às 20 horas",
            "O nº 10 dos anos 1980 = O número 10 dos anos 80",
        ),
        written_differ=(
            "Vem em 3 de março = Vem em 3 de maio",
            "O sr. Brook vem = A sra. Brook vem",
        ),
        sentences=(
            "A ponte da cidade não está aberta, mas as pessoas dizem que isso já é muito comum.",
        ),
    ),
)
