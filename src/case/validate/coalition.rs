//! From known prices of groups as written to prices as meant: who is in the group, one price a group.

use super::bearer::distinct;
use super::context::Context;
use crate::case::file::coalition::CoalitionFile;
use crate::case::keys::At;
use crate::case::model::Coalition;
use crate::code;
use crate::cost::{Bearer, CostItem, Price};
use crate::diagnostic::{Diagnostic, Span};
use crate::lang::{Lang, Term, Text};
use std::collections::BTreeMap;

/// The groups with their prices; a group named again is a fault.
pub(super) fn coalitions(files: Vec<At<CoalitionFile>>, context: &Context<'_>) -> Vec<At<Coalition>> {
    let mut coalitions = Vec::new();
    let mut known: BTreeMap<Vec<usize>, Span> = BTreeMap::new();
    for At { value: file, .. } in files {
        let price = file.total.and_then(|total| context.price("total", &total));
        let Some(names) = file.members else { continue };
        let Some(mut members) = distinct(&names, context) else { continue };
        members.sort_unstable();
        if let Some(first) = known.get(&members) {
            let fault =
                Diagnostic::error(code!("duplicate-group"), Some(names.span)).caused_by(first.clone());
            context.reader.report(fault);
            continue;
        }
        known.insert(members.clone(), names.span.clone());
        coalitions.extend(price.map(|total| At { value: Coalition { members, total }, span: names.span }));
    }
    coalitions
}

/// The price of all members together as a cost item that they share, for a case that knows no other costs of the shared
/// system; with the place of the group. Prices of some without that of all are a fault.
pub(super) fn whole(coalitions: &[At<Coalition>], context: &Context<'_>) -> Option<(CostItem, Span)> {
    let takes_part = |nth: &usize| context.members.get(*nth).is_some_and(|at| !at.value.candidate);
    let all: Vec<usize> = (0..context.members.len()).filter(takes_part).collect();
    let Some(found) = coalitions.iter().find(|coalition| coalition.value.members == all) else {
        if let Some(first) = coalitions.first() {
            context.reader.report(Diagnostic::error(code!("no-price-of-all"), Some(first.span.clone())));
        }
        return None;
    };
    let word = |lang| Some(Term::CostOfAll.text(lang).to_owned());
    let name = Text::new(word(Lang::Ja), word(Lang::En))?;
    let price = Price::Total(found.value.total.clone());
    let item = CostItem::new(Term::CostOfAll.code().to_owned(), name, Bearer::Shared(all), price);
    Some((item, found.span.clone()))
}
