"""A few drawing processes, each ended when it takes too long for one chart or picture."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from time import monotonic
from types import TracebackType

from nutgraf.charts.model import Drawing, Job
from nutgraf.charts.options import Complaint
from nutgraf.fonts import Fonts

Order = Job | str
"""A chart to draw, or the text of an SVG to make a picture of."""

Refusal = tuple[Complaint, ...]
"""What a writer can mend."""

Answer = Drawing | Refusal | bytes | str
"""A drawing, a picture, or why there is none: what a writer can mend, or one line."""


@dataclass(slots=True)
class _Worker:
    process: SpawnProcess
    connection: Connection
    index: int | None = None
    deadline: float = 0.0


class Pool:
    """Processes that draw. Use as a context manager: on leaving, all of them are gone."""

    def __init__(self, fonts: Fonts, count: int, seconds: float) -> None:
        self._fonts, self._count, self._seconds = fonts, count, seconds
        self._workers: list[_Worker] = []

    def __enter__(self) -> Pool:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for worker in self._workers:
            _end(worker, gently=kind is None)
        self._workers.clear()

    def draw(self, jobs: Sequence[Order]) -> Iterator[tuple[int, Answer]]:
        """The number of each job with its answer or the reason why there is none, as they get ready."""
        waiting = list(range(len(jobs)))[::-1]
        self._workers = [_start(self._fonts) for _ in range(min(self._count, len(jobs)))]
        while waiting or any(worker.index is not None for worker in self._workers):
            for worker in self._workers:
                if worker.index is None and waiting:
                    self._assign(worker, waiting.pop(), jobs)
            yield from self._collect()

    def _assign(self, worker: _Worker, index: int, jobs: Sequence[Order]) -> None:
        worker.index, worker.deadline = index, monotonic() + self._seconds
        worker.connection.send(jobs[index])

    def _collect(self) -> Iterator[tuple[int, Answer]]:
        busy = [worker for worker in self._workers if worker.index is not None]
        patience = max(0.0, min(worker.deadline for worker in busy) - monotonic())
        ready = wait([worker.connection for worker in busy], timeout=patience)
        for worker in busy:
            if worker.connection in ready:
                yield self._receive(worker)
            elif worker.deadline <= monotonic():
                yield self._give_up(worker, f"it took longer than {self._seconds:g} seconds")

    def _receive(self, worker: _Worker) -> tuple[int, Answer]:
        try:
            answer: Answer = worker.connection.recv()
        except (EOFError, OSError):
            return self._give_up(worker, "the drawing process ended")
        index, worker.index = worker.index or 0, None
        return index, answer

    def _give_up(self, worker: _Worker, reason: str) -> tuple[int, str]:
        index = worker.index or 0
        _end(worker, gently=False)
        self._workers[self._workers.index(worker)] = _start(self._fonts)
        return index, reason


def _start(fonts: Fonts) -> _Worker:
    # A fresh process, not a fork: the one that builds may have threads.
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_run, args=(theirs, fonts), daemon=True)
    process.start()
    theirs.close()
    return _Worker(process, ours)


def _run(connection: Connection, fonts: Fonts) -> None:
    import_module("nutgraf.charts.worker").serve(connection, fonts)


def _end(worker: _Worker, *, gently: bool) -> None:
    if gently and worker.process.is_alive():
        worker.connection.send(None)
        worker.process.join(5)
    if worker.process.is_alive():
        worker.process.kill()
    worker.process.join()
    worker.connection.close()
