//! The pictures: when it pays, whether my town loses, why costs fall or rise; all from the cells of the tables.

use super::tables;
use crate::lang::Term;
use crate::page::Block;
use crate::report::{Cell, Drawing, Mark, Picture, Role, Table};

/// Costs before and after by year, and what is saved by then.
pub(super) fn years(table: &Table) -> Option<Block> {
    let marks = tables::rows(table).filter(|row| row.role == Role::Item).map(|row| {
        let cell = |key| tables::cell(table, row, key).clone();
        mark(cell("subject"), row.role, vec![cell("before"), cell("after"), cell("cumulative_saving")])
    });
    let marks: Vec<Mark> = marks.collect();
    let title = if says(&marks, 2) { Term::PictureYears } else { Term::PictureYearsAlone };
    picture(Drawing::Years, title, &[Term::Before, Term::After, Term::CumulativeSaving], marks)
}

/// What each member pays before and after, and who is worse off.
pub(super) fn members(shares: &Table) -> Option<Block> {
    let marks = tables::rows(shares).filter(|row| row.role == Role::Item).filter_map(|row| {
        let cell = |key| tables::cell(shares, row, key).clone();
        // what nobody pays is no member's
        let is_member = cell("member") != Cell::Absent;
        let remark = Some(cell("verdict")).filter(is_of_loss);
        let mark = mark(cell("who"), row.role, vec![cell("before"), cell("share")]);
        is_member.then_some(Mark { remark, ..mark })
    });
    let marks: Vec<Mark> = marks.collect();
    let title = if says(&marks, 0) { Term::PictureMembers } else { Term::PictureMembersAlone };
    picture(Drawing::Pairs, title, &[Term::Before, Term::ShareHead], marks)
}

/// Whether a verdict says that a member loses, or may lose.
fn is_of_loss(verdict: &Cell) -> bool {
    let words = [Term::WorseOff, Term::MaybeWorseOff].map(Cell::Word);
    matches!(verdict, Cell::Parts(parts) if parts.iter().any(|part| words.contains(part)))
}

/// Printed figures of which an amount is known.
pub(super) fn rows(table: &Table) -> Option<Block> {
    let marks = tables::rows(table).map(|row| {
        let cell = |key| tables::cell(table, row, key).clone();
        mark(cell("subject"), row.role, vec![cell("before"), cell("after")])
    });
    let marks: Vec<Mark> = marks.filter(is_known).collect();
    picture(Drawing::Pairs, Term::PictureRows, &[Term::Before, Term::After], marks)
}

/// From the cost before to the cost after, by what each category adds or takes away.
pub(super) fn bridge(table: &Table, change: impl Fn(&Cell) -> Cell) -> Option<Block> {
    let total = tables::rows(table).find(|row| row.role == Role::Total)?;
    let (before, after) = (tables::cell(table, total, "before"), tables::cell(table, total, "after"));
    if *before == Cell::Absent || *after == Cell::Absent {
        return None;
    }
    let sum = |term, cell: &Cell| mark(Cell::Word(term), Role::Total, vec![cell.clone()]);
    let parts = tables::rows(table).filter(|row| row.role == Role::Item).map(|row| {
        let name = tables::cell(table, row, "subject").clone();
        mark(name, Role::Item, vec![change(tables::cell(table, row, "saving"))])
    });
    let parts: Vec<Mark> = parts.filter(is_known).collect();
    let marks = std::iter::once(sum(Term::Before, before)).chain(parts).chain([sum(Term::After, after)]);
    picture(Drawing::Bridge, Term::PictureBridge, &[], marks.collect())
}

fn mark(name: Cell, role: Role, cells: Vec<Cell>) -> Mark {
    Mark { name, role, cells, remark: None }
}

/// Whether any mark has the cell of this head.
fn says(marks: &[Mark], nth: usize) -> bool {
    marks.iter().any(|mark| matches!(mark.cells.get(nth), Some(Cell::Money(_))))
}

fn is_known(mark: &Mark) -> bool {
    mark.cells.iter().any(|cell| matches!(cell, Cell::Money(_)))
}

/// A picture, where it shows anything.
fn picture(drawing: Drawing, title: Term, heads: &[Term], marks: Vec<Mark>) -> Option<Block> {
    let shows = marks.iter().any(is_known);
    let heads = heads.to_vec();
    shows.then_some(Block::Picture(Picture { drawing, title, heads, marks, along: None, legend: None }))
}
