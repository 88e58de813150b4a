//! Quality findings and completeness: a content with nothing doubtful yields none, every kind is found where it is made,
//! and what resembles it but is right is left alone.

use crate::{
    catalogue,
    stage::{complete, material},
};
use rules::{
    clock::Limit,
    hall::{Department, Hall, Post},
    item::{
        Content,
        completeness::completeness,
        content::{
            Answer, Basis, BodyNature, Duty, DutyStage, Faq, FeeItem, FieldKind, FormField, ItemKind,
            Material, MaterialForm, MaterialSource, Necessity, OnlineDepth, PassScope, Purpose, Question,
            Quota, ResultType, Validity,
        },
        process::{Block, CheckPoint, RiskLevel, RiskPoint, Step, StepKind},
        quality::{FindingKind, findings, findings_in},
    },
    money::Fen,
};
use std::collections::BTreeSet;

const CREDIT: &str = "11999921MB991508XT";

fn law(name: &str, article: &str) -> Basis {
    Basis { law: name.into(), article: article.into(), text: "规定".into(), ..Basis::default() }
}

fn careful(step: &mut Step) {
    step.name_en = "Step".into();
    step.checklist = vec![CheckPoint { id: "c1".into(), text: "材料是否齐全？".into() }];
    step.risk = Some(RiskPoint {
        level: RiskLevel::Medium,
        form: "裁量过宽".into(),
        measures: vec!["双人复核".into()],
        owner: "承办人".into(),
    });
}

fn described(name: &str) -> Material {
    Material {
        name_en: "Application".into(),
        page_format: "A4".into(),
        source_note: "申请人自备".into(),
        use_note: "签字".into(),
        basis: Some(law("食品安全法实施条例", "第十五条")),
        ..material(name, Necessity::Mandatory)
    }
}

fn field() -> FormField {
    FormField {
        key: "name".into(),
        label: "名称".into(),
        label_en: "Name".into(),
        kind: FieldKind::Text,
        required: true,
        hint: String::new(),
        example: "老街面馆".into(),
        options: vec![],
    }
}

fn fee() -> FeeItem {
    FeeItem {
        id: "f".into(),
        name: "工本费".into(),
        standard: Fen(500),
        unit: "本".into(),
        basis: law("收费条例", "第三条"),
        ..FeeItem::default()
    }
}

/// A content in which nothing is doubtful and nothing is missing.
fn sound() -> Content {
    let mut content = complete();
    content.identity.task_code = format!("{CREDIT}4000115003000").into();
    content.identity.catalog_code = "000115003000".into();
    content.identity.task_handle_code = format!("{CREDIT}400011500300001");
    content.identity.name_en = "Food business licence".into();
    content.identity.main_item = "食品经营许可".into();
    content.identity.search_words = vec!["开饭店".into()];
    content.power.power_division = "县级负责".into();
    content.power.use_content = "受理、审查、决定、送达".into();
    content.power.setting_basis[0].text = "规定".into();
    content.power.implementing_basis = vec![law("食品经营许可和备案管理办法", "第二十一条")];
    content.power.duties = vec![Duty { stage: Some(DutyStage::Acceptance), text: "公示".into() }];
    content.power.liability = vec!["不按规定受理".into()];
    content.power.later_supervision = "双随机检查".into();
    content.body.credit_code = CREDIT.into();
    content.body.body_nature = Some(BodyNature::StatutoryOrgan);
    content.body.undertaking_unit = "审批股".into();
    content.body.jurisdiction = "999921".into();
    content.handling.quota_note = "无数量限制".into();
    content.handling.online_depth = Some(OnlineDepth::ELicence);
    content.handling.pass_scope = Some(PassScope::CrossCounty);
    content.subject.themes_legal = vec!["准营准办".into()];
    content.subject.life_events = vec!["我要开饭店".into()];
    content.form = vec![field()];
    content.materials = vec![described("申请书")];
    content.results[0].name_en = "Licence".into();
    let faq = |q: &str| Faq { q: q.into(), a: "可以。".into() };
    content.help.faq = vec![faq("能代办吗？"), faq("周末能办吗？")];
    content.help.remedies = "可以申请行政复议".into();
    for block in &mut content.process.blocks {
        if let Block::Step(step) = block {
            careful(step);
        }
    }
    content
}

fn step(content: &mut Content, n: usize) -> &mut Step {
    match &mut content.process.blocks[n] {
        Block::Step(step) => step,
        other => panic!("no step: {other:?}"),
    }
}

type Change = fn(&mut Content);

/// What is doubtful, where, and how it comes about.
const DOUBTS: &[(&str, FindingKind, Change)] = &[
    ("identity.name_en", FindingKind::NoEnglishName, |content| content.identity.name_en.clear()),
    ("materials[0].name_en", FindingKind::NoEnglishName, |content| content.materials[0].name_en.clear()),
    ("results[0].name_en", FindingKind::NoEnglishName, |content| content.results[0].name_en.clear()),
    ("form[0].label_en", FindingKind::NoEnglishName, |content| content.form[0].label_en.clear()),
    ("process.steps[1].name_en", FindingKind::NoEnglishName, |content| step(content, 1).name_en.clear()),
    ("questions[0].answers[1].text_en", FindingKind::NoEnglishName, |content| {
        let answer = |en: &str| Answer { id: en.into(), text: "是".into(), text_en: en.into() };
        let answers = vec![answer("yes"), answer("")];
        let question =
            Question { id: "q".into(), text: "是吗？".into(), text_en: "Is it?".into(), answers };
        content.questions = vec![question];
    }),
    ("identity.search_words", FindingKind::NoSearchWords, |content| {
        content.identity.search_words = vec![" ".into()];
    }),
    ("identity.name", FindingKind::StraySigns, |content| content.identity.name = "食品\\经营许可".into()),
    ("identity.name", FindingKind::StraySigns, |content| content.identity.name = "食品&nbsp;许可".into()),
    ("identity.name", FindingKind::StraySigns, |content| content.identity.name = "许可（第１类）".into()),
    ("identity.name", FindingKind::StraySigns, |content| content.identity.name = "食品  许可".into()),
    ("identity.main_item", FindingKind::StraySigns, |content| content.identity.main_item = "许可 ".into()),
    ("materials[0].name", FindingKind::StraySigns, |content| content.materials[0].name = "<b>表".into()),
    ("identity.task_code", FindingKind::CodeOffScheme, |content| {
        content.identity.task_code = "62052400MZ-XK-0001".into();
    }),
    ("identity.task_code", FindingKind::CodeOffScheme, |content| {
        content.identity.task_code = "11999921MB991508XX4000115003000".into();
    }),
    ("identity.task_code", FindingKind::CodeNotOfBody, |content| {
        content.identity.catalog_code = "000115009000".into();
    }),
    ("identity.task_code", FindingKind::CodeNotOfBody, |content| {
        content.body.credit_code = "11999921MB990003XR".into();
    }),
    ("power.implementing_basis", FindingKind::NoImplementingBasis, |content| {
        content.power.implementing_basis.clear();
    }),
    ("power.implementing_basis[1].law", FindingKind::SameLawTwice, |content| {
        content.power.implementing_basis.push(law("食品安全法", "第三十五条"));
    }),
    ("power.setting_basis[0].law", FindingKind::LawInBrackets, |content| {
        content.power.setting_basis[0].law = "《食品安全法》".into();
    }),
    ("materials[0].basis.law", FindingKind::LawInBrackets, |content| {
        content.materials[0].basis = Some(law("《条例》", "第一条"));
    }),
    ("limits.statutory", FindingKind::LicenceWithoutLimit, |content| content.limits.statutory = None),
    ("limits.promised", FindingKind::NotFasterThanLaw, |content| {
        content.limits.promised = content.limits.statutory;
    }),
    ("limits.promised", FindingKind::OnTheSpotInDays, |content| {
        content.handling.case_kind = Some(rules::item::content::CaseKind::OnTheSpot);
    }),
    ("limits.promised", FindingKind::PromisedWithinHours, |content| {
        content.limits.promised = Some(Limit::office_seconds(1800));
    }),
    ("handling.visit_reason", FindingKind::VisitsWithoutReason, |content| {
        content.handling.online_depth = Some(OnlineDepth::Submit);
        content.handling.visits_max = 1;
    }),
    ("handling.visits_max", FindingKind::OnlineYetVisits, |content| {
        content.handling.visits_max = 1;
        content.handling.visit_reason = "核对原件".into();
    }),
    ("handling.supports_express", FindingKind::ExpressYetFetched, |content| {
        content.handling.online_depth = Some(OnlineDepth::Submit);
        content.handling.visits_max = 1;
        content.handling.visit_reason = "到窗口领取证照".into();
        content.handling.supports_express = true;
    }),
    ("handling.quota_note", FindingKind::QuotaContradicts, |content| {
        content.handling.quota = Some(Quota { places: 3 });
    }),
    ("handling.quota_note", FindingKind::QuotaContradicts, |content| {
        content.handling.quota_note = "全县限 30 个".into();
    }),
    ("place.consult_way", FindingKind::NoPhone, |content| content.place.consult_way = "1 楼 A12 窗口".into()),
    ("place.supervise_way", FindingKind::NoPhone, |content| content.place.supervise_way = "监督窗口".into()),
    ("subject.life_events", FindingKind::NoSubject, |content| {
        content.subject.life_events.clear();
        content.subject.themes_legal.clear();
    }),
    ("form[0].example", FindingKind::FieldWithoutExample, |content| content.form[0].example.clear()),
    ("materials[0].source_note", FindingKind::MaterialWithoutSource, |content| {
        content.materials[0].source_note.clear();
    }),
    ("materials[0].basis", FindingKind::MaterialWithoutBasis, |content| content.materials[0].basis = None),
    ("materials[0].basis", FindingKind::MaterialWithoutBasis, |content| {
        content.materials[0].basis = Some(law("条例", ""));
    }),
    ("materials[1].forms", FindingKind::SharedAskedOnPaper, |content| {
        let mut shared = described("营业执照");
        shared.necessity = Some(Necessity::Optional);
        shared.source_type = Some(MaterialSource::SharedData);
        content.materials.push(shared);
    }),
    ("materials[1].deferrable", FindingKind::DeferrableYetOptional, |content| {
        let mut spare = described("说明");
        spare.necessity = Some(Necessity::Optional);
        spare.deferrable = true;
        content.materials.push(spare);
    }),
    ("fees[0].reduction_basis", FindingKind::ReductionVague, |content| {
        content.fees = vec![FeeItem { reducible: true, reduction_basis: "按规定".into(), ..fee() }];
    }),
    ("fees[0].reducible", FindingKind::ReductionNotOffered, |content| {
        content.fees = vec![FeeItem { reduction_basis: "低保家庭凭证免收".into(), ..fee() }];
    }),
    ("results[0].validity", FindingKind::LicenceWithoutTerm, |content| content.results[0].validity = None),
    ("help.faq", FindingKind::NoFaq, |content| content.help.faq.clear()),
    ("process.steps[0].checklist", FindingKind::StepWithoutChecklist, |content| {
        step(content, 0).checklist.clear();
    }),
    ("process.steps[1].risk", FindingKind::DecisionWithoutRisk, |content| step(content, 1).risk = None),
];

/// What resembles a doubt, and is right.
const RIGHT: &[Change] = &[
    |_| {},
    // A summary article and its rule are two provisions of one law.
    |content| content.power.implementing_basis.push(law("食品安全法", "第三十六条")),
    // The law of a service sets no limit, and the note says so for a licence.
    |content| {
        content.limits.statutory = None;
        content.limits.statutory_note = "法律没有规定，适用行政许可法".into();
    },
    |content| {
        content.identity.kind = Some(ItemKind::PublicService);
        content.limits.statutory = None;
        content.results[0].validity = None;
    },
    |content| {
        content.handling.case_kind = Some(rules::item::content::CaseKind::OnTheSpot);
        content.limits.promised = Some(Limit::office_seconds(1800));
    },
    // No term of its own: it only changes a licence.
    |content| {
        content.handling.purpose = Purpose::Change;
        content.results[0].validity = None;
    },
    |content| {
        content.results[0].result_type = Some(ResultType::ApprovalDocument);
        content.results[0].validity = None;
    },
    |content| content.results[0].validity = Some(Validity::Months(6)),
    |content| {
        content.handling.quota = Some(Quota { places: 3 });
        content.handling.quota_note = "全县 3 个名额".into();
    },
    |content| {
        content.handling.online_depth = Some(OnlineDepth::Submit);
        content.handling.visits_max = 1;
        content.handling.visit_reason = "领取证照；可以选择邮寄".into();
        content.handling.supports_express = true;
    },
    |content| content.place.consult_way = "政务服务热线 12345".into(),
    |content| content.place.consult_way = "电话（0300）551 或 0300—5511150".into(),
    |content| content.identity.name = "A 类许可 & 备案（3 号）".into(),
    |content| {
        content.form[0] = FormField { example: String::new(), hint: "与执照一致".into(), ..field() }
    },
    |content| content.form[0] = FormField { example: String::new(), kind: FieldKind::Phone, ..field() },
    |content| {
        let mut shared = described("营业执照");
        shared.necessity = Some(Necessity::Optional);
        shared.source_type = Some(MaterialSource::SharedData);
        shared.forms = vec![MaterialForm::LicenceLibrary];
        shared.basis = None;
        content.materials.push(shared);
    },
    |content| {
        content.fees =
            vec![FeeItem { reducible: true, reduction_basis: "低保家庭凭证免收".into(), ..fee() }];
    },
    // What is sent up is judged there.
    |content| {
        step(content, 0).kind = StepKind::Forward;
        step(content, 0).checklist.clear();
    },
    // Only the decision must say where it could go wrong.
    |content| step(content, 0).risk = None,
    // An empty code and an empty way to ask are faults already.
    |content| content.identity.task_code = "".into(),
    |content| content.place.consult_way.clear(),
];

#[test]
fn what_is_right_is_left_alone() {
    for (n, change) in RIGHT.iter().enumerate() {
        let mut content = sound();
        change(&mut content);
        let found = findings(&content);
        assert!(found.is_empty(), "change {n}: {found:?}");
    }
}

#[test]
fn every_doubt_is_found_where_it_is_made_and_nowhere_else() {
    for (field, kind, change) in DOUBTS {
        let mut content = sound();
        change(&mut content);
        let found = findings(&content);
        let told: Vec<_> = found.iter().map(|one| (one.field.as_str(), one.kind)).collect();
        assert_eq!(told, [(*field, *kind)]);
    }
}

/// Kinds that one content alone does not show.
const ELSEWHERE: &[FindingKind] = &[
    FindingKind::SameName,
    FindingKind::CreditCodeNotOfDepartment,
    FindingKind::PaperOfOtherDepartment,
    FindingKind::HighRiskAlone,
    // `base`: beside the list of the level above.
    FindingKind::NotInBaseList,
    FindingKind::EndedInBaseList,
    FindingKind::DiffersFromBaseList,
];

#[test]
fn every_kind_is_tried() {
    let tried: BTreeSet<FindingKind> =
        DOUBTS.iter().map(|(_, kind, _)| *kind).chain(ELSEWHERE.iter().copied()).collect();
    let all: BTreeSet<FindingKind> = FindingKind::ALL.iter().copied().collect();
    assert_eq!(tried, all);
    assert!(all.iter().all(|kind| kind.rule().len() > 2));
}

fn hall() -> Hall {
    let department = |id: &str, name: &str, code: &str| Department {
        id: id.into(),
        name: name.into(),
        credit_code: code.into(),
        ..Department::default()
    };
    let post = |id: &str, holders: &[&str]| Post {
        id: id.into(),
        department: "市监局".into(),
        holders: holders.iter().map(|holder| (*holder).into()).collect(),
        ..Post::default()
    };
    let departments = [
        department("市监局", "宁棠县市场监督管理局", CREDIT),
        department("公安局", "宁棠县公安局", "11999921MB9903249X"),
    ];
    let posts = [post("审查岗", &["甲", "乙"]), post("决定岗", &["丙", "丙"]), post("空岗", &[])];
    Hall {
        departments: departments.into_iter().map(|one| (one.id.clone(), one)).collect(),
        posts: posts.into_iter().map(|one| (one.id.clone(), one)).collect(),
        ..Hall::default()
    }
}

fn in_hall(change: Change) -> Vec<(String, FindingKind)> {
    let mut content = sound();
    change(&mut content);
    findings_in(&content, &hall()).into_iter().map(|one| (one.field, one.kind)).collect()
}

#[test]
fn the_hall_shows_what_a_content_alone_does_not() {
    let nothing: [Change; 5] = [
        |_| {},
        |content| step(content, 0).risk.as_mut().unwrap().level = RiskLevel::High,
        // Its own department's paper, and one of a body outside the hall.
        |content| {
            content.materials[0].source_type = Some(MaterialSource::IssuedByGovernment);
            content.materials[0].source_note = "市场监督管理部门".into();
        },
        |content| {
            content.materials[0].source_type = Some(MaterialSource::IssuedByGovernment);
            content.materials[0].source_note = "省级主管部门".into();
        },
        |content| {
            content.materials[0].source_note = "公安机关".into();
            content.materials[0].source_type = Some(MaterialSource::OtherBody);
        },
    ];
    for change in nothing {
        assert_eq!(in_hall(change), []);
    }
    let one = |field: &str, kind| vec![(field.to_owned(), kind)];
    let foreign = in_hall(|content| content.body.credit_code = "11999921MB9903249X".into());
    assert_eq!(foreign, one("body.credit_code", FindingKind::CreditCodeNotOfDepartment));
    for note in ["公安机关", "宁棠县公安局户籍窗口", "公安部门"] {
        let mut content = sound();
        content.materials[0].source_type = Some(MaterialSource::IssuedByGovernment);
        content.materials[0].source_note = note.into();
        let found = findings_in(&content, &hall());
        assert_eq!(found.len(), 1, "{note}: {found:?}");
        assert_eq!(found[0].kind, FindingKind::PaperOfOtherDepartment);
        assert_eq!(found[0].field, "materials[0].source_type");
    }
    // A and B post in one hand are one person.
    let alone = in_hall(|content| step(content, 1).risk.as_mut().unwrap().level = RiskLevel::High);
    assert_eq!(alone, one("process.steps[1].post", FindingKind::HighRiskAlone));
}

#[test]
fn a_content_is_complete_when_every_field_that_applies_is_filled() {
    let whole = completeness(&sound());
    assert_eq!(whole.missing, Vec::<String>::new());
    assert!(whole.is_whole() && whole.filled == whole.of && whole.of > 70, "{whole:?}");
    let missing = |change: Change| {
        let mut content = sound();
        change(&mut content);
        let part = completeness(&content);
        assert_eq!(part.of - part.filled, u32::try_from(part.missing.len()).unwrap());
        part.missing
    };
    // What does not apply is not missed …
    assert!(missing(|content| content.fees.clear()).is_empty());
    assert!(missing(|content| content.materials.clear()).is_empty());
    assert!(missing(|content| content.place.entered_center = false).is_empty());
    assert!(missing(|content| content.limits.statutory_note = "无".into()).is_empty());
    // No term is a term, and whoever is served here alone is served nowhere else: both are answers.
    assert!(missing(|content| content.results[0].validity = None).is_empty());
    assert!(missing(|content| content.handling.pass_scope = None).is_empty());
    // … and what applies is.
    assert_eq!(missing(|content| content.place.entered_center = true), ["place.window"]);
    assert_eq!(missing(|content| content.handling.visits_max = 1), ["handling.visit_reason"]);
    assert_eq!(missing(|content| content.help.faq.truncate(1)), ["help.faq"]);
    assert_eq!(missing(|content| content.materials[0].page_format.clear()), ["materials[0].page_format"]);
    assert_eq!(missing(|content| content.materials[0].basis = None), ["materials[0].basis"]);
    assert_eq!(missing(|content| step(content, 0).risk = None), ["process.steps[0].risk"]);
    assert_eq!(missing(|content| content.power.duties.clear()), ["power.duties"]);
    assert_eq!(missing(|content| content.handling.online_depth = None), ["handling.online_depth"]);
    assert_eq!(
        missing(|content| content.fees = vec![FeeItem { reducible: true, ..fee() }]),
        ["fees[0].reduction_basis"]
    );
    assert!(completeness(&Content::default()).filled < 3);
}

/// How far the sample county has come: whoever fills in more raises these, and nobody lowers them.
const COMPLETE_ITEMS: usize = 80;
const FILLED_OF_A_HUNDRED: u32 = 93;

#[test]
fn the_sample_catalogue_is_as_complete_as_it_was() {
    let all: Vec<_> =
        catalogue::items().into_iter().map(|(_, file, content)| (file, completeness(&content))).collect();
    let whole = all.iter().filter(|(_, one)| one.is_whole()).count();
    let (filled, of) = all.iter().fold((0, 0), |sum, (_, one)| (sum.0 + one.filled, sum.1 + one.of));
    let share = filled * 100 / of;
    println!("{whole} of {} items are complete, {share} of a hundred fields are filled in", all.len());
    assert_eq!(COMPLETE_ITEMS.saturating_sub(whole), 0, "only {whole} items are complete");
    assert!(share >= FILLED_OF_A_HUNDRED, "only {share} of a hundred fields are filled in");
}
