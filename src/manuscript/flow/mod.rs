//! The text of a block as it flows through the markup around it, as codes for a translator, and back.

mod coded;
#[expect(clippy::module_inception, reason = "the file is named after the type that it holds, as all are")]
mod flow;
mod passage;
mod weaver;
mod window;

pub(super) use coded::{NewItem, NewKind};
pub(super) use flow::{Edges, Flow, FlowItem, FlowKind};
pub(super) use passage::flow_of_passage;
pub(super) use window::{TokenPlaces, flow_of};
