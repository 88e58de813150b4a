//! 公告: what the sample county tells everybody, as it stands in `news.toml`, and the acts by which it is published.
//!
//! Days are counted from the day the hall opens, so that the county is never out of date. Whether something may be
//! published the rules say themselves (G-01, G-02); here stands only who asks for it.

use crate::{act::Order, catalogue::Catalogue};
use rules::{
    bulletin::{BulletinKind, BulletinText, Command},
    name::{DepartmentId, ItemCode},
    time::{Date, day_number, from_day_number},
};
use serde::Deserialize;

/// 公告: one entry of `news.toml`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SampleBulletin {
    /// 编号
    pub id: String,
    /// 种类
    pub kind: BulletinKind,
    /// 发布机构
    pub department: DepartmentId,
    /// 文号, in which `{year}` is the year of issue.
    #[serde(default)]
    pub document: String,
    /// How many days before the hall opens it was issued.
    pub issued: u16,
    /// How many days after that it takes effect.
    #[serde(default)]
    pub effective: Option<u16>,
    /// How many days after its issue it ends.
    #[serde(default)]
    pub ends: Option<u16>,
    /// 置顶
    #[serde(default)]
    pub pinned: bool,
    /// 标题
    pub title: String,
    /// The title in English.
    pub title_en: String,
    /// 涉及事项
    #[serde(default)]
    pub items: Vec<ItemCode>,
    /// 主题
    #[serde(default)]
    pub subjects: Vec<String>,
    /// 正文
    pub body: String,
    /// The body in English.
    pub body_en: String,
    /// 更正, where it was published with a mistake first.
    #[serde(default)]
    pub correction: Option<Mistake>,
    /// Why it was withdrawn, if it was.
    #[serde(default)]
    pub withdrawn: Option<String>,
}

/// 差错: what stood there at first, in both languages, and why it was corrected.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mistake {
    /// 更正理由
    pub reason: String,
    /// What stood there.
    pub was: String,
    /// What should have stood there; it stands once in each body.
    pub now: String,
}

impl SampleBulletin {
    /// What it says in a hall that opens on this day.
    fn text(&self, opening: Date) -> BulletinText {
        let issued_on = from_day_number(day_number(opening) - i64::from(self.issued));
        let after = |days: u16| from_day_number(day_number(issued_on) + i64::from(days));
        BulletinText {
            kind: self.kind,
            title: self.title.clone(),
            title_en: self.title_en.clone(),
            body: self.body.trim().into(),
            body_en: self.body_en.trim().into(),
            department: self.department.clone(),
            document: self.document.replace("{year}", &issued_on.year().to_string()),
            issued_on,
            effective_from: self.effective.map(after),
            ends_on: self.ends.map(after),
            items: self.items.clone(),
            subjects: self.subjects.clone(),
            pinned: self.pinned,
        }
    }

    /// What is asked for about it, in order; with each whether it is the editor who asks, or whoever publishes.
    pub(crate) fn commands(&self, opening: Date) -> Vec<(Asker, Command)> {
        let text = self.text(opening);
        let mut first = text.clone();
        if let Some(mistake) = &self.correction {
            first.body = first.body.replace(&mistake.now, &mistake.was);
            first.body_en = first.body_en.replace(&mistake.now, &mistake.was);
        }
        let publishing = || [(Asker::Editor, Command::Submit), (Asker::Publisher, Command::Publish)];
        let mut commands = vec![(Asker::Editor, Command::Draft(Box::new(first)))];
        commands.extend(publishing());
        if let Some(mistake) = &self.correction {
            let correct = Command::Correct { text: Box::new(text), reason: mistake.reason.clone() };
            commands.push((Asker::Editor, correct));
            commands.extend(publishing());
        }
        let withdraw = self.withdrawn.clone().map(|reason| Command::Withdraw { reason });
        commands.extend(withdraw.map(|command| (Asker::Publisher, command)));
        commands
    }
}

/// Who asks for something about a bulletin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Asker {
    /// Whoever words it.
    Editor,
    /// Whoever publishes it.
    Publisher,
}

/// Everything that the county tells, as orders: of which department, who asks, and what.
pub(crate) fn orders(catalogue: &Catalogue, opening: Date) -> Vec<(DepartmentId, Asker, Order)> {
    let each = catalogue.bulletins.iter().flat_map(|sample| {
        let commands = sample.commands(opening).into_iter();
        commands.map(|(asker, command)| {
            (sample.department.clone(), asker, Order::Bulletin { id: sample.id.clone(), command })
        })
    });
    each.collect()
}
