//! What a requirement demands, in words, and its limit.

use crate::code;
use crate::lang::Term;
use crate::layout::cells::{money, percent};
use crate::money::{Currency, Fraction};
use crate::report::{Cell, Money, Note, Percent, Sense};
use crate::requirement::{Bound, Limit, LimitedFigure, Requirement};

/// The promise in words: the figure, the side and the limit.
pub(in crate::layout) fn promise(requirement: &Requirement, currency: Currency) -> Cell {
    let figure = match requirement.figure {
        LimitedFigure::Before => Term::Before,
        LimitedFigure::After => Term::After,
        LimitedFigure::Saving => Term::Reduction,
        LimitedFigure::Share => Term::MembersShare,
        LimitedFigure::NetSaving => Term::NetReduction,
        LimitedFigure::NetShare => Term::MembersNetShare,
    };
    // a saving of at least ▲5% is an increase of at most 5%
    let is_increase = requirement.figure.gross() == LimitedFigure::Saving
        && match &requirement.limit {
            Limit::Amount(limit) | Limit::Percent(limit) => limit.is_negative(),
        };
    if is_increase {
        return promise_of_increase(requirement, currency);
    }
    // "at least 30%" needs no sign of reduction
    let limit = match limit(requirement, currency) {
        Cell::Percent(percent) => Cell::percent(Percent { sense: Sense::Plain, ..*percent }),
        Cell::Money(amount) => Cell::money(Money { sense: Sense::Plain, ..*amount }),
        other => other,
    };
    let all = Fraction::from(100);
    let code = match (requirement.bound, &requirement.limit, requirement.figure.gross()) {
        (Bound::AtLeast, Limit::Percent(limit), LimitedFigure::After | LimitedFigure::Share)
            if *limit == all =>
        {
            code!("no-less-than-before")
        }
        (Bound::AtMost, Limit::Percent(limit), LimitedFigure::After | LimitedFigure::Share)
            if *limit == all =>
        {
            code!("no-more-than-before")
        }
        (Bound::AtLeast, Limit::Percent(_), LimitedFigure::After | LimitedFigure::Share) => {
            code!("at-least-of-before")
        }
        (Bound::AtMost, Limit::Percent(_), LimitedFigure::After | LimitedFigure::Share) => {
            code!("at-most-of-before")
        }
        (Bound::AtLeast, ..) => code!("at-least"),
        (Bound::AtMost, ..) => code!("at-most"),
    };
    Cell::from(Note::new(code).with("figure", Cell::Word(figure)).with("limit", limit))
}

/// The promise in words where its limit is a saving below 0: by how much a cost may rise, or must.
fn promise_of_increase(requirement: &Requirement, currency: Currency) -> Cell {
    let figure = match requirement.figure.is_net() {
        true => Term::NetIncrease,
        false => Term::Increase,
    };
    let limit = match &requirement.limit {
        Limit::Amount(limit) => money(Some(limit.abs()), None, currency, Sense::Plain),
        Limit::Percent(limit) => percent(Some(limit.abs()), None, Sense::Plain, limit.decimals_within(6)),
    };
    let code = match requirement.bound {
        Bound::AtLeast => code!("at-most"),
        Bound::AtMost => code!("at-least"),
    };
    Cell::from(Note::new(code).with("figure", Cell::Word(figure)).with("limit", limit))
}

/// The limit, on its own scale.
pub(super) fn limit(requirement: &Requirement, currency: Currency) -> Cell {
    let sense = sense(requirement);
    match &requirement.limit {
        Limit::Amount(limit) => money(Some(limit.clone()), None, currency, sense),
        Limit::Percent(limit) => percent(Some(limit.clone()), None, sense, limit.decimals_within(6)),
    }
}

pub(super) fn sense(requirement: &Requirement) -> Sense {
    if requirement.figure.gross() == LimitedFigure::Saving { Sense::Reduction } else { Sense::Plain }
}
