//! Finding a font that has Chinese signs.
//!
//! Fonts are not part of the program: they are read once, when the press opens, from the folders or files
//! given, else from where Debian puts `fonts-noto-cjk`. Without a Chinese font the press does not open,
//! because a certificate full of boxes is worse than none.

use std::fs;
use std::path::{Path, PathBuf};

use typst::foundations::Bytes;
use typst::text::Font;

use super::PressError;

/// The folders Debian and its kin use; looked at only when the given ones have no Chinese font.
const USUAL_FOLDERS: [&str; 4] = [
    "/usr/share/fonts/opentype/noto",
    "/usr/share/fonts/noto-cjk",
    "/usr/share/fonts/truetype/noto",
    "/usr/local/share/fonts",
];

/// In the usual folders only these are opened, the first stem that gives a font in its weight: an office
/// paper is set in a Song face, and each file costs about 27 MB of memory.
const USUAL_STEMS: [&str; 4] = ["NotoSerifCJK", "NotoSerifSC", "NotoSansCJK", "NotoSansSC"];

/// Limits on what a mistaken folder can make us read.
const MAX_FILES: usize = 24;
const MAX_FILE_BYTES: u64 = 80 * 1024 * 1024;

/// A face without these cannot set an ordinary notice.
const PROBES: [char; 4] = ['政', '办', '〔', '号'];

/// 字体: the faces found, and their families in order of preference.
#[derive(Debug)]
pub(super) struct Faces {
    pub(super) fonts: Vec<Font>,
    pub(super) families: Vec<String>,
}

/// 找字体: reads the given files and folders; falls back to the usual folders.
///
/// # Errors
/// [`PressError::FontPath`] when a given path cannot be read (a typing mistake must not silently change the
/// face of all documents); [`PressError::NoChineseFont`] when nothing usable was found.
pub(super) fn find(given: &[PathBuf]) -> Result<Faces, PressError> {
    let mut fonts = Vec::new();
    let mut left = MAX_FILES;
    for path in given {
        for file in font_files(path)? {
            if left == 0 {
                break;
            }
            left -= 1;
            fonts.extend(chinese_faces(&file)?);
        }
    }
    if fonts.is_empty() {
        fonts = usual_faces()?;
    }
    let mut families: Vec<String> = Vec::new();
    for font in &fonts {
        let family = font.info().family.as_str();
        if !families.iter().any(|known| known == family) {
            families.push(family.to_owned());
        }
    }
    if fonts.is_empty() {
        let looked_in =
            given.iter().cloned().chain(USUAL_FOLDERS.iter().map(PathBuf::from)).collect::<Vec<_>>();
        return Err(PressError::NoChineseFont { looked_in });
    }
    Ok(Faces { fonts, families })
}

fn usual_faces() -> Result<Vec<Font>, PressError> {
    let mut files = Vec::new();
    for folder in USUAL_FOLDERS.iter().map(Path::new).filter(|folder| folder.is_dir()) {
        files.extend(font_files(folder)?);
    }
    for stem in USUAL_STEMS {
        let mut fonts = Vec::new();
        for weight in ["Regular", "Bold"] {
            let wanted = |file: &&PathBuf| {
                let name = file.file_stem().map(|name| name.to_string_lossy()).unwrap_or_default();
                name.starts_with(stem) && name.ends_with(weight)
            };
            if let Some(file) = files.iter().find(wanted) {
                fonts.extend(chinese_faces(file)?);
            }
        }
        if !fonts.is_empty() {
            return Ok(fonts);
        }
    }
    Ok(Vec::new())
}

fn font_files(path: &Path) -> Result<Vec<PathBuf>, PressError> {
    let unreadable = |source| PressError::FontPath { path: path.to_owned(), source };
    if fs::metadata(path).map_err(unreadable)?.is_file() {
        return Ok(vec![path.to_owned()]);
    }
    let mut files = Vec::new();
    for entry in fs::read_dir(path).map_err(unreadable)?.take(1_000) {
        let file = entry.map_err(unreadable)?.path();
        let ending = file.extension().map(|ending| ending.to_ascii_lowercase());
        let is_font =
            ending.is_some_and(|ending| ["otf", "ttf", "ttc", "otc"].iter().any(|known| ending == *known));
        if is_font {
            files.push(file);
        }
    }
    files.sort();
    Ok(files)
}

/// The faces of one file that can set Chinese. A collection holds one face for each country; only the one
/// for mainland forms is kept, because the same sign is drawn differently in Japan.
fn chinese_faces(file: &Path) -> Result<Vec<Font>, PressError> {
    let unreadable = |source| PressError::FontPath { path: file.to_owned(), source };
    if fs::metadata(file).map_err(unreadable)?.len() > MAX_FILE_BYTES {
        return Ok(Vec::new());
    }
    let bytes = Bytes::new(fs::read(file).map_err(unreadable)?);
    let mut faces: Vec<Font> = Font::iter(bytes)
        .filter(|font| !font.info().family.contains("Mono"))
        .filter(|font| PROBES.iter().all(|sign| font.info().coverage.contains(u32::from(*sign))))
        .collect();
    if faces.iter().any(|font| font.info().family.ends_with(" SC")) {
        faces.retain(|font| font.info().family.ends_with(" SC"));
    }
    Ok(faces)
}
