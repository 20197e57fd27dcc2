//! English: notes on fair shares, and faults of fair divisions.

use crate::lang::Message;

/// The sentences of a code, if it is one of these.
pub(super) fn message(code: &str) -> Option<Message> {
    note(code).or_else(|| fault(code))
}

fn note(code: &str) -> Option<Message> {
    Some(Message::note(match code {
        "method-shapley" => {
            "Shapley value: each member pays what it adds to the cost, on average over all orders in which members may join; members alike pay alike"
        }
        "method-nucleolus" => {
            "nucleolus: the group that gains least by staying gains as much as possible, then the next, while no member pays more than by itself; if any shares satisfy all groups, these do"
        }
        "method-nucleolus-dearer-than-alone" => {
            "nucleolus: the group that gains least by staying gains as much as possible, or loses as little, then the next; by themselves the members would cost less than all together, so some pay more than by themselves here, whatever the shares"
        }
        "method-scrb" => {
            "SCRB (separable costs, remaining benefits): each pays what the others would save without it, and the rest in proportion to what this leaves of the least it could pay otherwise"
        }
        "method-aca" => {
            "ACA (alternative cost avoided): each pays what the others would save without it, and the rest in proportion to what this leaves of the price of the same service alone"
        }
        "method-ensc" => {
            "ENSC (equal sharing of non-separable costs): each pays what the others would save without it, and the same part of the rest"
        }
        "fair-estimate" => {
            "these shares are an estimate from orders drawn by chance: the standard error of a share is at most {error}"
        }
        "fair-estimate-judged" => {
            "these shares are an estimate from orders drawn by chance: the standard error of a share is at most {error}; who objects, the worst excess and whether they are in the core is said of the estimated shares"
        }
        "estimate-of" => "estimate",
        "fair-negative" => {
            "these would be paid instead of paying, as they lower the cost by more than they add, by rebates of their own or by what others save with them: {members}"
        }
        "fair-capped" => {
            "with members held at their cap these shares are no longer the {method}: what is said of that method does not hold of them"
        }
        "fair-offered" => {
            "the case names no rule: fair divisions of the whole cost stand side by side; `rule` in [sharing] or --rule names one"
        }
        "fair-left-out" => "{method} is left out: {reason}",
        "reason-nothing-to-weigh" => {
            "separable costs leave no member anything of what it could pay otherwise"
        }
        "reason-prices-missing" => "it takes prices of groups that nothing states",
        "reason-too-many" => "there are too many groups to count out",
        "reason-not-proved" => "no answer could be proved",
        "fair-ends" => {
            "where costs are ranges, the ends of a fair division are what it gives with all costs at their lowest and at their highest, the lesser first"
        }
        "fair-before-support" => {
            "what groups pay, what they would cost by themselves and the excess are before support"
        }
        "fair-without-quotations" => {
            "quotations for groups are left out: they are for all costs of the whole term, and other costs are looked at here"
        }
        "fair-unpriced" => {
            "{items}: no price is stated for fewer than {least} members; such a group is taken to stay as it is, unless a quotation says what it would pay"
        }
        "fair-no-cost-before" => "no cost before is stated for {members}: it counts as 0",
        "fair-group-before" => {
            "that all members could go on as before, for the {amount} that they pay as a group, is not counted as a way out"
        }
        "fair-support" => {
            "a fair division is of the whole cost: for support, each member is taken to pay the same part of every shared item"
        }
        "fair-own-rules" => {
            "the whole cost is divided at once, not by the rules that items name, under {methods}; such rules have: {items}"
        }
        "fair-base-values" => {
            "where a cost is a range, objections, the core and the least support are of its middle"
        }
        "fair-alike" => "these come to the same shares: {rules}",
        "fair-is-shapley" => "these shares are the Shapley value, but for rounding",
        "fair-is-shapley-by-use" => {
            "these shares are the Shapley value, but for rounding: what several use is shared equally by those who use it"
        }
        "fair-by-use" => {
            "if no group had another way out, these shares would be the Shapley value, and none would object: what several use is shared equally by those who use it"
        }
        "fair-by-use-rebate" => {
            "if no group had another way out, these shares would be the Shapley value: what several use is shared equally by those who use it"
        }
        "fair-alone" => {
            "a group by itself would pay the shared items that anyone in it uses, in full or at the price for that many members, and its members' own items; a quotation for the group replaces that"
        }
        "fair-alone-or-stay" => {
            "a group by itself would pay the shared items that anyone in it uses, in full or at the price for that many members, and its members' own items; a quotation for the group replaces that; or it stays as it is, if its cost before is less"
        }
        "fair-alone-quoted" => "what a group would pay by itself is its quotation",
        "fair-alone-quoted-or-stay" => {
            "what a group would pay by itself is its quotation, or its cost before if that is less"
        }
        "fair-in-core" => "no group of members would be cheaper off by itself: these shares are in the core",
        "fair-several-in-core" => {
            "no group of members would be cheaper off by itself under {rules}: these shares are in the core"
        }
        "fair-objections" => {
            "{count:group|groups} would be cheaper off by leaving; the worst objection: {members}, {pays} paid, {alone} alone, {excess} less"
        }
        "everyone" => "all members",
        "all-but" => "all members but {members}",
        "all-but-several" => "all members but ({members})",
        "and" => "{one} + {other}",
        "beside" => "{one} | {other}",
        "counted" => "counted {numerator}/{denominator}",
        "each-counted" => "each counted {numerator}/{denominator}",
        "fair-more" => "the table shows the worst {shown} of them; {more} more stand in the data formats",
        "fair-more-cut" => {
            "the table shows the worst {shown} of them, of {more} more; the data formats list the worst {known}"
        }
        "fair-none-but-short" => {
            "no group of members would be cheaper off by itself; but {amount} of the cost is collected from nobody, so these shares are not in the core"
        }
        "and-more" => "{named} + {count} more",
        "fair-objections-some" => {
            "at least {count:group|groups} would be cheaper off by leaving; the worst objection: {members}, {pays} paid, {alone} alone, {excess} less"
        }
        "fair-looked-at" => {
            "with more than {most} members, whether a group costs more together than apart was looked at for each member against the rest of its group only"
        }
        "fair-by-cuts" => {
            "these members have too many groups to count: the groups that pay most above their cost were found as smallest cuts, exactly; such costs are never higher together than apart"
        }
        "fair-by-cuts-or-stay" => {
            "these members have too many groups to count: the groups that pay most above their cost were found as smallest cuts, exactly; whether a group costs more together than apart was looked at for all members only"
        }
        "fair-by-cuts-quoted" => {
            "these members have too many groups to count: the groups that pay most above their cost were found as smallest cuts, exactly; the least support is not known, since a quotation follows no rule"
        }
        "fair-none-known" => "no group whose price is known would be cheaper off by itself",
        "fair-missing" => {
            "nothing says what {count:group|groups} would cost: {groups}; an objection holds whatever they cost, that there is none does not"
        }
        "fair-core-exists" => "some shares satisfy every group (the core is not empty)",
        "fair-core-empty" => {
            "no shares satisfy every group (the core is empty), because of {groups}; it takes at least {amount} from outside"
        }
        "fair-core-empty-whatever" => {
            "whatever the missing prices are, no shares satisfy every group (the core is empty), because of {groups}; it takes at least {amount} from outside"
        }
        "fair-dearer-together" => "not subadditive, {amount} more together than apart: {one} | {other}",
        "fair-cheaper-with-more" => "not monotone: {members} cost {amount} less when {joins} joins them",
        _ => return None,
    }))
}

fn fault(code: &str) -> Option<Message> {
    let fault = Message::fault;
    Some(match code {
        "duplicate-group" => {
            fault("this group is named twice", "the same members", "keep one price for each group")
                .caused("first named here")
        }
        "no-price-of-all" => fault(
            "some groups have a price, and all members together have none",
            "only some of the members",
            "add a [[coalition]] of all members, or [[after]] for what the shared system costs",
        ),
        "share-without-effect" => fault(
            "the item's own rule has no effect: the case's rule `{method}` divides the whole cost",
            "not used",
            "leave `share` out, or name a rule that splits each item in [sharing]",
        )
        .caused("divides the whole cost"),
        "method-by" => fault(
            "`{method}` divides the cost of the whole term, not by {by}",
            "",
            "leave --by {by} out, or name a rule that splits each item",
        ),
        "method-by-member" => fault(
            "the case's rule `{method}` divides the whole cost at once, so that members have no shares by {by}",
            "",
            "leave --by {by} out: --by member alone shows what each member pays over the term",
        ),
        "too-many-to-count" => fault(
            "`{method}` has to count out every group, and {found} members have too many",
            "",
            "up to {most} members can be counted out; shapley, scrb, aca and ensc may do with fewer costs",
        ),
        "too-many-without-closed-form" => fault(
            "`{method}` has no closed form here, and {found} members have too many groups to count them out",
            "",
            "a closed form needs items alone, without costs before and quotations; up to {most} members are counted out; --sample 10000 estimates",
        ),
        "too-many-to-judge" => fault(
            "--fair would have to count out every group, and {found} members have too many",
            "",
            "up to {most} members are counted out; with more, the case needs items of its own, none below 0 that several share, and prices in by_members that rise ever less with each further member",
        ),
        "prices-missing" => fault(
            "nothing says what {count:group|groups} would cost: {groups}",
            "",
            "add a [[coalition]] with a total for each, a price in by_members, or what the members cost before",
        ),
        "prices-of-the-whole-term" => fault(
            "the prices of this case are for its whole term and all its costs; nothing says what groups would pay for a part of them",
            "",
            "leave --months, --once, --only and --exclude out",
        ),
        "prices-missing-on-the-way" => fault(
            "nothing says what some groups would cost",
            "",
            "add a price for fewer members in by_members, or what every member costs before",
        ),
        "no-remaining-benefits" => fault(
            "`{method}` has nothing to weigh by: separable costs leave no member anything of what it could pay otherwise",
            "",
            "try ensc, which shares the rest equally",
        ),
        "nucleolus-unproved" => fault(
            "no answer could be proved to be the nucleolus",
            "",
            "this is a fault of the program; please report it with the case",
        ),
        _ => return None,
    })
}
