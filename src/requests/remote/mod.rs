//! A memory that `mizan serve` has, asked over HTTP.

mod connection;
mod remote_memory;
mod server_address;

pub use remote_memory::RemoteMemory;
pub use server_address::ServerAddress;
