//! What a file that is no UTF-8 text is instead, as far as its bytes tell.

use cloudcost::code;
use cloudcost::lang::Code;

/// The first bytes of files that are no text at all, with the wording for each.
const OTHER_FILES: [(&[u8], Code); 7] = [
    (b"PK\x03\x04", code!("not-text-archive")),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", code!("not-text-workbook")),
    (b"%PDF-", code!("not-text")),
    (b"\x1f\x8b", code!("not-text-archive")),
    (b"7z\xbc\xaf\x27\x1c", code!("not-text-archive")),
    (b"\x89PNG", code!("not-text")),
    (b"\xff\xd8\xff", code!("not-text")),
];

/// What stands in the first bytes of a workbook, which is an archive too: parts of it, and the kind that ODS states.
const OF_WORKBOOKS: [&[u8]; 3] = [b"[Content_Types].xml", b"xl/", b"opendocument.spreadsheet"];

/// The wording for a file that is no text, such as a workbook; `None` where it may be one.
pub(super) fn other_file(bytes: &[u8]) -> Option<Code> {
    let (_, wording) = OTHER_FILES.iter().find(|(start, _)| bytes.starts_with(start))?;
    let head = bytes.get(..bytes.len().min(2000)).unwrap_or_default();
    let has = |part: &&[u8]| head.windows(part.len()).any(|window| window == *part);
    match OF_WORKBOOKS.iter().any(has) {
        true => Some(code!("not-text-workbook")),
        false => Some(*wording),
    }
}

/// The encoding that a text is in, so many bytes of which are UTF-8: its code among the messages, and its name for
/// `iconv`.
pub(super) fn guess(bytes: &[u8], valid: usize) -> Option<(Code, &'static str)> {
    if bytes.get(..valid).is_some_and(|before| !before.is_ascii()) {
        // a UTF-8 text that breaks off, or has something else pasted into it
        return None;
    }
    match bytes {
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => Some((code!("guess-utf16"), "UTF-16")),
        // read as Shift_JIS, EUC-JP is half-width katakana; read as EUC-JP, Shift_JIS is soon none
        _ if is_euc_jp(bytes) => Some((code!("guess-eucjp"), "EUC-JP")),
        _ if is_shift_jis(bytes) => Some((code!("guess-cp932"), "CP932")),
        _ => None,
    }
}

fn is_euc_jp(mut bytes: &[u8]) -> bool {
    loop {
        bytes = match bytes {
            [] => return true,
            [0x01..=0x7f, rest @ ..]
            | [0x8e, 0xa1..=0xdf, rest @ ..]
            | [0x8f, 0xa1..=0xfe, 0xa1..=0xfe, rest @ ..]
            | [0xa1..=0xfe, 0xa1..=0xfe, rest @ ..] => rest,
            _ => return false,
        }
    }
}

fn is_shift_jis(mut bytes: &[u8]) -> bool {
    loop {
        bytes = match bytes {
            [] => return true,
            [0x01..=0x7f | 0xa1..=0xdf, rest @ ..]
            | [0x81..=0x9f | 0xe0..=0xfc, 0x40..=0x7e | 0x80..=0xfc, rest @ ..] => rest,
            _ => return false,
        }
    }
}
