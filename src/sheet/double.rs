//! Doubles as spreadsheets show them.

/// A double by the 15 digits that spreadsheets show of it, so that 0.1 + 0.2 is 0.3; none for what is no number.
pub(super) fn shown(number: f64) -> Option<String> {
    if !number.is_finite() {
        return Some(number.to_string());
    }
    let exponential = format!("{number:.14e}");
    let (mantissa, exponent) = exponential.split_once('e')?;
    let exponent: i32 = exponent.parse().ok()?;
    let (sign, mantissa) = mantissa.strip_prefix('-').map_or(("", mantissa), |rest| ("-", rest));
    let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    let digits = digits.trim_end_matches('0');
    let digits = if digits.is_empty() { "0" } else { digits };
    if !(-20..=20).contains(&exponent) {
        return Some(number.to_string());
    }
    let point = exponent + 1;
    let zeros = |count: i32| "0".repeat(usize::try_from(count).unwrap_or(0));
    let length = i32::try_from(digits.len()).ok()?;
    let text = match point {
        point if point <= 0 => ["0.", &zeros(-point), digits].concat(),
        point if point >= length => [digits, &zeros(point - length)].concat(),
        point => {
            let (whole, fraction) = digits.split_at_checked(usize::try_from(point).ok()?)?;
            [whole, ".", fraction].concat()
        }
    };
    let text = if digits == "0" { "0".to_owned() } else { text };
    Some([sign, &text].concat())
}

#[cfg(test)]
mod tests {
    use super::shown;

    #[test]
    fn a_double_is_read_as_a_spreadsheet_shows_it() {
        for (number, text) in [
            (0.1 + 0.2, "0.3"),
            (60_000.0, "60000"),
            (-1234.5, "-1234.5"),
            (0.0, "0"),
            (0.004, "0.004"),
            (123_456_789_012_345.0, "123456789012345"),
            (1e18, "1000000000000000000"),
        ] {
            assert_eq!(shown(number).as_deref(), Some(text));
        }
    }
}
