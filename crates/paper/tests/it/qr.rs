//! The code's matrix obeys the standard, and the picture shows the matrix.

use paper::qr::{self, MAX_BYTES, QUIET_ZONE, QrError};

use crate::{picture, sheet};

const ADDRESS: &str = "https://zw.yunling.example/check/532925202611210008701";

/// The 7 × 7 finder pattern at a corner, with its light border where the matrix has room.
fn has_finder(modules: &[Vec<bool>], top: usize, left: usize) -> bool {
    (0..7).all(|y| {
        (0..7).all(|x| {
            let edge = y == 0 || y == 6 || x == 0 || x == 6;
            let core = (2..=4).contains(&y) && (2..=4).contains(&x);
            modules[top + y][left + x] == (edge || core)
        })
    })
}

#[test]
fn the_matrix_is_a_code() {
    for text in [ADDRESS, "1", "办件 532925-2026-1121-00087", &"长".repeat(100)] {
        let modules = qr::matrix(text).expect("a code");
        let side = modules.len();
        assert!(modules.iter().all(|row| row.len() == side));
        assert_eq!((side - 17) % 4, 0, "the side is 17 + 4 × version");
        for (top, left) in [(0, 0), (0, side - 7), (side - 7, 0)] {
            assert!(has_finder(&modules, top, left), "finder at {top},{left}");
        }
        assert!((8..side - 8).all(|at| modules[6][at] == (at % 2 == 0)), "timing row");
        assert!((8..side - 8).all(|at| modules[at][6] == (at % 2 == 0)), "timing column");
        assert!(modules[side - 8][8], "the dark module");
        // Both copies of the format word are equal and name level M (00 under the fixed mask 101…).
        let level = [modules[8][0], modules[8][1]];
        assert_eq!(level, [modules[side - 1][8], modules[side - 2][8]]);
        assert_eq!([level[0] ^ true, level[1] ^ false], [false, false], "level M");
    }
    assert_ne!(qr::matrix("a"), qr::matrix("b"));
}

#[test]
fn the_picture_draws_exactly_the_dark_modules() {
    let svg = qr::svg(ADDRESS).expect("a code");
    sheet::show("qr.svg", svg.as_bytes());
    let elements = picture::elements(&svg);
    let modules = qr::matrix(ADDRESS).expect("a code");
    let side = modules.len() + 2 * QUIET_ZONE;
    let root = &elements[0].1;
    assert!(root.contains(&("viewBox".to_owned(), format!("0 0 {side} {side}"))));
    let path = &elements.iter().find(|(name, _)| name == "path").expect("a path").1;
    let (_, runs) = path.iter().find(|(key, _)| key == "d").expect("runs");
    let mut drawn = vec![vec![false; modules.len()]; modules.len()];
    for run in runs.split('M').filter(|run| !run.is_empty()) {
        let (place, rest) = run.split_once('h').expect("a run");
        let (x, y) = place.split_once(' ').expect("a place");
        let length: usize = rest.split('v').next().expect("a length").parse().expect("a number");
        let (x, y): (usize, usize) = (x.parse().expect("x"), y.parse().expect("y"));
        for dark in 0..length {
            drawn[y - QUIET_ZONE][x - QUIET_ZONE + dark] = true;
        }
    }
    assert_eq!(drawn, modules);
}

#[test]
fn texts_that_make_no_code_get_an_answer() {
    assert_eq!(qr::svg(""), Err(QrError::Empty));
    assert_eq!(qr::svg(&"x".repeat(MAX_BYTES + 1)), Err(QrError::TooLong { bytes: MAX_BYTES + 1 }));
    assert!(qr::svg(&"x".repeat(MAX_BYTES)).is_ok());
}
