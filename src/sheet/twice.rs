//! Costs of one table that another table states again: the same sheet once in 千円 and once in 円.

use super::amount::Yen;
use super::costs::{Cost, SheetPrice};
use super::fault::FoundFaults;
use super::form::Form;
use super::grid::SheetGrid;
use super::outline::LeftOut;
use super::tax::Tax;
use crate::code;
use crate::diagnostic::Diagnostic;
use crate::money::Fraction;

/// Asks for tables whose costs are all said by another one too; `asked` are the sheets that a person names.
pub(super) fn check(costs: &[Cost], sheets: &[SheetGrid], asked: &[String], found: &mut FoundFaults) {
    let mut tables: Vec<(usize, u32)> = Vec::new();
    for cost in costs {
        if !tables.contains(&(cost.sheet, cost.table)) {
            tables.push((cost.sheet, cost.table));
        }
    }
    let is_asked = |sheet: usize| sheets.get(sheet).is_some_and(|sheet| asked.contains(&sheet.name));
    for (nth, other) in tables.iter().enumerate() {
        for one in tables.iter().take(nth) {
            if one.0 != other.0 && is_asked(one.0) && is_asked(other.0) {
                continue;
            }
            if let Some((first, second)) = again(costs, *one, *other) {
                let name = |cost: &Cost| sheets.get(cost.sheet).map(|sheet| sheet.name_of(cost.at));
                let sheet =
                    |cost: &Cost| sheets.get(cost.sheet).map_or("", |sheet| sheet.name.as_str()).to_owned();
                let fault = Diagnostic::error(code!("counted-twice"), None).worded(code!("table-twice"));
                let fault = fault
                    .with("one", name(first).unwrap_or_default())
                    .with("other", name(second).unwrap_or_default())
                    .with("item", second.item.as_str())
                    .with("sheet", sheet(first));
                found.add(second.sheet, second.at, fault);
            }
        }
    }
}

/// The first cost that both tables state, if they agree on all that both state.
fn again(costs: &[Cost], one: (usize, u32), other: (usize, u32)) -> Option<(&Cost, &Cost)> {
    let of = |table: (usize, u32)| costs.iter().filter(move |cost| (cost.sheet, cost.table) == table);
    let mut both = None;
    for second in of(other) {
        let mut named = of(one).filter(|first| is_named_like(first, second)).peekable();
        let Some(first) = named.peek().copied() else { continue };
        if !named.any(|first| costs_like(first, second)) {
            return None;
        }
        both = both.or(Some((first, second)).filter(|_| !costs_nothing(second)));
    }
    both
}

fn is_named_like(one: &Cost, other: &Cost) -> bool {
    let keys = |cost: &Cost| -> Vec<(&'static str, String)> {
        let keys = cost.keys.iter().filter(|(key, ..)| *key != "note");
        keys.map(|(key, text, _)| (*key, text.clone())).collect()
    };
    let member = |cost: &Cost| cost.member.as_ref().map(|(name, _)| name.clone());
    (one.side, &one.item, member(one), keys(one)) == (other.side, &other.item, member(other), keys(other))
}

fn costs_nothing(cost: &Cost) -> bool {
    match &cost.price {
        SheetPrice::One(_, amount, _) => amount.yen.is_zero(),
        SheetPrice::Years(prices) => prices.iter().all(|(_, amount, _)| amount.yen.is_zero()),
    }
}

/// Whether two costs come to the same: within one of the coarser unit where their sheets state different ones.
fn costs_like(one: &Cost, other: &Cost) -> bool {
    let power = |cost: &Cost| cost.unit.map_or(0, |unit| unit.power());
    let coarser = Fraction::power_of_ten(power(one).max(power(other)));
    let same = |first: &Yen, second: &Yen| {
        first.yen == second.yen || power(one) != power(other) && (&first.yen - &second.yen).abs() < coarser
    };
    match (&one.price, &other.price) {
        (SheetPrice::One(Form::Monthly, month, _), SheetPrice::One(Form::Yearly, year, _))
        | (SheetPrice::One(Form::Yearly, year, _), SheetPrice::One(Form::Monthly, month, _)) => {
            &month.yen * &Fraction::from(12) == year.yen
        }
        (SheetPrice::One(form, first, _), SheetPrice::One(of, second, _)) => {
            form == of && same(first, second)
        }
        (SheetPrice::Years(first), SheetPrice::Years(second)) => {
            first.len() == second.len()
                && first.iter().zip(second).all(|(one, other)| one.0 == other.0 && same(&one.1, &other.1))
        }
        _ => false,
    }
}

/// Amounts with tax beside amounts without are not of one case; where only some say which they are, none is said.
pub(super) fn taxes(
    costs: &[Cost],
    told: Option<Tax>,
    sheets: &[SheetGrid],
    (left, found): (&mut Vec<LeftOut>, &mut FoundFaults),
) {
    let said = told.or_else(|| costs.iter().find_map(|cost| cost.tax));
    let Some(said) = said else { return };
    if let Some(cost) = costs.iter().find(|cost| cost.tax.is_some_and(|tax| tax != said)) {
        found.add(
            cost.sheet,
            cost.at,
            Diagnostic::error(code!("counted-twice"), None).worded(code!("taxes-differ")),
        );
        return;
    }
    let silent = costs.iter().find(|cost| cost.tax.is_none()).filter(|_| told.is_none());
    if let Some((cost, sheet)) = silent.and_then(|cost| Some((cost, sheets.get(cost.sheet)?))) {
        left.push(LeftOut::aside(sheet.name_of(cost.at), code!("left-tax")));
    }
}
