//! Options that restrict a merge to some of the units of the other memories.

use mizan::memory::{Filter, Memory};
use mizan::{Status, Timestamp};

use super::filters::{day, passes_any};
use super::names::status;
use crate::terminal::remark::remark;

/// The units of other memories that a merge takes. Options such as `--client` are labels there.
#[derive(clap::Args)]
#[command(next_help_heading = "Filters")]
pub(crate) struct OtherFilters {
    /// take only units of this subject field
    #[arg(long, value_name = "DOMAIN")]
    only_domain: Option<String>,
    /// take only units translated for this client
    #[arg(long, value_name = "CLIENT")]
    only_client: Option<String>,
    /// take only units translated in this project
    #[arg(long, value_name = "PROJECT")]
    only_project: Option<String>,
    /// take only units that this person created or last changed
    #[arg(long, value_name = "NAME")]
    only_by: Option<String>,
    /// take only units of this document
    #[arg(long, value_name = "NAME")]
    only_document: Option<String>,
    /// take only units of this status or a more trusted one: aligned, machine, translated or reviewed
    #[arg(long, value_name = "STATUS", value_parser = status)]
    status: Option<Status>,
    /// take only units of exactly this status
    #[arg(long, value_name = "STATUS", value_parser = status, conflicts_with = "status")]
    only_status: Option<Status>,
    /// take only units created or changed on this day or later (2026-01-31)
    #[arg(long, value_name = "DAY", value_parser = day)]
    since: Option<Timestamp>,
    /// take only units created and last changed before this day
    #[arg(long, value_name = "DAY", value_parser = day)]
    before: Option<Timestamp>,
}

impl OtherFilters {
    /// Returns true, after a report on stderr, if filters are given that no unit of the memories passes.
    pub(crate) fn leave_nothing(&self, memories: &[Memory]) -> anyhow::Result<bool> {
        let filter = self.filter();
        for memory in memories {
            if passes_any(&filter, memory)? {
                return Ok(false);
            }
        }
        remark!("no unit passes the filters");
        for unknown in memories.iter().map(|memory| memory.unknown_values(&filter)) {
            unknown?.iter().for_each(|unknown| remark!("{unknown}"));
        }
        Ok(true)
    }

    pub(crate) fn filter(&self) -> Filter {
        let mut filter = Filter::new();
        if let Some(domain) = &self.only_domain {
            filter = filter.domain(domain);
        }
        if let Some(client) = &self.only_client {
            filter = filter.client(client);
        }
        if let Some(project) = &self.only_project {
            filter = filter.project(project);
        }
        if let Some(person) = &self.only_by {
            filter = filter.by(person);
        }
        if let Some(document) = &self.only_document {
            filter = filter.document(document);
        }
        let until = self.before.map(|before| Timestamp::from_unix(before.unix() - 1));
        filter.status_from(self.status).status(self.only_status).since(self.since).until(until)
    }
}
