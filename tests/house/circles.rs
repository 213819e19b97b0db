//! Finds circles: the strongly connected components of the arrows (Tarjan 1972).

use std::collections::{BTreeMap, BTreeSet};

use super::arrows::Arrow;

/// Returns the circles, each as its files in order; a file in none of them is not listed.
pub(crate) fn circles(arrows: &[Arrow]) -> Vec<BTreeSet<String>> {
    let mut graph: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for arrow in arrows {
        graph.entry(&arrow.from).or_default().push(&arrow.to);
        graph.entry(&arrow.to).or_default();
    }
    let mut search = Search { graph: &graph, met: BTreeMap::new(), stack: Vec::new(), circles: Vec::new() };
    for file in graph.keys() {
        if !search.met.contains_key(file) {
            search.visit(file);
        }
    }
    search.circles
}

struct Search<'a> {
    graph: &'a BTreeMap<&'a str, Vec<&'a str>>,
    /// When each file was met; `usize::MAX` once its component is complete.
    met: BTreeMap<&'a str, usize>,
    stack: Vec<&'a str>,
    circles: Vec<BTreeSet<String>>,
}

impl<'a> Search<'a> {
    /// Returns the earliest file on the stack that can be reached from `file`.
    fn visit(&mut self, file: &'a str) -> usize {
        let own = self.met.len();
        self.met.insert(file, own);
        self.stack.push(file);
        let mut earliest = own;
        for next in &self.graph[file] {
            let reached = match self.met.get(next) {
                Some(when) => *when,
                None => self.visit(next),
            };
            earliest = earliest.min(reached);
        }
        if earliest == own {
            self.close(file);
        }
        earliest
    }

    /// Takes the component of `file` off the stack.
    fn close(&mut self, file: &str) {
        let from = self.stack.iter().rposition(|on| *on == file).expect("the file is on the stack");
        let component: BTreeSet<_> = self.stack.drain(from..).collect();
        for done in &component {
            self.met.insert(done, usize::MAX);
        }
        if component.len() > 1 {
            self.circles.push(component.into_iter().map(str::to_owned).collect());
        }
    }
}
