//! The ledger of a plan after support and what is borne outside: what requirements of net figures are about.

use super::facts::{Computed, Dimension, RowKey, Sums, add_up};
use super::gain::Tied;
use super::ledger::{Ledger, PayerStanding, WholeTerm};
use crate::case::Case;
use crate::cost::Units;
use crate::diagnostic::Diagnostic;

/// A ledger with the same after support, where the case requires something of that.
pub(crate) fn with_net(ledger: Ledger, case: &Case, computed: &Computed<'_>) -> Ledger {
    if !case.require.iter().any(|required| required.requirement.figure.is_net()) {
        return ledger;
    }
    let net = net(&ledger, computed);
    Ledger { net: Some(Box::new(net)), ..ledger }
}

/// The ledger after support: what cannot be split is not known after it either.
pub(crate) fn net(ledger: &Ledger, computed: &Computed<'_>) -> Ledger {
    of(ledger, computed).unwrap_or_else(|_| unknown(ledger))
}

/// Nothing is known of any year.
fn unknown(ledger: &Ledger) -> Ledger {
    let group = vec![PayerStanding::default(); ledger.group.len()];
    let members = vec![None; ledger.members.len()];
    Ledger { group, members, whole: None, promised: None, net: None, ..ledger.clone() }
}

fn of(ledger: &Ledger, computed: &Computed<'_>) -> Result<Ledger, Diagnostic> {
    let sums = |by: &[Dimension]| Ok::<_, Diagnostic>(add_up(computed, &computed.parts(by)?, by));
    let mut net = unknown(ledger);
    net.group.clone_from(&years(&ledger.group, &sums(&[Dimension::Year])?, None));
    let sums = |by: &[Dimension]| sums(by).map(|rows| tied(rows, ledger));
    let (of_all, terms) = (sums(&[])?, sums(&[Dimension::Member])?);
    let is_dated = !ledger.undated;
    let by_year = if is_dated { sums(&[Dimension::Member, Dimension::Year])? } else { Vec::new() };
    let of_term = |number| terms.iter().find(|sums| sums.keys == [RowKey::Member(number)]);
    for (number, (place, own)) in net.members.iter_mut().zip(&ledger.members).enumerate() {
        *place = match own {
            None => None,
            Some(own) if is_dated => Some(years(own, &by_year, Some(number))),
            // of a division only the term is known: it stands in the first year
            Some(own) => Some(vec![of_term(number).map_or_else(|| nothing(own.first()), standing)]),
        };
    }
    let share = |number| of_term(number).and_then(Sums::net_after).unwrap_or_default();
    let shares: Vec<Units> = (0..ledger.members.len()).map(share).collect();
    let tied = |number| of_term(number).map(Sums::net_tied).unwrap_or_default();
    let is_ranged = shares.iter().any(|share| !share.is_exact());
    net.whole = is_ranged.then(|| WholeTerm {
        all: shares.iter().copied().sum(),
        group: of_all.first().map(standing),
        tied: (0..shares.len()).map(tied).collect(),
        shares,
    });
    let lowered = terms.iter().any(|sums| sums.net_before() != sums.before);
    net.promised = ledger.promised.filter(|_| !lowered);
    Ok(net)
}

/// Sums of members with what is known of their savings before support: it holds where support leaves all there is.
fn tied(mut rows: Vec<Sums>, ledger: &Ledger) -> Vec<Sums> {
    let totals = ledger.totals();
    for sums in &mut rows {
        let gross = match sums.keys.as_slice() {
            [RowKey::Member(number)] => totals.get(*number).copied().flatten(),
            [RowKey::Member(number), RowKey::Year(year, _)] => {
                let years = ledger.members.get(*number).and_then(Option::as_ref);
                years.and_then(|years| years.get(*year)).copied()
            }
            _ => continue,
        };
        sums.tied = gross.map(|gross| gross.tied).unwrap_or_default();
    }
    rows
}

/// The standing of each year, of the group or of one member.
fn years(gross: &[PayerStanding], sums: &[Sums], member: Option<usize>) -> Vec<PayerStanding> {
    let is_of = |sums: &&Sums, year: usize| {
        let of_year = sums.keys.iter().any(|key| matches!(key, RowKey::Year(number, _) if *number == year));
        of_year && member.is_none_or(|member| sums.keys.contains(&RowKey::Member(member)))
    };
    let of_year = |(year, gross): (usize, &PayerStanding)| {
        let found = sums.iter().find(|sums| is_of(sums, year));
        found.map_or_else(|| nothing(Some(gross)), standing)
    };
    gross.iter().enumerate().map(of_year).collect()
}

fn standing(sums: &Sums) -> PayerStanding {
    PayerStanding { before: sums.net_before(), share: sums.net_after(), tied: sums.net_tied() }
}

/// No cost where there is none, and not known what is not.
fn nothing(gross: Option<&PayerStanding>) -> PayerStanding {
    let none = |cost: Option<Units>| cost.map(|_| Units::default());
    let gross = gross.copied().unwrap_or_default();
    PayerStanding { before: none(gross.before), share: none(gross.share), tied: Tied::default() }
}
