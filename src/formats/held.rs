//! [`Format::is_held_by`]: whether the content of a file is of a format, for programs that are about to
//! overwrite the file.

use crate::encoding;
use crate::format::Format;

// The most rows that are looked at. Chosen by hand: more rows would not make a table any surer.
const ROWS: usize = 20;

impl Format {
    /// Returns true if a file that starts with these bytes (the first 64 KiB are enough) holds this format,
    /// whatever its name. XLIFF of all versions is one format here, and so are TSV and glossaries.
    ///
    /// ```
    /// use mizan::Format;
    ///
    /// assert!(Format::Tmx.is_held_by(b"<?xml version=\"1.0\"?><tmx version=\"1.4\">"));
    /// assert!(!Format::Tmx.is_held_by(b"Dear Sir, thank you for your letter."));
    /// ```
    #[must_use]
    pub fn is_held_by(self, start: &[u8]) -> bool {
        match self {
            Self::Tsv | Self::Glossary => is_table(start, &['\t']),
            Self::Csv => is_table(start, &[',', ';', '\t']),
            _ => Self::recognise(start, None).is_some_and(|held| held.is_read_as(self)),
        }
    }

    fn is_read_as(self, other: Self) -> bool {
        self == other || [self, other].iter().all(|format| matches!(format, Self::Xliff | Self::Xliff2))
    }
}

// Returns true if all rows have the same number of fields, two at least, by one of these separators.
fn is_table(start: &[u8], separators: &[char]) -> bool {
    let text = encoding::decode(start).text;
    if start.contains(&0) && text.contains('\0') {
        return false;
    }
    separators.iter().filter(|&&separator| !is_punctuation(&text, separator)).any(|&separator| {
        let fields = fields_of_rows(&text, separator);
        fields.first().is_some_and(|&first| {
            first > 1 && fields.iter().all(|&count| count == first || separator == '\t' && count > 1)
        })
    })
}

// Returns true if most of these separators stand before a space or the end of a line, as in prose.
fn is_punctuation(text: &str, separator: char) -> bool {
    let is_spaced = |(at, _): &(usize, &str)| text[at + 1..].chars().next().is_none_or(char::is_whitespace);
    let all = text.matches(separator).count();
    separator != '\t' && text.match_indices(separator).filter(is_spaced).count() * 2 > all
}

// Returns the number of fields in each of the first rows. A row that the end of the text may have cut off
// does not count, unless it is the only one. Quoted fields may contain line ends.
fn fields_of_rows(text: &str, separator: char) -> Vec<usize> {
    let (mut rows, mut fields, mut is_quoted, mut is_blank) = (Vec::new(), 1, false, true);
    for c in text.trim_start_matches('\u{FEFF}').chars() {
        match c {
            '"' if separator != '\t' => is_quoted = !is_quoted,
            '\n' if !is_quoted => {
                if !is_blank {
                    rows.push(fields);
                }
                (fields, is_blank) = (1, true);
                if rows.len() == ROWS {
                    break;
                }
            }
            c if c == separator && !is_quoted => fields += 1,
            _ => {}
        }
        is_blank = is_blank && c.is_whitespace() && c != separator;
    }
    if rows.is_empty() && !is_blank {
        rows.push(fields);
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_held_by_rows_of_as_many_fields() {
        for table in
            ["en,ar\nStop.,قف.\n", "\"Stop, please\nnow.\";قف.\nGo.;اذهب.\n", "\u{FEFF}en,ar\nyes,نعم"]
        {
            assert!(Format::Csv.is_held_by(table.as_bytes()), "{table}");
        }
        for text in ["Dear Sir,\nthank you for your letter, and for the book.\n", "A word.\n", "\0\0,\0"] {
            assert!(!Format::Csv.is_held_by(text.as_bytes()), "{text}");
        }
        assert!(Format::Tsv.is_held_by("Stop.\tقف.\nGo.\tاذهب.\ta remark\n".as_bytes()));
        assert!(!Format::Tsv.is_held_by("1.\tStop.\nand go on\n".as_bytes()));
    }

    #[test]
    fn xliff_of_any_version_is_held_by_xliff() {
        let xliff = br#"<?xml version="1.0"?><xliff version="2.0">"#;
        assert!(Format::Xliff.is_held_by(xliff) && Format::Xliff2.is_held_by(xliff));
        assert!(!Format::Tmx.is_held_by(xliff));
    }
}
