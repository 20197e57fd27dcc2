//! Values that are no figures, read as a file would have them: whole numbers, words, months of instalments.

use super::input::{Input, InputPlace};
use crate::case::fault;
use crate::case::file::chosen::Chosen;
use crate::case::file::divided::{PAID, SettlementShare};
use crate::case::file::item::ItemKey;
use crate::case::file::payday::InstalmentFile;
use crate::case::file::plan::MemberKey;
use crate::case::keys::At;
use crate::case::literal::{self, Flaw};
use crate::case::meant::{self, MonthMeant, TermBegin};
use crate::case::rule;
use crate::code;
use crate::diagnostic::Diagnostic;
use std::ops::RangeInclusive;

/// A whole number within bounds.
pub(super) fn whole(input: &Input, written: &str, bounds: RangeInclusive<u32>) -> Result<u32, Diagnostic> {
    written.parse().ok().filter(|number| bounds.contains(number)).ok_or_else(|| {
        let fault = Diagnostic::error(code!("out-of-range"), None).with("key", input.path.clone());
        let fault = fault.with("found", written).with("min", bounds.start().to_string());
        fault.with("max", bounds.end().to_string())
    })
}

/// A month of the term, or a number of months; a fault with the number that is meant where that can be told.
pub(super) fn month(input: &Input, written: &str, begin: TermBegin) -> Result<u32, Diagnostic> {
    // month 0 is the base date of the discounting
    let least = u32::from(!matches!(input.place, InputPlace::Item(_, ItemKey::At)));
    let ends = matches!(input.place, InputPlace::Item(_, ItemKey::To) | InputPlace::Member(_, MemberKey::To));
    let meant = || match input.place {
        InputPlace::Months | InputPlace::Item(_, ItemKey::Every) => meant::whole("months", written),
        _ => match meant::month_of_term(written, begin, ends) {
            MonthMeant::Number(number) => Some(number),
            MonthMeant::NoStart | MonthMeant::Unknown => None,
        },
    };
    let is_number = written.bytes().all(|byte| byte.is_ascii_digit());
    whole(input, written, least..=600).map_err(|fault| match meant().filter(|_| !is_number) {
        Some(number) if (least..=600).contains(&number) => {
            fault.with("number", number.to_string()).worded(code!("out-of-range-meant"))
        }
        _ => fault,
    })
}

/// One of a few words.
pub(super) fn choose(chosen: &mut dyn Chosen, input: &Input, written: &str) -> Result<(), Diagnostic> {
    let unknown = |known: Vec<&str>| fault::unknown_word(&input.path, written, &known, 0..0);
    chosen.choose(Some(written)).map_err(|known| Diagnostic { span: None, ..unknown(known) })
}

/// How a total of last year is split: by a rule, or by what was paid.
pub(super) fn divided(written: &str) -> Result<SettlementShare, Diagnostic> {
    match written {
        PAID => Ok(SettlementShare::Paid(unplaced(written.to_owned()))),
        _ => Ok(SettlementShare::Rule(unplaced(rule::rule(written).map_err(faulty)?))),
    }
}

/// Months of instalments: `5, 8, 11, 2`, or each with its percent: `4=30%, 8=70%`.
pub(super) fn paid(input: &Input, written: &str) -> Result<Vec<InstalmentFile>, Diagnostic> {
    let list = written.trim_matches(['[', ']', '{', '}']).split([',', '、']).map(str::trim);
    let read = list.map(|part| {
        let (month, percent) = part.split_once('=').unzip();
        let month = whole(input, month.unwrap_or(part).trim(), 1..=12)?;
        let percent = percent.map(|percent| literal::percent(percent.trim().trim_matches('"'))).transpose();
        Ok(InstalmentFile { month: unplaced(month), percent: percent.map_err(faulty)?.map(unplaced) })
    });
    read.collect()
}

fn faulty(flaw: Flaw) -> Diagnostic {
    Diagnostic { span: None, ..flaw.into_fault(0..0) }
}

/// A value that the file does not have.
pub(super) fn unplaced<T>(value: T) -> At<T> {
    At { value, span: 0..0 }
}
