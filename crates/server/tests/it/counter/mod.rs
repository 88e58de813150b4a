//! The counter: taking an application in, what becomes of it, and everything that may go wrong at a window.

mod acts;
mod intake;
mod scans;

use crate::ground::{Browser, Ground, Page};
use rules::case::Case;

pub(crate) const NUMBER: &str = "11010519491231002X";
const OTHER: &str = "110105198803120022";
/// A licence with questions, a long form and a material that may follow later.
pub(crate) const FOOD: &str = "market/food-business-licence";
const SCAN: &[u8] = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n";

/// What a clerk types for a restaurant without deliveries, with everything ticked that must be there.
pub(crate) fn restaurant() -> Vec<(&'static str, &'static str)> {
    vec![
        ("id_number", NUMBER),
        ("name", "林晚"),
        ("phone", "19900001234"),
        ("q-business", "catering"),
        ("q-network", "no"),
        ("f-credit_code", "91110105MA01ABCD13"),
        ("f-legal_representative", "林晚"),
        ("f-contact_name", "林晚"),
        ("f-address", "宁棠县人民路 8 号"),
        ("f-business_type", "餐饮服务经营者"),
        ("f-projects", "热食类"),
        ("f-area", "60"),
        ("f-food_safety_officer", "林晚"),
        ("f-staff", "3"),
        ("m", "application"),
        ("m", "layout"),
        ("m", "rules"),
        ("m", "catering-disposal"),
        ("c-rules", "2"),
    ]
}

/// The same with other values in these fields; an empty one takes the field out.
pub(crate) fn but<'a>(changes: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut fields: Vec<(&'a str, &'a str)> = restaurant();
    for (name, value) in changes {
        fields.retain(|(known, known_value)| known != name && !(*name == "-m" && known_value == value));
        if !value.is_empty() && *name != "-m" {
            fields.push((name, value));
        }
    }
    fields
}

pub(crate) struct Window {
    pub(crate) ground: Ground,
    pub(crate) browser: Browser,
    place: String,
}

impl Window {
    pub(crate) async fn open(post: &str, item: &str) -> Window {
        let ground = Ground::new().await;
        let browser = ground.enter(&ground.holder(post, 0)).await;
        let place = format!("/counter/new/{}", ground.item(item));
        Window { ground, browser, place }
    }

    /// Fills a fresh page in and presses this button.
    pub(crate) async fn press(&mut self, fields: &[(&str, &str)], button: &str) -> Page {
        let act = self.browser.get(&self.place).await.ok().hidden("act");
        self.press_on(&act, fields, button, &[]).await
    }

    async fn press_on(
        &mut self,
        act: &str,
        fields: &[(&str, &str)],
        button: &str,
        files: &[(&str, &str, &str, &[u8])],
    ) -> Page {
        let mut all = vec![("act", act)];
        all.extend(fields);
        all.push(("do", button));
        self.browser.upload(&self.place, &all, files).await
    }

    /// The same, confirmed.
    async fn press_sure(&mut self, fields: &[(&str, &str)], button: &str) -> Page {
        self.press(&[fields, &[("sure", "yes")]].concat(), button).await
    }

    /// Goes back from the page that asks once more.
    async fn again(&mut self, fields: &[(&str, &str)], button: &str) -> Page {
        self.press(&[fields, &[("again", "yes")]].concat(), button).await
    }

    pub(crate) async fn case(&self, number: &str) -> Case {
        self.ground.front.store.dossier::<Case>(number).await.unwrap().unwrap().state
    }

    async fn cases(&self) -> usize {
        let filter = store::views::cases::Filter::default();
        store::views::cases::page(self.ground.front.store.db(), &filter, 50).await.unwrap().len()
    }
}

/// The number of the case in `/counter/cases/{number}/done`.
pub(crate) fn number_of(place: &str) -> String {
    place.split('/').nth(3).unwrap().split('#').next().unwrap().to_owned()
}
