use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{self, Write};

use super::{Version, write_v1, write_v2};
use crate::error::Result;
use crate::formats::repair::{Repair, Repairs};
use crate::formats::xml::{Place, escape};
use crate::lang::Lang;
use crate::unit::{CodeKind, Unit, UnitText};

/// Writes XLIFF 1.2, or 2.1 if asked, in UTF-8.
///
/// Units of one document that follow one another stand in one `<file>`. What XLIFF has no place for (dates, users,
/// properties) is written as contexts (1.2) or metadata (2.1) and comes back by the [`Reader`](super::Reader).
/// Characters that XML forbids are left out and told in [`repairs`](Self::repairs). Call [`finish`](Self::finish), or
/// the file stays without its end. Takes 8 bytes of memory for each unit of a document.
///
/// ```
/// use mizan::formats::xliff;
/// use mizan::{Lang, Unit};
///
/// let mut writer = xliff::Writer::new(Vec::new());
/// writer.write(&Unit::new(Lang::ENGLISH, "Close", Lang::ARABIC, "إغلاق"))?;
/// let file = String::from_utf8(writer.finish()?).unwrap();
/// assert!(file.contains("<source>Close</source>\n<target state=\"translated\">إغلاق</target>"));
/// # Ok::<(), mizan::Error>(())
/// ```
pub struct Writer<W> {
    out: W,
    version: Version,
    file: Option<File>,
    files: u32,
    held: Option<Unit>,
    page: Page,
}

/// The `<file>` that is being written.
struct File {
    source_lang: Lang,
    target_lang: Lang,
    document: Option<String>,
    /// The ids given, by hash.
    ids: HashSet<u64>,
    numbered: u64,
    previous: Option<String>,
}

/// What is written next, as text.
#[derive(Default)]
pub(super) struct Page {
    pub(super) text: String,
    /// What XLIFF's own names begin with (`xlf:`), if they do.
    pub(super) prefix: String,
    repairs: Repairs,
}

/// What a unit is written with beside itself.
pub(super) struct Extra {
    pub(super) id: String,
    /// Names and values.
    pub(super) meta: Vec<(String, String)>,
}

impl<W: Write> Writer<W> {
    /// Returns a writer of 1.2 to an output, which should be buffered.
    #[must_use]
    pub fn new(out: W) -> Self {
        Self { out, version: Version::V1, file: None, files: 0, held: None, page: Page::default() }
    }

    /// Returns the writer with another version.
    #[must_use]
    pub fn version(mut self, version: Version) -> Self {
        self.version = version;
        self
    }

    /// Returns what was mended in what was written last.
    #[must_use]
    pub fn repairs(&self) -> &[Repair] {
        self.page.repairs.as_slice()
    }

    /// Writes a unit; it reaches the output with the next one or with the end.
    ///
    /// # Errors
    ///
    /// If the output refuses, or for 2.1, which holds one pair of languages a file, if the unit is of another one than
    /// the first.
    pub fn write(&mut self, unit: &Unit) -> Result<()> {
        self.page.repairs.clear();
        if let Some(held) = self.held.replace(unit.clone()) {
            self.put(&held, Some(unit))?;
        }
        self.flush()
    }

    /// Writes the end of the file, flushes the output and returns it. Without a unit there is no file to speak of: its
    /// languages are undetermined.
    ///
    /// # Errors
    ///
    /// If the output refuses.
    pub fn finish(mut self) -> Result<W> {
        match self.held.take() {
            Some(held) => self.put(&held, None)?,
            None => self.open(&Unit::new(Lang::UNDETERMINED, "", Lang::UNDETERMINED, "")),
        }
        self.close();
        self.page.text.push_str("</xliff>\n");
        self.flush()?;
        self.out.flush()?;
        Ok(self.out)
    }

    fn put(&mut self, unit: &Unit, next: Option<&Unit>) -> Result<()> {
        self.go_to_file(unit)?;
        let file = self.file.as_mut().expect("opened for this unit");
        let id = file.id(unit.origin.key.as_deref());
        let mut meta = super::meta::list(unit);
        if let Some(key) = unit.origin.key.as_ref().filter(|key| **key != id) {
            meta.push((format!("{}key", super::meta::OWN), key.clone()));
        }
        // Neighbours in the file are neighbours in the document, but for those that the unit names otherwise.
        let next = next.filter(|next| file.holds(next)).map(|next| next.source().plain());
        let told = [
            ("previous", unit.context.previous.as_deref(), file.previous.as_deref()),
            ("next", unit.context.next.as_deref(), next),
        ];
        for (name, own, seen) in told {
            meta.extend(
                own.filter(|_| own != seen)
                    .map(|own| (format!("{}{name}", super::meta::OWN), own.to_owned())),
            );
        }
        file.previous = Some(unit.source().plain().to_owned());
        let extra = Extra { id, meta };
        match self.version {
            Version::V1 => write_v1::unit(&mut self.page, unit, &extra),
            Version::V2 => write_v2::unit(&mut self.page, unit, &extra),
        }
        Ok(())
    }

    fn go_to_file(&mut self, unit: &Unit) -> Result<()> {
        let Some(file) = &self.file else {
            self.open(unit);
            return Ok(());
        };
        if file.holds(unit) {
            return Ok(());
        }
        let pair = (&file.source_lang, &file.target_lang);
        if self.version == Version::V2 && pair != (unit.source_lang(), unit.target_lang()) {
            let (source, target) = pair;
            let found = format!(
                "an XLIFF 2 file holds one pair of languages: {source} to {target}, not {} to {}",
                unit.source_lang(),
                unit.target_lang()
            );
            return Err(io::Error::new(io::ErrorKind::InvalidInput, found).into());
        }
        self.close();
        self.open(unit);
        Ok(())
    }

    fn open(&mut self, unit: &Unit) {
        let (source, target) = (unit.source_lang(), unit.target_lang());
        if self.files == 0 {
            self.page.text.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
            match self.version {
                Version::V1 => write_v1::root(&mut self.page),
                Version::V2 => write_v2::root(&mut self.page, source, target),
            }
        }
        self.files += 1;
        let document = unit.origin.document.as_deref();
        match self.version {
            Version::V1 => write_v1::file(&mut self.page, source, target, document),
            Version::V2 => write_v2::file(&mut self.page, self.files, document),
        }
        self.file = Some(File {
            source_lang: source.clone(),
            target_lang: target.clone(),
            document: unit.origin.document.clone(),
            ids: HashSet::new(),
            numbered: 0,
            previous: None,
        });
    }

    fn close(&mut self) {
        if self.file.take().is_some() {
            self.page.text.push_str(match self.version {
                Version::V1 => "</body>\n</file>\n",
                Version::V2 => "</file>\n",
            });
        }
    }

    fn flush(&mut self) -> Result<()> {
        self.out.write_all(self.page.text.as_bytes())?;
        self.page.text.clear();
        Ok(())
    }
}

impl File {
    fn holds(&self, unit: &Unit) -> bool {
        (&self.source_lang, &self.target_lang) == (unit.source_lang(), unit.target_lang())
            && self.document == unit.origin.document
    }

    // A name of its own for each unit: its key, if that can be one and is not taken.
    fn id(&mut self, key: Option<&str>) -> String {
        if let Some(key) = key.filter(|key| is_token(key))
            && self.ids.insert(hash(key))
        {
            return key.to_owned();
        }
        loop {
            self.numbered += 1;
            let id = self.numbered.to_string();
            if self.ids.insert(hash(&id)) {
                return id;
            }
        }
    }
}

impl Page {
    pub(super) fn with_prefix(prefix: &str) -> Self {
        Self { prefix: prefix.to_owned(), ..Self::default() }
    }

    pub(super) fn attribute(&mut self, name: &str, value: &str) {
        self.text.push(' ');
        self.text.push_str(name);
        self.text.push_str("=\"");
        escape(value, Place::Attribute, &mut self.text, &mut self.repairs);
        self.text.push('"');
    }

    /// Writes the start of a start tag.
    pub(super) fn open(&mut self, name: &str) {
        self.text.extend(["<", &self.prefix, name]);
    }

    /// Writes an end tag.
    pub(super) fn close(&mut self, name: &str) {
        self.text.extend(["</", &self.prefix, name, ">"]);
    }

    pub(super) fn escaped(&mut self, text: &str) {
        escape(text, Place::Element, &mut self.text, &mut self.repairs);
    }

    /// Writes a text; a closure writes each code, by its number.
    pub(super) fn text(&mut self, text: &UnitText, mut code: impl FnMut(&mut Self, usize)) {
        let mut done = 0;
        for (number, at) in text.codes().iter().map(|code| code.at).enumerate() {
            self.escaped(&text.plain()[done..at]);
            code(self, number);
            done = at;
        }
        self.escaped(&text.plain()[done..]);
    }
}

/// Returns, for each code of a text, whether its other half stands in the text as well.
pub(super) fn paired(text: &UnitText) -> Vec<bool> {
    let mut paired = vec![false; text.codes().len()];
    let mut open: HashMap<&str, Vec<usize>> = HashMap::new();
    for (number, code) in text.codes().iter().enumerate() {
        match code.kind {
            CodeKind::Open => open.entry(&code.id).or_default().push(number),
            CodeKind::Close => {
                if let Some(opener) = open.get_mut(&*code.id).and_then(Vec::pop) {
                    paired[opener] = true;
                    paired[number] = true;
                }
            }
            CodeKind::Single => {}
        }
    }
    paired
}

/// Whether a text can be an id in every version of XLIFF.
pub(super) fn is_token(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || "-_.:".contains(c))
}

fn hash(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}
