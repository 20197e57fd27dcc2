//! The languages: which one to speak, texts of a case in each, and every word the program can say.
//!
//! Every text stands in the file of its language, `src/lang/en.toml` and its like; the build makes tables of them and ends
//! where the languages do not agree.

mod catalogue;
mod era;
mod message;
mod text;
mod texts;
mod writing;

pub(crate) use catalogue::key_meaning;
pub use catalogue::{CODES, Code, Lang, Term, help_text};
pub(crate) use era::{ERAS, era, fiscal_year, month_of};
pub use message::{Message, fill};
pub use text::Text;
pub(crate) use writing::Writing;
