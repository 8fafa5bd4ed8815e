"""Plans that a plan orders organs to make, with the day by which; only where one organ, its own plan and a whole day are named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from checker.model.patterns import lazy_pattern
from checker.model.tuples import NamedTuple

_ORGAN = r"(?:Sở|Ban|Ủy ban nhân dân|UBND|Phòng|Chi cục|Công an|Thanh tra|Văn phòng|Trung tâm|Trường|Trạm)"
_ORDER = lazy_pattern(
    r"^(?:[-+•]|(?:[0-9]{1,2}|[a-zđ])[.)])?\s*(?:(?:Giao|Yêu cầu|Đề nghị) )?"
    rf"(?P<organ>{_ORGAN} [^.;:]{{2,90}}?),? "
    r"(?:(?:có trách nhiệm|chịu trách nhiệm|chủ động|khẩn trương) )?(?:xây dựng|ban hành|lập) [Kk]ế hoạch (?P<own>[^.;:]{0,200}?)"
    r"(?:trước|chậm nhất|trong) ngày (?P<day>[0-9]{1,2})(?:/| tháng )(?P<month>[0-9]{1,2})(?:/| năm )(?P<year>[0-9]{4})(?![0-9])",
    words=("kế hoạch", "Kế hoạch"),
)
_SEVERAL = lazy_pattern(rf", (?:các )?{_ORGAN} |(?:;| và) (?:các )?{_ORGAN} |[Cc]ác |phối hợp|chủ trì|[Tt]ham mưu")
"""What shows that more than one organ is meant, or that the plan will be another's."""
_TELLS = ("ế hoạch", "ngày")


class AnnouncedPlan(NamedTuple):
    """A plan that this one orders an organ to make, and until when (ISO)."""

    organ: str = ""
    due: str = ""


def announced_in(texts: Iterable[str]) -> Iterator[AnnouncedPlan]:
    """The plans ordered in paragraphs, each once.

    >>> list(announced_in(["1. Sở Tư pháp xây dựng kế hoạch thực hiện tại đơn vị, gửi Sở Nội vụ trước ngày 30 tháng 4 năm 2024."]))
    [AnnouncedPlan(organ='Sở Tư pháp', due='2024-04-30')]
    """
    told = set()
    for text in texts:
        found = _ORDER.match(text.strip()) if all(word in text for word in _TELLS) else None
        if found and not _SEVERAL.search(found["organ"]) and "tham mưu" not in found["own"]:
            each = AnnouncedPlan(found["organ"].strip(" ,"), _day(found["year"], found["month"], found["day"]))
            if each.due and each not in told:
                told.add(each)
                yield each


def _day(year: str, month: str, day: str) -> str:
    """ISO; empty for a day there is not."""
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""
