//! Costs of one table that another table states again: the same sheet once in 千円 and once in 円.

use super::amount::Yen;
use super::costs::{Cost, SheetPrice};
use super::fault::FoundFaults;
use super::form::Form;
use super::grid::SheetGrid;
use super::outline::LeftOut;
use super::tax::Tax;
use crate::code;
use crate::cost::Side;
use crate::diagnostic::Diagnostic;
use crate::lang::Code;
use crate::money::Fraction;
use std::collections::HashMap;

/// The costs of a table, each with the number of what it is called, and those of each number.
#[derive(Default)]
struct TableCosts<'c> {
    of: (usize, u32),
    list: Vec<(usize, &'c Cost)>,
    called: HashMap<usize, Vec<&'c Cost>>,
}

/// Asks for tables whose costs are all said by another one too; `asked` are the sheets that a person names.
pub(super) fn check(costs: &[Cost], sheets: &[SheetGrid], asked: &[String], found: &mut FoundFaults) {
    let tables = tables(costs);
    let is_asked = |sheet: usize| sheets.get(sheet).is_some_and(|sheet| asked.contains(&sheet.name));
    for (nth, other) in tables.iter().enumerate() {
        for one in tables.iter().take(nth) {
            let (of_one, of_other) = (one.of.0, other.of.0);
            // more faults are only counted: nobody reads so many
            if found.is_full() || of_one != of_other && is_asked(of_one) && is_asked(of_other) {
                continue;
            }
            if let Some((first, second)) = again(one, other) {
                found.add(
                    second.sheet,
                    second.at,
                    stated_twice((first, second), sheets, code!("table-twice")),
                );
            } else if let Some((first, second)) = versions(one, other) {
                found.add(
                    second.sheet,
                    second.at,
                    stated_twice((first, second), sheets, code!("table-versions")),
                );
            }
        }
    }
    if found.is_empty() && !sheets.iter().enumerate().any(|(sheet, _)| is_asked(sheet)) {
        summaries(&tables, sheets, found);
    }
}

/// What a cost is summed up by: its side, its member, and what its amount is of.
type Heading<'c> = (Side, Option<&'c str>, Option<Form>);

/// Asks for a table whose amounts are, for each member, the sums of those on other sheets: 総括 beside the sheets of towns.
fn summaries(tables: &[TableCosts<'_>], sheets: &[SheetGrid], found: &mut FoundFaults) {
    for table in tables {
        let own = sums(table.list.iter().map(|(_, cost)| *cost));
        let others = tables.iter().filter(|other| other.of.0 != table.of.0);
        let others = sums(others.flat_map(|other| other.list.iter().map(|(_, cost)| *cost)));
        let is_sum = |(heading, (sum, _, _)): (&Heading<'_>, &(Fraction, usize, &Cost))| {
            others.get(heading).is_some_and(|(of, ..)| of == sum)
        };
        let costs: usize =
            own.keys().filter_map(|heading| others.get(heading)).map(|(_, count, _)| *count).sum();
        let first = own.iter().find(|(_, (sum, ..))| !sum.is_zero());
        let Some((heading, (_, _, second))) = first.filter(|_| costs > own.len() && own.iter().all(is_sum))
        else {
            continue;
        };
        let Some((.., first)) = others.get(heading) else { continue };
        let name =
            |cost: &Cost| sheets.get(cost.sheet).map(|sheet| sheet.name_of(cost.at)).unwrap_or_default();
        let sheet = sheets.get(second.sheet).map_or("", |sheet| sheet.name.as_str());
        let fault = Diagnostic::error(code!("counted-twice"), None).worded(code!("table-sums"));
        let fault = fault.with("one", name(second)).with("other", name(first)).with("sheet", sheet);
        found.add(second.sheet, second.at, fault);
        return;
    }
}

/// The sum of costs under each heading, how many they are, and the first of them; years are summed up.
fn sums<'c>(costs: impl Iterator<Item = &'c Cost>) -> HashMap<Heading<'c>, (Fraction, usize, &'c Cost)> {
    let mut sums: HashMap<Heading<'c>, (Fraction, usize, &'c Cost)> = HashMap::new();
    for cost in costs {
        let (form, yen) = match &cost.price {
            SheetPrice::One(form, amount, _) => (Some(*form), amount.yen.clone()),
            SheetPrice::Years(prices) => {
                (None, prices.iter().fold(Fraction::zero(), |sum, (_, amount, _)| &sum + &amount.yen))
            }
        };
        let member = cost.member.as_ref().map(|(name, _)| name.as_str());
        let (sum, count, _) = sums.entry((cost.side, member, form)).or_insert((Fraction::zero(), 0, cost));
        *sum = &*sum + &yen;
        *count += 1;
    }
    sums
}

/// That a table states again what another one does.
fn stated_twice((first, second): (&Cost, &Cost), sheets: &[SheetGrid], wording: Code) -> Diagnostic {
    let name = |cost: &Cost| sheets.get(cost.sheet).map(|sheet| sheet.name_of(cost.at)).unwrap_or_default();
    let sheet = sheets.get(first.sheet).map_or("", |sheet| sheet.name.as_str());
    let fault = Diagnostic::error(code!("counted-twice"), None).worded(wording);
    let fault = fault.with("one", name(first)).with("other", name(second));
    fault.with("item", second.item.as_str()).with("sheet", sheet)
}

/// The tables in the order of their first costs.
fn tables(costs: &[Cost]) -> Vec<TableCosts<'_>> {
    let (mut names, mut places) = (HashMap::new(), HashMap::new());
    let mut tables: Vec<TableCosts<'_>> = Vec::new();
    for cost in costs {
        let of = (cost.sheet, cost.table);
        let place = *places.entry(of).or_insert(tables.len());
        if place == tables.len() {
            tables.push(TableCosts { of, ..TableCosts::default() });
        }
        let next = names.len();
        let called = *names.entry(name_of(cost)).or_insert(next);
        if let Some(table) = tables.get_mut(place) {
            table.list.push((called, cost));
            table.called.entry(called).or_default().push(cost);
        }
    }
    tables
}

/// The first cost that both tables state, if they agree on all that both state.
fn again<'c>(one: &TableCosts<'c>, other: &TableCosts<'c>) -> Option<(&'c Cost, &'c Cost)> {
    let mut both = None;
    for (called, second) in &other.list {
        let Some(named) = one.called.get(called) else { continue };
        let first = named.first()?;
        if !named.iter().any(|first| costs_like(first, second)) {
            return None;
        }
        both = both.or(Some((*first, *second)).filter(|_| !costs_nothing(second)));
    }
    both
}

/// The first of the costs of a table that all stand in another one too, by name and form, with other amounts: another year,
/// another version, or other costs of the same names.
fn versions<'c>(one: &TableCosts<'c>, other: &TableCosts<'c>) -> Option<(&'c Cost, &'c Cost)> {
    let is_like = |first: &Cost, second: &Cost| match (&first.price, &second.price) {
        (SheetPrice::One(form, ..), SheetPrice::One(of, ..)) => form == of,
        (SheetPrice::Years(first), SheetPrice::Years(second)) => {
            first.iter().any(|(year, ..)| second.iter().any(|(other, ..)| other == year))
        }
        _ => false,
    };
    let mut both = None;
    for (called, second) in &other.list {
        let first = one.called.get(called)?.iter().find(|first| is_like(first, second))?;
        both = both.or(Some((*first, *second)));
    }
    both
}

/// What a cost is called.
type Name<'c> = (Side, &'c str, Option<&'c str>, Vec<(&'static str, &'c str)>);

fn name_of(cost: &Cost) -> Name<'_> {
    let keys = cost.keys.iter().filter(|(key, ..)| *key != "note");
    let keys = keys.map(|(key, text, _)| (*key, text.as_str())).collect();
    (cost.side, &cost.item, cost.member.as_ref().map(|(name, _)| name.as_str()), keys)
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
        let fault = Diagnostic::error(code!("counted-twice"), None).worded(code!("taxes-differ"));
        found.add(cost.sheet, cost.at, fault.with("column", super::grid::column_name(cost.at.1)));
        return;
    }
    let silent = costs.iter().find(|cost| cost.tax.is_none()).filter(|_| told.is_none());
    if let Some(cost) = silent.filter(|_| costs.iter().any(|cost| cost.levied)) {
        let fault =
            Diagnostic::error(code!("tax-untold"), None).with("cells", super::grid::cell_name(cost.at));
        found.add(cost.sheet, cost.at, fault);
        return;
    }
    if let Some((cost, sheet)) = silent.and_then(|cost| Some((cost, sheets.get(cost.sheet)?))) {
        left.push(LeftOut::aside(sheet.name_of(cost.at), code!("left-tax")));
    }
}
