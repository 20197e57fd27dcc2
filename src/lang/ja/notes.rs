//! Japanese: notes under tables, remarks, and the names of things in messages.

use crate::lang::Message;

/// The sentences of a code, if it is one of these.
pub(super) fn message(code: &str) -> Option<Message> {
    Some(Message::note(match code {
        "source" => "出典：{text}",
        "case-note" | "figure-note" => "{text}",
        "inferred" => {
            "幅で示した値は、端数処理された公表値から取りうる範囲。表示は丸めてあり、正確な値は json と csv にある"
        }
        "truncated" => {
            "公表の{printed}は四捨五入ではなく切り捨て。公表額からは{exact}、端数の範囲を見ても{range}で、四捨五入で{printed}になることはない"
        }
        "truncated-uncertain" => {
            "公表の{printed}は切り捨てとみられる。公表額からは{exact}。ただし端数の範囲（{range}）では四捨五入でもなりうる"
        }
        "rounded-up" => {
            "公表の{printed}は切り上げ。公表額からは{exact}で、四捨五入でも切り捨てでも{printed}にならない"
        }
        "percent-within-precision" => {
            "公表の{printed}は公表額どおりの計算（{exact}）とは合わず、端数の範囲（{range}）でのみ成り立つ"
        }
        "percent-inconsistent" => {
            "公表の{printed}は公表額と矛盾する。公表額からは{exact}、端数の範囲を見ても{range}"
        }
        "saving-within-precision" => {
            "公表の増減額{printed}は公表額の差（{exact}）とは合わず、端数の範囲でのみ成り立つ"
        }
        "saving-inconsistent" => "公表の増減額{printed}は公表額と矛盾する。公表額の差は{exact}",
        "bases-differ" => {
            "構成団体の増減率（{members}）がすべて全体の{group}の片側にある。どう平均しても全体の率にならないので、同じ費用に対する率ではない"
        }
        "conflicting-figures" => "同じ対象の行が食い違っている：{first}と{second}",
        "horizons-differ" => {
            "これらの事例は比べる対象がそろっていないので、率の大小で順位は付けられない：{differences}"
        }
        "differs-months" => "期間が{months}か月",
        "differs-scope" => "対象の系統や費用の種類が異なる",
        "differs-one-time-included" => "{cases}の行に一時費用を含むものがある",
        "differs-one-time-excluded" => "{cases}の行に一時費用を除くものがある",
        "differs-one-time-unstated" => "ほかの行は一時費用を含むかどうか記載がない",
        "more" => "ほか{count}件",
        "display-rounding" => {
            "表示は単位未満を四捨五入している。{rows}で、導入前−導入後と増減額の表示が最後の桁で最大{most}ずれる"
        }
        "display-sums" => {
            "表示は単位未満を四捨五入している。内訳の表示を足したものが、{sums}で合計の表示と最後の桁で最大{most}ずれる"
        }
        "sums-count" => "{count}か所",
        "rows-count" => "{count}行",
        "months" => "{count}か月",
        "using-cases-dir" => "./cases の{count}事例を読みます",
        "using-builtin" => "組み込みの{count}事例を読みます（ここに ./cases はありません）",
        "faults-summary" => "{files}個のファイルに{errors}件のエラー。計算は行っていません",
        "faults-more" => "ほか{count}件は省略",
        "table-file" => "ファイル",
        "table-published" => "[[published]]",
        "table-text" => "2か国語の文字列",
        "table-member" => "[[member]]",
        "table-before" => "[[before]]",
        "table-after" => "[[after]]",
        "table-support" => "[[support]]",
        "table-rates" => "[rates]",
        "table-finance" => "[finance]",
        "table-sharing" => "[sharing]",
        "table-scenario" => "[[scenario]]",
        "table-set" => "`set`",
        "table-scale" => "`scale`",
        "table-share" => "share",
        "table-bases" => "bases",
        "table-by_members" => "by_members",
        "kind-string" => "文字列",
        "kind-integer" => "整数",
        "kind-float" => "小数",
        "kind-boolean" => "真偽値",
        "kind-datetime" => "日付",
        "kind-array" => "配列",
        "kind-table" => "表",
        "unit-caption" => "単位：{unit}",
        "unit-auto" => "",
        _ => return None,
    }))
}
