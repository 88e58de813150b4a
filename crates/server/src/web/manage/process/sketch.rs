//! 草图: the shape of a process while somebody draws it: which block stands where. What is typed into a block lies in the
//! form under the block's key, so a block can be moved about without touching a word.
//!
//! The shape travels with the form as one short text (`p1(w2[s3=review]w4[s5])s6=decide`): keys are numbers of this page,
//! and behind a step's key stands its id, once it has one. A text that is not of our making is refused.

use crate::form::segment;

/// Steps of one process; more than any item has.
pub(super) const STEPS_MAX: usize = 40;
/// Branches and arms of one process.
pub(super) const WAYS_MAX: usize = 40;
/// Branches within branches within branches: deeper nobody follows it.
pub(super) const DEPTH_MAX: usize = 3;
/// Signs of a shape as text.
const TEXT_MAX: usize = 8_000;

/// 草图节点的种类
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// The process as a whole.
    Root,
    /// 环节
    Step,
    /// 并联
    Parallel,
    /// 分支选择
    Choice,
    /// A branch of a parallel part, an arm of a choice.
    Way,
}

/// 草图节点: a block with what lies in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Node {
    /// Unique on this page; 0 is the root.
    pub(super) key: u32,
    /// What it is.
    pub(super) kind: Kind,
    /// The id of a step that has one already.
    pub(super) id: String,
    /// What lies in it, in order.
    pub(super) below: Vec<Node>,
}

/// 草图
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sketch {
    /// The whole.
    pub(super) root: Node,
    next: u32,
}

/// 动作: what a button of the editor does to the shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Turn {
    /// A new block at the end of this sequence; in the root before the decision that ends it.
    Add(Kind, u32),
    /// One place up.
    Up(u32),
    /// One place down.
    Down(u32),
    /// Away with it and all that lies in it.
    Remove(u32),
}

impl Turn {
    /// The turn that a button's value names (`step:0`, `up:3`).
    pub(super) fn of(word: &str) -> Option<Turn> {
        let (act, key) = word.split_once(':')?;
        let key = key.parse().ok()?;
        Some(match act {
            "step" => Turn::Add(Kind::Step, key),
            "parallel" => Turn::Add(Kind::Parallel, key),
            "choice" => Turn::Add(Kind::Choice, key),
            "way" => Turn::Add(Kind::Way, key),
            "up" => Turn::Up(key),
            "down" => Turn::Down(key),
            "remove" => Turn::Remove(key),
            _ => return None,
        })
    }
}

impl Node {
    fn new(key: u32, kind: Kind) -> Node {
        Node { key, kind, id: String::new(), below: Vec::new() }
    }

    fn find(&mut self, key: u32) -> Option<&mut Node> {
        if self.key == key {
            return Some(self);
        }
        self.below.iter_mut().find_map(|node| node.find(key))
    }

    /// What holds this node, and where in it.
    fn holder_of(&mut self, key: u32) -> Option<(&mut Node, usize)> {
        if let Some(place) = self.below.iter().position(|node| node.key == key) {
            return Some((self, place));
        }
        self.below.iter_mut().find_map(|node| node.holder_of(key))
    }

    /// Every node of this kind, in reading order.
    pub(super) fn all(&self, kind: Kind) -> Vec<&Node> {
        let mut found = Vec::new();
        self.gather(kind, &mut found);
        found
    }

    fn gather<'a>(&'a self, kind: Kind, found: &mut Vec<&'a Node>) {
        if self.kind == kind {
            found.push(self);
        }
        self.below.iter().for_each(|node| node.gather(kind, found));
    }

    /// How many branches lie around this node, itself counted.
    fn depth_of(&self, key: u32, above: usize) -> Option<usize> {
        let here = above + usize::from(self.kind == Kind::Way);
        if self.key == key {
            return Some(here);
        }
        self.below.iter().find_map(|node| node.depth_of(key, here))
    }

    fn deepest(&self) -> usize {
        let below = self.below.iter().map(Node::deepest).max().unwrap_or(0);
        below + usize::from(self.kind == Kind::Way)
    }

    fn write(&self, text: &mut String) {
        let (sign, open, close) = match self.kind {
            Kind::Root => ("", "", ""),
            Kind::Step => ("s", "", ""),
            Kind::Parallel => ("p", "(", ")"),
            Kind::Choice => ("c", "(", ")"),
            Kind::Way => ("w", "[", "]"),
        };
        text.push_str(sign);
        if self.kind != Kind::Root {
            text.push_str(&self.key.to_string());
        }
        if !self.id.is_empty() {
            let id = segment(&self.id).replace('.', "%2E");
            text.push_str(&format!("={id}."));
        }
        text.push_str(open);
        self.below.iter().for_each(|node| node.write(text));
        text.push_str(close);
    }
}

impl Sketch {
    /// An empty process.
    pub(super) fn empty() -> Sketch {
        Sketch { root: Node::new(0, Kind::Root), next: 1 }
    }

    /// A new node with a key of its own, not yet in its place.
    pub(super) fn node(&mut self, kind: Kind) -> Node {
        let key = self.next;
        self.next += 1;
        Node::new(key, kind)
    }

    /// The shape as the form carries it.
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        self.root.write(&mut text);
        text
    }

    /// Reads a shape; none when it is not of our making or too large.
    pub(super) fn parse(text: &str) -> Option<Sketch> {
        if text.len() > TEXT_MAX {
            return None;
        }
        let mut sketch = Sketch::empty();
        let mut open = vec![Node::new(0, Kind::Root)];
        let mut rest = text;
        while let Some(sign) = rest.chars().next() {
            rest = &rest[sign.len_utf8()..];
            if matches!(sign, ')' | ']') {
                let done = open.pop()?;
                let fits = if sign == ']' { done.kind == Kind::Way } else { is_fork(done.kind) };
                fits.then(|| open.last_mut().map(|holder| holder.below.push(done)))??;
                continue;
            }
            let kind = match sign {
                's' => Kind::Step,
                'p' => Kind::Parallel,
                'c' => Kind::Choice,
                'w' => Kind::Way,
                _ => return None,
            };
            let holder = open.last()?.kind;
            if (kind == Kind::Way) != is_fork(holder) || holder == Kind::Step {
                return None;
            }
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            let mut node = Node::new(rest[..digits].parse().ok().filter(|key| *key > 0)?, kind);
            rest = &rest[digits..];
            sketch.next = sketch.next.max(node.key.checked_add(1)?);
            if kind == Kind::Step {
                if let Some(named) = rest.strip_prefix('=') {
                    let (id, behind) = named.split_once('.')?;
                    node.id = plain(id);
                    rest = behind;
                }
                open.last_mut()?.below.push(node);
            } else {
                rest = rest.strip_prefix(if kind == Kind::Way { '[' } else { '(' })?;
                open.push(node);
            }
        }
        sketch.root = open.pop().filter(|_| open.is_empty())?;
        sketch.is_sound().then_some(sketch)
    }

    /// Within the limits, and no key twice.
    pub(super) fn is_sound(&self) -> bool {
        let mut keys: Vec<u32> = [Kind::Step, Kind::Parallel, Kind::Choice, Kind::Way]
            .iter()
            .flat_map(|kind| self.root.all(*kind))
            .map(|node| node.key)
            .collect();
        let all = keys.len();
        keys.sort_unstable();
        keys.dedup();
        keys.len() == all
            && self.root.all(Kind::Step).len() <= STEPS_MAX
            && self.root.all(Kind::Way).len() <= WAYS_MAX
            && self.root.deepest() <= DEPTH_MAX
    }

    /// Whether branches may still be opened in this sequence.
    pub(super) fn may_fork(&self, sequence: u32) -> bool {
        self.root.depth_of(sequence, 0).is_some_and(|depth| depth < DEPTH_MAX)
    }

    /// Does what a button asks. Answers the block to look at next; none when it cannot be done, and then nothing has
    /// changed. `ends` is the decision that ends the process, before which new blocks of the root are put.
    pub(super) fn turn(&mut self, turn: Turn, ends: Option<u32>) -> Option<u32> {
        let before = self.clone();
        let shown = match turn {
            Turn::Add(kind, key) => self.add(kind, key, ends),
            Turn::Up(key) => self.shift(key, |place, _| place.checked_sub(1)),
            Turn::Down(key) => self.shift(key, |place, count| Some(place + 1).filter(|place| *place < count)),
            Turn::Remove(key) => self.remove(key),
        };
        if shown.is_none() || !self.is_sound() {
            *self = before;
            return None;
        }
        shown
    }

    fn add(&mut self, kind: Kind, key: u32, ends: Option<u32>) -> Option<u32> {
        let new = match kind {
            Kind::Parallel | Kind::Choice => {
                let mut fork = self.node(kind);
                fork.below = vec![self.way(true), self.way(kind == Kind::Parallel)];
                fork
            }
            Kind::Way => self.way(true),
            Kind::Step | Kind::Root => self.node(Kind::Step),
        };
        let shown = new.key;
        let holder = self.root.find(key)?;
        let fits = if kind == Kind::Way { is_fork(holder.kind) } else { is_sequence(holder.kind) };
        let last = holder.below.last().map(|node| node.key);
        let place = holder.below.len() - usize::from(last.is_some() && last == ends);
        fits.then(|| holder.below.insert(place, new))?;
        Some(shown)
    }

    /// A branch, with a first step in it or empty.
    fn way(&mut self, filled: bool) -> Node {
        let mut way = self.node(Kind::Way);
        if filled {
            way.below.push(self.node(Kind::Step));
        }
        way
    }

    fn shift(&mut self, key: u32, to: impl Fn(usize, usize) -> Option<usize>) -> Option<u32> {
        let (holder, place) = self.root.holder_of(key)?;
        let to = to(place, holder.below.len())?;
        holder.below.swap(place, to);
        Some(key)
    }

    fn remove(&mut self, key: u32) -> Option<u32> {
        let (holder, place) = self.root.holder_of(key)?;
        holder.below.remove(place);
        // The eye stays where it was: on what has moved up, or else on what stands before.
        let near = holder.below.get(place).or_else(|| holder.below.get(place.checked_sub(1)?));
        Some(near.map_or(holder.key, |node| node.key))
    }
}

const fn is_fork(kind: Kind) -> bool {
    matches!(kind, Kind::Parallel | Kind::Choice)
}

const fn is_sequence(kind: Kind) -> bool {
    matches!(kind, Kind::Root | Kind::Way)
}

/// A segment of an address as it was.
pub(super) fn plain(segment: &str) -> String {
    let pair = format!("x={segment}");
    form_urlencoded::parse(pair.as_bytes()).next().map(|(_, text)| text.into_owned()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHAPE: &str = "p1(w2[s3=review.]w4[s5])s6=decide.";

    fn turned(shape: &str, word: &str, ends: Option<u32>) -> Option<(u32, String)> {
        let mut sketch = Sketch::parse(shape).unwrap();
        let shown = sketch.turn(Turn::of(word).unwrap(), ends)?;
        Some((shown, sketch.text()))
    }

    #[test]
    fn a_shape_reads_back_as_it_was_written() {
        for shape in ["", "s1", SHAPE, "c1(w2[]w3[p4(w5[s6]w7[c8(w9[s10]w11[])])])s12"] {
            assert_eq!(Sketch::parse(shape).map(|sketch| sketch.text()).as_deref(), Some(shape));
        }
        let mut sketch = Sketch::empty();
        let mut step = sketch.node(Kind::Step);
        step.id = "审查.一)[".into();
        sketch.root.below.push(step);
        let read = Sketch::parse(&sketch.text()).unwrap();
        assert_eq!(read.root.below[0].id, "审查.一)[");
    }

    #[test]
    fn what_is_not_of_our_making_is_refused() {
        let deep = "p1(w2[p3(w4[p5(w6[p7(w8[s9])])])])";
        let many: String = (1..=41).map(|key| format!("s{key}")).collect();
        let ways: String = (2..=42).map(|key| format!("w{key}[]")).collect();
        let forked = format!("p1({ways})");
        for shape in [
            "x",
            "s",
            "s0",
            "s1s1",
            "w1[]",
            "p1(s2)",
            "p1(w2[s3]",
            "p1(w2[)]",
            "s1=a",
            "s99999999999",
            ")",
            deep,
            &many,
            &forked,
        ] {
            assert_eq!(Sketch::parse(shape), None, "{shape}");
        }
        assert!(Turn::of("burn:1").is_none() && Turn::of("step").is_none());
    }

    #[test]
    fn buttons_do_what_they_say() {
        let after = |word: &str| turned(SHAPE, word, Some(6));
        // The decision stays last.
        assert_eq!(after("step:0"), Some((7, "p1(w2[s3=review.]w4[s5])s7s6=decide.".into())));
        assert_eq!(turned("s1", "step:0", None), Some((2, "s1s2".into())));
        assert_eq!(after("step:4"), Some((7, "p1(w2[s3=review.]w4[s5s7])s6=decide.".into())));
        let parallel = after("parallel:0").unwrap();
        assert_eq!(parallel, (7, "p1(w2[s3=review.]w4[s5])p7(w8[s9]w10[s11])s6=decide.".into()));
        assert_eq!(after("choice:2").unwrap().1, "p1(w2[s3=review.c7(w8[s9]w10[])]w4[s5])s6=decide.");
        assert_eq!(after("way:1").unwrap().1, "p1(w2[s3=review.]w4[s5]w7[s8])s6=decide.");
        assert_eq!(after("up:4"), Some((4, "p1(w4[s5]w2[s3=review.])s6=decide.".into())));
        assert_eq!(after("down:1"), Some((1, "s6=decide.p1(w2[s3=review.]w4[s5])".into())));
        assert_eq!(after("remove:1"), Some((6, "s6=decide.".into())));
        assert_eq!(after("remove:3"), Some((2, "p1(w2[]w4[s5])s6=decide.".into())));
    }

    #[test]
    fn what_cannot_be_done_changes_nothing() {
        for word in ["up:1", "down:6", "step:1", "step:6", "way:0", "way:2", "remove:99", "up:0"] {
            assert_eq!(turned(SHAPE, word, Some(6)), None, "{word}");
        }
        let full: String = (1..=40).map(|key| format!("s{key}")).collect();
        assert_eq!(turned(&full, "step:0", None), None);
        let deep = "p1(w2[p3(w4[p5(w6[s7])])])";
        assert_eq!(turned(deep, "parallel:6", None), None);
        let sketch = Sketch::parse(deep).unwrap();
        assert!(sketch.may_fork(4) && !sketch.may_fork(6) && sketch.may_fork(0));
    }
}
