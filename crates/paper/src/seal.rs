//! The seal mark (印章): a round mark in seal red with the body's name around a star.
//!
//! It is a picture of the mark the office puts on its papers, drawn as vectors, the same for print pages and
//! for PDF. It proves nothing by itself: what proves a document is its number in the log and the QR code.
//! Layout as on a real one: the name runs clockwise over the upper arc, the star stands in the middle, the
//! purpose (审批专用章) level below it.

use serde::{Deserialize, Serialize};

use crate::svg::Writer;
use crate::{ink, wording};

/// 印章: what is written on the seal.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Seal {
    /// The body's name; past 24 signs it is cut, a ring has no more room.
    pub body: String,
    /// For example `行政审批专用章`; level below the star, at most 10 signs.
    pub purpose: Option<String>,
}

/// Side of the view box; a real seal of 42 mm is one tenth of a millimetre to the unit.
const SIDE: f64 = 420.0;
const CENTRE: f64 = SIDE / 2.0;
/// Where the middles of the ring's signs stand.
const RING: f64 = 160.0;
const MOST_ON_RING: usize = 24;
const MOST_BELOW: usize = 10;

/// 印章图: the seal as SVG for pages; its colour follows the page's `--seal`.
pub fn svg(seal: &Seal) -> String {
    draw(seal, &ink::SEAL.paint(), "Noto Serif CJK SC, Songti SC, SimSun, serif", "1")
}

/// The same for the PDF: set in the faces the press has, and let through a little, because the name and date
/// printed over it must stay legible.
pub(crate) fn svg_with(seal: &Seal, families: &[String]) -> String {
    draw(seal, ink::SEAL.light, &families.join(", "), "0.8")
}

fn draw(seal: &Seal, colour: &str, families: &str, opacity: &str) -> String {
    let body: Vec<char> = signs(&seal.body, MOST_ON_RING);
    let purpose: Vec<char> = signs(seal.purpose.as_deref().unwrap_or_default(), MOST_BELOW);
    let label = format!("印章 Seal: {} {}", seal.body, seal.purpose.as_deref().unwrap_or_default());
    let side = format!("{SIDE:.0}");
    let mut writer = Writer::default();
    let attributes = [
        ("xmlns", "http://www.w3.org/2000/svg"),
        ("class", "seal"),
        ("viewBox", &format!("0 0 {side} {side}")),
        ("width", &side),
        ("height", &side),
        ("role", "img"),
        ("aria-label", wording::one_line(&label).as_str()),
        ("fill", colour),
        ("opacity", opacity),
        ("font-family", families),
        ("font-weight", "700"),
        ("text-anchor", "middle"),
    ]
    .map(|(key, value)| (key, value.to_owned()));
    let attributes: Vec<(&str, &str)> =
        attributes.iter().map(|(key, value)| (*key, value.as_str())).collect();
    writer.open("svg", &attributes);
    let centre = format!("{CENTRE:.0}");
    writer.empty(
        "circle",
        &[
            ("cx", &centre),
            ("cy", &centre),
            ("r", "203"),
            ("fill", "none"),
            ("stroke", colour),
            ("stroke-width", "12"),
        ],
    );
    writer.empty("path", &[("d", &star(CENTRE, CENTRE - 4.0, 64.0))]);
    ring(&mut writer, &body);
    below(&mut writer, &purpose);
    writer.finish()
}

fn signs(text: &str, most: usize) -> Vec<char> {
    wording::one_line(text).chars().filter(|sign| *sign != ' ').take(most).collect()
}

/// The name over the upper arc: up to 250 degrees, signs a little narrower than high as seals have them.
fn ring(writer: &mut Writer, body: &[char]) {
    if body.is_empty() {
        return;
    }
    let count = body.len() as f64;
    let step = (252.0 / count).min(25.0);
    // The arc between two signs bounds how wide one may be; the height has the room of the ring.
    let pitch = RING * step.to_radians();
    let width = (pitch * 0.86).min(52.0);
    let height = (width * 1.35).clamp(34.0, 62.0);
    for (index, sign) in body.iter().enumerate() {
        let angle = (index as f64 - (count - 1.0) / 2.0) * step;
        let place = format!(
            "translate({CENTRE:.0} {CENTRE:.0}) rotate({angle:.2}) translate(0 {:.1}) scale({:.3} 1)",
            -RING + height * 0.36,
            width / height,
        );
        writer.words(
            "text",
            &[("transform", &place), ("font-size", &format!("{height:.1}"))],
            &sign.to_string(),
        );
    }
}

fn below(writer: &mut Writer, purpose: &[char]) {
    if purpose.is_empty() {
        return;
    }
    let count = purpose.len() as f64;
    let width = (216.0 / count).min(38.0);
    for (index, sign) in purpose.iter().enumerate() {
        let x = CENTRE + (index as f64 - (count - 1.0) / 2.0) * width;
        let place = format!("translate({x:.1} 332) scale({:.3} 1)", (width / 42.0).min(0.9));
        writer.words("text", &[("transform", &place), ("font-size", "40")], &sign.to_string());
    }
}

/// A five-pointed star, one point up.
fn star(x: f64, y: f64, radius: f64) -> String {
    let mut path = String::new();
    for corner in 0..10 {
        let reach = if corner % 2 == 0 { radius } else { radius * 0.382 };
        let angle = f64::from(corner) * std::f64::consts::PI / 5.0;
        let letter = if corner == 0 { 'M' } else { 'L' };
        path.push_str(&format!("{letter}{:.1} {:.1}", x + reach * angle.sin(), y - reach * angle.cos()));
    }
    path.push('Z');
    path
}
