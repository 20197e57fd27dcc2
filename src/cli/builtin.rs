//! The six published cases, built into the program.

use cloudcost::Diagnostic;
use cloudcost::code;

/// Each built-in case: its name and its file.
pub(super) const CASES: [(&str, &str); 6] = [
    ("akita", include_str!("../../cases/akita.toml")),
    ("kanagawa", include_str!("../../cases/kanagawa.toml")),
    ("okazaki-toyohashi", include_str!("../../cases/okazaki-toyohashi.toml")),
    ("osaka", include_str!("../../cases/osaka.toml")),
    ("saga", include_str!("../../cases/saga.toml")),
    ("toyama", include_str!("../../cases/toyama.toml")),
];

/// How a built-in case is named on the command line.
pub(super) fn path(name: &str) -> String {
    ["builtin:", name].concat()
}

/// The file of a built-in case.
pub(super) fn text(name: &str) -> Result<&'static str, Diagnostic> {
    let found = CASES.iter().find(|(known, _)| *known == name);
    found.map(|(_, text)| *text).ok_or_else(|| {
        Diagnostic::error(code!("unknown-builtin"), None)
            .with("name", name)
            .with("known", CASES.map(|(known, _)| known).join(", "))
    })
}
