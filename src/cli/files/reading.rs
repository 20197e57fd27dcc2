//! The text of one file, or why there is none.

mod encoding;

use super::problems::Problem;
use super::wanted::InputText;
use crate::cli::builtin;
use cloudcost::code;
use cloudcost::lang::Code;
use cloudcost::{Diagnostic, FaultKind, MAX_BYTES, Source};
use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::Path;

/// Reads a file of text.
pub(super) fn read_file(path: &Path) -> Result<InputText, Problem> {
    let file = open(path)?;
    let id = path.file_stem().unwrap_or_default().to_string_lossy();
    text_of(&id, &path.to_string_lossy(), file, MAX_BYTES)
}

/// Reads a file that is no text, at most so much of it.
#[cfg(feature = "spreadsheet")]
pub(super) fn read_bytes(path: &Path, most: usize) -> Result<Vec<u8>, Problem> {
    let mut bytes = Vec::new();
    let limit = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
    open(path)?.take(limit).read_to_end(&mut bytes).map_err(|error| unreadable(path, &error))?;
    match bytes.len() > most {
        true => Err(Problem::OfFile(
            of_path(code!("unreadable-sheet"), path).worded(code!("sheet-too-large")),
            None,
        )),
        false => Ok(bytes),
    }
}

/// Opens a file that can be read to its end.
fn open(path: &Path) -> Result<File, Problem> {
    let metadata = fs::metadata(path).map_err(|error| unreadable(path, &error))?;
    if is_named_pipe(path, &metadata) {
        return Err(Problem::OfFile(of_path(code!("not-a-file"), path), None));
    }
    File::open(path).map_err(|error| unreadable(path, &error))
}

/// Whether opening a path could wait for ever: a named pipe, but not one that the shell has opened already.
#[cfg(unix)]
fn is_named_pipe(path: &Path, metadata: &fs::Metadata) -> bool {
    use std::os::unix::fs::FileTypeExt;
    let opened = ["/dev/", "/proc/"].iter().any(|folder| path.starts_with(folder));
    metadata.file_type().is_fifo() && !opened
}

#[cfg(not(unix))]
fn is_named_pipe(_path: &Path, _metadata: &fs::Metadata) -> bool {
    false
}

/// Reads a text, no more of it than a case can be.
pub(super) fn text_of(id: &str, name: &str, from: impl Read, most: usize) -> Result<InputText, Problem> {
    let mut bytes = Vec::new();
    let limit = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
    from.take(limit).read_to_end(&mut bytes).map_err(|error| unreadable(Path::new(name), &error))?;
    if let Some(wording) = encoding::other_file(&bytes) {
        return Err(Problem::OfFile(of_path(code!("not-utf8"), Path::new(name)).worded(wording), None));
    }
    if bytes.len() > most {
        return Err(Problem::OfFile(
            of_path(code!("too-large"), Path::new(name)).of_kind(FaultKind::TooLarge),
            None,
        ));
    }
    match std::str::from_utf8(&bytes) {
        Ok(text) => {
            let source = Source::new(name, text);
            Ok(InputText { id: id.to_owned(), source, bytes })
        }
        Err(error) => Err(not_utf8(name, &bytes, error.valid_up_to())),
    }
}

/// Says where a text stops being UTF-8, and what it looks like instead.
fn not_utf8(name: &str, bytes: &[u8], valid: usize) -> Problem {
    let before = Source::new(name, &String::from_utf8_lossy(bytes.get(..valid).unwrap_or_default()));
    let position = before.position(before.text().len());
    let fault = of_path(code!("not-utf8"), Path::new(name))
        .with("line", position.line.to_string())
        .with("column", position.column.to_string());
    let fault = match encoding::guess(bytes, valid) {
        Some((guess, encoding)) => fault.with("guess", guess).with("encoding", encoding),
        None => fault.worded(code!("not-utf8-unknown")),
    };
    Problem::OfFile(fault, Some(position))
}

pub(super) fn of_path(code: Code, path: &Path) -> Diagnostic {
    Diagnostic::error(code, None).with("path", path.to_string_lossy())
}

fn unreadable(path: &Path, error: &io::Error) -> Problem {
    Problem::OfFile(cannot_read(path, error), None)
}

/// Why the system does not let a file or a directory be read, each reason with what helps.
pub(super) fn cannot_read(path: &Path, error: &io::Error) -> Diagnostic {
    let fault = || of_path(code!("unreadable-file"), path).with("reason", error.to_string());
    match error.kind() {
        ErrorKind::NotFound => not_found(path),
        ErrorKind::IsADirectory => of_path(code!("not-a-file"), path),
        ErrorKind::PermissionDenied => fault(),
        ErrorKind::NotADirectory => fault().worded(code!("unreadable-through-file")),
        _ if is_loop(error) => fault().worded(code!("unreadable-loop")),
        _ => fault().worded(code!("unreadable-by-system")),
    }
}

/// A path that leads nowhere; it may be a built-in case without the word that says so.
fn not_found(path: &Path) -> Diagnostic {
    let fault = of_path(code!("not-found"), path);
    let alone = path.parent().is_some_and(|folder| folder.as_os_str().is_empty());
    let name = path.with_extension("");
    let built_in = builtin::near(&name.to_string_lossy()).filter(|_| alone);
    let is_named = built_in.is_some_and(|near| Path::new(near) == name);
    match (built_in, beside(path).filter(|_| !is_named)) {
        (_, Some(near)) => fault.with("near", near).worded(code!("not-found-beside")),
        (Some(near), None) => fault.with("near", builtin::path(near)).worded(code!("not-found-near")),
        (None, None) => fault,
    }
}

/// The file in the same folder whose name is most like that of a path.
fn beside(path: &Path) -> Option<String> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let files = std::fs::read_dir(folder.unwrap_or(Path::new("."))).ok()?.flatten();
    let names: Vec<String> = files.filter_map(|entry| entry.file_name().into_string().ok()).collect();
    let mut known: Vec<&str> = names.iter().map(String::as_str).collect();
    known.sort_unstable();
    let near = cloudcost::near::nearest(path.file_name()?.to_str()?, &known)?;
    Some(path.with_file_name(near).display().to_string())
}

/// Whether symbolic links lead in a circle.
fn is_loop(error: &io::Error) -> bool {
    #[cfg(unix)]
    let is_loop = error.raw_os_error() == Some(rustix::io::Errno::LOOP.raw_os_error());
    #[cfg(not(unix))]
    let is_loop = false;
    is_loop && error.raw_os_error().is_some()
}
