//! 目录清单: an edition comes whole or not at all, and how an item stands to the list is said element by element (I-01 … I-03).

use crate::stage::complete;
use rules::{
    actor::Actor,
    base::{
        BaseEdition, BaseElement, BaseEntry, BaseList, BaseStanding, CHUNK, Command, Context, EditionHead,
        Event, ItemElements, Refusal,
    },
    dossier::{Known, Stamp, decide},
    hall::Role,
    item::{
        content::{Basis, ItemKind, UseLevel},
        quality::{FindingKind, beside_base},
    },
    name::PersonId,
    time::{Date, Instant},
    wordbook::{self, Meaning, WordBook},
};
use std::collections::BTreeMap;

fn day(text: &str) -> Date {
    text.parse().expect("a day")
}

fn stamp() -> Stamp {
    let at = Instant::midnight(day("2026-03-02"));
    Stamp { actor: PersonId::from("manager"), happened_at: at, recorded_at: at }
}

fn manager() -> Actor {
    Actor { person: PersonId::from("manager"), roles: vec![Role::HallManager] }
}

fn head() -> EditionHead {
    EditionHead {
        number: "2026-1".into(),
        name: "省目录".into(),
        issued_by: "省政务服务管理局".into(),
        effective_on: day("2026-01-01"),
    }
}

fn entry(code: &str, name: &str) -> BaseEntry {
    BaseEntry {
        code: code.into(),
        name: name.into(),
        kind: Some(ItemKind::AdministrativeLicence),
        department: "水利局".into(),
        levels: vec![UseLevel::County],
        basis: "《中华人民共和国水法》".into(),
        ..BaseEntry::default()
    }
}

fn item(code: &str, name: &str) -> ItemElements {
    ItemElements {
        task_code: format!("T{code}"),
        code: code.into(),
        name: name.into(),
        kind: Some(ItemKind::AdministrativeLicence),
        department: "water".into(),
        level: Some(UseLevel::County),
        basis: vec!["中华人民共和国水法第七条".into(), "取水许可条例第二条".into()],
        ..ItemElements::default()
    }
}

fn load(edition: &Known<BaseEdition>, head: EditionHead, entries: Vec<BaseEntry>) -> Result<usize, Refusal> {
    let actor = manager();
    let command = Command::Load { head, entries };
    decide(edition, command, &Context { actor: &actor }, &stamp()).map(|done| done.events().len())
}

#[test]
fn an_edition_comes_whole_or_not_at_all() {
    let none = Known::<BaseEdition>::default();
    let entries: Vec<BaseEntry> = (0..=CHUNK).map(|n| entry(&format!("c{n}"), "取水许可")).collect();
    let actor = manager();
    let command = Command::Load { head: head(), entries: entries.clone() };
    let done = decide(&none, command, &Context { actor: &actor }, &stamp()).unwrap();
    assert_eq!(done.events().len(), 3, "the head and two chunks");
    assert!(matches!(&done.events()[1].event, Event::EntriesLoaded { entries } if entries.len() == CHUNK));
    let known = done.into_after();
    assert_eq!(known.state.entries as usize, CHUNK + 1);
    assert_eq!(load(&known, head(), entries.clone()), Err(Refusal::NumberTaken));
    let clerk = Actor { person: PersonId::from("clerk"), roles: vec![Role::WindowClerk] };
    let asked = Command::Withdraw { reason: "发错了".into() };
    let refused = decide(&known, asked.clone(), &Context { actor: &clerk }, &stamp()).unwrap_err();
    assert_eq!(refused, Refusal::NotEntitled);
    let silent = Command::Withdraw { reason: " ".into() };
    assert_eq!(decide(&known, silent, &Context { actor: &actor }, &stamp()).unwrap_err(), Refusal::NoReason);
    let known = decide(&known, asked.clone(), &Context { actor: &actor }, &stamp()).unwrap().into_after();
    assert_eq!(known.state.withdrawn.as_deref(), Some("发错了"));
    let again = decide(&known, asked, &Context { actor: &actor }, &stamp()).unwrap_err();
    assert_eq!(again, Refusal::NoSuchEdition);
    let twice = vec![entry("1", "取水许可"), entry("1", "取水许可")];
    for (head, entries, why) in [
        (EditionHead { number: "省".into(), ..head() }, entries.clone(), Refusal::NumberForm),
        (EditionHead { name: " ".into(), ..head() }, entries.clone(), Refusal::Words("name".into())),
        (head(), vec![], Refusal::NoEntries),
        (head(), twice, Refusal::SameCode("1".into())),
        (head(), vec![entry("1", "")], Refusal::Entry("1".into())),
        (head(), vec![entry("1", &"长".repeat(301))], Refusal::Entry("1".into())),
    ] {
        assert!(why.rule().starts_with("I-"));
        assert_eq!(load(&none, head, entries), Err(why));
    }
}

#[test]
fn how_an_item_stands_is_said_element_by_element() {
    let today = day("2026-03-02");
    let cancelled = BaseEntry { cancelled_on: Some(today), ..entry("3", "水井登记") };
    let replaced = BaseEntry { replaced_by: "1".into(), ..entry("4", "打井许可") };
    let later = BaseEntry { cancelled_on: Some(day("2026-03-03")), ..entry("5", "排水许可") };
    let above = BaseEntry { levels: vec![UseLevel::Province], ..entry("6", "省级水工程许可") };
    let now = vec![entry("1", "取水许可"), entry("2", "河道采砂许可"), cancelled, replaced, later, above];
    let list = BaseList::new(now, vec![entry("7", "从前的许可")]);
    let departments = BTreeMap::from([("water".to_owned(), "宁棠县水利局".to_owned())]);
    let judge = |item: &ItemElements| list.judge(item, "宁棠县水利局", today);
    assert_eq!(judge(&item("1", "取水许可")), None, "places and further laws do not count");
    let part = ItemElements { main_item: "取水许可".into(), ..item("1", "取水许可延续") };
    assert_eq!(judge(&part), None, "a handling item agrees by its main item");
    assert_eq!(judge(&item("5", "排水许可")), None, "it lives until the day before");
    let standing = |item: &ItemElements| judge(item).map(|gap| gap.standing);
    assert_eq!(standing(&item("3", "水井登记")), Some(BaseStanding::Ended));
    assert_eq!(standing(&item("4", "打井许可")), Some(BaseStanding::Ended));
    assert_eq!(
        standing(&item("7", "从前的许可")),
        Some(BaseStanding::Ended),
        "the new edition has dropped it"
    );
    assert_eq!(standing(&item("9", "养鱼登记")), Some(BaseStanding::Own));
    let baseless = ItemElements { basis: vec![], ..item("9", "养鱼登记") };
    assert_eq!(standing(&baseless), Some(BaseStanding::OwnWithoutBasis));
    let other = ItemElements {
        name: "取水审批".into(),
        kind: Some(ItemKind::PublicService),
        level: Some(UseLevel::Town),
        basis: vec!["取水许可条例第二条".into()],
        ..item("1", "")
    };
    let gap = list.judge(&other, "宁棠县农业局", today).unwrap();
    let elements: Vec<BaseElement> = gap.elements.iter().map(|one| one.element).collect();
    let all = [
        BaseElement::Name,
        BaseElement::Kind,
        BaseElement::Department,
        BaseElement::Basis,
        BaseElement::Level,
    ];
    assert_eq!((gap.standing, elements.as_slice()), (BaseStanding::Differs, &all[..]));
    let coded = judge(&item("8", "取水许可")).unwrap();
    assert_eq!(coded.elements[0].element, BaseElement::Code, "found by its name");
    let items = [item("1", "取水许可"), item("3", "水井登记"), item("9", "养鱼登记")];
    let gaps = list.compare(&items, &departments, &[UseLevel::County], today);
    let standings: Vec<(BaseStanding, &str)> = gaps.iter().map(|gap| (gap.standing, gap.key().1)).collect();
    let open = BaseStanding::NotImplemented;
    let wanted = [(open, "2"), (open, "5"), (BaseStanding::Ended, "3"), (BaseStanding::Own, "")];
    assert_eq!(standings, wanted, "what is for the province alone is not missing here");
}

#[test]
fn what_the_list_shows_is_a_finding_at_its_field() {
    let mut content = complete();
    content.power.setting_basis = vec![Basis { law: "水法".into(), ..Basis::default() }];
    let elements = ItemElements::of(&content);
    let listed = BaseEntry { name: "别的名称".into(), ..entry(&elements.code, "") };
    let list = BaseList::new(vec![listed], vec![]);
    let gap = list.judge(&elements, "水利局", day("2026-03-02")).unwrap();
    let found = beside_base(&content, Some(&gap));
    assert!(
        found.iter().any(|one| one.field == "identity.name" && one.kind == FindingKind::DiffersFromBaseList)
    );
    assert!(beside_base(&content, None).is_empty());
    let own = BaseList::new(vec![entry("other", "别的")], vec![]);
    let gap = own.judge(&elements, "水利局", day("2026-03-02"));
    assert_eq!(beside_base(&content, gap.as_ref())[0].kind, FindingKind::NotInBaseList);
    let ended =
        BaseList::new(vec![BaseEntry { replaced_by: "x".into(), ..entry(&elements.code, "旧") }], vec![]);
    let gap = ended.judge(&elements, "水利局", day("2026-03-02"));
    assert_eq!(beside_base(&content, gap.as_ref())[0].kind, FindingKind::EndedInBaseList);
}

#[test]
fn words_are_taught_changed_and_taken_out() {
    let actor = manager();
    let context = wordbook::Context { actor: &actor };
    let set = |word: &str, means: &[&str]| wordbook::Command::Set {
        word: word.into(),
        meaning: Meaning { means: means.iter().map(|one| (*one).to_owned()).collect(), back: false },
    };
    let none = Known::<WordBook>::default();
    let refused = |command| decide(&none, command, &context, &stamp()).unwrap_err();
    assert_eq!(refused(set("井", &["取水许可"])), wordbook::Refusal::Word);
    assert_eq!(refused(set("打|井", &["取水许可"])), wordbook::Refusal::Word);
    assert_eq!(refused(set("打井", &[])), wordbook::Refusal::Means);
    assert_eq!(refused(set("打井", &["打井"])), wordbook::Refusal::Itself);
    let clerk = Actor { person: PersonId::from("clerk"), roles: vec![Role::WindowClerk] };
    let as_clerk = wordbook::Context { actor: &clerk };
    let why = decide(&none, set("打井", &["取水许可"]), &as_clerk, &stamp()).unwrap_err();
    assert_eq!((why, why.rule()), (wordbook::Refusal::NotEntitled, "X-02"));
    let done = decide(&none, set(" 打井 ", &["取水许可", "取水许可"]), &context, &stamp()).unwrap();
    assert_eq!(done.events().len(), 1);
    let known = done.into_after();
    assert_eq!(known.state.words["打井"].as_ref().unwrap().means, ["取水许可"], "trimmed, and each once");
    let same = decide(&known, set("打井", &["取水许可"]), &context, &stamp()).unwrap();
    assert!(same.events().is_empty(), "nothing new");
    let remove = wordbook::Command::Remove { word: "打井".into() };
    let known = decide(&known, remove, &context, &stamp()).unwrap().into_after();
    assert_eq!(known.state.words["打井"], None);
}
