"""From rows to the figures that are published: one line a stretch and view, and the totals."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stretchcoach.bench.accuracy import ClipResult, knee_errors
from stretchcoach.body.view import Facing, View
from stretchcoach.coaching.form import Verdict
from stretchcoach.coaching.viewcheck import judged_from

Values = NDArray[np.float64]

CHAIR = "hamstring_chair"
HELD_SLACK_S = 0.5
_STILL_DEG_S, _STILL_S = 2.0, 3.0  # a truly still hold
_SPEED_OVER_S = 1.0  # rendered people tremble a little from frame to frame
_LAGS_S = np.arange(-0.1, 0.51, 0.01)


@dataclass(frozen=True, slots=True)
class StillResult:
    """A photograph with a knee angle read by eye; ``error_deg`` is None where the program gave no angle."""

    file: str
    error_deg: float | None


def totals(results: Sequence[ClipResult], stills: Sequence[StillResult], ms_a_frame: float | None) -> dict[str, object]:
    """The figures of the accuracy table."""
    side = [r for r in results if r.stretch is not None and r.clip.view is not None and _is_side(r)]
    refused = [r for r in results if r.stretch is not None and "depth" not in judged_from(r.stretch, View(r.clip.yaw_deg))]
    refused = [r for r in refused if r.stretch is not None and r.stretch.depth is not None and r.clip.fault is None]
    prescribed = [r for r in results if r.stretch is not None and r.clip.view is r.stretch.view.name]
    recalls = [float(r.row["fault_recall"]) for r in results if r.row["fault_recall"] is not None]  # type: ignore[arg-type]
    judged = _sum(results, "judged_frames")
    lag_s, spread_deg = _smoothing(results)
    return {
        "clips": len(results),
        "frames": _sum(results, "frames"),
        "knee_side": _errors([r for r in side if r.stretch is not None and r.stretch.id != CHAIR]),
        "knee_chair": _errors([r for r in side if r.stretch is not None and r.stretch.id == CHAIR]),
        "wrong_share": round(_sum(results, "wrong_frames") / judged, 4) if judged else None,
        "judged_share_prescribed": _share_of(prescribed, lambda verdict: verdict is not Verdict.CANT_TELL),
        "cant_tell_share_refused": _share_of(refused, lambda verdict: verdict is Verdict.CANT_TELL),
        "fault_episodes": len(recalls),
        "fault_recall": round(sum(recalls) / len(recalls), 3) if recalls else None,
        "false_corrections": _sum(results, "false_corrections"),
        "swaps": _sum(results, "swaps"),
        "facing_share": _mean_share(results, "facing_share"),
        "smoothing_lag_s": lag_s,
        "still_hold_sd_deg": spread_deg,
        "held_right": _held_right(results),
        "held_right_sessions": _held_right([r for r in results if r.clip.is_session]),
        "stills": _stills(stills),
        "ms_a_frame": None if ms_a_frame is None else round(ms_a_frame, 1),
    }


def table(results: Sequence[ClipResult]) -> list[dict[str, object]]:
    """One line a stretch and view."""
    groups: dict[tuple[str, str], list[ClipResult]] = defaultdict(list)
    for result in results:
        groups[str(result.row["stretch"]), str(result.row["view"])].append(result)
    lines: list[dict[str, object]] = []
    for (stretch, view), group in sorted(groups.items()):
        recalls = [float(r.row["fault_recall"]) for r in group if r.row["fault_recall"] is not None]  # type: ignore[arg-type]
        judged = _sum(group, "judged_frames")
        lines.append(
            {
                "stretch": stretch,
                "view": view,
                "clips": len(group),
                "detected": _mean_share(group, "detected_share"),
                **{f"knee_{name.removesuffix('_deg')}": value for name, value in _errors(group).items()},
                "judged": _share_of(group, lambda verdict: verdict is not Verdict.CANT_TELL),
                "wrong": round(_sum(group, "wrong_frames") / judged, 4) if judged else None,
                "recall": f"{sum(recalls):.0f}/{len(recalls)}" if recalls else None,
                "false": _sum(group, "false_corrections"),
                "held": _held_right(group),
                "swaps": _sum(group, "swaps"),
            }
        )
    return lines


def _is_side(result: ClipResult) -> bool:
    return View(result.clip.yaw_deg).facing in (Facing.LEFT, Facing.RIGHT)


def _sum(results: Iterable[ClipResult], name: str) -> int:
    return sum(int(r.row[name] or 0) for r in results)  # type: ignore[call-overload]


def _mean_share(results: Iterable[ClipResult], name: str) -> float | None:
    weighted = [(float(r.row[name]), int(r.row["frames"])) for r in results if r.row[name] is not None]  # type: ignore[arg-type, call-overload]
    frames = sum(weight for _value, weight in weighted)
    return round(sum(value * weight for value, weight in weighted) / frames, 4) if frames else None


def _share_of(results: Iterable[ClipResult], counts: Callable[[Verdict], bool]) -> float | None:
    armed = [m.verdict for r in results for m in r.moments if m.verdict is not Verdict.NOT_CHECKED]
    return round(sum(counts(verdict) for verdict in armed) / len(armed), 4) if armed else None


def _errors(results: Sequence[ClipResult]) -> dict[str, float | None]:
    found = [knee_errors(r) for r in results]
    errors = np.concatenate(found) if found else np.array([])
    if not errors.size:
        return {"mean_deg": None, "p95_deg": None, "bias_deg": None}
    size = np.abs(errors)
    figures = {"mean_deg": size.mean(), "p95_deg": np.percentile(size, 95), "bias_deg": errors.mean()}
    return {name: round(float(figure), 2) for name, figure in figures.items()}


def _held_right(results: Sequence[ClipResult]) -> str | None:
    """In how many clips the held time lies where the truth allows (RULES section 5)."""
    right = []
    for row in (result.row for result in results):
        allowed = row["truth_held_range_s"]
        if isinstance(allowed, tuple):
            right.append(allowed[0] - HELD_SLACK_S <= float(str(row["held_s"])) <= allowed[1] + HELD_SLACK_S)
    return f"{sum(right)}/{len(right)}" if right else None


def _stills(stills: Sequence[StillResult]) -> dict[str, float | int | None]:
    errors = [abs(still.error_deg) for still in stills if still.error_deg is not None]
    return {
        "pictures": len(stills),
        "judged": len(errors),
        "median_deg": round(float(np.median(errors)), 1) if errors else None,
        "largest_deg": round(max(errors), 1) if errors else None,
    }


def _smoothing(results: Sequence[ClipResult]) -> tuple[float | None, float | None]:
    """The largest lag of the smoothed depth behind the truth, and its largest spread around it in still holds; sessions only."""
    lags, spreads = [], []
    for result in results:
        depth = None if result.stretch is None else result.stretch.depth
        if not result.clip.is_session or depth is None or depth.measure.unit != "deg":
            continue
        read = [m for m in result.moments if m.report.depth is not None]
        if len(read) < 30:
            continue
        t, value, true, severity = np.array(
            [(m.truth.t_s, m.report.depth.value, result.true_depth(m.truth), m.truth.severity) for m in read if m.report.depth is not None]
        ).T
        fits = [np.std(value - np.interp(t - lag, t, true)) for lag in _LAGS_S]
        lags.append(float(_LAGS_S[int(np.argmin(fits))]))
        spreads += _still_spreads(t, value, true, severity == 0)
    return (round(max(lags), 2) if lags else None), (round(max(spreads), 2) if spreads else None)


def _still_spreads(t: Values, value: Values, true: Values, calm: NDArray[np.bool_]) -> list[float]:
    """The spread of the error in each still hold without a fault, less half a second at both ends: that is lag."""
    speed = (np.interp(t + _SPEED_OVER_S / 2, t, true) - np.interp(t - _SPEED_OVER_S / 2, t, true)) / _SPEED_OVER_S
    still = (np.abs(speed) < _STILL_DEG_S) & calm
    edges = np.flatnonzero(np.diff(np.concatenate([[0], still.astype(int), [0]])))
    spreads = []
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        hold = (t[start:end] >= t[start] + 0.5) & (t[start:end] <= t[end - 1] - 0.5)
        if t[end - 1] - t[start] >= _STILL_S and hold.sum() > 5:
            spreads.append(float(np.std((value - true)[start:end][hold])))
    return spreads
