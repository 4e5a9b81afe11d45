BBBBBBB BBBBBBBBBBBBBBB

BBBB BB BBBB
BBBBB BBBBB gettext(u'Phiếu tài khoản của %(name)s') SSSSS SSS SSSSS SSS SSSSSSSSBBBBBBBB
BBBBB BBBBBBBBB BBBBBBBBBBBBBBBBB BB BBBB gettext(u'Tài khoản') BBBBB BBBBB BBBBBBBBBBBB
BBBBB BBBB
BBBBB
XXX XXXXXXXXXXXXXXXX
  XXXX gettext(u'Tên đăng nhập') XXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX
  XXXX gettext(u'Mật khẩu lần đầu') XXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX
XXXXX
XXX gettext(u'Mật khẩu chỉ hiện một lần ở đây. In phiếu hoặc chép lại, giao tận tay; lần đăng nhập đầu phải đổi mật khẩu.') XXXX
BBBBBBBB
BBBBBBBB
