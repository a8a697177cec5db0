"""Tell whether a given name is a man's or a woman's, where nearly all of its bearers are.

Names that are common with both ("Kim", "Alex", "Andrea" across languages) stand in neither list:
what is not known speaks neither for a "he" nor for a "she".
"""

from typing import Literal

from archiver.languages.base import wordset

# All entries are folded: no diacritics, lower case.
_MEN = wordset(
    """
    aaron abdullah abraham adam adrian ahmed aidan alan albert alejandro alessandro alexander alfie
    alfred ali allen amir anders andre andreas andrew andrey anis anthony antoine anton antoni
    antonio arnold arthur arvind barack barry bartosz ben benjamin bernard bernd bernie bill bjorn
    bob bogdan boris brad brandon brendan brett brian bruce bruno bryan carl carlos charles
    christian christoph christopher clarence colin conor craig cristian curtis dan daniel dariusz
    daryl dave david dawid declan denis dennis derek dick diego dietmar dirk dmitri dmitry dominik
    don donald doug douglas duncan dwight dylan earl ed edward elon emmanuel enrique eric erich erik
    ernest ethan eugene evan felix fernando florian frank franklin frantisek franz fred frederick
    friedrich gary gavin geoffrey george gerald gerhard gianni giorgio giovanni giuseppe glenn
    gordon graham greg gregory grzegorz guillermo gunter gustav hal hans harald harold harry
    heinrich heinz helmut henri henrik henry henryk herbert horst howard hugo ian ibrahim ignacy
    igor ilya isaac ivan jacek jack jacob jacques jake jakub james janusz jaroslav jaroslaw jason
    javier jeff jeffrey jens jeremy jerome jerry jerzy jim jimmy jiri joachim joe joel johann
    johannes john jonas jonathan jorg jorge jose josef joseph josh joshua jozef juan julian jurgen
    justin karl karol keir keith ken kenneth kevin klaus konstantin krzysztof kurt kyle ladislav
    larry lars lawrence leo leonard leszek liam lloyd louis luc luca lucas luigi luis lukas lukasz
    luke maciej magnus malcolm marc marcel marcin marco marcus marek mario mariusz mark markus
    martin marvin mateusz matt matteo matthew matthias max maximilian mehmet michael michal miguel
    mike mikhail milos miroslaw mitch mitt mohamed mohammad mohammed muhammad mustafa nathan neil
    niall nicholas nick nicolas nigel nikolai noah norman olaf oleg oliver omar ondrej oscar otto
    owen pablo paolo patrick paul paulo pavel pawel pedro pete peter petr philip philipp philippe
    phillip pierre piotr radoslaw rafael rafal rainer ralf ralph ramon ray raymond reinhard ricardo
    richard rick roald rob robert roberto rodrigo roger roland roman ron ronald ross roy rudolf rudy
    rufus rupert russell ryan ryszard samuel santiago scott sean sebastian sergei sergey sergio seth
    shane simon slawomir stanislaw stefan stephane stephen steve steven stuart sven szymon tariq ted
    terrence theodore thomas thorsten tim timothy tobias todd tom tomas tomasz tommy tony torsten
    travis trevor tyler ulrich uwe vaclav victor viktor vincent vladimir volker volodymyr walter
    warren wayne werner wieslaw wilhelm william winston witold wojciech wolfgang xavier yuri yusuf
    yves zachary zbigniew zdenek zygmunt александр алексеи анатолии анатоліи андреи андріи антон
    аркадии артем богдан борис вадим валентин валерии валеріи василии василь виктор виталии владимир
    владислав володимир вячеслав віктор віталіи геннадии георгии григории григоріи даниил денис
    дмитрии дмитро евгении егор иван игорь илья кирилл константин леонид максим микола михаил
    михаило никита николаи олег олександр олексіи павел петр петро роман руслан сергеи сергіи
    станислав степан тарас тимофеи федор юрии юріи ярослав євген іван ігор
    """
)
_WOMEN = wordset(
    """
    abby abigail ada adriana agata agnes agnieszka aisha aleksandra alena alexandra alexandria alice
    alicia alicja alison amanda amelia amy ana anastasia aneta angela angelika angelina anita anja
    anke ann anna annalena anne annegret annette annie antje antonia aoife april astrid audrey
    barbara barbora beata beatrice becky bernice bettina betty bianca birgit bozena brenda bridget
    brigitte britta camilla carla carmen carolina caroline carolyn carrie cate catherine cecilia
    celine charlotte chelsea chiara christiane christina christine cindy claire clara claudia
    condoleezza courtney cynthia dana daniela danuta deborah debra denise diana diane donna dora
    doris dorota dorothea dorothy edith edyta elaine eleanor elena elisa elisabeth elise elizabeth
    ella ellen elsa elzbieta emilia emily emma erica erika esther eva eve evelyn ewa ewelina fatima
    federica fiona florence frances francesca franziska frida gabriela gabrielle georgia geraldine
    gerda ginny gisela giulia gloria grace grazyna greta gretchen gwen halina hana hanna hannah
    hannelore heather heidi heike helen helena helene hilary hillary holly ida ilse ines inga
    ingeborg ingrid irena irene irina iris isabel isabella isabelle ivanka iwona izabela jacinda
    jacqueline jadwiga jana jane janet janine jeanne jenna jennifer jenny jessica jill jitka joanna
    joanne johanna jolanta josephine joyce juana judith judy julia juliana julie juliette justyna
    jutta kamala kamila karen karin karolina katarina katarzyna kate katerina katharina katherine
    kathleen kathryn kathy katie katja katrin kayla kellyanne kemi kerstin kinga kirsten klaudia
    kristen kristi kristin kristina kristyna krystyna lara laura lauren lena lenka leonie leyla
    lidia lily linda lisa liz louise lucia lucie lucy ludmila luisa lydia lynn magdalena maja
    malgorzata manuela margaret margarita margot maria mariana marianne marie marina marine marissa
    marjorie marketa marlene marta martha martina mary marzena maureen megan melania melanie melissa
    mercedes michelle mildred milena miranda miriam molly monica monika nadia nancy naomi natalia
    natalie nathalie nicole nina nora oksana olga olivia oliwia paloma pamela patricia patrycja
    patty paula pauline penelope penny petra phoebe priscilla priya rachel rebecca regina renata
    renate rhiannon ricarda rita rosa rose rosemary roxana ruth sabine sabrina samantha sandra sara
    sarah saskia sharon sheila shirley silke silvia sofia sonia sonja sophia sophie stefanie stella
    stephanie susan susanne suzanne svenja svetlana sylvia sylwia tamara tammy tanja tatiana teresa
    tereza theresa tina toria tracy ulrike ursula urszula valentina valeria valerie vanessa vera
    verena veronica veronika victoria viktoria virginia viviane wanda wendy weronika whoopi wiktoria
    yasmin yolanda yvette yvonne zoe zofia zuzana zuzanna александра алена алина алла анастасия
    анастасія ангелина анна валентина валерия варвара вера вероника виктория віра галина ганна
    дарина дарья диана евгения екатерина елена елизавета жанна зинаида зоряна зоя инна ирина карина
    катерина кира кристина ксения лариса леся лидия любов любовь людмила маргарита марина мария
    марія надежда надія наталия наталья наталія нина оксана олена ольга полина раиса светлана
    світлана соломія софия софья тамара татьяна тетяна ульяна христина юлия юлія яна єлизавета ірина
    """
)


def sex_of_name(given: str) -> Literal["m", "f", ""]:
    """Tell by a folded given name whether it is a man's or a woman's; "" where that is open.

    >>> sex_of_name("ida"), sex_of_name("rufus"), sex_of_name("kim")
    ('f', 'm', '')
    """
    return "m" if given in _MEN else "f" if given in _WOMEN else ""
