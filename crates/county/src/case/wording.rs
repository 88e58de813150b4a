//! 措辞: what people write into opinions, notices and ratings. No name and no number of anybody stands in it.

use crate::chance::Chance;
use rules::{
    case::{Case, StepResult},
    item::{
        content::{Basis, Content},
        process::StepKind,
    },
    rating::RatingLevel,
};

fn one(list: &[&str], chance: &mut Chance) -> String {
    chance.pick(list).map_or_else(String::new, |text| (*text).to_string())
}

pub(super) fn opinion(kind: StepKind, result: StepResult, chance: &mut Chance) -> String {
    let words: &[&str] = match (kind, result) {
        (StepKind::Review, StepResult::Agree) => &[
            "材料齐全，符合法定形式，填写内容与证明材料一致。",
            "经逐项核对，申请材料符合要求，建议进入下一环节。",
            "材料真实性已核验，未发现不一致。",
        ],
        (StepKind::SiteCheck, StepResult::Agree) => &[
            "现场核查符合要求，核查记录已由双方签字。",
            "两名核查人员到场，场所、设施与申报一致。",
            "现场情况与图纸一致，未发现不符合项。",
        ],
        (StepKind::Verification, StepResult::Agree) => {
            &["同意承办人意见。经复核，依据适用正确，程序完整。", "复核无误，建议准予。"]
        }
        (StepKind::LegalReview, StepResult::Agree) => {
            &["权限、程序、依据合法，同意提请决定。", "经法制审核，适用法律正确，程序合法。"]
        }
        (StepKind::Forward, StepResult::Agree) => &["拟同意，报请上级机关审批。"],
        (StepKind::Decision, StepResult::Agree) => &[
            "符合法定条件和标准，予以批准。",
            "经审查，人员、场所、设施均符合规定，同意。",
            "审查和核查意见一致，依法准予许可。",
        ],
        (StepKind::SiteCheck, StepResult::Disagree) => {
            &["现场核查有不符合项，当场告知后仍不能满足规定条件。", "场所与申报不一致，关键项不符合。"]
        }
        (_, StepResult::Disagree) => {
            &["经复核，场所和设施达不到法定条件，建议不予批准。", "核查结论为不符合，同意承办意见。"]
        }
    };
    one(words, chance)
}

pub(super) fn slip(chance: &mut Chance) -> String {
    one(
        &[
            "申请表中的地址与证件记载不一致，请核对后重新填写。",
            "申请表未签名或者未盖章，请补签后重新提交。",
            "申请表中的联系方式无法核实，请填写有效的联系方式。",
        ],
        chance,
    )
}

pub(super) fn not_required(chance: &mut Chance) -> String {
    one(&["所申请的活动依法不需要取得该项许可。", "该情形已改为备案或者告知承诺，无需申请。"], chance)
}

/// Reason and proper body (L-08). After a correction that did not help, the reason says so (K-08).
pub(super) fn acceptance_refused(case: &Case, chance: &mut Chance) -> (String, String) {
    if case.correction.is_some() {
        let reason = "申请人补正后，材料仍不齐全或者不符合法定形式。".to_string();
        return (reason, "材料补齐后仍向本机关申请".into());
    }
    let bodies = ["市级主管部门政务服务窗口", "住所地县级人民政府主管部门", "省级主管部门"];
    ("申请事项不属于本机关职权范围。".into(), one(&bodies, chance))
}

pub(super) fn sent_back(chance: &mut Chance) -> String {
    one(
        &[
            "核查记录缺少一页签字，请补齐后重新报送。",
            "承办意见未说明依据的具体条款，请补充。",
            "场所面积前后不一致，请复核后重新提出意见。",
        ],
        chance,
    )
}

pub(super) fn special_basis() -> Basis {
    Basis {
        law: "中华人民共和国行政许可法".into(),
        document_number: String::new(),
        article: "第四十五条".into(),
        text: "依法需要听证、招标、拍卖、检验、检测、检疫、鉴定和专家评审的，所需时间不计算在规定的期限内。"
            .into(),
    }
}

pub(super) fn special_result(chance: &mut Chance) -> String {
    one(&["评审通过，意见已附卷。", "结论为合格，报告已附卷。", "提出的修改意见已落实，结论为通过。"], chance)
}

pub(super) fn hearing_room() -> String {
    "政务服务大厅三楼听证室".into()
}

pub(super) fn hearing_held(chance: &mut Chance) -> String {
    one(
        &["申请人说明了场所和隔音措施，到场群众没有异议。", "到场群众要求降低夜间噪声，申请人承诺整改。"],
        chance,
    )
}

pub(super) fn extended(chance: &mut Chance) -> String {
    one(
        &["涉及多处场所的核查，二十日内不能完成，经批准延长。", "需要核实外地出具的证明，经批准延长。"],
        chance,
    )
}

pub(super) fn terminated() -> String {
    "申请人主体资格已经终止，无法继续办理。".into()
}

pub(super) fn withdrawn(chance: &mut Chance) -> String {
    one(&["经营计划改变，不再申请。", "改在其他场所经营，以后另行申请。", "个人原因撤回申请。"], chance)
}

/// Reasons with the article they rest on (L-17).
pub(super) fn refused(content: &Content, chance: &mut Chance) -> (String, Basis) {
    let reasons = one(
        &[
            "现场核查不符合规定的条件，限期内未能整改到位。",
            "申请材料反映的情况与核查事实不一致，不符合法定条件。",
            "申请人不具备规定的资格条件。",
        ],
        chance,
    );
    let basis =
        content.power.setting_basis.iter().find(|basis| basis.is_named()).cloned().unwrap_or_else(|| Basis {
            law: "中华人民共和国行政许可法".into(),
            document_number: String::new(),
            article: "第三十八条".into(),
            text: "不予行政许可的书面决定应当说明理由。".into(),
        });
    (reasons, basis)
}

/// Tags of the level and, sometimes, a sentence.
pub(super) fn rated(level: RatingLevel, chance: &mut Chance) -> (Vec<String>, Option<String>) {
    let (tags, words): (&[&str], &[&str]) = if level.is_bad() {
        (
            &["long_wait", "not_told_at_once", "unfriendly", "unreasonable_materials"],
            &["等了很久才有结果，中间没有人主动联系。", "材料要求前后说法不一致。", "窗口排队时间太长。"],
        )
    } else {
        (
            &["quick", "clear", "friendly", "few_visits"],
            &["工作人员很耐心，一次就办好了。", "比承诺的时间快。", "网上提交很方便，没有跑腿。"],
        )
    };
    let tags = vec![one(tags, chance)];
    let speaks = chance.permille(if level.is_bad() { 700 } else { 220 });
    (tags, speaks.then(|| one(words, chance)))
}
