//! Writes every mutant of some rooms into one copy of the source, each behind a number that the environment switches on.
//!
//! `cloudcost-mutants COPY ROOM…` changes `COPY/src/ROOM.rs` and `COPY/src/ROOM/**`, and prints a line a mutant.

use proc_macro2::LineColumn;
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{Arm, Attribute, BinOp, Expr, ExprBinary, ExprLet, ExprUnary, File, ImplItemFn, ItemFn, ItemMod, UnOp};

/// The switch that stands in the changed copy.
const SWITCH: &str = "
/// Which mutant is on: the number in MUTANT.
#[doc(hidden)]
pub(crate) fn mutant(number: u32) -> bool {
    static ON: std::sync::OnceLock<u32> = std::sync::OnceLock::new();
    *ON.get_or_init(|| std::env::var(\"MUTANT\").ok().and_then(|on| on.parse().ok()).unwrap_or(0)) == number
}
";

fn main() {
    let mut arguments = std::env::args().skip(1);
    let copy = PathBuf::from(arguments.next().expect("COPY ROOM…"));
    let mut count = 0;
    for room in arguments {
        let mut files = Vec::new();
        collect(&copy.join("src").join(format!("{room}.rs")), &mut files);
        collect(&copy.join("src").join(room), &mut files);
        files.sort();
        for file in files {
            let text = fs::read_to_string(&file).expect("a file that was listed");
            let changed = mutated(&text, file.strip_prefix(&copy).unwrap_or(&file), &mut count);
            fs::write(&file, changed).expect("a copy that can be written");
        }
    }
    let root = copy.join("src/lib.rs");
    let text = fs::read_to_string(&root).expect("src/lib.rs");
    fs::write(&root, text + SWITCH).expect("a copy that can be written");
}

fn collect(path: &Path, files: &mut Vec<PathBuf>) {
    if path.is_file() && path.file_name().is_some_and(|name| name != "tests.rs") {
        files.push(path.to_owned());
    }
    for entry in fs::read_dir(path).into_iter().flatten().flatten() {
        let path = entry.path();
        match path.is_dir() || path.extension().is_some_and(|extension| extension == "rs") {
            true => collect(&path, files),
            false => (),
        }
    }
}

/// One place that can be written otherwise.
struct Site {
    span: Range<usize>,
    otherwise: Otherwise,
}

enum Otherwise {
    /// The operator at this place becomes another.
    Operator(Range<usize>, &'static str),
    /// A `!` is left out.
    Not(Range<usize>),
    /// A guard is never true.
    Never,
}

struct Sites<'t> {
    lines: Vec<usize>,
    text: &'t str,
    found: Vec<Site>,
}

impl Sites<'_> {
    fn at(&self, place: LineColumn) -> usize {
        let start = self.lines[place.line - 1];
        let line = &self.text[start..];
        start + line.char_indices().nth(place.column).map_or(line.len(), |(at, _)| at)
    }

    fn span(&self, of: &impl Spanned) -> Range<usize> {
        self.at(of.span().start())..self.at(of.span().end())
    }
}

fn is_test(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        let is_cfg = attribute.path().is_ident("cfg");
        is_cfg && attribute.meta.require_list().is_ok_and(|list| list.tokens.to_string() == "test")
    })
}

#[derive(Default)]
struct HasLet(bool);

impl<'a> Visit<'a> for HasLet {
    fn visit_expr_let(&mut self, _: &'a ExprLet) {
        self.0 = true;
    }
}

fn has_let(expression: &Expr) -> bool {
    let mut found = HasLet::default();
    found.visit_expr(expression);
    found.0
}

impl<'a> Visit<'a> for Sites<'_> {
    fn visit_expr_binary(&mut self, binary: &'a ExprBinary) {
        let other = match binary.op {
            BinOp::Lt(_) => Some("<="),
            BinOp::Le(_) => Some("<"),
            BinOp::Gt(_) => Some(">="),
            BinOp::Ge(_) => Some(">"),
            BinOp::Eq(_) => Some("!="),
            BinOp::Ne(_) => Some("=="),
            BinOp::And(_) => Some("||"),
            BinOp::Or(_) => Some("&&"),
            BinOp::Add(_) => Some("-"),
            BinOp::Sub(_) => Some("+"),
            _ => None,
        };
        if let Some(other) = other.filter(|_| !has_let(&binary.left) && !has_let(&binary.right)) {
            let otherwise = Otherwise::Operator(self.span(&binary.op), other);
            self.found.push(Site { span: self.span(binary), otherwise });
        }
        visit::visit_expr_binary(self, binary);
    }

    fn visit_expr_unary(&mut self, unary: &'a ExprUnary) {
        if let UnOp::Not(not) = &unary.op {
            self.found.push(Site { span: self.span(unary), otherwise: Otherwise::Not(self.span(not)) });
        }
        visit::visit_expr_unary(self, unary);
    }

    fn visit_arm(&mut self, arm: &'a Arm) {
        if let Some((_, guard)) = arm.guard.as_ref().filter(|(_, guard)| !has_let(guard)) {
            self.found.push(Site { span: self.span(&**guard), otherwise: Otherwise::Never });
        }
        visit::visit_arm(self, arm);
    }

    fn visit_item_mod(&mut self, module: &'a ItemMod) {
        if !is_test(&module.attrs) {
            visit::visit_item_mod(self, module);
        }
    }

    fn visit_item_fn(&mut self, function: &'a ItemFn) {
        if function.sig.constness.is_none() && !is_test(&function.attrs) {
            visit::visit_item_fn(self, function);
        }
    }

    fn visit_impl_item_fn(&mut self, function: &'a ImplItemFn) {
        if function.sig.constness.is_none() {
            visit::visit_impl_item_fn(self, function);
        }
    }

    fn visit_item_const(&mut self, _: &'a syn::ItemConst) {}

    fn visit_item_static(&mut self, _: &'a syn::ItemStatic) {}

    fn visit_type(&mut self, _: &'a syn::Type) {}
}

/// The text with every site as a choice between what is written and what could be.
fn mutated(text: &str, file: &Path, count: &mut u32) -> String {
    let parsed: File = syn::parse_file(text).expect("a file that compiles");
    let lines = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
    let mut sites = Sites { lines, text, found: Vec::new() };
    sites.visit_file(&parsed);
    let mut found = sites.found;
    // an outer one before those it holds
    found.sort_by_key(|site| (site.span.start, std::cmp::Reverse(site.span.end)));
    let first = *count + 1;
    for site in &found {
        *count += 1;
        let line = text[..site.span.start].matches('\n').count() + 1;
        let said = text[site.span.clone()].split_whitespace().collect::<Vec<_>>().join(" ");
        let other = match &site.otherwise {
            Otherwise::Operator(at, other) => {
                let line = text[..at.start].matches('\n').count() + 1;
                format!("line {line}: `{}` becomes `{other}`", &text[at.clone()])
            }
            Otherwise::Not(_) => "`!` is left out".to_owned(),
            Otherwise::Never => "a guard is never true".to_owned(),
        };
        println!("{count}\t{}:{line}\t{other}\t{said}", file.display());
    }
    rewritten(text, 0..text.len(), &found, first)
}

/// A part of the text, with the sites in it, whose first has this number.
fn rewritten(text: &str, part: Range<usize>, sites: &[Site], first: u32) -> String {
    let mut answer = String::new();
    let mut at = part.start;
    let mut nth = 0;
    while let Some(site) = sites.get(nth) {
        let inner = sites[nth + 1..].iter().take_while(|other| other.span.start < site.span.end).count();
        let number = first + nth as u32;
        let within = &sites[nth + 1..=nth + inner];
        let of = |part: Range<usize>| {
            let skipped = within.iter().take_while(|site| site.span.start < part.start).count();
            let held = within[skipped..].iter().take_while(|site| site.span.end <= part.end).count();
            rewritten(text, part, &within[skipped..skipped + held], number + 1 + skipped as u32)
        };
        answer.push_str(&text[at..site.span.start]);
        let Range { start, end } = site.span;
        let choice = match &site.otherwise {
            Otherwise::Operator(operator, other) => {
                let (left, right) = (of(start..operator.start), of(operator.end..end));
                let said = &text[operator.clone()];
                format!("(if crate::mutant({number}) {{ ({left}) {other} ({right}) }} else {{ ({left}) {said} ({right}) }})")
            }
            Otherwise::Not(not) => {
                let said = of(not.end..end);
                format!("(if crate::mutant({number}) {{ {said} }} else {{ !({said}) }})")
            }
            Otherwise::Never => format!("(!crate::mutant({number}) && ({}))", of(start..end)),
        };
        answer.push_str(&choice);
        at = end;
        nth += 1 + inner;
    }
    answer + &text[at..part.end]
}
