//! Years by the Japanese eras.

use super::catalogue::{Code, Lang, Term};
use super::message::fill;
use super::text::Text;

/// The eras, the latest first, with the year before their first. A fiscal year is named by the era of its April, but that of
/// 2019 is 令和元年度, as the government called it.
pub(crate) const ERAS: [(Term, u32); 5] = [
    (Term::Reiwa, 2018),
    (Term::Heisei, 1988),
    (Term::Showa, 1925),
    (Term::Taisho, 1911),
    (Term::Meiji, 1867),
];

/// A fiscal year as tables call it where nothing else is asked for, by these wordings: 令和9年度, FY2027.
pub(crate) fn fiscal_year(year: u32, by_era: Code, plain: Code) -> Text {
    let named = |code: Code, lang: Lang, year: String| {
        fill(code.message(lang).title, |name| (name == "year").then(|| year.clone()))
    };
    let [ja, en] = [era(year, Lang::Ja), year.to_string()];
    Text::each(named(by_era, Lang::Ja, ja), named(plain, Lang::En, en))
}

/// A month of the calendar: 2029年4月 or 2029-04; in Japanese by the era where that is asked for, 令和11年4月.
pub(crate) fn month_of(year: u32, month: u8, by_era: bool) -> Text {
    let japanese = match by_era {
        // 令和 began in May
        true if (year, month) < (2019, 5) && year == 2019 => [Term::Heisei.text(Lang::Ja), "31"].concat(),
        true => era(year, Lang::Ja),
        false => year.to_string(),
    };
    Text::each(format!("{japanese}年{month}月"), format!("{year}-{month:02}"))
}

/// A year by its era: 令和8, 令和元, R8.
pub(crate) fn era(year: u32, lang: Lang) -> String {
    let found = ERAS.into_iter().find(|(_, before)| year > *before);
    let Some((era, before)) = found else { return year.to_string() };
    let nth = year.saturating_sub(before);
    match (lang, nth) {
        (Lang::Ja, 1) => [era.text(lang), "元"].concat(),
        _ => [era.text(lang), &nth.to_string()].concat(),
    }
}
