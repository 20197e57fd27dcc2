//! The columns of the table `savings`, each with what it says of a printed row and of a row of a plan.

use super::model;
use super::of::Of;
use super::words::{percent, subject};
use crate::analysis::compare::Line;
use crate::case::Tax;
use crate::lang::Term;
use crate::layout::cells::saving_percent;
use crate::layout::columns::Entry;
use crate::layout::verdicts::{
    bound_of, percent_word, printed, printed_with_bound, saving_word, status_word,
};
use crate::plan::facts::Key;
use crate::published::PercentVerdict;
use crate::report::{Cell, Sense};

/// The column of the net cost beside the whole.
pub(super) const NET_AFTER: &str = "shown_net";

/// The columns, those of the data in the order of the interface, those of people from the most to the least needed.
pub(super) fn entries<'f>(net: bool) -> Vec<Entry<'f, Of<'f>>> {
    let mut entries = names();
    entries.extend(figures(net));
    entries.extend(verdicts(net));
    entries
}

/// Whose and what a row is of.
fn names<'f>() -> Vec<Entry<'f, Of<'f>>> {
    type E<'f> = Entry<'f, Of<'f>>;
    vec![
        E::data("case", |of| Cell::text(of.case().case.id.as_str())),
        E::data("title", |of| Cell::text(&of.case().case.title)),
        E::data("basis", |of| {
            Cell::Word(match of {
                Of::Planned(..) => Term::Computed,
                Of::Printed(_, line) if line.implied.inferred => Term::Inferred,
                Of::Printed(..) => Term::Published,
            })
        }),
        E::data("system", |of| {
            of.label(|line| line.published.system.as_ref(), |key| matches!(key, Key::System(Some(_))))
        }),
        E::data("member", |of| {
            of.label(
                |line| line.published.member.as_ref(),
                |key| matches!(key, Key::Member(_) | Key::Outside(_)),
            )
        }),
        E::data("of", |of| of.label(|line| line.published.of.as_ref(), |_| false)),
        E::data("category", |of| of.label(|_| None, |key| matches!(key, Key::Category(Some(_))))),
        E::data("item", |of| of.label(|_| None, |key| matches!(key, Key::Item(..)))),
        E::data("year", |of| match of {
            Of::Printed(..) => Cell::Absent,
            Of::Planned(_, _, row) => model::year_number(row),
        }),
        E::data("months", |of| match of {
            Of::Printed(_, line) => Cell::Count(line.published.months.into()),
            Of::Planned(_, model, row) => model::months(row, model),
        }),
        E::data("status", |of| match of {
            Of::Printed(_, line) => line.published.status.map(|status| status_word(status)).into(),
            Of::Planned(case, model, row) => model::status(case.case, model, row),
        }),
        E::people("subject", Term::Subject, |of| match of {
            Of::Printed(case, line) => subject(case, line),
            Of::Planned(_, model, row) => model::subject(row, model),
        }),
    ]
}

/// Before, after, change, and what others bear.
fn figures<'f>(net: bool) -> Vec<Entry<'f, Of<'f>>> {
    type E<'f> = Entry<'f, Of<'f>>;
    vec![
        E::new("before", Term::Before, |of| {
            of.money(
                |line| (&line.implied.before, &line.published.figures.before),
                |row| row.sums.before,
                Sense::Plain,
            )
        })
        .ranged()
        .seen_if(!net),
        E::people("shown_net_before", Term::NetBefore, |of| {
            of.net(
                |line| (&line.implied.before, &line.published.figures.before),
                |row| row.sums.net_before(),
                Sense::Plain,
            )
        })
        .only_if(net),
        E::new("after", Term::After, |of| {
            of.money(
                |line| (&line.implied.after, &line.published.figures.after),
                |row| row.sums.after,
                Sense::Plain,
            )
        })
        .ranged()
        .seen_if(!net),
        E::people("shown_net_after", Term::NetAfter, |of| {
            of.net(
                |line| (&line.implied.after, &line.published.figures.after),
                |row| row.sums.net_after(),
                Sense::Plain,
            )
        })
        .only_if(net),
        E::people("shown_net_percent", Term::Percent, |of| match of {
            Of::Printed(_, line) if line.published.net => match &line.published.figures.percent {
                Some(stated) => printed_with_bound(stated),
                None => percent(&line.implied.percent, 1),
            },
            Of::Printed(..) => Cell::Absent,
            Of::Planned(_, _, row) => saving_percent(row.sums.net_percent(), 1),
        })
        .only_if(net),
        E::people("shown_percent", Term::Percent, |of| match of {
            Of::Printed(_, line) => match &line.published.figures.percent {
                Some(stated) => printed_with_bound(stated),
                None => percent(&line.implied.percent, 1),
            },
            Of::Planned(_, _, row) => saving_percent(row.sums.percent(), 1),
        })
        .only_if(!net),
        E::people("check", Term::Check, |of| of.printed(check)).where_said(),
        E::new("saving", Term::Saving, |of| {
            of.money(
                |line| (&line.implied.saving, &line.published.figures.saving),
                |row| row.sums.saving(),
                Sense::Reduction,
            )
        })
        .ranged()
        .rank(1)
        .seen_if(!net),
        E::people("shown_net_saving", Term::Saving, |of| {
            of.net(
                |line| (&line.implied.saving, &line.published.figures.saving),
                |row| row.sums.net_saving(),
                Sense::Reduction,
            )
        })
        .rank(1)
        .only_if(net),
        E::people("verdict", Term::Verdict, result).where_said(),
        E::data("percent", |of| match of {
            Of::Printed(_, line) => percent(&line.implied.percent, 6),
            Of::Planned(_, _, row) => saving_percent(row.sums.percent(), 6),
        })
        .ranged(),
        E::new("outside", Term::OfWhichOutside, |of| {
            of.planned(|row| row.sums.after.map(|_| row.sums.outside), Sense::Plain)
        })
        .rank(2)
        .where_said(),
        E::new("support", Term::Support, |of| {
            of.planned(|row| row.sums.after.map(|_| row.sums.support.pays), Sense::Plain)
        })
        .rank(3)
        .where_said(),
        E::data("net_after", |of| of.planned(|row| row.sums.net_after(), Sense::Plain)),
        // hidden where others bear nothing in any row
        E::people(NET_AFTER, Term::NetAfter, |of| of.planned(|row| row.sums.net_after(), Sense::Plain))
            .rank(4)
            .only_if(!net),
    ]
}

/// Whether a member of a plan pays more than before.
fn result(of: &Of<'_>) -> Cell {
    let Of::Planned(_, model, row) = of else { return Cell::Absent };
    match model.pays_more(row) {
        Some(Some(true)) => Cell::Word(Term::WorseOff),
        Some(None) if row.sums.saving().is_some() => Cell::Word(Term::MaybeWorseOff),
        _ => Cell::blank(),
    }
}

/// Verdicts on printed figures, and what stands at the end of a row.
fn verdicts<'f>(net: bool) -> Vec<Entry<'f, Of<'f>>> {
    type E<'f> = Entry<'f, Of<'f>>;
    vec![
        E::data("published_percent", |of| {
            of.printed(|line| line.published.figures.percent.as_ref().map(printed).into())
        }),
        E::data("saving_verdict", |of| {
            of.printed(|line| Cell::Word(saving_word(line.implied.saving_verdict)))
        }),
        E::data("percent_verdict", |of| {
            of.printed(|line| line.implied.percent_verdict.map(|verdict| percent_word(verdict)).into())
        }),
        E::data("percent_certain", |of| {
            let certain = |line: &Line<'_>| line.implied.percent_verdict.and_then(PercentVerdict::certain);
            of.printed(|line| certain(line).into())
        }),
        E::data("bound", |of| of.printed(|line| bound_of(&line.published.figures))),
        // an addition to the interface's columns, there only in a table by year
        E::new("cumulative_saving", Term::Cumulative, |of| {
            of.planned(|row| row.cumulative, Sense::Reduction)
        })
        .rank(5)
        .where_said()
        .seen_if(!net),
        E::data("net_before", |of| of.planned(|row| row.sums.net_before(), Sense::Plain)).ranged(),
        E::data("net_saving", |of| of.planned(|row| row.sums.net_saving(), Sense::Reduction)).ranged(),
        E::data("net_percent", |of| match of {
            Of::Printed(..) => Cell::Absent,
            Of::Planned(_, _, row) => saving_percent(row.sums.net_percent(), 6),
        })
        .ranged(),
        E::data("tax", |of| {
            of.case()
                .case
                .tax
                .map(|tax| {
                    Cell::text(match tax {
                        Tax::Included => "included",
                        Tax::Excluded => "excluded",
                    })
                })
                .into()
        }),
    ]
}

/// The verdict on the printed percent in a word or two.
fn check(line: &Line<'_>) -> Cell {
    let Some(verdict) = line.implied.percent_verdict else { return Cell::Absent };
    let certain = (verdict.certain() == Some(true)).then_some(Cell::Word(Term::Certain));
    // a word that is not plain rounding says also how sure it is
    let certain = certain.filter(|_| !matches!(verdict, PercentVerdict::Rounded { .. }));
    Cell::aside(percent_word(verdict), certain)
}
