//! The only place where a number becomes text: amounts in the units of the field, percents, exact digits for data.

mod digits;
mod ends;
mod unit;
mod written;

pub(super) use unit::term as unit_term;
pub(super) use written::{bound, data};

use super::amounts;
use super::style::{NOTHING, ReductionMark, Style, Unit};
use crate::lang::{Term, Writing};
use crate::money::{Currency, Fraction, Range, Rounding, places};
use crate::report::{Money, Percent, Sense, Table};
use digits::{apart, digits, distinct, in_unit, japanese};
use unit::fixed;

/// Where a number stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NumberPlace {
    /// In a column, whose heading names the unit.
    Column,
    /// In a sentence, where an amount names its unit itself.
    Sentence,
    /// In a sentence behind an amount that has named the unit of all.
    Behind,
}

/// A whole number with a comma every three digits.
pub(super) fn count(count: u64) -> String {
    digits(&Fraction::from(i128::from(count)), 0)
}

/// A number rounded to so many decimals, more where these would show nothing of it.
pub(super) fn plain(value: &Fraction, decimals: i32, style: &Style) -> String {
    let text = digits(&value.abs(), apart(value, decimals, &[0]));
    marked(&text, value.is_negative(), (Sense::Plain, false), style)
}

/// A number with all its digits: six decimals at most, and a mark where more are cut off.
pub(super) fn exact(value: &Fraction, style: &Style) -> String {
    let cut = value.exact_decimals(MOST_DECIMALS).is_none();
    let shown = value.rounded(places(MOST_DECIMALS), Rounding::Down);
    let decimals = if cut { MOST_DECIMALS } else { shown.exact_decimals(MOST_DECIMALS).unwrap_or(0) };
    let mark = match (cut, style.ascii) {
        (false, _) => "",
        (true, false) => "…",
        (true, true) => "...",
    };
    let text = [&digits(&shown.abs(), places(decimals)), mark].concat();
    marked(&text, value.is_negative(), (Sense::Plain, false), style)
}

/// Decimals of an exact number that people see.
const MOST_DECIMALS: u32 = 6;

/// Numbers from the least to the greatest, with as many decimals as tell the ends apart.
pub(super) fn plain_range(range: &Range, decimals: i32, style: &Style) -> String {
    match range.point() {
        Some(value) => plain(value, decimals, style),
        None => {
            let decimals = distinct(range, decimals);
            [
                &plain(&range.low, decimals, style),
                to(range.low.is_negative(), style),
                &plain(&range.high, decimals, style),
            ]
            .concat()
        }
    }
}

/// An amount: exact, or its range.
pub(super) fn money(money: &Money, place: NumberPlace, style: &Style) -> String {
    let signed = |value: &Fraction, text: String| {
        marked(&text, value.is_negative(), (money.sense, money.approximate), style)
    };
    let (before, behind) = match place {
        NumberPlace::Column | NumberPlace::Behind => Default::default(),
        NumberPlace::Sentence => unit::around(money.currency, style),
    };
    let one = money.value.as_ref().filter(|value| place != NumberPlace::Column && value.is_whole());
    let whole = style.whole || (one.is_some() && style.unit == Unit::Yen);
    let style = &Style { whole, ..*style };
    let point = money.range.as_ref().and_then(Range::point);
    match (money.value.as_ref().or(point), &money.range) {
        (Some(value), _) => signed(value, [before, amount(value, money, style), behind].concat()),
        (None, Some(range)) if is_one(range, money, style) => {
            signed(&range.low, [before, amount(&range.low, money, style), behind].concat())
        }
        (None, Some(range)) => {
            let range = &as_read(range, money.sense);
            let (low, high, unit) = ends::ends(range, money.currency, style);
            if is_up_to(range, money.sense) {
                let most = signed(&range.high, before + &high);
                return [style.word(Term::UpTo), &most, unit, &behind].concat();
            }
            let signs = range.low.is_negative() || money.sense != Sense::Plain;
            let (low, high) = (signed(&range.low, before + &low), signed(&range.high, high));
            [&low, to(signs, style), &high, unit, &behind].concat()
        }
        (None, None) => NOTHING.to_owned(),
    }
}

/// A percent: exact to the decimals asked for, or its range.
pub(super) fn percent(percent: &Percent, style: &Style) -> String {
    let style = &Style { mark: percent_mark(percent.sense, style), ..*style };
    // what is not quite nothing or not quite everything is not shown as that; what doubles is not everything
    let marks: &[i128] = if percent.sense == Sense::Change { &[0] } else { &[0, 100] };
    let apart = |value: &Fraction, decimals: i32| apart(value, decimals, marks);
    let signed = |value: &Fraction, decimals: i32| {
        let text = digits(&value.abs(), decimals);
        marked(&text, value.is_negative(), (percent.sense, percent.approximate), style)
    };
    let unit = if percent.sense == Sense::Points { style.word(Term::PercentagePoints) } else { "%" };
    let alone = |value: &Fraction| signed(value, apart(value, percent.decimals)) + unit;
    let point = percent.range.as_ref().and_then(Range::point);
    match (percent.value.as_ref().or(point), &percent.range) {
        (Some(value), _) => alone(value),
        (None, Some(range)) => {
            let range = &as_read(range, percent.sense);
            let decimals = distinct(range, percent.decimals);
            let is_either_way = range.low.is_negative() != range.high.is_negative();
            if decimals > NEGLIGIBLE.max(percent.decimals) && !is_either_way {
                return alone(&range.low);
            }
            let decimals = apart(&range.low, decimals).max(apart(&range.high, decimals));
            if is_up_to(range, percent.sense) {
                return [style.word(Term::UpTo), &signed(&range.high, decimals), unit].concat();
            }
            let signs = range.low.is_negative() || percent.sense != Sense::Plain;
            let (low, high) = (signed(&range.low, decimals), signed(&range.high, decimals));
            [&low, to(signs, style), &high, unit].concat()
        }
        (None, None) => NOTHING.to_owned(),
    }
}

/// The mark of a percent below nothing: -2.6% of what was before is no reduction by 2.6%.
pub(super) fn percent_mark(sense: Sense, style: &Style) -> ReductionMark {
    if sense == Sense::Plain { ReductionMark::Minus } else { style.mark }
}

/// A percent whose ends agree in so many decimals is shown as one figure, unless it can go either way.
const NEGLIGIBLE: i32 = 2;

/// The range with the end first that is read first: of a change in one direction the smaller one, of a change in either
/// direction the reduction: ▲350〜+750, never the other way round.
fn as_read(range: &Range, sense: Sense) -> Range {
    let (is_less, is_more) = (range.low.is_negative(), range.high.is_positive());
    let turned = match sense {
        // a saving is above 0 where it is a reduction
        Sense::Reduction | Sense::Points => is_less,
        Sense::Change => is_less && !is_more,
        _ => false,
    };
    if turned { Range { low: range.high.clone(), high: range.low.clone() } } else { range.clone() }
}

/// Whether a change is a range of no more than what rounding of bills makes of it in a table's unit, and not nothing.
fn is_one(range: &Range, money: &Money, style: &Style) -> bool {
    let [low, high] = [&range.low, &range.high].map(|end| {
        let (power, decimals) = fixed(style.unit, money.currency, style.whole);
        end.rounded(decimals - power, Rounding::HalfAway)
    });
    money.sense == Sense::Change && style.unit != Unit::Auto && low == high && !low.is_zero()
}

/// Whether a change, as it is read, goes from nothing in one direction: 最大▲200, not 0〜▲200.
fn is_up_to(range: &Range, sense: Sense) -> bool {
    sense != Sense::Plain && range.low.is_zero()
}

/// A number with its sign and its mark of being approximate: ▲約35% in Japanese, ~-35% in English. What is shown as
/// nothing has no sign.
fn marked(number: &str, negative: bool, (sense, approximate): (Sense, bool), style: &Style) -> String {
    let is_nothing = !number.contains(|c: char| c.is_ascii_digit() && c != '0');
    let sign = if is_nothing { "" } else { style.sign(sense, negative) };
    match (approximate, style.lang.writing()) {
        (false, _) => [sign, number].concat(),
        (true, Writing::Japanese) => [sign, style.word(Term::About), number].concat(),
        (true, Writing::Western) => [style.word(Term::About), sign, number].concat(),
    }
}

/// Between the ends of a range; a dash would run into a sign.
fn to(signs: bool, style: &Style) -> &'static str {
    match (style.lang.writing(), style.ascii, signs) {
        (Writing::Japanese, false, _) => "〜",
        (Writing::Western, false, false) => "–",
        (Writing::Western, _, true) | (_, true, _) => " to ",
    }
}

/// One amount without its sign, as it stands in a column.
fn amount(value: &Fraction, money: &Money, style: &Style) -> String {
    match (style.unit, money.currency, style.lang.writing()) {
        (Unit::Auto, Currency::JPY, Writing::Japanese) => japanese(&value.abs(), "円"),
        (Unit::Auto, Currency::JPY, Writing::Western) => latin(&value.abs()),
        (Unit::Auto, currency, _) => {
            let minor = if value.is_whole() { 0 } else { currency.minor_digits() };
            let decimals = value.exact_decimals(5).unwrap_or(5).max(minor);
            [currency.code(), " ", &digits(&value.abs(), places(decimals))].concat()
        }
        _ => {
            let (power, decimals) = in_fixed(style, value, money);
            digits(&in_unit(&value.abs(), power), decimals)
        }
    }
}

/// An amount of a table in a fixed unit as it is shown.
pub(super) fn shown(value: &Fraction, money: &Money, style: &Style) -> Fraction {
    let (power, decimals) = in_fixed(style, value, money);
    value.rounded(decimals - power, Rounding::HalfAway)
}

/// The power of ten of a fixed unit, and the decimals of an amount in it: those of the unit, more where they would show
/// nothing of it, fewer where 約47億円 has none.
fn in_fixed(style: &Style, value: &Fraction, money: &Money) -> (i32, i32) {
    let (power, decimals) = fixed(style.unit, money.currency, style.whole);
    let scaled = in_unit(value, power);
    let decimals = if money.approximate { decimals } else { decimals.max(style.least) };
    let round = match money.approximate {
        true => scaled.exact_decimals(decimals.unsigned_abs()).map(places),
        false => None,
    };
    (power, apart(&scaled, round.unwrap_or(decimals), &[0]))
}

/// How amounts of each column are shown: with as many decimals as one of them needs, and as a change of the table does.
pub(super) fn in_columns(table: &Table, style: &Style) -> Vec<Style> {
    if style.unit == Unit::Auto {
        return vec![*style; table.columns.len()];
    }
    let of_columns: Vec<[i32; 2]> =
        (0..table.columns.len()).map(|place| needed(amounts::column(table, place), style)).collect();
    let seen = table.columns.iter().zip(&of_columns).filter(|(column, _)| column.is_for_people());
    let of_changes = seen.map(|(_, [_, change])| *change).max().unwrap_or(0);
    of_columns.into_iter().map(|[all, _]| Style { least: all.max(of_changes), ..*style }).collect()
}

/// How amounts of a sentence are shown beside each other, by the same rule.
pub(super) fn in_sentence<'m>(amounts: impl Iterator<Item = &'m Money>, style: &Style) -> Style {
    Style { least: style.least.max(needed(amounts, style)[1]), ..*style }
}

/// The decimals that some amounts need in a fixed unit: all of them, and the changes among them.
fn needed<'m>(amounts: impl Iterator<Item = &'m Money>, style: &Style) -> [i32; 2] {
    let exact = amounts.filter(|money| !money.approximate && style.unit != Unit::Auto);
    exact.fold([0, 0], |[all, change], money| {
        let decimals = money.value.as_ref().map_or(0, |value| in_fixed(style, value, money).1);
        let of_change = if money.sense == Sense::Plain { 0 } else { decimals };
        [all.max(decimals), change.max(of_change)]
    })
}

/// 3,465 M: in millions where two decimals write it exactly, else every digit.
fn latin(value: &Fraction) -> String {
    let millions = in_unit(value, 6);
    match millions.exact_decimals(2) {
        Some(decimals) if millions >= Fraction::from(1) => digits(&millions, places(decimals)) + " M",
        _ => digits(value, places(value.exact_decimals(5).unwrap_or(5))),
    }
}

/// The power of ten of a unit.
#[cfg(feature = "spreadsheet")]
pub(super) fn unit_power(unit: Unit, currency: Currency) -> i32 {
    fixed(unit, currency, true).0
}

/// The decimals with which an amount of a table in a fixed unit is shown.
#[cfg(feature = "spreadsheet")]
pub(super) fn decimals_of(value: &Fraction, money: &Money, style: &Style) -> i32 {
    in_fixed(style, value, money).1
}

/// The decimals with which a percent is shown.
pub(super) fn percent_decimals(value: &Fraction, decimals: i32) -> i32 {
    apart(value, decimals, &[0, 100])
}
