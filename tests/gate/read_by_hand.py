"""What was read by hand with its article: digests of quotations, as `crawled.digest_of` makes them.

Read the article and the post before adding one.
"""

TRUE_PROBLEMS = frozenset(
    [
        "0ae952a71db4",  # p1831_nbcnews.com
        "a451e924a269",  # p1878_usmagazine.com
    ]
)
"""The post that the article cites was changed: an editor would correct the article."""

SOURCES = frozenset(
    [
        "e1dae12dcffe",  # breitbart_2016-01-05_the-latest-cruz-to-give-away-eng
        "52385c1fa3f0",  # breitbart_2016-07-13_trump-demands-ginsburg-resign-fo
        "208b0ba60693",  # breitbart_2016-07-13_trump-demands-ginsburg-resign-fo
        "28ab83944a42",  # breitbart_2016-09-30_the-latest-trump-urges-supporter
        "9b4985b3c553",  # breitbart_2016-09-30_the-latest-trump-urges-supporter
        "09b61d492c69",  # breitbart_2016-09-30_the-latest-trump-urges-supporter
        "7af459d930b7",  # huff-post_2016-06-16_obama-families-of-gun-violence-v
        "f6655df741b5",  # p9103_cbsnews.com
        "14bbbf4fb6a1",  # p9103_cbsnews.com
        "e2f084c9ed6a",  # politico_2016-07-05_criminal-charges-against-clinton
        "0099cdb7099c",  # politico_2016-07-06_atlantic-city-officials-welcome-
        "a8bb4721c5f6",  # politico_2016-07-06_atlantic-city-officials-welcome-
        "f1e6657972ec",  # usa-today_2015-12-07_republicans-reaction-is-that-all
        "dae155ce1f1a",  # usa-today_2015-12-07_republicans-reaction-is-that-all
        "1e04e3652da7",  # usa-today_2016-06-14_donald-trump-at-just-the-way-he-
        "8cd6dd60f793",  # usa-today_2016-06-15_obama-rips-rhetoric-over-radical
        "268ee516eba7",  # usa-today_2016-06-27_orlando-shootings-temper-lgbt-pr
        "cedd46f9f159",  # usa-today_2016-07-15_ginsburg-apologizes-for-trump-co
        "25e077dd2034",  # wash-post_2015-11-10_caught-fibbing-these-gop-candida
        "d85d5f269d4c",  # wash-post_2016-04-30_indiana-governor-endorses-cruz-b
        "9697e933bc31",  # wash-post_2016-06-13_responses-are-in-keeping-with-ca
        "87d9f2e4796d",  # wash-post_2016-06-13_responses-are-in-keeping-with-ca
        "971ba3d2170c",  # wash-post_2016-06-13_responses-are-in-keeping-with-ca
        "51cba1676c0f",  # wash-post_2016-06-13_responses-are-in-keeping-with-ca
        "2c03d07b77cd",  # wash-post_2016-07-15_truck-attack-in-france-kills-at-
        "32396fd60ad5",  # wash-post_2016-07-15_truck-attack-in-france-kills-at-
    ]
)
"""Not cited, and yet the article quotes the very post that was found, or one that it repeats."""
