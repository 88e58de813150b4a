//! Known answers: RFC 6962 (the reference test vectors of Certificate Transparency), SM3, C2SP keys, the bytes of an entry.

use proof::{Entry, Frontier, Hashing, PublicKey};

const LEAVES: [&str; 8] =
    ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];
const ROOTS: [&str; 8] = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];

#[test]
fn roots_of_the_reference_trees() {
    let mut frontier = Frontier::new(Hashing::Sha256);
    assert_eq!(
        hex::encode(frontier.root()),
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    );
    for (leaf, root) in LEAVES.iter().zip(ROOTS) {
        frontier.append(Hashing::Sha256.leaf(&hex::decode(leaf).unwrap()));
        assert_eq!(hex::encode(frontier.root()), root, "size {}", frontier.size());
    }
}

#[test]
fn sm3_of_nothing() {
    assert_eq!(
        hex::encode(Hashing::Sm3.empty()),
        "1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b"
    );
}

#[test]
fn keys_of_other_logs_are_read_and_written_alike() {
    for text in [
        "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8",
    ] {
        let key: PublicKey = text.parse().unwrap();
        assert_eq!(key.to_string(), text);
    }
    for wrong in [
        "",
        "name",
        "name+00000000+",
        "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+c74f20a3+AhpcARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
    ] {
        assert!(wrong.parse::<PublicKey>().is_err(), "{wrong}");
    }
}

fn entry() -> Entry {
    Entry {
        position: 7,
        dossier: "case/370800-1".into(),
        version: 3,
        kind: "case_accepted".into(),
        happened_at: 1_763_776_800_000,
        recorded_at: 1_763_776_800_250,
        actor: "staff/12".into(),
        body: "{\"number\":\"受理\"}".into(),
    }
}

#[test]
fn bytes_of_an_entry_can_be_written_by_hand() {
    let by_hand = "onewindow-event-1\n1:7\n13:case/370800-1\n1:3\n13:case_accepted\n13:1763776800000\n\
                   13:1763776800250\n8:staff/12\n19:{\"number\":\"受理\"}\n";
    assert_eq!(String::from_utf8(entry().bytes()).unwrap(), by_hand);
    // printf '\0onewindow-event-1\n…' | sha256sum
    assert_eq!(entry().leaf(Hashing::Sha256), Hashing::Sha256.leaf(by_hand.as_bytes()));
}

#[test]
fn every_column_is_under_the_seal_and_none_can_lend_to_its_neighbour() {
    let original = entry().leaf(Hashing::Sha256);
    let variants: [fn(&mut Entry); 10] = [
        |e| e.position += 1,
        |e| e.dossier.push('0'),
        |e| e.version += 1,
        |e| e.kind.push('x'),
        |e| e.happened_at -= 1,
        |e| e.recorded_at -= 1,
        |e| e.actor.push('3'),
        |e| e.body.push(' '),
        |e| {
            let moved = e.actor.pop().unwrap();
            e.body.insert(0, moved);
        },
        |e| {
            e.actor = "staff/12\n19".into();
        },
    ];
    for (index, change) in variants.iter().enumerate() {
        let mut changed = entry();
        change(&mut changed);
        assert_ne!(changed.leaf(Hashing::Sha256), original, "variant {index}");
    }
}
