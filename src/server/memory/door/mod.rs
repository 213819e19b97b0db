//! The door of a server: connections and their limits, and who may come in.

mod allowance;
mod bound_server;
mod caller;
mod credentials;
#[expect(clippy::module_inception, reason = "the file of `Door`, as every type has its own")]
mod door;
mod gate;
mod hosts;
mod seats;
mod sent_type;
mod stop;

pub use bound_server::BoundServer;
pub(super) use caller::Caller;
pub(super) use door::Door;
pub(super) use gate::Gate;
pub(super) use hosts::{Hosts, is_loopback};
pub(super) use sent_type::check_type;
pub use stop::Stop;
