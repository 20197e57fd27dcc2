//! Percents as people write them: with few decimals beside exact ones, and in whole steps.

use crate::money::{Fraction, Rounding};

/// The nearest percents on either side on so many decimals, with all but the last base a few steps around.
pub fn beside(exact: &[Fraction], decimals: i32) -> Vec<Vec<Fraction>> {
    let Some((_, free)) = exact.split_last() else { return Vec::new() };
    // percents have two decimals fewer than parts of a whole
    let places = decimals + 2;
    let step = Fraction::decimal(1, places);
    // with two bases rounding may ask for some steps inwards
    let around: &[i128] = if free.len() == 1 { &[-3, -2, -1, 0, 1, 2, 3, 4] } else { &[0, 1] };
    let mut points: Vec<Vec<Fraction>> = vec![Vec::new()];
    for part in free {
        let floor = part.rounded(places, Rounding::Floor);
        let near: Vec<Fraction> = match floor == *part && free.len() > 1 {
            true => vec![floor],
            false => around.iter().map(|steps| &floor + &(&step * &Fraction::from(*steps))).collect(),
        };
        let with = |point: &Vec<Fraction>, part: &Fraction| point.iter().chain([part]).cloned().collect();
        points = points.iter().flat_map(|point| near.iter().map(move |part| with(point, part))).collect();
    }
    points.into_iter().filter_map(completed).collect()
}

/// The last base has the rest; `None` where a part would be below 0.
fn completed(mut parts: Vec<Fraction>) -> Option<Vec<Fraction>> {
    let sum = parts.iter().sum::<Fraction>();
    parts.push(&Fraction::from(1) - &sum);
    parts.iter().all(|part| !part.is_negative()).then_some(parts)
}

/// All percents in whole steps of so many whose parts lie between these ends.
pub(super) fn in_steps(step: i128, ends: &[(Fraction, Fraction)]) -> Vec<Vec<Fraction>> {
    let Some((last, free)) = ends.split_last() else { return Vec::new() };
    let part = Fraction::ratio(step, 100).unwrap_or_default();
    let count = |value: &Fraction, rounding| {
        value.checked_div(&part).and_then(|steps| steps.units(0, rounding)).unwrap_or(0)
    };
    let mut points: Vec<Vec<Fraction>> = vec![Vec::new()];
    for (least, greatest) in free {
        let steps = count(least, Rounding::Ceiling)..=count(greatest, Rounding::Floor);
        let parts: Vec<Fraction> = steps.map(|steps| &part * &Fraction::from(steps)).collect();
        let with = |point: &Vec<Fraction>, part: &Fraction| point.iter().chain([part]).cloned().collect();
        points = points.iter().flat_map(|point| parts.iter().map(move |part| with(point, part))).collect();
    }
    let is_within =
        |point: &Vec<Fraction>| point.last().is_some_and(|part| last.0 <= *part && *part <= last.1);
    points.into_iter().filter_map(completed).filter(is_within).collect()
}
