//! Japanese: notes on shares, and faults of a split.

use crate::lang::Message;

/// The sentences of a code, if it is one of these.
pub(super) fn message(code: &str) -> Option<Message> {
    note(code).or_else(|| fault(code))
}

fn note(code: &str) -> Option<Message> {
    Some(Message::note(match code {
        "split-rule" => "{items}：{rule}",
        "split-rule-among" => "{items}：{rule}（{members}で分担）",
        "split-rule-for-all" => "共同の費目すべて：{rule}",
        "rule-term" => "{percent}を{basis}",
        "basis-equal" => "均等割",
        "basis-current" => "現行経費割（導入前の費用に比例）",
        "basis-base" => "{base}に比例",
        "basis-power" => "{base}の{exponent}乗に比例",
        "basis-degressive" => "逓減割（{base}が2倍なら負担は{factor}倍）",
        "basis-table" => "協定割合（{percents}）",
        "split-own" => "{items}：分担せず、各団体が自らの分を負担",
        "split-by-members" => "{items}：価格はその月に分担する団体の数で決まる",
        "split-outside" => "{item}：{payer}が{amount}を負担し、どの団体の負担額にも含まない",
        "months-from-to" => "{first}〜{last}か月目",
        "split-months" => "各月の費用は、その月に参加する団体で分担する。期間の一部だけ参加：{members}",
        "split-absent" => "計算した期間には参加しない：{members}",
        "split-one-bill" => "請求は全期間で1回とし、同じように端数を処理する：{methods}",
        "split-rounding-term" => {
            "請求は全期間で1回とし、{unit}単位。切り捨てて残る分は、端数の大きい団体から{unit}ずつ負担し、端数が等しいときは先に書かれた団体が負担する"
        }
        "split-rounding-term-drop" => "請求は全期間で1回とし、{unit}未満を切り捨て、残りは徴収しない",
        "split-rounding-term-member" => {
            "請求は全期間で1回とし、{unit}未満を切り捨て、残りは{member}が負担する"
        }
        "split-rounding" => {
            "年ごとの請求額は{unit}単位。切り捨てて残る分は、端数の大きい団体から{unit}ずつ負担し、端数が等しいときは先に書かれた団体が負担する"
        }
        "split-rounding-drop" => "年ごとの請求額は{unit}未満を切り捨て、残りは徴収しない",
        "split-rounding-member" => "年ごとの請求額は{unit}未満を切り捨て、残りは{member}が負担する",
        "split-remainder" => "端数の負担（期間計）：{members}",
        "split-remainder-middle" => "幅の中央での端数の負担（期間計）：{members}",
        "split-no-remainder" => "端数は出ていない（どの団体の額もちょうど単位の倍数）",
        "split-uncollected" => "請求額の合計は費用に{amount}足りず、この分は誰も負担しない",
        "split-capped" => {
            "どの団体も{percent}以上の削減を保障。上限に達した団体：{members}。ほかの団体が負担額に比例して負担する"
        }
        "split-none-capped" => "どの団体も{percent}以上の削減となり、調整は不要",
        "split-moved" => "{amount}をほかの団体へ",
        "split-taken-on" => "ほかの団体の分{amount}を引き受けて到達",
        "split-no-before" => "導入前の費用が書かれていないので、増減額も増減率も分からない",
        "split-items-rounded" => {
            "費目ごとの額は最小単位まで割り振ったもの。請求額の端数処理と削減保障による調整は別に示す"
        }
        "split-worse-off" => "導入前より負担が増える団体：{count}団体（{members}）",
        "split-all-gain" => "導入前より負担が増える団体はない",
        "split-mark" => "{mark} は導入前より負担が増える団体",
        "split-before-unknown" => {
            "導入前の費用に、どの団体のものでもない費目があるので、団体ごとの導入前・増減額・増減率は分からない"
        }
        "split-support" => "増減額・増減率・判定は財政措置を差し引く前の額による",
        "split-support-helps" => {
            "増減額・増減率・判定は財政措置を差し引く前の額による。差し引けば次の団体も導入前より増えない：{members}"
        }
        "in-full" => "{amount}{currency}",
        _ => return None,
    }))
}

fn fault(code: &str) -> Option<Message> {
    let fault = Message::fault;
    Some(match code {
        "no-plan-to-split" => fault(
            "この事例には公表値だけで、分担する費用がありません",
            "",
            "[[member]]、[[before]]、[[after]] を書いてください（書き方は README にあります）",
        ),
        "no-members-to-split" => fault(
            "この事例には分担する団体がありません",
            "",
            "団体ごとに [[member]] を、その配分基準と一緒に書いてください",
        ),
        "one-case-to-split" => fault(
            "{path}：事例が{found}件あります。split が受け取るのは1件です",
            "",
            "事例のファイルを1つ指定してください",
        ),
        _ => return None,
    })
}
