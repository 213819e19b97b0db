//! [`AnyMemory`]: a memory in a file, or the memories of a server.

use serde_json::Value;

use super::options::Options;
#[cfg(feature = "remote")]
use super::remote::RemoteMemory;
#[cfg(feature = "remote")]
use crate::error::ErrorKind;
use crate::error::Result;
use crate::memory::Memory;

/// A memory in a file, or the memories of a server: whoever asks need not know which.
pub enum AnyMemory {
    /// A memory in a file, or in the memory of this process.
    File(Memory),
    /// The memories of a server.
    #[cfg(feature = "remote")]
    Server(RemoteMemory),
}

impl AnyMemory {
    /// Opens the memories of a server, which is asked once, so that a wrong address or token is told now. The
    /// token may stand in the address or in the environment variable [`RemoteMemory::TOKEN`] instead.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Option`](crate::ErrorKind::Option) for a text that is no address or no token, and
    /// [`ErrorKind::Server`](crate::ErrorKind::Server).
    #[cfg(feature = "remote")]
    pub fn open_server(address: &str, token: Option<&str>) -> Result<Self> {
        let mut server = RemoteMemory::new(address.parse()?);
        let known = std::env::var(RemoteMemory::TOKEN).ok().filter(|token| !token.is_empty());
        if let Some(token) = token.or(known.as_deref()) {
            server = server.token(token)?;
        }
        server.memories()?;
        Ok(Self::Server(server))
    }

    /// Returns the memory of a file.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Option`](crate::ErrorKind::Option) for a server.
    pub fn file(&self) -> Result<&Memory> {
        match self {
            Self::File(memory) => Ok(memory),
            #[cfg(feature = "remote")]
            Self::Server(_) => Err(ErrorKind::Option(
                "a server is not asked for this: open the file of the memory, or send the server a file by \
                 POST /v1/import and take one by GET /v1/export"
                    .into(),
            )
            .into()),
        }
    }

    /// Looks a text up: [`lookup`](crate::requests::lookup()).
    ///
    /// # Errors
    ///
    /// For each request: those of the function of [`requests`](crate::requests), or of [`RemoteMemory`].
    pub fn lookup(&self, text: &str, options: Options) -> Result<Value> {
        match self {
            Self::File(memory) => crate::requests::lookup(memory, text, options),
            #[cfg(feature = "remote")]
            Self::Server(server) => server.lookup(text, options),
        }
    }

    /// Looks texts up: [`lookup_many`](crate::requests::lookup_many).
    ///
    /// # Errors
    ///
    /// As for [`lookup`](Self::lookup).
    pub fn lookup_many<S: AsRef<str> + Sync>(&self, texts: &[S], options: Options) -> Result<Value> {
        match self {
            Self::File(memory) => crate::requests::lookup_many(memory, texts, options),
            #[cfg(feature = "remote")]
            Self::Server(server) => server.lookup_many(texts, options),
        }
    }

    /// Searches words: [`search`](crate::requests::search).
    ///
    /// # Errors
    ///
    /// As for [`lookup`](Self::lookup).
    pub fn search(&self, words: &str, options: Options) -> Result<Value> {
        match self {
            Self::File(memory) => crate::requests::search(memory, words, options),
            #[cfg(feature = "remote")]
            Self::Server(server) => server.search(words, options),
        }
    }

    /// Adds a unit: [`add`](crate::requests::add).
    ///
    /// # Errors
    ///
    /// As for [`lookup`](Self::lookup).
    pub fn add(&self, source: &str, target: &str, options: Options) -> Result<Value> {
        match self {
            Self::File(memory) => crate::requests::add(memory, source, target, options),
            #[cfg(feature = "remote")]
            Self::Server(server) => server.add(source, target, options),
        }
    }

    /// Changes a unit: [`edit`](crate::requests::edit).
    ///
    /// # Errors
    ///
    /// As for [`lookup`](Self::lookup).
    pub fn edit(&self, id: i64, options: Options) -> Result<Value> {
        match self {
            Self::File(memory) => crate::requests::edit(memory, id, options),
            #[cfg(feature = "remote")]
            Self::Server(server) => server.edit(id, options),
        }
    }

    /// Deletes a unit: [`delete`](crate::requests::delete).
    ///
    /// # Errors
    ///
    /// As for [`lookup`](Self::lookup).
    pub fn delete(&self, id: i64, options: Options) -> Result<Value> {
        match self {
            Self::File(memory) => crate::requests::delete(memory, &[id], options),
            #[cfg(feature = "remote")]
            Self::Server(server) => server.delete(id, options),
        }
    }

    /// Tells what a memory holds: [`info`](crate::requests::info).
    ///
    /// # Errors
    ///
    /// As for [`lookup`](Self::lookup).
    pub fn info(&self, options: Options) -> Result<Value> {
        match self {
            Self::File(memory) => crate::requests::info(memory, options),
            #[cfg(feature = "remote")]
            Self::Server(server) => server.info(options),
        }
    }
}
