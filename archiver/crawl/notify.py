"""Tell those who asked for it what a night found, each of them once.

What is told is noted with the archive before anybody is asked to take it, and noted as told when
it was taken: a receiver that is down is told later, and a run that is killed loses nothing.
"""

import json
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from time import sleep, time
from urllib.parse import quote, urlsplit

from archiver.archive.connection import transaction
from archiver.archive.pages import posts, quotations
from archiver.archive.store import notices as store
from archiver.archive.store.notices import StoredNotice
from archiver.crawl.notify_settings import NoticeFilter, NotifySettings, Receiver
from archiver.errors import FetchFailed
from archiver.fetch import senders
from archiver.matching.people.names import name_words
from archiver.messages import notices as words
from archiver.messages.differences import difference_sentence
from archiver.messages.notices import Notice
from archiver.messages.verdicts import author_name
from archiver.text.dates import add_time, current_time

_MOST = 100
"""Notices of one message; the others go into the next."""
_TRIES = 2
_PAUSE = 3.0
_FIRST_HOURS, _MOST_HOURS = 0.25, 24.0
"""How long a receiver that took no message is left alone: longer each time, a day at most."""
Send = Callable[[Receiver, Sequence[Notice], str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class NotifyResult:
    """What came of telling one receiver: how many were told, and why others wait, if they do."""

    receiver: str
    sent: int = 0
    waiting: int = 0
    reason: str | None = None


def note_findings(connection: sqlite3.Connection, settings: NotifySettings) -> int:
    """Note what is new since the last time, for each receiver that wants it; count it.

    Where nobody is to be told nothing is noted, so that who asks later is not told of the past.
    """
    if not settings.receivers:
        return 0
    with transaction(connection):
        found = store.collect_notices(connection, at=current_time())
        told = {notice.id: notice for notice in worded_notices(connection, found, settings.site)}
        for receiver in settings.receivers:
            wanted = [
                notice
                for notice in found
                if notice.id in told and wants(receiver.wanted, told[notice.id])
            ]
            store.add_deliveries(connection, receiver.key, wanted)
    return len(found)


def deliver_notices(
    connection: sqlite3.Connection, settings: NotifySettings, *, send: Send | None = None
) -> list[NotifyResult]:
    """Send what waits to each receiver; what is not taken is put off and stays."""
    return [
        _deliver(connection, receiver, settings.site, send or send_notices)
        for receiver in settings.receivers
    ]


def _deliver(
    connection: sqlite3.Connection, receiver: Receiver, site: str | None, send: Send
) -> NotifyResult:
    sent, reason = 0, None
    while reason is None:
        now = current_time()
        most = _MOST if receiver.digest else 1
        waiting = store.waiting_notices(connection, receiver.key, now=now, most=most)
        if not waiting:
            break
        notices = list(worded_notices(connection, waiting, site))
        # What was forgotten, or put right, since it was noted, is not told any more.
        reason = _send(receiver, notices, send) if notices else None
        with transaction(connection):
            if reason is None:
                store.mark_delivered(connection, receiver.key, waiting, at=now)
                sent += len(notices)
            else:
                tried = store.count_waiting(connection, receiver.key)[1]
                hours = min(_MOST_HOURS, _FIRST_HOURS * 2 ** min(tried, 10))
                until = add_time(now, hours=hours)
                store.put_off_delivery(
                    connection, receiver.key, waiting, until=until, reason=reason
                )
    left = store.count_waiting(connection, receiver.key)[0]
    return NotifyResult(receiver=receiver.name, sent=sent, waiting=left, reason=reason)


def _send(receiver: Receiver, told: Sequence[Notice], send: Send) -> str | None:
    """Send a message, once more where it was not taken; give the reason where that fails."""
    name = sha256(
        "\0".join([receiver.key, *(str(notice.id) for notice in told)]).encode()
    ).hexdigest()
    reason = None
    for number in range(_TRIES):
        if number:
            sleep(_PAUSE)
        try:
            send(receiver, told, name[:32])
        except FetchFailed as error:
            reason = error.reason
        else:
            return None
    return reason


def send_notices(receiver: Receiver, told: Sequence[Notice], name: str) -> None:
    """Send notices by the way that a receiver wants; raises FetchFailed."""
    subject = words.notices_subject(told)
    title = words.notice_title(told[0]) if len(told) == 1 else f"archiver: {subject}"
    if receiver.way == "email":
        senders.send_mail(
            to=receiver.to,
            sender=receiver.sender,
            subject=title,
            text=words.notices_text(told),
            message_id=name,
            server=(receiver.server, receiver.port),
            security=receiver.security,
            login=(receiver.user, receiver.secret) if receiver.user else None,
        )
    elif receiver.way == "webhook":
        body = {"delivery": name, "subject": subject, "notices": list(map(words.notice_json, told))}
        senders.post_webhook(
            receiver.address,
            json.dumps(body, ensure_ascii=False).encode("utf-8", "replace"),
            delivery=name,
            secret=receiver.secret,
            moment=str(int(time())),
        )
    else:
        senders.send_apprise(
            receiver.address,
            title=words.quiet_words(title),
            text=words.notices_text(told, chat=True),
        )


def worded_notices(
    connection: sqlite3.Connection, some: Sequence[StoredNotice], site: str | None
) -> Iterator[Notice]:
    """Put notices into words by what the archive says now; what is not so any more is left out."""
    wanted = [notice.quote_id for notice in some if notice.quote_id is not None]
    quoted = {
        quotation.id: quotation for quotation in quotations.quotations_of_ids(connection, wanted)
    }
    summaries = posts.summarize_posts(
        connection, [notice.post_id for notice in some if notice.post_id is not None]
    )
    for notice in some:
        if notice.quote_id is not None:
            found = quoted.get(notice.quote_id)
            if found is not None and found.verdict and found.verdict.problem == notice.problem:
                yield _of_quotation(notice, found, site)
        elif notice.post_id in summaries:
            yield _of_post(connection, notice, summaries[notice.post_id], site)


def _of_quotation(one: StoredNotice, found: quotations.JudgedQuotation, site: str | None) -> Notice:
    best = found.finding
    post = best.post if best else None
    people = [found.speaker or ""]
    people += [post.author.name or "", f"@{post.author.handle or ''}"] if post else []
    return Notice(
        id=one.id,
        kind=one.problem or "altered",
        found_at=one.found_at,
        sentence=difference_sentence(found.verdict) if found.verdict else "",
        quote=found.text,
        speaker=found.speaker,
        sites=(found.site,) if found.site else (),
        hosts=(_host(found.url),),
        article_url=found.url,
        author=author_name(post.author) if post else None,
        post=best.version.text if best else None,
        post_url=post.url if post else None,
        page=f"{site}/-/quote/{quote(found.key, safe='')}" if site else None,
        people=tuple(name for name in people if name.strip("@")),
    )


def _of_post(
    connection: sqlite3.Connection, one: StoredNotice, found: posts.PostSummary, site: str | None
) -> Notice:
    quoting = store.sites_quoting_post(connection, one.post_id or 0)
    people = [speaker for _, _, speaker in quoting]
    people += [found.author.name or "", f"@{found.author.handle or ''}"]
    now = store.text_of_wording(connection, one.version_id) if one.version_id else None
    key = "/".join(quote(part, safe="").replace("%", "~") for part in found.key.split(":", 1))
    return Notice(
        id=one.id,
        kind=one.kind,
        found_at=one.found_at,
        sentence=words.change_sentence(one.kind, one.standing),  # type: ignore[arg-type]
        sites=tuple(dict.fromkeys(name for name, _, _ in quoting if name)),
        hosts=tuple(dict.fromkeys(_host(url) for _, url, _ in quoting)),
        author=author_name(found.author),
        post=now or found.text,
        post_before=store.text_before(connection, one.post_id or 0, one.version_id)
        if one.version_id
        else None,
        post_url=found.url,
        page=f"{site}/-/post/{key}" if site else None,
        people=tuple(name for name in people if name.strip("@")),
    )


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def wants(wanted: NoticeFilter, one: Notice) -> bool:
    """Tell whether a notice is of a kind, a publisher and a person that somebody asked for."""
    if one.kind not in wanted.kinds:
        return False
    if wanted.publishers and not any(_is_publisher(name, one) for name in wanted.publishers):
        return False
    return not wanted.people or any(_is_person(name, one.people) for name in wanted.people)


def _is_publisher(name: str, one: Notice) -> bool:
    """Tell whether a name is that of a publisher, or the host of its pages or one above."""
    name = name.strip().casefold()
    if any(site.casefold() == name for site in one.sites):
        return True
    bare = name.removeprefix("www.")
    host = bare if "." in bare else name
    return "." in host and any(at == host or at.endswith(f".{host}") for at in one.hosts)


def _is_person(name: str, people: Sequence[str]) -> bool:
    if name.startswith("@"):
        return any(person.casefold() == name.casefold() for person in people)
    asked = set(name_words(name))
    return bool(asked) and any(asked <= set(name_words(person)) for person in people)
