//! `/manage/words`: the everyday words by which items are found (DI1): all of them, ours and the hall's own; one is added, changed
//! or taken out here, and search knows it at once. What several people looked for in vain stands above, a click from becoming
//! a word. Nobody who searched is named anywhere.

use super::{PAGE, home, order, refuse_at_its_field};
use crate::{
    failure::Failure,
    finder::missed_since,
    form::{Form, address},
    office::Order,
    people::Names,
    text::{Lang, Message},
    visitor::{Manager, Visit},
    web::{
        frame::Room,
        pieces::{self, Choice, Column, Field, Link, Search, Table, Tone, Weight},
    },
};
use axum::{
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use rules::wordbook::{Command, MEANS_MAX, Meaning, WORD_MAX, plain};
use std::collections::BTreeMap;
use store::views::words::{self, WordRow};

const ADDRESS: &str = "/manage/words";
/// Searches in vain that are shown.
const MISSED_MAX: u32 = 200;
/// Signs of all meanings together.
const MEANS_SIGNS: usize = (WORD_MAX + 2) * MEANS_MAX;

/// One line of the list.
struct Line {
    /// In the order of likelihood; none where the hall took the word out.
    means: Option<Vec<String>>,
    /// What the hall did to it, if anything.
    changed: Option<WordRow>,
}

/// `GET /manage/words`; with `word` the form is filled in with what that word means now.
pub(super) async fn show(manager: Manager, form: Form) -> Result<Response, Response> {
    page(&manager, StatusCode::OK, &form, &form).await.map_err(|failure| manager.fail(&failure))
}

/// `POST /manage/words`
pub(super) async fn save(manager: Manager, mut form: Form) -> Result<Response, Response> {
    let saved = async {
        manager.check(&form)?;
        if let Some(command) = command(&mut form) {
            match order(&manager, &form, Order::Words(command)).await? {
                None => {
                    if let Some(word) = plain(form.text("word")) {
                        let tx = manager.front.store.db().begin_write().await?;
                        words::seen_to(&tx, &word).await?;
                        tx.commit().await?;
                    }
                    let list = address(ADDRESS, &[("q", form.text("word"))]);
                    return Ok(Redirect::to(&(list + "#list")).into_response());
                }
                Some(why) => refuse_at_its_field(&mut form, "word", &why),
            }
        }
        page(&manager, StatusCode::UNPROCESSABLE_ENTITY, &form, &Form::empty()).await
    };
    saved.await.map_err(|failure| manager.fail(&failure))
}

/// What is asked for; none while something is wrong.
fn command(form: &mut Form) -> Option<Command> {
    form.require("word", Message::both(|lang| lang.form_required(lang.words_word())));
    form.at_most("word", WORD_MAX);
    let word = form.text("word").to_owned();
    if form.text("do") == "remove" {
        return form.is_sound().then_some(Command::Remove { word });
    }
    form.require("means", Message::both(|lang| lang.form_required(lang.words_means())));
    form.at_most("means", MEANS_SIGNS);
    let means = form.text("means").lines().map(str::trim).filter(|line| !line.is_empty());
    let meaning = Meaning { means: means.map(str::to_owned).collect(), back: form.chosen("back", "yes") };
    form.is_sound().then_some(Command::Set { word, meaning })
}

async fn page(visit: &Manager, status: StatusCode, form: &Form, asked: &Form) -> Result<Response, Failure> {
    let lang = visit.lang();
    let db = visit.front.store.db();
    let today = visit.front.office.now().day();
    visit.front.finder.keep_missed(db, today).await?;
    let missed = words::missed(db, missed_since(today), MISSED_MAX).await?;
    let lines = lines(visit).await?;
    let actors = lines.values().filter_map(|line| line.changed.as_ref()).map(|row| row.changed_by.as_str());
    let names = Names::of(&visit.front.store, actors).await?;
    let filled = filled(form, &lines);
    let body = html! {
        (pieces::heading(lang.words_title(), Some(lang.words_lead()), html! {}))
        (pieces::error_summary(lang, &filled))
        (pieces::panel("add", lang.words_add(), editing(visit, &filled)))
        (pieces::panel("missed", lang.words_missed(), in_vain(lang, &missed)))
        (pieces::panel("list", lang.words_list(), list(lang, &lines, &names, asked)))
    };
    let trail = [home(lang), Link::new("/manage/items", lang.manage_nav_items())];
    Ok(visit.page_with(status, Room::Manage, lang.words_title(), &trail, body))
}

/// Every word that the program or the hall has.
async fn lines(visit: &Visit) -> Result<BTreeMap<String, Line>, Failure> {
    let ours = visit.front.finder.table().rows();
    let mut lines: BTreeMap<String, Line> = ours
        .map(|(word, means)| (word.to_owned(), Line { means: Some(means.to_vec()), changed: None }))
        .collect();
    for row in words::all(visit.front.store.db()).await? {
        let means = row.meaning.as_ref().map(|meaning| meaning.means.clone());
        lines.insert(row.word.clone(), Line { means, changed: Some(row) });
    }
    Ok(lines)
}

/// The form with what the word means now, where only the word was given.
fn filled(form: &Form, lines: &BTreeMap<String, Line>) -> Form {
    let mut filled = form.clone();
    let known = plain(form.text("word")).and_then(|word| lines.get(&word));
    if let Some(line) = known.filter(|_| form.given("means").is_none() && form.is_sound()) {
        filled.set("means", line.means.as_deref().unwrap_or_default().join("\n"));
        let meaning = line.changed.as_ref().and_then(|row| row.meaning.as_ref());
        if meaning.is_some_and(|meaning| meaning.back) {
            filled.set("back", "yes");
        }
    }
    filled
}

fn editing(visit: &Visit, form: &Form) -> Markup {
    let lang = visit.lang();
    let both = [Choice::new("yes", lang.words_back_yes())];
    pieces::post(
        ADDRESS,
        visit.tokens(&visit.act()),
        None,
        html! {
            (Field::line("word", lang.words_word()).required().hint(lang.words_word_hint()).show(lang, form))
            (Field::lines("means", lang.words_means(), 3).hint(lang.words_means_hint()).show(lang, form))
            (Field::boxes("back", lang.words_back(), &both).show(lang, form))
            (pieces::buttons(&[
                pieces::submit_as(Weight::Main, "do", "set", lang.words_save()),
                pieces::submit_as(Weight::Side, "do", "remove", lang.words_remove()),
            ]))
        },
    )
}

fn in_vain(lang: Lang, missed: &[(String, i64)]) -> Markup {
    let columns =
        [Column::new(lang.words_word()), Column::number(lang.words_times()), Column::new(lang.words_add())];
    let rows = missed.iter().map(|(word, n)| {
        let teach = address(ADDRESS, &[("word", word)]) + "#add";
        vec![
            html! { (word) },
            html! { (n) },
            html! { a href=(teach) { (lang.words_teach()) span class="unseen" { " " (word) } } },
        ]
    });
    html! {
        p class="quiet" { (lang.words_missed_lead()) }
        (Table {
            caption: lang.words_missed(), columns: &columns, rows: rows.collect(),
            empty: html! { p { (lang.words_missed_none()) } }, next: None, first: None, files: &[],
        }.show(lang))
    }
}

fn list(lang: Lang, lines: &BTreeMap<String, Line>, names: &Names, asked: &Form) -> Markup {
    let sought = asked.text("q").to_lowercase();
    let after = asked.given("after");
    let fits = |word: &str, line: &Line| {
        word.contains(&sought) || line.means.iter().flatten().any(|one| one.contains(&sought))
    };
    let behind = lines
        .iter()
        .filter(|(word, line)| fits(word, line) && after.is_none_or(|after| word.as_str() > after));
    let mut shown: Vec<(&String, &Line)> = behind.take(PAGE as usize + 1).collect();
    let more = shown.len() > PAGE as usize;
    shown.truncate(PAGE as usize);
    let at = |pairs: &[(&str, &str)]| address(ADDRESS, pairs) + "#list";
    let next = shown.last().filter(|_| more).map(|(word, _)| at(&[("q", &sought), ("after", word)]));
    let first = after.map(|_| at(&[("q", &sought)]));
    let columns = [
        Column::new(lang.words_word()),
        Column::new(lang.words_means()),
        Column::new(lang.words_from()),
        Column::new(lang.words_changed()),
    ];
    let rows = shown.iter().map(|(word, line)| {
        let change = address(ADDRESS, &[("word", word)]) + "#add";
        vec![
            html! {
                (word) " " a href=(change) { (lang.words_change()) span class="unseen" { " " (word) } }
            },
            html! { @match &line.means {
                Some(means) => { (means.join(lang.pick("、", ", "))) }
                None => { (pieces::tag(Tone::Quiet, lang.words_removed())) }
            } },
            html! { @if line.changed.is_some() { (lang.words_of_hall()) } @else { (lang.words_of_program()) } },
            html! { @if let Some(row) = &line.changed {
                (pieces::moment(lang, row.changed_at)) " " (names.get(&row.changed_by))
            } @else { "—" } },
        ]
    });
    html! {
        (Search {
            action: ADDRESS, name: "q", label: lang.words_search(), example: "", value: &sought,
            suggestions: &[], large: false, keep: &[],
        }.show(lang))
        (Table {
            caption: lang.words_list(), columns: &columns, rows: rows.collect(),
            empty: pieces::nothing(lang.words_none(), lang.words_none_more(), &[]),
            next: next.as_deref(), first: first.as_deref(), files: &[],
        }.show(lang))
    }
}
