"""The tree with how many are bound, and a branch's QR code."""

from bot.model.ids import BranchId, EntryId
from bot.model.roster import Entry, Plan
from bot.store import roster
from tests.console.browser import Browser
from tests.console.desk import Desk

LEAF = BranchId("机关党委/第一支部")


def test_shows_the_tree_and_the_code(ou: Browser, desk: Desk) -> None:
    assert "tiantian roster import" in ou.get("/console/branches/").text
    people = tuple(Entry(EntryId(f"e{n}"), f"张{n}", LEAF) for n in range(3))
    roster.save(desk.store, Plan(new=people), remove=False)
    page = ou.get("/console/branches/").text
    assert page.count("<tr>") == 3
    assert "level-1" in page
    code = ou.get(f"/console/branches/{LEAF}").text
    assert "<svg" in code
    assert ou.get("/console/branches/没有").status_code == 404


def test_is_not_for_viewers(vi: Browser, desk: Desk) -> None:
    assert vi.get("/console/branches/").status_code == 404
    assert "/console/branches/" not in vi.get("/console/").text
