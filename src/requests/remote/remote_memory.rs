//! [`RemoteMemory`]: a memory that a server has.

use serde_json::{Map, Value, json};
use ureq::http::Method;

use super::connection::Connection;
use super::server_address::ServerAddress;
use crate::error::Result;
use crate::requests::lookup::neighbours;
use crate::requests::open_files::OpenFiles;
use crate::requests::options::Options;

/// The memories of a server (`mizan serve`). Each request has the options and the answer of the function of
/// [`requests`](crate::requests) with its name, with these differences: the option `memory` is the name of
/// one memory of the server; a lookup ends after half a second, a search after two; nothing is known of
/// files of this machine, such as that of `terms`. Threads may share the value.
///
/// ```no_run
/// use mizan::requests::{Options, RemoteMemory};
///
/// let memory = RemoteMemory::new("http://127.0.0.1:8484/".parse()?);
/// let answer = memory.lookup("أغلق الصمّام.", Options::from_json(r#"{"min": 90}"#)?)?;
/// println!("{answer}");
/// # Ok::<(), mizan::Error>(())
/// ```
pub struct RemoteMemory(Connection);

/// The most texts of a call, as the server has it.
const AT_ONCE: usize = 100;

impl RemoteMemory {
    /// The name of the environment variable that holds a token for the programs of mizan: no list of programs
    /// shows it then.
    pub const TOKEN: &str = "MIZAN_TOKEN";

    /// Returns the memories of a server, which is not asked yet.
    #[must_use]
    pub fn new(address: ServerAddress) -> Self {
        Self(Connection::new(address))
    }

    /// Shows a token with each request.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Option`](crate::ErrorKind::Option) for a text that cannot be a token.
    pub fn token(mut self, token: &str) -> Result<Self> {
        self.0.token(token)?;
        Ok(self)
    }

    /// Returns the address of the server.
    #[must_use]
    pub fn address(&self) -> &ServerAddress {
        &self.0.address
    }

    /// Looks a text up, as [`lookup`](crate::requests::lookup()) does.
    ///
    /// # Errors
    ///
    /// For each request: [`ErrorKind::Server`](crate::ErrorKind::Server) if the server cannot be reached or
    /// refuses the request, and [`ErrorKind::Stopped`](crate::ErrorKind::Stopped).
    pub fn lookup(&self, text: &str, options: Options) -> Result<Value> {
        Ok(self.looked_up(&[text], &options)?.swap_remove(0))
    }

    /// Looks texts up, as [`lookup_many`](crate::requests::lookup_many) does, a hundred at a time.
    ///
    /// # Errors
    ///
    /// As for [`lookup`](Self::lookup).
    pub fn lookup_many<S: AsRef<str>>(&self, texts: &[S], mut options: Options) -> Result<Value> {
        let mut answers = Vec::new();
        if options.flag("as-document")? {
            for (at, text) in texts.iter().enumerate() {
                let context = neighbours(texts, at);
                let asked = options
                    .clone()
                    .with("previous", context.previous.as_deref())
                    .with("next", context.next.as_deref());
                answers.extend(self.looked_up(&[text.as_ref()], &asked)?);
            }
        } else {
            for texts in texts.chunks(AT_ONCE) {
                let texts: Vec<&str> = texts.iter().map(AsRef::as_ref).collect();
                answers.extend(self.looked_up(&texts, &options)?);
            }
        }
        Ok(Value::Array(answers))
    }

    /// Searches words, as [`search`](crate::requests::search) does.
    ///
    /// # Errors
    ///
    /// As for [`lookup`](Self::lookup).
    pub fn search(&self, words: &str, options: Options) -> Result<Value> {
        let is_list = !options.has("total");
        let mut found = self.send(Method::POST, "/v1/search", options, [("words", words.into())])?;
        Ok(if is_list { found["units"].take() } else { found })
    }

    /// Adds a unit, as [`add`](crate::requests::add) does.
    ///
    /// # Errors
    ///
    /// As for [`lookup`](Self::lookup).
    pub fn add(&self, source: &str, target: &str, options: Options) -> Result<Value> {
        let texts = [("source", source.into()), ("target", target.into())];
        self.send(Method::POST, "/v1/units", options, texts)
    }

    /// Changes a unit, as [`edit`](crate::requests::edit) does.
    ///
    /// # Errors
    ///
    /// As for [`lookup`](Self::lookup).
    pub fn edit(&self, id: i64, options: Options) -> Result<Value> {
        self.send(Method::PATCH, &format!("/v1/units/{id}"), options, [])
    }

    /// Deletes a unit, as [`delete`](crate::requests::delete) does.
    ///
    /// # Errors
    ///
    /// As for [`lookup`](Self::lookup).
    pub fn delete(&self, id: i64, options: Options) -> Result<Value> {
        let files = options.open_files().clone();
        options.finish()?;
        self.0.call(Method::DELETE, &format!("/v1/units/{id}"), None, &files)
    }

    /// Tells what the first memory of the server holds, as [`info`](crate::requests::info) does.
    ///
    /// # Errors
    ///
    /// As for [`lookup`](Self::lookup).
    pub fn info(&self, options: Options) -> Result<Value> {
        let files = options.open_files().clone();
        options.finish()?;
        self.0.call(Method::GET, "/v1/info", None, &files)
    }

    /// Returns the memories that the server has for this token, with their pairs of languages: `memories`, as
    /// `GET /v1/memories` answers.
    ///
    /// # Errors
    ///
    /// As for [`lookup`](Self::lookup).
    pub fn memories(&self) -> Result<Value> {
        let found = self.0.call(Method::GET, "/v1/memories", None, &OpenFiles::new())?;
        if found["memories"].is_array() { Ok(found) } else { Err(self.0.no_answer()) }
    }

    // Returns the answer for each of up to a hundred texts.
    fn looked_up(&self, texts: &[&str], options: &Options) -> Result<Vec<Value>> {
        let mut answer = self.send(Method::POST, "/v1/lookup", options.clone(), [("texts", json!(texts))])?;
        match answer["results"].take() {
            Value::Array(results) if results.len() == texts.len() => Ok(results),
            _ => Err(self.0.no_answer()),
        }
    }

    // Sends options and arguments as one object.
    fn send<const N: usize>(
        &self,
        method: Method,
        call: &str,
        options: Options,
        arguments: [(&str, Value); N],
    ) -> Result<Value> {
        let files = options.open_files().clone();
        let mut values: Map<String, Value> = options.into_values();
        values.extend(arguments.into_iter().map(|(name, value)| (name.to_owned(), value)));
        self.0.call(method, call, Some(&Value::Object(values)), &files)
    }
}
