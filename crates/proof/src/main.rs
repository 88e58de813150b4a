//! `onewindow-verify`: one verdict on an export or a receipt, without trusting whoever handed it over.
//!
//! It links nothing of the product but this crate, reads no network and no clock. Exit status: 0 intact, 1 not intact,
//! 2 no verdict (wrong call, missing file, evidence of another log).

use std::env;
use std::fs;
use std::io::{self, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;

use proof::export::{Evidence, inspect};
use proof::receipt::RECEIPT_LIMIT;
use proof::{Note, PublicKey, Receipt};

const USAGE: &str = "\
onewindow-verify [FOLDER] [--key KEY]… [--receipt FILE]… [--checkpoint FILE]…
  FOLDER             导出文件夹 an export: events.jsonl, checkpoints.txt, log.json
  --key KEY          公钥 public key (name+hash+base64), got elsewhere than from the export; several when it was changed
  --receipt FILE     存证回执 a receipt; alone, or to compare the export with
  --checkpoint FILE  别处保存的检查点 checkpoints kept elsewhere, to compare the export with
exit 0 完好 intact · 1 异常 not intact · 2 无法核验 no verdict";

/// Checkpoints kept elsewhere are held in memory; this is some ten thousand of them.
const CHECKPOINTS_LIMIT: usize = 4 * 1024 * 1024;
const OPTIONS_LIMIT: usize = 1000;

#[derive(Default)]
struct Call {
    folder: Option<PathBuf>,
    evidence: Evidence,
}

fn main() -> ExitCode {
    let mut out = String::new();
    let code = match call(env::args_os().skip(1)) {
        Ok(None) => {
            out.push_str(USAGE);
            0
        }
        Ok(Some(call)) => match verify(&call, &mut out) {
            Ok(true) => 0,
            Ok(false) => 1,
            Err(error) => refuse(&mut out, &error),
        },
        Err(error) => refuse(&mut out, &error),
    };
    // A closed pipe is no reason for another exit status than the verdict's.
    let _ = writeln!(io::stdout().lock(), "{}", out.trim_end());
    ExitCode::from(code)
}

fn refuse(out: &mut String, error: &str) -> u8 {
    out.push_str(&format!("no verdict 无法核验: {error}"));
    2
}

/// Reads the command line; nothing means: show the usage.
fn call(arguments: impl Iterator<Item = std::ffi::OsString>) -> Result<Option<Call>, String> {
    let mut call = Call::default();
    let mut arguments = arguments.take(OPTIONS_LIMIT);
    let mut any = false;
    while let Some(argument) = arguments.next() {
        any = true;
        let mut value =
            || arguments.next().ok_or(format!("{} 缺少参数 needs a value", argument.to_string_lossy()));
        match argument.to_str() {
            Some("--help" | "-h") => return Ok(None),
            Some("--key") => {
                let text = value()?;
                let key: Result<PublicKey, _> = text.to_string_lossy().parse();
                call.evidence.keys.push(key.map_err(|error| error.to_string())?);
            }
            Some("--receipt") => {
                let text = read(&PathBuf::from(value()?), RECEIPT_LIMIT)?;
                call.evidence.receipts.push(Receipt::parse(&text).map_err(|error| error.to_string())?);
            }
            Some("--checkpoint") => {
                let text = read(&PathBuf::from(value()?), CHECKPOINTS_LIMIT)?;
                let notes = Note::parse_all(&text).map_err(|error| error.to_string())?;
                call.evidence.checkpoints.extend(notes);
            }
            Some(option) if option.starts_with("--") => {
                return Err(format!("不认识的选项 unknown option {option}\n{USAGE}"));
            }
            _ if call.folder.is_some() => return Err(format!("只能给一个文件夹 one folder only\n{USAGE}")),
            _ => call.folder = Some(PathBuf::from(argument)),
        }
    }
    Ok(any.then_some(call))
}

fn read(path: &PathBuf, limit: usize) -> Result<String, String> {
    let name = path.display();
    let size = fs::metadata(path).map_err(|error| format!("{name}: {error}"))?.len();
    if size > limit as u64 {
        return Err(format!("{name}: 文件过大 larger than {limit} bytes"));
    }
    fs::read_to_string(path).map_err(|error| format!("{name}: {error}"))
}

/// Writes the verdict; true when everything is as it was sealed.
fn verify(call: &Call, out: &mut String) -> Result<bool, String> {
    let Some(folder) = &call.folder else { return receipts_alone(&call.evidence, out) };
    let report = inspect(folder, &call.evidence).map_err(|error| error.to_string())?;
    out.push_str(&format!("{}\n", report.verdict));
    for warning in &report.warnings {
        out.push_str(&format!("note 注意: {} {}\n", warning.en, warning.zh));
    }
    Ok(report.is_intact())
}

/// Without an export: does each receipt hold by itself?
fn receipts_alone(evidence: &Evidence, out: &mut String) -> Result<bool, String> {
    if evidence.receipts.is_empty() {
        return Err(format!("没有可核验的对象 nothing to verify\n{USAGE}"));
    }
    if evidence.keys.is_empty() {
        return Err("核验回执须以 --key 给出公钥 a receipt needs a public key (--key)".to_owned());
    }
    let mut all = true;
    for receipt in &evidence.receipts {
        let position = receipt.position;
        match receipt.verify(&evidence.keys) {
            Ok(()) => {
                let sealed = receipt.checkpoint.checkpoint();
                let (origin, size, time) = (&sealed.origin, sealed.size, sealed.time);
                out.push_str(&format!(
                    "intact 完好: event {position} of {origin}, under the checkpoint of {size} events, {time} ms UTC\n"
                ));
            }
            Err(error) => {
                all = false;
                out.push_str(&format!("not valid 回执无效: event {position}: {error}\n"));
            }
        }
    }
    Ok(all)
}
