//! Support: grants and tax measures that lower a cost, rounded down a member and year.

use crate::lang::Text;
use crate::money::Fraction;

/// One grant or tax measure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Support {
    /// What people call it.
    pub name: Text,
    /// The items it covers, by their number on its side.
    pub items: Vec<usize>,
    /// How much of them it pays.
    pub pays: SupportPays,
    /// The most it pays in the term, in major units: a member where it goes to each, in all otherwise.
    pub cap: Option<Fraction>,
    /// Who gets it: one member, which keeps it, or each in proportion to its cost of the items.
    pub to: Option<usize>,
    /// Where the money is from, where that is said.
    pub kind: Option<Fund>,
    /// How many years after the cost it is received.
    pub years_after: usize,
    /// Whether it lowers what runs today, not the shared system.
    pub is_before: bool,
}

impl Support {
    /// Whether it is repaid out of the members' own money (地方債): it pays for a cost, and lowers none.
    pub(crate) fn is_repaid(&self) -> bool {
        self.kind == Some(Fund::Loan)
    }
}

/// Where the money of a support is from, as budgets of local governments tell it apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fund {
    /// 国庫支出金: the national government.
    National,
    /// 県支出金: the prefecture.
    Prefecture,
    /// 地方債: a loan, which is repaid.
    Loan,
    /// 基金: taken from a fund.
    Reserve,
    /// その他: anything else for this purpose only.
    Other,
    /// 特別交付税・交付税算入: it is itself general revenue, paid later and never guaranteed.
    AllocationTax,
}

impl Fund {
    /// Each with its word in a case file.
    pub const ALL: [(&'static str, Fund); 6] = [
        ("national", Fund::National),
        ("prefecture", Fund::Prefecture),
        ("loan", Fund::Loan),
        ("fund", Fund::Reserve),
        ("other", Fund::Other),
        ("allocation-tax", Fund::AllocationTax),
    ];
}

/// How much a support pays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SupportPays {
    /// This part of the cost of the items: 0.5 for 50%.
    Rate(Fraction),
    /// This amount over the term, in major units, spread as the cost of the items is.
    Amount(Fraction),
}
