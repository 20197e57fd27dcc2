//! The path of a file as other programs want it: for annotations relative and with slashes, for SARIF as a URI.

/// What parts the names of a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum PathSeparator {
    /// A slash; a backslash is a letter like others.
    Unix,
    /// A slash or a backslash, after a drive or a server.
    Windows,
}

/// How this system writes paths.
const HERE: PathSeparator = if cfg!(windows) { PathSeparator::Windows } else { PathSeparator::Unix };

/// A path with slashes, without `.` in it: `./cases/a.toml` is `cases/a.toml`, as a repository calls it.
pub(super) fn plain(path: &str) -> String {
    plain_of(path, HERE)
}

/// A path as a URI reference: relative as it is, absolute with `file:`.
pub(super) fn uri(path: &str) -> String {
    uri_of(path, HERE)
}

fn plain_of(path: &str, paths: PathSeparator) -> String {
    let slashed = match paths {
        PathSeparator::Unix => path.to_owned(),
        PathSeparator::Windows => path.replace('\\', "/"),
    };
    // the longest form that Windows knows: \\?\C:\… and \\?\UNC\server\…
    let (start, rest) = match (slashed.strip_prefix("//?/UNC/"), slashed.strip_prefix("//?/")) {
        (Some(rest), _) => ("//", rest),
        (None, Some(rest)) => ("", rest),
        (None, None) if paths == PathSeparator::Windows && slashed.starts_with("//") => {
            ("//", slashed.as_str())
        }
        (None, None) if slashed.starts_with('/') => ("/", slashed.as_str()),
        (None, None) => ("", slashed.as_str()),
    };
    let names: Vec<&str> = rest.split('/').filter(|name| !name.is_empty() && *name != ".").collect();
    [start, &names.join("/")].concat()
}

fn uri_of(path: &str, paths: PathSeparator) -> String {
    let plain = plain_of(path, paths);
    let drive = plain.as_bytes();
    let has_drive = matches!(drive, [letter, b':', b'/', ..] if letter.is_ascii_alphabetic());
    match (paths, plain.strip_prefix("//")) {
        (PathSeparator::Windows, Some(server)) => ["file://", &encoded(server)].concat(),
        (PathSeparator::Windows, None) if has_drive => {
            let (drive, rest) = plain.split_at(2);
            ["file:///", drive, &encoded(rest)].concat()
        }
        _ if plain.starts_with('/') => ["file://", &encoded(&plain)].concat(),
        _ => encoded(&plain),
    }
}

/// Everything but plain letters, digits and slashes by its bytes.
fn encoded(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'.' | b'_' | b'~' => {
                uri.push(char::from(byte));
            }
            byte => uri += &format!("%{byte:02X}"),
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::{PathSeparator, plain_of, uri_of};

    #[test]
    fn a_path_is_relative_to_the_repository_or_a_file_uri() {
        for (path, plain, uri) in [
            ("./cases/富山 1.toml", "cases/富山 1.toml", "cases/%E5%AF%8C%E5%B1%B1%201.toml"),
            (".//a/./b.toml", "a/b.toml", "a/b.toml"),
            ("../a.toml", "../a.toml", "../a.toml"),
            ("/srv/事例/a b.toml", "/srv/事例/a b.toml", "file:///srv/%E4%BA%8B%E4%BE%8B/a%20b.toml"),
            ("a\\b.toml", "a\\b.toml", "a%5Cb.toml"),
            ("builtin:akita", "builtin:akita", "builtin%3Aakita"),
            ("C:/a.toml", "C:/a.toml", "C%3A/a.toml"),
        ] {
            assert_eq!(
                (plain_of(path, PathSeparator::Unix), uri_of(path, PathSeparator::Unix)),
                (plain.into(), uri.into())
            );
        }
        for (path, plain, uri) in [
            (".\\cases\\a.toml", "cases/a.toml", "cases/a.toml"),
            ("cases/sub\\a.toml", "cases/sub/a.toml", "cases/sub/a.toml"),
            ("C:\\事例\\a b.toml", "C:/事例/a b.toml", "file:///C:/%E4%BA%8B%E4%BE%8B/a%20b.toml"),
            ("\\\\?\\C:\\a.toml", "C:/a.toml", "file:///C:/a.toml"),
            ("\\\\nas\\共有\\a.toml", "//nas/共有/a.toml", "file://nas/%E5%85%B1%E6%9C%89/a.toml"),
            ("\\\\?\\UNC\\nas\\a.toml", "//nas/a.toml", "file://nas/a.toml"),
            ("\\a.toml", "/a.toml", "file:///a.toml"),
        ] {
            assert_eq!(
                (plain_of(path, PathSeparator::Windows), uri_of(path, PathSeparator::Windows)),
                (plain.into(), uri.into())
            );
        }
    }
}
