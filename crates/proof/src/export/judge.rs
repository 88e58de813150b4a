//! The judgement: of all evidence, what is the first bad event, and what happened to it?
//!
//! An event that betrays itself is named before an interval, unless the interval lies wholly in front of it. A missing
//! version is named before an interval that it explains. What is wrong only at the end (cut off, not sealed) comes last.

use std::ops::Range;

use super::gap::Gap;
use super::walk::{Breach, Gathered};
use super::{Finding, Kind, Sentence, Verdict};

pub(super) fn verdict(gathered: &Gathered) -> Verdict {
    let finding = rewritten(gathered)
        .or_else(|| inside(gathered))
        .or_else(|| unreadable(gathered))
        .or_else(|| cut_off(gathered))
        .or_else(|| trouble(gathered))
        .or_else(|| unsealed(gathered));
    match finding {
        Some(finding) => Verdict::Broken(finding),
        None => {
            Verdict::Intact { events: gathered.count, checkpoints: gathered.checkpoints, root: gathered.root }
        }
    }
}

/// Two signed histories. A forged one needs the key, so nothing in the export itself is evidence any more.
fn rewritten(gathered: &Gathered) -> Option<Finding> {
    let breach = gathered.breach.as_ref().filter(|breach| breach.signed_twice)?;
    let to = breach.events.end;
    let from =
        if breach.outside { breach.outside_from } else { breach.events.start.min(breach.outside_from) };
    let because = Sentence::new(
        format!("同一私钥签署的两个检查点互相矛盾：规模为 {to} 时的一个与现在的事件不符，另一个相符"),
        format!(
            "two checkpoints signed by the same key contradict one another: one of size {to} does not fit the events, \
             another one fits"
        ),
    );
    Some(finding(Kind::Rewritten, gathered.stretches.narrow(from..to), because))
}

/// Evidence inside the log: a suspect, a missing version, a checkpoint that does not fit.
fn inside(gathered: &Gathered) -> Option<Finding> {
    let limit = gathered.breach.as_ref().map_or(u64::MAX, |breach| breach.events.end);
    let suspect = gathered.suspect.as_ref().filter(|suspect| suspect.at < limit);
    // A missing version counts when it lies in sealed events, explains the breach, or is the only evidence.
    let gap = gathered.gap.as_ref().filter(|gap| gap.earliest() < limit);
    match (suspect, gap) {
        (Some(suspect), gap) if gap.is_none_or(|gap| suspect.at <= gap.at) => {
            let (kind, because) = suspect.explain();
            let because = match &gathered.breach {
                Some(breach) if breach.events.start < suspect.at => because.and(breach_note(breach)),
                _ => because,
            };
            Some(finding(kind, suspect.at..suspect.at + 1, because))
        }
        (_, Some(gap)) => Some(missing_version(gathered, gap)),
        (_, None) => gathered.breach.as_ref().map(|breach| interval(gathered, breach)),
    }
    .or_else(|| told_by_receipts(gathered))
}

fn missing_version(gathered: &Gathered, gap: &Gap) -> Finding {
    let Gap { dossier, wanted, came, at, .. } = gap;
    let sealed = gathered.breach.is_none() && *at < gathered.sealed
        || gathered.breach.as_ref().is_some_and(|breach| *at < breach.events.start);
    let note = if sealed {
        Sentence::new("检查点封存时已是如此", "it was already so when the checkpoint over it was signed")
    } else {
        Sentence::new(
            "检查点表明其后的事件已不同于封存时",
            "by the checkpoints the events are not as they were sealed",
        )
    };
    if gap.is_disorder() {
        let because = Sentence::new(
            format!("案卷 {dossier} 在此处应为第 {wanted} 版，却为第 {came} 版"),
            format!("dossier {dossier} should have version {wanted} here, it has {came}"),
        );
        return finding(Kind::Reordered, *at..at + 1, because.and(note));
    }
    let because = Sentence::new(
        format!("案卷 {dossier} 的第 {wanted} 版缺失，其后（第 {at} 号）为第 {came} 版"),
        format!("version {wanted} of dossier {dossier} is missing; version {came} follows at {at}"),
    );
    // Everything under the last fitting checkpoint is there, so the event stood behind it.
    let start = if sealed { gap.earliest() } else { gap.earliest().max(gathered.sealed) };
    let end = gathered.breach.as_ref().map_or(at + 1, |breach| breach.events.end.min(at + 1));
    finding(Kind::Dropped, start..end.max(start + 1), because.and(note))
}

/// A checkpoint that does not fit while every event looks sound: whoever did it made the leaves anew.
fn interval(gathered: &Gathered, breach: &Breach) -> Finding {
    let events = gathered.stretches.narrow(breach.events.clone());
    let narrowed = events != breach.events;
    let mut because = breach_note(breach);
    if narrowed {
        because =
            because.and(Sentence::new("回执中的散列缩小了范围", "the hashes of the receipt narrow it down"));
    }
    if breach.late > 0 && !narrowed {
        let late = breach.late;
        let more = Sentence::new(
            format!("签署时已有的事件中少了 {late} 个：区间末尾的 {late} 个是签署之后才记录的"),
            format!(
                "{late} of the events it was signed over are missing: the last {late} were recorded after it"
            ),
        );
        return finding(Kind::Dropped, events, because.and(more));
    }
    finding(Kind::Changed, events, because)
}

fn breach_note(breach: &Breach) -> Sentence {
    let Range { start, end } = breach.events;
    Sentence::new(
        format!("前 {start} 个事件与已签名检查点相符，前 {end} 个则不符，其间没有别的签名可再细分"),
        format!(
            "the first {start} events fit a signed checkpoint, the first {end} do not, and nothing signed between them \
             tells more"
        ),
    )
}

/// A receipt whose checkpoint lies beyond the end can still contradict single stretches.
fn told_by_receipts(gathered: &Gathered) -> Option<Finding> {
    let end = gathered.stretches.bad.iter().map(|bad| bad.end).min()?;
    let events = gathered.stretches.narrow(gathered.sealed.min(end.saturating_sub(1))..end);
    let because = Sentence::new(
        "事件与回执中的散列不符，而回执受已签名检查点保护",
        "the events do not give the hashes of the receipt, which are under a signed checkpoint",
    );
    Some(finding(Kind::Changed, events, because))
}

fn unreadable(gathered: &Gathered) -> Option<Finding> {
    let why = gathered.unreadable.clone()?;
    Some(finding(Kind::Unreadable, gathered.count..gathered.count + 1, why))
}

fn cut_off(gathered: &Gathered) -> Option<Finding> {
    let count = gathered.count;
    let (size, by) = match gathered.beyond {
        Some(size) => (size, Sentence::new("已签名检查点", "a signed checkpoint")),
        None if gathered.card.size > count => (gathered.card.size, Sentence::new("log.json", "log.json")),
        None => return None,
    };
    let mut because = Sentence::new(
        format!("{}载明共 {size} 个事件，导出只有 {count} 个，自第 {count} 号起缺失", by.zh),
        format!("{} covers {size} events, the export has {count}; those from {count} on are missing", by.en),
    );
    let sealed = gathered.sealed;
    if sealed < count {
        because = because.and(Sentence::new(
            format!("第 {sealed} 至 {} 号虽在，但已无检查点可证其完好，缺失者也可能出自其间", count - 1),
            format!(
                "events {sealed} to {} are there, yet no checkpoint shows them intact, and what is missing may be \
                 missing among them",
                count - 1
            ),
        ));
    }
    Some(finding(Kind::CutOff, count..count + 1, because))
}

fn trouble(gathered: &Gathered) -> Option<Finding> {
    let trouble = gathered.trouble.as_ref()?;
    let Range { start, end } = trouble.events;
    Some(finding(Kind::SealBroken, start..end.max(start + 1), trouble.because.clone()))
}

fn unsealed(gathered: &Gathered) -> Option<Finding> {
    let (sealed, count) = (gathered.sealed, gathered.count);
    if sealed == count && (count > 0 || gathered.checkpoints > 0) {
        return None;
    }
    let because = Sentence::new(
        format!("最后一个相符的检查点只覆盖前 {sealed} 个事件，其后的事件无人签名作证"),
        format!("the last checkpoint that fits covers {sealed} events; nobody has signed for those after it"),
    );
    Some(finding(Kind::Unsealed, sealed..count.max(sealed + 1), because))
}

fn finding(kind: Kind, events: Range<u64>, because: Sentence) -> Finding {
    Finding { kind, events, because }
}
