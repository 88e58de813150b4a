//! A draft that was thrown away is in no list, search is told of it, and a rebuild leaves it out too (I-02).

use crate::{
    ground::{both_empty, open_store},
    scribe::{Scribe, county},
};
use rules::{
    actor::Actor,
    item::{Command, VersionState},
    name::ItemCode,
};
use store::{
    Store,
    rebuild::rebuild,
    views::{
        finder,
        items::{self, Filter},
    },
};

async fn asked(store: &Store, scribe: &mut Scribe, code: &ItemCode, commands: Vec<Command>) {
    let mut batch = store.batch().await.expect("begins");
    for command in commands {
        scribe.item(&mut batch, code.clone(), command, &Actor::system()).expect("done");
    }
    batch.commit(scribe.now).await.expect("commits");
}

/// The codes of drafts on their way that lack something.
async fn lacking(store: &Store) -> Vec<String> {
    let latest_state = Some(VersionState::Draft);
    let filter = Filter { latest_state, sound: Some(false), ..Filter::default() };
    let rows = items::page(store.db(), &filter, 10).await.expect("answers");
    rows.into_iter().map(|row| row.code).collect()
}

#[test]
fn a_discarded_draft_is_gone_and_its_code_is_free() {
    both_empty(|url| async move {
        let store = open_store(&url).await;
        let mut county = county(1, 1);
        let mut scribe = Scribe::founded(&store, &mut county).await;
        let db = store.db();
        let code = ItemCode("NEW-1".into());
        let published = scribe.items.values().next().expect("an item");
        let mut content = published.state.current().expect("in force").1.clone();
        content.identity.task_code = code.clone();
        content.results.clear();
        let draft = || Command::Draft(Box::new(content.clone()));
        let discard = || Command::Discard { reason: "编码写错了".into() };
        asked(&store, &mut scribe, &code, vec![draft()]).await;
        assert_eq!(lacking(&store).await, ["NEW-1"]);
        assert_eq!(items::one(db, "NEW-1").await.expect("answers").expect("a row").faults, 1);
        let mark = finder::newest(db).await.expect("a mark");
        asked(&store, &mut scribe, &code, vec![discard()]).await;
        for rebuilt in [false, true] {
            if rebuilt {
                rebuild(&store).await.expect("rebuilds");
            }
            assert!(lacking(&store).await.is_empty(), "rebuilt: {rebuilt}");
            assert!(items::one(db, "NEW-1").await.expect("answers").is_none());
            assert!(items::content(db, "NEW-1", 1).await.expect("answers").is_none());
            assert_eq!(finder::gone_since(db, mark).await.expect("answers"), ["NEW-1"]);
        }
        // Begun anew, thrown away and begun anew in one batch: what stands last counts.
        asked(&store, &mut scribe, &code, vec![draft(), discard(), draft()]).await;
        for rebuilt in [false, true] {
            if rebuilt {
                rebuild(&store).await.expect("rebuilds");
            }
            assert_eq!(lacking(&store).await, ["NEW-1"], "rebuilt: {rebuilt}");
            assert!(items::content(db, "NEW-1", 1).await.expect("answers").is_some());
            assert!(finder::gone_since(db, mark).await.expect("answers").is_empty());
        }
    });
}
