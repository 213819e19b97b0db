//! Packed files are read and written as what they hold, and one that would fill the disk is refused.
#![cfg(all(feature = "cli", feature = "xlsx"))]

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;
use mizan::exchange::{Convert, Import, Report, Source};
use mizan::formats::Format;
use mizan::memory::Memory;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const TSV: &str = "نعم\tyes\nلا\tno\n";

fn gzip(text: &[u8]) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::default());
    packed.write_all(text).unwrap();
    packed.finish().unwrap()
}

fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut packed = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in files {
        packed.start_file(*name, SimpleFileOptions::default()).unwrap();
        packed.write_all(text).unwrap();
    }
    packed.finish().unwrap().into_inner()
}

fn import(file: &[u8]) -> (mizan::Result<()>, Report) {
    let memory = Memory::in_memory().unwrap();
    let mut report = Report::default();
    let read = Import::new(&memory).read(Source::new(file), &mut report);
    (read, report)
}

#[test]
fn a_gzip_file_is_read_in_the_format_of_its_content() {
    let (read, report) = import(&gzip(TSV.as_bytes()));
    read.unwrap();
    assert_eq!(report.inserted.new, 2);
}

#[test]
fn every_bilingual_file_of_a_zip_file_is_read() {
    let tmx = "<tmx version='1.4'><header srclang='ar'/><body><tu><tuv xml:lang='ar'><seg>أغلق الصمام.</seg></tuv>\
        <tuv xml:lang='en'><seg>Close the valve.</seg></tuv></tu></body></tmx>";
    let file = zip(&[
        ("letter.txt", b"Dear all."),
        ("a/plant.tmx", tmx.as_bytes()),
        ("__MACOSX/plant.tmx", b"junk"),
        ("b.tsv", TSV.as_bytes()),
    ]);
    let (read, report) = import(&file);
    read.unwrap();
    assert_eq!((report.inserted.new, report.refused), (3, 0));
}

#[test]
fn a_zip_file_without_a_bilingual_file_is_refused() {
    let told = import(&zip(&[("letter.txt", b"Dear all.")])).0.unwrap_err().to_string();
    assert!(told.contains("this is not a file of a format that can be read"), "{told}");
}

#[test]
fn a_truncated_archive_gives_the_units_before_the_cut() {
    let long: String = (0..20_000).map(|i| format!("الجملة {i}\tsentence {i}\n")).collect();
    let whole = gzip(long.as_bytes());
    let (read, report) = import(&whole[..whole.len() / 2]);
    assert!(read.is_err());
    assert!(report.inserted.new > 1000, "{report:?}");
}

#[test]
fn an_archive_that_expands_out_of_all_proportion_is_refused() {
    let mut line = TSV.as_bytes().to_vec();
    line.resize(66 << 20, b'0');
    for file in [gzip(&line), zip(&[("bomb.tsv", &line)])] {
        let told = import(&file).0.unwrap_err().to_string();
        assert!(told.contains("refused as a bomb"), "{told}");
    }
}

#[test]
fn a_workbook_is_read_as_one_and_not_as_a_zip_file() {
    let mut workbook = Vec::new();
    Convert::new(Format::Xlsx)
        .write(Source::new(TSV.as_bytes()), &mut workbook, &mut Report::default())
        .unwrap();
    let (read, report) = import(&workbook);
    read.unwrap();
    assert_eq!(report.inserted.new, 2);
}

fn workbook(tsv: &str) -> Vec<u8> {
    let mut workbook = Vec::new();
    Convert::new(Format::Xlsx)
        .write(Source::new(tsv.as_bytes()), &mut workbook, &mut Report::default())
        .unwrap();
    workbook
}

fn zip_stored(files: &[(&str, &[u8])]) -> Vec<u8> {
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let mut packed = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in files {
        packed.start_file(*name, stored).unwrap();
        packed.write_all(text).unwrap();
    }
    packed.finish().unwrap().into_inner()
}

#[test]
fn a_document_with_a_workbook_inside_is_refused_as_a_document() {
    let inside = workbook(TSV);
    let types: (&str, &[u8]) = ("[Content_Types].xml", b"<Types/>");
    for (parts, said) in [
        (["word/document.xml", "word/embeddings/Sheet1.xlsx"], "a Word document"),
        (["ppt/presentation.xml", "ppt/embeddings/Sheet1.xlsx"], "a presentation"),
    ] {
        let [text, sheet] = [(parts[0], &b"<text/>"[..]), (parts[1], &inside[..])];
        let long = vec![b' '; 70 << 10];
        let far = ("docProps/thumbnail.jpeg", &long[..]);
        for parts in [&[types, text, sheet][..], &[text, sheet, types], &[far, sheet, text, types]] {
            for file in [zip(parts), zip_stored(parts)] {
                let told = import(&file).0.unwrap_err().to_string();
                assert!(told.starts_with(said), "{told}");
            }
        }
    }
    let open = [("mimetype", &b"application/vnd.oasis.opendocument.text"[..]), ("Object 1/a.xlsx", &inside)];
    let told = import(&zip_stored(&open)).0.unwrap_err().to_string();
    assert!(told.starts_with("an OpenDocument text"), "{told}");
}

#[test]
fn a_workbook_with_another_inside_is_read_as_the_outer_one() {
    let whole = workbook(TSV);
    let inside = workbook("باب\tdoor\nنافذة\twindow\nجدار\twall\n");
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(&whole)).unwrap();
    let mut parts = vec![("xl/embeddings/Sheet1.xlsx".to_owned(), inside)];
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let (name, mut bytes) = (part.name().unwrap().into_owned(), Vec::new());
        std::io::Read::read_to_end(&mut part, &mut bytes).unwrap();
        parts.push((name, bytes));
    }
    let mut later = parts.clone();
    later.rotate_left(1);
    let mut far = parts.clone();
    far.insert(0, ("docProps/thumbnail.jpeg".to_owned(), vec![b' '; 70 << 10]));
    for parts in [parts, later, far] {
        let parts: Vec<_> = parts.iter().map(|(name, bytes)| (&**name, &**bytes)).collect();
        for file in [zip(&parts), zip_stored(&parts)] {
            let (read, report) = import(&file);
            read.unwrap();
            assert_eq!(report.inserted.new, 2);
        }
    }
}

#[test]
fn the_workbooks_of_a_zip_file_are_read_each() {
    let (first, second) = (workbook(TSV), workbook("باب\tdoor\n"));
    let files = [("a.xlsx", &first[..]), ("folder/b.xlsx", &second[..])];
    for file in [zip(&files), zip_stored(&files)] {
        let (read, report) = import(&file);
        read.unwrap();
        assert_eq!(report.inserted.new, 3);
    }
}
