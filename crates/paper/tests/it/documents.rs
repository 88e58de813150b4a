//! Documents come out as PDF with their text in reading order, whatever people typed into them.

use paper::document::{Block, Column, Field, IssuedOn, Qr, Row, Section, Table};
use paper::{Document, Language, Press, PressError};

use crate::{examples, sheet};

#[test]
fn the_six_common_papers_say_what_they_must() {
    let papers = [
        ("n01_receipt_list", examples::receipt_list(), vec!["收件凭证", "经营者身份证", "容缺", "王建国"]),
        (
            "n02_correction_notice",
            examples::correction_notice(),
            vec!["一次告知", "缺食品添加剂使用公示制度"],
        ),
        ("n03_acceptance_notice", examples::acceptance_notice(), vec!["决定期限", "11月30日（星期一）"]),
        ("n05_acceptance_refusal", examples::acceptance_refusal(), vec!["云南省市场监督管理局", "六十日内"]),
        ("n12_grant_decision", examples::grant_decision(), vec!["JY25329250012386", "有效期"]),
        ("n13_refusal_decision", examples::refusal_decision(), vec!["事实和理由", "六个月内"]),
        ("n16_service_receipt", examples::service_receipt(), vec!["受送达人", "见证人"]),
    ];
    for (name, document, sentences) in papers {
        let pdf = sheet::printed(name, &document);
        let text = sheet::dense_text_of(&pdf);
        for sentence in
            sentences.into_iter().chain([document.number.as_str(), "扫码核验", "云岭县行政审批局"])
        {
            assert!(text.contains(sentence), "{name} lacks {sentence}: {text}");
        }
    }
}

#[test]
fn nothing_a_person_types_is_read_as_markup() {
    let hostile = [
        "#panic(\"x\")",
        "$ x^2 $ 与 \\u{41}",
        "*粗* _斜_ `原样` = 标题",
        "#read(\"/document.json\")",
        "@引用 <标签> [括号] {大括号}",
        "// 注释不消失 /* 也不 */",
        "</svg><script>alert(1)</script>",
        "https://例子.example/a?b=c&d=e",
    ];
    let mut document = examples::acceptance_notice();
    document.addressee = Some(hostile[0].to_owned());
    document.title = format!("受理{}", hostile[2]);
    document.number = format!("{}号", hostile[3]);
    document.footer = Some(hostile[4].to_owned());
    document.issuer = hostile[6].to_owned();
    document.seal = Some(paper::Seal { body: hostile[6].to_owned(), purpose: Some(hostile[1].to_owned()) });
    let rows = hostile.iter().map(|text| Row::new([*text])).collect();
    document.sections = vec![Section::headed(
        hostile[1],
        vec![
            Block::List(hostile.iter().map(|text| (*text).to_owned()).collect()),
            Block::Table(Table { columns: vec![Column::wide(hostile[5], 1)], rows }),
            Block::Fields(vec![Field::new(hostile[2], hostile[7])]),
            Block::Signatures(vec![hostile[5].to_owned()]),
        ],
    )];
    let text = sheet::dense_text_of(&sheet::printed("hostile", &document));
    for typed in hostile {
        let wanted: String = typed.split_whitespace().collect();
        assert!(text.contains(&wanted), "{wanted} is not printed as typed: {text}");
    }
}

#[test]
fn signs_the_font_lacks_are_named_and_hidden_signs_are_gone() {
    let mut document = examples::grant_decision();
    document.addressee = Some("李\u{202e}晓\u{200b}梅😀\u{e000}".to_owned());
    assert_eq!(sheet::press().missing_signs(&document), ['😀', '\u{e000}']);
    let text = sheet::dense_text_of(&sheet::printed("signs", &document));
    assert!(text.contains("李晓梅〔U+1F600〕〔U+E000〕"), "{text}");
    assert!(sheet::press().missing_signs(&examples::refusal_decision()).is_empty());
}

#[test]
fn a_long_account_runs_over_pages_with_its_head_on_each() {
    let short = sheet::printed("account_short", &examples::day_account(8));
    assert_eq!(sheet::pages_of(&short), 1);
    let long = sheet::printed("account_long", &examples::day_account(100));
    let pages = sheet::pages_of(&long);
    assert!((3..=6).contains(&pages), "{pages} pages");
    let text = sheet::dense_text_of(&long);
    assert_eq!(text.matches("第几个工作日").count(), pages, "the head is repeated on every page");
    for page in 1..=pages {
        assert!(text.contains(&format!("第{page}页·共{pages}页")), "page {page} is not numbered");
    }
}

#[test]
fn a_seal_never_stands_on_a_page_alone() {
    for paragraphs in 1..16 {
        let mut document = examples::acceptance_notice();
        document.date_text = "落款之日".to_owned();
        let filler = Block::Paragraph("依照规定办理。".to_owned());
        let last = Block::Paragraph("末段告知内容。".to_owned());
        document.sections[0].blocks.extend(vec![filler; paragraphs]);
        document.sections[0].blocks.push(last);
        let text = sheet::text_of(&sheet::press().render(&document).expect("printed"));
        let page =
            text.split('\u{c}').find(|page| page.contains("末段告知内容")).expect("the last paragraph");
        let signed: String = page.split_whitespace().collect();
        assert!(signed.contains("落款之日"), "{paragraphs} paragraphs: the date left the text\n{page}");
    }
}

#[test]
fn an_english_paper_has_english_words_of_the_press() {
    let mut document = examples::acceptance_notice();
    document.language = Language::English;
    document.title = "Notice of Acceptance".to_owned();
    document.issuer = "Administrative Approval Bureau of Yunling County".to_owned();
    document.addressee = Some("Ms Li Xiaomei".to_owned());
    document.seal = Some(paper::Seal { body: "云岭县行政审批局".to_owned(), purpose: None });
    document.watermark = Some("DRAFT".to_owned());
    let text = sheet::text_of(&sheet::printed("english", &document));
    assert!(text.contains("Page 1 of 1"), "{text}");
    assert!(text.contains("Ms Li Xiaomei:"), "{text}");
}

#[test]
fn limits_and_mistakes_get_an_answer() {
    let press = sheet::press();
    let mut long = examples::grant_decision();
    long.sections.push(Section::plain(vec![Block::Paragraph("长".repeat(paper::document::MAX_CHARACTERS))]));
    assert!(matches!(press.render(&long), Err(PressError::TooLong { what: "characters", .. })));

    let mut many = examples::grant_decision();
    many.sections.push(Section::plain(vec![Block::List(vec![String::new(); paper::document::MAX_PIECES])]));
    assert!(matches!(press.render(&many), Err(PressError::TooLong { what: "pieces", .. })));

    let mut ragged = examples::grant_decision();
    let table = Table { columns: vec![Column::narrow("一")], rows: vec![Row::new(["1", "2"])] };
    ragged.sections.push(Section::plain(vec![Block::Table(table)]));
    assert!(matches!(press.render(&ragged), Err(PressError::Table { columns: 1, widest: 2 })));

    let mut kind = examples::grant_decision();
    kind.kind = "../notice".to_owned();
    assert!(matches!(press.render(&kind), Err(PressError::Kind(_))));

    let mut date = examples::grant_decision();
    date.issued_on = Some(IssuedOn { year: 2026, month: 2, day: 30 });
    let fault = press.render(&date).expect_err("the 30th of February");
    assert!(matches!(fault, PressError::Date(_)));
    assert!(fault.told(Language::Chinese).contains("文书"));

    let mut code = examples::grant_decision();
    code.qr = Some(Qr { text: "x".repeat(1_000), caption: String::new() });
    assert!(matches!(press.render(&code), Err(PressError::Qr(_))));
}

#[test]
fn an_empty_document_is_a_page_and_a_dated_one_is_pdf_a() {
    let bare = Document { kind: "x".to_owned(), title: "空".to_owned(), ..Document::default() };
    let pdf = sheet::press().render(&bare).expect("printed");
    assert_eq!(sheet::pages_of(&pdf), 1);
    assert!(!String::from_utf8_lossy(&pdf).contains("pdfaid"));
    let dated = sheet::press().render(&examples::grant_decision()).expect("printed");
    let raw = String::from_utf8_lossy(&dated).into_owned();
    assert!(raw.contains("pdfaid:part"), "the archive's mark is missing");
    assert_eq!(
        dated,
        sheet::press().render(&examples::grant_decision()).expect("printed"),
        "same paper, same bytes"
    );
}

#[test]
fn an_office_may_bring_its_own_templates_and_fonts() {
    let folder = tempfile::tempdir().expect("folder");
    let own = "#let doc = json(\"/document.json\")\n#set text(font: doc.fonts)\n本局样式：#doc.title";
    std::fs::write(folder.path().join("grant_decision.typ"), own).expect("written");
    let press = Press::open(&[]).expect("fonts").with_templates(folder.path()).expect("templates");
    let own = sheet::dense_text_of(&press.render(&examples::grant_decision()).expect("printed"));
    assert!(own.starts_with("本局样式：准予行政许可决定书"), "{own}");
    let common = sheet::dense_text_of(&press.render(&examples::refusal_decision()).expect("printed"));
    assert!(common.contains("救济权利"));

    std::fs::write(folder.path().join("grant_decision.typ"), "#let x = ").expect("written");
    let press = Press::open(&[]).expect("fonts").with_templates(folder.path()).expect("templates");
    let fault = press.render(&examples::grant_decision()).expect_err("a broken template");
    assert!(matches!(&fault, PressError::Template(text) if text.contains("grant_decision.typ")), "{fault}");

    std::fs::write(folder.path().join("grant_decision.typ"), "#import \"@preview/cetz:0.3.0\": *")
        .expect("written");
    let press = Press::open(&[]).expect("fonts").with_templates(folder.path()).expect("templates");
    assert!(press.render(&examples::grant_decision()).is_err(), "no package is ever fetched");

    let absent = folder.path().join("no-such-font.otf");
    assert!(matches!(Press::open(&[absent]), Err(PressError::FontPath { .. })));
}

#[test]
fn many_threads_share_one_press() {
    let expected = sheet::press().render(&examples::receipt_list()).expect("printed");
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                let pdf = sheet::press().render(&examples::receipt_list()).expect("printed");
                assert_eq!(pdf, expected);
            });
        }
    });
}
