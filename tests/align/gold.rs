//! How well gold alignments are found: law, repaired literature, re-split news, classical prose. They stand
//! beside the project, in `../shared`; without it there is nothing to hold the figures against.
#![cfg(feature = "eval")]

use std::fs;
use std::path::{Path, PathBuf};

use mizan::align::{BeadType, read_beads};
use mizan::evaluate::{self, BeadEvaluation, one_by_one};
use mizan::lexicon::Lexicon;
use mizan::{Aligner, Bead, Lang};

// Documents by the beginning of their names, the least strict F1, the largest calibration error.
const SETS: [(&str, f64, f64); 4] =
    [("law-", 0.985, 0.03), ("lit-fix-", 0.95, 0.06), ("pud-", 0.995, 0.03), ("rasaif-", 0.93, 0.03)];

#[test]
fn gold_alignments_are_found_and_confidence_is_true() {
    let gold = Path::new("../shared/gold/align-dev");
    if !gold.exists() {
        println!("skipped: no {}", gold.display());
        return;
    }
    let aligner = Aligner::new(Lang::ARABIC, Lang::ENGLISH).lexicon(Lexicon::built_in());
    for (name, least, largest) in SETS {
        let mut all = BeadEvaluation::default();
        for folder in documents(gold, name) {
            all.add(&align(&folder, &aligner));
        }
        let (strict, error, gaps) =
            (all.strict(), all.reliability().calibration_error(), all.recall_of(BeadType::Null));
        println!(
            "{name}*: precision {:.4}, recall {:.4}, F1 {:.4}; calibration error {error:.3}; gaps {} of {}",
            strict.precision(),
            strict.recall(),
            strict.f1(),
            gaps.right(),
            gaps.all()
        );
        assert!(strict.f1() >= least, "{name}: strict F1 {:.4}", strict.f1());
        assert!(error <= largest, "{name}: calibration error {error:.3}");
    }
}

#[test]
fn english_may_be_the_source() {
    let folder = Path::new("../shared/gold/align-dev/law-001");
    if !folder.exists() {
        println!("skipped: no {}", folder.display());
        return;
    }
    let (arabic, english) = (lines(&folder.join("ar.txt")), lines(&folder.join("en.txt")));
    let lexicon = Lexicon::built_in();
    let there = Aligner::new(Lang::ARABIC, Lang::ENGLISH).lexicon(lexicon.clone()).align(&arabic, &english);
    let back = Aligner::new(Lang::ENGLISH, Lang::ARABIC).lexicon(lexicon).align(&english, &arabic);
    let turned: Vec<_> =
        back.into_iter().map(|bead| (bead.target().to_vec(), bead.source().to_vec())).collect();
    let there: Vec<_> =
        there.into_iter().map(|bead| (bead.source().to_vec(), bead.target().to_vec())).collect();
    assert_eq!(there, turned);
}

fn documents(gold: &Path, name: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(gold).unwrap().map(|entry| entry.unwrap().path());
    let found: Vec<_> =
        entries.filter(|path| path.file_name().unwrap().to_string_lossy().starts_with(name)).collect();
    assert!(!found.is_empty(), "{name}");
    found
}

fn align(folder: &Path, aligner: &Aligner) -> BeadEvaluation {
    let gold = read_beads(fs::read(folder.join("gold.txt")).unwrap().as_slice()).unwrap();
    let found: Vec<Bead> =
        aligner.align(&lines(&folder.join("ar.txt")), &lines(&folder.join("en.txt"))).into_iter().collect();
    evaluate::beads(&one_by_one(gold), &one_by_one(found))
}

fn lines(path: &Path) -> Vec<String> {
    fs::read_to_string(path).unwrap().lines().map(str::to_owned).collect()
}
