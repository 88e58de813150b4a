//! `onewindow-reckon`: were people told the right days? One verdict on every case of an export.
//!
//! Exit status: 0 every date agrees, 1 one differs or an event cannot be read, 2 no verdict (wrong call, missing file).

use std::env;
use std::io::{self, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;

const USAGE: &str = "\
onewindow-reckon FOLDER [--differing]
  FOLDER        导出文件夹 an export: events.jsonl, log.json; ask onewindow-verify first whether it is as it was sealed
  --differing   只列不符的办件 list only the cases that differ
exit 0 相符 agrees · 1 不符 differs · 2 无法复算 no verdict";

fn main() -> ExitCode {
    let (text, code) = match call() {
        Ok(None) => (USAGE.to_owned(), 0),
        Ok(Some((folder, only_differing))) => match recount::recount(&folder) {
            Ok(report) => (report.text(only_differing), u8::from(!report.agrees())),
            Err(error) => (format!("no verdict 无法复算: {error}"), 2),
        },
        Err(error) => (format!("no verdict 无法复算: {error}\n{USAGE}"), 2),
    };
    // A closed pipe is no reason for another exit status than the verdict's.
    let _ = writeln!(io::stdout().lock(), "{}", text.trim_end());
    ExitCode::from(code)
}

/// Reads the command line; nothing means: show the usage.
fn call() -> Result<Option<(PathBuf, bool)>, String> {
    let (mut folder, mut only_differing) = (None, false);
    for argument in env::args_os().skip(1) {
        match argument.to_str() {
            Some("--help" | "-h") => return Ok(None),
            Some("--differing") => only_differing = true,
            Some(option) if option.starts_with("--") => {
                return Err(format!("不认识的选项 unknown option {option}"));
            }
            _ if folder.is_some() => return Err("只能给一个文件夹 one folder only".to_owned()),
            _ => folder = Some(PathBuf::from(argument)),
        }
    }
    Ok(folder.map(|folder| (folder, only_differing)))
}
