//! The program: runs the command line, prints an error once, ends quietly when nobody reads on.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::main()
}
