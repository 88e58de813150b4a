//! The catalogue as files: the sample county is in order, and faults say where they are.

use county::{Catalogue, EMBEDDED};

#[test]
fn the_embedded_catalogue_is_in_order() {
    let catalogue = Catalogue::embedded().expect("in order");
    assert!(catalogue.items.len() >= 30, "{} items", catalogue.items.len());
    assert!(catalogue.departments.len() >= 20 && catalogue.posts.len() >= 100);
    assert!(catalogue.hall.hours.weekday.seconds() > 0);
    assert!(
        catalogue.posts.iter().all(|post| post.holders.is_empty()),
        "holders are appointed, never written"
    );
}

/// The embedded files with one text changed.
fn with(name: &str, change: impl Fn(&str) -> String) -> Vec<(&'static str, String)> {
    EMBEDDED
        .iter()
        .map(|(path, text)| (*path, if path.ends_with(name) { change(text) } else { (*text).to_string() }))
        .collect()
}

#[test]
fn a_fault_names_its_file_and_line() {
    let spoilt = with("hall.toml", |text| format!("{text}\nopen_on_sundays = true\n"));
    let fault = Catalogue::parse(&spoilt).expect_err("there is no such field");
    assert!(fault.file.ends_with("hall.toml"), "{fault}");
    let spoilt =
        with("food-workshop.toml", |text| text.replacen("visits_max = 0", "visits_max = \"none\"", 1));
    let fault = Catalogue::parse(&spoilt).expect_err("a number is needed");
    let text = EMBEDDED.iter().find(|(path, _)| path.ends_with("food-workshop.toml")).expect("embedded").1;
    let line = text.lines().position(|line| line.starts_with("visits_max")).map(|at| at + 1);
    assert_eq!(fault.line, line, "{fault}");
    assert!(fault.to_string().contains("food-workshop.toml, line "), "{fault}");
}

#[test]
fn what_does_not_fit_together_is_refused() {
    let none: &[(&str, &str)] = &[];
    assert_eq!(Catalogue::parse(none).expect_err("nothing").file, "hall.toml");
    let fault = Catalogue::parse(&[("x/prices.toml", "")]).expect_err("an unknown table");
    assert_eq!(fault.file, "x/prices.toml");
    let stray = with("food-workshop.toml", |text| {
        text.replacen("department = \"market\"", "department = \"moon\"", 1)
    });
    assert!(Catalogue::parse(&stray).expect_err("no such department").what.contains("moon"));
    let text = EMBEDDED.iter().find(|(path, _)| path.ends_with("food-workshop.toml")).expect("embedded").1;
    let mut twice = with("", str::to_string);
    twice.push(("items/market/again.toml", text.to_string()));
    assert_eq!(Catalogue::parse(&twice).expect_err("the same code").file, "items/market/again.toml");
    let mut readme = with("", str::to_string);
    readme.push(("README.md", "words".into()));
    assert!(Catalogue::parse(&readme).is_ok(), "other files are passed over");
}
