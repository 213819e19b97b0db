//! Pages and answers over HTTP (feature `server`).
//!
//! A [`ReviewServer`] shows a [`Job`](crate::review::Job) to a browser. It listens on 127.0.0.1 alone, and
//! answers nobody who does not know the token in its address: neither other people on the same machine, nor
//! other pages in the same browser, whose requests name another `Host` or `Origin`. The page is plain HTML,
//! CSS and ES modules inside the program; a policy (CSP) forbids the browser to load anything from elsewhere.

mod browser;
mod failure;
mod review;
mod token;

pub use review::ReviewServer;
