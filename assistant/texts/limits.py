"""What is said when the service cannot take a request now: reviewed wording, in one place."""

TOO_FAST = "问得有点快，一分钟最多 {most} 次。请等 {seconds} 秒再问，急事请到窗口找工作人员。"
BUSY = "现在问的人多，请等 {seconds} 秒再试一次，急事请到窗口找工作人员。"
STOPPING = "服务正在停下，不再接新的请求。请稍后再试，或到窗口请工作人员帮忙。"
TOO_SLOW = "等了 {seconds} 秒，内容还没有传完。请检查网络，再试一次。"
METRICS_LOCAL = "这个地址只给本机看。下一步：在本机打开，或设置 BANDECHENG_METRICS_TOKEN。"
METRICS_TOKEN = "令牌不对。下一步：用请求头 Authorization: Bearer 带上 BANDECHENG_METRICS_TOKEN。"  # noqa: S105
