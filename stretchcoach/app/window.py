"""The window with everything that it needs, put together."""

import time
from collections.abc import Callable
from datetime import datetime

from PyQt6.QtWidgets import QApplication

from stretchcoach.app.about import wire_about
from stretchcoach.app.asking import AskFirst
from stretchcoach.app.cards import CareCards
from stretchcoach.app.coach import Coach
from stretchcoach.app.cramp import CrampNow
from stretchcoach.app.diary import Diary
from stretchcoach.app.eyes import Clock, OpenEyes, open_eyes
from stretchcoach.app.pages import Pages
from stretchcoach.app.reminders import Reminders, Says
from stretchcoach.app.settings import Settings
from stretchcoach.app.setup import Setup
from stretchcoach.app.speaking import OpenVoice, StaysAwake
from stretchcoach.ui import theme
from stretchcoach.ui.main_window import CARDS, MainWindow
from stretchcoach.ui.session_page import SessionPage
from stretchcoach.ui.tray import Tray
from stretchcoach.voice.opening import silent_voice


def build(
    app: QApplication,
    source: str | None = None,
    *,
    eyes: OpenEyes = open_eyes,
    clock: Clock = time.monotonic,
    voice: OpenVoice = silent_voice,
    awake: StaysAwake | None = None,
    frame: MainWindow | None = None,
    says: Says | None = None,
    now: Callable[[], datetime] = lambda: datetime.now().astimezone(),
) -> tuple[MainWindow, Coach, Pages]:
    """The window, what plays a session in it, and what answers its other pages; nothing is read or opened yet.

    Args:
        app: it is dressed, if nobody has dressed it.
        source: what to use as the camera, if not the camera.
        eyes: opens a source.
        clock: seconds that only ever grow.
        voice: finds a voice.
        awake: keeps the screen on.
        frame: a window without pages that is shown already; None: one is made, and not shown.
        says: speaks on the desktop; None: the tray does.
        now: the moment, with its time zone.
    """
    if frame is None:
        theme.apply(app)
    window, page = (frame or MainWindow()).fill(), SessionPage()
    coach = Coach(window, page, source=source, open_eyes=eyes, clock=clock, open_voice=voice, awake=awake)
    cramp, diary, cards = CrampNow(window, coach, clock), Diary(window, coach), CareCards(window, coach, clock)
    cards.said.connect(coach.say)
    cards.runs.connect(coach.stay_awake)
    cramp.said.connect(coach.say)
    cramp.over.connect(diary.after_cramp)
    cramp.over.connect(lambda engine, then: cards.after_cramp(engine.cleared) if then == CARDS else None)
    cramp.card_wanted.connect(cards.open)
    AskFirst(window, coach)
    wire_about(window)
    pages, settings = Pages(window, coach), Settings(app, window, coach, eyes, clock)

    def history_opened() -> None:
        settings.apply()
        cramp.dim_again()

    pages.history_opened = history_opened
    pages.welcome = Setup(window, coach, eyes, clock, settings.keep).open_once
    settings.deleted.connect(pages.open_history)
    reminders = Reminders(window, coach, says or Tray(window), now)
    settings.deleted.connect(reminders.show)
    return window, coach, pages
