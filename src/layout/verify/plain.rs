//! The sentence on a printed percent that needs no explanation, or that cannot be checked.

use crate::analysis::verify::Verified;
use crate::code;
use crate::layout::misses;
use crate::layout::printed::{given_percent, printed, telling};
use crate::money::Fraction;
use crate::published::{Implied, PercentVerdict};
use crate::report::{Note, note};

/// Whether it cost nothing before, of which no percent can be taken.
fn nothing_before(implied: &Implied) -> bool {
    implied.before.value.as_ref().is_some_and(Fraction::is_zero)
}

/// The sentence on a percent that is plainly rounded, or that cannot be checked.
pub(super) fn plain_percent(found: &Verified<'_>) -> Option<Note> {
    let implied = &found.implied;
    let stated = found.line.figures.percent.as_ref();
    let decimals = telling(implied.exact_percent.iter(), stated, 4);
    let exact = given_percent(implied.exact_percent.clone(), None, decimals);
    let Some(verdict) = implied.percent_verdict else {
        return Some(match implied.exact_percent {
            Some(_) => note!("no-percent-printed", exact),
            None if nothing_before(implied) => note!("no-percent-of-nothing"),
            None => match misses::given_percents(implied) {
                Some(exact) => note!("no-percent-printed", exact),
                None => note!("figure-not-checkable"),
            },
        });
    };
    let code = match verdict {
        PercentVerdict::Rounded { certain: true } => code!("rounded-certain"),
        PercentVerdict::Rounded { certain: false } => code!("rounded-plain"),
        PercentVerdict::RoundedOrTruncated => code!("rounded-or-truncated"),
        PercentVerdict::NotCheckable if nothing_before(implied) => {
            return Some(note!("no-percent-of-nothing"));
        }
        PercentVerdict::NotCheckable if !implied.before.is_unknown() && !implied.after.is_unknown() => {
            return Some(note!("inferred-from-percent"));
        }
        PercentVerdict::NotCheckable if nothing_before(implied) => {
            return Some(note!("no-percent-of-nothing"));
        }
        PercentVerdict::NotCheckable => return Some(note!("percent-not-checkable")),
        _ => return None,
    };
    let printed = printed(found.line.figures.percent.as_ref()?);
    let range = given_percent(None, implied.percent.range.clone(), 3);
    Some(Note::new(code).with("printed", printed).with("exact", exact).with("range", range))
}
