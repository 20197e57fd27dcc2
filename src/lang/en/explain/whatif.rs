//! English: what codes of what-ifs and fair shares mean.

/// What a code means; empty for a code that is none of these.
pub(super) fn explanation(code: &str) -> &'static str {
    match code {
        "already-member" => "Only a candidate can join; this member takes part already.",
        "assignment-form" => {
            "--set and --scale take a path and a value with = between them: after.ITEM.yearly=2500万円."
        }
        "no-price-of-all" => {
            "Groups of members have quotations, but there are no cost items to build the price of all members together from, and no quotation for all of them: then nothing says what is to be shared."
        }
        "duplicate-group" => {
            "A group of members has one known price. Two for the same members could contradict each other."
        }
        "figure-not-known" => {
            "The figure exists, but not for this case: a candidate pays nothing yet, and where some cost before is nobody's own, no member's saving is known."
        }
        "method-by" => {
            "Shapley, nucleolus, scrb, aca and ensc divide the whole cost of the term at once, so that there are no parts by year or item."
        }
        "method-by-member" => {
            "The rule of the case divides the whole cost of the term at once: it says what each member pays, and nothing of years, systems or items."
        }
        "no-candidates" => {
            "Members join in order out of the candidates, and the file has none (candidate = true)."
        }
        "no-change" => "A what-if changes something; without a change it would only repeat `compare`.",
        "no-plan-here" => "Only a plan can be changed: figures that a document printed stay what they are.",
        "no-remaining-benefits" => {
            "The method shares what separable costs leave in proportion to what each member could pay at most, and here nobody has anything left."
        }
        "no-scenarios" => "All scenarios were asked for, and the file has no [[scenario]].",
        "not-yet-member" => "Only a member that takes part can leave; this one is a candidate.",
        "nothing-to-draw" => "Samples are drawn from ranges, and every amount of this case is exact.",
        "nucleolus-unproved" => {
            "An answer is given only if it is proved, exactly, to be the nucleolus. That failed, which is a fault of the program."
        }
        "one-case" => "A what-if changes one case at a time.",
        "one-newcomer" => {
            "A joining fee makes the old members no worse off than before one newcomer joined; so there must be exactly one."
        }
        "path-ambiguous" => {
            "Several items have this name, and the path does not say which of them is meant. Give them ids, or name one."
        }
        "path-not-number" => {
            "Only a number of the file can be set or scaled, and this path leads to something else, or to a key that the file leaves out."
        }
        "path-several" => "The path names a list of amounts, and one value was given for all of them.",
        "prices-missing" => {
            "To divide fairly, one must know what each group of members would pay alone. A group's cost comes from a [[coalition]], from prices by number of members, or from what its members pay today. Prices of groups are for all costs of the whole term: where options select a part of it, nothing says what groups would pay."
        }
        "seek-form" => {
            "--seek takes a figure and the value it is to reach, and --by the input that is changed to reach it."
        }
        "too-many-to-count" => {
            "The method looks at every group of members, and their number doubles with each member."
        }
        "unknown-figure" => {
            "A goal or an effect is of one figure: before, after, saving, percent, share, of the group or of a member."
        }
        "unknown-path" => {
            "A what-if changes an input by its path, such as after.ITEM.yearly, member.ID.population or rates.USD. Nothing in the file has this one."
        }
        "unknown-scenario" => "No [[scenario]] has this id.",
        "vary-currencies" => {
            "A sweep goes from one amount to another, and these two are in different currencies."
        }
        "vary-form" => {
            "A sweep says what is varied and over which values: PATH=FROM..TO/STEPS, PATH=VALUE|VALUE, or members=join-order."
        }
        "vary-points" => {
            "Two sweeps are combined, each value with each; this would be more than can be computed and read."
        }
        "one-scenario" => {
            "A sweep, a goal, a tornado, samples and a joining fee look at one case. Several scenarios would have to be merged into one that nobody has written down."
        }
        "set-twice" => {
            "All changes of a what-if are made together, so one input cannot have two values. With --each they are scenarios of their own."
        }
        "vary-range" => {
            "The steps between two ends are single values. An amount with a range can be one of a list of values: PATH=VALUE|VALUE."
        }
        "vary-same" => {
            "Each of two sweeps moves its own input; of one input the second would undo the first."
        }
        "vary-steps" => "A sweep has at least its two ends, and not more steps than can be read.",
        "vary-twice" => "One or two inputs can be varied at once: one down the table, one across.",
        _ => "",
    }
}
