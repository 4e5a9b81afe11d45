"""The sentences for a file that is not read: what it is, and how to make one that is."""

from __future__ import annotations

from django.utils.translation import gettext as _

from duoc.kit.errors import DomainError
from duoc.kit.workbook.guard import Refused


def sentence(refused: Refused) -> str:
    """What to tell the user about a refused file."""
    return _sentences()[refused.code] % refused.values


def as_domain_error(refused: Refused) -> DomainError:
    """The refusal as services raise it, for the field `file`."""
    return DomainError(refused.code, sentence(refused), field="file")


def _sentences() -> dict[str, str]:
    return {
        "empty_file": _("Tệp này trống (0 byte). Có thể tệp chưa được lưu xong: hãy mở lại, lưu rồi chọn lại tệp."),
        "too_large": _(
            "Tệp nặng %(size)s MB, nhiều hơn mức %(limit)s MB nhận được mỗi lần. "
            "Xoá hình ảnh và các trang tính không cần, hoặc chia thành nhiều tệp."
        ),
        "old_or_locked": _(
            "Đây là tệp Excel kiểu cũ (.xls) hoặc tệp có đặt mật khẩu. Mở tệp trong Excel, bỏ mật khẩu nếu có, "
            "rồi chọn Tệp → Lưu thành → Sổ làm việc Excel (.xlsx) và nhập tệp mới."
        ),
        "binary_workbook": _(
            "Đây là tệp Excel nhị phân (.xlsb). Mở tệp trong Excel, chọn Tệp → Lưu thành → "
            "Sổ làm việc Excel (.xlsx) rồi nhập tệp mới."
        ),
        "open_document": _(
            "Đây là tệp OpenDocument (.ods). Mở tệp trong LibreOffice, chọn Tệp → Lưu thành → "
            "Excel 2007–365 (.xlsx) rồi nhập tệp mới."
        ),
        "macros": _(
            "Tệp này có chứa macro (mã lệnh), nên không được nhận. Mở tệp trong Excel, chọn Tệp → Lưu thành → "
            "Sổ làm việc Excel (.xlsx) để bỏ macro, rồi nhập tệp mới."
        ),
        "pdf": _("Đây là tệp PDF, không phải bảng tính. Hãy nhập tệp .xlsx theo mẫu tải về ở trang này."),
        "word": _("Đây là văn bản Word, không phải bảng tính. Hãy chép bảng sang tệp mẫu .xlsx rồi nhập tệp đó."),
        "slides": _("Đây là bài trình chiếu, không phải bảng tính. Hãy nhập tệp .xlsx theo mẫu tải về ở trang này."),
        "picture": _("Đây là hình ảnh, không phải bảng tính. Hãy nhập tệp .xlsx theo mẫu tải về ở trang này."),
        "web_page": _(
            "Tệp này là trang web được đặt tên như tệp Excel (thường do phần mềm khác xuất ra). Mở tệp trong Excel, "
            "chọn Tệp → Lưu thành → Sổ làm việc Excel (.xlsx) rồi nhập tệp mới."
        ),
        "not_a_workbook": _("Đây là tệp nén (.zip), không phải bảng tính. Giải nén rồi chọn tệp .xlsx ở bên trong."),
        "unknown_kind": _(
            "Nội dung tệp không phải bảng tính .xlsx hay .csv, dù tên tệp có thể ghi như vậy. "
            "Hãy mở tệp bằng Excel để kiểm tra rồi lưu thành .xlsx."
        ),
        "damaged": _(
            "Tệp bị hỏng hoặc tải lên chưa trọn nên không mở được. "
            "Mở lại tệp trong Excel, lưu thành tệp mới rồi nhập lại."
        ),
        "too_many_parts": _(
            "Tệp có quá nhiều thành phần bên trong (hình ảnh, trang tính). Chép riêng bảng cần nhập sang tệp mới."
        ),
        "unpacks_too_large": _(
            "Tệp nhỏ nhưng bung ra quá lớn, nên không được mở. Chép riêng bảng cần nhập sang tệp mới rồi nhập tệp đó."
        ),
        "too_many_rows": _(
            "Bảng trải tới dòng %(rows)s; mỗi lần nhập tối đa %(limit)s dòng. Nếu danh sách thật ngắn hơn, có một ô "
            "lạc ở phía dưới: chọn các dòng thừa, xoá hẳn rồi lưu lại. Nếu danh sách dài thật, hãy chia nhiều tệp."
        ),
        "too_many_cells": _(
            "Bảng trải rộng hơn %(limit)s ô, thường vì có một ô lạc ở rất xa về bên phải hoặc phía dưới. "
            "Nhấn Ctrl+End trong Excel để tới ô đó, xoá hẳn các cột và dòng thừa rồi lưu lại."
        ),
        "no_sheet": _("Tệp không có trang tính nào nhìn thấy được. Bỏ ẩn trang tính cần nhập rồi lưu lại."),
        "unreadable": _(
            "Không đọc được tệp này. Mở tệp trong Excel, chép bảng cần nhập sang một tệp mới, lưu thành .xlsx "
            "rồi nhập lại."
        ),
        "too_slow": _(
            "Đọc tệp này lâu quá %(seconds)s giây nên đã dừng. Chép riêng bảng cần nhập (chỉ giá trị) sang tệp mới, "
            "hoặc chia thành nhiều tệp."
        ),
        "bad_csv": _(
            "Tệp .csv này có dòng không tách được thành cột (thường do thiếu dấu nháy kép). "
            "Mở tệp trong Excel, lưu thành .xlsx rồi nhập tệp mới."
        ),
    }
