#!/usr/bin/env bash
# The work of action.yml: `run.sh install`, then `run.sh check`. Inputs come as INPUT_* variables and are never evaluated.
# For the bash 3.2 of macOS too: no ${x,,}, no mapfile, no empty array under `set -u`.
set -euo pipefail

home=${RUNNER_TEMP:?}/thethuc
export PATH=$home/venv/bin:$PATH

install() {  # the version asked for from PyPI, else the checkout the action stands in
  local what=${INPUT_VERSION:+thethuc==$INPUT_VERSION}
  python3 -m venv "$home/venv"
  pip install --quiet --disable-pip-version-check -- "${what:-${GITHUB_ACTION_PATH:?}}"
}

words() {  # an input's lines, each cut at its spaces, into the array `list`; no quoting, no globbing, no expansion
  local line
  local -a cut
  list=()
  while IFS= read -r line; do
    read -ra cut <<<"$line"
    list+=(${cut[@]+"${cut[@]}"})
  done <<<"$1"
}

lines() {  # an input's lines, spaces kept, into the array `list`
  local line
  list=()
  while IFS= read -r line; do
    [ -z "$line" ] || list+=("$line")
  done <<<"$1"
}

output() {  # an output of the action: one line
  printf '%s=%s\n' "$1" "${2//[$'\r\n']/ }" >>"${GITHUB_OUTPUT:?}"
}

counts() {  # the report's summary as outputs
  python3 - "$1" <<'PYTHON'
import json, sys

with open(sys.argv[1], encoding="utf-8") as file:
    summary = json.load(file)["summary"]
for name in ("documents", "pass", "fail", "review", "unreadable", "errors", "warnings", "notes"):
    print(name, summary[name])
PYTHON
}

check() {
  local sarif=$home/thethuc.sarif json=$home/thethuc.json code=0 name count input
  local -a options list
  mkdir -p "$home"
  rm -f "$sarif" "$json"
  options=(--format github --output "sarif:$sarif" --output "json:$json" --cache-dir "$home/cache")
  for name in fail-on stage profile baseline; do
    input=INPUT_$(tr a-z- A-Z_ <<<"$name")
    [ -z "${!input:-}" ] || options+=("--$name=${!input}")
  done
  [ "${INPUT_FAIL_ON_REVIEW:-}" != true ] || options+=(--fail-on-review)
  words "${INPUT_ARGS:-}"
  options+=(${list[@]+"${list[@]}"})
  lines "${INPUT_PATHS:-}"
  [ "${#list[@]}" -gt 0 ] || list=(.)
  thethuc check "${options[@]}" -- "${list[@]}" || code=$?
  output exit-code "$code"
  if [ -f "$sarif" ]; then output sarif "$sarif"; fi
  if [ -f "$json" ]; then
    while read -r name count; do output "$name" "$count"; done < <(counts "$json")
  fi
  return "$code"
}

"${1:?install or check}"
