//! Japanese: notes on plans, and faults of the planning model.

use crate::lang::Message;

/// The sentences of a code, if it is one of these.
pub(super) fn message(code: &str) -> Option<Message> {
    note(code).or_else(|| member_fault(code)).or_else(|| item_fault(code))
}

fn note(code: &str) -> Option<Message> {
    Some(Message::note(match code {
        "fiscal-year" => "{year}年度",
        "nth-year" => "{year}年目",
        "plan-ranges" => {
            "導入前と導入後の費用は互いに独立とみている。最小の削減額は、導入前の最小から導入後の最大を引いたもの"
        }
        "turns-positive" => "累計の増減額は{month}か月目に削減に転じ、その後も続く",
        "present-value" => {
            "現在価値は年{rate}で割り引き、費用は各年の{timing}に生じるとする。一時費用を投資、それ以外を運用とみる"
        }
        "model-agrees" => "計画は、この公表値と端数の範囲で一致する",
        "model-disagrees" => "計画は、この公表値と一致しない：{differences}",
        "model-differs-in" => "{figure}は公表{printed}、計画{computed}",
        "check-model-disagrees" => {
            return Some(Message::fault(
                "計画はこの公表値と一致しません：{differences}",
                "計画では別の値になる",
                "計画か公表値を直してください。`cloudcost compare` で両方を見られます",
            ));
        }
        "model-has-none" => "計画にはこの公表値に当たるものがないので、照合していない",
        _ => return None,
    }))
}

fn member_fault(code: &str) -> Option<Message> {
    let fault = Message::fault;
    Some(match code {
        "no-plan" => fault(
            "計画のある事例がないので、答えられません",
            "",
            "--by、--only、--exclude、--once、--months、--discount、--measures には [[before]] と [[after]] が必要です",
        ),
        "duplicate-id" => fault("「{id}」が2回あります", "2回目", "別の名前にしてください").caused("1回目"),
        "duplicate-in-list" => {
            fault("「{id}」がこの一覧に2回あります", "2回目", "1団体につき1回だけ書いてください")
                .caused("1回目")
        }
        "unknown-member" => {
            fault("「{found}」という構成団体はありません", "この id の団体はない", "構成団体は {known} です")
                .caused("構成団体はここから")
        }
        "unknown-member-near" => fault(
            "「{found}」という構成団体はありません",
            "この id の団体はない",
            "「{near}」の誤りではありませんか",
        )
        .caused("最も近い id"),
        "unknown-member-of-none" => fault(
            "「{found}」という構成団体はありません",
            "この事例に構成団体はない",
            "[[member]] を足し、id = \"{found}\" と書いてください",
        ),
        "unknown-item" => fault(
            "[[after]] に「{found}」という費目はありません",
            "この名前の費目はない",
            "費目は {known} です",
        ),
        "unknown-item-near" => fault(
            "[[after]] に「{found}」という費目はありません",
            "この名前の費目はない",
            "「{near}」の誤りではありませんか",
        ),
        "unknown-category" => {
            fault("「{found}」という区分の費目はありません", "どの費目にもない", "区分は {known} です")
        }
        "unknown-category-near" => fault(
            "「{found}」という区分の費目はありません",
            "どの費目にもない",
            "「{near}」の誤りではありませんか",
        ),
        "negative-base" => {
            fault("配分基準「{base}」がマイナスです", "0 未満", "基準は数量なので 0 以上で書きます")
        }
        "missing-base" => fault(
            "「{member}」に配分基準「{base}」がありません",
            "「{base}」あたりの単価",
            "その団体の bases に「{base}」を足すか、members で負担する団体を限ってください",
        )
        .caused("この団体にない"),
        "no-members" => fault("団体が1つもありません", "空", "1つ以上書くか、全団体ならキーを消してください"),
        "missing-rate" => fault(
            "1 {found} が何 {expected} かを示すレートがありません",
            "この金額は {found} 建て",
            "[rates] に {found} = 150 のように書いてください",
        ),
        "rate-cycle" => fault(
            "{found}のレートが自分自身に戻ります",
            "ここで再び{found}が必要",
            "どれかを事例の通貨で書いてください",
        )
        .caused("{found}のレート"),
        "rate-of-own" => fault("{found}は事例の通貨そのものです", "レートは 1", "このレートを消してください"),
        "rate-not-positive" => {
            fault("{found}のレートが正の数ではありません", "0 以下", "1 {found} の価格を書いてください")
        }
        "exactly-one" => {
            fault("{known} のうちちょうど1つが必要です", "どれもない", "どれか1つを書いてください")
        }
        "support-rate" => fault(
            "財政措置の率は 0% から 100% までです",
            "範囲の外",
            "費用のうち措置される割合を書いてください",
        ),
        "support-needs-members" => fault(
            "財政措置は団体の負担を下げるものですが、この事例には団体がありません",
            "受ける団体がない",
            "団体ごとに [[member]] を書くか、財政措置を消してください",
        ),
        "negative-discount" => fault("割引率がマイナスです", "0% 未満", "0% 以上で書いてください"),
        _ => return None,
    })
}

fn item_fault(code: &str) -> Option<Message> {
    let fault = Message::fault;
    Some(match code {
        "missing-amount" => fault(
            "この費目には金額がありません",
            "total・once・yearly・monthly・by_year のどれもない",
            "ちょうど1つ書いてください：yearly = \"3,000万円\"",
        ),
        "two-amounts" => {
            fault("「{first}」と「{second}」の両方があります", "2つ目の金額", "どちらか1つにしてください")
                .caused("1つ目の金額")
        }
        "keys-exclude" => fault(
            "「{first}」と「{second}」は一緒に書けません",
            "「{first}」とは併用不可",
            "どちらか1つにしてください",
        )
        .caused("「{first}」"),
        "at-without-once" => {
            fault("「at」は once の月です", "once がない", "ほかの金額の期間は from と to で書いてください")
        }
        "months-with-once" => fault(
            "once に from・to は付きません",
            "once とは併用不可",
            "その月を at = 1 のように書いてください",
        )
        .caused("1回だけの費用"),
        "growth-without-rate" => fault(
            "「growth」と「{form}」は一緒に書けません",
            "上がる単価がない",
            "growth は yearly と monthly の価格を伸ばすものです。伸びを含めた金額そのものを書いてください",
        )
        .caused("「{form}」"),
        "growth-too-low" => {
            fault("価格が100%以上下がることはありません", "-100% 以下", "1年あたりの価格の変化を書いてください")
        }
        "past-the-term" => fault(
            "{found}か月目は、{months}か月の期間の後です",
            "期間の後",
            "事例の months を大きくするか、この月を小さくしてください",
        ),
        "ends-before-start" => {
            fault("終わりが始まりより前です", "from より前", "to は最後の月（その月を含む）です")
                .caused("ここから始まる")
        }
        "never-runs" => fault(
            "「{item}」は、その団体が参加する月に一度も生じません",
            "該当する月がない",
            "団体ごとの費目はその団体の参加中だけ生じます。団体の from・to を確かめてください",
        )
        .caused("この団体"),
        "nobody-shares" => fault(
            "「{item}」を{month}か月目に分担する団体がありません",
            "始めから終わりまで分担が必要",
            "from・to で期間を限るか、members で別の団体を指定してください",
        ),
        "no-price-for-members" => fault(
            "by_members に{count}団体（{month}か月目など）のときの価格がありません",
            "価格のある最小の団体数",
            "「{item}」を分担する最小の団体数の価格を、{count} = \"3,000万円\" のように書き足してください",
        ),
        "no-members-to-count" => fault(
            "by_members には「{item}」を分担する団体が必要ですが、この事例には団体がありません",
            "団体の数ごとの価格",
            "団体ごとに [[member]] を書くか、yearly の価格を1つ書いてください",
        ),
        "by-year-length" => fault(
            "by_year の金額は{found}個ですが、期間は{years}年分です",
            "{found}個",
            "期間の各年に1つずつ、ない年は 0 を書いてください",
        ),
        "by-year-too-short" => fault(
            "「{item}」の年ごとの金額は{found}個で、{years}年の期間には足りません",
            "",
            "期間を延ばすには、後の年の金額が必要です",
        ),
        "amount-grows-too-large" => fault(
            "「{item}」は 10^15 以上になります",
            "レート・数量・伸びを掛けると大きすぎる",
            "金額は期間のどの年も通貨の主単位で 10^15（1,000兆）未満です。金額・レート・配分基準・growth の書き誤りがないか確かめてください",
        )
        .caused("12か月ごとの伸び"),
        _ => return None,
    })
}
