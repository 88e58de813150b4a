//! Reads an export as streams: one line of events, one checkpoint at a time, both with a limit of length.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read as _};
use std::path::{Path, PathBuf};

use thiserror::Error;

use super::{CHECKPOINTS_FILE, EVENTS_FILE, FORMAT, LINE_LIMIT, LOG_FILE, Line, LogCard, Row, Sentence};
use crate::checkpoint::{NOTE_LIMIT, Note, SEPARATOR};
use crate::entry::Entry;

/// `log.json` is small.
const CARD_LIMIT: u64 = 64 * 1024;

/// The export cannot be read or written at all, so there is no verdict.
#[derive(Debug, Error)]
pub enum ExportError {
    #[error("无法读写文件 cannot read or write {}: {error}", path.display())]
    File { path: PathBuf, error: io::Error },
    #[error("文件夹不是空的 the folder {} is not empty", .0.display())]
    Occupied(PathBuf),
    #[error("事件过长 event {0} makes a line of more than {LINE_LIMIT} bytes")]
    LongEvent(u64),
    #[error("log.json 有误 log.json is malformed: {0}")]
    Card(String),
    #[error("没有公钥 there is no public key: give --key, log.json has none")]
    NoKey,
    #[error("别处保存的检查点不可用 a checkpoint kept elsewhere cannot be used: {0}")]
    Kept(String),
}

impl ExportError {
    pub(super) fn file(path: &Path, error: io::Error) -> Self {
        Self::File { path: path.to_owned(), error }
    }
}

/// Reads `log.json`.
///
/// Errors: it is missing, too large, or of another format.
pub fn card(folder: &Path) -> Result<LogCard, ExportError> {
    let path = folder.join(LOG_FILE);
    let size = fs::metadata(&path).map_err(|error| ExportError::file(&path, error))?.len();
    if size > CARD_LIMIT {
        return Err(ExportError::Card(format!("{size} bytes")));
    }
    let text = fs::read_to_string(&path).map_err(|error| ExportError::file(&path, error))?;
    let card: LogCard = serde_json::from_str(&text).map_err(|error| ExportError::Card(error.to_string()))?;
    if card.format != FORMAT {
        return Err(ExportError::Card(format!("format {:?}, expected {FORMAT:?}", card.format)));
    }
    Ok(card)
}

/// What a stream yields: an item, or the reason why the next one cannot be read.
pub type Read<T> = Result<T, Sentence>;

/// Lines with a limit.
#[derive(Debug)]
struct Lines {
    path: PathBuf,
    file: BufReader<File>,
    line: Vec<u8>,
}

enum Next {
    End,
    Line,
    Damaged(Sentence),
}

impl Lines {
    fn open(path: PathBuf) -> Result<Self, ExportError> {
        let file = File::open(&path).map_err(|error| ExportError::file(&path, error))?;
        Ok(Self { path, file: BufReader::with_capacity(256 * 1024, file), line: Vec::new() })
    }

    /// Fills `self.line` with the next line, without its line feed.
    fn next(&mut self, limit: usize) -> Result<Next, ExportError> {
        self.line.clear();
        let most = limit as u64 + 1;
        let read = (&mut self.file).take(most).read_until(b'\n', &mut self.line);
        let read = read.map_err(|error| ExportError::file(&self.path, error))?;
        if read == 0 {
            return Ok(Next::End);
        }
        if self.line.pop() != Some(b'\n') {
            return Ok(Next::Damaged(if read as u64 == most {
                Sentence::new(format!("一行超过 {limit} 字节"), format!("a line has more than {limit} bytes"))
            } else {
                Sentence::new("文件末行不完整", "the last line of the file is incomplete")
            }));
        }
        Ok(Next::Line)
    }
}

/// The events of an export, one after the other, as they stand there: whether they are as they were sealed is for
/// [`inspect`](super::inspect) to say.
#[derive(Debug)]
pub struct Events(Lines);

impl Events {
    /// Opens the events of the export in a folder.
    pub fn open(folder: &Path) -> Result<Self, ExportError> {
        Lines::open(folder.join(EVENTS_FILE)).map(Self)
    }

    /// The next event, or why its line cannot be read. Errors: the disk.
    #[expect(clippy::should_implement_trait, reason = "reading may fail beside what is read")]
    pub fn next(&mut self) -> Result<Option<Read<Row>>, ExportError> {
        Ok(match self.0.next(LINE_LIMIT)? {
            Next::End => None,
            Next::Damaged(why) => Some(Err(why)),
            Next::Line => Some(row(&self.0.line)),
        })
    }
}

fn row(line: &[u8]) -> Read<Row> {
    let line: Line<'static> = serde_json::from_slice(line).map_err(|error| {
        Sentence::new(format!("该行不是完好的事件：{error}"), format!("the line is no sound event: {error}"))
    })?;
    let mut leaf = [0; 32];
    let decoded = hex::decode_to_slice(line.leaf.as_bytes(), &mut leaf);
    // One hash, one text: capital digits would be an alteration without a trace.
    if decoded.is_err() || hex::encode(leaf) != line.leaf {
        let (zh, en) =
            ("leaf 列不是 64 位小写十六进制", "the leaf column is not 64 small hexadecimal digits");
        return Err(Sentence::new(zh, en));
    }
    let entry = Entry {
        position: line.position,
        dossier: line.dossier.into_owned(),
        version: line.version,
        kind: line.kind.into_owned(),
        happened_at: line.happened_at,
        recorded_at: line.recorded_at,
        actor: line.actor.into_owned(),
        body: line.body.into_owned(),
    };
    Ok(Row { entry, leaf })
}

/// The checkpoints of an export.
#[derive(Debug)]
pub(super) struct Checkpoints(Lines);

impl Checkpoints {
    pub(super) fn open(folder: &Path) -> Result<Self, ExportError> {
        Lines::open(folder.join(CHECKPOINTS_FILE)).map(Self)
    }

    pub(super) fn next(&mut self) -> Result<Option<Read<Note>>, ExportError> {
        let mut text = String::new();
        loop {
            match self.0.next(NOTE_LIMIT)? {
                Next::End if text.is_empty() => return Ok(None),
                Next::End => break,
                Next::Damaged(why) => return Ok(Some(Err(why))),
                Next::Line if self.0.line == SEPARATOR.as_bytes() => break,
                Next::Line => {
                    let Ok(line) = std::str::from_utf8(&self.0.line) else {
                        return Ok(Some(Err(Sentence::new("不是 UTF-8 文本", "the text is not UTF-8"))));
                    };
                    text.push_str(line);
                    text.push('\n');
                    if text.len() > NOTE_LIMIT {
                        return Ok(Some(Err(Sentence::new("检查点过长", "the checkpoint is too long"))));
                    }
                }
            }
        }
        Ok(Some(Note::parse(&text).map_err(|error| Sentence::new(error.to_string(), error.to_string()))))
    }
}
