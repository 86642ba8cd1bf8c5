"""How an official word is explained in an answer: reviewed wording, as in ``texts``."""

EXPLAINED = "（就是{plain}）"
EXPLAINED_AMONG_REMARKS = "就是{plain}；"
