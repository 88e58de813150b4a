//! Sentences of the entrance: signing in, making an account.

messages! {
    door_sign_in => "登录", "Sign in";
    door_lead => "办事的群众、企业和大厅工作人员都从这里登录。", "Applicants and staff of the hall sign in here.";
    door_login => "登录名", "Login name";
    door_login_hint => "注册时填写的登录名，不分大小写", "As chosen when the account was made; capitals make no difference";
    door_password => "密码", "Password";
    door_wrong => "登录名或密码不对，请核对后再试", "The login name or the password is wrong; please check and try again";
    door_locked(minutes: i64) => "连续输错 5 次，为保护账号已暂时锁定，请 {minutes} 分钟后再试",
        one "Five wrong passwords in a row: the account is locked for another minute",
        many "Five wrong passwords in a row: the account is locked for {minutes} more minutes";
    door_no_account => "还没有账号？注册一个", "No account yet? Make one";
    door_register => "注册账号", "Make an account";
    door_register_lead => "一分钟注册，之后申请事项、查看进度、接收通知都用这一个账号。",
        "It takes a minute. With it you apply, follow your cases and receive notices.";
    door_name => "姓名或单位名称", "Your name, or that of your enterprise";
    door_name_hint => "与证件上的一致", "As it stands on your papers";
    door_id_number => "身份证号码或统一社会信用代码", "Citizen id or credit code";
    door_id_hint => "18 位；只用于核对身份，加密保存，不会公开", "18 signs; only to identify you, stored encrypted, never shown";
    door_phone => "手机号", "Mobile number";
    door_new_login => "登录名", "Login name";
    door_new_login_hint => "3 至 64 个字符，中间不留空格，可以用手机号", "3 to 64 signs without spaces; your mobile number will do";
    door_new_password => "设置密码", "Choose a password";
    door_new_password_hint => "至少 8 位，不要用生日或连续数字", "At least 8 signs; no birthdays, no runs of digits";
    door_taken => "这个登录名已经有人用了，请换一个", "This login name is taken; please choose another";
    door_bad_login => "登录名应为 3 至 64 个字符，中间不留空格", "A login name has 3 to 64 signs and no spaces";
    door_person_taken => "这个证件号码已经注册过，请直接登录", "This number is registered already; please sign in";
    door_join => "这位办事人在窗口办过事。想在新账号里看到以前的办件，请填写其中一件的办件编号和查询码，收件凭证上都有；不填也可以注册，以后用编号和查询码查以前的办件",
        "This person has applied at a window. To see those cases in the new account, please give the number and query code of one of them, as on its receipt; left empty, the account is made all the same, and those cases are followed by number and code";
    door_join_hint => "不需要看以前的办件就留空，再点一次注册", "Leave it empty and press the button again to go on without those cases";
    door_join_wrong => "编号和查询码对不上，或者不是本人自己办的那一件；请核对凭证，或把两项都留空",
        "Number and code do not belong together, or the case was not handed in by this person themselves; please check the receipt, or leave both empty";
    password_change => "修改密码", "Change the password";
    password_lead => "改好以后，其他设备上的登录和接口令牌都会失效。", "Afterwards you are signed out everywhere else, and your API tokens end.";
    password_must => "您的密码是安全管理员给的一次性密码，请先换成自己的密码", "Your password was given for one use; please choose your own first";
    password_old => "现在的密码", "Password now";
    password_old_wrong => "现在的密码不对", "This is not your password now";
    password_same => "新密码要和现在的不一样", "The new password must be another one";
    password_hint => "群众至少 8 位；工作人员至少 10 位，并且有字母、数字、符号中的两种", "Applicants 8 signs at least; staff 10, of two kinds among letters, digits and others";
    door_already_have => "已有账号？直接登录", "Have an account? Sign in";
}

/// The role in words.
#[must_use]
pub const fn role(lang: super::Lang, role: rules::hall::Role) -> &'static str {
    use rules::hall::Role;
    match lang {
        super::Lang::Zh => role.zh(),
        super::Lang::En => match role {
            Role::Citizen => "Applicant",
            Role::Agent => "Agent",
            Role::WindowClerk => "Window clerk",
            Role::Cashier => "Cashier",
            Role::DeliveryClerk => "Delivery clerk",
            Role::Handler => "Handler",
            Role::Reviewer => "Reviewer",
            Role::Approver => "Approver",
            Role::GovernmentHead => "Head of government",
            Role::DepartmentHead => "Head of department",
            Role::DepartmentEditor => "Item editor",
            Role::LegalReviewer => "Legal office",
            Role::HallManager => "Hall manager",
            Role::Supervisor => "Supervisor",
            Role::CallCentre => "Call-back centre",
            Role::Auditor => "Auditor",
            Role::SystemAdministrator => "System administrator",
            Role::SecurityAdministrator => "Security administrator",
            Role::AuditAdministrator => "Audit administrator",
        },
    }
}
