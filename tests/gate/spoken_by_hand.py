"""What was read by hand of quotations in news texts beside four debates: places, never words.

All quotations of three words and more by the four candidates, from the first debate on, in the
texts of that time beside the checkout (the folder ``quotations/``). A place is where the quotation
begins in its file, which the beginning of its name tells.
"""

DEBATES = {
    "9/26/16": ("2016-09-26", "First presidential debate, Hofstra University"),
    "10/4/16": ("2016-10-04", "Vice-presidential debate, Longwood University"),
    "10/9/16": ("2016-10-09", "Second presidential debate, Washington University"),
    "10/19/2016": ("2016-10-19", "Third presidential debate, Las Vegas"),
}
"""By how the file of turns dates them: the day and a title."""
NAMES = {
    "Trump": "Donald Trump",
    "Clinton": "Hillary Clinton",
    "Pence": "Mike Pence",
    "Kaine": "Tim Kaine",
    "Holt": "Lester Holt",
    "Quijano": "Elaine Quijano",
    "Raddatz": "Martha Raddatz",
    "Cooper": "Anderson Cooper",
    "Wallace": "Chris Wallace",
}

SPOKEN_THERE: dict[str, dict[int, str]] = {
    "breitbart_2016-09-29": {724: "Donald Trump", 196: "Donald Trump", 1202: "Donald Trump"},
    "breitbart_2016-10-03": {5179: "Donald Trump"},
    "huff-post_2016-09-27_hillary": {
        424: "Hillary Clinton",
        3161: "Hillary Clinton",
        3253: "Hillary Clinton",
        3818: "Donald Trump",
    },
    "politico_2016-10-04": {3641: "Hillary Clinton", 3764: "Hillary Clinton"},
    "west-journal_2016-09-28": {2526: "Hillary Clinton"},
}
"""What stands in a debate: word for word, or but for marks, an "and", or how it is contracted."""
CHANGED: dict[str, dict[int, str]] = {"huff-post_2016-09-27_hillary": {4011: "Donald Trump"}}
"""What was said in a debate in other words: "was unsatisfied" is quoted as "wasn't satisfied"."""
SPOKEN_ELSEWHERE: dict[str, dict[int, str]] = {
    "breitbart_2016-09-30": dict.fromkeys(
        (
            *(326, 397, 434, 569, 610, 867, 1169, 1964, 2208, 2758, 5093, 9497, 15793, 15846),
            17010,
        ),
        "Donald Trump",
    )
    | dict.fromkeys((4233, 4769, 4860, 9857, 13551, 13690, 13836), "Hillary Clinton")
    | {9271: "Mike Pence"},
    "breitbart_2016-10-02": dict.fromkeys((2722, 3161, 3193, 3225, 3363), "Donald Trump"),
    "breitbart_2016-10-03": dict.fromkeys((1209, 1488, 1556), "Hillary Clinton")
    | dict.fromkeys((3435, 3780, 6398, 6715, 6853, 7431, 7751, 8548), "Donald Trump"),
    "politico_2016-10-04": dict.fromkeys((1992, 2083, 4387, 4487), "Donald Trump"),
    "wash-post_2016-09-26_ah": {2303: "Donald Trump"},
    "wash-post_2016-09-26_charlotte": {2585: "Mike Pence"},
    "west-journal_2016-09-29": dict.fromkeys((2138, 2240, 2436), "Donald Trump"),
    "west-journal_2016-10-04": dict.fromkeys((1896, 1965), "Donald Trump"),
}
"""What the same four said at rallies, in interviews, in statements and posts."""
