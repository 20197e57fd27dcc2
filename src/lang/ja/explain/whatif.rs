//! Japanese: what codes of what-ifs and fair shares mean.

/// What a code means; empty for a code that is none of these.
pub(super) fn explanation(code: &str) -> &'static str {
    match code {
        "already-member" => "参加できるのは候補（candidate）だけです。この団体はすでに参加しています。",
        "assignment-form" => {
            "--set と --scale には、入力値の名前と値を = でつないで書きます：after.費目.yearly=2500万円。"
        }
        "no-price-of-all" => {
            "団体の組の見積りはあるが、全団体の費用を組み立てる費目も、全団体の見積りもない。これでは何を分担するのかが決まらない。"
        }
        "duplicate-group" => {
            "団体の組に対する既知の価格は1つです。同じ組に2つあると、食い違ったときにどちらか決まりません。"
        }
        "figure-not-known" => {
            "この値はこの事例では求められません。候補の団体はまだ負担がなく、どの団体のものでもない導入前の費用があると、団体ごとの増減額は分かりません。"
        }
        "method-by" => {
            "shapley・nucleolus・scrb・aca・ensc は期間全体の費用をまとめて分けるので、年ごとや費目ごとの内訳はありません。"
        }
        "method-by-member" => {
            "この事例の方法は期間全体の費用をまとめて分けます。各団体の負担は決まりますが、その年ごと・システムごと・費目ごとの内訳はありません。"
        }
        "no-candidates" => {
            "順に参加するのは候補の団体ですが、ファイルに候補（candidate = true）がありません。"
        }
        "no-change" => "whatif は何かを変えて比べるものです。変更がなければ compare と同じです。",
        "no-plan-here" => "変えられるのは計画だけです。文書に載った公表値は変えられません。",
        "no-remaining-benefits" => {
            "この方法は、分離費用の残りを、各団体がほかに払いうる額に比例して分けますが、ここではどの団体にも残りがありません。"
        }
        "no-scenarios" => {
            "シナリオをすべて計算するよう求められましたが、ファイルに [[scenario]] がありません。"
        }
        "not-yet-member" => "離脱できるのは参加している団体だけです。この団体は候補です。",
        "nothing-to-draw" => "標本は幅のある金額から取りますが、この事例の金額はどれも幅がありません。",
        "nucleolus-unproved" => {
            "答えは、仁であると正確に証明できたときだけ示します。それができませんでした。プログラムの不具合です。"
        }
        "one-case" => "whatif が変えるのは1つの事例です。",
        "one-newcomer" => {
            "加入負担金は、1団体の参加によって既存の団体の負担が増えないように求めるものです。参加する団体はちょうど1つです。"
        }
        "path-ambiguous" => {
            "同じ名前の費目がいくつもあり、どれのことか分かりません。id を付けるか、1つを指してください。"
        }
        "path-not-number" => {
            "変えられるのはファイルにある数値だけです。この名前が指すのはほかのものか、ファイルに書かれていないキーです。"
        }
        "path-several" => "この名前が指すのは金額の一覧ですが、値は1つだけです。",
        "prices-missing" => {
            "公平に分けるには、団体のどの組についても、その組だけの場合の費用が要ります。[[coalition]]、団体の数ごとの価格、または各団体の現在の費用から求めます。組の価格は全期間のすべての費用についてのものなので、オプションでその一部だけを選ぶと、組が払う額は分かりません。"
        }
        "seek-form" => "--seek には指標と目標の値を、--by にはそのために変える入力値を書きます。",
        "too-many-to-count" => {
            "この方法は団体のすべての組を調べます。組の数は団体が1つ増えるごとに倍になります。"
        }
        "unknown-figure" => {
            "目標や影響の対象は1つの指標です。before・after・saving・percent・share のどれか（全体または団体の）を書きます。"
        }
        "unknown-path" => {
            "whatif は、after.費目.yearly、member.ID.population、rates.USD のような名前で入力値を変えます。この名前のものはファイルにありません。"
        }
        "unknown-scenario" => "この id の [[scenario]] はありません。",
        "vary-currencies" => "動かす範囲の両端が、違う通貨で書かれています。",
        "vary-form" => {
            "何をどの値で動かすかを書きます：PATH=最初..最後/点数、PATH=値|値、または members=join-order。"
        }
        "vary-points" => "2つの動かし方は総当たりで組み合わせます。この組み合わせは多すぎます。",
        "one-scenario" => {
            "--vary、--seek、--tornado、--samples、--entry-fee は1つの案を見るものです。いくつものシナリオを合わせると、誰も書いていない案になってしまいます。"
        }
        "set-twice" => {
            "試算の変更はすべて一緒に行うので、1つの入力値に2つの値は持てません。--each を付ければ別々の案になります。"
        }
        "vary-range" => {
            "両端の間の点はそれぞれ1つの値です。幅のある金額は、PATH=値|値 のように並べれば使えます。"
        }
        "vary-same" => {
            "2つの --vary はそれぞれ別の入力値を動かします。同じ入力値では後のものが先のものを打ち消します。"
        }
        "vary-steps" => "点数は少なくとも両端の2点です。多すぎる点数は読めません。",
        "vary-twice" => "同時に動かせる入力値は2つまでです（表の縦と横）。",
        _ => "",
    }
}
