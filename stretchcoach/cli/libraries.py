"""What the operating system has to have; apart from the screen, so that the window opens without it."""

from stretchcoach.errors import EnvironmentProblem
from stretchcoach.system import install_line, missing_libraries
from stretchcoach.words import _


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
