//! The acts on a matter of accountability, what happens in one, and what a story may ask of it. Whoever answers is named by
//! number: `夏监 决定追究 1：宁监决〔2026〕1号`. Words about people are commitments; a story writes them out.

use rules::{
    accountability::{
        Answering, AppealAnswer, AppealOutcome, Clue, ClueSource, Command, Event, Exemption, FaultCourse,
        FeeOffence, Findings, Imposed, LiabilityRole, Measure, OrganDecision, Proposal, Sanction, Severity,
        Subject, Violation,
    },
    case::StepResult,
    clock::Limit,
    name::{Commitment, DepartmentId, PersonId},
    time::{Date, Instant},
};

use super::{act::Act, chapters::mode, header::limit};
use crate::stage::Stage;

pub(super) const VERBS: [&str; 18] = [
    "登记线索",
    "受理线索",
    "驳回线索",
    "核实认定",
    "查无责任",
    "书面告知",
    "陈述申辩",
    "放弃陈述",
    "建议追究",
    "建议免责",
    "建议不追究",
    "退回建议",
    "决定追究",
    "记录处分",
    "送达追究",
    "不服追究",
    "答复申诉",
    "追究归档",
];

fn day(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| format!("{text}不是日期"))
}

fn coded<T: Copy>(all: &[T], zh: fn(T) -> &'static str, word: &str) -> Result<T, String> {
    all.iter().copied().find(|one| zh(*one) == word).ok_or_else(|| format!("没有“{word}”"))
}

fn events(list: &[&str]) -> Result<Vec<u64>, String> {
    list.iter().map(|text| text.parse().map_err(|_| "证据要写事件序号".to_owned())).collect()
}

fn sealed(words: String) -> Commitment {
    Commitment::from(words)
}

impl Act<'_> {
    pub(super) fn accountability(&mut self, stage: &Stage) -> Result<Option<Command>, String> {
        Ok(Some(match self.verb() {
            "登记线索" => self.clue(stage)?,
            "受理线索" => Command::TakeUp,
            "驳回线索" => Command::Dismiss { reasons: sealed(self.words()) },
            "核实认定" => self.findings()?,
            "查无责任" => Command::FindNothing { reasons: sealed(self.words()) },
            "书面告知" => {
                let days = match limit(self.take("限").unwrap_or("5个工作日"))? {
                    Limit::WorkingDays(days) => days,
                    _ => return Err("陈述期限以工作日计".into()),
                };
                Command::Tell { subject: self.subject()?, document: self.words(), days }
            }
            "陈述申辩" => {
                let statement = Some(sealed(self.words()));
                Command::State { subject: self.subject()?, statement }
            }
            "放弃陈述" => Command::State { subject: self.subject()?, statement: None },
            "建议追究" => {
                let proposal = Proposal::Impose(self.imposed("处分")?);
                Command::Propose { subject: self.subject()?, proposal: Box::new(proposal) }
            }
            "建议免责" => self.exempted()?,
            "建议不追究" => {
                let proposal = Box::new(Proposal::Clear { reasons: sealed(self.words()) });
                Command::Propose { subject: self.subject()?, proposal }
            }
            "退回建议" => Command::Return { subject: self.subject()?, reasons: sealed(self.words()) },
            "决定追究" => Command::Decide { subject: self.subject()?, document: self.words() },
            "记录处分" => self.organ()?,
            "送达追究" => Command::Serve {
                subject: self.subject()?,
                mode: mode(&self.words())?,
                on: day(self.take("日期").ok_or("要写送达日期")?)?,
            },
            "不服追究" => Command::Appeal { subject: self.subject()?, grounds: sealed(self.words()) },
            "答复申诉" => self.answer()?,
            "追究归档" => Command::File,
            _ => return Ok(None),
        }))
    }

    fn subject(&mut self) -> Result<u32, String> {
        self.object().parse().map_err(|_| "要写第几个责任人".into())
    }

    /// `登记线索 2026-1：监察牌 SR-T3红牌；种类 V19；证据 5` — of the case at hand, or of none: `办件 无`.
    fn clue(&mut self, stage: &Stage) -> Result<Command, String> {
        let words = self.words();
        let (source, reference) = words.split_once(' ').unwrap_or((words.as_str(), ""));
        let case = match self.take("办件") {
            None => stage.case.state.number.clone(),
            Some("无") => None,
            Some(number) => Some(number.parse().map_err(|_| "办件编号不对")?),
        };
        let kind = self.take("种类").ok_or("要写违规种类")?;
        let evidence = self.list("证据");
        Ok(Command::Record(Box::new(Clue {
            number: self.object().into(),
            source: coded(ClueSource::ALL, ClueSource::zh, source)?,
            reference: reference.into(),
            case,
            evidence: events(&evidence)?,
            department: DepartmentId::from(self.take("部门").unwrap_or("市监局")),
            violation: violation(kind)?,
            facts: sealed(self.take("说明").unwrap_or("线索内容").into()),
        })))
    }

    /// `核实认定 V18：决定错误；应当 不予；情节 严重；证据 9`
    fn findings(&mut self) -> Result<Command, String> {
        let people: Vec<PersonId> = self.list("人员").into_iter().map(PersonId::from).collect();
        let first = || people.first().cloned().ok_or("要写人员");
        let right = match self.take("应当") {
            None | Some("不予") => StepResult::Disagree,
            Some("准予") => StepResult::Agree,
            Some(_) => return Err("应当准予或者不予".into()),
        };
        let course = match self.words().as_str() {
            "弄虚作假" => FaultCourse::Falsified,
            "决定错误" => FaultCourse::WrongDecision { right },
            "集体决定" => FaultCourse::Collective { decider: first()?, right },
            "指使干预" => FaultCourse::Ordered { by: first()? },
            "本人所为" => FaultCourse::OwnAct,
            "案外查明" => FaultCourse::Outside { people: people.clone() },
            "部门行为" => FaultCourse::OfDepartment,
            _ => return Err("没有这种差错经过".into()),
        };
        let fee = self.take("收费").map(|word| coded(FeeOffence::ALL, FeeOffence::zh, word)).transpose()?;
        let evidence = self.list("证据");
        Ok(Command::Verify(Box::new(Findings {
            violation: violation(self.object())?,
            severity: coded(Severity::ALL, Severity::zh, self.take("情节").unwrap_or("一般"))?,
            fee,
            course,
            evidence: events(&evidence)?,
            facts: sealed(self.take("说明").unwrap_or("查明的事实").into()),
        })))
    }

    /// `诫勉谈话、书面检查；处分 记过`
    fn imposed(&mut self, key: &str) -> Result<Imposed, String> {
        let words = self.words();
        let named = words.split('、').filter(|word| !word.is_empty());
        let measures = named.map(|word| coded(Measure::ALL, Measure::zh, word));
        let measures = measures.collect::<Result<_, _>>()?;
        let sanction = self.take(key).map(|word| coded(Sanction::ALL, Sanction::zh, word)).transpose()?;
        Ok(Imposed { measures, sanction })
    }

    /// `建议免责 1：宁政发〔2026〕3号；条件 程序合法、没有谋利`
    fn exempted(&mut self) -> Result<Command, String> {
        let met = self.list("条件");
        let exemption = Exemption {
            basis: self.words(),
            procedure_kept: met.contains(&"程序合法"),
            no_gain: met.contains(&"没有谋利"),
            reasons: sealed(self.take("理由").unwrap_or("为改革先行先试").into()),
        };
        Ok(Command::Propose { subject: self.subject()?, proposal: Box::new(Proposal::Exempt(exemption)) })
    }

    /// `记录处分 1：记过；机关 县监委；文号 宁监政〔2026〕4号；日期 2026-05-06`; `不予处分` where the organ imposed none.
    fn organ(&mut self) -> Result<Command, String> {
        let words = self.words();
        let sanction =
            if words == "不予处分" { None } else { Some(coded(Sanction::ALL, Sanction::zh, &words)?) };
        let decision = OrganDecision {
            organ: self.take("机关").unwrap_or_default().into(),
            document: self.take("文号").unwrap_or_default().into(),
            sanction,
            decided_on: day(self.take("日期").ok_or("要写决定日期")?)?,
        };
        Ok(Command::RecordSanction { subject: self.subject()?, decision })
    }

    /// `答复申诉 1：变更；改为 警告；机关 县监委；文号 宁监复〔2026〕1号`
    fn answer(&mut self) -> Result<Command, String> {
        let outcome = coded(AppealOutcome::ALL, AppealOutcome::zh, &self.words())?;
        let changed_to = self.take("改为").map(|word| {
            let sanction = coded(Sanction::ALL, Sanction::zh, word).ok();
            let measures = match sanction {
                Some(_) => vec![],
                None => vec![coded(Measure::ALL, Measure::zh, word)?],
            };
            Ok::<_, String>(Imposed { measures, sanction })
        });
        let answer = AppealAnswer {
            outcome,
            changed_to: changed_to.transpose()?,
            organ: self.take("机关").unwrap_or_default().into(),
            document: self.take("文号").unwrap_or_default().into(),
            reasons: sealed(self.take("理由").unwrap_or("事实清楚").into()),
        };
        Ok(Command::AnswerAppeal { subject: self.subject()?, answer: Box::new(answer) })
    }
}

fn violation(code: &str) -> Result<Violation, String> {
    Violation::ALL.iter().copied().find(|kind| kind.code() == code).ok_or_else(|| format!("没有{code}"))
}

fn who(answering: &Answering) -> &str {
    match answering {
        Answering::Person(person) => person.as_str(),
        Answering::Department(department) => department.as_str(),
    }
}

fn imposed(imposed: &Imposed) -> String {
    let sanction = imposed.sanction.map(Sanction::zh);
    let words: Vec<&str> = imposed.measures.iter().copied().map(Measure::zh).chain(sanction).collect();
    words.join("、")
}

fn proposed(proposal: &Proposal) -> String {
    match proposal {
        Proposal::Impose(terms) => imposed(terms),
        Proposal::Exempt(exemption) => format!("容错免责，{}", exemption.basis),
        Proposal::Clear { .. } => "不予追究".into(),
    }
}

/// An event in the words of a story.
pub(super) fn event(event: &Event) -> (&'static str, String) {
    let number = event.subject().map_or(String::new(), |subject| format!("第{subject}人"));
    let (zh, more) = match event {
        Event::ClueRecorded(clue) => (
            "登记线索",
            format!(
                "{}，{}，{}{}",
                clue.number,
                clue.source.zh(),
                clue.violation.code(),
                clue.violation.zh()
            ),
        ),
        Event::ClueTakenUp => ("受理线索", String::new()),
        Event::ClueDismissed { .. } => ("不予受理", String::new()),
        Event::FaultVerified { findings, answerable } => {
            let people = answerable
                .iter()
                .map(|one| format!("{}{}（{}）", who(&one.who), one.role.zh(), one.ground.zh()));
            let people: Vec<String> = people.collect();
            ("核实认定", format!("{}，{}", findings.severity.zh(), people.join("、")))
        }
        Event::NothingFound { .. } => ("查无责任", String::new()),
        Event::SubjectTold { document, until, .. } => ("书面告知", format!("{document}，{until}以前")),
        Event::SubjectHeard { statement, .. } => {
            ("听取陈述", if statement.is_some() { "已陈述" } else { "放弃" }.into())
        }
        Event::StatementMissed { .. } => ("逾期未陈述", String::new()),
        Event::MeasureProposed { proposal, .. } => ("处理建议", proposed(proposal)),
        Event::ProposalReturned { .. } => ("退回建议", String::new()),
        Event::PursuitDecided { document, .. } => ("追究决定", document.clone()),
        Event::SanctionRecorded { decision, .. } => (
            "有权机关决定",
            format!("{}，{}", decision.organ, decision.sanction.map_or("不予处分", Sanction::zh)),
        ),
        Event::PursuitServed { mode, on, appeal_until, .. } => {
            let until = appeal_until.map_or(String::new(), |until| format!("，申诉至{until}"));
            ("送达决定", format!("{}，{on}{until}", mode.zh()))
        }
        Event::AppealMade { kind, .. } => ("申诉", kind.zh().into()),
        Event::AppealAnswered { answer, .. } => {
            let changed = answer.changed_to.as_ref().map_or(String::new(), |to| format!("，{}", imposed(to)));
            ("申诉答复", format!("{}{changed}", answer.outcome.zh()))
        }
        Event::AppealTimePassed { .. } => ("申诉期满", String::new()),
        Event::StageLate { stage, due, .. } => ("环节超期", format!("{}，到期{due}", stage.zh())),
        Event::PursuitFiled => ("追究归档", String::new()),
    };
    let parts: Vec<String> = [number, more].into_iter().filter(|part| !part.is_empty()).collect();
    (zh, parts.join("，"))
}

/// What a story asks of the matter; none where it asks of something else.
pub(super) fn check(key: &str, stage: &Stage, now: Instant) -> Option<String> {
    let matter = &stage.matter.state;
    let calendar = &stage.hall.state.calendar;
    let each = |told: &dyn Fn(&Subject) -> String| {
        let all =
            matter.subjects.iter().map(|(number, one)| format!("{number}{}{}", who(&one.one.who), told(one)));
        let all: Vec<String> = all.collect();
        if all.is_empty() { "无".to_owned() } else { all.join("，") }
    };
    Some(match key {
        "追究状态" => matter.state.zh().into(),
        "责任人" => each(&|one| format!("{}（{}）", one.one.role.zh(), one.state.zh())),
        "追究内容" => each(&|one| one.imposed().map_or("无".into(), |terms| imposed(&terms))),
        "处分" => each(&|one| {
            let runs = if one.is_under_sanction(now.day()) { "执行中" } else { "不在执行" };
            one.sanction_until().map_or(runs.into(), |until| format!("{runs}，至{until}"))
        }),
        "追究期限" => {
            let running = matter.running().into_iter().map(|one| {
                let of = one.subject.map_or(String::new(), |subject| format!("{subject}"));
                format!("{}{of}至{}", one.stage.zh(), one.due(calendar).date)
            });
            let running: Vec<String> = running.collect();
            if running.is_empty() { "无".into() } else { running.join("，") }
        }
        "不承担责任" => {
            let report = matter.report.as_ref()?;
            let right = report.answerable.iter().filter(|one| one.role == LiabilityRole::None);
            let right: Vec<&str> = right.map(|one| who(&one.who)).collect();
            if right.is_empty() { "无".into() } else { right.join("、") }
        }
        _ => return None,
    })
}
