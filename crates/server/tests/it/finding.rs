//! 检索: what people say finds what they mean — on the sample county and on a real district's list of 1,135 rows.

use crate::ground::Ground;
use axum::http::StatusCode;
use rules::{
    item::{Command, Item, ItemState},
    name::ItemCode,
};
use server::{
    cli::import::{How, list_all, take_in},
    office::{Answer, Order, Refusal, Request, Who},
    workbook::load::Load,
};
use std::path::Path;

/// What the public may see.
const SEEN: [ItemState; 3] = [ItemState::Listed, ItemState::Published, ItemState::Suspended];

impl Ground {
    /// The names of what is found, best first.
    async fn finds(&self, typed: &str) -> Vec<String> {
        let found = self.front.finder.search(self.front.store.db(), typed, &SEEN, 10).await.unwrap();
        found.into_iter().map(|row| row.name).collect()
    }

    /// Every phrase must find its item first; all that do not are named.
    async fn all_first(&self, phrases: &[(&str, &str)]) {
        let mut missed = String::new();
        for (typed, wanted) in phrases {
            let found = self.finds(typed).await;
            if found.first().map(String::as_str) != Some(*wanted) {
                let shown: Vec<&str> = found.iter().take(4).map(String::as_str).collect();
                missed.push_str(&format!("{typed}: wanted {wanted}, found {shown:?}\n"));
            }
        }
        assert!(missed.is_empty(), "\n{missed}");
    }
}

#[tokio::test]
async fn what_people_say_finds_its_item_first_in_the_sample_county() {
    let ground = Ground::new().await;
    ground
        .all_first(&[
            ("结婚证", "内地居民结婚登记"),
            ("老人补贴", "高龄津贴申领"),
            ("开网吧", "互联网上网服务营业场所经营单位设立审批（最终审核）"),
            ("我想办演唱会", "营业性演出审批"),
            ("办个幼儿园", "民办幼儿园设立审批"),
            ("想当老师", "教师资格认定（幼儿园、小学、初级中学）"),
            ("卖鞭炮", "烟花爆竹经营（零售）许可"),
            ("砍小区的树", "砍伐、移植城市树木审批"),
            ("孩子上户口", "出生户口登记"),
            ("身份证丢了", "居民身份证申领、换领、补领"),
            ("外地看病", "跨省异地就医备案"),
            ("二手房过户", "国有建设用地使用权及房屋所有权转移登记（存量住宅买卖）"),
            ("开药店", "药品零售企业经营许可核发"),
            ("我想开个小饭馆", "食品经营许可（餐饮服务、食品销售）核发"),
            ("食品证到期了", "食品经营许可延续"),
            ("饭店改名", "食品经营许可变更"),
            ("开个修车店", "机动车维修经营备案"),
            ("拉货跑运输", "道路普通货物运输经营许可"),
            ("挂个招牌", "设置大型户外广告及在城市建筑物、设施上悬挂、张贴宣传品审批"),
            ("挖马路", "临时占用、挖掘城市道路审批"),
            ("打水井", "取水许可"),
            ("被裁员了", "失业保险金申领"),
            ("生二胎", "生育登记"),
            ("办护照出国旅游", "普通护照签发"),
        ])
        .await;
}

/// A licence itself comes before what is done to it, unless that is what was asked for; mistakes are forgiven.
#[tokio::test]
async fn the_licence_comes_first_and_mistakes_are_forgiven() {
    let ground = Ground::new().await;
    ground
        .all_first(&[
            ("食品经营", "食品经营许可（餐饮服务、食品销售）核发"),
            ("食品经营许可", "食品经营许可（餐饮服务、食品销售）核发"),
            ("食品经营许可变更", "食品经营许可变更"),
            ("食品经营许可延续", "食品经营许可延续"),
            ("取水许可", "取水许可"),
            // A homophone, a wrong sign, two swapped, one missing, one too many.
            ("结昏登记", "内地居民结婚登记"),
            ("教室资格认定", "教师资格认定（幼儿园、小学、初级中学）"),
            ("普照护通签发", "普通护照签发"),
            ("高龄贴申领", "高龄津贴申领"),
            ("居住住证申领", "居住证申领"),
            ("失业呆险金", "失业保险金申领"),
            // Pinyin, letters or syllables.
            ("jzz", "居住证申领"),
            ("qushuixuke", "取水许可"),
            ("hairdresser", "公共场所卫生许可"),
            ("How do I open a restaurant?", "食品经营许可（餐饮服务、食品销售）核发"),
        ])
        .await;
    for typed in ["", "  ，。", "鱻麤龘", "'; DROP TABLE item_view; --", "怎么办理？"] {
        assert_eq!(ground.finds(typed).await, Vec::<String>::new(), "{typed}");
    }
    ground.finds(&"许".repeat(100_000)).await;
}

/// Every item is found by its own name, and first.
#[tokio::test]
async fn every_name_finds_its_item() {
    let ground = Ground::new().await;
    let all = store::views::finder::since(ground.front.store.db(), 0).await.unwrap();
    assert!(all.len() > 50);
    for entry in &all {
        assert_eq!(ground.finds(&entry.row.name).await[0], entry.row.name);
    }
}

/// Search follows the log: what is changed, suspended or cancelled is found as it is now.
#[tokio::test]
async fn search_keeps_in_step_with_what_happens() {
    let ground = Ground::new().await;
    assert_eq!(ground.finds("取水许可").await[0], "取水许可");
    let code = ItemCode(ground.item("water/intake"));
    let cancel = Command::Cancel { reason: "依据废止".into() };
    let asked = Request::new(Who::System, Order::Item(code, cancel));
    assert!(matches!(ground.front.office.ask(asked).await.unwrap(), Answer::Done { .. }));
    assert!(!ground.finds("取水许可").await.contains(&"取水许可".to_owned()));
}

/// 列入目录 (I-01): imported rows are browsable before their guides are complete, promise nothing and take no application.
#[tokio::test]
async fn what_people_say_finds_its_item_first_in_a_real_district() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/district-items.csv");
    let Ok(bytes) = std::fs::read(&file) else {
        eprintln!("not tested: {} is not there", file.display());
        return;
    };
    let ground = Ground::bare().await;
    let (store, office) = (&ground.front.store, &ground.front.office);
    let load = Load::read(&bytes).unwrap();
    let report = take_in(store, office, &load, How::Draft).await.unwrap();
    assert_eq!(ground.finds("结婚证").await, Vec::<String>::new(), "drafts are nobody's business");
    assert_eq!(list_all(office, &load.listed_codes()).await.unwrap(), report.drafted);
    assert_eq!(list_all(office, &load.listed_codes()).await.unwrap(), 0, "listed once");
    ground
        .all_first(&[
            ("结婚证", "中国内地公民婚姻登记"),
            ("身份证丢了", "居民身份证挂失申报、丢失招领"),
            ("我想开个小饭馆", "食品(含保健食品)经营许可核发"),
            ("低保怎么办", "最低生活保障"),
            ("社保卡", "社会保障卡申领"),
            ("社保卡密码忘了", "社会保障卡密码重置"),
            ("注册公司", "公司设立登记"),
            ("开个体户", "个体工商户设立登记"),
            ("养狗", "犬类准养证核发"),
            ("卖烟", "烟草专卖零售许可证新办"),
            ("想开宾馆", "旅馆业特种行业许可证核发"),
            ("开理发店", "公共场所卫生许可新办审批（县级）"),
            ("失业金", "失业保险金申领"),
            ("砍树", "林木采伐许可证核发（县级权限）"),
            ("残疾证", "残疾人证新办"),
            ("高龄老人补贴", "80周岁以上老年人高龄津贴发放"),
            ("出国旅游", "普通护照签发"),
            ("没犯过罪的证明", "无犯罪记录证明"),
            ("公租房", "公共租赁住房申请资格审核认定"),
            ("请不起律师", "对公民法律援助申请的审批"),
            ("公司不开了", "公司注销登记"),
            ("开KTV", "设立歌舞娱乐场所《娱乐经营许可证》核发"),
            ("暂住证", "居住证办理"),
            ("老年证", "申领《四川省老年人优待证》"),
            // Mistyped.
            ("烟草专买零售许可", "烟草专卖零售许可证新办"),
            ("公司设力登记", "公司设立登记"),
            ("教师格认定", "教师资格认定"),
        ])
        .await;
    let mut guest = ground.guest();
    let found = guest.get("/items?q=结婚证").await;
    assert!(found.words().contains("中国内地公民婚姻登记"), "{}", found.words());
    assert!(found.words().contains("指南编制中"));
    let listed = ground.front.finder.search(store.db(), "结婚证", &SEEN, 2).await.unwrap();
    let page = guest.get(&format!("/items/{}", listed[0].code)).await;
    assert!(page.words().contains("办事指南正在编制"), "{}", page.words());
    let compared =
        guest.get(&format!("/items/compare?code={}&code={}", listed[0].code, listed[1].code)).await;
    assert_eq!(compared.status, StatusCode::OK);
    assert!(compared.words().contains(&listed[1].name));
    let apply = guest.get(&format!("/apply/{}", listed[0].code)).await;
    assert_ne!(apply.status, StatusCode::OK, "nothing to apply for");
    let code = ItemCode(listed[0].code.clone());
    let known = store.dossier::<Item>(code.as_str()).await.unwrap().unwrap();
    assert_eq!(known.state.state(), ItemState::Listed);
    // L-05 stands: what is listed is no nearer to being published.
    let publish = Request::new(Who::System, Order::Item(code, Command::Publish));
    let Answer::Refused(Refusal::Item(why)) = office.ask(publish).await.unwrap() else { panic!("refused") };
    assert!(matches!(why, rules::item::Refusal::Unpublishable(_)), "{why}");
}

/// The page of results: life events on top, new licences before what is done to old ones, the far-fetched folded away.
#[tokio::test]
async fn results_are_laid_out_for_those_who_come_first() {
    let ground = Ground::new().await;
    let mut guest = ground.guest();
    let page = guest.get("/items?q=开饭店").await;
    assert_eq!(page.status, StatusCode::OK);
    let at = |words: &str| page.body.find(words);
    assert!(at("id=\"events\"").unwrap() < at("name=\"code\"").unwrap(), "{}", page.words());
    page.says("我要开饭店");
    let sight = page.body.split("<details").next().unwrap();
    assert!(sight.contains(&ground.item("market/food-business-licence")));
    let (new, later) = (sight.find("食品经营许可"), sight.find("食品经营许可变更"));
    assert!(later.is_none_or(|later| new.unwrap() < later));
    // Whoever asks for a change gets it first.
    let change = guest.get("/items?q=食品经营许可变更").await;
    let first = change.body.split("<tbody>").nth(1).unwrap().split("</th>").next().unwrap();
    assert!(first.contains("变更"), "{}", change.words());
    // Nothing: six life events and the telephone.
    let nonsense = guest.get("/items?q=龘龗").await.ok();
    nonsense.says("没有找到").says("请拨打热线");
    let events = nonsense.body.split("class=\"topics\"").nth(1).unwrap().split("</ul>").next().unwrap();
    assert_eq!(events.matches("<li>").count(), 6, "{events}");
}
