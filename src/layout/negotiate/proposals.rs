//! The table `proposals`, and for people the proposals in a row each and what members pay by them side by side.

use super::words::members;
use crate::analysis::negotiate::{Negotiation, Proposal, Proposed};
use crate::analysis::split::{ShareRow, Who};
use crate::case::rule_key;
use crate::cost::Units;
use crate::lang::Term;
use crate::layout::cells::{amount, saving_percent};
use crate::layout::columns::{Entry, Rows, column, for_people, ranked, table};
use crate::layout::split::{expression, named};
use crate::money::{Fraction, Rounding};
use crate::report::{Cell, Column, Note, Role, Row, Section, Sense, Table, note};

type Made<'f> = (&'f Proposal, &'f ShareRow);

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

/// The percents as a rule in words; the case's own rule where it is one for all.
fn percents(found: &Negotiation<'_>, proposal: &Proposal) -> Cell {
    let rule = proposal.rule.as_ref().or(found.computed.plan.sharing.rule.as_ref());
    rule.map(expression).into()
}

/// A row a proposal: its percents, and the least that anybody saves.
fn overview(found: &Negotiation<'_>) -> Table {
    type E<'f> = Entry<'f, &'f Proposal>;
    let least = |proposal: &&Proposal| {
        let percent = |row: &ShareRow| Some((row.percent()?.low, row.who.member()?));
        proposal.split.members.iter().filter_map(percent).min()
    };
    let entries = vec![
        E::people("shown_proposal", Term::Proposal, |proposal| Cell::Word(name(proposal))),
        E::people("shown_percents", Term::ProposedPercents, |proposal| percents(found, proposal)),
        E::people("least", Term::LeastSaving, move |proposal| match least(proposal) {
            None => Cell::Absent,
            Some((percent, _)) => {
                saving_percent(Some(crate::money::Range::exact(percent.rounded(4, Rounding::Floor))), 2)
            }
        }),
        E::people("whose", Term::WhoseSaving, move |proposal| {
            least(proposal).map(|(_, member)| members(found, &[member])).into()
        })
        .rank(1),
        E::people("more", Term::WorseOffNames, |proposal| {
            let worse: Vec<usize> = proposal.split.worse_off().collect();
            if worse.is_empty() { Cell::blank() } else { members(found, &worse) }
        })
        .rank(2)
        .where_said(),
    ];
    let rows = found.proposals.iter().map(|proposal| (Role::Item, proposal)).collect();
    table("overview", Term::ProposalsTable, entries, vec![Rows { heading: None, rows }])
}

/// What members pay by each, side by side.
fn beside(found: &Negotiation<'_>) -> Table {
    let mut columns =
        vec![for_people(column("who", Term::Subject)), ranked(9, for_people(column("before", Term::Before)))];
    for (nth, proposal) in found.proposals.iter().enumerate() {
        let key = |what: &str| [what, "[", &nth.to_string(), "]"].concat().into();
        let rank = u8::try_from(8_usize.saturating_sub(nth)).unwrap_or(1);
        let head = Some(Cell::Word(name(proposal)));
        let of = |key, head| Column { key, head, ..for_people(column("", Term::NoHead)) };
        columns.push(of(key("share"), head));
        columns.push(ranked(rank, of(key("percent"), Some(Cell::Word(Term::Percent)))));
    }
    let cost =
        |units: Option<Units>| amount(units, found.case.currency, found.computed.decimals, Sense::Plain);
    let made = |row: &ShareRow, of: &dyn Fn(&Proposal) -> Option<ShareRow>| {
        let who = match row.who {
            Who::Member(number) => named(found.computed.plan, &found.namesakes, number),
            Who::Nobody => Cell::Word(Term::NotCollected),
            Who::All => Cell::Word(Term::Total),
        };
        let mut cells = vec![who, cost(row.sums.before)];
        for proposal in &found.proposals {
            let row = of(proposal);
            cells.push(cost(row.as_ref().and_then(ShareRow::counted)));
            cells.push(saving_percent(row.and_then(|row| row.percent()), 1));
        }
        let role = if row.who == Who::All { Role::Total } else { Role::Item };
        Row { role, cells }
    };
    let mut rows = Vec::new();
    if let Some(first) = found.proposals.first() {
        for row in first.split.members.iter().filter(|row| row.who != Who::Nobody) {
            let same = |proposal: &Proposal| {
                proposal.split.members.iter().find(|other| other.who == row.who).cloned()
            };
            rows.push(made(row, &same));
        }
        rows.push(made(&first.split.total, &|proposal| Some(proposal.split.total.clone())));
    }
    let sections = vec![Section { heading: None, rows }];
    Table { id: "side-by-side", title: Term::SideBySideTable, columns, sections }
}

/// All of it as data: a row a proposal and member.
fn data(found: &Negotiation<'_>) -> Table {
    type E<'f> = Entry<'f, Made<'f>>;
    let (currency, decimals) = (found.case.currency, found.computed.decimals);
    let cost = move |units| amount(units, currency, decimals, Sense::Plain);
    let member = |row: &ShareRow| row.who.member().and_then(|number| found.computed.plan.members.get(number));
    let entries: Vec<E<'_>> = vec![
        E::data("proposal", |(proposal, _)| Cell::Word(name(proposal))),
        E::data("percents", |(proposal, _)| {
            let rule = proposal.rule.as_ref().or(found.computed.plan.sharing.rule.as_ref());
            rule.and_then(|rule| rule_key(rule, false)).map(Cell::text).into()
        }),
        E::data("member", move |(_, row)| member(row).map(|of| Cell::text(of.id.clone())).into()),
        E::data("name", move |(_, row)| match row.who {
            Who::Member(_) => member(row).map(|of| Cell::name(of.name.clone())).into(),
            Who::Nobody => Cell::Word(Term::NotCollected),
            Who::All => Cell::Word(Term::Total),
        }),
        E::data("before", move |(_, row)| cost(row.sums.before)),
        E::data("share", move |(_, row)| cost(row.sums.after)),
        E::data("support", move |(_, row)| cost(Some(row.sums.support.pays))),
        E::data("net_share", move |(_, row)| cost(row.sums.net_after())),
        E::data("saving", move |(_, row)| amount(row.saving(), currency, decimals, Sense::Reduction)),
        E::data("percent", |(_, row)| saving_percent(row.percent(), 6)),
        E::data("worse_off", |(_, row)| match row.who {
            Who::Nobody => Cell::Absent,
            _ => row.worse_off().into(),
        }),
        E::data("capped", |(proposal, row)| match row.who {
            Who::Member(number) => {
                Cell::Flag(proposal.split.shares.capped.iter().any(|held| held.member == number))
            }
            _ => Cell::Absent,
        }),
    ];
    let rows = found.proposals.iter().flat_map(|proposal| {
        let members = proposal.split.members.iter().map(|row| (Role::Item, row));
        let all = members.chain([(Role::Total, &proposal.split.total)]);
        all.map(move |(role, row)| (role, (proposal, row)))
    });
    table("proposals", Term::ProposalsTable, entries, vec![Rows { heading: None, rows: rows.collect() }])
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
                let percent = super::words::fraction(&(part * &Fraction::from(100))) + "%";
                Cell::Words(vec![Cell::text(percent), super::words::base(basis)])
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
    if !is_there(Proposed::Own) {
        notes.push(note!("negotiate-no-own").brief());
    }
    notes
}
