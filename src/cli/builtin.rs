//! The cases built into the program: the six published ones, and invented plans to try the commands on.

use cloudcost::Diagnostic;
use cloudcost::code;
use cloudcost::near::nearest;

/// Each published case: its name and its file.
pub(super) const CASES: [(&str, &str); 6] = [
    ("akita", include_str!("../../cases/akita.toml")),
    ("kanagawa", include_str!("../../cases/kanagawa.toml")),
    ("okazaki-toyohashi", include_str!("../../cases/okazaki-toyohashi.toml")),
    ("osaka", include_str!("../../cases/osaka.toml")),
    ("saga", include_str!("../../cases/saga.toml")),
    ("toyama", include_str!("../../cases/toyama.toml")),
];

/// Each invented plan: its name and its file.
const PLANS: [(&str, &str); 4] = [
    ("association", include_str!("../../examples/association.toml")),
    ("public-cloud", include_str!("../../examples/public-cloud.toml")),
    ("three-towns", include_str!("../../examples/three-towns.toml")),
    ("towns", include_str!("../../examples/what-if/towns.toml")),
];

/// All of them, the published ones first.
pub(super) fn all() -> impl Iterator<Item = (&'static str, &'static str)> {
    CASES.into_iter().chain(PLANS)
}

/// How a built-in case is named on the command line.
pub(super) fn path(name: &str) -> String {
    ["builtin:", name].concat()
}

/// A built-in case: its name and its file.
pub(super) fn find(name: &str) -> Result<(&'static str, &'static str), Diagnostic> {
    all().find(|(known, _)| *known == name).ok_or_else(|| {
        let fault = Diagnostic::error(code!("unknown-builtin"), None)
            .with("name", name)
            .with("known", names().join(", "));
        match near(name) {
            Some(near) => fault.with("near", near).worded(code!("unknown-builtin-near")),
            None => fault,
        }
    })
}

/// The name of the built-in case that is most like this one, if any is.
pub(super) fn near(name: &str) -> Option<&'static str> {
    nearest(name, &names())
}

fn names() -> Vec<&'static str> {
    all().map(|(name, _)| name).collect()
}
