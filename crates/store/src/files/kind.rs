//! 文件类型: which kinds of file are taken, and whether a file is what its name says.
//!
//! Kinds are told by the first bytes. Office documents and OFD are ZIP folders and older ones OLE folders, so
//! inside such a family the name is believed. Nothing that a browser would run is taken: no HTML, no SVG.

use super::FileRefusal;

/// Bytes at the beginning that are enough to tell every kind.
const HEAD: usize = 16;

/// 文件类型: a kind of file the hall takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FileKind {
    /// PDF.
    Pdf,
    /// OFD, the national layout format (GB/T 33190).
    Ofd,
    /// PNG picture.
    Png,
    /// JPEG picture.
    Jpeg,
    /// Word since 2007.
    Docx,
    /// Excel since 2007.
    Xlsx,
    /// Word before 2007, and WPS.
    Doc,
    /// Excel before 2007, and ET.
    Xls,
    /// A ZIP archive.
    Zip,
    /// Text without formatting.
    Txt,
    /// A table as text.
    Csv,
}

/// What the first bytes can tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Family {
    Pdf,
    Png,
    Jpeg,
    Zip,
    Ole,
    Text,
}

impl FileKind {
    /// The kind that a file's name says, by its ending.
    pub fn of_name(name: &str) -> Option<FileKind> {
        let (_, ending) = name.rsplit_once('.')?;
        Some(match ending.to_ascii_lowercase().as_str() {
            "pdf" => FileKind::Pdf,
            "ofd" => FileKind::Ofd,
            "png" => FileKind::Png,
            "jpg" | "jpeg" => FileKind::Jpeg,
            "docx" => FileKind::Docx,
            "xlsx" => FileKind::Xlsx,
            "doc" | "wps" => FileKind::Doc,
            "xls" | "et" => FileKind::Xls,
            "zip" => FileKind::Zip,
            "txt" => FileKind::Txt,
            "csv" => FileKind::Csv,
            _ => return None,
        })
    }

    /// The media type under which it is handed out.
    pub fn media_type(self) -> &'static str {
        match self {
            FileKind::Pdf => "application/pdf",
            FileKind::Ofd => "application/ofd",
            FileKind::Png => "image/png",
            FileKind::Jpeg => "image/jpeg",
            FileKind::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            FileKind::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            FileKind::Doc => "application/msword",
            FileKind::Xls => "application/vnd.ms-excel",
            FileKind::Zip => "application/zip",
            FileKind::Txt => "text/plain; charset=utf-8",
            FileKind::Csv => "text/csv; charset=utf-8",
        }
    }

    fn family(self) -> Family {
        match self {
            FileKind::Pdf => Family::Pdf,
            FileKind::Png => Family::Png,
            FileKind::Jpeg => Family::Jpeg,
            FileKind::Ofd | FileKind::Docx | FileKind::Xlsx | FileKind::Zip => Family::Zip,
            FileKind::Doc | FileKind::Xls => Family::Ole,
            FileKind::Txt | FileKind::Csv => Family::Text,
        }
    }
}

impl Family {
    fn of_head(head: &[u8]) -> Option<Family> {
        const MAGIC: &[(&[u8], Family)] = &[
            (b"%PDF-", Family::Pdf),
            (b"\x89PNG\r\n\x1a\n", Family::Png),
            (b"\xff\xd8\xff", Family::Jpeg),
            (b"PK\x03\x04", Family::Zip),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Family::Ole),
        ];
        let known = MAGIC.iter().find(|(magic, _)| head.starts_with(magic)).map(|(_, family)| *family);
        known.or_else(|| is_text(head).then_some(Family::Text))
    }

    /// The plainest kind of the family, to be named in a refusal.
    fn kind(self) -> FileKind {
        match self {
            Family::Pdf => FileKind::Pdf,
            Family::Png => FileKind::Png,
            Family::Jpeg => FileKind::Jpeg,
            Family::Zip => FileKind::Zip,
            Family::Ole => FileKind::Doc,
            Family::Text => FileKind::Txt,
        }
    }
}

/// Text in whatever encoding people's machines write (UTF-8, GB 18030) has no other control signs than these.
fn is_text(bytes: &[u8]) -> bool {
    bytes.iter().all(|byte| *byte >= 0x20 && *byte != 0x7f || matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c))
}

/// A look at a file while it passes.
pub(super) struct Look {
    declared: FileKind,
    head: Vec<u8>,
    told: bool,
}

impl Look {
    pub(super) fn new(declared: FileKind) -> Look {
        Look { declared, head: Vec::with_capacity(HEAD), told: false }
    }

    pub(super) fn at(&mut self, chunk: &[u8]) -> Result<(), FileRefusal> {
        if self.declared.family() == Family::Text && !is_text(chunk) {
            // Text is text to its end; which other kind it may be, its head tells.
            let mut head = self.head.clone();
            head.extend_from_slice(&chunk[..chunk.len().min(HEAD)]);
            let found = Family::of_head(&head).filter(|family| *family != Family::Text);
            return Err(FileRefusal::NotWhatItSays {
                declared: self.declared,
                found: found.map(Family::kind),
            });
        }
        if !self.told {
            let room = HEAD - self.head.len();
            self.head.extend_from_slice(&chunk[..chunk.len().min(room)]);
            if self.head.len() == HEAD {
                self.tell()?;
            }
        }
        Ok(())
    }

    /// The file has ended, perhaps before its head was full.
    pub(super) fn end(&mut self) -> Result<(), FileRefusal> {
        if self.told { Ok(()) } else { self.tell() }
    }

    fn tell(&mut self) -> Result<(), FileRefusal> {
        self.told = true;
        match Family::of_head(&self.head) {
            Some(family) if family == self.declared.family() => Ok(()),
            other => {
                Err(FileRefusal::NotWhatItSays { declared: self.declared, found: other.map(Family::kind) })
            }
        }
    }
}
