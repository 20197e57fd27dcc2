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
    Line = "line",
    Figure = "figure",
    Value = "value",
    Range = "range",
    Place = "place",
    Code = "code",
    Severity = "severity",
    Message = "message",
    Limit = "limit",
    Worst = "worst",
    Ceiling = "ceiling",
    Headroom = "headroom",
    Holds = "holds",
    Was = "was",
    Is = "is",
    Change = "change",
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
    MembersShare = "members-share",
    Reduction = "reduction",
    Reached = "reached",
    HoldsAtWorst = "holds-at-worst",
    NotAtWorst = "not-at-worst",
    Broken = "broken",
    AtLeast = "at-least",
    AtMost = "at-most",
    About = "about",
    Yes = "yes",
    No = "no",
    SavingsTable = "savings",
    CasesTable = "cases",
    VerifiedTable = "verified-figures",
    FindingsTable = "findings",
    RequirementsTable = "requirements",
    ChangesTable = "changes",
    FilesTable = "files",
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
    MeasureValue = "measure-value",
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
    NoBefore = "no-before",
    TimingStart = "start",
    TimingMid = "mid",
    TimingEnd = "end",
    NoItem = "rounding",
    // shares
    ShareHead = "share-head",
    NetShare = "net-share",
    Verdict = "verdict",
    WorseOff = "worse-off",
    WorseOffMembers = "worse-off-members",
    MaybeWorseOff = "maybe-worse-off",
    WorseMark = "mark",
    AtCap = "capped",
    Uncollected = "not-collected",
    Negotiated = "negotiated",
    SharesTable = "shares",
    RulesTable = "rules",
    OfMiddle = "of-middle",
    // fairness
    CostOfAll = "cost-of-all",
    ObjectionsTable = "objections",
    StabilityTable = "stability",
    Rule = "rule",
    Group = "members",
    Pays = "pays",
    Alone = "alone",
    Excess = "excess",
    InCore = "in-core",
    WorstExcess = "worst-excess",
    Rational = "individually-rational",
    LeastSupport = "least-support",
    OwnRules = "own-rules",
    NotKnown = "not-known",
    Shapley = "shapley",
    Nucleolus = "nucleolus",
    SeparableCosts = "scrb",
    AlternativeCost = "aca",
    EqualRemaining = "ensc",
    Estimated = "estimated",
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
    ShareChange = "share-change",
    ChangePercent = "change-percent",
    NewSaving = "new-saving",
    NewPercent = "new-percent",
    Joins = "joins",
    Leaves = "leaves",
    Scenario = "scenario",
    AsIs = "as-is",
    Members = "members",
    WorseOffCount = "worse-off-count",
    NoHead = "bar",
    InputPath = "path",
    FigureName = "figure",
    TargetValue = "target-value",
    GoalReached = "goal-reached",
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
