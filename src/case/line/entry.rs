//! What a word is to the reader of a line.

use super::aside::Aside;
use super::word::{Direction, FigureRole, LineWord};
use crate::case::model::Status;

/// What a word is to the reader of a line.
#[derive(Clone, Copy, Debug)]
pub(super) enum WordEntry {
    /// It says something about a figure.
    Says(LineWord),
    /// Only right behind a figure does it say something; elsewhere it only joins.
    Behind(LineWord),
    /// A change that what is left can follow at once, as behind の: 安い21億円.
    Leads(Direction),
    /// A change that is taken off what comes next: £2m off £10m.
    Off,
    /// It says what the figures claim to be.
    Status(Status),
    /// It says over which months.
    Months(u32),
    /// It says that a figure is of all of a time: 総額.
    Total,
    /// It names an amount that is rather this cost: 予定価格.
    Likely(FigureRole),
    /// It says with tax, or without.
    Tax(bool),
    /// It names what is paid for, and whether that is paid once.
    Cost(bool),
    /// A change or a part of a base that need not be the cost before: 前年度比.
    Against,
    /// It names what a figure may be of.
    Aside(Aside),
    /// It says nothing that matters.
    Noise,
}

pub(super) const fn says(word: LineWord) -> WordEntry {
    WordEntry::Says(word)
}

pub(super) const fn label(role: FigureRole) -> WordEntry {
    WordEntry::Says(LineWord::Label(role, None))
}

pub(super) const fn of_change(role: FigureRole, way: Direction) -> WordEntry {
    WordEntry::Says(LineWord::Label(role, Some(way)))
}

pub(super) const fn change(way: Direction) -> WordEntry {
    WordEntry::Says(LineWord::ChangeSign(way))
}
