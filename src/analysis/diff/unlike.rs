//! What keeps the figures of two versions from being held against each other: another currency, term or tax.

use crate::case::{Case, Tax};
use crate::code;
use crate::diagnostic::Diagnostic;
use crate::money::Currency;

/// What two versions do not have in common, the old one first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unlike {
    /// The currency: amounts of two have no difference.
    Currency([Currency; 2]),
    /// The term of the plan, in months.
    Months([u32; 2]),
    /// Whether amounts include tax.
    Tax([Tax; 2]),
}

impl Unlike {
    /// Everything that two versions do not have in common; of the term only where both have a plan.
    pub(in crate::analysis) fn between(old: &Case, new: &Case) -> Vec<Unlike> {
        let plans = old.plan.is_some() && new.plan.is_some();
        let currency = [old.currency, new.currency];
        let months = [old.months, new.months];
        let tax = old.tax.zip(new.tax).map(<[Tax; 2]>::from);
        let found = [
            (currency[0] != currency[1]).then_some(Unlike::Currency(currency)),
            (plans && months[0] != months[1]).then_some(Unlike::Months(months)),
            tax.filter(|[old, new]| old != new).map(Unlike::Tax),
        ];
        found.into_iter().flatten().collect()
    }

    /// Whether it is the currency.
    pub(in crate::analysis) fn is_currency(self) -> bool {
        matches!(self, Unlike::Currency(_))
    }

    /// The key of the head that says it.
    pub(in crate::analysis) fn key(self) -> &'static str {
        match self {
            Unlike::Currency(_) => "currency",
            Unlike::Months(_) => "months",
            Unlike::Tax(_) => "tax",
        }
    }
}

/// That no figure of one version is taken from one of the other.
pub(in crate::analysis) fn of_one_currency(old: &Case, new: &Case) -> Result<(), Diagnostic> {
    match old.currency == new.currency {
        true => Ok(()),
        false => Err(Diagnostic::error(code!("versions-currencies"), None)
            .with("old", old.currency.code())
            .with("new", new.currency.code())),
    }
}
