//! From what is said of allocation bases to what is meant: of which base, dates that there are, one of two words.

use super::context::unknown;
use crate::case::fault::unknown_word;
use crate::case::file::base::{BaseFile, SaidByYear};
use crate::case::file::plan::MemberFile;
use crate::case::keys::{At, Reader};
use crate::case::literal::day;
use crate::case::model::{BaseSource, BaseStatus};
use crate::code;
use crate::cost::Day;
use crate::diagnostic::Diagnostic;
use crate::lang::Lang;

const STATUSES: [(&str, BaseStatus); 2] =
    [("provisional", BaseStatus::Provisional), ("final", BaseStatus::Final)];

/// The declared bases; each is one that some member has, and is declared once.
pub(super) fn bases(
    files: Vec<At<BaseFile>>,
    members: &[At<MemberFile>],
    prices: &[&str],
    reader: &Reader<'_>,
) -> Vec<BaseSource> {
    let of_member = |member: &'_ At<MemberFile>| -> Vec<String> {
        let by_year = member.value.by_year.iter().map(|(name, _)| name);
        member
            .value
            .bases
            .iter()
            .map(|(name, _)| name)
            .chain(by_year)
            .map(|name| name.value.clone())
            .collect()
    };
    let mut known: Vec<String> = members.iter().flat_map(of_member).collect();
    known.sort();
    known.dedup();
    let known: Vec<&str> = known.iter().map(String::as_str).collect();
    let mut bases: Vec<(At<String>, BaseSource)> = Vec::new();
    for At { value: file, .. } in files {
        let (as_of, status) = (dates(file.as_of, reader), statuses(file.status, reader));
        let Some(id) = file.id else { continue };
        if !known.contains(&id.value.as_str()) {
            let fault = unknown(code!("unknown-base"), &id, &known);
            let near = fault.argument("near").is_some();
            reader.report(if near { fault.worded(code!("unknown-base-near")) } else { fault });
            continue;
        }
        if let Some((first, _)) = bases.iter().find(|(first, _)| first.value == id.value) {
            let fault = Diagnostic::error(code!("duplicate-id"), Some(id.span)).with("id", id.value);
            reader.report(fault.caused_by(first.span.clone()));
            continue;
        }
        let source = file.source.into_iter().map(|(year, text)| (year, text.value)).collect();
        let (name, in_prices) = (file.name.map(|name| name.value), prices.contains(&id.value.as_str()));
        let base = BaseSource { id: id.value.clone(), name, as_of, source, status, in_prices };
        bases.push((id, base));
    }
    bases.into_iter().map(|(_, base)| base).collect()
}

fn statuses(written: SaidByYear, reader: &Reader<'_>) -> Vec<(Option<u32>, BaseStatus)> {
    let mut read = Vec::new();
    for (year, At { value, span }) in written {
        match STATUSES.iter().find(|(word, _)| value.is(word)) {
            Some((_, status)) => read.push((year, *status)),
            None => {
                let known = STATUSES.map(|(word, _)| word);
                reader.report(unknown_word("status", value.in_lang(Lang::En), &known, span));
            }
        }
    }
    read
}

fn dates(written: SaidByYear, reader: &Reader<'_>) -> Vec<(Option<u32>, Day)> {
    let mut read = Vec::new();
    for (year, At { value, span }) in written {
        match day(value.in_lang(Lang::En)) {
            Some(day) => read.push((year, day)),
            None => {
                let fault = Diagnostic::error(code!("unreadable-date"), Some(span));
                reader.report(fault.with("key", "as_of"));
            }
        }
    }
    read
}
