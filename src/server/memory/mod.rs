//! Memories that tools and teams ask over HTTP.
//!
//! A request passes the [`door`] (who asks, how often, through which connection) and is answered by one of
//! the [`calls`], or by the [`tmserver`] protocol. What touches a memory runs on a thread that may wait, and
//! never more of it at once than there are cores.

mod calls;
mod door;
mod memory_server;
mod metrics;
mod page;
mod router;
mod served;
mod tmserver;
mod work;

pub use door::{BoundServer, Stop};
pub use memory_server::MemoryServer;
