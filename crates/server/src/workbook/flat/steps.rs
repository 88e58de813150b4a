//! 环节: the blocks of a process as rows and back. A row is a step or what holds steps, and says by its place where it
//! stands: `2` is the second block, `2.1` its first branch, `2.1.3` the third block of that branch.

use super::{Ungathered, elements, lost, take};
use crate::workbook::fault::CellFault;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// Places are no deeper than this; nobody can read a process that is.
const DEPTH_MAX: usize = 12;

pub(super) fn blank() -> Value {
    json!({
        "path": "", "block": null, "id": "", "name": "", "name_en": "", "kind": null, "post": "", "limit": null,
        "risk": null, "when": null
    })
}

/// The rows of a sequence of blocks, and the points of their steps.
pub(super) fn flatten(blocks: Value) -> (Vec<Value>, Vec<Value>) {
    let (mut rows, mut points) = (Vec::new(), Vec::new());
    lay(elements(blocks), "", &mut rows, &mut points);
    (rows, points)
}

fn lay(blocks: Vec<Value>, above: &str, rows: &mut Vec<Value>, points: &mut Vec<Value>) {
    for (nth, mut block) in blocks.into_iter().enumerate() {
        let path = format!("{above}{}", nth + 1);
        let kind = block["block"].as_str().unwrap_or_default().to_owned();
        let (inner, word) = match kind.as_str() {
            "parallel" => (take(&mut block, &["branches"]), "branch"),
            "choice" => (take(&mut block, &["arms"]), "arm"),
            _ => {
                let id = block["id"].clone();
                for mut point in elements(take(&mut block, &["checklist"])) {
                    point["step"] = id.clone();
                    points.push(point);
                }
                rows.push(row(&path, block));
                continue;
            }
        };
        rows.push(row(&path, json!({ "block": kind })));
        for (nth, mut part) in elements(inner).into_iter().enumerate() {
            let path = format!("{path}.{}", nth + 1);
            let blocks = take(&mut part, &["blocks"]);
            part["block"] = json!(word);
            rows.push(row(&path, part));
            lay(elements(blocks), &format!("{path}."), rows, points);
        }
    }
}

fn row(path: &str, with: Value) -> Value {
    let mut row = blank();
    row["path"] = json!(path);
    if let Value::Object(fields) = with {
        for (name, value) in fields {
            row[&name] = value;
        }
    }
    row
}

/// The blocks that these rows describe.
pub(super) fn gather(rows: Vec<Value>, points: Vec<Value>) -> Result<Vec<Value>, Ungathered> {
    let known = step_ids(&rows);
    let mut tree: BTreeMap<Vec<u32>, (usize, Value)> = BTreeMap::new();
    for (place, row) in rows.into_iter().enumerate() {
        let wrong = |fault| lost("steps", place, "path", fault);
        let text = row["path"].as_str().unwrap_or_default().to_owned();
        let path = text.split('.').map(|part| part.parse().ok()).collect::<Option<Vec<u32>>>();
        let path = path.filter(|path| path.len() <= DEPTH_MAX).ok_or_else(|| wrong(CellFault::NotAPlace))?;
        if tree.insert(path, (place, row)).is_some() {
            return Err(wrong(CellFault::Twice(text)));
        }
    }
    for (path, (place, row)) in &tree {
        let above = path.split_last().map(|(_, above)| above).filter(|above| !above.is_empty());
        let holder = above.map(|above| tree.get(above).map_or("", |(_, row)| word(row)));
        let fits = matches!(
            (holder, word(row)),
            (None | Some("branch" | "arm"), "step" | "parallel" | "choice")
                | (Some("parallel"), "branch")
                | (Some("choice"), "arm")
        );
        if !fits {
            return Err(lost("steps", *place, "path", CellFault::NoHolder));
        }
    }
    below(&tree, &[], &checklists(&known, points)?)
}

/// The ids of the steps among these rows.
pub(super) fn step_ids(rows: &[Value]) -> BTreeSet<String> {
    let steps = rows.iter().filter(|row| word(row) == "step");
    steps.filter_map(|row| row["id"].as_str()).map(str::to_owned).collect()
}

fn word(row: &Value) -> &str {
    row["block"].as_str().unwrap_or_default()
}

/// The points of every step, by the step's id.
fn checklists(
    known: &BTreeSet<String>,
    points: Vec<Value>,
) -> Result<BTreeMap<String, Vec<Value>>, Ungathered> {
    let mut lists: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    for (place, mut point) in points.into_iter().enumerate() {
        let step = take(&mut point, &["step"]).as_str().unwrap_or_default().to_owned();
        if !known.contains(&step) {
            return Err(lost("points", place, "step", CellFault::NoSuch(step)));
        }
        lists.entry(step).or_default().push(point);
    }
    Ok(lists)
}

type Tree = BTreeMap<Vec<u32>, (usize, Value)>;

/// What stands right below a place, in order.
fn below(
    tree: &Tree,
    above: &[u32],
    checklists: &BTreeMap<String, Vec<Value>>,
) -> Result<Vec<Value>, Ungathered> {
    let depth = above.len() + 1;
    let here = tree.iter().filter(|(path, _)| path.len() == depth && path.starts_with(above));
    here.map(|(path, (place, row))| {
        let inner = |tree| below(tree, path, checklists);
        Ok(match word(row) {
            "parallel" => json!({ "block": "parallel", "branches": inner(tree)? }),
            "choice" => json!({ "block": "choice", "arms": inner(tree)? }),
            "branch" => json!({ "name": row["name"], "blocks": inner(tree)? }),
            "arm" => json!({ "when": row["when"], "blocks": inner(tree)? }),
            _ => step(row, *place, checklists)?,
        })
    })
    .collect()
}

/// A step must have what the type of the rules cannot be without.
fn step(row: &Value, place: usize, checklists: &BTreeMap<String, Vec<Value>>) -> Result<Value, Ungathered> {
    for column in ["kind", "limit"] {
        if row[column].is_null() {
            return Err(lost("steps", place, column, CellFault::Needed));
        }
    }
    if !row["risk"].is_null() && row["risk"]["level"].is_null() {
        return Err(lost("steps", place, "risk.level", CellFault::Needed));
    }
    let mut step = row.clone();
    take(&mut step, &["path"]);
    take(&mut step, &["when"]);
    let id = step["id"].as_str().unwrap_or_default();
    let checklist = checklists.get(id).cloned().unwrap_or_default();
    step["checklist"] = Value::Array(checklist);
    Ok(step)
}
