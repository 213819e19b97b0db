//! Hostile PDF files.

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;

use super::{File, LARGE, filled, numbered};

const EXTRACT: &str = "extract FILE -o out.txt";

pub(super) const FILES: &[File] = &[
    ("arrays-deep.pdf", EXTRACT, || pdf(&[&filled("[")], "")),
    ("dictionaries-deep.pdf", EXTRACT, || pdf(&[&filled("<< /A ")], "")),
    ("string-deep.pdf", EXTRACT, || pdf(&[], &format!("BT /F1 9 Tf ({}) Tj ET", filled("(")))),
    ("references-in-a-circle.pdf", EXTRACT, || pages("[5 0 R]", &["6 0 R", "5 0 R"])),
    ("pages-in-a-circle.pdf", EXTRACT, || pages("[2 0 R 2 0 R 2 0 R]", &[])),
    ("pages-in-a-fan.pdf", EXTRACT, || {
        // Each node of the tree names the next one ten times.
        let nodes: Vec<String> = (6..36)
            .map(|next| format!("<< /Type /Pages /Kids [{}] >>", format!("{next} 0 R ").repeat(10)))
            .collect();
        pages("[5 0 R]", &nodes.iter().map(String::as_str).collect::<Vec<_>>())
    }),
    ("pages-same.pdf", EXTRACT, || pages(&format!("[{}]", "3 0 R ".repeat(LARGE / 100)), &[])),
    ("pages-missing.pdf", EXTRACT, || {
        pages(&format!("[{}]", numbered(|n| format!("{} 0 R ", n + 100))), &[])
    }),
    ("content.pdf", EXTRACT, || pdf(&[], &filled("BT /F1 9 Tf (a) Tj ET "))),
    ("content-states.pdf", EXTRACT, || pdf(&[], &filled("q "))),
    ("content-marks.pdf", EXTRACT, || pdf(&[], &filled("/Span BMC "))),
    ("content-operands.pdf", EXTRACT, || pdf(&[], &filled("1 "))),
    ("content-numbers.pdf", EXTRACT, || {
        pdf(&[], &filled("BT /F1 1e99 Tf 99999999999999999999 -.-.-1 Td (a) Tj ET "))
    }),
    ("content-lines.pdf", EXTRACT, || {
        pdf(&[], &numbered(|n| format!("{} 0 m {} 800 l S ", n % 600, n % 599)))
    }),
    ("content-boxes.pdf", EXTRACT, || pdf(&[], &numbered(|n| format!("{} {} 9 9 re f ", n % 600, n % 799)))),
    ("content-images.pdf", EXTRACT, || pdf(&[], &filled("BI /W 9 /H 9 ID aaa "))),
    ("letters-in-one-place.pdf", EXTRACT, || {
        pdf(&[], &format!("BT /F1 9 Tf {} ET", filled("(a) Tj 0 0 Td ")))
    }),
    ("letters-everywhere.pdf", EXTRACT, || {
        let letter = |n: usize| format!("1 0 0 1 {} {} Tm (a) Tj ", n * 7919 % 600, n * 104_729 % 800);
        pdf(&[], &format!("BT /F1 9 Tf {} ET", numbered(letter)))
    }),
    ("letters-turned.pdf", EXTRACT, || {
        pdf(&[], &format!("BT /F1 9 Tf {} ET", filled("0 1 -1 0 9 9 Tm (a) Tj 0 0 0 0 0 0 Tm (b) Tj ")))
    }),
    ("form-of-itself.pdf", EXTRACT, || {
        let form =
            stream("/Type /XObject /Subtype /Form /Resources << /XObject << /X 5 0 R >> >>", b"/X Do /X Do");
        with_objects("/XObject << /X 5 0 R >>", &[form], b"/X Do")
    }),
    ("forms-in-a-fan.pdf", EXTRACT, || {
        let form = |n: usize| {
            let dict = format!("/Subtype /Form /Resources << /XObject << /X {} 0 R >> >>", n + 1);
            stream(&dict, &b"/X Do ".repeat(20))
        };
        with_objects("/XObject << /X 5 0 R >>", &(5..35).map(form).collect::<Vec<_>>(), b"/X Do")
    }),
    ("map-ranges.pdf", EXTRACT, || mapped(&filled("1 beginbfrange <0000> <FFFF> <0041> endbfrange "))),
    ("map-long.pdf", EXTRACT, || mapped(&format!("1 beginbfchar <0041> <{}> endbfchar", filled("0041")))),
    ("maps.pdf", EXTRACT, || {
        // Many fonts, each with a map of all codes.
        let map = |_| stream("", b"1 beginbfrange <0000> <FFFF> <00410042004300440045> endbfrange");
        let font = |n: usize| {
            let dict = format!("/Subtype /Type0 /DescendantFonts [<< >>] /ToUnicode {} 0 R", 5 + n);
            format!("<< {dict} >>").into_bytes()
        };
        let objects: Vec<_> = (0..150).map(map).chain((0..150).map(font)).collect();
        let name = |n: usize| format!("/F{n} {} 0 R", 155 + n);
        let fonts = format!("/Font << {} >>", (0..150).map(name).collect::<String>());
        let shown: String = (0..150).map(|n| format!("BT /F{n} 9 Tf <0041> Tj ET ")).collect();
        with_objects(&fonts, &objects, shown.as_bytes())
    }),
    ("map-codes.pdf", EXTRACT, || {
        mapped(&filled("1 begincodespacerange <00000000> <FFFFFFFF> endcodespacerange "))
    }),
    ("widths.pdf", EXTRACT, || {
        let font = format!("<< /Type /Font /Subtype /TrueType /FirstChar -9 /Widths [{}] >>", filled("-1 "));
        with_objects("/Font << /F1 5 0 R >>", &[font.into_bytes()], b"BT /F1 9 Tf (a) Tj ET")
    }),
    ("names-of-glyphs.pdf", EXTRACT, || {
        let font =
            format!("<< /Subtype /Type1 /Encoding << /Differences [0 {}] >> >>", filled("/uni0645_uni0646"));
        with_objects("/Font << /F1 5 0 R >>", &[font.into_bytes()], b"BT /F1 9 Tf (a) Tj ET")
    }),
    ("bomb.pdf", EXTRACT, || with_objects("", &[], &packed(&b" ".repeat(LARGE * 20)))),
    ("bomb-twice.pdf", EXTRACT, || {
        let twice = packed(&packed(&b" ".repeat(LARGE * 20)));
        with_stream(stream("/Filter [/FlateDecode /FlateDecode]", &twice))
    }),
    ("filters.pdf", EXTRACT, || {
        with_stream(stream(&format!("/Filter [{}]", filled("/ASCIIHexDecode ")), b"61>"))
    }),
    ("columns-of-a-predictor.pdf", EXTRACT, || {
        let dict = "/Filter /FlateDecode /DecodeParms << /Predictor 15 /Columns 2147483647 /Colors 99 >>";
        with_stream(stream(dict, &packed(&b"a".repeat(1000))))
    }),
    ("lengths-wrong.pdf", EXTRACT, || {
        with_stream(b"<< /Length 99999999999 >>\nstream\nBT (a) Tj ET\nendstream".to_vec())
    }),
    ("objects.pdf", EXTRACT, || numbered(|n| format!("{n} 0 obj\nnull\nendobj\n")).into_bytes()),
    ("heads.pdf", EXTRACT, || format!("%PDF-1.7\n{}", filled("1 0 obj ")).into_bytes()),
    ("tables.pdf", EXTRACT, || {
        format!("%PDF-1.7\n{}startxref\n9\n%%EOF", filled("xref\n0 9999999\ntrailer << /Prev 9 >>\n"))
            .into_bytes()
    }),
    ("table-large.pdf", EXTRACT, || {
        let place = "0000000009 00000 n \n";
        format!("%PDF-1.7\nxref\n0 4294967295\n{}trailer << /Root 1 0 R >>\nstartxref\n9\n", filled(place))
            .into()
    }),
    ("cut.pdf", EXTRACT, || {
        let mut file = pdf(&[], &filled("BT /F1 9 Tf (a) Tj ET "));
        file.truncate(file.len() / 2);
        file
    }),
    ("random.pdf", EXTRACT, || {
        let mut state = 1_u32;
        let bytes = (0..LARGE).map(|_| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 24) as u8
        });
        b"%PDF-1.7\n".iter().copied().chain(bytes).collect()
    }),
];

const FONT: &str = "/Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>";

// Returns a file with one page of this content, and with further objects from number 5 on.
fn pdf(others: &[&str], content: &str) -> Vec<u8> {
    let others: Vec<_> = others.iter().map(|text| text.as_bytes().to_vec()).collect();
    with_objects(FONT, &others, content.as_bytes())
}

fn with_objects(resources: &str, others: &[Vec<u8>], content: &[u8]) -> Vec<u8> {
    let filter = if content.starts_with(b"\x78") { "/Filter /FlateDecode" } else { "" };
    let mut all = vec![stream(filter, content)];
    all.extend_from_slice(others);
    tree("[3 0 R]", resources, &all)
}

fn with_stream(content: Vec<u8>) -> Vec<u8> {
    tree("[3 0 R]", FONT, &[content])
}

// Returns a file whose tree of pages begins with these nodes, and with further objects from number 5 on.
fn pages(kids: &str, others: &[&str]) -> Vec<u8> {
    let mut all = vec![stream("", b"BT /F1 9 Tf (a) Tj ET")];
    all.extend(others.iter().map(|text| text.as_bytes().to_vec()));
    tree(kids, FONT, &all)
}

// Returns a file with a text in a font with this map of codes.
fn mapped(map: &str) -> Vec<u8> {
    let font = "<< /Type /Font /Subtype /Type0 /Encoding /Identity-H /DescendantFonts [<< /DW 500 >>] /ToUnicode 6 0 R >>";
    let others = [font.as_bytes().to_vec(), stream("", map.as_bytes())];
    with_objects(
        "/Font << /F1 5 0 R >>",
        &others,
        format!("BT /F1 9 Tf <{}> Tj ET", filled("0041")).as_bytes(),
    )
}

fn stream(dict: &str, content: &[u8]) -> Vec<u8> {
    let head = format!("<< {dict} /Length {} >>\nstream\n", content.len());
    [head.as_bytes(), content, b"\nendstream"].concat()
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::fast());
    packed.write_all(bytes).unwrap();
    packed.finish().unwrap()
}

// Returns a file whose objects lie where its table says. The objects given begin with number 4.
fn tree(kids: &str, resources: &str, objects: &[Vec<u8>]) -> Vec<u8> {
    let page = format!("<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << {resources} >> >>");
    let own = [
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        format!("<< /Type /Pages /Kids {kids} >>").into_bytes(),
        page.into_bytes(),
    ];
    let (mut file, mut table) = (b"%PDF-1.7\n".to_vec(), String::from("0000000000 65535 f \n"));
    for (object, id) in own.iter().chain(objects).zip(1..) {
        table += &format!("{:010} 00000 n \n", file.len());
        file.extend(format!("{id} 0 obj\n").bytes());
        file.extend(object);
        file.extend(b"\nendobj\n");
    }
    let (start, count) = (file.len(), table.len() / 20);
    let end = format!(
        "xref\n0 {count}\n{table}trailer << /Size {count} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    );
    file.extend(end.bytes());
    file
}
