use mizan::memory::Filter;
use mizan::{Status, Timestamp};

use crate::options::names::status;

/// Which units a verb is to see.
#[derive(clap::Args)]
#[command(next_help_heading = "Filters")]
pub(crate) struct Filters {
    /// Units of this subject field only
    #[arg(long)]
    domain: Option<String>,
    /// Units translated for this client only
    #[arg(long)]
    client: Option<String>,
    /// Units translated in this project only
    #[arg(long)]
    project: Option<String>,
    /// Units that this person made or last changed
    #[arg(long, value_name = "NAME")]
    by: Option<String>,
    /// Units of this document only
    #[arg(long, value_name = "NAME")]
    document: Option<String>,
    /// Units trusted so much or more: aligned, machine, translated or reviewed
    #[arg(long, value_name = "STATUS", value_parser = status)]
    status: Option<Status>,
    /// Units made or changed on this day or later (2026-01-31)
    #[arg(long, value_name = "DAY", value_parser = day)]
    since: Option<Timestamp>,
    /// Units made and last changed before this day
    #[arg(long, value_name = "DAY", value_parser = day)]
    before: Option<Timestamp>,
}

impl Filters {
    pub(crate) fn filter(&self) -> Filter {
        let mut filter = Filter::new();
        if let Some(domain) = &self.domain {
            filter = filter.domain(domain);
        }
        if let Some(client) = &self.client {
            filter = filter.client(client);
        }
        if let Some(project) = &self.project {
            filter = filter.project(project);
        }
        if let Some(person) = &self.by {
            filter = filter.by(person);
        }
        if let Some(document) = &self.document {
            filter = filter.document(document);
        }
        let until = self.before.map(|before| Timestamp::from_unix(before.unix() - 1));
        filter.status_from(self.status).since(self.since).until(until)
    }
}

fn day(day: &str) -> Result<Timestamp, String> {
    let moment = Some(day).filter(|day| day.len() <= "2026-01-31".len()).and_then(|day| day.parse().ok());
    moment.ok_or_else(|| "expected a day like 2026-01-31".into())
}
