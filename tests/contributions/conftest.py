from tests.servers import server, store

__all__ = ["server", "store"]
