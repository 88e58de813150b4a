//! 申请: who comes to the hall on a day, for what, by which way, and what they hand in.
//!
//! Mondays and mornings are full, at noon the windows rest, at night only the net is awake. What an applicant leaves
//! out so that a correction follows is left out here.

use crate::{
    act::{Act, Order},
    case::{Matter, duty::may_follow, fate},
    chance::Chance,
    county::World,
    evasion::Trick,
    people::{EXAMPLE, Person, PersonKind},
};
use rules::{
    case::{
        ApplySource,
        material::{AUTHORISATION, Given, is_required},
    },
    clock::Limit,
    identifier::CitizenId,
    item::content::{
        CaseKind, Content, FieldKind, FormField, HandleForm, MaterialForm, OnlineDepth, Purpose,
        ServiceTarget,
    },
    name::{MaterialId, PersonId},
    time::{DAY_MS, Date, Instant, OfficeSeconds, day_number, previous_day},
};
use std::collections::BTreeMap;

/// How many come in each tenth of the office day: a peak in the morning, a smaller one after the break.
const TENTHS: &[u64] = &[9, 15, 17, 12, 7, 10, 13, 9, 6, 2];
/// How many apply over the net in each hour of the day.
const HOURS: &[u64] = &[1, 1, 0, 0, 0, 1, 2, 4, 8, 12, 14, 10, 6, 6, 9, 11, 10, 8, 6, 7, 9, 9, 6, 3];

/// What stands in fields whose label has such a word, where the item gives no example.
const USUAL: &[(&str, &str)] = &[
    ("民族", "汉族"),
    ("职业", "职员"),
    ("银行", "宁棠农村商业银行"),
    ("物种", "梅花鹿"),
    ("树种", "香樟"),
    ("学科", "语文"),
    ("执业范围", "内科专业"),
    ("国家", "新加坡"),
    ("工程名称", "综合楼扩建工程"),
    ("项目名称", "综合楼扩建项目"),
    ("项目", "综合楼扩建项目"),
    ("楼栋", "3号楼、5号楼"),
    ("车", "宁D·0A123"),
    ("号牌", "宁D·0A123"),
    ("就医", "棠安市"),
    ("意愿", "愿意从事服务行业"),
];

/// How likely an item is asked for: what is done on the spot is asked for most, large
/// projects least, and there are more people than firms. What renews, changes or cancels is asked for by nobody: the
/// county does not live long enough for its licences to grow old.
pub(crate) fn weight(content: &Content, chance: &mut Chance) -> u64 {
    if content.handling.purpose != Purpose::New {
        return 0;
    }
    let base = match (content.handling.case_kind, content.limits.promised) {
        (Some(CaseKind::OnTheSpot), _) => 9,
        (Some(CaseKind::Joint), _) => 1,
        (_, Some(limit)) => match days(limit) {
            0..=3 => 6,
            4..=7 => 5,
            8..=15 => 3,
            _ => 2,
        },
        _ => 2,
    };
    let for_people = content.subject.service_targets == [ServiceTarget::NaturalPerson];
    base * if for_people { 2 } else { 1 } * seen(content) * chance.between(50, 150)
}

/// How much more often than in life an item is asked for, so that a few hundred cases over hundreds of items still show
/// what a hall does: the department whose people the demo hands out has work, and special procedures happen.
fn seen(content: &Content) -> u64 {
    if content.body.department.as_str() == EXAMPLE {
        8
    } else if !content.limits.special_links.is_empty() {
        4
    } else {
        1
    }
}

/// A limit in working days, roughly.
pub(crate) fn days(limit: Limit) -> u64 {
    match limit {
        Limit::WorkingDays(days) => days.0.into(),
        Limit::CalendarDays(days) => (u64::from(days.0) * 5 / 7).max(1),
        Limit::OfficeSeconds(_) => 0,
    }
}

impl World {
    /// How many applications come on this day when `usual` come on a usual one.
    pub(crate) fn crowd(&self, day: Date, usual: u64, chance: &mut Chance) -> u64 {
        let permille = if !self.calendar.is_working_day(day) {
            120
        } else if !self.calendar.is_working_day(previous_day(day)) {
            1350
        } else {
            // Day number 0 was a Thursday.
            match (day_number(day) + 3).rem_euclid(7) {
                0 => 1350,
                1 => 1100,
                2 => 1000,
                3 => 950,
                _ => 850,
            }
        };
        usual * permille * chance.between(80, 120) / 100_000
    }

    /// One application of this day: an item, a way and a moment that fit together.
    pub(crate) fn arrival(&self, day: Date, handle: u64, chance: &mut Chance) -> Option<(Act, Matter)> {
        let open = self.calendar.is_working_day(day);
        let item = chance.weighted(&self.weights);
        let source = source(self.catalogue.items.get(item)?, open, chance)?;
        let at = if is_walk_in(source) || source == ApplySource::SelfServiceTerminal {
            let tenth = u64::try_from(chance.weighted(TENTHS)).unwrap_or(0);
            let used = (tenth * 100 + chance.below(100)) * self.office_day / 1000;
            self.calendar.moment(self.calendar.opening_of(day), OfficeSeconds(used.max(60)))
        } else {
            let hour = i64::try_from(chance.weighted(HOURS)).unwrap_or(0);
            let second = i64::try_from(chance.below(3600)).unwrap_or(0);
            Instant::midnight(day).plus_seconds(hour * 3600 + second)
        };
        self.application(item, source, at, handle)
    }

    /// One application at a given moment, by whatever way the item allows.
    pub(crate) fn application_now(
        &self,
        at: Instant,
        handle: u64,
        chance: &mut Chance,
    ) -> Option<(Act, Matter)> {
        let item = chance.weighted(&self.weights);
        let source = source(self.catalogue.items.get(item)?, true, chance)?;
        self.application(item, source, at, handle)
    }

    fn application(
        &self,
        item: usize,
        source: ApplySource,
        at: Instant,
        handle: u64,
    ) -> Option<(Act, Matter)> {
        let content = self.catalogue.items.get(item)?;
        let mut chance = Chance::of(self.seed, &format!("application {handle} {at}"));
        let (applicant, agent) = self.party(content, source, &mut chance)?;
        let clerk = self.clerk(content, &mut chance);
        let walk_in = is_walk_in(source);
        let near = Chance::of(self.seed, &format!("centre {handle} {at}"));
        let clerk = self.clerk_nearby(content, near).filter(|_| walk_in).or(clerk);
        let actor =
            if walk_in { clerk.clone()? } else { agent.clone().unwrap_or_else(|| applicant.id.clone()) };
        let answers: BTreeMap<String, String> = content
            .questions
            .iter()
            .filter_map(|question| Some((question.id.clone(), chance.pick(&question.answers)?.id.clone())))
            .collect();
        let form = self.form(content, applicant, at.day(), &mut chance);
        let mut fate = fate::draw(content, walk_in, &mut chance);
        let mut tricky = Chance::of(self.seed, &format!("trick {handle} {at}"));
        if let Some(trick) = self.tricks.draw(content, walk_in, &mut tricky) {
            fate = trick.bend(&fate, content, walk_in);
        }
        let mut materials = materials(content, &answers, walk_in, &mut chance);
        if fate.correction && !materials.is_empty() {
            materials.remove(chance.place(materials.len()));
        }
        if fate.defers {
            let follows = |given: &Given| {
                content.materials.iter().any(|material| material.id == given.material && may_follow(material))
            };
            materials.retain(|given| !follows(given));
        }
        // Whoever comes for somebody else brings the letter that says so (L-04).
        if agent.is_some() {
            let letter = MaterialId::from(AUTHORISATION);
            materials.push(Given { material: letter, form: MaterialForm::Paper, count: 1, files: vec![] });
        }
        let order = Order::Apply {
            handle,
            item: content.identity.task_code.clone(),
            applicant: applicant.id.clone(),
            agent: agent.clone(),
            source,
            answers,
            form: form.clone(),
            materials,
        };
        let applicant = applicant.id.clone();
        let act = Act { at, actor, order };
        let again = (fate.trick == Some(Trick::Resubmission)).then(|| Box::new(act.clone()));
        let matter = Matter::new(item, (applicant, agent, clerk), form, fate, chance);
        Some((act, Matter { again, ..matter }))
    }

    /// Who applies, and through whom.
    fn party(
        &self,
        content: &Content,
        source: ApplySource,
        chance: &mut Chance,
    ) -> Option<(&Person, Option<PersonId>)> {
        let asks_for = |kind| content.form.iter().any(|field| field.kind == kind);
        let natural = content.subject.service_targets.contains(&ServiceTarget::NaturalPerson);
        let enterprise = asks_for(FieldKind::CreditCode) || !natural;
        let kind = if enterprise { PersonKind::Enterprise } else { PersonKind::Citizen };
        let applicant = self.people.any(kind, chance)?;
        let through = match source {
            ApplySource::HelpAgent => 1000,
            _ if content.handling.presence_required => 0,
            _ if enterprise => 220,
            _ => 50,
        };
        let agent = if chance.permille(through) { self.people.any(PersonKind::Agent, chance) } else { None };
        Some((applicant, agent.map(|agent| agent.id.clone())))
    }

    /// Who sits at the window: the department's own post, or the comprehensive window (K-09). What is decided on
    /// the spot is taken by whoever may decide it.
    pub(crate) fn clerk(&self, content: &Content, chance: &mut Chance) -> Option<PersonId> {
        let own = self.people.holders(&content.process.acceptance_post);
        let comprehensive = &self.comprehensive;
        let elsewhere = !content.process.full_authorisation && chance.permille(250);
        let at = if (elsewhere || own.is_empty()) && !comprehensive.is_empty() { comprehensive } else { own };
        chance.pick(at).cloned()
    }

    /// Who sits at a service centre near the applicant that takes the item, for the most of them, who save themselves the way to the hall
    /// (LE1).
    fn clerk_nearby(&self, content: &Content, mut chance: Chance) -> Option<PersonId> {
        let clerks = self.nearby.get(&content.identity.task_code)?;
        let goes = !content.process.full_authorisation && chance.permille(800);
        goes.then(|| chance.pick(clerks).cloned()).flatten()
    }

    /// The form of the item, filled in.
    pub(crate) fn form(
        &self,
        content: &Content,
        applicant: &Person,
        today: Date,
        chance: &mut Chance,
    ) -> BTreeMap<String, String> {
        let filled = |field: &FormField, chance: &mut Chance| {
            let asked = field.required || chance.permille(600);
            asked.then(|| (field.key.clone(), self.field(field, applicant, today, chance)))
        };
        content.form.iter().filter_map(|field| filled(field, chance)).collect()
    }

    fn field(&self, field: &FormField, applicant: &Person, today: Date, chance: &mut Chance) -> String {
        let representative = applicant.representative.as_ref().and_then(|id| self.people.get(id));
        let natural = representative.unwrap_or(applicant);
        let someone = self.people.any(PersonKind::Citizen, chance).unwrap_or(natural);
        match field.kind {
            FieldKind::Text => self.text(field, applicant, natural, someone, chance),
            FieldKind::LongText if field.example.is_empty() => format!("{}详见所附材料。", field.label),
            FieldKind::LongText => field.example.clone(),
            FieldKind::Number => chance.between(2, 120).to_string(),
            FieldKind::Money => format!("{}.00", chance.between(5, 500) * 1000),
            FieldKind::Date if field.key == "birth" => birth(natural),
            FieldKind::Date => {
                // Births and pasts lie behind, plans ahead.
                let ahead = matches!(field.key.as_str(), "start" | "finish" | "date" | "due_date");
                let days = i64::try_from(chance.between(3, 300)).unwrap_or(3) * if ahead { 1 } else { -1 };
                Instant::midnight(today).plus_ms(days * DAY_MS).day().to_string()
            }
            FieldKind::Choice => chance.pick(&field.options).cloned().unwrap_or_default(),
            FieldKind::CitizenId if field.key == "citizen_id" => natural.id_number.clone(),
            FieldKind::CitizenId => someone.id_number.clone(),
            FieldKind::CreditCode => applicant.id_number.clone(),
            FieldKind::Phone => natural.phone.clone(),
            FieldKind::Address => applicant.address.clone(),
        }
    }

    fn text(
        &self,
        field: &FormField,
        applicant: &Person,
        natural: &Person,
        someone: &Person,
        chance: &mut Chance,
    ) -> String {
        let label = field.label.as_str();
        let says = |words: &[&str]| words.iter().any(|word| label.contains(word));
        if !field.example.is_empty() {
            field.example.clone()
        } else if field.key == "pinyin" {
            natural.name_en.clone()
        } else if field.key == "legal_representative" || (field.key == "applicant_name" && says(&["姓名"]))
        {
            natural.name.clone()
        } else if field.key == "applicant_name" {
            applicant.name.clone()
        } else if says(&["编号", "证号", "编码", "号码", "代码", "文号", "账号"]) {
            format!("DEMO{:010}", chance.below(10_000_000_000))
        } else if says(&["单位", "学校", "机构", "公司", "拟登记名称"]) {
            let firm = self.people.any(PersonKind::Enterprise, chance);
            firm.map_or_else(String::new, |firm| firm.name.clone())
        } else if says(&["姓名", "人", "园长", "校长"]) {
            someone.name.clone()
        } else if says(&["地点", "坐落", "户口", "区域"]) {
            natural.address.clone()
        } else {
            let usual = USUAL.iter().find(|(word, _)| label.contains(word));
            usual.map_or("见所附材料", |(_, text)| *text).into()
        }
    }
}

/// The birth date that the person's number tells.
fn birth(person: &Person) -> String {
    let number: Option<CitizenId> = person.id_number.parse().ok();
    number.map_or_else(String::new, |number| number.birth().to_string())
}

/// The required materials, complete.
fn materials(
    content: &Content,
    answers: &BTreeMap<String, String>,
    walk_in: bool,
    chance: &mut Chance,
) -> Vec<Given> {
    let holds = |when: &rules::item::content::When| answers.get(&when.question) == Some(&when.answer);
    let required = content.materials.iter().filter(|material| is_required(material, holds));
    required.map(|material| given(material, walk_in, chance)).collect()
}

/// A material as it is handed in: on paper at the window, as a file over the net, as far as the item allows.
pub(crate) fn given(material: &rules::item::content::Material, walk_in: bool, chance: &mut Chance) -> Given {
    let liked = if walk_in && chance.permille(850) { MaterialForm::Paper } else { MaterialForm::Electronic };
    let form = if material.forms.contains(&liked) {
        liked
    } else {
        material.forms.first().copied().unwrap_or(MaterialForm::Paper)
    };
    let count = material.original_count.max(material.copy_count).max(1);
    Given { material: material.id.clone(), form, count, files: vec![] }
}

/// Whether the application is handed in by somebody of the window.
pub(crate) const fn is_walk_in(source: ApplySource) -> bool {
    matches!(source, ApplySource::Window | ApplySource::Post | ApplySource::Express)
}

/// A way that the item allows; on days off only the ways over the net.
fn source(content: &Content, open: bool, chance: &mut Chance) -> Option<ApplySource> {
    let handling = &content.handling;
    let online = handling.online_depth.is_some_and(|depth| depth > OnlineDepth::Consult);
    let by = |form, permille: u64| u64::from(handling.handle_forms.contains(&form)) * permille;
    let ways = [
        (ApplySource::Window, by(HandleForm::Window, 480) * u64::from(open)),
        (ApplySource::DesktopWeb, by(HandleForm::Desktop, 240) * u64::from(online)),
        (ApplySource::MobileApp, by(HandleForm::Mobile, 200) * u64::from(online)),
        (ApplySource::Express, by(HandleForm::Express, 20) * u64::from(open)),
        (ApplySource::SelfServiceTerminal, 40 * u64::from(open && handling.self_service)),
        (ApplySource::HelpAgent, 25 * u64::from(open && online && !handling.presence_required)),
    ];
    let weights = ways.map(|(_, weight)| weight);
    if weights.iter().sum::<u64>() == 0 {
        return None;
    }
    ways.get(chance.weighted(&weights)).map(|(source, _)| *source)
}
