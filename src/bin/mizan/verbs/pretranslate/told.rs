//! [`tell`]: says how many segments of a file were filled.

use mizan::exchange::Report;

use crate::files::destination::FileJob;
use crate::terminal::input;
use crate::terminal::remark::remark;
use crate::terminal::words::count;

/// Says how many segments of a file were filled.
pub(super) fn tell(job: &FileJob, is_several: bool, report: &Report) {
    let input = input::name(&job.input);
    let name = match job.file() {
        Some(file) => format!("{input} written to {}: ", input::name(file)),
        None if is_several => format!("{input}: "),
        None => String::new(),
    };
    if report.filled + report.proposed + report.unanswered == 0 {
        return remark!("{name}no segment is open");
    }
    let others = [
        (report.filled_by_key, "filled by their key"),
        (report.filled_by_context, "filled in their context"),
        (report.unadapted, "with numbers that could not be put in"),
        (report.too_long, "not filled because the match is too long"),
        (report.protected, "not filled because of protected text"),
    ];
    let others = others.into_iter().filter(|(count, _)| *count > 0);
    let others: String = others.map(|(count, what)| format!(", {count} {what}")).collect();
    remark!(
        "{name}{} filled, {} with proposals only, {} without proposals{others}",
        count(report.filled, "segment"),
        report.proposed,
        report.unanswered
    );
}
