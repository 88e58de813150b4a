//! The rules of supervision as a supervisor sets them, and a card from its raising to the decision on the appeal, both through the
//! pages, with the wrong things on the way.

use crate::{ground::Ground, line::received_case};
use axum::http::StatusCode;
use rules::{card::Card, hall::Role, supervision::Rule};

#[tokio::test]
async fn supervisors_set_the_rules_within_the_law_and_everybody_else_does_not() {
    let ground = Ground::new().await;
    let mut watcher = ground.enter_as(Role::Supervisor).await;
    let list = watcher.get("/watch/rules").await.ok();
    list.says("/watch/rules/SR-T1").says("/watch/rules/SR-V8").hides("不能运行");
    crate::line::without_finance(&ground).await;
    watcher.get("/watch/rules").await.ok().says("不能运行：没有核对缴款的财务岗");
    assert_eq!(watcher.get("/watch/rules/SR-X9").await.status, StatusCode::NOT_FOUND);

    let reasons = "/watch/rules/SR-C1";
    watcher.get(reasons).await.ok().says("没有改过，按原来的规定运行。");
    let typed = |signs: &'static str, from: &'static str, reason: &'static str| {
        vec![
            ("from", from),
            ("until", ""),
            ("label", "理由"),
            ("near", ""),
            ("found", "yellow_card"),
            ("reason_signs", signs),
            ("phrases", "按规定办理"),
            ("basis", "县政务公开办法第八条"),
            ("reason", reason),
        ]
    };
    for (signs, from, reason, said) in [
        ("2", "2026-03-02", "放宽", "理由最少字数要在 4 到 200 之间"),
        ("十", "2026-03-02", "写错", "请写一个整数"),
        ("12", "2026-03-01", "补设", "设定不能从今天以前起算"),
        ("12", "三月", "写错", "请写一个日期"),
        ("12", "2026-03-02", "", "为什么这样设定"),
    ] {
        let page = watcher.post(reasons, &typed(signs, from, reason)).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{said}");
        page.says(said).says("按规定办理").says("县政务公开办法第八条");
    }
    let mut mild = typed("12", "2026-03-02", "提醒就行");
    mild[4].1 = "remind";
    watcher.post(reasons, &mild).await.says("至少要发黄牌");
    assert_eq!(
        watcher.post(reasons, &typed("12", "2026-03-02", "群众反映理由太短")).await.onward(),
        format!("{reasons}?saved=yes")
    );
    let page = watcher.get(reasons).await.ok();
    page.says("群众反映理由太短").says("理由最少字数 12").says("value=\"12\"");

    // A rule that guards a right does not rest, whoever asks.
    let rest = [("from", "2026-03-02"), ("rests", "yes"), ("reason", "停一停")];
    let page = watcher.post("/watch/rules/SR-T1", &rest).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("不能停用");
    let may_rest = [("from", "2026-03-02"), ("rests", "yes"), ("step_seconds", "60"), ("reason", "试运行")];
    watcher.post("/watch/rules/SR-V1", &may_rest).await.onward();
    let standard = &ground.front.office.hall().standard;
    assert!(standard.history(Rule::TypedInLater).last().is_some_and(|setting| setting.rests));

    // Auditors read; nobody who is supervised or administers comes in.
    let mut auditor = ground.enter_as(Role::Auditor).await;
    auditor.get(reasons).await.ok().says("只有监察员可以设定。").hides("name=\"reason\"");
    let refused = auditor.post(reasons, &typed("20", "2026-03-02", "我来改")).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    for role in [Role::WindowClerk, Role::HallManager, Role::SystemAdministrator] {
        let mut other = ground.enter_as(role).await;
        assert_eq!(other.get("/watch/rules").await.status, StatusCode::FORBIDDEN, "{role:?}");
        let posted = other.post(reasons, &typed("20", "2026-03-02", "我来改")).await;
        assert_eq!(posted.status, StatusCode::FORBIDDEN, "{role:?}");
    }
    assert_eq!(ground.front.office.hall().standard.history(Rule::Reasons).len(), 1);
}

#[tokio::test]
async fn supervisors_name_the_levels_and_set_the_periods_and_the_hall_manager_does_not() {
    let ground = Ground::new().await;
    let mut watcher = ground.enter_as(Role::Supervisor).await;
    let levels = "/watch/rules/levels";
    watcher.get("/watch/rules").await.ok().says(levels).says("/watch/rules/periods");
    let typed = |level: &'static str, zh: &'static str, colour: &'static str, reason: &'static str| {
        [("level", level), ("zh", zh), ("en", "Orange card"), ("colour", colour), ("reason", reason)]
    };
    for (level, zh, colour, reason, at) in [
        ("", "橙牌", "orange", "沿用本县叫法", "f-level-error"),
        ("early_warning", " ", "orange", "沿用本县叫法", "f-zh-error"),
        ("early_warning", "橙牌", "violet", "沿用本县叫法", "f-colour-error"),
        ("early_warning", "橙牌", "orange", "", "f-reason-error"),
        ("early_warning", "一个长得没有人愿意每天念上好几遍的级别名称", "orange", "试试", "f-zh-error"),
    ] {
        let page = watcher.post(levels, &typed(level, zh, colour, reason)).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{at}");
        page.says(at).says("Orange card");
    }
    let good = typed("early_warning", "橙牌", "orange", "沿用本县叫法");
    assert_eq!(watcher.post(levels, &good).await.onward(), format!("{levels}?saved=yes"));
    watcher.get(levels).await.ok().says("沿用本县叫法");
    watcher.get("/watch/rules").await.ok().says("<span class=\"tag orange\">橙牌</span>");
    watcher.get("/watch/cards").await.ok().says("橙牌").hides("预警</option>");

    let periods = "/watch/rules/periods";
    let days = |remind: &'static str, explain: &'static str, reason: &'static str| {
        [("remind_before", remind), ("explanation_days", explain), ("reason", reason)]
    };
    for (remind, explain, reason, at) in [
        ("two", "5", "年底", "f-remind_before-error"),
        ("2", "0", "不必说明", "f-explanation_days-error"),
        ("2", "5", "", "f-reason-error"),
    ] {
        let page = watcher.post(periods, &days(remind, explain, reason)).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{at}");
        page.says(at);
    }
    assert_eq!(
        watcher.post(periods, &days("2", "3", "年底办件集中")).await.onward(),
        format!("{periods}?saved=yes")
    );
    watcher.get(periods).await.ok().says("年底办件集中");
    let hall = ground.front.office.hall();
    assert_eq!((hall.remind_before.0, hall.explanation_days.0), (2, 3));

    // S-17: whoever is measured by it sees it, and has no part in it.
    let mut manager = ground.enter_as(Role::HallManager).await;
    manager.get("/manage/hall").await.ok().says("3 个工作日").says("由监察员设定");
    manager.get("/manage/hall/periods").await.ok().hides("explanation_days");
    assert_eq!(manager.post(periods, &days("0", "250", "宽一点")).await.status, StatusCode::FORBIDDEN);
    let mut auditor = ground.enter_as(Role::Auditor).await;
    for at in [levels, periods] {
        auditor.get(at).await.ok().says("只有监察员可以设定。").hides("name=\"reason\"");
    }
    auditor.post(periods, &days("0", "250", "宽一点")).await;
    assert_eq!(ground.front.office.hall().explanation_days.0, 3);
}

#[tokio::test]
async fn a_card_is_appealed_against_by_whom_it_is_laid_to_and_decided_by_a_supervisor() {
    let ground = Ground::new().await;
    received_case(&ground, "market/food-business-licence").await;
    ground.wind("2026-03-10T10:00:00+08:00").await;
    let names = store::views::cards::open_names(ground.front.store.db(), "", 50).await.unwrap();
    let card = names.iter().find(|name| name.contains("-SR-T1-")).unwrap();
    let known = ground.front.store.dossier::<Card>(card).await.unwrap().unwrap().state;
    let post = known.finding.unwrap().post;
    let mut clerk = ground.enter(&ground.holder(post.as_str(), 0)).await;
    let desk = format!("/desk/cards/{card}");
    let page = clerk.get(&desk).await.ok();
    page.says("申诉期间不扣分");
    let seen = page.hidden("seen");

    // Something must be said; what was claimed is still chosen afterwards.
    let empty = [("seen", &*seen), ("claims", "force_majeure"), ("appeal", " ")];
    let page = clerk.post(&format!("{desk}/appeal"), &empty).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("申诉理由").says("selected");
    let mut stranger = ground.enter(&ground.holder("health/review", 0)).await;
    let said = [("seen", &*seen), ("claims", "force_majeure"), ("appeal", "全县停电两日，供电部门有证明")];
    assert_eq!(stranger.post(&format!("{desk}/appeal"), &said).await.status, StatusCode::NOT_FOUND);
    clerk.post(&format!("{desk}/appeal"), &said).await.onward();
    clerk.get(&desk).await.ok().says("全县停电两日").says("申诉中").says("应当决定的时间");
    let again = clerk.post(&format!("{desk}/appeal"), &[("appeal", "再说一次")]).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    again.says("已经申诉过了").says("再说一次");

    // While it is open the card is neither closed nor cancelled; the decision needs an outcome and reasons.
    let mut watcher = ground.enter_as(Role::Supervisor).await;
    let watch = format!("/watch/cards/{card}");
    let page = watcher.get(&watch).await.ok();
    page.says("申诉决定以后才能结案或者摘牌").hides("name=\"conclusion\"");
    let seen = page.hidden("seen");
    let decide = format!("{watch}/appeal");
    let none = watcher.post(&decide, &[("seen", &*seen), ("verdict_reason", "供电部门证明属实")]).await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    none.says("申诉结果").says("供电部门证明属实");
    let verdict = [("seen", &*seen), ("verdict", "force_majeure"), ("verdict_reason", "供电部门证明属实")];
    // It is shown once more, and can be changed.
    let asked = watcher.post(&decide, &verdict).await.ok();
    asked.says("确定这样决定吗？").says("牌摘掉，不再计算").says("供电部门证明属实");
    let sure = [verdict.as_slice(), &[("sure", "yes")]].concat();
    let again = [sure.as_slice(), &[("again", "yes")]].concat();
    watcher.post(&decide, &again).await.ok().says("供电部门证明属实");
    assert_eq!(watcher.post(&decide, &sure).await.onward(), format!("{watch}?done=decided"));
    watcher.get(&watch).await.ok().says("撤销：牌已摘掉").says("供电部门证明属实");
    clerk.get(&desk).await.ok().says("供电部门证明属实");
    let known = ground.front.store.dossier::<Card>(card).await.unwrap().unwrap().state;
    assert!(!known.counts());
}
