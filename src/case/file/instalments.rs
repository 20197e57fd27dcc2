//! How bills are paid and what they are called, as written in `[sharing]`.

use super::chosen::{Choice, InstalmentRest, InstalmentRound};
use super::entry::entries;
use super::payday::InstalmentFile;
use crate::case::keys::{At, Keys, ValueKind};
use crate::case::literal::Literal;
use crate::case::model::BillWord;
use crate::code;
use crate::diagnostic::Diagnostic;

entries! {
    /// The keys of `[sharing]` on what stands beside a split: instalments, and the word for a bill.
    BillsFile, moved by BillsKey {
        instalments: Option<At<Vec<InstalmentFile>>> = |keys, _| months(keys), moved as Instalments: Paid;
        instalment_unit: Option<At<Literal>> = Keys::number, moved as InstalmentUnit: Unit;
        instalment_round: Option<At<InstalmentRound>> = |keys, key| keys.choice(key, InstalmentRound::WORDS),
            moved as InstalmentRound: Choice;
        instalment_rest: Option<At<InstalmentRest>> = |keys, key| keys.choice(key, InstalmentRest::WORDS),
            moved as InstalmentRest: Choice;
        instalments_above: Option<At<Literal>> = Keys::amount, moved as InstalmentsAbove: Sum;
        word: Option<At<BillWord>> = |keys, key| keys.choice(key, BillWord::WORDS), moved as Word: Choice;
    }
}

/// A list of months, or a table of months with percents.
fn months(keys: &mut Keys<'_, '_, '_>) -> Option<At<Vec<InstalmentFile>>> {
    const KEY: &str = "instalments";
    keys.note(KEY, ValueKind::Instalments);
    let span = keys.place(KEY)?;
    let value = match keys.is_table(KEY) {
        true => keys.table(KEY, "instalments", |mut keys| {
            let percents = keys.percents();
            let mut read = Vec::with_capacity(percents.len());
            for (month, percent) in percents {
                match keys.month_of_year(KEY, &month).zip(percent) {
                    Some((month, percent)) => read.push(InstalmentFile { month, percent: Some(percent) }),
                    None => keys.reader().lose(KEY, "percent", &span),
                }
            }
            read
        })?,
        false => {
            let list = keys.list(KEY)?;
            if list.value.is_empty() {
                let fault = Diagnostic::error(code!("instalments-missing"), Some(list.span));
                keys.reader().report(fault.worded(code!("instalments-empty")));
                return None;
            }
            let months = keys.wholes_of(KEY, &list.value, 1..=12, "[5, 8, 11, 2]");
            months.into_iter().map(|month| InstalmentFile { month, percent: None }).collect()
        }
    };
    keys.note(KEY, ValueKind::Instalments);
    Some(At { value, span })
}
