//! The percents that hold, by their corners: an interval, a polygon or a solid, cut by one condition after the other.
//!
//! A point is the part of each base, together 1. What is linear in the parts is known from what it is at each base alone,
//! so that a condition is one number a base: what is too much of it there, below 0 where it holds.
//!
//! A town pays 12 of a cost shared equally and 2 of it shared by population, and paid 7 before. With the part p shared
//! equally it pays 12p + 2(1 - p): 5 too much at one end, 5 less than before at the other, so p is at most a half.
//!
//! ```
//! use cloudcost::Fraction;
//! use cloudcost::analysis::negotiate::Corners;
//! let mut holds = Corners::of_all(2);
//! holds.cut(0, &[5, -5].map(Fraction::from));
//! let ends = holds.ends(0).unwrap();
//! assert_eq!(ends, (Fraction::zero(), Fraction::ratio(1, 2).unwrap()));
//! // another town needs at least three fifths of it shared equally: nothing is left
//! holds.cut(1, &[-2, 3].map(Fraction::from));
//! assert!(holds.is_empty());
//! ```
//!
//! With three bases each condition cuts the triangle of all parts along a line: at most 3/10 of the first, and of the
//! second no more than of the third.
//!
//! ```
//! # use cloudcost::Fraction;
//! # use cloudcost::analysis::negotiate::Corners;
//! let mut holds = Corners::of_all(3);
//! holds.cut(0, &[7, -3, -3].map(Fraction::from));
//! holds.cut(1, &[0, 1, -1].map(Fraction::from));
//! let mut corners: Vec<Vec<Fraction>> = holds.points().map(<[Fraction]>::to_vec).collect();
//! corners.sort();
//! let twentieths = |parts: [i128; 3]| parts.map(|part| Fraction::ratio(part, 20).unwrap()).to_vec();
//! let wanted = [[0, 0, 20], [0, 10, 10], [6, 0, 14], [6, 7, 7]].map(twentieths);
//! assert_eq!(corners, wanted);
//! ```
//!
//! T. S. Motzkin et al., "The double description method", 1953.

use crate::money::Fraction;

/// A corner: its coordinates, and the numbers of the cuts that it lies on.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Corner {
    at: Vec<Fraction>,
    on: Vec<usize>,
}

/// The corners of what is left after some cuts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Corners(Vec<Corner>);

impl Corners {
    /// All parts of so many bases: a corner where each base has all.
    pub fn of_all(bases: usize) -> Corners {
        let corner = |base: usize| Corner {
            at: (0..bases).map(|other| Fraction::from(i128::from(other == base))).collect(),
            // a side of the whole is where a base has nothing
            on: (0..bases).filter(|other| *other != base).map(Self::side).collect(),
        };
        Corners((0..bases).map(corner).collect())
    }

    /// Nothing.
    pub fn none() -> Corners {
        Corners(Vec::new())
    }

    /// The number of the side on which a base has nothing; cuts have numbers from the other end.
    fn side(base: usize) -> usize {
        usize::MAX - base
    }

    /// Cuts off where a condition, known by its value at each base alone, is above 0. A cut has a number of its own.
    pub fn cut(&mut self, number: usize, values: &[Fraction]) {
        let values: Vec<Fraction> = self.0.iter().map(|corner| at(values, &corner.at)).collect();
        let mut left: Vec<Corner> = Vec::with_capacity(self.0.len());
        for (corner, value) in self.0.iter().zip(&values) {
            if value.is_zero() {
                let on = corner.on.iter().copied().chain([number]).collect();
                left.push(Corner { at: corner.at.clone(), on });
            } else if value.is_negative() {
                left.push(corner.clone());
            }
        }
        for (inside, below) in self.0.iter().zip(&values).filter(|(_, value)| value.is_negative()) {
            for (outside, above) in self.0.iter().zip(&values).filter(|(_, value)| value.is_positive()) {
                let mut on: Vec<usize> =
                    inside.on.iter().copied().filter(|cut| outside.on.contains(cut)).collect();
                if !self.is_edge([inside, outside], &on) {
                    continue;
                }
                on.push(number);
                let whole = above - below;
                let part = above.checked_div(&whole).unwrap_or_default();
                let between = |(one, other): (&Fraction, &Fraction)| &(&part * &(one - other)) + other;
                let point = inside.at.iter().zip(&outside.at).map(between).collect();
                left.push(Corner { at: point, on });
            }
        }
        self.0 = left;
    }

    /// Whether two corners are the ends of an edge: no third lies on all cuts that they share.
    fn is_edge(&self, ends: [&Corner; 2], shared: &[usize]) -> bool {
        let mut others = self.0.iter().filter(|corner| ends.iter().all(|end| !std::ptr::eq(*end, *corner)));
        others.all(|other| shared.iter().any(|cut| !other.on.contains(cut)))
    }

    /// Whether nothing is left.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The corners, each as the part of every base.
    pub fn points(&self) -> impl Iterator<Item = &[Fraction]> {
        self.0.iter().map(|corner| corner.at.as_slice())
    }

    /// The least and the greatest part that a base can have; `None` where nothing is left.
    pub fn ends(&self, base: usize) -> Option<(Fraction, Fraction)> {
        let parts = || self.points().filter_map(|point| point.get(base));
        Some((parts().min()?.clone(), parts().max()?.clone()))
    }

    /// A point inside: the middle of the corners.
    pub fn middle(&self) -> Option<Vec<Fraction>> {
        let first = self.0.first()?;
        let count = Fraction::from(i128::try_from(self.0.len()).ok()?);
        let part = |base: usize| {
            let parts = self.points().filter_map(|point| point.get(base));
            parts.sum::<Fraction>().checked_div(&count)
        };
        (0..first.at.len()).map(part).collect()
    }

    /// The same with one more coordinate, from a least to a greatest value.
    fn raised(&self, from: &Fraction, to: &Fraction, bases: usize) -> Corners {
        let end = |corner: &Corner, height: &Fraction, side: usize| Corner {
            at: corner.at.iter().chain([height]).cloned().collect(),
            on: corner.on.iter().copied().chain([Self::side(bases + side)]).collect(),
        };
        let ends = |corner: &Corner| [end(corner, from, 0), end(corner, to, 1)];
        Corners(self.0.iter().flat_map(ends).collect())
    }

    /// The corner whose last coordinate is the least; of several, the one with the least coordinates in order.
    fn lowest(&self) -> Option<&[Fraction]> {
        self.points().min_by(|one, other| one.iter().rev().cmp(other.iter().rev()))
    }
}

/// What is linear, at a point.
pub fn at(values: &[Fraction], point: &[Fraction]) -> Fraction {
    let parts = values.iter().zip(point).filter(|(value, part)| !value.is_zero() && !part.is_zero());
    parts.map(|(value, part)| value * part).sum::<Fraction>()
}

/// Where the largest of several linear pieces is least, and how large it is there, exactly; `None` where nothing is left.
/// `highest` gives the piece that is largest at a point, by its values at each base alone.
///
/// Two towns pay 30 and 10 of a cost shared equally, 10 and 30 of it by population; the larger of both is least, 20, with
/// a half of each.
///
/// A linear program by cuts: J. E. Kelley, "The cutting-plane method for solving convex programs", 1960. There are only as
/// many pieces as conditions, so that it ends.
pub fn least(
    of: &Corners,
    mut highest: impl FnMut(&[Fraction]) -> Option<Vec<Fraction>>,
) -> Option<(Vec<Fraction>, Fraction)> {
    let first = of.points().next()?;
    let bases = first.len();
    let piece = highest(first)?;
    let bottom = of.points().map(|point| at(&piece, point)).min()?;
    let mut top = bottom.clone();
    for point in of.points() {
        top = top.max(at(&highest(point)?, point));
    }
    let mut above = of.raised(&bottom, &(&top + &Fraction::from(1)), bases);
    let mut number = 0;
    let mut next = Some(piece);
    loop {
        let mut values = next.take()?;
        values.push(Fraction::from(-1));
        // numbers of the cuts of what is given are far below
        number += 1;
        above.cut(usize::MAX / 2 + number, &values);
        let (height, point) = above.lowest()?.split_last()?;
        let piece = highest(point)?;
        if at(&piece, point) <= *height {
            return Some((point.to_vec(), height.clone()));
        }
        next = Some(piece);
    }
}

/// Of several linear pieces, the one that is largest at a point.
pub(crate) fn highest_of(pieces: &[Vec<Fraction>], point: &[Fraction]) -> Option<Vec<Fraction>> {
    let heights = pieces.iter().map(|piece| (at(piece, point), piece));
    heights.max_by(|one, other| one.0.cmp(&other.0)).map(|(_, piece)| piece.clone())
}

#[cfg(test)]
mod tests {
    use super::{Corners, highest_of, least};
    use crate::money::Fraction;

    /// Two towns pay 30 and 10, or 10 and 30.
    #[test]
    fn the_larger_of_two_shares_is_least_halfway() {
        let towns = [[30, 10], [10, 30]].map(|shares| shares.map(Fraction::from).to_vec());
        let found = least(&Corners::of_all(2), |point| highest_of(&towns, point));
        assert_eq!(found, Some((vec![Fraction::ratio(1, 2).unwrap_or_default(); 2], Fraction::from(20))));
    }
}
