//! What differs between systems, in one place: each question takes the system, so that the answers of Windows are tested
//! everywhere.

use cloudcost::Lang;
use std::io::{Error, ErrorKind};

/// A kind of system, as far as it makes a difference here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SystemKind {
    /// Linux and its like: a program is started from a shell, whose variables name the language.
    Unix,
    /// A display language besides the variables.
    Mac,
    /// The same, and programs that are started by the mouse in a window that goes when they end.
    Windows,
}

/// The system that this program was built for.
pub(super) const HERE: SystemKind = if cfg!(windows) {
    SystemKind::Windows
} else if cfg!(target_os = "macos") {
    SystemKind::Mac
} else {
    SystemKind::Unix
};

impl SystemKind {
    /// The display language, where no variable says anything; `ask` asks the system.
    pub(super) fn language(self, ask: impl FnOnce() -> Option<String>) -> Option<Lang> {
        match self {
            // there the variables are all there is
            SystemKind::Unix => None,
            SystemKind::Mac | SystemKind::Windows => ask().map(|locale| Lang::from_locale(&locale)),
        }
    }

    /// Whether a file cannot be replaced because another program has it open.
    pub(super) fn is_open_elsewhere(self, error: &Error, exists: bool) -> bool {
        // ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION; a file that is moved onto an open one is denied access
        let violated = matches!(error.raw_os_error(), Some(32 | 33));
        let denied = exists && error.kind() == ErrorKind::PermissionDenied;
        self == SystemKind::Windows && (violated || denied)
    }

    /// Whether the window goes with the program, so that it must wait for its reader.
    pub(super) fn closes_window(self) -> bool {
        self == SystemKind::Windows
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_display_language_counts_where_there_is_one() {
        let japanese = || Some("ja-JP".to_owned());
        assert_eq!(SystemKind::Windows.language(japanese), Some(Lang::Ja));
        assert_eq!(SystemKind::Mac.language(japanese), Some(Lang::Ja));
        assert_eq!(SystemKind::Windows.language(|| Some("de-DE".to_owned())), Some(Lang::En));
        assert_eq!(SystemKind::Windows.language(|| None), None);
        assert_eq!(SystemKind::Unix.language(japanese), None);
    }

    #[test]
    fn an_open_workbook_is_told_from_a_folder_that_is_closed() {
        let sharing = Error::from_raw_os_error(32);
        let denied = Error::from(ErrorKind::PermissionDenied);
        assert!(SystemKind::Windows.is_open_elsewhere(&sharing, true));
        assert!(SystemKind::Windows.is_open_elsewhere(&denied, true));
        assert!(!SystemKind::Windows.is_open_elsewhere(&denied, false));
        assert!(!SystemKind::Unix.is_open_elsewhere(&denied, true));
    }
}
