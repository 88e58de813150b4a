//! 所求: what somebody looks for, without the words around it. People write "我想开个小饭馆" and "how do I open a
//! restaurant"; the catalogue is searched for 饭馆 and restaurant.
//!
//! The one place that knows words which name no service. What is left goes to the index of grams as it stands; nothing
//! left means that nothing was asked for.

/// Words of a question, longest first where one begins another. A blank takes their place, so that no pair of signs
/// arises that nobody wrote.
const AROUND: [&str; 43] = [
    "我想要",
    "我想",
    "我要",
    "想要",
    "需要",
    "请问",
    "帮我",
    "怎么样",
    "怎么",
    "怎样",
    "如何",
    "哪里",
    "在哪儿",
    "在哪",
    "什么",
    "多少钱",
    "手续",
    "流程",
    "办理",
    "申请办",
    "可以",
    "开一家",
    "开一间",
    "开一个",
    "开家",
    "开间",
    "开个",
    "办一个",
    "办一张",
    "办一家",
    "办个",
    "办张",
    "办家",
    "搞一个",
    "搞个",
    "弄一个",
    "弄个",
    "做个",
    "一家",
    "一个",
    "吗",
    "呢",
    "的",
];
/// A shop is small or new to whoever opens it, and the same to the law.
const SIZE: [char; 3] = ['小', '大', '新'];
/// What 个 begins when it counts nothing: 个体, 个人.
const NOT_COUNTED: [char; 2] = ['体', '人'];
/// The same of English, whole words in small letters.
const AROUND_EN: [&str; 44] = [
    "a", "an", "and", "any", "apply", "at", "can", "could", "do", "does", "find", "for", "from", "get",
    "have", "help", "how", "i", "in", "is", "it", "like", "make", "me", "my", "need", "of", "on", "open",
    "or", "our", "own", "please", "set", "start", "the", "to", "up", "want", "we", "what", "where", "with",
    "would",
];

/// What is wanted, of what was typed.
#[must_use]
pub fn wanted(typed: &str) -> String {
    let mut kept = String::with_capacity(typed.len());
    let mut rest = typed;
    while let Some(first) = rest.chars().next() {
        if let Some(after) = past(rest) {
            kept.push(' ');
            rest = after;
        } else {
            kept.push(first);
            rest = &rest[first.len_utf8()..];
        }
    }
    let is_word = |sign: char| sign.is_alphanumeric();
    let words = kept.split(|sign| !is_word(sign)).filter(|word| !word.is_empty());
    let words = words.filter(|word| !AROUND_EN.contains(&word.to_ascii_lowercase().as_str()));
    words.collect::<Vec<_>>().join(" ")
}

/// What follows a word of the question at the beginning of this text, if there is one.
fn past(text: &str) -> Option<&str> {
    let word = AROUND.iter().find(|word| text.starts_with(**word))?;
    let after = &text[word.len()..];
    let next = after.chars().next();
    if word.ends_with('个') && next.is_some_and(|next| NOT_COUNTED.contains(&next)) {
        return None;
    }
    let counted = word.ends_with(['个', '家', '间']);
    Some(after.strip_prefix(SIZE).filter(|_| counted).unwrap_or(after))
}

#[cfg(test)]
mod tests {
    use super::wanted;

    #[test]
    fn the_words_around_are_left_out() {
        for (typed, left) in [
            ("我想开个小饭馆", "饭馆"),
            ("开餐厅", "开餐厅"),
            ("请问怎么办理身份证", "身份证"),
            ("办个体户", "办个体户"),
            ("个人养老金", "个人养老金"),
            ("小学老师的证", "小学老师 证"),
            ("How do I open a restaurant?", "restaurant"),
            ("' OR 1=1 --", "1 1"),
            ("怎么办理？", ""),
        ] {
            assert_eq!(wanted(typed), left, "{typed}");
        }
    }
}
