//! The verbs of licences and cards: what an agency does to a licence by its own hand and how its holder is heard before,
//! and what is said, ordered and answered on a card.

use rules::{
    card::{self, Exemption, OrderKind, Verdict},
    case::{DocKind, Proof, Service},
    licence::{self, CancellationGround, Command, Heard, Intended, RevocationGround, WithdrawalGround},
    name::Commitment,
};

use super::{
    act::Act,
    chapters::{day, mode},
};
use crate::stage::Stage;

const NONE: &str = "没有这种事由";

impl Act<'_> {
    /// `拟撤销证照：理由；事由 欺骗；依据 《…》第…条` — the ground by any words of it. `送达证照文书 直接送达` serves the last
    /// paper. `持证人陈述：承认伪造`, or `放弃`. Then `撤销证照：理由；事由 …；依据 …；补偿 …`.
    pub(super) fn licence_command(&mut self, stage: &Stage) -> Result<Option<Command>, String> {
        Ok(Some(match self.verb() {
            "拟撤回证照" => {
                let intended = Intended::Withdraw(self.withdrawal()?);
                Command::Intend { intended, reasons: self.words(), basis: self.bases()? }
            }
            "拟撤销证照" => {
                let intended = Intended::Revoke(self.revocation()?);
                Command::Intend { intended, reasons: self.words(), basis: self.bases()? }
            }
            "送达证照文书" => {
                let papers = stage.licence.state.documents.iter().rev();
                let mut papers = papers.filter(|paper| paper.kind != DocKind::ServiceReceipt);
                let document = papers.next().ok_or("没有可以送达的文书")?.number.clone();
                let note = self.take("说明").unwrap_or_default().to_owned();
                let tracking = self.take("运单").unwrap_or_default().to_owned();
                let witness = self.take("见证").map(Commitment::from);
                let proof = Proof { witness, tracking, note };
                let recipient = Commitment::from("签收");
                Command::Serve { document, service: Service { mode: mode(self.object())?, recipient, proof } }
            }
            "持证人陈述" => {
                let words = self.words();
                Command::Hear { heard: if words == "放弃" { Heard::Waived } else { Heard::Stated(words) } }
            }
            "不再处理证照" => Command::Desist { reasons: self.words() },
            "撤回证照" => {
                let ground = self.withdrawal()?;
                let compensation = self.take("补偿").unwrap_or_default().to_owned();
                Command::Withdraw { ground, reasons: self.words(), basis: self.bases()?, compensation }
            }
            "撤销证照" => {
                let ground = self.revocation()?;
                let harms_public = self.object() == "损害公益";
                let compensation = self.take("补偿").unwrap_or_default().to_owned();
                let (reasons, basis) = (self.words(), self.bases()?);
                Command::Revoke { ground, reasons, basis, harms_public, compensation }
            }
            "注销证照" => {
                let word = self.take("事由").ok_or("要写事由")?;
                let ground = *CancellationGround::ALL.iter().find(|it| it.zh().contains(word)).ok_or(NONE)?;
                Command::Cancel { ground, reasons: self.words(), basis: self.bases()? }
            }
            _ => return Ok(None),
        }))
    }

    fn withdrawal(&mut self) -> Result<WithdrawalGround, String> {
        let word = self.take("事由").ok_or("要写事由")?;
        Ok(*WithdrawalGround::ALL.iter().find(|it| it.zh().contains(word)).ok_or(NONE)?)
    }

    fn revocation(&mut self) -> Result<RevocationGround, String> {
        let word = self.take("事由").ok_or("要写事由")?;
        Ok(*RevocationGround::ALL.iter().find(|it| it.zh().contains(word)).ok_or(NONE)?)
    }

    /// `说明 SR-T4黄牌（审查）：现场多次补查`; `督办 SR-T4黄牌：三日内办结；日期 2026-03-20`; `整改回复 SR-T4黄牌：已补办；日期
    /// 2026-03-18`.
    pub(super) fn card_command(&mut self, stage: &Stage) -> Result<Option<(String, card::Command)>, String> {
        const VERBS: [&str; 10] =
            ["说明", "结牌", "摘牌", "督办", "监察建议", "整改回复", "自行整改", "申诉", "维持", "撤牌"];
        if !VERBS.contains(&self.verb()) {
            return Ok(None);
        }
        let wanted = self.object();
        let found = stage.cards.iter().find(|(_, card)| {
            card.state.finding.as_ref().is_some_and(|finding| super::words::card_name(finding) == wanted)
        });
        let name = found.map_or_else(|| wanted.to_owned(), |(name, _)| name.clone());
        let words = self.words();
        let command = match self.verb() {
            "说明" => card::Command::Explain { text: words },
            "结牌" => card::Command::Close { conclusion: words },
            "摘牌" => card::Command::Cancel { reason: words, exemption: self.exemption()? },
            "申诉" => card::Command::Appeal { reason: words, claims: self.exemption()? },
            "维持" => card::Command::DecideAppeal { verdict: Verdict::Uphold, reason: words },
            "撤牌" => {
                let exemption = self.exemption()?.ok_or("撤牌要写免责情形")?;
                card::Command::DecideAppeal { verdict: Verdict::TakeBack(exemption), reason: words }
            }
            "自行整改" => {
                let done_on = day(self.take("日期").ok_or("自行整改要写日期")?)?;
                card::Command::Correct { measures: words, done_on }
            }
            "整改回复" => {
                let done_on = day(self.take("日期").ok_or("整改回复要写日期")?)?;
                card::Command::Rectify { measures: words, done_on }
            }
            order => {
                let kind = *OrderKind::ALL.iter().find(|kind| kind.zh() == order).ok_or("没有这种文书")?;
                let until = day(self.take("日期").ok_or("要写哪天以前")?)?;
                card::Command::Order { kind, text: words, until }
            }
        };
        Ok(Some((name, command)))
    }

    /// `免责 不可抗力`
    fn exemption(&mut self) -> Result<Option<Exemption>, String> {
        let Some(word) = self.take("免责") else { return Ok(None) };
        Ok(Some(*Exemption::ALL.iter().find(|it| it.zh() == word).ok_or("没有这种免责情形")?))
    }
}

/// What a licence event says in a story.
pub(super) fn licence(event: &licence::Event) -> (&'static str, String) {
    use licence::Event;
    match event {
        Event::LicenceIssued { number, grant, .. } => {
            let until = grant.valid_until.map_or("长期".into(), |day| format!("有效期至{day}"));
            ("颁发证照", format!("{number}，{}，{until}", grant.name))
        }
        Event::MatterFiled { purpose, in_time, .. } => {
            let silence = if *in_time { "，沉默视为准予" } else { "" };
            ("证照有申请在办", format!("{}{silence}", purpose.zh()))
        }
        Event::MatterClosed { .. } => ("证照申请了结", String::new()),
        Event::LicenceRenewed { until, deemed, .. } => {
            ("证照延续", format!("有效期至{until}{}", if *deemed { "，视为准予" } else { "" }))
        }
        Event::LicenceChanged { content, .. } => ("证照变更", content.clone()),
        Event::TakingIntended { intended, limit, notice, .. } => (
            "事先告知",
            format!(
                "拟{}，{}，{}内陈述申辩，{}",
                intended.zh(),
                intended.ground(),
                super::words::span(*limit),
                notice.number
            ),
        ),
        Event::DocumentServed { document, service, receipt } => {
            ("送达文书", format!("{document}，{}，{}", service.mode.zh(), receipt.number))
        }
        Event::HolderHeard { heard } => ("听取陈述申辩", said(heard).into()),
        Event::IntentionDropped { .. } => ("不再处理", String::new()),
        Event::DocumentFiled { number, .. } => ("文书归卷", number.as_str().into()),
        Event::LicenceWithdrawn { ground, heard, ruling, .. } => {
            ("证照撤回", format!("{}，{}，{}", ground.zh(), said(heard), ruling.decision.number))
        }
        Event::LicenceRevoked { ground, heard, ruling, .. } => {
            ("证照撤销", format!("{}，{}，{}", ground.zh(), said(heard), ruling.decision.number))
        }
        Event::LicenceCancelled { ground, ruling } => {
            ("证照注销", format!("{}，{}", ground.zh(), ruling.decision.number))
        }
        Event::LicenceSurrendered { .. } => ("依申请注销", String::new()),
        Event::LicenceExpired { last_day } => ("证照失效", format!("有效期至{last_day}")),
    }
}

fn said(heard: &Heard) -> &'static str {
    match heard {
        Heard::Stated(_) => "已陈述",
        Heard::Waived => "放弃陈述",
        Heard::Silent => "逾期未陈述",
    }
}
