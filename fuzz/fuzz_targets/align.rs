//! Any segments, any languages, with a lexicon or without: every segment once and in order, confidences
//! between 0 and 1, moves that agree on both sides.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use mizan::lexicon::Lexicon;
use mizan::{Aligner, Lang};

// With the lexicon from either side; without; of languages that it does not know.
static ALIGNERS: LazyLock<[Aligner; 4]> = LazyLock::new(|| {
    let lexicon = Lexicon::built_in();
    [
        Aligner::new(Lang::ARABIC, Lang::ENGLISH).lexicon(lexicon.clone()),
        Aligner::new(Lang::ENGLISH, Lang::ARABIC).lexicon(lexicon.clone()),
        Aligner::new(Lang::ARABIC, Lang::ENGLISH),
        Aligner::new(Lang::UNDETERMINED, Lang::ENGLISH).lexicon(lexicon),
    ]
});

fuzz_target!(|input: (u8, &str, &str)| {
    let (options, source, target) = input;
    let (source, target): (Vec<&str>, Vec<&str>) =
        (source.split('\n').collect(), target.split('\n').collect());
    let mut source = source;
    // A text repeated, as often as it is long.
    if options & 4 != 0 {
        source.extend_from_within(..);
    }
    let alignment = ALIGNERS[usize::from(options & 3)].align(&source, &target);
    let (mut next_source, mut next_target) = (0, 0);
    for bead in &alignment {
        for &i in bead.source() {
            assert_eq!(i, next_source);
            next_source += 1;
        }
        for &j in bead.target() {
            assert_eq!(j, next_target);
            next_target += 1;
        }
        assert!(!(bead.source().is_empty() && bead.target().is_empty()));
        assert!((0.0..=1.0).contains(&bead.confidence()));
        if bead.moved_to().is_empty() {
            continue;
        }
        let agrees = |other: &mizan::Bead| {
            if bead.source().is_empty() {
                other.source() == bead.moved_to() && other.moved_to() == bead.target()
            } else {
                other.target() == bead.moved_to() && other.moved_to() == bead.source()
            }
        };
        assert!(bead.is_null() && alignment.beads().iter().any(agrees));
    }
    assert_eq!((next_source, next_target), (source.len(), target.len()));
});
