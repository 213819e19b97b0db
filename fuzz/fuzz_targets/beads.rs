//! Any bytes as a file of beads, checked against two texts: beads that fit cover both, and what is written is
//! read as it was.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mizan::Bead;
use mizan::align::{Alignment, BeadFile};

fuzz_target!(|input: (u8, u8, &[u8])| {
    let (source, target, file) = input;
    let Ok(file) = BeadFile::read(file) else { return };
    let (source, target) = (vec!["نعم"; usize::from(source)], vec!["yes"; usize::from(target)]);
    let fits = file.check(&source, &target).is_ok();
    let written: String = file.beads().iter().map(|bead| format!("{bead}\n")).collect();
    let again = BeadFile::read(written.as_bytes()).expect("what was written is read");
    assert_eq!(again.beads().len(), file.beads().len());
    let sides = |bead: &Bead| (bead.source().to_vec(), bead.target().to_vec());
    assert!(again.beads().iter().map(sides).eq(file.beads().iter().map(sides)));
    let whole = Alignment::from_beads(file.into_beads(), source.len(), target.len());
    if let Ok(alignment) = whole {
        assert!(fits || !alignment.beads().is_empty() || source.is_empty());
        let count = |side: fn(&Bead) -> &[usize]| {
            alignment.beads().iter().map(|bead| side(bead).len()).sum::<usize>()
        };
        assert_eq!((count(Bead::source), count(Bead::target)), (source.len(), target.len()));
    }
});
