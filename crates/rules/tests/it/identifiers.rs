//! Identifiers against published numbers (E-01 … E-06), slips of the pen, and the hall's own numbers (K-01 … K-05).

use rules::{
    identifier::{
        CaseNumber, CitizenId, CreditCode, DocumentNumber, Fault, LicenceIdentifier, LicenceNumber,
        QueryCode, RegionCode, RegionLevel, Sex, citizen, credit, licence, mod_37_36, region,
    },
    time::Date,
};

const LICENCES: [&str; 4] = [
    "1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.U",
    "1.2.156.3005.2.11100000000013338W087.11370800MB28559184.37080001202411010001.001.3",
    "1.2.156.3005.2.11100000MB03271699022.340100.000000016.001.9",
    "1.2.156.3005.2.11100000000013338W009.11330105002500287C.2025052201.002.0",
];

fn date(text: &str) -> Date {
    text.parse().expect("a day")
}

#[test]
fn citizen_ids() {
    let today = Some(date("2026-11-22"));
    let id = citizen::parse("11010519491231002X", today).unwrap();
    assert_eq!((id.region(), id.birth(), id.sex()), ("110105", date("1949-12-31"), Sex::Female));
    assert_eq!(citizen::parse(" 11010519491231002x ", today).unwrap(), id, "a small x is taken");
    assert_eq!(
        citizen::parse("１１０１０５１９４９１２３１００２Ｘ", today).unwrap(),
        id,
        "full-width is taken"
    );
    assert_eq!(format!("{id:?} {id}"), "CitizenId(110***********002X) 110***********002X", "never in a log");
    let refused = [
        ("", Fault::Empty),
        ("   ", Fault::Empty),
        ("1101051949123100", Fault::Length { found: 16, wanted: 18 }),
        ("11010519491231002XX", Fault::Length { found: 19, wanted: 18 }),
        ("110105491231002", Fault::OldFifteen),
        ("11010519491231O02X", Fault::Symbol { at: 15 }),
        ("1101051949123100 X", Fault::Symbol { at: 17 }),
        ("11010519491231002Y", Fault::Symbol { at: 18 }),
        ("X10105194912310021", Fault::Symbol { at: 1 }),
        ("身份证号码一二三四五六七八九十甲乙丙", Fault::Symbol { at: 1 }),
        ("01010519491231002X", Fault::Region),
        ("99010519491231002X", Fault::Region),
        ("11010519490230002X", Fault::Date),
        ("11010519491301002X", Fault::Date),
        ("11010500001231002X", Fault::Date),
        ("11010520491231002X", Fault::Future),
        ("110105194912310021", Fault::Check),
        ("11010519491231003X", Fault::Check),
    ];
    for (text, fault) in refused {
        assert_eq!(citizen::parse(text, today), Err(fault), "{text}");
        assert!(!fault.zh().is_empty() && !fault.to_string().is_empty() && !fault.word().is_empty());
    }
    assert_eq!(citizen::parse("11010520491231002X", None), Err(Fault::Check), "no day known, no future");
    // 29 February only in leap years, and every single slip is found.
    assert_eq!(citizen::parse("110105190002290029", today), Err(Fault::Date));
    for place in 0..17 {
        for digit in '0'..='9' {
            let mut letters: Vec<char> = "11010519491231002X".chars().collect();
            if letters[place] != digit {
                letters[place] = digit;
                let slip: String = letters.iter().collect();
                assert!(citizen::parse(&slip, today).is_err(), "{slip}");
            }
        }
    }
    let json = serde_json::to_string(&id).unwrap();
    assert_eq!(serde_json::from_str::<CitizenId>(&json).unwrap(), id);
    assert!(serde_json::from_str::<CitizenId>("\"110105194912310021\"").is_err(), "checked again when read");
}

#[test]
fn credit_codes() {
    let good = ["11100000000013338W", "11370800MB28559184", "11330105002500287C", "12441500196720244T"];
    for text in good {
        assert_eq!(credit::parse(text).unwrap().as_str(), text);
        assert_eq!(credit::parse(&text.to_lowercase()).unwrap().as_str(), text);
    }
    let refused = [
        ("", Fault::Empty),
        ("11100000000013338", Fault::Length { found: 17, wanted: 18 }),
        ("1110000000001333IW", Fault::Symbol { at: 17 }),
        ("11100000000O13338W", Fault::Symbol { at: 12 }),
        ("111000000000S3338W", Fault::Symbol { at: 13 }),
        ("111000000000133380", Fault::Check),
        ("11100000000013383W", Fault::Check),
    ];
    for (text, fault) in refused {
        assert_eq!(credit::parse(text), Err(fault), "{text}");
    }
    assert!("11370800MB28559185".parse::<CreditCode>().is_err());
}

#[test]
fn region_codes() {
    let good = [
        ("100000", RegionLevel::National),
        ("510000", RegionLevel::Province),
        ("512000", RegionLevel::City),
        ("512002", RegionLevel::County),
        ("512002000", RegionLevel::County),
        ("512002001", RegionLevel::Town),
        ("512002100000", RegionLevel::Town),
        ("512002100201", RegionLevel::Village),
    ];
    for (text, level) in good {
        assert_eq!(region::parse(text).unwrap().level(), level, "{text}");
    }
    let refused = [
        ("990000", Fault::Region),
        ("510002", Fault::Region),
        ("512002600", Fault::Region),
        ("512002000201", Fault::Region),
        ("512002100400", Fault::Region),
        ("51200", Fault::Length { found: 5, wanted: 6 }),
        ("5120021002", Fault::Length { found: 10, wanted: 12 }),
        ("51200A", Fault::Symbol { at: 6 }),
    ];
    for (text, fault) in refused {
        assert_eq!(region::parse(text), Err(fault), "{text}");
    }
    let code = |text: &str| text.parse::<RegionCode>().unwrap();
    assert!(code("512000").contains(&code("512002100201")) && code("512002").contains(&code("512002000000")));
    assert!(!code("512002").contains(&code("512021")) && code("100000").contains(&code("110000")));
    // Every division that the county table of the nation names is a well-formed code.
    let beside = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/divisions-gb2260.csv");
    if let Ok(table) = std::fs::read_to_string(beside) {
        for code in table.lines().skip(1).filter_map(|line| line.split(',').next()) {
            assert!(region::parse(code).is_ok(), "{code}");
        }
    }
}

#[test]
fn licence_numbers() {
    let number = LicenceNumber::compose("宁市监", 2026, 12).unwrap();
    assert_eq!(number.as_str(), "宁市监证〔2026〕12号");
    for typed in [
        "宁市监证〔2026〕12号",
        " 宁市监证[2026]12号",
        "宁市监证（2026） 12 号",
        "宁市监证【２０２６】１２号",
    ] {
        assert_eq!(LicenceNumber::parse(typed).unwrap(), number, "{typed}");
    }
    for wrong in [
        "",
        "宁市监准〔2026〕12号",
        "证〔2026〕12号",
        "宁市监证〔26〕12号",
        "宁市监证〔2026〕号",
        "a/证〔2026〕1号",
    ] {
        assert!(LicenceNumber::parse(wrong).is_err(), "{wrong}");
    }
    assert!(LicenceNumber::parse(&"长".repeat(80)).is_err());
}

#[test]
fn licence_identifiers() {
    for text in LICENCES {
        let id = licence::parse(text).unwrap();
        assert_eq!(id.as_str(), text);
        let again = licence::compose(id.kind(), id.issuer(), id.serial(), id.version()).unwrap();
        assert_eq!(again, id);
    }
    assert_eq!(licence::parse(LICENCES[2]).unwrap().issuing_region().unwrap().as_str(), "340100");
    assert_eq!(licence::parse(LICENCES[0]).unwrap().issuing_region(), None);
    let refused = [
        ("1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.V", Fault::Check),
        ("1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000404.001.U", Fault::Check),
        ("1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001", Fault::Form),
        ("1.2.156.3005.3.11100000000013338W011.11430000006122244L.20230000403.001.U", Fault::Form),
        ("1.2.156.3005.2.11100000000013338W011.nobody.20230000403.001.U", Fault::Form),
        ("1.2.156.3005.2.11100000000013338W01.11430000006122244L.20230000403.001.U", Fault::Form),
        ("1.2.156.3005.2.11100000000013338W011.11430000006122244L..001.U", Fault::Form),
        ("1.2.156.3005.2/11100000000013338W011", Fault::Symbol { at: 15 }),
    ];
    for (text, fault) in refused {
        assert_eq!(licence::parse(text), Err(fault), "{text}");
    }
    assert!(LICENCES[0].parse::<LicenceIdentifier>().is_ok());
    assert_eq!(mod_37_36("中"), None);
}

#[test]
fn numbers_of_the_hall() {
    let task = "11370800MB285591843370117002011";
    let number = CaseNumber::compose(task, date("2026-02-13"), 7).unwrap();
    assert_eq!(number.as_str(), "11370800MB285591843370117002011202602130007");
    assert_eq!(number.as_str().len(), 43, "as in the sample of K-02");
    assert!(
        CaseNumber::compose("62052400MZ-XK-0001", date("2026-02-13"), 10_000).is_ok(),
        "local forms (I-14)"
    );
    assert_eq!(CaseNumber::compose(task, date("2026-02-13"), 0), Err(Fault::Form));
    assert_eq!(CaseNumber::compose("事项", date("2026-02-13"), 1), Err(Fault::Symbol { at: 1 }));
    assert!(CaseNumber::parse(&"1".repeat(51)).is_err());

    let code = QueryCode::from_bits(0x0123_4567_89AB_CDEF);
    assert_eq!(code.as_str().len(), 8);
    assert_eq!(QueryCode::parse(&code.as_str().to_lowercase()).unwrap(), code);
    let spaced = format!("{} - {}", &code.as_str()[..4], &code.as_str()[4..]);
    assert_eq!(QueryCode::parse(&spaced).unwrap(), code);
    assert_eq!(format!("{code:?}"), "QueryCode(********)");
    assert_eq!(QueryCode::parse("ABCDEFG0"), Err(Fault::Symbol { at: 8 }));
    let all: std::collections::BTreeSet<String> =
        (0..1000_u64).map(|bits| QueryCode::from_bits(bits << 15).as_str().to_owned()).collect();
    assert_eq!(all.len(), 1000, "different bits, different codes");

    let document = DocumentNumber::compose("川资行审", "准", 2026, 12);
    assert_eq!(document.to_string(), "川资行审准〔2026〕12号");
}
