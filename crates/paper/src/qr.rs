//! QR codes (二维码) as SVG: for pages, print sheets and, through the press, for documents.
//!
//! One module is one unit of the view box and the quiet zone of four modules belongs to the picture, so a page
//! only has to give it a width. It is always dark on white, also on the dark wall: many readers fail on
//! inverted codes. The crate only makes codes; what the text means (a public address with the document's
//! number, never a person's name) is the caller's.

use fast_qr::{ECL, QRBuilder};

/// The longest text taken. Longer codes have more than 73 modules a side and no longer scan from paper.
pub const MAX_BYTES: usize = 300;

/// Modules of white around the code; the standard asks for four.
pub const QUIET_ZONE: usize = 4;

/// 二维码错误: why there is no code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum QrError {
    #[error("the text has {bytes} bytes, more than {MAX_BYTES}")]
    TooLong { bytes: usize },
    #[error("the text is empty")]
    Empty,
}

/// 点阵: the modules of the code without quiet zone, row by row, `true` is dark.
///
/// Error correction is level M (15 %): a fold or a stamp across the corner does no harm.
///
/// # Errors
/// [`QrError::Empty`] and [`QrError::TooLong`].
pub fn matrix(text: &str) -> Result<Vec<Vec<bool>>, QrError> {
    if text.is_empty() {
        return Err(QrError::Empty);
    }
    let too_long = QrError::TooLong { bytes: text.len() };
    if text.len() > MAX_BYTES {
        return Err(too_long);
    }
    let code = QRBuilder::new(text).ecl(ECL::M).build().map_err(|_| too_long)?;
    Ok((0..code.size).map(|row| code[row].iter().map(|module| module.value()).collect()).collect())
}

/// 二维码图: the code as an SVG whose view box counts modules, quiet zone included.
///
/// # Errors
/// As [`matrix`].
pub fn svg(text: &str) -> Result<String, QrError> {
    let modules = matrix(text)?;
    let side = modules.len() + 2 * QUIET_ZONE;
    let mut path = String::new();
    for (y, row) in modules.iter().enumerate() {
        let mut x = 0;
        while x < row.len() {
            let run = row[x..].iter().take_while(|dark| **dark).count();
            if run > 0 {
                path.push_str(&format!("M{} {}h{run}v1h-{run}z", x + QUIET_ZONE, y + QUIET_ZONE));
            }
            x += run.max(1);
        }
    }
    Ok(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"qr\" viewBox=\"0 0 {side} {side}\" role=\"img\" \
         aria-label=\"二维码 QR code\" shape-rendering=\"crispEdges\"><rect width=\"{side}\" height=\"{side}\" \
         fill=\"#fff\"/><path fill=\"#000\" d=\"{path}\"/></svg>"
    ))
}
