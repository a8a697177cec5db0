"""Files of spoken words for the tests, all invented, and how one is read."""

from pathlib import Path

from archiver.importers.transcripts.parsed import TranscriptFacts
from archiver.importers.transcripts.reading import ReadTranscript, read_transcripts

VOICES = """WEBVTT
Language: en

NOTE made by hand

intro
00:00:01.000 --> 00:00:04.000 align:start
<v Ana Brook>The night ferry to <i>Pelliwick</i>
will never leave

00:04.000 --> 00:06.000
<v Ana Brook>before the seal does.</v>
<v.loud Corvin Ash>Salt &amp; kelp.
"""
BROKEN = """WEBVTT

00:00:0x.000 --> 00:00:08.000
<v Corvin Ash>This time is damaged.

00:00:08.000 --> 00:00:07.000
It ends early.

-00:00:09.000 --> 00:00:10.000
>> MAYOR BROOK: A negative time
>> And another voice.
"""
SUBTITLES = """1
00:00:01,000 --> 00:00:02,000
{\\an8}<b>Ana Brook:</b> One line.

2
00:00:02,000 --> 00:00:03,500
Two lines

that a blank line parts.

3
00:00:03,000 --> 00:00:05,000
Ana Brook: 3 times

4
00:00:04.000 --> 00:00:05
Corvin Ash: Overlap
"""
ROLLING = """WEBVTT
Kind: captions
Language: en

00:00:00.000 --> 00:00:02.000 align:start position:0%
 
the<00:00:00.500><c> night</c><00:00:01.000><c> ferry</c>

00:00:02.000 --> 00:00:02.010 align:start position:0%
the night ferry
 

00:00:02.010 --> 00:00:04.000 align:start position:0%
the night ferry
to<00:00:02.500><c> Pelliwick</c>

00:00:04.010 --> 00:00:06.000 align:start position:0%
to Pelliwick
will<00:00:04.500><c> never</c><00:00:05.000><c> leave</c>
"""  # noqa: W293 - as such files are
COUNCIL = """Transcript of the council

[00:12:03] ANA BROOK: The night ferry will never leave
before the seal does.

[00:13:xx] CORVIN ASH: Which seal?

MAYOR BROOK
The one with a ticket.

MAYOR BROOK
I mean it.
(APPLAUSE)
"""
SITTING = """<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="MW_2031-05-04" xml:lang="en">
<teiHeader><fileDesc><titleStmt><title type="main">Sitting</title></titleStmt></fileDesc>
<profileDesc><settingDesc><setting><name type="place">Marrowby</name>
<date when="2031-05-04"/></setting></settingDesc></profileDesc></teiHeader>
<text><body><div><note type="speaker">The Chair:</note>
<u who="#Chair"><seg>Order.</seg></u>
<u who="#BrookAna"><seg>The ferry <note>noise</note> leaves.</seg>
<vocal><desc>laughs</desc></vocal><seg><s><w>Now</w><pc join="right">,</pc><w>go</w></s></seg></u>
</div></body></text></TEI>
"""
PERSONS = """<listPerson xmlns="http://www.tei-c.org/ns/1.0"><person xml:id="BrookAna">
<persName><surname>Brook</surname><forename>Ana</forename></persName></person></listPerson>
"""
BOMB = """<?xml version="1.0"?><!DOCTYPE TEI [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>
<TEI><text><body><u who="#x">&b;</u></body></text></TEI>
"""
PAGE = """<!doctype html><html lang="en"><head><title>Interview with Ana Brook</title>
<link rel="canonical" href="https://news.example/t/1">
<meta property="article:published_time" content="2031-05-04T10:00:00Z"></head><body><article>
<h1>Interview with Ana Brook</h1><p>This is the transcript of an interview shown on Sunday.</p>
<p><b>CORVIN ASH:</b> Madam Mayor, when will the night ferry to Pelliwick leave again?</p>
<p><b>ANA BROOK:</b> The night ferry to Pelliwick will never leave before the seal does.</p>
<p>That has been the rule for as long as anybody can remember in this harbour.</p>
<p><b>CORVIN ASH:</b> Thank you for being with us.</p></article></body></html>
"""


def read_file(path: Path, content: str, given: TranscriptFacts | None = None) -> ReadTranscript:
    """Write a file and read the one transcript in it."""
    path.write_text(content, encoding="utf-8")
    (found,) = read_transcripts(path, given or TranscriptFacts())
    return found


def turns_of(found: ReadTranscript) -> list[tuple[str | None, float | None, str]]:
    """Give the speaker, the second and the words of each turn."""
    assert found.transcript is not None
    return [(turn.speaker, turn.start, turn.text) for turn in found.transcript.turns]
