//! Writing the answer: to standard output, or whole into a file; and how the program ends.

mod target;
#[cfg(target_os = "linux")]
mod unnamed;

pub(super) use target::AnswerTarget;

use super::system::HERE;
use super::told::Told;
use super::width;
use cloudcost::lang::fill;
use cloudcost::render::fitted;
use cloudcost::text::without_commands;
use cloudcost::{Lang, code};
use std::fs;
use std::io::{BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, Ordering};

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ending {
    /// Everything is written.
    Done,
    /// Everything is written, and it says that a check or a verification failed.
    Failed,
    /// Some input is invalid; it has been said why, and nothing is written of it.
    Invalid,
}

impl Ending {
    /// The same, or a failure.
    pub(super) fn failed_if(self, failed: bool) -> Ending {
        match self {
            Ending::Done if failed => Ending::Failed,
            ending => ending,
        }
    }

    /// The same, or what says that some input could not be read, though all else is written.
    pub(super) fn incomplete_if(self, incomplete: bool) -> Ending {
        match self {
            Ending::Done | Ending::Failed if incomplete => Ending::Invalid,
            ending => ending,
        }
    }

    /// The exit code.
    pub(super) fn code(self) -> ExitCode {
        match self {
            Ending::Done => ExitCode::SUCCESS,
            Ending::Failed => ExitCode::from(1),
            Ending::Invalid => ExitCode::from(2),
        }
    }
}

/// Prints an error of usage or surroundings; the exit code is 2.
pub(super) fn usage_error(message: &str, lang: Lang) -> ExitCode {
    let said = fill(code!("usage-error").message(lang).title, |_| Some(message.to_owned()));
    let said = without_commands(&said) + "\n";
    let said = width::of_stderr().map_or_else(|| said.clone(), |width| fitted(&said, width));
    let _ = std::io::stderr().write_all(said.as_bytes());
    ExitCode::from(2)
}

/// Prints an error in the language of the reader; the exit code is 2.
pub(super) fn failure(error: &anyhow::Error, lang: Lang) -> ExitCode {
    match error.downcast_ref::<Told>() {
        Some(told) => usage_error(&told.in_lang(lang), lang),
        None => usage_error(&format!("{error:#}"), lang),
    }
}

/// Writes to a file, or to standard output; a reader that went away is no failure.
pub(super) fn write(answer: impl AsRef<[u8]>, output: Option<&Path>) -> anyhow::Result<Ending> {
    match output {
        Some(path) => {
            let told = || Told::new(code!("cannot-write")).with("path", path.to_string_lossy());
            write_file(path, answer.as_ref()).map_err(|error| {
                match HERE.is_open_elsewhere(&error, path.exists()) {
                    true => Told::new(code!("open-elsewhere")).with("path", path.to_string_lossy()),
                    false => told().because(error),
                }
            })?;
        }
        None => {
            let mut stdout = std::io::stdout().lock();
            let written = stdout.write_all(answer.as_ref()).and_then(|()| stdout.flush());
            to_stdout(written)?;
        }
    }
    Ok(Ending::Done)
}

/// Writes texts to standard output one after the other; a reader that went away is no failure.
pub(super) fn write_all(mut texts: impl Iterator<Item = String>) -> anyhow::Result<Ending> {
    let mut stdout = BufWriter::with_capacity(BUFFER, std::io::stdout().lock());
    let written = texts.try_for_each(|text| stdout.write_all(text.as_bytes())).and_then(|()| stdout.flush());
    to_stdout(written)?;
    Ok(Ending::Done)
}

/// Bytes that are gathered before they are written.
const BUFFER: usize = 64 * 1024;

/// How writing to standard output went: a reader that went away is no failure.
pub(super) fn to_stdout(written: std::io::Result<()>) -> anyhow::Result<()> {
    match written {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => {
            UNREAD.store(true, Ordering::Relaxed);
            Ok(())
        }
        written => Ok(written.map_err(|error| Told::new(code!("cannot-print")).because(error))?),
    }
}

/// Whether whoever read standard output went away.
static UNREAD: AtomicBool = AtomicBool::new(false);

/// Whether nobody reads standard output any more.
pub(super) fn is_unread() -> bool {
    UNREAD.load(Ordering::Relaxed)
}

/// Replaces a file as a whole: what was there stays until all of the new answer is on the disk. A symbolic link stays
/// one, and permissions stay as they were.
fn write_file(path: &Path, answer: &[u8]) -> std::io::Result<()> {
    let target = linked(path)?;
    let existing = fs::metadata(&target).ok();
    if existing.as_ref().is_some_and(|existing| !existing.is_file()) {
        // a device or a pipe cannot be replaced
        let mut file = fs::OpenOptions::new().write(true).open(&target)?;
        return file.write_all(answer);
    }
    if existing.as_ref().is_some_and(|existing| existing.permissions().readonly()) {
        return Err(ErrorKind::PermissionDenied.into());
    }
    let folder = match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let permissions = existing.map(|existing| existing.permissions());
    let fill = |file: &mut fs::File| {
        file.write_all(answer)?;
        if let Some(permissions) = permissions.clone() {
            file.set_permissions(permissions)?;
        }
        file.sync_all()
    };
    #[cfg(target_os = "linux")]
    if let Some(mut file) = unnamed::create(folder) {
        fill(&mut file)?;
        if unnamed::put(&file, folder, &target, permissions.is_some(), PREFIX)? {
            return Ok(());
        }
    }
    let mut builder = tempfile::Builder::new();
    builder.prefix(PREFIX);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // narrowed by the umask, as for any new file
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let mut file = builder.tempfile_in(folder).map_err(without_path)?;
    fill(file.as_file_mut())?;
    file.persist(&target).map_err(|error| error.error)?;
    Ok(())
}

/// How the name of a file that is not whole yet begins, where it has one.
const PREFIX: &str = ".cloudcost-";

/// The plain error of the system, without the name of a temporary file that nobody knows.
fn without_path(error: std::io::Error) -> std::io::Error {
    match error.to_string().split_once(" at path ") {
        Some((plain, _)) => std::io::Error::new(error.kind(), plain.to_owned()),
        None => error,
    }
}

/// Where a path leads, also where it is a link to a file that is not there yet.
fn linked(path: &Path) -> std::io::Result<PathBuf> {
    let mut target = path.to_owned();
    // as many links as Linux follows
    for _ in 0..40 {
        match (fs::canonicalize(&target), fs::read_link(&target)) {
            (Ok(found), _) => return Ok(found),
            (Err(_), Ok(next)) => target = target.parent().unwrap_or(Path::new("")).join(next),
            (Err(_), Err(_)) => return Ok(target),
        }
    }
    // the links lead in a circle, and the system says so
    fs::metadata(&target).map(|_| target)
}
