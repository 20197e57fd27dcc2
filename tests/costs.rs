//! Costs as budget tables write them: tax on each price, the unit of a file, and sweeps that agree with plans changed by
//! hand. Right values are worked out in the comments.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use cloudcost::plan::facts::{Selection, Side, compute};
use cloudcost::{Fraction, Source, read_case};

const HEAD: &str = "format = 1\ntitle = \"t\"\nmonths = 24\ntax = \"included\"\ntax_rate = \"10%\"\n";

fn costs(text: &str, changes: &[(&str, &str)]) -> (i128, i128) {
    let reading = read_case("t", Source::new("t", text)).unwrap();
    let mut written = reading.written.unwrap();
    changes.iter().for_each(|(path, value)| written.set(path, value).unwrap());
    let case = written.case().unwrap();
    let plan = case.plan.as_ref().unwrap();
    let computed = compute(&case, plan, &Selection::default()).unwrap();
    (computed.total(Side::Before).base, computed.total(Side::After).base)
}

fn of_item(lines: &str) -> i128 {
    costs(&format!("{HEAD}[[after]]\nitem = \"x\"\n{lines}"), &[]).1
}

#[test]
fn tax_is_rounded_on_each_price() {
    // 85,005 × 1.1 = 93,505.5, cut off 93,505 a month
    assert_eq!(of_item("monthly = 85_005\ntax = \"excluded\""), 24 * 93_505);
    assert_eq!(of_item("monthly = 85_005\ntax = \"excluded\"\ntax_round = \"nearest\""), 24 * 93_506);
    // a year's price: 105 × 1.1 = 115.5
    assert_eq!(of_item("yearly = 105\ntax = \"excluded\""), 2 * 115);
    assert_eq!(of_item("yearly = 105\ntax = \"excluded\"\ntax_round = \"up\""), 2 * 116);
    // towards zero: -115.5 is -115; 0.45 x 24 months is nothing
    assert_eq!(of_item("once = -105\ntax = \"excluded\""), -115);
    assert_eq!(of_item("monthly = \"0.45\"\ntax = \"excluded\""), 0);
    // after growth: 100 × 1.1 = 110 and 101.5 × 1.1 = 111.65
    assert_eq!(of_item("monthly = 100\ngrowth = \"1.5%\"\ntax = \"excluded\""), 12 * 110 + 12 * 111);
    assert_eq!(of_item("total = 1_001\ntax = \"none\""), 1_001);
    // 1,100 with 8% is 1,100 / 1.08 = 1,018.5 without
    let text = HEAD.replace("included", "excluded");
    let text =
        format!("{text}[[after]]\nitem = \"x\"\nonce = 1_100\ntax = \"included\"\ntax_rate = \"8%\"\n");
    assert_eq!(costs(&text, &[]).1, 1_018);
}

#[test]
fn what_is_renewed_comes_again_as_long_as_it_runs() {
    // months 1, 11, 21; 0 counts as month 1; 5, 15; 5 and no more
    for (lines, times) in [
        ("every = 10", 3),
        ("every = 10\nat = 0", 3),
        ("every = 10\nat = 5", 2),
        ("every = 10\nat = 5\nto = 14", 1),
        ("every = 10\nfrom = 15", 1),
        ("every = 1", 24),
    ] {
        assert_eq!(of_item(&format!("once = 100\n{lines}")), times * 100, "{lines}");
    }
}

#[test]
fn a_unit_is_that_of_bare_amounts_only() {
    let text = format!(
        "{HEAD}unit = \"千円\"\n[rates]\nUSD = 150\n[[member]]\nid = \"a\"\nbases = {{ people = 3 }}\n\
         [[before]]\nitem = \"old\"\nmember = \"a\"\nonce = 61_200\n\
         [[after]]\nitem = \"x\"\nonce = \"5\"\nper = \"people\"\n[[after]]\nitem = \"y\"\nonce = \"USD 2\"\nmember = \"a\"\n\
         [[after]]\nitem = \"z\"\nonce = \"785,005円\"\nmember = \"a\"\n[sharing]\nround_to = 10\n"
    );
    assert_eq!(costs(&text, &[]), (61_200_000, 3 * 5_000 + 300 + 785_005));
    let changes = [("before.old", "7"), ("after.z", "1万円"), ("rates.USD", "100"), ("member.a.people", "4")];
    assert_eq!(costs(&text, &changes), (7_000, 4 * 5_000 + 200 + 10_000));
    let printed =
        "format = 1\ntitle = \"t\"\nunit = \"百万円\"\n[[published]]\nbefore = 1_220\nafter = \"794\"\n";
    let case = read_case("t", Source::new("t", printed)).unwrap().case;
    let before = case.published[0].figures.before.as_ref().unwrap();
    assert_eq!(before.range.low, Fraction::from(1_219_500_000));
    assert_eq!(before.range.high, Fraction::from(1_220_500_000));
}

#[test]
fn sweeps_of_taxed_prices_agree_with_plans_changed_by_hand() {
    let text = format!(
        "{HEAD}[[member]]\nid = \"a\"\nbases = {{ people = 7 }}\n[[member]]\nid = \"b\"\nbases = {{ people = 4 }}\nfrom = 8\n\
         [[before]]\nitem = \"old\"\nmember = \"a\"\nyearly = 1_003\ntax = \"excluded\"\ngrowth = \"1.5%\"\n\
         [[before]]\nitem = \"none\"\nmember = \"b\"\ntotal = 0\n\
         [[after]]\nitem = \"base\"\ntotal = 10_001\ntax = \"excluded\"\ntax_round = \"up\"\nshare = \"people\"\n\
         [[after]]\nitem = \"own\"\nmonthly = 37\nper = \"people\"\ntax = \"excluded\"\n"
    );
    std::fs::create_dir_all(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("taxed.toml");
    std::fs::write(&path, &text).unwrap();
    for input in ["before.old", "after.base", "after.own"] {
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_cloudcost"))
            .args(["sweep", path.to_str().unwrap(), &format!("{input}=901..1001/20"), "-f", "json"])
            .output()
            .unwrap();
        let found: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        let rows = found["tables"][0]["rows"].as_array().unwrap();
        assert_eq!(rows.len(), 20);
        for row in rows {
            let value = row[&found_path(input)].to_string();
            let (before, after) = costs(&text, &[(input, &value)]);
            assert_eq!(
                (row["before"].as_i64(), row["after"].as_i64()),
                (Some(i64::try_from(before).unwrap()), Some(i64::try_from(after).unwrap())),
                "{input} {value}"
            );
        }
    }
}

/// The full path of an input, which names the column.
fn found_path(input: &str) -> String {
    let form = match input {
        "before.old" => ".yearly",
        "after.base" => ".total",
        _ => ".monthly",
    };
    [input, form].concat()
}
