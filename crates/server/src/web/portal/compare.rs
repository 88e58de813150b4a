//! 比对: whether the file or the printed fingerprint that somebody holds is that of the paper in the file of the case.
//!
//! A file is hashed as it comes in and is never kept. A fingerprint is the beginning of that hash, as it stands at the
//! foot of the sheet. Nothing else of the paper is told, so whoever does not hold it learns nothing from the answer.

use crate::{
    failure::Failure,
    form::{ACT_FIELD, CSRF_FIELD, Form},
    text::Message,
    visitor::Visit,
    web::{
        papers::{FINGERPRINT, grouped},
        pieces::{self, Field, Tone, Weight},
        receive,
    },
};
use axum::extract::{Multipart, multipart};
use maud::{Markup, html};
use sha2::{Digest, Sha256};

/// Parts of the form.
const PARTS_MAX: usize = 8;
/// Bytes of a part that is no file.
const PART_BYTES: usize = 4_096;
/// Signs of a whole hash.
const HASH: usize = 64;

/// 比对结果
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It is the paper.
    Same,
    /// It is not.
    Other,
}

impl Verdict {
    fn of(same: bool) -> Verdict {
        if same { Verdict::Same } else { Verdict::Other }
    }
}

/// The answer to a fingerprint, if one was typed; what is none is said beside the field.
pub(super) fn by_print(form: &mut Form, hash: &str) -> Option<Verdict> {
    form.given("print")?;
    let typed = form.code("print").to_lowercase();
    let fits = (FINGERPRINT..=HASH).contains(&typed.len());
    if !fits || !typed.bytes().all(|sign| sign.is_ascii_hexdigit()) {
        form.refuse("print", Message::both(|lang| lang.check_print_wrong(FINGERPRINT)));
        return None;
    }
    Some(Verdict::of(hash.starts_with(&typed)))
}

/// The answer to a file, which is read and forgotten. What cannot be compared is said beside the field.
///
/// # Errors
/// When the form is not of this page.
pub(super) async fn by_file(
    visit: &Visit,
    mut parts: Multipart,
    hash: &str,
) -> Result<(Option<Verdict>, Form), Failure> {
    let (mut hidden, mut said) = (Form::empty(), Form::empty());
    let mut verdict = None;
    for _ in 0..PARTS_MAX {
        let Ok(Some(mut part)) = parts.next_field().await else { break };
        let name = part.name().unwrap_or_default().to_owned();
        if part.file_name().is_none() {
            let value = receive::short(&mut part, PART_BYTES).await.ok_or(Failure::OldForm)?;
            if matches!(name.as_str(), CSRF_FIELD | ACT_FIELD) {
                hidden.add(&name, &value);
            }
            continue;
        }
        visit.check(&hidden)?;
        match hashed(visit, &mut part).await {
            Ok(Some(found)) => verdict = Some(Verdict::of(found == hash)),
            Ok(None) => {}
            Err(why) => said.refuse("file", why),
        }
        if !receive::drain(visit, &mut part).await {
            break;
        }
    }
    visit.check(&hidden)?;
    if verdict.is_none() {
        said.refuse("file", Message::both(|lang| lang.check_file_none()));
    }
    Ok((verdict, said))
}

/// The hash of a file of at most the size that is taken anywhere; none when none was chosen.
async fn hashed(visit: &Visit, part: &mut multipart::Field<'_>) -> Result<Option<String>, Message> {
    let most = visit.front.config.upload_max;
    let (mut hash, mut size) = (Sha256::new(), 0_u64);
    while let Some(chunk) = part.chunk().await.map_err(|_| Message::both(|lang| lang.check_file_broke()))? {
        size = size.saturating_add(chunk.len() as u64);
        if size > most {
            return Err(Message::both(|lang| lang.check_file_large(&pieces::bytes(most))));
        }
        hash.update(&chunk);
    }
    let print = hex::encode(hash.finalize());
    Ok((size > 0).then_some(print))
}

/// The answer, above everything else.
pub(super) fn told(visit: &Visit, verdict: Verdict) -> Markup {
    let lang = visit.lang();
    match verdict {
        Verdict::Same => {
            pieces::notice(Tone::Good, lang.check_same(), html! { p { (lang.check_same_more()) } })
        }
        Verdict::Other => {
            pieces::notice(Tone::Bad, lang.check_other(), html! { p { (lang.check_other_more()) } })
        }
    }
}

/// The two ways to compare.
pub(super) fn forms(visit: &Visit, address: &str, form: &Form) -> Markup {
    let lang = visit.lang();
    let example = grouped("3f0a91c27bd45e68");
    let error = form.error("file");
    html! {
        p { (lang.check_compare_lead()) }
        (pieces::post_files(address, visit.tokens(&visit.act()), None, html! {
            div class=(if error.is_some() { "field wrong" } else { "field" }) {
                label for="f-file" { (lang.check_file()) }
                p class="hint" id="f-file-hint" { (lang.check_file_hint()) }
                @if let Some(why) = error { p class="error" id="f-file-error" { span aria-hidden="true" { "■ " } (why.text(lang)) } }
                input type="file" id="f-file" name="file" accept=".pdf" aria-describedby="f-file-hint";
            }
            (pieces::buttons(&[pieces::submit(Weight::Side, lang.check_file_go())]))
        }))
        form method="get" action=(address) novalidate {
            (Field::line("print", lang.check_print()).hint(lang.check_print_hint()).example(&example).show(lang, form))
            (pieces::buttons(&[pieces::submit(Weight::Side, lang.check_print_go())]))
        }
    }
}
