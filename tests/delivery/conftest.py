from tests.servers import embedded, server, store

__all__ = ["embedded", "server", "store"]
