//! `/check/…`

/// The public check of a document, by its number.
#[must_use]
pub fn address_of(number: &str) -> String {
    let encoded: String = form_urlencoded::byte_serialize(number.as_bytes()).collect();
    // Form encoding writes a blank as a plus sign, which in a path is a plus sign.
    format!("/check/{}", encoded.replace('+', "%20"))
}
