"""The build hook of the wheel: compiles the rules and the sentences, which no commit holds, and packs them."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledRules(BuildHookInterface):  # type: ignore[misc]  # hatchling is there when a wheel is built only
    """Runs ``python -m checker.authoring`` in the source tree and adds what it made."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile before the files are gathered; a failure fails the build."""
        subprocess.run([sys.executable, "-m", "checker.authoring"], cwd=self.root, check=True)
        if version != "editable":
            build_data["force_include"][os.path.join(self.root, "checker", "_built")] = "checker/_built"
