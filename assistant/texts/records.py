"""Sentences about records: the database, accounts, audit, backup. Reviewed wording."""

DATABASE_BUSY = "记录库正忙，这次没有存上。请稍等几秒再试一次。"
DATABASE_FULL = "磁盘满了，这次没有存上。请告诉管理员清理磁盘，再试一次。"
DATABASE_FAILED = "记录库出了问题，这次没有存上。请再试一次，或到窗口请工作人员帮忙。"
DATABASE_UNREACHABLE = "记录库打不开：{url}。下一步：检查 BANDECHENG_DATABASE_URL 和数据库服务。"
DATABASE_KIND = (
    "记录库地址的类型是 {seen}，允许 sqlite 或 postgresql。下一步：改 BANDECHENG_DATABASE_URL。"
)
DATABASE_ADDRESS = (
    "记录库的地址读不懂。允许：sqlite:///文件 或 postgresql://用户:密码@主机/库。"
    "下一步：改 BANDECHENG_DATABASE_URL。"
)
DATABASE_IN_MEMORY = (
    "记录库要存成文件，如 sqlite:///var/records/a.sqlite3。请改 BANDECHENG_DATABASE_URL。"
)
DATABASE_PRAGMA = (
    "SQLite 的 {name} 是 {seen}，必须是 {wanted}。下一步：关掉用着这个文件的别的程序，再启动。"
)
DATABASE_NEWER = (
    "记录库的结构版本是 {seen}，这个程序认得的是 {known}。下一步：装回写它的那一版程序。"
)
DATABASE_OUTDATED = "记录库的结构版本是 {seen}，应为 {known}。下一步：重新启动服务，会自动升级。"
DATABASE_NO_DRIVER = "没有装 PostgreSQL 的驱动。下一步：pip install 'bandecheng[postgres]'。"

KEY_MISSING = (
    "没有联系方式的密钥，所以不能留电话。"
    "下一步：运行 bandecheng contact-key，把它给出的值放进环境变量 BANDECHENG_CONTACT_KEY。"
)
KEY_BAD = (
    "BANDECHENG_CONTACT_KEY 不是 32 字节的密钥。"
    "下一步：用 bandecheng contact-key 做一把，多把用英文逗号隔开。"
)
SEAL_BROKEN = (
    "联系方式打不开：密钥不对，或内容被改过。下一步：把写它时的密钥也放进 BANDECHENG_CONTACT_KEY。"
)

CHAIN_END_BAD = "“{seen}”不是链尾。允许：序号:64 位十六进制数，bandecheng audit verify 会印出来。"
ENTRIES_MISSING = "第 {first} 到 {last} 条审计不见了"
ENTRY_CHANGED = "第 {sequence} 条审计被改过"
CHAIN_REWRITTEN = "第 {sequence} 条审计与先前记下的链尾不同，整条链可能被重写"
CHAIN_CUT = "审计的链尾与第 {sequence} 条对不上，后面的记录被改或被删"
CHAIN_SHORT = "先前记下的链尾是第 {known} 条，现在只到第 {seen} 条"

EASY_TO_GUESS = "密码不合要求。允许：{least} 到 {most} 个字符，大写、小写、数字、符号至少三种，不含账号。请换一个。"
ACCOUNT_BAD = (
    "账号“{seen}”不能用。允许：小写字母开头，2 到 40 个小写字母、数字、点、横线。请换一个。"
)
ACCOUNT_TAKEN = "账号 {seen} 已经有了。下一步：换一个名字，或用 bandecheng user passwd 改密码。"
ACCOUNT_UNKNOWN = "没有账号 {seen}。下一步：用 bandecheng user list 看有哪些。"
SIGN_IN_WRONG = "账号或密码不对。请再试一次，忘了密码请找管理员。"
SIGN_IN_LOCKED = "输错的次数太多，先锁住了。请 {minutes} 分钟后再试，急用请找管理员。"

BACKUP_NO_MANIFEST = "{backup} 不是备份：没有读得懂的 manifest.json。下一步：换一份备份。"
BACKUP_NO_DUMP = "{backup} 里没有数据文件，不能用。下一步：换一份备份。"
BACKUP_DAMAGED = "{backup} 损坏：sha256 是 {seen}，应为 {known}。下一步：换一份备份。"
BACKUP_KIND = "这份备份来自 {seen}，现在的记录库是 {wanted}。下一步：换一份备份，或改地址。"
BACKUP_VERSION = (
    "这份备份的结构版本是 {seen}，这个程序要 {known}。下一步：装回写它的那一版程序来恢复，再升级。"
)
DUMP_BAD = "数据文件不完好：{seen}。下一步：检查磁盘，换一份备份。"
TOOL_MISSING = "没有找到 {program}。下一步：安装 postgresql-client，再运行一次。"
TOOL_FAILED = "{program} 没有做成：{told}。下一步：按它说的改好，再运行一次。"
PLACE_UNKNOWN = "没有窗口或部门 {seen}。允许：{known}。请改正后再试。"

NOT_KEPT = "没有存上"
DATABASE_CLOSED = "记录库没有打开，暂时存不了。问问题不受影响，请稍后再试。"
CONSULTATION_UNKNOWN = "没有找到这次咨询，可能已经过期删除。请重新问一次，再点评价。"
