//! One cost that a row states several times: a month beside its year, with tax beside without, a sum of the term beside what
//! it sums. Where they agree one of them counts; where they do not, a person is asked.

use super::amount::Yen;
use super::draft::Notes;
use super::fault::{FoundFaults, pair_name};
use super::form::{CostSide, Form, years_of_term};
use super::grid::{CellAt, cell_name};
use super::head::SheetColumn;
use super::outline::LeftOut;
use super::place::Place;
use super::rows::{RowKind, SheetRow};
use super::tax::Tax;
use super::words::ColumnRole;
use crate::code;
use crate::diagnostic::Diagnostic;
use crate::lang::Code;
use crate::money::Fraction;

/// What an amount of a row is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    Form(Form),
    Year(i32),
}

/// One amount of a row.
struct Said<'t> {
    column: &'t SheetColumn,
    side: CostSide,
    what: What,
    tax: Option<Tax>,
    yen: Fraction,
    at: CellAt,
}

/// Rates of tax by which an amount with tax follows from one without, in percent of it.
const WITH_TAX: [i128; 2] = [110, 108];

/// An amount that another one of its row states too.
struct Again {
    row: usize,
    column: u32,
    /// The amount that counts, and how it follows from what does not.
    stays: CellAt,
    follows: String,
}

/// Where amounts agree: the column that need not count, the cell that follows, and from what; else the two cells that disagree.
type Agreement = Result<(u32, CellAt, String), (CellAt, CellAt)>;

/// How two columns are one cost, if they are: of one row, the amounts that need not count, or the cells that disagree.
type Relation<'r> = &'r dyn Fn(&[&Said<'_>]) -> Option<Agreement>;

/// Leaves one amount of each cost, and asks where amounts that may be one cost do not agree.
pub(super) fn settle(
    place: &Place<'_>,
    rows: &mut [SheetRow],
    (notes, left, found): (&mut Notes, &mut Vec<LeftOut>, &mut FoundFaults),
) {
    // below the heads of members each column is another member's
    if place.table.columns.iter().any(|column| column.member.is_some()) {
        return;
    }
    let rates = WITH_TAX.map(|rate| move |said: &[&Said<'_>]| with_tax(place, said, rate));
    let rates: Vec<Relation<'_>> = rates.iter().map(|rate| rate as Relation<'_>).collect();
    let year = |said: &[&Said<'_>]| of_month(said);
    let total = |said: &[&Said<'_>]| of_term(place, said);
    let same_year = |said: &[&Said<'_>]| each_year(said);
    let steps: [(&[Relation<'_>], Code); 4] = [
        (&rates, code!("left-without-tax")),
        (&[&year], code!("left-month")),
        (&[&same_year], code!("left-same-year")),
        (&[&total], code!("left-total")),
    ];
    for (relations, why) in steps {
        one_of(place, rows, relations, why, (notes, left, found));
    }
    twice(place, rows, found);
    months_of_years(place, rows, found);
}

/// The amounts of a row, by side and by the item that heads name.
fn groups<'t>(place: &Place<'t>, row: &SheetRow) -> Vec<Vec<Said<'t>>> {
    let mut groups: Vec<Vec<Said<'t>>> = Vec::new();
    for column in &place.table.columns {
        let Some((Yen { yen, .. }, at)) = row.amounts.get(&column.at) else { continue };
        let (side, what) = match column.role {
            ColumnRole::Year(year, side) => (side, What::Year(year)),
            ColumnRole::Amount(side, form) => match place.form(row, form) {
                Some(form) => (side, What::Form(form)),
                None => continue,
            },
            _ => continue,
        };
        let Some(side) = place.side(side) else { continue };
        let tax = place.tax(column);
        let said = Said { column, side, what, tax, yen: yen.clone(), at: *at };
        let group = groups.iter_mut().find(|group| {
            group.first().is_some_and(|first| (first.side, &first.column.item) == (side, &column.item))
        });
        match group {
            Some(group) => group.push(said),
            None => groups.push(vec![said]),
        }
    }
    groups
}

/// Takes one amount of each cost by the first relation that holds in every row in which it says anything.
fn one_of(
    place: &Place<'_>,
    rows: &mut [SheetRow],
    relations: &[Relation<'_>],
    why: Code,
    (notes, left, found): (&mut Notes, &mut Vec<LeftOut>, &mut FoundFaults),
) {
    let mut broken = None;
    for relation in relations {
        match follow(place, rows, *relation) {
            Ok(again) => {
                let mut told: Vec<u32> = Vec::new();
                for again in again {
                    notes.add(place.sheet, again.stays, &again.follows);
                    if let Some(row) = rows.get_mut(again.row) {
                        row.amounts.remove(&again.column);
                    }
                    if !told.contains(&again.column) {
                        told.push(again.column);
                        let head = (place.table.head.1, again.column);
                        left.push(LeftOut::aside(place.grid.name_of(head), why));
                    }
                }
                return;
            }
            Err(cells) => broken = broken.or(Some(cells)),
        }
    }
    if let Some((one, other)) = broken
        && !is_told(place, one, other)
    {
        ask(place, (one, other), found);
    }
}

/// What a relation says of all rows, or the first cells that disagree.
fn follow(
    place: &Place<'_>,
    rows: &[SheetRow],
    relation: Relation<'_>,
) -> Result<Vec<Again>, (CellAt, CellAt)> {
    let mut list = Vec::new();
    for (nth, row) in rows.iter().enumerate().filter(|(_, row)| row.kind == RowKind::Item) {
        for group in groups(place, row) {
            let group: Vec<&Said<'_>> = group.iter().collect();
            if let Some(said) = relation(&group) {
                let (column, stays, follows) = said?;
                list.push(Again { row: nth, column, stays, follows });
            }
        }
    }
    Ok(list)
}

/// Two columns that a person says to be costs, each by a name of its own.
fn is_told(place: &Place<'_>, one: CellAt, other: CellAt) -> bool {
    let told = |at: CellAt| place.column(at).is_some_and(|column| column.told);
    told(one) && told(other)
}

fn ask(place: &Place<'_>, (one, other): (CellAt, CellAt), found: &mut FoundFaults) {
    let head = |at: CellAt| place.column(at).map_or("", |column| column.head.as_str()).to_owned();
    let letter = |at: CellAt| super::grid::column_name(at.1);
    let fault = Diagnostic::error(code!("counted-twice"), None)
        .with("cells", pair_name(one, other))
        .with("first", head(one))
        .with("second", head(other))
        .with("one", letter(one))
        .with("other", letter(other));
    found.add(place.sheet, other, fault);
}

fn amount_of<'s>(said: &[&'s Said<'s>], what: What) -> Option<&'s Said<'s>> {
    said.iter().find(|said| said.what == what).copied()
}

/// An amount with tax beside the same without: brought to a whole unit of the sheet it may be off by less than one.
fn with_tax(place: &Place<'_>, said: &[&Said<'_>], rate: i128) -> Option<Agreement> {
    let of = |tax: Tax, what: What| said.iter().find(|said| said.tax == Some(tax) && said.what == what);
    let net =
        said.iter().find(|said| said.tax == Some(Tax::Excluded) && of(Tax::Included, said.what).is_some())?;
    let gross = of(Tax::Included, net.what)?;
    let exact = &net.yen * &Fraction::decimal(rate, 2);
    let off = (&exact - &gross.yen).abs();
    let unit = gross
        .column
        .unit
        .or(place.unit)
        .map_or_else(Fraction::zero, |unit| Fraction::power_of_ten(unit.power()));
    let is_whole = gross.yen.checked_div(&unit).is_some_and(|units| units.is_whole());
    let holds = off.is_zero() || is_whole && off < unit;
    let follows = [&cell_name(gross.at), " = ", &rate.to_string(), "% × ", &cell_name(net.at)].concat();
    Some(if holds { Ok((net.column.at, gross.at, follows)) } else { Err((net.at, gross.at)) })
}

/// A month beside its year.
fn of_month(said: &[&Said<'_>]) -> Option<Agreement> {
    let month = amount_of(said, What::Form(Form::Monthly))?;
    let year = amount_of(said, What::Form(Form::Yearly))?;
    let follows = [&cell_name(year.at), " = 12 × ", &cell_name(month.at)].concat();
    let holds = &month.yen * &Fraction::from(12) == year.yen;
    Some(if holds { Ok((month.column.at, year.at, follows)) } else { Err((month.at, year.at)) })
}

/// The amount of any year, beside the amounts of each.
fn each_year(said: &[&Said<'_>]) -> Option<Agreement> {
    let is_year = |said: &&&Said<'_>| matches!(said.what, What::Year(_));
    let first = said.iter().find(is_year)?;
    let (of_any, times) = match amount_of(said, What::Form(Form::Yearly)) {
        Some(year) => (year, 1),
        None => (amount_of(said, What::Form(Form::Monthly))?, 12),
    };
    let each = &of_any.yen * &Fraction::from(times);
    let differs = said.iter().filter(is_year).find(|year| year.yen != each);
    let follows =
        [cell_name(first.at).as_str(), " = ", if times == 1 { "" } else { "12 × " }, &cell_name(of_any.at)]
            .concat();
    Some(match differs {
        None => Ok((of_any.column.at, first.at, follows)),
        Some(year) => Err((of_any.at, year.at)),
    })
}

/// The sum of the term, beside what is paid once and in each year.
fn of_term(place: &Place<'_>, said: &[&Said<'_>]) -> Option<Agreement> {
    let total = amount_of(said, What::Form(Form::Total))?;
    let others: Vec<&&Said<'_>> = said.iter().filter(|said| said.what != total.what).collect();
    let first = others.first()?;
    let years = years_of_term(&total.column.head).or(place.years);
    let (mut sum, mut terms) = (Fraction::zero(), Vec::new());
    for other in &others {
        let times = match (other.what, years) {
            (What::Form(Form::Yearly), Some(years)) => Some(i128::from(years)),
            (What::Form(Form::Monthly), Some(years)) => Some(i128::from(years) * 12),
            (What::Form(Form::Yearly | Form::Monthly), None) => None,
            _ => Some(1),
        };
        let Some(times) = times else { return Some(Err((first.at, total.at))) };
        sum = &sum + &(&other.yen * &Fraction::from(times));
        let times = if times == 1 { String::new() } else { [&times.to_string(), " × "].concat() };
        terms.push([times, cell_name(other.at)].concat());
    }
    let follows = [&cell_name(total.at), " = ", &terms.join(" + ")].concat();
    let stays = others.last().map_or(first.at, |other| other.at);
    Some(if sum == total.yen { Ok((total.column.at, stays, follows)) } else { Err((first.at, total.at)) })
}

/// Two amounts of one row, side and year, or of one form: nothing says that they are two costs.
fn twice(place: &Place<'_>, rows: &[SheetRow], found: &mut FoundFaults) {
    let mut asked: Vec<(u32, u32)> = Vec::new();
    for row in rows.iter().filter(|row| row.kind == RowKind::Item) {
        for group in groups(place, row) {
            for (nth, other) in group.iter().enumerate() {
                let one = group.iter().take(nth).find(|one| one.what == other.what);
                let Some(one) = one.filter(|one| !one.yen.is_zero() && !other.yen.is_zero()) else {
                    continue;
                };
                let columns = (one.column.at, other.column.at);
                if is_told(place, one.at, other.at) && matches!(other.what, What::Form(_))
                    || asked.contains(&columns)
                {
                    continue;
                }
                asked.push(columns);
                ask(place, (one.at, other.at), found);
            }
        }
    }
}

/// A month's amount below the head of one year is of no form that a case has.
fn months_of_years(place: &Place<'_>, rows: &[SheetRow], found: &mut FoundFaults) {
    for column in &place.table.columns {
        let of_year =
            column.head.split('/').any(|part| matches!(super::words::role_of(part), ColumnRole::Year(..)));
        if !of_year || !matches!(column.role, ColumnRole::Amount(_, Some(Form::Monthly))) {
            continue;
        }
        let cell =
            rows.iter().filter(|row| row.kind == RowKind::Item).find_map(|row| row.amounts.get(&column.at));
        if let Some((_, at)) = cell {
            let fault = Diagnostic::error(code!("counted-twice"), None).worded(code!("month-of-a-year"));
            found.add(place.sheet, *at, fault.with("column", column.head.as_str()));
        }
    }
}
