//! English: what codes of sharing mean.

/// What a code means; empty for a code that is none of these.
pub(super) fn explanation(code: &str) -> &'static str {
    match code {
        "cannot-hold" => {
            "A saving is promised to every member (min_saving), and no way of sharing keeps it: all members together cannot pay less than what is to be paid. The help names the largest promise that can hold. What a member pays alone cannot be moved to others, and bills are whole units, so it may be less than what the group saves."
        }
        "degressive-form" => {
            "`degressive` takes a base and a factor: degressive(population, 1.5) says that twice the population pays 1.5 times as much."
        }
        "factor-out-of-range" => {
            "The factor says how many times as much twice the base pays: above 1 (at 1 everyone pays the same, which is `equal`), and 2 is in proportion. More than 1000 is a slip."
        }
        "min-saving-range" => {
            "`min_saving` is what every member saves at least of its own cost before. 0% says that nobody pays more than before, 100% that nobody pays anything; beyond these it means nothing."
        }
        "no-rule" => {
            "A cost is shared among several members, and neither its own `share` nor a rule under [sharing] says how. No rule is taken for granted: equal shares and shares by population differ by much."
        }
        "nothing-to-weigh" => {
            "All members that share the item have 0 of what the rule weighs by, so that nothing says who pays which part."
        }
        "percent-missing" => {
            "In a rule of several terms each says how many percent of the cost it shares. Only a single term may leave it out: it shares all."
        }
        "percent-of-nothing" => "A term with 0% shares nothing. Most often a digit is missing.",
        "percents-not-100" => {
            "The percents of a rule, or those negotiated for the members, must make all of the cost: less would leave a part that nobody pays, more would collect a part twice."
        }
        "power-out-of-range" => {
            "The power of a base is above 0 and at most 10. Below 1 large members pay less for each unit, at 1 it is in proportion; at 0 everyone pays the same, which is `equal`; below 0 the large would pay less than the small."
        }
        "promise-needs-before" => {
            "A promised saving (min_saving) is held against each member's own cost before. Some cost before names no member, so that nobody knows whose it is: it counts in the group's total only."
        }
        "round-to-unit" => {
            "Bills are multiples of `round_to`: a number of whole minor units of the currency (for JPY whole yen), above 0."
        }
        "share-lacks" => {
            "A rule weighs by something that a member has not: an allocation base (with a rule of the command line), or a cost before that is known and not negative (with `current`)."
        }
        "share-of-outsider" => {
            "The item is shared among `members` only, and the table of percents names another one."
        }
        "remainder-of-candidate" => {
            "What rounding down leaves of a bill is borne by the member that `remainder` names. A candidate (`candidate = true`) pays nothing, so while it is one the units go to the members with the largest remainders instead. In a what-if the same holds for a member that leaves."
        }
        "share-without-effect" => {
            "A fair division (shapley, nucleolus, scrb, aca, ensc) as the rule of [sharing] divides the whole cost at once. What an item says of its own sharing is then used only with another rule, such as `--rule equal`."
        }
        "unreadable-rule" => {
            "A sharing rule is a sum of terms, each a percent and a base: \"20% equal + 80% population\". Bases are `equal` (均等割), `current` (現行経費割), any allocation base of the members (人口割, 世帯割 … or its own name), NAME ^ 0.585, and degressive(NAME, 1.5)."
        }
        _ => "",
    }
}
