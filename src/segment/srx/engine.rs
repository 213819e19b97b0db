//! [`Engine`]: cuts a text by the SRX rules of one language.

use super::backward::{Backward, Scratch};
use super::cut_point::CutPoint;
use super::file::Srx;
use super::rule::{CompiledRule, Near};
use super::unsupported::Unsupported;
use crate::lang::Lang;

/// The rules of one language, ready to cut.
///
/// A place is tested in three stages, each dearer than the one before: the bytes on its two sides; the loose
/// patterns of the break rules, then of all rules, matched backwards in one pass; the rules themselves, in
/// order.
#[derive(Debug)]
pub(crate) struct Engine {
    rules: Vec<CompiledRule>,
    loose: Backward,
    breaks: Backward,
    // For each pattern of `breaks`, the number of its rule.
    break_rules: Vec<usize>,
    before: [bool; 256],
    behind: [bool; 256],
    unsupported: Vec<Unsupported>,
}

impl Engine {
    /// Compiles the rules of a language.
    pub(crate) fn new(srx: &Srx, lang: &Lang) -> Self {
        let (rules, unsupported) = srx.rules(lang);
        let (mut before, mut behind) = ([false; 256], [false; 256]);
        for rule in rules.iter().filter(|rule| rule.breaks) {
            match &rule.near {
                Near::Before(bytes) => add(&mut before, &bytes.0),
                Near::Behind(bytes) => add(&mut behind, &bytes.0),
                Near::Anything => before = [true; 256],
            }
        }
        let pattern = |&rule: &usize| rules[rule].loose.as_str();
        let all: Vec<_> = (0..rules.len()).collect();
        let break_rules: Vec<_> = all.iter().copied().filter(|&rule| rules[rule].breaks).collect();
        let loose = Backward::new(&all.iter().map(pattern).collect::<Vec<_>>());
        let breaks = Backward::new(&break_rules.iter().map(pattern).collect::<Vec<_>>());
        Self { rules, loose, breaks, break_rules, before, behind, unsupported }
    }

    /// Returns the rules that are not supported.
    pub(crate) fn unsupported(&self) -> &[Unsupported] {
        &self.unsupported
    }

    /// Returns the next place after `from` at which the text is cut, in a block from `start` to `end`.
    pub(crate) fn next(&self, text: &str, start: usize, from: usize, end: usize) -> Option<usize> {
        let text = &text[..end];
        let bytes = text.as_bytes();
        let (mut breaks, mut loose) = (self.breaks.scratch(), self.loose.scratch());
        let mut at = from + 1;
        while at < end {
            let near =
                |at: usize| self.before[usize::from(bytes[at - 1])] || self.behind[usize::from(bytes[at])];
            at += (at..end).position(near)?;
            if text.is_char_boundary(at) {
                let place = CutPoint::new(text, start, at);
                if self.may_break(&place, &mut breaks) && self.breaks(&place, &mut loose) {
                    return Some(at);
                }
            }
            at += 1;
        }
        None
    }

    fn may_break(&self, place: &CutPoint<'_>, scratch: &mut Scratch) -> bool {
        let mut found = self.breaks.find(scratch, place.before());
        found.any(|found| self.rules[self.break_rules[found.pattern]].may_precede(place))
    }

    fn breaks(&self, place: &CutPoint<'_>, scratch: &mut Scratch) -> bool {
        let mut found = self.loose.find(scratch, place.before());
        let decides = found.find(|found| self.rules[found.pattern].fits(place, found.start));
        decides.is_some_and(|found| self.rules[found.pattern].breaks)
    }
}

fn add(set: &mut [bool; 256], other: &[bool; 256]) {
    set.iter_mut().zip(other).for_each(|(byte, other)| *byte |= other);
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use proptest::prelude::*;
    use proptest::test_runner::TestRunner;

    use super::super::cut_point::WINDOW;
    use super::*;

    // Cuts as the standard describes: at each place every rule is tried in order, and the first that fits
    // decides.
    struct RuleByRule<'e> {
        rules: Vec<(&'e CompiledRule, regex::Regex)>,
    }

    impl<'e> RuleByRule<'e> {
        fn of(engine: &'e Engine) -> Self {
            let whole = |rule: &CompiledRule| regex::Regex::new(&format!("(?:{})\\z", rule.loose)).unwrap();
            Self { rules: engine.rules.iter().map(|rule| (rule, whole(rule))).collect() }
        }

        fn cuts(&self, text: &str) -> Vec<usize> {
            let places = (1..text.len()).filter(|&at| text.is_char_boundary(at));
            places.filter(|&at| self.breaks(&CutPoint::new(text, 0, at))).collect()
        }

        fn breaks(&self, place: &CutPoint<'_>) -> bool {
            let before = &place.text[place.window..place.at];
            let fits = |rule: &CompiledRule, loose: &regex::Regex| {
                loose.is_match(before) && rule.fits_behind(place) && rule.fits_before(place, 0)
            };
            self.rules.iter().find(|(rule, loose)| fits(rule, loose)).is_some_and(|(rule, _)| rule.breaks)
        }
    }

    fn cuts(engine: &Engine, text: &str) -> Vec<usize> {
        let next = |&from: &usize| engine.next(text, 0, from, text.len());
        std::iter::successors(next(&0), next).collect()
    }

    fn engine(rules: &[(bool, &str, &str)]) -> Engine {
        let rule = |(breaks, before, after): &(bool, &str, &str)| {
            let breaks = if *breaks { "yes" } else { "no" };
            format!(
                "<rule break=\"{breaks}\"><beforebreak><![CDATA[{before}]]></beforebreak><afterbreak><![CDATA[{after}]]></afterbreak></rule>"
            )
        };
        let rules: String = rules.iter().map(rule).collect();
        let file = format!(
            "<srx><body><languagerules><languagerule languagerulename=\"A\">{rules}</languagerule></languagerules>\
            <maprules><languagemap languagepattern=\".*\" languagerulename=\"A\"/></maprules></body></srx>"
        );
        let engine = Engine::new(&Srx::read(file.as_bytes()).unwrap(), &Lang::ARABIC);
        assert!(engine.unsupported().is_empty(), "{:?}", engine.unsupported());
        engine
    }

    // Rules of every kind: look-around on either side, boundaries, anchors, references, empty sides.
    fn hard_rules() -> Engine {
        engine(&[
            (false, r"\b(?:د|Mr|No)\.", r"\s"),
            (false, r"(?<!\p{L})v++\.(?=\h)", ""),
            (false, r"^\s*\p{N}{1,2}\.", ""),
            (false, r"(\p{L})\1\.", r"\s?\p{Ll}\b"),
            (true, "", r"<0\}"),
            (true, r"[.!?؟]+[\p{Pe}»]*\b", ""),
            (false, r"(?<=\.)\s", r"(?!\p{Lu}|\p{L}\p{L})"),
            (true, r"[^,،]\s\p{L}{2}\.\s*", r"\p{N}+\)"),
            (true, r"[.!?؟…]['»\p{Pe}]*\s", r"(?<!\p{Ll}[.]\s)\S"),
            (true, r"\p{Lu}*", r"\A|\u2029$"),
        ])
    }

    #[test]
    fn the_sieves_lose_no_cut_and_add_none() {
        let engine = hard_rules();
        let plain = RuleByRule::of(&engine);
        let texts = "(د|و|نعم|Mr|No|v|vv|a|aa|B|1|٢|[.!?؟…,،»')<0}\u{AD}\u{2029}\u{300}]|[ \u{A0}]){0,40}";
        let compare = |text: String| {
            prop_assert_eq!(cuts(&engine, &text), plain.cuts(&text));
            Ok(())
        };
        TestRunner::default().run(&texts, compare).unwrap();
    }

    #[test]
    fn a_rule_sees_no_more_than_its_window() {
        let engine = engine(&[(false, r"x\p{L}*\.", ""), (true, r"\.", "")]);
        for letters in WINDOW - 4..WINDOW + 4 {
            let text = format!("x{}. ", "a".repeat(letters));
            assert_eq!(cuts(&engine, &text), RuleByRule::of(&engine).cuts(&text));
            assert_eq!(cuts(&engine, &text).is_empty(), letters + 2 <= WINDOW);
        }
    }

    #[test]
    fn the_files_of_the_tools_cut_as_rule_by_rule() {
        let folder = Path::new("../shared/interop/srx");
        if !folder.exists() {
            println!("skipped: {} is not here", folder.display());
            return;
        }
        for name in ["languagetool.srx", "okapi-default.srx", "omegat-default.srx"] {
            let srx = Srx::read(fs::File::open(folder.join(name)).unwrap()).unwrap();
            for (lang, set) in [(Lang::ARABIC, "tricky_ar"), (Lang::ENGLISH, "grs_en")] {
                let engine = Engine::new(&srx, &lang);
                let plain = RuleByRule::of(&engine);
                let gold = format!("../shared/gold/segment-dev/{set}/items.jsonl");
                for line in fs::read_to_string(gold).unwrap().lines().step_by(8) {
                    let item: serde_json::Value = serde_json::from_str(line).unwrap();
                    let text = item["text"].as_str().unwrap();
                    assert_eq!(cuts(&engine, text), plain.cuts(text), "{name}: {text}");
                }
            }
        }
    }
}
