//! The public half of the portal: find, read, reckon, follow, check, rate — and what strangers do not get.

use crate::ground::{Ground, Page};
use axum::http::StatusCode;
use proof::Receipt;
use rules::{
    case::{ApplySource, Command, DeliveryMode, material::Given},
    hall::Role,
    item::content::MaterialForm,
    name::{Commitment, ItemCode, PersonId},
};
use server::{
    office::{Answer, Order, Request, Who},
    people::kind,
    reckon::{ReckonOptions, reckon_line},
};
use std::collections::BTreeMap;
use store::vault::Datum;

const COMPANY: &str = "market/company-registration";
pub(crate) const CODE: &str = "ABCD2345";

impl Ground {
    async fn act(&self, who: Who, order: Order, sealed: Vec<Datum>) -> String {
        match self.front.office.ask(Request::new(who, order).sealing(sealed)).await.unwrap() {
            Answer::Done { id, .. } => id,
            Answer::Refused(refusal) => panic!("refused: {refusal}"),
        }
    }

    async fn staff(&self, post: &str, case: &str, command: Command) {
        let who = Who::Staff(self.holder(post, 0));
        self.act(who, Order::Case(case.to_owned(), command), vec![]).await;
    }

    /// A company registration handed in at the window by a citizen, with the query code [`CODE`].
    async fn handed_in(&self) -> (String, PersonId) {
        let citizen = self.person(Role::Citizen);
        let sealed = |kind: &str, text: &str| Datum::new(citizen.as_str(), kind, text.as_bytes());
        let (form, code) = (sealed(kind::FORM, "{}"), sealed(kind::QUERY_CODE, CODE));
        let given = |material: &str| Given {
            material: material.into(),
            form: MaterialForm::Paper,
            count: 1,
            files: vec![],
        };
        let answers = [("premises", "owned"), ("shareholder", "people"), ("prior", "no")];
        let submit = Command::Submit {
            applicant: citizen.clone(),
            agent: None,
            source: ApplySource::Window,
            answers: answers.map(|(question, answer)| (question.to_owned(), answer.to_owned())).into(),
            form: Commitment(form.commitment().0),
            query_code: Commitment(code.commitment().0),
            materials: ["application", "articles", "appointments"].map(given).to_vec(),
            licence: None,
            by_promise: false,
        };
        let order = Order::Apply(ItemCode(self.item(COMPANY)), submit);
        let clerk = Who::Staff(self.holder("market/window", 0));
        (self.act(clerk, order, vec![form, code]).await, citizen)
    }

    /// The same, accepted, granted and delivered.
    pub(crate) async fn completed(&self) -> (String, PersonId) {
        let (case, citizen) = self.handed_in().await;
        self.staff("market/window", &case, Command::Accept { deferred: vec![] }).await;
        let checklist: BTreeMap<String, bool> = (1..=5).map(|point| (format!("c{point}"), true)).collect();
        let grant = Command::Grant {
            content: "准予设立登记".into(),
            opinion: "材料齐全，符合规定".into(),
            checklist,
        };
        self.staff("market/decide", &case, grant).await;
        let name = Datum::new(citizen.as_str(), kind::RECIPIENT, "本人".as_bytes());
        let deliver = Command::Deliver {
            mode: DeliveryMode::Direct,
            recipient: Commitment(name.commitment().0),
            proof: Default::default(),
        };
        let clerk = Who::Staff(self.holder("hall/delivery", 0));
        self.act(clerk, Order::Case(case.clone(), deliver), vec![name]).await;
        (case, citizen)
    }

    async fn name(&self, person: &PersonId) -> String {
        let names = server::people::Names::of(&self.front.store, [person.as_str()]).await.unwrap();
        names.name(person).to_owned()
    }
}

/// The numbers of documents that a page links to.
fn papers(page: &Page) -> Vec<String> {
    let mut links: Vec<String> = page
        .body
        .split("href=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .filter(|href| href.starts_with("/check/"))
        .map(str::to_owned)
        .collect();
    links.dedup();
    links
}

#[tokio::test]
async fn the_first_page_asks_what_you_need_and_knows_the_hall_of_today() {
    let ground = Ground::new().await;
    ground.handed_in().await;
    let page = ground.guest().get("/").await.ok();
    page.says("您要办什么事？").says("action=\"/items\"").says("我要开公司").says("现在开放，到 12:00");
    page.says("今日收件").says("/items?department=market");
    ground.wind("2026-03-07T10:00:00+08:00").await;
    ground.guest().get("/").await.ok().says("现在未开放，3月9日 周一 09:00 开门");
}

#[tokio::test]
async fn everyday_words_find_an_item_and_nonsense_is_told_what_to_try() {
    let ground = Ground::new().await;
    let mut guest = ground.guest();
    let code = ground.item(COMPANY);
    guest.get("/items?q=%E5%BC%80%E5%85%AC%E5%8F%B8").await.ok().says(&format!("/items/{code}"));
    guest.get("/items?q=%E9%BE%98%E9%BE%97").await.ok().says("没有找到与“龘龗”有关的事项").says("全部事项");
    let first = guest.get("/items").await.ok();
    let next = first.body.split("href=\"").find(|rest| rest.starts_with("/items?name=")).unwrap();
    let next = next.split('"').next().unwrap().replace("&amp;", "&");
    let second = guest.get(&next).await.ok();
    second.says("回到第一页");
    let codes = |page: &Page| {
        let rest =
            page.body.split("href=\"/items/").skip(1).map(|rest| rest[..31.min(rest.len())].to_owned());
        rest.collect::<std::collections::BTreeSet<_>>()
    };
    assert!(codes(&first).is_disjoint(&codes(&second)), "no item stands on two pages");
    let market = guest.get("/items?department=market").await.ok();
    market.says("去掉这个条件").says(&code);
    market.hides(&ground.item("police/identity-card"));
}

#[tokio::test]
async fn a_guide_says_everything_on_a_light_page_and_narrows_what_to_bring() {
    let ground = Ground::new().await;
    let mut guest = ground.guest();
    let address = format!("/items/{}", ground.item(COMPANY));
    let page = guest.get(&address).await.ok();
    page.says("1 个工作日").says("法定 3 个工作日").says("不收费").says("0 次");
    page.says("/apply/").says("<svg").says("形式审查与登记").says("中华人民共和国公司法").says("营业执照");
    page.says("0300-5510999").says("注册资本要不要实缴").says("二十二公开");
    page.says("单位股东的主体资格文件").says("住宅改为经营性用房的证明");
    assert!(page.bytes.len() < 60_000, "the guide has {} bytes", page.bytes.len());
    let mine = guest
        .get(&format!("{address}?answer-shareholder=people&answer-premises=home&answer-prior=no"))
        .await
        .ok();
    mine.says("住宅改为经营性用房的证明").hides("单位股东的主体资格文件").hides("住所租赁（借用）合同");
    assert_eq!(guest.get("/items/NO-SUCH-ITEM").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_suspended_item_stays_visible_and_says_why() {
    let ground = Ground::new().await;
    let code = ground.item(COMPANY);
    let editor = Who::Staff(ground.person(Role::HallManager));
    let suspend = rules::item::Command::Suspend { reason: "登记系统升级".into() };
    ground.act(editor, Order::Item(ItemCode(code.clone()), suspend), vec![]).await;
    let mut guest = ground.guest();
    let page = guest.get(&format!("/items/{code}")).await.ok();
    page.says("这件事暂停受理").says("登记系统升级").hides("立即办理");
    guest.get("/items?q=%E5%BC%80%E5%85%AC%E5%8F%B8").await.ok().says("暂停受理");
}

#[tokio::test]
async fn the_reckoner_agrees_with_the_command_line_and_keeps_numbers_out_of_addresses() {
    let ground = Ground::new().await;
    let mut guest = ground.guest();
    let page = guest.get("/reckon?what=due&start=2026-02-05&days=20&pauses=2026-03-02+2026-03-04").await.ok();
    let options = ReckonOptions { calendar: ground.front.office.hall().calendar.clone(), explain: false };
    let line = r#"{"due":{"start":"2026-02-05","working_days":20,"pauses":[["2026-03-02","2026-03-04"]]}}"#;
    let told: serde_json::Value = serde_json::from_str(&reckon_line(line, &options).unwrap()).unwrap();
    let due: rules::time::Date = told["due"].as_str().unwrap().parse().unwrap();
    let words = format!("到期日为 {}年{}月{}日", due.year(), due.month(), due.day());
    page.says(&words).says("春节").says("暂停：其他事由").says("起算日，不计入");
    let page = guest.get("/reckon?what=elapsed&from=2026-02-13+11:30&to=2026-02-13+13:15:30").await.ok();
    page.says("45 分钟 30 秒（2730 办公秒）");
    let page = guest.get("/reckon?what=moment&at=2026-02-13+16:30&seconds=3600").await.ok();
    page.says("用完").says("春节");
    let wrong = guest.get("/reckon?what=due&start=2026-02-30&days=9999&pauses=gestern").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    wrong.says("有 3 处需要改正").says("value=\"9999\"");

    let kind = ("kind", "citizen_id");
    let good = guest.post("/reckon/number", &[kind, ("number", "11010519491231002X")]).await.ok();
    good.says("号码没有写错").hides("?number").hides("method=\"get\" action=\"/reckon/number\"");
    guest.post("/reckon/number", &[kind, ("number", "110105194912310021")]).await.ok().says("校验位不符");
    assert_eq!(
        guest.get("/reckon/number?number=11010519491231002X").await.status,
        StatusCode::METHOD_NOT_ALLOWED
    );
}

#[tokio::test]
async fn number_and_code_show_the_case_and_why_its_days_are_what_they_are() {
    let ground = Ground::new().await;
    let (case, citizen) = ground.handed_in().await;
    ground.staff("market/window", &case, Command::Accept { deferred: vec![] }).await;
    let mut guest = ground.guest();
    let typed = format!("{} {}", &case[..31], &case[31..]);
    let onward = guest.post("/track", &[("number", &typed), ("code", "abcd-2345")]).await.onward();
    assert_eq!(onward, "/track", "neither number nor code stands in the address");
    let page = guest.get("/track").await.ok();
    page.says(&case).says("窗口已收到申请材料").says("正在办理：形式审查与登记").says("为什么是这一天？");
    let name = ground.name(&citizen).await;
    page.hides(&name).says(&server::masking::name(&name)).hides(CODE);
    let why = guest.get("/track/why?clock=promised").await.ok();
    why.says("承诺时限").says("起算日，不计入").says("✓ 计入").says("3月3日");
    assert_eq!(guest.get("/track/why?clock=nothing").await.status, StatusCode::NOT_FOUND);
    guest.get("/track/another").await.onward();
}

#[tokio::test]
async fn a_wrong_pair_gives_one_sentence_and_tries_are_limited() {
    let ground = Ground::new().await;
    let (case, _) = ground.handed_in().await;
    let mut guest = ground.guest();
    let wrong_code = guest.post("/track", &[("number", &case), ("code", "22222222")]).await;
    let wrong_number = guest.post("/track", &[("number", "X1"), ("code", CODE)]).await;
    for page in [&wrong_code, &wrong_number] {
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        page.says("办件编号和查询码对不上");
    }
    wrong_code.hides("形式审查与登记");
    assert_eq!(guest.get(&format!("/log/receipt/{case}")).await.status, StatusCode::NOT_FOUND);
    let empty = guest.post("/track", &[("number", &case), ("code", "")]).await;
    empty.says("请填写查询码");
    let mut last = StatusCode::OK;
    for _ in 0..40 {
        last = guest.post("/track", &[("number", &case), ("code", "22222222")]).await.status;
    }
    assert_eq!(last, StatusCode::TOO_MANY_REQUESTS);
}

#[tokio::test]
async fn a_paper_is_known_by_its_number_and_its_receipt_holds() {
    let ground = Ground::new().await;
    let (case, citizen) = ground.completed().await;
    let mut guest = ground.guest();
    guest.post("/track", &[("number", &case), ("code", CODE)]).await.onward();
    let papers = papers(&guest.get("/track").await.ok());
    assert!(papers.len() >= 3, "receipt, acceptance, decision: {papers:?}");
    let mut stranger = ground.guest();
    let name = ground.name(&citizen).await;
    for paper in &papers {
        let page = stranger.get(paper).await.ok();
        page.says("这份文书是真的").says("宁棠县市场监督管理局").hides(&name).hides(&case).hides(CODE);
        let receipt = stranger.get(&format!("{paper}/receipt")).await.ok();
        let receipt = Receipt::parse(&receipt.body).unwrap();
        assert!(receipt.entry.is_none(), "the text of the event is the applicant's");
        receipt.verify(&[ground.front.store.seal().public()]).unwrap();
    }
    let unknown =
        stranger.get("/check/%E5%AE%81%E5%B8%82%E7%9B%91%E5%8F%97%E3%80%942026%E3%80%9599999%E5%8F%B7").await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
    unknown.says("没有找到这份文书");
}

#[tokio::test]
async fn the_log_shows_its_word_and_gives_receipts_to_parties_alone() {
    let ground = Ground::new().await;
    let (case, citizen) = ground.handed_in().await;
    let key = ground.front.store.seal().public();
    let mut guest = ground.guest();
    let page = guest.get("/log").await.ok();
    page.says(&key.to_string()).says("onewindow-verify --key");
    let note = proof::Note::parse(&guest.get("/log/checkpoint").await.ok().body).unwrap();
    note.verify(&key).unwrap();

    let address = format!("/log/receipt/{case}?event=first");
    assert_eq!(guest.get(&address).await.status, StatusCode::NOT_FOUND);
    let mut other = ground.enter_as(Role::Supervisor).await;
    assert_eq!(other.get(&address).await.status, StatusCode::NOT_FOUND);
    let mut party = ground.enter(&citizen).await;
    guest.post("/track", &[("number", &case), ("code", CODE)]).await.onward();
    for browser in [&mut party, &mut guest] {
        let receipt = Receipt::parse(&browser.get(&address).await.ok().body).unwrap();
        receipt.verify(std::slice::from_ref(&key)).unwrap();
        assert!(receipt.entry.is_some_and(|entry| entry.kind == "ApplicationSubmitted"));
    }
}

#[tokio::test]
async fn a_token_rates_once_and_an_anonymous_rater_is_nobody() {
    let ground = Ground::new().await;
    let (case, citizen) = ground.completed().await;
    let mut guest = ground.enter(&citizen).await;
    guest.post("/track", &[("number", &case), ("code", CODE)]).await.onward();
    let page = guest.get("/track").await.ok();
    let token = page.hidden("token");
    let address = format!("/rate/{case}");
    page.says(&format!("action=\"{address}\""));
    let wrong = guest.post(&address, &[("token", "0123456789abcdef0123456789abcdef")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    wrong.says("这件事不能用这个凭证评价");
    let nobody = guest.post("/rate/NO-SUCH-CASE", &[("token", &token)]).await;
    nobody.says("这件事不能用这个凭证评价");

    // A party signed in is asked for no token.
    guest.get(&address).await.ok().says("总体感受").hides("评价凭证");
    let form = guest.post(&address, &[("token", &token)]).await.ok();
    form.says("非常不满意").says("匿名");
    let act = form.hidden("act");
    let mut fields = vec![("token", token.as_str()), ("send", "yes"), ("act", act.as_str())];
    let missing = guest.post(&address, &fields).await;
    assert_eq!(missing.status, StatusCode::UNPROCESSABLE_ENTITY);
    missing.says("请选一个等级");
    fields.extend([
        ("level", "dissatisfied"),
        ("tags", "long_wait"),
        ("words", "等了两个小时"),
        ("anonymous", "yes"),
    ]);
    guest.post(&address, &fields).await.ok().says("谢谢您的评价").says("不满意");
    guest.post(&address, &fields).await.ok().says("谢谢您的评价");
    guest.get("/rate").await.ok().hides("谢谢您的评价");

    let history = ground.front.store.history::<rules::rating::Rating>(&case).await.unwrap().unwrap();
    assert_eq!(history.events.len(), 2, "opened and given, each once");
    assert_ne!(history.events[1].stamp.actor, citizen, "an anonymous rating names nobody");
    let again = guest.post(&address, &[("token", &token)]).await;
    again.ok().says("您的评价").says("不满意").says("部门正在处理");
    guest.get(&address).await.ok().says("您的评价").says("不满意").hides("评价凭证");
    ground.guest().get(&address).await.ok().says("评价凭证").hides("不满意");
    guest.get("/track").await.ok().hides("评价这次办理");
}

#[tokio::test]
async fn public_pages_speak_english_too() {
    let ground = Ground::new().await;
    let mut guest = ground.guest();
    guest.cookie = "ease=en".into();
    let guide = format!("/items/{}", ground.item(COMPANY));
    for (path, says) in [
        ("/", "What do you need to do?"),
        ("/items", "Services"),
        (guide.as_str(), "Apply now"),
        ("/reckon?what=due&start=2026-02-05&days=20", "the due day is"),
        ("/track", "Query code"),
        ("/check", "Check a document"),
        ("/log", "Latest checkpoint"),
        ("/rate/X", "Rating token"),
    ] {
        guest.get(path).await.ok().says(says);
    }
}

#[tokio::test]
async fn everyday_words_find_what_they_mean() {
    let ground = Ground::new().await;
    let mut guest = ground.guest();
    for (words, name) in [
        ("饭馆", "食品经营许可"),
        ("餐厅", "食品经营许可"),
        ("开餐厅", "食品经营许可"),
        ("我想开个小饭馆", "食品经营许可"),
        ("生娃", "生育登记"),
        ("下岗", "失业保险金申领"),
        ("怎么办身份证", "居民身份证申领"),
        ("restaurant", "食品经营许可"),
        ("how do I register a company", "公司设立登记"),
        ("passport", "普通护照签发"),
    ] {
        let query = form_urlencoded::byte_serialize(words.as_bytes()).collect::<String>();
        guest.get(&format!("/items?q={query}")).await.ok().says(name).hides("没有找到");
    }
    for words in ["%27+OR+1%3D1+--", "%E6%80%8E%E4%B9%88%E5%8A%9E%E7%90%86"] {
        guest.get(&format!("/items?q={words}")).await.ok().says("没有找到");
    }
}
