//! Japanese: what each key of a case file is, for editors.

/// What a key of a table is; `None` for one that nobody described.
pub(in crate::lang) fn key(table: &str, key: &str) -> Option<&'static str> {
    Some(match (table, key) {
        ("file", "format") => "この書式の版。1。",
        ("file", "title") => "事例の名称。",
        ("file", "source") => "数値の出典（ページまで）。",
        ("file", "currency") => "金額の通貨（ISO 4217 のコード）。省略時は JPY。",
        ("file", "months") => "比べる期間（月数、1〜600）。省略時は 60。",
        ("file", "start") => "期間の最初の月（\"2013-10\" など）。書くと年は4月からの年度になる。",
        ("file", "tax") => "金額が税込か税抜か。省略時は記載なし。",
        ("file", "note") => "すべての数値について読み手が知るべきこと。表の下に出る。",
        ("file", "published") => "文書に載っている数値。1行に1つの表。",
        ("file", "require") => "`cloudcost check` が数値と照らす条件。",
        ("file", "member") => "構成団体。",
        ("file", "before") => "現在の費用。",
        ("file", "after") => "共同利用するシステムの費用。",
        ("file", "support") => "導入後の費用を減らす補助や財政措置。",
        ("file", "rates") => "他の通貨1単位の、事例の通貨での値段。",
        ("file", "sharing") => "共同の費用の分け方。",
        ("file", "finance") => "割引。省略時は割り引かない。",
        ("file", "scenario") => "名前を付けた仮定。",
        ("file", "coalition") => "一部の団体だけの場合に分かっている費用。",
        ("published", "system") => "対象の系統。省略時は全体。",
        ("published", "member") => "団体。省略時は全体。",
        ("published", "of") => "費用の種類（文書にあれば）。",
        ("published", "months") => "対象の月数。省略時は事例の期間。",
        ("published", "one_time") => "一時費用を含むか除くか。省略時は記載なし。",
        ("published", "status") => {
            "数値の性格：estimate 見込、trial 試算、target 目標、actual 実績、bound 上限。"
        }
        ("published", "before") => "導入前の費用。文書のとおりに。",
        ("published", "after") => "導入後の費用。文書のとおりに。",
        ("published", "saving") => "増減額。文書のとおりに。▲ や何も付けなければ削減、+ や増は増加。",
        ("published", "percent") => "増減率。文書のとおりに、％を付けて。",
        ("published", "note") => "この行について読み手が知るべきこと。",
        ("require", "figure") => "条件を付ける数値。share は団体の負担額。",
        ("require", "at_least") => "これ以上であること：金額、導入前に対する率、または \"before\"。",
        ("require", "at_most") => "これ以下であること：金額、導入前に対する率、または \"before\"。",
        ("require", "member") => "団体、または \"every\"（すべての団体）。省略時は全体。",
        ("require", "system") => "系統。省略時は全体。",
        ("require", "years") => "\"every\" なら各年度。省略時は期間全体。",
        ("require", "why") => "条件の理由。表の下に出る。",
        ("member", "id") => "このファイルの中での団体の名前。",
        ("member", "name") => "団体の名称。省略時は id。",
        ("member", "bases") => "按分の基礎（人口など、名前と数）。",
        ("member", "from") => "参加する最初の月。",
        ("member", "to") => "参加する最後の月。",
        ("member", "candidate") => "まだ構成団体でなく、仮定の中でだけ加わる。",
        _ => return None,
    })
}
