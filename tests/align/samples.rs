//! The sample documents of `examples/data` and their gold alignments: whole, and how well they are aligned.
#![cfg(feature = "eval")]

use std::fs;
use std::path::Path;

use mizan::align::read_beads;
use mizan::evaluate;
use mizan::lexicon::Lexicon;
use mizan::{Aligner, Bead, Lang};

/// The samples, the least share of their gold beads that are not 1-1 (percent), and the least strict F1
/// without and with the lexicon.
const SAMPLES: [(&str, usize, f64, f64); 3] =
    [("contract", 10, 0.90, 0.97), ("news", 30, 0.72, 0.95), ("story", 30, 0.60, 0.88)];

struct Sample {
    documents: [String; 2],
    segments: [Vec<String>; 2],
    gold: Vec<Bead>,
}

impl Sample {
    fn read(name: &str) -> Self {
        let data = Path::new("examples/data");
        let gold = data.join("gold").join(name);
        let read =
            |path: &Path| fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        Self {
            documents: ["ar", "en"].map(|lang| read(&data.join(format!("{name}.{lang}.txt")))),
            segments: ["ar", "en"]
                .map(|lang| read(&gold.join(format!("{lang}.txt"))).lines().map(str::to_owned).collect()),
            gold: read_beads(read(&gold.join("gold.txt")).as_bytes()).unwrap(),
        }
    }

    fn strict_f1(&self, aligner: &Aligner) -> f64 {
        let found: Vec<Bead> = aligner.align(&self.segments[0], &self.segments[1]).into_iter().collect();
        evaluate::beads(&self.gold, &found).strict().f1()
    }
}

#[test]
fn gold_segments_joined_are_the_documents() {
    for (name, ..) in SAMPLES {
        let sample = Sample::read(name);
        for (document, segments) in sample.documents.iter().zip(&sample.segments) {
            let solid = |text: &str| text.split_whitespace().collect::<String>();
            assert_eq!(solid(document), solid(&segments.join(" ")), "{name}");
        }
    }
}

#[test]
fn gold_beads_cover_both_sides_once_and_in_order() {
    for (name, least, ..) in SAMPLES {
        let sample = Sample::read(name);
        let source: Vec<_> = sample.gold.iter().flat_map(|bead| bead.source().iter().copied()).collect();
        let target: Vec<_> = sample.gold.iter().flat_map(|bead| bead.target().iter().copied()).collect();
        assert_eq!(source, (0..sample.segments[0].len()).collect::<Vec<_>>(), "{name}");
        assert_eq!(target, (0..sample.segments[1].len()).collect::<Vec<_>>(), "{name}");
        let uneven =
            sample.gold.iter().filter(|bead| (bead.source().len(), bead.target().len()) != (1, 1)).count();
        assert!(uneven * 100 >= least * sample.gold.len(), "{name}: {uneven} of {}", sample.gold.len());
    }
}

#[test]
fn the_samples_are_aligned_as_well_as_they_were() {
    for (name, _, least, least_with_lexicon) in SAMPLES {
        let sample = Sample::read(name);
        let by_length = Aligner::new(Lang::ARABIC, Lang::ENGLISH);
        let by_words = by_length.clone().lexicon(Lexicon::built_in());
        let (length, words) = (sample.strict_f1(&by_length), sample.strict_f1(&by_words));
        println!("{name}: strict F1 {length:.3} without a lexicon, {words:.3} with it");
        assert!(length >= least && words >= least_with_lexicon, "{name}: strict F1 {length:.3}, {words:.3}");
    }
}
