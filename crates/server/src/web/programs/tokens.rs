//! `/api/tokens`: one's own tokens: make one (its secret is shown this once), see which there are, revoke one.
//! Refuses nameless ones and more than the store allows. Never shows a secret twice.

use crate::{
    form::Form,
    text::Message,
    visitor::Anyone,
    web::{
        frame::Room,
        pieces::{self, Choice, Column, Field, Link, Table, Tone, Weight},
    },
};
use axum::{
    extract::Path,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use rules::time::Instant;
use store::accounts::{AccountRefusal, ApiToken};

/// Days a token may last.
const DAYS: [i64; 4] = [30, 90, 180, 365];
const DAY_MS: i64 = 24 * 3_600_000;
/// Signs of a name.
const LABEL_MAX: usize = 50;

/// `GET /api/tokens`
pub async fn show(visit: Anyone) -> Result<Response, Response> {
    page(&visit, StatusCode::OK, &Form::empty().with("days", "90"), None).await
}

/// `POST /api/tokens`
pub async fn make(visit: Anyone, mut form: Form) -> Result<Response, Response> {
    visit.check(&form).map_err(|failure| visit.fail(&failure))?;
    form.require("label", Message::both(|lang| lang.form_required(lang.api_token_label())));
    form.at_most("label", LABEL_MAX);
    let days = form.number("days").filter(|days| DAYS.contains(days));
    if days.is_none() {
        form.refuse("days", Message::both(|lang| lang.form_choose_one(lang.api_token_days())));
    }
    let (true, Some(days)) = (form.is_sound(), days) else {
        return page(&visit, StatusCode::UNPROCESSABLE_ENTITY, &form, None).await;
    };
    let now = visit.front.office.now().0;
    let person = visit.me.person.as_str();
    let issued = visit.front.accounts.issue_token(person, form.text("label"), now + days * DAY_MS, now).await;
    match issued {
        Ok(secret) => page(&visit, StatusCode::OK, &Form::empty().with("days", "90"), Some(&secret)).await,
        Err(AccountRefusal::TooManyTokens { limit }) => {
            form.refuse("label", Message::both(|lang| lang.api_token_many(limit)));
            page(&visit, StatusCode::UNPROCESSABLE_ENTITY, &form, None).await
        }
        Err(AccountRefusal::Store(error)) => Err(visit.fail(&error.into())),
        Err(other) => Err(visit.fail(&crate::failure::Failure::Ours(other.to_string()))),
    }
}

/// `POST /api/tokens/{id}/revoke`
pub async fn revoke(visit: Anyone, Path(id): Path<String>, form: Form) -> Result<Response, Response> {
    visit.check(&form).map_err(|failure| visit.fail(&failure))?;
    let gone = visit.front.accounts.revoke_token(visit.me.person.as_str(), &id).await;
    gone.map_err(|error| visit.fail(&error.into()))?;
    Ok(Redirect::to("/api/tokens").into_response())
}

async fn page(
    visit: &Anyone,
    status: StatusCode,
    form: &Form,
    secret: Option<&str>,
) -> Result<Response, Response> {
    let lang = visit.lang();
    let tokens = visit.front.accounts.tokens(visit.me.person.as_str()).await;
    let tokens = tokens.map_err(|error| visit.fail(&error.into()))?;
    let labels = DAYS.map(|days| (days.to_string(), lang.api_token_days_choice(days)));
    let choices = labels.each_ref().map(|(value, label)| Choice::new(value, label));
    let fields = html! {
        (Field::line("label", lang.api_token_label()).required().hint(lang.api_token_label_hint())
            .autocomplete("off").show(lang, form))
        (Field::radios("days", lang.api_token_days(), &choices).required().show(lang, form))
        (pieces::buttons(&[pieces::submit(Weight::Main, lang.api_token_make())]))
    };
    let body = html! {
        (pieces::error_summary(lang, form))
        (pieces::heading(lang.api_tokens(), Some(lang.api_tokens_lead()), html! {}))
        @if let Some(secret) = secret {
            (pieces::notice(Tone::Good, lang.api_token_made(), html! {
                p { code class="secret" { (secret) } }
                p { (lang.api_token_made_more()) }
            }))
        }
        (pieces::panel("tokens", lang.api_token_list(), list(visit, &tokens)))
        (pieces::panel("make", lang.api_token_make(),
            pieces::post("/api/tokens", visit.tokens(&visit.act()), None, fields)))
    };
    let trail = [Link::new("/api", lang.api_title())];
    let mut answer = visit.page_with(status, Room::Portal, lang.api_tokens(), &trail, body);
    // The page holds a secret once: no cache keeps it.
    answer.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(answer)
}

fn list(visit: &Anyone, tokens: &[ApiToken]) -> Markup {
    let lang = visit.lang();
    let columns = [
        Column::new(lang.api_token_label()),
        Column::new(lang.api_token_created()),
        Column::new(lang.api_token_expires()),
        Column::new(lang.api_token_revoke()),
    ];
    let row = |token: &ApiToken| {
        let address = format!("/api/tokens/{}/revoke", token.id);
        vec![
            html! { (token.label) },
            pieces::full_moment(lang, Instant(token.created_at)),
            pieces::full_moment(lang, Instant(token.expires_at)),
            pieces::post(
                &address,
                visit.tokens(&visit.act()),
                None,
                pieces::submit(Weight::Side, lang.api_token_revoke()),
            ),
        ]
    };
    Table {
        caption: lang.api_token_list(),
        columns: &columns,
        rows: tokens.iter().map(row).collect(),
        empty: pieces::nothing(lang.api_token_none(), lang.api_token_none_more(), &[]),
        next: None,
        first: None,
        files: &[],
    }
    .show(lang)
}
