//! English: what codes of plans mean.

/// What a code means; empty for a code that is none of these.
pub(super) fn explanation(code: &str) -> &'static str {
    match code {
        "at-without-once" => {
            "`at` says in which month a `once` is paid. Every other amount runs over months, which `from` and `to` say."
        }
        "by-year-length" => {
            "`by_year` holds the cost of each year of the term, so it has one amount a year: neither more nor fewer. Where the case has a `start`, years are fiscal years, and a term that begins in mid-year has one more of them. A longer term on the command line (--months) needs amounts for its years too."
        }
        "duplicate-id" => {
            "A name stands for one thing. Two members of one id would make every `member = \"…\"` ambiguous, and a member that a list names twice would count twice."
        }
        "ends-before-start" => {
            "`from` and `to` are the first and the last month, both included, so `to` is never before `from`. One single month is written with both the same."
        }
        "exactly-one" => {
            "Two keys say the same thing in two ways, and one of them is needed: a support pays a `rate` of the cost or an `amount`, for named `items` or for a `category`."
        }
        "growth-too-low" => {
            "`growth` is how much a price changes every 12 months. After a change of -100% nothing is left, and below that the price would turn its sign."
        }
        "growth-without-rate" => {
            "`growth` makes a price rise every 12 months, so there must be a price that recurs: `yearly`, `monthly` or `by_members`. A `total`, a `once` and a `by_year` are amounts already; if they grow, write what they grow to."
        }
        "keys-exclude" => {
            "These two keys contradict each other: an item is one member's own (`member`), shared among several (`members`, `share`), paid for each unit (`per`) or borne outside (`paid_by`); and a support names its cover and its payment in one way each. Whichever of the two were taken, the other would be passed over in silence."
        }
        "missing-amount" => {
            "An item without an amount is not an item that costs nothing: nothing missing is ever read as 0. Write exactly one of `total`, `once`, `yearly`, `monthly`, `by_year` (and in [[after]] `by_members`); what costs nothing is written as 0."
        }
        "missing-base" => {
            "An allocation base (population, households, number of businesses …) that a unit price or a sharing rule needs is not stated for a member that pays by it. Missing is not 0: a member without a stated population is not an empty town. Where it is truly nothing, write 0. The name of a fair division, such as shapley, is no base: it divides the whole cost and stands alone, as `rule` in [sharing]."
        }
        "missing-rate" => {
            "An amount, or another rate, is in a currency that has no rate under [rates]. No rate is looked up anywhere: a result must be the same tomorrow, so the case says what it was computed with."
        }
        "model-disagrees" => {
            "The file has a plan and published figures of the same thing, and the plan computes to something that would not be printed like that. Either the plan leaves something out, or the document speaks of something else: say so with system, member, months, one_time."
        }
        "months-with-once" => {
            "A `once` is paid in one month, which `at` says; it does not run from one month to another."
        }
        "negative-base" => {
            "An allocation base is a number of people, households, businesses or the like, and a share in proportion to less than nothing means nothing."
        }
        "negative-discount" => {
            "A discount rate says by how much later money counts less. Below 0% later money would count more."
        }
        "never-runs" => {
            "A cost that is one member's own runs only while that member takes part. The item's months and the member's have none in common, so it would silently cost nothing."
        }
        "no-members" => {
            "An empty list would mean that nobody shares the item. Leave the key out if all members do."
        }
        "no-members-to-split" => {
            "There is nobody among whom to split: a case needs a [[member]] for each municipality (one that is only a candidate does not take part yet)."
        }
        "no-plan" => {
            "What was asked needs costs by item, and the case has only published figures, or no case has more. Published figures can be compared and checked, but not split or computed anew for another term."
        }
        "no-price-for-members" => {
            "`by_members` gives a price for each number of members that share, and the price for the largest number not above theirs counts. In some month fewer share than the smallest number that has a price, so that nothing says what it costs then."
        }
        "nobody-shares" => {
            "A shared cost comes whether anybody takes part or not, and in some month of it none of the members that share it does. Its months, or the members', are wrong; or somebody else pays (`paid_by`)."
        }
        "one-case-to-split" => {
            "`split` looks at one case at a time: members of different cases share nothing. Name the file."
        }
        "past-the-term" => {
            "Months are counted from the first of the term, and this one comes after the last. Nothing after the term is compared, so it would be left out in silence."
        }
        "rate-cycle" => {
            "Rates may be stated through a third currency, but not in a circle: then none of them says what anything is in the currency of the case."
        }
        "rate-not-positive" => {
            "A rate is the price of one unit of a currency, and that is above 0, at the lower end of its range too."
        }
        "rate-of-own" => {
            "One unit of the case's own currency is 1, always. A rate of it is a slip: perhaps `currency` is another, or the two are the wrong way round (USD = 150 is what one dollar costs in yen)."
        }
        "support-needs-members" => {
            "A grant goes to members: to each in proportion to its cost, or to one. In a case without [[member]] it would lower nobody's cost."
        }
        "support-rate" => {
            "A support pays a part of the cost of its items: from nothing (0%) to all of it (100%)."
        }
        "two-amounts" => {
            "An item has one price. Two forms of it, such as `yearly` and `monthly`, could contradict each other, and nothing says which one is meant. Two prices are two items."
        }
        "unknown-category" => {
            "No item has this category, so it would cover or pick out nothing, in silence. Categories are the texts under `category`, in either language."
        }
        "unknown-item" => {
            "A support covers items of [[after]], by their `id` or their name. There is none of this name, so it would pay nothing, in silence."
        }
        "unknown-member" => {
            "Members are named by the `id` of a [[member]], spelled the same everywhere. This id has none."
        }
        _ => "",
    }
}
