//! The columns of the table `savings`, each with what it says of a printed row and of a row of a plan.

use super::model;
use super::of::SavingRow;
use super::words::{given_percent, percent, shown_percent, subject};
use crate::analysis::compare::Agrees;
use crate::case::Tax;
use crate::cost::{ComparedAmount, Units};
use crate::lang::Term;
use crate::layout::cells::saving_percent;
use crate::layout::columns::Entry;
use crate::layout::printed::printed;
use crate::layout::verdicts::{bound_of, percent_word, saving_word, status_word};
use crate::money::{Fraction, Rounding};
use crate::plan::facts::{RowKey, Sums};
use crate::published::{PercentVerdict, SavingVerdict};
use crate::report::{Cell, Sense};

/// The column of the net cost beside the whole.
pub(super) const NET_AFTER: &str = "shown_net";

/// The columns, those of the data in the order of the interface, those of people from the most to the least needed.
pub(super) fn entries<'f>(net: bool) -> Vec<Entry<'f, SavingRow<'f>>> {
    let mut entries = names();
    entries.extend(figures(net));
    entries.extend(verdicts(net));
    entries
}

/// Whose and what a row is of.
fn names<'f>() -> Vec<Entry<'f, SavingRow<'f>>> {
    type E<'f> = Entry<'f, SavingRow<'f>>;
    vec![
        E::data("case", |of| Cell::text(&of.case().case.id)),
        E::data("title", |of| Cell::text(&of.case().case.title)),
        E::data("basis", |of| match of {
            SavingRow::Planned(..) => Term::Computed,
            SavingRow::Printed(_, line) if line.implied.inferred => Term::Inferred,
            SavingRow::Printed(..) => Term::Published,
        }),
        E::data("system", |of| match of {
            SavingRow::Printed(_, line) => line.published.system.as_ref().map(Cell::text),
            SavingRow::Planned(..) => of.key(|key| matches!(key, RowKey::System(Some(_)))),
        }),
        E::data("member", |of| match of {
            SavingRow::Printed(_, line) => line.published.member.as_ref().map(Cell::text),
            SavingRow::Planned(..) => of.key(|key| matches!(key, RowKey::Member(_) | RowKey::Outside(_))),
        }),
        E::data("of", |of| of.printed(|line| line.published.of.as_ref())),
        E::data("category", |of| of.key(|key| matches!(key, RowKey::Category(Some(_))))),
        E::data("item", |of| of.key(|key| matches!(key, RowKey::Item(..)))),
        E::data("year", |of| match of {
            SavingRow::Printed(..) => None,
            SavingRow::Planned(_, _, row) => model::year_number(row),
        }),
        E::data("months", |of| match of {
            SavingRow::Printed(_, line) => line.published.months,
            SavingRow::Planned(_, model, row) => model::months(row, model),
        }),
        E::data("status", |of| match of {
            SavingRow::Printed(_, line) => line.published.status.map(status_word),
            SavingRow::Planned(case, model, row) => model::status(case.case, model, row),
        }),
        E::people("subject", Term::Subject, |of| match of {
            SavingRow::Printed(case, line) => subject(case, line),
            SavingRow::Planned(_, model, row) => model::subject(row, model),
        }),
    ]
}

/// Before, after, change, and what others bear.
fn figures<'f>(net: bool) -> Vec<Entry<'f, SavingRow<'f>>> {
    type E<'f> = Entry<'f, SavingRow<'f>>;
    let known = |of: &SavingRow<'f>, units: fn(&Sums) -> Units| {
        of.of_plan(|row| row.sums.after.map(|_| units(&row.sums)), Sense::Plain)
    };
    vec![
        E::new("before", Term::Before, |of| of.figure(ComparedAmount::Before)).ranged().seen_if(!net),
        E::people("shown_net_before", Term::NetBefore, |of| of.net(ComparedAmount::Before)).only_if(net),
        E::new("after", Term::After, |of| of.figure(ComparedAmount::After)).ranged().seen_if(!net),
        E::people("shown_net_after", Term::NetAfter, |of| of.net(ComparedAmount::After)).only_if(net),
        E::people("shown_net_percent", Term::Percent, |of| match of {
            SavingRow::Printed(_, line) if !line.published.net => Cell::Absent,
            SavingRow::Printed(_, line) => shown_percent(line),
            SavingRow::Planned(_, _, row) => saving_percent(row.sums.net_percent(), 1),
        })
        .only_if(net),
        E::people("shown_percent", Term::Percent, |of| match of {
            SavingRow::Printed(_, line) => shown_percent(line),
            SavingRow::Planned(_, _, row) => saving_percent(row.sums.percent(), 1),
        })
        .only_if(!net),
        E::people("check", Term::Check, check).where_said(),
        E::new("saving", Term::Saving, |of| of.figure(ComparedAmount::Saving)).ranged().rank(1).seen_if(!net),
        E::people("shown_net_saving", Term::Saving, |of| of.net(ComparedAmount::Saving)).rank(1).only_if(net),
        E::people("verdict", Term::Verdict, result).where_said(),
        E::data("percent", |of| match of {
            SavingRow::Printed(_, line) => match &line.published.figures.percent {
                Some(stated) if stated.bound.is_some() && line.implied.percent.is_unknown() => {
                    printed(stated)
                }
                Some(_) => percent(&line.implied.percent, 6),
                None => given_percent(line, 6),
            },
            SavingRow::Planned(_, _, row) => saving_percent(row.sums.percent(), 6),
        })
        .ranged(),
        E::new("outside", Term::OfWhichOutside, move |of| known(of, |sums| sums.outside))
            .ends_last_if(true)
            .rank(2)
            .where_said(),
        E::new("support", Term::Support, move |of| known(of, |sums| sums.support.pays))
            .ends_last_if(true)
            .rank(3)
            .where_said(),
        E::data("net_after", |of| of.net_of_plan(ComparedAmount::After)).ends_last_if(true),
        // hidden where others bear nothing in any row
        E::screen("gauge", Term::AfterInBefore, move |of| gauge(of, net)).where_said(),
        E::people(NET_AFTER, Term::NetAfter, |of| of.net_of_plan(ComparedAmount::After))
            .rank(4)
            .only_if(!net),
    ]
}

/// How much of what it cost before it costs after: what is certain, and what it may be.
fn gauge(of: &SavingRow<'_>, net: bool) -> Cell {
    let ends = |figure| if net { of.net(figure).ends() } else { of.figure(figure).ends() };
    let parts = ends(ComparedAmount::Before).zip(ends(ComparedAmount::After)).and_then(|(before, after)| {
        let part = |after: &Fraction, before: &Fraction| {
            let thousandths = after.checked_div(before)?.scaled(3, Rounding::HalfAway);
            Some(u32::try_from(thousandths).unwrap_or(if after.is_positive() { u32::MAX } else { 0 }))
        };
        Some([part(&after.low, &before.high)?, part(&after.high, &before.low)?])
    });
    parts.map_or_else(Cell::blank, Cell::Gauge)
}

/// Whether a member of a plan pays more than before.
fn result(of: &SavingRow<'_>) -> Cell {
    let SavingRow::Planned(_, model, row) = of else { return Cell::Absent };
    match model.pays_more(row) {
        Some(Some(true)) => Cell::Word(Term::WorseOff),
        Some(None) if row.sums.saving().is_some() => Cell::Word(Term::MaybeWorseOff),
        _ => Cell::blank(),
    }
}

/// Verdicts on printed figures, and what stands at the end of a row.
fn verdicts<'f>(net: bool) -> Vec<Entry<'f, SavingRow<'f>>> {
    type E<'f> = Entry<'f, SavingRow<'f>>;
    vec![
        E::data("published_percent", |of| {
            of.printed(|line| line.published.figures.percent.as_ref().map(printed))
        }),
        E::data("saving_verdict", |of| of.printed(|line| Some(saving_word(line.implied.saving_verdict)))),
        E::data("percent_verdict", |of| of.printed(|line| line.implied.percent_verdict.map(percent_word))),
        E::data("percent_certain", |of| {
            of.printed(|line| line.implied.percent_verdict.and_then(PercentVerdict::certain))
        }),
        E::data("bound", |of| of.printed(|line| bound_of(&line.published.figures))),
        // an addition to the interface's columns, there only in a table by year
        E::new("cumulative_saving", Term::Cumulative, |of| {
            of.of_plan(|row| row.cumulative, Sense::Reduction)
        })
        .ends_last_if(true)
        .rank(5)
        .where_said()
        .seen_if(!net),
        E::data("net_before", |of| of.net_of_plan(ComparedAmount::Before)).ranged(),
        E::data("net_saving", |of| of.net_of_plan(ComparedAmount::Saving)).ranged(),
        E::data("net_percent", |of| match of {
            SavingRow::Printed(..) => Cell::Absent,
            SavingRow::Planned(_, _, row) => saving_percent(row.sums.net_percent(), 6),
        })
        .ranged(),
        E::data("tax", |of| {
            of.case().case.tax.map(|tax| match tax {
                Tax::Included => Cell::text("included"),
                Tax::Excluded => Cell::text("excluded"),
            })
        }),
    ]
}

/// The verdict on the printed percent in a word or two: by the printed amounts, else by the plan.
fn check(of: &SavingRow<'_>) -> Option<Cell> {
    let SavingRow::Printed(compared, line) = of else { return None };
    // printed amounts that contradict each other are told before a percent that fits two of them
    if line.implied.saving_verdict == SavingVerdict::Inconsistent {
        return Some(Cell::aside(Term::Inconsistent, [Term::Saving]));
    }
    let verdict = line.implied.percent_verdict?;
    let by_plan = || compared.agreement(line).and_then(|agreement| agreement.percent());
    if verdict == PercentVerdict::NotCheckable
        && let Some(agrees) = by_plan()
    {
        return Some(Cell::Word(match agrees {
            Agrees::Everywhere => Term::AsPlanned,
            Agrees::Somewhere => Term::PerhapsAsPlanned,
            Agrees::Nowhere => Term::NotAsPlanned,
        }));
    }
    let certain = (verdict.certain() == Some(true)).then_some(Term::Certain);
    // a word that is not plain rounding says also how sure it is
    let certain = certain.filter(|_| !matches!(verdict, PercentVerdict::Rounded { .. }));
    Some(Cell::aside(percent_word(verdict), certain))
}
