//! The JSON Schema of the case file: the reader itself is run on nothing, and what it asks for is what a file may say.

mod together;

use super::file;
use super::keys::{AskedKey, AskedRecord, Reader, ValueKind};
use crate::lang::{Lang, key_meaning};
use crate::money::Currency;
use serde_json::{Map, Value, json};
use toml::de::DeTable;

/// The schema (JSON Schema 2020-12) as text.
///
/// ```
/// let schema = cloudcost::case_schema();
/// assert!(schema.contains("\"$schema\": \"https://json-schema.org/draft/2020-12/schema\""));
/// assert!(schema.contains("\"published\""));
/// ```
pub fn case_schema() -> String {
    let mut reader = Reader::recording();
    // what is missing is reported too, but nobody asks
    file::read(&mut reader, &DeTable::default());
    let recorded = reader.into_record();
    let mut schema = Map::new();
    schema.insert("$schema".to_owned(), json!("https://json-schema.org/draft/2020-12/schema"));
    schema.insert("title".to_owned(), json!("cloudcost: case file, format 1 / 事例ファイル（書式 1）"));
    schema.extend(table("file", &recorded));
    schema.insert("$defs".to_owned(), definitions());
    serde_json::to_string_pretty(&Value::Object(schema)).unwrap_or_default() + "\n"
}

/// The schema of one table.
fn table(name: &str, record: &AskedRecord) -> Map<String, Value> {
    let mut properties = Map::new();
    let mut required = Vec::new();
    for one in record.asked.iter().filter(|one| one.table == name && one.kind != ValueKind::Refused) {
        let mut property = narrower(one.key).unwrap_or_else(|| kind(&one.kind, record));
        if let Some(described) = described(one) {
            property.insert("description".to_owned(), json!(described));
        }
        properties.insert(one.key.to_owned(), Value::Object(property));
        if one.required {
            required.push(one.key);
        }
    }
    let mut table = Map::new();
    table.insert("type".to_owned(), json!("object"));
    table.insert("properties".to_owned(), Value::Object(properties));
    table.insert("required".to_owned(), json!(required));
    let every = record.every.iter().find(|(table, _)| *table == name);
    let others = every.map_or(json!(false), |(_, value)| match name {
        "rates" => json!({ "$ref": "#/$defs/positive" }),
        _ => Value::Object(kind(value, record)),
    });
    table.insert("additionalProperties".to_owned(), others);
    if let Some(names) = names(name) {
        table.insert("propertyNames".to_owned(), names);
    }
    if name == "by_members" {
        table.insert("minProperties".to_owned(), json!(1));
    }
    table.extend(together::rules(name));
    let mut needed = Vec::new();
    for need in record.needs.iter().filter(|need| need.table == name) {
        let is_array = |key: &str| {
            let of_key = |one: &&AskedKey| one.table == name && one.key == key;
            record.asked.iter().find(of_key).is_some_and(|one| matches!(one.kind, ValueKind::Tables(_)))
        };
        let one_of_them = |key: &&str| match is_array(key) {
            // an empty array is as good as none
            true => json!({
                "type": "object", "required": [key], "properties": { *key: { "type": "array", "minItems": 1 } },
            }),
            false => json!({ "type": "object", "required": [key], "properties": { *key: true } }),
        };
        let each: Vec<Value> = need.keys.iter().map(one_of_them).collect();
        let word = if need.exactly_one { "oneOf" } else { "anyOf" };
        needed.push(json!({ word: each }));
    }
    if !needed.is_empty() {
        table.insert("allOf".to_owned(), json!(needed));
    }
    table
}

/// What a key takes that is less than its kind, in whatever table: what the reader refuses for its value.
fn narrower(key: &str) -> Option<Map<String, Value>> {
    let schema = match key {
        "round_to" | "instalment_unit" => json!({ "$ref": "#/$defs/positive" }),
        // what a member pays at least and at most is not below nothing
        "min" | "max" => json!({ "$ref": "#/$defs/base" }),
        // an empty list names nobody, and nothing
        "members" => {
            json!({ "type": "array", "items": { "type": "string" }, "minItems": 1, "uniqueItems": true })
        }
        "items" => json!({ "type": "array", "items": { "type": "string" }, "minItems": 1 }),
        _ => return None,
    };
    schema.as_object().cloned()
}

/// What the keys of a table of any keys must be like.
fn names(table: &str) -> Option<Value> {
    match table {
        "rates" => Some(json!({ "enum": Currency::all().map(Currency::code).collect::<Vec<&str>>() })),
        // 1 to 10,000
        "by_members" => Some(json!({ "type": "string", "pattern": "^0*([1-9][0-9]{0,3}|10000)$" })),
        _ => None,
    }
}

/// What an editor shows: both languages.
fn described(one: &AskedKey) -> Option<String> {
    let said = |lang| key_meaning(one.table, one.key, lang);
    Some([said(Lang::En)?, said(Lang::Ja)?].join("\n\n"))
}

/// 2013-10, 2013年10月, 平成25年10月, H25.10.
const MONTH: &str = "^(\\s*[0-9０-９]{4}-([0０][1-9１-９]|[1１][0-2０-２])|.*年.*月|\\s*[RHSTMrhstmＲＨＳＴＭｒｈｓｔｍ]\\s*[0-9０-９]{1,2}[.．][0-9０-９]{1,2})\\s*$";

fn kind(kind: &ValueKind, record: &AskedRecord) -> Map<String, Value> {
    let schema = match kind {
        ValueKind::Any | ValueKind::Refused => json!({}),
        ValueKind::Text => json!({ "$ref": "#/$defs/text" }),
        ValueKind::Word => json!({ "type": "string", "pattern": "\\S" }),
        ValueKind::Choice(words) => json!({ "enum": words }),
        ValueKind::Whole { min, max } => json!({ "type": "integer", "minimum": min, "maximum": max }),
        ValueKind::Constant(value) => json!({ "const": value }),
        ValueKind::Month => json!({ "type": "string", "pattern": MONTH }),
        ValueKind::Currency => {
            let codes: Vec<&str> = Currency::all().map(Currency::code).collect();
            json!({ "enum": codes, "default": "JPY" })
        }
        ValueKind::Amount => json!({ "$ref": "#/$defs/amount" }),
        ValueKind::Percent => json!({ "$ref": "#/$defs/percent" }),
        ValueKind::Limit => json!({ "$ref": "#/$defs/limit" }),
        ValueKind::Tables(name) => json!({ "type": "array", "items": table(name, record) }),
        ValueKind::Table(name) => Value::Object(table(name, record)),
        ValueKind::Amounts => json!({ "type": "array", "items": { "$ref": "#/$defs/amount" } }),
        ValueKind::Texts => json!({ "type": "array", "minItems": 1, "items": { "$ref": "#/$defs/text" } }),
        ValueKind::Words => json!({ "type": "array", "items": { "type": "string" } }),
        ValueKind::Value => json!({ "anyOf": [{ "type": "number" }, { "type": "string" }] }),
        ValueKind::Flag => json!({ "type": "boolean" }),
        ValueKind::Said => json!({
            "anyOf": [
                { "$ref": "#/$defs/text" },
                {
                    "type": "object",
                    "propertyNames": { "type": "string", "pattern": "^[1-9][0-9]{0,3}$" },
                    "additionalProperties": { "type": "string", "pattern": "\\S" },
                },
            ],
        }),
        ValueKind::Base => json!({
            "anyOf": [
                { "$ref": "#/$defs/base" },
                {
                    "type": "object",
                    "propertyNames": { "type": "string", "pattern": "^[1-9][0-9]{0,3}$" },
                    "additionalProperties": { "$ref": "#/$defs/base" },
                },
            ],
        }),
        ValueKind::Payers => json!({
            "anyOf": [
                { "$ref": "#/$defs/text" },
                { "type": "object", "minProperties": 1, "additionalProperties": { "$ref": "#/$defs/portion" } },
            ],
        }),
        ValueKind::Instalments => json!({
            "anyOf": [
                {
                    "type": "array",
                    "items": { "type": "integer", "minimum": 1, "maximum": 12 },
                    "minItems": 1,
                    "uniqueItems": true,
                },
                {
                    "type": "object",
                    "propertyNames": { "type": "string", "pattern": "^0*([1-9]|1[0-2])$" },
                    "additionalProperties": { "$ref": "#/$defs/percent" },
                },
            ],
        }),
        ValueKind::Share => json!({
            "anyOf": [
                { "type": "string" },
                { "type": "object", "additionalProperties": { "$ref": "#/$defs/portion" } },
            ],
        }),
    };
    match schema {
        Value::Object(schema) => schema,
        _ => Map::new(),
    }
}

/// What stands for a number, as a class of letters: digits, and kanji that are digits or units.
macro_rules! numerals {
    () => {
        "0-9０-９〇零一二三四五六七八九十百千壱弐参"
    };
}

/// What stands in several places.
fn definitions() -> Value {
    let words = json!({ "type": "string", "pattern": "\\S" });
    let numeral = concat!("[", numerals!(), "]");
    let percent = concat!("[", numerals!(), "][^", numerals!(), "]*(%|％|﹪|パーセント|[Pp]er ?[Cc]ent|割)");
    let portion = [percent, "|", numeral, " *(/|／|分の) *", numeral].concat();
    let from_nothing = ["^[^-−－▲△]*", numeral].concat();
    let limit = [numeral, "|^ *before *$"].concat();
    json!({
        "text": {
            "oneOf": [
                words,
                {
                    "type": "object",
                    "properties": { "ja": words, "en": words },
                    "minProperties": 1,
                    "additionalProperties": false,
                },
            ],
        },
        "amount": {
            "anyOf": [
                { "type": "number", "exclusiveMinimum": -1e15, "exclusiveMaximum": 1e15 },
                { "type": "string", "pattern": numeral },
            ],
            "examples": ["12億2,000万円", "約22億円", "JPY 1,220 million", 1_220_000_000],
        },
        "positive": {
            "anyOf": [
                { "type": "number", "exclusiveMinimum": 0 },
                { "type": "string", "pattern": "[1-9１-９一二三四五六七八九十百千壱弐参]" },
            ],
        },
        // what is counted is not below nothing
        "base": {
            "anyOf": [
                { "type": "number", "minimum": 0 },
                { "type": "string", "pattern": from_nothing },
            ],
        },
        "percent": {
            "type": "string",
            "pattern": percent,
            "examples": ["29.9%", "▲約35%", "3割", "2割5分"],
        },
        "portion": { "type": "string", "pattern": portion, "examples": ["50%", "1/3"] },
        "limit": {
            "anyOf": [{ "type": "number" }, { "type": "string", "pattern": limit }],
            "examples": ["30%", "15億4,000万円", "before"],
        },
    })
}
