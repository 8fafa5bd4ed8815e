"""What only POSIX has is asked for when it is used, and a plain way is there where it is not: Windows imports and runs every room."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
FIXTURES = ROOT / "fixtures"

BARE = """
import asyncio, ctypes, importlib, multiprocessing.connection, os, pkgutil, shutil, signal, subprocess, sys, tempfile
import lxml.etree, PIL.Image, pypdfium2

ABSENT = {"crypt", "fcntl", "grp", "nis", "ossaudiodev", "posix", "pty", "pwd", "readline", "resource", "spwd", "syslog", "termios", "tty"}
for name in ABSENT:
    sys.modules[name] = None  # an import of it raises ImportError
KEPT = {"SIGABRT", "SIGFPE", "SIGILL", "SIGINT", "SIGSEGV", "SIGTERM", "SIG_DFL", "SIG_IGN"}
for name in [name for name in dir(signal) if name.startswith(("SIG", "ITIMER")) and name not in KEPT]:
    delattr(signal, name)
for name in ("alarm", "setitimer", "getitimer", "pause", "pthread_kill", "pthread_sigmask", "sigwait", "siginterrupt"):
    delattr(signal, name)
OURS = (
    "chown chroot fchmod fchown fork forkpty getegid geteuid getgid getpgid getpgrp getpriority getresuid getuid getxattr killpg "
    "lchown listxattr mkfifo mknod nice openpty pathconf posix_fadvise posix_fallocate pread pwrite removexattr sched_getaffinity sendfile "
    "setpgid setsid setuid setxattr statvfs sysconf tcgetpgrp uname wait wait3 wait4 WEXITSTATUS WIFEXITED WIFSIGNALED WTERMSIG "
    "O_CLOEXEC O_DIRECTORY O_NOCTTY O_NOFOLLOW O_NONBLOCK O_SYNC"
)
for name in OURS.split():
    delattr(os, name)
"""

IMPORT = """
import checker
failed = {}
for module in pkgutil.walk_packages(checker.__path__, "checker."):
    if module.name.startswith("checker.writer.extension"):
        continue  # for LibreOffice's own Python
    try:
        importlib.import_module(module.name)
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("hatchling", "mcp", "pygls", "lsprotocol"):
            failed[module.name] = repr(error)
    except SystemExit:
        pass
    except Exception as error:
        failed[module.name] = repr(error)
import json
print(json.dumps(failed))
"""

RUN = """
from checker.cli.root_command import run
sys.exit(run(sys.argv[1:]))
"""


LIBRARIES = """
import importlib
for name in ("mcp.server.mcpserver", "pygls.lsp.server"):  # of which on Windows another half is imported
    try:
        importlib.import_module(name)
    except ImportError:
        pass
"""


def bare(script, *arguments, before=""):
    """A script in a process that lacks what Windows lacks."""
    command = [sys.executable, "-c", before + BARE + script, *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False, timeout=120)


@pytest.mark.skipif(sys.platform == "win32", reason="there it is so")
class DescribeASystemWithoutPosix:
    def it_imports_every_module(self):
        run = bare(IMPORT, before=LIBRARIES)
        assert run.returncode == 0, run.stderr
        assert json.loads(run.stdout.splitlines()[-1]) == {}

    @pytest.mark.parametrize(
        ("plan", "code"),
        [("compliant/so-noi-vu.txt", 0), ("compliant/so-noi-vu.docx", 0), ("faulty/TT2094-signature-over-recipients.pdf", 1)],
    )
    def it_checks_text_word_and_pdf(self, plan, code):
        found = bare(RUN, "check", "--no-cache", "-q", "--fail-on", "warning", FIXTURES / plan)
        assert (found.returncode, found.stderr) == (code, "")
        plainly = [sys.executable, "-m", "checker", "check", "--no-cache", "-q", "--fail-on", "warning", str(FIXTURES / plan)]
        assert found.stdout == subprocess.run(plainly, cwd=ROOT, capture_output=True, encoding="utf-8", check=False).stdout

    def it_writes_what_it_mends_and_remembers_results(self, tmp_path):
        run = bare(RUN, "fix", FIXTURES / "faulty" / "TT0302-number-not-padded.docx", "-o", tmp_path / "a.docx")
        assert run.returncode == 0, run.stderr
        for _ in range(2):
            run = bare(RUN, "check", "-q", "--cache-dir", tmp_path / "cache", tmp_path / "a.docx")
            assert (run.returncode, run.stderr) == (0, "")
