//! The names of years: by the Japanese eras, or by the common era.

use super::style::{Style, Years};
use crate::code;
use crate::cost::YearName;
use crate::lang::{Code, Lang, Term, fill};

/// The eras, the latest first, with the year before their first. A fiscal year is named by the era of its April, but that of
/// 2019 is 令和元年度, as the government called it.
const ERAS: [(Term, u32); 5] = [
    (Term::Reiwa, 2018),
    (Term::Heisei, 1988),
    (Term::Showa, 1925),
    (Term::Taisho, 1911),
    (Term::Meiji, 1867),
];

impl Style {
    /// A year of a term as people name it: 令和8年度, FY2026, year 3.
    pub(super) fn year(&self, year: YearName) -> String {
        match year {
            YearName::Nth(number) => self.filled(code!("nth-year"), &number.to_string()),
            YearName::Fiscal(number) => match self.by_era() {
                true => self.filled(code!("fiscal-year-era"), &era(number, self.lang)),
                false => self.filled(code!("fiscal-year"), &number.to_string()),
            },
        }
    }

    fn by_era(&self) -> bool {
        match self.years {
            Years::Era => true,
            Years::Ad => false,
            Years::Auto => self.lang == Lang::Ja && !self.ascii,
        }
    }

    fn filled(&self, code: Code, year: &str) -> String {
        fill(code.message(self.lang).title, |name| (name == "year").then(|| year.to_owned()))
    }
}

/// A year by its era: 令和8, 令和元, R8.
fn era(year: u32, lang: Lang) -> String {
    let found = ERAS.into_iter().find(|(_, before)| year > *before);
    let Some((era, before)) = found else { return year.to_string() };
    let nth = year.saturating_sub(before);
    match (lang, nth) {
        (Lang::Ja, 1) => [era.text(lang), "元"].concat(),
        _ => [era.text(lang), &nth.to_string()].concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fiscal_years_are_named_as_the_government_names_them() {
        let style = |lang, years| Style { years, ..Style::plain(lang) };
        let fiscal = |year| YearName::Fiscal(year);
        for (year, era, short) in [
            (2026, "令和8年度", "FY R8"),
            (2019, "令和元年度", "FY R1"),
            (2018, "平成30年度", "FY H30"),
            (1989, "平成元年度", "FY H1"),
            (1988, "昭和63年度", "FY S63"),
        ] {
            assert_eq!(style(Lang::Ja, Years::Auto).year(fiscal(year)), era);
            assert_eq!(style(Lang::En, Years::Era).year(fiscal(year)), short);
        }
        assert_eq!(style(Lang::Ja, Years::Ad).year(fiscal(2026)), "2026年度");
        assert_eq!(style(Lang::En, Years::Auto).year(fiscal(2026)), "FY2026");
        assert_eq!(style(Lang::Ja, Years::Auto).year(YearName::Nth(3)), "3年目");
    }
}
