//! Which figure is which: before, after, saving, percent, each once, and which way the change goes.

use super::super::literal::{Change, Literal, PercentLiteral};
use crate::code;
use crate::diagnostic::{Diagnostic, Span};
use crate::money::{Amount, Currency};
use crate::published::{Figures, Stated, StatedPercent};

/// Which of the four figures one is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Before,
    After,
    Saving,
    Percent,
}

impl Role {
    pub(super) fn key(self) -> &'static str {
        match self {
            Role::Before => "before",
            Role::After => "after",
            Role::Saving => "saving",
            Role::Percent => "percent",
        }
    }
}

/// Which way a change goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    Down,
    Up,
}

/// A figure with what stands around it.
#[derive(Clone)]
pub(super) struct Found {
    pub(super) role: Option<Role>,
    pub(super) value: Value,
    /// What a word apart from the figure says about its direction.
    pub(super) direction: Option<Direction>,
    pub(super) span: Span,
}

#[derive(Clone)]
pub(super) enum Value {
    Amount(Literal),
    Percent(PercentLiteral),
}

impl Value {
    pub(super) fn change(&self) -> &Change {
        match self {
            Value::Amount(literal) => &literal.change,
            Value::Percent(literal) => &literal.change,
        }
    }
}

/// Figures, each at its role.
#[derive(Default)]
pub(super) struct Assigned {
    before: Option<(Literal, Span)>,
    after: Option<(Literal, Span)>,
    saving: Option<(Literal, Span)>,
    percent: Option<(PercentLiteral, Span)>,
    ups: [bool; 2],
    downs: [bool; 2],
}

impl Assigned {
    /// Gives each figure its role; two of one role, or two currencies, are a fault.
    pub(super) fn filled(mut self, found: impl IntoIterator<Item = Found>) -> Result<Self, Vec<Diagnostic>> {
        let mut faults = Vec::new();
        for figure in found {
            if let Err(fault) = self.fill(figure) {
                faults.push(fault);
            }
        }
        faults.extend(self.mixed_currencies());
        match faults.is_empty() {
            true => Ok(self),
            false => Err(faults),
        }
    }

    fn fill(&mut self, figure: Found) -> Result<(), Diagnostic> {
        let Found { role, value, direction, span } = figure;
        let changed = *value.change() != Change::Bare || direction.is_some();
        let role = match (role, &value) {
            (_, Value::Percent(_)) => Role::Percent,
            (Some(Role::Before | Role::After), Value::Amount(literal)) if is_sign(&literal.change) => {
                match role {
                    // an arrow does not make a signed amount a cost
                    Some(Role::After) if self.before.is_some() => Role::Saving,
                    Some(role) => return Err(sign_on_cost(role, &literal.change, span)),
                    None => Role::Saving,
                }
            }
            (Some(role), Value::Amount(_)) => role,
            (None, Value::Amount(_)) if changed => Role::Saving,
            (None, Value::Amount(_)) => self.first_free(),
        };
        if let Value::Amount(literal) = &value
            && Amount::new(&literal.value, Currency::JPY).is_err()
        {
            return Err(Diagnostic::error(code!("too-many-decimals"), Some(span)));
        }
        if let Some(first) = self.taken(role) {
            let fault = Diagnostic::error(code!("figure-twice"), Some(span)).with("figure", role.key());
            return Err(fault.caused_by(first));
        }
        let nth = usize::from(role == Role::Percent);
        let up = matches!(value.change(), Change::Increase(_)) || direction == Some(Direction::Up);
        let down = !up && changed;
        for (flags, says) in [(&mut self.ups, up), (&mut self.downs, down)] {
            if let Some(flag) = flags.get_mut(nth)
                && matches!(role, Role::Saving | Role::Percent)
            {
                *flag = says;
            }
        }
        match (role, value) {
            (Role::Before, Value::Amount(literal)) => self.before = Some((literal, span)),
            (Role::After, Value::Amount(literal)) => self.after = Some((literal, span)),
            (_, Value::Amount(literal)) => self.saving = Some((unsigned(literal), span)),
            (_, Value::Percent(literal)) => self.percent = Some((literal, span)),
        }
        Ok(())
    }

    /// Bare amounts are before, after and saving in this order.
    fn first_free(&self) -> Role {
        match (&self.before, &self.after) {
            (None, _) => Role::Before,
            (_, None) => Role::After,
            _ => Role::Saving,
        }
    }

    fn taken(&self, role: Role) -> Option<Span> {
        let amount = match role {
            Role::Before => &self.before,
            Role::After => &self.after,
            Role::Saving => &self.saving,
            Role::Percent => return self.percent.as_ref().map(|(_, span)| span.clone()),
        };
        amount.as_ref().map(|(_, span)| span.clone())
    }

    fn amounts(&self) -> impl Iterator<Item = &(Literal, Span)> {
        [&self.before, &self.after, &self.saving].into_iter().flatten()
    }

    fn mixed_currencies(&self) -> Option<Diagnostic> {
        let mut named = self.amounts().filter_map(|(literal, span)| Some((literal.currency?, span)));
        let (first, at) = named.next()?;
        let (other, span) = named.find(|(currency, _)| *currency != first)?;
        let fault = Diagnostic::error(code!("currency-differs"), Some(span.clone()))
            .worded(code!("currencies-in-line"));
        let fault = fault.with("found", other.code()).with("expected", first.code());
        Some(fault.caused_by(at.clone()))
    }

    /// A bare saving or percent goes the way the other one says, else it is a reduction.
    pub(super) fn figures(self) -> (Figures, Currency) {
        let currency = self.amounts().find_map(|(literal, _)| literal.currency).unwrap_or(Currency::JPY);
        let up = |nth: usize| {
            let says = |flags: &[bool; 2], nth: usize| flags.get(nth).copied().unwrap_or(false);
            says(&self.ups, nth) || (!says(&self.downs, nth) && says(&self.ups, 1 - nth))
        };
        let (saving_up, percent_up) = (up(0), up(1));
        let cost = |figure: &Option<(Literal, Span)>| stated(figure.as_ref()?.0.clone(), false, currency);
        let figures = Figures {
            before: cost(&self.before),
            after: cost(&self.after),
            saving: self.saving.and_then(|(literal, _)| stated(literal, saving_up, currency)),
            percent: self.percent.map(|(literal, _)| StatedPercent {
                value: if percent_up { -&literal.value } else { literal.value },
                decimals: literal.decimals,
                approximate: literal.approximate,
            }),
        };
        (figures, currency)
    }
}

fn is_sign(change: &Change) -> bool {
    matches!(change, Change::Reduction(_) | Change::Increase(_) | Change::Minus)
}

fn sign_on_cost(role: Role, change: &Change, span: Span) -> Diagnostic {
    let sign = match change {
        Change::Reduction(sign) | Change::Increase(sign) => sign.as_str(),
        Change::Minus | Change::Bare => "-",
    };
    Diagnostic::error(code!("sign-not-allowed"), Some(span)).with("key", role.key()).with("sign", sign)
}

/// In a line a minus is a mark of reduction, not the sign of the number.
fn unsigned(literal: Literal) -> Literal {
    match literal.change {
        Change::Minus => Literal { value: -&literal.value, range: literal.range.negated(), ..literal },
        _ => literal,
    }
}

fn stated(literal: Literal, negated: bool, currency: Currency) -> Option<Stated> {
    let (value, range) = match negated {
        true => (-&literal.value, literal.range.negated()),
        false => (literal.value, literal.range),
    };
    let amount = Amount::new(&value, currency).ok()?;
    Some(Stated { amount, range, approximate: literal.approximate })
}
