//! Any bytes as SRX: no panic, and what is read cuts a text without a byte lost.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mizan::segment::srx::Srx;
use mizan::{Lang, Segmenter};

const TEXT: &str = "حضر د. محمد، \u{200F}ثم قال: «نعم!» U.S. sales rose 3.5%.\nأين؟ 1. Open\u{301} aaaaaaaaaaaaaaaaaaaaaa\u{2029}";

fuzz_target!(|input: &[u8]| {
    let Ok(rules) = Srx::read(input) else { return };
    for lang in [Lang::ARABIC, Lang::UNDETERMINED] {
        let segmenter = Segmenter::new(lang).srx(&rules);
        let mut end = 0;
        for segment in segmenter.segments(TEXT) {
            assert_eq!(segment.range().start, end);
            assert!(!segment.text().is_empty());
            end = segment.range().end;
        }
        assert_eq!(end, TEXT.len());
    }
});
