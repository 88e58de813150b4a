//! Receipts by themselves, and the program that people run.

use std::path::Path;
use std::process::{Command, Output};

use proof::receipt::ReceiptError;
use proof::{Note, Receipt, Signer};
use tempfile::TempDir;

use crate::county_log::{CountyLog, SIZE, key};

#[test]
fn a_receipt_holds_for_every_event_and_survives_its_text() {
    let log = CountyLog::lived();
    for position in 0..SIZE {
        let receipt = log.receipt(position, SIZE);
        receipt.verify(&[key()]).unwrap();
        assert_eq!(Receipt::parse(&receipt.to_text().unwrap()).unwrap(), receipt);
    }
    let shown = log.receipt(37, 40);
    let hidden = Receipt::of_leaf(37, shown.leaf, shown.proof.clone(), shown.checkpoint.clone());
    hidden.verify(&[key()]).unwrap();
    assert!(!hidden.to_text().unwrap().contains("staff/"));
}

#[test]
fn a_receipt_with_any_link_broken_is_refused() {
    let log = CountyLog::lived();
    let good = log.receipt(37, 60);
    let stranger = Signer::from_seed("stranger", &[1; 32]).unwrap();
    assert!(matches!(good.verify(&[stranger.public()]), Err(ReceiptError::Checkpoint(_))));
    assert!(matches!(good.verify(&[]), Err(ReceiptError::Checkpoint(_))));
    good.verify(&[stranger.public(), key()]).unwrap();

    let mut bad = good.clone();
    bad.entry.as_mut().unwrap().body.push(' ');
    assert_eq!(bad.verify(&[key()]), Err(ReceiptError::Entry));
    let mut bad = good.clone();
    bad.position = 38;
    assert_eq!(bad.verify(&[key()]), Err(ReceiptError::Entry));
    let mut bad = Receipt { entry: None, ..good.clone() };
    bad.position = 38;
    assert!(matches!(bad.verify(&[key()]), Err(ReceiptError::Path(_))));
    let mut bad = good.clone();
    bad.proof[2][0] ^= 1;
    assert!(matches!(bad.verify(&[key()]), Err(ReceiptError::Path(_))));
    let mut bad = good.clone();
    bad.proof.pop();
    assert!(matches!(bad.verify(&[key()]), Err(ReceiptError::Path(_))));
    let text = good.checkpoint.to_string().replacen("time 1", "time 2", 1);
    let bad = Receipt { checkpoint: text.parse::<Note>().unwrap(), ..good };
    assert!(matches!(bad.verify(&[key()]), Err(ReceiptError::Checkpoint(_))));
}

#[test]
fn malformed_receipts_are_refused() {
    let text = CountyLog::lived().receipt(37, 60).to_text().unwrap();
    let longest = " ".repeat(proof::receipt::RECEIPT_LIMIT + 1);
    for bad in [
        String::new(),
        "{}".into(),
        text.replace("onewindow-receipt-1", "onewindow-receipt-2"),
        text.replacen("\"leaf\": \"", "\"leaf\": \"00", 1),
        text.replacen("\"position\": 37", "\"position\": -1", 1),
        text.replacen("{", "{\"more\": 1,", 1),
        text[..text.len() / 2].into(),
        longest,
    ] {
        assert!(Receipt::parse(&bad).is_err());
    }
}

fn run(folder: Option<&Path>, options: &[&str]) -> (i32, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_onewindow-verify"));
    let Output { status, stdout, .. } = command.args(folder).args(options).output().unwrap();
    (status.code().unwrap(), String::from_utf8(stdout).unwrap())
}

#[test]
fn the_program_gives_one_verdict_and_an_exit_status() {
    let place = TempDir::new().unwrap();
    let (folder, receipt, note) =
        (place.path().join("export"), place.path().join("receipt.json"), place.path().join("older.txt"));
    let key = key().to_string();
    let mut log = CountyLog::lived();
    std::fs::write(&receipt, log.receipt(37, 60).to_text().unwrap()).unwrap();
    std::fs::write(&note, format!("{}--\n{}", log.notes[2], log.notes[6])).unwrap();
    let (receipt, note) = (receipt.to_str().unwrap(), note.to_str().unwrap());
    log.write(&folder);

    let all = ["--key", &key, "--receipt", receipt, "--checkpoint", note];
    let (code, text) = run(Some(&folder), &all);
    assert_eq!(code, 0, "{text}");
    assert_eq!(
        text,
        format!("intact 完好: 120 events, 12 checkpoints, root {}\n", hex::encode(log.root(SIZE)))
    );
    let (code, text) = run(Some(&folder), &[]);
    assert!(code == 0 && text.contains("note 注意: the public key was taken from the export"), "{text}");

    let bad = place.path().join("bad");
    log.rows[37].entry.body = "{}".into();
    log.cover_up();
    log.write(&bad);
    let (code, text) = run(Some(&bad), &all[..2]);
    assert!(code == 1 && text.starts_with("changed 被改动: first bad event among 30 … 39 "), "{text}");
    let (code, text) = run(Some(&bad), &all);
    assert!(code == 1 && text.starts_with("changed 被改动: event 37 第 37 号事件\n"), "{text}");

    let (code, text) = run(None, &["--key", &key, "--receipt", receipt]);
    assert!(code == 0 && text.starts_with("intact 完好: event 37 "), "{text}");
    let other = Signer::from_seed("other", &[9; 32]).unwrap().public().to_string();
    let (code, text) = run(None, &["--key", &other, "--receipt", receipt]);
    assert!(code == 1 && text.starts_with("not valid 回执无效"), "{text}");
    for wrong in [&["--receipt", receipt][..], &["--nonsense"], &["--key"], &["--key", "x"], &["/nowhere"]] {
        let (code, text) = run(None, wrong);
        assert!(code == 2 && text.starts_with("no verdict 无法核验"), "{wrong:?}: {text}");
    }
    assert_eq!(run(None, &[]).0, 0, "usage");
}
