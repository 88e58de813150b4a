//! 样表的内容: what a filled-in sample says where a field has no example of its own. Everything is made up: the division is
//! none of this country, the telephone belongs to nobody.
//!
//! Whether a field ought to have an example of its own is a finding of the catalogue, not decided here.

use rules::item::content::{FieldKind, FormField};

/// A text that fits a kind, whatever the field is called.
const ID: &str = "11000019900307001X";
const CREDIT_CODE: &str = "91999921MA0000000K";
const PHONE: &str = "13000000000";
const DAY: &str = "2026-03-02";
const ADDRESS: &str = "示例县示例街道示例路 1 号";

/// Words of the name of a line of text, and what stands there; the first that fits counts.
const LINES: [(&[&str], &str); 11] = [
    (&["拼音", "英文"], "ZHANG SAN"),
    (&["联系人", "代表人", "负责人", "姓名", "经办人", "代理人"], "张三"),
    (&["单位名称", "企业名称", "公司名称", "字号", "单位"], "示例县晨光商店"),
    (&["项目代码", "统一代码"], "2026-999921-00-00-000000"),
    (&["账号", "卡号"], "6200000000000000"),
    (&["号牌", "车牌"], "示A00000"),
    (&["电话"], "0000-0000000"),
    (&["邮箱"], "zhangsan@example.com"),
    (&["编号", "代码", "号码", "证号", "户号", "文号"], "20260001"),
    (&["地址", "住址", "住所", "地点", "场所"], ADDRESS),
    (&["日期", "时间"], DAY),
];

/// What the sample says in a field; of a choice, the option that is ticked.
pub(super) fn example(field: &FormField) -> String {
    if !field.example.is_empty() {
        return field.example.clone();
    }
    let label = field.label.as_str();
    let fixed = match field.kind {
        FieldKind::Choice => return field.options.first().cloned().unwrap_or_default(),
        FieldKind::LongText => return format!("（示例）如实写明{label}。"),
        FieldKind::Text => return line(label),
        FieldKind::Number => "2",
        FieldKind::Money => "10000.00",
        FieldKind::Date => DAY,
        FieldKind::CitizenId => ID,
        FieldKind::CreditCode => CREDIT_CODE,
        FieldKind::Phone => PHONE,
        FieldKind::Address => ADDRESS,
    };
    fixed.to_owned()
}

fn line(label: &str) -> String {
    let known = LINES.iter().find(|(words, _)| words.iter().any(|word| label.contains(word)));
    match (known, label.strip_suffix("名称")) {
        (Some((_, text)), _) => (*text).to_owned(),
        (None, Some(of)) => format!("示例{of}"),
        (None, None) => format!("示例{label}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rules::identifier::{citizen, credit};

    /// What the form itself would take.
    #[test]
    fn made_up_numbers_are_numbers_of_their_kind() {
        assert!(citizen::parse(ID, None).is_ok());
        assert!(credit::parse(CREDIT_CODE).is_ok());
        assert!(PHONE.len() == 11 && PHONE.starts_with('1'));
    }

    #[test]
    fn lines_are_filled_by_what_they_are_called() {
        for (label, wanted) in [
            ("申请人（姓名或者单位名称）", "张三"),
            ("申请单位名称", "示例县晨光商店"),
            ("水库名称", "示例水库"),
            ("经营场所", ADDRESS),
            ("用途", "示例用途"),
        ] {
            assert_eq!(line(label), wanted);
        }
    }
}
