//! One dated line of a story: who does what. `张窗 受理：容缺 健康证` — the doer, the act, its object, and after the
//! colon one free text and named parts, separated by `；`. Whatever is not understood is an error.

use std::collections::{BTreeMap, BTreeSet};

use rules::{
    calendar::{Closure, Declaration, LocalHoliday, Opening, Spans},
    card,
    case::{
        ApplySource, Command, StepResult,
        material::{AUTHORISATION, CorrectionItem, Given},
    },
    clock::Limit,
    hall::{self, Role},
    item::{
        self,
        content::{Basis, MaterialForm, SpecialProcedureKind},
    },
    name::{Commitment, MaterialId, PersonId, StepId},
    standing,
    supervision::{Finding, Rule, SupervisionLevel},
    time::{Date, Instant, WorkingDays},
};

use super::{
    chapters::{VERBS, mode},
    draft::redrafted,
    header::{bracketed, limit},
};
use crate::stage::{Happened, No, Stage, appoint};

const NAMED: &[&str] = &[
    "材料",
    "申请人",
    "代理",
    "来源",
    "意见",
    "要点",
    "依据",
    "应向",
    "需",
    "情形",
    "容缺",
    "评价码",
    "案",
    "证照",
    "事由",
    "免责",
    "说明期限",
    "陈述",
    "补偿",
    "方式",
    "限",
    "主持",
    "签名",
    "地点",
    "时间",
    "同行",
    "文号",
    "日期",
    "运单",
    "见证",
    "说明",
    "任命书",
    "授权书",
    "标准",
    "任期",
    "由",
    "至",
    "级别",
    "范围",
    "执行日",
    "起因",
    "起因日",
    "理由",
    "职责",
    "监管",
    "监管机关",
    "事项",
    "稿",
    "办件",
    "种类",
    "部门",
    "证据",
    "应当",
    "情节",
    "收费",
    "人员",
    "处分",
    "机关",
    "改为",
    "条件",
    "起",
    "止",
    "正文",
    "机构",
    "成文",
    "施行",
    "月",
    "问题",
    "办件",
    "所指的牌",
    "实名",
    "再评",
    "缴款码",
];

pub(crate) struct Act<'a> {
    who: &'a str,
    verb: &'a str,
    object: &'a str,
    text: &'a str,
    named: BTreeMap<&'a str, &'a str>,
}

type Done = Result<Vec<Happened>, No>;

impl<'a> Act<'a> {
    pub(crate) fn parse(line: &'a str) -> Result<Act<'a>, String> {
        // Whoever only looks is nobody: `查看`, or `查看：案 乙`.
        let looks = line == "查看" || line.starts_with("查看：");
        let (who, rest) =
            if looks { ("", line) } else { line.split_once(' ').ok_or("要写：谁 做什么")? };
        let (head, tail) = rest.split_once('：').unwrap_or((rest, ""));
        let (verb, object) = head.split_once(' ').unwrap_or((head, ""));
        let (mut text, mut named) = ("", BTreeMap::new());
        for (place, part) in tail.split('；').enumerate() {
            let (key, value) = part.split_once(' ').unwrap_or((part, ""));
            if NAMED.contains(&key) {
                if named.insert(key, value).is_some() {
                    return Err(format!("“{key}”写了两遍"));
                }
            } else if place == 0 {
                text = part;
            } else {
                return Err(format!("看不懂“{part}”"));
            }
        }
        Ok(Act { who, verb, object, text, named })
    }

    pub(super) fn verb(&self) -> &'a str {
        self.verb
    }

    pub(super) fn take(&mut self, key: &str) -> Option<&'a str> {
        self.named.remove(key)
    }

    pub(super) fn list(&mut self, key: &str) -> Vec<&'a str> {
        self.take(key).map_or(vec![], |text| text.split('、').collect())
    }

    pub(super) fn object(&mut self) -> &'a str {
        std::mem::take(&mut self.object)
    }

    pub(super) fn words(&mut self) -> String {
        std::mem::take(&mut self.text).to_owned()
    }

    /// Nothing of the line may be left over: a word that means nothing is a mistake of the writer.
    fn spent<T>(&self, made: T) -> Result<T, String> {
        if self.object.is_empty() && self.text.is_empty() && self.named.is_empty() {
            Ok(made)
        } else {
            let left: Vec<_> = self.named.keys().collect();
            Err(format!("“{}”用不上“{}{}{left:?}”", self.verb, self.object, self.text))
        }
    }

    /// Does it. The outer result is the story's fault, the inner one the law's answer.
    pub(crate) fn perform(mut self, stage: &mut Stage, now: Instant) -> Result<Done, String> {
        let who = self.who;
        if let Some(name) = self.take("案") {
            stage.turn_to(name);
        }
        if self.verb == "查看" {
            return self.spent(()).map(|()| Ok(vec![]));
        }
        if let Some(command) = self.reform(stage)? {
            return self.spent(()).map(|()| stage.reform(who, command, now));
        }
        if let Some(command) = self.accountability(stage)? {
            return self.spent(()).map(|()| stage.accountability(who, command, now));
        }
        if let Some(command) = self.bulletin(now)? {
            return self.spent(()).map(|()| stage.bulletin(who, command, now));
        }
        if let Some((month, command)) = self.inspection(stage, now)? {
            return self.spent(()).map(|()| stage.month(who, month, command, now));
        }
        if let Some(command) = self.standing_command(stage)? {
            return self.spent(()).map(|()| stage.standing(who, command, now));
        }
        if let Some(command) = self.slip(stage, now)? {
            return self.spent(()).map(|()| stage.case(who, Command::Slip(command), now));
        }
        if let Some(command) = self.chapter(stage, now)? {
            return self.spent(()).map(|()| stage.case(who, command, now));
        }
        if let Some(command) = self.case_command(stage)? {
            return self.spent(()).map(|()| stage.case(who, command, now));
        }
        if let Some(command) = self.item_command(stage)? {
            return self.spent(()).map(|()| stage.item(who, command, now));
        }
        if let Some(command) = self.licence_command(stage)? {
            return self.spent(()).map(|()| stage.licence(who, command, now));
        }
        if let Some(command) = self.of_the_hall()? {
            return self.spent(()).map(|()| stage.hall(who, command, now));
        }
        if let Some(command) = self.hall_command()? {
            return self.spent(()).map(|()| stage.hall(who, command, now));
        }
        if let Some((name, command)) = self.raised(stage)? {
            return self.spent(()).map(|()| stage.card(who, &name, command, now));
        }
        if let Some((name, command)) = self.card_command(stage)? {
            return self.spent(()).map(|()| stage.card(who, &name, command, now));
        }
        if let Some(command) = self.rating()? {
            return self.spent(()).map(|()| stage.rate(who, command, now));
        }
        Err(format!("不知道什么是“{}”", self.verb))
    }

    fn case_command(&mut self, stage: &Stage) -> Result<Option<Command>, String> {
        if let Some(command) = self.intake(stage)? {
            return Ok(Some(command));
        }
        Ok(Some(match self.verb {
            "签收" => Command::TakeStep { step: StepId::from(self.object()) },
            "完成" => {
                let words = self.words();
                let result = StepResult::ALL.iter().find(|result| result.zh() == words);
                Command::FinishStep {
                    step: StepId::from(self.object()),
                    result: *result.ok_or("结果是通过或不通过")?,
                    opinion: self.take("意见").unwrap_or_default().into(),
                    checklist: self.checklist(),
                }
            }
            "退回" => {
                let (from, to) = self.object().split_once('→').ok_or("退回要写：从→到")?;
                Command::SendBack { from: StepId::from(from), to: StepId::from(to), reason: self.words() }
            }
            "启动特别程序" => {
                let object = self.object();
                let kind = SpecialProcedureKind::ALL.iter().find(|kind| kind.zh() == object);
                let needed = self.take("需").ok_or("特别程序要写需多长时间")?;
                Command::StartSpecialProcedure {
                    kind: *kind.ok_or("没有这种特别程序")?,
                    needed: limit(needed)?,
                    basis: self.bases()?.into_iter().next().unwrap_or_default(),
                }
            }
            "结束特别程序" => Command::EndSpecialProcedure { result: self.words() },
            "延期" => match limit(self.object())? {
                Limit::WorkingDays(by) => Command::Extend { by, reason: self.words() },
                _ => return Err("延期以工作日计".into()),
            },
            "准予" => Command::Grant {
                content: self.words(),
                opinion: self.take("意见").unwrap_or_default().into(),
                checklist: self.checklist(),
            },
            "不予" => Command::Refuse {
                reasons: self.words(),
                basis: self.bases()?,
                standard: self.take("标准").unwrap_or_default().into(),
                checklist: self.checklist(),
            },
            "制证" => Command::ProduceResult,
            "送达" => {
                let mode = mode(&self.words())?;
                Command::Deliver { mode, recipient: Commitment::from("签收人"), proof: self.proof() }
            }
            "撤回" => Command::Withdraw { reason: self.words() },
            "终止" => Command::Terminate { reason: self.words() },
            _ => return Ok(None),
        }))
    }

    fn intake(&mut self, stage: &Stage) -> Result<Option<Command>, String> {
        let is_new = stage.case.state.number.is_none() || self.named.contains_key("申请人");
        Ok(Some(match self.verb {
            "提交" | "收件" if is_new => self.submission()?,
            "收件" => Command::Receive,
            "提交" => return Err("案件已经提交；要写“重新提交”".into()),
            "重新提交" => Command::Resubmit { form: Commitment::from("表二"), materials: self.given() },
            "预审退回" => Command::ReturnPreReview { reasons: self.corrections()? },
            "当场更正" => Command::CorrectOnTheSpot { form: None, materials: self.given() },
            "要求补正" => Command::RequestCorrection { items: self.corrections()? },
            "补正" => Command::SupplyCorrection { form: None, materials: self.given() },
            "受理" => {
                let deferred = self.list("容缺").into_iter().map(MaterialId::from).collect();
                Command::Accept { deferred }
            }
            "补交" => Command::SupplyDeferred { materials: self.given() },
            "不受理" => Command::TellNotRequired { reason: self.words() },
            "不予受理" => {
                let reason = self.words();
                let proper_body = self.take("应向").unwrap_or_default().into();
                Command::RefuseAcceptance { reason, proper_body }
            }
            _ => return Ok(None),
        }))
    }

    fn submission(&mut self) -> Result<Command, String> {
        let at_window = self.verb == "收件";
        let source = match self.take("来源") {
            None if at_window => ApplySource::Window,
            None => ApplySource::DesktopWeb,
            Some(text) => {
                *ApplySource::ALL.iter().find(|source| source.zh() == text).ok_or("没有这种申请来源")?
            }
        };
        let mut answers = BTreeMap::new();
        for answer in self.list("情形") {
            let (question, answer) = answer.split_once('=').ok_or("情形要写：问题=回答")?;
            answers.insert(question.into(), answer.into());
        }
        Ok(Command::Submit {
            applicant: PersonId::from(self.take("申请人").unwrap_or(self.who)),
            agent: self.take("代理").map(PersonId::from),
            source,
            answers,
            form: Commitment::from("表一"),
            query_code: Commitment::from("查询码"),
            materials: self.list("材料").into_iter().map(given).collect(),
            licence: self.take("证照").map(str::parse).transpose().map_err(|_| "证照编号不对")?,
            by_promise: match self.take("方式") {
                None => false,
                Some("告知承诺") => true,
                Some(other) => return Err(format!("没有“{other}”这种方式")),
            },
        })
    }

    /// `禁止申请 一年：…` would be the head's word; the law says how long, so the object is the cause.
    fn standing_command(&mut self, stage: &Stage) -> Result<Option<standing::Command>, String> {
        let case = || stage.case.state.number.clone().ok_or("还没有案件");
        let number = |object: &str| object.parse().map_err(|_| "要写第几号");
        Ok(Some(match self.verb {
            "禁止申请" => {
                let object = self.object();
                let (cause, reach) = match object.strip_suffix("（本部门）") {
                    Some(cause) => (cause, standing::BanReach::Department),
                    None => (object, standing::BanReach::Item),
                };
                let cause = match cause {
                    "隐瞒" => standing::BanCause::HidFacts,
                    "欺骗" => standing::BanCause::Fraud,
                    _ => return Err("原因是隐瞒或欺骗".into()),
                };
                let (case, reasons, basis) = (case()?, self.words(), self.bases()?);
                standing::Command::ImposeBan { case, cause, reach, reasons, basis }
            }
            "解除禁止" => {
                let number = number(self.object())?;
                standing::Command::LiftBan { number, reasons: self.words() }
            }
            "记失信" => standing::Command::NotePromiseBroken { case: case()?, facts: self.words() },
            "信用修复" => {
                let number = number(self.object())?;
                standing::Command::RestoreCredit { number, reasons: self.words() }
            }
            _ => return Ok(None),
        }))
    }

    fn item_command(&mut self, stage: &Stage) -> Result<Option<item::Command>, String> {
        Ok(Some(match self.verb {
            "暂停事项" => item::Command::Suspend { reason: self.words() },
            "恢复事项" => item::Command::Resume,
            "取消事项" => item::Command::Cancel { reason: self.words() },
            "审核事项" => item::Command::Review { opinion: self.words() },
            "退改事项" => item::Command::Return { reason: self.words() },
            "发布事项" => item::Command::Publish,
            "列入目录" => item::Command::List,
            "移出目录" => item::Command::Unlist { reason: self.words() },
            "弃稿" => item::Command::Discard { reason: self.words() },
            "拟稿" => {
                let (_, published) = stage.item.state.current().ok_or("还没有事项")?;
                item::Command::Draft(Box::new(redrafted(published, self.object())?))
            }
            // 起草事项：承诺5个工作日 — a new wording of the latest version.
            "起草事项" => {
                let latest = stage.item.state.latest().ok_or("还没有事项")?.1;
                let mut content = latest.content.clone();
                let words = self.words();
                let promised = words.strip_prefix("承诺").ok_or("起草要写：承诺n个工作日")?;
                content.limits.promised = Some(limit(promised)?);
                item::Command::Draft(content)
            }
            _ => return Ok(None),
        }))
    }

    fn hall_command(&mut self) -> Result<Option<hall::Command>, String> {
        Ok(Some(match self.verb {
            "授予" => {
                let person = PersonId::from(self.object());
                let words = self.words();
                let roles = words.split('、').filter(|word| !word.is_empty());
                let role = |word: &str| Role::ALL.iter().find(|role| role.zh() == word).copied();
                let roles = roles.map(|word| role(word).ok_or_else(|| format!("没有角色“{word}”")));
                hall::Command::Entrust { person, roles: roles.collect::<Result<_, _>>()? }
            }
            "任命" => {
                let post = self.object();
                let words = self.words();
                appoint(post, &words.split('、').collect::<Vec<_>>())
            }
            "公布假日" => hall::Command::DeclareLocalHoliday(self.local_holiday()?),
            "收回假日" => hall::Command::TakeBack(Declaration::LocalHoliday(self.local_holiday()?)),
            // 大厅开门 2026-03-07：便民服务 — the hall is open on a day; legal days stay as they are (K-16).
            "大厅开门" => {
                let day = self.day()?;
                let (spans, cause) = (Spans::usual(), self.words());
                hall::Command::DeclareOpening(Opening { first: day, last: day, spans, cause })
            }
            "大厅闭馆" => {
                let day = self.day()?;
                hall::Command::DeclareClosure(Closure { first: day, last: day, cause: self.words() })
            }
            "发布放假通知" => hall::Command::LoadDecree(super::decree(self.object())?),
            "设定提醒" => {
                let days = self.object().strip_suffix("个工作日").and_then(|days| days.parse().ok());
                let explain = self.take("说明期限").map(|days| days.parse().map_err(|_| "说明期限要写天数"));
                hall::Command::SetSupervisionPeriods {
                    remind_before: WorkingDays(days.ok_or("设定提醒要写n个工作日")?),
                    explanation_days: WorkingDays(explain.transpose()?.unwrap_or(5)),
                    reason: "试行".into(),
                }
            }
            _ => return Ok(None),
        }))
    }

    fn day(&mut self) -> Result<Date, String> {
        let object = self.object();
        object.parse().map_err(|_| format!("{object}不是日期"))
    }

    /// `公布假日 2026-03-06：县庆`: one day, and what it is called.
    fn local_holiday(&mut self) -> Result<LocalHoliday, String> {
        let day = self.day()?;
        let zh = self.words();
        Ok(LocalHoliday { first: day, last: day, en: zh.clone(), zh, notice: "县政府通知".into() })
    }

    /// `说明 SR-T4黄牌`, with the step in brackets where the card is about one.
    /// `发牌 SR-P1红牌：当场发现代人签字` — by a supervisor's own hand, against the post of acceptance.
    fn raised(&mut self, stage: &Stage) -> Result<Option<(String, card::Command)>, String> {
        if self.verb != "发牌" {
            return Ok(None);
        }
        let wanted = self.object();
        let all =
            Rule::ALL.iter().flat_map(|rule| SupervisionLevel::ALL.iter().map(move |level| (*rule, *level)));
        let mut found = all.filter(|(rule, level)| format!("{}{}", rule.code(), level.zh()) == wanted);
        let (rule, level) = found.next().ok_or("没有这样的牌")?;
        let case = &stage.case.state;
        let finding = Finding {
            case: case.number.clone().ok_or("还没有案件")?,
            rule,
            level,
            step: None,
            department: case.department.clone(),
            post: stage.content().1.process.acceptance_post,
            person: case.acceptor.clone(),
            evidence: vec![],
            also: vec![],
            limit: None,
        };
        let remark = self.words();
        Ok(Some((finding.card(), card::Command::Raise { finding: Box::new(finding), remark })))
    }

    fn given(&mut self) -> Vec<Given> {
        let words = std::mem::take(&mut self.text);
        words.split('、').filter(|word| !word.is_empty()).map(given).collect()
    }

    /// `健康证（已过期）、其他（表格缺签名）`
    fn corrections(&mut self) -> Result<Vec<CorrectionItem>, String> {
        let words = std::mem::take(&mut self.text);
        let items = words.split('、').filter(|word| !word.is_empty()).map(|word| {
            let (name, notes) = bracketed(word)?;
            let material = (name != "其他").then(|| MaterialId::from(name));
            Ok(CorrectionItem { material, what: notes.join("，") })
        });
        items.collect()
    }

    /// `《食品安全法》第三十五条、《…》第…条`
    pub(super) fn bases(&mut self) -> Result<Vec<Basis>, String> {
        let bases = self.list("依据").into_iter().map(|text| {
            let inner = text.strip_prefix('《').ok_or("依据要写：《法》第几条")?;
            let (law, article) = inner.split_once('》').ok_or("书名号没有合上")?;
            Ok(Basis { law: law.into(), article: article.into(), ..Basis::default() })
        });
        bases.collect()
    }

    fn checklist(&mut self) -> BTreeMap<String, bool> {
        // A point alone is answered with yes; `场所合格=否` says no.
        let answer = |point: &str| match point.strip_suffix("=否") {
            Some(failed) => (failed.to_owned(), false),
            None => (point.to_owned(), true),
        };
        self.list("要点").into_iter().map(answer).collect()
    }

    /// The words that may name an act; a test holds the grammar's description to it.
    pub(crate) fn verbs() -> BTreeSet<&'static str> {
        [
            "查看",
            "提交",
            "收件",
            "重新提交",
            "预审退回",
            "要求补正",
            "补正",
            "受理",
            "补交",
            "不受理",
            "不予受理",
            "签收",
            "完成",
            "退回",
            "启动特别程序",
            "结束特别程序",
            "延期",
            "准予",
            "不予",
            "制证",
            "送达",
            "撤回",
            "终止",
            "暂停事项",
            "恢复事项",
            "取消事项",
            "起草事项",
            "审核事项",
            "退改事项",
            "发布事项",
            "列入目录",
            "移出目录",
            "弃稿",
            "授予",
            "任命",
            "公布假日",
            "收回假日",
            "发布放假通知",
            "设定提醒",
            "发牌",
            "说明",
            "结牌",
            "摘牌",
            "禁止申请",
            "解除禁止",
            "记失信",
            "信用修复",
            "拟稿",
            "大厅开门",
            "大厅闭馆",
            "撤回证照",
            "撤销证照",
            "注销证照",
            "拟撤回证照",
            "拟撤销证照",
            "送达证照文书",
            "持证人陈述",
            "不再处理证照",
            "督办",
            "监察建议",
            "整改回复",
        ]
        .into_iter()
        .chain(VERBS)
        .chain(super::reform::VERBS)
        .chain(super::accountability::VERBS)
        .chain(super::bulletin::VERBS)
        .chain(super::inspection::VERBS)
        .chain(super::rating::VERBS)
        .chain(super::slip::VERBS)
        .collect()
    }
}

fn given(name: &str) -> Given {
    // Every item knows the authorisation of an agent, under a name of its own (L-04).
    let name = if name == "授权委托书" { AUTHORISATION } else { name };
    Given { material: MaterialId::from(name), form: MaterialForm::Paper, count: 1, files: vec![] }
}
