//! The bytes of a text in the encodings that spreadsheets and older systems of offices take.

/// An encoding of tables as text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8 as it is.
    #[default]
    Utf8,
    /// UTF-8 that says so in its first bytes, as spreadsheets want it.
    Utf8Bom,
    /// Shift_JIS as Windows writes it (CP932).
    ShiftJis,
}

/// A text in an encoding.
///
/// # Errors
/// The first letter that the encoding does not have; none at all where it is not built in.
///
/// ```
/// use cloudcost::render::{Encoding, encoded};
/// assert_eq!(encoded("町", Encoding::Utf8Bom).unwrap(), b"\xef\xbb\xbf\xe7\x94\xba");
/// # #[cfg(feature = "spreadsheet")]
/// assert_eq!(encoded("町▲〜", Encoding::ShiftJis).unwrap(), b"\x92\xac\x81\xa3\x81\x60");
/// # #[cfg(feature = "spreadsheet")]
/// assert_eq!(encoded("町😀", Encoding::ShiftJis), Err(Some('😀')));
/// ```
pub fn encoded(text: &str, encoding: Encoding) -> Result<Vec<u8>, Option<char>> {
    match encoding {
        Encoding::Utf8 => Ok(text.as_bytes().to_vec()),
        Encoding::Utf8Bom => Ok(["\u{feff}", text].concat().into_bytes()),
        Encoding::ShiftJis => shift_jis(text),
    }
}

#[cfg(feature = "spreadsheet")]
fn shift_jis(text: &str) -> Result<Vec<u8>, Option<char>> {
    // what Windows has another letter for
    let text: String = text
        .chars()
        .map(|c| match c {
            '〜' => '～',
            '—' => '―',
            '−' => '－',
            '‖' => '∥',
            c => c,
        })
        .collect();
    let (bytes, _, lacks) = encoding_rs::SHIFT_JIS.encode(&text);
    if !lacks {
        return Ok(bytes.into_owned());
    }
    let lacking = |c: &char| encoding_rs::SHIFT_JIS.encode(c.encode_utf8(&mut [0; 4])).2;
    Err(text.chars().find(lacking))
}

#[cfg(not(feature = "spreadsheet"))]
fn shift_jis(_text: &str) -> Result<Vec<u8>, Option<char>> {
    Err(None)
}
