"""Articles that show one post of a thread and quote from its neighbour, with what must be said.

All texts, people and posts are invented. As in `scenes`, each has the reason why.
"""

from tests.gate.scenes import Scene, embed, post

_FIRST = "We weighed the bell of Saint Osric on Monday and it came to nine hundred pounds of bronze"
_SECOND = "so the tower needs new beams before winter, and I have written to the bishop about it"
_KEY = "x:27117224999000{:05}"

THREADS = (
    Scene(
        name="thread-neighbour-held",
        why="The page shows one post of a thread; the next, which is held, is cited with it.",
        body="<p>“I have written to the bishop about it,” Hester Vane added on X.</p>"
        + embed(700, "hestervane", "Hester Vane", _FIRST),
        posts=(
            post(700, "hestervane", "Hester Vane", "2031-05-09T10:00:00Z", _FIRST),
            post(
                701,
                "hestervane",
                "Hester Vane",
                "2031-05-09T10:01:00Z",
                _SECOND,
                in_reply_to=_KEY.format(700),
            ),
        ),
        said={
            "written to the bishop": {
                "wording": "verbatim",
                "tie": "cited",
                "attribution": "confirmed",
                "problem": None,
            }
        },
    ),
    Scene(
        name="thread-neighbour-changed",
        why="A cited post's neighbour is cited: its words, changed, are an alteration.",
        body="<p>“The tower needs no new beams before winter,” Hilde Wren added on X.</p>"
        + embed(710, "hildewren", "Hilde Wren", "The bell weighs nine hundred pounds of bronze."),
        posts=(
            post(
                710,
                "hildewren",
                "Hilde Wren",
                "2031-05-09T10:00:00Z",
                "The bell weighs nine hundred pounds of bronze.",
                in_reply_to={"id": "2711722499900000711", "author": {"handle": "HildeWren"}},
            ),
            post(
                711,
                "hildewren",
                "Hilde Wren",
                "2031-05-09T09:59:00Z",
                "The tower needs new beams before winter, or the ravens will have it.",
            ),
        ),
        said={
            "needs no new beams": {
                "wording": "altered",
                "tie": "cited",
                "flags": ["negation"],
                "problem": "altered",
            }
        },
    ),
    Scene(
        name="thread-goes-on-in-a-post-that-is-not-held",
        why="The quotation runs from a cited post into the next, of which only the id is known.",
        body="<p>“Nine hundred pounds of bronze over the heads of the choir and not one rope "
        "that I would trust with a bucket,” Ida Corv wrote on X.</p>"
        + embed(721, "idacorv", "Ida Corv", "not one rope that I would trust with a bucket. Amen."),
        posts=(
            post(
                721,
                "idacorv",
                "Ida Corv",
                "2031-05-09T10:00:00Z",
                "not one rope that I would trust with a bucket. Amen.",
                in_reply_to=_KEY.format(720),
                in_thread=True,
            ),
        ),
        said={
            "over the heads of the choir": {
                "wording": "unconfirmed",
                "reason": "thread",
                "tie": "cited",
                "problem": None,
            }
        },
    ),
    Scene(
        name="thread-shortened-over-a-post-that-is-not-held",
        why="What an ellipsis leaves out may be the seam of two posts, one of them not held.",
        body="<p>“The choir has sung under it … and nobody told the insurers a word,” Jo Marl "
        "wrote on X.</p>"
        + embed(
            731,
            "jomarl",
            "Jo Marl",
            "Amen to that. And nobody told the insurers a word, yet.",
        ),
        posts=(
            post(
                731,
                "jomarl",
                "Jo Marl",
                "2031-05-09T10:00:00Z",
                "Amen to that. And nobody told the insurers a word, yet.",
                in_reply_to=_KEY.format(730),
                in_thread=True,
            ),
        ),
        said={
            "nobody told the insurers": {
                "wording": "unconfirmed",
                "reason": "thread",
                "tie": "cited",
                "problem": None,
            }
        },
    ),
    Scene(
        name="thread-neighbour-without-words",
        why="What is said to be posted may stand in the cited post's neighbour, not held.",
        body="<p>“My grandmother carried bricks up those stairs,” Kit Sorrel posted on X.</p>"
        + embed(741, "kitsorrel", "Kit Sorrel", "So do not tell me that the bell can wait."),
        posts=(
            post(
                741,
                "kitsorrel",
                "Kit Sorrel",
                "2031-05-09T10:00:00Z",
                "So do not tell me that the bell can wait.",
                in_reply_to=_KEY.format(740),
                in_thread=True,
            ),
        ),
        said={"carried bricks": {"wording": "unconfirmed", "reason": "no_text", "problem": None}},
    ),
    Scene(
        name="thread-whose-next-post-is-held-and-says-something-else",
        why="Where the neighbour is held, what it does not say was not said there.",
        body="<p>“We have counted every slate on the roof of the nave twice and the sexton stole "
        "the lead and drank it,” Liv Maris wrote on X.</p>"
        + embed(
            750,
            "livmaris",
            "Liv Maris",
            "Good news: we have counted every slate on the roof of the nave twice",
        ),
        posts=(
            post(
                751,
                "livmaris",
                "Liv Maris",
                "2031-05-09T10:01:00Z",
                "and there are four thousand and six of them, which is plenty.",
                in_reply_to=_KEY.format(750),
            ),
            post(
                750,
                "livmaris",
                "Liv Maris",
                "2031-05-09T10:00:00Z",
                "Good news: we have counted every slate on the roof of the nave twice",
            ),
        ),
        said={"stole the lead": {"reason": None, "wording": ("altered", "not_found")}},
    ),
    Scene(
        name="thread-answered-by-somebody-else",
        why="An answer by another account is no neighbour: its words are not the thread's.",
        body="<p>“The vicar has buried the money under the vestry floor,” Moss Arden wrote.</p>"
        + embed(760, "mossarden", "Moss Arden", "The fund stands at six pounds and one button."),
        posts=(
            post(
                761,
                "not_moss",
                "M. A.",
                "2031-05-09T10:01:00Z",
                "Ha! The vicar has buried the money under the vestry floor",
                in_reply_to=_KEY.format(760),
                in_thread=True,
            ),
            post(
                760,
                "mossarden",
                "Moss Arden",
                "2031-05-09T10:00:00Z",
                "The fund stands at six pounds and a button.",
            ),
        ),
        said={
            "buried the money": {"tie": ("likely", None), "attribution": ("mismatch", "unresolved")}
        },
    ),
    Scene(
        name="thread-on-bluesky-by-its-record",
        why="On Bluesky the id itself tells whose the answered post is.",
        body="<p>“Every rung of the ladder has a name on it and the last one is mine alone, I "
        "am afraid,” Nan Pell wrote on Bluesky, in "
        '<a href="https://bsky.app/profile/did:plc:nanpell5invented2only3here/post/3lbell22222b">'
        "a post</a>.</p>",
        posts=(
            {
                "platform": "bluesky",
                "id": "did:plc:nanpell5invented2only3here/3lbell22222b",
                "author": {"handle": "nan.pell.example", "name": "Nan Pell"},
                "posted_at": "2031-05-09T10:00:00Z",
                "text": "and the last one is mine alone, I am afraid. Good night.",
                "in_reply_to": "https://bsky.app/profile/did:plc:nanpell5invented2only3here/post/3lbell22222a",
            },
        ),
        said={
            "Every rung of the ladder": {
                "wording": "unconfirmed",
                "reason": "thread",
                "tie": "cited",
            }
        },
    ),
)
