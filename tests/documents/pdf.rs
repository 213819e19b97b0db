//! What the reader of PDF promises: Arabic in logical order, whatever the page shows, and no harm from
//! damaged files.

#![cfg(feature = "pdf")]

use mizan::documents::{Block, BlockKind, Document, ReadOptions, read_blocks};

mod sheet;
use sheet::{Sheet, packed, pages};

fn blocks(pdf: &[u8]) -> Vec<Block> {
    Document::read(pdf, None, &ReadOptions::default()).unwrap().blocks().to_vec()
}

fn text(pdf: &[u8]) -> String {
    Document::read(pdf, None, &ReadOptions::default()).unwrap().text().to_owned()
}

fn refusal(pdf: &[u8]) -> String {
    Document::read(pdf, None, &ReadOptions::default()).unwrap_err().to_string()
}

#[test]
fn an_arabic_line_is_read_from_the_right() {
    let mut sheet = Sheet::new();
    sheet.seen(&["نتائج", " ", "أعمال", " ", "اللجنة"]);
    assert_eq!(text(&sheet.pdf()), "نتائج أعمال اللجنة");
}

#[test]
fn letters_of_one_glyph_keep_their_order() {
    let mut sheet = Sheet::new();
    // Each text is one glyph: lam and alef are joined.
    sheet.glyphs(&["ت", "لا", "ا", "ص", "ت", "لا", "ا"]);
    assert_eq!(text(&sheet.pdf()), "الاتصالات");
    let mut sheet = Sheet::new();
    sheet.glyphs(&["ة", "ي", "ج", "ا", "ت", "ن", "لإ", "ا"]);
    assert_eq!(text(&sheet.pdf()), "الإنتاجية");
}

#[test]
fn forms_of_letters_are_letters() {
    let mut sheet = Sheet::new();
    sheet.glyphs(&["\u{FEE2}", "\u{640}", "\u{FEFC}", "\u{FEB4}", "\u{FEDF}", "\u{627}"]);
    assert_eq!(text(&sheet.pdf()), "السلام");
}

#[test]
fn numbers_and_latin_words_keep_their_direction() {
    let mut sheet = Sheet::new();
    sheet.seen(&[
        "في",
        " ",
        "12/05/2024",
        " ",
        "صدر",
        " ",
        "Windows",
        " ",
        "عن",
        " ",
        "شركة",
        " ",
        "Microsoft",
    ]);
    assert_eq!(text(&sheet.pdf()), "في 12/05/2024 صدر Windows عن شركة Microsoft");
}

#[test]
fn raised_numbers_lead_to_notes_or_are_powers() {
    let mut sheet = Sheet::new();
    sheet.seen(&["اجتمع", " ", "المجلس"]).raised("12").seen(&[".", " ", "مساحته", " ", "5", " ", "كم"]);
    sheet.raised("2").seen(&["،", " ", "وانصرف"]);
    assert_eq!(text(&sheet.pdf()), "اجتمع المجلس. مساحته 5 كم²، وانصرف");
}

#[test]
fn an_english_line_with_arabic_names_is_read_from_the_left() {
    let mut sheet = Sheet::new();
    sheet.seen(&["اجتمع", " ", "المجلس", " ", "أمس", "."]).next_line();
    sheet.seen(&["and so on.", " ", "اللجنة", " ", "The articles are these:"]);
    assert_eq!(text(&sheet.pdf()), "اجتمع المجلس أمس.\n\nThe articles are these: اللجنة and so on.");
}

#[test]
fn a_gap_is_a_space() {
    let mut sheet = Sheet::new();
    sheet.seen(&["رأي"]).gap(0.3).seen(&["آخر"]);
    assert_eq!(text(&sheet.pdf()), "رأي آخر");
}

#[test]
fn lines_are_joined_to_paragraphs() {
    let mut sheet = Sheet::new();
    for line in [
        "هذه فقرة طويلة جدا تمتد على سطرين",
        "من الصفحة ثم تنتهي.",
        "وهذه فقرة أخرى تبدأ في سطر جديد",
        "وتنتهي هنا.",
    ] {
        let words: Vec<&str> = line.split_inclusive(' ').flat_map(|word| [word.trim_end(), " "]).collect();
        sheet.seen(&words[..words.len() - 1]).next_line();
    }
    let texts: Vec<String> = blocks(&sheet.pdf()).into_iter().map(|block| block.text).collect();
    assert_eq!(
        texts,
        [
            "هذه فقرة طويلة جدا تمتد على سطرين من الصفحة ثم تنتهي.",
            "وهذه فقرة أخرى تبدأ في سطر جديد وتنتهي هنا."
        ]
    );
}

#[test]
fn the_cells_of_a_table_are_read_row_by_row() {
    let mut sheet = Sheet::new();
    sheet.table(&[&["البند", "العدد"], &["باب", "12"]]);
    let cell = |row, column| BlockKind::Cell { table: 1, row, column };
    let read: Vec<(String, BlockKind)> =
        blocks(&sheet.pdf()).into_iter().map(|one| (one.text, one.kind)).collect();
    let cells = [("البند", cell(1, 1)), ("العدد", cell(1, 2)), ("باب", cell(2, 1)), ("12", cell(2, 2))];
    assert_eq!(read, cells.map(|(text, kind)| (text.to_owned(), kind)));
}

#[test]
fn a_file_that_cannot_be_read_says_why() {
    assert!(refusal(b"%PDF-1.7\nnothing").starts_with("a damaged PDF"));
    let pdf = Sheet::new().seen(&["نعم", " ", "لا"]).pdf();
    let encrypted = String::from_utf8_lossy(&pdf).replace("/Root", "/Encrypt << /V 4 >> /Root");
    assert!(refusal(encrypted.as_bytes()).starts_with("an encrypted PDF"));
    assert!(refusal(&Sheet::new().pdf()).starts_with("a PDF without text"));
    assert!(refusal(&Sheet::new().picture().pdf()).starts_with("a scanned PDF"));
    let inline = String::from_utf8_lossy(&pdf).replace("BT /F1", "BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q q % ");
    assert!(refusal(inline.as_bytes()).starts_with("a scanned PDF"), "{}", refusal(inline.as_bytes()));
    // A picture beside text is no scan.
    assert_eq!(text(&Sheet::new().picture().seen(&["نعم", " ", "لا"]).pdf()), "نعم لا");
    let unnamed = String::from_utf8_lossy(&pdf).replace("/ToUnicode", "/ToNothing");
    assert!(
        refusal(unnamed.as_bytes()).starts_with("a PDF without letters"),
        "{}",
        refusal(unnamed.as_bytes())
    );
}

#[test]
fn a_file_with_a_broken_table_of_objects_is_mended() {
    let pdf = Sheet::new().seen(&["وصل", " ", "الوفد"]).pdf();
    let whole = String::from_utf8_lossy(&pdf).into_owned();
    let table = whole.find("xref").unwrap();
    let shifted = format!("%PDF-1.4\n% a line more\n{}", &whole[9..]);
    for (damaged, is_cut) in [(&whole[..table], true), (&whole[..whole.len() - 12], false), (&shifted, false)]
    {
        let document = Document::read(damaged.as_bytes(), None, &ReadOptions::default()).unwrap();
        assert_eq!(document.text(), "وصل الوفد");
        let told: Vec<_> = document.remarks().iter().map(ToString::to_string).collect();
        assert_eq!(told.iter().any(|told| told.contains("cut off")), is_cut, "{told:?}");
    }
}

#[test]
fn hostile_files_end_soon() {
    let pdf = Sheet::new().seen(&["وصل", " ", "الوفد"]).pdf();
    let whole = String::from_utf8_lossy(&pdf).into_owned();
    // A tree of pages in a circle, pages that are their own parents, a drawing that draws itself.
    for (from, to) in [
        ("/Kids [3 0 R]", "/Kids [2 0 R 3 0 R 2 0 R]"),
        ("/Kids [3 0 R]", "/Kids [3 0 R 3 0 R 3 0 R]"),
        ("/Contents 4 0 R", "/Contents [4 0 R 4 0 R 99 0 R]"),
        ("/Length", "/Length 4 0 R /Old"),
    ] {
        let changed = whole.replace(from, to);
        assert!(changed != whole && text(changed.as_bytes()).contains("وصل الوفد"), "{to}");
    }
    for length in (0..pdf.len()).step_by(7) {
        let _ = Document::read(&pdf[..length], None, &ReadOptions::default());
    }
}

#[test]
fn a_stream_that_unpacks_to_gigabytes_is_refused() {
    let bomb = packed(&vec![b' '; 60 << 20]);
    let mut sheet = Sheet::new();
    sheet.contents(&[&bomb[..]; 12]);
    assert!(refusal(&sheet.pdf()).contains("unpacked"), "{}", refusal(&sheet.pdf()));
}

#[test]
fn an_error_of_the_closure_ends_the_reading() {
    let pdf = Sheet::new().seen(&["نعم", " ", "لا"]).pdf();
    let stop = || mizan::Error::from(std::io::Error::other("enough"));
    let read = read_blocks(&pdf, None, &ReadOptions::default(), &mut |_| Err(stop()));
    assert_eq!(read.unwrap_err().to_string(), "enough");
}

// A file of three pages, each of which says its number in many words.
fn three_pages() -> (Vec<u8>, [&'static str; 3]) {
    let words = ["alpha", "bravo", "charlie"];
    let content = |word: &str| {
        let line =
            |number: usize| format!("BT /F1 12 Tf 50 {} Td ({word} {number}) Tj ET\n", 800 - 20 * number);
        packed((1..20).map(line).collect::<String>().as_bytes())
    };
    let contents = words.map(content);
    (pages(&[&contents[0], &contents[1], &contents[2]]), words)
}

#[test]
fn a_page_that_is_damaged_is_named() {
    let (whole, _) = three_pages();
    let streams: Vec<usize> = memchr::memmem::find_iter(&whole, b"stream\nx").collect();
    let mut flipped = whole.clone();
    flipped[streams[1] + 60] ^= 0x55;
    let document = Document::read(&flipped, None, &ReadOptions::default()).unwrap();
    assert!(document.text().contains("charlie 19"), "{}", document.text());
    assert_eq!(document.remarks()[0].to_string(), "page 2 is damaged; read as far as it goes");
    // The page is named, and is not there.
    let text = String::from_utf8_lossy(&whole).into_owned();
    let at = text.find("6 0 R 8").unwrap();
    let mut flipped = whole;
    flipped[at] = b'9';
    let document = Document::read(&flipped, None, &ReadOptions::default()).unwrap();
    let said = "page 2 is damaged; read as far as it goes";
    assert!(document.remarks().iter().any(|remark| remark.to_string() == said), "{:?}", document.remarks());
}

#[test]
fn a_page_without_content_is_blank_though_it_has_fonts() {
    let (whole, _) = three_pages();
    let at = memchr::memmem::find_iter(&whole, b"/Contents ").nth(1).unwrap();
    let entry = memchr::memchr(b'R', &whole[at..]).unwrap() + 1;
    let with = |entry: &str| {
        let mut other = whole.clone();
        other[at..at + entry.len()].copy_from_slice(entry.as_bytes());
        Document::read(&other, None, &ReadOptions::default()).unwrap()
    };
    let blank = with(&" ".repeat(entry));
    assert!(blank.text().contains("alpha 19") && blank.text().contains("charlie 19"), "{}", blank.text());
    assert!(blank.remarks().is_empty(), "{:?}", blank.remarks());
    for damage in ["/Cintents", "pContents", " "] {
        let remarks = with(damage).remarks().to_vec();
        let said = "page 2 is damaged; read as far as it goes";
        assert!(remarks.iter().any(|remark| remark.to_string() == said), "{damage}: {remarks:?}");
    }
}

#[test]
fn no_flipped_bit_loses_a_page_without_a_word() {
    let (whole, words) = three_pages();
    let (mut silent, mut read) = (Vec::new(), 0);
    for at in 0..whole.len() {
        let mut flipped = whole.clone();
        flipped[at] ^= 1 << (at % 8);
        let Ok(document) = Document::read(&flipped, None, &ReadOptions::default()) else { continue };
        read += 1;
        let is_whole = words.iter().all(|word| document.text().contains(word));
        let near = || {
            String::from_utf8_lossy(&flipped[at.saturating_sub(9)..(at + 9).min(flipped.len())]).into_owned()
        };
        silent.extend((!is_whole && document.remarks().is_empty()).then(|| (at, near())));
    }
    assert_eq!(silent, []);
    assert!(read * 10 > whole.len() * 9, "{read} of {} are read", whole.len());
}

#[test]
fn short_columns_above_a_list_are_read_one_after_the_other() {
    let line = |x: i32, y: i32, word: &str| {
        format!("BT /F1 12 Tf {x} {y} Td ({word} goes on with some more words here) Tj ET\n")
    };
    let title = "BT /F1 12 Tf 50 720 Td (A title that goes over both of the columns of the page and is long enough for it) Tj ET\n";
    let left = [(640, "one"), (617, "two"), (594, "three"), (480, "a"), (460, "b"), (440, "c"), (420, "d")];
    let right = [(656, "four"), (633, "five"), (610, "six"), (578, "seven"), (555, "eight")];
    let mut content = title.to_owned();
    content.extend(left.map(|(y, word)| line(50, y, word)));
    content.extend(right.map(|(y, word)| line(320, y, word)));
    let text = text(&pages(&[&packed(content.as_bytes())]));
    let at = |word: &str| text.find(&format!("{word} goes")).unwrap();
    let words = ["one", "two", "three", "four", "five", "six", "seven", "eight"];
    assert!(words.windows(2).all(|pair| at(pair[0]) < at(pair[1])), "{text}");
}
