//! Sentences of the operation manual (业务手册). Names begin with `manual_`.

messages! {
    manual_title(name: &str) => "{name}业务手册", "Operation manual: {name}";
    manual_lead => "内部使用。和公开的办事指南同一来源。", "For the hall's own people. Made from the same source as the public guide.";
    manual_link => "业务手册", "Operation manual";
    manual_basics => "基本情况", "The item";
    manual_issue => "颁证送达期限", "Time to issue and serve";
    manual_steps => "办理流程、审查要点和廉政风险", "Steps, points to check and risks";
    manual_step => "环节", "Step";
    manual_post => "岗位", "Post";
    manual_limit => "时限", "Time";
    manual_checks => "审查要点", "Points to check";
    manual_risks => "廉政风险和防控措施", "Risks and measures";
    manual_risk_level(level: &str) => "风险等级：{level}", "Risk: {level}";
    manual_risk_owner(owner: &str) => "责任人：{owner}", "Answers for it: {owner}";
    manual_source => "来源", "Source";
}
