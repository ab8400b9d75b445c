from tests.servers import embedded, own_server, server, store

__all__ = ["embedded", "own_server", "server", "store"]
