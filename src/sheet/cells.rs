//! Cells of an ODS that stand for many: a spreadsheet writes the empty rest of a sheet as one cell a million times.

/// The most cells that repetitions may make.
const MOST: u64 = 300_000;

/// More than so many of the same are the empty rest of a sheet.
const MOST_ALIKE: u64 = 1_000;

/// The text with every large repetition made one; `None` where the others make too many cells.
pub(super) fn without_repeats(text: &[u8]) -> Option<Vec<u8>> {
    let mut kept = Vec::with_capacity(text.len());
    let mut rest = text;
    let (mut rows, mut cells) = (1_u64, 0_u64);
    while let Some(start) = find(rest, b"-repeated=\"") {
        let start = start + b"-repeated=\"".len();
        let (before, value) = rest.split_at_checked(start)?;
        let end = value.iter().position(|byte| *byte == b'"')?;
        let (digits, after) = value.split_at_checked(end)?;
        let count = std::str::from_utf8(digits).ok().and_then(|digits| digits.parse::<u64>().ok());
        let is_rows = before.ends_with(b"rows-repeated=\"");
        let count = count.filter(|count| *count <= MOST_ALIKE).unwrap_or(1).max(1);
        match is_rows {
            true => rows = count,
            false => cells = cells.saturating_add(count.saturating_mul(rows)),
        }
        // the next row repeats nothing unless it says so
        if find(before, b"<table:table-row>").is_some() || find(before, b"</table:table-row>").is_some() {
            rows = if is_rows { count } else { 1 };
        }
        if cells > MOST {
            return None;
        }
        kept.extend_from_slice(before);
        kept.extend_from_slice(count.to_string().as_bytes());
        rest = after;
    }
    kept.extend_from_slice(rest);
    Some(kept)
}

fn find(text: &[u8], part: &[u8]) -> Option<usize> {
    let first = part.first()?;
    let mut from = 0;
    loop {
        let found = from + text.get(from..)?.iter().position(|byte| byte == first)?;
        if text.get(found..)?.starts_with(part) {
            return Some(found);
        }
        from = found + 1;
    }
}
