//! Whether members would ever rather stay as they are: not where each of them pays no less today than the service for it alone.

use super::parts::GameParts;

impl GameParts {
    /// Whether no group costs more than these amounts of its members, even if each member alone cost so much more: none
    /// does by itself, and nothing that several use costs a group more than its members one by one.
    ///
    /// ```
    /// use cloudcost::coalition::{CostPart, GameParts};
    /// let link = CostPart::Fixed { users: vec![0, 1], cost: 10 };
    /// let towns = GameParts::new(2, [CostPart::Own(vec![3, 5]), link]);
    /// assert!(towns.never_exceeds(&[13, 15], 0) && !towns.never_exceeds(&[13, 15], 1));
    /// assert!(!towns.never_exceeds(&[13, 14], 0));
    /// ```
    pub fn never_exceeds(&self, amounts: &[i128], more: i128) -> bool {
        let mut alone = self.own.clone();
        let mut add = |users: &[usize], cost: i128| {
            for user in users {
                alone.get_mut(*user).into_iter().for_each(|alone| *alone += cost);
            }
        };
        for (users, cost) in &self.fixed {
            if users.len() > 1 && *cost < 0 {
                return false;
            }
            add(users, *cost);
        }
        for (users, prices) in &self.by_count {
            let Some(one) = prices.first().copied().flatten() else { return false };
            let is_no_dearer = |(price, count): (&Option<i128>, i128)| {
                price.is_some_and(|price| one.checked_mul(count).is_some_and(|apart| price <= apart))
            };
            if !prices.iter().zip(1..).all(is_no_dearer) {
                return false;
            }
            add(users, one);
        }
        alone.len() == amounts.len()
            && alone.iter().zip(amounts).all(|(alone, amount)| alone + more <= *amount)
    }
}

#[cfg(test)]
mod tests {
    use crate::coalition::{CostPart, Game, GameParts, in_group, shapley};
    use proptest::collection::vec;
    use proptest::prelude::*;

    fn parts() -> impl Strategy<Value = GameParts> {
        let fixed = (vec(0_usize..5, 1..5), -3_i128..40);
        let priced = vec(proptest::option::weighted(0.9, 0_i128..60), 3);
        (vec(-3_i128..20, 5), vec(fixed, 0..3), priced).prop_map(|(own, fixed, prices)| {
            let fixed = fixed.into_iter().map(|(mut users, cost)| {
                users.sort_unstable();
                users.dedup();
                CostPart::Fixed { users, cost }
            });
            let priced = CostPart::ByCount { users: vec![0, 2, 4], prices };
            GameParts::new(5, fixed.chain([CostPart::Own(own), priced]))
        })
    }

    proptest! {
        /// Where it is said, no group of all is dearer together than its members stay, and the closed form is the value of the
        /// game in which each group takes the cheaper of both.
        #[test]
        fn who_never_stays_has_the_closed_form(parts in parts(), before in vec(0_i128..150, 5)) {
            if parts.never_exceeds(&before, 0) {
                let flags = |group| -> Vec<bool> { (0..5).map(|member| in_group(group, member)).collect() };
                let stays = |group| -> i128 { (0..5).filter(|one| in_group(group, *one)).map(|one| before[one]).sum() };
                let cheaper = |group| parts.cost(&flags(group)).unwrap().min(stays(group));
                let game = Game::of(5, cheaper).unwrap();
                prop_assert!(game.groups().all(|(group, cost)| parts.cost(&flags(group)) == Some(cost)));
                prop_assert_eq!(parts.shapley(), shapley(&game));
            }
        }
    }
}
