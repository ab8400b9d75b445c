"""绑定 over a real store: by name and code, or by name after a branch's QR code."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

from bot.members.merging import merge
from bot.members.roster import parse
from bot.model.branches import scene
from bot.model.ids import BranchId, EntryId, OpenId
from bot.store import binding, contributions, members, roster, turns
from bot.store.base import Store
from bot.store.turns import Snapshot
from tests.store.people import DAY, MEI, NOW, OU, answer, conversation, event, said

FIRST, SECOND = BranchId("机关党委/第一支部"), BranchId("机关党委/第二支部")
LIST = "姓名,支部\n张三,机关党委/第一支部\n李四,机关党委/第一支部\n李四,机关党委/第二支部\n"


def hold(store: Store, text: str = LIST, *, remove: bool = False) -> None:
    """Import a list as the command line does."""
    rows, faults = parse(text.encode())
    assert faults == []
    known = roster.everyone(store)
    ids = iter(range(len(known), 100))
    plan = merge(known, rows, lambda: EntryId(f"e{next(ids)}"))
    roster.save(store, plan, remove=remove)


def code_for(store: Store, name: str, branch: BranchId = FIRST) -> str:
    (one,) = (o for o in roster.everyone(store) if (o.name, o.branch) == (name, branch))
    binding.hand_out(store, [(one, "482913")], NOW + timedelta(hours=72))
    return "482913"


def branch_of(store: Store, who: OpenId) -> str:
    seen = turns.look(store, said(who, "", 99_999), store.keys.day(DAY), ())
    assert isinstance(seen, Snapshot)
    return seen.member.branch


class Phone:
    """What somebody says, one message after the other."""

    def __init__(self, store: Store, who: OpenId = MEI) -> None:
        self.bot, self.who, self.sent = conversation(store), who, 0

    def __call__(self, text: str, days: int = 0) -> str:
        self.sent += 1
        at = NOW + timedelta(days=days, minutes=self.sent)
        return answer(self.bot, said(self.who, text, self.sent, at), at)

    def scans(self, name: str, key: str) -> str:
        self.sent += 1
        at = NOW + timedelta(minutes=self.sent)
        return answer(self.bot, event(self.who, name, at, EventKey=key), at)


def test_binds_by_name_and_code_once(store: Store) -> None:
    hold(store)
    code_for(store, "张三")
    mei = Phone(store)
    assert "第一支部" in mei("绑定，张三　４８２９１３。")
    assert branch_of(store, MEI) == FIRST
    assert "已经绑定" in mei("绑定 张三 482913")
    assert "没有对上" in Phone(store, OU)("绑定 张三 482913")
    assert (list(roster.bound(store).values()), branch_of(store, OU)) == ([MEI], "")


def test_keeps_no_code_in_clear(store: Store) -> None:
    hold(store)
    code = code_for(store, "张三")
    kept = store.redis.hgetall(store.keys.bind_codes())
    assert all(code.encode() not in one for one in kept.values())


def test_a_code_ends_after_three_days(store: Store) -> None:
    hold(store)
    code = code_for(store, "张三")
    assert "没有对上" in Phone(store)(f"绑定 张三 {code}", days=3)


def test_limits_wrong_guesses_and_tells_nothing_by_them(store: Store) -> None:
    hold(store)
    code = code_for(store, "张三")
    mei = Phone(store)
    told = {mei(f"绑定 {name} 111111") for name in ("张三", "无此人", "李四", "张三", "王五")}
    assert len(told) == 1
    assert "明天" in mei(f"绑定 张三 {code}")
    assert branch_of(store, MEI) == ""
    (key,) = [one for one in store.redis.scan_iter("*") if b":guesses:" in one]
    assert 0 < store.redis.ttl(key.decode()) <= 86_400
    store.redis.delete(key.decode())
    assert "第一支部" in mei(f"绑定 张三 {code}")


def test_a_code_that_many_guessed_at_binds_nobody(store: Store) -> None:
    hold(store)
    code = code_for(store, "张三")
    for number in range(20):
        Phone(store, OpenId(f"oCrowd{number // 5:022}"))(f"绑定 张三 {number:06}")
        store.redis.delete(*(one.decode() for one in store.redis.scan_iter("*:answer:*")))
    assert "没有对上" in Phone(store)(f"绑定 张三 {code}")
    code_for(store, "张三")
    assert "第一支部" in Phone(store, OU)(f"绑定 张三 {code}")


def test_binds_by_name_alone_after_the_branchs_code(store: Store) -> None:
    hold(store)
    mei, ou = Phone(store), Phone(store, OU)
    assert "验证码" in mei("绑定 李四")
    assert "第二支部" in mei.scans("subscribe", f"qrscene_{scene(SECOND)}")
    assert "第二支部" in mei("绑定 李四")
    assert branch_of(store, MEI) == SECOND
    assert "第一支部" in ou.scans("SCAN", scene(FIRST))
    assert "Bound" in ou("bind 李四")
    assert branch_of(store, OU) == FIRST
    assert "no need to scan" in ou.scans("SCAN", scene(FIRST))


def test_a_scan_holds_for_half_an_hour(store: Store) -> None:
    hold(store)
    mei = Phone(store)
    mei.scans("SCAN", scene(FIRST))
    assert "验证码" in mei("绑定 张三", days=1)
    assert "不用了" in mei.scans("SCAN", "b:0123456789abcdef")
    assert mei.scans("SCAN", "somebody elses") == ""


def test_one_person_is_one_member_whoever_is_quicker(store: Store) -> None:
    hold(store)
    code = code_for(store, "张三")
    crowd = [OpenId(f"oCrowd{number:022}") for number in range(8)]
    with ThreadPoolExecutor(8) as pool:
        told = list(pool.map(lambda who: Phone(store, who)(f"绑定 张三 {code}"), crowd))
    assert sum("绑定好了" in one for one in told) == 1
    assert len(roster.bound(store)) == 1
    assert sum(branch_of(store, who) == FIRST for who in crowd) == 1


def test_a_move_takes_the_member_along_and_what_they_wrote_stays(store: Store) -> None:
    hold(store)
    code = code_for(store, "张三")
    mei = Phone(store)
    mei(f"绑定 张三 {code}")
    mei("微建议 东门的路灯坏了")
    hold(store, LIST.replace("张三,机关党委/第一支部", "张三,机关党委/第二支部"))
    assert branch_of(store, MEI) == SECOND
    mei("微建议 西门的路灯也坏了")
    assert [o.branch for o in contributions.of_member(store, MEI, 9)] == [SECOND, FIRST]


def test_keeps_who_is_missing_until_told_otherwise(store: Store) -> None:
    hold(store)
    code = code_for(store, "张三")
    Phone(store)(f"绑定 张三 {code}")
    short = "姓名,支部\n李四,机关党委/第二支部\n李四,机关党委/第一支部\n"
    hold(store, short)
    assert (len(roster.everyone(store)), branch_of(store, MEI)) == (3, FIRST)
    hold(store, short, remove=True)
    assert (len(roster.everyone(store)), branch_of(store, MEI)) == (2, "")
    assert roster.bound(store) == {}


def test_who_left_and_came_back_is_still_bound(store: Store) -> None:
    hold(store)
    code = code_for(store, "张三")
    mei = Phone(store)
    mei(f"绑定 张三 {code}")
    mei.scans("unsubscribe", "")
    mei.scans("subscribe", "")
    assert branch_of(store, MEI) == FIRST


def test_the_erased_leave_their_place_free(store: Store) -> None:
    hold(store)
    code = code_for(store, "张三")
    mei = Phone(store)
    mei(f"绑定 张三 {code}")
    mei("删除我的数据")
    mei("1")
    assert (roster.bound(store), branch_of(store, MEI)) == ({}, "")
    assert "绑定好了" in Phone(store, OU)(f"绑定 张三 {code_for(store, '张三')}")


def test_a_change_of_the_roster_brings_no_erased_member_back(store: Store) -> None:
    hold(store)
    mei = Phone(store)
    mei(f"绑定 张三 {code_for(store, '张三')}")
    store.redis.delete(store.keys.member(MEI))  # as an erasure that runs at the same time
    hold(store, LIST.replace("张三,机关党委/第一支部", "张三,机关党委/第二支部"))
    (entry,) = roster.bound(store)
    assert roster.unbind(store, entry)
    assert not store.redis.exists(store.keys.member(MEI))
    assert roster.bound(store) == {}


def test_erasing_oneself_gives_no_new_guesses(store: Store) -> None:
    hold(store)
    code = code_for(store, "张三")
    mei = Phone(store)
    for _ in range(5):
        mei("绑定 张三 111111")
    mei("删除我的数据")
    mei("1")
    assert "明天" in mei(f"绑定 张三 {code}")


def test_finds_a_name_however_it_is_typed(store: Store) -> None:
    hold(store, "姓名,支部\n張學友,一\n阿依古丽·买买提,一\nO'Brien,一\n")
    for who, (name, typed) in enumerate(
        [("張學友", "張學友"), ("阿依古丽·买买提", "阿依古丽・买买提"), ("O'Brien", "O’Brien")]
    ):
        code = code_for(store, name, BranchId("一"))
        assert "绑定好了" in Phone(store, OpenId(f"oTyped{who:022}"))(f"绑定 {typed} {code}")


def test_unbinds(store: Store) -> None:
    hold(store)
    code = code_for(store, "张三")
    Phone(store)(f"绑定 张三 {code}")
    (entry,) = roster.bound(store)
    assert roster.unbind(store, entry)
    assert not roster.unbind(store, entry)
    assert branch_of(store, MEI) == ""


def test_who_must_be_bound_first_loses_nothing(store: Store) -> None:
    hold(store)
    mei = Phone(store)
    mei.bot.house = replace(mei.bot.house, bound_first=True)
    assert "草稿" in mei("微建议 东门的路灯坏了")
    assert contributions.of_member(store, MEI, 9) == []
    mei(f"绑定 张三 {code_for(store, '张三')}")
    assert "东门的路灯" in mei("我的")
    mei("3")
    assert [one.text for one in contributions.of_member(store, MEI, 9)] == ["东门的路灯坏了"]
    assert members.count(store)[0] == 1
