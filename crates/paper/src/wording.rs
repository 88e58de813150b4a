//! Text in pictures: how wide it is, where it breaks, which signs are not shown.
//!
//! No font is asked. A Chinese sign is one em wide in every face of the stack, Latin signs are taken at
//! slightly generous averages; so boxes come out a little roomy and never too small. Widths are hundredths of
//! an em. The breaking follows the two rules a Chinese reader notices: no line begins with a closing mark, none
//! ends with an opening one; Latin words and numbers stay whole unless they alone are wider than the line.

/// Hundredths of an em one sign takes.
pub(crate) fn advance(sign: char) -> u32 {
    match sign {
        _ if is_hidden(sign) => 0,
        '\u{300}'..='\u{36f}' => 0,
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | ' ' => 32,
        'm' | 'w' | 'M' | 'W' | '@' | '%' => 90,
        '“' | '”' | '‘' | '’' | '…' | '—' | '·' | '×' | '→' => 100,
        'A'..='Z' => 70,
        '\u{0}'..='\u{7f}' => 57,
        '\u{80}'..='\u{10ff}' => 70,
        _ => 100,
    }
}

/// The width of a text in pixels at a size in pixels, rounded up.
pub(crate) fn width(text: &str, size: u32) -> u32 {
    (text.chars().map(advance).sum::<u32>() * size).div_ceil(100)
}

/// Signs that do not show: controls, direction marks, zero-width joints, tags.
pub(crate) fn is_hidden(sign: char) -> bool {
    sign.is_control()
        || matches!(sign,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2028}' | '\u{2029}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
            | '\u{fff0}'..='\u{fffb}' | '\u{fffe}' | '\u{ffff}' | '\u{e0000}'..='\u{e0fff}')
}

/// One line of text: white space folded, hidden signs gone.
pub(crate) fn one_line(text: &str) -> String {
    let shown: String = text
        .chars()
        .map(|sign| if sign.is_whitespace() { ' ' } else { sign })
        .filter(|sign| !is_hidden(*sign))
        .collect();
    shown.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

const NEVER_FIRST: &str = "，。、；：？！）》」』】〕〉”’…—·,.;:?!)]}%％℃/";
const NEVER_LAST: &str = "（《「『【〔〈“‘([{￥¥$#";

/// Breaks a text into lines of at most `room` pixels; what passes `most` lines ends in `…`.
pub(crate) fn wrap(text: &str, size: u32, room: u32, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for piece in pieces(&one_line(text)) {
        let begun = !line.is_empty();
        if begun && width(&line, size) + width(piece.trim_end(), size) > room {
            lines.push(line.trim_end().to_owned());
            line.clear();
        }
        if line.is_empty() && width(&piece, size) > room {
            for sign in piece.chars() {
                if !line.is_empty() && width(&line, size) + width(&sign.to_string(), size) > room {
                    lines.push(std::mem::take(&mut line));
                }
                line.push(sign);
            }
        } else {
            line.push_str(if line.is_empty() { piece.trim_start() } else { &piece });
        }
    }
    if !line.trim().is_empty() {
        lines.push(line.trim_end().to_owned());
    }
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            *last = shorten(&format!("{last}…"), size, room);
        }
    }
    lines
}

/// As [`wrap`], but with lines of about equal length: no lonely last sign under a full line.
pub(crate) fn wrap_evenly(text: &str, size: u32, room: u32, most: usize) -> Vec<String> {
    let mut best = wrap(text, size, room, most);
    if best.len() < 2 || best.last().is_some_and(|last| last.ends_with('…')) {
        return best;
    }
    let mut narrower = room;
    while narrower > room / 2 {
        narrower -= (size / 2).max(1);
        let tried = wrap(text, size, narrower, best.len() + 1);
        if tried.len() != best.len() {
            break;
        }
        best = tried;
    }
    best
}

/// The text, cut with `…` to fit `room` pixels.
pub(crate) fn shorten(text: &str, size: u32, room: u32) -> String {
    if width(text, size) <= room {
        return text.to_owned();
    }
    let room = room.saturating_sub(width("…", size));
    let mut short = String::new();
    for sign in text.trim_end_matches('…').chars() {
        if width(&short, size) + width(&sign.to_string(), size) > room {
            break;
        }
        short.push(sign);
    }
    short.push('…');
    short
}

/// Stretches that must not be broken: a Chinese sign with its marks, a Latin word with the space after it.
fn pieces(text: &str) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    let mut glued = false;
    for sign in text.chars() {
        let latin = |sign: char| sign.is_ascii_alphanumeric() || "-_.@+".contains(sign);
        let joins = match pieces.last().and_then(|piece| piece.chars().last()) {
            None => false,
            Some(before) => {
                glued || NEVER_FIRST.contains(sign) || sign == ' ' || (latin(before) && latin(sign))
            }
        };
        glued = NEVER_LAST.contains(sign);
        match pieces.last_mut() {
            Some(piece) if joins => piece.push(sign),
            _ => pieces.push(sign.to_string()),
        }
    }
    pieces
}
