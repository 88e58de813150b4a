//! The acts of the chapters that have their own commands: hearing, officers, superior, promise, service, fees, and who is
//! away or represents a department.

use rules::{
    case::{
        Command, DeliveryMode, HearingCommand, OfficersCommand, PromiseCommand, Proof, Service, Side,
        SuperiorCommand,
        hearing::{Heard, HearingGround, Sitting},
        officers::SiteFindings,
        superior::Reply,
    },
    clock::Limit,
    hall::{self, Chief, ChiefPower, Letter},
    name::{Commitment, DepartmentId, PersonId, StepId},
    time::{Date, Instant},
};

use super::{act::Act, header::limit};
use crate::stage::Stage;

pub(super) const VERBS: [&str; 27] = [
    "告知利害关系人",
    "听取陈述",
    "告知听证权利",
    "申请听证",
    "放弃听证",
    "撤回听证申请",
    "公告听证",
    "通知听证",
    "举行听证",
    "核查记录",
    "签署核查",
    "指派检验",
    "申请回避",
    "回避",
    "驳回回避",
    "上报",
    "登记批复",
    "撤销受理",
    "核查承诺",
    "缴款通知",
    "说明延误",
    "绿色通道",
    "送达文书",
    "离岗",
    "返岗",
    "任命首席代表",
    "免去首席代表",
];

impl Act<'_> {
    pub(super) fn chapter(&mut self, stage: &Stage, now: Instant) -> Result<Option<Command>, String> {
        if let Some(command) = self.hearing()? {
            return Ok(Some(Command::Hearing(command)));
        }
        if let Some(command) = self.officers(now)? {
            return Ok(Some(Command::Officers(command)));
        }
        Ok(Some(match self.verb() {
            "上报" => Command::Superior(SuperiorCommand::Forward {
                step: StepId::from(self.object()),
                opinion: self.words(),
            }),
            "登记批复" => Command::Superior(SuperiorCommand::Return(Reply {
                step: StepId::from(self.object()),
                agrees: match self.words().as_str() {
                    "同意" => true,
                    "不同意" => false,
                    other => return Err(format!("批复是同意或不同意，不是“{other}”")),
                },
                number: self.take("文号").unwrap_or_default().into(),
                dated: self.take("日期").map_or(Ok(now.day()), day)?,
                opinion: self.take("意见").unwrap_or_default().into(),
            })),
            "撤销受理" => Command::Promise(PromiseCommand::WithdrawAcceptance { reason: self.words() }),
            "核查承诺" => Command::Promise(PromiseCommand::Verify {
                kept: match self.words().as_str() {
                    "属实" => true,
                    "不属实" => false,
                    other => return Err(format!("承诺属实或不属实，不是“{other}”")),
                },
                findings: self.take("意见").unwrap_or_default().into(),
            }),
            // 缴款通知：工本费×2
            "缴款通知" => {
                let words = self.words();
                let lines = words.split('、').filter(|line| !line.is_empty()).map(|line| {
                    let (fee, count) = line.split_once('×').ok_or("缴款要写：项目×数量")?;
                    Ok((fee.to_owned(), count.parse().map_err(|_| "数量不是数")?))
                });
                Command::AssessFee { quantities: lines.collect::<Result<_, String>>()? }
            }
            "说明延误" => Command::ExplainDelay { reason: self.words() },
            "绿色通道" => Command::Expedite { promised: limit(self.object())?, reason: self.words() },
            "送达文书" => {
                let number = self.object();
                let known = stage.case.state.documents.iter().find(|it| it.number.as_str() == number);
                let document = known.ok_or_else(|| format!("没有文书“{number}”"))?.number.clone();
                let mode = mode(&self.words())?;
                let recipient = Commitment::from("签收人");
                Command::Serve { document, service: Service { mode, recipient, proof: self.proof() } }
            }
            _ => return Ok(None),
        }))
    }

    fn hearing(&mut self) -> Result<Option<HearingCommand>, String> {
        Ok(Some(match self.verb() {
            // 告知利害关系人 赵邻：影响采光 — their number, where the story has several.
            "告知利害关系人" => HearingCommand::Inform {
                person: PersonId::from(Some(self.object()).filter(|it| !it.is_empty()).unwrap_or("邻居")),
                party: Commitment::from("邻居"),
                interest: self.words(),
                limit: self.take("限").map_or(Ok(Limit::working_days(5)), limit)?,
            },
            // 听取陈述 1：已听取陈述申辩；意见 影响采光
            "听取陈述" => {
                let side = self.side()?;
                let words = self.words();
                let how = Heard::ALL.iter().find(|how| how.zh() == words).ok_or("没有这种陈述结果")?;
                let statement = self.take("意见").unwrap_or_default().into();
                HearingCommand::Hear { side, how: *how, statement }
            }
            "告知听证权利" => HearingCommand::TellRight { interest: self.words() },
            "申请听证" => HearingCommand::Request { side: self.side()? },
            "放弃听证" => HearingCommand::Waive { side: self.side()? },
            "撤回听证申请" => HearingCommand::WithdrawRequest { side: self.side()? },
            "公告听证" => {
                let object = self.object();
                let ground = HearingGround::ALL.iter().find(|ground| ground.zh() == object);
                HearingCommand::Announce {
                    ground: *ground.ok_or("没有这种听证理由")?,
                    basis: self.bases()?.into_iter().next().unwrap_or_default(),
                }
            }
            // 通知听证 2026-03-20T09:00：一楼会议室；主持 郑局
            "通知听证" => HearingCommand::Schedule(Sitting {
                at: instant(self.object())?,
                place: self.words(),
                chair: PersonId::from(self.take("主持").unwrap_or_default()),
                closed_because: String::new(),
            }),
            "举行听证" => HearingCommand::Hold {
                record: self.words(),
                signed: self.take("签名").map(Commitment::from),
                files: vec![],
            },
            _ => return Ok(None),
        }))
    }

    /// Whose right it is: the applicant's, or by number the interested party's.
    fn side(&mut self) -> Result<Side, String> {
        match self.object() {
            "" | "申请人" => Ok(Side::Applicant),
            number => {
                let place: usize = number.parse().map_err(|_| "第几位利害关系人？")?;
                Ok(Side::Party(place.saturating_sub(1)))
            }
        }
    }

    fn officers(&mut self, now: Instant) -> Result<Option<OfficersCommand>, String> {
        let person = |act: &mut Self| PersonId::from(act.object());
        Ok(Some(match self.verb() {
            // 核查记录 核查：场所合格；地点 店内；同行 宋查
            "核查记录" => OfficersCommand::RecordSiteCheck {
                step: StepId::from(self.object()),
                with: self.list("同行").into_iter().map(PersonId::from).collect(),
                findings: SiteFindings {
                    at: self.take("时间").map_or(Ok(now), instant)?,
                    place: self.take("地点").unwrap_or_default().into(),
                    findings: self.words(),
                    present: None,
                    files: vec![],
                },
            },
            "签署核查" => OfficersCommand::SignSiteCheck { step: StepId::from(self.object()) },
            "指派检验" => {
                let words = self.words();
                OfficersCommand::AssignInspection { staff: words.split('、').map(PersonId::from).collect() }
            }
            "申请回避" => OfficersCommand::AskRecusal { person: person(self), reason: self.words() },
            "回避" => OfficersCommand::Recuse { person: person(self), reason: self.words() },
            "驳回回避" => OfficersCommand::DenyRecusal { person: person(self), reason: self.words() },
            _ => return Ok(None),
        }))
    }

    /// Who is away, and who represents a department.
    pub(super) fn of_the_hall(&mut self) -> Result<Option<hall::Command>, String> {
        let range = |text: &str| -> Result<(Date, Date), String> {
            let (from, until) = text.split_once('至').ok_or("要写：某日至某日")?;
            Ok((day(from)?, day(until)?))
        };
        Ok(Some(match self.verb() {
            "离岗" => {
                let person = PersonId::from(self.object());
                let (from, until) = range(&self.words())?;
                hall::Command::NoteAbsence { person, from, until }
            }
            "返岗" => hall::Command::EndAbsence { person: PersonId::from(self.object()) },
            // 任命首席代表 张窗：受理权、审批权；任命书 宁市监〔2026〕1号；授权书 宁市监〔2026〕2号；任期 2026-03-01至2026-12-31
            "任命首席代表" => {
                let person = PersonId::from(self.object());
                let (from, until) = range(self.take("任期").ok_or("首席代表要写任期")?)?;
                let letter =
                    |number: Option<&str>| Letter { number: number.unwrap_or_default().into(), issued: from };
                let (appointment, authority) = (letter(self.take("任命书")), letter(self.take("授权书")));
                let words = self.words();
                let power = |word: &str| ChiefPower::ALL.iter().find(|power| power.zh() == word).copied();
                let powers = words.split('、').filter(|word| !word.is_empty());
                let powers = powers.map(|word| power(word).ok_or_else(|| format!("没有“{word}”")));
                hall::Command::AppointChief(Chief {
                    department: DepartmentId::from("市监局"),
                    person,
                    powers: powers.collect::<Result<_, _>>()?,
                    appointment,
                    authority,
                    from,
                    until: Some(until),
                })
            }
            "免去首席代表" => {
                hall::Command::DismissChief { department: DepartmentId::from(self.object()) }
            }
            _ => return Ok(None),
        }))
    }

    pub(super) fn proof(&mut self) -> Proof {
        Proof {
            witness: self.take("见证").map(Commitment::from),
            tracking: self.take("运单").unwrap_or_default().into(),
            note: self.take("说明").unwrap_or_default().into(),
        }
    }
}

pub(super) fn mode(words: &str) -> Result<DeliveryMode, String> {
    let mode = DeliveryMode::ALL.iter().find(|mode| mode.zh() == words);
    mode.copied().ok_or_else(|| format!("没有“{words}”这种送达方式"))
}

pub(super) fn day(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| format!("“{text}”不是日期"))
}

/// `2026-03-20T09:00`
pub(super) fn instant(text: &str) -> Result<Instant, String> {
    Instant::parse(&format!("{text}:00+08:00")).map_err(|fault| fault.to_string())
}
