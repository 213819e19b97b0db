//! What `mizan terms` does with its arguments.

use anyhow::bail;
use mizan::Format;
use mizan::lexicon::Lexicon;
use mizan::terms::{TermCandidate, TermExtractor};

use super::args::Args;
use super::form::Form;
use super::input_units::InputUnits;
use crate::files::input_files::InputFiles;
use crate::files::wanted::Wanted;
use crate::terminal::bidi::Bidi;
use crate::terminal::guard::Guard;
use crate::terminal::outcome::Outcome;
use crate::terminal::output::Output;
use crate::terminal::progress;
use crate::terminal::remark::remark;
use crate::terminal::screen::Screen;
use crate::terminal::words::count;

impl Args {
    pub(crate) fn run(self, bidi: Bidi) -> anyhow::Result<Outcome> {
        let screen = Screen::stdout(bidi);
        let form = self.form(screen)?;
        let inputs = InputFiles::find(&self.files, Wanted::Units, None)?;
        let guard = Guard::new(self.force.force).bidi(bidi).reads(inputs.paths());
        let out = guard.open(self.output.as_deref(), form.content())?;
        inputs.tell_left_out(Wanted::Units);
        let mut extractor = TermExtractor::new(Lexicon::built_in()).least(self.least.max(1));
        let (outcome, added) = self.read(&inputs, &mut extractor)?;
        if added == 0 && outcome == Outcome::Partly {
            return Ok(outcome);
        }
        let mut terms = progress::busy("looking for terms", || extractor.candidates());
        terms.truncate(self.limit.unwrap_or(usize::MAX));
        self.write(out, form, &terms, screen)?;
        remark!("{} in {}", count(terms.len() as u64, "term"), count(added, "unit"));
        Ok(if terms.is_empty() && outcome == Outcome::Done { Outcome::NothingFound } else { outcome })
    }

    fn form(&self, screen: Screen) -> anyhow::Result<Form> {
        let by_name = || Form::of_output(self.output.as_deref(), screen.is_terminal());
        let asked = if self.json { Some(Form::Json) } else { self.to };
        asked.map_or_else(by_name, Ok)
    }

    // Returns how many units the extractor has taken as well.
    fn read(&self, inputs: &InputFiles, extractor: &mut TermExtractor) -> anyhow::Result<(Outcome, u64)> {
        let filter = self.filters.filter();
        let (mut read, mut passed, mut added) = (0_u64, 0_u64, 0_u64);
        let units = InputUnits { reading: &self.reading, least: self.confidence, strict: self.strict };
        let outcome = units.each(inputs, |unit| {
            read += 1;
            if filter.passes(unit) {
                passed += 1;
                added += u64::from(extractor.add(unit));
            }
        })?;
        match (added, passed) {
            (0, 0) if read > 0 => bail!("none of {} passes the filters", count(read, "unit")),
            (0, _) if outcome == Outcome::Done => {
                bail!("no unit of Arabic and English among {}", count(passed, "unit"))
            }
            _ => Ok((outcome, added)),
        }
    }

    fn write(
        &self,
        mut out: Output,
        form: Form,
        terms: &[TermCandidate],
        screen: Screen,
    ) -> anyhow::Result<()> {
        if out.is_saved() && form == Form::Csv {
            self.bom.begin(&mut out, Format::Csv)?;
        }
        form.write(&mut out, terms, screen)?;
        out.finish()
    }
}
