//! The words of a printed line that say nothing about one figure: whose it is, and what holds a sentence together.

use super::entry::{WordEntry, says};
use super::word::{FigureRole, LineWord};
use crate::case::model::Status;

/// Names of amounts that are rather what was, or what it came to, where nothing else says so.
pub(super) const LIKELY: &[(&str, WordEntry)] = &[
    ("予定価格", WordEntry::Likely(FigureRole::Before)),
    ("予定額", WordEntry::Likely(FigureRole::Before)),
    ("設計額", WordEntry::Likely(FigureRole::Before)),
    ("設計金額", WordEntry::Likely(FigureRole::Before)),
    ("見積額", WordEntry::Likely(FigureRole::Before)),
    ("見積金額", WordEntry::Likely(FigureRole::Before)),
    ("当初見積額", WordEntry::Likely(FigureRole::Before)),
    ("当初見積", WordEntry::Likely(FigureRole::Before)),
    ("当初契約額", WordEntry::Likely(FigureRole::Before)),
    ("要求額", WordEntry::Likely(FigureRole::Before)),
    ("当初計画", WordEntry::Likely(FigureRole::Before)),
    ("契約額", WordEntry::Likely(FigureRole::After)),
    ("契約金額", WordEntry::Likely(FigureRole::After)),
    ("変更契約額", WordEntry::Likely(FigureRole::After)),
    ("落札額", WordEntry::Likely(FigureRole::After)),
    ("落札価格", WordEntry::Likely(FigureRole::After)),
    ("落札金額", WordEntry::Likely(FigureRole::After)),
    ("査定額", WordEntry::Likely(FigureRole::After)),
];

/// Verbs and what stands for them, where they say something of the figure before them.
pub(super) const VERBS: &[(&str, WordEntry)] = &[
    ("総額", WordEntry::Total),
    ("になり", WordEntry::Behind(LineWord::Becomes)),
    ("になる", WordEntry::Behind(LineWord::Becomes)),
    ("となり", WordEntry::Behind(LineWord::Becomes)),
    ("となる", WordEntry::Behind(LineWord::Becomes)),
    ("となった", WordEntry::Behind(LineWord::Becomes)),
    ("になった", WordEntry::Behind(LineWord::Becomes)),
    ("で済む", WordEntry::Behind(LineWord::Becomes)),
    ("で済み", WordEntry::Behind(LineWord::Becomes)),
    ("される", WordEntry::Behind(LineWord::No)),
    ("された", WordEntry::Behind(LineWord::No)),
    ("できる", WordEntry::Behind(LineWord::No)),
    ("できた", WordEntry::Behind(LineWord::No)),
    ("した", WordEntry::Behind(LineWord::No)),
    ("する", WordEntry::Behind(LineWord::No)),
    ("と見込まれ", WordEntry::Status(Status::Estimate)),
    ("となりました", WordEntry::Behind(LineWord::Becomes)),
    ("になりました", WordEntry::Behind(LineWord::Becomes)),
    ("決算額", WordEntry::Status(Status::Actual)),
    ("期待される", WordEntry::Status(Status::Estimate)),
    ("期待", WordEntry::Status(Status::Estimate)),
    ("額にして", says(LineWord::Again)),
    ("金額にして", says(LineWord::Again)),
];

/// Words that name what is paid for, or only hold a sentence together.
#[rustfmt::skip]
pub(super) const NOISES: &[&str] = &[
    "い", "し", "た", "だ", "で", "と", "に", "の", "は", "へ", "を", "値", "円", "国", "差", "案", "率", "県",
    "等", "約", "計", "ある", "いる", "おり", "おる", "から", "こと", "この", "これ", "され", "して", "その",
    "それ", "ため", "だけ", "でき", "です", "とし", "なり", "なる", "ので", "の額", "ほか", "ほど", "ほぼ",
    "ます", "まで", "もの", "よう", "より", "よる", "れた", "れる", "事務", "住基", "保守", "入札", "全体",
    "公表", "共同", "出た", "出る", "効果", "区分", "単価", "参加", "参考", "取組", "可能", "合計", "団体",
    "図り", "図る", "国保", "圏域", "報告", "場合", "変更", "契約", "委託", "実施", "実現", "導入", "市内",
    "市町", "平均", "年度", "広域", "当初", "当市", "当町", "必要", "戸籍", "方式", "時点", "更改", "更新",
    "本件", "本市", "本村", "本町", "業務", "構成", "機器", "歳入", "比較", "水準", "済み", "済む", "率で",
    "町内", "町村", "発表", "相当", "県内", "移行", "程度", "税務", "税金", "端末", "窓口", "管内", "組合", "経常",
    "経過", "結果", "統合", "継続", "総計", "職員", "補正", "見積", "規模", "計上", "計画", "説明", "調達",
    "議案", "財政", "資料", "運用", "達成", "金額", "関係", "関連", "集約", "電算", "項目", "TCO", "あった",
    "いたし", "おける", "かかり", "かかる", "ござい", "すると", "だった", "ており", "であり", "である",
    "でした", "という", "ところ", "とした", "として", "とする", "なった", "なって", "により", "による",
    "に上る", "に及ぶ", "に相当", "の場合", "ました", "まして", "ますと", "ものの", "ように", "よって",
    "られた", "られる", "を図る", "サーバ", "ソフト", "ハード", "ベース", "一元化", "予算案", "住民税",
    "億円台", "共同化", "共通化", "再構築", "出ます", "割り勘", "効率化", "協議会", "取組み", "各団体",
    "各市町", "各町村", "合理化", "含めて", "図った", "図られ", "図れる", "基幹系", "大きく", "大幅な",
    "大幅に", "実施し", "差引き", "市町村", "得られ", "必要な", "情報系", "支払い", "支払額", "新たな",
    "最適化", "本事業", "標準化", "済んだ", "率では", "現時点", "生じた", "生じる", "皆さん",
    "自動化", "自治体", "要する", "見直し", "見積り", "見込額", "試算額", "達した", "達する", "電子化",
    "いずれも", "おります", "かかった", "かかって", "しました", "つながる", "ています", "ですので", "といった",
    "とどまる", "にあたる", "において", "について", "にのぼる", "によって", "に上った", "に当たる", "に達する",
    "ましたが", "ますので", "クラウド", "サーバー", "サービス", "システム", "パソコン", "一般会計", "事務処理",
    "人事給与", "介護保険", "企業会計", "住民情報", "共同利用", "出ました", "取り組み", "各市町村", "各自治体",
    "含めても", "含めると", "団体平均", "図られた", "図られる", "基幹業務", "実施した", "広域連合", "引き続き",
    "当初予算", "得られた", "得られる", "文書管理", "最終予算", "構成団体", "特別会計", "率にして", "経費比較",
    "自治体間", "補正予算", "見積もり", "財務会計", "財政効果", "費用比較", "電算処理", "いたします",
    "おりました", "が図られる", "ことができ", "ございます", "とどまった", "なりました", "につながる",
    "にとどまる", "ましたので", "クラウド化", "クラウド型", "コスト比較", "デジタル化", "住民情報系",
    "共同利用型", "内部情報系", "固定資産税", "当初予算案", "当初予算額", "当初見積り", "後期高齢者",
    "本サービス", "本システム", "構成市町村", "率にすると", "要していた", "額にすると", "いたしました",
    "おりましたが", "かかっていた", "かかっている", "ことができた", "ことができる", "ておりました", "申しますと",
    "となっている", "となっており", "につながった", "にとどまった", "オンライン化", "ソフトウェア",
    "ネットワーク", "ハードウェア", "一部事務組合", "住民基本台帳", "国民健康保険", "当初見積もり",
    "情報システム", "となっています", "データセンター", "ペーパーレス化", "自治体クラウド",
    "かかっておりました", "ガバメントクラウド",
];

/// The same words in English.
#[rustfmt::skip]
pub(super) const ENGLISH_NOISES: &[&str] = &[
    "as much", "as high",
    "a", "IT", "an", "as", "be", "in", "is", "it", "us", "we", "ICT", "are", "can", "due", "for", "has", "its",
    "net", "one", "our", "pay", "the", "was", "been", "cash", "city", "data", "goes", "have", "i.e.", "paid",
    "pays", "said", "says", "show", "that", "this", "town", "unit", "user", "went", "were", "will", "with",
    "about", "cloud", "could", "found", "shows", "spent", "staff", "state", "their", "there", "total", "towns",
    "users", "which", "would", "around", "county", "expect", "moving", "paying", "prices", "report", "shared",
    "system", "thanks", "vendor", "audited", "average", "borough", "council", "digital", "expects", "federal",
    "figures", "initial", "licence", "license", "members", "network", "outturn", "overall", "project",
    "reports", "roughly", "running", "service", "support", "systems", "to date", "contract", "councils",
    "hardware", "licences", "licenses", "original", "platform", "projects", "services", "software", "supplier",
    "agreement", "authority", "by moving", "last year", "migration", "next year", "operating", "programme",
    "taxpayers", "this year", "department", "government", "on average", "technology", "authorities",
    "data center", "data centre", "maintenance", "approximately", "infrastructure", "municipalities",
    "the prior year", "the year before", "the previous year", "last year's", "the previous year's",
];
