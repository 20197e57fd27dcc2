//! The largest saving that can be promised to every member, and who stands in the way of a larger one.
//!
//! Worked example: a pays 100 and b 100 before, the shared system costs 150, of which a must bear 90 alone. b could save
//! 40, a no more than 10: 10% is the largest that can be promised to both, and a binds it.

use super::outcome::outcome;
use crate::case::{Case, Written, read_saving};
use crate::code;
use crate::diagnostic::{Diagnostic, FaultKind};
use crate::money::{Fraction, Rounding};

/// The largest promise.
#[derive(Clone, Debug)]
pub struct LargestPromise {
    /// The case with it.
    pub case: Case,
    /// The saving, in percent of what each member paid before, with at most 6 decimals.
    pub percent: Fraction,
    /// The same as a file would write it.
    pub written: String,
    /// The numbers of the members that save no more than that.
    pub binding: Vec<usize>,
    /// Whether all that the group saves is promised then, to a millionth of a percent.
    pub all: bool,
    /// Whether some cost is a range: it is promised wherever that lies.
    pub is_ranged: bool,
}

/// Looks for the largest promise.
///
/// # Errors
/// `cannot-hold` where none can be made, or why costs cannot be split at all.
///
/// ```
/// use cloudcost::{Fraction, Source, analysis::whatif::largest_promise, read_case};
/// let text = r#"
/// format = 1
/// title = "example"
/// months = 12
/// member = [{ id = "a" }, { id = "b" }]
/// before = [{ item = "old", member = "a", yearly = 100 }, { item = "old", member = "b", yearly = 100 }]
/// after = [{ item = "own", member = "a", yearly = 90 }, { item = "new", yearly = 60, share = "equal" }]
/// "#;
/// let reading = read_case("example", Source::new("example.toml", text)).unwrap();
/// let found = largest_promise(&reading.written.unwrap()).unwrap();
/// assert_eq!((found.percent, found.binding), (Fraction::from(10), vec![0]));
/// ```
pub fn largest_promise(written: &Written) -> Result<LargestPromise, Diagnostic> {
    let promised = |percent: &str| -> Result<Written, Diagnostic> {
        let mut promised = written.clone();
        promised.set(PATH, percent)?;
        Ok(promised)
    };
    // where all of it can be promised, nothing stands in the way; else the fault says what can be
    let mut largest = "100%".to_owned();
    let (case, found) = loop {
        let case = promised(&largest)?.case()?;
        let found = outcome(&case)?;
        let Some(fault) = found.unsplit.clone() else { break (case, found) };
        let lesser = fault.text("largest").map(|lesser| [lesser, "%"].concat());
        largest = lesser.filter(|lesser| *lesser != largest).ok_or_else(|| none(fault))?;
    };
    let percent = read_saving(&largest)?;
    let unit = case.plan.as_ref().map_or(1, |plan| plan.sharing.settlement.round_to);
    // bills are rounded to their unit once a year, the percent to a millionth: what that leaves may be anybody's
    let rounding = Fraction::from(unit.saturating_mul(i128::from(case.months.div_ceil(12) + 1)));
    let before = Fraction::from(found.before.map_or(0, |before| before.base));
    let rounding = &rounding + &(&before * &Fraction::decimal(1, 8));
    let members = found.members.iter().enumerate().filter_map(|(number, member)| Some((number, (*member)?)));
    let binds = |before: i128, saved: i128| {
        let promise = &(&Fraction::from(before) * &percent) * &Fraction::decimal(1, 2);
        &Fraction::from(saved) - &promise < rounding
    };
    let judged: Vec<(usize, bool)> = members
        // where costs are ranges it binds whom it may keep from saving more: at the worst of its costs
        .filter_map(|(number, member)| Some((number, binds(member.before?.low, member.saving()?.low))))
        .collect();
    let of_group = found.group().percent().map(|percent| percent.low.rounded(6, Rounding::Floor));
    let all = of_group.is_some_and(|of_group| percent == of_group);
    let binding = judged.into_iter().filter(|(_, binds)| *binds).map(|(number, _)| number).collect();
    let is_ranged = !found.is_exact();
    Ok(LargestPromise { case, percent, written: largest, binding, all, is_ranged })
}

/// Why nothing can be promised: nobody asked for the percent that was tried.
fn none(fault: Diagnostic) -> Diagnostic {
    match (fault.kind.is_of_promise(), fault.text("loss")) {
        (true, Some(_)) => fault.of_kind(FaultKind::Promise).worded(code!("promise-none")),
        _ => fault,
    }
}

/// The input that is promised.
const PATH: &str = "sharing.min_saving";
