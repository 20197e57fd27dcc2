//! How bills are paid and what they are called, as written in `[sharing]`.

use crate::case::keys::{At, Keys, Kind};
use crate::case::literal::{Literal, PercentLiteral};
use crate::case::model::Word;
use crate::code;
use crate::diagnostic::Diagnostic;

/// The keys of `[sharing]` on what stands beside a split: instalments, and the word for a bill.
#[derive(Clone, Default)]
pub(in crate::case) struct BillsFile {
    pub(in crate::case) months: Option<At<Vec<InstalmentFile>>>,
    pub(in crate::case) unit: Option<At<Literal>>,
    pub(in crate::case) rounds_up: Option<At<bool>>,
    pub(in crate::case) rest_first: Option<At<bool>>,
    pub(in crate::case) above: Option<At<Literal>>,
    pub(in crate::case) word: Option<At<Word>>,
}

/// A month in which a bill is paid, and how much of it where that is said.
#[derive(Clone)]
pub(in crate::case) struct InstalmentFile {
    pub(in crate::case) month: At<u32>,
    pub(in crate::case) percent: Option<At<PercentLiteral>>,
}

/// Reads these keys.
pub(super) fn bills(keys: &mut Keys<'_, '_, '_>) -> BillsFile {
    BillsFile {
        months: months(keys),
        unit: keys.number("instalment_unit"),
        rounds_up: keys.choice("instalment_round", &[("down", false), ("up", true)]),
        rest_first: keys.choice("instalment_rest", &[("last", false), ("first", true)]),
        above: keys.amount("instalments_above"),
        word: keys.choice("word", &Word::ALL),
    }
}

/// A list of months, or a table of months with percents.
fn months(keys: &mut Keys<'_, '_, '_>) -> Option<At<Vec<InstalmentFile>>> {
    const KEY: &str = "instalments";
    keys.note(KEY, Kind::Instalments);
    let span = keys.place(KEY)?;
    let value = match keys.is_table(KEY) {
        true => keys.table(KEY, "instalments", |mut keys| {
            let percents = keys.percents();
            let read = percents.into_iter().map(|(month, percent)| {
                Some(InstalmentFile { month: keys.month_of_year(KEY, &month)?, percent: Some(percent?) })
            });
            read.collect::<Vec<_>>().into_iter().flatten().collect()
        })?,
        false => {
            let list = keys.list(KEY)?;
            if list.value.is_empty() {
                let fault = Diagnostic::error(code!("instalments-missing"), Some(list.span));
                keys.reader().report(fault.worded(code!("instalments-empty")));
                return None;
            }
            let months = list.value.into_iter().map(|value| keys.whole_of(KEY, value, 1, 12));
            let months: Vec<Option<At<u32>>> = months.collect();
            months.into_iter().flatten().map(|month| InstalmentFile { month, percent: None }).collect()
        }
    };
    keys.note(KEY, Kind::Instalments);
    Some(At { value, span })
}
