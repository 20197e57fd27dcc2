//! Japanese: faults of sharing rules.

use crate::lang::Message;

/// The sentences of a code, if it is one of these.
pub(super) fn message(code: &str) -> Option<Message> {
    let fault = Message::fault;
    const RULE: &str = "負担割合は \"20% 均等割 + 80% 人口割\" のように書きます。使えるのは 均等割（equal）、現行経費割（current）、\
                        指標名（population など）、指標名 ^ 0.585、逓減割(指標名, 1.5) です";
    Some(match code {
        "unreadable-rule" => fault("この負担割合は読めません", "ここから読めない", RULE),
        "percent-missing" => fault(
            "負担割合の項に率がありません",
            "費用の何％か",
            "項が2つ以上あるときは、それぞれに率を付け、合計を 100％ にします：\"20% 均等割 + 80% 人口割\"",
        ),
        "percent-of-nothing" => {
            fault("負担割合の項が 0％ です", "0％", "この項を消すか、0％ より大きい率を書いてください")
        }
        "percents-not-100" => fault(
            "負担割合の率の合計が 100％ になりません",
            "合計 {found}％",
            "合計が 100％ になるように直してください",
        ),
        "power-out-of-range" => fault(
            "この指数は範囲外です",
            "0 より大きく 10 以下",
            "1 未満なら、規模の大きい団体ほど指標1単位あたりの負担が軽くなります。全団体同額なら「均等割」と書いてください",
        ),
        "factor-out-of-range" => fault(
            "この倍率は範囲外です",
            "1 より大きく 1000 以下",
            "1.5 は、指標が2倍なら負担が1.5倍という意味です。全団体同額なら「均等割」と書いてください",
        ),
        "degressive-form" => fault(
            "逓減割には指標名と倍率が必要です",
            "書きかけ",
            "逓減割(人口割, 1.5) のように書きます（人口が2倍なら負担は1.5倍）",
        ),
        _ => return None,
    })
}
