//! Days that a format shows as years: 2026-04-01 that people read as 令和8年度.

/// What people read of a day, 2026-04-01, by a format that shows its year and nothing else of it; none by any other.
pub(super) fn year_seen(day: &str, code: &str) -> Option<String> {
    let number = |part: Option<&str>| part?.parse::<i32>().ok();
    let mut parts = day.split('-');
    let (year, month, day) = (number(parts.next())?, number(parts.next())?, number(parts.next())?);
    let (era, letter, of_era) = match (year, month, day) {
        date if date >= (2019, 5, 1) => ("令和", "R", year - 2018),
        date if date >= (1989, 1, 8) => ("平成", "H", year - 1988),
        _ => ("", "", year),
    };
    let mut seen = String::new();
    let mut has_year = false;
    let mut chars = code.split(';').next()?.chars().peekable();
    while let Some(c) = chars.next() {
        let mut run = 1;
        while c.is_ascii_alphabetic() && chars.peek().is_some_and(|next| next.eq_ignore_ascii_case(&c)) {
            chars.next();
            run += 1;
        }
        match c.to_ascii_lowercase() {
            '"' => seen.extend(chars.by_ref().take_while(|c| *c != '"')),
            '[' => _ = chars.by_ref().find(|c| *c == ']'),
            '\\' | '!' => seen.extend(chars.next()),
            '_' | '*' => _ = chars.next(),
            'y' if run < 3 => seen += &format!("{:02}", year % 100),
            'y' => seen += &year.to_string(),
            'e' => seen += &of_era.to_string(),
            'g' if run == 1 => seen += letter,
            'g' if run == 2 => seen.extend(era.chars().take(1)),
            'g' => seen += era,
            letter if letter.is_ascii_alphabetic() || matches!(letter, '0' | '#' | '?' | '@') => return None,
            other => seen.push(other),
        }
        has_year |= matches!(c.to_ascii_lowercase(), 'y' | 'e');
    }
    has_year.then_some(seen)
}

/// The day of a whole number of days as Excel counts them, 46113 of 2026-04-01.
pub(super) fn day_of_serial(digits: &str) -> Option<String> {
    // 30,000 is a day of 1982: no sheet of costs names earlier years
    let serial = digits.parse::<i64>().ok().filter(|serial| (30_000..80_000).contains(serial))?;
    // days since the 1st of March of the year 0, by cycles of 400 years
    let days = serial - 25_569 + 719_468;
    let (cycle, day) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let of_year = day - (365 * year + year / 4 - year / 100);
    let nth = (5 * of_year + 2) / 153;
    let month = if nth < 10 { nth + 3 } else { nth - 9 };
    let year = year + 400 * cycle + i64::from(month < 3);
    Some(format!("{year:04}-{month:02}-{:02}", of_year - (153 * nth + 2) / 5 + 1))
}

#[cfg(test)]
mod tests {
    use super::{day_of_serial, year_seen};

    #[test]
    fn days_are_counted_as_excel_counts_them() {
        for (serial, day) in [
            ("46113", "2026-04-01"),
            ("45351", "2024-02-29"),
            ("43585", "2019-04-30"),
            ("46081", "2026-02-28"),
        ] {
            assert_eq!(day_of_serial(serial).as_deref(), Some(day));
        }
    }

    #[test]
    fn a_day_is_a_year_where_its_format_shows_nothing_else() {
        for (day, code, seen) in [
            ("2026-04-01", "[$-411]ggge\"年度\"", "令和8年度"),
            ("2019-04-01", "ggge年度", "平成31年度"),
            ("2027-04-01", "yyyy\"年度\"", "2027年度"),
            ("2027-04-01", "[$-ja-JP]ge", "R9"),
        ] {
            assert_eq!(year_seen(day, code).as_deref(), Some(seen), "{code}");
        }
        for code in ["yyyy/m/d", "ggge\"年\"m\"月\"d\"日\"", "m\"月\"", "General", "0", "\"－\""] {
            assert_eq!(year_seen("2026-04-01", code), None, "{code}");
        }
    }
}
