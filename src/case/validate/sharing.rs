//! From sharing as written to sharing as meant: which rule, whether the members have what it weighs by.

use super::context::{Context, ReadItem, lacking, member_number};
use super::instalments::instalments;
use super::told::part;
use crate::case::fault::unknown_word;
use crate::case::file::plan::{BILLS, ROUNDS, ShareFile, SharingFile};
use crate::case::keys::{At, Reader};
use crate::case::literal::PercentLiteral;
use crate::case::meant;
use crate::case::model::{Member, Sharing};
use crate::case::named::member_named;
use crate::case::rule::{WrittenRule, exact_percent, near_base, near_division, read_division, undivided};
use crate::coalition::Method;
use crate::code;
use crate::cost::{Bearer, CostItem};
use crate::diagnostic::{Diagnostic, Span};
use crate::money::{Fraction, Rounding};
use crate::near::nearest;
use crate::sharing::{Adjuster, Basis, Bill, PercentTable, Remainder, Round, Rule, Settlement};

/// The rule that an item names for itself.
pub(super) fn share(share: At<ShareFile>, item: &CostItem, context: &Context<'_>) -> Option<At<Rule>> {
    let Bearer::Shared(members) = &item.bearer else { return None };
    match share.value {
        ShareFile::Rule(written) => {
            let written = resolved(written, context);
            check_bases(&written, members, context);
            Some(At { value: written.value.rule, span: written.span })
        }
        ShareFile::Table(percents) => {
            let rule = table(percents, &share.span, members, context)?;
            Some(At { value: rule, span: share.span })
        }
    }
}

/// A rule among all members.
pub(super) fn resolved_for_all(written: At<WrittenRule>, context: &Context<'_>) -> Rule {
    let takes_part =
        |number: &usize| context.members.get(*number).is_some_and(|member| !member.value.candidate);
    let members: Vec<usize> = (0..context.members.len()).filter(takes_part).collect();
    let written = resolved(written, context);
    check_bases(&written, &members, context);
    written.value.rule
}

/// The rule by the bases that the members have.
fn resolved(written: At<WrittenRule>, context: &Context<'_>) -> At<WrittenRule> {
    let first = context.members.first();
    let has =
        |name: &str| first.is_some_and(|member| member.value.bases.iter().any(|(base, _)| base == name));
    if written.value.rule.terms().iter().filter_map(|term| term.basis.name()).all(has) {
        return written;
    }
    At { value: written.value.resolved(&context.bases(), &context.named), span: written.span }
}

/// A table of negotiated percents: every member named shares the item, they add up to 100%.
fn table(
    percents: Vec<(At<String>, Option<At<PercentLiteral>>)>,
    span: &Span,
    members: &[usize],
    context: &Context<'_>,
) -> Option<Rule> {
    let mut by_member: Vec<Option<Fraction>> = vec![None; context.members.len()];
    let mut sum = Fraction::zero();
    for (name, percent) in percents {
        let number = member_number(&name, context)?;
        if !members.contains(&number) {
            let fault = Diagnostic::error(code!("share-of-outsider"), Some(name.span));
            context.reader.report(fault.with("id", name.value));
            return None;
        }
        let At { value: percent, span: place } = percent?;
        let percent = &part(&percent) * &Fraction::from(100);
        if percent.is_negative() || percent > Fraction::from(100) {
            context.reader.report(Diagnostic::error(code!("percent-negotiated"), Some(place)));
            return None;
        }
        sum = &sum + &percent;
        if let Some(place) = by_member.get_mut(number) {
            *place = Some(percent);
        }
    }
    if sum != Fraction::from(100) {
        let fault = Diagnostic::error(code!("percents-not-100"), Some(span.clone()));
        context.reader.report(fault.with("found", exact_percent(&sum)));
        return None;
    }
    PercentTable::new(by_member).map(|table| Rule::by(Basis::Table(table)))
}

/// Every member must have the bases that a rule weighs by, and they must not all be 0. Costs before are known only once
/// costs are computed; the rule is looked at again then.
fn check_bases(written: &At<WrittenRule>, members: &[usize], context: &Context<'_>) {
    let weighed: Vec<&At<Member>> =
        members.iter().filter_map(|number| context.members.get(*number)).collect();
    for base in written.value.rule.terms().iter().filter_map(|term| term.basis.name()) {
        let mut nothing = !weighed.is_empty();
        for member in &weighed {
            match member.value.bases.iter().find(|(name, _)| name == base) {
                Some((_, number)) => nothing &= number.is_zero(),
                // bases under a mistyped key are told there
                None if context.reader.has_lost("member", &["bases"]) => return,
                None => {
                    let fault = Diagnostic::error(code!("missing-base"), Some(written.span.clone()));
                    let fault = fault.with("base", base).with("member", member.value.id.clone());
                    let alone = written.value.rule.terms().len() == 1;
                    let near = near_division(base).filter(|_| alone || read_division(base).is_some());
                    context.reader.report(match (read_division(base), near) {
                        (Some(_), _) => fault.worded(code!("missing-base-division")),
                        (None, Some(near)) => fault.with("near", near).worded(code!("missing-base-near")),
                        (None, None) => match near_base(base, &context.bases()) {
                            Some(near) => fault.with("near", near).worded(code!("missing-base-meant")),
                            None => lacking(fault.worded(code!("missing-base-rule")), base, member),
                        },
                    });
                    return;
                }
            }
        }
        if nothing {
            context.reader.report(Diagnostic::error(code!("nothing-to-weigh"), Some(written.span.clone())));
        }
    }
}

/// The rule of `[sharing]`: an expression, or percents of any of the members.
fn own_rule(rule: At<ShareFile>, after: &[ReadItem], context: &Context<'_>) -> Option<Rule> {
    let sharers = |read: &ReadItem| match &read.item.bearer {
        Bearer::Shared(members) => members.clone(),
        _ => Vec::new(),
    };
    match rule.value {
        ShareFile::Rule(written) => {
            let ruled = after.iter().filter(|read| read.share.is_none());
            let mut members: Vec<usize> = ruled.flat_map(sharers).collect();
            members.sort_unstable();
            members.dedup();
            let written = resolved(written, context);
            check_bases(&written, &members, context);
            Some(written.value.rule)
        }
        ShareFile::Table(percents) => {
            let members: Vec<usize> = (0..context.members.len()).collect();
            table(percents, &rule.span, &members, context)
        }
    }
}

/// `[sharing]`, with its rule held against every item that has none of its own.
pub(super) fn sharing(file: SharingFile, after: &[ReadItem], context: &Context<'_>) -> Sharing {
    let rule = file.rule.and_then(|rule| own_rule(rule, after, context));
    if let Some(division) = &file.division {
        for share in after.iter().filter_map(|read| read.share.as_ref()) {
            let warning =
                Diagnostic::error(code!("share-without-effect"), Some(share.span.clone())).warning();
            context
                .reader
                .report(warning.with("method", division.value.name()).caused_by(division.span.clone()));
        }
    }
    let round_to = file.round_to.and_then(|at| round_to(&at, context)).unwrap_or(1);
    let remainder = file.remainder.and_then(|at| remainder(&at, context)).unwrap_or_default();
    let min_saving = file.min_saving.map(|at| {
        let percent = at.value.saving();
        if percent.is_negative() || percent > Fraction::from(100) {
            context.reader.report(Diagnostic::error(code!("min-saving-range"), Some(at.span)));
        }
        percent
    });
    let round =
        word(file.round.as_ref(), "round", &ROUNDS, [Round::Down, Round::Nearest, Round::Up], context.reader);
    let bill =
        word(file.bill.as_ref(), "bill", &BILLS, [Bill::Year, Bill::Item, Bill::Category], context.reader);
    let settlement = Settlement { round_to, round, remainder, min_saving, bill };
    if let Some(division) = &file.division {
        for adjuster in Adjuster::ALL {
            let place = match undivided(adjuster) {
                None => continue,
                Some(_) if adjuster == Adjuster::Limits => after
                    .iter()
                    .find_map(|read| read.limits.as_ref())
                    .and_then(|(_, places)| places.iter().flatten().next().cloned()),
                Some(_) => file.bill.as_ref().filter(|_| bill != Bill::Year).map(|at| at.span.clone()),
            };
            if let (Some(code), Some(place)) = (undivided(adjuster), place) {
                let fault = Diagnostic::error(code, Some(place)).with("method", division.value.name());
                context.reader.report(fault.caused_by(division.span.clone()));
            }
        }
    }
    let called = file.bills.word.as_ref().map(|word| word.value).unwrap_or_default();
    let beside = file.bills.instalments.as_ref().map(|months| months.span.clone());
    if let (Some(division), Some(span)) = (&file.division, beside) {
        context.reader.report(beside_division(division, span));
    }
    Sharing {
        instalments: instalments(file.bills, context),
        word: called,
        division: file.division.map(|division| division.value),
        rule,
        settlement,
    }
}

/// What a word stands for; the first where there is none.
fn word<T: Copy + Default, const N: usize>(
    at: Option<&At<String>>,
    key: &str,
    words: &[&str; N],
    meanings: [T; N],
    reader: &Reader<'_>,
) -> T {
    let Some(at) = at else { return T::default() };
    match words.iter().zip(meanings).find(|(word, _)| **word == at.value) {
        Some((_, meaning)) => meaning,
        None => {
            reader.report(unknown_word(key, &at.value, words, at.span.clone()));
            T::default()
        }
    }
}

/// A division of the whole cost says nothing of years, and what stands beside a bill is of one.
pub(super) fn beside_division(division: &At<Method>, span: Span) -> Diagnostic {
    let fault = Diagnostic::error(code!("beside-division"), Some(span));
    fault.with("method", division.value.name()).caused_by(division.span.clone())
}

/// A rounding unit in minor units: a whole number of them, above 0.
fn round_to(at: &At<crate::case::literal::Literal>, context: &Context<'_>) -> Option<i128> {
    let unit = context.one_price("round_to", at)?;
    let minor = &unit * &Fraction::minor_per_major(context.rates.currency().minor_digits());
    let whole = minor.units(0, Rounding::Down).filter(|_| minor.is_whole() && minor.is_positive());
    if whole.is_none() {
        context.reader.report(Diagnostic::error(code!("round-to-unit"), Some(at.span.clone())));
    }
    whole
}

/// The one member of this name, where none has it as its id: tables print names.
fn by_name(at: &At<String>, context: &Context<'_>) -> Option<usize> {
    let members = context.members.iter().map(|member| &member.value).enumerate();
    member_named(members.map(|(number, member)| (number, member.id.as_str(), Some(&member.name))), &at.value)
        .ok()
}

/// The fault of a remainder that nobody can bear: the words there are, or the key that says how bills are rounded.
fn no_remainder(at: &At<String>, context: &Context<'_>) -> Diagnostic {
    let words = ["largest", "drop"];
    let ids = context.members.iter().map(|member| member.value.id.as_str());
    let known: Vec<&str> = words.into_iter().chain(ids).collect();
    let fault = Diagnostic::error(code!("unknown-member"), Some(at.span.clone()));
    let fault = fault.with("found", at.value.clone());
    if let Some(round) = meant::word(&at.value, &ROUNDS) {
        return fault.with("round", round).worded(code!("unknown-remainder-round"));
    }
    let fault = fault.with("known", known.join(", "));
    match nearest(&at.value, &known) {
        Some(near) => fault.with("near", near).worded(code!("unknown-remainder-near")),
        None => fault.worded(code!("unknown-remainder")),
    }
}

fn remainder(at: &At<String>, context: &Context<'_>) -> Option<Remainder> {
    match at.value.as_str() {
        "largest" => Some(Remainder::Largest),
        "drop" => Some(Remainder::Drop),
        _ => {
            let number = by_name(at, context).or_else(|| {
                let known = context.numbers.get(&at.value).copied();
                if known.is_none() && !context.has_lost_members() {
                    context.reader.report(no_remainder(at, context));
                }
                known
            })?;
            let member = context.members.get(number)?;
            if !member.value.candidate {
                return Some(Remainder::Member(number));
            }
            // who takes no part bears nothing
            let fault = Diagnostic::error(code!("remainder-of-candidate"), Some(at.span.clone())).warning();
            let fault = fault.with("member", member.value.id.clone());
            context.reader.report(fault.caused_by(member.span.clone()));
            Some(Remainder::Largest)
        }
    }
}
