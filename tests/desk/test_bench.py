"""The bench: processes that can die or take too long without anybody else's work being lost."""

from __future__ import annotations

import asyncio
import os
import time

import pytest

from checker.desk.bench import Bench, TookTooLong, WorkerDied
from tests.desk.conftest import OPTIONS


def test_work_is_answered_and_what_ends_its_process_harms_nobody_else():
    async def trial():
        bench = Bench(1, 30)
        try:
            found = await asyncio.gather(bench.run(abs, -4), bench.run(os._exit, 1), bench.run(abs, -8), return_exceptions=True)
        finally:
            bench.close()
        return found

    first, second, third = asyncio.run(trial())
    assert (first, third) == (4, 8)
    assert isinstance(second, WorkerDied)


def test_what_takes_too_long_is_broken_off_and_work_goes_on():
    async def trial():
        bench = Bench(1, 3)
        try:
            await bench.warm()
            with pytest.raises(TookTooLong):
                await bench.run(time.sleep, 60)
            return await bench.run(abs, -8)
        finally:
            bench.close()

    assert asyncio.run(trial()) == 8


@pytest.mark.skipif(not hasattr(os, "nice"), reason="no processes give way here")
def test_processes_that_judge_give_way_to_the_server():
    async def trial():
        bench = Bench(1, 30)
        try:
            return await bench.run(os.nice, 0)
        finally:
            bench.close()

    assert asyncio.run(trial()) > os.nice(0)


def test_the_options_have_sound_bounds():
    assert OPTIONS.upload < OPTIONS.held
