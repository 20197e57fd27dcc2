//! Reading cases: paths, directories, standard input, built-in cases; every fault of every file in one run.

mod lines;
mod parallel;

use super::builtin;
use super::terminal::Terminal;
use cloudcost::analysis::check;
use cloudcost::code;
use cloudcost::lang::Code;
use cloudcost::{
    Case, Diagnostic, Faults, MAX_BYTES, Reading, Scenario, Severity, Source, Written, read_case,
};
use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};

pub(super) use lines::read_lines;
use parallel::in_parallel;

/// Faults shown in full; the rest is counted.
const SHOWN: usize = 20;

/// Reads the cases named; `None` if any has an error, which has been said by then.
pub(super) fn read_cases(named: &[PathBuf], terminal: &Terminal) -> anyhow::Result<Option<Vec<Case>>> {
    let read = read(named, terminal)?;
    Ok(read.map(|read| read.into_iter().map(|reading| reading.case).collect()))
}

/// Reads one case with its text; `None` if it has an error, which has been said by then.
pub(super) fn read_case_of(named: &Path, terminal: &Terminal) -> anyhow::Result<Option<(Case, Source)>> {
    let Some(mut read) = read(&[named.to_owned()], terminal)? else { return Ok(None) };
    let found = read.len();
    match read.pop() {
        Some(only) if found == 1 => Ok(Some((only.case, only.warnings.source))),
        _ => {
            let fault = of_path(code!("one-case-to-split"), named).with("found", found.to_string());
            terminal.fault(&fault, None);
            Ok(None)
        }
    }
}

/// Reads the cases named, each with its text and as it was written.
pub(super) fn read(named: &[PathBuf], terminal: &Terminal) -> anyhow::Result<Option<Vec<Reading>>> {
    let inputs = Inputs::of(named, terminal);
    let mut cases = Vec::new();
    let mut problems = Vec::new();
    for read in in_parallel(inputs.found, read_input) {
        match read {
            Ok(reading) => {
                if !reading.warnings.list.is_empty() {
                    problems.push(Problem::InText(reading.warnings.clone()));
                }
                cases.push(reading);
            }
            Err(problem) => problems.push(problem),
        }
    }
    let errors = say(&problems, terminal);
    Ok((errors == 0).then_some(cases))
}

fn read_input(input: Result<Input, Problem>) -> Result<Reading, Problem> {
    input.and_then(|input| read_case(&input.id, input.source).map_err(Problem::InText))
}

/// Reads the files to check: all of each, whatever is wrong with it.
pub(super) fn read_to_check(named: &[PathBuf], terminal: &Terminal) -> Vec<check::File> {
    in_parallel(Inputs::of(named, terminal).found, to_check)
}

fn to_check(input: Result<Input, Problem>) -> check::File {
    let of_text = |faults: Faults, case| check::File {
        name: faults.source.name().to_owned(),
        source: Some(faults.source),
        case,
        faults: faults.list,
        more: faults.more,
    };
    match read_input(input) {
        Ok(reading) => of_text(reading.warnings, Some(reading.case)),
        Err(Problem::InText(faults)) => of_text(faults, None),
        Err(Problem::OfFile(fault)) => check::File {
            name: fault.text("path").unwrap_or_default().to_owned(),
            source: None,
            case: None,
            faults: vec![fault],
            more: 0,
        },
    }
}

/// Reads a file of scenarios for a case.
pub(super) fn read_scenarios(path: &Path, written: &Written) -> Result<Vec<Scenario>, Problems> {
    let input = read_file(path).map_err(|problem| Problems(vec![problem]))?;
    cloudcost::read_scenarios(input.source, written).map_err(|faults| Problems(vec![Problem::InText(faults)]))
}

/// What is wrong with files.
pub(super) struct Problems(Vec<Problem>);

impl Problems {
    /// Says all of it.
    pub(super) fn say(&self, terminal: &Terminal) {
        say(&self.0, terminal);
    }
}

/// The text of a case and the id it goes by.
struct Input {
    id: String,
    source: Source,
}

/// What is wrong with a file.
enum Problem {
    /// It cannot be read at all.
    OfFile(Diagnostic),
    /// There are faults in its text.
    InText(Faults),
}

/// Says all problems, the first ones in full; returns the number of errors.
fn say(problems: &[Problem], terminal: &Terminal) -> usize {
    let all = problems.iter().flat_map(|problem| match problem {
        Problem::OfFile(fault) => vec![(fault, None)],
        Problem::InText(faults) => {
            let source = Some(&faults.source);
            faults.list.iter().map(|fault| (fault, source)).collect()
        }
    });
    let mut shown = 0;
    let counted = problems.iter().map(|problem| match problem {
        Problem::OfFile(_) => 0,
        Problem::InText(faults) => faults.more,
    });
    let mut more: usize = counted.sum();
    let mut errors: usize = more;
    for (fault, source) in all {
        errors += usize::from(fault.severity == Severity::Error);
        if shown < SHOWN {
            terminal.fault(fault, source);
            shown += 1;
        } else {
            more += 1;
        }
    }
    if more > 0 {
        terminal.summary(code!("faults-more"), &[("count", more.to_string())]);
    }
    let is_broken = |problem: &&Problem| match problem {
        Problem::OfFile(_) => true,
        Problem::InText(faults) => faults.list.iter().any(|fault| fault.severity == Severity::Error),
    };
    if errors > 0 {
        let files = problems.iter().filter(is_broken).count();
        let counts = [("errors", errors.to_string()), ("files", files.to_string())];
        terminal.summary(code!("faults-summary"), &counts);
    }
    errors
}

/// The inputs named on the command line, as far as they can be found.
#[derive(Default)]
struct Inputs {
    found: Vec<Result<Input, Problem>>,
}

impl Inputs {
    /// Those named, or what is read when nothing is.
    fn of(named: &[PathBuf], terminal: &Terminal) -> Inputs {
        let mut inputs = Inputs::default();
        if named.is_empty() {
            inputs.add_default(terminal);
        }
        for path in named {
            inputs.add(path);
        }
        inputs
    }

    /// What is read when nothing is named: ./cases, or the built-in cases.
    fn add_default(&mut self, terminal: &Terminal) {
        let folder = Path::new("cases");
        if folder.is_dir() {
            self.add_directory(folder);
            let count = self.found.len().to_string();
            terminal.remark(code!("using-cases-dir"), &[("count", count)]);
        } else {
            let cases = builtin::CASES.iter().map(|(name, text)| Ok(built_in(name, text)));
            self.found.extend(cases);
            let count = builtin::CASES.len().to_string();
            terminal.remark(code!("using-builtin"), &[("count", count)]);
        }
    }

    fn add(&mut self, path: &Path) {
        let name = path.to_string_lossy();
        if name == "-" {
            self.found.push(text_of("stdin", "-", io::stdin().lock(), MAX_BYTES));
        } else if let Some(name) = name.strip_prefix("builtin:") {
            let text = builtin::text(name).map(|text| built_in(name, text));
            self.found.push(text.map_err(Problem::OfFile));
        } else if path.is_dir() {
            self.add_directory(path);
        } else {
            self.found.push(read_file(path));
        }
    }

    /// The case files of a directory, by name; hidden files are not cases.
    fn add_directory(&mut self, folder: &Path) {
        let files = match case_files(folder) {
            Ok(files) => files,
            Err(error) => {
                self.found.push(Err(unreadable(folder, &error)));
                return;
            }
        };
        if files.is_empty() {
            self.found.push(Err(Problem::OfFile(of_path(code!("no-cases"), folder))));
        }
        self.found.extend(files.iter().map(|path| read_file(path)));
    }
}

fn case_files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = entry.path();
        let hidden = entry.file_name().to_string_lossy().starts_with('.');
        let toml = path.extension().is_some_and(|ending| ending == "toml");
        if toml && !hidden && !path.is_dir() {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

fn built_in(name: &str, text: &str) -> Input {
    Input { id: name.to_owned(), source: Source::new(builtin::path(name), text) }
}

fn read_file(path: &Path) -> Result<Input, Problem> {
    let metadata = fs::metadata(path).map_err(|error| unreadable(path, &error))?;
    if is_named_pipe(path, &metadata) {
        return Err(Problem::OfFile(of_path(code!("not-a-file"), path)));
    }
    let file = File::open(path).map_err(|error| unreadable(path, &error))?;
    let id = path.file_stem().unwrap_or_default().to_string_lossy();
    text_of(&id, &path.to_string_lossy(), file, MAX_BYTES)
}

/// Whether opening a path could wait for ever: a named pipe, but not one that the shell has opened already.
#[cfg(unix)]
fn is_named_pipe(path: &Path, metadata: &fs::Metadata) -> bool {
    use std::os::unix::fs::FileTypeExt;
    let opened = ["/dev/", "/proc/"].iter().any(|folder| path.starts_with(folder));
    metadata.file_type().is_fifo() && !opened
}

#[cfg(not(unix))]
fn is_named_pipe(_path: &Path, _metadata: &fs::Metadata) -> bool {
    false
}

/// Reads a text, no more of it than a case can be.
fn text_of(id: &str, name: &str, from: impl Read, most: usize) -> Result<Input, Problem> {
    let mut bytes = Vec::new();
    let limit = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
    from.take(limit).read_to_end(&mut bytes).map_err(|error| unreadable(Path::new(name), &error))?;
    if bytes.len() > most {
        return Err(Problem::OfFile(of_path(code!("too-large"), Path::new(name))));
    }
    match std::str::from_utf8(&bytes) {
        Ok(text) => Ok(Input { id: id.to_owned(), source: Source::new(name, text) }),
        Err(error) => Err(Problem::OfFile(not_utf8(name, &bytes, error.valid_up_to()))),
    }
}

/// Says where a text stops being UTF-8, and what it looks like instead.
fn not_utf8(name: &str, bytes: &[u8], valid: usize) -> Diagnostic {
    let before = String::from_utf8_lossy(bytes.get(..valid).unwrap_or_default());
    let position = Source::new(name, &before).position(before.len());
    let guess = match bytes {
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => code!("guess-utf16"),
        // a two-byte character of Shift_JIS: a first byte of one of these ranges, and a second one
        _ => match bytes.get(valid..) {
            Some([0x81..=0x9f | 0xe0..=0xfc, 0x40..=0xfc, ..]) => code!("guess-cp932"),
            _ => code!("guess-other"),
        },
    };
    // what offices have, unless the text says otherwise
    let encoding = if guess == code!("guess-utf16") { "UTF-16" } else { "CP932" };
    of_path(code!("not-utf8"), Path::new(name))
        .with("line", position.line.to_string())
        .with("column", position.column.to_string())
        .with("guess", guess)
        .with("encoding", encoding)
}

fn of_path(code: Code, path: &Path) -> Diagnostic {
    Diagnostic::error(code, None).with("path", path.to_string_lossy())
}

fn unreadable(path: &Path, error: &io::Error) -> Problem {
    Problem::OfFile(match error.kind() {
        ErrorKind::NotFound => of_path(code!("not-found"), path),
        ErrorKind::IsADirectory => of_path(code!("not-a-file"), path),
        _ => of_path(code!("unreadable-file"), path).with("reason", error.to_string()),
    })
}
