//! Signed checkpoints: what is signed, who signed, and what is refused.

use proof::checkpoint::CheckpointError;
use proof::{Checkpoint, Hashing, Note, Signer};

fn signer(name: &str, seed: u8) -> Signer {
    Signer::from_seed(name, &[seed; 32]).unwrap()
}

fn checkpoint() -> Checkpoint {
    Checkpoint {
        origin: "onewindow.example/370800".into(),
        size: 4213,
        root: [9; 32],
        hashing: Hashing::Sm3,
        time: 1_763_776_800_000,
    }
}

#[test]
fn the_text_is_the_tlog_checkpoint_form() {
    let note = checkpoint().sign(&signer("onewindow.example/370800", 1)).unwrap();
    let text = note.to_string();
    assert!(text.starts_with(
        "onewindow.example/370800\n4213\nCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQk=\nhashing sm3\n\
         time 1763776800000\n\n— onewindow.example/370800 "
    ));
    let back: Note = text.parse().unwrap();
    assert_eq!(back, note);
    assert_eq!(back.checkpoint(), &checkpoint());
}

#[test]
fn each_signature_is_checked_with_its_own_key() {
    let (node, witness, stranger) =
        (signer("onewindow.example/370800", 1), signer("witness.example", 2), signer("witness.example", 3));
    let mut note = checkpoint().sign(&node).unwrap();
    note.cosign(&witness).unwrap();
    note.cosign(&witness).unwrap();
    let note: Note = note.to_string().parse().unwrap();
    assert_eq!(note.signers().count(), 2, "the same key signs once");
    note.verify(&node.public()).unwrap();
    note.verify(&witness.public()).unwrap();
    assert_eq!(note.verify(&stranger.public()), Err(CheckpointError::Unsigned("witness.example".into())));
}

#[test]
fn a_text_altered_after_signing_is_forged() {
    let node = signer("onewindow.example/370800", 1);
    let text = checkpoint().sign(&node).unwrap().to_string();
    for (from, to) in
        [("4213", "4214"), ("sm3", "sha256"), ("1763776800000", "1763776800001"), ("CQkJ", "AQkJ")]
    {
        let note: Note = text.replacen(from, to, 1).parse().unwrap();
        assert_eq!(note.verify(&node.public()), Err(CheckpointError::Forged(node.name().into())), "{from}");
    }
}

#[test]
fn lines_of_later_versions_stay_under_the_signature() {
    let node = signer("onewindow.example/370800", 1);
    let text = checkpoint().sign(&node).unwrap().to_string();
    let note: Note = text.replacen("time ", "colour red\ntime ", 1).parse().unwrap();
    assert!(note.to_string().contains("colour red\n"));
    assert!(note.verify(&node.public()).is_err());
}

#[test]
fn malformed_notes_are_refused() {
    let text = checkpoint().sign(&signer("onewindow.example/370800", 1)).unwrap().to_string();
    let broken = [
        String::new(),
        "\n\n\n".into(),
        text.trim_end().into(),
        text.replacen("4213", "04213", 1),
        text.replacen("4213", "-1", 1),
        text.replacen("4213", "99999999999999999999", 1),
        text.replacen("CQkJ", "CQk", 1),
        text.replacen("time 1", "time x", 1),
        text.replacen("time 1", "time 1\ntime 2", 1),
        text.replacen("hashing sm3", "hashing md5", 1),
        text.replacen("hashing sm3\n", "", 1),
        text.replacen("hashing sm3", "--", 1),
        text.replacen("hashing sm3", "hashing sm3\r", 1),
        text.replacen("\n\n", "\n", 1),
        text.replacen("— ", "- ", 1),
        format!("{text}— x AAAA\n"),
        format!("{text}{}", "x".repeat(20_000)),
    ];
    for note in broken {
        assert!(note.parse::<Note>().is_err(), "{note:?}");
    }
    let mut odd = checkpoint();
    odd.origin = "two\nlines".into();
    assert!(odd.text().is_err());
}

#[test]
fn a_file_of_notes_is_split_at_its_separators() {
    let node = signer("onewindow.example/370800", 1);
    let note = checkpoint().sign(&node).unwrap();
    for file in [format!("{note}"), format!("{note}--\n")] {
        assert_eq!(Note::parse_all(&file).unwrap(), std::slice::from_ref(&note));
    }
    assert_eq!(Note::parse_all(&format!("{note}--\n{note}--\n{note}")).unwrap().len(), 3);
    assert_eq!(Note::parse_all("").unwrap(), []);
    assert!(Note::parse_all(&format!("{note}{note}")).is_err());
}
