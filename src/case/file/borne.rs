//! Who bears what of an item beside its rule, as written: payers outside, what is in no bill; and words of `[sharing]`.

use crate::case::keys::{At, Keys, Kind};
use crate::case::literal::PercentLiteral;
use crate::case::rule::WrittenRule;
use crate::lang::Text;

/// Percents by a member's id, or by the name of somebody outside.
pub(in crate::case) type Percents = Vec<(At<String>, Option<At<PercentLiteral>>)>;

/// What a table of percents says, wherever it stands.
pub(in crate::case) fn percents_key(percents: &Percents) -> String {
    let part = |(id, percent): &(At<String>, Option<At<PercentLiteral>>)| {
        (id.value.clone(), percent.as_ref().map(|at| at.value.value.clone()))
    };
    format!("{:?}", percents.iter().map(part).collect::<Vec<_>>())
}

/// Who bears an item from outside: all of it, or a table of parts. A table of languages is a name.
pub(super) fn paid_by(keys: &mut Keys<'_, '_, '_>) -> (Option<At<Text>>, Option<At<Percents>>) {
    let parts = match keys.is_table("paid_by") && !keys.is_in_languages("paid_by") {
        true => {
            let span = keys.place("paid_by");
            let parts = keys.table("paid_by", "paid_by", |mut keys| keys.percents());
            parts.zip(span).map(|(value, span)| At { value, span })
        }
        false => None,
    };
    let whole = if parts.is_none() { keys.text("paid_by") } else { None };
    keys.note("paid_by", Kind::Payers);
    (whole, parts)
}

pub(super) fn direct(keys: &mut Keys<'_, '_, '_>) -> Option<At<bool>> {
    let value = keys.flag("direct")?;
    Some(At { value, span: keys.place("direct")? })
}

/// A word that is to be one of these; whether it is, is looked at with its meaning.
pub(super) fn one_of(
    keys: &mut Keys<'_, '_, '_>,
    key: &'static str,
    words: &[&'static str],
) -> Option<At<String>> {
    let word = keys.word(key);
    keys.note(key, Kind::Choice(words.to_vec()));
    word
}

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

/// A rule, or a table of negotiated percents.
pub(super) fn share(keys: &mut Keys<'_, '_, '_>, key: &'static str) -> Option<At<ShareFile>> {
    keys.note(key, Kind::Share);
    let span = keys.place(key)?;
    let value = match keys.is_table(key) {
        true => keys.table(key, "share", |mut keys| keys.percents()).map(ShareFile::Table),
        false => keys.rule(key).map(ShareFile::Rule),
    };
    value.map(|value| At { value, span })
}
