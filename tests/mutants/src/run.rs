//! Tries mutants: each is switched on in the tests that come past it, until one fails.
//!
//! Where a test comes past is written down in a run without a mutant: by the test itself, or by the program that it starts, and
//! then every test of that file counts.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A mutant of the list that was printed when it was written.
pub struct Mutant {
    pub number: u32,
    pub file: String,
    pub line: String,
    pub other: String,
    pub said: String,
}

/// One file of tests, how long it takes, and the tests that come past each mutant; none: all of them may.
struct Program {
    path: PathBuf,
    took: Duration,
    past: HashMap<u32, Option<BTreeSet<String>>>,
}

pub fn read(list: &Path) -> Vec<Mutant> {
    let text = fs::read_to_string(list).expect("the list of mutants");
    let mutants = text.lines().map(|line| {
        let mut fields = line.split('\t').map(str::to_owned);
        let mut next = || fields.next().expect("five fields");
        Mutant { number: next().parse().expect("a number"), file: next(), line: next(), other: next(), said: next() }
    });
    mutants.collect()
}

/// Why some change nothing: file, what is changed, how, and the reason, apart by tabs.
fn reasons(path: &Path) -> BTreeMap<(String, String, String), String> {
    let text = fs::read_to_string(path).unwrap_or_default();
    let lines = text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    let apart = lines.map(|line| line.splitn(4, '\t').map(str::to_owned).collect::<Vec<_>>());
    apart.map(|part| ((part[0].clone(), part[1].clone(), part[2].clone()), part[3].clone())).collect()
}

fn ended(mut child: Child, within: Duration) -> Option<bool> {
    let until = Instant::now() + within;
    loop {
        match child.try_wait().expect("a program that was started") {
            Some(status) => return Some(status.success()),
            None if Instant::now() > until => {
                child.kill().ok();
                child.wait().ok();
                return None;
            }
            None => std::thread::sleep(Duration::from_millis(10)),
        }
    }
}

fn started(program: &Path, tests: Option<&BTreeSet<String>>) -> Command {
    let mut command = Command::new(program);
    command.arg("-q").stdout(Stdio::null()).stderr(Stdio::null());
    if let Some(tests) = tests {
        command.arg("--exact").args(tests);
    }
    command
}

impl Program {
    fn traced(path: &Path, work: &Path) -> Program {
        let trace = work.join("trace");
        fs::remove_file(&trace).ok();
        let began = Instant::now();
        let child = started(path, None).env("MUTANTS_PAST", &trace).spawn().expect("a test program");
        if ended(child, Duration::from_secs(1200)) != Some(true) {
            eprintln!("without a mutant {} fails", path.display());
            std::process::exit(2);
        }
        let mut past: HashMap<u32, Option<BTreeSet<String>>> = HashMap::new();
        for line in fs::read_to_string(&trace).unwrap_or_default().lines() {
            let (number, test) = line.split_once('\t').expect("a number and a test");
            let tests = past.entry(number.parse().expect("a number")).or_insert_with(|| Some(BTreeSet::new()));
            match test {
                "main" | "" => *tests = None,
                _ => drop(tests.as_mut().map(|tests| tests.insert(test.to_owned()))),
            }
        }
        let took = began.elapsed();
        eprintln!("{} takes {:.1} s and comes past {} mutants", name(path), took.as_secs_f64(), past.len());
        Program { path: path.to_owned(), took, past }
    }

    /// Whether a mutant makes a test fail, or run on and on; none where no test comes past it.
    fn catches(&self, mutant: &Mutant) -> Option<bool> {
        let tests = self.past.get(&mutant.number)?;
        let child = started(&self.path, tests.as_ref()).env("MUTANT", mutant.number.to_string()).spawn();
        Some(ended(child.expect("a test program"), self.took * 2 + Duration::from_secs(10)) != Some(true))
    }
}

fn name(path: &Path) -> String {
    let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    name.rsplit_once('-').map_or(name.clone(), |(name, _)| name.to_owned())
}

/// Prints by what each is caught; the count of those that are not, and have no reason.
pub fn run(mutants: &[Mutant], programs: &[PathBuf], work: &Path, kept: &Path) -> usize {
    let programs: Vec<Program> = programs.iter().map(|path| Program::traced(path, work)).collect();
    let reasons = reasons(kept);
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for mutant in mutants {
        let key = (mutant.file.clone(), mutant.said.clone(), mutant.other.clone());
        let mut is_past = false;
        let by = programs.iter().find(|program| {
            let catches = program.catches(mutant);
            is_past |= catches.is_some();
            catches == Some(true)
        });
        let (word, by) = match (by, reasons.get(&key)) {
            (Some(by), _) => ("caught", name(&by.path)),
            (None, Some(reason)) => ("equal", reason.clone()),
            (None, None) if is_past => ("MISSED", "-".to_owned()),
            (None, None) => ("UNREACHED", "-".to_owned()),
        };
        *counts.entry(word).or_default() += 1;
        println!("{word}\t{}:{}\t{}\t{}\t{by}", mutant.file, mutant.line, mutant.other, mutant.said);
    }
    eprintln!("{counts:?} of {}", mutants.len());
    counts.get("MISSED").unwrap_or(&0) + counts.get("UNREACHED").unwrap_or(&0)
}
