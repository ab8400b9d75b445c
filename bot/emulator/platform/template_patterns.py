"""What a typed field may hold (fact sheet, 6.3), as patterns that the whole value must match.

Where the sheet leaves a case open the narrower reading stands here, so that what passes here passes
there: two digits in an hour, a currency sign before an amount, ten digits and not twelve [U].
"""

import re
from collections.abc import Mapping

_HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_CONTROL = "\x00-\x1f\x7f-\x9f\u2028\u2029"
_SYMBOL = rf"(?:[^\w\s{_CONTROL}]|_)"
_ASCII_SYMBOL = r"!-/:-@\[-`{-~"
_SIGN = "[$\xa2-\xa5\u20a0-\u20cf\uff04\uffe0\uffe1\uffe5\uffe6]"

_CLOCK = r"(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?"
_YEAR, _MONTH, _DAY = "[0-9]{4}", "(?:0[1-9]|1[0-2])", "(?:0[1-9]|[12][0-9]|3[01])"
_CHINESE_MONTH, _CHINESE_DAY = "(?:0?[1-9]|1[0-2])月", "(?:0?[1-9]|[12][0-9]|3[01])日"
_CHINESE_DATE = f"(?:{_YEAR}年{_CHINESE_MONTH}(?:{_CHINESE_DAY})?|{_CHINESE_MONTH}{_CHINESE_DAY})"
_PLAIN_DATES = "|".join(
    f"{_YEAR}{mark}{_MONTH}(?:{mark}{_DAY})?|{_MONTH}{mark}{_DAY}" for mark in ("-", "/", r"\.")
)
_DATE = f"(?:{_CHINESE_DATE}|{_PLAIN_DATES})"
_TIME = f"(?:{_DATE} )?{_CLOCK}"
_DATE_OR_MORE = f"{_DATE}(?: {_CLOCK})?"

_THING = rf"[^{_CONTROL}]{{1,20}}"

PATTERNS: Mapping[str, re.Pattern[str]] = {
    name: re.compile(pattern)
    for name, pattern in {
        "thing": _THING,
        "short_thing": _THING,  # without a printed rule [U]
        "character_string": "[ -~]{1,32}",  # symbols beyond ASCII [U]: refused
        "number": r"(?=.{1,32}\Z)[0-9]+(?:\.[0-9]+)?",
        "letter": "[A-Za-z]{1,32}",
        "symbol": f"{_SYMBOL}{{1,5}}",
        "time": f"{_TIME}(?:~{_TIME})?",
        "date": f"{_DATE_OR_MORE}(?:~{_DATE_OR_MORE})?",
        # ten digits before and behind the point together: eleven characters with the point
        "amount": rf"{_SIGN}(?=[0-9.]{{1,11}}元?\Z)[0-9]{{1,10}}(?:\.[0-9]{{1,9}})?元?",
        "phone_number": rf"(?=.*[0-9])[0-9{_ASCII_SYMBOL}]{{1,17}}",
        "car_number": f"[{_HAN}0-9A-Za-z](?:[0-9A-Za-z]{{0,6}}[{_HAN}0-9A-Za-z])?",
        # with one Chinese character in it a name counts as Chinese; a digit is refused [S]
        "name": f"(?:[{_HAN}A-Za-z]|{_SYMBOL}){{1,10}}|(?:[A-Za-z ]|{_SYMBOL}){{1,20}}",
        "phrase": f"[{_HAN}]{{1,5}}",
    }.items()
}
