//! What the steps of a figure are, and what their numbers are numbers of.

use crate::money::Rounding;

/// What a number is a number of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberUnit {
    /// Money, in major units of the currency.
    Money,
    /// A percent: 3/200 is 1.5%.
    Percent,
    /// Months of the term.
    Months,
    /// Years of the term.
    Years,
    /// A plain number: a base, a weight, a factor.
    Number,
}

/// What a step is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepKind {
    /// The figure asked for.
    Figure,
    /// The cost before.
    Before,
    /// The cost after.
    After,
    /// The cost after in percent of that before.
    PartOfBefore,
    /// What is saved.
    Saving,
    /// What is saved after support.
    NetSaving,
    /// What a member pays after support.
    NetShare,
    /// What support pays.
    Support,
    /// A year's bill.
    Bill,
    /// A year's cost.
    Year,
    /// What is due in a year: the bill, and what is settled.
    Due,
    /// The bill before what is settled.
    Billed,
    /// What a settlement, by its number, comes to for a member.
    Settled(usize),
    /// What several carry over into a year.
    Carried,
    /// A member's part of what is shared in a year, before rounding.
    Shared,
    /// What is carried over takes off that part.
    Lowered,
    /// The bill of what is left to split.
    LoweredBill,
    /// The exact bill before rounding.
    Exact,
    /// What one member pays of an item.
    Item,
    /// What one member pays of a category that is billed by itself.
    Category,
    /// What it pays of it by one term of the rule, by its number.
    Term(usize),
    /// An invoice.
    Invoice,
    /// The part of an invoice of months with one price.
    Layer,
    /// What an item costs in all.
    Whole,
    /// An input.
    Input,
    /// A factor by which a price grows.
    Growth,
    /// A price with its tax, or what it is made of.
    Tax,
    /// What a price is multiplied by, or divided by, for its tax: 1 and the rate.
    TaxFactor,
    /// Months that count, of so many.
    Months,
    /// The part of a cost that is laid on months with the same members.
    Portion,
    /// The price of a month.
    Price,
    /// The percent of a term.
    Rate,
    /// The weight of a member.
    Weight,
    /// The weight of all who share.
    Weights,
    /// What is split in a year.
    Cost,
    /// What a promised saving moves.
    Moved,
    /// What rounding adds.
    Rounding,
    /// A bill as rounding alone makes it, before a promise moves whole units.
    AsRounded,
    /// The whole units that a promise moves.
    MovedUnits,
    /// What a minimum of an item adds to a part of it.
    Minimum,
    /// What a maximum cuts off.
    Maximum,
    /// What limits of others move to it, or take from it.
    Limits,
    /// What a member pays of an item in a year at least, or else at most.
    AtLimit(bool),
    /// What a member at a limit or a cap does not pay of what it would; below 0 what it pays more.
    Spared,
    /// The same of all of them: what others bear.
    Moves,
    /// What those others pay before that.
    Bearing,
    /// The most that a promise lets a member pay over the term.
    Cap,
    /// What a member bears by itself over the term.
    Alone,
    /// What its cap leaves for shared costs.
    CapLeft,
    /// What a member held down to its cap pays of shared items in a year.
    Held,
    /// What somebody outside the group bears.
    Outside,
    /// A fair division's value.
    Division,
    /// What a member adds to the cost of so many who came before it, on average.
    Joining(usize),
    /// What a group would cost by itself: its members by their bits, in order of those who take part.
    Group(u32),
    /// What is saved, in percent of the cost before.
    Percent,
    /// The same rounded half away from zero, cut off, or rounded up.
    Rounded(Rounding),
    /// A limit.
    Limit,
    /// The worst end of what is held against it.
    Worst,
    /// The highest cost after that still keeps to it.
    Ceiling,
    /// By how much the cost after may still rise.
    Headroom,
    /// A part of 1 that is left.
    Left,
    /// What falls on the base date, undiscounted.
    AtBase,
    /// How many payments an invoice is of.
    Payments,
    /// What falls in the middle of the years, worth today.
    MidYear,
    /// The cost before that is left after support.
    NetBefore,
    /// What a year is worth today.
    Present,
    /// The square root of a year's growth: half a year.
    HalfYear,
    /// What is spent once, more than before.
    Invested,
    /// What all other costs save.
    SavedByOthers,
    /// What savings return.
    Ratio,
    /// All costs that a support covers.
    Covered,
    /// What is left of the cap of a support.
    Room,
    /// What a support pays of what it covers.
    SupportRate,
}
