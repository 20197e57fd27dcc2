//! The tax of an item against that of the case: how its price becomes one of the case's kind.

use super::told::{exclude, part};
use crate::case::file::plan::ItemFile;
use crate::case::file::tax::{ItemTax, TaxFile};
use crate::case::keys::{At, Reader};
use crate::case::literal::PercentLiteral;
use crate::case::model::Tax;
use crate::code;
use crate::cost::Taxed;
use crate::diagnostic::{Diagnostic, Span};
use crate::money::{Currency, Fraction, Rounding};

/// What the head says of tax.
pub(super) struct CaseTax {
    tax: Option<Tax>,
    rate: Option<Fraction>,
    decimals: u32,
}

impl CaseTax {
    /// What the head says; a rate says nothing where amounts may include tax or not.
    pub(super) fn new(file: &TaxFile, currency: Currency, reader: &Reader<'_>) -> CaseTax {
        if let (None, Some(rate)) = (&file.tax, &file.tax_rate) {
            not_stated("tax_rate", rate.span.clone(), reader);
        }
        CaseTax {
            tax: file.tax.as_ref().map(|tax| tax.value),
            rate: rate(file.tax_rate.as_ref(), reader),
            decimals: currency.minor_digits(),
        }
    }

    /// How the price of an item becomes one of the case's kind; `None` where it is.
    pub(super) fn of_item(&self, file: &ItemFile, reader: &Reader<'_>) -> Option<Taxed> {
        let rate = rate(file.tax_rate.as_ref(), reader);
        let said = [
            file.tax.as_ref().map(|at| ("tax", at.span.clone())),
            file.tax_rate.as_ref().map(|at| ("tax_rate", at.span.clone())),
            file.tax_round.as_ref().map(|at| ("tax_round", at.span.clone())),
        ];
        let Some(case) = self.tax else {
            if let Some((key, span)) = said.into_iter().flatten().next() {
                not_stated(key, span, reader);
            }
            return None;
        };
        let tax = file.tax.as_ref()?;
        let kind = match tax.value {
            ItemTax::None => {
                for (key, span) in said.into_iter().skip(1).flatten() {
                    exclude("tax = \"none\"", tax.span.clone(), key, span, reader);
                }
                return None;
            }
            ItemTax::Kind(kind) => kind,
        };
        if kind == case {
            return None;
        }
        let Some(rate) = rate.or_else(|| self.rate.clone()) else {
            if file.tax_rate.is_none() && !reader.has_lost("file", &["tax_rate"]) {
                reader.report(Diagnostic::error(code!("tax-rate-missing"), Some(tax.span.clone())));
            }
            return None;
        };
        let one = &Fraction::from(1) + &rate;
        let factor = match kind {
            Tax::Excluded => one,
            Tax::Included => Fraction::from(1).checked_div(&one)?,
        };
        let round = file.tax_round.as_ref().map_or(Rounding::Down, |round| round.value);
        Some(Taxed { factor, round, decimals: self.decimals })
    }

    /// The rate of the tax on an item: its own, none where it says so, else that of the head.
    pub(super) fn rate_of(&self, file: &ItemFile) -> Option<Fraction> {
        self.tax?;
        match file.tax.as_ref().map(|tax| tax.value) {
            Some(ItemTax::None) => Some(Fraction::zero()),
            _ => file.tax_rate.as_ref().map(|rate| part(&rate.value)).or_else(|| self.rate.clone()),
        }
    }
}

/// A rate of 0% to 100%, as a part of one.
fn rate(at: Option<&At<PercentLiteral>>, reader: &Reader<'_>) -> Option<Fraction> {
    let at = at?;
    let rate = part(&at.value);
    if rate.is_negative() || rate > Fraction::from(1) {
        reader.report(Diagnostic::error(code!("tax-rate-range"), Some(at.span.clone())));
        return None;
    }
    Some(rate)
}

fn not_stated(key: &str, span: Span, reader: &Reader<'_>) {
    if reader.has_lost("file", &["tax"]) {
        return;
    }
    reader.report(Diagnostic::error(code!("tax-not-stated"), Some(span)).with("key", key));
}
