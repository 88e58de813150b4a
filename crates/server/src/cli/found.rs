//! `onewindow found`: names a new hall and gives it its first two people: the security administrator, who gives
//! offices, and the hall manager, who appoints to posts. Everybody after them comes in through the pages.
//!
//! There is no default password: two are read from the standard input, one a line. A hall that has people already
//! refuses, so nobody with the machine's shell alone can quietly add themselves later.

use crate::{
    clock::Clock,
    config::Config,
    front::Front,
    office::{Order, Request, Who},
    people::{self, kind},
};
use anyhow::{Context, bail};
use rules::{
    hall::{Command, Role},
    name::PersonId,
};
use std::io::BufRead;
use store::{accounts::AccountKind, vault::Datum};

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

/// Founds the configured node's hall.
///
/// # Errors
/// When the hall has people already, a password is too weak, or the node cannot be opened.
pub async fn found(config: Config, founding: Founding) -> anyhow::Result<()> {
    let front = Front::open(config, Clock::Real, None).await?;
    if !front.office.hall().offices.is_empty() {
        bail!(
            "大厅已有人员，请由安全管理员在页面上添加 this hall has people already; add others through the pages"
        );
    }
    let mut lines = std::io::stdin().lock().lines();
    let mut password =
        || lines.next().context("a password is missing on the standard input")?.context("reading");
    let describe = Command::Describe {
        name: founding.hall,
        name_en: founding.hall_en,
        division: founding.division,
        hotline: founding.hotline,
    };
    told(&front, describe).await?;
    let security = (founding.security_login, founding.security_name, Role::SecurityAdministrator);
    let manager = (founding.manager_login, founding.manager_name, Role::HallManager);
    for (login, name, role) in [security, manager] {
        let person = settled(&front, &login, &name, &password()?).await?;
        told(&front, Command::Entrust { person, roles: vec![role] }).await?;
    }
    super::print(
        "大厅已设立，请运行 onewindow serve 并登录 The hall is founded; run onewindow serve and sign in\n",
    )
}

/// Somebody with a login and a name.
async fn settled(front: &Front, login: &str, name: &str, password: &str) -> anyhow::Result<PersonId> {
    let now = front.office.now().0;
    let person = format!("s-{:032x}", rand::random::<u128>());
    front.accounts.register(&person, login, password, AccountKind::Staff, now).await?;
    let particulars = [Datum::new(&person, kind::NAME, name.as_bytes())];
    people::keep(&front.store, &person, &particulars, None, now).await?;
    Ok(PersonId(person))
}

async fn told(front: &Front, command: Command) -> anyhow::Result<()> {
    front.office.ask(Request::new(Who::System, Order::Hall(command))).await?.done()?;
    Ok(())
}
