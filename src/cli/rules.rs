//! The rules and divisions that are typed.

use super::terminal::Terminal;
use cloudcost::analysis::split::AskedWay;
use cloudcost::{Source, read_division, read_rule};

/// The rules and divisions as meant; `None` if one cannot be read, which has been said by then.
pub(super) fn read_ways(typed: &[Source], terminal: &Terminal) -> Option<Vec<AskedWay>> {
    let mut ways = Vec::with_capacity(typed.len());
    for source in typed {
        if let Some(method) = read_division(source.text()) {
            ways.push(AskedWay::Division(method));
            continue;
        }
        match read_rule(source.text()) {
            Ok(rule) => ways.push(AskedWay::Rule(rule)),
            Err(mut fault) => {
                // without a place of its own a fault is of all of the rule
                fault.span = fault.span.or(Some(0..source.text().len()));
                terminal.fault(&fault, Some(source));
            }
        }
    }
    (ways.len() == typed.len()).then_some(ways)
}
