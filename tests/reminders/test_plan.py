"""When a reminder stands: tables for what people do, and properties for what must hold whatever they set."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchcoach.reminders.plan import (
    DAYS,
    MOST_TIMES,
    PATIENCE,
    SNOOZE,
    Answered,
    Plan,
    due,
    in_order,
    is_quiet,
    may_wait,
    shown_at,
    upcoming,
    week,
)

BERLIN = ZoneInfo("Europe/Berlin")
NEVER = Answered()
WEDNESDAY = 25  # of November 2026


def at(clock: str, day: int = WEDNESDAY, month: int = 11, *, fold: int = 0) -> datetime:
    return datetime.combine(datetime(2026, month, day), time.fromisoformat(clock), BERLIN).replace(fold=fold)


def wall(clock: str, day: int = WEDNESDAY, month: int = 11) -> datetime:
    return at(clock, day, month).replace(tzinfo=None)


def plan(*times: str, days: tuple[int, ...] = DAYS, quiet: tuple[str, str] = ("22:00", "07:00")) -> Plan:
    return Plan(True, frozenset(days), tuple(map(time.fromisoformat, times)), None, *map(time.fromisoformat, quiet))


@pytest.mark.parametrize(
    ("times", "now", "since"),
    [
        (["18:00"], at("17:59"), None),
        (["18:00"], at("18:00"), wall("18:00")),
        (["18:00"], at("21:00"), wall("18:00")),
        (["18:00"], at("21:01"), None),  # too long ago
        (["10:00", "12:00"], at("12:30"), wall("12:00")),  # one at a time, the newer
        (["06:00"], at("06:59"), None),  # quiet
        (["06:00"], at("07:00"), wall("07:00")),  # when they end
        (["03:59"], at("07:00"), None),  # more than three hours before they end
        (["23:30"], at("07:00", 26), None),
        (["21:30"], at("21:59"), wall("21:30")),
        (["21:30"], at("22:00"), None),  # it goes when they begin
        (["21:30"], at("07:00", 26), None),  # and is not there in the morning
    ],
)
def test_when_it_stands(times: list[str], now: datetime, since: datetime | None) -> None:
    assert due(plan(*times), NEVER, [], now) == since


def test_only_on_its_days_and_only_when_on() -> None:
    assert due(plan("18:00", days=(3,)), NEVER, [], at("18:00")) == wall("18:00")
    assert due(plan("18:00", days=(2, 4)), NEVER, [], at("18:00")) is None
    assert due(Plan(), NEVER, [], at("18:00")) is None


def test_before_midnight_it_is_still_there_after_it() -> None:
    late = plan("23:30", days=(3,), quiet=("02:00", "07:00"))
    assert due(late, NEVER, [], at("01:59", 26)) == wall("23:30")


@pytest.mark.parametrize(
    ("quiet", "quiet_at", "loud_at"),
    [
        (("22:00", "07:00"), ["22:00", "23:59", "00:00", "06:59"], ["21:59", "07:00", "12:00"]),
        (("12:00", "14:00"), ["12:00", "13:59"], ["11:59", "14:00", "00:00"]),
        (("00:00", "06:00"), ["00:00", "05:59"], ["23:59", "06:00"]),
        (("20:00", "00:00"), ["20:00", "23:59"], ["00:00", "19:59"]),
        (("08:00", "08:00"), [], ["08:00", "00:00", "23:59"]),  # none
    ],
)
def test_quiet_hours(quiet: tuple[str, str], quiet_at: list[str], loud_at: list[str]) -> None:
    found = plan("18:00", quiet=quiet)
    assert all(is_quiet(found, time.fromisoformat(clock)) for clock in quiet_at)
    assert not any(is_quiet(found, time.fromisoformat(clock)) for clock in loud_at)


def test_an_answer_is_an_answer() -> None:
    twice = plan("10:00", "18:00")
    assert due(twice, Answered.now(at("10:05")), [], at("10:06")) is None
    assert due(twice, Answered.now(at("10:05")), [], at("18:00")) == wall("18:00")
    assert due(twice, Answered.not_today(at("10:05")), [], at("18:00")) is None
    assert due(twice, Answered.not_today(at("10:05")), [], at("10:00", 26)) == wall("10:00", 26)


def test_later_is_half_an_hour_and_once() -> None:
    later = Answered.in_a_while(at("18:10"))
    evening = plan("18:00")
    assert due(evening, later, [], at("18:39")) is None
    assert due(evening, later, [], at("18:40")) == wall("18:40")
    assert due(evening, later, [wall("18:35")], at("18:40")) is None  # stretched in between
    assert due(evening, later, [wall("18:05")], at("18:40")) == wall("18:40")  # before "later" was said: it is wanted
    assert due(evening, later, [], at("21:41")) is None
    assert may_wait(evening, at("21:29")) and not may_wait(evening, at("21:30"))


def test_a_session_makes_one_reminder_of_its_day_needless() -> None:
    twice = plan("10:00", "18:00")
    assert due(twice, NEVER, [wall("08:00")], at("10:00")) is None
    assert due(twice, NEVER, [wall("08:00")], at("18:00")) == wall("18:00")
    assert due(twice, NEVER, [wall("08:00"), wall("17:00")], at("18:00")) is None
    assert due(twice, NEVER, [wall("21:00", 24)], at("10:00")) == wall("10:00")


def test_a_time_that_the_clock_leaps_over_is_due_after_the_leap() -> None:
    """29 March 2026: after 01:59:59 comes 03:00."""
    night = plan("02:30", quiet=("08:00", "08:00"))
    before = datetime(2026, 3, 29, 0, 59, 59, tzinfo=UTC).astimezone(BERLIN)
    after = (before.astimezone(UTC) + timedelta(seconds=1)).astimezone(BERLIN)
    assert (before.hour, after.hour) == (1, 3)
    assert due(night, NEVER, [], before) is None
    assert due(night, NEVER, [], after) == datetime(2026, 3, 29, 2, 30)


def test_a_time_that_comes_twice_is_answered_once() -> None:
    """25 October 2026: after 02:59:59 comes 02:00."""
    night = plan("02:30", quiet=("08:00", "08:00"))
    first, second = at("02:31", 25, 10), at("02:31", 25, 10, fold=1)
    assert second.astimezone(UTC) - first.astimezone(UTC) == timedelta(hours=1)
    assert due(night, NEVER, [], first) is not None
    assert due(night, Answered.now(first), [], second) is None


def test_half_an_hour_is_half_an_hour_when_the_clock_goes_back() -> None:
    pressed = at("02:45", 25, 10).astimezone(UTC)
    later = Answered.in_a_while(pressed.astimezone(BERLIN))
    night = plan("02:30", quiet=("08:00", "08:00"))
    assert due(night, later, [], (pressed + SNOOZE - timedelta(seconds=1)).astimezone(BERLIN)) is None
    assert due(night, later, [], (pressed + SNOOZE).astimezone(BERLIN)) is not None


@pytest.mark.parametrize("month", [3, 10])
def test_six_in_the_evening_stays_six_in_the_evening(month: int) -> None:
    days = range(27, 31) if month == 3 else range(23, 27)
    for day in days:
        assert due(plan("18:00"), NEVER, [], at("17:59", day, month)) is None
        assert due(plan("18:00"), NEVER, [], at("18:00", day, month)) == wall("18:00", day, month)


def test_what_comes_next() -> None:
    mondays = plan("06:00", "23:30", days=(1,))
    assert upcoming(mondays, NEVER, wall("12:00")) == wall("07:00", 30)
    assert upcoming(plan("18:00"), Answered.not_today(at("12:00")), wall("12:00")) == wall("18:00", 26)
    assert upcoming(plan("22:30", quiet=("22:00", "00:30")), NEVER, wall("00:10", 26)) == wall("00:30", 26)  # yesterday's
    assert upcoming(plan("23:30"), NEVER, wall("12:00")) is None
    assert upcoming(plan(days=()), NEVER, wall("12:00")) is None


def test_a_week_of_it() -> None:
    assert week(plan("05:00", "06:00", "18:00", "23:30", days=(1, 7))) == {time(7): {1, 7}, time(18): {1, 7}}
    assert week(plan("22:30", days=(7,), quiet=("22:00", "00:30"))) == {time(0, 30): {1}}  # Sunday night ends on Monday


CLOCKS = st.times().map(lambda found: found.replace(second=0, microsecond=0))
PLANS = st.builds(
    Plan,
    st.just(True),
    st.frozensets(st.sampled_from(DAYS)),
    st.lists(CLOCKS, max_size=6).map(in_order),
    st.none() | st.text(max_size=5),
    CLOCKS,
    CLOCKS,
)
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)).map(lambda found: found.replace(tzinfo=UTC).astimezone(BERLIN))


@given(PLANS, MOMENTS)
def test_nothing_is_shown_in_the_quiet_hours_nor_after_hours_of_waiting(wished: Plan, now: datetime) -> None:
    since = due(wished, NEVER, [], now)
    if since is not None:
        clock = now.replace(tzinfo=None)
        assert not is_quiet(wished, clock.time())
        assert not is_quiet(wished, since.time())
        assert since <= clock <= since + PATIENCE


@given(PLANS, MOMENTS)
def test_every_answer_ends_it(wished: Plan, now: datetime) -> None:
    for answered in (Answered.now(now), Answered.in_a_while(now), Answered.not_today(now)):
        assert due(wished, answered, [], now) is None


@given(PLANS, MOMENTS)
def test_what_is_announced_comes(wished: Plan, now: datetime) -> None:
    after = now.replace(tzinfo=None)
    for answered in (NEVER, Answered.now(now), Answered.not_today(now)):
        announced = upcoming(wished, answered, after)
        if announced is not None:
            assert announced > after
            assert due(wished, answered, [], announced.replace(tzinfo=UTC)) == announced
            assert announced.isoweekday() in week(wished)[announced.time()]


@given(PLANS, CLOCKS)
def test_a_wait_is_never_longer_than_patience(wished: Plan, clock: time) -> None:
    slot = datetime.combine(datetime(2026, 11, WEDNESDAY), clock)
    shown = shown_at(wished, slot)
    assert shown is None or timedelta(0) <= shown - slot <= PATIENCE


@given(PLANS, MOMENTS)
def test_what_is_kept_comes_back(wished: Plan, now: datetime) -> None:
    assert Plan.of_json(wished.as_json()) == wished
    assert len(wished.times) <= MOST_TIMES
    for answered in (NEVER, Answered.now(now), Answered.in_a_while(now), Answered.not_today(now)):
        assert Answered.of_json(answered.as_json()) == answered


@pytest.mark.parametrize("kept", [None, "x", {}, {"on": True}, Plan().as_json() | {"times": ["soon"]}, Plan().as_json() | {"days": [[]]}])
def test_what_cannot_be_read_is_the_usual_plan(kept: object) -> None:
    assert Plan.of_json(kept) == Plan()


@pytest.mark.parametrize("kept", [None, {"until": 3}, {"until": "soon"}, {"until": "2026-11-25T18:00+01:00"}])
def test_what_cannot_be_read_answers_nothing(kept: object) -> None:
    assert Answered.of_json(kept) == NEVER
