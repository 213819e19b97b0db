//! Splits a text into sentences: `cargo run --example segment -- FILE`. Without arguments, splits a sample.

use mizan::{Lang, Segmenter};

const SAMPLE: &str = "أزمة المياه تتصاعد

قال د. سامر حداد إن منسوب النهر انخفض بنسبة ٢.٥ في المئة. هل من حل؟
The engineer, Mr. Haddad, left at 6 p.m. He will return on Monday.";

fn main() -> std::io::Result<()> {
    let text = std::env::args().nth(1).map_or_else(|| Ok(SAMPLE.into()), std::fs::read_to_string)?;
    let segmenter = Segmenter::new(Lang::UNDETERMINED);
    for segment in segmenter.segments(&text) {
        let sign = if segment.opens_paragraph() { '¶' } else { ' ' };
        let segment = segment.trimmed();
        println!("{sign} {:>4}..{:<4} {}", segment.range().start, segment.range().end, segment.text());
    }
    Ok(())
}
