//! The invented people: numbers that pass every check, duties that are kept apart, somebody for every role.

use county::{Catalogue, People, PersonKind};
use rules::{
    hall::Role,
    identifier::{citizen, credit},
};
use std::collections::{BTreeMap, BTreeSet};

fn people() -> (Catalogue, People) {
    let catalogue = Catalogue::embedded().expect("in order");
    let people = People::of(1, &catalogue);
    (catalogue, people)
}

#[test]
fn numbers_are_well_formed_and_belong_to_nobody() {
    let (_, people) = people();
    let mut ids = BTreeSet::new();
    for person in people.all() {
        if person.kind == PersonKind::Enterprise {
            credit::parse(&person.id_number).unwrap_or_else(|fault| panic!("{}: {fault}", person.name));
            assert_eq!(&person.id_number[2..8], "999921", "a division that does not exist");
            assert!(people.get(person.representative.as_ref().expect("one")).is_some());
        } else {
            let id = citizen::parse(&person.id_number, Some(jiff::civil::date(2026, 1, 1)));
            assert_eq!(id.unwrap_or_else(|fault| panic!("{}: {fault}", person.name)).region(), "659921");
        }
        assert!(person.phone.len() == 11 && person.phone.starts_with("1990000"), "{}", person.phone);
        assert!(person.name.chars().count() >= 3 && !person.address.is_empty());
        assert!(person.login.is_ascii() && !person.login.is_empty(), "{}", person.login);
        assert!(ids.insert(&person.id), "two people of one id");
    }
    let unique = |of: fn(&county::Person) -> &str| people.all().iter().map(of).collect::<BTreeSet<_>>().len();
    let all = people.all().len();
    assert_eq!(unique(|person| &person.login), all, "logins");
    assert_eq!(unique(|person| &person.name), all, "names");
    assert_eq!(unique(|person| &person.phone), all, "phones");
}

#[test]
fn duties_are_kept_apart() {
    let (catalogue, people) = people();
    let mut held: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for post in &catalogue.posts {
        let holders = people.holders(&post.id);
        assert!((1..=8).contains(&holders.len()), "{}: {}", post.id, holders.len());
        for holder in holders {
            held.entry(holder.clone()).or_default().push(post);
        }
    }
    for (person, posts) in held {
        if posts.len() > 1 {
            let roles: Vec<_> = posts.iter().flat_map(|post| &post.roles).collect();
            assert!(
                roles.iter().all(|role| matches!(role, Role::DepartmentHead | Role::Approver)),
                "{person}"
            );
        }
    }
}

#[test]
fn somebody_stands_for_every_role() {
    let (_, people) = people();
    let roles: BTreeSet<Role> = people.demo().into_iter().map(|(role, _)| role).collect();
    let missing: Vec<_> = Role::ALL.iter().filter(|role| !roles.contains(role)).collect();
    assert!(missing.is_empty(), "{missing:?}");
    let enterprise = people.demo().into_iter().any(|(_, person)| person.kind == PersonKind::Enterprise);
    assert!(enterprise, "and an enterprise");
}

#[test]
fn people_stay_who_they_are_when_the_catalogue_grows() {
    let (mut catalogue, people) = people();
    let department = catalogue.departments[0].id.clone();
    let new = rules::hall::Post {
        id: rules::name::PostId::from("hall/aaa"),
        department,
        name: "新岗位".into(),
        ..rules::hall::Post::default()
    };
    catalogue.posts.insert(0, new);
    let grown = People::of(1, &catalogue);
    for post in &catalogue.posts[1..] {
        assert_eq!(people.holders(&post.id), grown.holders(&post.id), "{}", post.id);
    }
}
