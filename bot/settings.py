"""Settings: one typed object, read once at start. Read by `main` and `cli` alone.

A variable of the process beats `.env`, which beats `config/tiantian.toml`, which beats what a
running `make run` noted in ``$DATA_DIR/demo.toml`` for other shells.
"""

import hashlib
import os
import secrets
import tempfile
import tomllib
from pathlib import Path
from typing import Annotated, Any, ClassVar, Literal, Self
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, Field, ValidationError, model_validator
from pydantic_settings import (
    BaseSettings,
    InitSettingsSource,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

ROOT = Path(__file__).resolve().parent.parent
CONFIG = ROOT / "config"
REAL_PLATFORM = "https://api.weixin.qq.com"

_LONGEST_SOCKET = 100


class WrongSetting(Exception):
    """A setting is missing or wrong: its name, what is wrong, an example."""

    def __init__(self, name: str, wrong: str, example: str) -> None:
        super().__init__(f"{name}: {wrong} Example: {name}={example}")


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise ValueError("no such time zone.") from error
    return name


def _web_address(address: str) -> str:
    if urlsplit(address).scheme not in {"http", "https"} or not urlsplit(address).hostname:
        raise ValueError("not a web address.")
    return address.rstrip("/")


def _store_address(address: str) -> str:
    schemes = {"redis", "rediss", "unix", "redis+sentinel", "redis+cluster"}
    if address and urlsplit(address).scheme not in schemes:
        raise ValueError("not the address of a store (redis, rediss, unix, redis+sentinel, …).")
    return address


def _aes_key(key: str) -> str:
    if key and (len(key) != 43 or not key.isascii() or not key.isalnum()):
        raise ValueError(f"must be 43 letters and digits, this has {len(key)} characters.")
    return key


Port = Annotated[int, Field(ge=1, le=65535)]
WebAddress = Annotated[str, AfterValidator(_web_address)]

_EXAMPLES = {
    "PORT": "8000",
    "EMULATOR_PORT": "8001",
    "BIND_HOST": "127.0.0.1",
    "DATA_DIR": "/var/lib/tiantian",
    "CONTENT_DIR": "/srv/tiantian/content",
    "REDIS_URL": "redis://127.0.0.1:6379/0",
    "WECHAT_APP_ID": "wx0123456789abcdef",
    "WECHAT_APP_SECRET": "0123456789abcdef0123456789abcdef",
    "WECHAT_TOKEN": "aWordOfYourOwn",
    "WECHAT_ENCODING_AES_KEY": "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG",
    "WECHAT_ACCOUNT_TYPE": "service",
    "WECHAT_API_URL": REAL_PLATFORM,
    "PUBLIC_URL": "https://study.example.org",
    "TIMEZONE": "Asia/Shanghai",
    "BOT_LANGUAGE": "zh_CN",
    "CLOCK_URL": "http://127.0.0.1:8001/emulator/api/clock",
}


class Settings(BaseSettings):
    """All settings, by the names of the contract (design 3) in lower case."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore", env_ignore_empty=True)

    port: Port = 8000
    bind_host: str = "127.0.0.1"
    emulator_port: Port = 8001
    data_dir: Path = ROOT / "var"
    redis_url: Annotated[str, AfterValidator(_store_address)] = ""
    secret_key: str = ""
    wechat_app_id: Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]*$")] = ""
    wechat_app_secret: str = ""
    wechat_token: str = ""
    wechat_encoding_aes_key: Annotated[str, AfterValidator(_aes_key)] = ""
    wechat_account_type: Literal["subscription", "service"] = "service"
    wechat_api_url: WebAddress = REAL_PLATFORM
    public_url: WebAddress = "http://127.0.0.1:8000"
    timezone: Annotated[str, AfterValidator(_zone)] = "Asia/Shanghai"
    bot_language: Literal["zh_CN", "en"] = "zh_CN"
    organisation: str = ""
    contact: str = ""
    clock_url: str = ""
    content_dir: Path = ROOT / "content"

    note: ClassVar[dict[str, Any]] = {}
    """What a running `make run` set, for other shells; it goes behind all else."""

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        office = TomlConfigSettingsSource(settings_cls, CONFIG / "tiantian.toml")
        noted = InitSettingsSource(settings_cls, cls.note)
        return init_settings, env_settings, dotenv_settings, office, noted

    @model_validator(mode="after")
    def _derive(self) -> Self:
        self.data_dir = self.data_dir.absolute()
        given = self.model_fields_set
        if "emulator_port" not in given:
            self.emulator_port = self.port + 1
        if "public_url" not in given:
            self.public_url = f"http://127.0.0.1:{self.port}"
        if not self.redis_url:
            self.redis_url = f"unix://{socket_path(self.data_dir)}"
        return self

    @property
    def zone(self) -> ZoneInfo:
        """The account's time zone."""
        return ZoneInfo(self.timezone)


def load(*, platform: bool = True, running: bool = True) -> Settings:
    """Read all settings, with the secret key. Raises `WrongSetting`, for the first that is wrong.

    `platform`: the account's credentials are wanted. `running`: what a `make run` on the same
    DATA_DIR noted counts too; `make run` itself leaves it out.
    """
    Settings.note = {}
    try:
        settings = Settings()
        if running and (note := demo_note(settings.data_dir)):
            Settings.note = note
            settings = Settings()
    except ValidationError as error:
        raise _one_line(error) from error
    if platform and settings.clock_url and settings.wechat_api_url == REAL_PLATFORM:
        wrong = "is for tests; the real platform has a clock of its own."
        raise wrong_setting("CLOCK_URL", wrong)
    if platform:
        for name in ("wechat_app_id", "wechat_token", "wechat_app_secret"):
            if not getattr(settings, name):
                example = _EXAMPLES[name.upper()]
                raise WrongSetting(name.upper(), "is missing.", example)
    if not settings.secret_key:
        settings.secret_key = _kept_secret_of(settings.data_dir)
    if not os.access(settings.content_dir, os.R_OK | os.X_OK):
        raise wrong_setting("CONTENT_DIR", f"{settings.content_dir} cannot be read.")
    return settings


def wrong_setting(name: str, words: str) -> WrongSetting:
    """Make the line for a setting that turned out wrong, with its example."""
    return WrongSetting(name, words, _EXAMPLES[name])


def _kept_secret_of(data_dir: Path) -> str:
    try:
        return kept_secret(data_dir)
    except OSError as error:
        raise wrong_setting(
            "DATA_DIR", f"cannot write to {data_dir} ({error.strerror})."
        ) from error


def _one_line(error: ValidationError) -> WrongSetting:
    first = error.errors(include_url=False)[0]
    name = str(first["loc"][0]).upper() if first["loc"] else "CLOCK_URL"
    wrong = first["msg"].removeprefix("Value error, ")
    return WrongSetting(
        name, wrong if wrong.endswith(".") else wrong + ".", _EXAMPLES.get(name, "")
    )


def kept_secret(data_dir: Path, name: str = "secret-key") -> str:
    """Read a secret of ours, made at the first call with mode 600; any number may race for it."""
    path = data_dir / name
    data_dir.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        draft = data_dir / f".{name}.{os.getpid()}"
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(48), encoding="ascii")
        try:
            os.link(draft, path)  # the first one stands
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text(encoding="ascii").strip()


def socket_path(data_dir: Path) -> Path:
    """Say where the embedded store listens; a path that the system cannot take moves elsewhere."""
    path = data_dir / "redis.sock"
    if len(os.fsencode(path)) <= _LONGEST_SOCKET:
        return path
    mark = hashlib.sha256(os.fsencode(data_dir)).hexdigest()[:16]
    base = os.environ.get("XDG_RUNTIME_DIR") or tempfile.gettempdir()
    folder = Path(base) / f"tiantian-{os.getuid()}-{mark}"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder / "redis.sock"


def demo_note(data_dir: Path) -> dict[str, Any]:
    """Read ``$DATA_DIR/demo.toml``: what a `make run` there runs with."""
    path = data_dir / "demo.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))["running"] if path.exists() else {}


def table(name: str) -> dict[str, Any]:
    """Read one of the tables in `config/`, such as ``platform``."""
    return tomllib.loads((CONFIG / f"{name}.toml").read_text(encoding="utf-8"))
