//! One entry a key: what a table of the case file may have, how it is read, and as what a what-if moves it.

use super::chosen::Chosen;
use super::divided::SettlementShare;
use super::payday::InstalmentFile;
use super::share::ShareFile;
use crate::case::keys::{At, Keys};
use crate::case::literal::{Literal, PercentLiteral};
use crate::coalition::Method;
use crate::diagnostic::Span;

/// The value of a key that a what-if moves, by its kind; `None` where the file does not have it.
pub(in crate::case) enum KeyValue<'f> {
    Percent(&'f Option<At<PercentLiteral>>),
    /// A month of the term.
    Month(&'f Option<At<u32>>),
    /// A number of months.
    Months(&'f Option<At<u32>>),
    /// An amount, in the unit of the file where it names none.
    Sum(&'f Option<At<Literal>>),
    /// A multiple that bills are of: never in the unit of the file.
    Unit(&'f Option<At<Literal>>),
    Word(&'f Option<At<String>>),
    Share(&'f Option<At<ShareFile>>),
    /// A number of years, none included.
    Years(&'f Option<At<u32>>),
    /// One of a few words.
    Choice(&'f dyn Chosen),
    /// How a total of last year is split.
    Divided(&'f Option<SettlementShare>),
    /// The months in which a bill is paid.
    Paid(&'f Option<At<Vec<InstalmentFile>>>),
}

/// The place of a value, by its kind: of a key, or of what is no key by itself.
pub(in crate::case) enum Slot<'f> {
    Percent(&'f mut Option<At<PercentLiteral>>),
    Month(&'f mut Option<At<u32>>),
    Months(&'f mut Option<At<u32>>),
    Sum(&'f mut Option<At<Literal>>),
    Unit(&'f mut Option<At<Literal>>),
    Word(&'f mut Option<At<String>>),
    Share(&'f mut Option<At<ShareFile>>),
    Years(&'f mut Option<At<u32>>),
    Choice(&'f mut dyn Chosen),
    Divided(&'f mut Option<SettlementShare>),
    Paid(&'f mut Option<At<Vec<InstalmentFile>>>),
    Amount(&'f mut At<Literal>),
    Amounts(Vec<&'f mut At<Literal>>),
    Number(&'f mut At<Literal>),
    /// The same figure in several years.
    Numbers(Vec<&'f mut At<Literal>>),
    /// What holds for all items: a division, or else a rule.
    Rule(&'f mut Option<At<Method>>, &'f mut Option<At<ShareFile>>),
    Term(&'f mut u32),
    None,
}

impl KeyValue<'_> {
    /// Where it stands in the file, if it is there.
    pub(in crate::case) fn span(&self) -> Option<Span> {
        fn span<T>(at: &Option<At<T>>) -> Option<Span> {
            at.as_ref().map(|at| at.span.clone())
        }
        match self {
            KeyValue::Percent(at) => span(at),
            KeyValue::Month(at) | KeyValue::Months(at) => span(at),
            KeyValue::Sum(at) | KeyValue::Unit(at) => span(at),
            KeyValue::Word(at) => span(at),
            KeyValue::Share(at) => span(at),
            KeyValue::Years(at) => span(at),
            KeyValue::Choice(chosen) => chosen.place(),
            KeyValue::Divided(share) => share.as_ref().map(SettlementShare::place),
            KeyValue::Paid(at) => span(at),
        }
    }

    /// Whether it is a number that is looked at for what it does: no month and no multiple.
    pub(in crate::case) fn is_figure(&self) -> bool {
        matches!(self, KeyValue::Percent(_) | KeyValue::Sum(_))
    }
}

/// A key of a table of the type `F` that a what-if moves.
pub(in crate::case) trait Movable<F>: Copy + 'static {
    /// All of them, as they are read.
    const ALL: &'static [Self];
    /// The key itself, as paths name it.
    fn name(self) -> &'static str;
    /// Its value.
    fn leaf(self, file: &F) -> KeyValue<'_>;
    /// The place of its value.
    fn slot(self, file: &mut F) -> Slot<'_>;
    /// Whether such a table can have it, whether it does or not.
    fn fits(self, file: &F) -> bool;

    /// Whether two versions of a table are the same but for what a what-if moves.
    fn are_alike(one: &F, other: &F) -> bool;

    /// The key of this name that this table can have.
    fn of(file: &F, name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|key| key.name() == name && key.fits(file))
    }

    /// The keys that this table can have.
    fn fitting(file: &F) -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(|key| key.fits(file))
    }
}

/// A table of the case file, as its entries say it.
pub(in crate::case) trait TableFile: Sized {
    /// All of its keys, in order.
    const KEYS: &'static [&'static str];
    /// Those that move no figure: they are told where they are written otherwise.
    const WORDS: &'static [&'static str];

    /// Reads its keys out of a table that may have others.
    fn read<'r, 't, 's: 'r + 't>(keys: &mut Keys<'r, 't, 's>) -> Self;
}

/// Reads a whole table: what it does not have is reported.
pub(in crate::case) fn table<F: TableFile>(mut keys: Keys<'_, '_, '_>) -> F {
    let file = F::read(&mut keys);
    keys.finish();
    file
}

/// Reads one key.
pub(super) fn entry<'r, 't, 's, T>(
    keys: &mut Keys<'r, 't, 's>,
    key: &'static str,
    read: impl FnOnce(&mut Keys<'r, 't, 's>, &'static str) -> T,
) -> T {
    read(keys, key)
}

/// Writes a table of the case file from one entry a key, in the order in which they are read:
///
/// `key: TYPE = HOW IT IS READ, moved as NAME: KIND if WHEN IT FITS;`
///
/// `moved` is what a what-if may set; `aside because "…"` stands what makes no other thing of the table, and `told as words`
/// what moves no figure and is told where it is written otherwise. All else is held against the other where two versions of
/// a file are compared. `one of [KEYS]` and `some of [KEYS]` say which keys the table needs.
macro_rules! entries {
    (
        $(#[$about:meta])*
        $File:ident
        $(, moved by $Key:ident)?
        $(, one of [$($one:literal),*])*
        $(, some of [$($some:literal),*])*
        { $($body:tt)* }
    ) => {
        entries!(@all $File [$($Key)?] [$(#[$about])*] [$([$($one),*])*] [$([$($some),*])*] { $($body)* });
    };
    (@all $File:ident [$($Key:ident)?] $about:tt $one:tt $some:tt $body:tt) => {
        entries!(@table $File $about $one $some $body);
        $( entries!(@moved $File $Key $body); )?
    };
    (@table $File:ident [$(#[$about:meta])*] [$([$($one:literal),*])*] [$([$($some:literal),*])*] {
        $(
            $(#[$said:meta])*
            $key:ident: $Type:ty = $read:expr
            $(, moved as $Movable:ident: $Kind:ident $(if $fits:expr)?)?
            $(, told as $words:ident)?
            $(, aside because $why:literal)?;
        )*
    }) => {
        $(#[$about])*
        #[derive(Clone, Default)]
        pub(in crate::case) struct $File {
            $( $(#[$said])* pub(in crate::case) $key: $Type, )*
        }

        impl crate::case::file::entry::TableFile for $File {
            const KEYS: &'static [&'static str] = &[$( stringify!($key) ),*];
            const WORDS: &'static [&'static str] = &[$( $(entries!(@name $words $key),)? )*];

            fn read<'r, 't, 's: 'r + 't>(keys: &mut crate::case::keys::Keys<'r, 't, 's>) -> $File {
                $( keys.needs(&[$($one),*], true); )*
                $( keys.needs(&[$($some),*], false); )*
                $File { $( $key: crate::case::file::entry::entry(keys, stringify!($key), $read), )* }
            }
        }
    };
    (@moved $File:ident $Key:ident {
        $(
            $(#[$said:meta])*
            $key:ident: $Type:ty = $read:expr
            $(, moved as $Movable:ident: $Kind:ident $(if $fits:expr)?)?
            $(, told as $words:ident)?
            $(, aside because $why:literal)?;
        )*
    }) => {
        /// The keys of it that a what-if moves.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(in crate::case) enum $Key { $( $($Movable,)? )* }

        impl crate::case::file::entry::Movable<$File> for $Key {
            const ALL: &'static [$Key] = &[$( $($Key::$Movable,)? )*];

            fn name(self) -> &'static str {
                match self { $( $($Key::$Movable => stringify!($key),)? )* }
            }

            fn leaf(self, file: &$File) -> crate::case::file::entry::KeyValue<'_> {
                match self { $( $($Key::$Movable => crate::case::file::entry::KeyValue::$Kind(&file.$key),)? )* }
            }

            fn slot(self, file: &mut $File) -> crate::case::file::entry::Slot<'_> {
                match self { $( $($Key::$Movable => crate::case::file::entry::Slot::$Kind(&mut file.$key),)? )* }
            }

            fn fits(self, _file: &$File) -> bool {
                match self { $( $($Key::$Movable => true $(&& ($fits)(_file))?,)? )* }
            }

            fn are_alike(_one: &$File, _other: &$File) -> bool {
                $( entries!(@alike _one, _other, $key $(, $Movable)? $(, $words)? $(, $why)?) && )* true
            }
        }
    };
    (@name words $key:ident) => { stringify!($key) };
    (@alike $this:ident, $other:ident, $key:ident) => {
        crate::case::file::alike::Alike::is_alike(&$this.$key, &$other.$key)
    };
    (@alike $this:ident, $other:ident, $key:ident, $($why:tt),+) => { true };
}
pub(super) use entries;
