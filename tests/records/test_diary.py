"""The cramp diary: kept as it was told, counted by nights, and one page to print."""

import json
import re
import sqlite3
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.history import NOON, done, hold, opened

from stretchcoach.body.pose import Side
from stretchcoach.coaching.diary import Helped, Quality, Trigger
from stretchcoach.records.diary import Cramp, ask_a_doctor, counted, nights
from stretchcoach.records.diary_summary import summary_html, summary_pages
from stretchcoach.records.export import export_json
from stretchcoach.routine.library import Library
from stretchcoach.routine.values import Muscle
from stretchcoach.safety.disclaimer import disclaimer
from stretchcoach.shipped import routine_files

FULL = Cramp(NOON, Side.LEFT, Muscle.ADDUCTOR, 8, 6, (Helped.WALK, Helped.HEAT), (Trigger.EXERCISE, Trigger.FLUIDS), Quality.DULL)


def at(day: int, hour: int, minutes: int | None = None) -> Cramp:
    return Cramp(NOON.replace(hour=hour) - timedelta(days=day), minutes=minutes)


def test_kept_as_it_was_told_the_newest_first_and_taken_out_for_good(tmp_path: Path) -> None:
    path = tmp_path / "history.db"
    store = opened(path)
    first, second = store.add_cramp(FULL), store.add_cramp(Cramp(NOON + timedelta(hours=1)))
    assert opened(path).cramps() == [second, first]
    kept = opened(path).cramps()[1]
    assert (kept.at, kept.at.utcoffset(), kept.side, kept.muscle) == (NOON, NOON.utcoffset(), Side.LEFT, Muscle.ADDUCTOR)
    assert (kept.severity, kept.minutes, kept.helped, kept.triggers, kept.quality) == (8, 6, FULL.helped, FULL.triggers, Quality.DULL)
    assert first.id is not None
    assert store.delete_cramp(first.id) and not store.delete_cramp(first.id)
    assert [cramp.id for cramp in store.cramps()] == [second.id]


def test_everybody_has_a_diary_of_their_own(tmp_path: Path) -> None:
    from stretchcoach.records.store import Store

    mine = opened(tmp_path / "history.db").add_cramp(FULL)
    other, _problem = Store.open(tmp_path / "history.db", "other")
    assert other.cramps() == [] and mine.id is not None
    assert not other.delete_cramp(mine.id)


def test_a_history_of_before_the_diary_gets_one_and_loses_nothing(tmp_path: Path) -> None:
    path = tmp_path / "history.db"
    done(opened(path), hold())
    with closing(sqlite3.connect(path)) as old:  # as version 0001 left it
        old.execute("DROP TABLE cramps")
        old.execute("UPDATE alembic_version SET version_num = '0001'")
        old.commit()
    store = opened(path)
    assert store.totals() == (1, 30.0)
    assert store.add_cramp(FULL).id == 1


def test_a_diary_of_before_the_question_how_it_felt_keeps_every_entry(tmp_path: Path) -> None:
    path = tmp_path / "history.db"
    opened(path).add_cramp(FULL)
    with closing(sqlite3.connect(path)) as old:  # as version 0002 left it
        old.execute("ALTER TABLE cramps DROP COLUMN quality")
        old.execute("UPDATE alembic_version SET version_num = '0002'")
        old.commit()
    store = opened(path)
    (before,) = store.cramps()
    assert (before.at, before.severity, before.helped, before.quality) == (NOON, 8, FULL.helped, None)
    store.add_cramp(Cramp(NOON + timedelta(hours=1), quality=Quality.UNKNOWN))
    assert [cramp.quality for cramp in opened(path).cramps()] == [Quality.UNKNOWN, None]


def test_it_is_taken_away_whole(tmp_path: Path) -> None:
    store = opened(tmp_path / "history.db")
    store.add_cramp(FULL)
    assert json.loads(json.dumps(export_json(store, NOON)))["cramps"] == [
        {
            "at": "2026-03-01T12:00+02:00",
            "side": "left",
            "muscle": "adductor",
            "severity": 8,
            "minutes": 6,
            "helped": ["walk", "heat"],
            "triggers": ["exercise", "fluids"],
            "quality": "dull",
            "id": 1,
        }
    ]


@pytest.mark.parametrize("bad", [{"severity": 11}, {"severity": -1}, {"minutes": -1}, {"minutes": 10_000}, {"at": datetime(2026, 3, 1)}])
def test_what_cannot_be_is_not_written_down(bad: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"pain|minutes|time zone"):
        Cramp(**({"at": NOON} | bad))  # type: ignore[arg-type]


def test_before_and_after_midnight_is_one_night_and_day_is_no_night() -> None:
    assert nights([at(1, 23), at(0, 0), at(0, 6)]) == 1
    assert nights([at(1, 23), at(0, 23)]) == 2
    assert nights([at(0, 7), at(0, 12), at(0, 20)]) == 0


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 23)), max_size=30))
def test_nights_are_never_more_than_cramps_or_days(told: list[tuple[int, int]]) -> None:
    cramps = [at(day, hour) for day, hour in told]
    assert 0 <= nights(cramps) <= min(len(cramps), 62)


def test_three_nights_of_four_weeks_or_a_long_one_are_a_reason_to_ask() -> None:
    assert ask_a_doctor([at(1, 3), at(2, 3)], NOON) is None
    assert "time to ask a doctor" in str(ask_a_doctor([at(1, 3), at(2, 3), at(27, 3)], NOON))
    assert ask_a_doctor([at(1, 3), at(2, 3), at(29, 3)], NOON) is None  # too long ago
    assert ask_a_doctor([at(1, 15), at(2, 15), at(3, 15)], NOON) is None  # by day
    assert ask_a_doctor([at(1, 15, 10)], NOON) is None
    assert "ten minutes" in str(ask_a_doctor([at(1, 15, 11)], NOON))
    assert counted([at(1, 3), at(2, 15), at(40, 3)], NOON) == "In the last four weeks: 2 cramps, in 1 night."


def test_the_page_has_what_was_told_the_warning_and_the_disclaimer_and_nothing_from_elsewhere() -> None:
    warning = Library(routine_files()).card("quinine")
    page = summary_html([FULL, *(at(day, 3) for day in range(1, 40))], NOON, warning)
    text = re.sub(r"<[^>]*>", " ", page)
    told = ("left leg, inner thigh", "Dull", "Walking, Warmth", "Exercise, Little to drink", "Thigh: 27, left leg, inner thigh: 1")
    for expected in (*told, warning.lines[0], disclaimer()):
        assert expected in text
    assert page.count("<tr>") == 25 and "16 older entries are not shown." in text
    assert "http" not in page and "src=" not in page


def test_for_paper_there_are_fewer_and_fewer_entries_and_the_foot_is_left_free() -> None:
    warning = Library(routine_files()).card("quinine")
    pages = list(summary_pages([at(day, 3) for day in range(40)], NOON, warning))
    assert [page.count("<tr>") - 1 for page in pages] == list(range(24, 0, -1))
    assert "39 older entries are not shown." in pages[-1]
    assert not any("not a medical device" in page for page in pages)
