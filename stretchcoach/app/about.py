"""What the About page tells of this installation."""

from stretchcoach import __version__
from stretchcoach.errors import StretchcoachError
from stretchcoach.routine.checking import load
from stretchcoach.routine.sources import Sources
from stretchcoach.shipped import shipped
from stretchcoach.ui.about_page import AboutFacts
from stretchcoach.ui.main_window import ABOUT, MainWindow
from stretchcoach.words import _

_DIGITS = 12  # of a sha256: enough to tell any two models apart


def wire_about(window: MainWindow) -> None:
    """The page finds out what is true each time it is opened."""
    window.page_shown.connect(lambda name: window.about_page.show_facts(facts()) if name == ABOUT else None)


def facts() -> AboutFacts:
    """What is true now."""
    return AboutFacts(__version__, _model(), _sources())


def _model() -> tuple[str, ...]:
    from stretchcoach.vision import model

    report = model.verify(model.default_model())
    if report.problem is not None:
        return (report.problem,)
    name = _("MediaPipe pose landmarker, {name}").format(name=_("of your own") if report.name == model.UNKNOWN else report.name)
    number = _("Its landmark graph begins with the number {sha256}; each session's record has it whole.")
    return (name, number.format(sha256=report.landmark_sha256[:_DIGITS]))


def _sources() -> tuple[str, ...]:
    where = shipped("routines", "sources.yaml")
    each = _("Each stretch and each card names its source where it is shown.")
    try:
        content = load(where.read_bytes(), where.name)
    except (OSError, StretchcoachError):
        return (each,)
    assert isinstance(content, Sources)
    left_out = sum(advice.excluded is not None for advice in content.advice)
    corrected = sum(advice.excluded is None and advice.correction is not None for advice in content.advice)
    counted = _("It began with {all} lines of advice in two articles: {corrected} were corrected and {left_out} left out, with the reason.")
    return (
        each,
        counted.format(all=len(content.advice), corrected=corrected, left_out=left_out),
        _("The whole list, with how much is known about each line: {path}").format(path=where),
    )
