"""What went wrong, in one line that says what to do."""

import os
from collections.abc import Callable

from bot.model.say import Refusal
from bot.settings import WrongSetting
from bot.store.base import WrongStore
from bot.store.breaker import StoreUnavailable
from bot.study.faults import ContentFaults
from bot.texts import load as load_texts
from bot.wechat.errors import PlatformRefused, PlatformSilent


class Trouble(Exception):
    """Something that the person at the command line can mend."""


_WRONG_STORE = {
    "secret-key": "SECRET_KEY: the store was made with another one. Put back the key that it was "
    "made with (in DATA_DIR/secret-key, or the variable SECRET_KEY), or name another store.",
    "schema": "The store was made by a newer version of this program. Install that version.",
}


def in_one_line(run: Callable[[], object]) -> str | None:
    """Run, and give the line for what failed, if it is of a kind that has one."""
    try:
        run()
    except (WrongSetting, Trouble) as wrong:
        return str(wrong)
    except WrongStore as wrong:
        return _WRONG_STORE[str(wrong)]
    except StoreUnavailable:
        return (
            "REDIS_URL: the store does not answer. Start it, or name another one. "
            "Example: REDIS_URL=redis://127.0.0.1:6379/0"
        )
    except ContentFaults as wrong:
        first = wrong.faults[0]
        return (
            f"{first.file}:{first.line}: the content has faults ({len(wrong.faults)}). "
            "Run `tiantian content check` to see them all."
        )
    except Refusal as refusal:
        return load_texts(os.environ.get("BOT_LANGUAGE", "zh_CN")).render(refusal.say)
    except (PlatformRefused, PlatformSilent) as refused:
        return f"WeChat refused: {refused}. `tiantian doctor` says what to do."
    return None
