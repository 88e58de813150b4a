//! The reckoner: one line in, one line out, and no line brings it down.

use server::reckon::{
    IdKind, LONGEST_LINE, ReckonOptions, Tally, check_id_line, check_id_stream, reckon_line, reckon_stream,
};

fn usual() -> ReckonOptions {
    ReckonOptions::new(None, false).expect("the usual hours")
}

#[test]
fn due_elapsed_and_moment() {
    let options = usual();
    let rows = [
        (
            r#"{"due":{"start":"2026-02-13T10:00:00+08:00","working_days":20}}"#,
            r#"{"due":"2026-03-19","provisional":false}"#,
        ),
        (
            r#"{"due":{"start":"2026-02-13T10:00:00+08:00","working_days":20,"pauses":[["2026-02-25","2026-03-04"]]}}"#,
            r#"{"due":"2026-03-30","provisional":false}"#,
        ),
        (
            r#"{"due":{"start":"2019-05-01T14:19:38+08:00","working_days":50,"pauses":[["2019-05-20","2019-05-24"]]}}"#,
            r#"{"due":"2019-07-19","provisional":false}"#,
        ),
        (r#"{"due":{"start":"2026-12-31","working_days":1}}"#, r#"{"due":"2027-01-01","provisional":true}"#),
        (
            r#"{"due":{"start":"2026-02-13T17:00:00Z","working_days":1}}"#,
            r#"{"due":"2026-02-24","provisional":false}"#,
        ),
        (
            r#"{"elapsed":{"start":"2026-03-02T11:00:00+08:00","end":"2026-03-02T13:30:00+08:00"}}"#,
            r#"{"office_seconds":5400}"#,
        ),
        (
            r#"{"moment":{"start":"2026-03-02T08:00:00+08:00","office_seconds":10800}}"#,
            r#"{"moment":"2026-03-02T12:00:00+08:00"}"#,
        ),
        (
            r#"{"moment":{"start":"2026-03-02T03:00:00Z","office_seconds":0}}"#,
            r#"{"moment":"2026-03-02T11:00:00+08:00"}"#,
        ),
    ];
    for (request, answer) in rows {
        assert_eq!(reckon_line(request, &options).as_deref(), Ok(answer), "{request}");
    }
}

#[test]
fn other_hours_and_the_account() {
    let early = ReckonOptions::new(Some("08:00-11:00"), false).unwrap();
    let request = r#"{"moment":{"start":"2026-03-02T08:00:00+08:00","office_seconds":10801}}"#;
    assert_eq!(reckon_line(request, &early).unwrap(), r#"{"moment":"2026-03-03T08:00:01+08:00"}"#);
    assert!(ReckonOptions::new(Some("8-11"), false).is_err() && ReckonOptions::new(Some(""), false).is_err());

    let explaining = ReckonOptions::new(None, true).unwrap();
    let request = r#"{"due":{"start":"2026-02-13","working_days":2,"pauses":[["2026-02-24","2026-02-24"]]}}"#;
    let answer: serde_json::Value =
        serde_json::from_str(&reckon_line(request, &explaining).unwrap()).unwrap();
    assert_eq!(answer["due"], "2026-02-25");
    let account = answer["account"].as_array().unwrap();
    assert_eq!(account.len(), 13, "every day from the start day through the due day");
    assert_eq!((&account[0]["verdict"], &account[1]["verdict"]), (&"start_day".into(), &"counted".into()));
    assert_eq!(account[1]["zh"], "春节调休上班（国办发明电〔2025〕7号）");
    assert_eq!((&account[11]["verdict"], &account[12]["used"]), (&"paused".into(), &2.into()));
}

#[test]
fn bad_lines_are_told_and_the_rest_goes_on() {
    let long = "x".repeat(LONGEST_LINE + 1);
    let mut input = Vec::new();
    for line in [
        r#"{"due":{"start":"2026-02-13","working_days":1}}"#,
        "",
        "not json",
        r#"{"due":{"start":"2026-02-30","working_days":1}}"#,
        r#"{"due":{"start":"2026-02-13","working_days":-1}}"#,
        r#"{"due":{"start":"2026-02-13","working_days":1,"pauses":[["2026-03-02","2026-03-01"]]}}"#,
        r#"{"elapsed":{"start":"2026-03-02T11:00:00+08:00","end":"2026-03-01T11:00:00+08:00"}}"#,
        r#"{"elapsed":{"start":"2026-03-02T11:00:00","end":"2026-03-03T11:00:00"}}"#,
        r#"{"moment":{"start":"2099-03-02T08:00:00+08:00","office_seconds":18446744073709551615}}"#,
        r#"{"due":{"start":"2026-02-13","working_days":1,"pause":[]}}"#,
        r#"{"due":{"start":"2026-02-13","working_days":1},"moment":{}}"#,
        &long,
        r#"{"due":{"start":"2026-02-13","working_days":1}}"#,
    ] {
        input.extend_from_slice(line.as_bytes());
        input.push(b'\n');
    }
    input.extend_from_slice(b"\xFF\xFE\r\n\r\n");
    input.extend_from_slice(br#"{"due":{"start":"2026-02-13","working_days":1}}"#);
    let mut output = Vec::new();
    let tally =
        reckon_stream(std::io::BufReader::with_capacity(97, &input[..]), &mut output, &usual()).unwrap();
    assert_eq!(tally, Tally { answered: 3, refused: 11 });
    let lines: Vec<String> = String::from_utf8(output).unwrap().lines().map(str::to_owned).collect();
    assert_eq!(lines.len(), 14);
    let good = r#"{"due":"2026-02-14","provisional":false}"#;
    assert!(lines[0] == good && lines[11] == good && lines[13] == good, "{lines:#?}");
    assert!(
        lines[1].starts_with(r#"{"line":3,"error":"#),
        "blank lines are skipped but counted: {}",
        lines[1]
    );
    assert!(lines[12].starts_with(r#"{"line":14,"error":"#));
    for line in lines.iter().filter(|line| line.contains("error")) {
        assert!(line.len() < 200, "an error never repeats a long line");
    }
}

#[test]
fn numbers_are_checked_line_by_line() {
    let today = "2026-11-22".parse().ok();
    let row = |number: &str, kind| check_id_line(number, kind, today);
    assert_eq!(
        row(" 11010519491231002x ", IdKind::CitizenId),
        r#"{"number":"11010519491231002x","valid":true,"reason":"ok"}"#
    );
    assert_eq!(
        row("110105194912310021", IdKind::CitizenId),
        r#"{"number":"110105194912310021","valid":false,"reason":"check"}"#
    );
    assert_eq!(
        row("110105491231002", IdKind::CitizenId),
        r#"{"number":"110105491231002","valid":false,"reason":"old_fifteen"}"#
    );
    assert!(row("11370800MB28559184", IdKind::CreditCode).contains("true"));
    assert!("passport".parse::<IdKind>().is_err() && "credit_code".parse() == Ok(IdKind::CreditCode));
    let mut output = Vec::new();
    let input = "11370800MB28559184\n\n中文\n";
    let tally = check_id_stream(input.as_bytes(), &mut output, IdKind::CreditCode, None).unwrap();
    assert_eq!(tally, Tally { answered: 2, refused: 0 });
    assert_eq!(String::from_utf8(output).unwrap().lines().count(), 2);
}
