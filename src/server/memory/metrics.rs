//! [`Metrics`]: what a server has done, counted for Prometheus.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// The upper bounds of the times of answers that are counted, in seconds.
const BOUNDS: [f64; 9] = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1.0, 5.0];

/// What a server has done since it was started.
#[derive(Default)]
pub(super) struct Metrics {
    routes: Mutex<BTreeMap<(String, u16), u64>>,
    // How many answers took at most the time of each bound; the last of all times.
    times: [AtomicU64; BOUNDS.len() + 1],
    micros: AtomicU64,
    texts: AtomicU64,
    waiting: AtomicUsize,
    connections: AtomicUsize,
    closed: AtomicU64,
}

/// Something that is counted as long as it lasts.
pub(super) struct Counted<'m>(&'m AtomicUsize);

impl Counted<'_> {
    pub(super) fn count(&self) -> usize {
        self.0.load(Ordering::Relaxed)
    }
}

impl Drop for Counted<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Metrics {
    /// Counts an answer.
    pub(super) fn answered(&self, route: &str, status: u16, took: Duration) {
        let mut routes = self.routes.lock().unwrap_or_else(PoisonError::into_inner);
        match routes.get_mut(&(route.to_owned(), status)) {
            Some(count) => *count += 1,
            None => {
                routes.insert((route.to_owned(), status), 1);
            }
        }
        drop(routes);
        let at = BOUNDS.iter().position(|&bound| took.as_secs_f64() <= bound).unwrap_or(BOUNDS.len());
        self.times[at].fetch_add(1, Ordering::Relaxed);
        let micros = u64::try_from(took.as_micros()).unwrap_or(u64::MAX);
        self.micros.fetch_add(micros, Ordering::Relaxed);
    }

    /// Counts texts that were looked up.
    pub(super) fn looked_up(&self, texts: usize) {
        self.texts.fetch_add(texts as u64, Ordering::Relaxed);
    }

    /// Counts a request that waits for a thread.
    pub(super) fn waits(&self) -> Counted<'_> {
        self.waiting.fetch_add(1, Ordering::Relaxed);
        Counted(&self.waiting)
    }

    /// Counts a connection.
    pub(super) fn connected(&self) -> Counted<'_> {
        self.connections.fetch_add(1, Ordering::Relaxed);
        Counted(&self.connections)
    }

    /// Counts an idle connection that was closed for another one.
    pub(super) fn made_room(&self) {
        self.closed.fetch_add(1, Ordering::Relaxed);
    }

    /// Returns all counts in the text format of Prometheus (version 0.0.4).
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        self.write(&mut text).expect("a string takes all that is written");
        text
    }

    fn write(&self, out: &mut String) -> std::fmt::Result {
        let routes = self.routes.lock().unwrap_or_else(PoisonError::into_inner).clone();
        head(out, "mizan_requests_total", "counter", "Requests answered.")?;
        for ((route, status), count) in &routes {
            writeln!(out, "mizan_requests_total{{route=\"{route}\",status=\"{status}\"}} {count}")?;
        }
        let name = "mizan_request_duration_seconds";
        head(out, name, "histogram", "Time from the head of a request to its answer.")?;
        let mut all = 0;
        for (bound, count) in BOUNDS.iter().zip(&self.times) {
            all += count.load(Ordering::Relaxed);
            writeln!(out, "{name}_bucket{{le=\"{bound}\"}} {all}")?;
        }
        all += self.times[BOUNDS.len()].load(Ordering::Relaxed);
        let seconds = Duration::from_micros(self.micros.load(Ordering::Relaxed)).as_secs_f64();
        writeln!(out, "{name}_bucket{{le=\"+Inf\"}} {all}\n{name}_sum {seconds}\n{name}_count {all}")?;
        head(out, "mizan_texts_total", "counter", "Texts looked up.")?;
        writeln!(out, "mizan_texts_total {}", self.texts.load(Ordering::Relaxed))?;
        head(out, "mizan_waiting", "gauge", "Requests that wait for a thread.")?;
        writeln!(out, "mizan_waiting {}", self.waiting.load(Ordering::Relaxed))?;
        head(out, "mizan_connections", "gauge", "Connections that are open.")?;
        writeln!(out, "mizan_connections {}", self.connections.load(Ordering::Relaxed))?;
        head(out, "mizan_connections_closed_total", "counter", "Idle connections closed for others.")?;
        writeln!(out, "mizan_connections_closed_total {}", self.closed.load(Ordering::Relaxed))
    }
}

fn head(out: &mut String, name: &str, kind: &str, help: &str) -> std::fmt::Result {
    writeln!(out, "# HELP {name} {help}\n# TYPE {name} {kind}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_counted_by_route_and_by_time() {
        let metrics = Metrics::default();
        metrics.answered("/v1/lookup", 200, Duration::from_millis(3));
        metrics.answered("/v1/lookup", 200, Duration::from_secs(60));
        metrics.looked_up(7);
        let text = metrics.text();
        for line in [
            "mizan_requests_total{route=\"/v1/lookup\",status=\"200\"} 2",
            "mizan_request_duration_seconds_bucket{le=\"0.001\"} 0",
            "mizan_request_duration_seconds_bucket{le=\"0.005\"} 1",
            "mizan_request_duration_seconds_bucket{le=\"+Inf\"} 2",
            "mizan_texts_total 7",
        ] {
            assert!(text.lines().any(|found| found == line), "{line}: {text}");
        }
    }
}
