//! The tools, and the requests that they make.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use anyhow::{Context, bail};
use mizan::requests::{self, FileIdentity, OpenFiles, Options};
use mizan::{Lang, Memory};
use serde_json::{Map, Value, json};

use super::schemas;
use crate::options::memory_file::MemoryFile;

/// The tools of an assistant, over a memory that need not exist yet.
pub(super) struct Tools {
    memory: MemoryFile,
    // The tools as `tools/list` names them.
    tools: Vec<Value>,
    open: RefCell<Option<(FileIdentity, Rc<Memory>)>>,
    // What was made for a call and serves the next.
    kept: Arc<OpenFiles>,
}

impl Tools {
    pub(super) fn new(memory: MemoryFile, read_only: bool) -> Self {
        let tools = schemas::tools().into_iter().filter(|tool| !read_only || tool["name"] != "add").collect();
        Self { memory, tools, open: RefCell::default(), kept: Arc::default() }
    }

    /// Returns the tools as `tools/list` names them.
    pub(super) fn list(&self) -> &[Value] {
        &self.tools
    }

    /// Calls a tool as `tools/call` asks; `Err` says why there is nothing to call. A failure of the tool is a
    /// result too, which the assistant reads.
    pub(super) fn call(&self, params: &Value) -> Result<Value, String> {
        let Some(name) = params.get("name").and_then(Value::as_str) else {
            return Err("no name of a tool".into());
        };
        let mut given = match params.get("arguments") {
            Some(Value::Object(given)) => given.clone(),
            None | Some(Value::Null) => Map::new(),
            Some(_) => return Err("the arguments are no object".into()),
        };
        let Some(tool) = self.tools.iter().find(|tool| tool["name"] == name) else {
            return Err(format!("no tool {name:?}"));
        };
        let answer = refuse_unknown(&given, &tool["inputSchema"]).and_then(|()| match name {
            "segment" => segment(&mut given, &self.kept),
            "align" => align(&mut given),
            "lookup" => self.lookup(&mut given),
            "search" => self.search(&mut given),
            "check" => check(&mut given),
            _ => self.add(&mut given),
        });
        // The one property of the answer that the schema asks for.
        let answers = tool["outputSchema"]["required"][0].as_str().unwrap_or_default();
        Ok(match answer {
            // With parts or a total, the answer is an object that holds the matches or units.
            Ok(value) => json!({
                "content": [{ "type": "text", "text": value.to_string() }],
                "structuredContent": if value.get(answers).is_some() { value } else { json!({ answers: value }) },
                "isError": false,
            }),
            Err(error) => json!({
                "content": [{ "type": "text", "text": format!("{error:#}") }],
                "isError": true,
            }),
        })
    }

    // Returns the memory, which stays open for the next call as long as the name stands for the same file.
    fn memory(&self) -> anyhow::Result<Rc<Memory>> {
        let file = FileIdentity::of(&self.memory.path()?);
        let mut open = self.open.borrow_mut();
        if let Some((known, memory)) = &*open
            && Some(known) == file.as_ref()
        {
            return Ok(Rc::clone(memory));
        }
        let memory = Rc::new(self.memory.open()?);
        *open = file.map(|file| (file, Rc::clone(&memory)));
        Ok(memory)
    }

    fn lookup(&self, given: &mut Map<String, Value>) -> anyhow::Result<Value> {
        let (memory, text) = (self.memory()?, text(given, "text")?);
        requests::lookup(&*memory, &text, options(given)).with_context(|| self.memory.name())
    }

    fn search(&self, given: &mut Map<String, Value>) -> anyhow::Result<Value> {
        let words = text(given, "words")?;
        if words.trim().is_empty() {
            bail!("\"words\" is empty; give a word to search for");
        }
        let memory = self.memory()?;
        requests::search(&*memory, &words, options(given)).with_context(|| self.memory.name())
    }

    fn add(&self, given: &mut Map<String, Value>) -> anyhow::Result<Value> {
        let (source, target) = (text(given, "source")?, text(given, "target")?);
        let memory = match self.memory.path()?.exists() {
            true => self.memory()?,
            false => Rc::new(self.memory.create()?),
        };
        requests::add(&memory, &source, &target, options(given)).with_context(|| self.memory.name())
    }
}

fn segment(given: &mut Map<String, Value>, kept: &Arc<OpenFiles>) -> anyhow::Result<Value> {
    let lang = match given.remove("lang") {
        Some(Value::String(lang)) => lang.parse()?,
        None | Some(Value::Null) => Lang::UNDETERMINED,
        Some(_) => bail!("\"lang\" is no text; give a tag such as \"ar\""),
    };
    Ok(requests::segment(&text(given, "text")?, lang, options(given).files(Arc::clone(kept)))?)
}

fn align(given: &mut Map<String, Value>) -> anyhow::Result<Value> {
    let [source, target] = ["source", "target"].map(|name| given.remove(name).unwrap_or_default());
    Ok(requests::align(&source, &target, options(given))?)
}

fn check(given: &mut Map<String, Value>) -> anyhow::Result<Value> {
    let (source, target) = (text(given, "source")?, text(given, "target")?);
    Ok(requests::check_text(&source, &target, options(given))?)
}

// Refuses what the schema of a tool does not name. An assistant thus reads the memory that it was given, and
// no other file, which other programs may name in an option.
fn refuse_unknown(given: &Map<String, Value>, schema: &Value) -> anyhow::Result<()> {
    let Some(known) = schema["properties"].as_object() else { return Ok(()) };
    match given.keys().find(|&name| !known.contains_key(name)) {
        Some(name) => {
            let known: Vec<&str> = known.keys().map(String::as_str).collect();
            bail!("{name:?} is no argument of this tool; known: {}", known.join(", "))
        }
        None => Ok(()),
    }
}

fn text(given: &mut Map<String, Value>, name: &str) -> anyhow::Result<String> {
    match given.remove(name) {
        Some(Value::String(text)) => Ok(text),
        _ => bail!("{name:?} is missing, or is no text"),
    }
}

fn options(given: &mut Map<String, Value>) -> Options {
    Options::from(std::mem::take(given))
}
