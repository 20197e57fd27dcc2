//! The six published cases, built into the program.

use cloudcost::Diagnostic;
use cloudcost::code;
use cloudcost::near::nearest;

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

/// A built-in case: its name and its file.
pub(super) fn find(name: &str) -> Result<(&'static str, &'static str), Diagnostic> {
    let found = CASES.iter().find(|(known, _)| *known == name);
    found.copied().ok_or_else(|| {
        let fault = Diagnostic::error(code!("unknown-builtin"), None)
            .with("name", name)
            .with("known", CASES.map(|(known, _)| known).join(", "));
        match near(name) {
            Some(near) => fault.with("near", near).worded(code!("unknown-builtin-near")),
            None => fault,
        }
    })
}

/// The name of the built-in case that is most like this one, if any is.
pub(super) fn near(name: &str) -> Option<&'static str> {
    nearest(name, &CASES.map(|(known, _)| known))
}
