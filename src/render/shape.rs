//! The JSON Schema of what a command writes as JSON: its tables with their columns, its summary, its notes.

use serde_json::{Map, Value, json};

/// What may stand in a column: nothing known is `null` everywhere.
const KINDS: [(&str, &str, &str); 5] = [
    ("t", "text", "a text; codes and ids never change with the language"),
    (
        "n",
        "number",
        "a number: money in major units, percents in percent, counts, years, months; text where readers would round it",
    ),
    ("b", "flag", "true or false"),
    ("r", "number", "a number, with what encloses it in the columns _low and _high"),
    ("i", "id", "a code, an id or a path"),
];

/// The tables that a command can write.
const COMMANDS: [(&str, &[&str]); 14] = [
    ("cases", &["cases"]),
    ("check", &["findings", "requirements", "changes", "files"]),
    ("compare", &["savings", "measures", "present_values", "funding"]),
    ("diff", &["differences", "causes", "changed", "changes"]),
    ("explain", &["steps", "inputs"]),
    ("negotiate", &["range", "corners", "conflict", "members", "proposals"]),
    (
        "report",
        &[
            "savings", "published", "years", "shares", "bases", "categories", "measures", "budget", "taxes",
            "settled", "instalments", "commitments", "funding", "grounds", "grounds_items", "requirements",
            "rules", "range", "corners", "conflict", "members", "proposals", "files",
        ],
    ),
    ("seek", &["seek"]),
    ("simulate", &["samples", "chances"]),
    (
        "split",
        &["rules", "shares", "matrix", "year_change", "funding", "instalments", "objections", "stability"],
    ),
    ("sweep", &["sweep"]),
    ("tornado", &["tornado"]),
    ("verify", &["figures"]),
    ("whatif", &["effects", "scenarios", "requirements", "entry-fee"]),
];

/// The columns of the tables beside `role`, each with its kind; a table that ends with `…` has others, named by what a case has.
const TABLES: [(&str, &str); 44] = [
    ("savings", SAVINGS),
    ("published", SAVINGS),
    ("years", SAVINGS),
    ("measures", "case:i member:i measure:i value:r unit:i note:t rates:n"),
    (
        "shares",
        "rule:t member:i name:t year:n item:t before:r share:r support:r net_share:r saving:r percent:r worse_off:b capped:b \
         part:n per_head:r standard_error:n settlement:r bill:r uncollected:r",
    ),
    ("objections", "rule:t members:t pays:r alone:r excess:r costs:i"),
    ("stability", "rule:t in_core:b worst_excess:r individually_rational:b least_support:r costs:i"),
    ("present_values", "case:i year:n before:r after:r saving:r"),
    ("instalments", "member:i name:t year:n number:n month:n amount:n"),
    (
        "funding",
        "case:i year:n cost:r outside:r national:r prefecture:r loan:r fund:r other:r general:r allocation_tax:r net_burden:r",
    ),
    ("commitments", "member:i total:n …"),
    ("grounds", "member:i made_of:t amount:n"),
    ("grounds_items", "item:t cost:n rule:t"),
    (
        "range",
        "base:i least:n greatest:n binding:t least_exact:t greatest_exact:t binding_least:t binding_greatest:t",
    ),
    ("corners", "point:t …"),
    ("conflict", "member:i condition:t misses_by:n contradicts:b"),
    ("members", "member:i name:t before:r accepts_least:n accepts_greatest:n …"),
    (
        "proposals",
        "proposal:t percents:t percents_exact:t member:i name:t before:r share:r support:r net_share:r saving:r percent:r worse_off:b capped:b",
    ),
    ("rules", "member:i name:t before:r …"),
    ("matrix", "key:i name:t total:r …"),
    ("budget", "key:i name:t total:r …"),
    ("taxes", "key:i name:t total:n …"),
    ("settled", "member:i year:n share:r settlement:r bill:r"),
    ("instalments", "member:i name:t year:n number:n month:n amount:n"),
    (
        "effects",
        "scenario:t member:i name:t year:n item:t share:r new_share:r change:r change_percent:r new_saving:r new_percent:r",
    ),
    ("scenarios", "scenario:t members:n before:r after:r saving:r percent:r worse_off:r best:i"),
    ("entry-fee", "member:i name:t share:r new_share:r change:r compensation:r"),
    ("sweep", "before:r after:r saving:r percent:r worse_off:r broken:n …"),
    ("seek", "path:i figure:i target:n value:n reached:n value_below:n reached_below:n"),
    ("tornado", "path:i low_input:n high_input:n low:n high:n swing:n"),
    ("samples", "figure:i p5:n p50:n p95:n"),
    ("chances", "event:i requirement:n samples:n probability:r"),
    ("findings", "file:t line:n column:n end_line:n end_column:n code:i severity:i message:t help:t cell:t"),
    (
        "requirements",
        "scenario:t file:t line:n figure:i member:i system:t year:n limit:n bound:i actual:r worst:n ceiling:r headroom:r \
         holds:b verdict:i before:t after:t",
    ),
    ("changes", "case:i system:t member:t of:t months:n figure:i was:r is:r change:n lost:b"),
    ("files", "file:t errors:n warnings:n sha256:i"),
    (
        "steps",
        "id:n parent:n operation:i label:t formula:t numerator:t denominator:t value:n unit:i year:n item:t member:i uses:t \
         input:n",
    ),
    ("inputs", "id:n path:i text:t value:n unit:i was:t changed:b file:t line:n column:n used_by:t"),
    ("differences", "case:i figure:i old:r new:r change:r"),
    ("causes", "case:i figure:i path:i part:n numerator:t denominator:t"),
    ("changed", "case:i path:i kind:i old:t new:t old_line:n old_column:n new_line:n new_column:n"),
    ("cases", "case:i title:t figures:n members:n"),
    (
        "figures",
        "line:n figure:i published:n value:r low:n high:n verdict:i certain:b status:i months:n currency:i bound:i reading:i \
         reason:t",
    ),
    ("categories", "category:t before:r before_part:n after:r after_part:n saving:r percent:r"),
];

const SAVINGS: &str = "case:i title:t basis:i system:t member:t of:t category:t item:t year:n months:n status:i before:r after:r \
     saving:r percent:r outside:r support:r net_before:r net_after:r net_saving:r net_percent:r published_percent:n saving_verdict:i percent_verdict:i \
     percent_certain:b bound:i cumulative_saving:r tax:i";

/// The schema (JSON Schema 2020-12) of what a command writes with `-f json`; `None` for a command that writes none.
///
/// ```
/// let schema = cloudcost::render::output_schema("compare").unwrap();
/// assert!(schema.contains("\"percent_verdict\""));
/// assert!(cloudcost::render::output_schema("schema").is_none());
/// ```
pub fn output_schema(command: &str) -> Option<String> {
    let (_, ids) = COMMANDS.iter().find(|(known, _)| *known == command)?;
    let tables: Vec<Value> = ids.iter().map(|id| json!({ "$ref": format!("#/$defs/{id}") })).collect();
    let definitions: Map<String, Value> = ids.iter().map(|id| ((*id).to_owned(), table(id))).collect();
    let note = json!({
        "type": "object",
        "properties": { "code": { "type": "string" }, "message": { "type": "string" } },
        "required": ["code", "message"],
    });
    let summary = json!({
        "type": ["object", "null"],
        "properties": { "text": { "type": "string" }, "figures": { "type": "object" } },
        "required": ["text", "figures"],
    });
    let schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": format!("cloudcost {command} -f json, layout 1: keys are added to it, never renamed"),
        "type": "object",
        "properties": {
            "schema": { "const": "cloudcost/1" },
            "command": { "const": command },
            "tables": { "type": "array", "items": { "anyOf": tables } },
            "summary": summary,
            "notes": { "type": "array", "items": note },
        },
        "required": ["schema", "command", "tables", "summary", "notes"],
        "$defs": definitions,
    });
    serde_json::to_string_pretty(&schema).ok().map(|text| text + "\n")
}

/// The commands that write JSON.
pub fn commands_with_json() -> impl Iterator<Item = &'static str> {
    COMMANDS.iter().map(|(command, _)| *command)
}

/// One table: its id, and its rows.
fn table(id: &str) -> Value {
    // a table with no columns known beforehand, such as that of the bases, has those of its case
    let columns = TABLES.iter().find(|(known, _)| *known == id).map_or("…", |(_, columns)| *columns);
    let mut properties = Map::new();
    properties.insert("role".to_owned(), json!({ "enum": ["item", "subtotal", "total"] }));
    for (name, kind) in columns.split_whitespace().filter_map(|column| column.split_once(':')) {
        let ends: &[&str] = if kind == "r" { &["", "_low", "_high"] } else { &[""] };
        properties.extend(ends.iter().map(|end| ([name, end].concat(), of_kind(kind))));
    }
    let mut row = json!({ "type": "object", "properties": properties, "required": ["role"] });
    if columns.ends_with('…')
        && let Some(row) = row.as_object_mut()
    {
        row.insert(
            "additionalProperties".to_owned(),
            json!({ "anyOf": [{ "type": ["number", "null"] }, { "type": "string" }, { "type": "boolean" }] }),
        );
    }
    json!({
        "type": "object",
        "properties": { "id": { "const": id }, "rows": { "type": "array", "items": row } },
        "required": ["id", "rows"],
    })
}

fn of_kind(kind: &str) -> Value {
    let known = KINDS.iter().find(|(known, ..)| *known == kind);
    let of = known.map_or("string", |(_, of, _)| match *of {
        "number" => "number",
        "flag" => "boolean",
        _ => "string",
    });
    let said = known.map(|(.., said)| *said);
    if of == "number" {
        let digits = json!({ "type": "string", "pattern": "^-?[0-9]{16,}([.][0-9]+)?$" });
        return json!({ "anyOf": [{ "type": [of, "null"] }, digits], "description": said });
    }
    json!({ "type": [of, "null"], "description": said })
}
