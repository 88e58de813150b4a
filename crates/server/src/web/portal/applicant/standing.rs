//! 我的信用记录: what is on record about the visitor that keeps them from applying or promising, with the reasons and what
//! can be done about it (L-43, L-44, L-45, P-09). Nothing is shown where there is nothing; what was lifted or is over
//! says so no longer.

use crate::{
    visitor::Citizen,
    web::{
        pieces::{self, Tone},
        standing::{ban_facts, breach_facts},
    },
};
use maud::{Markup, html};
use rules::standing::Standing;
use store::StoreError;

/// The panel on the first page of the applicant; empty without records that count.
pub(super) async fn panel(citizen: &Citizen) -> Result<Markup, StoreError> {
    let lang = citizen.lang();
    let known = citizen.front.store.dossier::<Standing>(citizen.me.person.as_str()).await?;
    let Some(standing) = known.map(|known| known.state) else { return Ok(html! {}) };
    let today = citizen.hall.calendar.date_of(citizen.front.office.now());
    let bans: Vec<_> = standing.bans.values().filter(|ban| ban.counts(today)).collect();
    let broken: Vec<_> = standing.broken.values().filter(|it| it.restored.is_none()).collect();
    if bans.is_empty() && broken.is_empty() {
        return Ok(html! {});
    }
    let body = html! {
        @for ban in bans {
            @let day = pieces::full_day_text(lang, ban.until);
            (pieces::notice(Tone::Bad, &lang.standing_mine_ban(&day), pieces::summary(lang, &ban_facts(lang, ban))))
        }
        @for breach in broken {
            (pieces::notice(Tone::Warning, lang.standing_mine_breach(),
                pieces::summary(lang, &breach_facts(lang, breach))))
        }
        p { (lang.standing_mine_ask()) }
    };
    Ok(pieces::panel("standing", lang.standing_mine(), body))
}
