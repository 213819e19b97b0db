//! How fast text is segmented, in bytes, on 10 MB of Arabic and of English: the built-in rules beside
//! unicode-segmentation and the srx crate, and a loaded SRX file where one stands beside the project.

use std::fs;
use std::hint::black_box;
use std::path::Path;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use mizan::segment::srx::Srx;
use mizan::{Lang, Segmenter};
use unicode_segmentation::UnicodeSegmentation;

const BYTES: usize = 10_000_000;
const LANGUAGETOOL: &str = "../shared/interop/srx/languagetool.srx";

fn arabic(c: &mut Criterion) {
    compare(c, Lang::ARABIC, include_str!("data/mixed.ar.txt"));
}

fn english(c: &mut Criterion) {
    compare(c, Lang::ENGLISH, include_str!("data/mixed.en.txt"));
}

fn compare(c: &mut Criterion, lang: Lang, sample: &str) {
    let text = sample.repeat(BYTES / sample.len() + 1);
    let segmenter = Segmenter::new(lang.clone());
    assert!(segmenter.segments(&text).count() > 50_000);
    let mut group = c.benchmark_group(format!("segment/{lang}"));
    group.sample_size(10).throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("mizan", |b| b.iter(|| segmenter.segments(black_box(&text)).count()));
    group.bench_function("unicode-segmentation", |b| {
        b.iter(|| black_box(&text).split_sentence_bound_indices().count());
    });
    if Path::new(LANGUAGETOOL).exists() {
        let file = fs::read_to_string(LANGUAGETOOL).unwrap();
        let loaded = Segmenter::new(lang.clone()).srx(&Srx::read(file.as_bytes()).unwrap());
        group.bench_function("mizan, languagetool.srx", |b| {
            b.iter(|| loaded.segments(black_box(&text)).count());
        });
        let rules = file.parse::<srx::SRX>().unwrap().language_rules(lang.tag());
        group.bench_function("srx, languagetool.srx", |b| {
            b.iter(|| rules.split_ranges(black_box(&text)).len());
        });
    }
    group.finish();
}

criterion_group!(benches, arabic, english);
criterion_main!(benches);
