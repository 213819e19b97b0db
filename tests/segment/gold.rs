//! How good the segments are: boundary F1 on gold sets, which must not fall.
//!
//! Our own sets always run; the public ones stand beside the project and are skipped where they are missing.
#![cfg(feature = "eval")]

use std::fs;
use std::path::Path;

use mizan::evaluate::{self, SegmentEvaluation};
use mizan::{Lang, Segmenter};

#[test]
fn our_own_gold_is_cut_right() {
    let floors = [
        ("ar", 0.99),
        ("ar-more", 0.985),
        ("ar-news", 0.99),
        ("ar-odd", 0.98),
        ("ar-paragraphs", 0.99),
        ("ar-tricky", 0.985),
        ("ar-wire", 0.99),
        ("en", 0.995),
        ("en-more", 0.99),
        ("en-news", 0.98),
        ("en-paragraphs", 0.985),
    ];
    for (set, floor) in floors {
        assert_f1(&Path::new("tests/data/segment").join(set), floor);
    }
}

#[test]
fn the_public_gold_is_cut_right() {
    let folder = Path::new("../shared/gold/segment-dev");
    if !folder.exists() {
        println!("skipped: {} is not here", folder.display());
        return;
    }
    let floors = [
        ("pud_ar", 0.998),
        ("tricky_ar", 0.97),
        ("pud_en", 0.998),
        ("ewt_test", 0.922),
        ("grs_en", 0.985),
        ("grs_ar_cat", 1.0),
    ];
    for (set, floor) in floors {
        assert_f1(&folder.join(set), floor);
    }
}

fn assert_f1(set: &Path, floor: f64) {
    let mut sum = SegmentEvaluation::default();
    for line in fs::read_to_string(set.join("items.jsonl")).unwrap().lines() {
        let item: serde_json::Value = serde_json::from_str(line).unwrap();
        let text = item["text"].as_str().unwrap();
        let bounds = item["bounds"].as_array().unwrap();
        let gold: Vec<_> = bounds.iter().map(|chars| chars.as_u64().unwrap() as usize).collect();
        let lang: Lang = item["lang"].as_str().unwrap().parse().unwrap();
        sum.add(&evaluate::segments(text, &gold, &starts(&Segmenter::new(lang), text)));
    }
    let found = sum.boundaries();
    let (precision, recall, f1) = (found.precision(), found.recall(), found.f1());
    println!("{}: precision {precision:.4}, recall {recall:.4}, F1 {f1:.4}", set.display());
    assert!(sum.texts() > 4 && f1 >= floor, "{}: F1 {f1:.4} is below {floor}", set.display());
}

fn starts(segmenter: &Segmenter, text: &str) -> Vec<usize> {
    segmenter.segments(text).map(|segment| text[..segment.range().start].chars().count()).collect()
}
