//! The arguments of `mizan check`, and what the verb does with them.

use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

use anyhow::bail;
use mizan::check::{Checker, Findings, RuleSwitch, Severity};

use super::form::Form;
use super::glossaries;
use super::work::Work;
use crate::files::batch::Batch;
use crate::files::input_files::InputFiles;
use crate::files::wanted::Wanted;
use crate::options::force::Force;
use crate::options::offset_unit::OffsetUnit;
use crate::options::read_options::LangOptions;
use crate::options::strict::Strict;
use crate::terminal::bidi::Bidi;
use crate::terminal::guard::Guard;
use crate::terminal::input;
use crate::terminal::outcome::Outcome;
use crate::terminal::remark::remark;
use crate::terminal::screen::Screen;
use crate::terminal::words::count;

/// look for faults in translations: numbers, terms, tags, punctuation and more
///
/// Reads bilingual files of every format, and memories. The rules are: duplicate (memories only), empty,
/// untranslated, length, numbers, script, variant, same-target, terms, forbidden, tags, placeholders,
/// addresses, repeated, brackets, quotes, marks, ending, edges, spaces, invisible, digits and capitals.
/// Nothing is changed.
#[derive(clap::Args)]
#[command(after_help = "Examples:\n  mizan check app.xlf -o report.html\n  \
        mizan check app.xlf --terms glossary.csv --rules=-empty,-spaces --fail-on error")]
pub(crate) struct Args {
    /// the files, folders of files, memories, or `-` for stdin
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// look only by these rules; with a minus (`--rules=-capitals`), by all but these
    #[arg(long, value_name = "RULES", value_delimiter = ',', allow_hyphen_values = true)]
    rules: Vec<RuleSwitch>,
    /// look for the terms of this glossary or memory; its notes and states say which terms are forbidden
    #[arg(long = "terms", value_name = "FILE")]
    glossaries: Vec<PathBuf>,
    /// end with status 1 if there is a finding of this level or a graver one: error, warning or note
    #[arg(long, value_name = "LEVEL")]
    fail_on: Option<Severity>,
    /// write the report to this file [default: stdout]
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// write the report in this form: html, xlsx, json, tsv, or xliff, the XLIFF file with notes [default: by
    /// the name of the output]
    #[arg(long, value_enum, value_name = "FORM", hide_possible_values = true)]
    to: Option<Form>,
    /// print one JSON array
    #[arg(long, conflicts_with = "to")]
    json: bool,
    #[command(flatten)]
    places: OffsetUnit,
    #[command(flatten)]
    reading: LangOptions,
    #[command(flatten)]
    strict: Strict,
    #[command(flatten)]
    force: Force,
}

impl Args {
    pub(crate) fn run(self, bidi: Bidi) -> anyhow::Result<Outcome> {
        let form = self.form()?;
        let inputs = InputFiles::find(&self.files, Wanted::Units, None)?;
        if form == Form::Xliff && (inputs.is_several() || self.files[0].as_os_str() == "-") {
            bail!("notes are written into one XLIFF file: give one file");
        }
        let mut guard = Guard::new(self.force.force).reads(inputs.paths()).bidi(bidi);
        guard = guard.reads(&self.glossaries);
        guard.spare(self.output.as_deref())?;
        guard.claim(self.output.as_deref(), form.content())?;
        inputs.tell_left_out(Wanted::Units);
        let rules = RuleSwitch::chosen(&self.rules);
        let (glossary, of_terms) = glossaries::read(&self.glossaries, self.strict)?;
        let checker = Checker::new().rules(rules.iter().copied()).terms(glossary);
        let mut work = Work::new(checker, &rules, &self.reading, self.strict);
        let mut batch = Batch::default();
        for path in inputs.paths() {
            let done = if form == Form::Xliff { work.noted(path) } else { work.check(path) };
            let cut_off = done.as_ref().ok().copied().flatten();
            batch.count(done.map(drop))?;
            if let Some(at) = cut_off {
                batch.count_cut_off(&input::name(path), at);
            }
        }
        if batch.has_done() {
            self.report(form, &work, &guard, bidi)?;
            summarise(&work.findings, work.refused);
        }
        let outcome = batch.tell(&inputs, "checked");
        Ok(self.outcome(&work.findings, [outcome, work.outcome, of_terms]))
    }

    fn form(&self) -> anyhow::Result<Form> {
        match (self.to, &self.output) {
            _ if self.json => Ok(Form::Json),
            (Some(form), _) => Ok(form),
            (None, Some(path)) if path.as_os_str() != "-" => Form::of(path),
            (None, _) => Ok(Form::Rows),
        }
    }

    fn report(&self, form: Form, work: &Work<'_>, guard: &Guard, bidi: Bidi) -> anyhow::Result<()> {
        let findings = &work.findings;
        let is_file = self.output.as_deref().is_some_and(|path| path.as_os_str() != "-");
        if !is_file && matches!(form, Form::Rows | Form::Json) {
            let mut out = BufWriter::new(io::stdout().lock());
            form.write(findings, &mut out, (Screen::stdout(bidi), self.places.offsets))?;
            return Ok(out.flush()?);
        }
        let mut out = guard.open(self.output.as_deref(), form.content())?;
        match &work.noted {
            Some(document) => drop(document.write(&mut out)?),
            None => form.write(findings, &mut out, (Screen::file(), self.places.offsets))?,
        }
        out.finish()
    }

    fn outcome(&self, findings: &Findings, outcomes: [Outcome; 3]) -> Outcome {
        let fails = self.fail_on.zip(findings.gravest()).is_some_and(|(level, gravest)| gravest >= level);
        match () {
            () if outcomes.contains(&Outcome::Partly) => Outcome::Partly,
            () if fails => Outcome::Failed,
            () => Outcome::Done,
        }
    }
}

fn summarise(findings: &Findings, refused: u64) {
    let units = count(findings.units, "unit");
    let refused = if refused > 0 { format!(", {refused} refused") } else { String::new() };
    let by_rule: Vec<String> =
        findings.by_rule().into_iter().map(|(rule, count)| format!("{rule} {count}")).collect();
    match findings.list.len() {
        0 => remark!("{units} checked{refused}; nothing found"),
        found => {
            remark!("{units} checked{refused}; {} ({})", count(found as u64, "finding"), by_rule.join(", "));
        }
    }
}
