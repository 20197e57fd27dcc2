//! The laws of the house (`ARCHITECTURE.md`) that a machine can hold against the source: imports only go down, there is no
//! circle, no child takes from its parent, and what belongs to one room is named in no other.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use syn::visit::{self, Visit};

/// The rooms with their floors; a room takes from lower floors, and from its own floor without a circle.
const FLOORS: [(&str, u8); 22] = [
    ("money", 1),
    ("lang", 1),
    ("text", 1),
    ("near", 1),
    ("cost", 2),
    ("sharing", 2),
    ("coalition", 2),
    ("published", 2),
    ("requirement", 2),
    ("report", 2),
    ("page", 2),
    ("book", 2),
    ("diagnostic", 2),
    ("case", 3),
    ("sheet", 3),
    ("render", 3),
    ("plan", 4),
    ("analysis", 5),
    ("layout", 6),
    ("lib", 7),
    ("cli", 8),
    ("main", 9),
];

/// What is named in some rooms only, and in which.
const ONLY_IN: [(&str, &[&str]); 16] = [
    ("clap", &["cli"]),
    ("clap_complete", &["cli"]),
    ("clap_mangen", &["cli"]),
    ("sys_locale", &["cli"]),
    ("anyhow", &["cli"]),
    ("toml", &["case"]),
    ("maud", &["render"]),
    ("sha2", &["cli"]),
    ("rust_xlsxwriter", &["render"]),
    ("calamine", &["sheet"]),
    ("encoding_rs", &["sheet", "render"]),
    ("num_bigint", &["money"]),
    ("num_integer", &["money"]),
    ("num_rational", &["money"]),
    ("num_traits", &["money"]),
    ("rust_decimal", &["money"]),
];

/// The path of a module below the crate: `["money", "amount"]`.
type Module = Vec<String>;

/// One name that a file takes from another.
struct Arrow {
    from: Module,
    to: Module,
    name: String,
}

/// The source, as far as the laws speak of it.
struct House {
    /// The text of each module's file.
    files: BTreeMap<Module, String>,
    arrows: Vec<Arrow>,
    /// The crates that each module names.
    crates: Vec<(Module, String)>,
}

impl House {
    /// The house as it is: read once, whichever law asks first.
    fn read() -> &'static House {
        static HOUSE: OnceLock<House> = OnceLock::new();
        HOUSE.get_or_init(House::looked_at)
    }

    fn looked_at() -> House {
        let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src");
        let mut files = BTreeMap::new();
        collect(&root, &root, &mut files);
        let mut house = House { files, arrows: Vec::new(), crates: Vec::new() };
        for (module, text) in &house.files {
            let mut names = Names::default();
            names.visit_file(&syn::parse_file(text).unwrap_or_else(|error| panic!("{module:?}: {error}")));
            for path in names.paths {
                match house.resolve(module, &path, &names.children) {
                    Some((to, name)) if to != *module => {
                        house.arrows.push(Arrow { from: module.clone(), to, name });
                    }
                    Some(_) => (),
                    None => house.crates.push((module.clone(), path[0].clone())),
                }
            }
        }
        house
    }

    /// The module that a path leads to and the name it takes there; `None` for a path into another crate.
    fn resolve(
        &self,
        from: &Module,
        path: &[String],
        children: &BTreeSet<String>,
    ) -> Option<(Module, String)> {
        let mut at = from.clone();
        let mut rest = path;
        // an exported macro stands at the root, wherever it is written
        if path.get(1).is_some_and(|name| name == "code") && path.len() == 2 {
            return Some((vec!["lang".to_owned()], "code".to_owned()));
        }
        match rest.first()?.as_str() {
            "crate" => at = vec![(if in_program(from) { "main" } else { "lib" }).to_owned()],
            "cloudcost" => return Some((vec!["lib".to_owned()], path.get(1).cloned().unwrap_or_default())),
            "self" => (),
            "super" => {
                while rest.first().is_some_and(|step| step == "super") {
                    at.pop();
                    rest = &rest[1..];
                }
                if at.is_empty() {
                    at = vec![(if in_program(from) { "main" } else { "lib" }).to_owned()];
                }
            }
            child if children.contains(child) => (),
            _ => return None,
        }
        if ["crate", "self"].contains(&rest.first().map_or("", String::as_str)) {
            rest = &rest[1..];
        }
        while let Some(step) = rest.first() {
            let root = at == ["lib"] || at == ["main"];
            let next: Module =
                if root { vec![step.clone()] } else { [at.clone(), vec![step.clone()]].concat() };
            if !self.files.contains_key(&next) {
                break;
            }
            at = next;
            rest = &rest[1..];
        }
        Some((at, rest.first().cloned().unwrap_or_default()))
    }

    /// What each module takes from: by name, and as the parent of its children.
    fn graph(&self) -> BTreeMap<&Module, BTreeSet<Module>> {
        let mut graph: BTreeMap<&Module, BTreeSet<Module>> = BTreeMap::new();
        for arrow in &self.arrows {
            graph.entry(&arrow.from).or_default().insert(arrow.to.clone());
        }
        for module in self.files.keys().filter(|module| module.len() > 1) {
            let parent = module[..module.len() - 1].to_vec();
            if let Some((parent, _)) = self.files.get_key_value(&parent) {
                graph.entry(parent).or_default().insert(module.clone());
            }
        }
        graph
    }
}

/// Whether a module is of the program, not of the library.
fn in_program(module: &Module) -> bool {
    module.first().is_some_and(|room| room == "cli" || room == "main")
}

fn collect(root: &Path, folder: &Path, files: &mut BTreeMap<Module, String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        // what the build script alone compiles is no part of the program
        if path.with_extension("").ends_with("lang/generate") {
            continue;
        }
        if path.is_dir() {
            collect(root, &path, files);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let below = path.strip_prefix(root).unwrap().with_extension("");
            let module = below.iter().map(|step| step.to_string_lossy().into_owned()).collect();
            files.insert(module, fs::read_to_string(&path).unwrap());
        }
    }
}

/// The paths that a file names outside its tests, and the children it declares.
#[derive(Default)]
struct Names {
    paths: Vec<Vec<String>>,
    children: BTreeSet<String>,
}

impl Names {
    fn tree(&mut self, before: &[String], tree: &syn::UseTree) {
        let with = |name: String| [before, &[name]].concat();
        match tree {
            syn::UseTree::Path(path) => self.tree(&with(path.ident.to_string()), &path.tree),
            syn::UseTree::Name(name) => self.paths.push(with(name.ident.to_string())),
            syn::UseTree::Rename(name) => self.paths.push(with(name.ident.to_string())),
            syn::UseTree::Glob(_) => self.paths.push(with("*".to_owned())),
            syn::UseTree::Group(group) => group.items.iter().for_each(|tree| self.tree(before, tree)),
        }
    }
}

impl<'s> Visit<'s> for Names {
    fn visit_item(&mut self, item: &'s syn::Item) {
        let attributes = match item {
            syn::Item::Mod(item) => &item.attrs,
            syn::Item::Fn(item) => &item.attrs,
            syn::Item::Use(item) => &item.attrs,
            syn::Item::Impl(item) => &item.attrs,
            _ => return visit::visit_item(self, item),
        };
        if !attributes.iter().any(is_for_tests) {
            visit::visit_item(self, item);
        }
    }

    fn visit_item_mod(&mut self, module: &'s syn::ItemMod) {
        self.children.insert(module.ident.to_string());
        visit::visit_item_mod(self, module);
    }

    fn visit_item_use(&mut self, item: &'s syn::ItemUse) {
        self.tree(&[], &item.tree);
    }

    fn visit_path(&mut self, path: &'s syn::Path) {
        if path.segments.len() > 1 {
            self.paths.push(path.segments.iter().map(|step| step.ident.to_string()).collect());
        }
        visit::visit_path(self, path);
    }

    /// Who may see a name is no arrow.
    fn visit_visibility(&mut self, _: &'s syn::Visibility) {}

    fn visit_macro(&mut self, called: &'s syn::Macro) {
        let tokens = called.tokens.to_string().split_whitespace().collect::<String>().replace("$crate", "$");
        for root in ["crate::", "super::"] {
            // who may see a name is no arrow here either
            let starts = tokens.match_indices(root).map(|(start, _)| start);
            for start in starts.filter(|start| !tokens[..*start].ends_with("pub(in")) {
                let path =
                    tokens[start..].split(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':')).next();
                let steps = path.unwrap_or_default().split("::").filter(|step| !step.is_empty());
                self.paths.push(steps.map(str::to_owned).collect());
            }
        }
        visit::visit_macro(self, called);
    }
}

fn is_for_tests(attribute: &syn::Attribute) -> bool {
    let is_cfg = attribute.path().is_ident("cfg");
    is_cfg && matches!(&attribute.meta, syn::Meta::List(list) if list.tokens.to_string().contains("test"))
}

fn floor(module: &Module) -> u8 {
    let room = module.first().unwrap();
    let known = FLOORS.iter().find(|(name, _)| name == room);
    known.unwrap_or_else(|| panic!("{room} stands on no floor: name it in FLOORS")).1
}

fn shown(module: &Module) -> String {
    module.join("/")
}

#[test]
fn no_child_takes_from_its_parent() {
    let house = House::read();
    let broken: BTreeSet<String> = house
        .arrows
        .iter()
        .filter(|arrow| arrow.from.starts_with(&arrow.to))
        .map(|arrow| format!("{} takes {} from {}", shown(&arrow.from), arrow.name, shown(&arrow.to)))
        .collect();
    assert!(broken.is_empty(), "{} broken:\n{}", broken.len(), Vec::from_iter(broken).join("\n"));
}

#[test]
fn imports_only_go_down() {
    let house = House::read();
    let broken: BTreeSet<String> = house
        .arrows
        .iter()
        .filter(|arrow| arrow.from[0] != arrow.to[0] && floor(&arrow.to) > floor(&arrow.from))
        .map(|arrow| format!("{} takes {} from {}", shown(&arrow.from), arrow.name, shown(&arrow.to)))
        .collect();
    assert!(broken.is_empty(), "{} broken:\n{}", broken.len(), Vec::from_iter(broken).join("\n"));
    let meet = |one: &str, other: &str| {
        house.arrows.iter().filter(|arrow| arrow.from[0] == one && arrow.to[0] == other).count()
    };
    assert_eq!((meet("case", "render"), meet("render", "case")), (0, 0), "reading and writing never meet");
}

#[test]
fn there_is_no_circle() {
    let house = House::read();
    let graph = house.graph();
    let mut circles = Vec::new();
    for from in graph.keys() {
        if reaches(&graph, from, from) {
            circles.push(shown(from));
        }
    }
    assert!(circles.is_empty(), "{} files stand in a circle:\n{}", circles.len(), circles.join("\n"));
    let rooms: BTreeSet<&String> = house.files.keys().map(|module| &module[0]).collect();
    let between: Vec<(Module, Module)> = house
        .arrows
        .iter()
        .filter(|arrow| arrow.from[0] != arrow.to[0])
        .map(|arrow| (vec![arrow.from[0].clone()], vec![arrow.to[0].clone()]))
        .collect();
    let mut of_rooms: BTreeMap<&Module, BTreeSet<Module>> = BTreeMap::new();
    for (from, to) in &between {
        of_rooms.entry(from).or_default().insert(to.clone());
    }
    for room in rooms {
        let room = vec![room.clone()];
        assert!(!reaches(&of_rooms, &room, &room), "{} is in a circle of rooms", shown(&room));
    }
}

/// Whether arrows lead from one module to another.
fn reaches(graph: &BTreeMap<&Module, BTreeSet<Module>>, from: &Module, to: &Module) -> bool {
    let mut seen: BTreeSet<&Module> = BTreeSet::new();
    let mut open: Vec<&Module> = graph.get(from).into_iter().flatten().collect();
    while let Some(next) = open.pop() {
        if next == to {
            return true;
        }
        if seen.insert(next) {
            open.extend(graph.get(next).into_iter().flatten());
        }
    }
    false
}

#[test]
fn what_belongs_to_one_room_is_named_in_no_other() {
    let house = House::read();
    let mut broken = BTreeSet::new();
    for (module, named) in &house.crates {
        for (krate, rooms) in ONLY_IN {
            if named == krate && !rooms.contains(&module[0].as_str()) {
                broken.insert(format!("{} names {krate}", shown(module)));
            }
        }
    }
    assert!(broken.is_empty(), "{} broken:\n{}", broken.len(), Vec::from_iter(broken).join("\n"));
}

#[test]
fn what_is_laid_out_knows_no_language_and_no_style() {
    let house = House::read();
    let broken: Vec<String> = house
        .arrows
        .iter()
        .filter(|arrow| arrow.from[0] == "layout")
        .filter(|arrow| arrow.to[0] == "render" || arrow.name == "Lang")
        .map(|arrow| format!("{} takes {} from {}", shown(&arrow.from), arrow.name, shown(&arrow.to)))
        .collect();
    assert!(broken.is_empty(), "{} broken:\n{}", broken.len(), broken.join("\n"));
}

#[test]
fn a_file_says_what_it_is_for_and_stays_short() {
    const LONGEST: usize = 300;
    let mut broken = Vec::new();
    for (module, text) in &House::read().files {
        let (head, rest) = text.split_once('\n').unwrap_or((text, ""));
        if !head.starts_with("//! ") {
            broken.push(format!("{} has no sentence at its head", shown(module)));
        }
        let lines = text.split("#[cfg(test)]").next().unwrap_or(text).lines().count();
        let why = rest.lines().take(8).any(|line| line.contains("longer than others"));
        if lines > LONGEST && !why {
            broken.push(format!("{} has {lines} lines: which second idea lives in it?", shown(module)));
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

/// The numbers of lines of all functions outside tests, with their places, the shortest first.
fn functions() -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (module, text) in House::read().files.iter().filter(|(module, _)| module.last().unwrap() != "tests") {
        let lines: Vec<&str> = text.split("#[cfg(test)]").next().unwrap_or(text).lines().collect();
        for (start, line) in lines.iter().enumerate() {
            let said = line.trim_start();
            let indent = &line[..line.len() - said.len()];
            let before = said.split("fn ").next().unwrap_or_default();
            let is_head = before.len() < said.len()
                && before.split_whitespace().all(|word| {
                    ["const", "in", "async"].contains(&word) || word.starts_with("pub") || word.ends_with(')')
                });
            // what a trait only names has no lines
            let is_named = |line: &&str| line.trim_end().ends_with(';');
            let opens = |line: &&str| line.trim_end().ends_with(['{', '}']);
            let written = lines[start..].iter().find(|line| is_named(line) || opens(line));
            if is_head && !written.is_some_and(is_named) {
                let name = said[before.len() + 3..].split(['(', '<']).next().unwrap_or_default();
                let end = format!("{indent}}}");
                let is_end = |line: &&str| **line == end || line.ends_with("{}");
                let count = lines[start..].iter().position(is_end).unwrap_or(0) + 1;
                found.push((count, format!("{} {name}", shown(module))));
            }
        }
    }
    found.sort();
    found
}

/// What the functions were held to when this was written: the numbers may be lowered, and never raised.
#[test]
fn functions_are_short() {
    const NINE_OF_TEN: usize = 25;
    const SCREEN: usize = 60;
    const LONGER: usize = 4;
    let functions = functions();
    let (nine_of_ten, _) = &functions[functions.len() * 9 / 10];
    assert!(*nine_of_ten <= NINE_OF_TEN, "one function of ten has more than {nine_of_ten} lines");
    let longer: Vec<String> = functions
        .iter()
        .filter(|(count, _)| *count > SCREEN)
        .map(|(count, name)| format!("{name}: {count} lines"))
        .collect();
    assert!(longer.len() <= LONGER, "{} are longer than a screen:\n{}", longer.len(), longer.join("\n"));
}

/// How many names stand for types of several files: the number may be lowered, and never raised.
#[test]
fn a_word_names_one_type() {
    const SEVERAL: usize = 3;
    let mut named: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (module, text) in House::read().files.iter().filter(|(module, _)| module.last().unwrap() != "tests") {
        let code = text.split("#[cfg(test)]").next().unwrap_or(text);
        for (line, kind) in
            code.lines().flat_map(|line| ["struct ", "enum ", "trait "].map(|kind| (line, kind)))
        {
            let Some((before, name)) = line.trim_start().split_once(kind) else { continue };
            if before.is_empty() || before.starts_with("pub") {
                let name = name.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
                named.entry(name.to_owned()).or_default().insert(shown(module));
            }
        }
    }
    let several: Vec<_> = named.iter().filter(|(_, places)| places.len() > 1).collect();
    assert!(named.len() > 500, "{} types", named.len());
    assert!(several.len() <= SEVERAL, "{} names of several types: {several:#?}", several.len());
}

/// The lines of code outside tests that hold one of these, each beginning a word, with their places.
fn lines_with(room: &str, words: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for (module, text) in House::read().files.iter().filter(|(module, _)| module[0] == room) {
        let code = text.split("#[cfg(test)]").next().unwrap_or(text).lines();
        for line in code.filter(|line| !line.trim_start().starts_with("//")) {
            let within = |start: usize| line[..start].ends_with(|c: char| c.is_alphanumeric() || c == '_');
            let holds = |word: &&str| {
                let is_word = word.starts_with(char::is_alphabetic);
                line.match_indices(*word).any(|(start, _)| !is_word || !within(start))
            };
            if words.iter().any(holds) {
                found.push(format!("{}: {}", shown(module), line.trim()));
            }
        }
    }
    found
}

#[test]
fn a_table_is_one_list_of_columns() {
    let mut by_hand = lines_with("layout", &["Column {", "Row {", "columns: vec!", "cells: vec!"]);
    by_hand.retain(|line| !line.starts_with("layout/columns:") && !line.contains("-> Row {"));
    // a mark of a picture has cells too, and is no row of a table
    by_hand.retain(|line| !line.starts_with("layout/negotiate/picture:"));
    assert!(by_hand.is_empty(), "made by hand:\n{}", by_hand.join("\n"));
}

/// The comparisons of a file, outside its tests, that hold what is said against a code: what decides is to be a kind. Two
/// things that are said may be held against each other.
#[derive(Default)]
struct CodesCompared(Vec<String>);

impl CodesCompared {
    fn of(text: &str) -> Vec<String> {
        let mut compared = CodesCompared::default();
        compared.visit_file(&syn::parse_file(text).unwrap());
        compared.0
    }

    /// What a side of a comparison is of what is said: `code!("…")`, or the field that is read, by name.
    fn said(side: &syn::Expr) -> Option<String> {
        let named =
            |name: &syn::Ident| Some(name.to_string()).filter(|name| name == "code" || name == "wording");
        match side {
            syn::Expr::Macro(called) => called
                .mac
                .path
                .segments
                .last()
                .filter(|last| last.ident == "code")
                .map(|_| "code!".to_owned()),
            syn::Expr::Field(field) => match &field.member {
                syn::Member::Named(name) => named(name),
                syn::Member::Unnamed(_) => None,
            },
            // the name of a code is as good as the code
            syn::Expr::MethodCall(called) if called.method == "name" => match &*called.receiver {
                syn::Expr::Path(path) => path.path.get_ident().and_then(named),
                receiver => Self::said(receiver),
            },
            syn::Expr::Call(called) => called.args.first().and_then(Self::said),
            syn::Expr::Reference(of) => Self::said(&of.expr),
            syn::Expr::Unary(of) => Self::said(&of.expr),
            syn::Expr::Paren(of) => Self::said(&of.expr),
            syn::Expr::Array(list) => list.elems.iter().find_map(Self::said),
            _ => None,
        }
    }
}

impl<'s> Visit<'s> for CodesCompared {
    fn visit_item_mod(&mut self, module: &'s syn::ItemMod) {
        if !module.attrs.iter().any(is_for_tests) {
            visit::visit_item_mod(self, module);
        }
    }

    fn visit_expr_binary(&mut self, compared: &'s syn::ExprBinary) {
        if matches!(compared.op, syn::BinOp::Eq(_) | syn::BinOp::Ne(_)) {
            let (left, right) = (Self::said(&compared.left), Self::said(&compared.right));
            if left != right || left.as_deref() == Some("code!") {
                self.0.push(left.into_iter().chain(right).collect::<Vec<_>>().join(" against "));
            }
        }
        visit::visit_expr_binary(self, compared);
    }

    fn visit_expr_method_call(&mut self, called: &'s syn::ExprMethodCall) {
        if called.method == "contains" {
            self.0.extend(called.args.iter().chain([&*called.receiver]).filter_map(Self::said));
        }
        visit::visit_expr_method_call(self, called);
    }

    fn visit_macro(&mut self, called: &'s syn::Macro) {
        let is_matched = called.path.is_ident("matches");
        if is_matched && called.tokens.to_string().replace(' ', "").contains("code!(") {
            self.0.push("code! in matches!".to_owned());
        }
        visit::visit_macro(self, called);
    }
}

#[test]
fn no_code_decides_what_is_done() {
    // a currency has a code of its own; the pages of `explain` are about codes
    let is_about_codes = |place: &str| ["layout/explain", "money/currency"].contains(&place);
    let mut broken = Vec::new();
    for (module, text) in &House::read().files {
        let place = shown(module);
        if module.last().unwrap() != "tests" && !is_about_codes(&place) {
            broken.extend(CodesCompared::of(text).into_iter().map(|compared| format!("{place}: {compared}")));
        }
    }
    assert!(broken.is_empty(), "codes are compared:\n{}", broken.join("\n"));
}

/// The law above, broken in each way, and kept.
#[test]
fn a_code_that_decides_is_found() {
    let found = |said: &str| CodesCompared::of(&format!("fn said() -> bool {{ {said} }}")).len();
    for said in [
        "why == code!(\"left-beside\")",
        "code!(\"left-beside\") != why",
        "found == Some(code!(\"left-beside\"))",
        "fault.wording == bracket",
        "note.code.name() == \"range\"",
        "code.name() == \"range\"",
        "matches!(kind, Kind::Left(why) if why != code!(\"left-beside\"))",
        "match kind { Kind::Left(why) if why == code!(\"left-beside\") => true, _ => false }",
        "[code!(\"left-beside\"), code!(\"left-levy\")].contains(&why)",
        "KNOWN.contains(&note.wording)",
    ] {
        assert!(found(said) > 0, "{said}");
    }
    for said in [
        "fault.kind == FaultKind::Path",
        "one.wording == other.wording && one.arguments == other.arguments",
        "why == WhyLeft::Beside",
        "is_said(code!(\"left-beside\"))",
    ] {
        assert_eq!(found(said), 0, "{said}");
    }
    assert!(
        CodesCompared::of("#[cfg(test)] mod tests { fn said() { fault.code == code!(\"range\") } }")
            .is_empty()
    );
}

/// What each recipe of `CONTRIBUTING.md` was last followed for: a word that stands wherever such a thing is written, and
/// the places. What is written in one more place makes a recipe longer: bring it down, or tell it there.
const RECIPES: [(&str, &str, &[&str]); 5] = [
    ("A key of the case file", "year_after", &["case/file/support.rs", "case/validate/support.rs"]),
    ("A sharing rule", "degressive", &["case/rule/curves.rs", "sharing.rs", "sharing/degressive.rs"]),
    ("An output format", "junit::", &["render.rs"]),
    // what a report takes of it is no part of the recipe
    (
        "A command",
        "negotiate",
        &["cli.rs", "cli/args.rs", "cli/help.rs", "cli/negotiate.rs", "cli/report.rs"],
    ),
    ("A column", "\"made_of\"", &["layout/report/grounds.rs"]),
];

#[test]
fn recipes_name_all_places() {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let told = fs::read_to_string(root.join("CONTRIBUTING.md")).unwrap();
    for (recipe, word, places) in RECIPES {
        let house = House::read();
        let written: Vec<String> = house
            .files
            .iter()
            // what a command finds and shows is its own
            .filter(|(module, _)| recipe != "A command" || module[0] == "cli")
            .filter(|(_, text)| {
                let code = text.split("#[cfg(test)]").next().unwrap_or(text);
                code.lines()
                    .filter(|line| !line.trim_start().starts_with("//"))
                    .any(|line| line.contains(word))
            })
            .map(|(module, _)| format!("{}.rs", shown(module)))
            .collect();
        assert_eq!(written, places, "{recipe}: {word}");
        assert!(told.contains(&format!("- **{recipe}")), "{recipe} has no recipe");
    }
    // the places that the two documents name are there
    let house = fs::read_to_string(root.join("ARCHITECTURE.md")).unwrap();
    for place in told.split('`').skip(1).step_by(2).chain(house.split('`').skip(1).step_by(2)) {
        let is_place =
            place.starts_with("src/") || place.starts_with("tests/") || place.starts_with("cases/");
        if is_place && !place.contains([' ', '*']) && !place.contains("NAME") && !place.contains("name.") {
            assert!(root.join(place).exists(), "{place} is named and not there");
        }
    }
}

#[test]
fn what_is_said_of_mutants_is_of_what_stands_there() {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let text = |path: &str| fs::read_to_string(root.join(path)).unwrap_or_default();
    let equal = text("tests/mutants/equal.tsv");
    for line in equal.lines().filter(|line| !line.starts_with('#')) {
        let fields: Vec<&str> = line.split('\t').collect();
        let code = text(fields[0]).split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(fields.len() == 4 && code.contains(fields[1]), "no longer there: {line}");
    }
    let mut code: String = House::read().files.values().map(String::as_str).collect();
    for entry in fs::read_dir(root.join("tests")).unwrap() {
        code += &fs::read_to_string(entry.unwrap().path()).unwrap_or_default();
    }
    let answers = text("tests/mutants/first-round.md");
    let rows: Vec<&str> =
        answers.lines().filter(|line| line.starts_with("| ") && line.contains(".rs:")).collect();
    assert_eq!(rows.len(), 112);
    for row in rows {
        let answer = row.trim_end_matches(" |").rsplit(" | ").next().unwrap();
        let is_one = ["caught by `", "equal: ", "gone: "].iter().any(|kind| answer.starts_with(kind));
        assert!(is_one, "neither caught nor equal nor gone: {row}");
    }
    for name in answers.split('`').skip(1).step_by(2).filter(|name| name.contains('_')) {
        assert!(code.contains(&format!("fn {name}(")), "no test, and nothing else: {name}");
    }
}
