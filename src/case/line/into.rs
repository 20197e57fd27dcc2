//! What a cost comes to, in Japanese: に, へ or まで behind a figure, or behind the bracket that it stands in or before:
//! 1,470万円（70％）に削減, 従来の7割（1,470万円）に圧縮, 7割の1,470万円に.

use super::around::Around;
use super::word::LineWord;

impl Around<'_> {
    /// Whether に or へ leads what a figure says on to what it comes to.
    pub(super) fn leads_into(&self, nth: usize) -> bool {
        self.tail(nth).first() == Some(&LineWord::Into) || self.behind_bracket(nth) == Some(LineWord::Into)
    }

    /// The same for an amount; one in a bracket says once more what the percent before it says, and never what an amount
    /// before it does: 従来の7割（1,470万円）に, but 1,470万円（630万円の減）に.
    pub(super) fn comes_to(&self, nth: usize) -> bool {
        let opens = self.gap(nth).contains(&LineWord::Open);
        let apart = self.in_bracket(nth) && !opens;
        let again = self.in_bracket(nth) && nth.checked_sub(1).is_some_and(|last| self.is_amount(last));
        self.leads_into(nth) && !again && !apart && self.change_behind(nth).is_none()
    }

    /// Whether a percent is what is left: it is led into itself, or is said of the amount behind it that is: 7割の1,470万円に,
    /// 2割に当たる2,000万円に.
    pub(super) fn is_led_into(&self, nth: usize) -> bool {
        let inside = self.in_bracket(nth);
        let own = if inside { self.change(nth) } else { self.change_behind(nth) };
        let worth = self.line.figures.get(nth + 1).is_some_and(|next| next.is_amount() && next.manner.is_worth);
        let same = worth || self.gap(nth + 1) == [LineWord::No] && self.is_amount(nth + 1);
        own.is_none() && (self.leads_into(nth) || same && self.comes_to(nth + 1))
    }

    /// Whether the line has one amount, and it is what the cost came to: of a percent beside it nothing says whether that went or
    /// is left.
    pub(super) fn has_only_result(&self) -> bool {
        let mut amounts = (0..self.line.figures.len()).filter(|nth| self.is_amount(*nth));
        let is_result = |nth: usize| {
            let led = self.comes_to(nth) || self.head(nth).last() == Some(&LineWord::To);
            led && self.label(nth).is_none()
        };
        amounts.next().is_some_and(is_result) && amounts.next().is_none()
    }

    /// The word right behind the bracket that a figure stands in, or that opens right behind it.
    fn behind_bracket(&self, nth: usize) -> Option<LineWord> {
        let opens = self.gap(nth + 1).first() == Some(&LineWord::Open);
        let mut depth = usize::from(self.in_bracket(nth));
        if depth == 0 && !opens {
            return None;
        }
        for place in nth + 1..=self.line.figures.len() {
            let mut words = self.gap(place).iter();
            while let Some(word) = words.next() {
                match word {
                    LineWord::Open => depth += 1,
                    LineWord::Close if depth <= 1 => return words.next().copied(),
                    LineWord::Close => depth -= 1,
                    _ => {}
                }
            }
        }
        None
    }
}
