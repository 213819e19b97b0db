//! Any SRX file and any text, with a zero byte between them: no panic, no byte lost, whatever the rules are.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mizan::segment::srx::Srx;
use mizan::{Lang, Segmenter};

fuzz_target!(|input: &str| {
    let Some((rules, text)) = input.split_once('\0') else { return };
    let Ok(rules) = Srx::read(rules.as_bytes()) else { return };
    for lang in [Lang::ARABIC, Lang::ENGLISH] {
        let segmenter = Segmenter::new(lang).srx(&rules);
        let joined: String = segmenter.segments(text).map(|segment| segment.text().to_owned()).collect();
        assert_eq!(joined, text);
    }
});
