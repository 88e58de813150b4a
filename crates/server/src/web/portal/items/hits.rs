//! 结果怎么摆: which answers to a search stand in sight and which are folded away, and what to try where there is none.
//!
//! What answers and how well is the finder's to say; here its order is only cut and, for people who come for the first
//! time, what gives a licence put before what is done to one.

use store::views::items::ItemRow;

/// Answers in sight, unless more of them have all the words that were typed.
const IN_SIGHT: usize = 6;
/// Parts of the words that are tried where the whole finds nothing.
const PARTS_MAX: usize = 6;
/// The shortest part that means something.
const PART_MIN: usize = 2;

/// Words of names that do something to a licence somebody has already.
const LATER: [&str; 8] = ["变更", "延续", "注销", "补办", "补发", "补领", "换发", "终止"];

/// What stands in sight and what is folded away.
pub(super) fn by_closeness(rows: Vec<ItemRow>, typed: &str) -> (Vec<ItemRow>, Vec<ItemRow>) {
    let is_later = |row: &ItemRow| LATER.iter().any(|word| row.name.contains(word));
    // Where the best answer is one, that is what was asked for.
    let moves = rows.first().is_some_and(|best| !is_later(best));
    let is_later = |row: &ItemRow| moves && is_later(row);
    let (later, mut ordered): (Vec<ItemRow>, Vec<ItemRow>) = rows.into_iter().partition(is_later);
    ordered.extend(later);
    let typed = typed.to_lowercase();
    let whole = |row: &ItemRow| row.name.contains(&typed) || row.name_en.to_lowercase().contains(&typed);
    let mut place = 0..;
    ordered.into_iter().partition(|row| place.next().is_some_and(|at: usize| at < IN_SIGHT) || whole(row))
}

/// Parts of what was typed, the longest first, the end before the beginning: 办健康证 means 健康证.
pub(super) fn parts(typed: &str) -> Vec<String> {
    let signs: Vec<char> = typed.chars().filter(|sign| sign.is_alphanumeric()).collect();
    let lengths = (PART_MIN..signs.len()).rev();
    let all = lengths.flat_map(|length| signs.windows(length).rev().map(|part| part.iter().collect()));
    all.take(PARTS_MAX).collect()
}

#[cfg(test)]
mod tests {
    use super::parts;

    #[test]
    fn the_end_of_what_was_typed_is_tried_first() {
        assert_eq!(parts("办健康证"), ["健康证", "办健康", "康证", "健康", "办健"]);
        assert!(parts("证").is_empty() && parts("").is_empty());
        assert_eq!(parts(&"长".repeat(60)).len(), 6);
    }
}
