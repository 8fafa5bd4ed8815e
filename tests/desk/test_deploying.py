"""What the guide has people put on a server: the unit, the proxy's file, the compose file, backup and restore."""

from __future__ import annotations

import shlex
import shutil
import socket
import ssl
import subprocess
import sys
from http.client import HTTPSConnection
from pathlib import Path

import click
import pytest
import yaml

from checker.cli.desk import command
from checker.desk.people import People
from checker.model.errors import Refused
from tests.desk.conftest import answering, desk, until
from tests.desk.test_people import GOOD, QUICK, clock, filled, people  # noqa: F401 - fixtures

ROOT = Path(__file__).parents[2]
FILES = ROOT / "docs" / "desk"
GUIDE = (ROOT / "docs" / "pages" / "huong-dan" / "ban-kiem-tra.md").read_text("utf-8")


def test_the_guide_shows_the_files_as_they_are():
    for name in ("thethuc-desk.service", "nginx.conf"):
        assert (FILES / name).read_text("utf-8") in GUIDE, name


def told_to_the_desk():
    unit = (FILES / "thethuc-desk.service").read_text("utf-8")
    line = next(line for line in unit.splitlines() if line.startswith("ExecStart="))
    yield shlex.split(line.partition("=")[2])[2:]
    yield yaml.safe_load((FILES / "compose.yaml").read_text("utf-8"))["services"]["desk"]["command"][1:]


@pytest.mark.parametrize("told", list(told_to_the_desk()))
def test_what_the_desk_is_started_with_is_what_it_takes(told):
    _, left, _ = command.make_parser(click.Context(command)).parse_args(list(told))
    assert left == []


def test_the_compose_file_builds_a_stage_there_is_and_lets_the_desk_be_reached_by_the_proxy_alone():
    told = yaml.safe_load((FILES / "compose.yaml").read_text("utf-8"))["services"]
    assert f"AS {told['desk']['build']['target']}\n" in (ROOT / "Dockerfile").read_text("utf-8")
    assert (FILES / told["desk"]["build"]["context"]).resolve() == ROOT
    assert "ports" not in told["desk"]
    assert told["desk"]["network_mode"] == "service:tls"


def composed():
    return yaml.safe_load((FILES / "compose.yaml").read_text("utf-8"))


def test_the_container_runs_as_the_image_s_own_user_who_owns_its_one_volume():
    desk, image = composed()["services"]["desk"], (ROOT / "Dockerfile").read_text("utf-8")
    user = desk["user"].partition(":")[0]
    assert f"useradd --create-home --uid {user} thethuc" in image
    (volume,) = desk["volumes"]
    name, place = volume.split(":")
    assert (name in composed()["volumes"], place) == (True, desk["working_dir"])
    assert f"install --directory --owner={user} --group={user} {place}" in image
    assert (desk["read_only"], desk["cap_drop"], desk["tmpfs"]) == (True, ["ALL"], ["/tmp"])


@pytest.mark.parametrize(("port", "healthy"), [(None, True), (9, False)])
def test_the_health_check_tells_an_open_desk_from_none(port, healthy):
    command, python, flag, code = composed()["services"]["desk"]["healthcheck"]["test"]
    assert (command, python, flag) == ("CMD", "python", "-c")
    with answering(desk()) as its_own:
        told = code.replace("8471", str(port or its_own))
        done = subprocess.run([sys.executable, flag, told], capture_output=True, timeout=60, check=False)
    assert (done.returncode == 0) == healthy, done.stderr


def test_what_is_mounted_is_what_the_guide_has_people_put_there():
    mounted = {each.split(":")[0] for each in composed()["services"]["tls"]["volumes"]}
    assert "./nginx.conf" in mounted
    assert (FILES / "nginx.conf").is_file()
    for name in mounted - {"./nginx.conf"}:
        assert f"`{Path(name).name}`" in GUIDE, name
    text = (FILES / "nginx.conf").read_text("utf-8")
    for volume in composed()["services"]["tls"]["volumes"]:
        inside = volume.split(":")[1]
        assert inside.startswith("/etc/nginx/conf.d/") or f" {inside};" in text, inside


COMPOSE = shutil.which("docker-compose")


@pytest.mark.skipif(COMPOSE is None, reason="the compose file was NOT held against its schema: no docker-compose here")
def test_compose_itself_takes_the_file_and_would_not_take_a_slip(tmp_path):
    text = (FILES / "compose.yaml").read_text("utf-8")
    for name, told, taken in (("good.yaml", text, True), ("bad.yaml", text.replace("healthcheck:", "healtcheck:"), False)):
        (tmp_path / name).write_text(told, "utf-8")
        done = subprocess.run(
            [COMPOSE, "-f", str(tmp_path / name), "config", "-q"], capture_output=True, text=True, timeout=120, check=False
        )
        assert (done.returncode == 0) == taken, done.stderr


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="the unit was NOT verified: no systemd-analyze here")
def test_systemd_finds_no_fault_in_the_unit(tmp_path):
    text = (FILES / "thethuc-desk.service").read_text("utf-8").replace("/opt/thethuc/bin/thethuc", shutil.which("true"))
    path = tmp_path / "thethuc-desk.service"
    path.write_text(text.replace("User=thethuc", "User=root"), "utf-8")
    done = subprocess.run(["systemd-analyze", "verify", str(path)], capture_output=True, text=True, timeout=60, check=False)
    assert [line for line in done.stderr.splitlines() if "thethuc-desk" in line] == []
    path.write_text(text.replace("ProtectHome=true", "ProtectHouse=true"), "utf-8")
    done = subprocess.run(["systemd-analyze", "verify", str(path)], capture_output=True, text=True, timeout=60, check=False)
    assert "ProtectHouse" in done.stderr


def free_port():
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return door.getsockname()[1]


@pytest.mark.skipif(
    shutil.which("nginx") is None or shutil.which("openssl") is None, reason="nginx was NOT tried: it or openssl is missing"
)
def test_nginx_with_that_file_leads_to_the_desk_over_tls(tmp_path):
    with answering(desk(hosts=("soat.coquan.vn",))) as its_own:
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=soat.coquan.vn",
             "-keyout", tmp_path / "soat.key", "-out", tmp_path / "soat.pem"], check=True, capture_output=True, timeout=60,
        )  # fmt: skip
        port = free_port()
        text = (FILES / "nginx.conf").read_text("utf-8").replace("listen 443", f"listen 127.0.0.1:{port}")
        text = text.replace("8471", str(its_own)).replace("/etc/ssl/", f"{tmp_path}/")
        paths = "".join(f"{each}_temp_path {tmp_path}/{each}; " for each in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
        user = "" if subprocess.run(["id", "-u"], capture_output=True, text=True, check=True).stdout.strip() != "0" else "user root; "
        (tmp_path / "nginx.conf").write_text(
            f"{user}daemon off; pid {tmp_path}/pid; error_log {tmp_path}/log; events {{}} http {{ access_log off; {paths}{text} }}", "utf-8"
        )
        with subprocess.Popen(["nginx", "-p", tmp_path, "-c", tmp_path / "nginx.conf"], stderr=subprocess.PIPE, text=True) as running:
            try:
                assert answered(port) == (200, b"ok\n")
            finally:
                running.terminate()


def answered(port):
    trusting, heard = ssl._create_unverified_context(), []

    def asked():
        line = HTTPSConnection("127.0.0.1", port, timeout=10, context=trusting)
        try:
            line.request("GET", "/healthz", headers={"Host": "soat.coquan.vn"})
            answer = line.getresponse()
            heard.append((answer.status, answer.read()))
        except OSError:
            return False
        return True

    return heard[0] if until(asked) else None


def test_accounts_copied_while_the_desk_is_open_let_the_same_people_in_and_no_session(people, tmp_path, clock):  # noqa: F811
    session = people.log_in("Lê An", GOOD)
    people.copy_to(str(tmp_path / "copy.db"))
    people.change("Đỗ Chi", role="reviewer", active=True, who="Lê An")
    assert (tmp_path / "copy.db").stat().st_mode & 0o777 == 0o600
    restored = People(str(tmp_path / "copy.db"), clock, QUICK)
    assert restored.log_in("Lê An", GOOD)
    assert restored.of_session(session) is None
    assert people.of_session(session).name == "Lê An"
    assert ("Đỗ Chi", "clerk") in [(each.name, each.role) for each in restored.everybody()]
    assert restored.log()
    with pytest.raises(Refused):
        people.copy_to(str(tmp_path / "copy.db"))
    restored.close()


def test_a_copy_that_cannot_be_made_is_said_in_one_line(people, tmp_path):  # noqa: F811
    with pytest.raises(Refused, match="cannot_write"):
        people.copy_to(str(tmp_path / "khong-co" / "copy.db"))
