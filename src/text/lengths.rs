//! Lengths of time as texts name them: 5年, ５カ年, 60か月, 2年6か月. Digits are half-width here, and no spaces are between.

/// What stands behind a number of months; 月 alone is as often a month of the calendar.
pub(crate) const MONTHS: [&str; 6] = ["か月", "カ月", "ヶ月", "ヵ月", "ケ月", "箇月"];

/// What stands behind a number of years; 年 alone is as often a year of the calendar.
pub(crate) const YEARS: [&str; 6] = ["か年", "カ年", "ヶ年", "ヵ年", "ケ年", "箇年"];

/// The same where nothing but a length can be meant.
const ONLY_MONTHS: [&str; 3] = ["月", "months", "month"];
const ONLY_YEARS: [&str; 3] = ["年", "years", "year"];

/// The digits that a text begins with, and what follows them.
pub(crate) fn number(text: &str) -> Option<(u32, &str)> {
    let length = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (digits, rest) = text.split_at_checked(length)?;
    Some((digits.parse().ok()?, rest))
}

/// What follows a word for months that a text begins with.
pub(crate) fn behind_months(text: &str) -> Option<&str> {
    behind(text, MONTHS.iter().chain(&ONLY_MONTHS))
}

fn behind(text: &str, mut units: impl Iterator<Item = &'static &'static str>) -> Option<&str> {
    units.find_map(|unit| text.strip_prefix(unit))
}

/// The number of months that a text says and nothing else: 60, 60か月, 5年間, 2年6か月, 5years.
pub(crate) fn months(text: &str) -> Option<u32> {
    let text = text.strip_suffix('間').unwrap_or(text);
    let (first, rest) = number(text)?;
    if rest.is_empty() || behind_months(rest) == Some("") {
        return Some(first);
    }
    let months = first.checked_mul(12)?;
    match behind(rest, YEARS.iter().chain(&ONLY_YEARS))? {
        "" => Some(months),
        "半" => months.checked_add(6),
        rest => {
            let (more, rest) = number(rest)?;
            behind_months(rest)?.is_empty().then(|| months.checked_add(more)).flatten()
        }
    }
}

/// A length that stands somewhere in a text.
#[cfg(feature = "spreadsheet")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Length<'t> {
    pub(crate) number: u32,
    /// Whether it counts years.
    pub(crate) of_years: bool,
    /// Whether it is 年 alone, as of a contract or of a year by its name.
    pub(crate) bare: bool,
    pub(crate) before: &'t str,
    pub(crate) after: &'t str,
}

#[cfg(feature = "spreadsheet")]
impl Length<'_> {
    /// It in months.
    pub(crate) fn months(&self) -> Option<u32> {
        self.number.checked_mul(if self.of_years { 12 } else { 1 })
    }
}

/// The lengths that a text names: 5年間, 60か月, and 5年, but no 令和5年.
#[cfg(feature = "spreadsheet")]
pub(crate) fn lengths(text: &str) -> impl Iterator<Item = Length<'_>> {
    text.char_indices().filter_map(move |(at, c)| {
        let (before, rest) = text.split_at_checked(at)?;
        let is_first = c.is_ascii_digit() && !before.ends_with(|c: char| c.is_ascii_digit() || c == '.');
        let is_name = ["令和", "平成", "r", "h"].iter().any(|era| before.ends_with(era));
        let (number, rest) = number(rest).filter(|_| is_first && !is_name)?;
        let of_months = behind(rest, MONTHS.iter());
        let of_years = || behind(rest, YEARS.iter());
        let (after, bare) = match of_months.or_else(of_years) {
            Some(after) => (after, false),
            None => (rest.strip_prefix('年')?, true),
        };
        let through = after.strip_prefix('間').filter(|_| !after.starts_with("間隔"));
        let (after, bare) = (through.unwrap_or(after), bare && through.is_none());
        Some(Length { number, of_years: of_months.is_none(), bare, before, after })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// However か and 箇 are written, the same length is meant.
    #[test]
    fn every_spelling_of_a_length_is_read() {
        for (month, year) in MONTHS.iter().zip(YEARS) {
            assert_eq!((months(&format!("60{month}")), months(&format!("5{year}間"))), (Some(60), Some(60)));
        }
    }

    #[cfg(feature = "spreadsheet")]
    #[test]
    fn lengths_are_found_among_other_words() {
        let found = |text| lengths(text).map(|length| (length.months(), length.bare)).collect::<Vec<_>>();
        assert_eq!(found("令和8年度から5年間(60ケ月)"), [(Some(60), false), (Some(60), false)]);
        assert_eq!(found("5年保証、1.5年間"), [(Some(60), true)]);
    }
}
