//! 正文: plain words of an editor as paragraphs, headings and lists. Nothing else is understood: whatever looks like
//! markup is shown as it was typed, so no text can bring a script or a foreign picture onto a page.

use maud::{Markup, html};

/// Lines that belong together.
#[derive(Debug, PartialEq, Eq)]
enum Block<'a> {
    /// `## ` at the beginning of a line.
    Heading(&'a str),
    /// Lines with nothing before and behind; a line break stays one.
    Paragraph(Vec<&'a str>),
    /// `- ` at the beginning of lines.
    Points(Vec<&'a str>),
    /// `1. ` at the beginning of lines.
    Numbered(Vec<&'a str>),
}

/// Draws the words. Headings are of this level (3 is `<h3>`), so that they fit under the heading of their page.
#[must_use]
pub fn prose(text: &str, level: u8) -> Markup {
    html! {
        div class="prose" {
            @for block in blocks(text) {
                @match block {
                    Block::Heading(words) => {
                        @match level {
                            2 => { h2 { (words) } }
                            3 => { h3 { (words) } }
                            _ => { h4 { (words) } }
                        }
                    }
                    Block::Paragraph(lines) => {
                        p { @for (place, line) in lines.iter().enumerate() { @if place > 0 { br; } (line) } }
                    }
                    Block::Points(points) => { ul { @for point in points { li { (point) } } } }
                    Block::Numbered(points) => { ol { @for point in points { li { (point) } } } }
                }
            }
        }
    }
}

fn blocks(text: &str) -> Vec<Block<'_>> {
    let mut blocks: Vec<Block<'_>> = Vec::new();
    let mut joined = false;
    for line in text.lines().map(str::trim) {
        if line.is_empty() {
            joined = false;
            continue;
        }
        if let Some(words) = line.strip_prefix("## ") {
            blocks.push(Block::Heading(words.trim()));
            joined = false;
            continue;
        }
        match (blocks.last_mut().filter(|_| joined), point(line), numbered(line)) {
            (Some(Block::Points(points)), Some(words), _) => points.push(words),
            (Some(Block::Numbered(points)), _, Some(words)) => points.push(words),
            (_, Some(words), _) => blocks.push(Block::Points(vec![words])),
            (_, _, Some(words)) => blocks.push(Block::Numbered(vec![words])),
            (Some(Block::Paragraph(lines)), None, None) => lines.push(line),
            _ => blocks.push(Block::Paragraph(vec![line])),
        }
        joined = true;
    }
    blocks
}

fn point(line: &str) -> Option<&str> {
    line.strip_prefix("- ").map(str::trim)
}

/// `1. ` and so on; a year or a sum at the beginning of a line is no number of a list.
fn numbered(line: &str) -> Option<&str> {
    let (number, words) = line.split_once(". ")?;
    let is_number = (1..=2).contains(&number.len()) && number.bytes().all(|sign| sign.is_ascii_digit());
    is_number.then_some(words.trim())
}

#[cfg(test)]
mod tests {
    use super::{Block, blocks, prose};

    #[test]
    fn lines_become_paragraphs_headings_and_lists() {
        let text = "甲\n乙\n\n丙\n## 丁\n- 一\n- 二\n1. 壹\n2. 贰\n2026. 年\n";
        let expected = vec![
            Block::Paragraph(vec!["甲", "乙"]),
            Block::Paragraph(vec!["丙"]),
            Block::Heading("丁"),
            Block::Points(vec!["一", "二"]),
            Block::Numbered(vec!["壹", "贰"]),
            Block::Paragraph(vec!["2026. 年"]),
        ];
        assert_eq!(blocks(text), expected);
    }

    #[test]
    fn markup_is_shown_as_it_was_typed() {
        let drawn = prose("<script>alert(1)</script>\n\n- <img src=x>\n\n## <b>", 3).0;
        assert!(!drawn.contains("<script") && !drawn.contains("<img") && !drawn.contains("<b>"), "{drawn}");
        assert!(drawn.contains("&lt;script&gt;"), "{drawn}");
    }
}
