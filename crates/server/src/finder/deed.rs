//! 业务: what is done to a licence, as a name says it and as people say it. Whoever types 食品经营许可 wants to get one;
//! whoever wants it changed, renewed or struck off says so.

use rules::item::content::Purpose;

/// 业务
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Deed {
    Change,
    Renew,
    Replace,
    Cancel,
    Pause,
    Transfer,
    Ask,
    Branch,
    Book,
}

/// The deeds, each with the words of names, and with what people say besides.
const DEEDS: [(Deed, &[&str], &[&str]); 9] = [
    (
        Deed::Change,
        &["变更", "更正", "变动", "增项", "修改", "改建"],
        &["改名", "改成", "改一下", "换法人", "换地址", "换个名", "搬家了", "change"],
    ),
    (
        Deed::Renew,
        &["延续", "延期", "换发", "换证", "换领", "换审", "校验", "续办", "期满", "延长"],
        &["到期", "过期", "续期", "续证", "快满了", "年限到", "年检", "年审", "renew", "expired"],
    ),
    (
        Deed::Replace,
        &["补办", "补发", "补领", "补证", "补换", "遗失", "挂失"],
        &[
            "丢了",
            "丢失",
            "弄丢",
            "掉了",
            "不见了",
            "找不到了",
            "遗失了",
            "被偷",
            "坏了",
            "lost",
            "stolen",
            "replace",
        ],
    ),
    (
        Deed::Cancel,
        &["注销", "终止", "撤销", "歇业", "停业", "解散", "取消"],
        &["关门", "不干了", "不开了", "不做了", "关店", "销户", "close", "cancel"],
    ),
    (Deed::Pause, &["暂停", "恢复", "复业", "解挂", "解除", "启用", "激活"], &["resume"]),
    (
        Deed::Transfer,
        &["转让", "过户", "迁移", "转出", "转入", "转移", "转接"],
        &["转到", "迁到", "transfer"],
    ),
    (
        Deed::Ask,
        &["咨询", "查询", "政策", "指引", "打印", "查验", "核验", "预审", "目录备案", "报告", "明细"],
        &["查一下", "怎么查", "search"],
    ),
    (Deed::Branch, &["分支机构", "分公司", "分店"], &["branch"]),
    (Deed::Book, &["预约"], &["约个", "booking"]),
];

/// Words of names that say the first grant is among what the item does.
const FIRST: [&str; 12] =
    ["申领", "新办", "核发", "初领", "设立", "首次", "签发", "新建", "申请", "认定", "登记", "办理"];
/// Deeds whose words never stand beside a first grant in a name that means it.
const NEVER_FIRST: [&str; 13] = [
    "变更",
    "延续",
    "注销",
    "补办",
    "补发",
    "遗失",
    "咨询",
    "查询",
    "指引",
    "预约",
    "挂失",
    "分支机构",
    "终止",
];

/// What an item does to a licence; nothing for one that gives it.
pub(super) fn of_item(name: &str, purpose: Purpose) -> Vec<Deed> {
    let mut deeds: Vec<Deed> = DEEDS
        .iter()
        .filter(|(_, words, _)| words.iter().any(|word| name.contains(word)))
        .map(|it| it.0)
        .collect();
    let by_purpose = match purpose {
        Purpose::New => None,
        Purpose::Change => Some(Deed::Change),
        Purpose::Renewal => Some(Deed::Renew),
        Purpose::Cancellation => Some(Deed::Cancel),
    };
    match by_purpose {
        Some(deed) if !deeds.contains(&deed) => deeds.push(deed),
        _ => {}
    }
    deeds
}

/// Whether the first grant is among what the item does, for all the deeds in its name (身份证申领、换领、补领).
pub(super) fn gives(name: &str) -> bool {
    FIRST.iter().any(|word| name.contains(word)) && !NEVER_FIRST.iter().any(|word| name.contains(word))
}

/// What is to be done, as people say it, and the text without the words that only say so.
pub(super) fn of_typed(typed: &str) -> (Vec<Deed>, String) {
    let mut deeds = Vec::new();
    let mut rest = typed.to_lowercase();
    for (deed, official, said) in DEEDS {
        let by_said = said.iter().any(|word| rest.contains(word));
        if by_said || official.iter().any(|word| rest.contains(word)) {
            deeds.push(deed);
        }
        if by_said {
            for word in said {
                rest = rest.replace(word, " ");
            }
        }
    }
    (deeds, rest)
}
