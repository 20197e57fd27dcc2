//! The JSON Schema against the reader: what the reader takes is valid, what breaks the shape is not.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use jsonschema::Validator;
use serde_json::{Map, Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use toml::de::{DeTable, DeValue};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn validator() -> Validator {
    let schema: Value = serde_json::from_str(&cloudcost::case_schema()).unwrap();
    assert!(jsonschema::meta::is_valid(&schema));
    jsonschema::validator_for(&schema).unwrap()
}

/// TOML as the JSON that an editor's language server sees.
fn as_json(table: &DeTable<'_>) -> Value {
    let entries = table.iter().map(|(key, value)| (key.get_ref().to_string(), of_value(value.get_ref())));
    Value::Object(entries.collect::<Map<String, Value>>())
}

fn of_value(value: &DeValue<'_>) -> Value {
    match value {
        DeValue::String(text) => json!(text.as_ref()),
        DeValue::Integer(written) => {
            json!(i64::from_str_radix(&written.as_str().replace('_', ""), written.radix()).unwrap_or(0))
        }
        DeValue::Float(written) => json!(written.as_str().replace('_', "").parse::<f64>().unwrap_or(0.5)),
        DeValue::Boolean(flag) => json!(flag),
        // no JSON value is a date: an object that no key takes
        DeValue::Datetime(date) => json!({ "date": date.to_string() }),
        DeValue::Array(array) => Value::Array(array.iter().map(|item| of_value(item.get_ref())).collect()),
        DeValue::Table(table) => as_json(table),
    }
}

fn json_of(path: &Path) -> Option<Value> {
    let text = fs::read_to_string(path).ok()?;
    DeTable::parse(&text).ok().map(|table| as_json(table.get_ref()))
}

fn tomls(folder: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(root().join(folder)).into_iter().flatten().flatten();
    let mut found: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    found.retain(|path| path.extension().is_some_and(|ending| ending == "toml"));
    found.sort();
    found
}

/// Codes of faults in the shape of a file, which a schema can see; the others are in what the texts say.
const OF_SHAPE: [&str; 32] = [
    "at-without-once", "bare-percent", "direct-of-several", "duplicate-in-list", "empty-case", "empty-text",
    "every-without-once", "exactly-one", "growth-without-rate", "instalment-twice", "instalments-missing",
    "keys-exclude", "limit-missing", "limit-negative", "limit-twice", "missing-amount", "missing-key",
    "months-with-once", "no-figures", "no-prices", "not-above-zero", "out-of-range", "rate-not-positive",
    "two-amounts", "unknown-currency", "unknown-key", "unknown-key-near", "unknown-word",
    "unknown-word-near", "unreadable-month", "unsupported-format", "wrong-type",
];

#[test]
fn every_case_and_every_mended_example_is_valid() {
    let validator = validator();
    let mut seen = 0;
    for folder in ["cases", "examples", "examples/ci/cases", "tests/errors", "tests/findings"] {
        for path in tomls(folder) {
            let mended = path.to_str().unwrap().ends_with(".fixed.toml");
            if folder.starts_with("tests") && !mended {
                continue;
            }
            let json = json_of(&path).unwrap();
            let faults: Vec<String> = validator.iter_errors(&json).map(|error| error.to_string()).collect();
            assert!(faults.is_empty(), "{}: {faults:?}", path.display());
            seen += 1;
        }
    }
    assert!(seen >= 6 + 11, "{seen}");
}

#[test]
fn every_example_that_breaks_the_shape_is_not() {
    let validator = validator();
    let mut seen = 0;
    for path in tomls("tests/errors").into_iter().chain(tomls("tests/findings")) {
        let name = path.file_name().unwrap().to_str().unwrap();
        let stem = name.split('.').next().unwrap();
        let code = stem.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end_matches('-');
        if !OF_SHAPE.contains(&code) || name.contains(".fixed.") {
            continue;
        }
        if let Some(json) = json_of(&path) {
            assert!(!validator.is_valid(&json), "{name} is valid by the schema");
            seen += 1;
        }
    }
    assert!(seen >= OF_SHAPE.len(), "{seen}");
}

#[test]
fn each_way_of_breaking_the_shape_is_refused() {
    let validator = validator();
    let good = json!({ "format": 1, "title": "a", "published": [{ "percent": "30%" }] });
    assert!(validator.is_valid(&good));
    for (place, value) in [
        ("/format", json!(2)),
        ("/title", json!("")),
        ("/title", json!({ "fr": "a" })),
        ("/published", json!([])),
        ("/published/0", json!({})),
        ("/published/0", json!({ "befor": "1円" })),
        ("/published/0/percent", json!(30)),
        ("/published/0/percent", json!("30")),
        ("/published/0", json!({ "before": "円" })),
        ("/published/0", json!({ "before": 1_000_000_000_000_000_i64 })),
        ("/published/0/percent", json!("1.5倍")),
        ("/published/0", json!({ "percent": "30%", "months": 601 })),
        ("/published/0", json!({ "percent": "30%", "status": "hope" })),
    ] {
        refused(&validator, &good, place, &value);
    }
}

/// Numbers as documents write them, in kanji and in full width, and parts as fractions: taken by the schema and by the reader.
#[test]
fn numbers_in_any_writing_are_taken() {
    let validator = validator();
    let good = json!({
        "format": 1,
        "title": "a",
        "start": "Ｒ８．４",
        "rates": { "USD": "百四十円" },
        "published": [{ "before": "三億円", "after": "約千三百六十万円" }, { "percent": "三割五分" }],
        "member": [{ "id": "a", "bases": { "population": "三万" } }, { "id": "b", "bases": { "population": 2 } }],
        "before": [{ "item": "old", "member": "a", "yearly": "五千万円", "growth": "三%" }],
        "after": [
            { "item": "thirds", "yearly": "千円", "share": { "a": "1/3", "b": "3分の2" }, "min": "十円" },
            { "item": "outside", "yearly": "２千円", "share": "equal", "paid_by": { "pref": "三分の一" } },
        ],
        "sharing": { "round_to": "千円", "instalments": { "4": "三割", "8": "７割" }, "instalment_unit": "十円" },
        "require": [{ "figure": "after", "at_most": "三億円" }],
    });
    let faults: Vec<String> = validator.iter_errors(&good).map(|fault| fault.to_string()).collect();
    assert!(faults.is_empty(), "{faults:?}");
    let text = toml_of(&good);
    let read = cloudcost::read_case("a", cloudcost::Source::new("a", &text));
    assert!(read.is_ok(), "{text}: {:?}", read.map_err(|faults| faults.list));
}

/// With this in its place a good case is refused by the schema, and by the reader too.
fn refused(validator: &Validator, good: &Value, place: &str, value: &Value) {
    let mut bad = good.clone();
    *bad.pointer_mut(place).unwrap() = value.clone();
    assert!(!validator.is_valid(&bad), "{place} = {value}");
    let text = toml_of(&bad);
    assert!(cloudcost::read_case("a", cloudcost::Source::new("a", &text)).is_err(), "{text}");
}

#[test]
fn each_way_of_breaking_the_shape_of_a_plan_is_refused() {
    let validator = validator();
    let good = json!({
        "format": 1,
        "title": "a",
        "rates": { "USD": 150, "EUR": "USD 1.1" },
        "member": [{ "id": "a", "bases": { "population": 5, "servers": "2" } }, { "id": "b" }],
        "before": [{ "item": "old", "yearly": 2 }],
        "after": [
            { "item": "new", "yearly": "1万円〜2万円", "share": { "a": "60%", "b": "40%" } },
            { "item": "fee", "by_members": { "1": 3, "2": "5円" }, "share": "equal", "members": ["a", "b"] },
        ],
        "support": [{ "name": "grant", "rate": "50%", "items": ["new"] }],
        "sharing": { "rule": "equal", "round_to": 10, "remainder": "drop", "min_saving": "0%" },
        "finance": { "discount": "4%", "timing": "mid" },
    });
    assert!(validator.is_valid(&good));
    let text = toml_of(&good);
    let read = cloudcost::read_case("a", cloudcost::Source::new("a", &text));
    assert!(read.is_ok(), "{text}: {:?}", read.map_err(|faults| faults.list));
    for (place, value) in [
        ("/rates", json!({ "XYZ": 1 })),
        ("/rates", json!({ "usd": 1 })),
        ("/rates/USD", json!(true)),
        ("/member/0", json!({ "bases": {} })),
        ("/member/0/bases/population", json!("many")),
        ("/member/0/bases", json!([1])),
        ("/member/0/bases/population", json!(-1)),
        ("/member/0/bases/servers", json!("▲2")),
        ("/sharing/round_to", json!(0)),
        ("/sharing/round_to", json!("0円")),
        ("/after/1/members", json!([])),
        ("/support/0/items", json!([])),
        ("/before/0", json!({ "item": "old" })),
        ("/before/0", json!({ "item": "old", "yearly": 1, "once": 1 })),
        ("/before/0", json!({ "item": "old", "yearly": 1, "paid_by": "県" })),
        ("/before/0", json!({ "yearly": 1 })),
        ("/after/0/share", json!(60)),
        ("/after/0/share", json!({ "a": 60, "b": 40 })),
        ("/after/1/by_members", json!({ "two": 1 })),
        ("/after/1/by_members", json!({ "0": 1 })),
        ("/after/1/by_members", json!({ "10001": 1 })),
        ("/after/1/by_members/1", json!("円")),
        ("/support/0", json!({ "name": "grant", "rate": "50%" })),
        ("/support/0", json!({ "name": "grant", "items": ["new"] })),
        ("/support/0", json!({ "name": "grant", "rate": "50%", "amount": 1, "items": ["new"] })),
        ("/sharing", json!({ "rules": "equal" })),
        ("/sharing", json!({ "rule": "equal", "instalment_unit": 100 })),
        ("/sharing", json!({ "rule": "equal", "instalments": [5, 5] })),
        ("/rates/USD", json!(0)),
        ("/after/1/members", json!(["a", "a"])),
        ("/after/1/by_members", json!({})),
        ("/after/0", json!({ "item": "new", "yearly": 2, "share": "equal", "member": "a" })),
        ("/after/0", json!({ "item": "new", "yearly": 2, "direct": true })),
        ("/after/0", json!({ "item": "new", "yearly": 2, "share": "equal", "min": -1 })),
        ("/before/0", json!({ "item": "old", "yearly": 2, "at": 3 })),
        ("/before/0", json!({ "item": "old", "once": 2, "to": 3 })),
        ("/before/0", json!({ "item": "old", "total": 2, "growth": "1%" })),
        ("/sharing/rule", json!(["equal"])),
        ("/finance/timing", json!("never")),
        ("/finance/discount", json!(4)),
    ] {
        refused(&validator, &good, place, &value);
    }
}

/// JSON as TOML, each table in line.
fn toml_of(value: &Value) -> String {
    let Value::Object(top) = value else { panic!() };
    top.iter().map(|(key, value)| format!("{key} = {}\n", in_line(value))).collect()
}

fn in_line(value: &Value) -> String {
    match value {
        Value::Object(table) => {
            let entries: Vec<String> =
                table.iter().map(|(key, value)| format!("{key} = {}", in_line(value))).collect();
            format!("{{ {} }}", entries.join(", "))
        }
        Value::Array(items) => format!("[{}]", items.iter().map(in_line).collect::<Vec<_>>().join(", ")),
        other => other.to_string(),
    }
}

/// Every table below a schema with the keys it has, by the path of keys that leads to it.
fn tables_of(schema: &Value, place: &str, found: &mut Vec<(String, Map<String, Value>)>) {
    let table = if schema["type"] == "array" { &schema["items"] } else { schema };
    let properties = table["properties"].as_object().filter(|properties| !properties.is_empty());
    if let Some(properties) = properties {
        found.push((place.to_owned(), properties.clone()));
        for (key, property) in properties {
            tables_of(property, &format!("{place}/{key}"), found);
        }
    }
}

/// What ajv asks for in its strict mode: a keyword of a type stands beside that type, which is one.
fn strict(schema: &Value, place: &str) {
    match schema {
        Value::Object(keywords) => {
            let of = [("properties", "object"), ("required", "object"), ("additionalProperties", "object")];
            let of =
                of.into_iter().chain([("items", "array"), ("minItems", "array"), ("uniqueItems", "array")]);
            let of = of.chain([("dependentSchemas", "object"), ("minimum", "number")]);
            for (keyword, wanted) in of.chain([("pattern", "string"), ("exclusiveMinimum", "number")]) {
                // what is called so may be a key of the case file
                if keywords.contains_key(keyword) && !place.ends_with("/properties") {
                    let is = keywords["type"]
                        .as_str()
                        .unwrap_or_else(|| panic!("{place}: {keyword} without one type"));
                    assert!(
                        is == wanted || (is, wanted) == ("integer", "number"),
                        "{place}: {keyword} of {is}"
                    );
                }
            }
            keywords.iter().for_each(|(key, value)| strict(value, &format!("{place}/{key}")));
        }
        Value::Array(schemas) => schemas.iter().for_each(|schema| strict(schema, place)),
        _ => {}
    }
}

#[test]
fn the_schema_is_strict() {
    strict(&serde_json::from_str(&cloudcost::case_schema()).unwrap(), "");
}

#[test]
fn every_key_is_described_in_both_languages() {
    let schema: Value = serde_json::from_str(&cloudcost::case_schema()).unwrap();
    let mut tables = Vec::new();
    tables_of(&schema, "", &mut tables);
    let with_keys: Vec<&str> = tables.iter().map(|(place, _)| place.as_str()).collect();
    for table in ["", "published", "member", "before", "after", "support", "sharing", "finance", "require"] {
        assert!(with_keys.iter().any(|place| place.rsplit('/').next() == Some(table)), "{table}");
    }
    for (table, properties) in tables {
        for (key, property) in properties {
            let said = property["description"].as_str().unwrap_or_else(|| panic!("{table}: {key}"));
            assert!(said.is_ascii() || said.contains("\n\n"), "{key}");
            let japanese = said.split("\n\n").nth(1).unwrap_or_else(|| panic!("{table}: {key}: {said}"));
            assert!(!japanese.is_ascii(), "{key}");
        }
    }
}

#[test]
fn the_schema_beside_the_cases_is_the_programs_own() {
    let kept = fs::read_to_string(root().join("cases/case.schema.json")).unwrap();
    let renew = "renew it: cargo run -- schema -o cases/case.schema.json";
    assert!(kept == cloudcost::case_schema(), "{renew}");
    let taplo = fs::read_to_string(root().join(".taplo.toml")).unwrap();
    assert!(taplo.contains("cases/case.schema.json"));
}
