//! How fast files are read and written: units of a real memory, many times over.
#![allow(missing_docs, reason = "criterion's macros write functions without any")]

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use mizan::Unit;
use mizan::formats::{Format, Langs, tmx};

fn tmx_in_and_out(c: &mut Criterion) {
    let memory = include_bytes!("../memories/news.tmx");
    let units: Vec<Unit> = tmx::Reader::new(&memory[..]).map(|unit| unit.expect("it is whole")).collect();
    let many: Vec<&Unit> = units.iter().cycle().take(10_000).collect();
    let mut group = c.benchmark_group("formats");
    group.sample_size(10);
    group.throughput(Throughput::Elements(many.len() as u64));
    for format in [Format::Tmx, Format::Tsv] {
        let write = || {
            let mut file = Vec::new();
            let mut writer = format.write(&mut file, &Langs::default()).expect("it is written");
            for unit in &many {
                writer.write(unit).expect("memory takes all");
            }
            writer.finish().expect("memory takes all");
            file
        };
        let file = write();
        assert_eq!(format.read(&*file, &Langs::default()).expect("it is read").count(), many.len());
        group.bench_function(format!("write/{format:?}"), |b| b.iter(|| black_box(write())));
        group.bench_function(format!("read/{format:?}"), |b| {
            b.iter(|| format.read(black_box(&*file), &Langs::default()).expect("it is read").count());
        });
    }
    group.finish();
}

criterion_group!(formats, tmx_in_and_out);
criterion_main!(formats);
