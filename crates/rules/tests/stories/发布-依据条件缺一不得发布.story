标题：事项、依据、条件、承诺时限、样证、咨询和投诉方式，缺一样就不得发布
依据：L-05 I-07 K-13

2026-03-02 09:00 编编 拟稿 不写依据
  → 起草[ItemDrafted] 第2版
2026-03-02 09:10 法审 审核事项：可以
  拒绝 I-07 [Empty power.setting_basis]
2026-03-02 09:15 韩经 审核事项：可以
  拒绝 I-07 [Empty power.setting_basis]
2026-03-02 09:20 韩经 发布事项
  拒绝 I-07 [Empty power.setting_basis]
2026-03-02 10:00 编编 拟稿 不写条件
  → 起草[ItemDrafted] 第2版
2026-03-02 10:10 法审 审核事项：可以
  拒绝 I-07 [Empty handling.accept_conditions]
2026-03-02 10:15 韩经 审核事项：可以
  拒绝 I-07 [Empty handling.accept_conditions]
2026-03-02 10:20 韩经 发布事项
  拒绝 I-07 [Empty handling.accept_conditions]
