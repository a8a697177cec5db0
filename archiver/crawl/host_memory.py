"""Remember in the archive what hosts that count requests were asked, from one run to the next."""

from archiver.archive.store import host_turns
from archiver.archive.store.host_turns import StoredHostTurns
from archiver.crawl.options import NetworkSettings
from archiver.crawl.run_archive import RunArchive
from archiver.crawl.writer_thread import WriterThread
from archiver.fetch.fetcher import Fetcher
from archiver.fetch.rates import HostPast, HostRates


async def remembering_fetcher(
    web: NetworkSettings, archive: RunArchive, write: WriterThread
) -> Fetcher:
    """Make the network edge of a run, or of another part of it, with rates that hold over runs."""
    connection = archive.connection

    async def keep(past: HostPast) -> HostPast:
        kept = await write(
            host_turns.keep_host_turns,
            connection,
            StoredHostTurns(past.name, past.asked, past.closed_until, past.reason),
        )
        return past._replace(asked=kept.asked)

    known = await write(host_turns.load_host_turns, connection)
    past = [HostPast(host.name, host.asked, host.closed_until, host.reason) for host in known]
    rates = HostRates(web.manners.rates, past=past, remember=keep)
    return web.fetcher(rates, asked=archive.report.hosts)
