//! The acts on a bulletin, what happens to one, and what a story may ask of it: `编编 起草公告：冬季作息；正文 …`.

use rules::{
    bulletin::{BulletinKind, BulletinText, Command, Event, TextFault},
    name::{DepartmentId, ItemCode},
    time::{Date, Instant},
};

use super::act::Act;
use crate::stage::{Stage, TASK_CODE};

pub(super) const VERBS: [&str; 8] =
    ["起草公告", "修改公告", "更正公告", "送审公告", "退回公告", "放弃公告", "发布公告", "撤下公告"];

fn day(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| format!("{text}不是日期"))
}

impl Act<'_> {
    pub(super) fn bulletin(&mut self, now: Instant) -> Result<Option<Command>, String> {
        Ok(Some(match self.verb() {
            "起草公告" => Command::Draft(Box::new(self.bulletin_text(now)?)),
            "修改公告" => Command::Revise(Box::new(self.bulletin_text(now)?)),
            "更正公告" => {
                let reason = self.take("理由").unwrap_or_default().into();
                Command::Correct { text: Box::new(self.bulletin_text(now)?), reason }
            }
            "送审公告" => Command::Submit,
            "退回公告" => Command::SendBack { reason: self.words() },
            "放弃公告" => Command::Drop,
            "发布公告" => Command::Publish,
            "撤下公告" => Command::Withdraw { reason: self.words() },
            _ => return Ok(None),
        }))
    }

    fn bulletin_text(&mut self, now: Instant) -> Result<BulletinText, String> {
        let kind = self.take("种类").unwrap_or("通知公告");
        let kind = BulletinKind::ALL.iter().find(|known| known.zh() == kind).ok_or("没有这种公告")?;
        let items = self.take("事项").map(|code| if code == "本事项" { TASK_CODE } else { code });
        Ok(BulletinText {
            kind: *kind,
            title: self.words(),
            title_en: String::new(),
            body: self.take("正文").unwrap_or("现将有关事项公告如下。").into(),
            body_en: String::new(),
            department: DepartmentId::from(self.take("机构").unwrap_or("市监局")),
            document: self.take("文号").unwrap_or_default().into(),
            issued_on: self.take("成文").map_or(Ok(now.day()), day)?,
            effective_from: self.take("施行").map(day).transpose()?,
            ends_on: self.take("至").map(day).transpose()?,
            items: items.map(ItemCode::from).into_iter().collect(),
            subjects: Vec::new(),
            pinned: false,
        })
    }
}

/// An event in the words of a story.
pub(super) fn event(event: &Event) -> (&'static str, String) {
    match event {
        Event::BulletinDrafted(text) => ("起草公告", text.title.clone()),
        Event::BulletinRevised(text) => ("修改公告", text.title.clone()),
        Event::CorrectionDrafted { text, reason } => ("起草更正", format!("{}，{reason}", text.title)),
        Event::BulletinSubmitted => ("送审", String::new()),
        Event::BulletinSentBack { reason } => ("退回", reason.clone()),
        Event::DraftDropped => ("放弃", String::new()),
        Event::BulletinPublished { edition } => ("发布公告", format!("第{edition}版")),
        Event::BulletinWithdrawn { reason } => ("撤下", reason.clone()),
    }
}

/// What a story asks of the bulletin; none where it asks of something else.
pub(super) fn check(key: &str, stage: &Stage, now: Instant) -> Option<String> {
    let bulletin = &stage.bulletin.state;
    Some(match key {
        "公告" => bulletin.current().map_or("没有发布".into(), |edition| edition.text.title.clone()),
        "时效" => bulletin.current()?.text.force(now.day()).zh().into(),
        "原文" => {
            let before = bulletin.editions.iter().rev().skip(1);
            let before: Vec<&str> = before.map(|edition| edition.text.title.as_str()).collect();
            if before.is_empty() { "没有更正".into() } else { before.join("，") }
        }
        "更正理由" => bulletin.current()?.correction.clone().unwrap_or_else(|| "没有更正".into()),
        "待发布稿" => bulletin.pending.as_ref().map_or("没有", |pending| pending.state.zh()).into(),
        "撤下理由" => bulletin.withdrawn.as_ref().map_or("没有撤下".into(), |it| it.reason.clone()),
        "内容差错" => {
            let faults = bulletin.latest()?.faults(true, &[&ItemCode::from(TASK_CODE)].into());
            let fields: Vec<&str> = faults.iter().map(TextFault::field).collect();
            if fields.is_empty() { "没有".into() } else { fields.join("，") }
        }
        _ => return None,
    })
}
