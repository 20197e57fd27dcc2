//! Japanese: faults of amounts and percents.

use crate::lang::Message;

/// The sentences of a code, if it is one of these.
pub(super) fn message(code: &str) -> Option<Message> {
    let fault = Message::fault;
    const AMOUNT: &str =
        "金額は 1_220_000_000、\"12億2,000万円\"、\"1,220百万円\"、\"JPY 1,220 million\" のように書きます";
    const PERCENT: &str = "率は \"29.9%\"、\"約35%\"、\"▲36%\"、\"3割\"、\"2割5分\" のように書きます";
    Some(match code {
        "unreadable-amount" => fault("この金額は読めません", "ここから読めない", AMOUNT),
        "amount-too-large" => {
            fault("この金額は大きすぎます", "10^15 未満まで", "金額は通貨の主単位で 10^15（1,000兆）未満です")
        }
        "too-many-decimals" => fault(
            "この金額は小数の桁が多すぎます",
            "小数は4桁まで",
            "通貨の主単位で小数4桁までで書いてください",
        ),
        "misplaced-comma" => fault(
            "この数のコンマの位置が正しくありません",
            "コンマは3桁ごと",
            "1,220 または 1220 と書いてください。小数点は「.」です",
        ),
        "units-out-of-order" => fault(
            "この金額の単位の順序が正しくありません",
            "前の部分より小さくない",
            "大きい単位から順に書きます：12億2,000万円",
        ),
        "range-reversed" => fault(
            "この幅は終わりが始まりより小さくなっています",
            "大きい方が先にある",
            "小さい方から書きます：\"8,000万円〜1億円\"",
        ),
        "sign-not-allowed" => fault(
            "「{key}」は費用なので「{sign}」は付きません",
            "増減の記号",
            "▲・△・+・減・増は saving と percent に付けます。ここには費用そのものを書いてください",
        ),
        "signs-contradict" => fault("減と増の両方を示しています", "反対の記号", "どちらか一方にしてください"),
        "currency-differs" => fault(
            "この金額は{found}ですが、事例の通貨は{expected}です",
            "{found}",
            "公表値は事例の通貨で書きます。事例全体が{found}なら `currency = \"{found}\"` としてください",
        )
        .caused("事例の通貨は{expected}"),
        "unreadable-percent" => fault("この率は読めません", "ここから読めない", PERCENT),
        "multiple-not-percent" => fault(
            "倍は増減率ではありません",
            "倍数",
            "費用が何％減った（増えた）かを書いてください。1.5倍なら増加で \"+50%\" です",
        ),
        "bare-percent" => {
            fault("率には％を付けてください", "％か、割合か", "引用符を付けて \"{found}%\" と書いてください")
        }
        "bare-percent-typed" => {
            fault("率には％を付けてください", "", "+{found}% か -{found}% と書いてください")
        }
        "percent-too-large" => {
            fault("この率は大きすぎるか、桁が多すぎます", "1,000,000％未満、小数6桁まで", PERCENT)
        }
        "number-form" => fault(
            "普通の数字で書かれていません",
            "16進・8進・指数・inf・nan は不可",
            "数字で書いてください（間に _、小数点は1つまで）：1_220_000_000",
        ),
        "minus-sign" => fault(
            "マイナスなので、負の削減、つまり増加と読みます",
            "増加と読んだ",
            "削減なら ▲（または何も付けない）、増加なら + と書いてください",
        ),
        _ => return None,
    })
}
