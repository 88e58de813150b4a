//! What is doubtful about items is listed as the rules find it, in force and in draft, and pages do not repeat.

use crate::{
    ground::{both_empty, open_store},
    scribe::{Scribe, county},
};
use rules::{
    actor::Actor,
    item::{
        Command,
        completeness::completeness,
        quality::{FindingKind, findings},
    },
    name::ItemCode,
};
use std::collections::{BTreeMap, BTreeSet};
use store::{
    Db,
    views::quality::{self, Filter, Found, Stage},
};

#[test]
fn findings_are_listed_as_the_rules_find_them() {
    both_empty(|url| async move {
        let store = open_store(&url).await;
        let mut county = county(1, 1);
        let mut scribe = Scribe::founded(&store, &mut county).await;
        let db = store.db();
        let codes: Vec<String> = scribe.items.keys().map(|code| code.0.clone()).collect();
        as_the_rules_find(db, &scribe, &codes).await;
        paged(db).await;
        // A draft behind what is in force: both are listed, each with its own.
        let code = ItemCode(codes[0].clone());
        let namesake = scribe.items[&ItemCode(codes[1].clone())].state.current().expect("in force").1.clone();
        let mut draft = scribe.items[&code].state.current().expect("in force").1.clone();
        draft.identity.search_words.clear();
        draft.identity.name = namesake.identity.name.clone();
        draft.body.department = namesake.body.department.clone();
        let mut batch = store.batch().await.expect("begins");
        let asked = Command::Draft(Box::new(draft));
        scribe.item(&mut batch, code.clone(), asked, &Actor::system()).expect("drafts");
        batch.commit(scribe.now).await.expect("commits");
        as_the_rules_find(db, &scribe, &codes).await;
        let no_words = Filter { kind: Some(FindingKind::NoSearchWords), ..Filter::default() };
        let listed = quality::page(db, &no_words, 100).await.expect("answers");
        assert_eq!(listed.len(), 1);
        assert_eq!(listed[0].code, code.0);
        let other = Filter { department: Some("nowhere".into()), ..no_words };
        assert!(quality::page(db, &other, 100).await.expect("answers").is_empty());
        // Two of one name: only once both are in force, for a draft that nobody reads misleads nobody.
        let same = Filter { kind: Some(FindingKind::SameName), ..Filter::default() };
        assert!(quality::page(db, &same, 100).await.expect("answers").is_empty());
        let mut batch = store.batch().await.expect("begins");
        // For the hall and for the legal office (I-02).
        let review = || Command::Review { opinion: "可以".into() };
        for command in [review(), review(), Command::Publish] {
            scribe.item(&mut batch, code.clone(), command, &Actor::system()).expect("publishes");
        }
        batch.commit(scribe.now).await.expect("commits");
        let listed = quality::page(db, &same, 100).await.expect("answers");
        let listed: BTreeSet<&str> = listed.iter().map(|row| row.code.as_str()).collect();
        assert_eq!(listed, [codes[0].as_str(), codes[1].as_str()].into());
        let found = quality::found(db, &[&codes[1]]).await.expect("answers");
        assert!(found.iter().any(|one| one.kind == FindingKind::SameName && one.field == "identity.name"));
        // What was cancelled nobody betters.
        let mut batch = store.batch().await.expect("begins");
        let cancel = Command::Cancel { reason: "取消".into() };
        scribe.item(&mut batch, code, cancel, &Actor::system()).expect("cancels");
        batch.commit(scribe.now).await.expect("commits");
        assert!(quality::found(db, &[&codes[0]]).await.expect("answers").is_empty());
        assert!(quality::page(db, &same, 100).await.expect("answers").is_empty());
    });
}

async fn as_the_rules_find(db: &Db, scribe: &Scribe, codes: &[String]) {
    let asked: Vec<&str> = codes.iter().map(String::as_str).collect();
    let listed = quality::found(db, &asked).await.expect("answers");
    let whole = quality::complete(db, &asked).await.expect("answers");
    let mut expected: Vec<Found> = Vec::new();
    for code in codes {
        let item = &scribe.items[&ItemCode(code.clone())].state;
        let (latest, version) = item.latest().expect("a version");
        let sum = completeness(&version.content);
        assert_eq!(whole[code], (sum.filled, sum.of));
        let mut stages = vec![(Stage::Published, item.current().expect("in force").1)];
        if item.in_force != Some(latest) {
            stages.push((Stage::Draft, &version.content));
        }
        for (stage, content) in stages {
            let mut kinds: BTreeMap<FindingKind, (u32, String)> = BTreeMap::new();
            for found in findings(content) {
                kinds.entry(found.kind).or_insert((0, found.field)).0 += 1;
            }
            let code = code.clone();
            expected.extend(kinds.into_iter().map(|(kind, (times, field))| Found {
                code: code.clone(),
                stage,
                kind,
                times,
                field,
            }));
        }
    }
    assert!(!expected.is_empty(), "the county is too good");
    assert_eq!(listed, expected);
}

async fn paged(db: &Db) {
    let all = quality::page(db, &Filter::default(), 10_000).await.expect("answers");
    let mut filter = Filter::default();
    let mut seen = Vec::new();
    loop {
        let page = quality::page(db, &filter, 7).await.expect("answers");
        let Some(last) = page.last() else { break };
        filter.after = Some((last.name.clone(), last.code.clone()));
        seen.extend(page.into_iter().map(|row| row.code));
    }
    assert_eq!(seen, all.into_iter().map(|row| row.code).collect::<Vec<_>>());
}
