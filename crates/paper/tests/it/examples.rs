//! The papers of one case of a fictitious county, as the server would compose them.

use paper::document::{Block, Column, Document, Field, IssuedOn, Qr, Row, Section, Table};
use paper::{Language, Seal};

const BODY: &str = "云岭县行政审批局";
const ITEM: &str = "食品经营许可（新办）";
const CASE: &str = "532925-2026-1121-00087";

fn paper(kind: &str, number: &str, title: &str, date: &str, sections: Vec<Section>) -> Document {
    Document {
        kind: kind.to_owned(),
        number: number.to_owned(),
        title: title.to_owned(),
        addressee: Some("云岭县山水间餐饮店（经营者：李晓梅）".to_owned()),
        sections,
        issuer: BODY.to_owned(),
        seal: Some(Seal { body: BODY.to_owned(), purpose: Some("行政审批专用章".to_owned()) }),
        date_text: date.to_owned(),
        issued_on: Some(IssuedOn { year: 2026, month: 11, day: 30 }),
        qr: Some(Qr {
            text: "https://zw.yunling.example/check/532925202611210008701".to_owned(),
            caption: "扫码核验".to_owned(),
        }),
        footer: Some(
            "一窗政务服务平台出具。咨询电话 0872-12345，窗口：县政务服务中心一楼综合窗口。".to_owned(),
        ),
        watermark: None,
        language: Language::Chinese,
    }
}

fn paragraph(text: &str) -> Block {
    Block::Paragraph(text.to_owned())
}

fn case_fields(more: &[(&str, &str)]) -> Block {
    let fixed = [("办件编号", CASE), ("事项名称", ITEM), ("申请人", "云岭县山水间餐饮店")];
    Block::Fields(fixed.iter().chain(more).map(|(label, value)| Field::new(*label, *value)).collect())
}

/// N-01 收件凭证
pub(crate) fn receipt_list() -> Document {
    let columns = vec![
        Column::narrow("序号"),
        Column::wide("材料名称", 5),
        Column::narrow("形式"),
        Column::narrow("份数"),
        Column::wide("备注", 3),
    ];
    let rows = vec![
        Row::new(["1", "食品经营许可申请书", "电子", "1", ""]),
        Row::new(["2", "营业执照", "电子证照", "1", "系统调取，无需提交"]),
        Row::new(["3", "经营者身份证", "电子证照", "1", "系统调取，无需提交"]),
        Row::new(["4", "与食品经营相适应的主要设备设施布局、操作流程图", "纸质", "1", "原件"]),
        Row::new([
            "5",
            "食品安全自查、从业人员健康管理、进货查验记录等保证食品安全的规章制度",
            "纸质",
            "1",
            "复印件，已核对原件",
        ]),
        Row::new(["6", "从业人员健康证明（3 人）", "纸质", "3", "容缺，请于 2026 年 11 月 27 日前补交"]),
    ];
    let mut document = paper(
        "receipt_list",
        "云审批收〔2026〕第00087号",
        "收件凭证",
        "2026年11月20日",
        vec![
            Section::plain(vec![
                paragraph("您提交的申请材料已收到，清单如下。"),
                case_fields(&[("收件时间", "2026年11月20日 10:26"), ("收件人", "王建国（3 号窗口）")]),
                Block::Table(Table { columns, rows }),
            ]),
            Section::headed(
                "接下来",
                vec![paragraph(
                    "我们将在 5 个工作日内告知您是否受理，最迟 2026 年 11 月 27 日（星期五）17:30。\
                     凭办件编号和查询码 7KQ4 可随时查询进度。",
                )],
            ),
        ],
    );
    document.addressee = None;
    document
}

/// N-02 补正材料告知书
pub(crate) fn correction_notice() -> Document {
    let columns = vec![
        Column::narrow("序号"),
        Column::wide("材料", 3),
        Column::wide("存在的问题", 4),
        Column::wide("怎样才算合格", 5),
    ];
    let rows = vec![
        Row::new([
            "1",
            "设备设施布局图",
            "未标明食品处理区与就餐区的分隔",
            "在图上标明各功能区名称、面积和人流、物流走向；可手绘，比例尺不限。示范文本见办事指南附件 2",
        ]),
        Row::new([
            "2",
            "从业人员健康证明",
            "申请书列明 3 名从业人员，仅提交 2 份",
            "补交刘芳的健康证明，在有效期内；可提交电子健康证",
        ]),
        Row::new([
            "3",
            "食品安全管理制度",
            "缺食品添加剂使用公示制度",
            "按《餐饮服务食品安全操作规范》第 7.4 条补充，经营者签名",
        ]),
    ];
    paper(
        "correction_notice",
        "云审批补〔2026〕第00031号",
        "补正材料告知书",
        "2026年11月20日",
        vec![Section::plain(vec![
            paragraph(
                "您于 2026 年 11 月 20 日提出的“食品经营许可（新办）”申请（办件编号 532925-2026-1121-00087），\
                     经审查，申请材料不齐全或者不符合法定形式。依照《中华人民共和国行政许可法》第三十二条第一款第四项，\
                     现将需要补正的全部内容一次告知如下：",
            ),
            Block::Table(Table { columns, rows }),
            paragraph(
                "请于 2026 年 12 月 11 日（星期五）前补正。可在网上“我的办件”上传，也可到县政务服务中心一楼任一综合窗口\
                     或者邮寄提交。补正齐全的当日即予受理；除上列内容外，我们不会再要求您补正其他材料。",
            ),
            paragraph("特此告知。"),
        ])],
    )
}

/// N-03 受理通知书
pub(crate) fn acceptance_notice() -> Document {
    paper(
        "acceptance_notice",
        "云审批受〔2026〕第00123号",
        "受理通知书",
        "2026年11月23日",
        vec![Section::plain(vec![
            paragraph(
                "您提出的“食品经营许可（新办）”申请，材料齐全、符合法定形式。依照《中华人民共和国行政许可法》\
                 第三十二条第一款第五项，本机关决定予以受理。",
            ),
            case_fields(&[
                ("受理日期", "2026年11月23日"),
                ("办理方式", "承诺件"),
                ("法定期限", "20 个工作日"),
                ("承诺期限", "5 个工作日"),
                ("决定期限", "最迟 2026 年 11 月 30 日（星期一）17:30 前作出决定，承诺期限自受理次日起算"),
                ("是否收费", "不收费"),
                ("结果送达", "电子证照，邮寄纸质"),
            ]),
            paragraph(
                "办理中依法需要听证、检验、检测、检疫、鉴定和专家评审的，所需时间不计算在内，我们将另行书面告知。\
                 您可以凭办件编号和查询码查询进度，也可以扫描左下方二维码核验本通知书。",
            ),
            paragraph("特此通知。"),
        ])],
    )
}

/// N-05 不予受理决定书
pub(crate) fn acceptance_refusal() -> Document {
    paper(
        "acceptance_refusal",
        "云审批不受〔2026〕第00004号",
        "不予受理决定书",
        "2026年11月23日",
        vec![
            Section::plain(vec![paragraph(
                "您于 2026 年 11 月 20 日提出的“食品生产许可（婴幼儿配方食品）”申请收悉。经审查，作出如下决定：",
            )]),
            Section::headed(
                "一、决定和理由",
                vec![
                    paragraph("对您的申请不予受理。理由如下："),
                    Block::List(vec![
                        "申请事项依法不属于本机关职权范围。依照《食品生产许可管理办法》第七条，婴幼儿配方食品的生产许可由省级市场监督管理部门负责。".to_owned(),
                        "本机关无权将该申请作为委托事项办理。".to_owned(),
                    ]),
                ],
            ),
            Section::headed(
                "二、应当向谁申请",
                vec![Block::Fields(vec![
                    Field::new("受理机关", "云南省市场监督管理局"),
                    Field::new("电话", "0871-12315"),
                    Field::new("地址", "昆明市官渡区金源大道 1 号省政务服务中心二楼 B 区；网上可在“云南政务服务网”直接申请"),
                ])],
            ),
            Section::headed(
                "三、救济权利",
                vec![paragraph(
                    "对本决定不服的，您可以自收到本决定书之日起六十日内，向云岭县人民政府申请行政复议；也可以自收到\
                     本决定书之日起六个月内，依法向云岭县人民法院提起行政诉讼。",
                )],
            ),
        ],
    )
}

/// N-13 不予行政许可决定书
pub(crate) fn refusal_decision() -> Document {
    paper(
        "refusal_decision",
        "云审批不许〔2026〕第00002号",
        "不予行政许可决定书",
        "2026年11月30日",
        vec![
            Section::plain(vec![paragraph(
                "您提出的“食品经营许可（新办）”申请，本机关于 2026 年 11 月 23 日受理（办件编号 532925-2026-1121-00087）。\
                 经审查，依照《中华人民共和国行政许可法》第三十八条第二款，决定不予行政许可。",
            )]),
            Section::headed(
                "一、事实和理由",
                vec![Block::List(vec![
                    "2026 年 11 月 25 日，执法人员张伟、陈静到经营场所现场核查，食品处理区与卫生间直接相通，最近处相距 1.2 米。".to_owned(),
                    "《食品安全法》第三十三条第一款第一项要求与有毒、有害场所以及其他污染源保持规定的距离；《餐饮服务食品安全操作规范》第 4.3 条要求卫生间不得设置在食品处理区内。经营场所不符合上述条件。".to_owned(),
                    "2026 年 11 月 26 日已向您告知上述事实和您陈述、申辩的权利，您表示没有异议。".to_owned(),
                ])],
            ),
            Section::headed(
                "二、您可以怎样做",
                vec![paragraph("将卫生间改为经前室、走廊进入并与食品处理区分隔后，可以重新申请，本次已提交且未变化的材料不必再次提交。")],
            ),
            Section::headed(
                "三、救济权利",
                vec![paragraph(
                    "对本决定不服的，您可以自收到本决定书之日起六十日内，向云岭县人民政府申请行政复议；也可以自收到\
                     本决定书之日起六个月内，依法向云岭县人民法院提起行政诉讼。复议、诉讼期间本决定不停止执行。",
                )],
            ),
        ],
    )
}

/// N-12 准予行政许可决定书
pub(crate) fn grant_decision() -> Document {
    paper(
        "grant_decision",
        "云审批许〔2026〕第00118号",
        "准予行政许可决定书",
        "2026年11月30日",
        vec![Section::plain(vec![
            paragraph(
                "您提出的“食品经营许可（新办）”申请，本机关于 2026 年 11 月 23 日受理。经审查，申请符合法定条件、标准。\
                 依照《中华人民共和国行政许可法》第三十八条第一款、《中华人民共和国食品安全法》第三十五条，\
                 决定准予行政许可。",
            ),
            Block::Fields(vec![
                Field::new("许可内容", "热食类食品制售；冷食类食品制售（不含凉菜）；自制饮品制售"),
                Field::new("许可证件", "食品经营许可证"),
                Field::new("证件编号", "JY25329250012386"),
                Field::new("经营场所", "云岭县金碧街道人民路 38 号 1 幢 102 室"),
                Field::new("有效期", "2026 年 11 月 30 日至 2031 年 11 月 29 日（5 年）"),
            ]),
            paragraph(
                "许可证件将自本决定作出之日起十个工作日内送达。需要延续的，请在有效期届满三十个工作日前提出申请；\
                 许可事项发生变化的，请在变化后十个工作日内申请变更。本决定依法公开，公众有权查阅。",
            ),
            paragraph("特此决定。"),
        ])],
    )
}

/// N-16 送达回证
pub(crate) fn service_receipt() -> Document {
    let columns = vec![
        Column::narrow("序号"),
        Column::wide("送达文书名称", 4),
        Column::wide("文书编号", 4),
        Column::narrow("份数"),
    ];
    let rows = vec![
        Row::new(["1", "准予行政许可决定书", "云审批许〔2026〕第00118号", "1"]),
        Row::new(["2", "食品经营许可证（正本、副本）", "JY25329250012386", "2"]),
    ];
    let mut document = paper(
        "service_receipt",
        "云审批送〔2026〕第00096号",
        "送达回证",
        "2026年12月1日",
        vec![Section::plain(vec![
            case_fields(&[
                ("受送达人", "李晓梅"),
                ("送达方式", "直接送达（窗口）"),
                ("送达地点", "云岭县政务服务中心一楼出证窗口"),
            ]),
            Block::Table(Table { columns, rows }),
            Block::Signatures(vec![
                "受送达人（签名或盖章）".to_owned(),
                "送达人（签名，两人）".to_owned(),
                "见证人（受送达人拒收时签名）".to_owned(),
                "代收人（与受送达人的关系）".to_owned(),
            ]),
            paragraph(
                "受送达人在送达回证上的签收日期为送达日期。受送达人拒绝接收的，记明拒收事由和日期，由送达人、见证人签名，把文书留在受送达人的住所，即视为送达。",
            ),
        ])],
    );
    document.addressee = None;
    document
}

/// The date so many days after 2026-11-23; enough for four months.
fn date_after(days: usize) -> String {
    let mut left = 23 + days;
    for (month, length) in [("2026-11", 30), ("2026-12", 31), ("2027-01", 31), ("2027-02", 28)] {
        if left <= length {
            return format!("{month}-{left:02}");
        }
        left -= length;
    }
    format!("2027-03-{left:02}")
}

/// The account of a due date: every day from acceptance to the end of the limit.
pub(crate) fn day_account(days: usize) -> Document {
    const WEEKDAYS: [&str; 7] = ["星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"];
    let columns = vec![
        Column::narrow("日期"),
        Column::narrow("星期"),
        Column::narrow("第几个工作日"),
        Column::wide("说明", 1),
    ];
    let mut worked = 0;
    let mut rows = vec![Row::quiet(["2026-11-23", "星期一", "", "受理当日不计入（民法典第二百零一条）"])];
    for day in 1..=days {
        let weekday = WEEKDAYS[day % 7];
        let day_text = date_after(day);
        if day % 7 >= 5 {
            rows.push(Row::quiet([day_text.as_str(), weekday, "", "休息日，不计入"]));
        } else if day % 11 == 0 {
            rows.push(Row::quiet([
                day_text.as_str(),
                weekday,
                "",
                "暂停：现场检验所需时间不计入（行政许可法第四十五条）",
            ]));
        } else {
            worked += 1;
            rows.push(Row::new([day_text, weekday.to_owned(), worked.to_string(), "工作日".to_owned()]));
        }
    }
    let mut document = paper(
        "day_account",
        "",
        "为什么是这一天",
        "2026年11月23日",
        vec![Section::plain(vec![
            case_fields(&[("期限种类", "法定期限"), ("起算", "2026年11月23日 受理")]),
            Block::Table(Table { columns, rows }),
        ])],
    );
    document.addressee = None;
    document.seal = None;
    document
}
