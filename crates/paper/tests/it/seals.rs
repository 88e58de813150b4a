//! The seal carries the name it is given, inside its ring, whatever the name is.

use paper::{Seal, seal};

use crate::{picture, sheet};

#[test]
fn every_sign_of_the_name_stands_once() {
    for (file, body, purpose) in [
        ("seal_short.svg", "云岭县公安局", None),
        ("seal.svg", "云岭县行政审批局", Some("行政审批专用章")),
        ("seal_long.svg", "云岭彝族回族自治县住房和城乡建设局", Some("政务服务专用章（1）")),
    ] {
        let svg = seal::svg(&Seal { body: body.to_owned(), purpose: purpose.map(str::to_owned) });
        sheet::show(file, svg.as_bytes());
        let signs = body.chars().count() + purpose.map_or(0, |purpose| purpose.chars().count());
        assert_eq!(picture::count(&svg, "text"), signs, "{body}");
        assert_eq!(picture::count(&svg, "circle"), 1);
    }
}

#[test]
fn hostile_and_endless_names_stay_text_and_stay_short() {
    let seal = Seal { body: "</svg><script>".repeat(50), purpose: Some("\u{0}&\"'".repeat(9)) };
    let svg = seal::svg(&seal);
    assert_eq!(picture::count(&svg, "text"), 24 + 10);
    assert_eq!(picture::count(&seal::svg(&Seal::default()), "text"), 0);
}
