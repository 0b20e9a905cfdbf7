"""Run a program under a system-call trace and list what it tried to reach outside this machine.

A trace sees native libraries, too, which a patched ``socket`` module or a look at the open sockets would miss.
"""

import ipaddress
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

_ADDRESS = re.compile(
    r"(?P<call>connect|sendto|sendmsg|sendmmsg)\(.*?sin6?_port=htons\((?P<port>\d+)\)"
    r".*?(?:inet_addr\(\"(?P<v4>[^\"]+)\"\)|inet_pton\(AF_INET6, \"(?P<v6>[^\"]+)\")"
)
# A look-up at a resolver of this very machine is passed on to the world.
_NAME_SERVICES = {53, 853, 5353}


def cannot_trace() -> str | None:
    """Why there can be no trace here, or None."""
    if not sys.platform.startswith("linux"):
        return "system calls are traced on Linux only"
    if shutil.which("strace") is None:
        return "strace is not installed"
    if subprocess.run(["strace", "-f", "-o", "/dev/null", "true"], capture_output=True, check=False).returncode:
        return "this machine does not let strace trace"
    return None


def outside_connections(argv: list[str], timeout_s: float = 120, **options: object) -> list[str]:
    """Run ``argv`` to its end and return each call that reaches for an address outside, as "connect 192.0.2.1:53".

    Unix sockets, netlink and loopback stay inside; looking up a name does not, wherever the resolver is.

    Raises:
        AssertionError: the program failed, so that its silence would mean nothing.
    """
    with tempfile.TemporaryDirectory() as folder:
        trace = Path(folder) / "trace"
        command = ["strace", "-f", "-qq", "-e", "trace=network", "-s", "0", "-o", str(trace), *argv]
        done = subprocess.run(command, capture_output=True, text=True, timeout=timeout_s, check=False, **options)  # type: ignore[call-overload]
        assert done.returncode == 0, f"{argv[0]} ended with {done.returncode}: {done.stderr[-2000:]}"
        return outside(trace.read_text(errors="replace"))


def outside(trace: str) -> list[str]:
    """The calls of a trace that reach outside."""
    found = []
    for line in trace.splitlines():
        for match in _ADDRESS.finditer(line):
            address = ipaddress.ip_address(match["v4"] or match["v6"])
            mapped = getattr(address, "ipv4_mapped", None)
            if not (mapped or address).is_loopback or int(match["port"]) in _NAME_SERVICES:
                found.append(f"{match['call']} {address}:{match['port']}")
    return found
