"""Each format of report read back: the findings it tells, as (path, rule, component, level, rest), and what it tells besides.

``rest`` is what of message and fingerprint the format holds; :func:`wanted` says it for the same format. Nothing here calls the
renderers' own code to take apart what they put together.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from urllib.parse import unquote
from xml.etree import ElementTree

from checker.reporting.catalogue import Words
from checker.reporting.paper import printable
from tests.reporting import page

WORDS = Words("vi")
PARTS = {title: name for name, title in WORDS.find("components").items()}
LEVELS = {WORDS.ui(f"levels.{level}"): level for level in ("error", "warning", "note")}


def wanted(tree, rest):
    """The findings of the JSON report; ``rest`` picks from each what the format holds besides."""
    return Counter(
        (document["path"], each["rule"], each["component"], each["level"], rest(each))
        for document in tree["documents"]
        for each in document["findings"]
    )


def sarif(text):
    run = json.loads(text)["runs"][0]
    for result in run["results"]:
        if result["kind"] == "fail" and "suppressions" not in result:
            where = result["locations"][0]
            path = unquote(where["physicalLocation"]["artifactLocation"]["uri"])
            part = where["logicalLocations"][0]["name"]
            assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
            yield path, result["ruleId"], part, result["level"], result["partialFingerprints"]["thethuc/v1"]


def junit(text):
    for suite in ElementTree.fromstring(text):
        for case in suite:
            skipped = case.find("skipped") is not None
            told = case.findtext("failure") or (not skipped and case.findtext("system-out")) or ""
            found = re.fullmatch(r"(?:[\d.]+ )?(\S+(?: \S+)?) · (.*) \[(\w+)\]", told, re.DOTALL)
            if found:
                rule, part = case.get("name").split(" #")[0].split(" · ")[:2]
                yield suite.get("name"), rule, PARTS[part], LEVELS[found[1].lower()], found[3]


def github(text):
    unescaped = {"%0A": "\n", "%0D": "\r", "%3A": ":", "%2C": ",", "%25": "%"}
    kinds = {"error": "error", "warning": "warning", "notice": "note"}
    for line in text.split("\n"):
        found = re.fullmatch(r"::(error|warning|notice) (.*?)::(.*)", line)
        if found:
            pairs = dict(pair.split("=", 1) for pair in found[2].split(","))
            told = {key: re.sub("%..", lambda code: unescaped[code[0]], value) for key, value in pairs.items()}
            rule, _, rest = re.sub(r"^[\d.]+ ", "", told["title"]).partition(" · ")
            if rule.startswith("TT"):
                message = re.sub("%..", lambda code: unescaped[code[0]], found[3])
                yield told["file"], rule, PARTS[rest.split(" · ")[0]], kinds[found[1]], message


def concise(text):
    for line in text.split("\n"):
        found = re.fullmatch(r"(.*?)(?::\d+)?: (\w+(?: \w+)?): [\d.]+ (TT\w+) · ([^·:]+)(?: · [^:]*)?: (.*)", line)
        if found:
            yield found[1], found[3], PARTS[found[4]], LEVELS[found[2]], found[5]


def gitlab(text):
    levels = {"major": "error", "minor": "warning", "info": "note"}
    for issue in json.loads(text):
        if issue["check_name"].startswith("TT"):
            head, _, message = issue["description"].partition(": ")
            part = head.split(" · ")[1]
            yield issue["location"]["path"], issue["check_name"], PARTS[part], levels[issue["severity"]], message


def rdjson(text):
    levels = {"ERROR": "error", "WARNING": "warning", "INFO": "note"}
    for row in json.loads(text)["diagnostics"]:
        if row["code"]["value"].startswith("TT"):
            head, _, message = row["message"].partition(": ")
            yield row["location"]["path"], row["code"]["value"], PARTS[head.split(" · ")[1]], levels[row["severity"]], message


def markdown(text):
    path = None
    for line in text.split("\n"):
        if line.startswith("## "):
            path = re.sub(r"\\(.)", r"\1", line.partition(": ")[2])
        cells = [re.sub(r"\\(.)", r"\1", cell.strip()) for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        if len(cells) == 8 and cells[-1].startswith("TT"):
            yield path, cells[7], PARTS[cells[2]], LEVELS[cells[1].partition(" ")[2]], cells[3]


def table(text):
    heads, *rows = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    for row in rows:
        told = {head: cell[1:] if cell[:1] == "'" else cell for head, cell in zip(heads, row, strict=True)}
        if told["Tình trạng"] == "vi phạm":
            yield told["Tệp"], told["Mã quy tắc"], PARTS[told["Thành phần"]], LEVELS[told["Mức"]], told["Dấu nhận biết"]


def html(text):
    for article in page.parse(text).all("article"):
        path = article.all("h2")[0].text
        for item in article.all(None, "item"):
            rule, part = item.all("span", "rule")[0].text, item.all("span", "component")[0].text
            (level,) = {"error", "warning", "note"}.intersection(item.classes)
            yield path, rule, PARTS[part], level, item.all("p", "message")[0].text


def text_groups(report, documents):
    """The groups of the text: (path, number, level, rules, how many findings). Its bars shorten paths: documents are told by order."""
    bars = re.split(r"^── .* ──$", report, flags=re.MULTILINE)[1:]
    for path, told in zip(documents, bars, strict=True):
        for group in re.split(r"^(?= ?\d+\. )", told, flags=re.MULTILINE)[1:]:
            number, level = re.match(r" ?(\d+)\. (.+?) · ", group).groups()
            ids = re.search(r"\[(TT[TT\d, ]+)\]$|^    Quy tắc: +((?:TT\d+,?\s+)+)", group, re.MULTILINE)
            count = re.search(r"\((\d+) phát hiện\)(?: +\[|$)", group.split("\n")[0])
            yield path, int(number), LEVELS[level.lower()], frozenset(re.findall(r"TT\d+", ids[0])), int(count[1]) if count else 1


def numbers_of(format_, text):
    """How many findings bear each number, in a format that numbers single ones."""
    if format_ == "json":
        return Counter(each["number"] for document in json.loads(text)["documents"] for each in document["findings"])
    if format_ == "sarif":
        results = json.loads(text)["runs"][0]["results"]
        return Counter(each["properties"]["number"] for each in results if "number" in each["properties"])
    if format_ == "csv":
        rows = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
        return Counter(row["Mục"] for row in rows if row["Mục"])
    if format_ == "html":
        return Counter(item.all(None, "ref")[0].text for item in page.parse(text).all(None, "item"))
    return Counter(re.findall(r"^\| (\d+(?:\.\d+)?) \|", text, re.MULTILINE))


def shown(path):
    """A path on one line, as Markdown and the page have it."""
    return " ".join(printable(path).split())
