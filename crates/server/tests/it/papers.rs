//! The papers of a case: every kind says what it must, on the sheet and in the PDF, and to nobody else.

use crate::ground::{Browser, Ground};
use axum::http::StatusCode;
use rules::{
    case::{
        Case, Command, DeliveryMode, DocKind, Document, OfficersCommand, Proof, SpecialProcedureKind,
        StepResult, material::CorrectionItem, officers::SiteFindings,
    },
    clock::Limit,
    hall::Role,
    item::content::{Basis, Purpose},
    name::{Commitment, ItemCode, PersonId},
    time::WorkingDays,
};
use server::{
    office::{Order, Request, Who},
    people::{self, kind},
    web::papers::address_of,
};
use std::{io::Write, path::Path, process::Command as Process};
use store::vault::Datum;

const FOOD: &str = "market/food-business-licence";

pub(crate) struct Press {
    pub(crate) ground: Ground,
    pub(crate) applicant: PersonId,
}

impl Press {
    pub(crate) async fn new() -> Press {
        let ground = Ground::new().await;
        let applicant = PersonId::from("p-papers");
        let data = [Datum::new("p-papers", kind::NAME, "林晚".as_bytes())];
        let now = ground.clock.now().0;
        people::keep(&ground.front.store, "p-papers", &data, None, now).await.unwrap();
        Press { ground, applicant }
    }

    pub(crate) async fn ask(&self, who: Who, order: Order, sealed: Vec<Datum>) -> String {
        let request = Request::new(who, order).sealing(sealed);
        self.ground.front.office.ask(request).await.unwrap().done().unwrap()
    }

    pub(crate) fn staff(&self, post: &str) -> Who {
        Who::Staff(self.ground.holder(post, 0))
    }

    /// A case of the restaurant received at the window.
    pub(crate) async fn received(&self) -> String {
        self.received_without(&[]).await
    }

    /// The same without some of its materials.
    pub(crate) async fn received_without(&self, left_out: &[&str]) -> String {
        let form = Datum::new("p-papers", kind::FORM, b"{}");
        let code = Datum::new("p-papers", kind::QUERY_CODE, "K7Q4M2".as_bytes());
        let given = ["application", "layout", "rules", "catering-disposal"]
            .into_iter()
            .filter(|id| !left_out.contains(id))
            .map(|id| rules::case::material::Given {
                material: id.into(),
                form: rules::item::content::MaterialForm::Paper,
                count: 1,
                files: vec![],
            });
        let submit = Command::Submit {
            applicant: self.applicant.clone(),
            agent: None,
            source: rules::case::ApplySource::Window,
            answers: [("business", "catering"), ("network", "no")]
                .map(|(q, a)| (q.to_owned(), a.to_owned()))
                .into(),
            form: Commitment(form.commitment().0),
            query_code: Commitment(code.commitment().0),
            materials: given.collect(),
            licence: None,
            by_promise: false,
        };
        let order = Order::Apply(ItemCode(self.ground.item(FOOD)), submit);
        self.ask(self.staff("market/window"), order, vec![form, code]).await
    }

    pub(crate) async fn act(&self, post: &str, number: &str, command: Command) {
        self.ask(self.staff(post), Order::Case(number.to_owned(), command), vec![]).await;
    }

    /// The number of the last paper of a case.
    pub(crate) async fn last(&self, number: &str) -> String {
        let case = self.ground.front.store.dossier::<Case>(number).await.unwrap().unwrap();
        case.state.documents.last().unwrap().number.as_str().to_owned()
    }

    /// The last paper on the sheet and in the PDF must say all of this, and who issued it.
    async fn prints(&self, browser: &mut Browser, number: &str, wanted: &[&str]) {
        let case = self.ground.front.store.dossier::<Case>(number).await.unwrap().unwrap().state;
        self.prints_one(browser, case.documents.last().unwrap(), wanted).await;
    }

    /// The same of the last paper of this kind.
    pub(crate) async fn prints_kind(
        &self,
        browser: &mut Browser,
        number: &str,
        kind: DocKind,
        wanted: &[&str],
    ) {
        let case = self.ground.front.store.dossier::<Case>(number).await.unwrap().unwrap().state;
        let paper = case.documents.iter().rev().find(|document| document.kind == kind);
        self.prints_one(browser, paper.unwrap_or_else(|| panic!("there is no {kind:?}")), wanted).await;
    }

    /// The papers of the case in the order of their issue.
    pub(crate) async fn papers(&self, number: &str) -> Vec<Document> {
        self.ground.front.store.dossier::<Case>(number).await.unwrap().unwrap().state.documents
    }

    pub(crate) async fn prints_one(&self, browser: &mut Browser, paper: &Document, wanted: &[&str]) {
        let number = paper.number.as_str();
        let sheet = browser.get(&address_of(number)).await.ok();
        let pdf = browser.get(&format!("{}.pdf", address_of(number))).await.ok();
        assert_eq!(pdf.kind, "application/pdf");
        // With PAPERS=folder every paper is left there, to be looked at and pictured (docs/documents.md).
        if let Some(folder) = std::env::var_os("PAPERS") {
            let kind = serde_json::to_value(paper.kind).unwrap().as_str().unwrap().to_owned();
            std::fs::write(Path::new(&folder).join(format!("{kind}.pdf")), &pdf.bytes).unwrap();
            std::fs::write(Path::new(&folder).join(format!("{kind}.html")), &sheet.body).unwrap();
        }
        let text = text_of(&pdf.bytes);
        for words in wanted.iter().chain(&[number, "扫码核验", "制作"]) {
            sheet.says(words);
            let dense: String = words.split_whitespace().collect();
            assert!(text.contains(&dense), "the PDF of {number} does not say {words}: {text}");
        }
    }

    /// Review, site check and decision as far as the decision.
    pub(crate) async fn reviewed(&self, number: &str) {
        self.finish(number, "market/review", "review").await;
        self.site_checked(number).await;
        self.finish(number, "market/site", "site").await;
    }

    async fn finish(&self, number: &str, post: &str, step: &str) {
        let content = self.content(number).await;
        let points = content.process.step(&step.into()).unwrap().checklist.clone();
        let checklist = points.into_iter().map(|point| (point.id, true)).collect();
        let (step, opinion) = (step.into(), "符合要求".to_owned());
        self.act(post, number, Command::FinishStep { step, result: StepResult::Agree, opinion, checklist })
            .await;
    }

    /// Two look at the site, one writes it down, both sign (L-14).
    pub(crate) async fn site_checked(&self, number: &str) {
        let other = self.ground.holder("market/site", 1);
        let present = Datum::new("p-papers", kind::PARTY, "林早（店长）".as_bytes());
        let findings = SiteFindings {
            at: self.ground.clock.now(),
            place: "宁棠县河西路 12 号".to_owned(),
            findings: "后厨分区与图纸一致，消毒设施完好，冷藏温度 4℃。".to_owned(),
            present: Some(Commitment(present.commitment().0)),
            files: vec![],
        };
        let record =
            OfficersCommand::RecordSiteCheck { step: "site".into(), with: vec![other.clone()], findings };
        let order = Order::Case(number.to_owned(), Command::Officers(record));
        self.ask(self.staff("market/site"), order, vec![present]).await;
        let sign = Command::Officers(OfficersCommand::SignSiteCheck { step: "site".into() });
        self.ask(Who::Staff(other), Order::Case(number.to_owned(), sign), vec![]).await;
    }

    pub(crate) async fn content(&self, number: &str) -> rules::item::Content {
        let store = &self.ground.front.store;
        let case = store.dossier::<Case>(number).await.unwrap().unwrap().state;
        store::views::items::content(store.db(), case.item.as_str(), case.item_version)
            .await
            .unwrap()
            .unwrap()
    }

    async fn points(&self, number: &str) -> std::collections::BTreeMap<String, bool> {
        let content = self.content(number).await;
        let step = content.process.step(&"decide".into()).unwrap();
        step.checklist.iter().map(|point| (point.id.clone(), true)).collect()
    }
}

/// The text of a PDF without its blanks.
pub(crate) fn text_of(pdf: &[u8]) -> String {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(pdf).unwrap();
    let out = Process::new("pdftotext").args(["-enc", "UTF-8"]).arg(file.path()).arg("-").output().unwrap();
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    String::from_utf8(out.stdout).unwrap().split_whitespace().collect()
}

#[test]
fn a_decision_is_worded_after_the_kind_of_its_item() {
    use rules::item::content::ItemKind;
    use server::text::{Lang, law};
    let content = |file: &str| -> rules::item::Content {
        let (_, text) = county::EMBEDDED.iter().find(|(path, _)| path.ends_with(file)).unwrap();
        toml::from_str(text).unwrap()
    };
    let residence = content("items/police/residence-permit.toml");
    assert_eq!(residence.identity.kind, Some(ItemKind::AdministrativeConfirmation));
    let words = server::papers::granted(&residence, Purpose::New);
    assert!(words.contains("予以行政确认") && !words.contains("许可"), "{words}");
    let title = law::document(Lang::Zh, DocKind::GrantDecision, residence.identity.kind);
    assert_eq!(title, "行政确认决定书");
    let words = server::papers::granted(&content("items/market/food-business-licence.toml"), Purpose::New);
    assert!(words.contains("《中华人民共和国行政许可法》第三十八条第一款，准予行政许可"), "{words}");
}

#[tokio::test]
async fn every_paper_of_intake_says_what_it_must() {
    let press = Press::new().await;
    let mut clerk = press.ground.enter(&press.ground.holder("market/window", 0)).await;
    let number = press.received().await;
    press.prints(&mut clerk, &number, &["收件凭证", "份数", "收件人", "K7Q4M2", "3月9日（星期一）"]).await;
    let items =
        vec![CorrectionItem { material: Some("layout".into()), what: "没有标明人流走向".to_owned() }];
    press.act("market/window", &number, Command::RequestCorrection { items }).await;
    press
        .prints(&mut clerk, &number, &["补正材料告知书", "一次告知", "没有标明人流走向", "怎样才算合格"])
        .await;
    let number = press.received().await;
    press.act("market/window", &number, Command::Accept { deferred: vec![] }).await;
    press
        .prints(
            &mut clerk,
            &number,
            &["受理通知书", "受理日期", "2026年3月2日（星期一）", "作出决定的期限", "3月9日（星期一）"],
        )
        .await;
    let number = press.received().await;
    press
        .act("market/window", &number, Command::TellNotRequired { reason: "自用厨房不需要许可".to_owned() })
        .await;
    press.prints(&mut clerk, &number, &["不受理告知书", "自用厨房不需要许可"]).await;
    let number = press.received().await;
    let refuse = Command::RefuseAcceptance {
        reason: "超出职权".to_owned(),
        proper_body: "省市场监督管理局".to_owned(),
    };
    press.act("market/window", &number, refuse).await;
    press
        .prints(
            &mut clerk,
            &number,
            &["不予受理决定书", "超出职权", "省市场监督管理局", "行政复议", "行政诉讼"],
        )
        .await;
}

#[tokio::test]
async fn silence_is_acceptance_on_paper_too() {
    let press = Press::new().await;
    let mut clerk = press.ground.enter(&press.ground.holder("market/window", 0)).await;
    let number = press.received().await;
    press.ground.wind("2026-03-10T09:00:00+08:00").await;
    let mut clerk_later = press.ground.enter(&press.ground.holder("market/window", 0)).await;
    std::mem::swap(&mut clerk, &mut clerk_later);
    press
        .prints(&mut clerk, &number, &["受理通知书", "五个工作日内没有告知", "2026年3月2日（星期一）"])
        .await;
}

#[tokio::test]
async fn what_a_decision_says_beforehand_goes_by_what_it_does() {
    let press = Press::new().await;
    let content = press.content(&press.received().await).await;
    for (purpose, article, does) in [
        (Purpose::New, "第三十八条第一款", "核发"),
        (Purpose::Change, "第四十九条", "准予变更"),
        (Purpose::Renewal, "第五十条第二款", "准予延续"),
        (Purpose::Cancellation, "第七十条", "准予注销"),
    ] {
        let said = server::papers::granted(&content, purpose);
        assert!(said.contains(article) && said.contains(does), "{said}");
        assert_eq!(said.contains("核发"), purpose == Purpose::New, "{said}");
    }
}

#[tokio::test]
async fn what_moves_a_limit_is_told_with_both_days() {
    let press = Press::new().await;
    let mut clerk = press.ground.enter(&press.ground.holder("market/window", 0)).await;
    let number = press.received().await;
    press.act("market/window", &number, Command::Accept { deferred: vec![] }).await;
    let basis = Basis {
        law: "食品安全法".to_owned(), article: "第八十七条".to_owned(), ..Basis::default()
    };
    let needed = Limit::WorkingDays(WorkingDays(3));
    let kind = SpecialProcedureKind::Testing;
    press.act("market/review", &number, Command::StartSpecialProcedure { kind, needed, basis }).await;
    press
        .prints(&mut clerk, &number, &["特别程序告知书", "检测", "3 个工作日", "《食品安全法》第八十七条"])
        .await;
    press.act("market/review", &number, Command::EndSpecialProcedure { result: "合格".to_owned() }).await;
    let extend = Command::Extend { by: WorkingDays(5), reason: "需要异地核实".to_owned() };
    press.act("market/head", &number, extend).await;
    press
        .prints(
            &mut clerk,
            &number,
            &[
                "延期通知书",
                "林晚",
                "原法定期限",
                "延长后的法定期限",
                "原承诺期限",
                "3月9日",
                "3月16日",
                "需要异地核实",
                "（部门负责人）",
            ],
        )
        .await;
    let wanted = ["延期审批表", "3月9日", "3月16日", "需要异地核实", "批准时间", "第四十二条第一款"];
    press.prints_kind(&mut clerk, &number, DocKind::ExtensionApproval, &wanted).await;
    // The head's own form is in the file and not the applicant's to read.
    let case = press.ground.front.store.dossier::<Case>(&number).await.unwrap().unwrap().state;
    let inner = case.documents.iter().find(|document| document.kind.is_inner()).unwrap();
    let mut applicant = press.ground.enter(&press.applicant).await;
    assert_eq!(applicant.get(&address_of(inner.number.as_str())).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn decisions_and_the_proof_of_service_say_what_they_must() {
    let press = Press::new().await;
    let mut clerk = press.ground.enter(&press.ground.holder("market/window", 0)).await;
    let number = press.received().await;
    press.act("market/window", &number, Command::Accept { deferred: vec![] }).await;
    press.reviewed(&number).await;
    press
        .prints_kind(
            &mut clerk,
            &number,
            DocKind::SiteCheckRecord,
            &[
                "现场核查（勘验）笔录",
                "河西路",
                "消毒设施完好",
                "林早（店长）",
                "两名以上工作人员",
                "当事人或者在场人（签名）",
                "（签名）",
            ],
        )
        .await;
    // Everybody who was there has a line of their own to sign on.
    let known = press.ground.front.store.dossier::<Case>(&number).await.unwrap().unwrap().state;
    let staff = known.site_checks.values().next().unwrap().staff.clone();
    let names = server::people::Names::of(&press.ground.front.store, staff.iter().map(|one| one.as_str()));
    let names = names.await.unwrap();
    let lines: Vec<String> = staff.iter().map(|one| format!("核查人员{}（签名）", names.name(one))).collect();
    let wanted: Vec<&str> = lines.iter().map(String::as_str).collect();
    assert!(wanted.len() > 1);
    press.prints_kind(&mut clerk, &number, DocKind::SiteCheckRecord, &wanted).await;
    let checklist = press.points(&number).await;
    let grant =
        Command::Grant {
            content: "热食类食品制售".to_owned(), opinion: "同意".to_owned(), checklist
        };
    press.act("market/decide", &number, grant).await;
    press.prints(&mut clerk, &number, &["准予行政许可决定书", "热食类食品制售", "有效期", "5 年"]).await;
    let signed = Datum::new("p-papers", kind::RECIPIENT, "林早".as_bytes());
    let recipient = Commitment(signed.commitment().0);
    let witness = Some(recipient.clone());
    let proof = Proof { witness, ..Proof::default() };
    let deliver = Command::Deliver { mode: DeliveryMode::LeftInPlace, recipient, proof };
    press.ask(press.staff("hall/delivery"), Order::Case(number.clone(), deliver), vec![signed]).await;
    press
        .prints(
            &mut clerk,
            &number,
            &["送达回证", "林早", "留置送达", "见证人", "受送达人", "准予行政许可决定书"],
        )
        .await;
    let number = press.received().await;
    press.act("market/window", &number, Command::Accept { deferred: vec![] }).await;
    press.reviewed(&number).await;
    let basis =
        vec![Basis {
            law: "食品安全法".to_owned(), article: "第三十三条".to_owned(), ..Basis::default()
        }];
    let checklist = press.points(&number).await;
    let refuse =
        Command::Refuse {
            reasons: "与卫生间直接相通".to_owned(), basis, standard: String::new(), checklist
        };
    press.act("market/decide", &number, refuse).await;
    let wanted = ["不予行政许可决定书", "与卫生间直接相通", "《食品安全法》第三十三条", "六十日", "六个月"];
    press.prints(&mut clerk, &number, &wanted).await;
}

#[tokio::test]
async fn papers_are_for_those_they_concern() {
    let press = Press::new().await;
    let number = press.received().await;
    let address = address_of(&press.last(&number).await);
    let mut applicant = press.ground.enter(&press.applicant).await;
    applicant.get(&address).await.ok().says("林晚").says("K7Q4M2");
    let mut watcher = press.ground.enter_as(Role::Supervisor).await;
    watcher.get(&address).await.ok().says("林*").hides("林晚").hides("K7Q4M2");
    for mut other in [
        press.ground.enter(&PersonId::from("p-other")).await,
        press.ground.enter(&press.ground.holder("civil/window", 0)).await,
    ] {
        for place in [address.clone(), format!("{address}.pdf")] {
            assert_eq!(other.get(&place).await.status, StatusCode::NOT_FOUND);
        }
    }
    let guest = press.ground.guest().get(&address).await.onward();
    assert!(guest.starts_with("/sign-in"), "{guest}");
    assert_eq!(applicant.get("/papers/none").await.status, StatusCode::NOT_FOUND);
}
