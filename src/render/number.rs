//! The only place where a number becomes text: amounts in the units of the field, percents, exact digits for data.

use super::format::{Style, Unit};
use crate::lang::{Lang, Term};
use crate::money::{Currency, Fraction, Range, Rounding};
use crate::report::{Money, Percent, Sense};
use num_bigint::Sign;

/// A whole number with a comma every three digits.
pub(super) fn count(count: u64) -> String {
    digits(&Fraction::from(i128::from(count)), 0)
}

/// A number rounded to so many decimals.
pub(super) fn plain(value: &Fraction, decimals: i32) -> String {
    digits(value, decimals)
}

/// Numbers from the least to the greatest, with as many decimals as tell the ends apart.
pub(super) fn plain_range(range: &Range, decimals: i32, style: &Style) -> String {
    match range.point() {
        Some(value) => plain(value, decimals),
        None => {
            let decimals = distinct(range, decimals);
            [&plain(&range.low, decimals), to(range.low.is_negative(), style), &plain(&range.high, decimals)]
                .concat()
        }
    }
}

/// An amount: exact, or its range.
pub(super) fn money(money: &Money, style: &Style) -> String {
    let signed = |value: &Fraction, text: String| {
        let sign = style.sign(money.sense, value.is_negative(), value.is_zero());
        marked(sign, money.approximate, &text, style)
    };
    let point = money.range.as_ref().and_then(Range::point);
    match (money.value.as_ref().or(point), &money.range) {
        (Some(value), _) => {
            let text = amount(&value.abs(), money.currency, style);
            signed(value, text)
        }
        (None, Some(range)) => {
            let range = &as_read(range, money.sense);
            let (low, high, unit) = ends(range, money.currency, style);
            let signs = range.low.is_negative() || money.sense != Sense::Plain;
            let (low, high) = (signed(&range.low, low), signed(&range.high, high));
            [&low, to(signs, style), &high, unit].concat()
        }
        (None, None) => super::format::NOTHING.to_owned(),
    }
}

/// A percent: exact to the decimals asked for, or its range.
pub(super) fn percent(percent: &Percent, style: &Style) -> String {
    let signed = |value: &Fraction, decimals: i32| {
        let zero = value.rounded(decimals, Rounding::HalfAway).is_zero();
        let sign = style.sign(percent.sense, value.is_negative(), zero);
        marked(sign, percent.approximate, &digits(&value.abs(), decimals), style)
    };
    let point = percent.range.as_ref().and_then(Range::point);
    match (percent.value.as_ref().or(point), &percent.range) {
        (Some(value), _) => signed(value, percent.decimals) + "%",
        (None, Some(range)) => {
            let range = &as_read(range, percent.sense);
            let decimals = distinct(range, percent.decimals);
            if decimals > NEGLIGIBLE.max(percent.decimals) {
                return signed(&range.low, percent.decimals) + "%";
            }
            let signs = range.low.is_negative() || percent.sense != Sense::Plain;
            let (low, high) = (signed(&range.low, decimals), signed(&range.high, decimals));
            [&low, to(signs, style), &high, "%"].concat()
        }
        (None, None) => super::format::NOTHING.to_owned(),
    }
}

/// A percent whose ends agree in so many decimals is shown as one figure.
const NEGLIGIBLE: i32 = 4;

/// The range with the end first that is read first: an increase, a negative saving, is read from the smaller one up.
fn as_read(range: &Range, sense: Sense) -> Range {
    match (sense, range.high.is_negative()) {
        (Sense::Reduction, true) => Range { low: range.high.clone(), high: range.low.clone() },
        _ => range.clone(),
    }
}

/// A number with its sign and its mark of being approximate: ▲約35% in Japanese, ~-35% in English.
fn marked(sign: &str, approximate: bool, number: &str, style: &Style) -> String {
    match (approximate, style.lang) {
        (false, _) => [sign, number].concat(),
        (true, Lang::Ja) => [sign, style.word(Term::About), number].concat(),
        (true, Lang::En) => [style.word(Term::About), sign, number].concat(),
    }
}

/// Between the ends of a range; a dash would run into a sign.
fn to(signs: bool, style: &Style) -> &'static str {
    match (style.lang, style.ascii, signs) {
        (Lang::Ja, false, _) => "〜",
        (Lang::En, false, false) => "–",
        (Lang::En, _, true) | (_, true, _) => " to ",
    }
}

/// One amount without its sign, with its unit.
fn amount(value: &Fraction, currency: Currency, style: &Style) -> String {
    match (style.unit, currency, style.lang) {
        (Unit::Auto, Currency::JPY, Lang::Ja) => japanese(value, "円"),
        (Unit::Auto, Currency::JPY, Lang::En) => latin(value),
        (Unit::Auto, currency, _) => {
            let decimals = value.exact_decimals(5).unwrap_or(5).max(currency.minor_digits());
            [currency.code(), " ", &digits(value, places(decimals))].concat()
        }
        (unit, currency, _) => {
            let (power, decimals) = fixed(unit, currency);
            digits(&in_unit(value, power), decimals)
        }
    }
}

/// The power of ten of a fixed unit, and the decimals shown in it.
pub(super) fn fixed(unit: Unit, currency: Currency) -> (i32, i32) {
    match unit {
        Unit::Auto | Unit::Yen => (0, places(currency.minor_digits())),
        Unit::Thousand => (3, 0),
        Unit::Million => (6, 0),
        Unit::Oku => (8, 2),
    }
}

fn places(decimals: u32) -> i32 {
    i32::try_from(decimals).unwrap_or(0)
}

fn in_unit(value: &Fraction, power: i32) -> Fraction {
    value * &Fraction::power_of_ten(-power)
}

/// 34億6,500万円: every digit, the parts that are nothing left out.
fn japanese(value: &Fraction, unit: &str) -> String {
    let mut text = String::new();
    let mut rest = value.clone();
    for (power, name) in [(12, "兆"), (8, "億"), (4, "万")] {
        let part = in_unit(&rest, power).rounded(0, Rounding::Down);
        if part.is_positive() {
            text += &digits(&part, 0);
            text += name;
            rest = &rest - &(&part * &Fraction::power_of_ten(power));
        }
    }
    if text.is_empty() || rest.is_positive() {
        text += &digits(&rest, places(rest.exact_decimals(5).unwrap_or(5)));
    }
    text + unit
}

/// 3,465 M: in millions where two decimals write it exactly, else every digit.
fn latin(value: &Fraction) -> String {
    let millions = in_unit(value, 6);
    match millions.exact_decimals(2) {
        Some(decimals) if millions >= Fraction::from(1) => digits(&millions, places(decimals)) + " M",
        _ => digits(value, places(value.exact_decimals(5).unwrap_or(5))),
    }
}

/// The ends of a range without their signs, and the unit after the second.
fn ends(range: &Range, currency: Currency, style: &Style) -> (String, String, &'static str) {
    let (low, high) = (range.low.abs(), range.high.abs());
    let in_power = |power: i32, decimals: i32, each: &str, unit| {
        let scaled = Range { low: in_unit(&range.low, power), high: in_unit(&range.high, power) };
        let decimals = distinct(&scaled, decimals);
        let end = |value: &Fraction| digits(&in_unit(value, power), decimals) + each;
        (end(&low), end(&high), unit)
    };
    // three digits that count, by the end nearer to zero unless the range holds zero
    let near = match range.low.is_negative() != range.high.is_negative() {
        true => low.clone().max(high.clone()),
        false => low.clone().min(high.clone()),
    };
    let at_least = |power| near >= Fraction::power_of_ten(power);
    match (style.unit, currency, style.lang) {
        (Unit::Auto, Currency::JPY, Lang::Ja) => match () {
            () if at_least(10) => in_power(8, 0, "億", "円"),
            () if at_least(9) => in_power(8, 1, "億", "円"),
            () if at_least(8) => in_power(8, 2, "億", "円"),
            () if at_least(6) => {
                let end = |value: &Fraction| japanese(&value.rounded(-4, Rounding::HalfAway), "");
                match end(&low) == end(&high) {
                    true => (
                        japanese(&low.rounded(0, Rounding::HalfAway), ""),
                        japanese(&high.rounded(0, Rounding::HalfAway), ""),
                        "円",
                    ),
                    false => (end(&low), end(&high), "円"),
                }
            }
            () => in_power(0, 0, "", "円"),
        },
        (Unit::Auto, Currency::JPY, Lang::En) => match () {
            () if at_least(8) => in_power(6, 0, "", " M"),
            () if at_least(7) => in_power(6, 1, "", " M"),
            () if at_least(6) => in_power(6, 2, "", " M"),
            () => in_power(0, 0, "", ""),
        },
        (Unit::Auto, currency, _) => {
            let (low, high, _) = in_power(0, places(currency.minor_digits()), "", "");
            ([currency.code(), " ", &low].concat(), high, "")
        }
        (unit, currency, _) => {
            let (power, decimals) = fixed(unit, currency);
            in_power(power, decimals, "", "")
        }
    }
}

/// As many decimals as it takes to tell the ends of a range apart, at least so many.
fn distinct(range: &Range, decimals: i32) -> i32 {
    (decimals..decimals + 9)
        .find(|decimals| {
            range.low.scaled(*decimals, Rounding::HalfAway)
                != range.high.scaled(*decimals, Rounding::HalfAway)
        })
        .unwrap_or(decimals)
}

/// A number rounded half away from zero to so many decimals, with a comma every three digits.
fn digits(value: &Fraction, decimals: i32) -> String {
    let (sign, whole, fraction) = split(value, decimals, Rounding::HalfAway);
    let mut text = String::from(sign);
    for (nth, digit) in whole.chars().enumerate() {
        if nth > 0 && (whole.len() - nth) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    if !fraction.is_empty() {
        text.push('.');
        text.push_str(&fraction);
    }
    text
}

/// Sign, whole digits and decimals of a rounded number.
fn split(value: &Fraction, decimals: i32, rounding: Rounding) -> (&'static str, String, String) {
    let (sign, magnitude) = value.scaled(decimals, rounding).into_parts();
    let sign = if sign == Sign::Minus { "-" } else { "" };
    let width = usize::try_from(decimals).unwrap_or(0);
    let all = format!("{:0>1$}", magnitude.to_string(), width + 1);
    let (whole, fraction) = all.split_at(all.len() - width);
    (sign, whole.to_owned(), fraction.to_owned())
}

/// A number for data: plain digits, no trailing zeros, rounded only past `decimals`.
pub(super) fn data(value: &Fraction, decimals: i32, rounding: Rounding) -> String {
    let (sign, whole, fraction) = split(value, decimals, rounding);
    let fraction = fraction.trim_end_matches('0');
    match (fraction.is_empty(), whole.as_str()) {
        (true, "0") => whole,
        (true, _) => [sign, &whole].concat(),
        (false, _) => [sign, &whole, ".", fraction].concat(),
    }
}

/// An end of a range of amounts for data: exact with up to five decimals, else outwards to the minor unit.
pub(super) fn bound(value: &Fraction, currency: Currency, outwards: Rounding) -> String {
    match value.exact_decimals(5) {
        Some(decimals) => data(value, places(decimals), outwards),
        None => data(value, places(currency.minor_digits()), outwards),
    }
}
