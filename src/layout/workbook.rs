//! The workbook of a split that computes: inputs, invoices, exact parts, bills by largest remainder, what is saved; or why
//! there is none.

mod bills;
mod compared;
mod inputs;
mod parts;
mod sheets;

use crate::analysis::plan::{Payer, Side};
use crate::analysis::split::Splitting;
use crate::code;
use crate::lang::{Code, Lang};
use crate::report::book::Book;
use crate::sharing::Basis;
use sheets::Sheets;

/// The most members that a workbook computes for.
const MOST_MEMBERS: usize = 200;

/// The most formulas.
const MOST_FORMULAS: usize = 50_000;

/// The workbook of a split in one way.
///
/// # Errors
/// Why it cannot compute: what formulas of a spreadsheet do not follow.
pub fn live(found: &Splitting<'_>, lang: Lang) -> Result<Book, Code> {
    can_be(found)?;
    let mut sheets = Sheets::new(found, lang);
    let inputs = inputs::lay(found, &mut sheets)?;
    parts::lay(found, &mut sheets, &inputs)?;
    let bills = bills::lay(found, &mut sheets, &inputs)?;
    compared::lay(found, &mut sheets, &inputs, &bills);
    let book = sheets.into_book(&inputs);
    let formulas = book.sheets.iter().flat_map(|sheet| sheet.rows.iter().flatten());
    let formulas = formulas.filter(|slot| matches!(slot, crate::report::book::Slot::Live(..))).count();
    if formulas > MOST_FORMULAS { Err(code!("live-large")) } else { Ok(book) }
}

/// Whether formulas can follow the split.
fn can_be(found: &Splitting<'_>) -> Result<(), Code> {
    let computed = &found.computed;
    let [way] = found.ways.as_slice() else { return Err(code!("live-ways")) };
    if way.method.is_some() {
        return Err(code!("live-division"));
    }
    if found.settlement.min_saving.is_some() {
        return Err(code!("live-cap"));
    }
    if computed.decimals > 0 {
        return Err(code!("live-decimals"));
    }
    if computed.facts.iter().any(|fact| !fact.invoice.units.is_exact()) {
        return Err(code!("live-ranges"));
    }
    if computed.members().count() > MOST_MEMBERS {
        return Err(code!("live-large"));
    }
    let powers = found.shared_items().into_iter().filter_map(|item| rule_of(found, item)).any(|rule| {
        rule.terms().iter().any(|term| matches!(term.basis, Basis::Power(_) | Basis::Degressive(_)))
    });
    if powers {
        return Err(code!("live-power"));
    }
    let below = |fact: &crate::analysis::plan::Fact| {
        fact.side == Side::After && fact.payer != Payer::Outside && fact.invoice.units.base < 0
    };
    if computed.facts.iter().any(below) {
        return Err(code!("live-negative"));
    }
    Ok(())
}

/// The rule by which an item is shared.
fn rule_of<'f>(found: &'f Splitting<'_>, item: usize) -> Option<&'f crate::sharing::Rule> {
    let way = found.ways.first()?.rule.as_ref().map(|rule| &rule.rule);
    let plan = found.computed.plan;
    way.or_else(|| plan.shares.get(item)?.as_ref()).or(plan.sharing.rule.as_ref())
}
