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
        "verify-summary" => Message::note("{lines}行中、不一致は{inconsistent}行"),
        _ => return None,
    })
}
