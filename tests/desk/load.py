"""``python -m tests.desk.load [--documents N] [--seconds S] [--at-once] [--kill]``: reviewers and clerks at one desk, how long they
wait, and whether anything acknowledged is lost when the server is killed.

A register of made-up rows; a server of its own on loopback; reviewers who look at the queue and at documents, decide and step, each with a
second or two between; clerks who give ordinary Word plans. Printed: requests, errors, the 50th, 95th and 99th hundredth of each way, and
what the server itself took of the processor.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

import httpx
from sqlalchemy import select

from checker.register import Register
from checker.register.tables import events
from tests.desk.conftest import in_a_process, unheard

FIXTURES = Path(__file__).parents[2] / "fixtures" / "compliant"


class Crowd:
    """Everybody at the desk, and how long each of their requests took."""

    def __init__(self, address, seconds, pause, *, at_once=False):
        self.at_once = at_once
        self.address = address
        self.until = time.monotonic() + seconds
        self.pause = pause
        self.took = defaultdict(list)
        self.errors = []
        self.kept = []

    async def asked(self, browser, way, method, path, **more):
        began = time.monotonic()
        answer = await browser.request(method, path, **more)
        self.took[way].append(time.monotonic() - began)
        if answer.status_code >= 400:
            self.errors.append((way, answer.status_code))
        return answer

    async def come(self, chance):
        """Begin within the first two pauses, as people do; or all in one moment."""
        if not self.at_once:
            await asyncio.sleep(2 * self.pause * chance.random())

    async def reviewer(self, number):
        chance = random.Random(number)
        await self.come(chance)
        async with httpx.AsyncClient(base_url=self.address, follow_redirects=False, timeout=60) as browser:
            while time.monotonic() < self.until:
                try:
                    await self._review(browser, chance, number)
                except httpx.TransportError:
                    return
                await asyncio.sleep(self.pause * chance.uniform(0.5, 1.5))

    async def _review(self, browser, chance, number):
        page = (await self.asked(browser, "queue", "GET", "/hang-doi")).text
        token, hashes = re.search(r'name="token" value="(\w+)"', page)[1], re.findall(r'name="ticked" value="(\w{64})"', page)
        if not hashes:
            return
        sha256 = chance.choice(hashes)
        await self.asked(browser, "document", "GET", f"/hang-doi/{sha256}")
        reason = f"lý do {number}-{chance.random()}"
        sent = {"token": token, "what": "assign", "reason": reason}
        answer = await self.asked(browser, "decision", "POST", f"/hang-doi/{sha256}/nhan", data=sent)
        if answer.status_code == 303:
            self.kept.append((sha256, reason))

    async def clerk(self, number):
        chance = random.Random(-number)
        await self.come(chance)
        plans = sorted(FIXTURES.glob("*.docx"))
        async with httpx.AsyncClient(base_url=self.address, follow_redirects=False, timeout=60) as browser:
            while time.monotonic() < self.until:
                try:
                    page = (await self.asked(browser, "counter", "GET", "/kiem-tra")).text
                    token, plan = re.search(r'name="token" value="(\w+)"', page)[1], chance.choice(plans)
                    sent = [("files", (plan.name, plan.read_bytes()))]
                    await self.asked(browser, "upload", "POST", "/kiem-tra", data={"token": token}, files=sent)
                except httpx.TransportError:
                    return
                await asyncio.sleep(self.pause * chance.uniform(1, 3))

    async def all(self, reviewers, clerks):
        await asyncio.gather(*map(self.reviewer, range(reviewers)), *map(self.clerk, range(1, clerks + 1)))


def processor(server):
    """Milliseconds of the processor the server took, its workers left out; nothing where a system does not tell, or it was killed."""
    try:
        fields = Path(f"/proc/{server.pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return 1000 * (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def lost(database, kept):
    """Decisions that were acknowledged and are not in the register."""
    with Register.open(database, create=False) as register:
        there = {(row.sha256, row.why) for row in register.rows(select(events.c.sha256, events.c.why).where(events.c.kind == "assigned"))}
    return [each for each in kept if each not in there]


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--documents", type=int, default=100_000)
    options.add_argument("--register", help="a register made before, which is written into")
    options.add_argument("--seconds", type=float, default=60)
    options.add_argument("--pause", type=float, default=2.0)
    options.add_argument("--reviewers", type=int, default=50)
    options.add_argument("--clerks", type=int, default=20)
    options.add_argument("--at-once", action="store_true", help="all come in one moment")
    options.add_argument("--kill", action="store_true", help="kill the server halfway")
    told = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        database = told.register or os.path.join(folder, "so.db")
        if told.register is None:
            made = [sys.executable, "-m", "tests.register.million", "--rows", str(told.documents), "--keep", database]
            subprocess.run(made, check=True, stdout=subprocess.DEVNULL)
        with in_a_process("--register", database, "--who", "Lê An", "--pace", "1000000") as (server, port):
            unheard(server)
            crowd = Crowd(f"http://127.0.0.1:{port}", told.seconds, told.pause, at_once=told.at_once)
            asyncio.run(together(crowd, told, server))
            spent = processor(server)
        for way, took in sorted(crowd.took.items()):
            took.sort()
            at = [round(1000 * took[min(len(took) - 1, len(took) * share // 100)]) for share in (50, 95, 99)]
            print(f"{way:10} {len(took):6} requests   p50 {at[0]:5} ms   p95 {at[1]:5} ms   p99 {at[2]:5} ms")
        print(f"processor of the server itself: {spent / max(1, sum(map(len, crowd.took.values()))):.1f} ms a request")
        gone = lost(database, crowd.kept)
        print(f"errors {len(crowd.errors)} {crowd.errors[:3]}   decisions acknowledged {len(crowd.kept)}, lost {len(gone)}")
    return int(bool(gone or crowd.errors))


async def together(crowd, told, server):
    everybody = asyncio.ensure_future(crowd.all(told.reviewers, told.clerks))
    if told.kill:
        await asyncio.sleep(told.seconds / 2)
        server.send_signal(signal.SIGKILL)
    await everybody


if __name__ == "__main__":
    sys.exit(main())
