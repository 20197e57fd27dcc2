//! The months of a term and the years they fall in.
//!
//! Worked example: a term of 18 months that starts in 2014-10 has the fiscal years 2014 (months 1 to 6) and 2015
//! (months 7 to 18), because a fiscal year runs from April to March.

/// A run of months of the term, from 1, both ends included; empty where `first > last`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Months {
    /// The first month.
    pub first: u32,
    /// The last month.
    pub last: u32,
}

impl Months {
    /// The months from `first` to `last`.
    pub fn new(first: u32, last: u32) -> Months {
        Months { first, last }
    }

    /// How many they are.
    pub fn count(self) -> u32 {
        self.last.saturating_add(1).saturating_sub(self.first)
    }

    /// Whether there is none.
    pub fn is_empty(self) -> bool {
        self.count() == 0
    }

    /// The months that are in both.
    pub fn and(self, other: Months) -> Months {
        Months { first: self.first.max(other.first), last: self.last.min(other.last) }
    }

    /// Whether a month is one of them.
    pub fn contains(self, month: u32) -> bool {
        self.first <= month && month <= self.last
    }
}

/// The name of a year of a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum YearName {
    /// The fiscal year that begins in this year, in April by default.
    Fiscal(u32),
    /// The first, second … twelve months of a term without a first month.
    Nth(u32),
}

impl YearName {
    /// Its number: the calendar year in which it begins, or the how-manieth it is.
    pub fn number(self) -> u32 {
        match self {
            YearName::Fiscal(year) | YearName::Nth(year) => year,
        }
    }
}

/// One year of a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Year {
    /// Its name.
    pub name: YearName,
    /// Its months of the term.
    pub months: Months,
}

/// The term compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Calendar {
    /// How many months it has.
    pub months: u32,
    /// Year and month of its first month, where the case says so.
    pub start: Option<(u16, u8)>,
    /// The first month of a fiscal year, 1 to 12.
    pub year_starts: u8,
}

impl Default for Calendar {
    /// No months, and fiscal years from April.
    fn default() -> Calendar {
        Calendar { months: 0, start: None, year_starts: 4 }
    }
}

impl Calendar {
    /// All months of the term.
    pub fn term(self) -> Months {
        Months::new(1, self.months)
    }

    /// The years of the term: fiscal years where its first month is known, else twelve months each.
    ///
    /// ```
    /// use cloudcost::cost::{Calendar, YearName};
    /// let years = Calendar { months: 18, start: Some((2014, 10)), ..Calendar::default() }.years();
    /// let named: Vec<_> = years.iter().map(|year| (year.name, year.months.count())).collect();
    /// assert_eq!(named, [(YearName::Fiscal(2014), 6), (YearName::Fiscal(2015), 12)]);
    /// // January to March belong to the fiscal year before
    /// let years = Calendar { months: 12, start: Some((2015, 1)), ..Calendar::default() }.years();
    /// assert_eq!((years[0].name, years[0].months.count()), (YearName::Fiscal(2014), 3));
    /// assert_eq!(Calendar { months: 60, ..Calendar::default() }.years().len(), 5);
    /// // a fiscal year from October, as the federal one of the United States: that of October 2014 has all 12 months
    /// let years = Calendar { months: 12, start: Some((2014, 10)), year_starts: 10 }.years();
    /// assert_eq!((years.len(), years[0].name), (1, YearName::Fiscal(2014)));
    /// ```
    pub fn years(self) -> Vec<Year> {
        let mut years = Vec::new();
        let mut first = 1;
        while first <= self.months {
            let (name, left) = self.year_of(first, years.len());
            let last = (first + left - 1).min(self.months);
            years.push(Year { name, months: Months::new(first, last) });
            first = last + 1;
        }
        years
    }

    /// The name of the year that a month begins or continues, and the months left of it.
    fn year_of(self, month: u32, before: usize) -> (YearName, u32) {
        let nth = u32::try_from(before).unwrap_or(u32::MAX);
        let Some((year, first)) = self.start else {
            return (YearName::Nth(nth.saturating_add(1)), 12);
        };
        // months since the first fiscal year of the year 0 began
        let since = u32::from(year) * 12 + u32::from(first) + month - 1;
        let since = since.saturating_sub(self.year_starts.into());
        (YearName::Fiscal(since / 12), 12 - since % 12)
    }
}
