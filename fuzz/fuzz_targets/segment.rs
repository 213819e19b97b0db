//! Any text, any options: no panic, no byte lost, no empty segment.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use mizan::segment::Cut;
use mizan::{Lang, Segmenter};

// The rules of Arabic and English, and the generic ones; made once, for speed.
static PLAIN: LazyLock<[Segmenter; 2]> =
    LazyLock::new(|| [Segmenter::new(Lang::UNDETERMINED), Segmenter::new("th".parse().expect("a tag"))]);

fuzz_target!(|input: (u8, &str)| {
    let (options, text) = input;
    let mut segmenter = PLAIN[usize::from(options & 1)].clone();
    let cuts = [(4, Cut::Semicolon), (8, Cut::Colon), (16, Cut::Line)];
    segmenter = segmenter.cuts(cuts.into_iter().filter(|(bit, _)| options & bit != 0).map(|(_, cut)| cut));
    if options & 2 != 0 {
        segmenter = segmenter.longest(usize::from(options >> 5) * 10 + 1);
    }
    let mut end = 0;
    for segment in segmenter.segments(text) {
        assert_eq!(segment.range().start, end);
        assert!(!segment.text().is_empty());
        let _ = segment.trimmed();
        end = segment.range().end;
    }
    assert_eq!(end, text.len());
});
