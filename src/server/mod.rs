//! Pages and answers over HTTP (feature `server`).
//!
//! A [`MemoryServer`] answers tools and teams that ask memories: by the protocol of translate-toolkit's
//! tmserver, and by calls in JSON. [`TokenFile`] lists who may ask. `docs/server.md` describes both.
//!
//! A [`ReviewServer`] shows a [`Job`](crate::review::Job) to a browser. It listens on 127.0.0.1 alone, and
//! answers nobody who does not know the token in its address: neither other people on the same machine, nor
//! other pages in the same browser, whose requests name another `Host` or `Origin`. The page is plain HTML,
//! CSS and ES modules inside the program; a policy (CSP) forbids the browser to load anything from elsewhere.

mod asset;
mod browser;
mod failure;
mod file_name;
mod memory;
mod review;
mod token;
mod tokens;

pub use memory::{BoundServer, MemoryServer, Stop};
pub use review::ReviewServer;
pub use tokens::{Access, Rights, TokenFile};
