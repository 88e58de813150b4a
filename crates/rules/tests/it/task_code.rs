//! The code of a new item is looked at before anything stands under it (I-11, I-13, I-14).

use rules::item::task_code::{CodeFault, check};

const BODY: &str = "11999921MB991508XT";

#[test]
fn a_slip_in_a_code_is_found_where_it_is() {
    let composed = format!("{BODY}4000115003000");
    assert_eq!(check(&composed, BODY), Ok(()));
    assert_eq!(check(&composed, ""), Ok(()));
    for local in ["1234567890", "1234567890123456", "62052400MZ-XK-0001", "COPY-1"] {
        assert_eq!(check(local, BODY), Ok(()), "{local}");
    }
    for (code, fault) in [
        ("abc123", CodeFault::Form),
        ("ABC123", CodeFault::Form),
        ("", CodeFault::Form),
        ("-", CodeFault::Form),
        ("A--B", CodeFault::Form),
        ("a-1", CodeFault::Form),
        ("11999921MB991508XT400011500300", CodeFault::Form),
        ("11999921MB991508XA4000115003000", CodeFault::CreditCode),
        ("11999921MB991508XT0000115003000", CodeFault::Level),
        ("11999921MB991508XT8000115003000", CodeFault::Level),
        ("11999921MB991508XTA000115003000", CodeFault::Level),
    ] {
        assert_eq!(check(code, BODY), Err(fault), "{code}");
    }
    assert_eq!(check(&composed, "11370800MB28559184"), Err(CodeFault::OtherBody));
}
