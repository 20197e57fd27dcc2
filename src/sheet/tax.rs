//! Whether amounts of a sheet are with tax, by the words for it.

use super::plain::whole;

/// With tax or without.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tax {
    /// 税込.
    Included,
    /// 税抜.
    Excluded,
}

impl Tax {
    /// The word of a case file.
    pub(super) fn key(self) -> &'static str {
        match self {
            Tax::Included => "included",
            Tax::Excluded => "excluded",
        }
    }

    /// What a text says; none where it says both or neither.
    pub(super) fn said(text: &str) -> Option<Tax> {
        match Tax::words(text) {
            (true, false) => Some(Tax::Included),
            (false, true) => Some(Tax::Excluded),
            _ => None,
        }
    }

    /// What a note below a table says of all its amounts, and of nothing else: ※ 金額は消費税を含まない。
    pub(super) fn noted(text: &str) -> Option<Tax> {
        const OF_ALL: [&str; 21] = [
            "表中の", "表の", "上記の", "上記", "いずれも", "すべて", "全て", "金額", "経費", "費用", "額",
            "は", "消費", "及び", "地方", "税込", "税抜", "税別", "表示", "価格", "の",
        ];
        let text = whole(text);
        let note = text.strip_prefix(['※', '注', '*', '('])?;
        let note = note.trim_start_matches(|c: char| "※注*():：".contains(c) || c.is_ascii_digit());
        let tax = Tax::said(note)?;
        let said = ["税を含みます", "税を含む", "税を含まない", "税は含まない", "税を含まず", "税は含まず"];
        let words = said.iter().chain(&["税を除く", "税を除きます", "税は含みません", "税を含みません"]);
        let rest = words.chain(&OF_ALL).chain(&["み", "き", "です", "である", "とする", "税"]);
        let rest = rest.fold(note.to_owned(), |text, word| text.replace(word, ""));
        (!rest.contains(char::is_alphabetic)).then_some(tax)
    }

    /// Whether a text says both.
    pub(super) fn says_both(text: &str) -> bool {
        Tax::words(text) == (true, true)
    }

    /// Whether a text has a word for with tax, and one for without.
    fn words(text: &str) -> (bool, bool) {
        let text = whole(text);
        let says = |words: &[&str]| words.iter().any(|word| text.contains(word));
        (
            says(&["税込", "内税", "税を含む", "税を含みます", "税を含んで", "taxincluded", "incl.tax"]),
            says(&[
                "税抜", "税別", "外税", "税を含ま", "税は含ま", "税含ま", "税を除く", "税を除き",
                "taxexcluded", "excl.tax",
            ]),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::Tax;

    #[test]
    fn a_note_says_what_all_amounts_are_only_where_it_says_nothing_else() {
        for (note, tax) in [
            ("※消費税は含まない。", Some(Tax::Excluded)),
            ("※ 金額は消費税及び地方消費税を含む。", Some(Tax::Included)),
            ("（注）金額はすべて税抜です", Some(Tax::Excluded)),
            ("注：いずれも税込み", Some(Tax::Included)),
            ("※表中の額は税抜き", Some(Tax::Excluded)),
            ("※サーバは税抜", None),
            ("※一部税抜", None),
            ("※消費税率は10%", None),
            ("消費税は含まない", None),
            ("※税込 ただし回線は税抜", None),
        ] {
            assert_eq!(Tax::noted(note), tax, "{note}");
        }
    }
}
