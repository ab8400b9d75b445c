"""Halls for tests: one that never asks its store, and one over a real store, with its people."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import ClassVar
from zoneinfo import ZoneInfo

from flask import Flask
from jinja2.bccache import Bucket, BytecodeCache

from bot.main.speaking import PageTalk
from bot.model.ids import OpenId
from bot.reading import pages
from bot.reading.hall import Hall
from bot.store import pushes
from bot.store.base import Store, open_store
from bot.study.library import Library, load
from bot.texts import LANGUAGES
from bot.texts import load as texts
from bot.wechat.errors import PlatformRefused
from tests.reading.sent import Sent
from tests.store import people

LIBRARY = load(Path(__file__).parents[2] / "content")
TEXTS = {language: texts(language) for language in LANGUAGES}
ZONE = ZoneInfo("Asia/Shanghai")
NOW = people.NOW


class Nobody:
    """No conversation: these pages speak with nobody."""

    def say(self, *_: object) -> None:
        raise AssertionError("nothing was to be said")

    def reply(self, *_: object) -> None:
        return None

    def asks(self, *_: object) -> bool:
        return False


def bare(library: Library, sent: Sent, language: str = "zh_CN", **changes: object) -> Hall:
    """Give a hall whose store nobody reaches: what it shows is the same for everybody."""
    hall = Hall(
        store=open_store("unix:///nowhere", "wx-tests", "a secret"),
        texts=TEXTS,
        language=language,
        library=library,
        zone=ZONE,
        now=lambda: datetime(2026, 11, 24, tzinfo=UTC),
        organisation="<晴川>学习会",
        contact="O'Neil & 李",
        public="https://tiantian.example",
        column=lambda: sent,
        talk=Nobody(),
    )
    return replace(hall, **changes)  # type: ignore[arg-type]


class _Compiled(BytecodeCache):
    """Templates compiled once for all applications of a run."""

    found: ClassVar[dict[str, bytes]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self.found:
            bucket.bytecode_from_string(self.found[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.found[bucket.key] = bucket.bytecode_to_string()


def app_of(hall: Hall) -> Flask:
    """Give an application with the room alone."""
    app = Flask(__name__)
    app.jinja_options = {"bytecode_cache": _Compiled()}
    app.register_blueprint(pages.blueprint(hall))
    return app


@dataclass
class Codes:
    """A platform that knows whose a code is."""

    whose: dict[str, OpenId | None] = field(default_factory=dict)

    def authorize(self, back: str, state: str) -> str:
        return f"https://platform.example/authorize?back={back}&state={state}"

    def openid(self, code: str) -> OpenId | None:
        if code not in self.whose:
            raise PlatformRefused(40029)
        return self.whose[code]


@dataclass
class Office:
    """A hall over a store, a clock that can be set, and a platform that can sign in."""

    store: Store
    now: datetime = NOW
    codes: Codes = field(default_factory=Codes)

    def hall(self, *, oauth: bool = True) -> Hall:
        conversation = replace(people.conversation(self.store), library=LIBRARY)
        return bare(
            LIBRARY,
            [],
            store=self.store,
            now=lambda: self.now,
            column=lambda: pushes.column(self.store),
            talk=PageTalk(conversation, lambda: self.now),
            sign_in=self.codes if oauth else None,
        )

    def agree(self, openid: OpenId) -> None:
        """Let a member's words be shown."""
        record = self.store.keys.member(openid)
        self.store.redis.hset(record, "s", f"1 {int(self.now.timestamp())} 1")
