//! What is named on the command line, as far as it can be found; nothing is read yet.

#[cfg(feature = "spreadsheet")]
use super::drafting::drafted;
use super::lists;
use super::problems::Problem;
use super::reading::{cannot_read, of_path, read_file, text_of};
use super::spreadsheet::is_spreadsheet;
use super::told::Spreadsheet;
#[cfg(not(feature = "spreadsheet"))]
use super::undrafted::drafted;
use super::wanted::{InputText, WantedInput};
use crate::cli::builtin;
use crate::cli::terminal::Terminal;
use cloudcost::code;
use cloudcost::{MAX_BYTES, Position, Source};
use std::collections::{BTreeSet, HashMap};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::{fs, io};

impl WantedInput {
    /// Reads it.
    pub(super) fn read(&self) -> Result<InputText, Problem> {
        match self {
            WantedInput::File(path) if is_spreadsheet(path) => drafted(path, &Spreadsheet::default(), None),
            WantedInput::File(path) => read_file(path),
            WantedInput::Stdin => text_of("stdin", "-", io::stdin().lock(), MAX_BYTES),
            WantedInput::BuiltIn(name, text) => {
                let source = Source::new(builtin::path(name), text);
                Ok(InputText { id: (*name).to_owned(), source, bytes: text.as_bytes().to_vec() })
            }
            WantedInput::Wrong(fault) => Err(Problem::OfFile(fault.clone(), None::<Position>)),
        }
    }
}

/// The inputs named on the command line.
#[derive(Default)]
pub(super) struct InputFiles {
    pub(super) wanted: Vec<WantedInput>,
    /// The ids of files that would have that of another: as much of their paths as tells them apart.
    ids: HashMap<PathBuf, String>,
}

impl InputFiles {
    /// Those named, or what is read when nothing is.
    ///
    /// # Errors
    /// That the output would replace one of them, ready to be said.
    pub(super) fn of(named: &[PathBuf], terminal: &Terminal) -> anyhow::Result<InputFiles> {
        let mut inputs = InputFiles::default();
        if named.is_empty() {
            inputs.add_default(terminal);
        }
        for path in named {
            match lists::named(path) {
                Some(list) => inputs.add_list(list, terminal)?,
                None => inputs.add(path),
            }
        }
        terminal.output.is_not(&inputs.wanted).map_err(|fault| terminal.say(&fault))?;
        Ok(inputs)
    }

    /// Gives files of one name in several folders ids that tell them apart: march/plan and june/plan.
    pub(super) fn tell_apart(&mut self) {
        let mut of_names: HashMap<&OsStr, BTreeSet<&Path>> = HashMap::new();
        for wanted in &self.wanted {
            if let WantedInput::File(path) = wanted {
                of_names.entry(path.file_stem().unwrap_or_default()).or_default().insert(path);
            }
        }
        of_names.retain(|_, paths| paths.len() > 1);
        self.ids = of_names.values().flat_map(|paths| apart(paths)).collect();
    }

    /// The id of an input where it is not the name of its file.
    pub(super) fn id_of(&self, wanted: &WantedInput) -> Option<&str> {
        match wanted {
            WantedInput::File(path) => self.ids.get(path).map(String::as_str),
            _ => None,
        }
    }

    /// What is read when nothing is named: ./cases, or the built-in cases.
    fn add_default(&mut self, terminal: &Terminal) {
        let folder = Path::new("cases");
        if folder.is_dir() {
            self.add_directory(folder);
            let count = self.wanted.len().to_string();
            terminal.remark(code!("using-cases-dir"), &[("count", count)]);
        } else {
            self.wanted.extend(builtin::CASES.iter().map(|(name, text)| WantedInput::BuiltIn(name, text)));
            let count = builtin::CASES.len().to_string();
            terminal.remark(code!("using-builtin"), &[("count", count)]);
        }
    }

    /// What a list names.
    fn add_list(&mut self, list: &Path, terminal: &Terminal) -> anyhow::Result<()> {
        let read = WantedInput::File(list.to_owned());
        terminal.output.is_not(std::slice::from_ref(&read)).map_err(|fault| terminal.say(&fault))?;
        match lists::paths(list) {
            Ok(paths) if paths.is_empty() => {
                self.wanted.push(WantedInput::Wrong(
                    of_path(code!("no-cases"), list).worded(code!("no-cases-listed")),
                ));
            }
            Ok(paths) => paths.iter().for_each(|path| self.add(path)),
            Err(Problem::OfFile(fault, _)) => self.wanted.push(WantedInput::Wrong(fault)),
            Err(Problem::InText(_)) => (),
        }
        Ok(())
    }

    fn add(&mut self, path: &Path) {
        let name = path.to_string_lossy();
        if name == "-" {
            self.wanted.push(WantedInput::Stdin);
        } else if let Some(name) = name.strip_prefix("builtin:") {
            let found = builtin::find(name).map(|(name, text)| WantedInput::BuiltIn(name, text));
            self.wanted.push(found.unwrap_or_else(WantedInput::Wrong));
        } else if path.is_dir() {
            self.add_directory(path);
        } else if is_settings(path) {
            self.wanted.push(WantedInput::Wrong(of_path(code!("settings-no-case"), path)));
        } else {
            self.wanted.push(WantedInput::File(path.to_owned()));
        }
    }

    /// The case files of a directory, by name; hidden files are not cases.
    fn add_directory(&mut self, folder: &Path) {
        match case_files(folder) {
            Ok(files) if files.is_empty() => {
                self.wanted.push(WantedInput::Wrong(of_path(code!("no-cases"), folder)))
            }
            Ok(files) => self.wanted.extend(files.into_iter().map(WantedInput::File)),
            Err(error) => self.wanted.push(WantedInput::Wrong(cannot_read(folder, &error))),
        }
    }
}

/// Paths with the fewest of their last folders, and their names without ending, that tell all of them apart.
fn apart(paths: &BTreeSet<&Path>) -> Vec<(PathBuf, String)> {
    let depth = paths.iter().map(|path| path.components().count()).max().unwrap_or(0);
    let tail = |path: &Path, count: usize| {
        let whole = path.with_extension("");
        let parts: Vec<_> = whole.iter().collect();
        let from = parts.len().saturating_sub(count);
        parts
            .get(from..)
            .unwrap_or_default()
            .iter()
            .map(|part| part.to_string_lossy())
            .collect::<Vec<_>>()
            .join("/")
    };
    let tells = |count: &usize| {
        paths.iter().map(|path| tail(path, *count)).collect::<BTreeSet<_>>().len() == paths.len()
    };
    let count = (2..=depth).find(tells).unwrap_or(depth);
    paths.iter().map(|path| (path.to_path_buf(), tail(path, count))).collect()
}

/// Whether a file holds defaults: it is never a case.
fn is_settings(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name == lists::DEFAULTS)
}

fn case_files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = entry.path();
        let hidden = entry.file_name().to_string_lossy().starts_with('.');
        let toml = path.extension().is_some_and(|ending| ending == "toml");
        if toml && !hidden && !is_settings(&path) && !path.is_dir() {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}
