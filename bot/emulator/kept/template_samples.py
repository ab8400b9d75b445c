"""The public template library as it stands here: a handful of entries, and no more.

The numbers are the emulator's own. On the platform each account sees the entries of its categories.
"""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Keyword:
    """One field to choose; `rule` is the type of its value, its kid makes it `thing1`."""

    kid: int
    name: str
    rule: str
    example: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    tid: str
    title: str
    category: int
    keywords: tuple[Keyword, ...]
    type: int = 2
    """2: one-time notices, 3: long-term ones."""
    banned: bool = False


CATEGORIES: Final = {303: "教育", 612: "政务民生"}

INDUSTRIES: Final = {
    "1": ("IT科技", "互联网|电子商务"),
    "2": ("IT科技", "IT软件与服务"),
    "10": ("餐饮", "餐饮"),
    "16": ("教育", "培训"),
    "17": ("教育", "院校"),
    "20": ("政府与公共事业", "公共事业|非盈利机构"),
}
"""By number; the platform knows 41, of which these are some."""

LIBRARY: Final = {
    entry.tid: entry
    for entry in (
        Entry(
            "47123",
            "课程学习提醒",
            303,
            (
                Keyword(1, "课程", "thing", "今日词汇"),
                Keyword(2, "时间", "time", "2026年11月24日 08:00"),
                Keyword(3, "进度", "phrase", "进行中"),
                Keyword(4, "老师", "name", "王老师"),
                Keyword(5, "备注", "thing", "记得打卡"),
                Keyword(6, "级别", "enum", "初级", ("初级", "中级", "高级")),
            ),
        ),
        Entry(
            "48056",
            "学习打卡通知",
            303,
            (
                Keyword(1, "打卡内容", "thing", "今日一题"),
                Keyword(2, "日期", "date", "2026年11月24日"),
                Keyword(3, "连续天数", "number", "12"),
                Keyword(4, "打卡结果", "const", "已完成", ("已完成", "未完成")),
            ),
        ),
        Entry(
            "49321",
            "缴费成功通知",
            303,
            (
                Keyword(1, "订单编号", "character_string", "TT20261124"),
                Keyword(2, "金额", "amount", "￥12.50元"),
                Keyword(3, "联系电话", "phone_number", "+86-0766-66888866"),
                Keyword(4, "车牌", "car_number", "粤A8Z888挂"),
            ),
        ),
        Entry(
            "51007",
            "办事进度通知",
            612,
            (Keyword(1, "事项", "thing", "居住证"), Keyword(2, "进度", "phrase", "已受理")),
            type=3,
        ),
        Entry("51999", "停用的模板", 612, (Keyword(1, "事项", "thing", "无"),), banned=True),
    )
}

MARKETING: Final = (
    "优惠券",
    "领红包",
    "限时抢购",
    "秒杀",
    "立即购买",
    "全场包邮",
    "特价促销",
)
"""Words of advertising. The platform's own list is not published; these stand for it [U]."""
