//! [`FirstTexts`]: each text of some jobs once, where it stands first, and which segments repeat it.

use std::collections::HashMap;

use super::identity::identity;
use super::job::Job;
use crate::lang::Lang;
use crate::unit::Unit;

/// Each text of some jobs once, in the order in which the texts first stand.
pub(super) struct FirstTexts<'j> {
    /// The units in which the texts first stand.
    pub(super) units: Vec<&'j Unit>,
    /// For each job, its segments in order.
    pub(super) jobs: Vec<Vec<Occurrence>>,
}

/// What a segment is among those with its text.
pub(super) enum Occurrence {
    /// The first; the number is that of the text.
    First(usize),
    /// A later one in the file of the first.
    Within,
    /// A later one in another file.
    Across,
}

impl<'j> FirstTexts<'j> {
    pub(super) fn of(jobs: &'j [Job]) -> Self {
        let mut first = Self { units: Vec::new(), jobs: Vec::new() };
        let mut seen: HashMap<(Lang, String), usize> = HashMap::new();
        for (number, job) in jobs.iter().enumerate() {
            let mut occurrences = Vec::with_capacity(job.units().len());
            for unit in job.units() {
                let mut is_first = false;
                let of_first =
                    *seen.entry((unit.source_lang().base(), identity(unit.source()))).or_insert_with(|| {
                        is_first = true;
                        number
                    });
                occurrences.push(match is_first {
                    true => first.add(unit),
                    false if of_first == number => Occurrence::Within,
                    false => Occurrence::Across,
                });
            }
            first.jobs.push(occurrences);
        }
        first
    }

    fn add(&mut self, unit: &'j Unit) -> Occurrence {
        self.units.push(unit);
        Occurrence::First(self.units.len() - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn job(name: &str, texts: &[&str]) -> Job {
        Job::new(name, texts.iter().map(|text| Unit::new(Lang::ENGLISH, *text, Lang::ARABIC, "")))
    }

    #[test]
    fn a_text_is_first_once_in_all_jobs() {
        let jobs = [job("a", &["Open.", "Close.", "Open."]), job("b", &["Close.", "Wait.", "Wait."])];
        let first = FirstTexts::of(&jobs);
        assert_eq!(
            first.units.iter().map(|unit| unit.source().plain()).collect::<Vec<_>>(),
            ["Open.", "Close.", "Wait."]
        );
        let shown = |occurrence: &Occurrence| match occurrence {
            Occurrence::First(number) => char::from_digit(*number as u32, 10).unwrap(),
            Occurrence::Within => 'w',
            Occurrence::Across => 'a',
        };
        let shown: Vec<String> = first.jobs.iter().map(|job| job.iter().map(shown).collect()).collect();
        assert_eq!(shown, ["01w", "a2w"]);
    }
}
