//! Which parts of a line are current. Numbers and links decide, never a clock.

use std::collections::BTreeMap;

use crate::bundle::digest::Sid;

/// As much of a part as its standing depends on. Small, so that thousands can be held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Link {
    pub number: u32,
    pub sid: Sid,
    pub previous: Option<Sid>,
}

/// Whether a part is what its line says now, and what a person should know about that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// no later part follows it. A later part whose way back is broken by one that is missing
    /// counts as following, since the same key counted on.
    pub is_current: bool,
    /// another part has its number, or the line is known to go on without it
    pub is_forked: bool,
    /// the part before it is not here
    pub has_gap: bool,
}

/// Of each part among all of one line: what one key of one contributor signed of one booklet.
pub fn standings(line: impl IntoIterator<Item = Link>) -> BTreeMap<Sid, Standing> {
    let by_sid: BTreeMap<Sid, Link> = line.into_iter().map(|link| (link.sid, link)).collect();
    let mut links: Vec<Link> = by_sid.values().copied().collect();
    links.sort();
    let before = |link: &Link| {
        let before = link.previous.and_then(|previous| by_sid.get(&previous));
        before.filter(|before| before.number < link.number)
    };
    // the number at which the way back ends, and how many parts there are from each one on
    let mut begins: BTreeMap<Sid, u32> = BTreeMap::new();
    for link in &links {
        let number = before(link).and_then(|before| begins.get(&before.sid)).unwrap_or(&link.number);
        begins.insert(link.sid, *number);
    }
    let mut sizes: BTreeMap<Sid, usize> = BTreeMap::new();
    for link in links.iter().rev() {
        let size = *sizes.entry(link.sid).or_insert(1);
        if let Some(before) = before(link) {
            *sizes.entry(before.sid).or_insert(1) += size;
        }
    }
    let mut ends: Vec<u32> = begins.values().copied().collect();
    ends.sort_unstable();
    let standing = |link: &Link| {
        let later = links.len() - links.partition_point(|one| one.number <= link.number);
        let from_here = sizes[&link.sid] - 1;
        let from_unknown = ends.len() - ends.partition_point(|end| *end <= link.number.saturating_add(1));
        let same = links.partition_point(|one| one.number <= link.number)
            - links.partition_point(|one| one.number < link.number);
        Standing {
            is_current: from_here + from_unknown == 0,
            is_forked: same > 1 || later > from_here + from_unknown,
            has_gap: link.previous.is_some() && before(link).is_none(),
        }
    };
    links.iter().map(|link| (link.sid, standing(link))).collect()
}

#[cfg(test)]
mod tests {
    use proptest::{collection::vec, prelude::*};

    use super::*;

    fn sid(name: &str) -> Sid {
        Sid::of(name.as_bytes())
    }

    /// Each part as its name, its number, and the name of the part before.
    #[track_caller]
    fn check(line: &[(&str, u32, &str)], expected: &str) {
        let link = |(name, number, before): &(&str, u32, &str)| {
            let previous = Some(*before).filter(|name| !name.is_empty()).map(sid);
            Link { number: *number, sid: sid(name), previous }
        };
        let found = standings(line.iter().map(link));
        let say = |(name, ..): &(&str, u32, &str)| {
            let Standing { is_current, is_forked, has_gap } = found[&sid(name)];
            let flags = [(is_current, "current"), (is_forked, "forked"), (has_gap, "gap")];
            let flags: Vec<_> = flags.iter().filter(|(is, _)| *is).map(|(_, flag)| *flag).collect();
            format!("{name}: {}", flags.join(" ")).trim_end().to_owned()
        };
        assert_eq!(line.iter().map(say).collect::<Vec<_>>().join(", "), expected);
    }

    #[test]
    fn lines() {
        check(&[("a", 1, "")], "a: current");
        check(&[("a", 1, ""), ("b", 2, "a"), ("c", 3, "b")], "a:, b:, c: current");
        check(&[("c", 3, "b")], "c: current gap");
        check(&[("a", 1, ""), ("c", 3, "b")], "a:, c: current gap");
        check(&[("b", 2, "a"), ("a", 1, "")], "b: current, a:");
        check(&[("a", 1, ""), ("b", 2, "a"), ("B", 2, "a")], "a:, b: current forked, B: current forked");
        check(&[("a", 1, ""), ("b", 2, "x")], "a: current forked, b: current gap");
        check(
            &[("a", 1, ""), ("b", 2, "a"), ("B", 2, "a"), ("C", 3, "B")],
            "a:, b: current forked, B: forked, C: current",
        );
        check(&[("a", 1, ""), ("A", 1, "")], "a: current forked, A: current forked");
        check(&[("b", 2, "a"), ("d", 4, "B")], "b: gap, d: current gap");
    }

    /// The same, told step by step back from every later part.
    fn told(part: Link, line: &[Link]) -> Standing {
        let (mut is_superseded, mut is_forked) = (false, false);
        for later in line.iter().filter(|one| one.number > part.number) {
            match leads(*later, part, line) {
                Some(true) | None => is_superseded = true,
                Some(false) => is_forked = true,
            }
        }
        is_forked |= line.iter().any(|one| one.number == part.number && one.sid != part.sid);
        let is_before = |one: &Link| Some(one.sid) == part.previous && one.number < part.number;
        let has_gap = part.previous.is_some() && !line.iter().any(is_before);
        Standing { is_current: !is_superseded, is_forked, has_gap }
    }

    /// Whether the way back comes to the part; nobody knows where a part between is missing.
    fn leads(later: Link, part: Link, line: &[Link]) -> Option<bool> {
        let mut at = later;
        while at.number > part.number {
            let before = line.iter().find(|one| Some(one.sid) == at.previous && one.number < at.number);
            match before {
                Some(before) if before.sid == part.sid => return Some(true),
                Some(before) => at = *before,
                None if at.number - 1 == part.number || at.previous.is_none() => return Some(false),
                None => return None,
            }
        }
        Some(false)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        #[test]
        fn the_quick_way_and_the_plain_way_agree(parts in vec((1u32..6, 0u8..3, 0u8..4), 0..12)) {
            let name = |number: u32, which: u8| sid(&format!("{number}.{which}"));
            let link = |&(number, which, before): &(u32, u8, u8)| Link {
                number,
                sid: name(number, which),
                previous: (number > 1).then(|| name(number - 1, before)),
            };
            let mut line: Vec<_> = parts.iter().map(link).collect();
            line.sort();
            line.dedup_by_key(|link| link.sid);
            let found = standings(line.iter().copied());
            for link in &line {
                prop_assert_eq!(found[&link.sid], told(*link, &line));
            }
            let newest = line.iter().map(|link| link.number).max();
            let is_newest_current = |link: &Link| Some(link.number) != newest || found[&link.sid].is_current;
            prop_assert!(line.iter().all(is_newest_current));
        }
    }
}
