//! What a reader asks for, remembered: the shape of the file, from the very code that reads it.

/// What a key takes, as the schema says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::case) enum ValueKind {
    /// Anything: nobody said more.
    Any,
    /// Nothing: it is asked for only to be refused.
    Refused,
    Text,
    Word,
    Choice(Vec<&'static str>),
    Whole {
        min: u32,
        max: u32,
    },
    Constant(u32),
    Month,
    Currency,
    Amount,
    Percent,
    Limit,
    /// An array of tables of this name.
    Tables(&'static str),
    /// A table of this name.
    Table(&'static str),
    /// An array of amounts.
    Amounts,
    /// An array of strings.
    Words,
    /// An array of texts.
    Texts,
    /// A number or a text: the value that an input gets.
    Value,
    /// Yes or no.
    Flag,
    /// A text, or one for each year.
    Said,
    /// A number, or one for each year.
    Base,
    /// A sharing rule, or a table of percents.
    Share,
    /// Somebody outside the group, or several with the part of each.
    Payers,
    /// Months of a year, or each with a percent.
    Instalments,
}

/// A key that a reader asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::case) struct AskedKey {
    pub(in crate::case) table: &'static str,
    pub(in crate::case) key: &'static str,
    pub(in crate::case) kind: ValueKind,
    pub(in crate::case) required: bool,
}

/// Keys of which a table needs some.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::case) struct Need {
    pub(in crate::case) table: &'static str,
    pub(in crate::case) keys: &'static [&'static str],
    pub(in crate::case) exactly_one: bool,
}

/// Everything that was asked for, in order.
#[derive(Clone, Debug, Default)]
pub(in crate::case) struct AskedRecord {
    pub(in crate::case) asked: Vec<AskedKey>,
    pub(in crate::case) needs: Vec<Need>,
    /// Tables that take any key, each with a value of this kind.
    pub(in crate::case) every: Vec<(&'static str, ValueKind)>,
}
