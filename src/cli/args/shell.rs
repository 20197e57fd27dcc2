//! The words of `completions`, `man`, `schema` and `cases`.

use clap::builder::PossibleValuesParser;
use clap::{Args, ValueEnum};
use cloudcost::render::commands_with_json;
use std::path::PathBuf;

/// The shell to write for.
#[derive(Args, Debug)]
#[command(after_help = COMPLETIONS_AFTER)]
pub(in crate::cli) struct Completions {
    /// The shell
    pub(in crate::cli) shell: Shell,
}

const COMPLETIONS_AFTER: &str = "\
Examples:
  cloudcost completions bash > ~/.local/share/bash-completion/completions/cloudcost
  cloudcost completions zsh > ~/.zfunc/_cloudcost
  cloudcost completions fish > ~/.config/fish/completions/cloudcost.fish
  cloudcost completions powershell >> $PROFILE
  cloudcost completions elvish >> ~/.config/elvish/rc.elv

The shell asks the program while you type: scenarios and members of the case named, too.";

/// A shell that can ask.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(in crate::cli) enum Shell {
    Bash,
    Zsh,
    Fish,
    Powershell,
    Elvish,
}

/// Which pages to write.
#[derive(Args, Debug)]
#[command(after_help = MAN_AFTER)]
pub(in crate::cli) struct Man {
    /// The page of this command; default: that of the program
    #[arg(value_name = "COMMAND")]
    pub(in crate::cli) page: Option<String>,
    /// Write all pages into this folder: cloudcost.1, cloudcost-split.1, …
    #[arg(long, value_name = "FOLDER", conflicts_with = "page")]
    pub(in crate::cli) into: Option<PathBuf>,
}

const MAN_AFTER: &str = "\
Examples:
  cloudcost man | man -l -
  cloudcost man split --lang ja | man -l -
  cloudcost man --into ~/.local/share/man/man1";

/// Which schema to print.
#[derive(Args, Debug)]
pub(in crate::cli) struct Schema {
    /// The schema of what this command writes with -f json, instead of that of the case file
    #[arg(long, value_name = "COMMAND", value_parser = PossibleValuesParser::new(commands_with_json()))]
    pub(in crate::cli) output_of: Option<String>,
}

/// Which built-in case to print.
#[derive(Args, Debug)]
pub(in crate::cli) struct Cases {
    /// The built-in case whose file to print
    pub(in crate::cli) name: Option<String>,
}
