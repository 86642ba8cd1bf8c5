"""What is said in a conversation and stands in no guide: reviewed wording, in one place.

No blame, no promise, always a next step.
"""

WHICH_MATTER = "您想办哪一件事？一句话说说就行，比如“身份证丢了怎么补”。"
WHICH_MATTER_FOR = "您想问哪一件事的{topic}？一句话说说是办什么，比如“补身份证”。"
WHAT_OF_IT = "没听明白。想接着问什么？比如“要带什么”“多少钱”“在哪里办”。"
NOTHING_TO_PICK = "上面没有列几个来选。想问什么，一句话说说就行。"
SAY_DIFFERENTLY = "好，不是这件。换个说法讲讲：办什么、给谁办？也可以请工作人员帮您。"
SAY_WHICH_ONE = "您要的是第几个？说“第一个”“第二个”，或者说“都不是”。"
PAST_THE_LAST = "上面只有 {count} 个。请说第几个，或者说“都不是”。"
ACKNOWLEDGED = "好的。还有不清楚的，接着问就行。"
CLOSING = "不客气，祝您办事顺利。还有事再来问，也可以到窗口找工作人员。"
STAFF = "好，请工作人员帮您。到“办不成事”窗口当面说，或者拨打 12345。"
ENOUGH_ASKED = "问了您两遍，我还是没弄明白，不耽误您了。"
STATE_LOST = "前面的话已经清掉了，这一句当新问题答。要接着前面的事，请把事情再说一遍。"
ITEM_GONE = "资料刚更新过，前面说的有些已经没有了。请把要办的事再说一遍。"
RENEWED = "资料刚更新过，以这一次说的为准。"

CHAT_GREETING = "您好，想办什么事？用平时说话的样子写就行。说“再见”结束。"
CHAT_PROMPT = "您："
CHAT_GOODBYE = "再见，祝您办事顺利。"
