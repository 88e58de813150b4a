//! 来访: who is at the door, and what the type of a handler's argument lets in.
//!
//! [`Visit`] lets anybody in and knows who is signed in. The other types are the permissions: a handler that takes a
//! [`Clerk`] is reached by window clerks alone. Rights are read from the hall as it stands at this moment, so a
//! person who lost a post loses its doors with the next click. What an act needs beyond the door (which post, which
//! case) is decided by the rules.

mod colleague;

pub use colleague::Colleague;

use crate::{
    failure::{Failure, TurnedAway},
    form::{Form, FormFault},
    front::Shared,
    office::Who,
    origin,
    people::Names,
    text::Lang,
    web::{
        ease::Ease,
        frame::{Demo as DemoBar, DemoPerson, Frame, Room, Visitor as FrameVisitor},
        password,
        pieces::{Link, Tokens},
    },
};
use axum::{
    Extension,
    extract::FromRequestParts,
    http::{HeaderMap, StatusCode, header, request::Parts},
    response::{IntoResponse, Redirect, Response},
};
use maud::Markup;
use rules::{
    hall::{Hall, Role},
    name::PersonId,
};
use std::{ops::Deref, sync::Arc};
use store::accounts::AccountKind;

/// 来访: a request with everything around it.
#[derive(Clone, Debug)]
pub struct Visit {
    /// What handlers reach.
    pub front: Shared,
    /// The hall as it stands.
    pub hall: Arc<Hall>,
    /// Language and size of type.
    pub ease: Ease,
    /// Path and query of this page.
    pub here: String,
    /// Address of the visitor, for limits on tries only.
    pub from: String,
    /// Who is signed in.
    pub signed_in: Option<SignedIn>,
}

/// 已登录
#[derive(Clone, Debug)]
pub struct SignedIn {
    /// Who.
    pub person: PersonId,
    /// As what.
    pub kind: AccountKind,
    /// Their name, for the header.
    pub name: String,
    /// What they may do now.
    pub roles: Vec<Role>,
    /// What their forms carry.
    pub csrf: String,
    /// The cookie's token, to end the session.
    pub token: String,
    /// Their password was given by somebody else: no door opens before they have chosen their own.
    pub must_change: bool,
}

/// The name of the session's cookie over TLS; without TLS browsers refuse the prefix.
pub const SECURE_COOKIE: &str = "__Host-sid";
/// The same on a machine without TLS (rehearsal, tests).
pub const PLAIN_COOKIE: &str = "sid";

impl Visit {
    /// The language of the page.
    #[must_use]
    pub fn lang(&self) -> Lang {
        self.ease.lang
    }

    /// Whether somebody with this role is signed in.
    #[must_use]
    pub fn has(&self, role: Role) -> bool {
        self.signed_in.as_ref().is_some_and(|signed_in| signed_in.roles.contains(&role))
    }

    /// Who is asking, as the office wants to know it.
    #[must_use]
    pub fn who(&self) -> Who {
        match &self.signed_in {
            None => Who::Anybody,
            Some(signed_in) if signed_in.kind == AccountKind::Staff => Who::Staff(signed_in.person.clone()),
            Some(signed_in) => Who::Citizen(signed_in.person.clone()),
        }
    }

    /// The hidden fields of a form on this page: the token against foreign sites, and a one-time id for the act.
    #[must_use]
    pub fn act(&self) -> String {
        format!("{:032x}", rand::random::<u128>())
    }

    /// The token against foreign sites; empty for those not signed in, whose forms change nothing of anybody's.
    #[must_use]
    pub fn csrf(&self) -> &str {
        self.signed_in.as_ref().map_or("", |signed_in| &signed_in.csrf)
    }

    /// Both, as pieces want them.
    #[must_use]
    pub fn tokens<'a>(&'a self, act: &'a str) -> Tokens<'a> {
        Tokens { csrf: self.csrf(), act }
    }

    /// Refuses a form that does not carry this session's token.
    ///
    /// # Errors
    /// [`Failure::OldForm`].
    pub fn check(&self, form: &Form) -> Result<(), Failure> {
        self.check_token(form.csrf())
    }

    /// The same for a token that came by another way (multipart forms).
    ///
    /// # Errors
    /// [`Failure::OldForm`].
    pub fn check_token(&self, token: &str) -> Result<(), Failure> {
        let expected = self.csrf().as_bytes();
        let same = token.len() == expected.len()
            && token.bytes().zip(expected).fold(0, |differ, (one, other)| differ | (one ^ other)) == 0;
        if same { Ok(()) } else { Err(Failure::OldForm) }
    }

    /// Draws a page of a room in its frame.
    #[must_use]
    pub fn page(&self, room: Room, title: &str, trail: &[Link<'_>], body: Markup) -> Response {
        self.page_with(StatusCode::OK, room, title, trail, body)
    }

    /// The same with another status (422 for a form to be corrected).
    #[must_use]
    pub fn page_with(
        &self,
        status: StatusCode,
        room: Room,
        title: &str,
        trail: &[Link<'_>],
        body: Markup,
    ) -> Response {
        let lang = self.lang();
        let links = crate::web::navigation(self, room);
        let links: Vec<Link<'_>> =
            links.iter().map(|(href, label)| Link { href, label, current: self.is_at(href) }).collect();
        let post = self.signed_in.as_ref().map(|signed_in| self.post_in_words(signed_in)).unwrap_or_default();
        let people = self.demo_people();
        let people: Vec<DemoPerson<'_>> =
            people.iter().map(|(key, label, current)| DemoPerson { key, label, current: *current }).collect();
        let sign_in = crate::form::address("/sign-in", &[("next", crate::web::ease::own_path(&self.here))]);
        let hall = if lang == Lang::En && !self.hall.name_en.is_empty() {
            &self.hall.name_en
        } else {
            &self.hall.name
        };
        let foot = crate::web::foot(lang);
        let frame = Frame {
            links: &links,
            trail,
            foot: &foot,
            hotline: Some(self.hall.hotline.as_str()).filter(|number| !number.is_empty()),
            visitor: self.signed_in.as_ref().map(|signed_in| FrameVisitor {
                name: &signed_in.name,
                post: &post,
                home: crate::web::home_of(signed_in),
                password: password::ADDRESS,
                leave: "/sign-out",
                csrf: &signed_in.csrf,
            }),
            sign_in: self.signed_in.is_none().then_some(sign_in.as_str()),
            demo: (!people.is_empty()).then_some(DemoBar {
                action: "/demo/be",
                people: &people,
                csrf: self.csrf(),
            }),
            ..Frame::new(room, self.ease, hall, title, &self.here)
        };
        (status, frame.page(body)).into_response()
    }

    fn is_at(&self, href: &str) -> bool {
        self.here.split('?').next() == Some(href)
    }

    /// 部门 · 岗位, or the offices, of somebody signed in.
    fn post_in_words(&self, signed_in: &SignedIn) -> String {
        if signed_in.kind != AccountKind::Staff {
            return String::new();
        }
        let post = self.hall.posts_of(&signed_in.person).next();
        let department = post.and_then(|post| self.hall.departments.get(&post.department));
        let zh = self.lang() == Lang::Zh;
        match (post, department) {
            (Some(post), Some(department)) if zh => format!("{} · {}", department.name, post.name),
            (Some(post), Some(department)) => format!("{} · {}", department.name_en, post.name_en),
            _ => {
                let words = signed_in.roles.iter().map(|role| crate::text::role(self.lang(), *role));
                words.collect::<Vec<_>>().join(" · ")
            }
        }
    }

    fn demo_people(&self) -> Vec<(String, String, bool)> {
        let Some(demo) = &self.front.demo else { return Vec::new() };
        let me = self.signed_in.as_ref().map(|signed_in| &signed_in.person);
        let label = |person: &crate::demo::DemoPerson| {
            if self.lang() == Lang::Zh { person.label.clone() } else { person.label_en.clone() }
        };
        demo.people
            .iter()
            .map(|person| (person.person.0.clone(), label(person), me == Some(&person.person)))
            .collect()
    }
}

/// Makes pages of failures and of faulty forms in the visitor's language.
impl Visit {
    /// The page of a failure.
    #[must_use]
    pub fn fail(&self, failure: &Failure) -> Response {
        failure.answer(self)
    }

    /// The page of a form that cannot even be read.
    #[must_use]
    pub fn unreadable(&self, _fault: FormFault) -> Response {
        self.fail(&Failure::OldForm)
    }
}

impl FromRequestParts<Shared> for Visit {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, front: &Shared) -> Result<Self, Response> {
        let ease = Ease::of(&parts.headers);
        let hall = front.office.hall();
        let here = parts.uri.path_and_query().map_or("/", |path| path.as_str()).to_owned();
        let from = origin::of(parts, &front.config.trusted_proxies);
        let mut visit = Visit { front: Arc::clone(front), hall, ease, here, from, signed_in: None };
        if let Some(token) = session_token(&parts.headers, front.config.secure_cookies) {
            visit.signed_in = recognise(&visit, token).await.map_err(|failure| visit.fail(&failure))?;
        }
        Ok(visit)
    }
}

async fn recognise(visit: &Visit, token: &str) -> Result<Option<SignedIn>, Failure> {
    let front = &visit.front;
    let Some(session) = front.accounts.session(token, front.office.now().0).await? else { return Ok(None) };
    let names = Names::of(&front.store, [session.person.as_str()]).await?;
    let person = PersonId(session.person);
    let roles = match session.kind {
        AccountKind::Staff => visit.hall.roles_of(&person),
        AccountKind::Citizen => vec![Role::Citizen],
    };
    let name = names.name(&person).to_owned();
    Ok(Some(SignedIn {
        person,
        kind: session.kind,
        name,
        roles,
        csrf: session.csrf,
        token: token.to_owned(),
        must_change: session.must_change,
    }))
}

/// The token in the session's cookie.
pub(crate) fn session_token(headers: &HeaderMap, secure: bool) -> Option<&str> {
    let name = if secure { SECURE_COOKIE } else { PLAIN_COOKIE };
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|line| line.split(';'))
        .find_map(|pair| pair.trim().strip_prefix(name)?.strip_prefix('='))
}

/// The cookie that opens or, with an empty token, ends a session.
#[must_use]
pub fn session_cookie(token: &str, secure: bool) -> String {
    let (name, tls) = if secure { (SECURE_COOKIE, "; Secure") } else { (PLAIN_COOKIE, "") };
    let life = if token.is_empty() { "; Max-Age=0" } else { "" };
    format!("{name}={token}; Path=/; HttpOnly; SameSite=Lax{tls}{life}")
}

macro_rules! entitled {
    ($($(#[$doc:meta])* $name:ident: $roles:expr;)+) => { $(
        $(#[$doc])*
        #[derive(Clone, Debug)]
        pub struct $name {
            visit: Visit,
            /// Who it is.
            pub me: SignedIn,
        }

        impl Deref for $name {
            type Target = Visit;
            fn deref(&self) -> &Visit { &self.visit }
        }

        impl $name {
            /// The roles this door opens to; any one of them suffices.
            pub const ROLES: &'static [Role] = $roles;
        }

        impl FromRequestParts<Shared> for $name {
            type Rejection = Response;

            async fn from_request_parts(parts: &mut Parts, front: &Shared) -> Result<Self, Response> {
                let visit = Visit::from_request_parts(parts, front).await?;
                let me = admit(&visit, Self::ROLES)?;
                Ok(Self { visit, me })
            }
        }
    )+ };
}

entitled! {
    /// 申请人: a citizen or enterprise, for themselves.
    Citizen: &[Role::Citizen];
    /// 窗口: whoever takes applications.
    Clerk: &[Role::WindowClerk];
    /// 送达: whoever hands results over; at a small window the clerk.
    Deliverer: &[Role::DeliveryClerk, Role::WindowClerk];
    /// 财务: whoever verifies payments (F-02).
    Finance: &[Role::Cashier];
    /// 经办: whoever handles, reviews or decides.
    Officer: Role::DESK_WORK;
    /// 负责人: heads of departments.
    Head: &[Role::DepartmentHead];
    /// 工作人员: anybody at the hall who works on cases.
    CaseWorker: Role::CASE_WORK;
    /// 回访: whoever may call back whoever rated.
    Caller: Role::CALL_BACK;
    /// 监察
    Watcher: &[Role::Supervisor, Role::Auditor];
    /// 说明: whoever may have to explain a card, and supervisors.
    CardReader: &[
        Role::Supervisor, Role::Auditor, Role::WindowClerk, Role::DeliveryClerk, Role::Handler, Role::Reviewer,
        Role::Approver, Role::DepartmentHead,
    ];
    /// 事项: editors, legal office and hall manager.
    Editor: &[Role::DepartmentEditor, Role::LegalReviewer, Role::HallManager];
    /// 业务手册: anybody of the hall who works on cases or items, and supervision.
    Handbook: &[
        Role::WindowClerk, Role::DeliveryClerk, Role::Handler, Role::Reviewer, Role::Approver, Role::DepartmentHead,
        Role::DepartmentEditor, Role::LegalReviewer, Role::HallManager, Role::Supervisor, Role::Auditor,
    ];
    /// 大厅管理
    Manager: &[Role::HallManager];
    /// 改革: whoever proposes, reviews, approves or audits what moves between bodies.
    Reformer: &[
        Role::DepartmentEditor, Role::LegalReviewer, Role::HallManager, Role::GovernmentHead, Role::Auditor,
    ];
    /// 安全管理员: gives and takes offices and logins.
    Guardian: &[Role::SecurityAdministrator];
    /// 系统管理员: sees that the machine does what it should.
    Operator: &[Role::SystemAdministrator];
    /// 管理间: anybody with some business in the managers' room.
    Housekeeper: &[
        Role::DepartmentEditor, Role::LegalReviewer, Role::HallManager, Role::SystemAdministrator,
        Role::SecurityAdministrator, Role::AuditAdministrator, Role::Auditor,
    ];
    /// 工作人员或申请人: anybody signed in.
    Anyone: Role::ALL;
}

#[expect(clippy::result_large_err, reason = "what does not come in is answered with a page at once")]
/// Lets in whoever has one of the roles; sends others to sign in or to choose a password of their own, or tells them that the room is not theirs.
fn admit(visit: &Visit, roles: &[Role]) -> Result<SignedIn, Response> {
    admit_if(
        visit,
        visit.signed_in.as_ref().is_some_and(|me| roles.iter().any(|role| me.roles.contains(role))),
    )
}

#[expect(clippy::result_large_err, reason = "what does not come in is answered with a page at once")]
fn admit_if(visit: &Visit, is_entitled: bool) -> Result<SignedIn, Response> {
    match &visit.signed_in {
        None => {
            let sign_in = crate::form::address("/sign-in", &[("next", &visit.here)]);
            Err((Extension(TurnedAway::SignedOut), Redirect::to(&sign_in)).into_response())
        }
        Some(signed_in) if signed_in.must_change => Err(Redirect::to(password::ADDRESS).into_response()),
        Some(signed_in) if is_entitled => Ok(signed_in.clone()),
        Some(_) => Err(visit.fail(&Failure::NoRight)),
    }
}
