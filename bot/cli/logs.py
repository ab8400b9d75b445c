"""Logs of the processes: one line an event, with its fields; no member's words, no openid."""

import logging
import sys

import structlog


def to_stderr() -> None:
    """Write log lines to standard error; in colour on a terminal alone."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty()),
        ],
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr)
