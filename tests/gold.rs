//! How well texts are cut: the segmenter against the segments that a translator made, in `tests/data/segment`.

use std::fs;

use mizan::segment::evaluate::{Score, bounds, score};
use mizan::{Lang, Segmenter};
use serde_json::Value;

/// The gold sets and the least F1 of their boundaries, in percent.
const SETS: [(&str, f64); 6] = [
    ("ar", 99.0),
    ("ar-more", 98.5),
    ("ar-paragraphs", 99.0),
    ("en", 99.5),
    ("en-more", 99.0),
    ("en-paragraphs", 98.5),
];

fn score_of(item: &Value) -> Score {
    let text = item["text"].as_str().expect("a text");
    let gold = item["bounds"].as_array().expect("its bounds");
    let gold: Vec<_> = gold.iter().map(|bound| bound.as_u64().expect("an offset") as usize).collect();
    let lang: Lang = item["lang"].as_str().expect("its language").parse().expect("a tag");
    let segmenter = Segmenter::new(lang);
    let segments: Vec<_> = segmenter.segments(text).map(|segment| segment.text()).collect();
    score(text, &gold, &bounds(text, &segments))
}

#[test]
fn texts_are_cut_as_well_as_they_were() {
    for (set, least) in SETS {
        let items = fs::read_to_string(format!("tests/data/segment/{set}/items.jsonl")).unwrap();
        let mut pooled = Score::default();
        for line in items.lines() {
            pooled.add(&score_of(&serde_json::from_str(line).unwrap()));
        }
        let f1 = 100.0 * pooled.f1();
        println!(
            "{set}: precision {:.2}, recall {:.2}, F1 {f1:.2}",
            100.0 * pooled.precision(),
            100.0 * pooled.recall()
        );
        assert!(f1 >= least, "{set}: F1 {f1:.2}");
    }
}
