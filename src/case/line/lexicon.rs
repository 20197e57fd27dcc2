//! The words of a printed line, meaning by meaning: of several that come next the longest is meant.

use super::aside::Aside::{Claimed, Mean, Other, Thing};
use super::entry::{WordEntry, change, label, of_change, says};
use super::word::{Direction, FigureRole, LineWord as W};
use crate::case::literal::Words;
use crate::case::model::Status;
use Direction::{Down, Up};
use FigureRole::{After, Before, Left, Percent, Saving};
use WordEntry::{
    Against, Aside, Behind, Cost, Leads, Likely, Months, Noise, Off, Status as Claims, Tax, Total,
};

/// What leads from one figure to the next, and what parts them.
#[rustfmt::skip]
pub(super) const JOINS: Words<WordEntry> = &[
    (says(W::Arrow), &["->", "=>", "-->", "==>", "→", "⇒", "⟶", "⇨", "➡", "➔", "⟹", "►", "▶"]),
    (Behind(W::Since), &["から", "だったものが", "だったのが"]),
    (Behind(W::Compared), &[
        "より", "よりも", "よりは", "に比べて", "に比べると", "に比べれば", "に比べ", "と比べて",
        "と比べると", "と比べ", "に比較して", "に比較し", "と比較して", "と比較すると", "と比較し",
        "に比して", "に比し", "に対して", "に対し", "に対する",
    ]),
    (Behind(W::Into), &["に", "へ", "まで", "にまで", "へと"]),
    (Behind(W::Object), &["を"]),
    (Behind(W::Among), &["のうち"]),
    (Behind(W::No), &["の"]),
    (Behind(W::ChangeSign(Down)), &["の効果", "の導入効果", "の財政効果", "の効果額"]),
    (Behind(W::Topic), &["は", "is", "was"]),
    (says(W::From), &[
        "←", "⇐", "⟵", "⇦", "⬅", "from", "against", "compared with", "compared to", "instead of", "rather than", "on",
    ]),
    (says(W::Versus), &["versus", "vs", "vs.", "v", "v."]),
    (Off, &["off"]),
    (says(W::To), &["to", "into"]),
    (says(W::By), &["by"]),
    (says(W::At), &["at"]),
    (says(W::Than), &["than"]),
    (says(W::PartOf), &["of"]),
    (says(W::Equals), &["="]),
    (says(W::Open), &["(", "[", "【", "〔", "<", "〈", "《"]),
    (says(W::Close), &[")", "]", "】", "〕", ">", "〉", "》"]),
    (says(W::Comma), &[
        "、", ",", "､", "。", "｡", ".", ";", "!", "|", "-", "–", "—", "・", "\t", "and", "or",
    ]),
    (says(W::Slash), &["/", "÷"]),
];

/// What a change is called.
pub(super) const NAMES_OF_CHANGE: &[&str] =
    &["削減効果", "縮減効果", "節減効果", "軽減効果", "削減", "縮減", "節減", "軽減", "savings", "saving"];

/// Words of change.
#[rustfmt::skip]
pub(super) const CHANGES: Words<WordEntry> = &[
    (change(Down), NAMES_OF_CHANGE),
    (change(Down), &[
        "節約", "減少", "減額", "圧縮", "抑制", "低減",
        "値下げ", "引き下げ", "引下げ", "下回り", "減り", "減", "引き", "ダウン", "カット", "マイナス",
        "安く", "割安", "少なく", "低く", "下がり", "下がって", "減って", "減らして", "減らし", "抑えて",
        "抑え", "下回って", "saved", "saves", "save", "reductions", "reduction",
        "reduced", "reduces", "reduce", "reducing", "decreased", "decrease", "decreases", "declined", "declines", "decline",
        "dropped", "drop", "drops", "falls", "fallen",
        "fell", "fall", "lowered", "lowers", "lowering", "lower", "down", "cuts", "cut", "cutting", "slashed", "slashes", "slash",
        "slashing", "under budget", "under the budget", "underspend", "underspent", "less", "cheaper", "↓",
        "⬇", "↘",
    ]),
    (Leads(Down), &[
        "下回る", "下回った", "減る", "減った", "減らす", "OFFの", "引きの", "安い", "少ない", "低い",
        "下がる", "下がった", "減らした", "抑える", "抑えた", "抑えられる", "浮く",
    ]),
    (change(Up), &[
        "引上げ", "↑", "⬆", "↗", "増加", "増額", "増大", "増え", "増", "アップ", "プラス", "上回り", "上昇",
        "膨らみ", "膨らんで", "値上げ", "引き上げ", "超過", "割高", "高く", "多く", "増えて", "上回って",
        "increased", "increases", "increase", "rises", "rose", "rise", "risen", "grew", "grows", "grow", "grown", "up", "more", "higher",
        "extra", "over budget", "over the budget", "overspend", "overspent", "overrun", "additional",
    ]),
    (Leads(Up), &["増える", "増えた", "上回る", "上回った", "膨らむ", "膨らんだ", "多い", "高い"]),
];

/// What the figures claim to be, and over which months.
#[rustfmt::skip]
pub(super) const CLAIMS: Words<WordEntry> = &[
    (Claims(Status::Estimate), &[
        "見込む", "見込まれる", "見込んで", "見込み", "見込", "見通し", "予定", "予想", "想定", "expected",
        "estimated", "estimate", "projected", "forecast",
    ]),
    (Claims(Status::Trial), &["試算"]),
    (Claims(Status::Target), &["目標", "目指す", "target", "targeted"]),
    (Claims(Status::Actual), &["実績", "決算", "actual"]),
    (Months(12), &[
        "年間", "年額", "(年)", "毎年", "年当たり", "年あたり", "a year", "per year", "each year",
        "every year", "p.a.", "pa", "per annum", "単年度", "年平均", "毎年度", "各年度", "annually",
        "annual", "yearly", "/年", "/year", "/yr",
    ]),
    (Months(1), &["(月)", "月々", "/月", "/month", "月額", "毎月", "a month", "per month", "monthly"]),
    (Months(3), &["四半期", "per quarter", "quarterly"]),
    (Total, &["累計", "通算", "トータル", "in total", "altogether"]),
];

/// All others: which figure comes next, with tax or without, what is paid for, what a figure rather is, verbs that say
/// something of the figure before them, and what only names a thing or holds a sentence together.
#[rustfmt::skip]
pub(super) const OTHERS: Words<WordEntry> = &[
    (label(Before), &[
        "導入前", "移行前", "更新前", "統合前", "共同化前", "削減前", "見直し前", "変更前", "補正前",
        "単独", "単独導入", "単独整備", "単独調達", "自庁設置型", "自庁設置", "オンプレミス", "従来",
        "従前", "現行", "現状", "現システム", "既存", "更改前", "現在", "これまで", "前年度", "前年",
        "昨年度", "旧", "before", "baseline", "current", "currently", "the old system", "the old one",
        "previously", "previous", "formerly", "originally", "today", "existing", "前",
    ]),
    (label(After), &[
        "導入後", "移行後", "更新後", "統合後", "共同化後", "削減後", "見直し後", "変更後", "補正後",
        "今後", "今回", "次期", "更改後", "今年度", "本年度", "新システム", "新", "after", "the new system",
        "the new one", "new", "now", "net of", "後",
    ]),
    (label(Saving), &[
        "増減額", "増減", "差引額", "差引", "差額", "補正額", "difference", "change", "比較増減",
    ]),
    (of_change(Saving, Down), &[
        "削減額", "縮減額", "減少額", "節減額", "節約額", "軽減額", "削減効果額", "効果額",
    ]),
    (of_change(Saving, Up), &["増加額"]),
    (label(Percent), &["増減率", "増減割合"]),
    (label(Left), &["割合"]),
    (of_change(Percent, Down), &[
        "効果率", "圧縮率", "削減割合", "縮減割合", "削減率", "縮減率", "減少率", "節減率",
        "reduction rate", "rate of reduction", "savings rate", "saving rate", "節約率", "軽減率",
    ]),
    (of_change(Percent, Up), &["増加率", "伸び率", "伸率"]),
    (says(W::Ratio), &[
        "導入前比", "現行比", "共同化前比", "移行前比", "更新前比", "更改前比", "従来比",
    ]),
    (Against, &[
        "対前年度", "対前年", "前年同期比", "前年同月比", "対前年度比", "対前年比", "前年度比", "前年比",
        "前年度当初予算比", "当初予算比", "前年度予算比", "対前年度予算比", "予算比", "計画比", "目標比", "対計画比", "対予算比",
    ]),
    (says(W::Left), &["達成率", "落札率"]),
    (Tax(true), &[
        "消費税込み", "消費税込", "消費税等込み", "消費税等込", "消費税及び地方消費税を含む",
        "消費税等を含む", "消費税を含む", "税を含む", "税込み", "税込", "税込額", "内税", "including VAT",
        "including tax", "incl. VAT", "incl VAT", "inc. VAT", "inc VAT", "incl. tax", "with VAT",
        "after tax",
    ]),
    (Tax(false), &[
        "消費税抜き", "消費税抜", "消費税等抜き", "消費税等抜", "消費税及び地方消費税を除く",
        "消費税及び地方消費税を含まない", "消費税等を除く", "消費税を除く", "消費税等を含まない",
        "消費税を含まない", "消費税別", "税を除く", "税抜き", "税抜", "税抜額", "税別", "外税",
        "excluding VAT", "excluding tax", "excl. VAT", "excl VAT", "ex. VAT", "ex VAT", "exc. VAT",
        "exc VAT", "excl. tax", "net of VAT", "plus VAT", "without VAT", "before tax",
    ]),
    (Cost(false), &[
        "コスト", "費用", "経費", "総経費", "総費用", "総コスト", "運用コスト", "運営費", "運用費",
        "運用経費", "システム費", "リース料", "賃借料", "通信費", "維持費", "維持管理費", "保守費",
        "保守料", "保守経費", "保守費用", "委託料", "委託費", "使用料", "利用料", "負担金", "負担額",
        "負担", "電気代", "電算経費", "電算費", "人件費", "事業費", "予算額", "予算", "支出", "総事業費",
        "ランニングコスト", "ランニング経費", "ランニング費用", "保守委託料", "保守運用費", "運用保守費",
        "運用保守経費", "歳出", "価格", "年間経費", "維持費用", "維持経費", "管理費", "ライセンス料",
        "ライセンス費", "回線費", "回線料", "電算システム経費", "経常経費", "経常的経費", "running costs",
        "running cost", "operating costs", "operating cost", "costs", "cost", "spending", "spend", "budget",
        "bill", "bills", "price", "hosting", "fees", "fee", "staff costs", "staff cost", "staffing costs", "labour costs",
        "labor costs", "hardware costs", "software costs", "licence costs", "license costs", "energy costs", "support costs", "一般財源", "手数料", "消費税",
        "国費", "県費", "国庫補助", "国庫補助金", "国庫支出金", "県支出金", "県補助金", "補助金", "交付金", "地方債", "起債",
    ]),
    (Cost(true), &[
        "整備費", "開発費", "初期費用", "初期経費", "導入費用", "導入経費", "導入費", "導入コスト",
        "初期費", "初期コスト", "初期投資", "移行費用", "移行経費", "移行費", "構築費用", "構築経費",
        "構築費", "一時経費", "一時費用", "イニシャルコスト", "イニシャル経費", "初期導入費",
        "導入費用総額", "initial cost", "initial costs", "one-off cost", "one-off costs", "migration cost",
        "migration costs", "set-up cost", "set-up costs", "setup cost", "setup costs",
    ]),
    (Likely(Before), &[
        "予定価格", "予定額", "設計額", "設計金額", "見積額", "見積金額", "当初見積額", "当初見積",
        "当初契約額", "要求額", "当初計画",
    ]),
    (Likely(After), &["契約額", "契約金額", "変更契約額", "落札額", "落札価格", "落札金額", "査定額"]),
    (Total, &["総額"]),
    (Behind(W::Becomes), &[
        "になり", "になる", "となり", "となる", "となった", "になった", "で済む", "で済み", "となりました",
        "になりました",
    ]),
    (Behind(W::No), &["される", "された", "できる", "できた", "した", "する"]),
    (Claims(Status::Estimate), &["と見込まれ", "期待される", "期待"]),
    (Claims(Status::Actual), &["決算額"]),
    (says(W::Again), &["額にして", "金額にして"]),
    (Noise, &[
        "が", "も", ":", "{", "}", "「", "」", "『", "』", "｢", "｣", "*", "\"", "'", "“", "”", "…", "※",
        "†", "●", "○", "◯", "◎", "■", "□", "◆", "◇", "･",
    ]),
    (Aside(Thing), &[
        "国", "県", "団体", "事務", "住基", "保守", "市内", "市町", "戸籍", "機器", "税務", "端末", "窓口",
        "管内", "国保", "圏域", "町内", "町村", "県内", "職員", "サーバ", "ソフト", "ハード", "各団体",
        "各市町", "各町村", "基幹系", "情報系", "住民税", "協議会", "市町村", "自治体", "サーバー",
        "パソコン", "一般会計", "人事給与", "介護保険", "企業会計", "住民情報", "各市町村", "各自治体",
        "基幹業務", "特別会計", "文書管理", "構成団体", "財務会計", "住民情報系", "内部情報系", "固定資産税",
        "後期高齢者", "構成市町村", "ソフトウェア", "ネットワーク", "ハードウェア", "一部事務組合",
        "住民基本台帳", "国民健康保険", "データセンター", "広域連合",
    ]),
    (Aside(Thing), &[
        "city", "data", "unit", "user", "staff", "state", "town", "users", "towns", "vendor", "county",
        "borough", "council", "federal", "licence", "license", "members", "network", "service", "support",
        "systems", "councils", "hardware", "licences", "licenses", "platform", "services", "software",
        "supplier", "authority", "taxpayers", "government", "authorities", "infrastructure", "municipalities",
        "maintenance", "data center", "data centre",
    ]),
    (Aside(Claimed), &[
        "計画", "見積", "水準", "ベース", "予算案", "見込額", "試算額", "当初予算", "最終予算",
        "補正予算", "当初予算案", "当初予算額", "見積り", "見積もり", "当初見積り",
        "当初見積もり", "目標額", "計画値", "計画額", "見込み額", "想定額",
        "推計", "全国平均", "県平均", "類似団体", "率", "outturn",
        "original", "planned", "budgeted",
    ]),
    (Aside(Mean), &["平均", "平均額", "団体平均", "平均で", "平均して", "average", "on average"]),
    (Aside(Other), &[
        "職員負担", "職員の負担", "職員の事務負担", "事務負担", "業務負担", "作業負担", "作業時間",
        "業務時間", "処理時間", "業務量", "事務量", "作業量", "残業", "残業時間", "時間外勤務", "人員",
        "工数", "消費電力", "電力使用量", "紙の使用量", "staff time", "working time", "workload",
        "staff workload", "energy use", "power use",
    ]),
    (Noise, &[
        "い", "し", "た", "だ", "で", "と", "に", "の", "は", "へ", "を", "値", "円", "差", "案",
        "等", "約", "計", "ある", "いる", "おり", "おる", "から", "こと", "この", "これ",
        "され", "して", "その", "それ", "ため", "だけ", "でき", "です", "とし", "なり", "なる", "ので",
        "の額", "ほか", "ほど", "ほぼ", "ます", "まで", "もの", "よう", "より", "よる", "れた", "れる",
        "入札", "全体", "公表", "共同", "出た", "出る", "効果", "区分", "単価",
        "参加", "参考", "取組", "可能", "合計", "図り", "図る", "報告", "場合",
        "変更", "契約", "委託", "実施", "実現", "導入", "年度", "広域", "当初",
        "当市", "当町", "必要", "方式", "時点", "更改", "更新", "本件", "本市", "本村", "本町",
        "業務", "構成", "歳入", "比較", "済み", "済む", "率で", "発表",
        "相当", "移行", "程度", "税金", "組合", "経常", "経過", "結果",
        "統合", "継続", "総計", "補正", "規模", "計上", "説明", "調達", "議案",
        "財政", "資料", "運用", "達成", "金額", "関係", "関連", "集約", "電算", "項目", "TCO", "あった",
        "いたし", "おける", "かかり", "かかる", "ござい", "すると", "だった", "ており", "であり", "である",
        "でした", "という", "ところ", "とした", "として", "とする", "なった", "なって", "により", "による",
        "に上る", "に及ぶ", "に相当", "の場合", "ました", "まして", "ますと", "ものの", "ように", "よって",
        "られた", "られる", "を図る", "一元化",
        "億円台", "共同化", "共通化", "再構築", "出ます", "割り勘", "効率化", "取組み",
        "合理化", "含めて", "図った", "図られ", "図れる", "大きく", "大幅な",
        "大幅に", "実施し", "差引き", "得られ", "必要な", "支払い", "支払額", "新たな",
        "最適化", "本事業", "標準化", "済んだ", "率では", "現時点", "生じた", "生じる", "皆さん", "自動化",
        "要する", "見直し", "達した", "達する", "電子化",
        "いずれも", "おります", "かかった", "かかって", "しました", "つながる", "ています", "ですので",
        "といった", "とどまる", "にあたる", "において", "について", "にのぼる", "によって", "に上った",
        "に当たる", "に達する", "ましたが", "ますので", "クラウド", "サービス", "システム",
        "事務処理", "共同利用",
        "出ました", "取り組み", "含めても", "含めると", "図られた",
        "図られる", "実施した", "引き続き", "得られた", "得られる",
        "率にして", "経費比較", "自治体間",
        "財政効果", "費用比較", "電算処理", "いたします", "おりました",
        "が図られる", "ことができ", "ございます", "とどまった", "なりました", "につながる", "にとどまる",
        "ましたので", "クラウド化", "クラウド型", "コスト比較", "デジタル化", "共同利用型",
        "本サービス",
        "本システム", "率にすると", "要していた", "額にすると", "いたしました",
        "おりましたが", "かかっていた", "かかっている", "ことができた", "ことができる", "ておりました",
        "申しますと",
        "となっている", "となっており", "につながった", "にとどまった", "オンライン化",
        "情報システム", "となっています", "ペーパーレス化", "自治体クラウド",
        "かかっておりました", "ガバメントクラウド",
    ]),
    (Noise, &[
        "as much", "as high", "one-off", "one-time", "upfront", "up-front", "a", "IT", "an", "as", "be", "in", "is", "us", "we", "ICT", "are",
        "can", "due", "for", "has", "its", "net", "one", "our", "pay", "the", "was", "been", "cash",
        "goes", "have", "i.e.", "paid", "pays", "said", "says", "show", "that", "this",
        "went", "were", "will", "with", "about", "cloud", "could", "found", "shows",
        "spent", "their", "there", "total", "which", "would", "around",
        "expect", "moving", "paying", "prices", "report", "shared", "system", "thanks",
        "audited", "digital", "expects", "figures", "initial",
        "overall", "project", "reports", "roughly",
        "running", "to date", "contract",
        "projects",
        "agreement", "by moving", "last year", "migration", "next year", "operating",
        "programme", "this year", "department", "technology",
        "approximately",
        "the prior year", "the year before", "the previous year",
        "last year's", "the previous year's",
    ]),
];
