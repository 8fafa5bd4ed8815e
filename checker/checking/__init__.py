"""Rules as data, and the one function that puts a plan before them: ``lint(plan, ruleset) -> DocumentReport``."""

from checker.checking.judging import Prepared, prepared
from checker.checking.linting import lint
from checker.checking.rulesets import ChosenRuleSet, UnknownRuleSetError, choose, load_ruleset, rules_on

__all__ = ["ChosenRuleSet", "Prepared", "UnknownRuleSetError", "choose", "lint", "load_ruleset", "prepared", "rules_on"]
