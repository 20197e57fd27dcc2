//! The single words of tables: each has a code that never changes and a wording in each language.

use super::{Lang, en, ja};

/// Declares the words with their codes, so that the list and the codes cannot part.
macro_rules! terms {
    ($($(#[$doc:meta])* $name:ident = $code:literal,)*) => {
        /// A word that a report can say; its [`code`](Term::code) is the same in every language.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[allow(missing_docs)]
        pub enum Term { $($(#[$doc])* $name,)* }

        impl Term {
            /// Every word there is.
            pub const ALL: &'static [Term] = &[$(Term::$name,)*];

            /// What data formats write for it.
            pub fn code(self) -> &'static str {
                match self { $(Term::$name => $code,)* }
            }
        }
    };
}

terms! {
    // heads of columns
    Subject = "subject",
    Before = "before",
    After = "after",
    Saving = "saving",
    Percent = "percent",
    Check = "check",
    Id = "id",
    Title = "title",
    Figures = "figures",
    // what a row is based on
    Published = "published",
    Inferred = "inferred",
    // what a figure claims to be
    Estimate = "estimate",
    Trial = "trial",
    Target = "target",
    Actual = "actual",
    Bound = "bound",
    // one-time costs
    OneTimeIncluded = "included",
    OneTimeExcluded = "excluded",
    // verdicts
    Exact = "exact",
    Rounded = "rounded",
    Truncated = "truncated",
    RoundedOrTruncated = "rounded-or-truncated",
    RoundedUp = "rounded-up",
    WithinPrecision = "within-precision",
    Inconsistent = "inconsistent",
    NotCheckable = "not-checkable",
    Certain = "certain",
    // rows and tables
    Whole = "whole",
    About = "about",
    Yes = "yes",
    No = "no",
    SavingsTable = "savings",
    CasesTable = "cases",
    // units
    UnitYen = "yen",
    UnitThousand = "thousand",
    UnitMillion = "million",
    UnitOku = "oku",
    // plans and measures
    Computed = "computed",
    Outside = "outside",
    Support = "support",
    NetAfter = "net-after",
    Cumulative = "cumulative",
    Subtotal = "subtotal",
    Total = "total",
    NoLabel = "no-label",
    PlanTable = "plan",
    MeasuresTable = "measures",
    Measure = "measure",
    Value = "value",
    MeasureUnit = "unit",
    Remark = "remark",
    PresentBefore = "present-value-before",
    PresentAfter = "present-value-after",
    NetSaving = "net-saving",
    Investment = "investment",
    SavingsToInvestment = "savings-to-investment",
    AdjustedReturn = "adjusted-return",
    InternalReturn = "internal-return",
    SimplePayback = "simple-payback",
    DiscountedPayback = "discounted-payback",
    UnitRatio = "ratio",
    UnitPercentYear = "percent-a-year",
    UnitMonths = "months",
    UnitYears = "years",
    NoInvestment = "no-investment",
    NegligibleInvestment = "negligible-investment",
    NoSignChange = "no-sign-change",
    SeveralRoots = "several-roots",
    NeverPaidBack = "never-paid-back",
    NegativeSavings = "negative-savings",
    TimingStart = "start",
    TimingMid = "mid",
    TimingEnd = "end",
    NoItem = "rounding",
    // what-ifs
    EffectsTable = "effects",
    ScenariosTable = "scenarios",
    SweepTable = "sweep",
    TwoWayTable = "two-way",
    SeekTable = "seek",
    TornadoTable = "tornado",
    SamplesTable = "samples",
    ChancesTable = "chances",
    FeeTable = "entry-fee",
    MemberName = "member",
    ShareNow = "share",
    NewShare = "new-share",
    Change = "change",
    ChangePercent = "change-percent",
    NewSaving = "new-saving",
    NewPercent = "new-percent",
    Joins = "joins",
    Leaves = "leaves",
    Scenario = "scenario",
    AsIs = "as-is",
    Members = "members",
    WorseOff = "worse-off",
    NoHead = "bar",
    InputPath = "path",
    FigureName = "figure",
    TargetValue = "target-value",
    Reached = "reached",
    Beyond = "beyond",
    ReachedBeyond = "reached-beyond",
    LowInput = "low-input",
    HighInput = "high-input",
    AtLow = "at-low",
    AtHigh = "at-high",
    Swing = "swing",
    Fifth = "p5",
    Median = "p50",
    NinetyFifth = "p95",
    Event = "event",
    ASaving = "a-saving",
    InSamples = "in-samples",
    Probability = "probability",
    Uniform = "uniform",
    Triangular = "triangular",
    Compensation = "compensation",
    // severities
    Error = "error",
    Warning = "warning",
    Help = "help",
    Note = "note",
}

impl Term {
    /// The word in this language.
    pub fn text(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Ja => ja::term(self),
            Lang::En => en::term(self),
        }
    }
}
