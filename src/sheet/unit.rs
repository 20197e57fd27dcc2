//! The units of amounts in a sheet, and the words that state them.

use super::plain::half_width;

/// A unit of amounts in a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SheetUnit {
    /// 円.
    Yen,
    /// 千円.
    Thousand,
    /// 万円.
    TenThousand,
    /// 百万円.
    Million,
    /// 億円.
    Oku,
}

impl SheetUnit {
    /// Each with the words for it, the longest first.
    const WORDS: [(SheetUnit, &'static [&'static str]); 5] = [
        (SheetUnit::Million, &["百万円", "millionyen", "jpymillion"]),
        (SheetUnit::Thousand, &["千円", "thousandyen", "jpythousand"]),
        (SheetUnit::TenThousand, &["万円"]),
        (SheetUnit::Oku, &["億円"]),
        (SheetUnit::Yen, &["円", "yen", "jpy"]),
    ];

    /// How amounts in it are written.
    pub(super) fn word(self) -> &'static str {
        match self {
            SheetUnit::Yen => "円",
            SheetUnit::Thousand => "千円",
            SheetUnit::TenThousand => "万円",
            SheetUnit::Million => "百万円",
            SheetUnit::Oku => "億円",
        }
    }

    /// The power of ten of one of it.
    pub(super) fn power(self) -> i32 {
        match self {
            SheetUnit::Yen => 0,
            SheetUnit::Thousand => 3,
            SheetUnit::TenThousand => 4,
            SheetUnit::Million => 6,
            SheetUnit::Oku => 8,
        }
    }

    /// The unit of a power of ten.
    pub(super) fn of_power(power: i32) -> Option<SheetUnit> {
        SheetUnit::WORDS.iter().map(|(unit, _)| *unit).find(|unit| unit.power() == power)
    }

    /// The unit that a text is, and nothing else.
    pub(super) fn named(text: &str) -> Option<SheetUnit> {
        let word: String =
            half_width(text).chars().filter(|c| !c.is_whitespace()).collect::<String>().to_lowercase();
        SheetUnit::WORDS.iter().find(|(_, words)| words.contains(&word.as_str())).map(|(unit, _)| *unit)
    }

    /// The unit that a text states: 単位：千円, (千円), unit: thousand yen.
    pub(super) fn stated(text: &str) -> Option<SheetUnit> {
        // 円, yen, JPY
        if !text.contains(['円', 'y', 'Y', 'ｙ', 'Ｙ']) {
            return None;
        }
        let text = half_width(text);
        let text: String = text.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_lowercase();
        let after = |mark: &str| {
            text.split_once(mark).map(|(_, rest)| rest.trim_start_matches([':', '=']).to_owned())
        };
        let begins = |rest: &str| {
            let known =
                SheetUnit::WORDS.iter().find(|(_, words)| words.iter().any(|word| rest.starts_with(word)));
            known.map(|(unit, _)| *unit)
        };
        let said = after("単位").or_else(|| after("unit")).and_then(|rest| begins(&rest));
        said.or_else(|| {
            text.split(['(', '[', '〔', '【']).skip(1).find_map(|rest| {
                let inner = rest.split([')', ']', '〕', '】']).next()?;
                // 千円/年 is of a year; 円/台 is a price of one
                let inner = inner.strip_suffix("/年").or_else(|| inner.strip_suffix("/月")).unwrap_or(inner);
                inner.split(['、', ',', '・', '，']).find_map(SheetUnit::named)
            })
        })
    }
}
