//! 导入: messy item lists become drafts, row by row, or are refused with line and reason; twice changes nothing.

use crate::ground::Ground;
use rules::{
    hall::Role,
    item::{Item, content::ItemKind},
};
use server::{
    catalogue_table::{self, ListColumn, RowFault, RowNote, TableFault},
    cli::import::{How, Report, take_in},
    workbook::load::Load,
};
use std::path::Path;

const HEAD: &str =
    "department,main_item,name,item_code,basic_code,division,implementer_code,variant,task_type\n";

fn list(rows: &str) -> catalogue_table::ItemList {
    catalogue_table::read(format!("{HEAD}{rows}").as_bytes()).unwrap()
}

fn written(report: &Report) -> String {
    let mut text = Vec::new();
    report.write(&mut text).unwrap();
    String::from_utf8(text).unwrap()
}

#[test]
fn every_row_is_a_draft_or_is_named_with_its_line() {
    let list = list(
        "区财政局,未分类,会计人员信息采集,A-1,A,511602000000,11511301008778220W,000/1-00,20\n\
         区财政局,未分类,,A-2,A,511602000000,11511301008778220W,000/1-00,20\n\
         区财政局,未分类,没有编码,,A,511602000000,11511301008778220W,000/1-00,20\n\
         ,未分类,没有部门,A-3,A,511602000000,11511301008778220W,000/1-00,20\n\
         区财政局,未分类,重复,A-1,A,511602000000,11511301008778220W,000/1-00,20\n\
         区财政局,未分类,错位,A-4,A,511602000000,11511301008778220W,000/1-00\n\
         区财政局,未分类,怪码,A 5<b>,A,511602000000,11511301008778220W,000/1-00,20\n",
    );
    assert_eq!(list.drafts.len(), 1);
    let refused: Vec<_> = list.refused.iter().map(|row| (row.line, row.fault)).collect();
    assert_eq!(
        refused,
        [
            (3, RowFault::NoName),
            (4, RowFault::NoCode),
            (5, RowFault::NoDepartment),
            (6, RowFault::SameCode),
            (7, RowFault::Shifted),
            (8, RowFault::OddCode),
        ]
    );
}

#[test]
fn what_is_amiss_in_a_draft_is_noted_and_never_guessed() {
    let list = list(
        "区残联,残疾人证,Ａ类&amp;B类　办理,Ａ－１,A,511602000000,11511301452259996u,000/1-00,7\n\
         区烟草专卖局,未分类,零售许可,B-1,B,511602000000,TE5116020105116050,000/1-00,1.0\n\
         区司法局,,咨询,C-1,,,,,000/1-00\n\
         区司法局,,咨询,C-2,,,,,99\n",
    );
    let [first, second, third, fourth] = &list.drafts[..] else { panic!("four drafts") };
    assert_eq!(first.content.identity.name, "A类&B类 办理");
    assert_eq!(first.content.identity.task_code.as_str(), "A-1");
    assert_eq!(first.content.body.credit_code, "11511301452259996U");
    assert_eq!(first.content.identity.kind, Some(ItemKind::AdministrativeConfirmation));
    assert_eq!(first.notes, [RowNote::Mended]);
    assert_eq!(second.content.identity.kind, Some(ItemKind::AdministrativeLicence));
    assert_eq!(second.notes, [RowNote::CreditCode, RowNote::NoMainItem]);
    assert_eq!(third.content.identity.kind, None);
    assert_eq!(third.content.identity.catalog_code, "");
    assert_eq!(third.notes, [RowNote::Missing, RowNote::KindShifted, RowNote::NoMainItem, RowNote::SameName]);
    assert!(fourth.notes.contains(&RowNote::Kind) && fourth.notes.contains(&RowNote::SameName));
}

#[test]
fn headings_may_stand_in_any_order_and_files_in_either_encoding() {
    let chinese = "事项名称,实施编码,部门,备注\n食品经营许可,X-1,市监局,无\n";
    let plain = catalogue_table::read(chinese.as_bytes()).unwrap();
    assert_eq!(plain.drafts[0].department, "市监局");
    let marked = [b"\xef\xbb\xbf".as_slice(), chinese.as_bytes()].concat();
    assert_eq!(catalogue_table::read(&marked).unwrap(), plain);
    // 部门,name,item_code / 局,办,Y-1 in GB18030.
    let gb = b"\xb2\xbf\xc3\xc5,name,item_code\n\xbe\xd6,\xb0\xec,Y-1\n";
    let gb = catalogue_table::read(gb).unwrap();
    assert_eq!((gb.drafts[0].department.as_str(), gb.drafts[0].content.identity.name.as_str()), ("局", "办"));
}

#[test]
fn a_broken_file_is_refused_as_a_whole() {
    let read = |text: &str| catalogue_table::read(text.as_bytes()).unwrap_err();
    assert_eq!(read(""), TableFault::Empty);
    assert_eq!(read("部门,名称\n局,办\n"), TableFault::NoColumn("item_code"));
    assert_eq!(read("部门,名称,name,item_code\n"), TableFault::TwoColumns("name"));
    let open_quote =
        format!("{HEAD}区财政局,,\"没有闭合,A-1,,,,,1\n{}", "区财政局,,甲,A-2,,,,,1\n".repeat(200));
    assert_eq!(read(&open_quote), TableFault::Broken(2));
    assert_eq!(catalogue_table::read(&[0xff, 0xff, 0x00]).unwrap_err(), TableFault::Encoding);
    let long = format!("{HEAD}{}", "局,,办,C,,,,,1\n".repeat(catalogue_table::ROWS_MAX + 1));
    assert_eq!(read(&long), TableFault::TooManyRows);
}

#[tokio::test]
async fn importing_twice_changes_nothing_and_spares_what_people_have_worked_on() {
    let ground = Ground::new().await;
    let (store, office) = (&ground.front.store, &ground.front.office);
    let rows = "新来局,主项,第一项,N-1,A,511602000000,11511301008778220W,000/1-00,1\n\
                新来局,主项,第二项,N-2,A,511602000000,11511301008778220W,000/1-00,1\n";
    let first = take_in(store, office, &Load::List(list(rows)), How::Draft).await.unwrap();
    assert_eq!((first.drafted, first.unchanged), (2, 0));
    assert_eq!(first.departments, ["新来局"]);
    // A bare row has no basis, no limits and no process: it says so and cannot be published.
    assert_eq!(first.lacking.get("limits.promised"), Some(&2));
    assert_eq!(first.lacking.get("power.setting_basis"), Some(&2));
    let size = office.pulse().borrow().size;
    let second = take_in(store, office, &Load::List(list(rows)), How::Draft).await.unwrap();
    assert_eq!((second.drafted, second.reworded, second.unchanged), (0, 0, 2));
    assert_eq!(second.departments, Vec::<String>::new());
    assert_eq!(office.pulse().borrow().size, size, "nothing was recorded");
    // Somebody words the draft otherwise: the list leaves it alone from then on.
    let known = store.dossier::<Item>("N-1").await.unwrap().unwrap();
    let mut content = known.state.latest().unwrap().1.content.clone();
    content.identity.name = "第一项（新）".into();
    let manager = server::office::Who::Staff(ground.person(Role::HallManager));
    let draft = rules::item::Command::Draft(content);
    let order = server::office::Order::Item("N-1".into(), draft);
    office.ask(server::office::Request::new(manager, order)).await.unwrap().done().unwrap();
    let third = take_in(store, office, &Load::List(list(rows)), How::Draft).await.unwrap();
    assert_eq!((third.kept, third.unchanged), (1, 1));
    let known = store.dossier::<Item>("N-1").await.unwrap().unwrap();
    assert_eq!(known.state.latest().unwrap().1.content.identity.name, "第一项（新）");
    // What would happen can be asked beforehand, and asking changes nothing.
    let size = office.pulse().borrow().size;
    let more = Load::List(list(&rows.replace("第二项", "第二项（改）")));
    let asked = take_in(store, office, &more, How::Preview).await.unwrap();
    assert_eq!((asked.kept, asked.reworded, asked.changes.len()), (1, 1, 1), "{asked:?}");
    assert!(asked.changes[0].contains("第二项（改）"), "{asked:?}");
    assert_eq!(office.pulse().borrow().size, size);
}

#[tokio::test]
async fn a_real_district_list_is_taken_in_whole() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/district-items.csv");
    let Ok(bytes) = std::fs::read(&file) else { return };
    let list = catalogue_table::read(&bytes).unwrap();
    assert_eq!(list.drafts.len() + list.refused.len(), 1_135);
    let ground = Ground::new().await;
    let report = take_in(&ground.front.store, &ground.front.office, &Load::List(list.clone()), How::Draft)
        .await
        .unwrap();
    assert_eq!(
        report.drafted + report.refused.len() + report.refused_by_rules.len(),
        1_135,
        "{}",
        written(&report)
    );
    assert_eq!(report.departments.len(), 34);
    assert_eq!(report.notes.get(&RowNote::Missing), Some(&146));
    // One body of tobacco control writes seven times a code that is no credit code.
    assert_eq!(report.notes.get(&RowNote::CreditCode), Some(&7));
    let again =
        take_in(&ground.front.store, &ground.front.office, &Load::List(list), How::Draft).await.unwrap();
    assert_eq!((again.drafted, again.unchanged), (0, report.drafted));
}

/// A code is never guessed at: a sign in it that nobody sees refuses the row, and the report names the column.
#[test]
fn a_control_sign_in_a_code_is_refused_with_its_column() {
    let list = list(
        "区财政局,未分类,会计人员信息采集,A-1,A\u{1}1,511602000000,11511301008778220W,000/1-00,20\n\
         区财政局,未分类,会计\u{1}档案,A-2,A,511602000000,11511301008778220W,000/1-00,20\n",
    );
    let [refused] = &list.refused[..] else { panic!("{:?}", list.refused) };
    assert_eq!((refused.line, refused.fault), (2, RowFault::ControlSign(ListColumn::BasicCode)));
    assert!(refused.fault.words().contains("basic_code"));
    assert_eq!(list.drafts[0].content.identity.name, "会计档案", "in words it is taken out and noted");
}

/// However many rows are refused, each is named with its line (CA9).
#[test]
fn every_refused_row_is_named() {
    let report = Report {
        refused: (2..=1_500).map(|line| (line, RowFault::NoCode)).collect(),
        refused_by_rules: vec![(1_501, "不行 no".into())],
        ..Report::default()
    };
    let text = written(&report);
    assert!((2..=1_501).all(|line| text.contains(&format!("line {line}: "))), "{text}");
}

/// A department that a list made may be called otherwise by the hall; the same list then still finds it.
#[tokio::test]
async fn a_department_renamed_since_is_not_made_again() {
    let ground = Ground::new().await;
    let rows = "青禾烟草局,未分类,零售许可,B-1,B,511602000000,11511301008778220W,000/1-00,1\n";
    let (store, office) = (&ground.front.store, &ground.front.office);
    take_in(store, office, &Load::List(list(rows)), How::Draft).await.unwrap();
    let hall = office.hall();
    let made = hall.departments.values().find(|one| one.name == "青禾烟草局").unwrap();
    let mut manager = ground.enter_as(Role::HallManager).await;
    let renamed = [("changes", made.id.as_str()), ("name", "青禾县烟草专卖局"), ("abbreviation", "青烟")];
    manager.post("/manage/hall/department", &renamed).await.onward();
    let again = take_in(store, office, &Load::List(list(rows)), How::Draft).await.unwrap();
    assert_eq!((again.departments.len(), again.unchanged), (0, 1));
    assert_eq!(office.hall().departments[&made.id].name, "青禾县烟草专卖局");
}
