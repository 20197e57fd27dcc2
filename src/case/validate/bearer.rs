//! Who bears an item: one member, each its own, some together, the group, or somebody outside.

use super::context::{Context, lacking, member_number};
use crate::case::file::plan::ItemFile;
use crate::case::keys::At;
use crate::case::model::Member;
use crate::case::rule::base_of_words;
use crate::code;
use crate::cost::Bearer;
use crate::diagnostic::Diagnostic;
use crate::money::Fraction;
use crate::near::nearest;

/// Who bears an item.
pub(super) fn bearer(file: &ItemFile, context: &Context<'_>) -> Option<Bearer> {
    if let Some(paid_by) = &file.paid_by {
        return Some(Bearer::Outside(paid_by.value.clone()));
    }
    let named = match &file.members {
        Some(members) => Some(distinct(members, context)?),
        None => None,
    };
    let own = match &file.member {
        Some(member) => Some(member_number(member, context)?),
        None => None,
    };
    if let Some(per) = &file.per {
        let payers = named.or_else(|| own.map(|own| vec![own]));
        let payers = payers.unwrap_or_else(|| (0..context.members.len()).collect());
        return each(per, &payers, context).map(Bearer::Each);
    }
    let all = || (0..context.members.len()).collect::<Vec<usize>>();
    Some(match (own, file.is_after, context.members.is_empty()) {
        (Some(own), ..) => Bearer::Member(own),
        (None, false, _) | (None, true, true) => Bearer::Group,
        (None, true, false) => Bearer::Shared(named.unwrap_or_else(all)),
    })
}

/// The numbers of members named in a list, each once.
pub(super) fn distinct(names: &At<Vec<At<String>>>, context: &Context<'_>) -> Option<Vec<usize>> {
    let mut numbers = Vec::new();
    for (nth, name) in names.value.iter().enumerate() {
        let number = member_number(name, context)?;
        if numbers.contains(&number) {
            let fault = Diagnostic::error(code!("duplicate-id"), Some(name.span.clone()))
                .worded(code!("duplicate-in-list"));
            let first = names.value.iter().take(nth).find(|other| other.value == name.value);
            let fault = fault.with("id", name.value.clone());
            context.reader.report(match first {
                Some(first) => fault.caused_by(first.span.clone()),
                None => fault,
            });
            return None;
        }
        numbers.push(number);
    }
    if numbers.is_empty() {
        context.reader.report(Diagnostic::error(code!("no-members"), Some(names.span.clone())));
        return None;
    }
    Some(numbers)
}

/// Words of one member: what costs so much each costs it once a member.
const ONE_MEMBER: [&str; 10] =
    ["団体", "1団体", "構成団体", "各団体", "市町村", "町村", "町", "自治体", "members", "municipality"];

/// What may be meant by a unit that nobody has: a member, or a base by a name that a price may name.
fn near_unit(found: &str, context: &Context<'_>) -> Option<String> {
    if ONE_MEMBER.contains(&found) {
        return Some("member".to_owned());
    }
    let bases = context.bases();
    let named = context.named.iter().find(|(name, _)| name.is(found)).map(|(_, base)| base.as_str());
    let known: Vec<&str> = bases.iter().copied().chain(["member"]).collect();
    let is_there = |base: &&str| known.contains(base) && *base != found;
    let near = named.or_else(|| base_of_words(found)).or_else(|| nearest(found, &known));
    near.filter(is_there).map(str::to_owned)
}

/// Each payer with the number of units it pays for: its base, or 1 a member.
fn each(per: &At<String>, payers: &[usize], context: &Context<'_>) -> Option<Vec<(usize, Fraction)>> {
    let mut factors = Vec::new();
    for number in payers {
        let at: &At<Member> = context.members.get(*number)?;
        let At { value: member, span } = at;
        let base = member.bases.iter().find(|(name, _)| *name == per.value);
        match base {
            _ if per.value == "member" => factors.push((*number, Fraction::from(1))),
            Some(_) if member.by_year.iter().any(|(name, _)| *name == per.value) => {
                let fault = Diagnostic::error(code!("per-base-by-year"), Some(per.span.clone()));
                let fault = fault.with("base", per.value.clone()).with("member", member.id.clone());
                context.reader.report(fault.caused_by(span.clone()));
                return None;
            }
            Some((_, base)) => factors.push((*number, base.clone())),
            // it is needed only once it joins
            None if member.candidate => {}
            // bases under a mistyped key are told there
            None if context.reader.has_lost("member", &["bases"]) => return None,
            None => {
                let fault = Diagnostic::error(code!("missing-base"), Some(per.span.clone()))
                    .with("base", per.value.clone())
                    .with("member", member.id.clone());
                context.reader.report(match near_unit(&per.value, context) {
                    Some(near) => fault.with("near", near).worded(code!("missing-base-meant")),
                    None => lacking(fault, &per.value, at),
                });
                return None;
            }
        }
    }
    Some(factors)
}
