"""Rules as data, and the one function that puts a plan before them: ``lint(plan, ruleset) -> DocumentReport``."""

from checker.checking.linting import lint
from checker.checking.rulesets import UnknownRuleSetError, load_ruleset

__all__ = ["UnknownRuleSetError", "lint", "load_ruleset"]
