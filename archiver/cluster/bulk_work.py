"""Read shards into a folder, and judge what is in it, on a cluster: what is not done by now.

One driver at a time works on a folder. What a task could not do is named, and the rest goes on.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from archiver.cluster.bulk_folder import BulkFolder
from archiver.cluster.engine import EngineOptions, TaskEnd, run_tasks
from archiver.cluster.evidence_archive import LineTold, prepare_evidence
from archiver.cluster.shard_list import Shard
from archiver.cluster.task_process import MEMORY, Task
from archiver.crawl.events import Progress


@dataclass(frozen=True, slots=True, kw_only=True)
class BulkOptions:
    """How tasks are done: where, with how many megabytes each, and how long a page may take.

    `allow_private` lets shards be fetched from hosts of one's own network.
    """

    engine: EngineOptions = field(default_factory=EngineOptions)
    memory: int = MEMORY
    seconds: float = 60.0
    allow_private: bool = False


@dataclass(slots=True, kw_only=True)
class BulkReport:
    """What came of one command: counts over all shards in the folder, and what failed.

    `skipped` shards were done before. `failures` are (shard or page, reason).
    """

    shards: int = 0
    skipped: int = 0
    done: int = 0
    counts: dict[str, int] = field(default_factory=dict)
    posts_new: int = 0
    failures: list[tuple[str, str]] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """Give the report as data."""
        return {
            "shards": self.shards,
            "skipped": self.skipped,
            "done": self.done,
            **self.counts,
            "posts_new": self.posts_new,
            "failures": [{"source": one, "reason": reason} for one, reason in self.failures],
        }

    def add(self, counts: dict[str, int]) -> None:
        """Add the counts of one shard."""
        for name, count in counts.items():
            self.counts[name] = self.counts.get(name, 0) + count


def read_shards(
    folder: BulkFolder, shards: Sequence[Shard], options: BulkOptions, tell: Progress
) -> BulkReport:
    """Read the shards that are not in the folder, or are there as another version read them."""
    with folder.locked("bulk read"):
        waiting = [shard for shard in shards if not folder.is_read(shard.name, shard.address)]
        report = BulkReport(shards=len(shards), skipped=len(shards) - len(waiting))
        tasks = [
            {
                **_task("read", folder, shard.name, options),
                "address": shard.address,
                "seconds": options.seconds,
                "allow_private": options.allow_private,
            }
            for shard in waiting
        ]
        addresses = {shard.name: shard.address for shard in shards}
        _work(tasks, options, "Reading", tell, report, lambda end: addresses[end.task["name"]])
        for shard in shards:
            known = folder.shard_manifest(shard.name)
            if known is not None:
                report.add(known["counts"])
                if known["damage"]:
                    report.failures.append((shard.address, known["damage"]))
                report.failures += [(bad["url"], bad["reason"]) for bad in known["failures"]]
    return report


def match_shards(
    folder: BulkFolder,
    posts: Sequence[Path],
    options: BulkOptions,
    tell: Progress,
    told: LineTold | None = None,
) -> BulkReport:
    """Judge the quotations of all shards in a folder by posts that are given and those of pages.

    Those that were judged by the same posts and rules are left as they are.
    """
    with folder.locked("bulk match"):
        evidence = prepare_evidence(folder, posts, tell, told)
        shards = folder.shards()
        facts = {
            shard["shard"]: folder.judging_facts(shard["shard"], evidence.digest)
            for shard in shards
        }
        waiting = [
            shard for shard in shards if not folder.is_judged(shard["shard"], facts[shard["shard"]])
        ]
        report = BulkReport(
            shards=len(shards), skipped=len(shards) - len(waiting), posts_new=evidence.posts
        )
        tasks = [
            {
                **_task("judge", folder, item["shard"], options),
                "archive": str(evidence.path.resolve()),
                "facts": facts[item["shard"]],
                "grown_from": evidence.grown_from,
            }
            for item in waiting
        ]
        addresses = {shard["shard"]: str(shard["address"]) for shard in shards}
        _work(tasks, options, "Judging", tell, report, lambda end: addresses[end.task["name"]])
        for shard in shards:
            known = folder.verdict_manifest(shard["shard"])
            if known is not None:
                report.add(known["counts"])
                report.failures += [
                    (f"quotation {bad['quotation']}", bad["reason"]) for bad in known["failures"]
                ]
        if evidence.failed:
            report.failures.append(("posts", f"{evidence.failed:,} lines could not be used"))
    return report


def _task(kind: str, folder: BulkFolder, name: str, options: BulkOptions) -> Task:
    return {
        "kind": kind,
        "folder": str(folder.path.resolve()),
        "name": name,
        "memory": options.memory,
    }


def _work(
    tasks: list[Task],
    options: BulkOptions,
    stage: str,
    tell: Progress,
    report: BulkReport,
    name_of: Callable[[TaskEnd], str],
) -> None:
    tell(stage, 0, len(tasks))
    for done, end in enumerate(run_tasks(tasks, options.engine), start=1):
        if end.result is None:
            report.failures.append((name_of(end), end.reason))
        else:
            report.done += 1
        tell(stage, done, len(tasks))
