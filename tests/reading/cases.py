from .levels import *
def cases(): return [*single_levels(), *conflicts()]
