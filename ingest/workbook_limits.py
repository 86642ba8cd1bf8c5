"""What a workbook may be, checked before any of it is parsed."""

import zipfile
from pathlib import Path
from xml.parsers import expat

_MB = 1024 * 1024
PACKED_MB, UNPACKED_MB, RATIO = 20, 200, 100
ROWS = 100_000  # of all sheets together; a row counts once more for every 256 columns
COLUMNS = 256  # what lies to the right of them is not looked at
_CHUNK = 64 * 1024


class WorkbookError(Exception):
    """A file that is refused as a whole; the message says why and what to do."""


class _Prolog(Exception):  # noqa: N818 - a way out of the parser, no error
    """The part's first element was reached; ``doctype`` says whether a DTD stood before it."""

    def __init__(self, doctype: bool) -> None:
        super().__init__()
        self.doctype = doctype


def check_package(path: Path) -> None:
    """Refuse what is no .xlsx file, is too large, or could do more than hold cells.

    Raises:
        WorkbookError: with the reason.
        FileNotFoundError: there is no such file.
    """
    size = path.stat().st_size
    if path.suffix.lower() != ".xlsx":
        raise WorkbookError(f"{path.name} 不是 .xlsx 文件;下一步:在表格软件里另存为 .xlsx")
    if size > PACKED_MB * _MB:
        raise WorkbookError(
            f"{path.name} 有 {size / _MB:.1f} MB,最多 {PACKED_MB} MB;下一步:分成几个文件"
        )
    if not zipfile.is_zipfile(path):
        raise WorkbookError(
            f"{path.name} 的内容不是 .xlsx(可能是改了后缀的文件、加了密码的或旧的 .xls);"
            "下一步:在表格软件里打开,另存为不带密码的 .xlsx"
        )
    try:
        with zipfile.ZipFile(path) as package:
            _check_parts(path.name, package, size)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError) as error:
        raise damaged(path) from error


def damaged(path: Path) -> WorkbookError:
    """The refusal of a file that cannot be read as a workbook."""
    return WorkbookError(f"{path.name} 已损坏或不是工作簿;下一步:在表格软件里打开,另存为 .xlsx")


def _check_parts(name: str, package: zipfile.ZipFile, packed: int) -> None:
    parts = package.infolist()
    unpacked = sum(part.file_size for part in parts)
    if unpacked > UNPACKED_MB * _MB:
        raise WorkbookError(
            f"{name} 解开后有 {unpacked / _MB:.0f} MB,最多 {UNPACKED_MB} MB;下一步:分成几个文件"
        )
    if unpacked > RATIO * packed:
        raise WorkbookError(
            f"{name} 的压缩比是 {unpacked / packed:.0f},最多 {RATIO};"
            "下一步:检查文件来历,在表格软件里另存为 .xlsx"
        )
    for part in parts:
        if part.flag_bits & 1:
            raise WorkbookError(f"{name} 加了密码;下一步:去掉密码再存")
        if part.filename.lower().endswith("vbaproject.bin"):
            raise WorkbookError(f"{name} 带有宏;下一步:另存为不带宏的 .xlsx")
        if _has_doctype(package, part):
            raise WorkbookError(
                f"{name} 的 {part.filename} 带有 XML 实体声明,表格软件不会这样存;"
                "下一步:检查文件来历"
            )


def _has_doctype(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    """Whether the part is XML with a DTD; only what stands before its first element is read."""
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = lambda *_: _leave(doctype=True)
    parser.StartElementHandler = lambda *_: _leave(doctype=False)
    try:
        with package.open(part) as content:
            while chunk := content.read(_CHUNK):
                parser.Parse(chunk)
    except _Prolog as prolog:
        return prolog.doctype
    except expat.ExpatError:
        pass  # no XML, such as a picture
    return False


def _leave(*, doctype: bool) -> None:
    raise _Prolog(doctype)
