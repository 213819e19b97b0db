//! The tools: their schemas, and the requests that they make.

use anyhow::{Context, bail};
use mizan::requests::{self, Options};
use mizan::{Lang, Memory};
use serde_json::{Map, Value, json};

use crate::options::memory_file::MemoryFile;

/// The tools of an assistant, over a memory that need not exist yet.
pub(super) struct Tools {
    memory: MemoryFile,
    read_only: bool,
}

impl Tools {
    pub(super) fn new(memory: MemoryFile, read_only: bool) -> Self {
        Self { memory, read_only }
    }

    /// Returns the tools as `tools/list` names them.
    pub(super) fn list(&self) -> Vec<Value> {
        let mut tools = vec![
            tool("segment", "Split Arabic or English text into sentences", segment_schema(), "segments"),
            tool(
                "align",
                "Match the sentences of a text with those of its translation",
                align_schema(),
                "beads",
            ),
            tool(
                "lookup",
                "Find stored translations of a text and of similar texts",
                lookup_schema(),
                "matches",
            ),
            tool("search", "Find stored units that contain words, on either side", search_schema(), "units"),
        ];
        if !self.read_only {
            tools.push(tool("add", "Store a text and its translation", add_schema(), "change"));
        }
        tools
    }

    /// Calls a tool as `tools/call` asks; `None` if there is no such tool. A failure of the tool is a result
    /// too, which the assistant reads.
    pub(super) fn call(&self, params: &Value) -> Option<Value> {
        let name = params.get("name").and_then(Value::as_str)?;
        let mut given = match params.get("arguments") {
            Some(Value::Object(given)) => given.clone(),
            _ => Map::new(),
        };
        let (answers, answer) = match name {
            "segment" => ("segments", segment(&mut given)),
            "align" => ("beads", align(&mut given)),
            "lookup" => ("matches", self.lookup(&mut given)),
            "search" => ("units", self.search(&mut given)),
            "add" if !self.read_only => ("change", self.add(&mut given)),
            _ => return None,
        };
        Some(match answer {
            Ok(value) => json!({
                "content": [{ "type": "text", "text": value.to_string() }],
                "structuredContent": { answers: value },
                "isError": false,
            }),
            Err(error) => json!({
                "content": [{ "type": "text", "text": format!("{error:#}") }],
                "isError": true,
            }),
        })
    }

    fn lookup(&self, given: &mut Map<String, Value>) -> anyhow::Result<Value> {
        let (memory, text) = (self.memory.open()?, text(given, "text")?);
        // An assistant reads the memory that it was given, and no other file.
        if let Some(name) = ["memory", "terms", "parts"].into_iter().find(|&name| given.contains_key(name)) {
            bail!("{name:?} is no option here");
        }
        requests::lookup(&memory, &text, options(given)).with_context(|| self.memory.name())
    }

    fn search(&self, given: &mut Map<String, Value>) -> anyhow::Result<Value> {
        let words = text(given, "words")?;
        if words.trim().is_empty() {
            bail!("\"words\" is empty; give a word to search for");
        }
        let memory = self.memory.open()?;
        requests::search(&memory, &words, options(given)).with_context(|| self.memory.name())
    }

    fn add(&self, given: &mut Map<String, Value>) -> anyhow::Result<Value> {
        let (source, target) = (text(given, "source")?, text(given, "target")?);
        let memory: Memory = self.memory.create()?;
        requests::add(&memory, &source, &target, options(given)).with_context(|| self.memory.name())
    }
}

fn segment(given: &mut Map<String, Value>) -> anyhow::Result<Value> {
    let lang = match given.remove("lang") {
        Some(Value::String(lang)) => lang.parse()?,
        None | Some(Value::Null) => Lang::UNDETERMINED,
        Some(_) => bail!("\"lang\" is no text; give a tag such as \"ar\""),
    };
    Ok(requests::segment(&text(given, "text")?, lang, options(given))?)
}

fn align(given: &mut Map<String, Value>) -> anyhow::Result<Value> {
    let [source, target] = ["source", "target"].map(|name| given.remove(name).unwrap_or_default());
    Ok(requests::align(&source, &target, options(given))?)
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

fn tool(name: &str, description: &str, input: Value, answers: &str) -> Value {
    let answer = if answers == "change" { json!({ "type": "object" }) } else { json!({ "type": "array" }) };
    json!({
        "name": name,
        "description": description,
        "inputSchema": input,
        "outputSchema": { "type": "object", "properties": { answers: answer }, "required": [answers] },
        "annotations": { "readOnlyHint": name != "add", "destructiveHint": false, "openWorldHint": false },
    })
}

fn schema(required: &[&str], properties: Value) -> Value {
    json!({ "type": "object", "properties": properties, "required": required, "additionalProperties": false })
}

fn segment_schema() -> Value {
    let properties = json!({
        "text": { "type": "string", "description": "the text" },
        "lang": { "type": "string", "description": "ar, en or another tag; judged by the script if missing" },
        "cut": { "type": "array", "items": { "enum": ["semicolon", "colon", "line"] }, "description": "cut here too" },
        "longest": { "type": "integer", "description": "cut sentences of more characters between their clauses" },
        "offsets": offsets(),
    });
    schema(&["text"], properties)
}

fn align_schema() -> Value {
    let side = |what| {
        json!({
            "type": ["string", "array"], "items": { "type": "string" },
            "description": format!("{what}: a text, or an array of sentences"),
        })
    };
    let properties = json!({
        "source": side("the text"),
        "target": side("its translation"),
        "source-lang": lang("the language of the text"),
        "target-lang": lang("the language of the translation"),
        "within": { "type": "integer", "description": "stop the search after this many milliseconds" },
    });
    schema(&["source", "target"], properties)
}

fn lookup_schema() -> Value {
    let properties = json!({
        "text": { "type": "string", "description": "the text to translate, a sentence" },
        "from": lang("search only texts in this language"),
        "to": lang("find only translations into this language"),
        "min": { "type": "integer", "description": "the lowest percent of a match, 70 if missing" },
        "limit": { "type": "integer", "description": "the most matches, 5 if missing" },
        "previous": { "type": "string", "description": "the sentence before this one" },
        "next": { "type": "string", "description": "the sentence after this one" },
        "domain": filter("of this subject field"),
        "client": filter("for this client"),
        "project": filter("of this project"),
        "offsets": offsets(),
    });
    schema(&["text"], properties)
}

fn search_schema() -> Value {
    let properties = json!({
        "words": { "type": "string", "description": "words; \"...\" is a phrase, valve* any word that begins so" },
        "in": lang("search only texts in this language"),
        "limit": { "type": "integer", "description": "the most units, 20 if missing" },
        "domain": filter("of this subject field"),
        "client": filter("for this client"),
        "project": filter("of this project"),
        "offsets": offsets(),
    });
    schema(&["words"], properties)
}

fn add_schema() -> Value {
    let label = |what| json!({ "type": "string", "description": what });
    let properties = json!({
        "source": { "type": "string", "description": "the text" },
        "target": { "type": "string", "description": "its translation" },
        "source-lang": lang("the language of the text"),
        "target-lang": lang("the language of the translation"),
        "status": { "enum": ["machine", "translated", "reviewed"], "description": "translated if missing" },
        "domain": label("the subject field"),
        "client": label("the client"),
        "project": label("the project"),
        "by": label("who made the translation"),
    });
    schema(&["source", "target"], properties)
}

fn lang(what: &str) -> Value {
    json!({ "type": "string", "description": format!("{what}, such as ar, en or ar-EG") })
}

fn filter(what: &str) -> Value {
    json!({ "type": "string", "description": format!("take only units {what}") })
}

fn offsets() -> Value {
    json!({ "enum": ["bytes", "chars", "utf16"], "description": "the unit of places, bytes if missing" })
}
