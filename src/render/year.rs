//! The names of years: by the Japanese eras, or by the common era.

use super::style::{Style, Years};
use crate::code;
use crate::cost::{Day, YearName};
use crate::lang::{Code, ERAS, Lang, Term, era, fill};

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

    /// A day as people write it: 令和7年10月1日, 2025-10-01.
    pub(super) fn day(&self, day: Day) -> String {
        let Day { year, month, day: nth } = day;
        match (self.lang, self.ascii, self.by_era()) {
            (Lang::Ja, false, true) => format!("{}年{month}月{nth}日", era_of(day)),
            (Lang::Ja, false, false) => format!("{year}年{month}月{nth}日"),
            _ => iso(day),
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

/// A day as programs read it.
pub(super) fn iso(day: Day) -> String {
    format!("{:04}-{:02}-{:02}", day.year, day.month, day.day)
}

/// The year of a day by the era of that day: 令和元 begins on the first of May 2019.
fn era_of(day: Day) -> String {
    let begins = |era: &Term| match era {
        Term::Reiwa => (5, 1),
        Term::Heisei => (1, 8),
        Term::Showa => (12, 25),
        Term::Taisho => (7, 30),
        _ => (1, 25),
    };
    let found = ERAS.into_iter().find(|(era, before)| {
        let (month, nth) = begins(era);
        (day.year, day.month, day.day) >= (before + 1, month, nth)
    });
    match found {
        None => day.year.to_string(),
        Some((era, before)) if day.year == before + 1 => [era.text(Lang::Ja), "元"].concat(),
        Some((era, before)) => [era.text(Lang::Ja), &(day.year - before).to_string()].concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_named_by_the_era_that_they_lie_in() {
        let style = |years| Style { years, ..Style::plain(Lang::Ja) };
        for (day, era) in [
            ((2025, 10, 1), "令和7年10月1日"),
            ((2019, 5, 1), "令和元年5月1日"),
            ((2019, 4, 30), "平成31年4月30日"),
            ((1989, 1, 7), "昭和64年1月7日"),
            ((1989, 1, 8), "平成元年1月8日"),
        ] {
            let day = Day::new(day.0, day.1, day.2).unwrap();
            assert_eq!(style(Years::Auto).day(day), era);
        }
        let day = Day::new(2025, 10, 1).unwrap();
        assert_eq!(style(Years::Ad).day(day), "2025年10月1日");
        assert_eq!(Style::plain(Lang::En).day(day), "2025-10-01");
    }

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
