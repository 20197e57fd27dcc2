//! The program at the sizes of a whole country, as a process of its own, beside public tools: one table of job, size, processor
//! time, memory, how the time grows, and the ratio to the peer. `cargo bench --bench sizes [WORD…]` runs the jobs with these words.
//!
//! Peers: `apt-get install ledger hledger`, `pip install beancount`, python3; what is not installed is said to be missing. The data
//! is made here and invented. `CLOUDCOST=path` measures another program than the one that was built.

#![allow(clippy::unwrap_used, clippy::float_arithmetic, clippy::print_stdout, missing_docs)]

#[path = "sizes/data.rs"]
mod data;

use data::{
    beans, joining, journal, leaving, ledger_of_costs, many, plan, printed, ranged, script, shared,
    staggered, template,
};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Runs of a short job; the best of them counts, as others use the machine too.
const RUNS: usize = 5;

/// What a process took: seconds, seconds of a processor, kilobytes at most.
#[derive(Clone, Copy)]
struct Took {
    seconds: f64,
    processor: f64,
    kilobytes: f64,
}

/// The table as it is made.
struct Bench {
    folder: PathBuf,
    wanted: Vec<String>,
}

fn main() {
    let folder = tempfile::tempdir().unwrap();
    let wanted = std::env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    let bench = Bench { folder: folder.path().to_owned(), wanted };
    println!(
        "| job | size | CPU s | s | MB | growth | ratio |\n| --- | ---: | ---: | ---: | ---: | ---: | ---: |"
    );
    bench.files();
    bench.country();
    bench.rows();
    bench.what_ifs();
    bench.fair();
    bench.explained();
    bench.filled();
    bench.one();
}

impl Bench {
    /// Published cases, one a file.
    fn files(&self) {
        for (command, format) in
            [("compare", "csv"), ("compare", "json"), ("compare", "table"), ("check", "csv")]
        {
            let call = [command, ".", "-f", format];
            self.job(&call, [10_000, 100_000], |size| many(&self.folder, "printed", size, printed));
        }
    }

    /// A plan for every municipality of the country, and the same costs in other tools.
    fn country(&self) {
        const PLANS: usize = 1_741;
        let plans = || many(&self.folder, "plans", PLANS, plan);
        let ours = self.alone("compare of plans", &["compare", ".", "--by", "year"], PLANS, &plans);
        self.alone("check of plans", &["check", "."], PLANS, &plans);
        let Some(ours) = ours else { return };
        // all in one file: for each `include` ledger looks through the whole folder
        let in_one = |name: &str, head: &str, text: fn(usize) -> String| {
            let path = self.folder.join(name);
            fs::write(path, (0..PLANS).fold(head.to_owned(), |all, nth| all + &text(nth))).unwrap();
        };
        in_one("years.journal", "", journal);
        in_one("short.journal", "", ledger_of_costs);
        in_one("all.beancount", "plugin \"beancount.plugins.auto_accounts\"\n", beans);
        fs::write(plans().join("by_year.py"), script()).unwrap();
        let peers: [(&str, &Path, &str, &[&str]); 5] = [
            (
                "ledger, a posting an item and year",
                &self.folder,
                "ledger",
                &["-f", "years.journal", "balance"],
            ),
            ("ledger, a posting an item", &self.folder, "ledger", &["-f", "short.journal", "balance"]),
            ("hledger, a posting an item", &self.folder, "hledger", &["-f", "short.journal", "balance"]),
            ("bean-check, a posting an item", &self.folder, "bean-check", &["-C", "all.beancount"]),
            ("a script in Python", &plans(), "python3", &["by_year.py"]),
        ];
        for (name, folder, program, arguments) in peers {
            match took(folder, Path::new(program), arguments, 1) {
                Some(peer) => line(name, PLANS, peer, None, Some(ours.processor / peer.processor)),
                None => println!("| {name} | {PLANS} | not installed | | | | |"),
            }
        }
    }

    /// Shares by item and by year.
    fn rows(&self) {
        let by_item = |size| self.case(&shared(size, size, 60));
        for format in ["csv", "json"] {
            self.job(&["split", "case.toml", "--by", "item", "-f", format], [300, 1_000], by_item);
        }
        let by_year = |size| self.case(&shared(size, 3, 60));
        self.job(&["split", "case.toml", "--by", "year", "-f", "csv"], [2_500, 10_000], by_year);
    }

    /// One input after the other, and two at once.
    fn what_ifs(&self) {
        self.job(&["tornado", "case.toml", "10%"], [750, 3_000], |size| self.case(&shared(10, size, 60)));
        self.job(&["tornado", "case.toml", "10%"], [250, 1_000], |size| self.case(&shared(size, 10, 60)));
        let (input, other) = ("after.i0.yearly=7000000..9000000/300", "after.i1.yearly=7000000..9000000/300");
        for (name, text) in
            [("two-way table", shared(14, 26, 60)), ("two-way table with ranges", ranged(14, 26))]
        {
            self.alone(name, &["sweep", "case.toml", input, other], 300 * 300, &|| self.case(&text));
        }
        let candidates = ["sweep", "case.toml", "members=join-order", "-f", "csv"];
        self.job(&candidates, [100, 400], |size| self.case(&joining(size, 40)));
        let scenarios = ["whatif", "case.toml", "--all-scenarios", "-f", "csv"];
        self.job(&scenarios, [250, 1_000], |size| self.case(&leaving(14, 40, size)));
    }

    /// A template filled in: made a case, and split as it is.
    fn filled(&self) {
        let made = |size| {
            let folder = self.folder.join("filled");
            fs::create_dir_all(&folder).unwrap();
            template(&folder.join("filled.xlsx"), size);
            folder
        };
        self.job(&["new", "--from", "filled.xlsx", "-o", "made.toml"], [1_250, 5_000], made);
        self.job(&["split", "filled.xlsx", "-f", "csv"], [1_250, 5_000], made);
    }

    /// Who would be better off elsewhere, and a division that nobody can object to.
    fn fair(&self) {
        self.job(&["split", "case.toml", "--fair"], [400, 1_741], |size| self.case(&staggered(size)));
        let nucleolus = ["split", "case.toml", "--rule", "nucleolus"];
        self.job(&nucleolus, [20, 41], |size| self.case(&shared(size, 4, 60)));
    }

    /// A figure taken apart, to every input.
    fn explained(&self) {
        for figure in ["share.m1", "saving"] {
            let call = ["explain", "case.toml", figure, "--depth", "all"];
            self.job(&call, [400, 1_741], |size| self.case(&shared(size, 100, 60)));
        }
    }

    /// One case, beside a program that does nothing.
    fn one(&self) {
        let empty = repeated(&self.folder, Path::new("true"), &[]);
        for arguments in [&["--version"][..], &["compare", "builtin:akita"]] {
            let name = arguments.join(" ");
            let ours =
                self.wants(&name).then(|| repeated(&self.folder, &self.program(), arguments)).flatten();
            let Some(ours) = ours else { continue };
            line(&name, 1, ours, None, empty.map(|empty| ours.processor / empty.processor));
        }
        let case = || self.case(&shared(41, 60, 180));
        self.alone("workbook", &["split", "case.toml", "-f", "xlsx", "-o", "out.xlsx"], 60, &case);
        self.alone("report", &["report", "case.toml", "-f", "html"], 60, &case);
        self.alone("explain", &["explain", "case.toml", "share.m1"], 60, &case);
    }

    /// A job at two sizes, each with data of its own, and how its time grows: with the size to which power.
    fn job(&self, arguments: &[&str], sizes: [usize; 2], made: impl Fn(usize) -> PathBuf) {
        let name = arguments.join(" ");
        if !self.wants(&name) {
            return;
        }
        let [small, large] = sizes.map(|size| (size, self.took(&made(size), arguments, RUNS)));
        let growth = small.1.zip(large.1).map(|(few, many)| {
            let times = u32::try_from(large.0 / small.0).map_or(1.0, f64::from);
            (many.processor / few.processor).ln() / times.ln()
        });
        for ((size, took), growth) in [(small, None), (large, growth)] {
            match took {
                Some(took) => line(&name, size, took, growth, None),
                None => println!("| {name} | {size} | failed | | | | |"),
            }
        }
    }

    /// A job at one size.
    fn alone(&self, name: &str, arguments: &[&str], size: usize, made: &dyn Fn() -> PathBuf) -> Option<Took> {
        if !self.wants(name) {
            return None;
        }
        let took = self.took(&made(), arguments, RUNS)?;
        line(name, size, took, None, None);
        Some(took)
    }

    fn took(&self, folder: &Path, arguments: &[&str], runs: usize) -> Option<Took> {
        took(folder, &self.program(), arguments, runs)
    }

    fn program(&self) -> PathBuf {
        let program = std::env::var_os("CLOUDCOST").map(PathBuf::from);
        program.unwrap_or_else(|| env!("CARGO_BIN_EXE_cloudcost").into())
    }

    fn wants(&self, name: &str) -> bool {
        self.wanted.is_empty() || self.wanted.iter().any(|word| name.contains(word))
    }

    /// A case in a folder of its own.
    fn case(&self, text: &str) -> PathBuf {
        let folder = self.folder.join("one");
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("case.toml"), text).unwrap();
        folder
    }
}

fn line(name: &str, size: usize, took: Took, growth: Option<f64>, ratio: Option<f64>) {
    let told = |number: Option<f64>| number.map(|number| format!("{number:.2}")).unwrap_or_default();
    let Took { seconds, processor, kilobytes } = took;
    let (growth, ratio) = (told(growth), told(ratio));
    println!(
        "| {name} | {size} | {processor:.3} | {seconds:.3} | {:.0} | {growth} | {ratio} |",
        kilobytes / 1024.0
    );
}

/// What a program takes at best, as GNU time tells it; `None` where there is no such program, or it fails.
fn took(folder: &Path, program: &Path, arguments: &[&str], runs: usize) -> Option<Took> {
    let mut best: Option<Took> = None;
    for _ in 0..runs {
        let next = once(folder, program, arguments)?;
        best = best.filter(|best| best.processor <= next.processor).or(Some(next));
        if next.seconds > 10.0 {
            break;
        }
    }
    best
}

/// What one of many calls of a program takes that is done before a clock ticks.
fn repeated(folder: &Path, program: &Path, arguments: &[&str]) -> Option<Took> {
    const CALLS: u32 = 200;
    let call = [&[program.to_str()?], arguments].concat().join(" ");
    let script = format!("for nth in $(seq {CALLS}); do {call} >/dev/null || exit 2; done");
    let Took { seconds, processor, kilobytes } = took(folder, Path::new("sh"), &["-c", &script], RUNS)?;
    let each = |all: f64| all / f64::from(CALLS);
    Some(Took { seconds: each(seconds), processor: each(processor), kilobytes })
}

fn once(folder: &Path, program: &Path, arguments: &[&str]) -> Option<Took> {
    let mut timed = Command::new("/usr/bin/time");
    timed.args(["-f", "%e %U %S %M"]).arg(program).args(arguments).current_dir(folder).stdout(Stdio::null());
    let output = timed.output().ok().filter(|output| output.status.code() < Some(2))?;
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    let figures: Vec<f64> =
        said.lines().last()?.split(' ').filter_map(|figure| figure.parse().ok()).collect();
    let [seconds, user, system, kilobytes] = figures.as_slice() else { return None };
    Some(Took { seconds: *seconds, processor: user + system, kilobytes: *kilobytes })
}
