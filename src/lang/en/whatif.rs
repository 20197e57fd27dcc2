//! English: what-ifs.

use crate::lang::Message;

/// The sentences of a code, if it is one of these.
pub(super) fn message(code: &str) -> Option<Message> {
    note(code).map(Message::note).or_else(|| path_fault(code)).or_else(|| request_fault(code))
}

fn note(code: &str) -> Option<&'static str> {
    Some(match code {
        "whatif-joins" => "{member} joins and pays {share}: {saving} ({percent}) against its cost before",
        "whatif-joins-unknown" => "{member} joins and pays {share}; what it saves is not known",
        "whatif-leaves" => {
            "no longer there: {members}, who paid {paid}; the shares of those who stay change by {taken}"
        }
        "whatif-leaves-among" => {
            "no longer there: {members}, who paid {paid}; with all other changes the shares of those who stay change by {taken}"
        }
        "whatif-less" => "pay less: {members}",
        "whatif-all" => "the share of every member changes by {rate}",
        "whatif-all-staying" => "the share of every member that stays changes by {rate}",
        "whatif-all-there" => "the share of every member that was there changes by {rate}",
        "whatif-more" => "pay more: {members}",
        "whatif-nobody-more" => "no member that was there pays more",
        "whatif-worse-off" => "pay more than before the shared system: {members}",
        "require-all-hold" => "all {count} requirements of the case hold",
        "require-one-holds" => "the requirement of the case holds",
        "require-uncertain" => "no longer kept for certain, as amounts have ranges: {promise}; {whose}",
        "require-broken" => "no longer holds: {promise}; {whose}",
        "require-certainly-broken" => "does not hold; as it is, only not for certain: {promise}; {whose}",
        "require-broken-here" => "does not hold: {promise}; {whose}",
        "require-perhaps-now" => "holds, but not for certain, and does not as it is: {promise}; {whose}",
        "require-still-uncertain" => "not kept for certain, nor as it is: {promise}; {whose}",
        "require-uncertain-here" => "not kept for certain, as amounts have ranges: {promise}; {whose}",
        "require-certain-now" => "holds for certain now, and only perhaps as it is: {promise}",
        "require-holds-here" => "holds: {promise}",
        "require-still-broken" => "does not hold, nor does it as it is: {promise}; {whose}",
        "require-holds-now" => "holds now, and does not as it is: {promise}",
        "require-unknown" => "not known whether it holds: {promise} ({whose})",
        "require-gone" => "falls away, since {whose} takes no part: {promise}",
        "figure-of" => "{figure} of {member}",
        "whatif-horizons" => {
            "not over the same time: {now} as it is and {then} here, so amounts and shares cannot be set against each other"
        }
        "whatif-undiscounted" => {
            "the figures of a what-if are not discounted; `compare --discount` shows present values"
        }
        "whatif-remainder" => {
            "{member} bears what rounding leaves in the case as it is; without it that goes to the largest remainders"
        }
        "whatif-negotiated" => {
            "the negotiated percents of those who stay are raised in proportion, so that they make the whole: {items}"
        }
        "whatif-outside" => "what is borne outside is in the cost after, and in nobody's share",
        "whatif-before-support" => "shares and savings are before support",
        "whatif-with" => "with these changes made first: {scenario}",
        "whatif-unchanged" => "nothing changes",
        "whatif-unsplit" => "without shares: {reason}",
        "cannot-hold-but" => {
            "a saving of at least {wanted}% for every member cannot hold; the largest that can is {largest}%"
        }
        "cannot-hold-but-loss" => {
            "a saving of at least {wanted}% for every member cannot hold; at best no member pays more than {loss}% above its cost before"
        }
        "whatif-ranges" => {
            "some amounts are known within a range; names and counts in these notes take its middle"
        }
        "sweep-failed" => "{count:row|rows} cannot be computed; the first: {reason}",
        "whatif-in-scenario" => "in the scenario `{scenario}`; nothing was computed",
        "whatif-middle" => "amounts with a range are taken at the middle of it",
        "sweep-middle" => {
            "amounts with a range: counts and bars are taken at the middle of it, and a requirement counts as met only if it is at the worst end"
        }
        "sweep-fewer" => "{path}: {found} of {asked} steps; the others are the same to its least unit",
        "sweep-unsplit" => {
            "in {count:row|rows} the costs cannot be split among the members; the first: {reason}"
        }
        "two-way-heading" => "{figure}; across: {path}",
        "seek-proof" => {
            "at {value} the target is met with {reached}; one unit further, at {beyond}, it is missed with {missed}"
        }
        "seek-none" => {
            "the target is met at none of the values looked at: {figure} is {at_low} at {low} and {at_high} at {high}"
        }
        "seek-always" => {
            "the target is met at all values looked at where it can be computed: {figure} is {at_low} at {low} and {at_high} at {high}"
        }
        "seek-several" => {
            "the target is reached in {count} places; {figure} is {at_low} at {low} and {at_high} at {high}"
        }
        "seek-monotone" => "{figure} goes one way only in the places looked at, from {low} to {high}",
        "seek-flat" => "{figure} is the same in all places looked at, from {low} to {high}",
        "seek-unknown" => "at some of the values looked at {figure} cannot be computed",
        "seek-unknown-below" => "below {low} {figure} cannot be computed",
        "seek-unknown-above" => "above {high} {figure} cannot be computed",
        "seek-unknown-beyond" => "below {low} and above {high} {figure} cannot be computed",
        "seek-not-monotone-none" => {
            "{figure} goes up and down in the places looked at, from {low} to {high}: between them there may be solutions"
        }
        "seek-not-monotone" => {
            "{figure} goes up and down in the places looked at, from {low} to {high}: between them there may be more solutions"
        }
        "seek-unsteady" => {
            "within a few units of the value the rounding of bills makes the target met and missed by turns"
        }
        "tornado-base" => {
            "{figure} is {value} with nothing moved; each input moves by {percent} down and up, alone"
        }
        "tornado-still" => "{count:input does|inputs do} not move it",
        "tornado-stuck" => "cannot be moved so far, as the case could not be computed then: {paths}",
        "tornado-several" => "an input without values has several amounts, which move together",
        "samples-unknown" => {
            "in {unknown:sample|samples} it is not known whether some requirement holds, as the costs cannot be split or a cost before is not known: its probability has two ends, or none where that is so in all samples"
        }
        "samples-drawn" => {
            "{count:sample|samples} of {drawn:amount|amounts} with a range, drawn {shape}, seed {seed}: the same seed gives the same figures"
        }
        "fee-range" => {
            "from a fee of {least} paid by {member} no member loses, if those that pay more are paid the difference; below {greatest} {member} gains too: between the two everyone gains"
        }
        "fee-range-free" => {
            "no member pays more because {member} joins, so nobody needs a fee; with one above 0 and below {greatest}, dealt out to all, everyone gains"
        }
        "fee-range-gained" => {
            "every member pays less because {member} joins, so nobody needs a fee; with any below {greatest} everyone gains"
        }
        "fee-none" => {
            "no fee of {member} leaves everyone better off: members that pay more need {least}, and {member} saves {greatest}"
        }
        "fee-none-loses" => {
            "no fee of {member} leaves everyone better off: by joining it pays {loss} more than before"
        }
        "fee-given-up" => {
            "but all together save {surplus} more with {member}: if those who pay less give up part of that, everyone can gain"
        }
        "fee-paid-out" => {
            "but the members save {saved} by its joining: if they pay {member} more than {loss} and less than that, and share what is left, everyone gains"
        }
        "fee-all-lose" => "all together save {surplus} less with {member}",
        "fee-all-same" => "all together save neither more nor less with {member}",
        "fee-none-nothing" => "no fee of {member} leaves everyone better off: by joining it saves nothing",
        "fee-unknown" => "from a fee of {least} no member loses; what the newcomer saves is not known",
        _ => return None,
    })
}

fn path_fault(code: &str) -> Option<Message> {
    let fault = Message::fault;
    Some(match code {
        "vary-range" => fault(
            "`{found}` is an amount with a range, and cannot be the end of a sweep",
            "",
            "name amounts without a range, or a list: PATH=VALUE|VALUE",
        ),
        "vary-same" => fault("both sweeps are of `{found}`", "", "vary two inputs, or one of them once"),
        "set-twice" => {
            fault("`{found}` is set twice", "", "set it once, or use --each for a scenario of each")
        }
        "one-scenario" => fault(
            "{count} scenarios cannot be looked at together",
            "",
            "a sweep, a goal, a tornado, samples and a joining fee are of one: name it with --scenario, without --each",
        ),
        "unknown-path" => {
            fault("no input is named `{found}`", "nothing has this path", "the nearest are {known}")
        }
        "path-ambiguous" => {
            fault("several items are named `{found}`", "which of them?", "name one of {known}")
        }
        "path-several" => fault(
            "`{found}` has several amounts",
            "one value for several",
            "name one of them, as in by_year.2, or scale them all",
        ),
        "path-not-number" => fault(
            "`{found}` is not a number that the file has",
            "no number",
            "set it, or name an amount or a base",
        ),
        "already-member" => {
            fault("`{id}` is a member already", "not a candidate", "only a `candidate = true` can join")
        }
        "not-yet-member" => fault("`{id}` is only a candidate", "not a member", "only a member can leave"),
        _ => return None,
    })
}

fn request_fault(code: &str) -> Option<Message> {
    let fault = Message::fault;
    Some(match code {
        "no-plan-here" => fault(
            "this case has no plan to change",
            "",
            "a what-if needs [[before]] and [[after]]; published figures alone say nothing about it",
        ),
        "one-case" => fault("{count} cases were named", "", "name one case"),
        "no-change" => fault(
            "nothing is to be changed",
            "",
            "use --join, --leave, --set or --scale, a --scenario of the file, --vary, --seek, --tornado or --samples",
        ),
        "no-scenarios" => fault(
            "the file has no [[scenario]]",
            "",
            "add one with an `id`, and `join`, `leave`, `set` or `scale`",
        ),
        "assignment-form" => fault("`{found}` is no PATH=VALUE", "", "write after.ITEM.yearly=2500万円"),
        "unknown-scenario" => fault("there is no scenario `{found}`", "", "the scenarios are {known}"),
        "unknown-scenario-none" => fault(
            "there is no scenario `{found}`",
            "",
            "the case has no [[scenario]]; --with reads them from a file",
        ),
        "unknown-figure" => fault(
            "there is no figure `{found}`",
            "",
            "the figures are before, after, saving and percent, of a member as saving.MEMBER, and share.MEMBER",
        ),
        "figure-not-known" => fault(
            "`{found}` is not known in this case",
            "",
            "a candidate has no such figure, nor has a member where costs before are the group's own, nor a plan without costs before",
        ),
        "vary-form" => fault(
            "`{found}` is no sweep",
            "",
            "write PATH=FROM..TO/STEPS, PATH=VALUE|VALUE, or members=join-order",
        ),
        "vary-steps" => fault("a sweep has from 2 to {most} steps", "", "the steps count both ends"),
        "vary-twice" => fault("a sweep varies one or two inputs", "", "use --vary at most twice"),
        "vary-points" => fault("these steps make too many combinations", "", "at most {most}"),
        "vary-currencies" => fault("the ends of this sweep are in two currencies", "", "write both in one"),
        "no-candidates" => fault("no member is a candidate", "", "mark those to join with candidate = true"),
        "seek-form" => fault(
            "`{found}` is no goal",
            "",
            "write --seek \"percent=30%\" --by after.ITEM.yearly, or --by PATH=FROM..TO",
        ),
        "nothing-to-draw" => fault(
            "no amount of this case has a range",
            "",
            "write one as \"9,000万円±10%\" or \"8,000万円〜1億円\"",
        ),
        "one-newcomer" => {
            fault("a joining fee is for one newcomer", "", "name exactly one candidate with --join")
        }
        _ => return None,
    })
}
