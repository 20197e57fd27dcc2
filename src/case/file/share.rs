//! How costs are shared, as written: a rule, or a table of percents.

use crate::case::keys::{At, Keys, ValueKind};
use crate::case::literal::PercentLiteral;
use crate::case::rule::WrittenRule;

/// Percents by a member's id, or by the name of somebody outside.
pub(in crate::case) type Percents = Vec<(At<String>, Option<At<PercentLiteral>>)>;

/// How an item is shared, as written.
#[derive(Clone)]
pub(in crate::case) enum ShareFile {
    Rule(At<WrittenRule>),
    Table(Percents),
}

impl ShareFile {
    /// What it says, wherever it stands.
    pub(in crate::case) fn key(&self) -> String {
        match self {
            ShareFile::Rule(rule) => format!("{:?}", rule.value.rule),
            ShareFile::Table(percents) => percents_key(percents),
        }
    }
}

/// What a table of percents says, wherever it stands.
pub(in crate::case) fn percents_key(percents: &Percents) -> String {
    let part = |(id, percent): &(At<String>, Option<At<PercentLiteral>>)| {
        (id.value.clone(), percent.as_ref().map(|at| at.value.value.clone()))
    };
    format!("{:?}", percents.iter().map(part).collect::<Vec<_>>())
}

/// A rule, or a table of negotiated percents.
pub(super) fn share(keys: &mut Keys<'_, '_, '_>, key: &'static str) -> Option<At<ShareFile>> {
    keys.note(key, ValueKind::Share);
    let span = keys.place(key)?;
    let value = match keys.is_table(key) {
        true => keys.table(key, "share", |mut keys| keys.percents()).map(ShareFile::Table),
        false => keys.rule(key).map(ShareFile::Rule),
    };
    value.map(|value| At { value, span })
}
