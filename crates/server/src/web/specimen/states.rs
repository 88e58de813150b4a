//! Specimens of what stands: lights, clocks, tiles, notices, histories, answers, papers, the wall.

use maud::{Markup, html};
use rules::calendar::Interval;
use rules::clock::{Light, Limit, Remaining};

use super::super::pieces::{
    Chart, ClockBar, Columns, Confirmation, Done, Entry, Fact, GuideFact, LIGHTS, Link, Sheet, Stage, Tile,
    Tone, columns, count, day_text, failure, flow_chart, four_facts, light, live_panel, moment, money,
    no_right, not_found, notice, panel, per_mille, refused, side_link, sign_here, sign_in_first, stale,
    steps, summary, tag, tiles, timeline, too_many_tries,
};
use super::{QR, TOKENS, friday, monday};
use crate::masking;
use crate::text::Lang;

/// A small picture in the way the press draws them: shapes only, colours by class.
const FLOW: &str = "<svg viewBox=\"0 0 640 72\" width=\"640\" height=\"72\" role=\"img\" aria-label=\"受理 1 天，审查 3 天，决定 1 天\">\
<g fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.5\"><rect x=\"8\" y=\"16\" width=\"140\" height=\"40\" rx=\"6\"/>\
<path d=\"M148 36h92M388 36h92\"/><rect x=\"240\" y=\"16\" width=\"148\" height=\"40\" rx=\"6\"/>\
<rect x=\"480\" y=\"16\" width=\"148\" height=\"40\" rx=\"6\"/></g><g fill=\"currentColor\" font-size=\"16\" text-anchor=\"middle\">\
<text x=\"78\" y=\"42\">受理 · 1 天</text><text x=\"314\" y=\"42\">审查 · 3 天</text><text x=\"554\" y=\"42\">决定 · 1 天</text></g></svg>";

/// Lights to timelines.
pub(super) fn show(lang: Lang) -> Markup {
    html! {
        (notices(lang))
        (panel("lights", lang.pick("灯与标签", "Lights and tags"), html! {
            p class="row" { @for one in LIGHTS { (light(lang, one)) } }
            p class="row" {
                (tag(Tone::Quiet, lang.pick("承诺件", "Promised-time"))) (tag(Tone::Action, lang.pick("可网办", "Online")))
                (tag(Tone::Seal, lang.pick("红牌", "Red card"))) (tag(Tone::Good, lang.pick("已缴费", "Paid")))
                (tag(Tone::Warning, lang.pick("待补正", "Correction"))) (tag(Tone::Bad, lang.pick("不予受理", "Refused")))
            }
        }))
        (panel("clocks", lang.pick("三个时钟", "Three clocks"), columns(Columns::Thirds, &clocks(lang))))
        (panel("facts", lang.pick("四要素", "Four facts"), four_facts(&[
            GuideFact { label: lang.pick("办理时限", "Time"), figure: lang.pick("5 个工作日", "5 working days"),
                beside: lang.pick("法定 20 个工作日", "20 by law") },
            GuideFact { label: lang.pick("最多跑", "Visits"), figure: lang.pick("0 次", "0"), beside: lang.pick("全程网办", "fully online") },
            GuideFact { label: lang.pick("收费", "Fee"), figure: lang.pick("不收费", "Free"), beside: "" },
            GuideFact { label: lang.pick("网上办理", "Online"), figure: lang.pick("可以", "Yes"), beside: lang.pick("手机、电脑", "phone, computer") },
        ])))
        (tiles_row(lang))
        (columns(Columns::CasePage, &[asked(lang), happened(lang), allowed(lang)]))
        (columns(Columns::Halves, &[
            flow_chart(lang, FLOW, html! { ol { li { "受理：1 个工作日" } li { "审查：3 个工作日" } li { "决定：1 个工作日" } } }),
            chart(lang).show(lang),
        ]))
    }
}

fn notices(lang: Lang) -> Markup {
    let body = |zh, en| html! { p { (lang.pick(zh, en)) } };
    html! {
        (notice(Tone::Good, lang.pick("已受理", "Accepted"), body("我们最迟 12月4日 周五 17:30 给您结果。", "You hear from us by Fri 4 Dec, 17:30.")))
        (notice(Tone::Warning, lang.pick("请补正两份材料", "Two papers to correct"), body("请在 12月11日 周五前补上，补正期间不计时。", "Please send them by Fri 11 Dec; the clock stands still.")))
        (notice(Tone::Bad, lang.pick("缴款没有成功", "The payment failed"), body("钱没有扣。请稍后再试。", "No money was taken. Please try again.")))
        (notice(Tone::Action, lang.pick("明天起元旦放假", "Holiday from tomorrow"), body("1月1日至3日不办公，不计入工作日。", "Closed 1–3 January; not counted.")))
    }
}

fn clocks(lang: Lang) -> Vec<Markup> {
    let clock = |label, total, remaining, light, provisional: bool| {
        let due = (light != Light::Paused).then(friday);
        ClockBar {
            label,
            total: Limit::working_days(total),
            remaining,
            light,
            now: monday(),
            due,
            foreseen: provisional.then(|| Interval {
                earliest: friday().day(),
                latest: friday().plus_seconds(9 * 86_400).day(),
            }),
            why: Some("#why"),
        }
        .show(lang)
    };
    let left = |days| Remaining::Left(Limit::working_days(days));
    let late = |days| Remaining::Late(Limit::working_days(days));
    let promised = lang.pick("承诺时限", "Promised");
    let statutory = lang.pick("法定时限", "Statutory");
    let step = lang.pick("环节时限", "Step");
    vec![
        clock(promised, 5, left(3), Light::InTime, false),
        clock(step, 2, left(0), Light::DueSoon, false),
        clock(promised, 5, late(2), Light::Late, false),
        clock(statutory, 20, late(3), Light::Grave, false),
        clock(statutory, 20, left(16), Light::Paused, false),
        clock(statutory, 20, left(16), Light::Done, true),
    ]
}

fn tiles_row(lang: Lang) -> Markup {
    let tile =
        |label, figure, definition, light| Tile { label, figure, definition, href: Some("#list"), light };
    tiles(&[
        tile(
            lang.pick("今日受理", "Accepted today"),
            &count(1_128),
            lang.pick("今天 0 时起受理的办件", "Cases accepted since midnight"),
            None,
        ),
        tile(
            lang.pick("按时办结率", "On time"),
            &per_mille(986),
            lang.pick("本月办结中未超承诺时限的", "Finished this month within the promise"),
            Some(Light::InTime),
        ),
        tile(
            lang.pick("今天到期", "Due today"),
            "7",
            lang.pick("承诺时限今天 17:30 到", "The promise ends today at 17:30"),
            Some(Light::DueSoon),
        ),
        tile(
            lang.pick("已超期", "Late"),
            "2",
            lang.pick("已过承诺时限、尚未办结", "Past the promise, not finished"),
            Some(Light::Late),
        ),
        tile(
            lang.pick("已收费用", "Fees"),
            &money(12_345_650),
            lang.pick("今天到账，含撤销", "Received today"),
            None,
        ),
    ])
}

fn asked(lang: Lang) -> Markup {
    panel(
        "asked",
        lang.pick("申请内容", "What is asked"),
        summary(
            lang,
            &[
                Fact::new(lang.pick("申请人", "Applicant"), &masking::name("张三丰")).change("#f-name"),
                Fact::new(
                    lang.pick("证件号码", "Identity number"),
                    &masking::identity_number("110101199003070000"),
                ),
                Fact::new(lang.pick("手机", "Phone"), &masking::phone("13800001234")).change("#f-phone"),
                Fact::new(lang.pick("地址", "Address"), &masking::address("平安县城关镇解放路 8 号")),
                Fact::marked(lang.pick("提交时间", "Submitted"), moment(lang, monday())),
                Fact::new(lang.pick("备注", "Note"), ""),
            ],
        ),
    )
}

fn happened(lang: Lang) -> Markup {
    let entry =
        |at, what, who, detail: &str, stage| Entry { at, what, who, detail: html! { (detail) }, stage };
    live_panel(
        lang,
        "happened",
        lang.pick("办理过程", "What happened"),
        "/pieces/live",
        timeline(
            lang,
            &[
                entry(
                    Some(monday()),
                    lang.pick("收件", "Received"),
                    lang.pick("综合窗口 李窗口", "Counter, Li"),
                    "",
                    Stage::Past,
                ),
                entry(
                    Some(monday()),
                    lang.pick("受理", "Accepted"),
                    lang.pick("市场监管局 王审核", "Market regulation, Wang"),
                    lang.pick("材料齐全。《行政许可法》第三十二条", "Complete. Licensing Law art. 32"),
                    Stage::Past,
                ),
                entry(
                    Some(friday()),
                    lang.pick("审查", "Review"),
                    lang.pick("等市场监管局审核", "waiting for the reviewer"),
                    "",
                    Stage::Now,
                ),
                entry(Some(friday()), lang.pick("决定", "Decision"), "", "", Stage::Ahead),
            ],
        ),
    )
}

fn allowed(lang: Lang) -> Markup {
    panel(
        "allowed",
        lang.pick("现在可以做", "What I may do"),
        html! {
            p { (side_link("#", lang.pick("审核通过", "Pass"))) }
            p { (side_link("#", lang.pick("退回承办人", "Return"))) }
            p class="quiet" { (lang.pick("不能延长：已经延长过一次（《行政许可法》第四十二条）", "No extension: used once (Licensing Law art. 42)")) }
            p class="quiet" { (day_text(lang, friday().day())) }
        },
    )
}

fn chart(lang: Lang) -> Chart<'static> {
    Chart {
        title: lang.pick("近三个月办结", "Finished in three months"),
        finding: lang.pick("十一月比十月多办 12%。", "November had 12% more than October."),
        svg: "<svg viewBox=\"0 0 320 120\" width=\"320\" height=\"120\" role=\"img\" aria-label=\"9月 210，10月 250，11月 280\">\
<g fill=\"currentColor\"><rect x=\"30\" y=\"50\" width=\"60\" height=\"60\"/><rect x=\"130\" y=\"38\" width=\"60\" height=\"72\"/>\
<rect x=\"230\" y=\"30\" width=\"60\" height=\"80\"/></g></svg>",
        columns: match lang {
            Lang::Zh => &["月份", "办结（件）"],
            Lang::En => &["Month", "Finished"],
        },
        rows: [(9, 210), (10, 250), (11, 280)]
            .map(|(month, cases)| vec![month.to_string(), count(cases)])
            .to_vec(),
    }
}

/// Pages with one answer.
pub(super) fn answers(lang: Lang) -> Markup {
    let home = [Link::new("/", lang.answer_home())];
    let about = [Fact::new(lang.pick("办件编号", "Case number"), "2026113000123")];
    let next = [lang.pick(
        "5 个工作日内告知您是否受理，最迟 12月4日 周五 17:30。",
        "Within 5 working days, by Fri 4 Dec, 17:30, we tell you whether it is accepted.",
    )];
    html! {
        (columns(Columns::Halves, &[
            Confirmation {
                question: lang.pick("确定撤回这件申请吗？", "Withdraw this application?"),
                then: &[lang.pick("办件结束，不再办理。", "The case ends.")],
                about: &about, action: "/pieces", carried: &[("case", "2026113000123")], fields: html! {},
                yes: lang.pick("撤回申请", "Withdraw"), back: "/pieces", final_act: true,
            }.show(lang, TOKENS),
            Done {
                title: lang.pick("申请已提交", "Application sent"), facts: &about,
                qr: Some((QR, lang.pick("扫码看进度", "Scan to follow"))), next: &next, links: &home,
            }.show(lang),
            not_found(lang, &home),
            no_right(lang, lang.pick("这一页只给监察人员看。", "This page is for supervisors."), &home),
            sign_in_first(lang, "/pieces"),
            stale(lang, lang.pick("王审核 3 分钟前已经退回这件。", "Wang returned this case 3 minutes ago."), "/pieces"),
            too_many_tries(lang, 10, &home),
            failure(lang, "7f3a-0b12", &home),
            refused(lang, lang.pick("已经延长过一次，不能再延长。", "It was extended once already."),
                lang.pick("《行政许可法》第四十二条", "Licensing Law art. 42"),
                lang.pick("请今天作出决定。", "Please decide today."), &home),
            steps(lang, &[
                Link::new("#1", lang.pick("情形", "Questions")), Link::new("#2", lang.pick("身份", "Who you are")),
                Link::new("#3", lang.pick("表单", "Form")), Link::new("#4", lang.pick("材料", "Papers")), Link::new("#5", lang.pick("核对", "Check")),
            ], 2, |_| false),
        ]))
    }
}

/// A paper.
pub(super) fn sheet(lang: Lang) -> Markup {
    Sheet {
        issuer: lang.pick("平安县市场监督管理局", "Ping'an County Market Regulation"),
        title: lang.pick("受理通知书", "Notice of acceptance"),
        number: lang.pick("平市监受〔2026〕第 123 号", "No. 123 of 2026"),
        addressee: lang.pick("张三丰", "Zhang Sanfeng"),
        body: html! {
            p { (lang.pick("您于2026年11月30日提出的食品经营许可申请，材料齐全、符合法定形式，根据《中华人民共和国行政许可法》第三十二条第一款第（五）项的规定，本机关决定予以受理。",
                "Your application of 30 November 2026 is complete and in legal form and is accepted under article 32 of the Licensing Law.")) }
            p { (lang.pick("承诺时限为5个工作日，最迟2026年12月4日告知您结果。", "You will have the result by 4 December 2026.")) }
            (sign_here(&[lang.pick("签收人", "Received by")]))
        },
        qr: Some((QR, lang.pick("扫码核验", "Scan to verify"))),
        seal: None,
        day: lang.pick("2026年11月30日", "30 November 2026"),
        foot: html! {},
        tools: html! {},
    }
    .show(lang)
}

/// The wall: figures, lights, ranking.
pub(super) fn wall(lang: Lang) -> Markup {
    html! {
        h1 { (lang.pick("平安县政务服务 · 实时监察", "Ping'an County · live supervision")) }
        (tiles_row(lang))
        div class="wall-columns" {
            (panel("wall-lights", lang.pick("在办件", "Open cases"), html! { @for one in LIGHTS { p { (light(lang, one)) } } }))
            (panel("wall-clocks", lang.pick("时限", "Clocks"), html! { @for clock in clocks(lang) { (clock) } }))
            (panel("wall-chart", lang.pick("趋势", "Trend"), chart(lang).show(lang)))
            (panel("wall-cards", lang.pick("最新卡片", "Latest cards"), html! {
                p class="row" { (tag(Tone::Warning, lang.pick("黄牌", "Yellow card"))) (lang.pick("住建局 · 施工许可", "Housing · building permit")) }
                p class="row" { (tag(Tone::Bad, lang.pick("红牌", "Red card"))) (lang.pick("人社局 · 社保登记", "Social security")) }
            }))
        }
    }
}
