//! The values of inputs: read in every written form, set, and multiplied.

use super::input::{Input, InputPlace};
use super::reading::{choose, divided, month, paid, unplaced, whole};
use super::store::Written;
use crate::case::file::entry::{KeyValue, Slot};
use crate::case::file::plan::{AmountForm, ItemFile, ShareFile};
use crate::case::file::support::MOST_YEARS;
use crate::case::literal::{self, ChangeSign, Flaw, Literal, PercentLiteral};
use crate::case::meant::{self, TermBegin};
use crate::case::rule;
use crate::code;
use crate::diagnostic::{Diagnostic, FaultKind};
use crate::money::whole::ToPrimitive;
use crate::money::{Currency, Fraction, Range, Rounding, places};

/// The number that an input is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number {
    /// Its value; of an amount, in major units of its own currency.
    pub value: Fraction,
    /// What it can be, where the file gives a range.
    pub range: Option<Range>,
    /// What it is a number of.
    pub measure: NumberOf,
}

/// What a number is a number of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberOf {
    /// Money of this currency.
    Money(Currency),
    /// The price, in this currency, of one unit of another.
    Rate(Currency),
    /// A percent.
    Percent,
    /// An allocation base.
    Count,
    /// Months.
    Months,
    /// Years.
    Years,
}

impl NumberOf {
    /// Decimals of the least step by which such a number moves: the minor unit, a hundredth of a rate's unit or of a
    /// percent, one of a base or of months.
    pub fn decimals(self) -> i32 {
        match self {
            NumberOf::Money(currency) => places(currency.minor_digits()),
            NumberOf::Rate(_) | NumberOf::Percent => 2,
            NumberOf::Count | NumberOf::Months | NumberOf::Years => 0,
        }
    }
}

/// The word that takes a promise back.
const NO_PROMISE: &str = "none";

impl Written {
    /// The number that an input is; `None` where it is none, is several, or is not in the file.
    pub fn number(&self, input: &Input) -> Option<Number> {
        let own = self.currency.value;
        let of = |literal: &Literal, measure| Number {
            value: literal.value.clone(),
            range: literal.estimate.then(|| literal.range.clone()),
            measure,
        };
        let exact = |value, measure| Some(Number { value, range: None, measure });
        let money = |literal: &Literal| of(literal, NumberOf::Money(literal.currency_in(own).unwrap_or(own)));
        let member = |number| self.member_file(number);
        match input.place {
            InputPlace::Amount(item, nth) => Some(money(amount(self.item_file(item)?, nth)?)),
            InputPlace::Base(number, nth) => {
                let (_, base) = member(number)?.bases.get(nth)?;
                Some(of(&base.as_ref()?.value, NumberOf::Count))
            }
            InputPlace::BaseByYear(number, nth, year) => {
                let (_, years) = member(number)?.by_year.get(nth)?;
                let mut figures = years.iter().filter_map(|(_, figure)| Some(&figure.as_ref()?.value));
                let figure = match year {
                    Some(year) => &years.get(year)?.1.as_ref()?.value,
                    // all years are one number only where they have the same
                    None => figures.next().filter(|first| figures.all(|other| other.value == first.value))?,
                };
                Some(of(figure, NumberOf::Count))
            }
            InputPlace::Rate(nth) => {
                let literal = &self.file.rates.get(nth)?.1.as_ref()?.value;
                Some(of(literal, NumberOf::Rate(literal.currency_in(own).unwrap_or(own))))
            }
            InputPlace::Months => exact(Fraction::from(i128::from(self.months)), NumberOf::Months),
            key => match self.leaf(key)? {
                KeyValue::Percent(at) => exact(signed(&at.as_ref()?.value), NumberOf::Percent),
                KeyValue::Month(at) | KeyValue::Months(at) => {
                    exact(Fraction::from(i128::from(at.as_ref()?.value)), NumberOf::Months)
                }
                KeyValue::Sum(at) | KeyValue::Unit(at) => Some(money(&at.as_ref()?.value)),
                KeyValue::Years(at) => exact(Fraction::from(i128::from(at.as_ref()?.value)), NumberOf::Years),
                KeyValue::Word(_)
                | KeyValue::Share(_)
                | KeyValue::Choice(_)
                | KeyValue::Divided(_)
                | KeyValue::Paid(_) => None,
            },
        }
    }

    /// What an input would be a number of if it were given this value; `None` for a rule.
    ///
    /// # Errors
    /// A value that the input cannot have.
    pub(crate) fn read_number(&self, input: &Input, written: &str) -> Result<Option<Number>, Diagnostic> {
        let mut changed = self.clone();
        changed.set_text(input, written)?;
        Ok(changed.number(input))
    }

    /// Sets an input to a value as a file would write it.
    pub(super) fn set_text(&mut self, input: &Input, written: &str) -> Result<(), Diagnostic> {
        let faulty = |flaw: Flaw| Diagnostic { span: None, ..flaw.into_fault(0..0) };
        let written = written.trim();
        let unit = self.file.unit;
        let begin = TermBegin { start: self.head.start, year_starts: Some(self.head.year_starts) };
        let figure =
            |written| figure(written).map_err(|flaw| faulty(meant::percent(flaw, &input.path, written)));
        let amount = |written| figure(written).and_then(|read| read.in_unit(unit).map_err(faulty));
        match self.slot(input.place) {
            Slot::Amount(at) => at.value = amount(written)?,
            Slot::Number(at) => at.value = figure(written)?,
            Slot::Numbers(all) => {
                let figure = figure(written)?;
                all.into_iter().for_each(|at| at.value = figure.clone());
            }
            Slot::Unit(at) => *at = Some(unplaced(figure(written)?)),
            Slot::Sum(at) => *at = Some(unplaced(amount(written)?)),
            Slot::Word(at) => *at = Some(unplaced(written.to_owned())),
            Slot::Percent(at) if input.is_promise() && written == NO_PROMISE => *at = None,
            Slot::Percent(at) => *at = Some(unplaced(literal::percent(written).map_err(faulty)?)),
            Slot::Rule(named, of_all) => {
                let division = rule::read_division(written);
                *of_all = match division {
                    Some(_) => None,
                    None => Some(unplaced(ShareFile::Rule(unplaced(rule::rule(written).map_err(faulty)?)))),
                };
                *named = division.map(unplaced);
            }
            Slot::Share(at) => {
                *at = Some(unplaced(ShareFile::Rule(unplaced(rule::rule(written).map_err(faulty)?))));
            }
            Slot::Month(at) | Slot::Months(at) => *at = Some(unplaced(month(input, written, begin)?)),
            Slot::Years(at) => *at = Some(unplaced(whole(input, written, 0..=MOST_YEARS)?)),
            Slot::Choice(chosen) => choose(chosen, input, written)?,
            Slot::Divided(share) => *share = Some(divided(written)?),
            Slot::Paid(at) => *at = Some(unplaced(paid(input, written)?)),
            Slot::Term(months) => *months = month(input, written, begin)?,
            Slot::Amounts(_) => return Err(several(input)),
            Slot::None => {}
        }
        Ok(())
    }

    /// Sets an input to a number; an amount keeps its currency.
    pub(crate) fn set_number(&mut self, input: &Input, value: &Fraction) {
        let months = || value.scaled(0, Rounding::HalfAway).to_u32().unwrap_or(0);
        let own = self.currency.value;
        match self.slot(input.place) {
            Slot::Amount(at) | Slot::Number(at) => at.value = exact(value, at.value.currency_in(own)),
            Slot::Numbers(all) => all.into_iter().for_each(|at| at.value = exact(value, None)),
            Slot::Unit(at) | Slot::Sum(at) => {
                let currency = at.as_ref().and_then(|at| at.value.currency_in(own));
                *at = Some(unplaced(exact(value, currency)));
            }
            Slot::Percent(at) => {
                let change = if value.is_negative() { ChangeSign::Minus } else { ChangeSign::Bare };
                *at = Some(unplaced(PercentLiteral {
                    value: value.abs(),
                    decimals: 0,
                    approximate: false,
                    change,
                    bound: None,
                    ends: None,
                }));
            }
            Slot::Month(at) | Slot::Months(at) | Slot::Years(at) => *at = Some(unplaced(months())),
            Slot::Term(term) => *term = months(),
            Slot::Amounts(_) | Slot::Rule(..) | Slot::Share(_) | Slot::Word(_) | Slot::None => {}
            Slot::Choice(_) | Slot::Divided(_) | Slot::Paid(_) => {}
        }
    }

    /// Says in which currency an amount is.
    pub(super) fn set_currency(&mut self, input: &Input, currency: Currency) {
        if let Slot::Amount(at) | Slot::Number(at) | Slot::Unit(Some(at)) | Slot::Sum(Some(at)) =
            self.slot(input.place)
        {
            at.value.currency = Some(currency);
        }
    }

    /// Multiplies an input, or all amounts of one that has several; months are rounded to whole ones.
    ///
    /// # Errors
    /// An input that is no number, or is not in the file.
    pub(crate) fn multiply(&mut self, input: &Input, factor: &Fraction) -> Result<(), Diagnostic> {
        if let Some(number) = self.number(input).filter(|number| number.range.is_none()) {
            self.set_number(input, &(&number.value * factor));
            return Ok(());
        }
        let literals = match self.slot(input.place) {
            Slot::Amount(at) | Slot::Number(at) => vec![at],
            Slot::Amounts(all) | Slot::Numbers(all) => all,
            Slot::Unit(Some(at)) | Slot::Sum(Some(at)) => vec![at],
            _ => return Err(self.not_one_number(input)),
        };
        for at in literals {
            let (low, high) = (&at.value.range.low * factor, &at.value.range.high * factor);
            at.value.range = Range { low: low.clone().min(high.clone()), high: low.max(high) };
            at.value.value = &at.value.value * factor;
        }
        Ok(())
    }
}

/// The one amount of an item, or this one of several.
fn amount(file: &ItemFile, nth: Option<usize>) -> Option<&Literal> {
    let (_, _, form) = file.forms.first()?;
    let at = match (form.as_ref()?, nth) {
        (AmountForm::One(at), _) => at,
        (AmountForm::ByYear(years), Some(nth)) => years.get(nth)?.as_ref()?,
        (AmountForm::ByMembers(prices), Some(nth)) => prices.get(nth)?.1.as_ref()?,
        (_, None) => return None,
    };
    Some(&at.value)
}

/// An amount or number: bare digits as TOML writes them, or any other written form.
pub(in crate::case) fn figure(written: &str) -> Result<Literal, Flaw> {
    let bare = written.bytes().all(|byte| byte.is_ascii_digit() || b"_.-".contains(&byte));
    match (bare && !written.is_empty(), written.contains('.')) {
        (true, true) => literal::bare_float(written),
        (true, false) => literal::bare_integer(written, 10),
        (false, _) => literal::amount(written),
    }
}

/// A percent of change, in percent: `+10%`, `-5%`, `▲5%`.
pub(super) fn percent(written: &str) -> Result<Fraction, Diagnostic> {
    let read = literal::percent(written.trim());
    read.map(|literal| signed(&literal)).map_err(|flaw| {
        let fault = Diagnostic { span: None, ..flaw.into_fault(0..0) };
        // there are no quotes to write around what was typed
        if fault.kind == FaultKind::BarePercent { fault.worded(code!("bare-percent-typed")) } else { fault }
    })
}

/// A percent with its sign: a reduction is negative.
fn signed(literal: &PercentLiteral) -> Fraction {
    match literal.change {
        ChangeSign::Minus | ChangeSign::Reduction(_) => -&literal.value,
        ChangeSign::Bare | ChangeSign::Increase(_) => literal.value.clone(),
    }
}

fn several(input: &Input) -> Diagnostic {
    Diagnostic::error(code!("path-several"), None).of_kind(FaultKind::Path).with("found", input.path.clone())
}

impl Written {
    /// Why an input is not one number: it has several, or none.
    pub(crate) fn not_one_number(&self, input: &Input) -> Diagnostic {
        match self.clone().slot(input.place) {
            Slot::Amounts(_) | Slot::Numbers(_) => several(input),
            _ => {
                let fault = Diagnostic::error(code!("path-not-number"), None).of_kind(FaultKind::Path);
                fault.with("found", input.path.clone())
            }
        }
    }
}

pub(super) fn exact(value: &Fraction, currency: Option<Currency>) -> Literal {
    Literal {
        value: value.clone(),
        range: Range::exact(value.clone()),
        estimate: false,
        approximate: false,
        currency,
        dollar: false,
        bound: None,
        change: if value.is_negative() { ChangeSign::Minus } else { ChangeSign::Bare },
        bare: false,
    }
}
