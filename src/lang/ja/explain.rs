//! Japanese: what each code means, for its page and for SARIF.

mod plan;
mod sharing;
mod whatif;

/// What a code means; empty for a code that is none.
pub(in crate::lang) fn explanation(code: &str) -> &'static str {
    let topics = [of_files_and_figures, plan::explanation, sharing::explanation, whatif::explanation];
    topics.into_iter().map(|topic| topic(code)).find(|said| !said.is_empty()).unwrap_or_default()
}

fn of_files_and_figures(code: &str) -> &'static str {
    match code {
        "amount-too-large" => {
            "金額は通貨の主単位で10^15（1,000兆円）未満です。どの合計も、JSON を読むどのプログラムでも正確に保つためです。超えるのはたいてい単位の誤り（万と億、千円と百万円など）です。レート・数量・伸びを掛けた後の額にも同じ上限があります。"
        }
        "bare-percent" => {
            "率は％を付けて書きます。35 や 0.35 だけでは、35％のことか0.35％のことか決められないためです。"
        }
        "bases-differ" => {
            "構成団体の率がすべて全体の率の片側にあります。全体の率は団体の率を費用で重み付けした平均なので、その外に出ることはありません。文書が異なる費用に対する率を並べているということです。ファイルの誤りではありませんが、率どうしを比べてはいけません。"
        }
        "conflicting-figures" => {
            "同じ対象（系統・団体・費用の種類・期間・一時費用の扱い・見込や実績の別が同じ）の2行が、両立しない数値を示しています。"
        }
        "currency-differs" => {
            "1つの事例の公表値、また1行の金額は、1つの通貨で書きます。通貨が違う数値は互いに検算できません。"
        }
        "empty-case" => {
            "数値のない事例からは何も分かりません。[[published]]・[[before]]・[[after]] のどれかが1つ以上必要です。"
        }
        "empty-text" => "文字列が空です。書くか、キーごと消します。",
        "figure-twice" => {
            "1行に同じ種類の数値が2つあり、どちらのことか分かりません。導入前・導入後などの語、矢印、▲ で区別できます。"
        }
        "inconsistent" => {
            "公表された数値どうしが矛盾しています。公表額のとおりに印刷されるどんな真の金額からも、四捨五入・切り捨て・切り上げのどれによってもその値になりません。桁の読み違いか、文書が別のものについて述べているかです。"
        }
        "limit-missing" => {
            "[[require]] は数値を条件と照らすものです。at_least か at_most に、金額、導入前に対する率、または \"before\" を書きます。"
        }
        "limit-of-itself" => {
            "[[require]] の率は導入前の費用に対するものです。導入前の費用そのものは金額で制限します。"
        }
        "limit-twice" => "[[require]] の条件は1つです。上限と余裕が1つに決まるようにするためです。",
        "minus-sign" => {
            "事例ファイルでは、増減額や率の前のマイナスは数の符号、つまり負の削減（増加）です。文書では削減の意味でも使われるので、確かめてください（verify に渡す行では削減と読みます）。"
        }
        "misplaced-comma" => {
            "コンマは3桁ごとに打ちます。それ以外の位置では、小数点のつもりか、2つの数かが分かりません。"
        }
        "missing-key" => "その表に必ず要るキーがありません。",
        "multiple-not-percent" => "倍は大きさ、増減率は変化の大きさを表します。1.5倍は50％の増加です。",
        "no-cases" => "ディレクトリに *.toml がありません。その下のディレクトリは探しません。",
        "no-figure" => "検算する金額も率もありません。",
        "no-figures" => "[[published]] には before・after・saving・percent のうち1つ以上を書きます。",
        "not-a-file" => "通常のファイルでもディレクトリでもありません。パイプからは `-` で読みます。",
        "not-found" => "その名前のファイルもディレクトリもありません。",
        "not-utf8" => {
            "事例ファイルは UTF-8 です。古い Windows のプログラムで保存すると Shift_JIS（CP932）や UTF-16 になることがあります。"
        }
        "number-form" => {
            "数は見たとおりの10進の数字で書きます。16進・8進・2進・指数・inf・nan は使えません。"
        }
        "out-of-range" => "キーの意味として取りうる範囲の外の数です。",
        "parts-differ" => {
            "全体の行と内訳の行（期間と費用の種類が同じで、系統ごと、または団体ごと）があり、どんな真の金額でも内訳の合計が全体になりません。"
        }
        "percent-too-large" => "率は1,000,000％未満、小数6桁までです。",
        "range-reversed" => "幅は小さい方から大きい方へ書きます。",
        "requirement-broken" => {
            "[[require]]、--min-saving、--max-increase の条件を満たしていません。端数処理された数値では、取りうる範囲の最悪でも満たすときだけ充足とします。requirements 表に、条件を満たす導入後の上限と余裕があります。"
        }
        "requirement-not-checkable" => {
            "条件を確かめるのに必要な数値が分からないので、満たしているとは言えません。"
        }
        "saving-lost" => "基準のときの増減額から、--max-loss の割合を超えて削減が減りました。",
        "sign-not-allowed" => "費用には増減の記号は付きません。▲・△・+・減・増は増減額と増減率に付けます。",
        "signs-contradict" => "1つの数値が減と増の両方を示しています。",
        "toml-syntax" => {
            "TOML として読めません。引用符や括弧の閉じ忘れ、文字列の引用符の付け忘れが多い原因です。"
        }
        "too-large" => {
            "事例ファイルは 4 MiB まで、検算する行は合わせて 1 MiB までです。時間とメモリーを限るためです。"
        }
        "too-many" => {
            "1つのファイルに書けるのは [[published]] 1万行、1万団体、費目10万件、[[require]] 1,000件までです。検査の時間を限るためです。"
        }
        "too-many-decimals" => "金額は通貨の主単位で小数4桁までです。",
        "units-out-of-order" => {
            "金額は大きい単位から順に、前の単位より小さい部分を続けて書きます：12億2,000万円。"
        }
        "unknown-builtin" => "組み込みの事例は `cloudcost cases` で一覧できます。",
        "unknown-currency" => "通貨は ISO 4217 のコード（大文字3字）で書きます。",
        "unknown-key" => {
            "その表にないキーです。綴りの誤りで値が失われないよう、知らないキーは読み飛ばしません。"
        }
        "unknown-word" => "決まった語のどれかを書くキーに、それ以外の語が書かれています。",
        "unreadable-amount" => {
            "金額として読めません。数字と単位（億・万・千・百、または million・M・bn）で、文書にあれば約や幅も付けて書きます。"
        }
        "unreadable-file" => "ファイルはありますが読めません。多くは権限によるものです。",
        "unreadable-line" => {
            "verify は数値と、文書でその前後に使われる語を読みます。推測はせず、分からないところを示します。"
        }
        "unreadable-month" => "年月は \"2013-10\" のように書きます。",
        "unreadable-percent" => "率として読めません。数に％・パーセント、または割・分を付けて書きます。",
        "unsupported-format" => "format はどの書式で読むかを示します。このプログラムが扱うのは 1 です。",
        "within-precision" => {
            "公表額どおりに計算してもその値になりませんが、端数処理前の金額からならその値になりえます。文書はおそらく端数処理の前に計算しています。誤りではありませんが、公表額からは再計算できません。"
        }
        "wrong-type" => "キーの値の種類が違います（引用符の付いた文字列、数、表など）。",
        _ => "",
    }
}
