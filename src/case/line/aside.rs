//! What words set a figure aside by from the change of the costs beside it.

/// How words set a figure apart from the change of the two costs beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Aside {
    /// They name a thing that it may be of: 国, hardware.
    Thing,
    /// They call it a target, or a change against something else, or of another time: it is the change only if it agrees with the costs.
    Claimed,
    /// It is a rate of something by its name: 参加率.
    Rate,
    /// It follows things that are counted, 5人→3人.
    Counted,
    /// They call it a mean, which is of each of something: it is the change only if it is to the digit.
    Mean,
    /// It is of something else, whatever it comes to: 職員負担を3割軽減.
    Other,
}

/// What a figure is set apart by, and where that begins.
#[derive(Clone, Copy, Debug)]
pub(super) struct SetAside {
    pub(super) how: Aside,
    pub(super) start: usize,
}

impl SetAside {
    /// The stronger of what two words say of one figure.
    pub(super) fn stronger(self, known: Option<SetAside>) -> SetAside {
        known.filter(|known| known.how >= self.how).unwrap_or(self)
    }
}
