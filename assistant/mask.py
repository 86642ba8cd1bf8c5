"""Personal data in what people type: found and masked before anything is kept."""

import re

# Resident ID: region, birth date, sequence, check digit (GB 11643-1999). A number that fails its
# check digit but fits otherwise is masked too: a mistyped number is still somebody's.
_ID = re.compile(
    r"(?<![0-9A-Za-z])[1-9]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])"
    r"(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![0-9A-Za-z])"
)
# Mainland mobile number, also written in groups.
_MOBILE = re.compile(r"(?<!\d)(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)")
# Licence plate, ordinary and new-energy: province, city letter, 5 or 6 letters and digits.
_PLATE = re.compile(
    r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]"
    r"[A-HJ-NP-Z][·•. ]?[A-HJ-NP-Z0-9]{5,6}(?![A-Za-z0-9])"
)
# Bank card: 16 to 19 digits that pass Luhn's check, also written in groups of four.
_CARD = re.compile(r"(?<!\d)\d{4}(?:[ -]?\d{4}){3}(?:[ -]?\d{1,3})?(?!\d)")

_MASKS = {"id": "[身份证号]", "mobile": "[手机号]", "plate": "[车牌号]", "card": "[银行卡号]"}


def mask(text: str) -> str:
    """``text`` with each ID, mobile, plate and card number replaced by its kind in brackets."""
    text = _ID.sub(_MASKS["id"], text)
    text = _MOBILE.sub(_MASKS["mobile"], text)
    text = _PLATE.sub(_MASKS["plate"], text)
    return _CARD.sub(lambda m: _MASKS["card"] if _luhn(m[0]) else m[0], text)


def is_masked(text: str) -> bool:
    """Whether ``mask`` replaced something in ``text``."""
    return any(word in text for word in _MASKS.values())


def _luhn(number: str) -> bool:
    """Check digit of ISO/IEC 7812-1."""
    digits = [int(c) for c in reversed(number) if c.isdigit()]
    doubled = (d * 2 - 9 if d > 4 else d * 2 for d in digits[1::2])
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0
