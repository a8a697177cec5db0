"""Words of which people make up the names of accounts, and that are hardly part of a person's name.

One table for all languages: "Eel Enthusiast" is nobody, so that whoever is quoted may be meant.
Last names that many people bear, such as "Fox" and "Stone", are not among them.
"""

from archiver.languages.base import wordset

_WORDS = wordset(
    """
    account addict admirer alien angel anonymous badger bean beer bird boat boss boy bread bunny
    cake cat cats chicken chocolate club coast cockroach coffee cold collector cookie corner cow
    crab creature dad daily dark demon desk dinosaur dog dogs dolphin dragon dream dreamer dreaming
    duck eel enthusiast expert facts fan fans fish foxy free freedom friend frog fun gamer gaming
    geek ghost giraffe girl goat goblin good grandma grandpa green guy hamster happy hater hedgehog
    hero hippo history honey house jelly kitten lady lazy life lion little lizard lobster lone lost
    love lover mad magic maker mama mama's man meadow mermaid midnight mom monkey monster moon
    moose mouse mum nerd ninja noodle nurse ocean octopus old one otter owl panda papa parent
    patriot penguin pepper phoenix pig pirate pizza planet potato pumpkin puppy purple queer rabbit
    racoon raccoon rainbow random reader real red runner sad salty seagull seal seaweed shadow
    sheep silent silly sky sleepy snail snake sober squid squirrel star storm sunflower sunshine
    sunny supporter tea teacher the tired toad tomato traveller truth turtle unicorn user vegan
    walrus warrior whale wild wine witch wizard woman zebra zombie
    adler bär biene blume drache eule fee fisch freund frosch hase himmel hund igel kaffee
    kaninchen kater katze kleiner kleine krümel leser licht maus meer mensch möwe mutter nordlicht
    oma opa papi pinguin schaf schnecke seestern sonne sonnenschein stern tiger träumer vogel
    wolke zauberer
    abeille amour baleine bleu chat chien ciel citoyen citoyenne coquille crevette escargot étoile
    grenouille hibou lapin licorne loup lune maman mer mouette nuage ours papillon poisson renard
    rêveur soleil souris tortue vague
    abeja abuela amor ballena búho caracol ciudadano conejo estrella gato gaviota luz mariposa
    nube pez perro pulpo rana ratón sirena soñador tortuga zorro
    cane cittadino coniglio delfino farfalla formica gabbiano gatto gufo lumaca luna mamma nuvola
    onda orso pesce polpo rana sirena sogno sognatore stella tartaruga topo volpe
    """
)


def is_made_up(name: tuple[str, ...]) -> bool:
    """Tell whether some folded words are a name that somebody made up for an account.

    >>> is_made_up(("eel", "enthusiast")), is_made_up(("oona", "carey"))
    (True, False)
    """
    return not _WORDS.isdisjoint(name)
