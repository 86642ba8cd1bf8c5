"""What ``bandecheng doctor`` looks at of the machine: disk, fonts, read-aloud, listening."""

import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path

from assistant.settings import Settings
from ui.doctor.finding import Finding, good, mend, note

_NEEDED = 1  # GB; below it a snapshot cannot be built any more
_COMFORTABLE = 5  # GB


def disk(settings: Settings) -> Finding:
    """The room that is left where the data lies."""
    folder = settings.data
    while not folder.exists():
        folder = folder.parent
    gigabytes = shutil.disk_usage(folder).free / 1e9
    told, step = f"还空着 {gigabytes:.1f} GB", "清出地方，或用 BANDECHENG_DATA 换一个磁盘"
    if gigabytes < _NEEDED:
        return mend("磁盘", told, step)
    return note("磁盘", told, step) if gigabytes < _COMFORTABLE else good("磁盘", told)


def fonts() -> Finding:
    """A font with Chinese characters, which a browser on this machine needs."""
    what, program = "中文字体", shutil.which("fc-list")
    if program is None:
        found = any(Path("/usr/share/fonts").rglob("*CJK*"))
    else:
        # The argument is fixed, the program is the system's.
        listed = subprocess.run(  # noqa: S603
            [program, ":lang=zh"], capture_output=True, text=True, check=False, timeout=20
        )
        found = bool(listed.stdout.strip())
    if found:
        return good(what, "有")
    return note(what, "没有，本机浏览器里的中文是方块", "apt-get install fonts-noto-cjk")


def voice() -> Finding:
    """The speech synthesiser that reads answers aloud."""
    if shutil.which("espeak-ng"):
        return good("朗读", "有 espeak-ng")
    return note("朗读", "没有 espeak-ng，不能朗读", "apt-get install espeak-ng")


def listening(settings: Settings) -> Finding:
    """Whether spoken questions are taken, and whether what that needs is installed."""
    what = "说给我听"
    if not settings.transcription_url:
        return good(what, "没开，自助机上没有这个按钮")
    if find_spec("httpx") is None:
        return mend(what, "开了，但没有 httpx，起不来", "pip install 'bandecheng[polish]'")
    return good(what, "开了，录音发给 BANDECHENG_TRANSCRIPTION_URL")
