//! One slip of the hand is told once: nothing that only follows from it is told as well.
//!
//! A case with most keys of a plan; each slip changes one word or number of it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use cloudcost::{Source, read_case};

const CASE: &str = r#"format = 1
title = "町の共同化（作例）"
start = "2026-04"
months = 24
tax = "excluded"
tax_rate = "10%"
signed = "2026-02"
status = "quotation"
unit = "千円"
year_starts = 4

[rates]
USD = "150円"

[sharing]
rule = "20% equal + 80% population"
round_to = 1000
remainder = "kita"
round = "down"
bill = "year"
min_saving = "0%"
word = "負担金"
instalments = [5, 11]

[finance]
discount = "2%"

[[member]]
id = "kita"
name = "北町"
bases = { population = 5000, size = 3 }

[[member]]
id = "minami"
name = "南町"
bases = { population = 8000, size = 4 }
from = 2
to = 24

[[before]]
item = "旧"
member = "kita"
yearly = "20,000千円"

[[before]]
item = "旧"
member = "minami"
yearly = "30,000千円"

[[after]]
item = "基本料"
yearly = "12,000千円"
growth = "1%"
from = 1
to = 24

[[after]]
item = "移行"
once = "USD 10,000"
category = "migration"
tax = "included"

[[after]]
item = "端末"
per = "size"
yearly = "100千円"

[[after]]
item = "回線"
by_year = [500, 600]
share = "equal"
members = ["kita", "minami"]
min = "50千円"
paid_by = { "県" = "50%" }

[[support]]
name = "補助"
rate = "50%"
category = "migration"
to = "each"
kind = "national"

[[base]]
id = "population"
as_of = "2025-10-01"
source = "国調"

[[settlement]]
name = "精算"
year = 2027
by = { kita = "-80千円", minami = "-40千円" }

[[settlement]]
name = "前年度の残り"
year = 2027
total = "-20千円"
share = "paid"

[[settlement]]
name = "繰越金"
year = 2026
total = "-10千円"
before_split = true

[[require]]
figure = "saving"
at_least = "10%"
member = "every"

[[scenario]]
id = "s"
title = "値上げ"
set = { "after.基本料.yearly" = "13,000千円" }
scale = { "after.端末" = "+10%" }
"#;

/// What is written, and what stands there by mistake.
const SLIPS: [(&str, &str); 116] = [
    ("format = 1", r#"format = "1""#),
    ("format = 1", "format = 2"),
    (r#"title = "町の共同化（作例）""#, "title = 3"),
    (r#"start = "2026-04""#, r#"start = "2026-13""#),
    (r#"start = "2026-04""#, "start = 2026"),
    ("months = 24", "months = 0"),
    ("months = 24", r#"months = "24か月""#),
    (
        r#"tax = "excluded"
tax_rate"#,
        r#"tax = "exclusive"
tax_rate"#,
    ),
    (r#"tax_rate = "10%""#, r#"tax_rate = "一割一""#),
    (r#"tax_rate = "10%""#, "tax_rate = 0.1"),
    (r#"signed = "2026-02""#, r#"signed = "2月""#),
    (r#"status = "quotation""#, r#"status = "quote""#),
    (r#"unit = "千円""#, r#"unit = "千""#),
    (r#"unit = "千円""#, r#"unit = "千弗""#),
    ("year_starts = 4", "year_starts = 13"),
    (r#"USD = "150円""#, r#"USD = "百五十園""#),
    (r#"USD = "150円""#, "USD = 0"),
    (r#"USD = "150円""#, r#"US = "150円""#),
    (r#"rule = "20% equal + 80% population""#, r#"rule = "20% equal + 70% population""#),
    (r#"rule = "20% equal + 80% population""#, r#"rule = "20% equal + 80% popluation""#),
    (r#"rule = "20% equal + 80% population""#, "rule = 3"),
    ("round_to = 1000", "round_to = 0"),
    (r#"remainder = "kita""#, r#"remainder = "kitta""#),
    (r#"round = "down""#, r#"round = "floor""#),
    (r#"bill = "year""#, r#"bill = "yearly""#),
    (r#"min_saving = "0%""#, "min_saving = 0.1"),
    (r#"min_saving = "0%""#, r#"min_saving = "120%""#),
    (r#"word = "負担金""#, r#"word = "賦課金""#),
    ("instalments = [5, 11]", "instalments = [5, 13]"),
    ("instalments = [5, 11]", r#"instalments = ["5月", "11月"]"#),
    ("instalments = [5, 11]", r#"instalments = { 5 = "50%", 11 = "40%" }"#),
    (r#"discount = "2%""#, "discount = 0.02"),
    (r#"id = "minami""#, "id = 3"),
    (r#"id = "minami""#, r#"idd = "minami""#),
    (r#"id = "minami""#, r#"id = "kita""#),
    ("population = 8000", r#"population = "8,200人""#),
    ("population = 8000", "population = -1"),
    ("population = 8000", "popluation = 8000"),
    ("bases = { population = 8000", "base = { population = 8000"),
    ("size = 4", r#"size = "四つ""#),
    ("from = 2", r#"from = "2""#),
    ("from = 2\nto = 24", "from = 24\nto = 2"),
    ("from = 2\nto = 24", "from = 99"),
    (
        r#"member = "kita"
yearly"#, r#"member = "kitta"
yearly"#,
    ),
    (r#"yearly = "20,000千円""#, r#"yearly = "20.000千園""#),
    (r#"yearly = "20,000千円""#, "yearly = true"),
    (r#"yearly = "20,000千円""#, r#"yeerly = "20,000千円""#),
    (r#"yearly = "20,000千円""#, ""),
    (
        r#"yearly = "20,000千円""#,
        r#"yearly = "20,000千円"
total = 1"#,
    ),
    (r#"item = "基本料""#, r#"itme = "基本料""#),
    (r#"item = "基本料""#, "item = 5"),
    (r#"yearly = "12,000千円""#, r#"yearly = "▲12,000千円""#),
    (r#"yearly = "12,000千円""#, r#"yearly = "12,000"千円"#),
    (r#"growth = "1%""#, "growth = 0.01"),
    (
        "to = 24\n\n[[after]]", r#"to = "末"

[[after]]"#,
    ),
    (r#"once = "USD 10,000""#, r#"once = "EUR 10,000""#),
    (r#"once = "USD 10,000""#, r#"once = "弗10,000""#),
    (
        r#"category = "migration"
tax"#,
        r#"categoly = "migration"
tax"#,
    ),
    (
        r#"tax = "included"

[[after]]"#,
        r#"tax = "incl"

[[after]]"#,
    ),
    (r#"per = "size""#, r#"per = "sizes""#),
    (r#"per = "size""#, "per = 3"),
    ("by_year = [500, 600]", "by_year = [500]"),
    ("by_year = [500, 600]", r#"by_year = [500, "六百弗"]"#),
    (r#"share = "equal""#, r#"share = "eqal""#),
    (r#"share = "paid""#, r#"shere = "paid""#),
    (r#"share = "paid""#, r#"share = "pade""#),
    ("before_split = true", "before_splt = true"),
    ("before_split = true", "before_split = 1"),
    (r#"share = "equal""#, r#"share = { kita = "60%", minami = "30%" }"#),
    (r#"share = "equal""#, r#"share = { kita = "60%", minamii = "40%" }"#),
    (r#"members = ["kita", "minami"]"#, r#"members = ["kita", "minamii"]"#),
    (r#"members = ["kita", "minami"]"#, r#"members = "kita""#),
    (r#"min = "50千円""#, r#"min = "5割""#),
    (r#"paid_by = { "県" = "50%" }"#, r#"paid_by = { "県" = 0.5 }"#),
    (r#"paid_by = { "県" = "50%" }"#, r#"paid_by = { "県" = "150%" }"#),
    (r#"rate = "50%""#, r#"rate = "半分""#),
    (r#"rate = "50%""#, "rate = 0.5"),
    (r#"rate = "50%""#, r#"rates = "50%""#),
    (
        r#"category = "migration"
to"#, r#"category = "migratoin"
to"#,
    ),
    (
        r#"category = "migration"
to"#, r#"categry = "migration"
to"#,
    ),
    (r#"to = "each""#, r#"to = "eech""#),
    (r#"kind = "national""#, r#"kind = "nation""#),
    (
        r#"id = "population"
as_of"#, r#"id = "popluation"
as_of"#,
    ),
    (r#"as_of = "2025-10-01""#, "as_of = 20251001"),
    ("year = 2027", "year = 2040"),
    ("year = 2027", r#"year = "令和九年""#),
    (r#"minami = "-40千円""#, r#"minamii = "-40千円""#),
    (r#"minami = "-40千円""#, r#"minami = "▲40千円""#),
    ("by = { kita", "bye = { kita"),
    (r#"figure = "saving""#, r#"figure = "savings""#),
    (r#"at_least = "10%""#, "at_least = 0.1"),
    (r#"at_least = "10%""#, r#"at_least = "befor""#),
    (r#"at_least = "10%""#, r#"atleast = "10%""#),
    (r#"member = "every""#, r#"member = "evry""#),
    (r#""after.基本料.yearly" ="#, r#""after.基木料.yearly" ="#),
    (r#""13,000千円""#, r#""1万弗""#),
    (r#""+10%""#, "10"),
    (
        r#"[[after]]
item = "端末""#, r#"[after]
item = "端末""#,
    ),
    (
        r#"[[member]]
id = "minami""#, r#"[[membre]]
id = "minami""#,
    ),
    ("[sharing]", "[shareing]"),
    ("[rates]", "[rate]"),
    ("[[support]]", "[[suport]]"),
    (r#"yearly = "20,000千円""#, r#"年額 = "20,000千円""#),
    (r#"yearly = "20,000千円""#, "yearly = 20,000千円"),
    (r#"yearly = "20,000千円""#, r#"yearly = "20,000千円（税抜）""#),
    (r#"yearly = "20,000千円""#, r#"yearly = "未定""#),
    ("months = 24", r#"months = "2年""#),
    ("months = 24", "months = 2年"),
    ("from = 2", r#"from = "令和8年5月""#),
    (r#"per = "size""#, r#"per = "団体""#),
    (r#"remainder = "kita""#, r#"remainder = "四捨五入""#),
    (r#"round = "down""#, r#"round = "切捨て""#),
    (r#"kind = "national""#, r#"kind = "国""#),
    (
        r#"member = "kita"
yearly"#, r#"member = "北町"
yearly"#,
    ),
    (r#"name = "補助""#, r#"名前 = "補助""#),
    (r#"name = "補助""#, r#""名前" = "補助""#),
];

#[test]
fn the_case_itself_has_no_fault() {
    let read = read_case("t", Source::new("t.toml", CASE));
    assert_eq!(read.err().map(|faults| faults.list), None);
}

#[test]
fn one_slip_is_one_error() {
    let mut wrong = Vec::new();
    for (written, slip) in SLIPS {
        assert!(CASE.contains(written), "{written}");
        let text = CASE.replacen(written, slip, 1);
        match read_case("t", Source::new("t.toml", &text)) {
            Ok(_) => wrong.push(format!("{slip} is read")),
            Err(faults) if faults.list.len() == 1 && faults.more == 0 => {}
            Err(faults) => {
                let codes: Vec<_> = faults.list.iter().map(|fault| fault.wording.name()).collect();
                wrong.push(format!("{slip}: {codes:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {}: {wrong:#?}", wrong.len(), SLIPS.len());
}

/// Two slips that have nothing to do with each other are both told.
#[test]
fn slips_of_different_things_are_told_together() {
    let slips =
        [("months = 24", "months = 0"), ("rate = \"50%\"", "rate = 0.5"), ("to = \"each\"", "to = \"eech\"")];
    let text = slips.iter().fold(CASE.to_owned(), |text, (written, slip)| text.replacen(written, slip, 1));
    let faults = read_case("t", Source::new("t.toml", &text)).unwrap_err();
    let codes: Vec<_> = faults.list.iter().map(|fault| fault.code.name()).collect();
    assert_eq!(codes, ["out-of-range", "bare-percent", "unknown-member"]);
}
