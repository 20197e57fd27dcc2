//! Which characters of foreign text may reach a screen: the one list that every writer asks.

/// Whether a character could move the cursor, hide or reorder text, or end a line.
///
/// ```
/// use cloudcost::text::is_unsafe;
/// assert!(['\u{1b}', '\u{7}', '\n', '\u{9b}', '\u{202e}', '\u{2028}'].into_iter().all(is_unsafe));
/// assert!(!['a', '秋', '▲', '\u{3000}'].into_iter().any(is_unsafe));
/// ```
pub fn is_unsafe(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            // bidirectional controls
            '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
            // separators of lines, invisible spaces, byte order mark, annotations, tags
            | '\u{2028}' | '\u{2029}' | '\u{200b}' | '\u{2060}'..='\u{2064}' | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}'
        )
}
