"""Rules as data, and the one function that puts a plan before them: ``lint(plan, ruleset) -> DocumentReport``."""

from checker.checking.linting import lint
from checker.checking.rulesets import UnknownRuleSet, load_ruleset

__all__ = ["UnknownRuleSet", "lint", "load_ruleset"]
