//! The head of a story: what it shows, which rules it rests on, and the item and posts it plays with.
//!
//! ```text
//! 标题：窗口受理，按期准予，当场领证
//! 依据：L-10 L-17 L-22
//! 事项：承诺件，法定20个工作日，承诺10个工作日
//! 材料：申请书（必要）、健康证（容缺）、图纸（必要，规模=大）
//! 情形：规模？小、大
//! 审查环节 初审：审查岗，5个工作日，要点 场所合格、材料真实
//! 并联
//!   审查环节 消防：消防岗，3个工作日
//! 选择
//!   规模=大 核查环节 核查：核查岗，2个工作日
//!   其余
//! 决定环节 决定：决定岗，3个工作日
//! 岗位 决定岗：张窗
//! 服务点 清河：999921101，钱镇，收本事项
//! 证照：王申，2021-12-01至2026-11-30
//! ```
//! What is left out stands as in the stage's complete item: 承诺件, 20 and 10 working days, one form, 审查 and 决定.

use std::collections::BTreeSet;

use rules::{
    case::promise::{Commitments, DeferralMissed},
    clock::Limit,
    hall::{self, Post, Role, Station},
    identifier::CaseNumber,
    item::{content::*, process::*},
    licence::Grant,
    name::{PostId, StepId},
    time::{CalendarDays, WorkingDays},
};

use crate::stage::{TASK_CODE, appoint, complete, material};

#[derive(Debug)]
pub(crate) struct Header {
    pub(crate) title: String,
    pub(crate) rules: Vec<String>,
    pub(crate) content: Content,
    pub(crate) changes: Vec<hall::Command>,
    /// What the applicant holds already when the story begins.
    pub(crate) licence: Option<Grant>,
    own_blocks: bool,
}

impl Header {
    pub(crate) fn new() -> Header {
        Header {
            title: String::new(),
            rules: vec![],
            content: complete(),
            changes: vec![],
            licence: None,
            own_blocks: false,
        }
    }

    /// Reads one line of the head.
    pub(crate) fn read(&mut self, line: &str) -> Result<(), String> {
        if let Some(inner) = line.strip_prefix("  ") {
            return self.inner_step(inner);
        }
        let (key, value) = line.split_once('：').unwrap_or((line, ""));
        match key {
            "标题" => self.title = value.to_owned(),
            "依据" => self.rules = value.split(' ').map(rule_id).collect::<Result<_, _>>()?,
            "事项" => value.split('，').try_for_each(|part| self.item(part))?,
            "材料" => {
                self.content.materials = value.split('、').map(one_material).collect::<Result<_, _>>()?
            }
            "情形" => self.content.questions.push(question(value)?),
            "证照" => self.licence = Some(held(value)?),
            "并联" => self.block(Block::Parallel { branches: vec![] }),
            "选择" => self.block(Block::Choice { arms: vec![] }),
            _ => match key.split_once(' ') {
                Some(("岗位", post)) => {
                    self.changes.push(appoint(post, &value.split('、').collect::<Vec<_>>()));
                }
                Some(("服务点", name)) => self.changes.extend(station(name, value)?),
                Some((kind, name)) if kind.ends_with("环节") => {
                    self.block(Block::Step(one_step(kind, name, value)?));
                }
                _ => return Err("看不懂的题头".into()),
            },
        }
        Ok(())
    }

    fn block(&mut self, block: Block) {
        if !self.own_blocks {
            self.content.process.blocks.clear();
            self.own_blocks = true;
        }
        self.content.process.blocks.push(block);
    }

    fn inner_step(&mut self, inner: &str) -> Result<(), String> {
        match self.content.process.blocks.last_mut() {
            Some(Block::Parallel { branches }) if self.own_blocks => {
                let step = whole_step(inner)?;
                branches.push(Branch { name: step.name.clone(), blocks: vec![Block::Step(step)] });
            }
            Some(Block::Choice { arms }) if self.own_blocks => {
                if inner == "其余" {
                    arms.push(Arm::default());
                    return Ok(());
                }
                let (when, step) = inner.split_once(' ').ok_or("选择要写：情形=回答 环节")?;
                let step = whole_step(step)?;
                arms.push(Arm { when: Some(condition(when)?), blocks: vec![Block::Step(step)] });
            }
            _ => return Err("缩进的环节只能在并联或选择之下".into()),
        }
        Ok(())
    }

    fn item(&mut self, part: &str) -> Result<(), String> {
        let content = &mut self.content;
        if let Some(kind) = CaseKind::ALL.iter().find(|kind| kind.zh() == part) {
            content.handling.case_kind = Some(*kind);
        } else if let Some(kind) = ItemKind::ALL.iter().find(|kind| kind.zh() == part) {
            content.identity.kind = Some(*kind);
        } else if let Some(purpose) = Purpose::ALL.iter().find(|purpose| purpose.zh() == part) {
            content.handling.purpose = *purpose;
            content.handling.about = TASK_CODE.into();
        } else if let Some(days) = part.strip_prefix("届满前") {
            let days = days.strip_suffix("日申请延续").ok_or("届满前n日申请延续")?;
            content.limits.renewal_lead = Some(CalendarDays(number(days)?));
        } else if part == "法定无" {
            content.limits.statutory = None;
        } else if part == "本人到场" {
            content.handling.presence_required = true;
        } else if part == "一审核准" {
            content.process.full_authorisation = true;
        } else if part == "直接关系安全" {
            content.handling.safety = true;
        } else if part == "政府信息公开" {
            content.handling.regime = Regime::InformationRequest;
        } else if let Some(text) = part.strip_prefix("名额") {
            content.handling.quota = Some(Quota { places: number(text)? });
        } else if part == "告知承诺" {
            content.handling.commitments =
                Some(Commitments { promises: "符合条件".into(), ..Commitments::default() });
        } else if part == "容缺逾期视为撤回" {
            content.limits.deferral_missed = Some(DeferralMissed::DeemedWithdrawn);
        } else if let Some(text) = part.strip_prefix("容缺期限") {
            content.limits.deferral = Some(limit(text)?);
        } else if let Some(text) = part.strip_prefix("延长上限") {
            let days = text.strip_suffix("个工作日").ok_or("延长上限n个工作日")?;
            content.limits.extension = Some(WorkingDays(number(days)?));
        } else if let Some(text) = part.strip_prefix("颁证") {
            content.limits.issue = Some(limit(text)?);
        } else if let Some(text) = part.strip_prefix("上级审批") {
            content.limits.superior = Some(limit(text)?);
        } else if let Some(text) = part.strip_prefix("上级") {
            content.handling.superior = text.into();
        } else if let Some(text) = part.strip_prefix("必经特别环节").or(part.strip_prefix("特别环节"))
        {
            let kind = SpecialProcedureKind::ALL.iter().find(|kind| kind.zh() == text);
            let kind = Some(*kind.ok_or_else(|| format!("没有特别程序“{text}”"))?);
            let basis = Basis {
                law: "行政许可法".into(), article: "第四十五条".into(), ..Basis::default()
            };
            let (time, mandatory) = (Some(Limit::working_days(10)), part.starts_with("必经"));
            content.limits.special_links.push(SpecialLink {
                kind,
                name: text.into(),
                time,
                basis,
                mandatory,
            });
        } else if let Some(basis) = part.strip_prefix("可减免") {
            let fee = content.fees.last_mut().ok_or("先写收费，再写可减免")?;
            fee.reducible = true;
            fee.reduction_basis =
                if basis.is_empty() { "收费减免办法第四条".into() } else { basis.into() };
        } else if part == "先缴后发" {
            let fee = content.fees.last_mut().ok_or("先写收费，再写先缴后发")?;
            fee.prepaid_basis = "收费办法第九条".into();
        } else if let Some(text) = part.strip_prefix("缴款期限") {
            content.limits.payment = Some(limit(text)?);
        } else if let Some(text) = part.strip_prefix("收费") {
            let (name, fen) = text.split_once('=').ok_or("收费要写：收费名称=分")?;
            let basis = Basis { law: "收费办法".into(), article: "第三条".into(), ..Basis::default() };
            let (id, standard) = (name.into(), rules::money::Fen(number(fen)?));
            let fee =
                FeeItem { id, name: name.into(), standard, unit: "本".into(), basis, ..FeeItem::default() };
            content.fees.push(fee);
        } else if let Some(text) = part.strip_prefix("法定") {
            content.limits.statutory = Some(limit(text)?);
        } else if let Some(text) = part.strip_prefix("承诺") {
            content.limits.promised = Some(limit(text)?);
        } else if let Some(text) = part.strip_prefix("补正") {
            content.limits.correction = Some(limit(text)?);
        } else if let Some(text) = part.strip_prefix("提前") {
            let days = text.strip_suffix("个工作日提醒").ok_or("提前n个工作日提醒")?;
            content.limits.remind_before = Some(WorkingDays(number(days)?));
        } else if let Some(text) = part.strip_prefix("生效日") {
            content.identity.plan_effective_date = Some(text.parse().map_err(|_| "日期不对")?);
        } else if let Some(text) = part.strip_prefix("取消日") {
            content.identity.plan_cancel_date = Some(text.parse().map_err(|_| "日期不对")?);
        } else {
            return Err(format!("看不懂的事项要素“{part}”"));
        }
        Ok(())
    }
}

/// `999921101，钱镇，收本事项` (or 不收本事项): a town centre with its one window and who sits there.
fn station(name: &str, text: &str) -> Result<Vec<hall::Command>, String> {
    let [division, clerk, takes] = text.split('，').collect::<Vec<_>>()[..] else {
        return Err("服务点要写：区划，窗口人员，收本事项或不收本事项".into());
    };
    let items = match takes {
        "收本事项" => BTreeSet::from([TASK_CODE.into()]),
        "不收本事项" => BTreeSet::new(),
        other => return Err(format!("看不懂的服务点“{other}”")),
    };
    let window = format!("{name}窗口");
    Ok(vec![
        hall::Command::Describe {
            name: "宁棠县政务服务中心".into(),
            name_en: String::new(),
            division: "999921".into(),
            hotline: "12345".into(),
        },
        hall::Command::DescribeStation(Station {
            id: name.into(),
            name: format!("{name}镇便民服务中心"),
            division: division.into(),
            place: name.into(),
            ..Station::default()
        }),
        hall::Command::DescribePost(Post {
            id: window.as_str().into(),
            name: window.clone(),
            department: hall::COMPREHENSIVE.into(),
            roles: vec![Role::WindowClerk],
            station: Some(name.into()),
            ..Post::default()
        }),
        appoint(&window, &[clerk]),
        hall::Command::OfferAt { station: name.into(), items },
    ])
}

/// `王申，2021-12-01至2026-11-30`, `王申，长期`, or with `，事项 …` of another item: a licence issued before.
fn held(text: &str) -> Result<Grant, String> {
    let mut parts = text.split('，');
    let (Some(holder), Some(term)) = (parts.next(), parts.next()) else {
        return Err("证照要写：持证人，起至止".into());
    };
    let item = parts.next().and_then(|part| part.strip_prefix("事项 ")).unwrap_or(TASK_CODE);
    let day = |text: &str| text.parse().map_err(|_| format!("“{text}”不是日期"));
    let (from, until) = match term.split_once('至') {
        Some((from, until)) => (day(from)?, Some(day(until)?)),
        None if term == "长期" => (day("2025-01-01")?, None),
        None => return Err("证照的期限写起至止，或长期".into()),
    };
    Ok(Grant {
        name: "食品经营许可证".into(),
        type_code: String::new(),
        issuer_code: String::new(),
        item: item.into(),
        item_version: 1,
        main_item: String::new(),
        department: "市监局".into(),
        holder: holder.into(),
        case: CaseNumber::compose(TASK_CODE, from, 1).map_err(|fault| fault.to_string())?,
        content: "准予经营".into(),
        valid_from: from,
        valid_until: until,
    })
}

fn number<T: std::str::FromStr>(text: &str) -> Result<T, String> {
    text.parse().map_err(|_| format!("“{text}”不是数"))
}

/// 20个工作日, 3个自然日, 2小时, 30分钟 (the last two of office time).
pub(crate) fn limit(text: &str) -> Result<Limit, String> {
    let digits = text.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(text.len());
    let (count, unit) = text.split_at(digits);
    match unit {
        "个工作日" => Ok(Limit::working_days(number(count)?)),
        "个自然日" => Ok(Limit::calendar_days(number(count)?)),
        "小时" => Ok(Limit::office_seconds(number::<u64>(count)? * 3600)),
        "分钟" => Ok(Limit::office_seconds(number::<u64>(count)? * 60)),
        _ => Err(format!("看不懂的时限“{text}”")),
    }
}

/// A rule id of the domain rules or of the rule catalogue: `C-13`, `SR-T4`, `CA2`.
fn rule_id(text: &str) -> Result<String, String> {
    let upper = text.chars().take_while(char::is_ascii_uppercase).count();
    let tail = text[upper..].trim_start_matches('-').trim_start_matches(|c: char| c.is_ascii_uppercase());
    let good = (1..=2).contains(&upper) && !tail.is_empty() && tail.chars().all(|c| c.is_ascii_digit());
    if good { Ok(text.to_owned()) } else { Err(format!("“{text}”不是规则编号")) }
}

/// `名称（说明，说明）`
pub(crate) fn bracketed(text: &str) -> Result<(&str, Vec<&str>), String> {
    match text.split_once('（') {
        None => Ok((text, vec![])),
        Some((name, rest)) => {
            let inner = rest.strip_suffix('）').ok_or_else(|| format!("“{text}”括号没有合上"))?;
            Ok((name, inner.split('，').collect()))
        }
    }
}

fn one_material(text: &str) -> Result<Material, String> {
    let (name, notes) = bracketed(text)?;
    let mut made = material(name, Necessity::Mandatory);
    for note in notes {
        match note {
            "必要" => made.necessity = Some(Necessity::Mandatory),
            "非必要" => made.necessity = Some(Necessity::Optional),
            "容缺" => made.necessity = Some(Necessity::Deferrable),
            "可承诺" => made.promisable = true,
            "共享" => {
                made.source_type = Some(MaterialSource::SharedData);
                made.necessity = Some(Necessity::Optional);
            }
            when => made.when = Some(condition(when)?),
        }
    }
    Ok(made)
}

fn condition(text: &str) -> Result<When, String> {
    let (question, answer) = text.split_once('=').ok_or_else(|| format!("看不懂的条件“{text}”"))?;
    Ok(When { question: question.into(), answer: answer.into() })
}

fn question(text: &str) -> Result<Question, String> {
    let (id, answers) = text.split_once('？').ok_or("情形要写：问题？回答、回答")?;
    let answer = |text: &str| Answer { id: text.into(), text: text.into(), text_en: String::new() };
    Ok(Question {
        id: id.into(),
        text: id.into(),
        text_en: String::new(),
        answers: answers.split('、').map(answer).collect(),
    })
}

fn whole_step(text: &str) -> Result<Step, String> {
    let (head, value) = text.split_once('：').ok_or("环节要写：种类环节 名称：岗位，时限")?;
    let (kind, name) = head.split_once(' ').ok_or("环节要写：种类环节 名称：岗位，时限")?;
    one_step(kind, name, value)
}

fn one_step(kind: &str, name: &str, value: &str) -> Result<Step, String> {
    let kind = match kind {
        "审查环节" => StepKind::Review,
        "核查环节" => StepKind::SiteCheck,
        "审核环节" => StepKind::Verification,
        "法制审核环节" => StepKind::LegalReview,
        "上报环节" => StepKind::Forward,
        "决定环节" => StepKind::Decision,
        other => return Err(format!("没有“{other}”")),
    };
    let mut parts = value.split('，');
    let post = parts.next().unwrap_or_default();
    let time = limit(parts.next().ok_or("环节缺时限")?)?;
    let mut checklist = vec![];
    for part in parts {
        let points = part.strip_prefix("要点 ").ok_or_else(|| format!("看不懂的环节要素“{part}”"))?;
        let point = |text: &str| CheckPoint { id: text.into(), text: text.into() };
        checklist.extend(points.split('、').map(point));
    }
    Ok(Step {
        id: StepId::from(name),
        name: name.into(),
        name_en: String::new(),
        kind,
        post: PostId::from(post),
        limit: time,
        checklist,
        risk: None,
    })
}
