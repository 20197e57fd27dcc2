//! Japanese: what-ifs.

use crate::lang::Message;

/// The sentences of a code, if it is one of these.
pub(super) fn message(code: &str) -> Option<Message> {
    note(code).map(Message::note).or_else(|| path_fault(code)).or_else(|| request_fault(code))
}

fn note(code: &str) -> Option<&'static str> {
    Some(match code {
        "whatif-joins" => "{member}が参加し、{share}を負担して、導入前と比べ{saving}（{percent}）",
        "whatif-joins-unknown" => "{member}が参加し、{share}を負担する。導入前と比べた増減は分からない",
        "whatif-leaves" => "{member}が離脱すると、残る団体の負担は合計で{taken}変わる",
        "whatif-less" => "負担が減る団体：{members}",
        "whatif-less-all" => "以前からの団体の負担はどこも{rate}",
        "whatif-more" => "負担が増える団体：{members}",
        "whatif-more-all" => "以前からの団体の負担はどこも{rate}",
        "whatif-nobody-more" => "以前からの団体で負担が増えるところはない",
        "whatif-worse-off" => "導入前より負担が増える団体：{members}",
        "require-all-hold" => "定められた条件（{count}件）はすべて満たされる",
        "require-broken" => "満たされなくなる条件：{promise}。{whose}",
        "require-still-broken" => "現状と同じく満たされない条件：{promise}。{whose}",
        "require-holds-now" => "現状では満たされず、これで満たされる条件：{promise}",
        "require-unknown" => "満たされるかどうか分からない条件：{promise}（{whose}）",
        "require-gone" => "{whose}が参加しないため、なくなる条件：{promise}",
        "whatif-unchanged" => "何も変わらない",
        "whatif-unsplit" => "団体ごとの負担は出せない：{reason}",
        "cannot-hold-but" => "全団体に{wanted}%以上の削減は保障できない。できるのは最大{largest}%まで",
        "whatif-ranges" => "幅のある金額を含む。この注の団体名や数は、幅の中央で判断したもの",
        "sweep-failed" => "{count}行は計算できない：{reason}",
        "whatif-in-scenario" => "シナリオ「{scenario}」のエラー。計算は行っていません",
        "whatif-middle" => "幅のある金額は、その中央の値で計算した",
        "sweep-unsplit" => "{count}行では費用を団体に割り振れない：{reason}",
        "two-way-heading" => "{figure}。横方向：{path}",
        "seek-proof" => "{value}で{reached}となり目標を満たす。1単位先の{beyond}では{missed}で満たさない",
        "seek-none" => "目標を満たす値はない。{figure}は{low}で{at_low}、{high}で{at_high}",
        "seek-always" => "どの値でも目標を満たす。{figure}は{low}で{at_low}、{high}で{at_high}",
        "seek-several" => "目標に達する所が{count}か所ある。{figure}は{low}で{at_low}、{high}で{at_high}",
        "seek-monotone" => "調べた{low}から{high}までの間、{figure}は一方向にしか動かない",
        "seek-not-monotone" => {
            "調べた{low}から{high}までの間、{figure}は上下する。調べた点の間に別の解があるかもしれない"
        }
        "seek-unsteady" => {
            "この値の前後数単位では、請求額の端数処理により目標を満たす・満たさないが入れ替わる"
        }
        "tornado-base" => "何も動かさないときの{figure}は{value}。入力値を1つずつ上下に{percent}動かした",
        "tornado-still" => "ほかの{count}件の入力値は影響しない",
        "tornado-stuck" => "そこまで動かせない入力値：{paths}",
        "samples-unknown" => "確率のない条件は、その対象の値がこの事例では分からない",
        "samples-drawn" => {
            "幅のある{drawn}件の金額を{shape}で引いた{count}標本、シード{seed}。同じシードなら同じ結果になる"
        }
        "fee-range" => {
            "{member}が{least}以上の加入負担金を払い、負担が増える団体に差額を充てれば、損をする団体はない。{greatest}未満なら{member}も得になるので、その間であれば全団体が得になる"
        }
        "fee-range-free" => {
            "{member}の参加で負担が増える団体はないので、加入負担金がなくても損をする団体はない。{greatest}未満なら{member}も得になり、全団体が得になる"
        }
        "fee-none" => {
            "全団体が得になる加入負担金はない。負担が増える団体に{least}が要るのに対し、{member}の削減は{greatest}"
        }
        "fee-unknown" => "{least}以上の加入負担金なら損をする団体はない。参加団体の削減額は分からない",
        _ => return None,
    })
}

fn path_fault(code: &str) -> Option<Message> {
    let fault = Message::fault;
    Some(match code {
        "unknown-path" => {
            fault("「{found}」という入力値はありません", "この名前のものがない", "近い名前は {known} です")
        }
        "path-ambiguous" => fault(
            "「{found}」という費目がいくつもあります",
            "どれか分からない",
            "{known} のどれかを書いてください",
        ),
        "path-several" => fault(
            "「{found}」には金額がいくつもあります",
            "値が1つでは足りない",
            "by_year.2 のように1つを指すか、倍率でまとめて動かしてください",
        ),
        "path-not-number" => fault(
            "「{found}」はこのファイルにある数値ではありません",
            "数値ではない",
            "値を設定するか、金額や配分基準を指定してください",
        ),
        "already-member" => fault(
            "「{id}」はすでに参加しています",
            "候補ではない",
            "参加させられるのは candidate = true の団体だけです",
        ),
        "not-yet-member" => {
            fault("「{id}」は候補にすぎません", "参加していない", "離脱できるのは参加している団体だけです")
        }
        _ => return None,
    })
}

fn request_fault(code: &str) -> Option<Message> {
    let fault = Message::fault;
    Some(match code {
        "no-plan-here" => fault(
            "この事例には変更できる計画がありません",
            "",
            "[[before]] と [[after]] が必要です。公表値だけでは計算できません",
        ),
        "one-case" => fault("事例が{count}件指定されました", "", "1件だけ指定してください"),
        "no-change" => fault(
            "何を変えるかの指定がありません",
            "",
            "--join、--leave、--set、--scale、ファイルの --scenario、--vary、--seek、--tornado、--samples のどれかを指定してください",
        ),
        "no-scenarios" => fault(
            "ファイルに [[scenario]] がありません",
            "",
            "id と、join、leave、set、scale のどれかを書いてください",
        ),
        "assignment-form" => fault(
            "「{found}」は PATH=値 の形になっていません",
            "",
            "after.費目.yearly=2500万円 のように書きます",
        ),
        "unknown-scenario" => fault("シナリオ「{found}」はありません", "", "あるのは {known} です"),
        "unknown-scenario-none" => fault(
            "シナリオ「{found}」はありません",
            "",
            "この事例には [[scenario]] がありません。--with で別のファイルから読めます",
        ),
        "unknown-figure" => fault(
            "「{found}」という指標はありません",
            "",
            "before、after、saving、percent と、団体ごとの saving.団体、share.団体 などが使えます",
        ),
        "figure-not-known" => fault(
            "「{found}」はこの事例では分かりません",
            "",
            "候補の団体、団体の別が分からない導入前の費用がある場合の各団体、導入前の費用のない計画には、この値がありません",
        ),
        "vary-form" => fault(
            "「{found}」は動かし方になっていません",
            "",
            "PATH=最初..最後/点数、PATH=値|値、members=join-order のどれかを書きます",
        ),
        "vary-steps" => fault("点数は2から{most}までです", "", "両端も数えます"),
        "vary-twice" => fault("動かせるのは2つまでです", "", "--vary は2回までにしてください"),
        "vary-points" => fault("組み合わせが多すぎます", "", "{most}通りまでです"),
        "vary-currencies" => fault("両端の通貨が違います", "", "同じ通貨で書いてください"),
        "no-candidates" => {
            fault("候補の団体がありません", "", "参加させる団体に candidate = true と書いてください")
        }
        "seek-form" => fault(
            "「{found}」は目標になっていません",
            "",
            "--seek \"percent=30%\" --by after.費目.yearly または --by PATH=最初..最後 のように書きます",
        ),
        "nothing-to-draw" => fault(
            "この事例には幅のある金額がありません",
            "",
            "\"9,000万円±10%\" や \"8,000万円〜1億円\" のように書いてください",
        ),
        "one-newcomer" => {
            fault("加入負担金を求めるのは1団体が参加するときだけです", "", "--join を1つ付けてください")
        }
        _ => return None,
    })
}
