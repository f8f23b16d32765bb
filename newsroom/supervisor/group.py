"""The parts as one group: started in order, started again when they die, stopped in order."""

import selectors
import signal
import time
from collections import defaultdict, deque
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from .caretaker import Caretaker
from .console import Console
from .part import Part, PartProcess, described
from .part_log import PartLog
from .refusal import Refusal
from .stop_request import StopAsked, StopRequest

TURN_SECONDS = 0.2
STOPPING_TURN_SECONDS = 0.05
# A stop that takes longer than this says what it waits for.
EXPLAIN_SECONDS = 2.0
MOST_LAST_READS = 16


@dataclass(frozen=True)
class Limits:
    """How patient the supervisor is. Tests are less patient than people."""

    deaths: int = 5
    within_seconds: float = 60.0
    start_seconds: float = 90.0
    # A worker in the middle of a tweet finishes it: a cut connection leaves a tweet of which nobody
    # knows whether it went out.
    stop_seconds: float = 15.0
    kill_seconds: float = 3.0


class Group:
    """Runs parts in `folder` with `environment` and keeps their logs in `log_folder`."""

    def __init__(
        self,
        environment: Mapping[str, str],
        *,
        folder: Path,
        log_folder: Path,
        console: Console,
        caretaker: Caretaker,
        stop_request: StopRequest,
        limits: Limits | None = None,
    ) -> None:
        self._environment = environment
        self._folder = folder
        self._log_folder = log_folder
        self._console = console
        self._caretaker = caretaker
        self._stop_request = stop_request
        self._limits = limits or Limits()
        self._running: list[PartProcess] = []
        self._logs: dict[str, PartLog] = {}
        self._deaths: defaultdict[str, deque[float]] = defaultdict(deque)
        self._outputs = selectors.DefaultSelector()

    # -- starting -----------------------------------------------------------------------------

    def start(self, *parts: Part) -> None:
        """Starts the parts and waits until each of them answers.

        Raises `Refusal` when one does not answer in time or keeps dying, and `StopAsked`.
        """
        for part in parts:
            self._running.append(self._launch(part))
        deadline = time.monotonic() + self._limits.start_seconds
        while waiting := [process.part for process in self._running if not process.is_up]:
            if time.monotonic() > deadline:
                raise Refusal(
                    f"{waiting[0].name} does not answer, "
                    f"{self._limits.start_seconds:.0f} seconds after it was started.\n"
                    + self._last_words(waiting[0].name)
                )
            self.turn()

    def run_step(self, step: Part) -> None:
        """Runs a part that is meant to end, to its end. Raises `Refusal` when it fails."""
        process = self._launch(step)
        try:
            while (status := process.exit_status) is None:
                self.turn()
        except (StopAsked, Refusal):
            self._stop_all([process])
            raise
        self._lay_to_rest(process)
        if status != 0:
            raise Refusal(
                f"{step.name} failed ({described(status)}).\n" + self._last_words(step.name)
            )

    # -- running ------------------------------------------------------------------------------

    def watch(self) -> None:
        """Keeps the group running. Ends with `StopAsked`, or `Refusal` when it gives up."""
        while True:
            self.turn()

    def turn(self) -> None:
        """One look around: passes on output, starts the dead again, notes who answers."""
        if self._stop_request.is_wanted:
            raise StopAsked
        self._relay_output(TURN_SECONDS)
        for process in list(self._running):
            status = process.exit_status
            if status is not None:
                self._running.remove(process)
                self._lay_to_rest(process)
                self._note_death(process.part, status)
                self._running.append(self._launch(process.part))
            elif process.has_come_up():
                self._console.say(f"{process.part.name} is up.")

    def _launch(self, part: Part) -> PartProcess:
        if part.name not in self._logs:
            self._logs[part.name] = PartLog(self._log_folder / f"{part.name}.log")
        try:
            process = PartProcess(part, self._environment, self._folder, self._caretaker)
        except OSError as error:
            raise Refusal(f"{part.name} cannot be started: {error}") from error
        self._outputs.register(process.output, selectors.EVENT_READ, process)
        return process

    def _note_death(self, part: Part, status: int) -> None:
        now = time.monotonic()
        deaths = self._deaths[part.name]
        deaths.append(now)
        while deaths[0] < now - self._limits.within_seconds:
            deaths.popleft()
        if len(deaths) >= self._limits.deaths:
            raise Refusal(
                f"{part.name} died {len(deaths)} times within "
                f"{self._limits.within_seconds:.0f} seconds, the last time with "
                f"{described(status)}. The newsroom gives up.\n" + self._last_words(part.name)
            )
        self._console.say(f"{part.name} died ({described(status)}). Starting it again.")

    # -- what they say ------------------------------------------------------------------------

    def _relay_output(self, seconds: float) -> None:
        """Waits for output for so long at most and passes it on."""
        for key, _ in self._outputs.select(seconds):
            self._relay(key.data)
            if key.data.has_ended_output:
                self._stop_listening(key.data)

    def _relay(self, process: PartProcess) -> bool:
        """Passes on what there is; False when there was nothing."""
        lines = process.read_lines()
        for line in lines or []:
            self._logs[process.part.name].write(line)
            if line and not any(noise in line for noise in process.part.noise):
                self._console.relay(process.part.name, line)
        return lines is not None

    def _stop_listening(self, process: PartProcess) -> None:
        if process.output in self._outputs.get_map():
            self._outputs.unregister(process.output)

    def _last_words(self, name: str) -> str:
        log = self._logs[name]
        lines = [f"    {line}" for line in log.last_lines] or ["    (it said nothing)"]
        return "\n".join(["Its last lines:", *lines, f"Its log: {log.path}"])

    # -- stopping -----------------------------------------------------------------------------

    def stop(self) -> None:
        """Stops everything, foundations last, and returns when no process is left."""
        leaning = [process for process in self._running if not process.part.is_foundation]
        foundations = [process for process in self._running if process.part.is_foundation]
        self._stop_all(leaning)
        for process in reversed(foundations):
            self._stop_all([process])
        self._running.clear()
        for log in self._logs.values():
            log.close()
        self._logs.clear()

    def _stop_all(self, processes: list[PartProcess]) -> None:
        for process in processes:
            process.signal(signal.SIGTERM)
        self._wait_for_end(processes, self._limits.stop_seconds, can_be_hurried=True)
        for process in processes:
            if process.is_gone():
                continue
            if not self._stop_request.is_urgent:
                self._console.say(
                    f"{process.part.name} has not stopped within "
                    f"{self._limits.stop_seconds:.0f} seconds and is killed."
                )
            process.signal(signal.SIGKILL)
        self._wait_for_end(processes, self._limits.kill_seconds)
        for process in processes:
            self._lay_to_rest(process)

    def _wait_for_end(
        self, processes: list[PartProcess], seconds: float, *, can_be_hurried: bool = False
    ) -> None:
        started = time.monotonic()
        was_explained = not can_be_hurried
        while left := [process for process in processes if not process.is_gone()]:
            waited = time.monotonic() - started
            if waited > seconds or (can_be_hurried and self._stop_request.is_urgent):
                return
            if waited > EXPLAIN_SECONDS and not was_explained:
                names = " and ".join(process.part.name for process in left)
                self._console.say(f"Waiting for {names} to finish. Ctrl-C again stops at once.")
                was_explained = True
            self._relay_output(STOPPING_TURN_SECONDS)

    def _lay_to_rest(self, process: PartProcess) -> None:
        """Ends what is left of a group whose leader has ended, with its last words passed on."""
        process.signal(signal.SIGKILL)
        # As much as a pipe holds at most: somebody outside the group might write for ever.
        for _ in range(MOST_LAST_READS):
            if not self._relay(process):
                break
        self._stop_listening(process)
        process.let_go()
