//! The table `proposals`, and for people the proposals in a row each and what members pay by them side by side.

use super::words::{base_key, fraction, members, readable};
use crate::analysis::negotiate::{Negotiation, Proposal, Proposed};
use crate::analysis::split::{ShareRow, Who};
use crate::case::rule_key;
use crate::lang::Term;
use crate::layout::cells::{cost, saved, saving_percent};
use crate::layout::columns::{Entry, items, listing};
use crate::layout::lookup::{member_id, plain_name, whose};
use crate::layout::split::{expression, named};
use crate::money::{Fraction, Range, Rounding};
use crate::report::{Cell, Note, Role, Table, note};
use crate::sharing::Rule;

type ProposedShare<'f> = (&'f Proposal, &'f ShareRow);

/// The tables.
pub(super) fn tables(found: &Negotiation<'_>) -> Vec<Table> {
    match found.holds.is_empty() {
        true => vec![data(found)],
        false => vec![overview(found), beside(found), data(found)],
    }
}

fn name(proposal: &Proposal) -> Term {
    match proposal.proposed {
        Proposed::Own => Term::OwnRules,
        Proposed::Best => Term::BestProposal,
        Proposed::Nearest => Term::NearestProposal,
        Proposed::Simplest(_) => Term::SimplestProposal,
    }
}

/// The rule of the percents; the case's own rule where all items that are negotiated have one.
fn rule<'f>(found: &'f Negotiation<'_>, proposal: &'f Proposal) -> Option<&'f Rule> {
    proposal.rule.as_ref().or_else(|| {
        let plan = found.computed.plan;
        let [negotiated, _] = &found.items;
        let own = |item: &usize| plan.shares.get(*item)?.as_ref().or(plan.sharing.rule.as_ref());
        let mut rules = negotiated.iter().map(own);
        let first = rules.next()??;
        rules.all(|rule| rule == Some(first)).then_some(first)
    })
}

/// The least that anybody saves in percent, and who.
fn least(proposal: &Proposal) -> Option<(Fraction, usize)> {
    let percent = |row: &ShareRow| Some((row.percent()?.low, row.who.member()?));
    proposal.split.members.iter().filter_map(percent).min()
}

/// A row a proposal: its percents, and the least that anybody saves.
fn overview(found: &Negotiation<'_>) -> Table {
    type E<'f> = Entry<'f, &'f Proposal>;
    let shown =
        |percent: Fraction| saving_percent(Some(Range::exact(percent.rounded(4, Rounding::Floor))), 2);
    let entries: Vec<E<'_>> = vec![
        E::people("shown_proposal", Term::Proposal, |proposal| name(proposal)),
        E::people("shown_percents", Term::ProposedPercents, |proposal| rule(found, proposal).map(expression)),
        E::people("least", Term::LeastSaving, move |proposal| {
            least(proposal).map(|(percent, _)| shown(percent))
        }),
        E::people("whose", Term::WhoseSaving, move |proposal| {
            least(proposal).map(|(_, member)| members(found, &[member]))
        })
        .rank(1),
        E::people("more", Term::WorseOffNames, |proposal| {
            let worse: Vec<usize> = proposal.split.worse_off().collect();
            if worse.is_empty() { Cell::blank() } else { members(found, &worse) }
        })
        .rank(2)
        .where_said(),
    ];
    listing("overview", Term::ProposalsTable, entries, items(&found.proposals))
}

/// What members pay by each, side by side.
fn beside(found: &Negotiation<'_>) -> Table {
    type E<'f> = Entry<'f, &'f ShareRow>;
    let money = |units| cost(units, found.case.currency);
    let before = if found.net { Term::NetBefore } else { Term::Before };
    let name_of = |number| named(found.computed.plan, &found.namesakes, number);
    let mut entries: Vec<E<'_>> = vec![
        E::people("who", Term::Subject, move |row| whose(row.who, name_of)),
        E::people("before", before, move |row| money(row.counted_before())).rank(9),
    ];
    for (nth, proposal) in found.proposals.iter().enumerate() {
        let key = |what: &str| [what, "[", &nth.to_string(), "]"].concat();
        let rank = u8::try_from(8_usize.saturating_sub(nth)).unwrap_or(1);
        let rows = || proposal.split.members.iter().chain([&proposal.split.total]);
        let of = move |who| rows().find(|row| row.who == who);
        let counted = move |row: &&ShareRow| money(of(row.who).and_then(ShareRow::counted));
        let percent = move |row: &&ShareRow| saving_percent(of(row.who).and_then(ShareRow::percent), 1);
        entries.push(E::people(key("share"), name(proposal), counted));
        entries.push(E::people(key("percent"), Term::Percent, percent).rank(rank));
    }
    let first = found.proposals.first().map(|proposal| &proposal.split);
    let members = first.into_iter().flat_map(|split| &split.members).filter(|row| row.who != Who::Nobody);
    let total = first.map(|split| (Role::Total, &split.total));
    listing("side-by-side", Term::SideBySideTable, entries, items(members).chain(total))
}

/// The exact percents that a proposal stands for, with all their digits.
fn exact(found: &Negotiation<'_>, proposal: &Proposal) -> Option<Cell> {
    let parts = proposal.exact.as_ref()?.iter().zip(&found.bases);
    let said = parts
        .map(|(part, basis)| [&*fraction(&(part * &Fraction::from(100))), "% ", &*base_key(basis)].concat());
    Some(Cell::text(said.collect::<Vec<_>>().join(" + ")))
}

/// All of it as data: a row a proposal and member.
fn data(found: &Negotiation<'_>) -> Table {
    type E<'f> = Entry<'f, ProposedShare<'f>>;
    let (plan, currency) = (found.computed.plan, found.case.currency);
    let is_capped = |proposal: &Proposal, number| proposal.split.shares.is_capped(number);
    let entries: Vec<E<'_>> = vec![
        E::data("proposal", |(proposal, _)| name(proposal)),
        E::data("percents", |(proposal, _)| rule_key(rule(found, proposal)?, false).map(Cell::text)),
        E::data("percents_exact", |(proposal, _)| exact(found, proposal)),
        E::data("member", |(_, row)| member_id(plan, row.who.member())),
        E::data("name", |(_, row)| whose(row.who, |number| plain_name(plan, number).into())),
        E::data("before", move |(_, row)| cost(row.sums.before, currency)),
        E::data("share", move |(_, row)| cost(row.sums.after, currency)),
        E::data("support", move |(_, row)| cost(row.sums.support.pays, currency)),
        E::data("net_share", move |(_, row)| cost(row.sums.net_after(), currency)),
        E::data("saving", move |(_, row)| saved(row.saving(), currency)),
        E::data("percent", |(_, row)| saving_percent(row.percent(), 6)),
        E::data("worse_off", |(_, row)| row.worse_off().filter(|_| row.who != Who::Nobody)),
        E::data("capped", move |(proposal, row)| {
            row.who.member().and_then(|number| is_capped(proposal, number))
        }),
    ];
    let rows = found.proposals.iter().flat_map(|proposal| {
        let all = items(&proposal.split.members).chain([(Role::Total, &proposal.split.total)]);
        all.map(move |(role, row)| (role, (proposal, row)))
    });
    listing("proposals", Term::ProposalsTable, entries, rows)
}

/// What is to be known of a proposal: where rounding decides, and percents that no decimals say.
pub(super) fn notes(found: &Negotiation<'_>) -> Vec<Note> {
    let mut notes = Vec::new();
    for proposal in &found.proposals {
        let name = Cell::Word(name(proposal));
        if proposal.rounding_decides {
            notes.push(note!("negotiate-rounding-decides").about(name.clone()).brief());
        }
        if let Some(exact) = &proposal.exact {
            let percents = exact.iter().zip(&found.bases).map(|(part, basis)| {
                let percent = readable(&(part * &Fraction::from(100)));
                Cell::Words(vec![percent, super::words::base(found, basis)])
            });
            let note = note!("negotiate-exact-percents").about(name);
            notes.push(note.with("percents", Cell::Parts(percents.collect())));
        }
    }
    let asked = [Proposed::Best, Proposed::Nearest];
    let is_there = |proposed| found.proposals.iter().any(|proposal| proposal.proposed == proposed);
    if !found.holds.is_empty() && !asked.into_iter().any(is_there) {
        notes.push(note!("negotiate-no-bills").brief());
    }
    notes.extend((!is_there(Proposed::Own)).then(|| note!("negotiate-no-own").brief()));
    notes
}
