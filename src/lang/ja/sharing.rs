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
        "missing-base-division" => fault(
            "「{base}」は費用全体をまとめて分けるもので、費目やその一部の負担方法にはなりません",
            "公平な配分",
            "[sharing] の `rule` にそれだけを書き、`share` は外してください。--rule {base} で試せます",
        ),
        "missing-base-near" => fault(
            "「{member}」に配分基準「{base}」がありません",
            "「{near}」のことですか",
            "公平な配分なら [sharing] に「{near}」と書き、配分基準ならその団体の bases に「{base}」を足してください",
        ),
        "missing-base-rule" => fault(
            "「{member}」に配分基準「{base}」がありません",
            "この方法は「{base}」で割り振る",
            "その団体の bases に「{base}」を足すか、この費目の members で団体を限ってください",
        )
        .caused("この団体にない"),
        "nothing-to-weigh" => fault(
            "この方法の基準が全団体で 0 です",
            "割り振る基準がない",
            "基準の値を直すか、均等割にしてください",
        ),
        "share-of-outsider" => fault(
            "「{id}」はこの費目を分担しないのに割合があります",
            "members にない",
            "members に足すか、この割合を消してください",
        ),
        "min-saving-range" => fault(
            "保障する削減率は 0% から 100% までです",
            "範囲の外",
            "0% なら、どの団体も導入前より増えません",
        ),
        "round-to-unit" => fault(
            "round_to は 1 以上の整数です",
            "丸めの単位にならない",
            "千円単位なら 1000 と書いてください",
        ),
        "no-rule" => fault(
            "「{item}」の分担方法がどこにもありません",
            "share がなく、[sharing] の rule もない",
            "費目に share を、または事例に [sharing] の rule を書いてください。`--rule equal` で試せます",
        ),
        "remainder-of-candidate" => fault(
            "「{member}」は参加の候補にすぎず、端数を負担しません。端数の大きい団体が負担します",
            "参加しない間は負担しない",
            "参加している団体の id か \"largest\" か \"drop\" を書いてください",
        )
        .caused("候補の団体"),
        "no-rule-quoted" => fault(
            "全団体の価格の分担方法がどこにもありません",
            "[sharing] の rule がない",
            "事例に `[sharing]` の `rule = \"shapley\"` などを書いてください。`--rule shapley` で試せます",
        ),
        "share-lacks" => fault(
            "「{item}」はこの方法では分担できません：{reason}",
            "この方法",
            "データを直すか、別の方法にしてください",
        )
        .caused("この団体"),
        "share-lacks-division" => fault(
            "「{base}」は費用全体をまとめて分けるもので、負担方法の一部にはなりません",
            "公平な配分",
            "「{base}」だけを指定してください",
        ),
        "share-lacks-near" => fault(
            "「{item}」はこの方法では分担できません：{reason}",
            "「{near}」のことですか",
            "公平な配分なら「{near}」と書き、配分基準ならその団体の bases に「{base}」を足してください",
        ),
        "share-lacks-base" => fault(
            "「{item}」はこの方法では分担できません：{reason}",
            "「{base}」で割り振る",
            "その団体の bases に「{base}」を足すか、別の方法にしてください",
        )
        .caused("この団体にない"),
        "share-lacks-before" => fault(
            "「{item}」はこの方法では分担できません：{reason}",
            "導入前の費用で割り振る",
            "すべての [[before]] に member を書くか、別の方法にしてください",
        )
        .caused("この団体"),
        "promise-needs-before" => fault(
            "全団体に削減を保障していますが、「{member}」の導入前の費用が分かりません",
            "この保障",
            "すべての [[before]] に member を書くか、保障をやめてください",
        )
        .caused("この団体"),
        "lacks-base" => Message::note("「{member}」に配分基準「{base}」がない"),
        "lacks-before" => Message::note("「{member}」の導入前の費用が分からない"),
        "lacks-negative-before" => Message::note("「{member}」の導入前の費用がマイナス"),
        "lacks-weight" => Message::note("分担する全団体で基準が 0"),
        "lacks-sharers" => Message::note("{month}か月目に参加する団体がない"),
        "cannot-hold" => fault(
            "全団体に{wanted}%以上の削減は保障できません",
            "保障できない",
            "保障できるのは最大{largest}%（全体の削減率）までです",
        ),
        "cannot-hold-more" => fault(
            "全団体に{wanted}%以上の削減は保障できません",
            "保障できない",
            "保障できるのは最大{largest}%までです。団体が自ら負担する費目と請求額の単位は、ほかの団体へ動かせません",
        ),
        "cannot-hold-loss" => fault(
            "全団体に{wanted}%以上の削減は保障できません",
            "保障できない",
            "削減は保障できません。保障できるのは、どの団体も増加が{loss}%以内ということまでです",
        ),
        "cannot-hold-at-all" => fault(
            "全団体に{wanted}%以上の削減は保障できません",
            "保障できない",
            "この計画では、全団体に保障できる削減率がありません",
        ),
        "too-large-to-split" => fault("金額が大きすぎて分担できません", "", "金額は 10^15 未満です"),
        _ => return None,
    })
}
