//! Turns the states of segments in XLIFF and its dialects into the status and the origin of a unit.

use crate::formats::marked::Marked;
use crate::formats::xml::tags::Element;
use crate::unit::{Origin, Status, Timestamp};

/// Returns the status of a `trans-unit` of 1.2, or of one of its segments. The attributes of memoQ, Phrase
/// and Trados outweigh XLIFF's own states.
pub(super) fn of_trans_unit(
    unit: Element<'_>,
    target: Option<Element<'_>>,
    segment: Option<Element<'_>>,
) -> Status {
    if let Some(segment) = segment {
        return of_sdl(segment);
    }
    if let Some(status) = unit.attribute("mq:status") {
        return of_memoq(&status);
    }
    if let Some(confirmed) = unit.attribute("m:confirmed") {
        return if confirmed == "1" { Status::Translated } else { Status::Machine };
    }
    if unit.attribute("approved").as_deref() == Some("yes") {
        return Status::Reviewed;
    }
    let Some(target) = target else { return Status::default() };
    if target.attribute("state-qualifier").is_some_and(|qualifier| is_suggestion(&qualifier)) {
        return Status::Machine;
    }
    match target.attribute("state").as_deref() {
        Some("final" | "signed-off") => Status::Reviewed,
        Some(state) if state == "new" || state.starts_with("needs-") => Status::Machine,
        _ => Status::Translated,
    }
}

/// Returns what the file says about the translation of a `trans-unit`, or of one of its segments.
pub(super) fn marked_trans_unit(
    unit: Element<'_>,
    target: Option<Element<'_>>,
    segment: Option<Element<'_>>,
) -> Marked {
    let of_target = |name| target.and_then(|target| target.attribute(name));
    if of_target("state-qualifier").is_some_and(|qualifier| qualifier.starts_with("rejected")) {
        return Marked::Rejected;
    }
    if let Some(segment) = segment {
        return marked_sdl(segment);
    }
    // memoQ keeps the state of a translation from a memory in the target.
    if let Some(status) = unit.attribute("mq:status").filter(|status| status != "Pretranslated") {
        return marked_memoq(&status);
    }
    let is = |name, value| unit.attribute(name).as_deref() == Some(value);
    if is("m:confirmed", "1") || is("approved", "yes") {
        return Marked::Translated;
    }
    match of_target("state").as_deref() {
        Some("new" | "needs-translation") => Marked::Untranslated,
        Some("translated" | "signed-off" | "final") => Marked::Translated,
        // A memory had this very translation; whoever reviews it may still change it.
        Some("needs-review-translation")
            if of_target("state-qualifier").is_some_and(|qualifier| is_exact(&qualifier)) =>
        {
            Marked::Translated
        }
        _ => Marked::Nothing,
    }
}

/// Returns what the file says about the translation of a 2.x segment. A segment without a state counts as
/// `initial`, as the standard says.
pub(super) fn marked_segment(segment: Element<'_>) -> Marked {
    let sub_state = segment.attribute("subState").unwrap_or_default().to_ascii_lowercase();
    match segment.attribute("state").as_deref() {
        _ if sub_state.contains("reject") => Marked::Rejected,
        None | Some("initial") => Marked::Untranslated,
        Some("translated" | "reviewed" | "final") => Marked::Translated,
        Some(_) => Marked::Nothing,
    }
}

/// Returns the status of a 2.x segment. Its `subState` may have a state of 1.2 behind a prefix
/// (`xlf:needs-review-translation`), which says more than `translated`.
pub(super) fn of_segment(segment: Element<'_>) -> Status {
    let sub_state = segment.attribute("subState").unwrap_or_default().to_ascii_lowercase();
    let sub_state = sub_state.rsplit(':').next().unwrap_or_default();
    match segment.attribute("state").as_deref() {
        Some("final" | "reviewed") => Status::Reviewed,
        Some("initial") => Status::Machine,
        _ if sub_state.starts_with("needs-") || is_suggestion(sub_state) => Status::Machine,
        _ => Status::Translated,
    }
}

fn is_suggestion(qualifier: &str) -> bool {
    ["fuzzy-match", "leveraged-mt", "mt-suggestion", "tm-suggestion"].contains(&qualifier)
}

fn is_exact(qualifier: &str) -> bool {
    ["exact-match", "id-match", "x-context-match"].contains(&qualifier)
}

// Trados keeps the state of the work in `conf`. A `Draft` has a text that nobody has confirmed, whether a
// person began to type the text or a memory or machine proposed it.
fn of_sdl(segment: Element<'_>) -> Status {
    match segment.attribute("conf").as_deref() {
        Some("ApprovedTranslation" | "ApprovedSignOff") => Status::Reviewed,
        Some("Translated") => Status::Translated,
        Some(_) => Status::Machine,
        None => Status::Translated,
    }
}

fn marked_sdl(segment: Element<'_>) -> Marked {
    match segment.attribute("conf").as_deref() {
        None | Some("Unspecified") => Marked::Untranslated,
        Some("RejectedTranslation" | "RejectedSignOff") => Marked::Rejected,
        Some("Translated" | "ApprovedTranslation" | "ApprovedSignOff") => Marked::Translated,
        Some(_) => Marked::Nothing,
    }
}

fn marked_memoq(status: &str) -> Marked {
    match status {
        "NotStarted" => Marked::Untranslated,
        "Rejected" => Marked::Rejected,
        "Confirmed" | "ManuallyConfirmed" | "Proofread" | "Reviewer1Confirmed" | "Reviewer2Confirmed" => {
            Marked::Translated
        }
        _ => Marked::Nothing,
    }
}

fn of_memoq(status: &str) -> Status {
    match status {
        "Proofread" | "Reviewer1Confirmed" | "Reviewer2Confirmed" => Status::Reviewed,
        "AssembledFromFragments"
        | "Edited"
        | "MachineTranslated"
        | "NotStarted"
        | "PartiallyEdited"
        | "Pretranslated"
        | "Rejected" => Status::Machine,
        _ => Status::Translated,
    }
}

/// Fills in who made a translation and when, from the attributes of memoQ, Phrase and Trados.
pub(super) fn fill_origin(origin: &mut Origin, unit: Element<'_>, segment: Option<Element<'_>>) {
    let text = |name: &str| unit.attribute(name).map(Into::into).filter(|user: &String| !user.is_empty());
    origin.created = unit.attribute("m:created-at").and_then(|at| milliseconds(&at));
    origin.created_by = text("m:created-by");
    origin.changed = unit
        .attribute("mq:lastchangedtimestamp")
        .and_then(|at| at.parse().ok())
        .or_else(|| unit.attribute("m:modified-at").and_then(|at| milliseconds(&at)));
    origin.changed_by = text("mq:lastchanginguser").or_else(|| text("m:modified-by"));
    for value in
        segment.iter().flat_map(|segment| segment.children()).filter(|child| child.local_name() == "value")
    {
        let text = value.raw(value.inner());
        match value.attribute("key").as_deref() {
            Some("created_on") => origin.created = american(text),
            Some("created_by") => origin.created_by = Some(text.to_owned()),
            Some("modified_on") => origin.changed = american(text),
            Some("last_modified_by") => origin.changed_by = Some(text.to_owned()),
            _ => {}
        }
    }
}

// Reads a time as Phrase writes it: milliseconds since 1970.
fn milliseconds(text: &str) -> Option<Timestamp> {
    text.parse::<i64>().ok().filter(|at| *at > 0).map(|at| Timestamp::from_unix(at / 1000))
}

// Reads a time as Trados writes it: `03/21/2026 16:54:22`, month first, in UTC.
fn american(text: &str) -> Option<Timestamp> {
    let (date, time) = text.split_once(' ')?;
    let mut date = date.split('/');
    let (month, day, year) = (date.next()?, date.next()?, date.next()?);
    format!("{year}-{month:0>2}-{day:0>2}T{time}Z").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_times_of_each_tool_are_read() {
        let moment = "20260321T165422Z".parse().ok();
        assert_eq!(american("03/21/2026 16:54:22"), moment);
        assert_eq!(american("3/21/2026 16:54:22"), moment);
        assert_eq!(milliseconds("1774112062000"), moment);
        assert_eq!((american("21.03.2026"), milliseconds("0")), (None, None));
    }
}
