//! How long texts take to align: an article, and documents of 1,250 to 40,000 sentences, whose time must grow
//! linearly.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use mizan::lexicon::Lexicon;
use mizan::{Aligner, Lang, Segmenter};

const ARABIC: &str = include_str!("../examples/data/news.ar.txt");
const ENGLISH: &str = include_str!("../examples/data/news.en.txt");

fn sentences(lang: Lang, text: &str) -> Vec<String> {
    let segments: Vec<String> =
        Segmenter::new(lang).segments(text).map(|segment| segment.trimmed().text().to_owned()).collect();
    segments.into_iter().filter(|segment| !segment.is_empty()).collect()
}

// Rows of words drawn by a seed, a number in each sentence; every tenth sentence has no counterpart.
fn document(len: usize) -> (Vec<String>, Vec<String>) {
    const PAIRS: [(&str, &str); 12] = [
        ("المدينة", "city"),
        ("الحكومة", "government"),
        ("المدرسة", "school"),
        ("السوق", "market"),
        ("النهر", "river"),
        ("الطبيب", "doctor"),
        ("القانون", "law"),
        ("السفينة", "ship"),
        ("الكتاب", "book"),
        ("الجسر", "bridge"),
        ("المصنع", "factory"),
        ("القرية", "village"),
    ];
    let mut state = 7_u32;
    let mut draw = |limit: usize| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 16) as usize % limit
    };
    let (mut arabic, mut english) = (Vec::new(), Vec::new());
    for i in 0..len {
        let words: Vec<_> = (0..4 + draw(10)).map(|_| PAIRS[draw(PAIRS.len())]).collect();
        let (number, kind) = (draw(5000), i % 10);
        let own: Vec<&str> = words.iter().map(|pair| pair.0).collect();
        let other: Vec<&str> = words.iter().map(|pair| pair.1).collect();
        if kind != 3 {
            arabic.push(format!("{} {number}.", own.join(" و")));
        }
        if kind != 7 {
            english.push(format!("The {} {number}.", other.join(" and the ")));
        }
    }
    (arabic, english)
}

fn article(c: &mut Criterion) {
    let (arabic, english) = (sentences(Lang::ARABIC, ARABIC), sentences(Lang::ENGLISH, ENGLISH));
    let aligner = Aligner::new(Lang::ARABIC, Lang::ENGLISH).lexicon(Lexicon::built_in());
    assert!(!aligner.align(&arabic, &english).beads().is_empty());
    c.bench_function("align/article", |b| b.iter(|| aligner.align(black_box(&arabic), black_box(&english))));
}

fn length(c: &mut Criterion) {
    let aligner = Aligner::new(Lang::ARABIC, Lang::ENGLISH).lexicon(Lexicon::built_in());
    let mut group = c.benchmark_group("align/sentences");
    group.sample_size(10);
    for len in [1_250, 2_500, 5_000, 10_000, 20_000, 40_000] {
        let (arabic, english) = document(len);
        group.throughput(Throughput::Elements(len as u64));
        group.bench_with_input(BenchmarkId::from_parameter(len), &len, |b, _| {
            b.iter(|| aligner.align(black_box(&arabic), black_box(&english)));
        });
    }
}

criterion_group!(benches, article, length);
criterion_main!(benches);
