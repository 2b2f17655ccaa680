"""Six paragraphs, each hard in its own way: quotes, titles, brackets, numbers with units, English words, addresses."""

from __future__ import annotations

PARAGRAPHS = {
    "quotes": (
        "调研组问过三十多位厂长：“上云以后，最先变的是什么？”有人答“报表”，有人答“排产”；一位老师傅却说：“先"
        "变的是‘我说了算’这句话。”"
        "大家都笑了。“数据不会替你拍板，”他接着说，“可它会让你拍错的时候，第二天就知道。”这句“第二天就知道”，"
        "后来写进了厂里的制度。"
    ),
    "titles": (
        "写这一章时参考了《制造业数字化转型路线图》《云原生架构设计》（第二版）、《工业互联网平台选型指南》和《数据"
        "要素白皮书》等文献；"
        "其中《路线图》的第三章《从单点到协同》与本文的看法最近，《白皮书》的附录《〈术语〉释义》则提供了统一的口径"
        "。"
    ),
    "brackets": (
        "样本企业（含分公司）按规模分成三类：大型（从业人员一千人以上）、中型（三百至一千人）和小微（不足三百人［其"
        "中微型不足二十人］）。"
        "未答卷的企业（约占一成）不计入分母；答卷中自相矛盾的（如先答“未上云”、后答“全部系统在云上”），经电话核"
        "对后更正（或剔除）。"
    ),
    "numbers": (
        "改造后单台能耗由 3.6 kWh 降到 2.9 kWh，降幅为19.4%；车间温度保持在 22.5 ℃ 左右，湿度45%±5%，每班次节水 12"
        ".8 m³。"
        "设备投资为￥1,280,000，约合 US$ 176,000；带宽从 100 Mbps 升到 2.5 Gbps，时延由 48 ms 减为 6 ms，三年累计节"
        "省 RMB 960,000。"
    ),
    "english": (
        "平台以 Kubernetes 编排容器，用 Prometheus 采集指标，日志交给 Elasticsearch 检索；业务侧是 cloud-native 的 "
        "microservices 架构，"
        "边缘侧跑着 lightweight runtime，两边靠 message queue 解耦。团队把 infrastructure as code 当作底线，每次 de"
        "ployment 都有 rollback 预案。"
    ),
    "addresses": (
        "数据与代码见 https://example.org/industry/cloud-adoption/2020/tables?format=csv&lang=zh，问题请发到 cloud-"
        "index@example.org；"
        "——如果只想看图，打开 www.example.org/charts/ 即可……各省的明细在同一目录之下，文件名形如 province-2020-"
        "overall.csv——命名规则见首页。"
    ),
}

# What may never be parted in them.
WHOLE = (
    "——", "……", "19.4%", "45%±5%", "3.6 kWh", "2.9 kWh", "22.5 ℃", "12.8 m³", "￥1,280,000", "US$ 176,000",
    "100 Mbps", "2.5 Gbps", "48 ms", "6 ms", "RMB 960,000", "2020",
)  # fmt: skip
