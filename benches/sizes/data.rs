//! What the sizes are measured on: cases, journals and a script, all invented.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

/// So many files in a folder of their own; made once.
pub fn many(folder: &Path, name: &str, files: usize, text: fn(usize) -> String) -> PathBuf {
    let folder = folder.join(format!("{name}{files}"));
    if !folder.exists() {
        fs::create_dir_all(&folder).unwrap();
        for nth in 0..files {
            fs::write(folder.join(format!("{nth:06}.toml")), text(nth)).unwrap();
        }
    }
    folder
}

/// A document that prints three figures.
pub fn printed(nth: usize) -> String {
    let before = 10_000 + nth * 7;
    let after = before * 7 / 10;
    format!(
        "format = 1\ntitle = \"City {nth}\"\n[[published]]\nbefore = \"{before}万円\"\nafter = \"{after}万円\"\n\
         saving = \"▲{}万円\"\n",
        before - after
    )
}

const SIDES: [(&str, usize); 2] = [("before", 1_000), ("after", 700)];

/// A plan of ten items before and ten after, over five years.
pub fn plan(nth: usize) -> String {
    let mut text = format!(
        "format = 1\ntitle = \"City {nth}\"\nmonths = 60\nstart = \"2026-04\"\nmember = [{{ id = \"a\" }}]\n"
    );
    for (side, least) in SIDES {
        for item in 0..10 {
            let cost = least + nth + item * 31;
            writeln!(text, "[[{side}]]\nitem = \"i{item}\"\nmember = \"a\"\nyearly = \"{cost}万円\"")
                .unwrap();
        }
    }
    text
}

/// The costs of such a plan as a journal: a posting an item and year.
pub fn journal(nth: usize) -> String {
    (2026..2031).map(|year| postings(nth, year)).collect()
}

/// The same of the first year alone: a posting an item, as the plan has a line an item.
pub fn ledger_of_costs(nth: usize) -> String {
    postings(nth, 2026)
}

/// The same for beancount, whose accounts have a root and capitals.
pub fn beans(nth: usize) -> String {
    let mut text = String::new();
    for (side, least) in [("Before", 1_000), ("After", 700)] {
        writeln!(text, "2026-04-01 * \"City {nth}\"").unwrap();
        for item in 0..10 {
            let cost = (least + nth + item * 31) * 10_000;
            writeln!(text, "  Expenses:{side}:C{nth}:I{item}  {cost} JPY").unwrap();
        }
        writeln!(text, "  Assets:Paid\n").unwrap();
    }
    text
}

fn postings(nth: usize, year: usize) -> String {
    let mut text = String::new();
    for (side, least) in SIDES {
        writeln!(text, "{year}/04/01 City {nth}").unwrap();
        for item in 0..10 {
            writeln!(text, "  {side}:c{nth}:i{item}  {} JPY", (least + nth + item * 31) * 10_000).unwrap();
        }
        writeln!(text, "  paid\n").unwrap();
    }
    text
}

/// Costs of such plans by year, with whole numbers of yen, as a script would do it.
pub fn script() -> &'static str {
    "import glob, tomllib\n\
     for path in sorted(glob.glob('*.toml')):\n\
     \x20   case = tomllib.load(open(path, 'rb'))\n\
     \x20   for year in range(case['months'] // 12):\n\
     \x20       sums = {s: sum(int(i['yearly'].removesuffix('万円')) * 10_000 for i in case[s]) for s in ('before', 'after')}\n\
     \x20       saved = sums['before'] - sums['after']\n\
     \x20       print(f\"{case['title']:<12}{2026 + year}{sums['before']:>16,}{sums['after']:>16,}{saved:>16,}{saved / sums['before']:8.1%}\")\n"
}

/// A plan whose items are all shared by the same rule.
pub fn shared(members: usize, items: usize, months: usize) -> String {
    plan_of(members, items, months, "", |_| String::new())
}

/// The same, each shared item known within a range.
pub fn ranged(members: usize, items: usize) -> String {
    plan_of(members, items, 60, "±10%", |_| String::new())
}

/// The same with so many scenarios, each of a member that leaves after some month.
pub fn leaving(members: usize, items: usize, scenarios: usize) -> String {
    let mut text = shared(members, items, 120);
    for nth in 0..scenarios {
        let (member, month) = (nth % members, 1 + nth / members);
        writeln!(text, "[[scenario]]\nid = \"s{nth}\"\nleave = [\"m{member}@{month}\"]").unwrap();
    }
    text
}

/// The same with half of the members not there yet.
pub fn joining(members: usize, items: usize) -> String {
    let more = |nth: usize| if nth < members / 2 { String::new() } else { "candidate = true\n".to_owned() };
    plan_of(members, items, 60, "", more)
}

/// The same with members that join one after the other.
pub fn staggered(members: usize) -> String {
    plan_of(members, 10, 60, "", |nth| format!("from = {}\n", 1 + nth % 48))
}

fn plan_of(
    members: usize,
    items: usize,
    months: usize,
    range: &str,
    more: impl Fn(usize) -> String,
) -> String {
    let mut text = format!("format = 1\ntitle = \"shared\"\nmonths = {months}\nstart = \"2026-04\"\n");
    for nth in 0..members {
        let (heads, cost, more) = (1_000 + nth * 7, 100 + nth, more(nth));
        writeln!(
            text,
            "[[member]]\nid = \"m{nth}\"\nbases = {{ population = {heads} }}\n{more}\
             [[before]]\nitem = \"old\"\nmember = \"m{nth}\"\nyearly = \"{cost}万円\""
        )
        .unwrap();
    }
    text += "[sharing]\nrule = \"20% equal + 80% population\"\n";
    for item in 0..items {
        writeln!(text, "[[after]]\nitem = \"i{item}\"\nyearly = \"{}万円{range}\"", 700 + item * 31).unwrap();
    }
    text
}

/// A template filled in: two towns and so many costs, half of them before.
pub fn template(path: &Path, costs: usize) {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet().set_name("団体").unwrap();
    sheet.write_row(0, 0, ["団体名", "人口"]).unwrap();
    for (row, (name, people)) in (1..).zip([("甲町", 30_000_u32), ("乙町", 10_000)]) {
        sheet.write(row, 0, name).unwrap().write(row, 1, people).unwrap();
    }
    let heads = [
        ("導入前", ["団体名", "経費名", "システム", "区分", "金額の形", "金額", "備考"]),
        ("導入後", ["経費名", "システム", "区分", "金額の形", "金額", "分担方法", "備考"]),
    ];
    for (name, heads) in heads {
        let sheet = book.add_worksheet().set_name(name).unwrap();
        sheet.write_row(0, 0, heads).unwrap();
        for row in 1..=u32::try_from(costs / 2).unwrap() {
            for (column, head) in (0..).zip(heads) {
                match head {
                    "団体名" => sheet.write(row, column, if row % 2 == 0 { "甲町" } else { "乙町" }),
                    "経費名" => sheet.write(row, column, format!("経費{row}")),
                    "システム" => sheet.write(row, column, "基幹系"),
                    "区分" => sheet.write(row, column, "運用"),
                    "金額の形" => sheet.write(row, column, "年額"),
                    "金額" => sheet.write(row, column, 100 + row % 9_000),
                    "分担方法" => sheet.write(row, column, "人口割"),
                    _ => sheet.write(row, column, "令和8年度の契約"),
                }
                .unwrap();
            }
        }
    }
    let sheet = book.add_worksheet().set_name("設定").unwrap();
    for (row, pair) in (0..).zip([["ひな形の版", "1"], ["単位", "千円"], ["開始年月", "2026-04"]])
    {
        sheet.write_row(row, 0, pair).unwrap();
    }
    book.save(path).unwrap();
}
