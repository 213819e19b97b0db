//! [`Table`]: the rows of a CSV file or a workbook as units. It finds the columns of the texts, and their
//! languages.

use std::collections::VecDeque;

use crate::error::{ErrorKind, Position, Result};
use crate::formats::langs::Langs;
use crate::lang::{Lang, LangPair};
use crate::unit::{Note, Unit};

// The number of rows by which the languages of the columns are detected. Chosen by hand.
const SAMPLE: usize = 1000;

// The headings that other tools give their columns.
const SOURCE: [&str; 4] = ["source", "source text", "المصدر", "النص الأصلي"];
const TARGET: [&str; 6] = ["target", "target text", "translation", "الهدف", "الترجمة", "ترجمة"];
const NOTE: [&str; 11] = [
    "note",
    "notes",
    "comment",
    "comments",
    "remark",
    "remarks",
    "translator_comments",
    "developer_comments",
    "ملاحظة",
    "ملاحظات",
    "تعليق",
];

/// A row of a table.
pub(crate) struct Row {
    pub(crate) at: Position,
    pub(crate) cells: Vec<String>,
}

/// The units of a table's rows. A first row that names two languages, or a source and a target, decides which
/// columns have the texts and which the notes; without such a row the first two columns have the texts.
/// Languages that the row does not name are detected by script.
pub(crate) struct Table<I> {
    rows: I,
    pub(crate) langs: Langs,
    seen: VecDeque<Result<Row>>,
    columns: Option<[Column; 2]>,
    notes: Vec<usize>,
    pub(crate) at: Position,
    over: bool,
}

#[derive(Clone)]
struct Column {
    place: usize,
    lang: Lang,
}

impl<I: Iterator<Item = Result<Row>>> Table<I> {
    pub(crate) fn new(rows: I) -> Self {
        Self {
            rows,
            langs: Langs::default(),
            seen: VecDeque::new(),
            columns: None,
            notes: Vec::new(),
            at: Position::default(),
            over: false,
        }
    }

    fn columns(&mut self) -> Result<[Column; 2]> {
        if let Some(columns) = &self.columns {
            return Ok(columns.clone());
        }
        self.seen = self.rows.by_ref().take(SAMPLE).collect();
        // If reading failed, its error is returned instead of the error that no column was found.
        if self.seen.len() == 1
            && let Some(Err(_)) = self.seen.front()
            && let Some(Err(error)) = self.seen.pop_front()
        {
            return Err(error);
        }
        let columns = match (self.named_columns(), self.columns_by_role()) {
            (Some(columns), _) => {
                self.drop_heading();
                columns
            }
            (None, Some(places)) => {
                self.drop_heading();
                self.told_columns(places)?
            }
            (None, None) => self.told_columns([0, 1])?,
        };
        self.columns = Some(columns.clone());
        Ok(columns)
    }

    // Drops the first row, which is a heading and no unit.
    fn drop_heading(&mut self) {
        if let Some(Ok(heading)) = self.seen.pop_front() {
            let cells = heading.cells.iter().enumerate();
            self.notes = cells.filter(|(_, cell)| has_role(cell, &NOTE)).map(|(place, _)| place).collect();
        }
    }

    // Returns the columns that a first row calls source and target, without naming their languages.
    fn columns_by_role(&self) -> Option<[usize; 2]> {
        let Some(Ok(first)) = self.seen.front() else { return None };
        let place = |role: &[&str]| first.cells.iter().position(|cell| has_role(cell, role));
        Some([place(&SOURCE)?, place(&TARGET)?])
    }

    // If the first row names languages, returns the columns of the wanted languages, else the first two.
    fn named_columns(&self) -> Option<[Column; 2]> {
        let Some(Ok(first)) = self.seen.front() else { return None };
        let cells = first.cells.iter().enumerate();
        let mut named: Vec<Column> =
            cells.filter_map(|(place, cell)| Some(Column { place, lang: lang_named(cell)? })).collect();
        let mut taken = |wanted: &Option<Lang>| {
            let fits =
                |column: &Column| wanted.as_ref().is_none_or(|wanted| column.lang.same_language(wanted));
            let place = named.iter().position(fits)?;
            Some(named.remove(place))
        };
        // The wanted target comes first, so that it is not taken for the source.
        if self.langs.source.is_none() && self.langs.target.is_some() {
            let target = taken(&self.langs.target)?;
            return Some([taken(&None)?, target]);
        }
        Some([taken(&self.langs.source)?, taken(&self.langs.target)?])
    }

    fn told_columns(&self, [source_place, target_place]: [usize; 2]) -> Result<[Column; 2]> {
        let column = |place: usize| -> String {
            let rows = self.seen.iter().filter_map(|row| row.as_ref().ok());
            rows.filter_map(|row| row.cells.get(place).map(String::as_str)).collect()
        };
        let told = |place, given: &Option<Lang>| given.clone().or_else(|| Lang::detect(&column(place)));
        match (told(source_place, &self.langs.source), told(target_place, &self.langs.target)) {
            (Some(source), Some(target)) if source != target => Ok([
                Column { place: source_place, lang: source },
                Column { place: target_place, lang: target },
            ]),
            _ => Err(ErrorKind::Languages { format: "table", held: None, found: None }.into()),
        }
    }

    // Reads the unit of the next row; `None` for a row without text.
    fn read(&mut self) -> Result<Option<Unit>> {
        let columns = self.columns().inspect_err(|_| self.over = true)?;
        let Some(row) = self.seen.pop_front().or_else(|| self.rows.next()) else {
            self.over = true;
            return Ok(None);
        };
        let row = row?;
        self.at = row.at;
        let cell = |column: &Column| row.cells.get(column.place).cloned().unwrap_or_default();
        let [source, target] = &columns;
        if row.cells.iter().all(|cell| cell.trim().is_empty()) {
            return Ok(None);
        }
        let mut unit = Unit::new(source.lang.clone(), cell(source), target.lang.clone(), cell(target));
        let notes = self.notes.iter().filter_map(|&place| row.cells.get(place)).map(|note| note.trim());
        unit.notes = notes
            .filter(|note| !note.is_empty())
            .map(|note| Note { text: note.into(), ..Note::default() })
            .collect();
        Ok(Some(unit))
    }
}

impl<I: Iterator<Item = Result<Row>>> Iterator for Table<I> {
    type Item = Result<Unit>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.over {
            match self.read() {
                Ok(Some(unit)) => return Some(Ok(unit)),
                Ok(None) => {}
                Err(error) => {
                    self.over |= error.ends_input();
                    return Some(Err(error));
                }
            }
        }
        None
    }
}

fn has_role(heading: &str, role: &[&str]) -> bool {
    role.contains(&&*heading.trim().to_lowercase())
}

// Returns the language that a heading names, by a name or by a tag with a primary subtag of two letters.
pub(crate) fn lang_named(cell: &str) -> Option<Lang> {
    match cell.trim().to_lowercase().as_str() {
        "arabic" | "العربية" | "عربي" => Some(Lang::ARABIC),
        "english" | "الإنجليزية" | "إنجليزي" => Some(Lang::ENGLISH),
        tag => tag.parse::<Lang>().ok().filter(|lang| lang.primary().len() == 2),
    }
}

/// The languages of a table that is written, which the first unit decides.
#[derive(Default)]
pub(crate) struct Heading(Option<[Lang; 2]>);

impl Heading {
    /// Returns the languages when they are to be written, before the first unit.
    ///
    /// # Errors
    ///
    /// If a unit is of other languages than the first one.
    pub(crate) fn before(&mut self, unit: &Unit) -> Result<Option<&[Lang; 2]>> {
        let langs = [unit.source_lang(), unit.target_lang()];
        match &self.0 {
            None => Ok(Some(self.0.insert(langs.map(Clone::clone)))),
            Some(first) if first.each_ref() == langs => Ok(None),
            Some([source, target]) => {
                let held = Some(LangPair::new(source.clone(), target.clone()));
                let found = Some(LangPair::new(langs[0].clone(), langs[1].clone()));
                Err(ErrorKind::Languages { format: "table", held, found }.into())
            }
        }
    }
}
