//! In which ways several supports may pay together, where each may pay in several ways of its own.

/// More ways than these are not tried.
const MOST: usize = 64;

/// Each way of the first with each of the second, and so on; `None` where these are too many.
pub(crate) fn ways_of_all<T: Clone>(each: impl Iterator<Item = Vec<T>>) -> Option<Vec<Vec<T>>> {
    let mut ways = vec![Vec::new()];
    for own in each {
        if ways.len().saturating_mul(own.len()) > MOST {
            return None;
        }
        let with = |way: &Vec<T>, one: &T| way.iter().chain([one]).cloned().collect();
        ways = ways.iter().flat_map(|way| own.iter().map(move |one| with(way, one))).collect();
    }
    Some(ways)
}

#[cfg(test)]
mod tests {
    use super::ways_of_all;

    #[test]
    fn each_goes_with_each() {
        let ways = ways_of_all([vec!['a'], vec!['b', 'c'], vec!['d', 'e']].into_iter());
        let texts = ways.unwrap_or_default().iter().map(|way| way.iter().collect()).collect::<Vec<String>>();
        assert_eq!(texts, ["abd", "abe", "acd", "ace"]);
        assert_eq!(ways_of_all(std::iter::repeat_n(vec![0, 1], 7)), None);
        assert_eq!(ways_of_all(std::iter::repeat_n(vec![0, 1], 6)).map(|ways| ways.len()), Some(64));
    }
}
