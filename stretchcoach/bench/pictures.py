"""One picture a clip: depth over time, seen and true, with what was said of the form as coloured bands."""

from pathlib import Path

from stretchcoach.bench.accuracy import ClipResult
from stretchcoach.coaching.form import Verdict
from stretchcoach.errors import EnvironmentProblem
from stretchcoach.words import _

_COLOURS = {Verdict.GOOD: "#9fd8b0", Verdict.ADJUST: "#f3b562", Verdict.CANT_TELL: "#c9c9c9"}


def draw(result: ClipResult, path: Path) -> None:
    """Draw a clip into a PNG file; clips without a depth show the verdicts alone.

    Raises:
        EnvironmentProblem: matplotlib is not installed.
    """
    try:
        from matplotlib.figure import Figure
    except ImportError as error:
        raise EnvironmentProblem(_("Pictures need matplotlib: pip install 'stretchcoach[bench]'.")) from error
    figure = Figure(figsize=(9, 3.2), layout="constrained")
    axes = figure.subplots()
    times = [moment.truth.t_s for moment in result.moments]
    step_s = result.clip.frame_step_s
    for verdict, colour in _COLOURS.items():
        spans = [(t, step_s) for t, moment in zip(times, result.moments, strict=True) if moment.verdict is verdict]
        axes.broken_barh(spans, (0, 1), color=colour, transform=axes.get_xaxis_transform(), label=verdict.value)
    stretch = result.stretch
    if stretch is not None and stretch.depth is not None:
        seen = [(m.truth.t_s, m.report.depth.value) for m in result.moments if m.report.depth is not None]
        seen = seen or [(0.0, stretch.depth.begins)]
        axes.plot(times, [result.true_depth(m.truth) for m in result.moments], color="black", linewidth=1, label=_("true"))
        axes.plot(*zip(*seen, strict=True), ".-", color="#1f5fa8", markersize=3, linewidth=1, label=_("seen"))
        for limit in (stretch.depth.begins, stretch.depth.never_beyond):
            axes.axhline(limit, color="black", linewidth=0.5, linestyle=":")
        axes.set_ylabel(f"{stretch.depth.measure.value} ({stretch.depth.measure.unit})")
    for moment in result.moments:
        for name in moment.corrections:
            axes.annotate(name, (moment.truth.t_s, 0.02), xycoords=("data", "axes fraction"), rotation=90, fontsize=7)
    axes.set_xlabel("s")
    axes.set_title(result.clip.name, fontsize=9)
    axes.legend(fontsize=7, loc="upper right", ncols=5)
    figure.savefig(path, dpi=100)
