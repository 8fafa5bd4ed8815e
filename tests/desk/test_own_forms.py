"""A form of a foreign page, of another visitor or without a token changes nothing, whatever way it is sent to."""

from __future__ import annotations

import pytest
from starlette.routing import Route

pytest.importorskip("sqlalchemy", reason="forms of a whole desk were NOT tested: pip install '.[office]'")

from starlette.testclient import TestClient

from checker.desk.server import application
from checker.register import Register
from tests.desk.conftest import HERE, OPTIONS, InlineBench, Visitor
from tests.desk.test_people import GOOD, Guest, clock, filled, people  # noqa: F401 - fixtures


def test_a_way_that_takes_forms_is_counted_under_its_own_name():
    visitor = Visitor(application(OPTIONS, bench=InlineBench()))
    visitor.post("/soan", subject="Trồng cây")
    assert 'method="POST",route="written"' in visitor.browser.get("/metrics").text


def taking_forms(app):
    ways = [each for each in app.router.routes if isinstance(each, Route) and "POST" in (each.methods or ())]
    return [each.path.replace("{number:int}", "1").replace("{sha256}", "0" * 64) for each in ways if not each.path.startswith("/api/")]


@pytest.mark.parametrize("token", [None, "", "0" * 64, "another's"])
def test_no_way_takes_a_form_that_is_not_of_a_page_of_this_visitor(people, tmp_path, token):  # noqa: F811
    with Register.open(str(tmp_path / "so.db")) as register:
        app = application(OPTIONS, bench=InlineBench(), register=register, people=people)
        guest = Guest.__new__(Guest)
        guest.browser = TestClient(app, base_url=HERE)
        guest.fresh()
        guest.enter("Lê An")
        another = Visitor(application(OPTIONS, bench=InlineBench())).token
        told = {} if token is None else {"token": another if token == "another's" else token}
        ways = taking_forms(app)
        assert len(ways) > 8
        refused = {way: guest.browser.post(way, data=told, follow_redirects=False).status_code for way in ways}
        assert set(refused.values()) == {403}, refused
        assert guest.browser.get("/tai-khoan").status_code == 200
