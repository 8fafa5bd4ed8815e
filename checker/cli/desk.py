"""``thethuc desk``: the desk in a browser, on this machine or, with accounts, in the office's network."""

from __future__ import annotations

import getpass
import logging
import os
import signal
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from importlib.util import find_spec
from typing import TYPE_CHECKING

import click

from checker.cli.terminal import options
from checker.cli.terminal.flags import configurable, settings_of
from checker.cli.terminal.language import tell
from checker.cli.terminal.login import login_name
from checker.cli.terminal.verbs import verb
from checker.desk.desk_options import LOOPBACK, ROLES, DeskOptions
from checker.model.errors import Refused, cause
from checker.reporting.catalogue import Words

if TYPE_CHECKING:
    from checker.desk.outside import OtherServers
    from checker.desk.people import People
    from checker.register import Register

_PORT = 8471


@verb("desk")
@click.option("--host", default="127.0.0.1", metavar="NAME")
@click.option("--port", type=click.IntRange(0, 65_535), default=_PORT, metavar="N")
@click.option("--allow-host", "names", multiple=True, metavar="NAME")
@click.option("--minutes", type=options.Count(), default=30)
@click.option("--jobs", "-j", type=options.Count())
@click.option("--register", metavar="FILE|URL")
@click.option("--who", metavar="NAME", type=options.Name())
@click.option("--office", metavar="NAME[; NAME…]")
@click.option("--people", metavar="FILE", type=options.Path())
@click.option("--outside", metavar="FILE", type=options.Path())
@click.option("--add", metavar="NAME")
@click.option("--role", type=options.OneOf(*ROLES), default=ROLES[0])
@click.option("--copy-people", "copy", metavar="FILE", type=options.Path())
@click.option("--secure", is_flag=True)
@click.option("--office-js", "office_js", metavar="FOLDER", type=options.Path())
@click.option("--pace", type=options.Count(), default=600)
@options.lang
@options.profile
@configurable
def command(
    host: str, port: int, names: tuple[str, ...], minutes: int, jobs: int | None, register: str | None, who: str | None, office: str | None,
    people: str | None, outside: str | None, add: str | None, role: str, copy: str | None, secure: bool, office_js: str | None, pace: int,
    lang: str, config: str | None, no_config: bool,
    **_keys: object,
) -> int:  # fmt: skip
    """Serve until Ctrl-C or SIGTERM; exit code 0, or 2 where the desk cannot open."""
    if host not in LOOPBACK and people is None:
        raise Refused("desk.loopback", host=host)
    if add is not None:
        return _added(add, role, people, Words(lang))
    if copy is not None:
        return _copied(copy, people, Words(lang))
    with _told_to_end(Words(lang)):
        settings_of(config, no_config).task("van-ban.docx")  # a fault of the settings is said now, not to the first visitor
        told = DeskOptions(
            lang=lang, hosts=(*LOOPBACK, *map(str.lower, names)), minutes=minutes, processes=jobs or 2, config=config, no_config=no_config,
            who=who or login_name(), secure=secure, office=office or "", office_js=office_js or "",
            requests=pace, uploads=max(1, pace // 5),
        )  # fmt: skip
        beyond = _beyond(outside, people)
        if host not in LOOPBACK and not secure:
            tell(Words(lang).ui("desk.in_clear"), Words(lang))
        if not _served(told, beyond, host, port, register, people):
            return 2
    return 0


def _served(told: DeskOptions, beyond: OtherServers, host: str, port: int, register: str | None, people: str | None) -> bool:
    """Serve until a signal comes; whether the desk opened. Raises :class:`Refused`."""
    try:
        from checker.desk.server import application
        from checker.desk.serving import serve
    except ImportError as error:
        raise Refused("lacks", library=(error.name or "fastapi").split(".")[0], extra="desk") from None
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr, format="%(message)s")
    logging.getLogger("thethuc.desk").setLevel(logging.INFO)
    with _door(host, port) as door, _book(register) as book, _known(people) as known:
        app = application(told, register=book, people=known, outside=beyond)
        return serve(app, door, _opened(host, door, told), proxies=_proxies(told.secure, beyond))


@contextmanager
def _told_to_end(words: Words) -> Iterator[None]:
    """Ctrl-C and SIGTERM are how a desk ends, also while it is still opening: one line says so."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
        tell(words.ui("desk.closed"), words)
    except KeyboardInterrupt:
        tell(words.ui("desk.closed"), words)
    finally:
        signal.signal(signal.SIGTERM, before)


def _book(name: str | None) -> AbstractContextManager[Register | None]:
    """The office's register, if one was named; it must be there. Raises :class:`Refused`."""
    if name is None:
        return nullcontext()
    from checker.register import Register

    return Register.open(name, create=False)


def _beyond(path: str | None, people: str | None) -> OtherServers:
    """What the desk has to do with other servers. Raises :class:`Refused`, also for log-ins where there are no accounts."""
    from checker.desk.outside import OtherServers, outside_of

    told = outside_of(path) if path is not None else OtherServers()
    if told.oidc is not None and find_spec("authlib") is None:
        raise Refused("lacks", library="authlib", extra="oidc")
    if people is None and (told.proxy or told.oidc):
        raise Refused("desk.no_people", path="people.db")
    return told


def _proxies(secure: bool, outside: OtherServers) -> list[str]:
    """Addresses whose word is taken on the address of who asks."""
    named = [str(each) for each in outside.proxy.networks] if outside.proxy else []
    return ["127.0.0.1", *named] if secure else named


def _accounts() -> type[People]:
    """What opens a file of accounts. Raises :class:`Refused` where the extra that brings it is not installed."""
    try:
        from checker.desk.people import People
    except ImportError as error:
        raise Refused("lacks", library=(error.name or "argon2").split(".")[0], extra="desk") from None
    return People


def _added(name: str, role: str, people: str | None, words: Words) -> int:
    """Somebody added to the file of accounts, the password asked twice. Raises :class:`Refused`."""
    if people is None:
        raise Refused("desk.no_people", path="people.db")
    opened = _accounts()
    if os.path.exists(people):
        opened(people).close()  # a file of something else is told before a password is asked for
    password = _asked(words.ui("desk.password"))
    if password != _asked(words.ui("desk.password_again")):
        raise Refused("desk.not_the_same")
    with closing(opened(people)) as known:
        known.add(name, role, password, who=login_name())
    print(words.ui("desk.added", name=name, path=people))
    return 0


def _asked(what: str) -> str:
    """What somebody types unseen; where no terminal is, the next line of standard input. Raises :class:`Refused` where there is none."""
    if sys.stdin is not None and sys.stdin.isatty():
        return getpass.getpass(f"{what}: ")
    line = sys.stdin.readline() if sys.stdin is not None else ""
    if not line:
        raise Refused("desk.no_password")
    return line.rstrip("\r\n")


def _copied(copy: str, people: str | None, words: Words) -> int:
    """The file of accounts copied, whoever is logging in meanwhile. Raises :class:`Refused`."""
    with _known(people or "people.db") as known:
        if known is not None:
            known.copy_to(copy)
    print(words.ui("desk.copied", path=copy))
    return 0


@contextmanager
def _known(people: str | None) -> Iterator[People | None]:
    """The people who may log in, if a file of them was named; somebody must be in it. Raises :class:`Refused`."""
    if people is None:
        yield None
        return
    opened = _accounts()
    if not os.path.isfile(people):
        raise Refused("desk.no_people", path=people)
    with closing(opened(people)) as known:
        if not known.everybody():
            raise Refused("desk.no_people", path=people)
        yield known


def _door(host: str, port: int) -> socket.socket:
    """The place the desk listens at. Raises :class:`Refused` where another program does."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    door = socket.socket(family)
    door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        door.bind((host, port))
    except OSError as error:
        door.close()
        raise Refused("desk.taken", port=port, cause=cause(error)) from None
    return door


def _opened(host: str, door: socket.socket, told: DeskOptions) -> Callable[[], None]:
    """Says where the desk is once it answers, and the pane in Word, if it has one; browsers may know it by another address."""
    shown, port, words = f"[{host}]" if ":" in host else host, door.getsockname()[1], Words(told.lang)
    keys = ("desk.open", "desk.pane") if told.office_js else ("desk.open",)

    def opened() -> None:
        for key in keys:
            tell(words.ui(key, address=f"http://{shown}:{port}/"), words)

    return opened
