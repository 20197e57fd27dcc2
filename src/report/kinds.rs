//! What values and sentences are taken for: which way a number goes, how much a sentence weighs, what it is about.

/// What a positive number means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sense {
    /// Just that much.
    Plain,
    /// A reduction by that much; a negative number is an increase.
    Reduction,
    /// A change by that much; a negative number is a reduction.
    Change,
    /// Of a percent: a reduction by so many percentage points; a negative number is an increase.
    Points,
}

/// Whether a reader must know a note to read the tables right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// He must: who pays more, what is not comparable, estimated, unknown or cut.
    Brief,
    /// It says how things are computed, or where they are from.
    Full,
    /// It is on columns that only data has.
    Data,
}

/// What a note is about, where a page gathers notes by that.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Topic {
    /// Anything else.
    #[default]
    Other,
    /// Where the figures are from.
    Source,
    /// The rule that costs are shared by.
    Rule,
    /// How else costs are borne: what is not shared, and who shares when.
    Sharing,
    /// Where the numbers are from that costs are shared by.
    Base,
    /// Who gains and who loses, and what is not known of that.
    Gain,
    /// When what is spent has been saved again.
    Turning,
    /// That amounts are not discounted.
    Discount,
}

/// Which part of what is said of a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodePart {
    /// The sentence itself: what is so.
    Title,
    /// What to do about it.
    Help,
}
