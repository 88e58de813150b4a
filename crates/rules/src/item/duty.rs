//! 责任清单: what whoever holds the power must do, and for what they answer (L-37, L-41, L-46).
//!
//! An item lists what its own law adds. What the licensing law asks of every licence is not repeated in items.

use super::{code::coded, content::ItemKind};
use alloc::string::String;
use serde::{Deserialize, Serialize};

/// 责任事项: one duty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Duty {
    /// 责任环节
    pub stage: Option<DutyStage>,
    /// 责任事项
    pub text: String,
}

coded!(
    /// 责任环节
    DutyStage {
        Acceptance = "受理",
        Review = "审查",
        Decision = "决定",
        Delivery = "送达",
        LaterSupervision = "事后监管",
        Other = "其他",
    }
);

/// 法定责任: a duty that a law lays on whoever holds the power, with the rule of ours that carries it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LawDuty {
    /// 责任环节
    pub stage: DutyStage,
    /// 责任事项
    pub zh: &'static str,
    /// The same in English.
    pub en: &'static str,
    /// 依据 (条款), of the licensing law.
    pub article: &'static str,
    /// Our rule.
    pub rule: &'static str,
}

const fn duty(
    stage: DutyStage,
    zh: &'static str,
    en: &'static str,
    article: &'static str,
    rule: &'static str,
) -> LawDuty {
    LawDuty { stage, zh, en, article, rule }
}

/// What the licensing law asks of every licence, in the order of the work (L-05 to L-37).
const OF_EVERY_LICENCE: [LawDuty; 18] = [
    duty(
        DutyStage::Acceptance,
        "公示事项、依据、条件、数量、程序、期限、全部材料目录和申请书示范文本，并按要求解释说明",
        "Show the item, its basis, conditions, number, procedure, limit, all documents and a sample form, and explain them on request",
        "第三十条",
        "L-05",
    ),
    duty(
        DutyStage::Acceptance,
        "材料不全的，当场或者五个工作日内一次告知要补的全部内容",
        "Ask once for everything that is missing, at once or within five working days",
        "第三十二条",
        "L-06",
    ),
    duty(
        DutyStage::Acceptance,
        "不需要许可的即时告知；不属于职权范围的，即时决定不受理并告知向谁申请",
        "Tell at once when no licence is needed, or which body is competent",
        "第三十二条",
        "L-08",
    ),
    duty(
        DutyStage::Acceptance,
        "受理或者不受理，都出具盖专用印章、注明日期的书面凭证",
        "Give a sealed and dated receipt for accepting or refusing",
        "第三十二条",
        "L-11",
    ),
    duty(
        DutyStage::Review,
        "需要核实实质内容的，指派两名以上工作人员核查",
        "Send at least two officers where the facts must be checked",
        "第三十四条",
        "L-14",
    ),
    duty(
        DutyStage::Review,
        "关系他人重大利益的，告知利害关系人，听取申请人和利害关系人的意见",
        "Tell those whose major interests are concerned and hear both sides",
        "第三十六条",
        "L-16",
    ),
    duty(
        DutyStage::Review,
        "依法应当听证或者涉及重大公共利益的，公告并听证；不向听证申请人收费",
        "Hold a hearing where the law or a major public interest asks for one, free of charge",
        "第四十六条、第四十七条",
        "L-24",
    ),
    duty(
        DutyStage::Review,
        "听证、招标、检验、检测、检疫、鉴定、专家评审所需时间，书面告知申请人",
        "Tell in writing how long a hearing, test, appraisal or the like will take",
        "第四十五条",
        "L-23",
    ),
    duty(
        DutyStage::Decision,
        "在法定期限内作出决定；要延长的，经负责人批准并告知理由",
        "Decide within the time of the law; extend it only with leave, and tell why",
        "第四十二条",
        "L-19",
    ),
    duty(
        DutyStage::Decision,
        "符合条件的准予；不予许可的说明理由，告知复议和诉讼的权利",
        "Grant what qualifies; give reasons for a refusal and tell of review and suit",
        "第三十八条",
        "L-17",
    ),
    duty(
        DutyStage::Decision,
        "根据听证笔录作出决定",
        "Decide on the record of the hearing",
        "第四十八条",
        "L-27",
    ),
    duty(
        DutyStage::Decision,
        "数量有限、条件都符合的，按受理的先后决定",
        "Where places are limited, the earlier acceptance goes first",
        "第五十七条",
        "L-35",
    ),
    duty(
        DutyStage::Decision,
        "准予许可的决定予以公开，公众有权查阅",
        "Publish every grant, open to inspection",
        "第四十条",
        "L-29",
    ),
    duty(
        DutyStage::Delivery,
        "自决定之日起十个工作日内颁发、送达证件",
        "Issue and serve the licence within ten working days of the decision",
        "第四十四条",
        "L-22",
    ),
    duty(
        DutyStage::Delivery,
        "被许可人要求变更、延续的，依法办理；到期前没有决定的，视为准予延续",
        "Handle changes and renewals; what is not decided before the last day is renewed",
        "第四十九条、第五十条",
        "L-31",
    ),
    duty(
        DutyStage::Other,
        "除法律、行政法规另有规定外，不收费；格式文本不收费",
        "Charge nothing the law does not provide for; forms are free",
        "第五十八条",
        "L-36",
    ),
    duty(
        DutyStage::LaterSupervision,
        "核查被许可人的活动，记录检查情况和处理结果，由监督检查人员签字后归档",
        "Check what licence holders do; sign and file the findings",
        "第六十一条",
        "L-37",
    ),
    duty(
        DutyStage::LaterSupervision,
        "依法应当撤回、撤销、注销的，撤回、撤销、注销，并办理手续",
        "Withdraw, revoke or strike off where the law says so",
        "第六十九条、第七十条",
        "L-40",
    ),
];

/// 问责: for what the law calls to account whoever handles a licence (L-41, L-42).
pub const LIABILITY_OF_EVERY_LICENCE: [LawDuty; 3] = [
    duty(
        DutyStage::Other,
        "对符合条件的不受理，不公示、不履行告知义务、不一次告知、不说明理由、应当听证不听证的，责令改正；情节严重的，给予处分",
        "Refusing what qualifies, not showing, not telling, not asking at once, giving no reasons, holding no hearing: to be put right; grave cases are disciplined",
        "第七十二条",
        "L-41",
    ),
    duty(
        DutyStage::Other,
        "索取、收受财物的，给予处分；构成犯罪的，追究刑事责任",
        "Asking for or taking gifts is disciplined or prosecuted",
        "第七十三条",
        "L-42",
    ),
    duty(
        DutyStage::Other,
        "对不符合条件的准予、对符合条件的不予或者逾期不决定，擅自收费，不履行监督职责的，责令改正，给予处分",
        "Wrong grants and refusals, lateness, unlawful fees and want of supervision are put right and disciplined",
        "第七十四条至第七十七条",
        "L-42",
    ),
];

/// What the licensing law asks of this kind of item: of a licence everything, of others nothing.
#[must_use]
pub const fn by_law(kind: Option<ItemKind>) -> &'static [LawDuty] {
    match kind {
        Some(ItemKind::AdministrativeLicence) => &OF_EVERY_LICENCE,
        _ => &[],
    }
}
