//! Japanese: faults of case files.

use crate::lang::Message;

/// The sentences of a code, if it is one of these.
pub(super) fn message(code: &str) -> Option<Message> {
    let fault = Message::fault;
    Some(match code {
        "toml-syntax" => fault(
            "TOML として読めません：{reason}",
            "ここ",
            "文字列は引用符で囲み、1行に1つ「キー = 値」と書きます",
        ),
        "unknown-key" => fault(
            "{table}に「{key}」というキーはありません",
            "{table}のキーではない",
            "ここで使えるキーは {known}",
        ),
        "unknown-key-near" => fault(
            "{table}に「{key}」というキーはありません",
            "{table}のキーではない",
            "「{near}」の誤りではありませんか",
        ),
        "missing-key" => fault(
            "{table}に「{key}」がありません",
            "「{key}」が必要",
            "`{key} = {example}` のように書き足してください",
        ),
        "wrong-type" => fault(
            "「{key}」に{kind}は書けません",
            "これは{kind}",
            "`{key} = {example}` のように書いてください",
        ),
        "unsupported-format" => fault(
            "format {found} は扱えません",
            "扱えるのは 1 だけ",
            "`format = 1` と書いてください。新しい形式には新しい cloudcost が必要です",
        ),
        "empty-case" => fault(
            "この事例には数値がありません",
            "",
            "文書に載っている数値を [[published]] に、または費用を [[before]] と [[after]] に書いてください",
        ),
        "no-figures" => fault(
            "この [[published]] には数値がありません",
            "before・after・saving・percent のどれもない",
            "公表どおりに1つ以上書いてください：before = \"34億6,500万円\"",
        ),
        "unknown-word" => fault(
            "「{key}」に「{found}」とは書けません",
            "使える語ではない",
            "{known} のどれかを書いてください",
        ),
        "unknown-word-near" => fault(
            "「{key}」に「{found}」とは書けません",
            "使える語ではない",
            "\"{near}\" の誤りではありませんか（使える語は {known}）",
        ),
        "out-of-range" => fault(
            "「{key}」は{min}から{max}までです",
            "{found}は範囲の外",
            "{min}から{max}までの整数を書いてください",
        ),
        "unreadable-month" => fault(
            "「{key}」は \"2013-10\" のような年月で書きます",
            "年月ではない",
            "西暦4桁、ハイフン、月2桁で書いてください",
        ),
        "unknown-currency" => fault(
            "「{found}」は ISO 4217 の通貨ではありません",
            "通貨コードではない",
            "JPY、USD、EUR のように大文字3字で書いてください",
        ),
        "empty-text" => fault("「{key}」が空です", "文字がない", "文字を書くか、キーを消してください"),
        "not-found" => fault(
            "{path}：ファイルもディレクトリもありません",
            "",
            "パスを確かめてください。組み込みの事例は `cloudcost cases` で一覧できます",
        ),
        "unreadable-file" => fault("{path}：読めません（{reason}）", "", "ファイルの権限を確かめてください"),
        "not-a-file" => fault(
            "{path}：通常のファイルではありません",
            "",
            "ファイルかディレクトリを指定してください。パイプからは `-` で読めます",
        ),
        "not-utf8" => fault(
            "{path}:{line}:{column}：UTF-8 の文字ではありません{guess}",
            "",
            "UTF-8 で保存し直すか、変換してください：iconv -f {encoding} -t UTF-8 元.toml > 新.toml",
        ),
        "guess-cp932" => Message::note("（Shift_JIS のようです）"),
        "guess-utf16" => Message::note("（UTF-16 のようです）"),
        "guess-other" => Message::note(""),
        "too-large" => fault(
            "{path}：事例ファイルとして大きすぎます",
            "",
            "事例は 4 MiB までです。1事例1ファイルに分けてください",
        ),
        "no-cases" => fault(
            "{path}：このディレクトリに *.toml がありません",
            "",
            "事例ファイルのあるディレクトリを指定してください。下位のディレクトリは探しません",
        ),
        "unknown-builtin" => fault("組み込みの事例に「{name}」はありません", "", "組み込みの事例は {known}"),
        _ => return None,
    })
}
