"""The end of a desk: told to end, it ends within a bounded time, with exit code 0, one line, and its processes with it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from checker.desk import people, serving
from tests.desk.conftest import in_a_process, until

pytestmark = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="the end of a desk was NOT tried: no /proc here")
_FORM = b"POST /api/v1/check HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: %d\r\n"
_HALF = _FORM % 900 + b"Expect: 100-continue\r\n\r\n"
"""Of what is asked half, the desk says that it waits for the rest."""
_IDLE = b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n"


def children(process):
    """Processes whose parent it is."""
    found = []
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            if int(_told_of(entry.parent.name)[1]) == process:
                found.append(int(entry.parent.name))
        except (OSError, IndexError):
            continue
    return found


def lasting(processes, seconds=5):
    """Those that still run after so long; what is dead and not yet buried runs no more."""
    until(lambda: not any(map(_runs, processes)), seconds)
    return [each for each in processes if _runs(each)]


def _runs(process):
    try:
        return _told_of(process)[0] != "Z"
    except OSError:
        return False


def _told_of(process):
    """What /proc says of a process, from its state on."""
    return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()


def worked(processes):
    """What processes took of the processor, in the system's ticks."""
    return sum(int(told[11]) + int(told[12]) for told in map(_told_of, processes))


HEEDING = {
    "preexec_fn": lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    "start_new_session": True,
    "env": os.environ | {"PYTHONWARNINGS": "default"},
}


@pytest.fixture
def desk():
    """A desk that answers, its port, and the processes below it."""
    with in_a_process("--lang", "en", **HEEDING) as (running, port):
        yield running, port


@pytest.mark.parametrize(("sign", "sent"), [(signal.SIGINT, _IDLE), (signal.SIGTERM, _IDLE), (signal.SIGTERM, _HALF)])
def test_a_desk_told_to_end_says_so_and_ends_with_all_it_began(desk, sign, sent):
    running, port = desk
    below = children(running.pid)
    with socket.create_connection(("127.0.0.1", port), timeout=30) as line:
        line.sendall(sent)
        assert line.recv(100).startswith(b"HTTP/1.1 200" if sent is _IDLE else b"HTTP/1.1 100")
        running.send_signal(sign)
        _, told = running.communicate(timeout=serving.GRACE + 20)
    assert running.returncode == 0
    assert [each for each in told.splitlines() if not each.startswith("{")] == ["thethuc: The desk is closed."]
    assert below
    assert lasting(below) == []


def test_ctrl_c_in_a_terminal_ends_a_desk_at_work_with_its_processes_in_one_line(desk):
    running, port = desk
    below = children(running.pid)
    body = (
        b'--x\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\n' + 9_000 * "KẾ HOẠCH\n".encode() + b"\r\n--x--\r\n"
    )
    with socket.create_connection(("127.0.0.1", port), timeout=30) as line:
        before = worked(below)
        line.sendall(_FORM % len(body) + b"\r\n" + body)
        assert until(lambda: worked(below) > before + 5)
        os.killpg(running.pid, signal.SIGINT)
        _, told = running.communicate(timeout=serving.GRACE + 20)
    assert running.returncode == 0
    assert [each for each in told.splitlines() if not each.startswith("{")] == ["thethuc: The desk is closed."]
    assert lasting(below) == []


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_a_desk_told_to_end_while_it_loads_says_so_too(sign):
    command = [sys.executable, "-W", "default", "-c", _LOADING, "desk", "--no-config", "--lang", "en", "--port", "0"]
    with subprocess.Popen([*command], stderr=subprocess.PIPE, text=True, **HEEDING) as running:
        assert running.stderr.readline() == "loading\n"
        os.killpg(running.pid, sign)
        _, told = running.communicate(timeout=30)
    assert (running.returncode, told) == (0, "thethuc: The desk is closed.\n")


_LOADING = """
import sys, time
import checker.cli.desk as desk
from checker.cli.root_command import run

def slow(*_):
    print("loading", file=sys.stderr, flush=True)
    time.sleep(20)

desk.settings_of = slow
raise SystemExit(run(sys.argv[1:]))
"""


def test_a_desk_told_to_end_before_it_opened_ends_too():
    command = [sys.executable, "-c", _EARLY]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr, done.stdout) == (0, "", "")


_EARLY = """
import os, signal, socket, asyncio
from contextlib import asynccontextmanager
from starlette.applications import Starlette
from checker.desk.bench import Bench
from checker.desk.serving import serve

@asynccontextmanager
async def lifespan(app):
    await Bench(1, 9).warm()
    os.kill(os.getpid(), signal.SIGTERM)
    yield

if __name__ == "__main__":
    door = socket.socket()
    door.bind(("127.0.0.1", 0))
    raise SystemExit(0 if serve(Starlette(lifespan=lifespan), door, lambda: print("open")) else 2)
"""


def test_a_desk_says_that_it_is_open_once_it_may_be_asked_and_not_before():
    done = subprocess.run([sys.executable, "-c", _ASKED], capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr, done.stdout) == (0, "", "open\n")


_ASKED = """
import os, signal, socket
from starlette.applications import Starlette
from checker.desk.serving import serve

door = socket.socket()
door.bind(("127.0.0.1", 0))

def opened():
    socket.create_connection(door.getsockname(), 5).close()
    print("open")
    os.kill(os.getpid(), signal.SIGTERM)

raise SystemExit(0 if serve(Starlette(), door, opened) else 2)
"""


def test_the_file_of_people_is_its_owner_s_alone(tmp_path):
    before = os.umask(0)
    try:
        people.People(str(tmp_path / "people.db")).close()
    finally:
        os.umask(before)
    assert (tmp_path / "people.db").stat().st_mode & 0o777 == 0o600
