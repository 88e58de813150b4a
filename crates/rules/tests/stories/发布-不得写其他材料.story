标题：材料清单里不得有“其他材料”一类的兜底条款
依据：L-03 L-05 I-07

2026-03-02 09:00 编编 拟稿 改收其他材料
  → 起草[ItemDrafted] 第2版
2026-03-02 09:10 法审 审核事项：可以
  拒绝 I-07 [CatchAll materials[0].name]
2026-03-02 09:15 韩经 审核事项：可以
  拒绝 I-07 [CatchAll materials[0].name]
2026-03-02 09:20 韩经 发布事项
  拒绝 I-07 [CatchAll materials[0].name]
