//! Keys of a table that need or exclude one another, as a schema says it.

use serde_json::{Map, Value, json};

/// Which keys need another one, which exclude others, and what else holds of several.
pub(super) fn rules(table: &str) -> Map<String, Value> {
    let (needs, others) = match table {
        "file" => (json!({ "year_starts": ["start"], "signed": ["start"] }), json!({})),
        "sharing" => {
            let instalments = ["instalments"];
            let needs = json!({
                "instalment_unit": instalments, "instalment_round": instalments,
                "instalment_rest": instalments, "instalments_above": instalments,
            });
            (needs, json!({}))
        }
        "before" | "after" => (json!({ "at": ["once"], "every": ["once"] }), of_item(table == "after")),
        _ => return Map::new(),
    };
    let rules = [("dependentRequired", needs), ("dependentSchemas", others)];
    let some = rules.into_iter().filter(|(_, rule)| rule.as_object().is_some_and(|rule| !rule.is_empty()));
    some.map(|(word, rule)| (word.to_owned(), rule)).collect()
}

/// What an item cannot have beside a key of it.
fn of_item(is_after: bool) -> Value {
    let is = |of: &[(&str, Value)]| {
        let of = of.iter().map(|(key, is)| ((*key).to_owned(), is.clone()));
        json!({ "type": "object", "properties": of.collect::<Map<String, Value>>() })
    };
    let none = |keys: &[&str]| is(&keys.iter().map(|key| (*key, json!(false))).collect::<Vec<_>>());
    let has = |key: &str| json!({ "type": "object", "properties": { key: true }, "required": [key] });
    let taxed = is(&[("tax", json!({ "enum": ["included", "excluded"] }))]);
    let mut rules = json!({
        "at": none(&["from"]),
        "growth": none(&["once", "total", "by_year"]),
        // from and to are of what comes again
        "once": { "anyOf": [has("every"), none(&["from", "to"])] },
        "tax_rate": taxed,
        "tax_round": taxed,
    });
    // somebody outside bears a part, and not all
    let shared = |keys: &[&str]| {
        let keys = keys.iter().map(|key| (*key, json!(false)));
        is(&keys.chain([("paid_by", json!({ "type": "object" }))]).collect::<Vec<_>>())
    };
    let after = json!({
        "share": shared(&["member", "per"]),
        "members": shared(&["member"]),
        "by_members": shared(&["member", "per"]),
        "min": shared(&["member", "per"]),
        "max": shared(&["member", "per"]),
        "member": none(&["paid_by"]),
        "per": none(&["paid_by"]),
        "direct": { "anyOf": [is(&[("direct", json!({ "const": false }))]), has("member")] },
    });
    if let (Some(rules), Value::Object(after), true) = (rules.as_object_mut(), after, is_after) {
        rules.extend(after);
    }
    rules
}
