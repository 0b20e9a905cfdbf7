"""The app does not phone home: a session's work under a system-call trace."""

import json
import socket
import sys
from pathlib import Path

import pytest
from support.silence import cannot_trace, outside, outside_connections

traced = pytest.mark.skipif(bool(reason := cannot_trace()), reason=reason or "")

@traced
def test_a_session_opens_no_connection(tmp_path: Path) -> None:
    pytest.importorskip("mediapipe.tasks", exc_type=ImportError)
    from stretchcoach.vision.model import default_model

    if not default_model().is_file():
        pytest.skip("the pose model is not built: stretchcoach model build")
    # The command a newcomer begins with: real clip, real pose model, real record.
    argv = [sys.executable, "-m", "stretchcoach", "demo", "--as-fast-as-possible", "--out", str(tmp_path)]
    assert outside_connections(argv) == []
    (hold,) = json.loads((tmp_path / "session.json").read_text(encoding="utf-8"))["holds"]
    assert hold["held_s"] > 5  # it watched, and was not silent because nothing happened


def connecting(address: str, port: int, family: str = "AF_INET") -> list[str]:
    # Connecting a datagram socket only notes the address: nothing is sent.
    script = f"import socket; socket.socket(socket.{family}, socket.SOCK_DGRAM).connect(({address!r}, {port}))"
    return [sys.executable, "-c", script]


@traced
def test_the_trace_sees_a_connection_of_a_child() -> None:
    inner = connecting("192.0.2.1", 4711)
    outer = [sys.executable, "-c", f"import subprocess; subprocess.run({inner!r}, check=True)"]
    assert outside_connections(outer) == ["connect 192.0.2.1:4711"]


@traced
def test_loopback_and_unix_sockets_stay_inside_but_a_name_server_does_not() -> None:
    assert outside_connections(connecting("127.0.0.1", 4711)) == []
    assert outside_connections([sys.executable, "-c", "import socket; a, b = socket.socketpair(); a.send(b'x')"]) == []
    assert outside_connections(connecting("127.0.0.53", 53)) == ["connect 127.0.0.53:53"]


@traced
def test_a_program_that_fails_does_not_count_as_silent() -> None:
    with pytest.raises(AssertionError, match="ended with 3"):
        outside_connections([sys.executable, "-c", "raise SystemExit(3)"])


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ('7 connect(3, {sa_family=AF_INET, sin_port=htons(80), sin_addr=inet_addr("192.0.2.7")}, 16)', ["connect 192.0.2.7:80"]),
        ('7 connect(3, {sa_family=AF_INET, sin_port=htons(9), sin_addr=inet_addr("127.1.2.3")}, 16 <unfinished ...>', []),
        (
            '7 sendto(3, ""..., 9, 0, {sa_family=AF_INET6, sin6_port=htons(443), sin6_flowinfo=htonl(0), '
            'inet_pton(AF_INET6, "2001:db8::1", &sin6_addr), sin6_scope_id=0}, 28) = 9',
            ["sendto 2001:db8::1:443"],
        ),
        (
            '7 connect(3, {sa_family=AF_INET6, sin6_port=htons(80), sin6_flowinfo=htonl(0), inet_pton(AF_INET6, '
            '"::ffff:127.0.0.1", &sin6_addr), sin6_scope_id=0}, 28) = 0',
            [],
        ),
        (
            '7 sendmsg(3, {msg_name={sa_family=AF_INET, sin_port=htons(443), sin_addr=inet_addr("192.0.2.7")}}, 0) = 1',
            ["sendmsg 192.0.2.7:443"],
        ),
        ('7 connect(3, {sa_family=AF_UNIX, sun_path="/run/dbus"}, 110) = 0', []),
        ("7 sendto(3, [{nlmsg_len=20}], 20, 0, {sa_family=AF_NETLINK, nl_pid=0, nl_groups=00000000}, 12) = 20", []),
    ],
)
def test_lines_of_a_trace(line: str, found: list[str]) -> None:
    assert outside(line) == found


@traced
@pytest.mark.skipif(not socket.has_ipv6, reason="no IPv6")
def test_loopback_of_ipv6_stays_inside() -> None:
    script = (
        "import socket\ntry: socket.socket(socket.AF_INET6, socket.SOCK_DGRAM).connect(('::1', 4711))\nexcept OSError: pass"
    )
    assert outside_connections([sys.executable, "-c", script]) == []
