import pytest

from stretchcoach.safety.comfort import ComfortFinder


def run(finder: ComfortFinder, samples: list[tuple[float, float, float | None]]) -> list[float | None]:
    return [finder.update(*sample) for sample in samples]


def test_the_median_of_the_first_quiet_three_seconds() -> None:
    values = [100.0, 140.0, 102, 101, 99, 100, 103]
    found = run(ComfortFinder("deg"), [(at * 0.5, value, 1.0) for at, value in enumerate(values)])
    assert found == [None] * 6 + [101]


@pytest.mark.parametrize("rate", [None, 3.1, -3.1])
def test_movement_starts_it_anew(rate: float | None) -> None:
    finder = ComfortFinder("deg")
    assert run(finder, [(0.0, 90, 0), (2.9, 90, 0), (3.0, 95, rate), (3.1, 110, 0), (6.0, 110, 0)]) == [None] * 5
    assert finder.update(6.2, 112, -3.0) == 110


def test_leaving_the_zone_starts_it_anew() -> None:
    finder = ComfortFinder("deg")
    finder.update(0.0, 90, 0)
    finder.forget()
    assert finder.update(3.0, 90, 0) is None


def test_a_ratio_is_quiet_at_another_speed() -> None:
    assert run(ComfortFinder("ratio"), [(0.0, 0.5, 0.02), (3.0, 0.5, -0.02)]) == [None, 0.5]
    assert run(ComfortFinder("ratio"), [(0.0, 0.5, 0.04), (3.0, 0.5, 0.04)]) == [None, None]
