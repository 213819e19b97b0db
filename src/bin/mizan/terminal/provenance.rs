//! Prints the origin of a unit (document, domain, client, people, dates, notes) below the unit on a terminal.

use mizan::Unit;

use super::screen::Screen;

/// Returns the lines with their labels: one line of names and dates, if any is known, and one for each note.
/// Beside a name that is written from right to left, each part keeps its own direction.
pub(crate) fn lines(unit: &Unit, screen: Screen) -> Vec<(&'static str, String)> {
    let origin = unit.origin();
    let date = origin.changed.or(origin.created).map(mizan::Timestamp::date);
    let place = unit.props().iter().find(|prop| prop.name == "x-place").map(|prop| prop.value.as_str());
    let uses = Some(origin.use_count).filter(|&uses| uses > 0);
    let uses = uses.map(|uses| if uses == 1 { "used once".into() } else { format!("used {uses} times") });
    let known = [
        origin.document.as_deref(),
        place,
        unit.domain(),
        unit.client(),
        unit.project(),
        origin.changed_by.as_deref().or(origin.created_by.as_deref()),
        date.as_deref(),
        uses.as_deref(),
    ];
    let parts: Vec<&str> = known.into_iter().flatten().collect();
    let from = screen.joined(&parts, " · ");
    let from = Some(("from", from)).filter(|(_, from)| !from.is_empty());
    from.into_iter().chain(unit.notes().iter().map(|note| ("note", note.text.clone()))).collect()
}
