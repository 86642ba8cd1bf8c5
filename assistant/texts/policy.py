"""Sentences about support policies that no policy holds. No blame, no promise, a next step."""

WHOLE_NUMBER = "{least} 到 {most} 的整数"
GRADE_WITHOUT_KIND = "残疾类别填“无”时，残疾等级空着"
FIELD_INVALID = "{label}（{field}）填的是“{seen}”。允许：{allowed}。请改一下，不清楚的空着就行。"
FIELD_UNKNOWN = "没有“{seen}”这一项。可以填的有：{allowed}。请删掉它再试。"
CONTRADICTION = "{complaint}。请改一下，不清楚的空着就行。"
NO_PROFILE = 'profile 现在是“{seen}”。允许：像 {{"age": 82}} 这样一项一项写。请改正后再试。'
# Every field of the profile: what it is called, and the question that asks for it. Nobody is asked
# for the loss of a child.
LABELS = {
    "age": "年龄",
    "sex": "性别",
    "hukou": "户口",
    "hukou_type": "户口类别",
    "reside_local": "住在本地",
    "income": "困难身份",
    "disability_kind": "残疾类别",
    "disability_grade": "残疾等级",
    "care": "自理能力",
    "pension": "养老保险",
    "pension_years": "养老缴费年数",
    "retired": "退休",
    "medical": "医保",
    "veteran": "退役优抚",
    "employment": "工作",
    "unemployment_insurance_years": "失业保险年数",
    "event": "遇到的事",
    "children": "生过几个孩子",
    "only_child": "独生子女家庭",
    "child_dead": "失独",
    "child_disabled": "孩子残疾",
    "supporters": "有没有人养",
    "living_alone": "独居",
    "housing": "住房",
}
QUESTIONS = {
    "age": "今年满多少岁（周岁）？",
    "sex": "是男的还是女的？",
    "hukou": "户口在不在攀枝花本地？",
    "hukou_type": "是城镇户口还是农村户口？",
    "reside_local": "平时是不是住在攀枝花？",
    "income": "家里有没有评过低保这类身份？",
    "disability_kind": "有没有残疾证？是哪一类？",
    "disability_grade": "残疾证上写的是几级？",
    "care": "平时自己能不能照顾自己？",
    "pension": "参加的是哪种养老保险？",
    "pension_years": "养老保险一共缴了多少年？",
    "retired": "退休了没有？",
    "medical": "参加的是哪种医保？",
    "veteran": "是不是退役军人或者优抚对象？",
    "employment": "现在有没有工作？",
    "unemployment_insurance_years": "失业保险一共缴了多少年？",
    "event": "家里最近有没有遇到难事？",
    "children": "一共生过几个孩子？",
    "only_child": "是不是只生过一个孩子？",
    "child_disabled": "孩子有没有残疾？",
    "supporters": "有没有人能养、能照顾？",
    "living_alone": "是不是一个人住？",
    "housing": "现在住的房子是哪种？",
}
NOT_SO = "不属于“{text}”"

TITLE_HINT = "不够条件，还可以走哪条路"
TITLE_OFFER = "可以再问问：{name}"
MET = "对得上的：{conditions}。"
AGE_SHORT = "照您说的岁数，还差一条：{conditions}。"
LACKING = "差一条：{conditions}。"
LACKING_ANY = "差一条，有其中一样就行：{conditions}。"
UNKNOWN = "还要看：{conditions}。"
TO_BE_CHECKED = "窗口还要核：{condition}。"
APPLY_AT = "办的事项是“{name}”（{item_id}）。"
BASIS = "依据：{basis}。"

SAY = {
    "holds": "这些可以去问问，够不够以窗口核的为准。",
    "one_short": "下面这些只差一条，差的写清楚了，可以问问窗口。",
    "ask": "光凭这些还看不出来，再说一两样就清楚些。",
    "nothing_told": "说一两样情况就能帮着找，不想说也没关系，可以直接问窗口。",
    "none": "暂时没找到对得上的。别急，请到窗口当面说，或拨打 12345。",
}
NOT_KEPT = "您填的只用来找这一次，不会存下来。"
