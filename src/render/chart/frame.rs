//! The room a picture is drawn in, and the shapes and words that stand in it.

use maud::{Markup, Render, html};
use std::fmt;
use unicode_width::UnicodeWidthStr;

/// A place or a length in hundredths of a pixel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Px(pub(super) i64);

impl Px {
    /// So many whole pixels.
    pub(super) const fn whole(pixels: i64) -> Px {
        Px(pixels.saturating_mul(100))
    }

    pub(super) fn plus(self, other: Px) -> Px {
        Px(self.0.saturating_add(other.0))
    }

    pub(super) fn minus(self, other: Px) -> Px {
        Px(self.0.saturating_sub(other.0))
    }

    /// So many hundredths of it.
    pub(super) fn part(self, hundredths: i64) -> Px {
        Px(self.0.saturating_mul(hundredths) / 100)
    }

    /// It times the number of something.
    pub(super) fn times(self, count: usize) -> Px {
        Px(self.0.saturating_mul(i64::try_from(count).unwrap_or(i64::MAX)))
    }

    /// One of so many equal parts.
    pub(super) fn shared(self, count: usize) -> Px {
        Px(self.0.checked_div(i64::try_from(count).unwrap_or(i64::MAX)).unwrap_or(0))
    }
}

impl fmt::Display for Px {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (sign, all) = (if self.0 < 0 { "-" } else { "" }, self.0.unsigned_abs());
        match all % 100 {
            0 => write!(formatter, "{sign}{}", all / 100),
            rest if rest % 10 == 0 => write!(formatter, "{sign}{}.{}", all / 100, rest / 10),
            rest => write!(formatter, "{sign}{}.{rest:02}", all / 100),
        }
    }
}

/// The room there is across.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Frame {
    /// A sheet of A4 between its margins, or a large screen.
    Wide,
    /// A telephone.
    Narrow,
}

impl Frame {
    /// Both.
    pub(super) const ALL: [Frame; 2] = [Frame::Wide, Frame::Narrow];

    pub(super) fn width(self) -> Px {
        match self {
            Frame::Wide => Px::whole(680),
            Frame::Narrow => Px::whole(340),
        }
    }

    pub(super) fn class(self) -> &'static str {
        match self {
            Frame::Wide => "wide",
            Frame::Narrow => "narrow",
        }
    }
}

/// Where a word stands from its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Anchor {
    /// It begins there.
    Start,
    /// Its middle is there.
    Middle,
    /// It ends there.
    End,
}

/// A word; the class says how it looks, and may be none.
pub(super) fn word(x: Px, y: Px, anchor: Anchor, class: Option<&str>, text: &str) -> Markup {
    let anchor = match anchor {
        Anchor::Start => None,
        Anchor::Middle => Some("middle"),
        Anchor::End => Some("end"),
    };
    html! { text x=(x) y=(y) text-anchor=[anchor] class=[class] { (text) } }
}

/// A bar between two corners, whichever is first; thin ones stay visible.
pub(super) fn bar([x, y]: [Px; 2], [to_x, to_y]: [Px; 2], class: &str) -> Markup {
    let side = |from: Px, to: Px| (from.min(to), Px(from.max(to).minus(from.min(to)).0.max(50)));
    let ((x, width), (y, height)) = (side(x, to_x), side(y, to_y));
    html! { rect.(class) x=(x) y=(y) width=(width) height=(height) {} }
}

/// A straight line.
pub(super) fn line([x, y]: [Px; 2], [to_x, to_y]: [Px; 2], class: &str) -> Markup {
    html! { line.(class) x1=(x) y1=(y) x2=(to_x) y2=(to_y) {} }
}

/// How wide a text is at twelve pixels, at most, in any of the fonts, bold or not; capitals are wide.
pub(super) fn width_of(text: &str) -> Px {
    let capitals = text.chars().filter(char::is_ascii_uppercase).count();
    Px(680).times(text.width()).plus(Px(190).times(capitals))
}

/// A text cut off where there is no more room, with this mark.
pub(super) fn clipped(text: &str, room: Px, cut: &str) -> String {
    if width_of(text) <= room {
        return text.to_owned();
    }
    let mut kept = String::new();
    for c in text.chars() {
        kept.push(c);
        if width_of(&kept).plus(width_of(cut)) > room {
            kept.pop();
            break;
        }
    }
    kept + cut
}

/// A text in two lines, the second cut off where there is no more room; one line where it fits.
pub(super) fn in_lines(text: &str, room: Px, cut: &str) -> (String, Option<String>) {
    if width_of(text) <= room {
        return (text.to_owned(), None);
    }
    let fits = |end: &usize| text.get(..*end).is_some_and(|head| width_of(head) <= room);
    let end = text.char_indices().map(|(at, _)| at).take_while(fits).last().unwrap_or(0);
    let (head, rest) = text.split_at_checked(end).unwrap_or((text, ""));
    (head.to_owned(), Some(clipped(rest, room, cut)))
}

/// The room that names take at the left, at most two fifths of all.
pub(super) fn room_of<'t>(names: impl Iterator<Item = &'t String>, frame: Frame, gap: Px) -> Px {
    let widest = names.map(|name| width_of(name)).max().unwrap_or(Px(0)).plus(gap);
    match frame {
        Frame::Wide => widest.min(frame.width().part(40)),
        Frame::Narrow => Px::whole(1),
    }
}

/// Shapes behind and above each other, in order.
pub(super) fn all(shapes: impl IntoIterator<Item = Markup>) -> Markup {
    html! { @for shape in shapes { (shape.render()) } }
}

#[cfg(test)]
mod tests {
    use super::{Px, clipped, in_lines};

    #[test]
    fn hundredths_are_written_without_a_float() {
        let written = [1, 10, 100, 12_345, -5, -150, 0].map(|px| Px(px).to_string());
        assert_eq!(written, ["0.01", "0.1", "1", "123.45", "-0.05", "-1.5", "0"]);
    }

    #[test]
    fn a_long_name_is_cut_and_a_short_one_is_not() {
        assert_eq!(clipped("甲町", Px::whole(100), "…"), "甲町");
        assert_eq!(clipped("とても長い名前の町", Px::whole(60), "…"), "とても…");
        assert_eq!(clipped("a long name", Px::whole(60), "..."), "a lon...");
        let lines = in_lines("とても長い名前の町", Px::whole(60), "…");
        assert_eq!(lines, ("とても長".to_owned(), Some("い名前…".to_owned())));
        assert_eq!(in_lines("甲町", Px::whole(60), "…"), ("甲町".to_owned(), None));
    }
}
