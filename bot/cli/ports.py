"""Ports that somebody else may have taken."""

import errno
import socket

from bot.settings import WrongSetting, wrong_setting


def must_be_free(name: str, host: str, port: int) -> None:
    """Raise `WrongSetting` where nothing can listen there."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
        except socket.gaierror as error:
            raise wrong_setting(
                "BIND_HOST", f"no such address: {host} ({error.strerror})."
            ) from error
        except OSError as error:
            if error.errno == errno.EADDRNOTAVAIL:
                raise wrong_setting(
                    "BIND_HOST", f"{host} is not an address of this machine."
                ) from error
            words = f"cannot listen on {host}:{port} ({error.strerror})."
            raise WrongSetting(name, words, str(port + 10)) from error
