"""Say what a verdict means where the words were spoken, in sentences for people.

As with posts: a sentence never claims more than the fields it is made from.
"""

from archiver.messages.moments import format_day
from archiver.messages.plain_names import plain_name
from archiver.models.records import Attribution, Tie, Timing, Wording
from archiver.models.transcript_records import Transcript
from archiver.models.verdict_records import Finding, SpokenPlace, Verdict
from archiver.models.vocabulary import SURE_KINDS, LeadShare, TranscriptKind

KINDS: dict[TranscriptKind, str] = {
    "official": "The official record of what was said.",
    "press": "A transcript by a newspaper or an agency.",
    "captions": "The captions of a recording, which may shorten or mishear.",
    "machine": "A machine's transcript that nobody corrected, which may mishear.",
}
"""Where spoken words are known from."""
SPEECH_TIES: dict[Tie, str] = {
    "cited": "The article links the recording or its transcript.",
    "likely": "The speaker is named, and the article reports the event or names it.",
    "possible": "The words were said, but too few or at another time, so that it cannot be told "
    "that this occasion is meant.",
}
"""Why an event is held to be the source."""
SPEECH_TIMINGS: dict[Timing, str] = {
    "consistent": "The event was before the quotation was published.",
    "unknown": "No two dates to compare, or the event is later than the quotation.",
    "impossible": "The event is later than the quotation.",
}
SPEECH_ATTRIBUTIONS: dict[Attribution, str] = {
    "confirmed": "The speaker named with the quotation is who speaks in the transcript.",
    "unstated": "No speaker was named with the quotation.",
    "unresolved": "A speaker is named, but whether the words are that person's own cannot be told.",
    "mismatch": "In the transcript somebody else than the speaker named says the words.",
}
_SPOKEN: dict[Wording, str] = {
    "verbatim": "{who} said exactly these words{where}",
    "typographic": "{who} said these words{where}, but for capitals and punctuation",
    "cleaned": "{who} said these words{where}, but for fillers, repeats, contractions or the way "
    "numbers are written",
    "abridged": "{who} said these words{where}, with changes that the quotation marks",
    "unconfirmed": "This cannot be settled: {who} said something close to this{where}, but only "
    "{text} is held",
    "altered": "{who} said something close to this{where}, but not in these words",
}
_ENDINGS: dict[Attribution, str] = {
    "confirmed": "",
    "unstated": "",
    "unresolved": "; whether these are the words of “{speaker}” cannot be told",
    "mismatch": "; the transcript gives them to nobody called {speaker}",
}
_POSSIBLE = "; whether that occasion is meant cannot be told"
_MACHINE = {"captions": "the text of its captions", "machine": "a machine's transcript"}
_SLIGHT = "; the difference is too small, or the words too usual, to be anybody's mistake"
_CLAIMED = " (as a site that published the transcript has it; nothing else vouches for it)"
_MEDIA = (".mp3", ".m4a", ".aac", ".ogg", ".opus", ".flac", ".wav", ".mp4", ".m4v", ".mov", ".webm")
SPOKEN_LEADS: dict[LeadShare, str] = {
    "some": "said only some of the words, which may be chance",
    "most": "said something close to this, but not in these words",
    "quoted": "said these words, but as somebody else's or as a question",
    "later": "said all of these words, but later than the quotation",
    "all": "said all of these words, too few or too common to tell",
}
"""What speech that is no match has of a quotation."""
NOBODY = "A speaker whom the transcript does not name"


def spoken_sentence(judged: Verdict, best: Finding, place: SpokenPlace) -> str:
    """Return the verdict in one sentence where its best match was spoken."""
    event = place.transcript
    pattern = _SPOKEN[judged.wording]
    speaker = judged.claim.speaker
    if judged.tie == "possible":
        foreign = best.attribution == "unresolved" and speaker and speaker != place.speaker
        pattern += _ENDINGS["unresolved"] if foreign and not _shares(speaker, place) else _POSSIBLE
    else:
        pattern += _ENDINGS[judged.attribution]
    if event.claimed:
        pattern += _CLAIMED
    elif judged.wording == "altered" and judged.problem is None and event.kind in SURE_KINDS:
        pattern += _SLIGHT
    sentence = pattern.format(
        who=plain_name(place.speaker) if place.speaker else NOBODY,
        where=name_occasion(event),
        text=_MACHINE.get(event.kind, "one text"),
        speaker=plain_name(speaker or "the speaker named"),
    )
    return f"{sentence[0].upper()}{sentence[1:]}."


def spoken_attribution(found: Finding, place: SpokenPlace, speaker: str | None) -> str:
    """Tell who spoke, as far as somebody is named with the quotation."""
    if found.attribution == "unresolved" and found.tie == "possible" and _shares(speaker, place):
        return "The speaker named says the words; whether that occasion is meant cannot be told."
    return SPEECH_ATTRIBUTIONS[found.attribution]


def _shares(speaker: str | None, place: SpokenPlace) -> bool:
    """Tell whether two names have their last word in common."""
    last = (speaker or "").casefold().split()[-1:]
    return bool(last) and last == (place.speaker or "").casefold().split()[-1:]


def name_occasion(event: Transcript) -> str:
    """Return `` at “Harbour council” on 3 May 2031``, or as much of it as is known."""
    day = format_day(event.event_at) if event.event_at else ""
    return (f" at “{plain_name(event.title)}”" if event.title else "") + (
        f" on {day}" if day else ""
    )


def format_second(at: float) -> str:
    """Write seconds from the beginning as ``12:34`` or ``1:02:03``.

    >>> format_second(754.2), format_second(3723)
    ('12:34', '1:02:03')
    """
    minutes, seconds = divmod(int(at), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def play_address(event: Transcript, at: float | None) -> str | None:
    """Return the address at which a recording plays from a second, None where none is known.

    A page of a player takes the second in its query. A file of sound or moving pictures takes it
    behind ``#``, for a host may have signed the query.

    >>> tape = Transcript(id="1", kind="press", url="https://v.example/w?v=1")
    >>> play_address(tape, 754.2)
    'https://v.example/w?v=1&t=754'
    """
    if event.url is None or at is None or "#" in event.url:
        return event.url
    path, has_query, query = event.url.partition("?")
    if not has_query or path.lower().endswith(_MEDIA):
        return f"{event.url}#t={int(at)}"
    # Another second may be there already, of whoever copied the address.
    kept = [one for one in query.split("&") if one and not one.startswith("t=")]
    return f"{path}?{'&'.join((*kept, f't={int(at)}'))}"
