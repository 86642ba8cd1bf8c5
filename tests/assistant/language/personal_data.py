"""Generated questions with personal data in them, in the many ways people write it."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

_REGIONS = ("510402", "510403", "510411", "510421", "510422", "510107", "532301", "110105")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_PROVINCES = "川川川川川云贵渝京沪粤浙"
_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
_FULL = str.maketrans("0123456789X", "０１２３４５６７８９Ｘ")
_CHINESE = str.maketrans("0123456789", "零一二三四五六七八九")
_SAID = str.maketrans("0123456789", "〇幺二三四五六七八九")
_CAPITAL = str.maketrans("0123456789", "零壹贰叁肆伍陆柒捌玖")

Dice = random.Random


@dataclass(frozen=True)
class Asked:
    """A question, and what should be left of it."""

    typed: str
    masked: str
    numbers: tuple[str, ...]  # as they are typed


def questions(count: int, seed: int) -> Iterator[Asked]:
    """``count`` questions: four in five with a number of a person, two in five with two."""
    dice = random.Random(seed)  # noqa: S311 - made-up data
    kinds = list(_KINDS)
    for _ in range(count):
        parts = dice.choice(_SENTENCES).split("|")
        typed, masked, numbers = "", "", []
        for part in parts:
            if part == "N":
                made, forms, label = dice.choice(kinds)
                number = dice.choice(forms)(made(dice))
                typed, masked = typed + number, masked + label
                numbers.append(number)
            else:
                text = dice.choice(_DECOYS)(dice) if part == "D" else part
                typed, masked = typed + text, masked + text
        yield Asked(typed, masked, tuple(numbers))


def resident_id(dice: Dice) -> str:
    born = date(1931, 1, 1) + timedelta(days=dice.randrange(33_000))
    body = f"{dice.choice(_REGIONS)}{born:%Y%m%d}{dice.randrange(1000):03d}"
    total = sum(w * int(d) for w, d in zip(_WEIGHTS, body, strict=True))
    return body + "10X98765432"[total % 11]


def old_id(dice: Dice) -> str:
    whole = resident_id(dice)
    while whole[6:8] != "19":
        whole = resident_id(dice)
    return whole[:6] + whole[8:17]


def mobile(dice: Dice) -> str:
    return f"1{dice.choice('3456789')}{dice.randrange(10**9):09d}"


def card(dice: Dice) -> str:
    start = dice.choice(["622202", "621700", "622848", "621661", "436742", "955880", "356833"])
    length = 19 if start[0] in "69" and dice.random() < 0.7 else 16
    if start == "955880":
        length = 19
    body = start + "".join(dice.choices("0123456789", k=length - 7))
    digits = [int(d) for d in reversed(body)]
    total = sum(d if n % 2 else (2 * d - 9 if d > 4 else 2 * d) for n, d in enumerate(digits))
    return body + str(-total % 10)


def plate(dice: Dice) -> str:
    city = dice.choice(_LETTERS[:20])
    body = "".join(dice.choices("0123456789", k=5))
    shape = dice.randrange(5)
    if shape == 1:
        body = dice.choice("DF") + body  # new energy
    elif shape == 2:
        body = dice.choice(_LETTERS) + body[1:]
    elif shape == 3:
        body = body[:4] + dice.choice("学警挂")
    elif shape == 4:
        body = body[:2] + dice.choice(_LETTERS) + body[3:]
    return dice.choice(_PROVINCES) + city + body


def _grouped(mark: str, *sizes: int) -> Callable[[str], str]:
    def form(number: str) -> str:
        parts, done = [], 0
        for size in sizes:
            parts.append(number[done : done + size])
            done += size
        return mark.join(part for part in [*parts, number[done:]] if part)

    return form


def _one_by_one(number: str) -> str:
    return " ".join(number)


def _plain(number: str) -> str:
    return number


def _translated(table: dict[int, int]) -> Callable[[str], str]:
    return lambda number: number.translate(table)


def _half_said(number: str) -> str:
    return number[:3].translate(_CHINESE) + number[3:]


def _said_in_groups(number: str) -> str:
    return _grouped("，", 3, 4)(number.translate(_SAID))


def _lower(number: str) -> str:
    return number.lower()


_SCRIPTS = [_translated(_FULL), _translated(_CHINESE), _translated(_SAID)]
_ID_FORMS = [
    _plain,
    _plain,
    _lower,
    _grouped(" ", 6, 8),
    _grouped(" ", 6, 4, 4),
    _grouped("-", 6, 8),
    _grouped(" ", 3, 3, 4, 4),
    _grouped("\u200b", 6, 8),
    _grouped(" - ", 6, 8),
    _one_by_one,
    _translated(_CAPITAL),
    *_SCRIPTS,
]
_MOBILE_FORMS = [
    _plain,
    _plain,
    _grouped(" ", 3, 4),
    _grouped("-", 3, 4),
    _grouped("—", 3, 4),
    _grouped(".", 3, 4),
    _grouped("  ", 3, 4),
    _grouped(" ", 3, 8),
    _grouped(" ", 4, 4),
    _one_by_one,
    _half_said,
    _said_in_groups,
    lambda number: "+86" + number,
    lambda number: "+86 " + _grouped(" ", 3, 4)(number),
    lambda number: "0086-" + number,
    *_SCRIPTS,
]
_CARD_FORMS = [
    _plain,
    _plain,
    _grouped(" ", 4, 4, 4, 4),
    _grouped("-", 4, 4, 4, 4),
    _grouped("\u3000", 4, 4, 4, 4),
    _grouped(" ", 6),
    _one_by_one,
    *_SCRIPTS,
]
_PLATE_FORMS = [
    _plain,
    _plain,
    _lower,
    _grouped("·", 2),
    _grouped(" ", 2),
    _grouped("-", 2),
    _grouped(" ", 1, 1),
    lambda number: number.translate(_FULL).replace("D", "Ｄ"),
    lambda number: number[:2] + number[2:].translate(_CHINESE),
]
_OLD_FORMS = [_plain, _plain, _grouped(" ", 6, 6), _grouped("-", 6, 6), *_SCRIPTS]
_KINDS = [
    (resident_id, _ID_FORMS, "[身份证号]"),
    (mobile, _MOBILE_FORMS, "[手机号]"),
    (card, _CARD_FORMS, "[银行卡号]"),
    (plate, _PLATE_FORMS, "[车牌号]"),
    (old_id, _OLD_FORMS, "[身份证号]"),
]

_SENTENCES = [
    "我身份证号|N|，掉了咋个补",
    "|N|这个人的社保交到好久了",
    "给我打电话|N",
    "号码是|N|一直打不通",
    "登记的是|N|，现在换成|N|要得不",
    "妈妈叫我来问，她的号|N|，养老金没到账，卡是|N",
    "sfz|N|能不能查",
    "tel:|N|，请回电",
    "查一下（|N|）的进度",
    "“|N|”这个对不对",
    "|N|和|N|是一个人",
    "车子|N|要过户，买家|N|",
    "预约|D|，留的|N|",
    "|D|的事，联系|N|，谢谢",
    "办件编号|D|，我的号|N|",
    "|D|还要等好久，打|N|没人接，又打|N|也没人接",
    "|D|怎么算",
    "问一下|D|是啥子意思",
    "|D|，|D|，到底哪个对",
]


def _date_like(dice: Dice) -> str:
    day = date(1998, 1, 1) + timedelta(days=dice.randrange(10_000))
    form = dice.choice(["{:%Y-%m-%d}", "{:%Y.%m.%d}", "{:%Y年%m月%d日}", "{:%Y/%m/%d %H:%M}"])
    return form.format(day)


def _credit_code(dice: Dice) -> str:
    body = "".join(dice.choices("0123456789ABCDEFGHJKLMNPQRTUWXY", k=9))
    return f"91{dice.choice(_REGIONS)}MA{body[:7]}{body[7]}"


def _chosen(*texts: str) -> Callable[[Dice], str]:
    return lambda dice: dice.choice(texts)


_DECOYS: list[Callable[[Dice], str]] = [
    _date_like,
    _date_like,
    _credit_code,
    lambda dice: (
        f"5104022026{dice.randint(1, 12):02d}{dice.randint(1, 28):02d}{dice.randrange(10**4):04d}"
    ),
    lambda dice: f"SL2026{dice.randrange(10**10):010d}",
    lambda dice: f"2026{dice.randrange(10**12):012d}",
    lambda dice: f"0812-{dice.randint(2, 8)}{dice.randrange(10**6):06d}",
    lambda dice: f"{dice.randint(1, 999)},{dice.randrange(1000):03d},{dice.randrange(1000):03d}元",
    lambda dice: f"{dice.randrange(10**6)}.{dice.randrange(100):02d}元",
    lambda dice: f"川({dice.randint(2015, 2026)})攀枝花市不动产权第{dice.randrange(10**7):07d}号",
    lambda dice: f"（{dice.randint(2015, 2026)}）川0402民初{dice.randrange(10**4)}号",
    lambda dice: f"川府发〔{dice.randint(2015, 2026)}〕{dice.randint(1, 99)}号",
    lambda dice: f"{dice.randint(1950, 2000)}-{dice.randint(2001, 2026)}年的社保",
    lambda dice: f"1、{dice.randint(2, 9)}、{dice.randint(10, 99)}、{dice.randint(100, 999)}号窗口",
    _chosen("12345热线", "400-812-3456", "邮编617000", "六七十岁", "一二十年前", "三三两两"),
    _chosen("京东618", "新A类执照", "川渝通办", "云A4纸", "苏E贷", "贵宾厅G1234次", "一九九八年"),
    _chosen(
        "8:30-12:00，14:00-17:30", "120.56平方米", "第3.2.1条", "A4纸210×297", "1998 2023 两年"
    ),
]
