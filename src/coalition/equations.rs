//! Linear equations in exact fractions, solved as they come.
//!
//! Each equation is brought to one unknown that none of the others has: 2x + y = 7 and x - y = 2 become x = 3 and y = 1.

use crate::money::Fraction;

/// Equations between so many unknowns.
#[derive(Clone, Debug)]
pub(super) struct Equations {
    unknowns: usize,
    /// The unknown that only this equation has, with a factor of 1; and the equation.
    rows: Vec<(usize, Vec<Fraction>)>,
}

impl Equations {
    /// None yet.
    pub(super) fn of(unknowns: usize) -> Equations {
        Equations { unknowns, rows: Vec::new() }
    }

    /// Adds an equation: the factor of each unknown, and what they come to. One that says nothing new changes nothing.
    pub(super) fn add(&mut self, mut row: Vec<Fraction>) {
        for (place, known) in &self.rows {
            subtract(&mut row, *place, known);
        }
        let place = row.iter().take(self.unknowns).position(|entry| !entry.is_zero());
        let leading = place.and_then(|place| row.get(place));
        let scale = leading.and_then(|leading| Fraction::from(1).checked_div(leading));
        let Some((place, scale)) = place.zip(scale) else { return };
        row.iter_mut().for_each(|entry| *entry = &*entry * &scale);
        for (_, known) in &mut self.rows {
            subtract(known, place, &row);
        }
        self.rows.push((place, row));
    }

    /// What the unknowns are; `None` for one that the equations leave open, the others are then what they are if it is 0.
    pub(super) fn values(self) -> Vec<Option<Fraction>> {
        let mut values = vec![None; self.unknowns];
        for (place, mut row) in self.rows {
            values.get_mut(place).into_iter().for_each(|value| *value = row.pop());
        }
        values
    }
}

/// Takes a row, whose entry at `place` is 1, off another so that this has 0 there.
fn subtract(from: &mut [Fraction], place: usize, row: &[Fraction]) {
    let Some(factor) = from.get(place).filter(|factor| !factor.is_zero()).cloned() else { return };
    for (entry, known) in from.iter_mut().zip(row).filter(|(_, known)| !known.is_zero()) {
        *entry = &*entry - &(&factor * known);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_equations_leave_open_is_told() {
        let solved = |rows: &[[i128; 4]]| {
            let mut equations = Equations::of(3);
            rows.iter().for_each(|row| equations.add(row.map(Fraction::from).to_vec()));
            equations.values()
        };
        let whole = |value| Some(Fraction::from(value));
        // 2x + y = 7, x - y = 2; the third says the same as the first two together, the fourth z = 4
        let rows = [[2, 1, 0, 7], [1, -1, 0, 2], [3, 0, 0, 9], [0, 1, 1, 5]];
        assert_eq!(solved(&rows), [whole(3), whole(1), whole(4)]);
        assert_eq!(solved(&rows[..3]), [whole(3), whole(1), None]);
    }
}
