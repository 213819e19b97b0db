//! [`refuse_swapped`]: whether the languages that were given for two texts are the wrong way round.

use anyhow::bail;
use mizan::Lang;
use mizan::bitext::Text;

use super::job::Job;
use crate::terminal::input;

/// The segments of a text by which its language is judged. Chosen by hand: more would not make the answer any
/// surer.
const SEGMENTS: usize = 200;

/// Refuses two texts of which each is written in the script of the other's language: the pairs would be
/// doubtful and labelled wrongly.
pub(super) fn refuse_swapped(job: &Job, source: &Text, target: &Text) -> anyhow::Result<()> {
    let (Some(first), Some(second)) = (looks(source), looks(target)) else { return Ok(()) };
    let is_known = |lang: &Lang| lang.is_arabic() || lang.is_english();
    let is_swapped = first.same_language(target.lang()) && second.same_language(source.lang());
    if is_swapped && !first.same_language(&second) && is_known(source.lang()) && is_known(target.lang()) {
        bail!(
            "{} looks like {first} and {} like {second}: --source-lang and --target-lang are the wrong way round",
            input::name(&job.source),
            input::name(job.target_file())
        );
    }
    Ok(())
}

fn looks(text: &Text) -> Option<Lang> {
    let segments: Vec<&str> = text.segments().iter().take(SEGMENTS).map(AsRef::as_ref).collect();
    Lang::detect(&segments.join("\n"))
}
