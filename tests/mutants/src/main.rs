//! Writes every mutant of some rooms into one copy of the source, each behind a number that the environment switches on.
//!
//! `cloudcost-mutants write COPY ROOM…` changes `COPY/src/ROOM.rs` and `COPY/src/ROOM/**`, and prints a line a mutant;
//! `cloudcost-mutants try LIST WORK KEPT COUNT SEED PROGRAM…` tries a sample of them in the test programs.

mod run;

use proc_macro2::LineColumn;
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{Arm, Attribute, BinOp, Expr, ExprBinary, ExprLet, ExprUnary, File, ImplItemFn, ItemFn, ItemMod, UnOp};

/// The switch that stands in the changed copy, and what writes down which test comes past which mutant.
const SWITCH: &str = include_str!("switch.txt");

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["write", copy, ref rooms @ ..] => write(Path::new(copy), rooms),
        ["try", list, work, kept, count, seed, ref programs @ ..] => {
            let mut mutants = run::read(Path::new(list));
            shuffle(&mut mutants, seed.parse().expect("SEED"));
            mutants.truncate(count.parse().expect("COUNT"));
            let programs: Vec<PathBuf> = programs.iter().map(PathBuf::from).collect();
            let missed = run::run(&mutants, &programs, Path::new(work), Path::new(kept));
            std::process::exit(i32::from(missed > 0));
        }
        _ => panic!("write COPY ROOM… or try LIST WORK KEPT COUNT SEED PROGRAM…"),
    }
}

/// The same order for the same seed; 0 leaves it as it is.
fn shuffle<T>(list: &mut [T], seed: u64) {
    let mut state = seed;
    for last in (1..list.len()).rev().filter(|_| seed != 0) {
        state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        list.swap(last, (state >> 33) as usize % (last + 1));
    }
}

fn write(copy: &Path, rooms: &[&str]) {
    let mut count = 0;
    for room in rooms {
        let mut files = Vec::new();
        collect(&copy.join("src").join(format!("{room}.rs")), &mut files);
        collect(&copy.join("src").join(room), &mut files);
        files.sort();
        for file in files {
            let text = fs::read_to_string(&file).expect("a file that was listed");
            let changed = mutated(&text, file.strip_prefix(copy).unwrap_or(&file), &mut count);
            fs::write(&file, changed).expect("a copy that can be written");
        }
    }
    let root = copy.join("src/lib.rs");
    let text = fs::read_to_string(&root).expect("src/lib.rs");
    // what is a choice now has more brackets than it needs, and is never documented
    fs::write(&root, ["#![allow(warnings)]\n", &text, SWITCH].concat()).expect("a copy that can be written");
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
    /// A guard is always true.
    Always,
    /// A sign is left out.
    Minus(Range<usize>),
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
            BinOp::AddAssign(_) => Some("-="),
            BinOp::SubAssign(_) => Some("+="),
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
        if let UnOp::Neg(minus) = &unary.op
            && !matches!(&*unary.expr, Expr::Lit(_) | Expr::Reference(_))
        {
            self.found.push(Site { span: self.span(unary), otherwise: Otherwise::Minus(self.span(minus)) });
        }
        visit::visit_expr_unary(self, unary);
    }

    fn visit_arm(&mut self, arm: &'a Arm) {
        if let Some((_, guard)) = arm.guard.as_ref().filter(|(_, guard)| !has_let(guard)) {
            self.found.push(Site { span: self.span(&**guard), otherwise: Otherwise::Never });
            self.found.push(Site { span: self.span(&**guard), otherwise: Otherwise::Always });
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
        let said = text[site.span.clone()].split_whitespace().collect::<Vec<_>>().join(" ");
        let other = match &site.otherwise {
            Otherwise::Operator(at, other) => format!("`{}` becomes `{other}`", &text[at.clone()]),
            Otherwise::Not(_) => "`!` is left out".to_owned(),
            Otherwise::Never => "a guard is never true".to_owned(),
            Otherwise::Always => "a guard is always true".to_owned(),
            Otherwise::Minus(_) => "`-` is left out".to_owned(),
        };
        let place = match &site.otherwise {
            Otherwise::Operator(at, _) => at.start,
            _ => site.span.start,
        };
        let line = text[..place].matches('\n').count() + 1;
        println!("{count}\t{}\t{line}\t{other}\t{said}", file.display());
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
            Otherwise::Not(not) => format!("crate::Inverted::inverted({}, {number})", of(not.end..end)),
            Otherwise::Minus(minus) => format!("crate::Negated::negated({}, {number})", of(minus.end..end)),
            Otherwise::Never => format!("(!crate::mutant({number}) && ({}))", of(start..end)),
            Otherwise::Always => format!("(crate::mutant({number}) || ({}))", of(start..end)),
        };
        answer.push_str(&choice);
        at = end;
        nth += 1 + inner;
    }
    answer + &text[at..part.end]
}
