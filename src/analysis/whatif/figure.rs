//! Figures by name: `before`, `after`, `saving`, `percent`, of the group or of one member.

use super::outcome::{Outcome, PayerStanding};
use crate::case::{Case, key_meant, member_of};
use crate::code;
use crate::cost::Units;
use crate::diagnostic::{Diagnostic, FaultKind};
use crate::lang::Text;
use crate::money::{Fraction, Range};

/// What of an outcome is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quantity {
    /// The cost before.
    Before,
    /// The cost after; of a member, its share.
    After,
    /// What is saved.
    Saving,
    /// What is saved, in percent of the cost before.
    Percent,
    /// How many members pay more than before.
    WorseOff,
    /// How many requirements are not met.
    Unmet,
}

impl Quantity {
    /// Whether it is a number of things.
    pub(crate) fn is_count(self) -> bool {
        matches!(self, Quantity::WorseOff | Quantity::Unmet)
    }
}

/// A figure as it is known: in major units, or in percent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Valued {
    /// Its value, at the middle of ranges.
    pub middle: Fraction,
    /// The least and the greatest that it can be.
    pub ends: Range,
}

impl Valued {
    /// Whether it is one number.
    pub fn is_exact(&self) -> bool {
        self.ends.point().is_some()
    }
}

/// One figure of an outcome.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// Its name, as asked for.
    pub name: String,
    /// What it is.
    pub quantity: Quantity,
    /// Whose, by the number of the member; `None` for the group.
    pub member: Option<usize>,
    /// What people call that member.
    pub whose: Option<Text>,
}

/// Every figure by its name.
const NAMES: [(&str, Quantity); 7] = [
    ("before", Quantity::Before),
    ("after", Quantity::After),
    ("saving", Quantity::Saving),
    ("percent", Quantity::Percent),
    ("share", Quantity::After),
    ("worse_off", Quantity::WorseOff),
    ("unmet", Quantity::Unmet),
];

impl Figure {
    /// Whether it is what a member is billed: its share, and the money of another year that stands beside it.
    pub(crate) fn is_bill(&self) -> bool {
        self.name.starts_with("bill.")
    }

    /// Whether it is after support and what is borne outside.
    pub(crate) fn is_net(&self) -> bool {
        self.name.starts_with("net")
    }

    /// A figure of the group.
    pub fn of_group(name: &'static str, quantity: Quantity) -> Figure {
        Figure { name: name.to_owned(), quantity, member: None, whose: None }
    }

    /// The words of all figures, each by itself or followed by a member.
    pub fn words() -> Vec<String> {
        NAMES.iter().map(|(name, _)| (*name).to_owned()).collect()
    }

    /// The figure of a name such as `percent` or `share.takaishi`; a member by its id or name.
    ///
    /// # Errors
    /// `unknown-figure`, or `unknown-member`.
    pub fn read(name: &str, case: &Case) -> Result<Figure, Diagnostic> {
        let (word, whose) = match name.split_once('.') {
            Some((word, whose)) => (word, Some(whose.trim_matches('"'))),
            None => (name, None),
        };
        let found = NAMES.iter().find(|(known, _)| *known == word);
        let fits = |word: &str, quantity: Quantity| match quantity.is_count() {
            true => whose.is_none(),
            false => word != "share" || whose.is_some(),
        };
        let found = found.filter(|(word, quantity)| fits(word, *quantity));
        let Some((_, quantity)) = found else {
            let known = NAMES.map(|(known, _)| known);
            let fault = Diagnostic::error(code!("unknown-figure"), None).of_kind(FaultKind::NoFigure);
            let fault = fault.with("found", name);
            let meant = key_meant(word, &known).or(Some(word).filter(|word| *word == "share"));
            // a share is somebody's
            if let (Some("share"), None, Some(member)) = (meant, whose, case.members().first()) {
                return Err(fault.worded(code!("unknown-figure-whose")).with("member", member.id.clone()));
            }
            // 削減率, 負担額: what tables call it
            return Err(match meant {
                Some(near) => {
                    let fault = fault.with("near", near).with("known", known.join(", "));
                    fault.worded(code!("unknown-figure-near"))
                }
                None => fault.with_known(word, &known, code!("unknown-figure-near")),
            });
        };
        let members = case.members();
        let member = match whose {
            None => None,
            Some(whose) => Some(member_of(members, whose)?),
        };
        let whose = member.and_then(|number| members.get(number)).map(|member| member.name.clone());
        Ok(Figure { name: name.to_owned(), quantity: *quantity, member, whose })
    }

    /// The same, where it is an amount or a percent.
    ///
    /// # Errors
    /// Those of [`Figure::read`], and `unknown-figure` of a count.
    pub fn read_amount(name: &str, case: &Case) -> Result<Figure, Diagnostic> {
        let figure = Figure::read(name, case)?;
        match figure.quantity.is_count() {
            false => Ok(figure),
            true => {
                let fault = Diagnostic::error(code!("unknown-figure"), None);
                Err(fault.worded(code!("figure-is-count")).with("found", name))
            }
        }
    }

    /// Whether less of it is better: a target is met from below.
    pub(crate) fn is_cost(&self) -> bool {
        self.quantity == Quantity::After
    }

    /// Its value, taken at the middle of ranges: in major units, or in percent. `None` where it is not known.
    pub fn of(&self, outcome: &Outcome) -> Option<Fraction> {
        self.of_costs(self.costs(outcome)?, outcome)
    }

    /// The same of these costs, in the currency of an outcome.
    pub(super) fn of_costs(&self, costs: PayerStanding, outcome: &Outcome) -> Option<Fraction> {
        let PayerStanding { before, share: after, .. } = costs;
        let (before, after) = (before.map(|before| before.base), after.map(|after| after.base));
        let saving = || before?.checked_sub(after?);
        match self.quantity {
            Quantity::Before => Some(outcome.major(before?)),
            Quantity::After => Some(outcome.major(after?)),
            Quantity::Saving => Some(outcome.major(saving()?)),
            Quantity::WorseOff => {
                let [certain, perhaps] = outcome.worse_off()?;
                i128::try_from(certain).ok().filter(|_| perhaps == 0).map(Fraction::from)
            }
            // what a case requires is not among the figures
            Quantity::Unmet => None,
            Quantity::Percent if before? <= 0 => None,
            Quantity::Percent => Fraction::ratio(saving()?.checked_mul(100)?, before?),
        }
    }

    /// Its value with its ends, in major units or in percent. `None` where it is not known.
    pub fn valued(&self, outcome: &Outcome) -> Option<Valued> {
        let costs = self.costs(outcome)?;
        let major = |units: Units| Range { low: outcome.major(units.low), high: outcome.major(units.high) };
        let ends = match self.quantity {
            Quantity::Before => major(costs.before?),
            Quantity::After => major(costs.share?),
            Quantity::Saving => major(costs.saving()?),
            Quantity::Percent => costs.percent()?,
            Quantity::WorseOff | Quantity::Unmet => return None,
        };
        Some(Valued { middle: self.of(outcome)?, ends })
    }

    /// The costs before and after that it is made of; `None` where they are not known.
    pub fn costs(&self, outcome: &Outcome) -> Option<PayerStanding> {
        match self.member {
            None => Some(outcome.group()),
            Some(number) => *outcome.members.get(number)?,
        }
    }
}
