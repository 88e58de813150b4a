//! What a county of a few weeks does not come to by itself, written down by hand so that every view has rows.

use super::{Scribe, Touched, decided, set};
use county::County;
use rules::{
    accountability::{self, Accountability, Answering, Measure},
    actor::Actor,
    base, bulletin,
    card::{self, Card, CardState},
    case::{self, Case},
    dossier::Known,
    hall,
    identifier::{CaseNumber, LicenceNumber},
    inspection::{self, Amiss, Month, MonthCounts, PatrolPoint, PatrolSubject},
    item::{self, content::UseLevel},
    licence,
    quota::{self, PlaceQueue},
    reform::{self, Round},
    standing::{self, Standing},
    supervision::{Finding, SupervisionLevel, rates::MonthTally},
    time::{Instant, next_day},
    wordbook,
};
use store::ledger::{Batch, key};

impl Scribe {
    /// One command on a bulletin.
    pub(crate) fn bulletin(
        &mut self,
        batch: &mut Batch<'_>,
        id: &str,
        command: bulletin::Command,
        actor: &Actor,
    ) -> Result<Touched, String> {
        let hall = &self.hall.state;
        let items = self.items.keys().collect();
        let context = bulletin::Context { now: self.now, actor, hall, items };
        let known = self.bulletins.entry(id.to_owned()).or_default();
        let done = decided(known, command, &context, actor, self.now)?;
        batch.append(id, &done).expect("appends");
        batch.views.bulletin(id, done.events(), done.after());
        *known = done.into_after();
        Ok(Touched::Other)
    }

    /// A draft is left unfinished, and a correction waits beside what is published (G-03).
    pub(crate) fn word_bulletins(&mut self, batch: &mut Batch<'_>) {
        let published = |known: &&Known<bulletin::Bulletin>| known.state.withdrawn.is_none();
        let known = self.bulletins.values().find(published).expect("a bulletin is published");
        let text = known.state.current().expect("an edition").text.clone();
        let id = self.bulletins.iter().find(|(_, known)| known.state.withdrawn.is_none());
        let id = id.expect("the same").0.clone();
        let mut better = text.clone();
        better.title.push('！');
        let actor = Actor::system();
        let correct = bulletin::Command::Correct { text: better, reason: "标题".into() };
        for (id, command) in [
            ("2026-draft", bulletin::Command::Draft(text)),
            (id.as_str(), correct),
            (id.as_str(), bulletin::Command::Submit),
        ] {
            self.bulletin(batch, id, command, &actor).expect("the system may");
        }
    }

    /// A month of patrols is over: it is drawn, and what follows from it is answered in part (S-16).
    pub(crate) fn inspect(&mut self, batch: &mut Batch<'_>) {
        let month = Month::of(self.now.day());
        let hall = self.hall.state.clone();
        let watcher = Actor { person: "s-supervisor".into(), roles: vec![hall::Role::Supervisor] };
        let department = hall.departments.keys().next().expect("a department").clone();
        let idle = MonthTally { items: 1, ..MonthTally::default() };
        let units = hall.departments.keys().take(2).map(|id| (id.clone(), idle)).collect();
        let patrol = |subject, text: &str| inspection::Command::RecordPatrol {
            subject,
            points: [PatrolPoint::Staffing].into(),
            amiss: Some(Amiss { text: text.into(), case: None, card: None }).filter(|it| !it.text.is_empty()),
        };
        let draw = inspection::Command::Draw(Box::new(MonthCounts { units, peers: vec![] }));
        let told = |text: &str| inspection::Command::Comment { text: text.into() };
        let system = Actor::system();
        let head = hall
            .posts
            .values()
            .find(|post| post.department == department && post.roles.contains(&hall::Role::DepartmentHead));
        let head = head.and_then(|post| post.holders.first()).map(|head| Actor::staff(head.clone(), &hall));
        let later = Instant::midnight(month.next().first()).plus_seconds(600);
        let mut acts = vec![
            (&watcher, patrol(PatrolSubject::Hall, ""), self.now),
            (&watcher, patrol(PatrolSubject::Department(department), "三号窗口无人"), self.now),
            (&system, draw, later),
            (&watcher, told("平稳"), later),
        ];
        let report = inspection::Command::Report { number: 1, text: "本月没有人申请".into() };
        acts.extend(head.as_ref().map(|head| (head, report, later)));
        for (actor, command, now) in acts {
            self.month(batch, month, command, actor, now).expect("they may");
        }
    }

    /// One command to the book of a month, decided as of this moment and recorded now.
    pub(crate) fn month(
        &mut self,
        batch: &mut Batch<'_>,
        month: Month,
        command: inspection::Command,
        actor: &Actor,
        now: Instant,
    ) -> Result<Touched, String> {
        let hall = &self.hall.state;
        let context = inspection::Context { now, actor, hall, month, former: None, names_are_known: true };
        let known = self.months.entry(month).or_default();
        let done = decided(known, command, &context, actor, self.now)?;
        batch.append(&month.to_string(), &done).expect("appends");
        *known = done.into_after();
        batch.views.month(&month.to_string(), known);
        Ok(Touched::Other)
    }

    /// The head of a licence's department withdraws it (L-38).
    pub(crate) fn withdraw_licence(&mut self, batch: &mut Batch<'_>, number: &LicenceNumber) {
        let department = &self.licences[number].state.department;
        let heads = |post: &&hall::Post| {
            post.department == *department && post.roles.contains(&hall::Role::DepartmentHead)
        };
        let head = self.hall.state.posts.values().find(heads).and_then(|post| post.holders.first());
        let actor = Actor::staff(head.expect("a head").clone(), &self.hall.state);
        let basis = vec![item::content::Basis {
            law: "行政许可法".into(),
            article: "第八条".into(),
            ..Default::default()
        }];
        let ground = licence::WithdrawalGround::SituationChanged;
        let intended = licence::Intended::Withdraw(ground);
        let intend =
            licence::Command::Intend { intended, reasons: "道路改线".into(), basis: basis.clone() };
        self.licence(batch, number, intend, &actor).expect("the head may");
        let hear = licence::Command::Hear { heard: licence::Heard::Stated("没有异议".into()) };
        self.licence(batch, number, hear, &actor).expect("the department may");
        let withdraw = licence::Command::Withdraw {
            ground,
            reasons: "道路改线".into(),
            basis,
            compensation: "按评估价补偿".into(),
        };
        self.licence(batch, number, withdraw, &actor).expect("the head may");
        let papers = self.licences[number].state.documents.clone();
        for paper in papers {
            let file = format!("sealed {}", paper.number).as_str().into();
            let command = licence::Command::FileDocument { number: paper.number, file };
            self.licence(batch, number, command, &Actor::system()).expect("the system may");
        }
    }

    /// A supervisor orders something on a card in writing (N-19); it lies in the card's file.
    pub(crate) fn order_on_a_card(&mut self, batch: &mut Batch<'_>) {
        let open = self.cards.iter().find(|(_, known)| !known.state.state.is_final());
        let name = open.map(|(name, _)| name.clone()).expect("a card is open");
        let actor = Actor { person: "s-supervisor".into(), roles: vec![hall::Role::Supervisor] };
        let order = card::Command::Order {
            kind: card::OrderKind::Notice,
            text: "三日内办结并书面回复".into(),
            until: next_day(self.now.day()),
        };
        self.card(batch, &name, order, &actor).expect("a supervisor may");
        let number = self.cards[&name].state.documents[0].number.clone();
        let command = card::Command::FileDocument { number, file: "sealed order".into() };
        self.card(batch, &name, command, &Actor::system()).expect("the system may");
    }

    /// The head of a department explains a card, adds to it and appeals; the same is found again before and after, and the appeal is
    /// granted: the card is taken back and raised anew for what came after it (S-07, S-11).
    pub(crate) fn contest_a_card(&mut self, batch: &mut Batch<'_>) {
        let supervisor = Actor { person: "s-supervisor".into(), roles: vec![hall::Role::Supervisor] };
        let weighs = |known: &&Known<Card>| {
            let is_plain = known
                .state
                .finding
                .as_ref()
                .is_some_and(|it| it.level > SupervisionLevel::Remind && it.limit.is_none());
            is_plain && known.state.state == CardState::Notified && known.state.causes.is_empty()
        };
        let candidates: Vec<(String, Finding)> = self
            .cards
            .iter()
            .filter(|(_, known)| weighs(known))
            .filter_map(|(name, known)| Some((name.clone(), known.state.finding.clone()?)))
            .collect();
        for (name, finding) in candidates {
            let heads = |post: &&hall::Post| {
                post.department == finding.department && post.roles.contains(&hall::Role::DepartmentHead)
            };
            let head = self.hall.state.posts.values().find(heads).and_then(|post| post.holders.first());
            let Some(head) = head.map(|head| Actor::staff(head.clone(), &self.hall.state)) else { continue };
            let found = |more: u64| {
                let last = finding.evidence.iter().max().copied().unwrap_or(0);
                let finding = Box::new(Finding { evidence: vec![last + more], ..finding.clone() });
                card::Command::Raise { finding, remark: String::new() }
            };
            let appeal = card::Command::Appeal { reason: "当天全县停电".into(), claims: None };
            self.card(batch, &name, found(1), &Actor::system()).expect("the system may");
            if self.card(batch, &name, appeal, &head).is_err() {
                continue;
            }
            self.card(batch, &name, found(2), &Actor::system()).expect("the system may");
            let reason = "供电部门证明停电属实".into();
            let verdict = card::Verdict::TakeBack(card::Exemption::ForceMajeure);
            let grant = card::Command::DecideAppeal { verdict, reason };
            self.card(batch, &name, grant, &supervisor).expect("a supervisor may");
            for text in ["当天全县停电，来电以后补办", "供电部门的证明已经附上"] {
                let explain = card::Command::Explain { text: text.into() };
                self.card(batch, &name, explain, &head).expect("the head may");
            }
            let card = &self.cards[&name].state;
            assert_eq!((card.raisings.len() > 1, card.supplements.len()), (true, 1));
            return;
        }
        panic!("no card could be appealed against");
    }

    /// A supervisor takes a card back.
    pub(crate) fn cancel_card(&mut self, batch: &mut Batch<'_>, name: &str) {
        let actor = Actor { person: "s-supervisor".into(), roles: vec![hall::Role::Supervisor] };
        let cancel = card::Command::Cancel { reason: "经核实属于系统故障".into(), exemption: None };
        self.card(batch, name, cancel, &actor).expect("a supervisor may");
    }

    /// The papers issued so far go into the files of their cases, as the errand that presses them leaves them.
    pub(crate) fn file_papers(&mut self, batch: &mut Batch<'_>, county: &mut County) {
        let of = |(number, known): (&CaseNumber, &Known<Case>)| {
            let number = number.clone();
            known
                .state
                .documents
                .iter()
                .map(move |document| (number.clone(), document.number.clone()))
                .collect::<Vec<_>>()
        };
        for (case, number) in self.cases.iter().flat_map(of).collect::<Vec<_>>() {
            let file = format!("sealed {number}").as_str().into();
            let command = case::Command::FileDocument { number, file };
            self.case(batch, &case, command, &Actor::system(), county).expect("the system may");
        }
    }

    /// Two departments answer for something that no case shows: one matter is served and may be appealed against,
    /// the other waits for the competent organ and is told what it decided.
    pub(crate) fn pursue(&mut self, batch: &mut Batch<'_>) {
        let supervisor = |name: &str| Actor { person: name.into(), roles: vec![hall::Role::Supervisor] };
        let [finds, decides] = ["s-finds", "s-decides"].map(supervisor);
        let department = self.hall.state.departments.keys().next().expect("a department").clone();
        let heads = |post: &&hall::Post| {
            post.department == department && post.roles.contains(&hall::Role::DepartmentHead)
        };
        let head = self.hall.state.posts.values().find(heads).and_then(|post| post.holders.first());
        let head = Actor::staff(head.expect("a head").clone(), &self.hall.state);
        let person = head.person.clone();
        for (id, course, sanction) in [
            ("2026-1", accountability::FaultCourse::OfDepartment, None),
            (
                "2026-2",
                accountability::FaultCourse::Outside { people: vec![person] },
                Some(accountability::Sanction::Warning),
            ),
        ] {
            let clue = accountability::Clue {
                number: id.into(),
                source: accountability::ClueSource::Audit,
                reference: "入驻检查".into(),
                case: None,
                evidence: vec![],
                department: department.clone(),
                violation: accountability::Violation::OutsideTheHall,
                facts: "sealed".into(),
            };
            let findings = accountability::Findings {
                violation: accountability::Violation::OutsideTheHall,
                severity: accountability::Severity::General,
                fee: None,
                course,
                evidence: vec![],
                facts: "sealed".into(),
            };
            let imposed = accountability::Imposed { measures: vec![Measure::OrderToCorrect], sanction };
            let proposal = Box::new(accountability::Proposal::Impose(imposed));
            let days = accountability::STATEMENT.0;
            let subject = 1;
            let mut acts = vec![
                (&finds, accountability::Command::Record(Box::new(clue))),
                (&finds, accountability::Command::TakeUp),
                (&finds, accountability::Command::Verify(Box::new(findings))),
                (&finds, accountability::Command::Tell { subject, document: "告1号".into(), days }),
                (&head, accountability::Command::State { subject, statement: None }),
                (&finds, accountability::Command::Propose { subject, proposal }),
                (&decides, accountability::Command::Decide { subject, document: "追1号".into() }),
            ];
            if let Some(sanction) = sanction {
                let decision = accountability::OrganDecision {
                    organ: "县监委".into(),
                    document: "政1号".into(),
                    sanction: Some(sanction),
                    decided_on: self.now.day(),
                };
                acts.push((&decides, accountability::Command::RecordSanction { subject, decision }));
            }
            let (mode, on) = (case::DeliveryMode::Direct, self.now.day());
            acts.push((&decides, accountability::Command::Serve { subject, mode, on }));
            let mut known = Known::<Accountability>::default();
            for (actor, command) in acts {
                let hall = &self.hall.state;
                let context = accountability::Context { now: self.now, actor, hall, case: None };
                let done = decided(&known, command, &context, actor, self.now).expect("they may");
                batch.append(id, &done).expect("appends");
                batch.views.accountability(id, done.events(), done.after());
                let wake = done.after().state.next_wake(&hall.calendar);
                batch.views.alarm(key::<Accountability>(id), wake);
                set(&mut self.alarms, key::<Accountability>(id), wake);
                known = done.into_after();
            }
            let one = &known.state.subjects[&1].one.who;
            assert_eq!(matches!(one, Answering::Department(_)), sanction.is_none());
        }
    }

    /// The list of the level above comes in two editions, one of them taken back (I-01), and a word is learned.
    pub(crate) fn list_and_words(&mut self, batch: &mut Batch<'_>) {
        let actor = Actor::system();
        let head = |number: &str| base::EditionHead {
            number: number.into(),
            name: "省目录".into(),
            issued_by: "省政务服务管理局".into(),
            effective_on: self.now.day(),
        };
        let entries: Vec<base::BaseEntry> = (0..base::CHUNK + 3)
            .map(|n| base::BaseEntry {
                code: format!("c{n}"),
                name: format!("第{n}项"),
                ..Default::default()
            })
            .collect();
        let load = |number: &str| base::Command::Load { head: head(number), entries: entries.clone() };
        let withdraw = base::Command::Withdraw { reason: "发错了".into() };
        for (id, commands) in [("2026-1", vec![load("2026-1")]), ("2026-2", vec![load("2026-2"), withdraw])] {
            let mut known = Known::<base::BaseEdition>::default();
            for command in commands {
                let context = base::Context { actor: &actor };
                let done = decided(&known, command, &context, &actor, self.now).expect("the system may");
                batch.append(id, &done).expect("appends");
                batch.views.base(id, done.events(), done.after());
                known = done.into_after();
            }
        }
        let meaning = wordbook::Meaning { means: vec!["取水许可".into()], back: false };
        let commands = [
            wordbook::Command::Set { word: "打井".into(), meaning },
            wordbook::Command::Remove { word: "领证".into() },
        ];
        let mut known = Known::<wordbook::WordBook>::default();
        for command in commands {
            let context = wordbook::Context { actor: &actor };
            let done = decided(&known, command, &context, &actor, self.now).expect("the system may");
            batch.append(wordbook::NAME, &done).expect("appends");
            batch.views.words(done.events());
            known = done.into_after();
        }
    }

    /// A round of reform delegates a power of which a case is open, with a paper, and hands the case over (D-03, D-06).
    pub(crate) fn reform(&mut self, batch: &mut Batch<'_>) {
        let is_open = |known: &&Known<Case>| {
            let item = self.items[&known.state.item].state.state();
            !known.state.is_over() && item == item::ItemState::Published
        };
        let case = self.cases.values().find(is_open).expect("a case is open").state.clone();
        let number = case.number.clone().expect("it was submitted");
        let day = self.now.day();
        let opening = reform::RoundOpening {
            number: "2026-1".into(),
            name: "向乡镇放权".into(),
            basis: "宁政发〔2026〕3号".into(),
            from: day,
            until: day,
            limits: reform::RoundLimits::default(),
        };
        let body = "城关镇人民政府".to_owned();
        let terms = reform::Terms {
            kind: reform::AdjustKind::DelegateDown,
            item: case.item.clone(),
            name: "下放的事项".into(),
            content: String::new(),
            department: case.department.clone(),
            cause: reform::AdjustCause::Reform,
            cause_on: day,
            reason: "就近办理".into(),
            affected: String::new(),
            basis: "宁政发〔2026〕3号".into(),
            by: Some(reform::DelegatedBy::Government),
            way: Some(reform::DelegationWay::Delegated),
            from_body: "县局".into(),
            to_body: body.clone(),
            to_level: Some(UseLevel::Town),
            region: String::new(),
            execution_on: day,
            duty: "受理、决定".into(),
            training: String::new(),
            staff: String::new(),
            means: String::new(),
            seals: String::new(),
            supervision_plan: "每季度抽查".into(),
            supervisor: String::new(),
        };
        let opinion = |test| reform::Command::GiveOpinion {
            number: 1,
            worded: 1,
            test,
            agrees: true,
            words: "同意".into(),
        };
        let paper = reform::TakeOverPaper::Plan;
        let mut commands = vec![reform::Command::Open(opening), reform::Command::Propose(Box::new(terms))];
        commands.extend(reform::AdjustTest::ALL.iter().map(|test| opinion(*test)));
        commands.extend([
            reform::Command::FileAttachment { number: 1, paper, file: "plan".into() },
            reform::Command::Approve { number: 1, worded: 1, document: "宁政函〔2026〕8号".into() },
            reform::Command::Publish { number: 1, worded: 1 },
            reform::Command::Execute { number: 1 },
            reform::Command::HandOver { number: 1, cases: vec![number], to: body },
        ]);
        let mut known = Known::<Round>::default();
        for command in commands {
            known = self.reforms(batch, known, command, &case);
        }
    }

    /// One command on a round by the system, with what it means for the item.
    fn reforms(
        &mut self,
        batch: &mut Batch<'_>,
        known: Known<Round>,
        command: reform::Command,
        case: &Case,
    ) -> Known<Round> {
        let actor = Actor::system();
        let context = reform::Context {
            now: self.now,
            actor: &actor,
            hall: &self.hall.state,
            items: self.items.iter().map(|(code, known)| (code, &known.state)).collect(),
            cases: case.number.iter().map(|number| (number, case)).collect(),
        };
        let done = decided(&known, command, &context, &actor, self.now).expect("the system may");
        batch.append("2026-1", &done).expect("appends");
        batch.views.reform("2026-1", done.events(), done.after());
        for event in done.events() {
            if let Some((code, command)) = reform::follows(&done.after().state, &event.event) {
                self.item(batch, code, command, &actor).expect("it follows");
            }
        }
        done.into_after()
    }

    /// Somebody's promise turns out to be broken (P-09), and one place of a limited item is waited for (L-35).
    pub(crate) fn note_breach(&mut self, batch: &mut Batch<'_>, number: &CaseNumber) {
        let actor = Actor::system();
        let case = &self.cases[number].state;
        let content = self.items[&case.item].state.content(case.item_version).expect("a version");
        let context = standing::Context {
            now: self.now,
            actor: &actor,
            hall: &self.hall.state,
            person: &case.applicant,
            case: Some((case, content)),
        };
        let command =
            standing::Command::NotePromiseBroken { case: number.clone(), facts: "未整改".into() };
        let noted = decided(&Known::<Standing>::default(), command, &context, &actor, self.now);
        let noted = noted.expect("the system may");
        batch.append(case.applicant.as_str(), &noted).expect("appends");
        batch.views.standing(case.applicant.as_str(), noted.after());
        let queue = quota::Command::Queue { case: number.clone(), accepted_on: self.now.day() };
        let context = quota::Context { actor: &actor };
        let queued = decided(&Known::<PlaceQueue>::default(), queue, &context, &actor, self.now);
        let queued = queued.expect("the system may");
        batch.append(case.item.as_str(), &queued).expect("appends");
        batch.views.places(case.item.as_str(), queued.after());
    }
}
