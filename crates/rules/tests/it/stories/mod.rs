//! Stories: the law as a legal officer would tell it, day by day, played through the real rules.
//!
//! A story (`tests/stories/*.story`) has a head (`header`), then dated lines: `2026-02-13 09:05 张窗 受理` (`act`).
//! Beneath each stand, indented, exactly the events that follow (`→ 受理[CaseAccepted] …`, in order; `→ 无事` for none)
//! or the refusal (`拒绝 K-13 [DutiesNotSeparated]`), and whatever the writer wants checked (`法定到期：2026-03-20`).
//! Where a story has several cases, `案 乙` in a line says which one it is about; without it the first is meant, 甲.
//! Between two lines time passes without jumping over an alarm: what a Tick brings about stands under a line of its
//! own, `2026-03-05 17:00 时间`. Every line must be understood and must be exactly what the rules say; a story that
//! differs fails with its file and line. `UPDATE=1` writes what the rules say: read the difference before keeping it.
//!
//! The laws that hold for every history are asked on the way: replay gives the state, a Tick before its alarm and a
//! second Tick yield nothing, no alarm lies in the past or rings in vain, every event survives its JSON.

mod accountability;
mod act;
mod bulletin;
mod chapters;
mod draft;
mod header;
mod inspection;
mod papers;
mod rating;
mod reform;
mod slip;
mod words;

use std::{collections::BTreeSet, fs, path::PathBuf};

use rules::{
    calendar::{Decree, Festival, Holiday},
    dossier::Known,
    time::Instant,
};

use self::{act::Act, header::Header};
use crate::stage::{FIRST, Happened, No, Stage};

/// More alarms than this between two lines means that time stands still.
const ALARMS_MAX: usize = 200;

fn folder() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/stories"))
}

/// The stories by name, with their text.
fn all() -> Vec<(PathBuf, String)> {
    let mut stories: Vec<_> = fs::read_dir(folder())
        .expect("the folder of stories")
        .map(|entry| entry.expect("a story").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "story"))
        .map(|path| (path.clone(), fs::read_to_string(&path).expect("text")))
        .collect();
    stories.sort();
    stories
}

#[test]
fn every_story_happens_as_it_is_told() {
    let stories = all();
    assert!(stories.len() >= 275, "only {} stories are here", stories.len());
    let update = std::env::var("UPDATE").is_ok_and(|value| value == "1");
    let mut faults = vec![];
    for (path, text) in &stories {
        let name = path.file_name().unwrap().to_string_lossy();
        match Telling::of(text) {
            Err((line, fault)) => faults.push(format!("{name}:{line}: {fault}")),
            Ok(told) if told == *text => {}
            Ok(told) if update => fs::write(path, told).unwrap(),
            Ok(told) => faults.push(difference(&name, text, &told)),
        }
    }
    assert!(faults.is_empty(), "{} of {} stories:\n{}", faults.len(), stories.len(), faults.join("\n"));
}

/// The runner itself must be able to fail: each of these is refused at the line named.
#[test]
fn what_is_not_understood_is_refused() {
    let head = "标题：x\n依据：K-01\n\n";
    let line = "2026-02-13 09:05 张窗 收件：申请人 王申；材料 申请书\n";
    for (text, at) in [
        ("标题：x\n依据：随便\n".to_owned(), 2),
        (format!("{head}明天 张窗 收件\n"), 4),
        (format!("{head}2026-02-13 09:05 张窗 盖章\n"), 4),
        (format!("{head}{}", line.replace("申请人", "经手人")), 4),
        (format!("{head}{line}  颜色：红\n"), 5),
        (format!("{head}{line}随口一说\n"), 5),
        (format!("{head}2026-02-14 09:05 查看\n2026-02-13 09:05 查看\n"), 5),
        (format!("{head}2026-02-13 09:05 李窗 说明 SR-T4黄牌：因故；意见 多写一句\n"), 4),
    ] {
        match Telling::of(&text) {
            Err((line, _)) => assert_eq!(line, at, "{text}"),
            Ok(told) => panic!("understood {text} as {told}"),
        }
    }
    let untrue = format!("{head}{line}  → 受理[CaseAccepted]\n");
    let told = Telling::of(&untrue).unwrap();
    assert_ne!(told, untrue, "an untrue expectation shows as a difference");
    assert!(difference("x", &untrue, &told).starts_with("x:5:"));
}

/// Every act that the grammar knows occurs in some story, so none of its words is dead.
#[test]
fn every_act_is_told_somewhere() {
    let told: String = all().into_iter().map(|(_, text)| text).collect();
    let words: BTreeSet<&str> = told
        .lines()
        .filter_map(|line| Some(line.split_at_checked(11)?.1.split_once(' ')?.1))
        .flat_map(|rest| rest.split([' ', '：']).take(2))
        .collect();
    let silent: Vec<_> = Act::verbs().into_iter().filter(|verb| !words.contains(verb)).collect();
    assert!(silent.is_empty(), "no story tells of {silent:?}");
}

fn difference(name: &str, text: &str, told: &str) -> String {
    let (mut old, mut new) = (text.lines(), told.lines());
    let mut at = 0;
    loop {
        at += 1;
        match (old.next(), new.next()) {
            (Some(old), Some(new)) if old == new => {}
            (old, new) => {
                let show = |line: Option<&str>| line.unwrap_or("(结束)").to_owned();
                return format!("{name}:{at}: 写的是“{}”，实际是“{}”", show(old), show(new));
            }
        }
    }
}

type Fault = (usize, String);

/// A story being played; what it tells is written down beside it.
struct Telling<'a> {
    header: Header,
    stage: Option<Stage>,
    now: Instant,
    told: String,
    /// Comments and empty lines that stand before the next act.
    aside: Vec<&'a str>,
    refused: Vec<No>,
}

impl<'a> Telling<'a> {
    /// Plays a story and returns it as it really is.
    fn of(text: &'a str) -> Result<String, Fault> {
        let mut telling = Telling {
            header: Header::new(),
            stage: None,
            now: Instant(i64::MIN),
            told: String::new(),
            aside: vec![],
            refused: vec![],
        };
        for (line, at) in text.lines().zip(1..) {
            telling.line(line).map_err(|fault| (at, fault))?;
        }
        telling.end().map_err(|fault| (1, fault))
    }

    fn line(&mut self, line: &'a str) -> Result<(), String> {
        let trimmed = line.trim_start();
        if line.is_empty() || line.starts_with('#') {
            self.aside.push(line);
        } else if self.stage.is_some() && line.starts_with("  ") {
            if !trimmed.starts_with("→ ") && !trimmed.starts_with("拒绝 ") {
                self.checked(trimmed)?;
            }
        } else if line.starts_with(|letter: char| letter.is_ascii_digit()) {
            let (at, rest) = moment(line)?;
            if rest != "时间" {
                self.act(at, line, rest)?;
            }
        } else if self.stage.is_none() {
            self.header.read(line)?;
            self.flush();
            self.write(line);
        } else {
            return Err("看不懂这一行".into());
        }
        Ok(())
    }

    fn act(&mut self, at: Instant, line: &str, rest: &str) -> Result<(), String> {
        if at < self.now {
            return Err("时间不能倒流".into());
        }
        let act = Act::parse(rest)?;
        if self.stage.is_none() {
            if self.header.title.is_empty() || self.header.rules.is_empty() {
                return Err("故事要有标题和依据".into());
            }
            let (content, changes) = (self.header.content.clone(), std::mem::take(&mut self.header.changes));
            let stage = Stage::with(content, changes).map_err(|no| format!("搭不起台：{no:?}"))?;
            self.stage = Some(stage);
            self.begin_with_licence()?;
        }
        self.pass_to(at)?;
        self.now = at;
        self.flush();
        self.write(line);
        let stage = self.stage.as_mut().ok_or("还没有开场")?;
        // A line that names no case is about the first.
        stage.turn_to(FIRST);
        let looks = rest.starts_with("查看");
        match act.perform(stage, at)? {
            Ok(happened) if happened.is_empty() && !looks => self.write("  → 无事"),
            Ok(happened) => self.report(&happened),
            Err(no) => {
                self.write(&format!("  拒绝 {} [{}]", no.rule, no.name));
                self.refused.push(no);
            }
        }
        self.lawful()
    }

    /// What the head says is held already was issued on its first day.
    fn begin_with_licence(&mut self) -> Result<(), String> {
        let (Some(stage), Some(grant)) = (self.stage.as_mut(), self.header.licence.take()) else {
            return Ok(());
        };
        let issued = Instant::midnight(grant.valid_from);
        stage.issue(grant, issued).map(|_| ()).map_err(|no| format!("{no:?}"))
    }

    /// Lets time pass: every alarm before this moment rings, one after another.
    fn pass_to(&mut self, at: Instant) -> Result<(), String> {
        for _ in 0..ALARMS_MAX {
            let stage = self.stage.as_mut().ok_or("还没有开场")?;
            stage.turn_to(FIRST);
            let Some(wake) = stage.next_wake().filter(|wake| *wake <= at) else { return Ok(()) };
            // What is due at the very moment of the act before it rings at once, not in the past.
            if wake < self.now {
                return Err(format!("闹钟落在过去：{}", words::minute(wake)));
            }
            let early = stage.tick(wake.minus_ms(1)).map_err(|no| format!("{no:?}"))?;
            if !early.is_empty() {
                return Err(format!("闹钟未响先动：{early:?}"));
            }
            let happened = stage.tick(wake).map_err(|no| format!("{no:?}"))?;
            if happened.is_empty() {
                return Err(format!("{} 的闹钟空响", words::minute(wake)));
            }
            let again = stage.tick(wake).map_err(|no| format!("{no:?}"))?;
            if !again.is_empty() {
                return Err(format!("同一时刻第二次仍有事：{again:?}"));
            }
            self.now = wake;
            self.write(&format!("{} 时间", words::minute(wake)));
            self.report(&happened);
            self.lawful()?;
        }
        Err("闹钟响个不停".into())
    }

    fn report(&mut self, happened: &[Happened]) {
        for it in happened {
            let line = format!("  {}", words::happened(it));
            self.write(&line);
        }
    }

    fn checked(&mut self, text: &str) -> Result<(), String> {
        let (key, _) = text.split_once('：').ok_or("看不懂这一行")?;
        let stage = self.stage.as_ref().ok_or("还没有开场")?;
        let value = words::check(key, stage, self.now)?;
        self.write(&format!("  {key}：{value}"));
        Ok(())
    }

    /// What holds after every line of every story.
    fn lawful(&mut self) -> Result<(), String> {
        let stage = self.stage.as_mut().ok_or("还没有开场")?;
        let replayed: Known<rules::case::Case> = Known::replay(&stage.history);
        if format!("{replayed:?}") != format!("{:?}", stage.case) {
            return Err("重放得不到同一状态".into());
        }
        let rating: Known<rules::rating::Rating> = Known::replay(&stage.rating_history);
        if format!("{rating:?}") != format!("{:?}", stage.rating) {
            return Err("重放得不到同一评价".into());
        }
        let licence: Known<rules::licence::Licence> = Known::replay(&stage.licence_history);
        if format!("{licence:?}") != format!("{:?}", stage.licence) {
            return Err("重放得不到同一证照".into());
        }
        let round: Known<rules::reform::Round> = Known::replay(&stage.round_history);
        if format!("{round:?}") != format!("{:?}", stage.round) {
            return Err("重放得不到同一改革批次".into());
        }
        let matter: Known<rules::accountability::Accountability> = Known::replay(&stage.matter_history);
        if format!("{matter:?}") != format!("{:?}", stage.matter) {
            return Err("重放得不到同一责任追究".into());
        }
        let bulletin: Known<rules::bulletin::Bulletin> = Known::replay(&stage.bulletin_history);
        if format!("{bulletin:?}") != format!("{:?}", stage.bulletin) {
            return Err("重放得不到同一公告".into());
        }
        for (month, history) in &stage.book_histories {
            let book: Known<rules::inspection::MonthBook> = Known::replay(history);
            if format!("{book:?}") != format!("{:?}", stage.books.get(month).cloned().unwrap_or_default()) {
                return Err("重放得不到同一月度台账".into());
            }
        }
        Ok(())
    }

    fn flush(&mut self) {
        for line in std::mem::take(&mut self.aside) {
            self.write(line);
        }
    }

    fn write(&mut self, line: &str) {
        self.told.push_str(line);
        self.told.push('\n');
    }

    fn end(mut self) -> Result<String, String> {
        self.flush();
        if self.stage.is_none() {
            return Err("故事里什么也没有发生".into());
        }
        for no in &self.refused {
            if !self.header.rules.iter().any(|rule| rule == no.rule) {
                return Err(format!("故事没有引用拒绝它的规则 {}", no.rule));
            }
        }
        Ok(self.told)
    }
}

/// `2026-02-13 09:05 …` or `2026-02-13 09:05:30 …`
fn moment(line: &str) -> Result<(Instant, &str), String> {
    let mut parts = line.splitn(3, ' ');
    let (day, time, rest) = (parts.next(), parts.next(), parts.next());
    let (Some(day), Some(time), Some(rest)) = (day, time, rest) else {
        return Err("要写：日期 时刻 谁 做什么".into());
    };
    let seconds = if time.len() == 5 { ":00" } else { "" };
    let at = Instant::parse(&format!("{day}T{time}{seconds}+08:00")).map_err(|fault| fault.to_string())?;
    Ok((at, rest))
}

/// The notice for 2027 as a story imagines it (the real one is not out): New Year's Day off to the third, with the
/// ninth worked for the weekend moved.
fn decree(year: &str) -> Result<Decree, String> {
    let day = |text: &str| text.parse().map_err(|_| format!("{text}不是日期"));
    if year != "2027" {
        return Err("故事里只有2027年的放假通知".into());
    }
    Ok(Decree {
        number: "国办发明电〔2026〕9号".into(),
        title: "国务院办公厅关于2027年部分节假日安排的通知".into(),
        issued: day("2026-11-10")?,
        year: Some(2027),
        holidays: vec![Holiday {
            festival: Festival::NewYear,
            first: day("2027-01-01")?,
            last: day("2027-01-04")?,
            statutory: vec![day("2027-01-01")?],
            worked: vec![day("2027-01-09")?],
        }],
    })
}
