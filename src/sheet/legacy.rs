//! Old workbooks of Excel (xls) measured before they are read: a sheet of two cells in opposite corners would be unpacked
//! to all cells between them.

use super::grid::Unseen;

/// The most cells between the corners of what a sheet uses.
const MOST: u64 = 2_000_000;

/// Records that are cells, by their numbers in the format: each begins with its row and its column.
const CELLS: [u16; 12] =
    [0x0006, 0x00bd, 0x00be, 0x00d6, 0x00fd, 0x0201, 0x0203, 0x0204, 0x0205, 0x0206, 0x027e, 0x0406];

/// The beginning of a sheet.
pub(super) const BEGIN: u16 = 0x0809;

/// Whether every sheet fits; `None` where the file is broken.
pub(super) fn fits(bytes: &[u8]) -> Option<bool> {
    let stream = workbook(bytes)?;
    let mut rest = stream.as_slice();
    let (mut rows, mut columns) = (0_u64, 0_u64);
    while let Some((kind, body, after)) = record(rest) {
        match kind {
            BEGIN => (rows, columns) = (0, 0),
            cell if CELLS.contains(&cell) => {
                rows = rows.max(u64::from(word(body, 0)?) + 1);
                // the last two bytes of a run of cells are its last column
                let run = matches!(cell, 0x00bd | 0x00be);
                let column = if run { word(body, body.len().checked_sub(2)?)? } else { word(body, 2)? };
                columns = columns.max(u64::from(column) + 1);
            }
            _ => {}
        }
        if rows * columns > MOST {
            return Some(false);
        }
        rest = after;
    }
    Some(true)
}

/// What the sheets do not show, in their order.
pub(super) fn unseen(bytes: &[u8]) -> Vec<Unseen> {
    const SHEET: u16 = 0x0085;
    const ROW: u16 = 0x0208;
    const COLUMNS: u16 = 0x007d;
    let stream = workbook(bytes).unwrap_or_default();
    let (mut places, mut sheets): (Vec<u32>, Vec<Unseen>) = (Vec::new(), Vec::new());
    let mut current = None;
    let mut rest = stream.as_slice();
    while let Some((kind, body, after)) = record(rest) {
        let at = u32::try_from(stream.len() - rest.len()).ok();
        let field = |at: usize| word(body, at).map(u32::from);
        match kind {
            SHEET => {
                places.extend(long(body, 0));
                sheets.push(Unseen::default());
            }
            BEGIN => current = places.iter().position(|place| Some(*place) == at).or(current),
            ROW if field(12).is_some_and(|flags| flags & 0x20 != 0) => {
                let sheet = current.and_then(|nth| sheets.get_mut(nth));
                sheet.into_iter().for_each(|sheet| sheet.rows.extend(field(0).map(|row| (row, row))));
            }
            COLUMNS if field(8).is_some_and(|flags| flags & 1 != 0) => {
                let sheet = current.and_then(|nth| sheets.get_mut(nth));
                sheet.into_iter().for_each(|sheet| sheet.columns.extend(field(0).zip(field(2))));
            }
            _ => {}
        }
        rest = after;
    }
    sheets.iter_mut().for_each(|sheet| sheet.rows.sort_unstable());
    sheets
}

/// A record: its number, its body, and what follows.
pub(super) fn record(bytes: &[u8]) -> Option<(u16, &[u8], &[u8])> {
    let (kind, length) = (word(bytes, 0)?, usize::from(word(bytes, 2)?));
    let body = bytes.get(4..)?;
    let (body, after) = body.split_at_checked(length)?;
    Some((kind, body, after))
}

/// The stream of the cells in a compound file.
pub(super) fn workbook(bytes: &[u8]) -> Option<Vec<u8>> {
    let size = 1_usize.checked_shl(u32::from(word(bytes, 30)?)).filter(|size| (64..=65536).contains(size))?;
    let sector = |number: u32| {
        let start = usize::try_from(number).ok()?.checked_add(1)?.checked_mul(size)?;
        bytes.get(start..start.checked_add(size)?.min(bytes.len()))
    };
    let mut table = Vec::new();
    for number in lists(bytes, size, &sector)? {
        table.extend(sector(number)?.chunks_exact(4).filter_map(|four| long(four, 0)));
    }
    let chain = |first: u32, most: usize| {
        let mut stream = Vec::new();
        let (mut next, mut steps) = (first, 0);
        while next < 0xffff_fffa && stream.len() < most {
            steps += 1;
            if steps > table.len() {
                return None;
            }
            stream.extend_from_slice(sector(next)?);
            next = *table.get(usize::try_from(next).ok()?)?;
        }
        Some(stream)
    };
    let folder = chain(long(bytes, 48)?, bytes.len())?;
    let entry = folder.chunks_exact(128).find(|entry| {
        let name: Vec<u8> = entry.iter().step_by(2).take_while(|byte| **byte != 0).copied().collect();
        name.eq_ignore_ascii_case(b"Workbook") || name.eq_ignore_ascii_case(b"Book")
    })?;
    let length = usize::try_from(long(entry, 120)?).ok()?.min(bytes.len());
    // a stream below 4,096 bytes is kept in small sectors within the stream of the first entry
    if length < 4096 {
        let small = chain(long(folder.get(..128)?, 116)?, bytes.len())?;
        let table: Vec<u32> =
            chain(long(bytes, 60)?, bytes.len())?.chunks_exact(4).filter_map(|four| long(four, 0)).collect();
        let (mut stream, mut next) = (Vec::new(), usize::try_from(long(entry, 116)?).ok()?);
        while stream.len() < length {
            let start = next.checked_mul(64)?;
            stream.extend_from_slice(small.get(start..start.checked_add(64)?)?);
            next = usize::try_from(*table.get(next)?).ok()?;
        }
        stream.truncate(length);
        return Some(stream);
    }
    let mut stream = chain(long(entry, 116)?, length)?;
    stream.truncate(length);
    Some(stream)
}

/// The sectors that hold the table of sectors: those of the head, and those that its own chain lists.
fn lists<'b>(bytes: &[u8], size: usize, sector: &impl Fn(u32) -> Option<&'b [u8]>) -> Option<Vec<u32>> {
    let head = bytes.get(76..512)?;
    let mut numbers: Vec<u32> = head.chunks_exact(4).filter_map(|four| long(four, 0)).collect();
    let mut next = long(bytes, 68)?;
    let mut steps = 0;
    while next < 0xffff_fffa {
        steps += 1;
        if steps > bytes.len() / size + 1 {
            return None;
        }
        let list: Vec<u32> = sector(next)?.chunks_exact(4).filter_map(|four| long(four, 0)).collect();
        let (last, numbered) = list.split_last()?;
        numbers.extend(numbered);
        next = *last;
    }
    numbers.retain(|number| *number < 0xffff_fffa);
    Some(numbers)
}

/// Two bytes as a number.
pub(super) fn word(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at.checked_add(2)?)?.try_into().ok()?))
}

/// Four bytes as a number.
pub(super) fn long(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
}

/// A text with its length before it, in one byte a letter or in two.
pub(super) fn text(bytes: &[u8]) -> Option<String> {
    let length = usize::from(word(bytes, 0)?);
    let is_wide = bytes.get(2)? & 1 != 0;
    let letters = bytes.get(3..)?;
    match is_wide {
        true => {
            let units: Vec<u16> =
                letters.chunks_exact(2).take(length).filter_map(|two| word(two, 0)).collect();
            String::from_utf16(&units).ok()
        }
        false => Some(letters.iter().take(length).map(|byte| char::from(*byte)).collect()),
    }
}
