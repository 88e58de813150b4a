//! Papers of intake: receipt N-01, correction notice N-02, acceptance N-03, not required N-04, refusal N-05.

use super::{Issue, paragraph, wording};
use crate::text::{Lang, codes};
use paper::document::{Block, Column, Field, Row, Section, Table};
use rules::{
    case::{ClockName, event::Acceptance, material::CorrectionItem},
    clock::Limit,
    time::Date,
};

/// N-01: list, counts, date, receiver (L-11).
pub(super) fn receipt(issue: &Issue<'_>, received_on: Date) -> Vec<Section> {
    let case = &issue.after;
    let source = case.source.map_or("", |source| source.zh());
    let mut more = vec![
        ("收件日期", wording::full_day(received_on)),
        ("收件人", issue.actor()),
        ("申请方式", source.to_owned()),
    ];
    if let Some(code) = issue.source.query_code {
        more.push(("查询码", code.to_owned()));
    }
    let columns = vec![
        Column::narrow("序号"),
        Column::wide("材料名称", 5),
        Column::narrow("形式"),
        Column::narrow("份数"),
        Column::narrow("电子件"),
    ];
    // In the order of the item; what an agent handed in besides stands at the end.
    let known = issue.source.content.materials.iter().filter_map(|material| case.materials.get(&material.id));
    let others = case
        .materials
        .values()
        .filter(|given| !issue.source.content.materials.iter().any(|known| known.id == given.material));
    let rows: Vec<Row> = known
        .chain(others)
        .enumerate()
        .map(|(place, given)| {
            let files =
                if given.files.is_empty() { "—".to_owned() } else { format!("{} 个", given.files.len()) };
            Row::new([
                (place + 1).to_string(),
                issue.material(&given.material),
                given.form.zh().to_owned(),
                given.count.to_string(),
                files,
            ])
        })
        .collect();
    let list = if rows.is_empty() {
        paragraph("本次没有提交材料。")
    } else {
        Block::Table(Table { columns, rows })
    };
    let mut next = String::from("我们将在 5 个工作日内告知您是否受理");
    if let Some(due) = issue.due(case.clock(&ClockName::Acceptance)) {
        next.push_str(&format!("，最迟{due}；到期没有告知的，自收到申请材料之日起即为受理"));
    }
    next.push_str("。凭办件编号和查询码可以随时查询进度。");
    vec![
        Section::plain(vec![paragraph("您提交的申请材料已收到，清单如下。"), issue.case_fields(&more), list]),
        Section::headed("接下来", vec![paragraph(next)]),
    ]
}

/// N-02: everything at once, with what counts as right, and until when (L-06).
pub(super) fn correction(issue: &Issue<'_>, items: &[CorrectionItem]) -> Vec<Section> {
    let columns = vec![
        Column::narrow("序号"),
        Column::wide("材料", 3),
        Column::wide("需要补正的内容", 5),
        Column::wide("怎样才算合格", 4),
    ];
    let rows = items
        .iter()
        .enumerate()
        .map(|(place, item)| {
            let material =
                item.material.as_ref().map_or_else(|| "申请表或其他".to_owned(), |id| issue.material(id));
            Row::new([(place + 1).to_string(), material, item.what.clone(), standard(issue, item)])
        })
        .collect();
    let received =
        issue.before.received_on.map_or_else(String::new, |day| format!("{}收到的", wording::day(day)));
    let law = wording::law(issue.source.content, "第三十二条第一款第四项");
    let until = issue.due(issue.after.clock(&ClockName::Correction)).unwrap_or_default();
    vec![Section::plain(vec![
        paragraph(format!(
            "本机关{received}“{}”申请，经审查，申请材料不齐全或者不符合法定形式。依照{law}，现将需要补正的全部内容\
             一次告知如下：",
            issue.source.content.identity.name
        )),
        issue.case_fields(&[("补正期限", until.clone())]),
        Block::Table(Table { columns, rows }),
        paragraph(format!(
            "请于{until}前补正，可以在网上“我的办件”上传，也可以到窗口或者邮寄提交。补正齐全的，自补正材料收到之日受理；\
             除上列内容外，不再要求补正其他材料。逾期不补正的，视为撤回申请，您可以重新申请。"
        )),
        paragraph("特此告知。"),
    ])]
}

/// What the item says of a good one.
fn standard(issue: &Issue<'_>, item: &CorrectionItem) -> String {
    let material = item
        .material
        .as_ref()
        .and_then(|id| issue.source.content.materials.iter().find(|material| material.id == *id));
    let Some(material) = material else { return "按照申请表填写说明".to_owned() };
    let mut words = Vec::new();
    if material.original_count > 0 {
        words.push(format!("原件 {} 份", material.original_count));
    }
    if material.copy_count > 0 {
        words.push(format!("复印件 {} 份", material.copy_count));
    }
    words.extend(
        [&material.page_format, &material.use_note, &material.issue_time_req]
            .into_iter()
            .filter(|text| !text.trim().is_empty())
            .cloned(),
    );
    words.join("；")
}

/// N-03: number, item, day of acceptance, day of decision (L-10, L-46).
pub(super) fn acceptance(issue: &Issue<'_>, acceptance: &Acceptance, deemed: bool) -> Vec<Section> {
    let content = issue.source.content;
    let limit = |limit: Limit| codes::limit(Lang::Zh, limit);
    let statutory = acceptance.statutory.map_or_else(|| "法律、法规没有规定".to_owned(), limit);
    let decision = issue.due(issue.after.clock(&ClockName::Promised)).unwrap_or_default();
    let kind = issue.after.kind.map_or("", |kind| kind.zh());
    let fees = if content.fees.is_empty() { "不收费" } else { "依法收费，标准见办事指南" };
    let mut more = vec![
        ("受理日期", wording::full_day(acceptance.accepted_on)),
        ("办件类型", kind.to_owned()),
        ("法定期限", statutory),
        ("承诺期限", limit(acceptance.promised)),
        ("作出决定的期限", format!("最迟{decision}")),
        ("是否收费", fees.to_owned()),
    ];
    if let Some(acceptor) = issue.after.acceptor.as_ref() {
        more.push(("受理人", issue.staff(acceptor)));
    }
    let opening = if deemed {
        let law = wording::law(content, "第三十二条第一款第四项");
        format!(
            "您提出的“{}”申请，本机关自收到申请材料之日起五个工作日内没有告知需要补正的内容。依照{law}，自收到申请\
             材料之日起即为受理。",
            content.identity.name
        )
    } else {
        let law = wording::law(content, "第三十二条第一款第五项");
        format!(
            "您提出的“{}”申请，经审查符合受理条件。依照{law}，本机关决定予以受理。",
            content.identity.name
        )
    };
    let mut blocks = vec![paragraph(opening), issue.case_fields(&more)];
    if !acceptance.deferred.is_empty() {
        blocks.push(paragraph("下列材料容缺受理，请在作出决定、发出结果之前补交："));
        blocks.push(Block::List(acceptance.deferred.iter().map(|id| issue.material(id)).collect()));
    }
    blocks.push(paragraph(
        "办理中依法需要听证、招标、拍卖、检验、检测、检疫、鉴定和专家评审的，所需时间不计算在期限内，我们将另行书面告知。",
    ));
    blocks.push(paragraph("特此通知。"));
    vec![Section::plain(blocks)]
}

/// N-04: why nothing need be applied for (L-07).
pub(super) fn not_required(issue: &Issue<'_>, reason: &str) -> Vec<Section> {
    let law = wording::law(issue.source.content, "第三十二条第一款第一项");
    vec![
        Section::plain(vec![
            paragraph(format!(
                "您提出的“{}”申请，经审查依法不需要取得{}。依照{law}，现告知您不受理。",
                issue.source.content.identity.name,
                if issue.is_licence() { "行政许可" } else { "本机关办理" },
            )),
            issue.case_fields(&[("经办人", issue.actor())]),
        ]),
        Section::headed("理由", vec![paragraph(reason)]),
    ]
}

/// N-05: reason, proper body, remedies (L-08, L-45).
pub(super) fn refusal(issue: &Issue<'_>, reason: &str, proper_body: &str, remedies: &str) -> Vec<Section> {
    let law = wording::law(issue.source.content, "第三十二条");
    let whither = if proper_body.trim().is_empty() {
        paragraph("材料齐全、符合法定形式后，您可以向本机关重新申请。")
    } else {
        Block::Fields(vec![Field::new("应当向其申请的机关", proper_body)])
    };
    vec![
        Section::plain(vec![
            paragraph(format!(
                "您提出的“{}”申请收悉。经审查，依照{law}，本机关决定不予受理。",
                issue.source.content.identity.name
            )),
            issue.case_fields(&[("经办人", issue.actor())]),
        ]),
        Section::headed("一、理由", vec![paragraph(reason)]),
        Section::headed("二、应当向谁申请", vec![whither]),
        Section::headed("三、救济途径", vec![paragraph(remedies)]),
    ]
}
