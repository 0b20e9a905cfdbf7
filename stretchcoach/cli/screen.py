"""What the terminal shows while something runs: progress on stderr, so that stdout stays clean data."""

from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from stretchcoach.errors import SourceError
from stretchcoach.records import places
from stretchcoach.words import _

console = Console(stderr=True, highlight=False)


def work_bar() -> Progress:
    """A bar for counted work: n of m, and the time it took."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    return Progress(*columns, console=console, transient=True)


def write_out(path: str, content: str | bytes) -> None:
    """A file that the user has asked for, and only the user may read.

    Raises:
        SourceError: it cannot be written.
    """
    try:
        places.write_private(Path(path), content)
    except OSError as error:
        raise SourceError(_("{file} cannot be written: {reason}.").format(file=path, reason=error.strerror)) from error
