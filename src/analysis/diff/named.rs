//! Figures of two versions by name: those of a what-if, and beside them bills, and what support leaves.

use super::bills;
use crate::analysis::whatif::{Figure, WholeCase};
use crate::case::Case;
use crate::code;
use crate::diagnostic::{Diagnostic, FaultKind};
use crate::money::Fraction;

/// A figure after support or of a bill, and that of a what-if which is the same before it.
const BESIDE: [(&str, &str); 3] = [("net", "after"), ("net_saving", "saving"), ("bill", "share")];

/// Every figure that the change of can be shared out.
const NAMES: [&str; 8] = ["before", "after", "saving", "percent", "share", "net", "net_saving", "bill"];

/// The figure of a name in a case.
///
/// # Errors
/// `unknown-figure`, `unknown-member`.
pub(super) fn read(name: &str, case: &Case) -> Result<Figure, Diagnostic> {
    let (word, whose) = name.split_at(name.find('.').unwrap_or(name.len()));
    let beside = BESIDE.iter().find(|(known, _)| *known == word);
    let alike = beside.map_or(word, |(_, alike)| alike);
    match Figure::read(&[alike, whose].concat(), case) {
        Ok(_) if beside.is_none() => Figure::read_amount(name, case),
        Ok(figure) => Ok(Figure { name: name.to_owned(), ..figure }),
        Err(fault) if fault.kind == FaultKind::NoFigure => {
            let fault = Diagnostic::error(code!("unknown-figure"), None)
                .worded(code!("unknown-figure-diff"))
                .with("found", name);
            let near = code!("unknown-figure-near");
            Err(if NAMES.contains(&word) { fault } else { fault.with_known(word, &NAMES, near) })
        }
        Err(fault) => Err(fault),
    }
}

/// Where the value of a figure stands in what is found of a case.
pub(super) enum ValueIn {
    /// In the bill of this member.
    Bill(Option<usize>),
    /// In what support leaves.
    Net,
    /// In what there is before any.
    Gross,
}

impl ValueIn {
    pub(super) fn of(figure: &Figure) -> ValueIn {
        match (figure.is_bill(), figure.is_net()) {
            (true, _) => ValueIn::Bill(figure.member),
            (false, true) => ValueIn::Net,
            (false, false) => ValueIn::Gross,
        }
    }
}

/// The value of a figure in a case, at the middle of ranges.
pub(super) fn value(name: &str, case: &Case) -> Option<Fraction> {
    let figure = read(name, case).ok()?;
    let whole = WholeCase::new(case).ok()?;
    match ValueIn::of(&figure) {
        ValueIn::Bill(member) => bills::bill(case, member?).map(|value| value.middle),
        ValueIn::Net => figure.of(&whole.net_outcome()),
        ValueIn::Gross => figure.of(&whole.outcome()),
    }
}
