//! What an input is set to, in words: bare amounts in the unit of the file, words of the file as people say them.

use super::named::{member, rule_in};
use crate::case::{Case, path_parts};
use crate::code;
use crate::lang::{Code, Text};

/// A value in words; as it is written where it says enough.
pub(super) fn of(path: &str, value: &str, case: &Case) -> Text {
    let parts = path_parts(path);
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    match (parts.as_slice(), value) {
        ([.., "rule" | "share"], _) => rule_in(value),
        (["sharing", key], _) => match worded_value(key, value) {
            Some(code) => Text::said(code, &[]),
            None if *key == "remainder" => member(value, case),
            None => value.into(),
        },
        ([.., key @ ("tax" | "timing" | "side")], _) => {
            worded_value(key, value).map_or_else(|| value.into(), |code| Text::said(code, &[]))
        }
        (parts, _) if is_amount(parts) => amount(value, case),
        (["member", _, key, ..], _) if !["from", "to"].contains(key) => {
            grouped(value).map_or_else(|| value.into(), Text::from)
        }
        _ => value.into(),
    }
}

/// A word that a key of the file takes, as people say it.
fn worded_value(key: &str, value: &str) -> Option<Code> {
    Code::of("value-", &[key, "-", value].concat())
}

/// Whether amounts of this path are in the unit of the file.
fn is_amount(parts: &[&str]) -> bool {
    match parts {
        ["support", _, key] => ["amount", "cap"].contains(key),
        ["settlement", _, key, ..] => ["total", "by"].contains(key),
        ["coalition", _, "total"] | ["sharing", "instalments_above"] => true,
        ["after" | "before", _] | ["after" | "before", _, "by_year" | "by_members", _] => true,
        ["after" | "before", _, key] => ["yearly", "monthly", "total", "once", "min", "max"].contains(key),
        _ => false,
    }
}

/// A bare amount with the unit of the file, if that says one: 2,050千円.
fn amount(value: &str, case: &Case) -> Text {
    let Some((code, digits)) = case.unit.and_then(worded).zip(grouped(value)) else { return value.into() };
    Text::said(code, &[("number", digits.as_str().into())])
}

fn worded(unit: &str) -> Option<Code> {
    Some(match unit {
        "円" => code!("value-yen"),
        "千円" => code!("value-thousand-yen"),
        "百万円" => code!("value-million-yen"),
        "億円" => code!("value-hundred-million-yen"),
        "thousand" => code!("value-thousand"),
        "million" => code!("value-million"),
        "billion" => code!("value-billion"),
        _ => return None,
    })
}

/// Bare digits in groups of three; nothing where more than digits is written.
fn grouped(value: &str) -> Option<String> {
    let plain: String = value.chars().filter(|c| !matches!(c, '_' | ',')).collect();
    let (sign, plain) = plain.strip_prefix('-').map_or(("", plain.as_str()), |digits| ("-", digits));
    let (whole, part) = plain.split_once('.').map_or((plain, None), |(whole, part)| (whole, Some(part)));
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !is_digits(whole) || part.is_some_and(|part| !is_digits(part)) {
        return None;
    }
    let count = whole.len();
    let mut found = String::from(sign);
    for (nth, digit) in whole.chars().enumerate() {
        if nth > 0 && count.saturating_sub(nth) % 3 == 0 {
            found.push(',');
        }
        found.push(digit);
    }
    Some(part.map_or(found.clone(), |part| [&found, ".", part].concat()))
}
