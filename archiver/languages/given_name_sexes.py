"""Tell whether a given name is a man's or a woman's, where nearly all of its bearers are.

Names that are common with both ("Kim", "Alex", "Andrea" across languages) stand in neither list:
what is not known speaks neither for a "he" nor for a "she".
"""

from typing import Literal

from archiver.languages.base import wordset

# All entries are folded: no diacritics, lower case.
_MEN = wordset(
    """
    aaron abdullah abraham adam adrian ahmed aidan alan albert alejandro alessandro alexander
    alfie alfred ali allen amir anders andre andreas andrew andrey anis anthony antoine anton
    antonio arnold arthur arvind barack barry ben benjamin bernard bernd bernie bill bjorn bob
    boris brad brandon brendan brett brian bruce bruno bryan carl carlos charles christian
    christoph christopher clarence colin conor craig cristian curtis dan daniel daryl dave david
    declan denis dennis derek dick diego dietmar dirk dmitri dmitry dominik don donald doug
    douglas duncan dwight dylan earl ed edward elon emmanuel enrique eric erich erik ernest
    ethan eugene evan felix fernando florian frank franklin franz fred frederick friedrich gary
    gavin geoffrey george gerald gerhard gianni giorgio giovanni giuseppe glenn gordon graham
    greg gregory guillermo gunter gustav hans hal harald harold harry heinrich heinz helmut henri
    henrik henry herbert horst howard hugo ian ibrahim igor ilya isaac ivan jack jacob jacques
    jake james janusz jason javier jeff jeffrey jens jeremy jerome jerry jim jimmy joachim joe
    joel johann johannes john jonas jonathan jorg jorge jose josef joseph josh joshua juan
    julian jurgen justin karl keir keith ken kenneth kevin klaus konstantin krzysztof kurt kyle
    lars larry lawrence leo leonard liam lloyd louis luc luca lucas luigi luis lukas luke magnus
    malcolm marc marcel marcin marco marcus mario mark markus martin marvin mateusz matt matteo
    matthew matthias max maximilian mehmet michael michal miguel mike mikhail mitch mitt mohamed
    mohammad mohammed muhammad mustafa nathan neil niall nicholas nick nicolas nigel nikolai
    noah norman olaf oleg oliver omar oscar otto owen pablo paolo patrick paul paulo pavel pedro
    pete peter philip philipp philippe phillip pierre piotr rafael rainer ralf ralph ramon ray
    raymond reinhard ricardo richard rick roald rob robert roberto rodrigo roger roland roman
    ron ronald ross roy rudolf rudy rufus rupert russell ryan samuel santiago scott sean
    sebastian sergei sergey sergio seth shane simon stefan stephane stephen steve steven stuart
    sven tariq ted terrence theodore thomas thorsten tim timothy tobias todd tom tomas tomasz
    tommy tony torsten travis trevor tyler ulrich uwe victor viktor vincent vladimir volker
    volodymyr walter warren wayne werner wilhelm william winston wolfgang xavier yuri yusuf yves
    zachary
    """
)
_WOMEN = wordset(
    """
    abby abigail ada adriana agnes agnieszka aisha alexandra alexandria alice alicia alison
    amanda amelia amy ana anastasia angela angelika angelina anita anja anke ann anna annalena
    anne annegret annette annie antje antonia aoife april astrid audrey barbara beatrice becky
    bernice bettina betty bianca birgit brenda bridget brigitte britta camilla carla carmen
    carolina caroline carolyn carrie cate catherine cecilia celine charlotte chelsea chiara
    christiane christina christine cindy claire clara claudia condoleezza courtney cynthia
    daniela deborah debra denise diana diane donna dora doris dorothea dorothy edith elaine
    eleanor elena elisa elisabeth elise elizabeth ella ellen elsa emilia emily emma erica erika
    esther eva eve evelyn fatima federica fiona florence frances francesca franziska frida
    gabriela gabrielle georgia geraldine gerda ginny gisela giulia gloria grace greta gretchen
    gwen hannah hannelore heather heidi heike helen helena helene hilary hillary holly ida ilse
    ines inga ingeborg ingrid irene irina iris isabel isabella isabelle ivanka jacinda
    jacqueline jana jane janet janine jeanne jenna jennifer jenny jessica jill joanna joanne
    johanna josephine joyce juana judith judy julia juliana julie juliette jutta kamala karen
    karin karolina katarina katarzyna kate katharina katherine kathleen kathryn kathy katie
    katja katrin kayla kellyanne kemi kerstin kirsten kristen kristi kristin kristina lara laura
    lauren lena leonie leyla lily linda lisa liz louise lucia lucy luisa lydia lynn magdalena
    malgorzata manuela margaret margarita margot maria mariana marianne marie marina marine
    marissa marjorie marlene marta martha martina mary maureen megan melania melanie melissa
    mercedes michelle mildred miranda miriam molly monica monika nadia nancy naomi natalia
    natalie nathalie nicole nina nora olga olivia paloma pamela patricia patty paula pauline
    penelope penny petra phoebe priya priscilla rachel rebecca regina renata renate rhiannon
    ricarda rita rosa rose rosemary roxana ruth sabine sabrina samantha sandra sara sarah saskia
    sharon sheila shirley silke silvia sofia sonia sonja sophia sophie stefanie stella stephanie
    susan susanne suzanne svenja svetlana sylvia tamara tammy tanja tatiana teresa theresa tina
    toria tracy ulrike ursula valentina valeria valerie vanessa vera verena veronica veronika
    victoria viktoria virginia viviane wendy whoopi yasmin yolanda yvette yvonne zoe
    """
)


def sex_of_name(given: str) -> Literal["m", "f", ""]:
    """Tell by a folded given name whether it is a man's or a woman's; "" where that is open.

    >>> sex_of_name("ida"), sex_of_name("rufus"), sex_of_name("kim")
    ('f', 'm', '')
    """
    return "m" if given in _MEN else "f" if given in _WOMEN else ""
