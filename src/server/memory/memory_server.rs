//! [`MemoryServer`]: which memories are served, and to whom.

use std::net::{SocketAddr, TcpListener};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use super::door::{BoundServer, Door, Gate, Hosts, is_loopback};
use super::router::router;
use super::served::{Served, ServedMemory};
use crate::error::{ErrorKind, Result};
use crate::requests::OpenFiles;
use crate::server::tokens::TokenFile;

/// A server of memories, before it listens.
///
/// ```no_run
/// use mizan::server::MemoryServer;
///
/// let server = MemoryServer::new().memory("plant", "plant.mizan", 0)?.bind("127.0.0.1:0".parse().unwrap())?;
/// println!("{}", server.address());
/// server.run()?;
/// # Ok::<(), mizan::Error>(())
/// ```
pub struct MemoryServer {
    memories: Vec<ServedMemory>,
    files: OpenFiles,
    tokens: Option<TokenFile>,
    hosts: Vec<String>,
    rate: Option<u32>,
    connections: usize,
    upload: u64,
    log: Box<dyn Fn(String) + Send + Sync>,
}

// The most connections at once. Chosen by hand: an idle one takes about 20 KB.
const CONNECTIONS: usize = 4096;
// The most bytes of a file that is sent. Chosen by hand: a TMX file of half a million units.
const UPLOAD: u64 = 256 << 20;

// How long a request waits for another program that writes into the memory. Chosen by hand: Weblate gives up
// after five seconds.
const PATIENCE: Duration = Duration::from_secs(4);

impl Default for MemoryServer {
    fn default() -> Self {
        Self::new()
    }
}

impl MemoryServer {
    /// Returns a server of no memory, for everybody who can reach its address.
    #[must_use]
    pub fn new() -> Self {
        Self {
            memories: Vec::new(),
            files: OpenFiles::new(),
            tokens: None,
            hosts: Vec::new(),
            rate: None,
            connections: CONNECTIONS,
            upload: UPLOAD,
            log: Box::new(|_| ()),
        }
    }

    /// Serves a memory under a name. The first one is written to where a request names none; `penalty` points
    /// are taken from the percent of each match.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Option`] if another memory has the name.
    pub fn memory(mut self, name: &str, path: impl Into<PathBuf>, penalty: u8) -> Result<Self> {
        if self.memories.iter().any(|memory| memory.name == name) {
            return Err(ErrorKind::Option(format!("two memories have the name {name:?}: rename one")).into());
        }
        self.memories.push(ServedMemory { name: name.to_owned(), path: path.into(), penalty });
        Ok(self)
    }

    /// Opens the memories with this value, which may hold a flag that stops all work.
    #[must_use]
    pub fn files(mut self, files: OpenFiles) -> Self {
        self.files = files;
        self
    }

    /// Answers only those who show a token of this list, which is read again whenever it changes.
    #[must_use]
    pub fn tokens(mut self, tokens: impl Into<Option<TokenFile>>) -> Self {
        self.tokens = tokens.into();
        self
    }

    /// Answers requests under these names of the server too, such as that of a reverse proxy.
    #[must_use]
    pub fn hosts(mut self, hosts: impl IntoIterator<Item = String>) -> Self {
        self.hosts.extend(hosts);
        self
    }

    /// Sets how many requests a second each token, or each address without one, may send; any number by
    /// default.
    #[must_use]
    pub fn rate(mut self, requests: impl Into<Option<u32>>) -> Self {
        self.rate = requests.into();
        self
    }

    /// Sets the most connections at once; 4,096 by default. Beyond them, the one that has been idle longest
    /// is closed.
    #[must_use]
    pub fn connections(mut self, most: usize) -> Self {
        self.connections = most.max(1);
        self
    }

    /// Sets the most bytes of a file that is sent; 256 MiB by default.
    #[must_use]
    pub fn upload(mut self, bytes: u64) -> Self {
        self.upload = bytes;
        self
    }

    /// Hands each line of the log to a closure, which should not wait: a JSON object about a request that
    /// was answered, without its texts and without any token.
    #[must_use]
    pub fn log(mut self, log: impl Fn(String) + Send + Sync + 'static) -> Self {
        self.log = Box::new(log);
        self
    }

    /// Listens on an address from now on; port 0 is any free port.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Option`] without a memory, and for an address that other machines reach if there is no
    /// token; if a memory cannot be opened; and if the address cannot be listened on.
    pub fn bind(self, address: SocketAddr) -> Result<BoundServer> {
        if self.memories.is_empty() {
            return Err(ErrorKind::Option("there is no memory to serve".into()).into());
        }
        let known = self.tokens.as_ref().map(TokenFile::known).transpose()?;
        let is_loopback = is_loopback(address.ip());
        if !is_loopback && known.is_none_or(|known| known.is_empty()) {
            let why = format!(
                "{address} can be reached from other machines: make a token first (`mizan token add NAME \
                 --rights read`)"
            );
            return Err(ErrorKind::Option(why).into());
        }
        let served = Arc::new(Served::new(self.memories, self.files.patience(PATIENCE), self.upload));
        served.open_all()?;
        let listener = TcpListener::bind(address)?;
        let gate = Gate::new(Hosts::new(is_loopback, self.hosts), self.tokens, self.rate);
        let door = Door {
            gate,
            router: router(Arc::clone(&served)),
            metrics: Arc::clone(&served.metrics),
            log: self.log,
        };
        BoundServer::new(listener, door, self.connections)
    }
}
