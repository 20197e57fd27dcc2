//! English: what each key of a case file is, for editors.

/// What a key of a table is; `None` for one that nobody described.
pub(in crate::lang) fn key(table: &str, key: &str) -> Option<&'static str> {
    Some(match (table, key) {
        ("file", "format") => "The version of this format: 1.",
        ("file", "title") => "The name of the case, for people.",
        ("file", "source") => "Where the figures are from, with the page.",
        ("file", "currency") => "The currency of all amounts: a code of ISO 4217; default JPY.",
        ("file", "months") => "The term compared, in months, 1 to 600; default 60.",
        ("file", "start") => {
            "The first month of the term, such as \"2013-10\"; years are then fiscal years from April."
        }
        ("file", "tax") => "Whether amounts include consumption tax; default: not stated.",
        ("file", "note") => "What a reader must know about all figures; printed under the tables.",
        ("file", "published") => "Figures as a document printed them, a row each.",
        ("file", "require") => "What `cloudcost check` holds the figures against.",
        ("file", "member") => "A municipality of the group.",
        ("file", "before") => "A cost of today.",
        ("file", "after") => "A cost of the shared system.",
        ("file", "support") => "A grant or tax measure that lowers the cost after.",
        ("file", "rates") => "The price of one unit of another currency, in the case's.",
        ("file", "sharing") => "How shared costs are split.",
        ("file", "finance") => "Discounting; by default nothing is discounted.",
        ("file", "scenario") => "A named what-if.",
        ("file", "coalition") => "A known price for some of the members alone.",
        ("published", "system") => "What it is of; omitted: everything.",
        ("published", "member") => "Whose it is; omitted: the whole group.",
        ("published", "of") => "The kind of cost, where the document says one.",
        ("published", "months") => "The months it covers; default: the case's.",
        ("published", "one_time") => "Whether one-time costs are in it; default: not stated.",
        ("published", "status") => {
            "What it claims to be: estimate 見込, trial 試算, target 目標, actual 実績, bound 上限."
        }
        ("published", "before") => "The cost before, as printed.",
        ("published", "after") => "The cost after, as printed.",
        ("published", "saving") => "The saving, as printed; a reduction is positive, + or 増 says increase.",
        ("published", "percent") => "The saving in percent of the cost before, as printed, with its sign %.",
        ("published", "note") => "What a reader must know about this row.",
        ("coalition", "members") => "The members that the price is for.",
        ("coalition", "total") => {
            "The price for the whole term, in the case's currency or another of [rates]."
        }
        ("require", "figure") => "The figure that is limited; share is a member's cost after.",
        ("require", "at_least") => {
            "It must not be less: an amount, a percent of the cost before, or \"before\"."
        }
        ("require", "at_most") => {
            "It must not be more: an amount, a percent of the cost before, or \"before\"."
        }
        ("require", "member") => "Whose figure: a member, or \"every\"; omitted: the whole group.",
        ("require", "system") => "Of which system; omitted: everything.",
        ("require", "years") => "\"every\": in every year; omitted: over the whole term.",
        ("require", "why") => "Why it is required; printed under the table.",
        ("member", "id") => "The name by which the file speaks of the member.",
        ("member", "name") => "The member's name, for people; default: the id.",
        ("member", "bases") => "Allocation bases: any names, exact numbers.",
        ("member", "from") => "The first month in which it takes part.",
        ("member", "to") => "The last month in which it takes part.",
        ("member", "candidate") => "Not a member yet: joins only in a what-if.",
        ("before" | "after", "item") => "What it is; also its id, unless `id` is given.",
        ("before" | "after", "id") => "A short name by which paths and support speak of it.",
        ("before" | "after", "system") => "A label to group by.",
        ("before" | "after", "category") => "A label to group by, and to include or leave out by.",
        ("before" | "after", "total") => {
            "One of the forms of the amount: in all, spread evenly over its months."
        }
        ("before" | "after", "once") => "One of the forms of the amount: paid once, in month `at`.",
        ("before" | "after", "yearly") => "One of the forms of the amount: a year, a twelfth a month.",
        ("before" | "after", "monthly") => "One of the forms of the amount: a month.",
        ("before" | "after", "by_year") => {
            "One of the forms of the amount: the cost of each year of the term, one a year."
        }
        ("before" | "after", "at") => {
            "The month in which a `once` is paid, counted from the first of the term; default the first."
        }
        ("before" | "after", "from") => "The first month in which it runs; default the first of the term.",
        ("before" | "after", "to") => {
            "The last month in which it runs, inclusive; default the last of the term."
        }
        ("before" | "after", "growth") => {
            "How much a `yearly` or `monthly` price rises every 12 months from `from`, compounding; default 0%."
        }
        ("before" | "after", "note") => "What a reader of the file must know about it.",
        ("before", "member") => {
            "Whose cost it is: a member's id. Omitted: the whole group's, and then no member's saving is known."
        }
        ("after", "member") => "The one member that bears it alone: its id.",
        ("after", "by_members") => {
            "One of the forms of the amount: yearly prices by how many members share; the largest number not above theirs counts."
        }
        ("after", "members") => "Ids of the members that share it; default all.",
        ("after", "per") => {
            "A base, or \"member\": the amount is a price for each unit of it, and every member pays its own."
        }
        ("after", "share") => {
            "How it is split: a rule such as \"20% equal + 80% population\", or a table of each member's percent; default the rule under [sharing]."
        }
        ("after", "paid_by") => "Who bears it outside the group: shown, but in no member's cost.",
        ("support", "name") => "What it is called.",
        ("support", "rate") => "How much of the cost of its items it pays: 0% to 100%; this or `amount`.",
        ("support", "amount") => "What it pays over the term; this or `rate`.",
        ("support", "items") => "Names or ids of the [[after]] items it covers; this or `category`.",
        ("support", "category") => "The category of the [[after]] items it covers; this or `items`.",
        ("support", "cap") => "The most it pays over the term: a member where it goes to each, else in all.",
        ("support", "to") => {
            "Who gets it: \"each\" in proportion to its cost of the items (default), or one member's id."
        }
        ("sharing", "rule") => "The rule of items without `share`: \"20% equal + 80% population\".",
        ("sharing", "round_to") => {
            "Bills of a year are multiples of this: 1000 for thousands of yen; default the currency's minor unit."
        }
        ("sharing", "remainder") => {
            "Who bears what rounding leaves: \"largest\" remainders (default), \"drop\" (nobody), or one member's id."
        }
        ("sharing", "min_saving") => {
            "What every member saves at least of its own cost before: 0% means nobody pays more; the others pay what it moves."
        }
        ("finance", "discount") => "The discount rate a year; default 0%: costs are added up as they are.",
        ("finance", "timing") => "When in a year its costs fall: start, mid or end (default).",
        ("scenario", "id") => "The name by which the command line asks for it.",
        ("scenario", "title") => "What it is called, for people.",
        ("scenario", "join") => "Ids of candidates that take part in it.",
        ("scenario", "leave") => "Ids of members that do not.",
        ("scenario", "set") => "Inputs with other values, by path: \"after.ITEM.yearly\" = \"3,600万円\".",
        ("scenario", "scale") => "Inputs moved by a percent, by path: \"after.ITEM\" = \"+10%\".",
        _ => return None,
    })
}
