//! Japanese: verifying lines, checking files.

use crate::lang::Message;

/// The sentences of a code, if it is one of these.
pub(super) fn message(code: &str) -> Option<Message> {
    let fault = Message::fault;
    Some(match code {
        "unreadable-line" => fault(
            "「{found}」は金額でも率でもなく、読み方が分かりません",
            "ここが読めない",
            "文書のとおりに書いてください：34億6,500万円→24億2,600万円（▲10億3,900万円、▲29.9%）",
        ),
        "no-figure" => fault(
            "検算する数値がありません",
            "金額も率もない",
            "導入前・導入後・増減額・増減率のうち2つ以上を書いてください：\"22億円→14億円（▲36%）\"",
        ),
        "figure-twice" => fault(
            "1行に「{figure}」が2つあります",
            "これも「{figure}」と読んだ",
            "1行に書けるのは before・after・saving・percent が1つずつです。導入前・導入後・▲ で示すか、行を分けてください",
        )
        .caused("1つ目"),
        "currencies-in-line" => fault(
            "この金額は{found}ですが、同じ行に{expected}の金額があります",
            "{found}",
            "1行の金額は1つの通貨で書いてください",
        )
        .caused("{expected}"),
        "saving-exact" => Message::note("公表の増減額{printed}は公表額の差とちょうど一致する"),
        "rounded-certain" => Message::note(
            "公表の{printed}は切り捨てではなく四捨五入。公表額からは{exact}、端数の範囲を見ても{range}",
        ),
        "rounded-plain" => Message::note(
            "公表の{printed}は公表額からの率（{exact}）を四捨五入した値。端数の範囲（{range}）では切り捨てでもなりうる",
        ),
        "rounded-or-truncated" => {
            Message::note("公表の{printed}は公表額からの率（{exact}）と合う。四捨五入でも切り捨てでも同じ")
        }
        "no-percent-printed" => Message::note("率の記載がないので検算はしていない。公表額からは{exact}"),
        "percent-not-checkable" => {
            Message::note("率を検算できない。導入前・導入後・増減額のうち2つが必要")
        }
        "inferred-from-percent" => {
            Message::note("1つの金額と率から残りの範囲を推計した。検算に使える数値はほかにない")
        }
        "fits-as-increase" => Message::note("増加と読めば合う。増加なら + か「増」を付ける"),
        "notes-more" => Message::note("同様の注がほかに{count}件。判定は表にある"),
        "verify-summary" => Message::note("{lines}行中、不一致は{inconsistent}行"),
        "check-percent-inconsistent" => fault(
            "公表の{printed}は公表額と矛盾します。公表額からは{exact}、端数の範囲を見ても{range}です",
            "この桁の金額からは出ない",
            "文書と照らし合わせてください。読み違いか、別の費用に対する率かもしれません（cloudcost check --explain inconsistent）",
        ),
        "check-saving-inconsistent" => fault(
            "公表の増減額{printed}は公表額と矛盾します。公表額の差は{exact}です",
            "この桁の金額の差ではない",
            "文書と照らし合わせてください。読み違いか、別の費用の増減額かもしれません（cloudcost check --explain inconsistent）",
        ),
        "check-percent-within" => fault(
            "公表の{printed}は公表額どおりの計算（{exact}）とは合わず、端数の範囲（{range}）でのみ成り立ちます",
            "公表額どおりではない",
            "端数処理前の金額から計算されたものなら誤りではありません。note に書いておいてください",
        ),
        "check-saving-within" => fault(
            "公表の増減額{printed}は公表額の差（{exact}）とは合わず、端数の範囲でのみ成り立ちます",
            "公表額どおりではない",
            "端数処理前の金額から計算されたものなら誤りではありません。note に書いておいてください",
        ),
        "check-bases-differ" => fault(
            "構成団体の増減率（{members}）がすべて全体の{group}の片側にあり、どう平均しても全体の率になりません",
            "全体の率",
            "同じ費用に対する率ではありません。文書のとおりに費用の種類（of）を書き分けてください",
        )
        .caused("団体の率"),
        "check-conflicting-figures" => fault(
            "同じ対象の行が食い違っています：{first}／{second}",
            "この行",
            "system・member・of・months・one_time・status で区別するか、どちらかを直してください",
        )
        .caused("この行と食い違う"),
        "parts-differ" => fault(
            "内訳{count}行の{figure}の合計は{sum}で、全体の{stated}になりません",
            "内訳の合計と合わない",
            "内訳の漏れ、二重計上、数値の読み違いがないか確かめてください",
        ),
        "requirement-broken" => fault(
            "条件を満たしていません：{promise}。現在は{actual}、最悪の場合は{worst}です",
            "満たしていない",
            "導入後の費用を requirements 表の上限まで下げるか、条件を見直してください",
        )
        .caused("この行による"),
        "requirement-not-at-worst" => fault(
            "条件を確実には満たしていません：{promise}。公表値では{actual}ですが、端数の範囲の最悪では{worst}です",
            "最悪の場合に満たさない",
            "より細かい桁で書くか、導入後の費用を下げてください",
        )
        .caused("この行による"),
        "requirement-not-checkable" => fault(
            "条件を確かめられません：{promise}。必要な数値が分かりません",
            "照らす数値がない",
            "対象の行に before・after・saving・percent のうち2つを書いてください",
        )
        .caused("この行だけでは足りない"),
        "requirement-no-row" => fault(
            "条件を確かめられません：{promise}。その団体・系統の行がありません",
            "照らす行がない",
            "member と system を行のとおりに書くか、行を足してください",
        ),
        "requirement-yearly" => fault(
            "条件を確かめられません：各年度の{promise}。公表値は期間全体のものです",
            "年度ごとの数値がない",
            "期間全体で確かめるなら years を消してください",
        ),
        "saving-lost" => fault(
            "増減額が{was}から{is}になり、--max-loss の限度を超えて悪化しました",
            "基準では{was}",
            "基準からの変化の理由を確かめるか、新しい数値を基準にしてください",
        ),
        "limit-missing" => fault(
            "この [[require]] には条件がありません",
            "at_least も at_most もない",
            "どちらかを書き足してください：at_least = \"30%\"",
        ),
        "limit-twice" => fault(
            "この [[require]] には条件が2つあります",
            "2つ目の条件",
            "at_least か at_most のどちらかにし、もう一方は別の [[require]] に書いてください",
        )
        .caused("1つ目"),
        "limit-of-itself" => fault(
            "導入前の費用を、それ自身に対する割合では制限できません",
            "何に対する割合か",
            "金額で書いてください：at_most = \"22億円\"",
        ),
        "too-dense" => fault(
            "{path}：事例ファイルとしてキーと値が多すぎます",
            "",
            "1つの事例のキー・値・記号は合わせて200万までです。1事例1ファイルに分けてください",
        ),
        "too-many" => fault(
            "{table}が{most}を超えています",
            "全部で{found}",
            "1つの事例には公表値1万行、1万団体、条件1,000件までです。ファイルを分けてください",
        ),
        "lines-too-large" => fault(
            "{path}：一度に検算できる大きさを超えています",
            "",
            "検算する行は合わせて 1 MiB までです。分けてください",
        ),
        "lines-too-many" => {
            fault("行が{most}行を超えています", "ここまで読んだ", "1万行ずつに分けてください")
        }
        "at-least" => Message::note("{figure}{limit}以上"),
        "at-most" => Message::note("{figure}{limit}以下"),
        "no-less-than-before" => Message::note("{figure}が導入前以上"),
        "no-more-than-before" => Message::note("{figure}が導入前以下"),
        "at-least-of-before" => Message::note("{figure}が導入前の{limit}以上"),
        "at-most-of-before" => Message::note("{figure}が導入前の{limit}以下"),
        "at-worst" => Message::note("最悪{amount}"),
        "why" => Message::note("理由：{text}"),
        "findings-more" => Message::note("ほか{count}件の指摘は省略。-f csv では1万件まで一覧できる"),
        "baseline-new" => Message::note("基準にない事例：{cases}"),
        "baseline-gone" => Message::note("基準にだけある事例：{cases}"),
        "baseline-plans" => {
            Message::note("計画は基準と比べていない（比べるのは公表値の行だけ）：{cases}")
        }
        "baseline-rows-gone" => Message::note("基準にあった{count}行がなくなっている"),
        "baseline-same" => Message::note("基準から変わった数値はない"),
        "check-summary" => {
            Message::note("{files}個のファイルを検査：エラー{errors}件、警告{warnings}件")
        }
        "table-require" => Message::note("[[require]]"),
        "page-example" => Message::note("例（{file}）"),
        "page-mended" => Message::note("直した例（{file}）"),
        _ => return None,
    })
}
