//! [`InputUnits`]: the units of memories, bilingual files and pairs of documents.

use std::path::Path;

use anyhow::{Context, anyhow};
use mizan::bitext::{Bitext, Text};
use mizan::lexicon::Lexicon;
use mizan::{Aligner, Format, Lang, Origin, Position, Segmenter, Unit};

use crate::files::batch::Batch;
use crate::files::input_files::InputFiles;
use crate::options::any_reading::AnyReading;
use crate::options::memory_file;
use crate::options::strict::Strict;
use crate::terminal::content::{is_memory, start_of};
use crate::terminal::outcome::Outcome;
use crate::terminal::refused_units::RefusedUnits;
use crate::terminal::{damage, input};

/// How the units of files are read.
pub(super) struct InputUnits<'r> {
    pub(super) reading: &'r AnyReading,
    /// The least confidence of aligned units.
    pub(super) least: f64,
    pub(super) strict: Strict,
}

impl InputUnits<'_> {
    /// Calls a closure with each unit of some files. Documents come in twos: a text and its translation. A
    /// file that cannot be read is named, and costs no other file.
    pub(super) fn each(&self, inputs: &InputFiles, mut take: impl FnMut(&Unit)) -> anyhow::Result<Outcome> {
        let (mut first, mut damage, mut batch) = (None, Outcome::Done, Batch::default());
        for path in inputs.paths() {
            let done = match kind(path).with_context(|| input::name(path)) {
                Ok(Kind::Memory) => {
                    self.each_of_memory(path, damage, &mut take).map(|outcome| damage = outcome)
                }
                Ok(Kind::Bilingual) => self.each_of_file(path, &mut take).map(|cut_off| {
                    if let Some(at) = cut_off {
                        batch.count_cut_off(&input::name(path), at);
                    }
                }),
                Ok(Kind::Document) => match first.take() {
                    None => {
                        first = Some(path);
                        continue;
                    }
                    Some(source) => match self.each_of_documents(source, path, &mut take) {
                        Ok(()) => batch.count(Ok(())),
                        failed => failed,
                    },
                },
                Err(error) => Err(error),
            };
            batch.count(done)?;
        }
        if let Some(path) = first {
            batch.count(Err(anyhow!(
                "{}: a document without its translation; name both, or a memory, or a bilingual file",
                input::name(path)
            )))?;
        }
        let outcome = batch.tell(inputs, "read");
        Ok(if damage == Outcome::Done { outcome } else { damage })
    }

    fn each_of_memory(
        &self,
        path: &Path,
        outcome: Outcome,
        take: &mut impl FnMut(&Unit),
    ) -> anyhow::Result<Outcome> {
        let (memory, name) = (memory_file::open(path)?, input::name(path));
        self.strict.check(&memory, &name)?;
        for stored in memory.units()?.past_damage() {
            take(&stored?.unit);
        }
        Ok(damage::met(&memory, &name, outcome))
    }

    // Returns the place at which the file is cut off, if it is.
    fn each_of_file(&self, path: &Path, take: &mut impl FnMut(&Unit)) -> anyhow::Result<Option<Position>> {
        let name = input::name(path);
        let source = self.reading.units.source(path).with_context(|| name.clone())?;
        let mut refused = RefusedUnits::of(&name);
        let done = source.each_unit(|unit| {
            unit.map_or_else(|error| refused.add(&error), |unit| take(&unit));
            Ok(())
        });
        refused.tell();
        done.with_context(|| name.clone())?;
        Ok(refused.cut_off)
    }

    fn each_of_documents(
        &self,
        source: &Path,
        target: &Path,
        take: &mut impl FnMut(&Unit),
    ) -> anyhow::Result<()> {
        let source = self.text(source)?;
        let target = self.text(target)?;
        let aligner = Aligner::new(source.lang().clone(), target.lang().clone()).lexicon(Lexicon::built_in());
        let bitext = Bitext::align(source, target, &aligner);
        bitext.units(self.least, &Origin::default()).for_each(|unit| take(&unit));
        Ok(())
    }

    fn text(&self, path: &Path) -> anyhow::Result<Text> {
        let document = input::document(path, &self.reading.documents())?;
        let lang = document.lang().unwrap_or(Lang::UNDETERMINED);
        Ok(Text::segmented(document.text(), lang.clone(), &Segmenter::new(lang)))
    }
}

enum Kind {
    Memory,
    Bilingual,
    Document,
}

fn kind(path: &Path) -> std::io::Result<Kind> {
    if input::is_catalog(path) {
        return Ok(Kind::Bilingual);
    }
    let start = start_of(path)?;
    let is_bilingual = Format::certain(&start, Some(path)).is_some_and(Format::is_bilingual)
        || Format::from_path(path) == Some(Format::Glossary)
        || path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("zip"));
    Ok(match () {
        () if is_memory(&start) => Kind::Memory,
        () if is_bilingual || input::is_trados(path) => Kind::Bilingual,
        () => Kind::Document,
    })
}
