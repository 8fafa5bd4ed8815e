from tests.reading.here import in_this_process

__all__ = ["in_this_process"]
