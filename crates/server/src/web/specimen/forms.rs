//! Specimens of forms: every sort of field empty, filled in and refused, and the upload of a material.

use maud::{Markup, html};

use super::super::pieces::{
    Choice, Columns, Field, Link, Stored, Upload, Weight, Width, act_in_reach, buttons, columns, draft_state,
    error_summary, panel, post, steps, submit, submit_as,
};
use super::TOKENS;
use crate::form::Form;
use crate::text::{Lang, Message};

/// A form in good order, the same form refused, and uploads.
pub(super) fn show(lang: Lang) -> Markup {
    let mut refused = Form::empty()
        .with("name", "张三丰")
        .with("phone", "1380000")
        .with("kind", "shop")
        .with("reason", "开店");
    refused.require("id", Message::both(|lang| lang.form_required(lang.pick("证件号码", "identity number"))));
    refused.refuse("phone", Message::both(Lang::form_not_a_phone));
    refused.refuse("day", Message::both(|lang| lang.form_not_a_day(lang.pick("开业日期", "Opening day"))));
    html! {
        (steps(lang, &[
            Link::new("#1", lang.pick("回答几个问题", "A few questions")), Link::new("#2", lang.pick("您是谁", "Who you are")),
            Link::new("#3", lang.pick("填写表单", "The form")), Link::new("#4", lang.pick("提交材料", "Papers")),
            Link::new("#5", lang.pick("核对", "Check")),
        ], 2, |_| false))
        (columns(Columns::Halves, &[
            panel("form", lang.pick("表单", "Form"), fields(lang, &Form::empty().with("target", "person"), "a")),
            panel("form-wrong", lang.pick("填错的表单", "Form with errors"), html! {
                (error_summary(lang, &refused)) (fields(lang, &refused, ""))
            }),
        ]))
        (panel("papers", lang.pick("材料", "Papers"), uploads(lang)))
        (act_in_reach("#form", lang.pick("立即办理", "Apply now")))
    }
}

/// `mark` keeps the ids of the two forms on this page apart.
fn fields(lang: Lang, form: &Form, mark: &str) -> Markup {
    let targets = [
        Choice::new("person", lang.pick("个人", "A person")),
        Choice::hinted(
            "enterprise",
            lang.pick("企业", "An enterprise"),
            lang.pick("有统一社会信用代码的都算", "anything with a unified credit code"),
        ),
    ];
    let kinds = [
        Choice::new("shop", lang.pick("小餐饮店", "Small restaurant")),
        Choice::new("canteen", lang.pick("单位食堂", "Canteen")),
    ];
    let ways = [
        Choice::new("window", lang.pick("窗口领取", "At the counter")),
        Choice::new("express", lang.pick("快递到家", "By express")),
    ];
    let name = |plain: &str| format!("{plain}{mark}");
    let (target, person, id, phone) = (name("target"), name("name"), name("id"), name("phone"));
    let (kind, area, day, way, reason) =
        (name("kind"), name("area"), name("day"), name("way"), name("reason"));
    let form = &relabel(form, mark);
    post(
        "/pieces",
        TOKENS,
        Some("/pieces/draft"),
        html! {
            (Field::radios(&target, lang.pick("您为谁申请？", "For whom do you apply?"), &targets).required().show(lang, form))
            (Field::line(&person, lang.pick("姓名", "Name")).required().autocomplete("name").at_most(60).width(Width::Middle).show(lang, form))
            (Field::code(&id, lang.pick("证件号码", "Identity number")).required().hint(lang.pick("身份证上的 18 位号码。", "The 18 signs on the identity card.")).show(lang, form))
            (Field::phone(&phone, lang.pick("手机号", "Mobile")).example("138 0000 1234").show(lang, form))
            (Field::select(&kind, lang.pick("经营类型", "Kind of business"), &kinds).show(lang, form))
            (Field::number(&area, lang.pick("面积（平方米）", "Area (m²)")).show(lang, form))
            (Field::day(&day, lang.pick("开业日期", "Opening day")).show(lang, form))
            (Field::boxes(&way, lang.pick("怎么领证", "How to receive it"), &ways).show(lang, form))
            (Field::lines(&reason, lang.pick("说明", "Explanation"), 3).hint(lang.pick("一两句话即可。", "A sentence or two.")).show(lang, form))
            (draft_state(lang))
            (buttons(&[submit(Weight::Main, lang.pick("下一步", "Next")), submit_as(Weight::Side, "go", "back", lang.pick("上一步", "Back"))]))
        },
    )
}

/// The values of a form under marked names.
fn relabel(form: &Form, mark: &str) -> Form {
    if mark.is_empty() {
        return form.clone();
    }
    let mut marked = Form::empty();
    for (name, value) in form.fields() {
        marked.set(&format!("{name}{mark}"), value);
    }
    marked
}

fn uploads(lang: Lang) -> Markup {
    let stored = [
        Stored {
            name: lang.pick("营业执照正本.pdf", "licence.pdf"),
            size: 820_113,
            href: "#file",
            picture: false,
            key: Some("1"),
        },
        Stored {
            name: lang.pick("门店照片.jpg", "shop.jpg"),
            size: 3_420_113,
            href: crate::assets::Asset::Icon.address(),
            picture: true,
            key: Some("2"),
        },
    ];
    let error = Message::both(|lang| {
        lang.pick("这个文件打不开，请重新拍一张", "This file cannot be opened; please take it again")
    });
    let upload = |name, label, stored, error, required| {
        Upload {
            name,
            key: "",
            label,
            hint: lang.pick("拍清楚四个角。", "All four corners visible."),
            need: if required { crate::web::pieces::Need::Now } else { crate::web::pieces::Need::Free },
            action: "/pieces",
            accept: ".pdf,.jpg,.png",
            most: 20_000_000,
            stored,
            error,
            sample: Some("#sample"),
        }
        .show(lang, TOKENS)
    };
    columns(
        Columns::Halves,
        &[
            upload("licence", lang.pick("营业执照", "Business licence"), &stored, None, true),
            upload("plan", lang.pick("布局图", "Floor plan"), &[], Some(&error), false),
        ],
    )
}
