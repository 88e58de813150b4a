//! Reads our pictures back: well-formed, without script or style, and with what elements.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// The elements of a picture in document order: name and attributes.
pub(crate) fn elements(svg: &str) -> Vec<(String, Vec<(String, String)>)> {
    let mut reader = Reader::from_str(svg);
    let mut found = Vec::new();
    let mut depth = 0_usize;
    let mut roots = 0;
    loop {
        match reader.read_event().unwrap_or_else(|fault| panic!("not well-formed: {fault}\n{svg}")) {
            Event::Start(start) => {
                roots += usize::from(depth == 0);
                depth += 1;
                found.push(element(&start));
            }
            Event::Empty(start) => {
                assert!(depth > 0, "an element outside the picture");
                found.push(element(&start));
            }
            Event::End(_) => depth -= 1,
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!((depth, roots), (0, 1), "one closed root element");
    let entities = ["&amp;", "&lt;", "&gt;", "&quot;", "&#39;"];
    let raw =
        svg.match_indices('&').find(|(at, _)| !entities.iter().any(|known| svg[*at..].starts_with(known)));
    assert_eq!(raw, None, "a raw ampersand");
    for (name, attributes) in &found {
        assert!(!["script", "style", "foreignObject", "image", "use"].contains(&name.as_str()), "{name}");
        for (key, value) in attributes {
            assert!(!key.starts_with("on") && key != "style", "{key} needs what the policy forbids");
            assert!(!value.contains("NaN") && !value.contains("inf"), "{name} {key}={value}");
        }
    }
    found
}

fn element(start: &BytesStart<'_>) -> (String, Vec<(String, String)>) {
    let attributes = start.attributes().map(|attribute| {
        let attribute = attribute.expect("a well-formed attribute, each once");
        (attribute.key.as_ref().to_owned(), attribute.value.into_owned())
    });
    (start.name().as_ref().to_owned(), attributes.collect())
}

pub(crate) fn count(svg: &str, name: &str) -> usize {
    elements(svg).iter().filter(|(known, _)| known == name).count()
}
