"""`/MP_verify_*.txt`: WeChat's proof that a domain is ours; the file lies in DATA_DIR/verify."""

from pathlib import Path

from flask import Blueprint, Response, send_from_directory


def blueprint(folder: Path) -> Blueprint:
    """Make the route."""
    routes = Blueprint("proof", __name__)

    @routes.get("/MP_verify_<name>.txt")
    def proof(name: str) -> Response:
        return send_from_directory(folder, f"MP_verify_{name}.txt", mimetype="text/plain")

    return routes
