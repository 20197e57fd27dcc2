//! The page that is handed out: figures worked out by hand, nothing loaded, nothing that a text could turn into markup.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

mod common;

use common::{cloudcost, package, run, shipped, stdout};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;

/// The tables of a report as data.
fn tables(arguments: &[&str]) -> Vec<Value> {
    let text = stdout(&[&["report"], arguments, &["-f", "json"]].concat());
    serde_json::from_str::<Value>(&text).unwrap()["tables"].as_array().unwrap().clone()
}

fn table(arguments: &[&str], id: &str) -> Vec<Value> {
    let found = tables(arguments).into_iter().find(|table| table["id"] == id);
    found.unwrap_or_else(|| panic!("no table {id}"))["rows"].as_array().unwrap().clone()
}

/// The tags of a page: each with its name and its attributes, without what stands between them.
fn tags(page: &str) -> Vec<(String, Vec<(String, String)>)> {
    let mut tags = Vec::new();
    let mut rest = page;
    while let Some(start) = rest.find('<') {
        rest = &rest[start + 1..];
        let name: String = rest.chars().take_while(|c| !" >".contains(*c)).collect();
        rest = &rest[name.len()..];
        let mut attributes = Vec::new();
        loop {
            rest = rest.trim_start();
            if let Some(after) = rest.strip_prefix('>') {
                rest = after;
                break;
            }
            let attribute: String = rest.chars().take_while(|c| !"= >".contains(*c)).collect();
            assert!(!attribute.is_empty(), "no attribute: {}", &rest[..rest.len().min(80)]);
            rest = &rest[attribute.len()..];
            let value = match rest.strip_prefix("=\"") {
                Some(quoted) => {
                    let value = quoted.split('"').next().unwrap();
                    rest = &quoted[value.len() + 1..];
                    value
                }
                None => "",
            };
            attributes.push((attribute, value.to_owned()));
        }
        tags.push((name, attributes));
    }
    tags
}

/// What stands between the tags of one name, without tags within.
fn texts(page: &str, name: &str) -> Vec<String> {
    let (start, end) = (format!("<{name}"), format!("</{name}>"));
    let parts = page.split(&start).skip(1);
    let parts = parts.filter(|part| part.starts_with([' ', '>'])).filter_map(|part| part.split(&end).next());
    parts.map(|part| part.split_once('>').unwrap().1.to_owned()).map(|part| without_tags(&part)).collect()
}

fn without_tags(text: &str) -> String {
    text.split('<')
        .enumerate()
        .map(|(nth, part)| if nth == 0 { part } else { part.split_once('>').unwrap().1 })
        .collect()
}

#[test]
fn the_budget_is_what_one_works_out_on_paper_and_adds_up_both_ways() {
    // base fee 30 a year by two, from the middle of FY2028 by three; 0.5 a business; 10 for each migration
    let expected = [
        ("ko", [45_000_000, 35_000_000, 32_500_000, 30_000_000, 30_000_000]),
        ("otsu", [35_000_000, 25_000_000, 22_500_000, 20_000_000, 20_000_000]),
        ("hei", [0, 0, 17_500_000, 15_000_000, 15_000_000]),
    ];
    let rows = table(&["examples/three-towns.toml"], "budget");
    let years = ["2026", "2027", "2028", "2029", "2030"];
    assert_eq!(rows.len(), 4);
    for ((member, bills), row) in expected.iter().zip(&rows) {
        assert_eq!(row["key"], *member);
        for (year, bill) in years.iter().zip(bills) {
            assert_eq!(row[*year].as_i64().unwrap_or(0), *bill, "{member} {year}");
        }
        assert_eq!(row["total"].as_i64().unwrap(), bills.iter().sum::<i64>(), "{member}");
    }
    for (nth, year) in years.iter().enumerate() {
        let sum: i64 = expected.iter().map(|(_, bills)| bills[nth]).sum();
        assert_eq!(rows[3][*year].as_i64().unwrap(), sum, "{year}");
    }
    assert_eq!(rows[3]["total"].as_i64().unwrap(), 342_500_000);
}

#[test]
fn every_budget_adds_up_both_ways() {
    for case in ["examples/association.toml", "examples/three-towns.toml", "examples/what-if/towns.toml"] {
        let rows = table(&[case], "budget");
        let keys: Vec<String> = rows[0].as_object().unwrap().keys().cloned().collect();
        let years: Vec<&String> = keys.iter().filter(|key| key.parse::<u32>().is_ok()).collect();
        assert!(years.len() > 1, "{case}: {keys:?}");
        let of = |row: &Value, key: &str| row[key].as_i64().unwrap_or(0);
        for row in &rows {
            assert_eq!(
                years.iter().map(|year| of(row, year)).sum::<i64>(),
                of(row, "total"),
                "{case}: {row}"
            );
        }
        let (members, total) = rows.split_at(rows.len() - 1);
        for key in years.iter().map(|year| year.as_str()).chain(["total"]) {
            assert_eq!(
                members.iter().map(|row| of(row, key)).sum::<i64>(),
                of(&total[0], key),
                "{case} {key}"
            );
        }
    }
}

#[test]
fn sums_that_rounding_breaks_are_said_also_where_they_are_across() {
    let folder = tempfile::tempdir().unwrap();
    // 400 and 400 yen are shown as 0 and 0 thousand, their sum as 1
    let case = "format = 1\ntitle = \"a\"\nmonths = 24\nmember = [{ id = \"a\" }]\n\
        before = [{ item = \"x\", member = \"a\", yearly = \"5000円\" }]\n\
        after = [{ item = \"y\", member = \"a\", yearly = \"1400円\" }]\n";
    fs::write(folder.path().join("a.toml"), case).unwrap();
    let page = |unit: &str| {
        let output = cloudcost(folder.path())
            .args(["report", "a.toml", "--lang", "en", "--unit", unit])
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(0));
        String::from_utf8(output.stdout).unwrap()
    };
    let rows = texts(&page("thousand"), "tr");
    assert!(rows.iter().any(|row| row == "a113"), "{rows:?}");
    let said = stdout(&["report", "examples/three-towns.toml", "--lang", "en", "--unit", "thousand"]);
    let note = |text: &str| texts(text, "li").into_iter().find(|note| note.contains("sum"));
    assert!(note(&page("thousand")).is_some(), "{:?}", texts(&page("thousand"), "li"));
    assert_eq!(note(&page("yen")), None);
    assert!(said.contains("<th class=\"n\" scope=\"col\">FY2026</th>"));
}

#[test]
fn what_is_read_first_is_what_one_works_out_on_paper() {
    let page = stdout(&["report", "examples/three-towns.toml", "--lang", "en"]);
    let tiles = texts(
        &page.split("</ul>").next().unwrap().replace("</span>", "|</span>").replace("</b>", "|</b>"),
        "li",
    );
    // before: 60 a year with 1% growth, 30, 18 for two and a half years, and servers for 24;
    // 348.5 million by 45,000 people are 7,744.4 each, and 525,060,301 are 11,668.0
    let expected = [
        "before|JPY 525,060 thousand|",
        "after|JPY 348,500 thousand|",
        "change|-JPY 176,560 thousand|",
        "change %|-33.6%|",
        "Per head, after|7,744 JPY|before: 11,668 JPY",
    ];
    assert_eq!(tiles, expected);
    // 3 migrations for 10 and a consultant for 6
    let lead = &texts(&page, "p")[0];
    assert_eq!(
        lead,
        "Costs so far are no more than before from the end of month 11 (FY2026) on; one-time costs of JPY 36,000 thousand are in it"
    );
}

#[test]
fn a_cost_that_rises_is_said_as_a_multiple_and_never_pays() {
    let folder = tempfile::tempdir().unwrap();
    let case = "format = 1\ntitle = \"a\"\nmonths = 24\n[[before]]\nitem = \"x\"\nyearly = \"4万円\"\n\
        [[after]]\nitem = \"y\"\nyearly = \"10万円\"\n";
    fs::write(folder.path().join("a.toml"), case).unwrap();
    let output = cloudcost(folder.path()).args(["report", "a.toml", "--lang", "ja"]).output().unwrap();
    let page = String::from_utf8(output.stdout).unwrap();
    assert!(page.contains("<small>導入前の2.50倍</small>"), "{page}");
    assert!(page.contains("累計の費用は、期間末でも導入前を上回ったまま（一時費用はない）"), "{page}");
    // nothing says how it is shared
    assert!(page.contains("団体別の負担は示せない"), "{page}");
}

#[test]
fn pictures_say_what_the_tables_say_and_bars_are_as_long_as_their_figures() {
    for case in ["association", "three-towns", "public-cloud"] {
        let page = stdout(&["report", &format!("examples/{case}.toml"), "--lang", "ja"]);
        let cells: BTreeSet<String> = texts(&page, "td")
            .into_iter()
            .chain(texts(&page, "th"))
            .map(|cell| cell.trim_matches(['▲', '+']).to_owned())
            .collect();
        let said = texts(&page, "desc");
        assert_eq!(said.len(), 6, "three pictures, wide and narrow");
        // the unit stands in the heading of a table
        let plain = |figure: &str| figure.trim_matches(['▲', '+']).trim_end_matches(['円', '千']).to_owned();
        let cells: BTreeSet<String> = cells.iter().map(|cell| plain(cell)).collect();
        let mut figures = 0;
        for figure in said.iter().flat_map(|said| said.split(['、', '；', '：', ' '])) {
            if figure.ends_with('円') {
                figures += 1;
                assert!(cells.contains(&plain(figure)) || plain(figure) == "0", "{case}: {figure}");
            }
        }
        assert!(figures > 20, "{case}: {figures}");
    }
    let page = stdout(&["report", "examples/three-towns.toml", "--lang", "en"]);
    let picture = page.split("<svg").find(|svg| svg.contains("<title>Each member before and after")).unwrap();
    let widths: Vec<i64> = tags(&["<svg", picture].concat())
        .iter()
        .filter(|(name, _)| name == "rect")
        .map(|(_, attributes)| {
            let width = &attributes.iter().find(|(name, _)| name == "width").unwrap().1;
            let (whole, part) = width.split_once('.').unwrap_or((width, ""));
            format!("{whole}{part:0<2}").parse().unwrap()
        })
        .collect();
    // Ko 330,060,301 before and 172.5 million after, Otsu 150 and 122.5, Hei 45 and 47.5
    let costs: [i64; 6] = [330_060_301, 172_500_000, 150_000_000, 122_500_000, 45_000_000, 47_500_000];
    assert_eq!(widths.len(), costs.len());
    for (width, cost) in widths.iter().zip(costs) {
        let expected = (cost * widths[0] * 2 / costs[0] + 1) / 2;
        assert!((width - expected).abs() <= 1, "{cost}: {width}, not {expected}");
    }
    assert!(
        picture.contains("Hei: before JPY 45,000 thousand, share JPY 47,500 thousand, WORSE OFF"),
        "{picture}"
    );
    assert_eq!(
        tags(&["<svg", picture].concat())
            .iter()
            .filter(|(_, a)| a.contains(&("class".to_owned(), "after marked".to_owned())))
            .count(),
        1
    );
}

/// Attributes that load nothing, run nothing and lead nowhere.
const HARMLESS: [&str; 22] = [
    "lang", "charset", "http-equiv", "content", "name", "class", "scope", "colspan", "data-label", "role",
    "viewBox", "width", "height", "x", "y", "x1", "x2", "y1", "y2", "text-anchor", "preserveAspectRatio",
    "aria-hidden",
];

#[test]
fn a_page_needs_nothing_else_and_is_the_same_every_time() {
    let asked = [
        vec!["report", "cases"],
        vec!["report", "examples/association.toml", "--rule", "equal"],
        vec!["report", "examples/public-cloud.toml"],
        vec!["compare", "cases", "-f", "html"],
        vec!["split", "examples/three-towns.toml", "-f", "html", "--fair"],
        vec!["verify", "22億円→14億円（▲36%）", "-f", "html"],
        vec!["check", "cases", "-f", "html"],
        vec!["cases", "-f", "html"],
        vec!["tornado", "examples/what-if/towns.toml", "10%", "-f", "html"],
    ];
    for lang in ["ja", "en"] {
        for arguments in &asked {
            let arguments = [arguments.as_slice(), &["--lang", lang]].concat();
            let page = stdout(&arguments);
            assert!(page.starts_with("<!DOCTYPE html><html lang=\""), "{arguments:?}");
            assert!(page.contains(&format!("<html lang=\"{lang}\">")));
            assert!(page.contains(
                "Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'"
            ));
            for (name, attributes) in tags(&page).into_iter().skip(1) {
                assert!(
                    !["script", "link", "img", "iframe", "a", "object", "use", "image"]
                        .contains(&name.as_str())
                );
                for (attribute, _) in attributes {
                    assert!(HARMLESS.contains(&attribute.as_str()), "{arguments:?}: {attribute}");
                }
            }
            let style = page.split("<style>").nth(1).unwrap().split("</style>").next().unwrap();
            assert!(!style.contains("url(") && !style.contains("@import"));
            assert!(page.len() <= 300_000, "{arguments:?}: {} bytes", page.len());
            assert_eq!(page, stdout(&arguments), "{arguments:?}");
        }
    }
}

#[test]
fn no_text_of_a_case_becomes_markup() {
    let hostile = [
        "</title><script>alert(1)</script>",
        "\" onload=\"alert(1)",
        "'><svg onload=alert(1)>",
        "</style><style>*{display:none}",
        "<a href=javascript:alert(1)>",
        "]]><!--",
        "&lt;b&gt;&#60;i&#62;",
        "{{7*7}}${7*7}",
    ];
    let page = |text: &str| {
        let quoted = serde_json::to_string(text).unwrap();
        let case = format!(
            "format = 1\ntitle = {quoted}\nsource = {quoted}\nnote = {quoted}\nmonths = 24\n\
             member = [{{ id = \"a\", name = {quoted}, bases = {{ population = 5 }} }}, {{ id = \"b\", bases = {{ population = 5 }} }}]\n\
             before = [{{ item = \"x\", member = \"a\", category = {quoted}, yearly = \"40円\" }}, {{ item = \"x2\", member = \"b\", yearly = \"40円\" }}]\n\
             after = [{{ item = {quoted}, id = \"y\", category = {quoted}, yearly = \"70円\", share = \"population\" }}]\n\
             require = [{{ figure = \"saving\", at_least = \"10%\", why = {quoted} }}]\n\
             published = [{{ system = {quoted}, before = \"約22億円\", after = \"14億円\", note = {quoted} }}]\n"
        );
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a.toml"), case).unwrap();
        let mut command = cloudcost(folder.path());
        command.args([
            "report", "a.toml", "--title", text, "--prepared-by", text, "--preface", text, "--lang", "ja",
        ]);
        let output = command.output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(0), "{said}");
        String::from_utf8(output.stdout).unwrap()
    };
    let shape = |page: &str| -> Vec<(String, Vec<String>)> {
        let names =
            |attributes: Vec<(String, String)>| attributes.into_iter().map(|(name, _)| name).collect();
        tags(page).into_iter().map(|(name, attributes)| (name, names(attributes))).collect()
    };
    for text in hostile {
        // a harmless text of the same width
        let harmless: String = text.chars().map(|_| 'x').collect();
        let page_of = page(text);
        assert_eq!(shape(&page_of), shape(&page(&harmless)), "{text}");
        assert!(
            page_of.matches("&lt;").count()
                + page_of.matches("&quot;").count()
                + page_of.matches("&amp;").count()
                > 0
                || !text.contains(['<', '"', '&'])
        );
        let shown = texts(&page_of, "h1")
            .concat()
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&amp;", "&");
        assert_eq!(shown, text);
    }
}

/// By hand: of 100,000 a year the five towns of 40, 25, 18, 12 and 5 in a hundred people pay 20,000 each equally; over five
/// years 子市 pays 200,000 - 100,000p thousand of its 175,000, 辰村 25,000 + 75,000p of its 57,500, 卯町 60,000 + 40,000p of 85,000.
#[test]
fn shares_are_drawn_over_the_percents_with_those_that_everybody_accepts() {
    let asked = ["report", "examples/five-towns.toml", "--negotiate", "equal + population", "--lang", "ja"];
    let page = stdout(&asked);
    let figure =
        page.split("<figcaption>割合と各団体の負担額").nth(1).unwrap().split("</figure>").next().unwrap();
    let said = texts(figure, "desc");
    // wide and narrow
    assert_eq!(said.len(), 2);
    let wanted = "子市：受け入れられるのは 25%、から 100%、0%のとき 200,000千円、100%のとき 100,000千円";
    assert!(
        said[0].starts_with(wanted) && said[0].ends_with("全団体：受け入れられるのは 25%、から 43.33%"),
        "{}",
        said[0]
    );
    let number = |attributes: &[(String, String)], key: &str| -> f64 {
        attributes.iter().find(|(name, _)| name == key).unwrap().1.parse().unwrap()
    };
    let wide = figure.split("</svg>").next().unwrap();
    let drawn = tags(wide);
    let of = |class: &str| -> Vec<&Vec<(String, String)>> {
        let is = |attributes: &Vec<(String, String)>| {
            attributes.iter().any(|(name, value)| name == "class" && value == class)
        };
        drawn.iter().filter(|(_, attributes)| is(attributes)).map(|(_, attributes)| attributes).collect()
    };
    // the axis of amounts runs from 0 to 200,000 in 220 pixels; that of percents is the longest line at 0
    let across =
        of("axis").into_iter().filter(|line| number(line, "y1") == 254.0 && number(line, "y2") == 254.0);
    let [left, right] = across.map(|line| [number(line, "x1"), number(line, "x2")]).next().unwrap();
    let along = |x: f64| (x - left) / (right - left) * 100.0;
    let amount = |y: f64| (254.0 - y) / 220.0 * 200_000.0;
    let near =
        |found: f64, wanted: f64, by: f64| assert!((found - wanted).abs() < by, "{found} is not {wanted}");
    let strong = of("step");
    assert_eq!(strong.len(), 5);
    let wanted = [
        (25.0, 100.0, 175_000.0, 100_000.0),
        (0.0, 100.0, 125_000.0, 100_000.0),
        (0.0, 100.0, 90_000.0, 100_000.0),
        (0.0, 62.5, 60_000.0, 85_000.0),
        (0.0, 43.33, 25_000.0, 57_500.0),
    ];
    for (line, (from, to, begins, ends)) in strong.iter().zip(wanted) {
        near(along(number(line, "x1")), from, 0.01);
        near(along(number(line, "x2")), to, 0.01);
        near(amount(number(line, "y1")), begins, 20.0);
        near(amount(number(line, "y2")), ends, 20.0);
    }
    let band = of("band")[0];
    near(along(number(band, "x")), 25.0, 0.01);
    near(along(number(band, "x") + number(band, "width")), 43.33, 0.01);
    // 12 lines in a drawing, and no drawing without any
    let page =
        stdout(&["report", "examples/association.toml", "--negotiate", "equal + population", "--lang", "ja"]);
    let figure =
        page.split("<figcaption>割合と各団体の負担額").nth(1).unwrap().split("</figure>").next().unwrap();
    assert_eq!(figure.matches("<svg").count(), 2);
    // where nothing holds there is no band, and the tables say who is in the way
    let none = stdout(&[&asked[..], &["--negotiate-min-saving", "8%"]].concat());
    let figure =
        none.split("<figcaption>割合と各団体の負担額").nth(1).unwrap().split("</figure>").next().unwrap();
    assert!(!figure.contains("\"band\"") && none.contains("両立しない条件"));
    for refused in [
        &["--negotiate", "equal"][..],
        &["--negotiate", "equal + nothing"],
        &["--negotiate-min-saving", "5%"],
    ] {
        let output = run(&[&["report", "examples/five-towns.toml"], refused].concat());
        assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0), "{refused:?}");
    }
    let output = run(&["report", "cases", "--negotiate", "equal + population"]);
    assert_eq!(output.status.code(), Some(2), "printed figures have no percents");
}

/// As a page `negotiate` draws what `report --negotiate` draws: the same picture, byte by byte.
#[test]
fn negotiate_as_a_page_has_the_picture_of_the_paper() {
    for lang in ["ja", "en"] {
        let of = |arguments: &[&str]| {
            let page = stdout(&[arguments, &["--lang", lang]].concat());
            let figures: Vec<String> = page
                .split("<figure>")
                .skip(1)
                .map(|figure| figure.split("</figure>").next().unwrap().to_owned())
                .collect();
            figures
        };
        let alone = of(&["negotiate", "examples/five-towns.toml", "equal + population", "-f", "html"]);
        let paper = of(&["report", "examples/five-towns.toml", "--negotiate", "equal + population"]);
        assert_eq!(alone.len(), 1);
        assert!(paper.contains(&alone[0]));
    }
    // lines need two ends: of three bases there is no picture
    let page =
        stdout(&["negotiate", "examples/five-towns.toml", "equal + population + current", "-f", "html"]);
    assert!(!page.contains("<figure>") && page.contains("<table"));
}

/// What a council asks is answered before the first picture: whether it saves, how much, when, who loses, by which rule, and
/// who says so.
#[test]
fn what_a_council_asks_is_answered_on_the_first_screen() {
    let page = stdout(&["report", "examples/association.toml", "--lang", "ja"]);
    let first = page.split("<figure>").next().unwrap();
    for answer in [
        "▲3,232,265千円",
        "▲34.7%",
        "10か月目（令和9年度）の末に導入前以下になり",
        "負担が増える団体：亥村（+16,409千円、+13.1%）",
        "20%を均等割、80%を人口に比例；均等割；人口に比例；協定割合（子市 58%、丑市 42%）",
    ] {
        assert!(first.contains(answer), "{answer}: {first}");
    }
    let page = stdout(&["report", "cases/akita.toml", "--lang", "ja"]);
    let first = page.split("<figure>").next().unwrap();
    assert!(first.contains("<dt>出典</dt>") && first.contains("▲29.9%"), "{first}");
    // who pays what stands before the pictures of it, with the rules and the numbers they weigh by
    let page = stdout(&["report", "examples/association.toml", "--lang", "ja"]);
    let places: Vec<usize> = [
        "年度別の費用と累計の増減額",
        "費用の分担",
        "分担の基礎数値",
        "団体別の導入前と導入後",
        "年度別の費用<",
    ]
    .map(|part| page.find(part).unwrap())
    .to_vec();
    assert!(places.is_sorted(), "{places:?}");
}

/// Where the numbers are from that costs are shared by stands right below them, and nowhere else.
#[test]
fn bases_have_their_dates_and_sources_below_them() {
    let folder = tempfile::tempdir().unwrap();
    let text = fs::read_to_string("examples/bylaws/bases-by-year.toml").unwrap();
    assert!(text.contains("[[base]]"));
    fs::write(folder.path().join("a.toml"), text).unwrap();
    let page = stdout(&["report", folder.path().join("a.toml").to_str().unwrap(), "--lang", "ja"]);
    let below = page.split("分担の基礎数値").nth(1).unwrap().split("</table>").nth(1).unwrap();
    let said = texts(below.split("</ul>").next().unwrap(), "li");
    assert!(said.iter().any(|text| text.contains("現在")), "{said:?}");
    for text in said {
        assert_eq!(page.matches(&text).count(), 1, "{text}");
    }
}

/// What rounding for display breaks is one sentence of a chapter, not one of each table.
#[test]
fn a_paper_says_once_that_shown_figures_do_not_add_up() {
    for example in ["budget", "association", "three-towns", "bylaws/settlement"] {
        for lang in ["ja", "en"] {
            let page = stdout(&["report", &format!("examples/{example}.toml"), "--lang", lang]);
            let said = if lang == "ja" { "表示は" } else { "shown rounded" };
            let count = texts(&page, "li").iter().filter(|text| text.contains(said)).count();
            assert!(count <= 1, "{example} {lang}: {count}");
        }
    }
    // 4 rows miss the change, and sums their parts: counted over all tables in a test of each table of its own
    let page = stdout(&["report", "examples/budget.toml", "--lang", "ja"]);
    assert!(page.contains("横の差引が"), "{page}");
}

/// What documents printed stands in the unit of the plan.
#[test]
fn a_plan_has_one_unit_whatever_is_printed_beside_it() {
    // 50 to 75 thousand stand beside 150 to 225 ten thousands where a document printed 800万円
    let text = "format = 1\ntitle = \"t\"\nmonths = 12\n[[member]]\nid = \"a\"\n[[member]]\nid = \"b\"\n\
        [[before]]\nitem = \"old\"\nmember = \"a\"\nyearly = \"600万円\"\n\
        [[before]]\nitem = \"old\"\nmember = \"b\"\nyearly = \"200万円\"\n\
        [[after]]\nitem = \"x\"\nmember = \"a\"\nyearly = \"300万円〜450万円\"\n\
        [[after]]\nitem = \"x\"\nmember = \"b\"\nyearly = \"50万円〜75万円\"\n\
        [[published]]\nbefore = \"800万円\"\nafter = \"約430万円\"\n";
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("t.toml");
    fs::write(&path, text).unwrap();
    let page = stdout(&["report", path.to_str().unwrap(), "-f", "markdown", "--lang", "ja"]);
    let rows: Vec<&str> = page.lines().filter(|line| line.starts_with('|') && line.contains('〜')).collect();
    assert!(rows.len() > 5 && rows.iter().all(|row| !row.contains('万') && !row.contains('円')), "{rows:#?}");
}

/// The figures of each year, under the name that the case gives them.
#[test]
fn bases_that_change_stand_year_by_year() {
    let page = stdout(&["report", "examples/bylaws/bases-by-year.toml", "--lang", "ja"]);
    let table = page.split("分担の基礎数値").nth(1).unwrap().split("</table>").next().unwrap();
    assert_eq!(
        texts(table.split("</thead>").next().unwrap(), "th"),
        ["人口（令和8年度）", "人口（令和9年度）"]
    );
    let rows: Vec<String> = texts(table, "td").into_iter().filter(|text| text.contains(',')).collect();
    assert_eq!(rows, ["30,000", "28,000", "10,000", "12,000"]);
    assert!(page.contains("80%を人口に比例") && !page.contains("jumin"));
    // data keep the mean by months under the id
    let rows = table_of_bases();
    assert_eq!((rows[0]["jumin"].as_i64(), rows[0]["jumin.2027"].as_i64()), (Some(29_000), None));
}

fn table_of_bases() -> Vec<Value> {
    table(&["examples/bylaws/bases-by-year.toml"], "bases")
}

/// Whoever reads the paper writes no case and types no option.
#[test]
fn a_paper_says_what_is_not_known_without_keys() {
    for example in ["by/bases-by-year", "by/settlement", "three-towns", "association"] {
        let example = ["examples/", &example.replace("by/", "bylaws/"), ".toml"].concat();
        for lang in ["ja", "en"] {
            let page = stdout(&["report", &example, "--lang", lang]);
            let body = page.split("<body>").nth(1).unwrap();
            for key in ["[[", "]]", "min_saving", " --", "direct ="] {
                assert!(!body.contains(key), "{example} {lang}: {key}");
            }
        }
    }
    let page = stdout(&["report", "examples/bylaws/bases-by-year.toml", "--lang", "ja"]);
    assert!(
        texts(&page, "p")
            .contains(&"導入前の費用が示されていないので、増減額も増減率も分からない".to_owned())
    );
    // pictures of one side are called what they show
    assert!(texts(&page, "figcaption").contains(&"年度別の費用".to_owned()));
}

#[test]
fn files_have_the_fingerprint_that_others_give_them() {
    let folder = tempfile::tempdir().unwrap();
    // a byte order mark and the line ends of Windows count: sha256sum said so of the same bytes
    fs::write(
        folder.path().join("a.toml"),
        "\u{feff}format = 1\r\ntitle = \"a\"\r\npublished = [{ before = \"22億円\" }]\r\n",
    )
    .unwrap();
    let output = cloudcost(folder.path()).args(["report", "a.toml", "-f", "json"]).output().unwrap();
    let json: Value = serde_json::from_slice(&output.stdout).unwrap();
    let files = json["tables"].as_array().unwrap().iter().find(|table| table["id"] == "files").unwrap();
    assert_eq!(files["rows"][0]["file"], "a.toml");
    assert_eq!(files["rows"][0]["sha256"], DIGEST);
}

const DIGEST: &str = "49df12f7b7baef31bc562f8bd17407f869ab8bbe5c9532b8dde7843fce48a70f";

#[test]
fn several_cases_stand_in_one_table_with_what_keeps_them_from_being_compared() {
    let page = stdout(&["report", "--lang", "ja"]);
    let headings = texts(&page, "h2");
    assert_eq!(headings.len(), shipped().len() + 2, "{headings:?}");
    assert_eq!((headings[0].as_str(), headings[1].as_str()), ("事例の一覧", "秋田県町村電算化事業"));
    assert!(
        texts(&page, "li").iter().any(|note| note.starts_with("これらの事例は比べる対象がそろっていない"))
    );
    let toyama = page.split("<h2>富山県内市町村</h2>").nth(1).unwrap();
    for said in ["約22億円", "四捨五入・切り捨てとも可", "最悪でも達成", "導入後の上限"]
    {
        assert!(toyama.contains(said), "{said}");
    }
}

#[test]
fn rules_stand_side_by_side_beside_the_own_ones() {
    let rows = table(&["examples/three-towns.toml", "--rule", "equal", "--rule", "population"], "rules");
    // all of it equally, in the months in which each takes part: see the budget for the own rules
    assert_eq!(rows[0]["member"], "ko");
    let keys: Vec<&String> = rows[0].as_object().unwrap().keys().collect();
    for key in ["rule", "equal", "population"] {
        assert!(keys.iter().any(|known| *known == key), "{keys:?}");
    }
    assert_eq!(rows[0]["rule"].as_i64(), Some(172_500_000));
    // the rule is only of what is shared, which is shared equally already
    assert_eq!(rows[0]["equal"], rows[0]["rule"]);
    let output = run(&["report", "examples/three-towns.toml", "--rule", "20% equal + 90% population"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty() && String::from_utf8_lossy(&output.stderr).contains("--rule"));
    let output = run(&["report", "cases", "--rule", "equal"]);
    assert_eq!(output.status.code(), Some(2), "printed figures cannot be split");
}

#[test]
fn a_report_has_its_own_format_and_the_others_where_they_can_hold_it() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("page.html");
    let path = file.to_str().unwrap();
    stdout(&["report", "cases/akita.toml", "--lang", "ja", "-o", path]);
    assert_eq!(fs::read_to_string(&file).unwrap(), stdout(&["report", "cases/akita.toml", "--lang", "ja"]));
    stdout(&["compare", "cases/akita.toml", "-o", path]);
    assert!(fs::read_to_string(&file).unwrap().starts_with("<!DOCTYPE html>"));
    assert!(stdout(&["report", "cases/akita.toml", "-f", "markdown"]).contains("| --- | ---: |"));
    assert!(stdout(&["report", "cases/akita.toml", "-f", "table"]).contains("SHA-256"));
    for format in ["csv", "tsv", "sarif"] {
        assert_eq!(run(&["report", "cases/akita.toml", "-f", format]).status.code(), Some(2), "{format}");
    }
}

#[test]
fn titles_and_words_of_whoever_hands_it_out_stand_above() {
    let page = stdout(&[
        "report",
        "cases/akita.toml",
        "--title",
        "議会資料1",
        "--prepared-by",
        "情報政策課",
        "--preface",
        "前書き。\n\n二段落目。",
        "--lang",
        "ja",
    ]);
    assert_eq!(texts(&page, "title")[0], "議会資料1");
    assert_eq!(texts(&page, "h1"), ["議会資料1"]);
    assert_eq!(texts(&page, "p")[..3], ["作成：情報政策課", "前書き。", "二段落目。"]);
    // the case keeps its own title below
    assert_eq!(texts(&page, "h2")[0], "秋田県町村電算化事業");
}

#[cfg(target_os = "linux")]
#[test]
fn the_browser_is_shown_the_file_and_where_there_is_none_that_is_said() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let run = |arguments: &[&str]| {
        let mut command = cloudcost(package());
        command.env("PATH", folder.path()).args(["report", "cases/akita.toml", "--open"]).args(arguments);
        command.output().unwrap()
    };
    let file = at("page.html");
    let output = run(&["-o", file.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("there is no `xdg-open`"), "{output:?}");
    assert!(file.exists(), "it is written all the same");
    let program = |script: &str| {
        fs::write(at("xdg-open"), ["#!/bin/sh\n", script].concat()).unwrap();
        fs::set_permissions(at("xdg-open"), fs::Permissions::from_mode(0o755)).unwrap();
    };
    program(&format!("echo \"$1\" > {}\n", at("shown").display()));
    assert_eq!(run(&["-o", file.to_str().unwrap()]).status.code(), Some(0));
    assert_eq!(fs::read_to_string(at("shown")).unwrap().trim(), file.to_str().unwrap());
    program("exit 3\n");
    let output = run(&["-o", file.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("found no browser"), "{output:?}");
    // without a file there is nothing to show
    let output = run(&[]);
    assert!(output.status.code() == Some(2) && output.stdout.is_empty(), "{output:?}");
}

#[test]
fn what_each_share_is_made_of_adds_up_to_it_as_shown() {
    let rows = table(&["examples/three-towns.toml"], "grounds");
    let of = |member: &str| -> Vec<i64> {
        let mine = rows.iter().filter(|row| row["member"] == member);
        mine.map(|row| row["amount"].as_i64().unwrap()).collect()
    };
    // ten services at 10万円 a month are 1億円 in five years; the half of the package, and of moving data
    assert_eq!(of("ko"), [100_000_000, 62_500_000, 10_000_000, 172_500_000]);
    let rows = table(&["examples/association.toml"], "grounds");
    let budget = table(&["examples/association.toml"], "budget");
    let mut members = 0;
    for row in budget.iter().filter(|row| row["key"].is_string()) {
        let mine: Vec<&Value> = rows.iter().filter(|line| line["member"] == row["key"]).collect();
        let (total, parts) = mine.split_last().unwrap();
        let sum: i64 = parts.iter().map(|line| line["amount"].as_i64().unwrap()).sum();
        assert_eq!((total["role"].as_str(), total["amount"].as_i64()), (Some("total"), Some(sum)));
        assert_eq!(total["amount"], row["total"]);
        members += 1;
    }
    assert_eq!(members, 12);
}

/// By hand at the head of the example: instalments in thousands, the rest in the last; below 1,000,000 yen at once.
#[test]
fn instalments_stand_by_month_in_the_paper_and_a_row_each_in_data() {
    let rows = table(&["examples/bylaws/instalments.toml"], "instalments");
    let of = |member: &str| -> Vec<(i64, i64)> {
        let mine = rows.iter().filter(|row| row["member"] == member);
        mine.map(|row| (row["month"].as_i64().unwrap(), row["amount"].as_i64().unwrap())).collect()
    };
    assert_eq!(of("naka"), [(5, 754_000), (8, 754_000), (11, 754_000), (2, 757_048)]);
    assert_eq!(of("higashi"), [(11, 783_334)]);
    let page = stdout(&["report", "examples/bylaws/instalments.toml", "--lang", "ja"]);
    let part = page.split("負担金の分割納付").nth(1).unwrap();
    let heads = texts(part.split("</thead>").next().unwrap(), "th");
    assert_eq!(heads, ["第1期（5月）", "第2期（8月）", "第3期（11月）", "第4期（2月）", "計"]);
    let body = part.split("</table>").next().unwrap().split("</thead>").nth(1).unwrap();
    let cells = texts(body, "td");
    assert_eq!(cells[..5], ["754,000", "754,000", "754,000", "757,048", "3,019,048"]);
}

#[test]
fn settlements_stand_beside_the_shares_of_their_year() {
    let rows = table(&["examples/bylaws/settlement.toml"], "settled");
    let figures = |row: &Value| ["share", "settlement", "bill"].map(|key| row[key].as_i64().unwrap());
    // by hand at the head of the example: carried over 458,333 and given back 110,000
    assert_eq!(figures(&rows[0]), [3_666_667, -568_333, 3_098_334]);
    assert_eq!(rows[0]["year"], 2027);
    assert_eq!(figures(rows.last().unwrap()), [8_000_000, -1_240_000, 6_760_000]);
}

/// The tax of all costs of one rate is reckoned together and cut down, as on an invoice.
#[test]
fn the_tax_of_a_year_is_taken_out_of_it_or_put_on_it_by_rate() {
    let folder = tempfile::tempdir().unwrap();
    let lines = |tax: &str, items: &str| -> Vec<i64> {
        let case = format!(
            "format = 1\ntitle = \"a\"\nmonths = 12\ntax = \"{tax}\"\n[[member]]\nid = \"a\"\n[[member]]\nid = \"b\"\n\
             [sharing]\nrule = \"equal\"\n{items}"
        );
        fs::write(folder.path().join("a.toml"), case).unwrap();
        let output = cloudcost(folder.path()).args(["report", "a.toml", "-f", "json"]).output().unwrap();
        let json: Value = serde_json::from_slice(&output.stdout).unwrap();
        let found = json["tables"].as_array().unwrap().iter().find(|table| table["id"] == "taxes");
        let rows = found.map(|table| table["rows"].as_array().unwrap().clone()).unwrap_or_default();
        rows.iter().map(|row| row["total"].as_i64().unwrap()).collect()
    };
    let item =
        |yearly: i64, more: &str| format!("[[after]]\nitem = \"i{yearly}\"\nyearly = {yearly}\n{more}\n");
    // 10% in 1,000 is 90.9, 8% in 999 is 74, none in 500
    let rated = [
        item(600, "tax_rate = \"10%\""),
        item(400, "tax_rate = \"10%\""),
        item(999, "tax_rate = \"8%\""),
        item(500, "tax = \"none\""),
    ]
    .concat();
    assert_eq!(lines("included", &rated), [2_499 - 164, 164, 2_499]);
    // 10% on 1,009 is 100.9
    let rated = [item(600, "tax_rate = \"10%\""), item(409, "tax_rate = \"10%\"")].concat();
    assert_eq!(lines("excluded", &rated), [1_009, 100, 1_109]);
    // a rate that nothing states is not guessed
    assert_eq!(lines("included", &item(600, "")), Vec::<i64>::new());
}

#[test]
fn as_markdown_and_as_text_a_paper_has_its_headings_and_says_everything_once() {
    let text = stdout(&["report", "examples/bylaws/settlement.toml", "--lang", "ja", "-f", "markdown"]);
    let headings: Vec<&str> = text.lines().filter(|line| line.starts_with('#')).collect();
    assert_eq!(
        headings,
        [
            "# 負担金の規約：前年度の精算と繰越金（架空）",
            "## 団体別の負担",
            "## 年度別の費用と負担金",
            "## 積算根拠",
            "## 出典と注記"
        ]
    );
    for lang in ["ja", "en"] {
        for format in ["markdown", "table"] {
            for case in ["examples/bylaws/settlement.toml", "examples/three-towns.toml", "cases"] {
                let text = stdout(&["report", case, "--lang", lang, "-f", format]);
                for chapter in text.split("\n## ") {
                    let mut said = BTreeSet::new();
                    let twice = chapter
                        .lines()
                        .filter(|line| line.starts_with("- "))
                        .find(|line| !said.insert(*line));
                    assert!(twice.is_none() || format == "table", "{case} {lang} {format}: {twice:?}");
                }
            }
        }
    }
    let text = stdout(&["report", "examples/three-towns.toml", "--lang", "ja", "-f", "table"]);
    assert!(text.contains("\n団体別の負担\n============\n"), "{text}");
}
