"""Which cameras there are, on a made-up /sys and /dev; and what opens which."""

import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

pytest.importorskip("cv2")  # the pure environment has none

from support.eyes import FakeDevice

from stretchcoach.vision import camera, cameras
from stretchcoach.vision.camera import Camera
from stretchcoach.vision.cameras import CameraInfo, find_camera, linux_cameras, list_cameras
from stretchcoach.vision.sources import is_live, open_source
from stretchcoach.vision.status import EyesError, EyesStatus

BUILT_IN = CameraInfo(0, "/dev/video0", "Integrated Camera: Front", "usb-Maker_Integrated-video-index0")
ON_THE_DESK = CameraInfo(10, "/dev/video10", "Desk Cam Pro", "usb-Desk_Cam_A1-video-index0")
TWIN = CameraInfo(12, "/dev/video12", "Desk Cam Pro", "usb-Desk_Cam_B2-video-index0")


@pytest.fixture
def roots(tmp_path: Path) -> tuple[Path, Path]:
    sysfs, dev = tmp_path / "sys", tmp_path / "dev"
    (dev / "v4l" / "by-id").mkdir(parents=True)
    for number, name, index in ((10, "Desk Cam Pro", 0), (2, "Front", 0), (3, "Front", 1), (4, "gone", 0), (5, None, None)):
        (sysfs / f"video{number}").mkdir(parents=True)
        if name is not None:
            (sysfs / f"video{number}" / "name").write_text(f"{name}\n")
            (sysfs / f"video{number}" / "index").write_text(f"{index}\n")
        if name != "gone":
            (dev / f"video{number}").touch()
    (sysfs / "videofoo").mkdir()
    (dev / "v4l" / "by-id" / "usb-Desk_Cam_A1-video-index0").symlink_to("../../video10")
    return sysfs, dev


@pytest.mark.skipif(sys.platform == "win32", reason="made of symbolic links")
def test_linux_lists_its_cameras_and_none_of_their_further_nodes(roots: tuple[Path, Path]) -> None:
    sysfs, dev = roots
    assert linux_cameras(sysfs, dev) == [
        CameraInfo(2, str(dev / "video2"), "Front"),
        CameraInfo(5, str(dev / "video5"), "camera 5"),
        CameraInfo(10, str(dev / "video10"), "Desk Cam Pro", "usb-Desk_Cam_A1-video-index0"),
    ]
    assert linux_cameras(sysfs / "nothing", dev / "nothing") == []


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_elsewhere_the_first_numbers_are_offered_and_not_promised(platform: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cameras, "sys", SimpleNamespace(platform=platform))
    found = list_cameras()
    assert [(one.index, one.name, one.spec, one.certain) for one in found][:2] == [
        (0, "camera 0", "camera:0", False),
        (1, "camera 1", "camera:1", False),
    ]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("front", BUILT_IN),
        ("integrated camera: front", BUILT_IN),
        (" Cam_A1 ", ON_THE_DESK),
        (TWIN.stable_id, TWIN),
    ],
)
def test_a_camera_is_found_by_what_a_person_types(wanted: str, found: CameraInfo) -> None:
    assert find_camera(wanted, [BUILT_IN, ON_THE_DESK, TWIN]) is found
    assert find_camera(found.spec.removeprefix("camera:"), [BUILT_IN, ON_THE_DESK, TWIN]) is found


def test_a_whole_name_beats_a_part() -> None:
    short, long = CameraInfo(0, "", "Cam"), CameraInfo(1, "", "Cam Pro")
    assert find_camera("cam", [long, short]) is short


def test_none_and_several_are_said() -> None:
    with pytest.raises(EyesError, match=r"no camera called “rear”.*Integrated Camera: Front, Desk Cam Pro"):
        find_camera("rear", [BUILT_IN, ON_THE_DESK])
    with pytest.raises(EyesError, match=r"Several.*camera:usb-Desk_Cam_A1-video-index0, camera:usb-Desk_Cam_B2"):
        find_camera("desk cam", [ON_THE_DESK, TWIN])
    with pytest.raises(EyesError, match="none that this system names"):
        find_camera("front", [CameraInfo(0, "", "camera 0", certain=False)])


def test_a_camera_is_opened_by_name_and_by_path_and_called_so(monkeypatch: pytest.MonkeyPatch) -> None:
    device, asked = FakeDevice(), []
    fake = device.cv2()
    opens = fake.VideoCapture
    fake.VideoCapture = lambda *given: asked.append(given) or opens(*given)
    monkeypatch.setattr(camera, "cv2", fake)
    monkeypatch.setattr(cameras, "list_cameras", lambda: [BUILT_IN, ON_THE_DESK])
    names = []
    for spec in ("camera:desk", "camera:1", "/dev/video7", "/dev/v4l/by-id/usb-x"):
        assert is_live(spec)
        with open_source(spec, clock=lambda: 7.0) as source:
            device.send()
            frame = source.read()
            assert frame is not None and frame.captured_at_s == 7.0
            names.append(source.name)
    v4l2 = fake.CAP_V4L2  # a device file is not tried as a film first
    assert asked == [("/dev/video10", v4l2), (1,), ("/dev/video7", v4l2), ("/dev/v4l/by-id/usb-x", v4l2)]
    assert names == ["Desk Cam Pro", "camera 1", "camera /dev/video7", "camera /dev/v4l/by-id/usb-x"]


@pytest.mark.parametrize("spec", ["clip.mp4", "/dev/shm/clip.mp4", "pictures", "", "r.jsonl", "C:\\clips\\a.mp4"])
def test_files_are_not_live(spec: str) -> None:
    assert not is_live(spec)


@pytest.mark.parametrize("url", ["http://host/", "https://host", "HTTP://host", "rtsp://host", "ftp://host"])
def test_addresses_are_live(url: str) -> None:
    assert is_live(url)


@pytest.mark.parametrize(
    ("platform", "exists", "allowed", "status", "said"),
    [
        ("linux", False, True, EyesStatus.ABSENT, "plug it in"),
        ("linux", True, False, EyesStatus.DENIED, "usermod"),
        ("linux", True, True, EyesStatus.BUSY, "Another program"),
        ("darwin", False, False, EyesStatus.UNAVAILABLE, "System Settings"),
        ("win32", False, False, EyesStatus.UNAVAILABLE, "Privacy"),
    ],
)
def test_why_a_camera_does_not_open(
    platform: str, exists: bool, allowed: bool, status: EyesStatus, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    device = FakeDevice()
    device.busy = True
    monkeypatch.setattr(camera, "cv2", device.cv2())
    monkeypatch.setattr(camera, "sys", SimpleNamespace(platform=platform))
    monkeypatch.setattr(camera.os, "access", lambda *_: allowed)
    path = tmp_path / "video0"
    if exists:
        path.touch()
    with pytest.raises(EyesError, match=said) as error:
        Camera(str(path))
    assert error.value.status is status
    assert "video0" in str(error.value)
