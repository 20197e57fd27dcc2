//! The parts of a workbook that is an archive, unpacked within bounds: only those that hold cells, packed anew without
//! compression, so that whatever reads them next meets nothing larger than was allowed.

use super::unseen::UnseenParts;
use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// The most bytes that the parts of a workbook may unpack to.
const MOST: u64 = 24 * 1024 * 1024;

/// The most parts that are looked at.
const MOST_PARTS: usize = 2_000;

/// Why an archive is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ArchiveRefused {
    /// It is broken, or locked by a password.
    Broken,
    /// It unpacks to more than is read.
    TooLarge,
    /// It declares entities of its own.
    Entities,
}

/// The parts that hold cells, in an archive of their own, and what they do not show.
pub(super) fn cells_only(bytes: &[u8]) -> Result<(Vec<u8>, UnseenParts), ArchiveRefused> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| ArchiveRefused::Broken)?;
    if archive.len() > MOST_PARTS {
        return Err(ArchiveRefused::TooLarge);
    }
    let mut kept = ZipWriter::new(Cursor::new(Vec::new()));
    let (mut room, mut unseen) = (MOST, UnseenParts::default());
    // a sheet names its styles and its texts by number
    let mut order: Vec<usize> = (0..archive.len()).collect();
    let is_sheet = |nth: &usize| {
        let name = archive.name_for_index(*nth).and_then(Result::ok);
        name.is_some_and(|name| name.contains("worksheets") || name == "content.xml")
    };
    order.sort_by_key(is_sheet);
    for nth in order {
        let mut part = archive.by_index(nth).map_err(|_| ArchiveRefused::Broken)?;
        let name = part.name().map_err(|_| ArchiveRefused::Broken)?.into_owned();
        if !part.is_file() || !holds_cells(&name) {
            continue;
        }
        if part.size() > room {
            return Err(ArchiveRefused::TooLarge);
        }
        let mut text = Vec::new();
        // what a part says of its own size is not to be trusted
        let read = part.by_ref().take(room + 1).read_to_end(&mut text).map_err(|_| ArchiveRefused::Broken)?;
        room = room.checked_sub(u64::try_from(read).unwrap_or(u64::MAX)).ok_or(ArchiveRefused::TooLarge)?;
        if declares_entities(&text) {
            return Err(ArchiveRefused::Entities);
        }
        if name == "content.xml" {
            text = super::cells::without_repeats(&text).ok_or(ArchiveRefused::TooLarge)?;
        }
        unseen.look(&name, &text).ok_or(ArchiveRefused::Broken)?;
        let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        kept.start_file(name, stored).map_err(|_| ArchiveRefused::Broken)?;
        kept.write_all(&text).map_err(|_| ArchiveRefused::Broken)?;
    }
    let kept = kept.finish().map(Cursor::into_inner).map_err(|_| ArchiveRefused::Broken)?;
    Ok((kept, unseen))
}

/// Whether a part is one of those that cells are read from; pictures, programs, drawings and links to elsewhere are not.
fn holds_cells(name: &str) -> bool {
    const WHOLE: [&str; 10] = [
        "[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels",
        "xl/sharedStrings.xml", "xl/styles.xml", "mimetype", "styles.xml", "content.xml",
        "META-INF/manifest.xml",
    ];
    WHOLE.iter().any(|known| name.eq_ignore_ascii_case(known))
        || name.starts_with("xl/worksheets/") && name.ends_with(".xml")
}

/// Whether an XML text declares entities: no spreadsheet does, and what they stand for may be without end.
fn declares_entities(text: &[u8]) -> bool {
    let head = text.get(..text.len().min(4096)).unwrap_or_default();
    head.windows(9).any(|window| window.eq_ignore_ascii_case(b"<!DOCTYPE"))
        || head.windows(8).any(|window| window.eq_ignore_ascii_case(b"<!ENTITY"))
}
