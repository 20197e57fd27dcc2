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
        ("coalition", "members") => "価格の対象となる団体。",
        ("coalition", "total") => "期間全体の価格。事例の通貨か、[rates] の通貨で書く。",
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
        ("before" | "after", "item") => "費目の名称。id を書かなければ id も兼ねる。",
        ("before" | "after", "id") => "費目を指す短い名前（財政措置の対象などに使う）。",
        ("before" | "after", "system") => "集計のための系統。",
        ("before" | "after", "category") => "集計や、含める・除く指定に使う区分。",
        ("before" | "after", "total") => "金額の書き方の1つ：全期間の総額（各月に均等）。",
        ("before" | "after", "once") => "金額の書き方の1つ：at の月に1回だけ払う額。",
        ("before" | "after", "yearly") => "金額の書き方の1つ：年額（毎月その12分の1）。",
        ("before" | "after", "monthly") => "金額の書き方の1つ：月額。",
        ("before" | "after", "by_year") => "金額の書き方の1つ：期間の各年の額（年の数だけ）。",
        ("before" | "after", "at") => "once を払う月（期間の何か月目か）。省略時は最初の月。",
        ("before" | "after", "from") => "費用が生じる最初の月（期間の何か月目か）。省略時は期間の最初。",
        ("before" | "after", "to") => "費用が生じる最後の月（その月を含む）。省略時は期間の最後。",
        ("before" | "after", "growth") => {
            "yearly・monthly の価格が12か月ごとに伸びる率（複利）。省略時は 0%。"
        }
        ("before" | "after", "note") => "この費目について読み手が知るべきこと。",
        ("before", "member") => {
            "どの団体の費用か（id）。省略時は全体の費用で、団体ごとの増減額は分からなくなる。"
        }
        ("after", "member") => "1団体だけで負担する場合の、その団体の id。",
        ("after", "by_members") => {
            "金額の書き方の1つ：分担する団体の数ごとの年額（実際の数以下で最大の数の額を使う）。"
        }
        ("after", "members") => "分担する団体の id。省略時は全団体。",
        ("after", "per") => {
            "配分基準の名前か \"member\"。金額はその1単位あたりの単価で、各団体が自らの分を払う。"
        }
        ("after", "share") => {
            "分担方法：\"20% 均等割 + 80% 人口割\" のような式か、団体ごとの率の表。省略時は [sharing] の rule。"
        }
        ("after", "paid_by") => "グループの外で負担する者。表示はするが、どの団体の費用にも入れない。",
        ("support", "name") => "財政措置の名称。",
        ("support", "rate") => "対象の費目の費用に対する率（0%〜100%）。これか amount のどちらか。",
        ("support", "amount") => "期間中の額。これか rate のどちらか。",
        ("support", "items") => "対象の [[after]] の費目（名称か id）。これか category のどちらか。",
        ("support", "category") => "対象の [[after]] の区分。これか items のどちらか。",
        ("support", "cap") => "期間中の上限額。各団体が受けるなら団体ごと、そうでなければ全体で。",
        ("support", "to") => "受ける団体：\"each\"（対象の費用に比例して各団体。省略時）か、1団体の id。",
        ("sharing", "rule") => "share のない費目の分担方法：\"20% 均等割 + 80% 人口割\" など。",
        ("sharing", "round_to") => "年ごとの請求額の単位（千円単位なら 1000）。省略時は通貨の最小単位。",
        ("sharing", "remainder") => {
            "端数の扱い：\"largest\"（端数の大きい団体から。省略時）、\"drop\"（徴収しない）、または負担する団体の id。"
        }
        ("sharing", "min_saving") => {
            "各団体が導入前に対して少なくとも削減できる率（0% なら増える団体なし）。超える分はほかの団体が負担する。"
        }
        ("finance", "discount") => "年間の割引率。省略時は 0%（割り引かずに合計）。",
        ("finance", "timing") => {
            "費用が年のいつ生じるとするか：start（初め）、mid（半ば）、end（終わり。省略時）。"
        }
        ("scenario", "id") => "コマンドラインで指す名前。",
        ("scenario", "title") => "名称。",
        ("scenario", "join") => "参加させる候補団体の id。",
        ("scenario", "leave") => "離脱させる団体の id。",
        ("scenario", "set") => {
            "別の値にする入力値（名前 = 値）：\"after.費目.yearly\" = \"3,600万円\" など。"
        }
        ("scenario", "scale") => "率で動かす入力値（名前 = 率）：\"after.費目\" = \"+10%\" など。",
        _ => return None,
    })
}
