//! 清单视图: the lists that are published of all items at once — duties, fees, laws, approvals beforehand, bought services —
//! a line each, from the versions in force (I-09, L-47). What the licensing law asks of every licence is no line.

use super::{Views, word};
use crate::{
    args,
    db::{Reader, Row, StoreError, Val},
};
use rules::item::{
    Content, ItemState,
    content::{Basis, Duty, FeeItem, IntermediaryService, Prerequisite},
};
use serde::{Deserialize, Serialize};

pub(super) const COLUMNS: &[&str] = &["list", "sorted", "code", "n", "department", "item", "item_en", "body"];

/// 清单
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum List {
    /// 责任清单
    Duties,
    /// 收费清单
    Fees,
    /// 法规政策
    Laws,
    /// 前置审批清单
    Prerequisites,
    /// 中介服务清单
    Intermediaries,
}

/// 清单行: what a line says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Body {
    /// 责任事项
    Duty(Duty),
    /// 追责情形
    Liability(String),
    /// 事中事后监管
    LaterSupervision(String),
    /// 收费项目
    Fee(FeeItem),
    /// 依据
    Law(Basis),
    /// 前置审批
    Prerequisite(Prerequisite),
    /// 中介服务
    Intermediary(IntermediaryService),
}

impl Views {
    /// The lines of an item that is in force; of any other none.
    pub(super) fn lines(&mut self, code: &str, content: &Content, state: ItemState) {
        let shown = matches!(state, ItemState::Published | ItemState::Suspended);
        let lines = if shown { of(content) } else { Vec::new() };
        let name = &content.identity;
        let row = |(n, (list, body)): (u32, (List, Body))| {
            // Laws are read law by law, everything else item by item; marks before a name are none of its letters.
            let sorted = match &body {
                Body::Law(basis) => {
                    format!("{}\u{1}{}", basis.law.trim_start_matches(['“', '"', '《', '〈']), name.name)
                }
                _ => name.name.clone(),
            };
            let text = serde_json::to_string(&body).unwrap_or_default();
            let department = content.body.department.as_str();
            args![word(&list), sorted, code, n, department, name.name.as_str(), name.name_en.as_str(), text]
        };
        self.lines.insert(code.to_owned(), (1..).zip(lines).map(row).collect());
    }
}

fn of(content: &Content) -> Vec<(List, Body)> {
    let (power, handling) = (&content.power, &content.handling);
    let mut lines: Vec<(List, Body)> = Vec::new();
    lines.extend(power.duties.iter().map(|duty| (List::Duties, Body::Duty(duty.clone()))));
    lines.extend(power.liability.iter().map(|text| (List::Duties, Body::Liability(text.clone()))));
    if !power.later_supervision.is_empty() {
        lines.push((List::Duties, Body::LaterSupervision(power.later_supervision.clone())));
    }
    lines.extend(content.fees.iter().map(|fee| (List::Fees, Body::Fee(fee.clone()))));
    let laws = power.setting_basis.iter().chain(&power.implementing_basis);
    lines.extend(laws.map(|basis| (List::Laws, Body::Law(basis.clone()))));
    lines.extend(
        handling.prerequisites.iter().map(|it| (List::Prerequisites, Body::Prerequisite(it.clone()))),
    );
    let services = handling.intermediary_services.iter();
    lines.extend(services.map(|it| (List::Intermediaries, Body::Intermediary(it.clone()))));
    lines
}

/// 清单行 with its item.
#[derive(Clone, Debug)]
pub struct Line {
    /// By what it is sorted.
    pub sorted: String,
    /// 实施编码
    pub code: String,
    /// Its place within the item.
    pub n: i64,
    /// 部门
    pub department: String,
    /// 事项名称
    pub item: String,
    /// The name in English; may be empty.
    pub item_en: String,
    /// What it says.
    pub body: Body,
}

/// Which lines a list shows.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Of this department.
    pub department: Option<String>,
    /// In which these words stand.
    pub words: Option<String>,
    /// Behind this line: (sorted, code, n).
    pub after: Option<(String, String, i64)>,
}

/// A page of a list.
///
/// # Errors
/// When the database does not answer.
pub async fn page(
    reader: &impl Reader,
    list: List,
    filter: &Filter,
    most: u32,
) -> Result<Vec<Line>, StoreError> {
    let mut args: Vec<Val> = args![word(&list)];
    let mut conditions = vec!["list = $1".to_owned()];
    if let Some(department) = &filter.department {
        args.push(department.as_str().into());
        conditions.push(format!("department = ${}", args.len()));
    }
    if let Some(words) = &filter.words {
        let plain = words.replace(['%', '_', '\\'], " ");
        args.push(format!("%{}%", plain.trim()).into());
        conditions.push(format!("(item LIKE ${0} OR body LIKE ${0})", args.len()));
    }
    if let Some((sorted, code, n)) = &filter.after {
        args.extend(args![sorted, code, *n]);
        let last = args.len();
        conditions.push(format!("(sorted, code, n) > (${}, ${}, ${last})", last - 2, last - 1));
    }
    args.push(most.into());
    let sql = format!(
        "SELECT sorted, code, n, department, item, item_en, body FROM item_line WHERE {} \
         ORDER BY sorted, code, n LIMIT ${}",
        conditions.join(" AND "),
        args.len()
    );
    reader.query(&sql, args).await?.iter().map(line).collect()
}

fn line(row: &Row) -> Result<Line, StoreError> {
    let body = serde_json::from_str(row.get("body")?)
        .map_err(|error| StoreError::broken("reading a view", error))?;
    Ok(Line {
        sorted: row.get("sorted")?,
        code: row.get("code")?,
        n: row.get("n")?,
        department: row.get("department")?,
        item: row.get("item")?,
        item_en: row.get("item_en")?,
        body,
    })
}
