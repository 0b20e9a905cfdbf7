import sys

import pytest

from stretchcoach import system
from stretchcoach.system import EYES, SPEECH, WINDOW, X11_WINDOW, Library

ABSENT = Library("libno-such-thing.so.9", "libno-such-thing9", "no-such-thing")


def release(monkeypatch: pytest.MonkeyPatch, **fields: str) -> None:
    monkeypatch.setattr("platform.freedesktop_os_release", lambda: fields)


def test_debian_and_its_children_get_one_apt_line(monkeypatch: pytest.MonkeyPatch) -> None:
    for fields in ({"ID": "debian"}, {"ID": "ubuntu", "ID_LIKE": "debian"}, {"ID": "mint", "ID_LIKE": "ubuntu debian"}):
        release(monkeypatch, **fields)
        assert system.install_line(list(EYES)) == "sudo apt-get install libgl1 libglib2.0-0 libxcb1"


def test_fedora_gets_dnf_and_others_the_names(monkeypatch: pytest.MonkeyPatch) -> None:
    release(monkeypatch, ID="fedora")
    assert system.install_line(list(EYES)) == "sudo dnf install libglvnd-glx glib2 libxcb"
    release(monkeypatch, ID="arch")
    assert system.install_line(list(EYES)).startswith("libGL.so.1 libglib-2.0.so.0")


def test_an_unnamed_system_gets_the_names(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown() -> dict[str, str]:
        raise OSError

    monkeypatch.setattr("platform.freedesktop_os_release", unknown)
    assert system.install_line([ABSENT]) == "libno-such-thing.so.9"


def test_nothing_missing_is_no_line() -> None:
    assert system.install_line([]) == ""


@pytest.mark.skipif(sys.platform != "linux", reason="looks for libraries on Linux only")
def test_the_loader_itself_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system, "EYES", (ABSENT, Library("libc.so.6", "libc6", "glibc")))
    assert system.missing_libraries() == [ABSENT]


def test_other_systems_miss_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system, "EYES", (ABSENT,))
    monkeypatch.setattr("sys.platform", "darwin")
    assert system.missing_libraries(window=True) == []


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, EYES + WINDOW),
        ({"DISPLAY": ":0"}, EYES + WINDOW + X11_WINDOW),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, EYES + WINDOW),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, EYES + WINDOW),
        ({"QT_QPA_PLATFORM": "xcb"}, EYES + WINDOW + X11_WINDOW),
    ],
)
def test_what_is_looked_for_fits_the_screen(
    environment: dict[str, str], expected: tuple[Library, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr(system, "_loads", lambda soname: False)
    assert system.missing_libraries(window=True) == list(expected)
    assert system.missing_libraries() == list(EYES)


def test_each_library_is_named_once() -> None:
    names = [library.soname for library in EYES + WINDOW + X11_WINDOW + SPEECH]
    assert len(names) == len(set(names))
