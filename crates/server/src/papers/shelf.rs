//! 样式架: the templates of all kinds, those that come with the program and those a hall has laid beside them.
//!
//! The edition in force on the day of issue is taken, always: an old paper is composed as it was, whatever was changed
//! since. An edition of the hall's own goes before the program's from its day on.

use super::template::{Edition, Template, TemplateFault};
use rules::{case::DocKind, item::content::ItemKind, time::Date};
use std::{collections::BTreeMap, fmt, path::Path, sync::LazyLock};

/// Files a folder of templates may hold.
const MOST_FILES: usize = 200;
/// Bytes of one template.
const MOST_BYTES: u64 = 64 * 1024;

macro_rules! built_in {
    ($($name:literal)+) => {
        &[$((concat!($name, ".toml"), include_str!(concat!("../../papers/", $name, ".toml")))),+]
    };
}

/// The templates that come with the program.
const BUILT_IN: &[(&str, &str)] = built_in![
    "receipt_list" "correction_notice" "acceptance_notice" "not_required_notice" "acceptance_refusal"
    "acceptance_withdrawal"
    "extension_approval" "extension_notice" "special_procedure_notice" "rights_notice" "intention_notice" "hearing_right_notice"
    "hearing_announcement" "hearing_notice" "hearing_transcript" "site_check_record" "legal_review_opinion"
    "grant_decision" "refusal_decision" "renewal_decision" "renewal_refusal" "change_decision" "change_refusal"
    "withdrawal_decision" "revocation_decision" "cancellation_decision" "licence_certificate" "service_receipt" "payment_notice"
    "fee_relief_decision" "payment_receipt"
    "promise_letter" "deferral_promise" "supervision_notice" "supervision_proposal" "rectification_reply"
];

/// Read once; that there is nothing wrong with them is held by a test, and said at every start.
static OURS: LazyLock<Result<Templates, TemplateFaults>> =
    LazyLock::new(|| read(BUILT_IN.iter().map(|(file, text)| ((*file).to_owned(), (*text).to_owned()))));

type Templates = BTreeMap<DocKind, Template>;

/// 样式架
#[derive(Clone, Debug)]
pub struct Shelf {
    own: Templates,
}

/// Everything that is wrong with the templates, a line each.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct TemplateFaults(pub Vec<TemplateFault>);

impl fmt::Display for TemplateFaults {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lines: Vec<String> = self.0.iter().map(ToString::to_string).collect();
        out.write_str(&lines.join("\n"))
    }
}

impl Shelf {
    /// The program's templates, and those in a folder of the hall's own, if it has one.
    ///
    /// # Errors
    /// Everything that is wrong with any of them: a hall whose papers are not sound does not open.
    pub fn open(folder: Option<&Path>) -> Result<Shelf, TemplateFaults> {
        OURS.as_ref().map_err(Clone::clone)?;
        let own = folder.map(|folder| read_folder(folder).and_then(read)).transpose()?;
        Ok(Shelf { own: own.unwrap_or_default() })
    }

    /// The edition of a kind that is in force on a day.
    #[must_use]
    pub fn edition(&self, kind: DocKind, day: Date) -> Option<&Edition> {
        fn in_force(templates: &Templates, kind: DocKind, day: Date) -> Option<&Edition> {
            templates.get(&kind)?.editions.iter().rev().find(|edition| edition.from() <= day)
        }
        in_force(&self.own, kind, day).or_else(|| in_force(OURS.as_ref().ok()?, kind, day))
    }
}

/// The title of a paper as the program's newest edition has it: the same words in lists, forms and the public check.
/// Only a licence is "行政许可"; what is confirmed, paid or served has a name of its own.
#[must_use]
pub fn title(kind: DocKind, item: Option<ItemKind>) -> &'static str {
    let newest = OURS.as_ref().ok().and_then(|ours| ours.get(&kind)?.editions.last());
    newest.map_or(kind.zh(), |edition| edition.title(item))
}

fn read(files: impl IntoIterator<Item = (String, String)>) -> Result<Templates, TemplateFaults> {
    let mut templates = Templates::new();
    let mut faults = Vec::new();
    for (file, text) in files {
        match Template::parse(&file, &text) {
            Err(found) => faults.extend(found),
            Ok(template) => {
                let kind = template.kind;
                if templates.insert(kind, template).is_some() {
                    let what = format!("kind: another file has the editions of {} already", kind.zh());
                    faults.push(TemplateFault { file, line: None, what });
                }
            }
        }
    }
    if faults.is_empty() { Ok(templates) } else { Err(TemplateFaults(faults)) }
}

fn read_folder(folder: &Path) -> Result<Vec<(String, String)>, TemplateFaults> {
    let fault = |path: &Path, what: String| {
        TemplateFaults(vec![TemplateFault { file: path.display().to_string(), line: None, what }])
    };
    let unread = |path: &Path, error: std::io::Error| fault(path, format!("it cannot be read: {error}"));
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(|error| unread(folder, error))? {
        let path = entry.map_err(|error| unread(folder, error))?.path();
        if path.extension().is_some_and(|ending| ending == "toml") {
            paths.push(path);
        }
        if paths.len() > MOST_FILES {
            return Err(fault(folder, format!("it holds more than {MOST_FILES} templates")));
        }
    }
    paths.sort();
    let one = |path: &std::path::PathBuf| {
        let size = std::fs::metadata(path).map_err(|error| unread(path, error))?.len();
        if size > MOST_BYTES {
            return Err(fault(path, format!("it has more than {MOST_BYTES} bytes")));
        }
        let text = std::fs::read_to_string(path).map_err(|error| unread(path, error))?;
        Ok((path.display().to_string(), text))
    };
    paths.iter().map(one).collect()
}
