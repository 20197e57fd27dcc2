//! One case of `compare` laid out by itself, so that the case need not be kept: its rows, its notes, and what it takes to
//! say what all cases come to.

use super::of::SavingRow;
use super::savings::entries;
use super::{model, notes, present, summary, words};
use crate::analysis::compare::{Compared, FiguresBasis, Model, ModelRow};
use crate::cost::Units;
use crate::lang::Term;
use crate::layout::columns::{Rows, keep, section};
use crate::layout::{funding, headings};
use crate::money::Fraction;
use crate::plan::facts::RowKey;
use crate::report::{Audience, Cell, Note, Role, Scale, Section, Summary};

/// What is wanted of each case.
#[derive(Clone, Copy, Debug)]
pub struct Wanted {
    /// Whether it stands beside others.
    pub several: bool,
    /// Whether savings are after support and what is borne outside.
    pub net: bool,
    /// Whether where the money is from is asked for.
    pub funding: bool,
    /// Who reads it: what others would see is left out.
    pub reader: Audience,
    /// Whether notes are read.
    pub notes: bool,
}

/// A case laid out.
#[derive(Debug)]
pub struct ComparedRows {
    pub(super) basis: FiguresBasis,
    pub(super) savings: Vec<Section>,
    pub(super) funding: Option<Section>,
    pub(super) measures: Option<Section>,
    pub(super) years: Option<Section>,
    pub(super) notes: Vec<Note>,
    pub(super) has_plan: bool,
    /// Whether others bear something in some row.
    pub(super) nets: bool,
    /// Whether a row shows a range that no document printed.
    pub(super) infers: bool,
    pub(super) scale: Scale,
    /// The percent of the whole, where both costs are printed.
    pub(super) known: Option<Option<Fraction>>,
    /// What is said of it in one sentence, with its name.
    pub(super) answer: Option<Note>,
    /// What is said of it where it is alone.
    pub(super) alone: Option<Box<(Option<Cell>, Option<Summary>)>>,
}

impl ComparedRows {
    /// Lays out a case.
    pub fn of(found: &Compared<'_>, wanted: Wanted) -> ComparedRows {
        let named = wanted.several || found.model.is_none();
        let named = (named && wanted.reader != Audience::Data).then(|| words::heading(found));
        let mut columns = entries(wanted.net);
        keep(&mut columns, wanted.reader);
        ComparedRows {
            basis: FiguresBasis::of(found.case),
            savings: rows(found, named).into_iter().map(|rows| section(&columns, rows)).collect(),
            funding: funding_of(found, wanted),
            measures: model::measures_of(found, wanted.several),
            years: present::years_of(found),
            notes: if wanted.notes { notes::of_case(found) } else { Vec::new() },
            has_plan: found.model.is_some(),
            nets: found.model.iter().flat_map(|model| &model.rows).any(is_net),
            infers: found.lines.iter().any(notes::shows_inferred_range),
            scale: scale(found),
            known: summary::known_percent(found).filter(|_| wanted.several),
            answer: summary::of_one(found)
                .filter(|_| found.model.is_some() && wanted.several)
                .and_then(|of| of.said.into_iter().next().map(|said| said.about(Cell::text(&found.case.id)))),
            alone: (!wanted.several).then(|| Box::new((summary::heading(found), summary::of_one(found)))),
        }
    }

    /// Its rows in the table `savings`, which it has none of from then on.
    pub fn take_rows(&mut self) -> Vec<Section> {
        std::mem::take(&mut self.savings)
    }

    /// Whether the case has a plan.
    pub fn has_plan(&self) -> bool {
        self.has_plan
    }
}

/// The rows of a case: of its plan, then as printed. Told apart by several things, those of each of the first stand under its
/// name.
fn rows<'f>(found: &'f Compared<'_>, heading: Option<Cell>) -> Vec<Rows<SavingRow<'f>>> {
    let printed = || found.lines.iter().map(|line| (Role::Item, SavingRow::Printed(found, line)));
    let Some(model) = found.model.as_ref().filter(|model| is_told_apart(model)) else {
        return vec![Rows { heading, rows: planned(found).chain(printed()).collect() }];
    };
    let mut sections: Vec<(Option<&RowKey>, Rows<SavingRow<'f>>)> = Vec::new();
    for row in &model.rows {
        let key = row.sums.keys.first().filter(|_| row.role != Role::Total);
        let entry = (row.role, SavingRow::Planned(found, model, row));
        match sections.last_mut().filter(|(known, _)| *known == key) {
            Some((_, rows)) => rows.rows.push(entry),
            None => {
                let name = key.map_or(Cell::Word(Term::WholeTerm), |key| model::name(key, model));
                // the case is named once
                let case = heading.clone().filter(|_| sections.is_empty());
                sections.push((key, Rows { heading: Some(under(case, name)), rows: vec![entry] }));
            }
        }
    }
    let printed: Vec<_> = printed().collect();
    let printed =
        (!printed.is_empty()).then_some(Rows { heading: Some(Cell::Word(Term::Published)), rows: printed });
    sections.into_iter().map(|(_, rows)| rows).chain(printed).collect()
}

/// The rows of a plan.
fn planned<'f>(found: &'f Compared<'_>) -> impl Iterator<Item = (Role, SavingRow<'f>)> {
    let rows = move |model: &'f Model<'_>| {
        model.rows.iter().map(move |row| (row.role, SavingRow::Planned(found, model, row)))
    };
    found.model.iter().flat_map(rows)
}

/// A name under that of its case.
fn under(case: Option<Cell>, name: Cell) -> Cell {
    match case {
        Some(case) => Cell::Parts(vec![case, name]),
        None => name,
    }
}

/// Whether costs are told apart by several things.
fn is_told_apart(model: &Model<'_>) -> bool {
    model.rows.iter().any(|row| row.role == Role::Item && row.sums.keys.len() > 1)
}

fn funding_of(found: &Compared<'_>, wanted: Wanted) -> Option<Section> {
    let model = found.model.as_ref().filter(|_| wanted.funding)?;
    let heading = wanted.several.then(|| words::heading(found));
    Some(funding::of_case(found.case, &model.computed, model.funding.as_ref()?, heading))
}

/// Whether others bear something of a row.
fn is_net(row: &ModelRow) -> bool {
    row.sums.outside != Units::default() || row.sums.support.pays != Units::default()
}

/// Amounts as printed where there are some; plans in thousands, unless one is too small for that.
fn scale(found: &Compared<'_>) -> Scale {
    // a printed percent has no unit
    let prints_amounts = found.lines.iter().any(|line| {
        let figures = &line.published.figures;
        figures.before.is_some() || figures.after.is_some() || figures.saving.is_some()
    });
    match &found.model {
        Some(model) if !prints_amounts => headings::scale(&model.computed, std::iter::empty()),
        _ => Scale::Printed,
    }
}
