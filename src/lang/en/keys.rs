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
        _ => return None,
    })
}
