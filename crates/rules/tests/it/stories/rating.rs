//! The acts on a rating, what happens in one, and what a story may ask of it.
//!
//! `王申 评价：不满意；实名 是` · `赵审 联系：说明情况` · `赵审 整改 限期整改 2026-03-06：换人` · `陈综 回访：已满意；再评 满意`

use rules::{
    name::Commitment,
    rating::{AnswerWay, Command, Event, FollowUp, RatingChannel, RatingLevel, ReviewGround},
    time::Instant,
};

use super::{act::Act, chapters::day, words};
use crate::stage::{Stage, TOKEN};

pub(super) const VERBS: [&str; 9] =
    ["评价", "联系", "整改", "整改完成", "再评", "回访", "追评", "申请复核", "决定复核"];

fn level(text: &str) -> Result<RatingLevel, String> {
    let level = RatingLevel::ALL.iter().find(|level| level.zh() == text);
    level.copied().ok_or_else(|| format!("没有“{text}”这个评价等级"))
}

impl Act<'_> {
    pub(super) fn rating(&mut self) -> Result<Option<Command>, String> {
        let words = |act: &mut Self| Commitment::from(act.words());
        Ok(Some(match self.verb() {
            "评价" => {
                let (token, anonymous) = (self.token(), self.take("实名") != Some("是"));
                let channel = RatingChannel::QrCode;
                let level = level(&self.words())?;
                Command::Give { token, level, channel, tags: vec![], words: None, anonymous }
            }
            "再评" => {
                let token = self.token();
                Command::Mark { token, level: level(&self.words())?, words: None }
            }
            "追评" => {
                let token = self.token();
                Command::Supplement { token, level: level(&self.words())?, words: None }
            }
            // 联系 未接通：响铃无人接听
            "联系" => {
                let reached = match self.object() {
                    "" => true,
                    "未接通" => false,
                    other => return Err(format!("联系是接通或未接通，不是“{other}”")),
                };
                Command::Contact { reached, words: words(self) }
            }
            // 整改 限期整改 2026-03-06：增加人手
            "整改" => {
                let object = self.object();
                let way = match object.split_once(' ') {
                    Some(("限期整改", until)) => AnswerWay::Plan { until: day(until)? },
                    None if object == "立即整改" => AnswerWay::PutRight,
                    None if object == "解释说明" => AnswerWay::Explained,
                    _ => return Err(format!("没有“{object}”这种处理方式")),
                };
                Command::Answer { way, words: words(self) }
            }
            "整改完成" => Command::Finish { words: words(self) },
            // 回访：认可；再评 满意 — without a mark nobody answered.
            "回访" => {
                let mark = self.take("再评").map(level).transpose()?;
                Command::CallBack { mark, words: words(self) }
            }
            "申请复核" => {
                let object = self.object();
                let ground = ReviewGround::ALL.iter().find(|ground| ground.zh() == object);
                Command::Contest {
                    ground: *ground.ok_or("复核起因是误评或恶意评价")?, words: words(self)
                }
            }
            "决定复核" => {
                let excluded = match self.object() {
                    "排除" => true,
                    "维持" => false,
                    other => return Err(format!("决定是排除或维持，不是“{other}”")),
                };
                Command::Review { excluded, words: words(self) }
            }
            _ => return Ok(None),
        }))
    }

    fn token(&mut self) -> Commitment {
        Commitment::from(self.take("评价码").unwrap_or(TOKEN))
    }
}

/// An event in the words of a story.
pub(super) fn event(event: &Event) -> (&'static str, String) {
    match event {
        Event::RatingOpened { .. } => ("评价开放", String::new()),
        Event::RatingGiven { level, follow, .. } => {
            let bad = if level.is_bad() { "（差评）" } else { "" };
            let follow = follow.map_or(String::new(), |FollowUp { contact, answer }| {
                let contact = contact.map_or(String::new(), |days| format!("{days}个工作日内联系，"));
                format!("，{contact}{answer}个工作日内整改答复")
            });
            ("已评价", format!("{}{bad}{follow}", level.zh()))
        }
        Event::RaterContacted { reached: true, words } => ("已联系", words.to_string()),
        Event::RaterContacted { reached: false, words } => ("联系未接通", words.to_string()),
        Event::RatingAnswered { way, words } => {
            let until = match way {
                AnswerWay::Plan { until } => format!("至{until}"),
                _ => String::new(),
            };
            ("整改答复", format!("{}{until}，{words}", way.zh()))
        }
        Event::RatingPlanDone { words } => ("整改完成", words.to_string()),
        Event::SecondMarkGiven { level, .. } => ("再评", level.zh().into()),
        Event::RaterCalledBack { mark: Some(level), words } => {
            ("已回访", format!("{words}，再评{}", level.zh()))
        }
        Event::RaterCalledBack { mark: None, words } => ("回访未接通", words.to_string()),
        Event::RatingSupplemented { level, .. } => ("追评", level.zh().into()),
        Event::RatingContested { ground, words } => ("申请复核", format!("{}，{words}", ground.zh())),
        Event::RatingExcluded { words } => ("排除评价", words.to_string()),
        Event::RatingUpheld { words } => ("维持评价", words.to_string()),
        Event::RatingLimitNeared { limit } => ("评价临期", limit.zh().into()),
        Event::RatingLimitPassed { limit } => ("评价超期", limit.zh().into()),
    }
}

/// What a story asks of the rating; none where it asks of something else.
pub(super) fn check(key: &str, stage: &Stage, now: Instant) -> Option<String> {
    let rating = &stage.rating.state;
    let calendar = &stage.hall.state.calendar;
    Some(match key {
        "评价状态" => rating.state().zh().into(),
        "计入满意度" => rating.counted().map_or("不计", |level| level.zh()).into(),
        "评价期限" => {
            let clocks = rating.running(&stage.hall.state);
            let told = clocks.iter().map(|clock| {
                let late = if clock.late_from(calendar) <= now { "（已过）" } else { "" };
                format!("{}至{}{late}", clock.limit.zh(), words::minute(clock.due_at(calendar)))
            });
            let told: Vec<String> = told.collect();
            if told.is_empty() { "无".into() } else { told.join("、") }
        }
        _ => return None,
    })
}
