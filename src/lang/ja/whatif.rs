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
        "whatif-leaves" => "{members}が離脱し、その負担{paid}がなくなる。残る団体の負担の増減は合計で{taken}",
        "whatif-leaves-among" => {
            "{members}が離脱し、その負担{paid}がなくなる。ほかの変更も合わせて、残る団体の負担の増減は合計で{taken}"
        }
        "whatif-less" => "負担が減る団体：{members}",
        "whatif-all" => "どの団体の負担も{rate}",
        "whatif-all-staying" => "残るどの団体の負担も{rate}",
        "whatif-all-there" => "以前からの団体の負担はどこも{rate}",
        "whatif-more" => "負担が増える団体：{members}",
        "whatif-nobody-more" => "以前からの団体で負担が増えるところはない",
        "whatif-worse-off" => "導入前より負担が増える団体：{members}",
        "require-all-hold" => "定められた条件（{count}件）はすべて満たされる",
        "require-one-holds" => "定められた条件（1件）は満たされる",
        "require-uncertain" => "金額に幅があり、確実には満たされなくなる条件：{promise}。{whose}",
        "require-broken" => "満たされなくなる条件：{promise}。{whose}",
        "require-certainly-broken" => {
            "現状では確実でないだけだが、これでは満たされない条件：{promise}。{whose}"
        }
        "require-broken-here" => "満たされない条件：{promise}。{whose}",
        "require-perhaps-now" => "現状では満たされず、これで満たされるが確実ではない条件：{promise}。{whose}",
        "require-still-uncertain" => "現状と同じく、確実には満たされない条件：{promise}。{whose}",
        "require-uncertain-here" => "金額に幅があり、確実には満たされない条件：{promise}。{whose}",
        "require-certain-now" => "現状では確実でなく、これで確実に満たされる条件：{promise}",
        "require-holds-here" => "満たされる条件：{promise}",
        "require-still-broken" => "現状と同じく満たされない条件：{promise}。{whose}",
        "require-holds-now" => "現状では満たされず、これで満たされる条件：{promise}",
        "require-unknown" => "満たされるかどうか分からない条件：{promise}（{whose}）",
        "require-gone" => "{whose}が参加しないため、なくなる条件：{promise}",
        "figure-of" => "{member}の{figure}",
        "whatif-horizons" => {
            "比べる期間が違う：現状は{now}、この案は{then}。金額や負担をそのまま比べることはできない"
        }
        "whatif-undiscounted" => "ここでの金額は割り引いていない。現在価値は compare --discount で見られる",
        "whatif-remainder" => {
            "現状で端数を負担する{member}が抜けるため、端数は、端数の大きい団体から順に負担する"
        }
        "whatif-negotiated" => "協定割合は、残る団体の割合の合計が全体になるよう比例して引き上げた：{items}",
        "whatif-outside" => "外部が負担する額は導入後の費用に含まれ、どの団体の負担にも含まれない",
        "whatif-before-support" => "負担額と増減額は財政支援を差し引く前のもの",
        "whatif-with" => "前提とした変更：{scenario}",
        "whatif-unchanged" => "何も変わらない",
        "whatif-unsplit" => "団体ごとの負担は出せない：{reason}",
        "cannot-hold-but" => "全団体に{wanted}%以上の削減は保障できない。できるのは最大{largest}%まで",
        "cannot-hold-but-loss" => {
            "全団体に{wanted}%以上の削減は保障できない。保障できるのは、どの団体も増加が{loss}%以内ということまで"
        }
        "whatif-ranges" => "幅のある金額を含む。この注の団体名や数は、幅の中央で判断したもの",
        "sweep-failed" => "{count}行は計算できない。最初の行の理由：{reason}",
        "whatif-in-scenario" => "シナリオ「{scenario}」のエラー。計算は行っていません",
        "whatif-middle" => "幅のある金額は、その中央の値で計算した",
        "sweep-middle" => {
            "幅のある金額を含む。件数と棒は幅の中央で示し、条件は最も不利な端でも満たされるときだけ満たされるとした"
        }
        "sweep-fewer" => "{path}：{asked}点のうち{found}点。ほかの点は最小単位で同じ値になる",
        "sweep-unsplit" => "{count}行では費用を団体に割り振れない。最初の行の理由：{reason}",
        "two-way-heading" => "{figure}。横方向：{path}",
        "seek-proof" => "{value}で{reached}となり目標を満たす。1単位先の{beyond}では{missed}で満たさない",
        "seek-none" => "調べた値に目標を満たすものはない。{figure}は{low}で{at_low}、{high}で{at_high}",
        "seek-always" => {
            "計算できる値では、調べたどの値でも目標を満たす。{figure}は{low}で{at_low}、{high}で{at_high}"
        }
        "seek-several" => "目標に達する所が{count}か所ある。{figure}は{low}で{at_low}、{high}で{at_high}",
        "seek-monotone" => "調べた{low}から{high}までの間、{figure}は一方向にしか動かない",
        "seek-flat" => "調べた{low}から{high}までの間、{figure}は変わらない",
        "seek-unknown" => "調べた値の中には、{figure}を計算できないものがある",
        "seek-unknown-below" => "{low}より小さい値では、{figure}を計算できない",
        "seek-unknown-above" => "{high}より大きい値では、{figure}を計算できない",
        "seek-unknown-beyond" => "{low}より小さいか{high}より大きい値では、{figure}を計算できない",
        "seek-not-monotone-none" => {
            "調べた{low}から{high}までの間、{figure}は上下する。調べた点の間に解があるかもしれない"
        }
        "seek-not-monotone" => {
            "調べた{low}から{high}までの間、{figure}は上下する。調べた点の間に別の解があるかもしれない"
        }
        "seek-unsteady" => {
            "この値の前後数単位では、請求額の端数処理により目標を満たす・満たさないが入れ替わる"
        }
        "tornado-base" => "何も動かさないときの{figure}は{value}。入力値を1つずつ上下に{percent}動かした",
        "tornado-still" => "ほかの{count}件の入力値は影響しない",
        "tornado-stuck" => "動かすと計算できなくなるため、動かせない入力値：{paths}",
        "tornado-several" => "値のない入力値には金額がいくつもあり、まとめて動かした",
        "samples-unknown" => {
            "{unknown}標本では、費用を団体に割り振れないか、導入前の費用が分からないため、満たされるかどうか分からない条件がある。その確率は幅で示し、すべての標本で分からなければ示さない"
        }
        "samples-drawn" => {
            "幅のある{drawn}件の金額を{shape}で抽出した{count}標本、シード{seed}。同じシードなら同じ結果になる"
        }
        "fee-range" => {
            "{member}が{least}以上の加入負担金を払い、負担が増える団体に差額を充てれば、以前からの団体の負担は増えない。{greatest}未満なら{member}の負担も導入前より減るので、その間であれば全団体の負担が減る"
        }
        "fee-range-free" => {
            "{member}の参加で負担が増える団体はないので、加入負担金は要らない。0より大きく{greatest}未満の額を全団体に配れば、全団体の負担が減る"
        }
        "fee-range-gained" => {
            "{member}の参加でどの団体も負担が減るので、加入負担金は要らない。{greatest}未満であれば全団体の負担が減る"
        }
        "fee-none" => {
            "{member}の加入負担金だけでは、全団体の負担が減ることはない。負担が増える団体に{least}が要るのに対し、{member}の削減は{greatest}"
        }
        "fee-none-loses" => {
            "全団体の負担が減る加入負担金はない。参加すると{member}の負担は導入前より{loss}増える"
        }
        "fee-given-up" => {
            "ただし全体では{member}の参加で{surplus}多く減るので、負担が減る団体がその一部を譲れば、全団体の負担が減りうる"
        }
        "fee-paid-out" => {
            "ただし以前からの団体の負担は合計{saved}減るので、{member}に{loss}を超えそれ未満の額を払い、残りを分け合えば、全団体の負担が減る"
        }
        "fee-all-same" => "全体の削減額は{member}が参加しても変わらない",
        "fee-none-nothing" => "{member}は参加しても負担が減らないので、全団体の負担が減る加入負担金はない",
        "fee-all-lose" => "全体では{member}の参加で削減が{surplus}少なくなる",
        "fee-unknown" => {
            "{least}以上の加入負担金なら、以前からの団体の負担は増えない。参加団体の削減額は分からない"
        }
        _ => return None,
    })
}

fn path_fault(code: &str) -> Option<Message> {
    let fault = Message::fault;
    Some(match code {
        "vary-range" => fault(
            "「{found}」は幅のある金額なので、動かす範囲の端にできません",
            "",
            "幅のない金額を書くか、PATH=値|値 のように並べてください",
        ),
        "vary-same" => fault("--vary が2つとも「{found}」です", "", "別の入力値にするか、1つにしてください"),
        "set-twice" => {
            fault("「{found}」に値が2回指定されています", "", "1回にするか、--each で別々の案にしてください")
        }
        "one-scenario" => fault(
            "{count}件のシナリオをまとめて見ることはできません",
            "",
            "--vary、--seek、--tornado、--samples、--entry-fee の対象は1件です。--each を付けずに --scenario で1件を指定してください",
        ),
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
        "one-newcomer" => fault(
            "加入負担金を求めるのは1団体が参加するときだけです",
            "",
            "--join で候補を1団体だけ指定してください",
        ),
        _ => return None,
    })
}
