//! Keys and words that are meant by their Japanese names, as tables and by-laws have them.

use super::tax::tax_word;
use crate::near::nearest;
use crate::text::narrow;

/// What keys are called in tables, with the keys that are meant: the first that stands in the table counts.
const KEYS: [(&str, &[&str]); 110] = [
    ("導入前", &["before"]),
    ("現行", &["before"]),
    ("現行経費", &["before"]),
    ("導入後", &["after"]),
    ("共同化後", &["after"]),
    ("補助", &["support"]),
    ("財政措置", &["support"]),
    ("分担", &["sharing"]),
    ("精算", &["settlement"]),
    ("年額", &["yearly"]),
    ("年間経費", &["yearly"]),
    ("年間費用", &["yearly"]),
    ("年間", &["yearly"]),
    ("annual", &["yearly"]),
    ("per_year", &["yearly"]),
    ("月額", &["monthly"]),
    ("月額費用", &["monthly"]),
    ("月間", &["monthly"]),
    ("per_month", &["monthly"]),
    ("総額", &["total"]),
    ("合計", &["total"]),
    ("期間総額", &["total"]),
    ("一時", &["once"]),
    ("一時金", &["once"]),
    ("一時経費", &["once"]),
    ("一時費用", &["once"]),
    ("初期費用", &["once"]),
    ("初期経費", &["once"]),
    ("導入費用", &["once"]),
    ("年度別", &["by_year"]),
    ("各年度", &["by_year"]),
    ("年度ごと", &["by_year"]),
    ("団体数別", &["by_members"]),
    ("名前", &["name", "item", "title"]),
    ("名称", &["name", "item", "title"]),
    ("団体名", &["name", "member"]),
    ("費目", &["item"]),
    ("項目", &["item"]),
    ("経費名", &["item"]),
    ("費用名", &["item"]),
    ("対象", &["items"]),
    ("対象費目", &["items"]),
    ("団体", &["member"]),
    ("構成団体", &["member", "members"]),
    ("市町村", &["member"]),
    ("団体一覧", &["members", "member"]),
    ("システム", &["system"]),
    ("系統", &["system"]),
    ("区分", &["category"]),
    ("経費区分", &["category"]),
    ("期間", &["months"]),
    ("月数", &["months"]),
    ("開始", &["start", "from"]),
    ("開始月", &["start", "from"]),
    ("開始年月", &["start", "from"]),
    ("始期", &["start", "from"]),
    ("終了", &["to"]),
    ("終了月", &["to"]),
    ("終期", &["to"]),
    ("支払月", &["at"]),
    ("時期", &["at", "timing"]),
    ("更新間隔", &["every"]),
    ("年度", &["year"]),
    ("年度開始月", &["year_starts"]),
    ("基準日", &["as_of", "signed"]),
    ("契約年月", &["signed"]),
    ("消費税", &["tax"]),
    ("税", &["tax"]),
    ("税率", &["tax_rate"]),
    ("消費税率", &["tax_rate"]),
    ("単位", &["unit"]),
    ("通貨", &["currency"]),
    ("題名", &["title"]),
    ("表題", &["title"]),
    ("事例名", &["title"]),
    ("タイトル", &["title"]),
    ("出典", &["source"]),
    ("備考", &["note"]),
    ("注記", &["note"]),
    ("摘要", &["note"]),
    ("状態", &["status"]),
    ("段階", &["status"]),
    ("分担方法", &["share", "rule"]),
    ("負担方法", &["share", "rule"]),
    ("負担割合", &["share", "rule"]),
    ("按分方法", &["share", "rule"]),
    ("端数", &["remainder"]),
    ("端数の扱い", &["remainder"]),
    ("丸め", &["round"]),
    ("端数処理", &["round"]),
    ("負担額の単位", &["round_to"]),
    ("削減率", &["percent", "min_saving"]),
    ("増減率", &["percent"]),
    ("削減額", &["saving"]),
    ("増減額", &["saving"]),
    ("負担額", &["share"]),
    ("約束する削減率", &["min_saving"]),
    ("割引率", &["discount"]),
    ("伸び率", &["growth"]),
    ("上昇率", &["growth"]),
    ("補助率", &["rate"]),
    ("percent", &["rate", "min_saving"]),
    ("率", &["rate"]),
    ("上限", &["max", "cap", "at_most"]),
    ("下限", &["min", "at_least"]),
    ("候補", &["candidate"]),
    ("配分基準", &["bases"]),
    ("指標", &["bases", "figure"]),
    ("単価", &["per"]),
    ("種別", &["kind"]),
];

/// What words are called in tables, with the words that are meant: the first that the key takes counts.
const WORDS: [(&str, &[&str]); 42] = [
    ("非課税", &["none"]),
    ("不課税", &["none"]),
    ("対象外", &["none"]),
    ("見積", &["quotation", "estimate"]),
    ("見積り", &["quotation", "estimate"]),
    ("見積もり", &["quotation", "estimate"]),
    ("見積額", &["quotation", "estimate"]),
    ("見込", &["estimate"]),
    ("見込み", &["estimate"]),
    ("試算", &["trial"]),
    ("目標", &["target"]),
    ("実績", &["actual"]),
    ("予算", &["budget"]),
    ("予算額", &["budget"]),
    ("契約", &["contract"]),
    ("契約額", &["contract"]),
    ("決算", &["settled"]),
    ("決算額", &["settled"]),
    ("切捨て", &["down"]),
    ("切り捨て", &["down"]),
    ("切捨", &["down"]),
    ("四捨五入", &["nearest"]),
    ("切上げ", &["up"]),
    ("切り上げ", &["up"]),
    ("年", &["year"]),
    ("年度", &["year"]),
    ("費目", &["item"]),
    ("経費区分", &["category"]),
    ("期首", &["start"]),
    ("期央", &["mid"]),
    ("期末", &["end"]),
    ("国", &["national"]),
    ("国庫", &["national"]),
    ("国庫支出金", &["national"]),
    ("県", &["prefecture"]),
    ("県支出金", &["prefecture"]),
    ("都道府県支出金", &["prefecture"]),
    ("地方債", &["loan"]),
    ("基金", &["fund"]),
    ("その他", &["other"]),
    ("交付税", &["allocation-tax"]),
    ("普通交付税", &["allocation-tax"]),
];

/// A text without spaces, its letters narrow.
fn plain(written: &str) -> String {
    written.chars().filter(|c| !c.is_whitespace()).map(narrow).collect()
}

/// The one of the known that is meant by a name of a list.
fn meant<'k>(names: &[(&str, &[&str])], written: &str, known: &[&'k str]) -> Option<&'k str> {
    let written = plain(written);
    let (_, meant) = names.iter().find(|(name, _)| *name == written)?;
    meant.iter().find_map(|meant| known.iter().copied().find(|known| known == meant))
}

/// The key of a table that is meant by what it is called in Japanese.
pub(crate) fn key<'k>(written: &str, known: &[&'k str]) -> Option<&'k str> {
    meant(&KEYS, written, known)
}

/// The same, else the key that is written most alike.
pub(in crate::case) fn key_near<'k>(written: &str, known: &[&'k str]) -> Option<&'k str> {
    key(written, known).or_else(|| nearest(written, known))
}

/// The word, of those that a key takes, that is meant by what it is called in Japanese.
pub(in crate::case) fn word<'k>(written: &str, known: &[&'k str]) -> Option<&'k str> {
    let of_tax = || known.iter().copied().find(|known| tax_word(&plain(written)) == Some(known));
    meant(&WORDS, written, known).or_else(of_tax)
}

/// The same, else the word that is written most alike.
pub(in crate::case) fn word_near<'k>(written: &str, known: &[&'k str]) -> Option<&'k str> {
    word(written, known).or_else(|| nearest(written, known))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_means_a_key_that_the_table_has() {
        assert_eq!(key("名前", &["id", "name", "rate"]), Some("name"));
        assert_eq!(key("名前", &["id", "item", "yearly"]), Some("item"));
        assert_eq!(key("年額", &["id", "name"]), None);
        assert_eq!(key_near("yeerly", &["item", "yearly"]), Some("yearly"));
        assert_eq!(word("税込み", &["included", "excluded"]), Some("included"));
        assert_eq!(word("非課税", &["included", "excluded"]), None);
    }
}
