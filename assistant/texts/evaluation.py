"""Sentences and words of the evaluation page: reviewed wording."""

HEAD = "评测：传一份问题，看答得怎样"
UPLOAD_HEAD = "传一份问题"
FILE = "问题文件（.xlsx、.csv 或 .jsonl）"
FILE_HINT = "最多 {most} 问。号码先遮住，再存。"
COLUMNS_HEAD = "表头怎么写"
COLUMN = "列"
HOLDS = "写什么"
COLUMNS = {
    "问题": "群众的原话，必填",
    "事项编码": "应答的事项，像 GA-014，几件用、分开；不填就只答、不评",
    "编号": "不填就用行号",
    "种类": "不填就是一般",
    "人群": "老人、四川话……可不填",
    "方面": "材料、费用……可不填",
}
NAMES = {
    "问题": "question",
    "事项编码": "expected",
    "编号": "id",
    "种类": "kind",
    "人群": "persona",
    "方面": "aspect",
}
START = "开始评测"
START_HINT = "在后台慢慢跑，不耽误群众问。一次跑一份。"

# What is wrong with a file: nothing is run.
REFUSED = "{name} 有 {count} 处不对，一问也没有跑。请改好再传。"
REFUSED_MORE = "还有 {count} 处，改好这些再看。"
CELL = "第 {row} 行“{column}”：是“{seen}”。允许：{allowed}。"
FILE_NONE = "没有选文件。请选一个 .xlsx、.csv 或 .jsonl 文件。"
SUFFIX = "{name} 不是这里能读的文件。允许：.xlsx、.csv、.jsonl。请另存后再传。"
TOO_LARGE = "{name} 有 {size} KB，最多 {most} KB。请分成几份。"
NOT_TEXT = "{name} 读不出文字。请另存为 UTF-8 的文件再传。"
NO_ROWS = "{name} 里没有问题。请在表头下面一行写一问。"
TOO_MANY = "{name} 有 {count} 问，最多 {most} 问。请分成几份。"
HEADER = "表头"
COLUMN_TWICE = "每列写一次"
LINE = "整行"
EMPTY = "（空）"
JSON_ALLOWED = "一行一个 JSON 对象"
FIELD_ALLOWED = "问题集的写法，见 docs/evaluation.md"
QUESTION_ALLOWED = "1 到 1000 字的一句话"
ITEM_ALLOWED = "目录里有的事项编码，几件用、分开"
ID_ALLOWED = "每行不同的编号"
BUSY = "有一份正在跑。请等它跑完，或先停下它。"
NO_RUN = "没有第 {number} 次评测。请从“评测”里选。"
NOT_FINISHED = "这次评测还没有跑完，没有结果可下载。请跑完再来。"

# One run.
RUN_HEAD = "第 {number} 次评测"
STATES = {"running": "正在跑", "finished": "跑完了", "stopped": "停在半路"}
STATE = "状态"
NAME = "文件"
BY = "谁传的"
STARTED = "什么时候"
COUNT = "问数"
SNAPSHOT = "资料版本"
PROGRESS = "已经答了 {done} 问，共 {total} 问"
MEASURING = "都答完了，正在算分。"
REFRESH = "看进度"
STOP = "停下"
STOP_HINT = "答过的留着，以后可以接着跑。"
RESUME = "接着跑"
RESUME_HINT = "答过的不再问；资料版本换了，就从头问。"
FAILED = "跑的时候出了错，已停下。请接着跑；再出错请找管理员。"
REMOVE = "删去这次"
DOWNLOAD = "下载结果（ZIP）"

# Results.
OVERALL_HEAD = "总的"
MEASURE = "看什么"
VALUE = "多少"
RANGE = "95% 区间"
JUDGED = "{judged} 问有标准答案，评的是这些。"
JUDGED_NONE = "没有一问写了应答的事项，所以没有评分。"
GROUPS_HEAD = "按{group}"
COMPARED_HEAD = "和上一次比（第 {number} 次）"
COMPARED_NONE = "还没有同一份问题的另一次评测，没有可比的。"
COMPARED_SAME = "{won} 问由错变对，{lost} 问由对变错。"
BEFORE = "上次"
NOW = "这次"
DIFFERENCE = "差"
MEANS = "说明"
BETTER = "变好"
WORSE = "变差"
MAYBE = "可能是碰巧"
ALIKE = "一样"
WON_HEAD = "由错变对的"
LOST_HEAD = "由对变错的"
ERRORS_HEAD = "答错的问题"
ERRORS_COUNT = "共 {count} 问，下面是第 {first} 到 {last} 问。"
ERRORS_NONE = "没有答错的。"
QUESTION = "问题"
EXPECTED = "应答"
GOT = "答成"
FAULT = "错在"
FAULTS = {
    "wrong_first": "排第一的不对",
    "refused": "排对了，没有答",
    "asserted_outside": "不该答，却答了",
}
NOTHING = "没有"
WHY = "看为什么"
WHY_OF = "看为什么：{question}"
ALL = "全部"
PICK = "只看这些"
NEXT = "后面的"
BACK_TO_FIRST = "回到开头"
HISTORY_HEAD = "历次评测"
HISTORY_NONE = "还没有评测过。"
OPEN = "打开"
OPEN_RUN = "打开第 {number} 次评测"
UNKNOWN = "—"
