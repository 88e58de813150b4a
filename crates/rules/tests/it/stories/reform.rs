//! The acts on a round of reform, what happens in one, and what a story may ask of it. An act names the adjustment by its
//! number: `县长 批准调整 1：宁政函〔2026〕8号`.

use rules::{
    item::{ItemState, content::UseLevel},
    name::{DepartmentId, FileHash, ItemCode},
    reform::{
        AdjustCause, AdjustKind, AdjustTest, Command, DelegatedBy, DelegationWay, Event, RoundLimits,
        RoundOpening, TakeOverPaper, Terms, level_gaps,
    },
    time::{Date, Instant},
};

use super::act::Act;
use crate::stage::{Stage, TASK_CODE};

pub(super) const VERBS: [&str; 10] = [
    "开启批次",
    "提出调整",
    "修改调整",
    "论证",
    "附上",
    "批准调整",
    "公布调整",
    "执行调整",
    "移交办件",
    "撤回调整",
];

fn day(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| format!("{text}不是日期"))
}

impl Act<'_> {
    pub(super) fn reform(&mut self, stage: &Stage) -> Result<Option<Command>, String> {
        Ok(Some(match self.verb() {
            "开启批次" => Command::Open(RoundOpening {
                number: self.object().into(),
                name: self.words(),
                basis: self.take("文号").unwrap_or_default().into(),
                from: day(self.take("起").unwrap_or("2026-01-01"))?,
                until: day(self.take("止").unwrap_or("2026-12-31"))?,
                limits: RoundLimits::default(),
            }),
            "提出调整" => Command::Propose(Box::new(self.terms()?)),
            "修改调整" => {
                let (number, kind) = self.object().split_once(' ').ok_or("要写第几项、怎么调整")?;
                let number = numbered(number)?;
                let worded = self.worded(stage, number)?;
                Command::Amend { number, worded, terms: Box::new(self.terms_of(kind)?) }
            }
            "论证" => self.opinion(stage)?,
            "附上" => {
                let (number, words) = (self.numbered()?, self.words());
                let paper = TakeOverPaper::ALL.iter().find(|paper| paper.zh() == words);
                let paper = *paper.ok_or("没有这种附件")?;
                Command::FileAttachment { number, paper, file: FileHash::from("ab") }
            }
            "批准调整" => {
                let (number, document) = (self.numbered()?, self.words());
                Command::Approve { number, worded: self.worded(stage, number)?, document }
            }
            "公布调整" => {
                let number = self.numbered()?;
                Command::Publish { number, worded: self.worded(stage, number)? }
            }
            "执行调整" => Command::Execute { number: self.numbered()? },
            "移交办件" => Command::HandOver {
                number: self.numbered()?,
                cases: vec![stage.case.state.number.clone().ok_or("还没有案件")?],
                to: self.take("至").unwrap_or_default().into(),
            },
            "撤回调整" => Command::Withdraw { number: self.numbered()?, reason: self.words() },
            _ => return Ok(None),
        }))
    }

    fn numbered(&mut self) -> Result<u32, String> {
        numbered(self.object())
    }

    /// `法审 论证 1：合法；意见 …`; `不合法` where the test is not passed.
    fn opinion(&mut self, stage: &Stage) -> Result<Command, String> {
        let (number, words) = (self.numbered()?, self.words());
        let (test, agrees) = match words.strip_prefix('不') {
            Some(test) => (test, false),
            None => (words.as_str(), true),
        };
        let test = AdjustTest::ALL.iter().find(|known| known.zh() == test);
        let worded = self.worded(stage, number)?;
        let words = self.take("意见").unwrap_or("同意").into();
        let test = *test.ok_or("论证合法、合理、确需")?;
        Ok(Command::GiveOpinion { number, worded, test, agrees, words })
    }

    /// Which wording is before whoever acts: the latest, or the one the story names (`稿 1`).
    fn worded(&mut self, stage: &Stage, number: u32) -> Result<u32, String> {
        match self.take("稿") {
            Some(which) => numbered(which),
            None => Ok(stage.round.state.adjustments.get(&number).map_or(0, |one| one.worded)),
        }
    }

    fn terms(&mut self) -> Result<Terms, String> {
        let kind = self.object();
        self.terms_of(kind)
    }

    fn terms_of(&mut self, kind: &str) -> Result<Terms, String> {
        let kind = AdjustKind::ALL.iter().find(|known| known.zh() == kind).ok_or("没有这种调整")?;
        let cause = self.take("起因").unwrap_or("改革需要");
        let cause = AdjustCause::ALL.iter().find(|known| known.zh() == cause).ok_or("没有这种起因")?;
        let level = self
            .take("级别")
            .map(|text| UseLevel::ALL.iter().find(|level| level.zh() == text).copied().ok_or("没有这个级别"));
        let moves = kind.moves();
        Ok(Terms {
            kind: *kind,
            item: self.take("事项").unwrap_or(TASK_CODE).into(),
            name: "食品经营许可".into(),
            content: String::new(),
            department: DepartmentId::from("市监局"),
            cause: *cause,
            cause_on: day(self.take("起因日").unwrap_or("2026-03-02"))?,
            reason: self.take("理由").unwrap_or("方便群众就近办理").into(),
            affected: String::new(),
            basis: self.take("文号").unwrap_or("宁政发〔2026〕3号").into(),
            by: moves.then_some(DelegatedBy::Government),
            way: moves.then_some(DelegationWay::Delegated),
            from_body: self.take("由").unwrap_or(if moves { "市监局" } else { "" }).into(),
            to_body: self.take("至").unwrap_or_default().into(),
            to_level: level.transpose()?,
            region: self.take("范围").unwrap_or_default().into(),
            execution_on: day(self.take("执行日").ok_or("要写执行日")?)?,
            duty: self.take("职责").unwrap_or("受理、审查、决定").into(),
            training: String::new(),
            staff: String::new(),
            means: String::new(),
            seals: String::new(),
            supervision_plan: self.take("监管").unwrap_or_default().into(),
            supervisor: self.take("监管机关").unwrap_or_default().into(),
        })
    }
}

fn numbered(text: &str) -> Result<u32, String> {
    text.parse().map_err(|_| "要写第几项".into())
}

/// An event in the words of a story.
pub(super) fn event(event: &Event) -> (&'static str, String) {
    match event {
        Event::RoundOpened(opening) => ("开启批次", format!("{}，{}", opening.number, opening.basis)),
        Event::AdjustmentProposed { number, terms } => {
            ("提出调整", format!("第{number}项，{}，{}执行", terms.kind.zh(), terms.execution_on))
        }
        Event::AdjustmentAmended { number, terms } => {
            ("修改调整", format!("第{number}项，{}，{}执行", terms.kind.zh(), terms.execution_on))
        }
        Event::OpinionGiven { number, test, agrees, .. } => {
            ("论证", format!("第{number}项，{}{}", if *agrees { "" } else { "不" }, test.zh()))
        }
        Event::AttachmentFiled { number, paper, .. } => ("附件归档", format!("第{number}项，{}", paper.zh())),
        Event::AdjustmentApproved { number, document } => ("批准", format!("第{number}项，{document}")),
        Event::AdjustmentPublished { number } => ("公布", format!("第{number}项")),
        Event::AdjustmentExecuted { number, effect } => ("执行", format!("第{number}项，{}", effect.zh())),
        Event::CasesHandedOver { number, cases, to } => {
            ("移交办件", format!("第{number}项，{}件，至{to}", cases.len()))
        }
        Event::AdjustmentWithdrawn { number, .. } => ("撤回调整", format!("第{number}项")),
    }
}

/// What a story asks of the round, or of the item as it stands after it; none where it asks of something else.
pub(super) fn check(key: &str, stage: &Stage, now: Instant) -> Option<String> {
    let round = &stage.round.state;
    let last = round.adjustments.values().next_back();
    Some(match key {
        "事项状态" => match stage.item.state.state() {
            ItemState::Draft => "草稿",
            ItemState::Listed => "列入目录",
            ItemState::Published => "已发布",
            ItemState::Suspended => "暂停",
            ItemState::Cancelled => "取消",
        }
        .into(),
        "调整状态" => last?.state.zh().into(),
        "还缺附件" => {
            let missing: Vec<&str> = last?.papers_missing().into_iter().map(TakeOverPaper::zh).collect();
            if missing.is_empty() { "无".into() } else { missing.join("、") }
        }
        "各阶段" => {
            let stages = last?.stages(&round.opening.as_ref()?.limits, &stage.hall.state.calendar);
            let told = stages.iter().map(|one| {
                let late = if one.is_late(now.day()) { "（超期）" } else { "" };
                format!("{}{}{late}", one.stage.zh(), one.due)
            });
            told.collect::<Vec<_>>().join("，")
        }
        "监管机关" => last?.terms.supervised_by().unwrap_or("本部门").into(),
        "进度" => {
            let counts = round
                .progress()
                .into_iter()
                .map(|(kind, states)| format!("{}{}", kind.zh(), states.values().sum::<u32>()));
            counts.collect::<Vec<_>>().join("，")
        }
        "不同步" => gaps(stage),
        "移交" => {
            let number = stage.case.state.number.as_ref()?;
            round.handed_over(number).map_or("没有移交".into(), |list| format!("已移交{}", list.to))
        }
        _ => return None,
    })
}

/// The item of the story beside two others of the same life event, which stay where they are (D-07).
fn gaps(stage: &Stage) -> String {
    let ours = stage.item.state.current().and_then(|(_, content)| content.power.use_level);
    let events = [
        (
            "我要开饭店".to_owned(),
            vec![
                (ItemCode::from(TASK_CODE), ours),
                (ItemCode::from("消防检查"), Some(UseLevel::County)),
                (ItemCode::from("户外招牌"), Some(UseLevel::MultiLevel)),
            ],
        ),
        ("我要退休".to_owned(), vec![(ItemCode::from("养老金"), Some(UseLevel::City))]),
    ];
    let gaps = level_gaps(&stage.round.state, &events.into());
    let told = gaps.iter().map(|gap| {
        let levels: Vec<&str> = gap.items.iter().map(|(_, level)| level.zh()).collect();
        format!("{}：{}", gap.event, levels.join("、"))
    });
    let told: Vec<String> = told.collect();
    if told.is_empty() { "没有".into() } else { told.join("；") }
}
