//! 人员: the invented people of the county: staff for every post, officers, citizens, agents and enterprises.
//!
//! What is personal (names, numbers, addresses) is handed to the driver, who keeps it in the vault; events name
//! people by their opaque id alone. Every duty that the law keeps apart is held by different people (K-13, X-02):
//! nobody holds two posts, save the head of a department, who stands in for the decision post.

mod names;
mod numbers;
mod staff;

pub(crate) use staff::EXAMPLE;

use crate::chance::{Chance, fingerprint};
use rules::{
    hall::Role,
    name::{DepartmentId, PersonId, PostId},
};
use std::collections::{BTreeMap, BTreeSet};

/// 人员
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Opaque, stable for one seed.
    pub id: PersonId,
    /// What kind of account it is.
    pub kind: PersonKind,
    /// 姓名 or 名称
    pub name: String,
    /// The name in Latin letters.
    pub name_en: String,
    /// 登录名, unique.
    pub login: String,
    /// 职务
    pub title: String,
    /// The title in English.
    pub title_en: String,
    /// 公民身份号码 or 统一社会信用代码; well-formed, of a division that does not exist.
    pub id_number: String,
    /// 手机
    pub phone: String,
    /// 地址
    pub address: String,
    /// 部门, of staff.
    pub department: Option<DepartmentId>,
    /// 法定代表人, of enterprises.
    pub representative: Option<PersonId>,
}

/// 人员种类
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PersonKind {
    /// 工作人员
    Staff,
    /// 自然人
    Citizen,
    /// 代办员: a citizen who applies for others.
    Agent,
    /// 企业
    Enterprise,
}

/// 全体人员
#[derive(Clone, Debug, Default)]
pub struct People {
    all: Vec<Person>,
    places: BTreeMap<PersonId, usize>,
    kinds: BTreeMap<PersonKind, Vec<usize>>,
    logins: BTreeSet<String>,
    named: BTreeSet<String>,
    posts: BTreeMap<PostId, Vec<PersonId>>,
    heads: BTreeMap<DepartmentId, PersonId>,
    offices: Vec<(PersonId, Role)>,
    demo: Vec<(Role, PersonId)>,
}

/// How many citizens, agents and enterprises live in the county.
const CITIZENS: usize = 420;
const AGENTS: usize = 24;
const ENTERPRISES: usize = 160;

impl People {
    /// Everybody, staff first.
    #[must_use]
    pub fn all(&self) -> &[Person] {
        &self.all
    }

    /// The person of this id.
    #[must_use]
    pub fn get(&self, id: &PersonId) -> Option<&Person> {
        self.places.get(id).and_then(|place| self.all.get(*place))
    }

    /// Whether this is a member of staff, whose roles the hall gives.
    #[must_use]
    pub fn is_staff(&self, id: &PersonId) -> bool {
        self.get(id).is_some_and(|person| person.kind == PersonKind::Staff)
    }

    /// The holders of a post, A first.
    #[must_use]
    pub fn holders(&self, post: &PostId) -> &[PersonId] {
        self.posts.get(post).map_or(&[], Vec::as_slice)
    }

    /// The head of a department.
    #[must_use]
    pub fn head(&self, department: &DepartmentId) -> Option<&PersonId> {
        self.heads.get(department)
    }

    /// Offices outside the departments, in the order in which they are entrusted.
    #[must_use]
    pub fn offices(&self) -> &[(PersonId, Role)] {
        &self.offices
    }

    /// Whoever holds this office.
    #[must_use]
    pub fn officers(&self, role: Role) -> Vec<&PersonId> {
        self.offices.iter().filter(|(_, held)| *held == role).map(|(person, _)| person).collect()
    }

    /// One person for every role, to be tried in the demo with one click; a second supervisor, and an enterprise besides the citizen.
    #[must_use]
    pub fn demo(&self) -> Vec<(Role, &Person)> {
        self.demo.iter().filter_map(|(role, id)| Some((*role, self.get(id)?))).collect()
    }

    /// Anybody of a kind.
    pub(crate) fn any(&self, kind: PersonKind, chance: &mut Chance) -> Option<&Person> {
        let places = self.kinds.get(&kind)?;
        chance.pick(places).and_then(|place| self.all.get(*place))
    }

    /// Takes a person in; the id follows from what they are in the county, so that it outlives changes elsewhere.
    fn settle(&mut self, subject: &str, mut person: Person) -> PersonId {
        let id = PersonId::from(format!("demo-{:012x}", fingerprint(subject) & 0xffff_ffff_ffff));
        person.id = id.clone();
        let plain = person.login.clone();
        let mut number = 1;
        while !self.logins.insert(person.login.clone()) {
            number += 1;
            person.login = format!("{plain}{number}");
        }
        self.places.insert(id.clone(), self.all.len());
        self.kinds.entry(person.kind).or_default().push(self.all.len());
        self.all.push(person);
        id
    }

    /// A natural person with everything but a place in the county.
    fn natural(&mut self, place: &str, chance: &mut Chance) -> Person {
        let mut drawn = drawn_name(chance);
        // Two people of one name would only confuse whoever watches; there are far more names than people.
        for _ in 0..50 {
            if self.named.insert(drawn.0.clone()) {
                break;
            }
            drawn = drawn_name(chance);
        }
        let (name, name_en, login) = drawn;
        let year = chance.between(1958, 2003);
        let serial = u64::try_from(self.all.len()).unwrap_or(0) + 1;
        Person {
            id: PersonId::default(),
            kind: PersonKind::Citizen,
            name,
            name_en,
            login,
            title: Role::Citizen.zh().into(),
            title_en: "Applicant".into(),
            id_number: numbers::citizen_id(chance, year),
            phone: numbers::phone(serial),
            address: address(place, chance),
            department: None,
            representative: None,
        }
    }

    /// Citizens, agents and enterprises.
    fn inhabit(&mut self, seed: u64, place: &str) {
        let mut citizens = Vec::new();
        for number in 0..CITIZENS + AGENTS {
            let subject = format!("citizen {number}");
            let mut person = self.natural(place, &mut Chance::of(seed, &subject));
            if number >= CITIZENS {
                person.kind = PersonKind::Agent;
                person.title = Role::Agent.zh().into();
                person.title_en = "Agent".into();
            }
            citizens.push(self.settle(&subject, person));
        }
        for number in 0..ENTERPRISES {
            let subject = format!("enterprise {number}");
            let mut chance = Chance::of(seed, &subject);
            let representative = chance.pick(&citizens[..CITIZENS]).cloned();
            let person = self.enterprise(place, number, representative, &mut chance);
            self.settle(&subject, person);
        }
        for kind in [PersonKind::Citizen, PersonKind::Enterprise, PersonKind::Agent] {
            let role = if kind == PersonKind::Agent { Role::Agent } else { Role::Citizen };
            let first = self.all.iter().find(|person| person.kind == kind).map(|person| person.id.clone());
            self.demo.extend(first.map(|id| (role, id)));
        }
    }

    fn enterprise(
        &mut self,
        place: &str,
        number: usize,
        representative: Option<PersonId>,
        chance: &mut Chance,
    ) -> Person {
        // Walking through the products of both lists gives every enterprise a name of its own.
        let firm = names::FIRMS[number % names::FIRMS.len()];
        let trade = names::TRADES[(number / names::FIRMS.len() + number) % names::TRADES.len()];
        let serial = u64::try_from(number).unwrap_or(0) + 1;
        let phone = u64::try_from(self.all.len()).unwrap_or(0) + 1;
        Person {
            id: PersonId::default(),
            kind: PersonKind::Enterprise,
            name: format!("{place}{}{}有限公司", firm.0, trade.0),
            name_en: format!("{} {} Co., Ltd.", firm.1, trade.1),
            login: firm.1.to_lowercase(),
            title: "企业".into(),
            title_en: "Enterprise".into(),
            id_number: numbers::credit_code(serial),
            phone: numbers::phone(phone),
            address: address(place, chance),
            department: None,
            representative,
        }
    }
}

fn drawn_name(chance: &mut Chance) -> (String, String, String) {
    let letter = |list: &'static [(&str, &str)], chance: &mut Chance| list[chance.place(list.len())];
    let (surname, first) = (letter(names::SURNAMES, chance), letter(names::FIRST, chance));
    let second = letter(names::SECOND, chance);
    let latin = format!("{} {}", capital(surname.1), capital(&format!("{}{}", first.1, second.1)));
    let login = format!("{}{}{}", surname.1, first.1, second.1);
    (format!("{}{}{}", surname.0, first.0, second.0), latin, login)
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_ascii_uppercase().to_string() + letters.as_str())
}

/// An address in the county.
fn address(place: &str, chance: &mut Chance) -> String {
    let town = names::TOWNS[chance.place(names::TOWNS.len())].0;
    let road = names::ROADS[chance.place(names::ROADS.len())];
    format!("{place}{town}{road}{}号", chance.between(1, 288))
}

/// What the county is called: the hall's name as far as the word for a county, district or city.
pub(crate) fn county_name(hall: &str) -> String {
    let end = hall.char_indices().find(|(_, letter)| matches!(letter, '县' | '区' | '市' | '旗'));
    end.map_or_else(|| "本县".into(), |(at, letter)| hall[..at + letter.len_utf8()].to_string())
}
