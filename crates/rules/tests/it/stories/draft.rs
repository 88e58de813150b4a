//! 拟稿: a version that is as the one in force but for one thing, so that a story can say what may not be published.

use rules::{
    item::{
        Content,
        content::{Basis, FeeItem, MaterialSource, PowerSource},
        process::{Block, RiskLevel, RiskPoint, Step},
    },
    money::Fen,
};

/// `拟稿 不写咨询方式`
pub(super) fn redrafted(published: &Content, change: &str) -> Result<Content, String> {
    let mut content = published.clone();
    match change {
        "不写依据" => content.power.setting_basis.clear(),
        "不写条件" => content.handling.accept_conditions.clear(),
        "不写咨询方式" => content.place.consult_way.clear(),
        "不写投诉方式" => content.place.supervise_way.clear(),
        "不写样证" => content.results[0].result_sample.clear(),
        "不写承诺" => content.limits.promised = None,
        "改收其他材料" => content.materials[0].name = "其他材料".into(),
        "改收可共享的材料" => content.materials[0].source_type = Some(MaterialSource::SharedData),
        "收费无依据" => content.fees = vec![fee(Basis::default())],
        "收费有依据" => content.fees = vec![fee(content.power.setting_basis[0].clone())],
        "受理岗作决定" => {
            let acceptance = content.process.acceptance_post.clone();
            last(&mut content).ok_or("没有决定环节")?.post = acceptance;
        }
        "高风险不写措施" => last(&mut content).ok_or("没有决定环节")?.risk = Some(risk(vec![])),
        "高风险写明措施" => {
            last(&mut content).ok_or("没有决定环节")?.risk = Some(risk(vec!["两人同办".into()]));
        }
        "委托不写机关" => content.power.power_source = Some(PowerSource::Entrusted),
        "委托实施" => {
            content.power.power_source = Some(PowerSource::Entrusted);
            content.body.entrusted_body = "宁棠县市场监督管理局".into();
        }
        other => return Err(format!("不知道怎样拟“{other}”")),
    }
    Ok(content)
}

fn last(content: &mut Content) -> Option<&mut Step> {
    match content.process.blocks.last_mut() {
        Some(Block::Step(step)) => Some(step),
        _ => None,
    }
}

fn fee(basis: Basis) -> FeeItem {
    FeeItem {
        id: "工本费".into(),
        name: "工本费".into(),
        unit: "本".into(),
        standard: Fen(1000),
        basis,
        ..FeeItem::default()
    }
}

fn risk(measures: Vec<String>) -> RiskPoint {
    RiskPoint { level: RiskLevel::High, form: "自由裁量".into(), measures, owner: String::new() }
}
