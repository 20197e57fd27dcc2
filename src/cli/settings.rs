//! Defaults of options from `cloudcost.toml` in the folder of the first case, or the working folder.

use super::files::lists::DEFAULTS;
use super::files::{Problem, Problems, settings_of};
use super::terminal::Terminal;
use clap::{ArgMatches, Command, parser::ValueSource};
use cloudcost::{Settings, code};
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// The options that it may hold, beside `strict` of `check`.
const OPTIONS: [&str; 5] = ["lang", "unit", "mark", "notes", "years"];

/// The defaults that were found: where, and which of them count, as no option says otherwise.
#[derive(Default)]
pub(super) struct FoundDefaults {
    path: Option<PathBuf>,
    settings: Settings,
}

impl FoundDefaults {
    /// Reads the defaults for a call.
    pub(super) fn of(program: &Command, call: &ArgMatches) -> Result<FoundDefaults, Problems> {
        let Some(path) =
            folders(call).into_iter().map(|folder| folder.join(DEFAULTS)).find(|path| path.is_file())
        else {
            return Ok(FoundDefaults::default());
        };
        let read = settings_of(&path)?;
        let values: Vec<(&'static str, Vec<String>)> =
            OPTIONS.map(|name| (name, words(program, name))).into();
        let known = values.iter().map(|(name, words)| (*name, words.iter().map(String::as_str).collect()));
        let known: Vec<(&'static str, Vec<&str>)> = known.collect();
        let mut settings = cloudcost::read_settings(read, &known)
            .map_err(|faults| Problems::from(Problem::InText(faults)))?;
        settings.retain(|(name, _)| counts(name, call));
        Ok(FoundDefaults { path: Some(path), settings })
    }

    /// The arguments with the defaults among them, as if they had been typed.
    pub(super) fn put_into(&self, typed: &[OsString], call: &ArgMatches) -> Vec<OsString> {
        let command = call.subcommand_name().unwrap_or_default();
        let place = typed.iter().skip(1).position(|word| word == command).map_or(1, |place| place + 2);
        let (before, after) = typed.split_at(place.min(typed.len()));
        let options = self.settings.iter().map(|(name, value)| format!("--{name}={value}").into());
        before.iter().cloned().chain(options).chain(after.iter().cloned()).collect()
    }

    /// Says what was found, where that is asked for.
    pub(super) fn say(&self, terminal: &Terminal) {
        let settings = self.settings.iter().map(|(name, value)| format!("{name} = {value}"));
        let settings: Vec<String> = settings.collect();
        match &self.path {
            None => terminal.detail(code!("settings-none"), &[]),
            Some(path) => {
                let path = ("path", path.to_string_lossy().into_owned());
                match settings.is_empty() {
                    true => terminal.detail(code!("settings-overridden"), &[path]),
                    false => {
                        terminal.detail(code!("settings-used"), &[path, ("settings", settings.join(", "))])
                    }
                }
            }
        }
    }
}

/// Whether a default counts: an option that was typed counts before it, and so does our own variable.
fn counts(name: &str, call: &ArgMatches) -> bool {
    let Some((_, asked)) = call.subcommand() else { return false };
    let typed = |name: &str| {
        let known = asked.ids().any(|id| id.as_str() == name);
        known && asked.value_source(name) == Some(ValueSource::CommandLine)
    };
    let ascii = typed("ascii");
    match name {
        "strict" => asked.try_contains_id(name).is_ok() && !typed(name),
        "lang" => {
            !typed(name) && !ascii && std::env::var_os("CLOUDCOST_LANG").is_none_or(|own| own.is_empty())
        }
        "mark" => !typed(name) && !ascii,
        _ => !typed(name),
    }
}

/// The values that an option takes.
fn words(program: &Command, option: &str) -> Vec<String> {
    let argument = program.get_arguments().find(|argument| argument.get_id() == option);
    let values = argument.map(|argument| argument.get_possible_values()).unwrap_or_default();
    values.iter().flat_map(|value| value.get_name_and_aliases()).map(str::to_owned).collect()
}

/// Where to look: beside the first case, then in the working folder.
pub(super) fn folders(call: &ArgMatches) -> Vec<PathBuf> {
    let first = call.subcommand().and_then(|(_, asked)| {
        let ids = ["cases", "case", "old"].into_iter();
        let named =
            ids.clone().find_map(|id| asked.try_get_raw(id).ok().flatten()?.next().map(PathBuf::from));
        let takes_cases = || asked.try_contains_id("cases").is_ok();
        named.or_else(|| takes_cases().then(|| PathBuf::from("cases")))
    });
    let beside = first.and_then(|first| match first.is_dir() {
        true => Some(first),
        false => first.is_file().then(|| first.parent().unwrap_or(Path::new("")).to_owned()),
    });
    beside.into_iter().chain([PathBuf::new()]).collect()
}
