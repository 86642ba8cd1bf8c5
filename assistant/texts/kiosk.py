"""What people read on the kiosk and no guide holds: reviewed wording, in one place.

No blame, no promise, always a next step.
"""

TITLE = "办得成"
SUBTITLE = "攀枝花市政务服务中心 · 办事问答"
LABEL = "您想办什么事？"
HINT = "用平时说话的样子写就行。不用写身份证号、手机号。"
PLACEHOLDER = "比如：身份证丢了怎么补"
ASK = "问一问"
NO_TYPING = "不想打字？点下面的图"
OFTEN = "大家常问"
EXAMPLES_TITLE = "不晓得怎么说？点一句试试"
EXAMPLES = (
    "身份证丢了，怎么补",
    "老人去世了，户口怎么销",
    "养老金认证在手机上怎么弄",
    "医保卡在外地能不能用",
    "满八十岁有没有补贴",
    "残疾证怎么办",
    "房子过户给儿女",
    "开个小面馆要办什么证",
)
TILE_TITLE = "{tile}：您要办哪一件？"
TILE_NONE = "这里没有？用一句话问"
EVENT_BADGE = "一步一步办"

LARGER = "大一点"
SMALLER = "小一点"
SIZE_TOLD = "字号第 {step} 档，共 3 档"
LOOK_CONTRAST = "黑底亮字"
LOOK_LIGHT = "白底黑字"
TOOLS = "字号和颜色"
NAVIGATION = "总在这里的按钮"
PERSON = "找工作人员"
HOME = "回首页"
END = "结束"
BACK = "返回"
WAITING = "正在查，请稍等……"
WAITING_LONG = "还在查，没有卡住，请再等一下。"
LOST = "刚才没连上。请再点一次，或找工作人员。"

LISTEN = "说给我听"
LISTENING = "正在听……说完再点一下"
LISTEN_WAITING = "正在把话变成字，请稍等……"
LISTEN_HEARD = "听到的是：{text}。对的话，请点“问一问”。"
LISTEN_EMPTY = "没听清。请靠近点再说一次，或打字。"
LISTEN_LONG = "话有点长。请说短一点，或打字。"
LISTEN_FAILED = "现在听不了。请打字，或找工作人员。"
LISTEN_NO_MICROPHONE = "用不了话筒。请打字，或找工作人员。"

READ = "念给我听"
READ_CARD = "念这一段"
READING = "正在念"
READ_STOP = "不念了"
READ_SLOWER = "念慢点"
READ_FASTER = "念快点"
READ_FAILED = "现在念不出声。请看屏幕，或找工作人员。"
PRINT = "打印"
PRINT_WAITING = "正在打印，请在出纸口等一下。"
PRINT_FAILED = "现在打印不了。可以扫码带走，或找工作人员。"
TAKE = "扫码带走"
TAKE_HINT = "拿手机扫一扫，就能带走这张单子。"
ACTIONS = "念、打印、扫码"
TICK = "备好一样，就在前面点一下打勾"
SOURCE = "依据"
MORE = "还想多看点"
TIME_AND_FEE = "多久办好，要多少钱"
FOLLOW_UP = "接着问"
FOLLOW_UPS = ("要带什么", "多少钱", "在哪里办", "别人能不能替我去")
FOLLOW_UP_PLACEHOLDER = "比如：要带什么"
ASK_AGAIN = "都不是？换个说法"
STEP_BUTTON = "看怎么办"
LATER_STEPS = "后面还有 {count} 样，合您情况的才办"
NEAR = "大厅里沾边的事"
LEADS = "上面说到的，点开看"
TO_PICTURES = "不想打字？回首页点图"
ONLY_IF = "如果：{when}"

FEEDBACK = "答得怎么样？点一下"
HELPFUL = "有用"
UNCLEAR = "没看懂"
WRONG = "不对"
THANKS_HELPFUL = "记下了，谢谢您。"
THANKS_UNCLEAR = "没说清楚，记下了。可以听念，或请工作人员讲。"
THANKS_WRONG = "记下了，谢谢提醒。请以窗口说的为准。"

PERSON_TITLE = "请找工作人员"
PERSON_LINES = (
    "到大厅总咨询台，或“办不成事”受理窗口，当面说就行。",
    "位置以大厅公告为准。",
    "也可以打政务服务热线 12345。",
    "走不动、看不清、听不清都没关系。招呼一声，工作人员会过来。",
)
HOTLINE = "政务服务热线"
HOTLINE_NUMBER = "12345"
TICKET_OFFER = "跑了几趟办不成？写下来交给窗口"

TICKET_TITLE = "办不成的事，交给窗口"
TICKET_WHAT = "什么事？卡在哪里？"
TICKET_WHAT_HINT = "几句话就行，可以改。不用写身份证号。"
TICKET_PREFILL = "想办“{item}”，卡在："
TICKET_WHERE = "离您近的是哪里？"
TICKET_TOWN = "哪个街道、乡镇？"
TICKET_ANY_TOWN = "不选，交给{district}窗口"
TICKET_CITY = "市政务服务中心"
TICKET_PHONE = "电话（可以不留）"
TICKET_PHONE_HINT = "留了，窗口好联系您。不留，凭单号来问。"
TICKET_SEND = "交给窗口"
TICKET_DONE = "收下了"
TICKET_NUMBER = "您的单号"
TICKET_PRINT = "打印单号"
TICKET_QR = "窗口扫一扫，就能找到这张单。"

IDLE_WARNING = "好一阵没动静了。{seconds} 秒后清空，不给后面的人看到。"
IDLE_STAY = "我还在看"
IDLE_TITLE = "还在吗？"
