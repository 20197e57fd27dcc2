//! SARIF 2.1.0: the findings for code scanning, columns counted in characters, one rule a code.

use super::place::uri;
use super::records::{self, Record};
use super::style::Style;
use crate::code;
use crate::lang::{CODES, Code, Lang};
use crate::report::Report;
use serde_json::{Map, Value, json};

/// Where the format is published.
const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// Writes a report.
pub(super) fn write(report: &Report, style: &Style) -> String {
    let rules: Vec<Value> = CODES.iter().map(|code| rule(*code, style.lang)).collect();
    let results: Vec<Value> = records::of(report, "findings", style).iter().map(result).collect();
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "cloudcost",
                "version": env!("CARGO_PKG_VERSION"),
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            } },
            "language": style.lang.code(),
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    let text = serde_json::to_string_pretty(&log).unwrap_or_default();
    super::json::escaped(&text) + "\n"
}

fn rule(code: Code, lang: Lang) -> Value {
    let (name, meaning) = (code.name(), code.message(lang).meaning);
    let level = if WARNINGS.contains(&code) { "warning" } else { "error" };
    json!({
        "id": name,
        "shortDescription": { "text": name.replace('-', " ") },
        "fullDescription": { "text": meaning },
        "help": { "text": format!("{meaning}\n\ncloudcost check --explain {name}") },
        "defaultConfiguration": { "level": level },
    })
}

/// Codes that are warnings wherever they occur.
const WARNINGS: [Code; 6] = [
    code!("bases-differ"),
    code!("conflicting-figures"),
    code!("minus-sign"),
    code!("parts-differ"),
    code!("share-without-effect"),
    code!("within-precision"),
];

fn result(finding: &Record<'_>) -> Value {
    let code = finding.text("code");
    let (message, help) = (finding.message(), finding.text("help"));
    let text = if help.is_empty() { message } else { [message, help].join("\n") };
    let mut result = Map::new();
    result.insert("ruleId".to_owned(), json!(code));
    if let Some(nth) = CODES.iter().position(|known| known.name() == code) {
        result.insert("ruleIndex".to_owned(), json!(nth));
    }
    let level = if finding.text("severity") == "error" { "error" } else { "warning" };
    result.insert("level".to_owned(), json!(level));
    result.insert("message".to_owned(), json!({ "text": text }));
    let mut physical = Map::new();
    physical.insert("artifactLocation".to_owned(), json!({ "uri": uri(&finding.text("file")) }));
    let mut region = Map::new();
    for (key, column) in [
        ("startLine", "line"),
        ("startColumn", "column"),
        ("endLine", "end_line"),
        ("endColumn", "end_column"),
    ] {
        if let Some(number) = finding.number(column).and_then(|digits| digits.parse::<u64>().ok()) {
            region.insert(key.to_owned(), json!(number));
        }
    }
    if !region.is_empty() {
        physical.insert("region".to_owned(), Value::Object(region));
    }
    result.insert("locations".to_owned(), json!([{ "physicalLocation": physical }]));
    Value::Object(result)
}
