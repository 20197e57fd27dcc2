//! Words that say whether an amount includes tax, and what the key says for them.

/// Words of tax, the longest first, with what the key says for them.
pub(super) const TAX: [(&str, &str); 24] = [
    ("消費税及び地方消費税を含む", "included"),
    ("消費税及び地方消費税を除く", "excluded"),
    ("消費税抜き", "excluded"),
    ("消費税込み", "included"),
    ("消費税抜", "excluded"),
    ("消費税込", "included"),
    ("消費税別", "excluded"),
    ("税抜き", "excluded"),
    ("税込み", "included"),
    ("税抜額", "excluded"),
    ("税込額", "included"),
    ("税抜", "excluded"),
    ("税込", "included"),
    ("税別", "excluded"),
    ("外税", "excluded"),
    ("内税", "included"),
    ("excluding tax", "excluded"),
    ("including tax", "included"),
    ("tax excluded", "excluded"),
    ("tax included", "included"),
    ("excl. tax", "excluded"),
    ("incl. tax", "included"),
    ("ex vat", "excluded"),
    ("inc vat", "included"),
];

/// Those that say so only where they stand alone.
const ALONE: [(&str, &str); 7] = [
    ("込", "included"),
    ("込み", "included"),
    ("含む", "included"),
    ("抜", "excluded"),
    ("抜き", "excluded"),
    ("含まない", "excluded"),
    ("除く", "excluded"),
];

/// What the key says for a text that is one of these words, or what the key says.
pub(crate) fn tax_word(written: &str) -> Option<&'static str> {
    let said = |(word, meant): &&(&str, &str)| *word == written || *meant == written;
    TAX.iter().chain(&ALONE).find(said).map(|(_, meant)| *meant)
}
