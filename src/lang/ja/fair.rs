//! Japanese: notes on fair shares, and faults of fair divisions.

use crate::lang::Message;

/// The sentences of a code, if it is one of these.
pub(super) fn message(code: &str) -> Option<Message> {
    note(code).or_else(|| fault(code))
}

fn note(code: &str) -> Option<Message> {
    Some(Message::note(match code {
        "method-shapley" => {
            "シャープレイ値：団体が加わるあらゆる順序を平均して、その団体が増やす費用を負担する。同じ条件の団体は同じ負担になる"
        }
        "method-nucleolus" => {
            "仁：加わる利益の最も小さい組の利益をできるだけ大きくし、次の組も順にそうする。その中で、どの団体も単独より多くは払わない。すべての組が納得する負担案があれば、これもその一つ"
        }
        "method-nucleolus-dearer-than-alone" => {
            "仁：加わる利益の最も小さい組の利益をできるだけ大きく（損失はできるだけ小さく）し、次の組も順にそうする。単独の費用の合計が全団体の費用より少ないため、どのように分けても、単独より多く払う団体がある"
        }
        "method-scrb" => {
            "分離費用残余便益法（SCRB）：その団体がいなければ減る費用を各自が負担し、残りは、ほかの方法で払う最小額からそれを引いた額に比例して負担する"
        }
        "method-aca" => {
            "代替費用回避法（ACA）：その団体がいなければ減る費用を各自が負担し、残りは、同じサービスを単独で受ける価格からそれを引いた額に比例して負担する"
        }
        "method-ensc" => {
            "残余均等法（ENSC）：その団体がいなければ減る費用を各自が負担し、残りは均等に負担する"
        }
        "fair-estimate" => "これらの負担額は、無作為に選んだ順序による推定値。標準誤差は最大で{error}",
        "fair-estimate-judged" => {
            "これらの負担額は、無作為に選んだ順序による推定値。標準誤差は最大で{error}。異議、最大の超過額、コアの判定は推定した負担額についてのもの"
        }
        "estimate-of" => "推定",
        "fair-negative" => {
            "自らの値引き、またはほかの団体の費用の減少により、加わることで増やす費用より減らす費用の方が大きく、負担せずに受け取る団体：{members}"
        }
        "fair-capped" => {
            "上限に達した団体があるため、この負担額はもはや{method}ではなく、その方法についての説明は当てはまらない"
        }
        "fair-offered" => {
            "この事例には負担方法の指定がないので、費用全体の公平な配分を並べて示す。[sharing] の `rule` か --rule で一つを指定できる"
        }
        "fair-left-out" => "{method}は示さない：{reason}",
        "reason-nothing-to-weigh" => "分離費用を引くと、どの団体にもほかの方法で払う額が残らない",
        "reason-prices-missing" => "費用の分からない組の価格が必要",
        "reason-too-many" => "組が多すぎて数え上げられない",
        "reason-not-proved" => "答えを証明できなかった",
        "fair-ends" => {
            "費用に幅があるときの公平な配分の上限と下限は、すべての費用を最小とした場合と最大とした場合の負担額（小さい方が下限）"
        }
        "fair-before-support" => "組の負担額、単独の費用、超過額は財政措置を差し引く前の額による",
        "fair-without-quotations" => {
            "組の見積額は全期間のすべての費用についてのものなので、その一部だけを計算するここでは使わない"
        }
        "fair-unpriced" => {
            "{items}：{least}団体未満の価格が書かれていない。そのような組は、見積額がない限り現状のままとみる"
        }
        "fair-no-cost-before" => "{members}は導入前の費用が書かれていないので、0とみる",
        "fair-group-before" => {
            "団体全体として払ってきた導入前の費用{amount}のまま全団体が続けることは、ほかの道に数えない"
        }
        "fair-support" => {
            "公平な配分は費用全体についてのもの。財政措置の計算では、各団体がどの共同の項目も同じ割合で負担するとみる"
        }
        "fair-own-rules" => "費用全体を分ける{methods}では、次の項目に書かれた負担方法は使わない：{items}",
        "fair-base-values" => "幅のある費用は、異議、コア、最小の支援額の判定ではその中央の値とみる",
        "fair-alike" => "次の方法は同じ負担になる：{rules}",
        "fair-is-shapley" => "この負担額は、端数を除いてシャープレイ値と同じ",
        "fair-is-shapley-by-use" => {
            "この負担額は、端数を除いてシャープレイ値と同じ。複数の団体が使うものは、使う団体で均等に負担している"
        }
        "fair-by-use" => {
            "どの組にもほかの道がなければ、この負担額はシャープレイ値と同じで、異議も出ない。複数の団体が使うものは、使う団体で均等に負担している"
        }
        "fair-by-use-rebate" => {
            "どの組にもほかの道がなければ、この負担額はシャープレイ値と同じ。複数の団体が使うものは、使う団体で均等に負担している"
        }
        "fair-alone" => {
            "組が単独で払う費用は、その組のだれかが使う共同の項目の全額（または団体数に応じた価格）と、各団体だけの項目の合計。その組の見積額があればそれに代える"
        }
        "fair-alone-or-stay" => {
            "組が単独で払う費用は、その組のだれかが使う共同の項目の全額（または団体数に応じた価格）と、各団体だけの項目の合計。その組の見積額があればそれに代える。導入前の費用の方が小さければ、現状のままとみる"
        }
        "fair-alone-quoted" => "組が単独で払う費用は、その組の見積額",
        "fair-alone-quoted-or-stay" => {
            "組が単独で払う費用は、その組の見積額。導入前の費用の方が小さければ、現状のままとみる"
        }
        "fair-in-core" => "離れた方が安くなる組はない。この負担案はコアに入っている",
        "fair-several-in-core" => "離れた方が安くなる組はない：{rules}。これらの負担案はコアに入っている",
        "fair-objections" => {
            "離れた方が安くなる組は{count}組。最も大きい異議：{members}の負担は{pays}、単独なら{alone}で、{excess}安い"
        }
        "everyone" => "全団体",
        "all-but" => "{members}以外の全団体",
        "all-but-several" => "（{members}）以外の全団体",
        "and" => "{one} + {other}",
        "beside" => "{one} | {other}",
        "counted" => "{numerator}/{denominator}として数える",
        "each-counted" => "それぞれ{numerator}/{denominator}として数える",
        "fair-more" => "表には大きい方から{shown}組を示す。ほかの{more}組はデータ形式（CSV、JSONなど）に示す",
        "fair-more-cut" => {
            "表には大きい方から{shown}組を示す。ほかに{more}組あり、データ形式（CSV、JSONなど）には大きい方から{known}組を示す"
        }
        "fair-none-but-short" => {
            "離れた方が安くなる組はない。ただし費用のうち{amount}は誰からも徴収しないので、この負担案はコアに入っていない"
        }
        "and-more" => "{named}ほか{count}団体",
        "fair-objections-some" => {
            "離れた方が安くなる組は{count}組以上。最も大きい異議：{members}の負担は{pays}、単独なら{alone}で、{excess}安い"
        }
        "fair-looked-at" => {
            "{most}団体を超えるため、別々より一緒の方が高い組は、1団体とその組の残りの間でだけ調べた"
        }
        "fair-by-cuts" => {
            "団体が多く、組は数え上げられない。負担が単独の費用を最も上回る組は、最小カットとして厳密に求めた。このような費用は、別々より一緒の方が高くなることはない"
        }
        "fair-by-cuts-or-stay" => {
            "団体が多く、組は数え上げられない。負担が単独の費用を最も上回る組は、最小カットとして厳密に求めた。別々より一緒の方が高くないかは、全団体についてだけ調べた"
        }
        "fair-by-cuts-quoted" => {
            "団体が多く、組は数え上げられない。負担が単独の費用を最も上回る組は、最小カットとして厳密に求めた。見積りには規則がないため、必要な支援の最小額は分からない"
        }
        "fair-none-known" => "費用の分かる組には、離れた方が安くなる組はない",
        "fair-missing" => {
            "{count}組は単独の費用が分からない：{groups}。異議があるという判定はその費用によらず成り立つが、ないという判定は成り立つとは限らない"
        }
        "fair-core-exists" => "すべての組が納得する負担案がある（コアは空でない）",
        "fair-core-empty" => {
            "すべての組が納得する負担案はない（コアは空）。原因となる組は{groups}。外部からの支援が少なくとも{amount}必要"
        }
        "fair-core-empty-whatever" => {
            "分からない価格がいくらであっても、すべての組が納得する負担案はない（コアは空）。原因となる組は{groups}。外部からの支援が少なくとも{amount}必要"
        }
        "fair-dearer-together" => "劣加法的でない（別々より一緒の方が{amount}高い）：{one} | {other}",
        "fair-cheaper-with-more" => "単調でない：{members}は、{joins}が加わると{amount}安くなる",
        _ => return None,
    }))
}

fn fault(code: &str) -> Option<Message> {
    let fault = Message::fault;
    Some(match code {
        "duplicate-group" => {
            fault("同じ組が2回あります", "同じ団体の組", "組ごとに価格を一つにしてください").caused("1回目")
        }
        "no-price-of-all" => fault(
            "一部の組の価格だけがあり、全団体の価格がありません",
            "一部の団体だけ",
            "全団体の [[coalition]] か、共同システムの費用 [[after]] を加えてください",
        ),
        "share-without-effect" => fault(
            "この事例の負担方法「{method}」は費用全体を分けるので、項目ごとの `share` は効きません",
            "使われない",
            "`share` を外すか、[sharing] に項目ごとに分ける方法を書いてください",
        )
        .caused("費用全体を分ける方法"),
        "method-by" => fault(
            "「{method}」は期間全体の費用を分けるもので、{by} ごとには分けません",
            "",
            "--by {by} を外すか、項目ごとに分ける負担方法を指定してください",
        ),
        "method-by-member" => fault(
            "この事例の負担方法「{method}」は費用全体をまとめて分けるので、団体の負担を {by} ごとには示せません",
            "",
            "--by {by} を外してください。--by member だけなら、期間全体の団体別の負担を示せます",
        ),
        "too-many-to-count" => fault(
            "「{method}」はすべての組を数え上げますが、{found}団体では組が多すぎます",
            "",
            "数え上げられるのは{most}団体までです。shapley、scrb、aca、ensc なら計算できることがあります",
        ),
        "too-many-without-closed-form" => fault(
            "「{method}」はここでは式で求められず、{found}団体では組が多すぎて数え上げられません",
            "",
            "式で求められるのは、導入前の費用と見積額がなく項目だけの場合です。数え上げは{most}団体まで、--sample 10000 で推定できます",
        ),
        "too-many-to-judge" => fault(
            "この事例の --fair にはすべての組の数え上げが必要ですが、{found}団体では組が多すぎます",
            "",
            "数え上げるのは{most}団体までです。それより多い場合は、事例に費目があり、共同の費目がマイナスでなく、by_members の価格が1団体増えるごとの上がり方を増やさないことが必要です",
        ),
        "prices-missing" => fault(
            "{count}組の単独の費用が分かりません：{groups}",
            "",
            "それぞれに [[coalition]] の total、by_members の価格、または各団体の導入前の費用を加えてください",
        ),
        "prices-of-the-whole-term" => fault(
            "この事例の価格は全期間のすべての費用についてのもので、その一部について組が払う額は分かりません",
            "",
            "--months、--once、--only、--exclude を外してください",
        ),
        "prices-missing-on-the-way" => fault(
            "単独の費用が分からない組があります",
            "",
            "by_members に少ない団体数の価格を加えるか、すべての団体の導入前の費用を加えてください",
        ),
        "no-remaining-benefits" => fault(
            "「{method}」は比例させるものがありません：分離費用を引くと、どの団体にもほかの方法で払う額が残りません",
            "",
            "残りを均等に分ける ensc を試してください",
        ),
        "nucleolus-unproved" => fault(
            "仁であると証明できる答えが得られませんでした",
            "",
            "プログラムの不具合です。事例を添えて報告してください",
        ),
        _ => return None,
    })
}
