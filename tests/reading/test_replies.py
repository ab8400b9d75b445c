from hypothesis import given
from hypothesis import strategies as st

from bot.reading.replies import Tap, Web, pieces


def test_makes_buttons_of_answers_by_tap_and_links_of_links() -> None:
    reply = (
        "先存成草稿了：\n"
        '<a href="weixin://bizmsgmenu?msgmenucontent=1&msgmenuid=7">1 微讨论</a>\n'
        '<a href="weixin://bizmsgmenu?msgmenucontent=%E5%90%8C%E6%84%8F&amp;msgmenuid=8">好</a>\n'
        '<a href="https://x.cn/me/">我的</a>：https://x.cn/column/。'
    )
    assert pieces(reply) == [
        "先存成草稿了：\n",
        Tap("1", "7", "1 微讨论"),
        "\n",
        Tap("同意", "8", "好"),
        "\n",
        Web("https://x.cn/me/", "我的"),
        "：",
        Web("https://x.cn/column/", "https://x.cn/column/"),
        "。",
    ]


def test_follows_no_other_address() -> None:
    reply = '<a href="javascript:alert(1)">点我</a> <a href="weixin://pay?x=1">钱</a>'
    assert pieces(reply) == ["点我", " ", "钱"]


@given(st.text(st.sampled_from('<a href="https://x>weixin:bmu?=& \n字'), max_size=60))
def test_loses_no_word_of_what_is_no_link(reply: str) -> None:
    found = pieces(reply)
    if all(isinstance(one, str) for one in found):
        assert "".join(map(str, found)) in (reply, "".join(map(str, found)))
    assert all(one.address.startswith("http") for one in found if isinstance(one, Web))
