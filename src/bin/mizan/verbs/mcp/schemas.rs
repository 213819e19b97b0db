//! What assistants learn about the tools: names, descriptions and schemas.

use mizan::check::Rule;
use serde_json::{Value, json};

/// Returns all tools as `tools/list` names them.
pub(super) fn tools() -> Vec<Value> {
    let of_a_text = "Find stored translations of a text and of similar texts";
    let of_beads = "Match the sentences of a text with those of its translation";
    let of_faults = "Find faults in a translation: numbers, tags, placeholders, punctuation and more";
    vec![
        tool("segment", "Split Arabic or English text into sentences", segment_schema(), "segments"),
        tool("align", of_beads, align_schema(), "beads"),
        tool("lookup", of_a_text, lookup_schema(), "matches"),
        tool("search", "Find stored units that contain words, on either side", search_schema(), "units"),
        tool("check", of_faults, check_schema(), "findings"),
        tool("add", "Store a text and its translation", add_schema(), "change"),
    ]
}

/// Returns a tool as `tools/list` names it.
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

// Returns the schema of a tool that reads some of the units of the memory.
fn schema_with_filters(required: &[&str], mut properties: Value) -> Value {
    let filters = json!({
        "domain": filter("of this subject field"),
        "client": filter("for this client"),
        "project": filter("of this project"),
        "by": filter("by this person"),
        "document": filter("from this document"),
        "status": status("take only units of this or a more trusted status"),
        "only-status": status("take only units of this status"),
        "since": filter("changed on this day or later, such as 2026-01-31"),
        "before": filter("changed before this day"),
    });
    if let (Value::Object(properties), Value::Object(filters)) = (&mut properties, filters) {
        properties.extend(filters);
    }
    schema(required, properties)
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
        "within": { "type": "number", "description": "stop the search after this many seconds" },
        "split-beads": { "type": "boolean", "description": "cut beads of several sentences between clauses" },
        "min-confidence": { "type": "number", "description": "leave out beads of a lower confidence, 0 to 1" },
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
        "parts": { "type": "boolean", "description": "find units that share parts with the text too" },
        "rank": { "enum": ["percent", "plain"], "description": "the order, with or without word costs; percent if missing" },
        "exact": { "type": "boolean", "description": "compare every unit, slowly, and miss none" },
        "within": { "type": "integer", "description": "answer with what is found after this many milliseconds" },
        "penalty": texts("percents to take off, such as machine=10"),
        "previous": { "type": "string", "description": "the sentence before this one" },
        "next": { "type": "string", "description": "the sentence after this one" },
        "offsets": offsets(),
    });
    schema_with_filters(&["text"], properties)
}

fn search_schema() -> Value {
    let properties = json!({
        "words": { "type": "string", "description": "words; \"...\" is a phrase, valve* any word that begins so" },
        "in": lang("search only texts in this language"),
        "forms": { "type": "boolean", "description": "find other forms of the words too" },
        "total": { "type": "boolean", "description": "count all units that have the words" },
        "within": { "type": "integer", "description": "answer with what is found after this many milliseconds" },
        "order": { "enum": ["newest", "date", "closest"], "description": "which units come first" },
        "limit": { "type": "integer", "description": "the most units, 20 if missing" },
        "offsets": offsets(),
    });
    schema_with_filters(&["words"], properties)
}

fn add_schema() -> Value {
    let label = |what| json!({ "type": "string", "description": what });
    let properties = json!({
        "source": { "type": "string", "description": "the text" },
        "target": { "type": "string", "description": "its translation" },
        "source-lang": lang("the language of the text"),
        "target-lang": lang("the language of the translation"),
        "status": status("the status; translated if missing"),
        "note": label("a note for translators"),
        "domain": label("the subject field"),
        "client": label("the client"),
        "project": label("the project"),
        "by": label("who made the translation"),
        "document": label("the document that it comes from"),
    });
    schema(&["source", "target"], properties)
}

fn check_schema() -> Value {
    let properties = json!({
        "source": { "type": "string", "description": "the text" },
        "target": { "type": "string", "description": "its translation" },
        "source-lang": lang("the language of the text"),
        "target-lang": lang("the language of the translation"),
        "rules": texts(&format!("look only by these rules; with a minus before each, by all but these: {}", rules())),
        "offsets": offsets(),
    });
    schema(&["source", "target"], properties)
}

fn rules() -> String {
    Rule::ALL.map(Rule::name).join(", ")
}

fn lang(what: &str) -> Value {
    json!({ "type": "string", "description": format!("{what}, such as ar, en or ar-EG") })
}

fn filter(what: &str) -> Value {
    json!({ "type": "string", "description": format!("take only units {what}") })
}

fn status(what: &str) -> Value {
    json!({ "enum": ["aligned", "machine", "translated", "reviewed"], "description": what })
}

fn texts(what: &str) -> Value {
    json!({ "type": ["array", "string"], "items": { "type": "string" }, "description": what })
}

fn offsets() -> Value {
    json!({ "enum": ["bytes", "chars", "utf16"], "description": "the unit of places, bytes if missing" })
}
