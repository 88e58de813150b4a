//! Pages: a visitor of every role follows every kind of link of a hall that has lived two weeks, in both languages.
//!
//! No link of ours leads nowhere or to where one may not go; no page falls in; an English page says no Chinese
//! sentence of the product (what the hall writes itself stays Chinese), a Chinese page no English one; and every
//! address of the product that shows a page has been seen by somebody.

use crate::{
    doors::{ROLES, Things, doors, filled, of_the_case, things},
    ground::{Browser, Ground, Page, county},
    line::done,
};
use aho_corasick::AhoCorasick;
use axum::http::StatusCode;
use rules::{
    case::{CaseStatus, Command, HearingCommand},
    clock::Limit,
    hall::Role,
    name::PersonId,
    time::Instant,
};
use server::{
    office::{Order, Who},
    rehearsal::Rehearsal,
    text::Lang,
};
use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    path::Path,
};
use store::views::cases::{self, Filter};

/// How long the hall has lived: long enough for cases in every state and cards of every level.
const UNTIL: &str = "2026-03-16T10:30:00+08:00";
/// Pages of one kind that one visitor looks at; one suffices where others have looked at many.
const OF_A_KIND: usize = 3;
/// Pages of one kind that are many.
const MANY: usize = 9;
/// Papers are in the language of record, and the reference names the codes of the standards.
const IN_CHINESE: &[&str] = &["/papers/{number}", "/api"];
/// Pages that no link leads to: their way is a form, a scanned code or a walk that other tests take.
const BY_OTHER_WAYS: &[&str] = &[
    "/rate/{case}",                       // once a case is done, with its token
    "/apply/{code}/{draft}",              // from a draft that waits
    "/watch/stream",                      // listened to by a script
    "/apply/{code}/{draft}/drop",         // `applicant` asks whether to drop a draft
    "/apply/{code}/{draft}/materials",    // reached by filling the form in
    "/apply/{code}/{draft}/check",        // the same
    "/apply/{code}/{draft}/form",         // the same
    "/check/{number}/receipt",            // the receipt on a paper's code
    "/counter/cases/{number}/done",       // after an act
    "/files/{upload}",                    // the applicant's own upload
    "/desk/cases/{number}/files/{hash}",  // an upload in a case
    "/desk/cases/{number}/standing",      // from a decided case, by the head of its department
    "/my/cases/{number}/sent",            // after submitting
    "/my/cases/{number}/correct",         // while a correction is owed
    "/my/cases/{number}/statement",       // once somebody else was informed
    "/my/cases/{number}/hearing",         // once the right to a hearing has been told
    "/apply/{code}/{draft}/licence",      // reached by saying who applies, where the item is about a licence
    "/track/why",                         // after number and code
    "/track/another",                     // the same
    "/rate",                              // the code on the paper
    "/log/receipt/{case}",                // after number and code
    "/watch/cards/{card}/cancel",         // `watch` cancels a card
    "/counter/cases/{number}/acts/{act}", // where the back button leads
    "/manage/calendar/take-back",         // while something is declared
    "/pieces",                            // `look` shows every piece
    "/pieces/wall",                       // the same
    "/pieces/sheet",                      // the same
];

/// Those among them that only lead on, or that the case at hand has no paper, file or cause for.
const NOT_NOW: &[&str] = &[
    "/apply/{code}/{draft}",
    "/watch/stream",
    "/check/{number}/receipt",
    "/desk/cases/{number}/files/{hash}",
    "/track/another",
    "/counter/cases/{number}/acts/{act}",
    "/manage/calendar/take-back",
];

/// Pages that the tests of their own subject open, and that nobody comes to in two weeks of this hall.
const ELSEWHERE: &[&str] = &[
    "/items/compare",                                 // `finding`: ticked in a list
    "/items/together",                                // `published`: the same
    "/laws",                                          // `published`: leads on to its list
    "/lists",                                         // `guide`: the same
    "/manage/table/items.xlsx",                       // `tables`: a file
    "/manage/table/items.zip",                        // the same
    "/manage/table/{id}",                             // `tables`: once a file was handed in
    "/manage/base/look/{id}",                         // `base`: once a list was handed in
    "/manage/base/withdraw",                          // `base`: once there is an edition
    "/manage/base/compare",                           // the same
    "/manage/base/compare/csv",                       // the same
    "/manage/base/compare/xlsx",                      // the same
    "/manage/items/{code}/compare",                   // `edit`: once there are two versions
    "/manage/items/{code}/guide",                     // `drafts`: once there is a draft
    "/manage/reform/{round}",                         // `reform`: once there is a round
    "/manage/reform/{round}/propose",                 // the same
    "/manage/reform/{round}/{number}",                // the same
    "/manage/reform/{round}/{number}/papers/{paper}", // the same
    "/reform/{round}",                                // the same
    "/reform/{round}/{number}/{paper}",               // the same
    "/watch/accountability/{number}",                 // `accountability`: once there is a matter
    "/desk/accountability/{number}",                  // the same
    "/counter/fees/{number}",                         // `fees`: once something was charged
    "/my/cases/{number}/relief",                      // the same
    "/my/licences/{licence}",                         // `licences`: for a holder
    "/desk/cases/{number}/acts/{act}",                // `desk`: with something to do
    "/apply/{code}/{draft}/question/{place}",         // `applicant`: for an item that asks
    "/manage/base/look/{id}",                         // `base`: once a list was handed in
    "/manage/base/withdraw",                          // `base`: for an edition
    "/manage/base/compare/csv",                       // `base`: a file
    "/manage/base/compare/xlsx",                      // the same
    "/manage/news/{bulletin}/text",                   // `news`: while it is worded
    "/manage/news/{bulletin}/{act}",                  // the same
    "/manage/items/{code}/guide",                     // `drafts`: of a draft
    "/news/feed.xml",                                 // `news`: a feed
    "/watch/months/{month}",                          // `inspections`: once a month has a book
    "/watch/months/{month}/{act}",                    // the same
    "/desk/months/{month}",                           // `inspections`: once a month was drawn
    "/desk/months/{month}/{number}",                  // the same
    "/desk/ratings/{rating}",                         // `voice`: once somebody has rated badly
    "/desk/calls/{rating}",                           // the same
    "/watch/ratings/{rating}",                        // the same
];

#[tokio::test]
async fn every_page_opens_by_its_links_in_both_languages() {
    let ground = Ground::new().await;
    let mut rehearsal = Rehearsal::of(county());
    let until = Instant::parse(UNTIL).unwrap();
    rehearsal.live_until(&ground.front, until, |_, _| {}).await.unwrap();
    let applicants = applicants(&ground).await;
    let kinds = kinds();
    let foreign = Lang::ALL.map(|lang| (lang, Sentences::of(lang.other())));
    let mut seen = BTreeSet::new();
    let mut faults = Vec::new();
    for (lang, foreign) in &foreign {
        let mut looked = BTreeMap::new();
        let mut visitors = vec![("guest", ground.guest())];
        for (role, name) in ROLES {
            visitors.push((name, ground.enter(&ground.person(*role)).await));
        }
        for applicant in &applicants {
            visitors.push(("an applicant", ground.enter(applicant).await));
        }
        for (name, mut browser) in visitors {
            browser.cookie = format!("{}; ease={}", browser.cookie, lang.code());
            let walk = Walk { name, lang: *lang, foreign, kinds: &kinds };
            walk.follow(&mut browser, &mut looked, &mut faults).await;
        }
        seen.extend(looked.into_keys());
    }
    faults.sort();
    faults.dedup();
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
    let pages = kinds
        .iter()
        .filter(|kind| !BY_OTHER_WAYS.contains(&kind.as_str()) && !ELSEWHERE.contains(&kind.as_str()));
    let missed: Vec<_> = pages.filter(|kind| !seen.contains(*kind)).collect();
    assert!(missed.is_empty(), "nobody came to {missed:?}");
}

/// The same for the pages that forms, codes and scripts lead to: somebody opens each, in both languages.
#[tokio::test]
async fn pages_beside_the_links_are_in_both_languages_too() {
    let ground = Ground::new().await;
    let mut things = things(&ground).await;
    let citizen = ground.person(Role::Citizen);
    let begin = format!("/apply/{}", ground.item("market/food-business-licence"));
    let draft = ground.enter(&citizen).await.get(&begin).await.onward();
    things.push(("{draft}", draft.split('/').nth(3).unwrap().to_owned()));
    let case = filled("{case}", &things);
    things.insert(0, ("/apply/{code}/{draft}/licence", step_of_the_licence(&ground, &things).await));
    let tell = HearingCommand::TellRight { interest: "场所紧邻住宅楼".into() };
    let tell = Order::Case(case.clone(), Command::Hearing(tell));
    done(&ground, Who::Staff(ground.holder("market/review", 0)), tell).await;
    let inform = HearingCommand::Inform {
        person: "p-neighbour".into(),
        party: "x".into(),
        interest: "场所紧邻住宅楼".into(),
        limit: Limit::working_days(3),
    };
    let inform = Order::Case(case.clone(), Command::Hearing(inform));
    done(&ground, Who::Staff(ground.holder("market/review", 0)), inform).await;
    let kinds = kinds();
    let mut opened = BTreeSet::new();
    let mut faults = Vec::new();
    for lang in Lang::ALL {
        let foreign = Sentences::of(lang.other());
        for (role, name) in ROLES {
            let mut browser = ground.enter(&of_the_case(&ground, *role)).await;
            browser.cookie = format!("{}; ease={}", browser.cookie, lang.code());
            if *role == Role::Citizen {
                browser.post("/track", &[("number", &case), ("code", "ABCD2345")]).await.onward();
            }
            let walk = Walk { name, lang, foreign: &foreign, kinds: &kinds };
            for kind in BY_OTHER_WAYS.iter().filter(|kind| **kind != "/watch/stream") {
                let page = browser.get(&filled(kind, &things).replace("/why", "/why?clock=promised")).await;
                if page.status == StatusCode::OK {
                    opened.insert(*kind);
                }
                if page.kind.starts_with("text/html") {
                    walk.read(&page, kind, &mut faults);
                }
            }
        }
    }
    faults.sort();
    faults.dedup();
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
    let shut: Vec<_> = BY_OTHER_WAYS.iter().filter(|kind| !opened.contains(**kind)).collect();
    assert_eq!(shut, NOT_NOW.iter().collect::<Vec<_>>());
}

/// Where the holder of the licence at hand says which licence a change is about.
async fn step_of_the_licence(ground: &Ground, things: &Things) -> String {
    let licence = filled("{licence}", things);
    let mut holder = ground.enter(&ground.person(Role::Citizen)).await;
    let begin = format!("/apply/{}?licence={licence}", ground.item("market/food-business-change"));
    let who = holder.get(&begin).await.onward();
    let licence = holder.get(&who).await.ok().hidden("licence");
    holder.post(&who, &[("acting", "self"), ("licence", &licence)]).await.onward()
}

/// Two applicants: one whose case is under way, and one whose case is done and may be rated.
async fn applicants(ground: &Ground) -> Vec<PersonId> {
    let mut found = Vec::new();
    for status in [CaseStatus::InReview, CaseStatus::Completed] {
        let filter = Filter { status: Some(status), ..Filter::default() };
        let rows = cases::page(ground.front.store.db(), &filter, 50).await.unwrap();
        let row = rows.first().unwrap_or_else(|| panic!("no case is {status:?}"));
        found.push(PersonId::from(row.applicant.as_str()));
    }
    found
}

/// One visitor's walk in one language.
struct Walk<'a> {
    name: &'a str,
    lang: Lang,
    foreign: &'a Sentences,
    kinds: &'a [String],
}

impl Walk<'_> {
    /// Follows every link; `looked` counts the pages of each kind that anybody has looked at in this language.
    async fn follow(
        &self,
        browser: &mut Browser,
        looked: &mut BTreeMap<String, usize>,
        faults: &mut Vec<String>,
    ) {
        let mut waiting: VecDeque<(String, String)> = VecDeque::from([("/".into(), "the address".into())]);
        let mut known: BTreeSet<String> = BTreeSet::new();
        let mut of_a_kind: BTreeMap<String, usize> = BTreeMap::new();
        while let Some((address, from)) = waiting.pop_front() {
            let path = address.split(['?', '#']).next().unwrap_or_default();
            let Some(kind) = self.kinds.iter().find(|kind| fits(kind, path)) else {
                if !path.starts_with("/assets") && path != "/api/openapi.json" {
                    faults.push(format!("{from} links to {path}, which is no address of ours"));
                }
                continue;
            };
            let count = of_a_kind.entry(kind.clone()).or_default();
            let enough = if looked.get(kind).is_some_and(|many| *many >= MANY) { 1 } else { OF_A_KIND };
            if *count >= enough || kind == "/watch/stream" || !known.insert(address.clone()) {
                continue;
            }
            *count += 1;
            let page = browser.get(&address).await;
            if let Some(next) = &page.location {
                looked.entry(kind.clone()).or_default();
                waiting.push_front((next.clone(), address.clone()));
                continue;
            }
            if page.status == StatusCode::TOO_MANY_REQUESTS {
                continue;
            }
            if page.status != StatusCode::OK {
                faults
                    .push(format!("{} {:?}: {address} from {from} is {}", self.name, self.lang, page.status));
                continue;
            }
            *looked.entry(kind.clone()).or_default() += 1;
            if page.kind.starts_with("text/html") {
                self.read(&page, kind, faults);
                waiting.extend(links(&page.body).map(|link| (link, kind.clone())));
            }
        }
    }

    fn read(&self, page: &Page, kind: &str, faults: &mut Vec<String>) {
        if !page.body.contains(&format!("<html lang=\"{}\"", self.lang.tag())) {
            faults.push(format!("{kind} is not in {:?}", self.lang));
        }
        let words = page.words();
        if IN_CHINESE.contains(&kind) {
            return;
        }
        for sentence in self.foreign.said_in(&words) {
            faults.push(format!("{kind} says {sentence:?} in {:?}", self.lang));
        }
    }
}

/// The addresses that answer to GET, with named parts in braces; those without come first.
fn kinds() -> Vec<String> {
    let mut kinds: Vec<String> =
        doors().into_iter().filter(|(method, _)| *method == "GET").map(|(_, path)| path).collect();
    kinds.push("/watch/stream".into());
    kinds.sort_by_key(|kind| kind.matches('{').count());
    kinds
}

fn fits(kind: &str, path: &str) -> bool {
    let (kind, path): (Vec<_>, Vec<_>) = (kind.split('/').collect(), path.split('/').collect());
    kind.len() == path.len()
        && kind
            .iter()
            .zip(path)
            .all(|(part, given)| part.starts_with('{') && !given.is_empty() || *part == given)
}

/// Where the links of a page lead, as far as they stay here.
fn links(page: &str) -> impl Iterator<Item = String> + '_ {
    page.split("<a ").skip(1).filter_map(|piece| {
        let tag = piece.split('>').next()?;
        let href = tag.split("href=\"").nth(1)?.split('"').next()?;
        let href = href.replace("&amp;", "&");
        (href.starts_with('/') && !href.starts_with("//")).then_some(href)
    })
}

/// The sentences of a language, all looked for at once.
struct Sentences {
    all: Vec<String>,
    search: AhoCorasick,
}

impl Sentences {
    fn of(lang: Lang) -> Self {
        let all = sentences_of(lang);
        let search = AhoCorasick::new(&all).unwrap();
        Self { all, search }
    }

    fn said_in(&self, words: &str) -> impl Iterator<Item = &String> {
        let found: BTreeSet<usize> =
            self.search.find_overlapping_iter(words).map(|found| found.pattern().as_usize()).collect();
        found.into_iter().map(|place| &self.all[place])
    }
}

/// The sentences of the product in this language, as the sources of the texts hold them, without what the hall's own
/// data say as well.
fn sentences_of(lang: Lang) -> Vec<String> {
    let mut sentences = BTreeSet::new();
    let texts = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/text");
    for source in sources(&texts) {
        for literal in literals(&source) {
            for piece in literal.split(['{', '}']).step_by(2) {
                let piece = piece.trim().trim_matches(['，', '。', '：', '、', '（', '）', ' ']);
                let chinese = piece.chars().filter(|sign| ('\u{4e00}'..='\u{9fff}').contains(sign)).count();
                let telling = match lang {
                    // A document number is an example in either language.
                    Lang::Zh => chinese >= 4 && !piece.contains('〔'),
                    Lang::En => chinese == 0 && piece.split(' ').count() >= 3,
                };
                if telling {
                    sentences.insert(piece.to_owned());
                }
            }
        }
    }
    assert!(sentences.len() > 300, "only {} sentences were found", sentences.len());
    let data: String = county::EMBEDDED.iter().map(|(_, text)| *text).collect();
    sentences.into_iter().filter(|sentence| !data.contains(sentence.as_str())).collect()
}

fn sources(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else {
            found.push(std::fs::read_to_string(path).unwrap());
        }
    }
    found
}

/// The string literals of a source file, comments left out.
fn literals(source: &str) -> Vec<String> {
    let code: String = source
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .fold(String::new(), |all, line| all + line.trim_start() + "\n");
    code.split('"').skip(1).step_by(2).map(|literal| literal.replace("\\\n", "")).collect()
}
