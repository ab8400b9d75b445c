"""Ports that somebody else may have taken."""

import socket

from bot.settings import WrongSetting


def must_be_free(name: str, host: str, port: int) -> None:
    """Raise `WrongSetting` where nothing can listen there."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
        except OSError as error:
            wrong = f"cannot listen on {host}:{port} ({error.strerror})."
            raise WrongSetting(name, wrong, str(port + 10)) from error
