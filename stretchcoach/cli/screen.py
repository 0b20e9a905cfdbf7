"""What the terminal shows while something runs: progress on stderr, so that stdout stays clean data."""

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from stretchcoach.errors import EnvironmentProblem
from stretchcoach.system import install_line, missing_libraries
from stretchcoach.words import _

console = Console(stderr=True, highlight=False)


def work_bar() -> Progress:
    """A bar for counted work: n of m, and the time it took."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    return Progress(*columns, console=console, transient=True)


def need_libraries(*, window: bool = False) -> None:
    """Find missing libraries of the operating system before anything that needs them is imported.

    Raises:
        EnvironmentProblem: some are missing; the text has the line that installs them.
    """
    missing = missing_libraries(window)
    if missing:
        names = ", ".join(library.soname for library in missing)
        said = _("Reading pictures needs libraries of the operating system that are not here: {names}. Install them once:\n  {line}")
        raise EnvironmentProblem(said.format(names=names, line=install_line(missing)))
