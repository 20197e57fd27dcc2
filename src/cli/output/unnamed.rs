//! A file that has no name until all of it is on the disk, so that whatever ends the program leaves nothing behind.

use rustix::fs::{AtFlags, CWD, Mode, OFlags, linkat, open};
use rustix::io::Errno;
use std::fs::File;
use std::io::{Error, ErrorKind};
use std::os::fd::AsRawFd;
use std::path::Path;

/// A new file without a name in a folder; `None` where there is none to be had, as on some network drives.
pub(super) fn create(folder: &Path) -> Option<File> {
    // narrowed by the umask, as for any new file
    let mode = Mode::from_raw_mode(0o666);
    open(folder, OFlags::TMPFILE | OFlags::WRONLY | OFlags::CLOEXEC, mode).ok().map(File::from)
}

/// Gives the file its name, in one step where nothing has it yet. What has it is replaced: only then does the file, whole
/// by now, have a name of its own for an instant, one that begins with the prefix. False where it cannot be named.
///
/// # Errors
/// Why what was there cannot be replaced.
pub(super) fn put(
    file: &File,
    folder: &Path,
    target: &Path,
    replaces: bool,
    prefix: &str,
) -> std::io::Result<bool> {
    let opened = format!("/proc/self/fd/{}", file.as_raw_fd());
    let name = |path: &Path| linkat(CWD, opened.as_str(), CWD, path, AtFlags::SYMLINK_FOLLOW);
    if !replaces {
        match name(target) {
            Ok(()) => return Ok(true),
            Err(Errno::EXIST) => {}
            Err(_) => return Ok(false),
        }
    }
    let named =
        tempfile::Builder::new().prefix(prefix).make_in(folder, |path| name(path).map_err(Error::from));
    match named {
        Ok(named) => named.persist(target).map(|()| true).map_err(|error| error.error),
        Err(error) if error.kind() == ErrorKind::PermissionDenied => Err(error),
        Err(_) => Ok(false),
    }
}
