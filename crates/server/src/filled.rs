//! 申请表: what was filled in, judged field by field by the kind of the field (L-04), and brought into its plain form.
//!
//! Knows no page and no store: values in, faults out. The sense of the whole application is the officers' business.

use crate::{
    form::Form,
    text::{Lang, Message},
};
use rules::{
    identifier::{Fault, citizen, credit},
    item::content::{FieldKind, FormField},
    time::Date,
};
use std::collections::BTreeMap;

/// Signs of a line or an address.
pub const LINE_MAX: usize = 200;
/// Signs of a long text.
pub const TEXT_MAX: usize = 2_000;

/// 手机号: eleven digits that begin with 1.
#[must_use]
pub fn is_mobile(phone: &str) -> bool {
    phone.len() == 11 && phone.starts_with('1') && phone.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether this is a well-formed citizen id (born by `today`) or credit code.
#[must_use]
pub fn is_identity(number: &str, today: Date) -> bool {
    citizen::parse(number, Some(today)).is_ok() || credit::parse(number).is_ok()
}

/// What is wrong with a number that is none, by what was meant: a credit code has letters within, or begins with the
/// nine of commerce.
#[must_use]
pub fn not_an_identity(number: &str) -> fn(Lang) -> &'static str {
    let within = number.char_indices().any(|(place, sign)| place < 17 && sign.is_ascii_alphabetic());
    if within || number.starts_with('9') { Lang::form_not_a_credit_code } else { Lang::form_not_an_identity }
}

/// The values in their plain form (numbers without blanks, days as 2026-12-04), empty ones left out.
///
/// # Errors
/// Every field that is wrong, by its key, in the order of the form; keys the form does not have come last.
pub fn plain(
    fields: &[FormField],
    values: &BTreeMap<String, String>,
    today: Date,
) -> Result<BTreeMap<String, String>, Vec<(String, Message)>> {
    let mut form = Form::empty();
    for (key, value) in values {
        form.set(key, value);
    }
    for field in fields {
        judge(field, &mut form, today);
    }
    for key in values.keys().filter(|key| !fields.iter().any(|field| field.key == **key)) {
        form.refuse(key, Message::both(|lang| lang.api_unknown_field(key)));
    }
    if form.is_sound() {
        Ok(fields.iter().filter_map(|field| Some((field.key.clone(), plain_value(field, &form)?))).collect())
    } else {
        Err(form.errors().to_vec())
    }
}

fn plain_value(field: &FormField, form: &Form) -> Option<String> {
    let text = form.given(&field.key)?;
    Some(match field.kind {
        FieldKind::CitizenId | FieldKind::CreditCode | FieldKind::Phone => form.code(&field.key),
        FieldKind::Date => form.date(&field.key).map_or_else(|| text.to_owned(), |day| day.to_string()),
        // People write 138 000 and 138,000; a number has neither blanks nor commas.
        FieldKind::Number | FieldKind::Money => {
            let plain = crate::form::half_width(text);
            plain.chars().filter(|sign| !sign.is_whitespace() && !matches!(sign, ',' | '¥')).collect()
        }
        _ => text.to_owned(),
    })
}

fn judge(field: &FormField, form: &mut Form, today: Date) {
    let label = |lang: Lang| lang.pick(&field.label, &field.label_en).to_owned();
    if form.given(&field.key).is_none() {
        if field.required {
            form.refuse(&field.key, Message::both(|lang| lang.form_required(&label(lang))));
        }
        return;
    }
    form.at_most(&field.key, if field.kind == FieldKind::LongText { TEXT_MAX } else { LINE_MAX });
    if let Some(why) = fault(field, form, today) {
        form.refuse(&field.key, why);
    }
}

/// What is wrong with the value of one field.
fn fault(field: &FormField, form: &Form, today: Date) -> Option<Message> {
    let key = field.key.as_str();
    let label = |lang: Lang| lang.pick(&field.label, &field.label_en).to_owned();
    let of_number = |fault: Fault| {
        Message::both(|lang| {
            let why = if lang == Lang::Zh { fault.zh() } else { fault.to_string() };
            lang.api_wrong_number(&label(lang), &why)
        })
    };
    let not_a_number = || Message::both(|lang| lang.form_not_a_number(&label(lang)));
    match field.kind {
        FieldKind::Text | FieldKind::LongText | FieldKind::Address => None,
        FieldKind::Number => form.number(key).is_none_or(|number| number < 0).then(not_a_number),
        FieldKind::Money => {
            form.money(key).is_none().then(|| Message::both(|lang| lang.form_not_money(&label(lang))))
        }
        FieldKind::Date => {
            form.date(key).is_none().then(|| Message::both(|lang| lang.form_not_a_day(&label(lang))))
        }
        FieldKind::Choice => (!field.options.iter().any(|option| option == form.text(key)))
            .then(|| Message::both(|lang| lang.api_not_a_choice(&label(lang), &field.options.join("、")))),
        FieldKind::CitizenId => citizen::parse(&form.code(key), Some(today)).err().map(of_number),
        FieldKind::CreditCode => credit::parse(&form.code(key)).err().map(of_number),
        FieldKind::Phone => (!is_mobile(&form.code(key))).then(|| Message::both(Lang::form_not_a_phone)),
    }
}
