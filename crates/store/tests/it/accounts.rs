//! Logins, sessions and tokens, with every time handed in.

use crate::ground::{NOW, both};
use store::Db;
use store::accounts::{
    AccountKind, AccountRefusal, Accounts, FAILURES, LOCK_MS, MOST_SESSIONS, MOST_TOKENS, PasswordFault,
    SessionLimits,
};
use store::args;
use store::db::Reader;
use store::keys::NodeKey;

const GOOD: &str = "红灯停-green-7";
const MINUTE: i64 = 60_000;

fn accounts(db: &Db) -> Accounts {
    let key = NodeKey::from_bytes(&[3; 40]).expect("long enough");
    Accounts::new(db.clone(), &key, SessionLimits::default(), 2).expect("it hashes")
}

async fn with_wang(db: &Db) -> Accounts {
    let accounts = accounts(db);
    accounts.register("p1", " Wang.Li ", GOOD, AccountKind::Staff, NOW).await.expect("registers");
    accounts
}

#[test]
fn a_login_opens_with_its_password_only() {
    both(|db| async move {
        let accounts = with_wang(&db).await;
        let account = accounts.verify("wang.li", GOOD, NOW).await.expect("opens");
        assert_eq!((account.person.as_str(), account.kind), ("p1", AccountKind::Staff));
        assert!(matches!(accounts.verify("wang.li", "wrong", NOW).await, Err(AccountRefusal::Wrong)));
        assert!(matches!(accounts.verify("nobody", GOOD, NOW).await, Err(AccountRefusal::Wrong)));
        assert!(matches!(accounts.verify("", GOOD, NOW).await, Err(AccountRefusal::Wrong)));
        let same_login = accounts.register("p2", "WANG.LI", GOOD, AccountKind::Citizen, NOW).await;
        let same_person = accounts.register("p1", "other", GOOD, AccountKind::Citizen, NOW).await;
        assert!(matches!(same_login, Err(AccountRefusal::Taken)));
        assert!(matches!(same_person, Err(AccountRefusal::Taken)));
        let spaced = accounts.register("p3", "a b c", GOOD, AccountKind::Citizen, NOW).await;
        assert!(matches!(spaced, Err(AccountRefusal::BadLogin)));
        let row =
            db.one("SELECT password_hash FROM account", args![]).await.expect("answers").expect("a row");
        assert!(row.get::<&str>("password_hash").expect("text").starts_with("$argon2id$"));
    });
}

#[test]
fn five_wrong_passwords_lock_for_a_quarter_of_an_hour() {
    both(|db| async move {
        let accounts = with_wang(&db).await;
        for _ in 1..FAILURES {
            assert!(matches!(accounts.verify("wang.li", "wrong", NOW).await, Err(AccountRefusal::Wrong)));
        }
        accounts.verify("wang.li", GOOD, NOW).await.expect("a right one starts the count anew");
        for _ in 1..FAILURES {
            assert!(matches!(accounts.verify("wang.li", "wrong", NOW).await, Err(AccountRefusal::Wrong)));
        }
        let fifth = accounts.verify("wang.li", "wrong", NOW).await;
        assert!(matches!(fifth, Err(AccountRefusal::Locked { for_ms: LOCK_MS })));
        let right = accounts.verify("wang.li", GOOD, NOW + MINUTE).await;
        assert!(matches!(right, Err(AccountRefusal::Locked { for_ms }) if for_ms == LOCK_MS - MINUTE));
        accounts.verify("wang.li", GOOD, NOW + LOCK_MS).await.expect("open again");
    });
}

#[test]
fn guesses_side_by_side_are_counted_too() {
    both(|db| async move {
        let accounts = with_wang(&db).await;
        let guesses = (0..8).map(|_| {
            let accounts = accounts.clone();
            tokio::spawn(async move { accounts.verify("wang.li", "wrong", NOW).await })
        });
        let mut locked = 0;
        for guess in guesses.collect::<Vec<_>>() {
            locked +=
                usize::from(matches!(guess.await.expect("it ends"), Err(AccountRefusal::Locked { .. })));
        }
        assert_eq!(locked, 4, "the fifth locks, the rest find it locked");
    });
}

#[test]
fn weak_passwords_are_refused_with_the_reason() {
    both(|db| async move {
        let accounts = accounts(&db);
        let staff = [
            ("short-1", PasswordFault::TooShort { least: 10 }),
            ("Password123!", PasswordFault::Obvious),
            ("1234567890", PasswordFault::Obvious),
            ("abcdefghijk", PasswordFault::Obvious),
            ("aaaaaaaaaab1", PasswordFault::Obvious),
            ("my-login-zhang-1", PasswordFault::Obvious),
            ("correcthorsebattery", PasswordFault::OneKind),
            (&"x1".repeat(200), PasswordFault::TooLong { most: 256 }),
        ];
        for (password, fault) in staff {
            match accounts.register("p", "zhang", password, AccountKind::Staff, NOW).await {
                Err(AccountRefusal::Weak(found)) => assert_eq!(found, fault, "{password}"),
                other => panic!("{password}: {other:?}"),
            }
        }
        let short = accounts.register("p", "zhang", "天河区体育东", AccountKind::Citizen, NOW).await;
        assert!(matches!(short, Err(AccountRefusal::Weak(PasswordFault::TooShort { least: 8 }))));
        accounts
            .register("p", "zhang", "天河区体育东路一号", AccountKind::Citizen, NOW)
            .await
            .expect("good enough");
    });
}

#[test]
fn a_changed_password_ends_the_sessions() {
    both(|db| async move {
        let accounts = with_wang(&db).await;
        let session = accounts.open_session("p1", "{}", NOW).await.expect("opens");
        let new = "绿灯行-yellow-8";
        let refused = accounts.change_password("p1", "wrong", new, NOW).await;
        assert!(matches!(refused, Err(AccountRefusal::Wrong)));
        assert!(accounts.session(&session.token, NOW).await.expect("asks").is_some());
        accounts.change_password("p1", GOOD, new, NOW + 1).await.expect("changes");
        assert!(accounts.session(&session.token, NOW).await.expect("asks").is_none());
        assert!(accounts.verify("wang.li", GOOD, NOW).await.is_err());
        let account = accounts.verify("wang.li", new, NOW).await.expect("opens");
        assert_eq!((account.password_changed_at, account.must_change), (NOW + 1, false));
    });
}

#[test]
fn a_reset_password_is_good_for_choosing_another() {
    both(|db| async move {
        let accounts = with_wang(&db).await;
        let before = accounts.open_session("p1", "{}", NOW).await.expect("opens");
        let once = accounts.reset_password("p1", NOW).await.expect("resets");
        assert!(accounts.session(&before.token, NOW).await.expect("asks").is_none());
        assert!(accounts.verify("wang.li", GOOD, NOW).await.is_err());
        assert!(accounts.verify("wang.li", &once, NOW).await.expect("opens").must_change);
        let session = accounts.open_session("p1", "{}", NOW).await.expect("opens");
        assert!(accounts.session(&session.token, NOW).await.expect("asks").expect("lives").must_change);
        accounts.change_password("p1", &once, "绿灯行-yellow-8", NOW + 1).await.expect("changes");
        assert!(accounts.verify("wang.li", &once, NOW + 1).await.is_err());
        let account = accounts.verify("wang.li", "绿灯行-yellow-8", NOW + 1).await.expect("opens");
        assert!(!account.must_change);
        assert_ne!(once, accounts.reset_password("p1", NOW + 2).await.expect("resets"));
    });
}

#[test]
fn sessions_end_when_idle_when_old_and_when_revoked() {
    both(|db| async move {
        let accounts = with_wang(&db).await;
        let limits = SessionLimits::default();
        let made = accounts.open_session("p1", "{\"language\":\"en\"}", NOW).await.expect("opens");
        let seen = accounts.session(&made.token, NOW).await.expect("asks").expect("lives");
        assert_eq!((seen.person.as_str(), seen.csrf == made.csrf), ("p1", true));
        assert_eq!(seen.preferences, "{\"language\":\"en\"}");
        assert!(accounts.session(&made.csrf, NOW).await.expect("asks").is_none());
        let idle = NOW + limits.staff_idle;
        assert!(accounts.session(&made.token, idle).await.expect("asks").is_none());
        let mut now = NOW;
        while now + limits.staff_idle <= NOW + limits.staff_whole {
            assert!(accounts.session(&made.token, now).await.expect("asks").is_some(), "use keeps it alive");
            now += limits.staff_idle - 1;
        }
        assert!(accounts.session(&made.token, NOW + limits.staff_whole).await.expect("asks").is_none());

        let (one, two) = (
            accounts.open_session("p1", "{}", NOW).await.expect("opens"),
            accounts.open_session("p1", "{}", NOW).await.expect("opens"),
        );
        accounts.revoke_session(&one.token).await.expect("revokes");
        assert!(accounts.session(&one.token, NOW).await.expect("asks").is_none());
        assert!(accounts.session(&two.token, NOW).await.expect("asks").is_some());

        let first = accounts.open_session("p1", "{}", NOW).await.expect("opens");
        for n in 1..=MOST_SESSIONS {
            accounts.open_session("p1", "{}", NOW + n).await.expect("opens");
        }
        assert!(accounts.session(&first.token, NOW).await.expect("asks").is_none(), "the oldest made room");
        assert_eq!(accounts.sweep(NOW + limits.staff_whole + 1).await.expect("sweeps"), 1);
        let rows = db.query("SELECT token_hash FROM session", args![]).await.expect("rows");
        assert_eq!(rows.len() as i64, MOST_SESSIONS - 1);
        assert!(rows.iter().all(|row| !row.get::<&str>("token_hash").expect("text").contains(&first.token)));
    });
}

#[test]
fn tokens_speak_for_their_person_until_revoked_or_expired() {
    both(|db| async move {
        let accounts = with_wang(&db).await;
        let secret = accounts.issue_token("p1", "统计接口", NOW + 1_000, NOW).await.expect("issues");
        let holder = accounts.token_holder(&secret, NOW).await.expect("asks").expect("good");
        assert_eq!((holder.person.as_str(), holder.kind), ("p1", AccountKind::Staff));
        assert!(accounts.token_holder(&secret, NOW + 1_000).await.expect("asks").is_none(), "expired");
        assert!(accounts.token_holder(&format!("{secret}x"), NOW).await.expect("asks").is_none());
        assert!(accounts.session(&secret, NOW).await.expect("asks").is_none(), "a token is no session");
        let listed = accounts.tokens("p1").await.expect("lists");
        assert_eq!((listed[0].label.as_str(), listed[0].id == holder.id), ("统计接口", true));
        assert!(!accounts.revoke_token("p2", &holder.id).await.expect("not theirs"));
        assert!(accounts.revoke_token("p1", &holder.id).await.expect("theirs"));
        assert!(accounts.token_holder(&secret, NOW).await.expect("asks").is_none());
        for n in 0..MOST_TOKENS {
            accounts.issue_token("p1", "x", NOW + 1 + n, NOW).await.expect("issues");
        }
        let more = accounts.issue_token("p1", "x", NOW + 1, NOW).await;
        assert!(matches!(more, Err(AccountRefusal::TooManyTokens { .. })));
        accounts.issue_token("p1", "x", NOW + 9, NOW + 1).await.expect("an expired one does not count");
        accounts.reset_password("p1", NOW + 2).await.expect("resets");
        assert!(accounts.tokens("p1").await.expect("lists").is_empty(), "they end with the password");
    });
}
