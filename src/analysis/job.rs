//! [`Job`]: a file to translate, as units.

use crate::error::{Error, Result};
use crate::exchange::Source;
use crate::formats::Marked;
#[cfg(feature = "documents")]
use crate::lang::Lang;
#[cfg(feature = "documents")]
use crate::manuscript::Manuscript;
#[cfg(feature = "documents")]
use crate::unit::Context;
use crate::unit::Unit;

/// A file to translate: its segments as units, whether they have a translation or not.
///
/// ```
/// use mizan::analysis::Job;
/// use mizan::exchange::Source;
///
/// let source = Source::new("Close the valve.\tأغلق الصمام.\n".as_bytes());
/// let job = Job::bilingual("plant.tsv", source, |error| eprintln!("{error}"))?;
/// assert_eq!((job.name(), job.units().len()), ("plant.tsv", 1));
/// # Ok::<(), mizan::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Job {
    name: String,
    units: Vec<Unit>,
}

impl Job {
    /// Returns a job of units. Their targets do not matter; their neighbours decide on matches in context.
    #[must_use]
    pub fn new(name: impl Into<String>, units: impl IntoIterator<Item = Unit>) -> Self {
        Self { name: name.into(), units: units.into_iter().collect() }
    }

    /// Reads a bilingual file of any format. Texts that must not be translated (`translate="no"`) are left
    /// out, and so are units that cannot be read; a closure takes the error of each.
    ///
    /// # Errors
    ///
    /// As for [`Source::each_unit`].
    pub fn bilingual(
        name: impl Into<String>,
        source: Source<'_>,
        mut refused: impl FnMut(Error),
    ) -> Result<Self> {
        let mut job = Self::new(name, []);
        source.each_marked(|_, read| {
            match read {
                Ok((_, Marked::Protected)) => {}
                Ok((unit, _)) => job.units.push(unit),
                Err(error) => refused(error),
            }
            Ok(())
        })?;
        Ok(job)
    }

    /// Takes the segments of a document, which is to be translated into a language. Each segment has the
    /// segments beside it as its neighbours.
    #[cfg(feature = "documents")]
    #[must_use]
    pub fn document(name: impl Into<String>, manuscript: &Manuscript, target: &Lang) -> Self {
        let parts = manuscript.parts().iter();
        let mut units: Vec<Unit> = parts.flat_map(|part| part.units(manuscript.lang(), target)).collect();
        let texts: Vec<String> = units.iter().map(|unit| unit.source().plain().to_owned()).collect();
        for (number, unit) in units.iter_mut().enumerate() {
            let previous = number.checked_sub(1).map(|before| texts[before].clone());
            *unit.context_mut() = Context::new(previous, texts.get(number + 1).cloned());
        }
        Self::new(name, units)
    }

    /// Returns the name of the file.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Returns the segments, in order.
    #[must_use]
    pub fn units(&self) -> &[Unit] {
        &self.units
    }
}
