//! Cells as the text of a case takes them: percents, what a price is of, whole numbers.

use super::draft::quoted;
use super::plain::half_width;
use super::words::{Role, role_of};

/// A percent as it is written: a cell of percents holds a part of one.
pub(super) fn percent(text: &str) -> String {
    let text = half_width(text);
    match text.split_once('.') {
        Some(("0" | "-0", fraction)) if fraction.bytes().all(|byte| byte.is_ascii_digit()) => {
            let minus = if text.starts_with('-') { "-" } else { "" };
            let padded = [fraction, "00"].concat();
            let (whole, rest) = padded.split_at_checked(2).unwrap_or((&padded, ""));
            let whole = whole.trim_start_matches('0');
            let rest = rest.trim_end_matches('0');
            let point = if rest.is_empty() { "" } else { "." };
            [minus, if whole.is_empty() { "0" } else { whole }, point, rest, "%"].concat()
        }
        _ if text == "1" => "100%".to_owned(),
        _ if text == "0" => "0%".to_owned(),
        _ => text,
    }
}

/// What a price is of, by the words for it.
pub(super) fn per(text: &str) -> &str {
    match role_of(text) {
        Role::Member => "member",
        Role::Base(base) => match base.as_str() {
            "population" => "population",
            "households" => "households",
            "businesses" => "businesses",
            "usage" => "usage",
            "terminals" => "terminals",
            "staff" => "staff",
            _ => text,
        },
        _ => text,
    }
}

/// A whole number as TOML takes it; anything else as text, so that it is refused at its place.
pub(super) fn whole(text: &str) -> String {
    let digits = half_width(text);
    match digits.parse::<u32>() {
        Ok(number) => number.to_string(),
        Err(_) => quoted(text),
    }
}

#[cfg(test)]
mod tests {
    use super::percent;

    #[test]
    fn a_cell_of_percents_is_read_as_one() {
        for (cell, text) in [
            ("0.01", "1%"),
            ("0.015", "1.5%"),
            ("0.5", "50%"),
            ("-0.02", "-2%"),
            ("1", "100%"),
            ("1%", "1%"),
            ("1.5％", "1.5%"),
        ] {
            assert_eq!(percent(cell), text, "{cell}");
        }
    }
}
