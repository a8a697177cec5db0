"""Tell whether a word is a given name, and whether two given names may be one person's.

One table for all languages, because its rows run across them: "Alexander", "Sasha", "Alejandro"
and "Oleksandr" are one name, and people bear names of other languages than the one that a
newspaper writes in. Families of names stand in a row each, further names in a list.
"""

import regex
from rapidfuzz.distance import Indel

from archiver.text.text_cache import TextCache

# All entries are folded: no diacritics, lower case.
_SHORT_FORMS = """
alexandria alexandra
alexander alex alec sandy sasha xander lex olexandr oleksandr aleksandr alejandro alessandro aleksander sascha sanya
andrew andy drew andrei andrey andrii andreas anders andre andrzej andriy andres andrea
anthony tony antonio anton antoni antoine toni antonius
antonia toni tonia
albert al bert alberto
alfred al fred freddy alf
abraham abe ibrahim
barbara barb babs basia
benjamin ben benny benji benito bibi binyamin
bernard bernie bernd bernhard bernardo
catherine katherine kathryn cathy kathy kate katie kitty kat cate kit katharina katja ekaterina katya yekaterina catalina caterina kateryna katarzyna kasia
charles charlie chuck chas skip carl karl carlos carlo karel
charlotte lottie charlie
christopher chris topher kit christoph christophe cristobal krzysztof kris
christine christina chris tina chrissy kirsten krystyna
daniel dan danny daniele danilo danylo
david dave davey dawid davide
deborah debra deb debbie
dennis denny denis denys
dmitry dmitri dima dmytro dimitri dmitrij mitya dmitriy
donald don donnie donny
dorothy dot dottie dolly dorothea
edward ed eddie ted teddy ned eddy eduard eduardo edoardo edgar buddy
edwin ed eddie
eleanor elinor ellie nell nora leonora lena
elizabeth liz lizzie beth betty betsy bess bessie libby eliza elisabeth elise lisa elsa isabel isabella lilibet lise sissi elzbieta
emily em emmy emilia emma
ernest ernie ernst ernesto
eugene gene evgeny yevgeny eugenio eugen evgeni jewgeni yevgeni zhenya
francis frank frankie fran francisco francesco franz paco pancho kiko frantisek francois franciszek curro pepe
frances fran fanny francesca franny
frederick frederic fred freddie freddy fritz friedrich federico fryderyk
george georgie jorge georg giorgio georges jerzy yuri yury yuriy jurij juri iouri goran heorhii georgios giorgos
gerald jerry gerry gerard gerhard gerd gerardo
gregory greg gregor grzegorz grigory grisha
geoffrey jeffrey jeff geoff
harold harry hal
henry harry hank hal heinrich heinz enrique kike enrico henri hendrik henrik
herbert herb bert
hugh hughie hugo ugo
isaac ike zac yitzhak
jacob jake jakob jakub kuba yakov jacques
james jim jimmy jamie jem jaime diego jago santiago seamus
jennifer jen jenny jenn
jessica jess jessie
john jack johnny jon jonny jonathan ian evan sean shawn juan hans johannes johann jan jens ivan vanya giovanni gianni nino jean joao janos ioannis yiannis giannis jeb hannes janek yahya johan
joseph joe joey jo jose pepe josef sepp giuseppe beppe peppe jozef yosef yusuf iosif josip youssef
judith judy judi
katarina kata katja
kenneth ken kenny
lawrence laurence larry laurie lars lorenzo laurent lorenz
leonard leo len lenny leonardo leonid leon leone
leo leon leone lev
louis lou louie lewis luis luigi ludwig ludovic lutz lajos
madeleine madeline maddie lena
magdalena magda lena maggie
margaret maggie meg peg peggy marge margie madge rita greta gretchen daisy margarita margarethe margot malgorzata gosia marguerite
maria mary marie mariah molly polly mae mamie maryam miriam mia masha mariya marija maryja
martha marty patty marta
martin marty martino marcin
matthew matt matty mateo matteo mathieu matthias mateusz matthaus
maximilian max maxim maximo maksym
michael mike mick mickey mikey mikhail misha michel miguel michele mihai mykhailo michal michail mykhaylo mikael
mohammed muhammad mohamed mohammad mehmet mo muhammed mohamad
nancy nan ann
nicholas nick nicky nico klaus claus niko nicolas nicola nikolai nikolaus mykola kolya mikolaj nikolaos nicolae miklos
nimarata nikki
oliver ollie olivier oliviero
pamela pam
patrick pat paddy patricio patrice patryk
patricia pat patty patsy tricia trish
paul pablo paolo pavel pavlo paulo paulus pawel pal pol
peter pete pedro pietro pierre petr pyotr piotr petro petros pjotr
philip phil philippe felipe filippo filip philipp pip
rachel rach raquel
raymond ray ramon raimund
rebecca becky becca bec
richard dick rick ricky rich richie ricardo riccardo ryszard
robert bob bobby rob robbie bert beto roberto robin
ronald ron ronnie ronny
rudolph rudy rudi rodolfo rudolf
samuel sam sammy samantha
serge sergei sergey serhiy serhii sergio sergej sergi serhij siergiej
stephen steven steve stevie stefan stephan esteban stefano etienne stepan szczepan istvan
susan sue susie suzy suzanne susanne susanna
sharon shari
teresa theresa terry tess tessa resi
terence terry terrence
theodore ted teddy theo fyodor fedor teodor
thomas tom tommy tomas tommaso tomasz
timothy tim timmy timofey
valentina val valya
victoria vicky vicki tori viktoria
victor vic viktor vittorio wiktor
vincent vince vinny vincenzo vinnie
vladimir volodymyr vlad volodya vova wladimir wolodymyr uladzimir wlodzimierz
walter walt wally wat
william bill billy will willy willie liam wilhelm guillermo guglielmo guillaume willem bud memo vilmos
wolfgang wolf
yelena elena helena helen olena lena ellen helene alena
yekaterina kateryna
yulia julia julie iulia yuliya julija juliya giulia
zachary zach zack zak
tatiana tatyana tanya tania tetiana
natalia natalie natasha nataliya natalya
ludmila lyudmila liudmyla
anna ann anne annie ana hannah anya anja nan nancy
aleksandra alexandra alexa sandra sasha lexi alessandra alejandra
gabriel gabe gabriele
gabriela gabrielle gaby gabi
ignacio nacho ignatius ignaz
jesus chuy chucho
guadalupe lupe
concepcion concha conchita
dolores lola
rosario charo
manuel manny manolo emmanuel emanuel immanuel
rafael raphael rafa raffaele
fernando nando ferdinand
salvador salvatore sal
domenico dominic dom dominique dominik
lukas luke luca lucas luc lukasz
mark marc marco marcus markus marcos marek
philippa pippa
josephine jo josie josefine giuseppina
joanne joan joanna jo jane janet jean johanna hanna giovanna juana
jacqueline jackie
leopold leo poldi
sebastian seb basti sebastien
konstantin kostya constantine kostas costas
bartholomew bart bartosz bartek
stanislav stanislaw stas stan stanley
boris borys
"""
_GIVEN = """
aaron abdul abigail adam adele adrian ahmad ahmed aidan aisha akira alan alain alana alastair alba aldo ali alice alicia
alina allan allen alma amalia amanda amber amelia amina amir amit amy anders andrea angela angelica angelina angus anika
anita annabel annalena annegret annette antje anwar ariana ariel arjun armin arnold arthur arturo asha ashley astrid audrey august
aurora axel ayesha aylin barack barry basil bashar bea beatrice beatrix becky bella benedict berit bernadette bertha beth bianca
birgit bjorn bonnie boris brad bradley brandon brenda brendan brent brett brian bridget britta bruce bruno bryan bryce
caitlin caleb cameron camilla camille carla carmen carol carole caroline carolyn carrie casey cecilia celia celine cesar
chantal chelsea cheryl chiara chloe christa christian cindy claire clara clarence clark claude claudia clay clemens cleo clifford
clint clive clyde cody cole colin colleen connor conor conrad constance cora corey corinna cornelia courtney craig crystal curtis cynthia
cyril dagmar dahlia daisy dale damian dana daria darren darryl dawn dean declan deepak delia denise derek desmond diana diane dieter
dina dirk dmitry dolores dominic dora doris dorian doug douglas duncan dustin dwayne dwight dylan earl ebba edith edmund edna
egon eileen eleni elias elif elijah elin elisa ella elliot elliott ellis elmar elon elsie elvira elvis emanuele emil emiliano emine emmanuel
emre enzo erdem eric erica erich erik erika erin erna erwin esme esther ethan eva eve evelyn fabian fabio fabrice faisal
farid fatima faye felix fiona fleur flora florence florian floyd frauke frida fumiko gary gavin gemma gena genevieve gerda
gilbert giles gina giorgia gisela gladys glen glenn gloria gordon grace graham grant greta gunter gunther gustav guy gwen hakan hamid
hanna hans harriet hasan hassan hattie hector heidi heike heiko heiner helga helmut herman hermann hilary hilda hillary hiroshi
holger holly horst howard hubert hugo humphrey hunter ida ignatius igor ilona ilse imran ina ines inga inge ingrid ingo irene
irina iris irma isabelle isla ismail ivana ivanka ivo ivy jacinda jackson jade jair jake jalen jan jana jane janet janice
jared jasmin jasmine jason javier jay jeanne jelena jenna jeremy jerome jesse jill jimena joachim joaquin jochen jodie joel
joelle jonas jordan jordi jorg josh joshua joyce juanita julian juliane juliet juliette julio julius june jurgen justin justine kai
kaitlyn kamala karen karim karin karina karsten katrin kay kayla keir keith kelly kelvin kendra kenji kerstin kevin khalid
kim kimberly kira kirk klara knut konrad kristen kristin kristina kurt kyle kylie laila lana lance lara latoya laura lauren layla
lea leah lee leila lena leroy lesley leslie leticia levi lia lidia lila lili lilian lillian lily linda lindsay lindsey lisa lloyd
logan lois loretta lorraine louisa louise luana lucia lucinda lucy luisa luiz luka lula lydia lyle lyndon lynn mabel mackenzie magnus maik maja
malcolm malik malte mandy manfred manuela mara marcel marcela marcelo margit mariana marianne marilyn marina marine mario marion
marissa marjorie marlene marlon marshall marsha martina marvin mathilda matilda mats maud maureen maurice mavis maya megan mehdi
mehmet mei melania melanie melinda melissa mercedes merle meryl mette mia micha micheal michelle miguel mike mila mildred milo mimi
mina mira miranda mitch mitchell moira mona monica monique monika morgan moritz moses muriel murray musa mustafa myra nadia nadine nadja
naomi narendra nastya nathalie nathan nathaniel neal neil nelson nerys nia nicole nigel nikita nils nina noah noel noelle noemi nora norbert norma
norman odette olaf olga olivia omar orlando oscar oskar osman otto owen paige pascal paula paulina pauline payal pearl penelope penny
percy perry petra phoebe phyllis pierre pilar priscilla priti priya quentin quincy rachael rahul raj rajesh ralf ralph ramona randall
randy ravi recep regina reinhard rene renata renate rhys rishi rita robyn rocco rocio rod rodney rodrigo roger rohan roland rolf
roman romina romy ronan rory rosa rosalie rosalind rose rosemary rosie ross rowan roxanne roy ruben rufus rupert ruslan russell ruth ryan
sabine sabrina sadie saleh salim sally salma sanna sanne sara sarah satoshi saul scott selena selma sepp serena seth shane shannon
shaun sheila shelby sheldon shelley sherry shinzo shirley sidney siegfried sigmar sigrid silke silvia silvio simon simona simone sofia sofie
solveig sonia sonja sophia sophie stacey stanley stella stephanie stuart summer sunil susana sven svetlana sybil sylvia sylvie takeshi
tamara tara taro tasha tatjana taylor tayyip tessa thea thelma theresa thilo thomas thorsten tiffany till tilda tim timo tina
titus tobias todd tomoko torben toshiro tove tracey tracy travis trevor tristan troy tyler tyrone udo ulf uli ulrich ulrike ulysses
umar uma ursula ute uwe valentin valeria valerie vanessa vera vernon veronica viktor viola violet virginia vivian vivien volker waldemar
wanda warren wayne wendy werner wesley whitney wilbur wilfried wilma winfried winston xavier xenia yannick yara yasmin yoko
yolanda yuki yuko yusuf yves yvette yvonne zahra zane zelda zoe zoltan zuzana jd jj kai ketanji mitt newt pete rand ted tulsi vivek
jong keiko lars lin ming ngozi nguyen olaf svenja thorgils ursel volha wen xi yan zora
abby abdullah ada adriana agata agnes agnieszka ahmet alfie alicja alison alvaro amparo anastasia aneta angelika anis
anke anneke aoife arvind asa aurelie ayse barbora beata beatriz begona benoit bernice bettina birgitta bogdan bozena
brigitte burak carolina catarina christiane condoleezza cristian daniela danuta dariusz daryl dietmar dorota duarte
edyta elaine elian ewa ewelina fatma federica femke fermin filipa franziska geraldine ginny goncalo grazyna gunnar
halina hana hannelore harald hatice heidrun henning henryk huseyin ignacy ilya inaki ingeborg inigo irena iwona
izabela jacek jadwiga janine janusz jaroslav jaroslaw jeroen jiri jitka joana jolanta joost juliana justyna jutta
kacper kamila karol karolina katerina kathleen kees kellyanne kemal kinga klaudia kristi kristyna ladislav lenka
lennart leonie leonor leszek leyla lieke linnea lucie maarten maciej manon marieke marisol mariusz marketa marzena
mathilde meryem milena milos miroslaw murat niall nuria oksana oleg oliwia omer ondrej paloma patrycja phillip pieter
radoslaw rafal rainer rhiannon ricarda roald roxana rui ruud saskia saverio selin slawomir stefanie steffen stephane
sylwia szymon tammy tanja tariq tereza thijs tiago torsten urszula vaclav verena veronika viviane weronika wieslaw
wiktoria witold wojciech zbigniew zdenek zeynep zofia zuzanna zygmunt
"""

_TOGETHER: dict[str, set[int]] = {}
for _number, _line in enumerate(_SHORT_FORMS.split("\n")):
    for _name in _line.split():
        _TOGETHER.setdefault(_name, set()).add(_number)
_KNOWN = frozenset(_TOGETHER) | frozenset(_GIVEN.split())
_ALIKE = 0.72
"""From here on two words may be one in two spellings: Muammar and Moammar, not Ida and Ana."""

_SPELLINGS = (
    (regex.compile(r"(?<=[aou])e(?!$)"), ""),
    (regex.compile(r"t?sch|shch|sh|ch|cz|sz|kh|ts|tz|dzh"), "s"),
    (regex.compile(r"ph|w|v"), "f"),
    (regex.compile(r"[ckqgx]h?"), "k"),
    (regex.compile(r"z"), "s"),
    (regex.compile(r"ij|iy|yi|[jy]"), "i"),
    (regex.compile(r"(?<=[^aeiou])h|dh"), ""),
    (regex.compile(r"(.)\1+"), r"\1"),
)


def is_given_name(word: str) -> bool:
    """Tell whether a folded word is known as a given name.

    >>> is_given_name("ida"), is_given_name("ministerprasident")
    (True, False)
    """
    return word in _KNOWN or ("-" in word and all(part in _KNOWN for part in word.split("-")))


def may_be_one_name(one: str, other: str) -> bool:
    """Tell whether two folded given names can be the same person's: a short form, another spelling.

    >>> may_be_one_name("bill", "william"), may_be_one_name("sergej", "serhiy"), may_be_one_name("ida", "ana")
    (True, True, False)
    """
    if _TOGETHER.get(one, set()) & _TOGETHER.get(other, set()):
        return True
    if one[:2] == other[:2] or one in other or other in one:
        return True
    return sound_alike(one, other)


def sound_alike(one: str, other: str) -> bool:
    """Tell whether two folded words may be one in two spellings.

    >>> sound_alike("selenskyj", "zelenskyy"), sound_alike("tamm", "brook")
    (True, False)
    """
    return Indel.normalized_similarity(_SOUNDS[one], _SOUNDS[other]) >= _ALIKE


def _sound(word: str) -> str:
    for pattern, letters in _SPELLINGS:
        word = pattern.sub(letters, word)
    return word


_SOUNDS = TextCache(_sound, most=2_000_000)
