//! The question that an ambiguous line asks: its readings, what follows from each, and how to say each.

use super::reading::LineReading;
use super::word::{Direction, FigureRole};
use crate::code;
use crate::diagnostic::{Diagnostic, FaultKind};
use crate::money::{Currency, Fraction, Range, Rounding, places};
use crate::published::{Figures, Known, Stated, imply};

use crate::lang::{Lang, Text, Writing};

/// The readings named; more than these are no help.
const NAMED: usize = 4;

/// Asks which reading of a line is meant.
pub(super) fn which(text: &str, readings: &[LineReading]) -> Diagnostic {
    let said = |lang: Lang| {
        let said: Vec<String> =
            readings.iter().take(NAMED).map(|reading| said(text, reading, lang)).collect();
        said.join(if lang == Lang::Ja { "；" } else { "; " })
    };
    let fault = Diagnostic::error(code!("ambiguous"), Some(0..text.len())).of_kind(FaultKind::Ambiguous);
    fault
        .with("count", readings.len().to_string())
        .with("readings", Text::each(said(Lang::Ja), said(Lang::En)))
}

/// `--before 22億円 --percent 36%減` with what follows, in the words of a language: options are the same in all of them.
fn said(text: &str, reading: &LineReading, lang: Lang) -> String {
    let options = reading.roles.iter().map(|(figure, role, way)| {
        let written = text.get(figure.span.clone()).unwrap_or_default().trim();
        let sign = match (way, role) {
            (Some(Direction::Up), FigureRole::Saving | FigureRole::Percent)
                if !written.starts_with(['+', '＋']) =>
            {
                "+"
            }
            _ => "",
        };
        match (role, &reading.figures.percent) {
            (FigureRole::Left, Some(percent)) => {
                let (before, behind) =
                    if lang == Lang::Ja { ("（", "は残り）") } else { (" (", " is what is left)") };
                ["--percent ", &plain(&percent.value, 1), "%", before, written, behind].concat()
            }
            _ => ["--", role.key(), " \"", sign, written, "\""].concat(),
        }
    });
    let options: Vec<String> = options.collect();
    let implied = imply(&reading.figures);
    let stated = |role: FigureRole| reading.roles.iter().any(|(_, known, _)| known.key() == role.key());
    let follow = [
        (FigureRole::Before, &implied.before),
        (FigureRole::After, &implied.after),
        (FigureRole::Saving, &implied.saving),
        (FigureRole::Percent, &implied.percent),
    ];
    let follow = follow.into_iter().filter(|(role, known)| !stated(*role) && !known.is_unknown());
    let place = coarseness(reading);
    let follow = follow.map(|(role, known)| {
        let (value, word) = (known_text(role, known, &place, lang), role.name().message(lang).title);
        match lang.writing() {
            Writing::Japanese if matches!(role, FigureRole::Percent | FigureRole::Left) => {
                [word, "は", &value].concat()
            }
            Writing::Japanese if reading.currency == Currency::JPY => [word, "は", &value, "円"].concat(),
            Writing::Japanese => [word, "は", reading.currency.code(), " ", &value].concat(),
            Writing::Western => [word, " ", &value].concat(),
        }
    });
    let follow: Vec<String> = follow.collect();
    let comma = if lang == Lang::Ja { "、" } else { ", " };
    match follow.is_empty() {
        true => options.join(" "),
        false => [options.join(" "), " → ".to_owned(), follow.join(comma)].concat(),
    }
}

/// A figure, or its ends from the least to the greatest; a change by the sign that people give it, not that of the saving.
fn known_text(role: FigureRole, known: &Known, place: &Fraction, lang: Lang) -> String {
    let (decimals, unit) = match role {
        FigureRole::Percent | FigureRole::Left => (1, "%"),
        _ => (0, ""),
    };
    let is_change = matches!(role, FigureRole::Saving | FigureRole::Percent);
    // ends of amounts lie outwards, in tenths of the place that is printed
    let outwards = |range: &Range| {
        let rounded = |end: &Fraction, rule| match (role, end.checked_div(place)) {
            (FigureRole::Percent | FigureRole::Left, _) | (_, None) => end.clone(),
            (_, Some(places)) => &places.rounded(0, rule) * place,
        };
        let (low, high) = (&range.low, &range.high);
        let (below, above) = (Rounding::Down, Rounding::Up);
        Range {
            low: rounded(low, if low.is_negative() { above } else { below }),
            high: rounded(high, if high.is_negative() { below } else { above }),
        }
    };
    let range = known.range.as_ref().map(outwards);
    let shown = |value: &Fraction| match is_change {
        true => [change_sign(value, lang), &plain(&value.abs(), decimals)].concat(),
        false => plain(value, decimals),
    };
    let ends = match (&known.value, &range) {
        (Some(value), _) => vec![shown(value)],
        // the largest saving is the least change
        (None, Some(range)) if is_change => vec![shown(&range.high), shown(&range.low)],
        (None, Some(range)) => vec![shown(&range.low), shown(&range.high)],
        (None, None) => return String::new(),
    };
    match ends.as_slice() {
        [least, greatest] if least != greatest => {
            let to = if lang == Lang::Ja { "〜" } else { " to " };
            [least, unit, to, greatest, unit].concat()
        }
        ends => [ends.first().map_or("", String::as_str), unit].concat(),
    }
}

/// A tenth of the coarsest place that an amount of a reading is printed with, at least one.
fn coarseness(reading: &LineReading) -> Fraction {
    let Figures { before, after, saving, .. } = &reading.figures;
    let places = [before, after, saving].into_iter().flatten().filter(|stated: &&Stated| !stated.is_loose());
    let widest = places.map(|stated| &stated.range.high - &stated.range.low).max();
    let digits = widest.unwrap_or_else(Fraction::zero).scaled(0, Rounding::Down).to_string();
    let zeros = i32::try_from(digits.len().saturating_sub(2)).unwrap_or(0);
    Fraction::power_of_ten(zeros)
}

/// How a saving of this sign is marked as a change.
fn change_sign(saving: &Fraction, lang: Lang) -> &'static str {
    match (saving.is_positive(), saving.is_negative(), lang.writing()) {
        (true, _, Writing::Japanese) => "▲",
        (true, _, Writing::Western) => "-",
        (_, true, _) => "+",
        _ => "",
    }
}

/// A number in plain digits with so many decimals, commas between its thousands.
fn plain(value: &Fraction, decimals: u32) -> String {
    let places = places(decimals);
    let units = value.abs().scaled(places, Rounding::HalfAway).to_string();
    let wide = usize::try_from(decimals).unwrap_or(0);
    let digits = format!("{units:0>width$}", width = wide + 1);
    let (whole, rest) = digits.split_at_checked(digits.len().saturating_sub(wide)).unwrap_or((&digits, ""));
    let mut grouped = String::new();
    for (nth, digit) in whole.chars().enumerate() {
        if nth > 0 && (whole.len() - nth) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    let sign = if value.is_negative() { "-" } else { "" };
    match rest.is_empty() {
        true => [sign, &grouped].concat(),
        false => [sign, &grouped, ".", rest].concat(),
    }
}
