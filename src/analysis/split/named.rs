//! Rules by the bases that the members have, and members whose names do not tell them apart.

use super::request::AskedWay;
use crate::case::{Member, Plan, WrittenRule};
use crate::lang::{Lang, Text};
use crate::plan::facts::Computed;
use std::collections::HashMap;

/// The ways asked for, their rules by the bases that the members have.
pub(super) fn ways_in_bases(ways: &[AskedWay], plan: &Plan) -> Vec<AskedWay> {
    let meant = |way: &AskedWay| match way {
        AskedWay::Rule(rule) => AskedWay::Rule(in_bases(rule, plan)),
        AskedWay::Division(method) => AskedWay::Division(*method),
    };
    ways.iter().map(meant).collect()
}

/// A rule by the bases that the members of a plan have.
pub(in crate::analysis) fn in_bases(rule: &WrittenRule, plan: &Plan) -> WrittenRule {
    let bases = plan.members.iter().flat_map(|member| &member.bases);
    let known: Vec<&str> = bases.map(|(name, _)| name.as_str()).collect();
    let declared = plan.bases.iter();
    let named: Vec<(Text, String)> =
        declared.filter_map(|base| Some((base.name.clone()?, base.id.clone()))).collect();
    rule.resolved(&known, &named)
}

/// Which members share a name in some language with another that takes part.
pub(in crate::analysis) fn namesakes(computed: &Computed<'_>) -> Vec<bool> {
    let names = |lang| computed.members().map(move |(_, member)| member.name.in_lang(lang));
    let [ja, en] = [Lang::Ja, Lang::En].map(|lang| {
        let mut counts: HashMap<&str, usize> = HashMap::new();
        names(lang).for_each(|name| *counts.entry(name).or_default() += 1);
        counts
    });
    let is_one = |member: &Member| {
        let among = |counts: &HashMap<&str, usize>, lang| counts.get(member.name.in_lang(lang)) > Some(&1);
        !member.candidate && (among(&ja, Lang::Ja) || among(&en, Lang::En))
    };
    computed.plan.members.iter().map(is_one).collect()
}
