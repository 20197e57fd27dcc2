//! A row as it was read: what it is, and what stands in it.

use super::amount::Yen;
use super::form::Form;
use super::grid::CellAt;
use crate::code;
use crate::cost::Side;
use crate::lang::Code;
use std::collections::{BTreeMap, BTreeSet};

/// A row as read.
#[derive(Clone, Debug)]
pub(super) struct SheetRow {
    pub(super) row: u32,
    pub(super) kind: RowKind,
    /// The texts of its columns that are no amounts, by column.
    pub(super) labels: BTreeMap<u32, (String, CellAt)>,
    /// Its amounts, by column.
    pub(super) amounts: BTreeMap<u32, (Yen, CellAt)>,
    /// Columns of amounts in which it has nothing.
    pub(super) nothing: BTreeSet<u32>,
    /// Columns of amounts in which something is wrong: no sum of them says anything.
    pub(super) wrong: BTreeSet<u32>,
    /// What its name, or the heading that it stands below, says its amounts are of.
    pub(super) form: Option<Form>,
    /// What its own name says so: 保守（月額）.
    pub(super) own: Option<Form>,
    /// What its name hints at where nothing else says it: 初期費用.
    pub(super) hinted: Option<Form>,
    /// The side that the heading says that it stands below.
    pub(super) side: Option<Side>,
    /// Columns whose amounts have the tax that the sheet tells beside them.
    pub(super) taxed: Vec<u32>,
}

impl SheetRow {
    pub(super) fn empty(row: u32) -> SheetRow {
        SheetRow {
            row,
            kind: RowKind::Item,
            labels: BTreeMap::new(),
            amounts: BTreeMap::new(),
            nothing: BTreeSet::new(),
            wrong: BTreeSet::new(),
            form: None,
            own: None,
            hinted: None,
            side: None,
            taxed: Vec::new(),
        }
    }
}

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RowKind {
    Item,
    /// What members have of an allocation base, in the columns of their costs.
    Bases,
    /// The sum of the rows since the last one.
    Subtotal,
    /// The sum of all.
    Sum,
    /// Nothing to read, and why.
    Left(WhyLeft),
}

/// Why nothing of a row is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum WhyLeft {
    /// It has a name and no amount.
    NoAmount,
    /// It has neither.
    NoName,
    /// It stands beside the costs: an average, what a total comes to for each.
    Beside,
    /// It is a remark.
    Remark,
    /// It is a remark that names an amount.
    RemarkAmount,
    /// It is a remark that lessens amounts.
    RemarkLessens,
    /// It is the tax of the rows above it.
    Levy,
    /// It is a part of the row above it.
    Part,
}

impl WhyLeft {
    /// What is said of such a row.
    pub(super) fn code(self) -> Code {
        match self {
            WhyLeft::NoAmount => code!("left-no-amount"),
            WhyLeft::NoName => code!("left-no-name"),
            WhyLeft::Beside => code!("left-beside"),
            WhyLeft::Remark => code!("left-remark"),
            WhyLeft::RemarkAmount => code!("left-remark-amount"),
            WhyLeft::RemarkLessens => code!("left-remark-lessens"),
            WhyLeft::Levy => code!("left-levy"),
            WhyLeft::Part => code!("left-part"),
        }
    }
}
