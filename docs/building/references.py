"""What can be configured and what a report holds, made from the schemas that the program itself obeys."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from checker.cli.config.keys import table
from checker.model.data import data_file
from checker.profiles.starting_profile import key_rows
from docs.building.markdown import code, escaped
from docs.building.rule_pages import words

Schema = Mapping[str, Any]
_FOLDED = 12
"""Words of a list beyond which it is told by its length."""


def configuration() -> str:
    """``tham-chieu/cau-hinh.md``."""
    return "\n".join([
        "# Tệp cấu hình\n",
        "`thethuc.toml`, hoặc mục `[tool.thethuc]` trong `pyproject.toml`: tệp gần nhất phía trên mỗi văn bản được dùng; sau đó "
        "đến các mục riêng trong tệp ấy, biến môi trường, tùy chọn trên dòng lệnh. `thethuc config init` tạo tệp mẫu; "
        "`thethuc config show TỆP` cho biết điều gì đang áp dụng và lấy từ đâu.\n",
        *table(words()),
    ]) + "\n"  # fmt: skip


def profile() -> str:
    """``tham-chieu/quy-dinh-rieng.md``."""
    lines = [
        "# Quy định riêng của cơ quan\n",
        "Một thư mục có `profile.yaml`. `thethuc profile init THƯ-MỤC` tạo bộ đầu tiên, `thethuc rules test --profile THƯ-MỤC` "
        "chứng minh các quy tắc của nó bằng ví dụ. Khóa có dấu `*` là bắt buộc.\n",
        "| Khóa | Ví dụ | Nghĩa |\n|---|---|---|",
    ]
    for key, needed, example, said in key_rows("vi"):
        lines.append(f"| `{key}`{' &#42;' if needed else ''} | {code('', example)} | {escaped(said)} |")
    return "\n".join(lines) + "\n"


def json_report() -> str:
    """``tham-chieu/bao-cao-json.md``."""
    with open(data_file("report.schema.json"), encoding="utf-8") as file:
        schema: Schema = json.load(file)
    lines = [
        "# Báo cáo JSON\n",
        "`thethuc check --format json` in ra `thethuc-report/1`. Trường mới chỉ được thêm, không trường nào đổi nghĩa. "
        "Lời giải thích lấy nguyên từ lược đồ `report.schema.json` (tiếng Anh). Trường có dấu `*` luôn có mặt.\n",
        "## Báo cáo {#bao-cao}\n",
        *_fields(schema),
    ]
    for name, each in schema["$defs"].items():
        lines += [f"\n## `{name}` {{#{name}}}\n"]
        lines += [f"{escaped(each['description'])}\n"] if "description" in each else []
        lines += list(_fields(each)) if "properties" in each else [_type(each)]
    return "\n".join(lines) + "\n"


def _fields(schema: Schema) -> Iterator[str]:
    yield "| Trường | Kiểu | Nghĩa |\n|---|---|---|"
    for name, each in schema["properties"].items():
        needed = " &#42;" if name in schema.get("required", ()) else ""
        yield f"| `{name}`{needed} | {_type(each)} | {escaped(_said(each))} |"


def _said(schema: Schema | bool) -> str:
    """What a field means, if the schema says so."""
    return "" if isinstance(schema, bool) else str(schema.get("description", ""))


def _type(schema: Schema | bool) -> str:
    """What a value may be, in a few words; another definition is a link to it."""
    if isinstance(schema, bool):
        return ""
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return f"[{name}](#{name})"
    if "const" in schema:
        return code("", json.dumps(schema["const"]))
    if "enum" in schema:
        few = len(schema["enum"]) <= _FOLDED
        return ", ".join(code("", str(each)) for each in schema["enum"]) if few else f"một trong {len(schema['enum'])} từ"
    for joined in ("oneOf", "anyOf", "allOf"):
        if joined in schema:
            return " · ".join(dict.fromkeys(filter(None, map(_type, schema[joined]))))
    types = schema.get("type", "")
    said = ", ".join(types) if isinstance(types, list) else str(types)
    inner = _type(schema["items"]) if isinstance(schema.get("items"), dict) else ""
    return f"{said} of {inner}" if inner else said
