"""Print one verdict for a person."""

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from archiver.cli.console import console
from archiver.cli.options import escape_line, escape_terminal
from archiver.messages import verdict_labels, verdicts
from archiver.messages.differences import ShownDifference, shown_differences
from archiver.messages.explanations import explain_need, explain_tie
from archiver.messages.leads import introduce_lead, leads_heading
from archiver.messages.speech_sentences import (
    KINDS,
    NOBODY,
    SPEECH_TIES,
    SPEECH_TIMINGS,
    format_second,
    name_occasion,
    play_address,
    spoken_attribution,
)
from archiver.models.verdict_records import Finding, SpokenPlace, Verdict
from archiver.platforms.registry import platform_label

_OTHERS = 5
"""Matches after the best that have a line each."""
_STYLES = {"good": "bold green", "bad": "bold red"}


def print_verdict(verdict: Verdict) -> None:
    """Print a verdict with its best match, and a line for each of the next ones."""
    out = console()
    sign, label = verdicts.verdict_headline(verdict)
    style = _STYLES.get(verdicts.verdict_tone(verdict), "bold yellow")
    heads = [verdict.wording, *([verdict.attribution] if verdict.findings else [])]
    out.print(Text(f"{sign} {', '.join(heads)}: {label}", style=style))
    out.print(Text(escape_terminal(verdicts.verdict_sentence(verdict))))
    for flag in verdict.flags:
        out.print(Text(f"! {flag}: {verdict_labels.FLAGS[flag]}", style="yellow"))
    if verdict.findings:
        out.print()
        best = verdict.findings[0]
        _print_finding(out, best, verdict.claim.published_at)
        is_verified = best.attribution == "confirmed" and best.post.author.verified_by
        if best.attribution == "unresolved" or is_verified:
            speaker = (
                spoken_attribution(best, best.speech, verdict.claim.speaker)
                if best.speech
                else verdicts.attribution_sentence(
                    best.attribution, verdict.claim.speaker, best.tie, best.post.author
                )
            )
            out.print(Text(f"Speaker: {speaker}"))
    needed = explain_need(verdict)
    if needed:
        out.print(Text(escape_line(f"To say more it takes: {needed}")))
    if verdict.leads:
        out.print(f"\n{leads_heading(verdict)}")
        for lead in verdict.leads:
            shared = " … ".join(lead.words)
            message = "".join(introduce_lead(lead))
            out.print(Text(escape_line(f"  {message}:")), soft_wrap=True)
            place = lead.speech
            url = play_address(place.transcript, place.at) if place else lead.post.url
            where = f"    “{shared}” {url or ''}".rstrip()
            out.print(Text(escape_line(where)), soft_wrap=True)
    others = verdict.findings[1 : _OTHERS + 1]
    if others:
        rest = len(verdict.findings) - 1
        what = "place" if any(finding.speech for finding in verdict.findings) else "post"
        out.print(f"\nAlso in {rest} other {what}{'s' if rest > 1 else ''}:")
        for found in others:
            out.print(Padding(_line(found), (0, 0, 0, 2)))


def _line(found: Finding) -> Text:
    if found.speech is not None:
        who = found.speech.speaker or NOBODY
        where = name_occasion(found.speech.transcript)
        return Text(escape_line(f"{found.match.wording}, {found.attribution}: {who}{where}"))
    head = f"{found.match.wording}, {found.attribution}: {verdicts.author_name(found.post.author)}"
    when = f", {found.post.posted_at}" if found.post.posted_at else ""
    return Text(escape_line(f"{head}{when} {found.post.url or found.post.key}"))


def _print_spoken(out: Console, found: Finding, place: SpokenPlace) -> None:
    event = place.transcript
    where = name_occasion(event)
    out.print(Text(escape_line(f"{place.speaker or NOBODY}{where}")))
    _print_words(out, found, "transcript")
    at = f", at {format_second(place.at)}" if place.at is not None else ""
    address = play_address(event, place.at) or f"none known; {event.id}"
    out.print(Text(escape_line(f"Address: {address}{at}")))
    out.print(Text(f"Evidence: {KINDS[event.kind]}"))
    if found.tie:
        out.print(Text(f"Why this event: {SPEECH_TIES[found.tie]}"))
    out.print(Text(f"Timing: {SPEECH_TIMINGS[found.timing]}"))


def _print_finding(out: Console, found: Finding, published_at: str | None) -> None:
    if found.speech is not None:
        _print_spoken(out, found, found.speech)
        return
    post = found.post
    when = f", {post.posted_at}" if post.posted_at else ""
    out.print(
        Text(
            escape_line(
                f"{verdicts.author_name(post.author)} on {platform_label(post.platform)}{when}"
            )
        )
    )
    _print_words(out, found, "post")
    out.print(Text(escape_line(f"Address: {post.url or 'none known; ' + post.key}")))
    seen = f", seen {found.captured_at}" if found.captured_at else ""
    out.print(Text(f"Evidence: {verdict_labels.EVIDENCES[found.evidence].rstrip('.')}{seen}"))
    if found.tie:
        out.print(Text(f"Why this post: {explain_tie(found)}"))
    out.print(Text(f"Post today: {verdict_labels.STANDINGS[found.standing]}"))
    out.print(Text(f"Timing: {verdicts.timing_sentence(found, published_at)}"))
    if found.rewording is not None:
        out.print(Text(escape_line(f"Read before: {found.rewording.before}")))
    share = f"{found.match.coverage:.0%}"
    out.print(Text(f"The quotation takes {share} of the post's words."))


def _print_words(out: Console, found: Finding, source: str) -> None:
    """Print the words with the matched stretch marked, and where the quotation differs."""
    text = found.version.text
    start, end = found.match.span
    # Marked by brackets as well as by colour, so that it reads on paper too.
    marked = Text(escape_terminal(text[:start]))
    marked.append(f"⟦{escape_terminal(text[start:end])}⟧", style="reverse")
    marked.append(escape_terminal(text[end:]))
    out.print(Padding(marked, (0, 0, 0, 2)))
    if found.match.diff:
        steps = shown_differences(found)
        message = f"Differences, [-in the {source} only-] {{+in the quotation only+}}"
        if any(step.op == "joined" for step in steps):
            message += f" {{=in another {source}=}}"
        out.print(Text(f"{message}:", style="dim"))
        out.print(Padding(_diff(steps), (0, 0, 0, 2)))


def _diff(steps: tuple[ShownDifference, ...]) -> Text:
    marked = Text()
    for step in steps:
        if step.op == "equal":
            marked.append(escape_terminal(step.quote))
            continue
        if step.op == "joined":
            marked.append(f"{{={escape_terminal(step.quote).rstrip()}=}} ", style="cyan")
            continue
        if step.post:
            marked.append(f"[-{escape_terminal(step.post).rstrip()}-] ", style="red")
        if step.quote:
            marked.append(f"{{+{escape_terminal(step.quote).rstrip()}+}} ", style="green")
    return marked
