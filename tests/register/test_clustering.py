"""The work of an audit on a cluster: the short form of ``python -m tests.register.cluster_kills``, and what a worker does and refuses."""

import os
import signal
import sys
from hashlib import sha256

import pytest

from checker.model.errors import Refused
from checker.register import Register
from checker.register.auditing import Audit, audit_settings
from checker.register.clustering import Cluster, Job, OtherVersionError, worked
from checker.register.judged_by import version_of
from checker.running.pool import received
from checker.running.tasks import Task
from checker.running.walking import walk
from tests.register.content import content
from tests.register_kills import _PLAN, lay

distributed = pytest.importorskip("distributed", reason="distributed is not installed: the cluster was NOT tested")
TASK = Task(beside=True)
MARK = version_of(TASK).mark


def audited(folder, register, **how):
    """What a register holds after an audit; ``how`` may say what to do after each document."""
    after = how.pop("after", lambda number: None)
    with Register.open(str(register)) as book:
        audit = Audit(book, audit_settings({}, None, True), "Lê An", **how)
        for number, _ in enumerate(audit.over(walk([str(folder)]).files)):
            after(number)
        audit.end()
        return content(book)


@pytest.mark.long
@pytest.mark.skipif(sys.platform == "win32", reason="signals as POSIX has them")
def test_a_worker_that_is_killed_loses_nothing_and_nothing_is_kept_twice(tmp_path):
    lay(tmp_path / "den", 40)
    with Cluster("local", 2) as cluster:
        workers = [each["pid"] for each in cluster._client.run(lambda: {"pid": os.getpid()}).values()]
        found = audited(
            tmp_path / "den",
            tmp_path / "so.db",
            cluster=cluster,
            after=lambda number: number == 3 and os.kill(workers[0], signal.SIGKILL),
        )
    assert os.getpid() not in workers
    assert found == audited(tmp_path / "den", tmp_path / "mot.db", jobs=1)


def test_a_worker_reads_what_it_sees_and_asks_for_the_rest(tmp_path):
    (tmp_path / "a.txt").write_bytes(data := _PLAN.encode())
    seen, other, gone = (
        Job(str(tmp_path / name), TASK, MARK, digest)
        for name, digest in (("a.txt", sha256(data).hexdigest()), ("a.txt", "0" * 64), ("b.txt", "0" * 64))
    )
    here, *there = worked([seen, other, gone])
    assert there == [None, None]
    (report,) = received(here)
    ((shipped,),) = (received(each) for each in worked([Job("/khong/co/a.txt", TASK, MARK, data=data)]))
    assert (shipped.path, shipped.verdict, shipped.sha256, shipped.beside) == ("/khong/co/a.txt", "pass", report.sha256, report.beside)


def test_a_worker_of_another_version_judges_nothing(tmp_path):
    with pytest.raises(OtherVersionError):
        worked([Job("a.txt", TASK, "0" * 32, data=b"")])


def test_an_address_that_is_none_is_refused():
    with pytest.raises(Refused) as trouble:
        Cluster("may-chu:8786")
    assert trouble.value.key == "cluster.no_address"
