//! `onewindow found`: names a new hall and gives it its first two people: the security administrator, who gives
//! offices, and the hall manager, who appoints to posts. Everybody after them comes in through the pages.
//!
//! There is no default password: two are read from the standard input, one a line. Everything is checked before
//! anything is written, so what is refused leaves nothing behind, and what was interrupted is run again. A hall that
//! has people already refuses, so nobody with the machine's shell alone can quietly add themselves later.

use crate::{
    clock::Clock,
    config::Config,
    front::Front,
    office::{Order, Request, Who},
    people::{self, kind},
};
use anyhow::{Context, bail, ensure};
use rules::{
    hall::{Command, Role},
    identifier::region,
    name::PersonId,
};
use std::io::BufRead;
use store::{
    accounts::{AccountKind, Accounts},
    vault::Datum,
};

/// What a new hall is called, and who its first two people are.
#[derive(Clone, Debug, clap::Args)]
pub struct Founding {
    /// 大厅名称
    #[arg(long)]
    hall: String,
    /// The hall's name in English.
    #[arg(long, default_value = "")]
    hall_en: String,
    /// 行政区划代码, six digits.
    #[arg(long)]
    division: String,
    /// 服务热线
    #[arg(long, default_value = "12345")]
    hotline: String,
    /// Login of the security administrator; the first line of the standard input is the password.
    #[arg(long)]
    security_login: String,
    /// 安全管理员姓名
    #[arg(long)]
    security_name: String,
    /// Login of the hall manager; the second line of the standard input is the password.
    #[arg(long)]
    manager_login: String,
    /// 大厅管理员姓名
    #[arg(long)]
    manager_name: String,
}

/// One of the first two people, found fit to be one.
struct First {
    role: Role,
    login: String,
    name: String,
    password: String,
}

/// Founds the configured node's hall.
///
/// # Errors
/// When something given will not do or the hall has people already: then nothing is written. When the node cannot be
/// opened.
pub async fn found(config: Config, founding: Founding) -> anyhow::Result<()> {
    let people = checked(&founding, std::io::stdin().lock().lines())?;
    let front = Front::open(config, Clock::Real, None).await?;
    if !front.office.hall().offices.is_empty() {
        bail!(
            "大厅已有人员，请由安全管理员在页面上添加 this hall has people already; add others through the pages"
        );
    }
    let describe = Command::Describe {
        name: founding.hall,
        name_en: founding.hall_en,
        division: founding.division,
        hotline: founding.hotline,
    };
    told(&front, describe).await?;
    // Offices come last: until somebody has one, an interrupted founding is simply run again.
    let mut entrusted = Vec::new();
    for first in people {
        let person = settled(&front, &first).await?;
        entrusted.push(Command::Entrust { person, roles: vec![first.role] });
    }
    for entrust in entrusted {
        told(&front, entrust).await?;
    }
    super::print(
        "大厅已设立，请运行 onewindow serve 并登录 The hall is founded; run onewindow serve and sign in\n",
    )
}

/// The first two people, if everything given will do.
fn checked(
    founding: &Founding,
    mut lines: impl Iterator<Item = std::io::Result<String>>,
) -> anyhow::Result<[First; 2]> {
    ensure!(!founding.hall.trim().is_empty(), "大厅名称是空的 the hall's name is empty");
    region::parse(&founding.division)
        .with_context(|| format!("行政区划代码有误 no division code: {}", founding.division))?;
    let mut first = |role: Role, login: &str, name: &str| {
        let password = lines.next().with_context(|| {
            format!("标准输入缺少 {login} 的密码 the standard input lacks the password of {login}")
        })??;
        let login = Accounts::fitting(login, &password, AccountKind::Staff).with_context(|| {
            format!("{login} 的登录名或密码不能用 login or password of {login} will not do")
        })?;
        ensure!(!name.trim().is_empty(), "{login} 没有姓名 {login} has no name");
        Ok(First { role, login, name: name.trim().to_owned(), password })
    };
    let security = first(Role::SecurityAdministrator, &founding.security_login, &founding.security_name)?;
    let manager = first(Role::HallManager, &founding.manager_login, &founding.manager_name)?;
    ensure!(security.login != manager.login, "两个人不能用同一个登录名 two people need two logins");
    Ok([security, manager])
}

/// Somebody with a login and a name. A login that an interrupted founding made is taken over with the new password:
/// nobody has an office yet, so nobody can have come in by it.
async fn settled(front: &Front, first: &First) -> anyhow::Result<PersonId> {
    let now = front.office.now().0;
    let accounts = &front.accounts;
    let person = if let Some(account) = accounts.with_login(&first.login, AccountKind::Staff).await? {
        accounts.set_password(&account.person, &first.password, false, now).await?;
        account.person
    } else {
        let person = format!("s-{:032x}", rand::random::<u128>());
        let registered =
            accounts.register(&person, &first.login, &first.password, AccountKind::Staff, now).await;
        registered.with_context(|| format!("登录名 {} 不能用 the login will not do", first.login))?;
        person
    };
    let particulars = [Datum::new(&person, kind::NAME, first.name.as_bytes())];
    people::keep(&front.store, &person, &particulars, None, now).await?;
    Ok(PersonId(person))
}

async fn told(front: &Front, command: Command) -> anyhow::Result<()> {
    front.office.ask(Request::new(Who::System, Order::Hall(command))).await?.done()?;
    Ok(())
}
