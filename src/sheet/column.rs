//! One column of a table: what the rows of its head say of it, and what a person says.

use super::form::Form;
use super::given::{GivenColumn, is_head_named, is_letter, mapped_of};
use super::grid::{CellAt, SheetGrid, column_name};
use super::kinds::is_budget;
use super::plain::plain;
use super::sides::side_of;
use super::tax::Tax;
use super::unit::SheetUnit;
use super::words::{ColumnRole, is_unit_price, role_of, year_of};
use super::yearly::year_of_months;

/// A column.
#[derive(Clone, Debug)]
pub(super) struct SheetColumn {
    pub(super) at: u32,
    /// What its head says, the rows of it one after another.
    pub(super) head: String,
    pub(super) role: ColumnRole,
    /// The unit that its head states.
    pub(super) unit: Option<SheetUnit>,
    /// The item that its amounts are of, where the head names it.
    pub(super) item: Option<String>,
    /// The member whose they are, where the head names it.
    pub(super) member: Option<String>,
    /// Whether a person says that it says again what others say.
    pub(super) again: bool,
    /// Whether a person says what its amounts are of.
    pub(super) told: bool,
    /// Whether a person says anything of it.
    pub(super) given: bool,
    /// The columns of the rest of the year, where it is the first part of one.
    pub(super) rest: Vec<u32>,
}

impl SheetColumn {
    /// What people call it: the last row of its head, or its letter where that says nothing.
    pub(super) fn name(&self) -> String {
        let head = self.head.rsplit('/').next().filter(|head| !head.is_empty());
        head.map_or_else(|| column_name(self.at), str::to_owned)
    }

    /// One without a head, and what a person says of it.
    pub(super) fn alone(at: u32, role: ColumnRole, given: Option<&GivenColumn>) -> SheetColumn {
        let told = given.and_then(|given| given.role.clone());
        SheetColumn {
            at,
            head: String::new(),
            unit: None,
            item: given.and_then(|given| given.item.clone()),
            member: None,
            again: given.is_some_and(|given| given.again),
            told: matches!(told, Some(ColumnRole::Amount(..))),
            given: given.is_some(),
            rest: Vec::new(),
            role: told.unwrap_or(role),
        }
    }

    /// Whether it holds amounts: by form, or by year.
    pub(super) fn is_amount(&self) -> bool {
        self.role.is_amount()
    }
}

/// Whether a name that a person gives is that of a column: its letter, or any part of its head.
pub(super) fn is_named(column: &SheetColumn, name: &str) -> bool {
    let mut parts = column.head.split('/').chain([column.head.as_str()]).filter(|part| !part.is_empty());
    is_letter(name, column.at) || parts.any(|part| is_head_named(part, name))
}

/// The columns of a table, by the rows of its head.
pub(super) fn columns(
    sheet: &SheetGrid,
    head: (u32, u32),
    mapped: &[(String, GivenColumn)],
) -> Vec<SheetColumn> {
    let all = sheet.columns();
    let parts: Vec<(u32, Vec<String>)> = all.iter().map(|at| (*at, parts(sheet, head, *at, &all))).collect();
    // 令和7年度予算 beside 令和8年度見込 are years; one alone is what a year costs
    let mut budgets: Vec<i32> = parts.iter().filter_map(|(_, parts)| year_of_budget(parts.last()?)).collect();
    budgets.dedup();
    let mut columns: Vec<SheetColumn> =
        parts.iter().map(|(at, parts)| one(*at, parts, budgets.len() > 1, mapped)).collect();
    items_of_heads(&mut columns);
    with_tax(&mut columns);
    columns
}

/// 合計（税込） beside one column of amounts without tax, and none of the tax, is that amount with tax.
fn with_tax(columns: &mut [SheetColumn]) {
    let is_sum = |column: &&SheetColumn| column.role == ColumnRole::Sum;
    let told = |column: &SheetColumn| Tax::said(&column.head);
    let nets: Vec<ColumnRole> =
        columns.iter().filter(|column| column.is_amount()).map(|column| column.role.clone()).collect();
    let is_net = columns.iter().any(|column| column.is_amount() && told(column) == Some(Tax::Excluded));
    let has_tax = columns.iter().any(|column| column.role == ColumnRole::Tax);
    let ([net], true, false) = (nets.as_slice(), is_net, has_tax) else { return };
    if columns.iter().filter(is_sum).count() == 1
        && let Some(sum) = columns.iter_mut().find(|column| column.role == ColumnRole::Sum)
        && told(sum) == Some(Tax::Included)
    {
        sum.role = net.clone();
    }
}

/// An item that all heads of amounts name tells nothing where rows name items too; an amount that a person tells of is
/// called as its head is where nothing else names it.
fn items_of_heads(columns: &mut [SheetColumn]) {
    let named = columns.iter().any(|column| matches!(column.role, ColumnRole::Key("item" | "system")));
    let of_amounts: Vec<Option<String>> =
        columns.iter().filter(|column| column.is_amount()).map(|column| column.item.clone()).collect();
    let all_alike = of_amounts.windows(2).all(|pair| matches!(pair, [one, other] if one == other));
    for column in columns.iter_mut().filter(|column| column.is_amount()) {
        if named && all_alike && !(column.told && column.item.is_some()) {
            column.item = None;
        }
        let last = column.head.rsplit('/').next().unwrap_or_default();
        let is_year = matches!(column.role, ColumnRole::Year(..));
        let is_name =
            column.told && !is_year && matches!(role_of(last), ColumnRole::Unknown | ColumnRole::Key(_));
        if !named && column.item.is_none() && is_name {
            column.item = Some(last.to_owned()).filter(|last| !last.is_empty());
        }
    }
}

/// The letters of a text of a head that are looked at: where it is longer it is a remark.
const MOST_LETTERS: usize = 100;

/// What the rows of a head say of a column, one after another.
fn parts(sheet: &SheetGrid, head: (u32, u32), at: u32, columns: &[u32]) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    for row in head.0..=head.1 {
        let mut text: String = sheet.text(sheet.said((row, at))).chars().take(MOST_LETTERS).collect();
        if text.is_empty() && row < head.1 && !sheet.knows_merged {
            text = from_the_left(sheet, (row, at), head.1, columns);
        }
        if !text.is_empty() && parts.last() != Some(&text) {
            parts.push(text);
        }
    }
    parts
}

/// One column, by the parts of its head.
fn one(at: u32, parts: &[String], years: bool, mapped: &[(String, GivenColumn)]) -> SheetColumn {
    let (last, above) = parts
        .split_last()
        .map_or((String::new(), String::new()), |(last, above)| (last.clone(), above.join("/")));
    let joined = parts.join("/");
    let unit = SheetUnit::stated(&last).or_else(|| SheetUnit::stated(&above));
    let own = own_role(&last, parts, years);
    let of_above = || {
        let is_amount = own.is_amount();
        parts.iter().rev().skip(1).filter(|_| is_amount).find_map(|part| mapped_of(mapped, part, at))
    };
    let given = mapped_of(mapped, &last, at).or_else(|| mapped_of(mapped, &joined, at)).or_else(of_above);
    let role = match (given.and_then(|given| given.role.as_ref()), own.clone()) {
        // what is told of the column of a year is its side: the amount is of that year
        (Some(ColumnRole::Amount(side, form)), ColumnRole::Year(year, own))
            if *form != Some(Form::Monthly) =>
        {
            ColumnRole::Year(year, side.or(own))
        }
        (Some(ColumnRole::Amount(side, None)), ColumnRole::Amount(_, form)) => {
            ColumnRole::Amount(*side, form)
        }
        (Some(given), _) => given.clone(),
        (None, own) => own,
    };
    let is_amount = role.is_amount();
    let of_head = || parts.iter().rev().find(|part| parts.len() > 1 && names_item(part)).cloned();
    let item = given.and_then(|given| given.item.clone()).or_else(of_head).filter(|_| is_amount);
    SheetColumn {
        at,
        head: joined,
        role,
        unit,
        item,
        member: None,
        rest: Vec::new(),
        given: given.is_some(),
        again: given.is_some_and(|given| given.again),
        told: given.is_some_and(|given| matches!(given.role, Some(ColumnRole::Amount(..)))),
    }
}

/// What a column holds by its head alone.
fn own_role(last: &str, parts: &[String], years: bool) -> ColumnRole {
    let above = parts.split_last().map_or(String::new(), |(_, above)| above.join("/"));
    let own = match year_of_budget(last).filter(|_| years).or_else(|| year_of_months(last)) {
        Some(year) => ColumnRole::Year(year, side_of(last)),
        None => of_its_year(role_of(last), parts),
    };
    if is_unit_price(last) && role_of(last) == ColumnRole::Unknown {
        return ColumnRole::Unknown;
    }
    // 額 and 率 below 増減
    if parts.iter().any(|part| role_of(part) == ColumnRole::Derived) {
        return ColumnRole::Derived;
    }
    match own {
        ColumnRole::Amount(side, form) => {
            ColumnRole::Amount(side.or_else(|| side_of(&above)), form.or_else(|| Form::said(&above)))
        }
        ColumnRole::Year(year, side) => ColumnRole::Year(year, side.or_else(|| side_of(&above))),
        ColumnRole::Key(_) | ColumnRole::Unknown => {
            let of_parts = parts.iter().rev().skip(1).map(|part| role_of(part));
            match of_parts
                .filter(ColumnRole::is_amount)
                .min_by_key(|role| matches!(role, ColumnRole::Amount(..)))
            {
                Some(ColumnRole::Year(year, side)) => {
                    ColumnRole::Year(year, side.or_else(|| side_of(&above)))
                }
                Some(_) => {
                    ColumnRole::Amount(side_of(&above), Form::said(last).or_else(|| Form::said(&above)))
                }
                None => own,
            }
        }
        role => role,
    }
}

/// Whether a part of a head is the name of an item: no word of forms, sides, years, units or budgets.
pub(super) fn names_item(part: &str) -> bool {
    matches!(role_of(part), ColumnRole::Unknown)
        && !plain(part).is_empty()
        && !is_budget(part)
        && SheetUnit::named(part).is_none()
}

/// Whether a head is that of a year of a budget or an account: R7実績, R8見込.
pub(super) fn is_budget_year(head: &str) -> bool {
    year_of_budget(head).is_some()
}

/// The fiscal year of a budget or an account: 令和7年度予算, R6決算額.
fn year_of_budget(head: &str) -> Option<i32> {
    let word = plain(head);
    const WORDS: [&str; 4] = ["見込", "実績", "計画", "見積"];
    let budgets = ["予算", "決算", "当初", "補正"];
    let before = || WORDS.iter().chain(&budgets).filter_map(|known| word.find(known)).min();
    let at = word.find("年度").map(|at| at + "年度".len()).or_else(before)?;
    let (year, rest) = word.split_at_checked(at)?;
    let is_word = WORDS.iter().any(|known| rest.contains(known));
    (is_budget(rest) || is_word).then(|| year_of(year)).flatten()
}

/// An amount below the head of a fiscal year is that year's: 令和8年度 over 金額.
fn of_its_year(role: ColumnRole, parts: &[String]) -> ColumnRole {
    let year = parts.iter().rev().skip(1).find_map(|part| match role_of(part) {
        ColumnRole::Year(year, side) => Some((year, side)),
        _ => None,
    });
    match (role, year) {
        (ColumnRole::Amount(side, form), Some((year, above))) if form != Some(Form::Monthly) => {
            ColumnRole::Year(year, side.or(above))
        }
        (role, _) => role,
    }
}

/// What stands left of an empty cell of a head, over columns that have heads of their own below it.
fn from_the_left(sheet: &SheetGrid, at: CellAt, last: u32, columns: &[u32]) -> String {
    if sheet.text((last, at.1)).is_empty() {
        return String::new();
    }
    let left = columns.iter().rev().filter(|column| **column < at.1);
    for column in left {
        if sheet.text((last, *column)).is_empty() {
            break;
        }
        let text = sheet.text((at.0, *column));
        if !text.is_empty() {
            return text.to_owned();
        }
    }
    String::new()
}
