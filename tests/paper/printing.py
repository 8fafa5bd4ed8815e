"""A plan printed, filled in by hand, signed, sealed and scanned: its pages as pictures."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from PIL import Image, ImageDraw

from tests.builders.plan_text import PlanText
from tests.paper.habits import Habits
from tests.paper.hand import sign, write
from tests.paper.stamps import BLACK, RED, font, seal, stamped

_WIDTH, _HEIGHT = 595.0, 842.0  # pt: A4
_LEFT, _RIGHT, _TOP, _FOOT = 85.0, 553.0, 57.0, 780.0
_COLUMNS = (165.0, 410.0)  # middles
_PEN = (35, 35, 90)
_BLANK = 46.0  # pt left for a number or a day


class Press:
    """Pages at a resolution, text put on them by pt."""

    def __init__(self, dpi: int) -> None:
        self.dpi = dpi
        self.scale = dpi / 72
        self.pages: list[Image.Image] = []
        self.turn_over()

    def turn_over(self) -> None:
        """A new page."""
        self.pages.append(Image.new("RGB", (round(_WIDTH * self.scale), round(_HEIGHT * self.scale)), "white"))
        self.draw = ImageDraw.Draw(self.pages[-1])

    def width(self, text: str, size: float, face: str) -> float:
        """In pt."""
        return font(round(size * self.scale), face).getlength(text) / self.scale

    def put(self, text: str, x: float, y: float, size: float, face: str = "serif") -> float:
        """Text with its baseline there; gives its right edge."""
        self.draw.text((x * self.scale, y * self.scale), text, font=font(round(size * self.scale), face), fill="black", anchor="ls")
        return x + self.width(text, size, face)

    def centred(self, text: str, middle: float, y: float, size: float, face: str = "serif") -> tuple[float, float]:
        """Text around a middle; gives its edges."""
        x = middle - self.width(text, size, face) / 2
        return x, self.put(text, x, y, size, face)

    def rule(self, middle: float, y: float, length: float) -> None:
        """A line below what stands there."""
        x0, x1 = (middle - length / 2) * self.scale, (middle + length / 2) * self.scale
        self.draw.line((x0, y * self.scale, x1, y * self.scale), fill="black", width=max(1, round(self.scale / 2)))

    def wrapped(self, text: str, size: float, face: str, first: float) -> Iterator[str]:
        """The text in lines that fit between the margins, the first shorter by ``first`` pt."""
        line, room = "", _RIGHT - _LEFT - first
        for word in text.split():
            longer = f"{line} {word}".strip()
            if line and self.width(longer, size, face) > room:
                yield line
                line, room = word, _RIGHT - _LEFT
            else:
                line = longer
        yield line


def scanned(plan: PlanText, habits: Habits, chance: Random) -> list[Image.Image]:
    """The pages as the scanner gives them."""
    press = Press(habits.dpi)
    y = _header(press, plan, habits, chance)
    y = _text(press, plan, y)
    if y > _FOOT - 190:
        press.turn_over()
        y = _TOP
    _closing(press, plan, habits, chance, y + 24)
    return [_worn(page, habits, chance) for page in press.pages]


def _header(press: Press, plan: PlanText, habits: Habits, chance: Random) -> float:
    left, right = _COLUMNS
    y = _TOP
    lines = plan.organ_lines
    for at, text in enumerate(lines):
        plain = at == 0 and bool(plan.superior)
        press.centred(text, left, y + 16 * at, 12.5, "serif" if plain else "serif-bold")
    press.rule(left, y + 16 * len(lines) - 10, 60)
    press.centred(plan.national_name, right, y, 12.5, "serif-bold")
    press.centred(plan.motto, right, y + 16, 13.5, "serif-bold")
    press.rule(right, y + 21, 150)
    y += 16 * max(len(lines), 2) + 16
    _filled(press, "Số:", plan.number, f"/{plan.notation}", left, y, "serif", habits.number_by_hand, chance)
    month = f"tháng {plan.month} năm {plan.year}"
    _filled(press, f"{plan.place}, ngày", plan.day, f" {month}", right, y, "serif-italic", habits.day_by_hand, chance)
    y += 36
    press.centred(plan.type_name, (_LEFT + _RIGHT) / 2, y, 14, "serif-bold")
    for line in press.wrapped(plan.subject, 14, "serif-bold", 80):
        y += 18
        press.centred(line, (_LEFT + _RIGHT) / 2, y, 14, "serif-bold")
    press.rule((_LEFT + _RIGHT) / 2, y + 7, 100)
    return y + 12


def _filled(press: Press, before: str, value: str, after: str, middle: float, y: float, face: str, by_hand: bool, chance: Random) -> None:
    """``Số: 125/KH-SNV``, the figure printed or written into the room left for it."""
    if not by_hand:
        press.centred(f"{before} {value}{after}", middle, y, 13, face)
        return
    room = _BLANK if len(value) > 2 else _BLANK * 0.6
    x = press.put(before, middle - (press.width(before + after, 13, face) + room) / 2, y, 13, face)
    height = chance.uniform(11, 14) * press.scale
    at = ((x + 3) * press.scale, y * press.scale - height + chance.uniform(-1, 2) * press.scale)
    write(press.draw, value, at, height, chance, _PEN)
    press.put(after, x + room, y, 13, face)


def _text(press: Press, plan: PlanText, y: float) -> float:
    for text in (*plan.opening, *plan.body):
        heading = text.split(".")[0].strip("IVX") == ""
        face = "serif-bold" if heading else "serif-italic" if text in plan.bases else "serif"
        y += 6
        for at, line in enumerate(press.wrapped(text, 13.5, face, 36)):
            y += 17
            if y > _FOOT:
                press.turn_over()
                press.centred(str(len(press.pages)), _WIDTH / 2, 40, 13)
                y = _TOP + 17
            press.put(line, _LEFT + (36 if at == 0 else 0), y, 13.5, face)
    return y


def _closing(press: Press, plan: PlanText, habits: Habits, chance: Random, y: float) -> None:
    middle = _COLUMNS[1] + 10
    for at, text in enumerate(plan.recipient_lines):
        press.put(text, _LEFT, y + 13.5 * at, 11 if at else 12, "serif" if at else "serif-bold-italic")
    down = y
    for text in plan.office_lines:
        if text.startswith("KT. ") and habits.authority_by_hand:
            left, _ = press.centred(text.removeprefix("KT. "), middle, down, 13.5, "serif-bold")
            write(press.draw, "KT.", ((left - 36) * press.scale, (down - 13) * press.scale), 13 * press.scale, chance, _PEN)
        else:
            press.centred(text, middle, down, 13.5, "serif-bold")
        down += 17
    name = down + 78
    page, scale = press.pages[-1], press.scale
    sign(
        press.draw,
        ((middle - 60) * scale, (down + 8) * scale, (middle + 60) * scale, (name - 22) * scale),
        chance,
        _PEN,
        round(scale * 1.1),
    )
    if habits.name_stamped:
        stamped(page, plan.full_name, (middle * scale, (name - 4) * scale), press.dpi, chance)
    else:
        press.centred(plan.full_name, middle, name, 13.5, "serif-bold")
    across = middle - 62 if habits.sealed == "signer" else 262
    at = (across + chance.uniform(-8, 8)) * scale, (down + 30 + chance.uniform(-6, 14)) * scale
    seal(page, at, press.dpi, " ".join(plan.organ) + " ★ CHXHCN VIỆT NAM", RED if habits.seal == "red" else BLACK, chance)


def _worn(page: Image.Image, habits: Habits, chance: Random) -> Image.Image:
    draw = ImageDraw.Draw(page)
    for _ in range(habits.dirt):
        x, y, size = chance.uniform(0, page.width), chance.uniform(0, page.height), chance.choice((0, 1, 1, 2, 3))
        draw.ellipse((x, y, x + size, y + size), fill=(chance.randint(0, 120),) * 3)
    page = page.rotate(habits.skew, Image.Resampling.BICUBIC, fillcolor="white")
    page = page.rotate(-90 * habits.turns, expand=True)
    return page.convert("L").point(lambda level: 255 if level > 150 else 0).convert("1") if habits.bits == 1 else page
