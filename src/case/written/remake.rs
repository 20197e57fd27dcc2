//! A case with some of the changes that lead to a new version of it.

use super::difference::{Alteration, Difference};
use super::store::Written;
use crate::case::file::entry::Slot;
use crate::cost::Side;
use std::sync::Arc;

impl Written {
    /// This version with some of the changes made.
    pub fn with(&self, new: &Written, made: &[&Difference]) -> Written {
        let mut then = self.clone();
        let mut now = new.clone();
        for difference in made {
            match &difference.change {
                Alteration::Value(old, place) => adopt(then.slot(*old), now.slot(*place)),
                Alteration::Rates => then.file.rates.clone_from(&now.file.rates),
                Alteration::Start => {
                    let head = Arc::make_mut(&mut then.head);
                    (head.start, head.year_starts) = (now.head.start, now.head.year_starts);
                }
                Alteration::Tax => {
                    Arc::make_mut(&mut then.head).tax = now.head.tax;
                    then.file.tax.tax.clone_from(&now.file.tax.tax);
                }
                Alteration::Support => then.file.support.clone_from(&now.file.support),
                Alteration::Settlements => then.file.settlements.clone_from(&now.file.settlements),
                Alteration::Bills => then.file.sharing.bills.clone_from(&now.file.sharing.bills),
                Alteration::Coalitions => then.file.coalitions.clone_from(&now.file.coalitions),
                Alteration::Item(side, Some(old), Some(number)) => {
                    let (items, news) = (then.file.side_mut(*side), now.file.side(*side));
                    if let (Some(item), Some(other)) = (items.get_mut(*old), news.get(*number)) {
                        item.clone_from(other);
                    }
                }
                Alteration::Member(Some(old), Some(number)) => {
                    if let (Some(member), Some(other)) =
                        (then.file.members.get_mut(*old), now.file.members.get(*number))
                    {
                        member.clone_from(other);
                    }
                }
                Alteration::Item(..) | Alteration::Member(..) | Alteration::Key(_) => {}
            }
        }
        then.come_and_go(&now, made);
        then
    }

    /// Lets items and members come and go: last, as that moves the numbers of all others.
    fn come_and_go(&mut self, new: &Written, made: &[&Difference]) {
        let mut gone = (Vec::new(), Vec::new(), Vec::new());
        for difference in made {
            match difference.change {
                Alteration::Item(side, None, Some(nth)) => {
                    self.file.side_mut(side).extend(new.file.side(side).get(nth).cloned())
                }
                Alteration::Member(None, Some(nth)) => {
                    self.file.members.extend(new.file.members.get(nth).cloned())
                }
                Alteration::Item(Side::Before, Some(nth), None) => gone.0.push(nth),
                Alteration::Item(Side::After, Some(nth), None) => gone.1.push(nth),
                Alteration::Member(Some(nth), None) => gone.2.push(nth),
                _ => {}
            }
        }
        without(&mut self.file.before, &gone.0);
        without(&mut self.file.after, &gone.1);
        without(&mut self.file.members, &gone.2);
    }
}

/// A list without the things of these numbers.
fn without<T>(list: &mut Vec<T>, gone: &[usize]) {
    let mut nth = 0;
    list.retain(|_| {
        nth += 1;
        !gone.contains(&(nth - 1))
    });
}

/// Gives one place the value of the other.
fn adopt(then: Slot<'_>, now: Slot<'_>) {
    match (then, now) {
        (Slot::Amount(then) | Slot::Number(then), Slot::Amount(now) | Slot::Number(now)) => {
            then.clone_from(now)
        }
        (Slot::Percent(then), Slot::Percent(now)) => then.clone_from(now),
        (Slot::Month(then) | Slot::Months(then), Slot::Month(now) | Slot::Months(now)) => {
            then.clone_from(now)
        }
        (Slot::Share(then), Slot::Share(now)) => then.clone_from(now),
        (Slot::Unit(then) | Slot::Sum(then), Slot::Unit(now) | Slot::Sum(now)) => then.clone_from(now),
        (Slot::Word(then), Slot::Word(now)) => then.clone_from(now),
        (Slot::Years(then), Slot::Years(now)) => then.clone_from(now),
        // what one version says the other can say too
        (Slot::Choice(then), Slot::Choice(now)) => then.choose(now.word()).unwrap_or_default(),
        (Slot::Term(then), Slot::Term(now)) => *then = *now,
        (Slot::Rule(then, rule), Slot::Rule(now, other)) => {
            then.clone_from(now);
            rule.clone_from(other);
        }
        _ => {}
    }
}
