//! The words that heads of columns are made of, each list for what they mean.

/// Heads of columns of text, each with its key.
pub(super) const KEYS: [(&str, &[&str]); 19] = [
    (
        "item",
        &[
            "経費名", "経費", "費目", "費用名", "項目", "品名", "内訳", "経費項目", "内容", "件名", "契約名",
            "契約件名", "委託名", "品目", "サービス名", "費目名", "項目名", "item", "cost", "costitem",
        ],
    ),
    ("system", &["システム", "システム名", "対象システム", "業務", "業務名", "system"]),
    ("category", &["区分", "経費区分", "分類", "種別", "category"]),
    ("note", &["備考", "摘要", "注記", "note", "notes", "remarks"]),
    (
        "share",
        &[
            "分担方法", "負担方法", "按分方法", "分担", "負担区分", "分担区分", "按分区分", "配分方法",
            "配賦方法", "負担方式", "分担方式", "負担基準", "分担基準", "按分基準", "配賦基準", "rule",
            "share", "sharingrule",
        ],
    ),
    ("per", &["単価の指標", "単価の基準", "per"]),
    ("paid_by", &["外部負担", "外部の負担者", "paidby"]),
    ("from", &["開始月", "参加開始月", "開始年月", "開始時期", "from"]),
    ("to", &["終了月", "参加終了月", "終了年月", "終了時期", "to"]),
    ("at", &["支払月", "at"]),
    ("growth", &["増加率", "growth"]),
    ("tax_rate", &["税率", "消費税率", "適用税率", "taxrate"]),
    ("candidate", &["候補", "candidate"]),
    ("name", &["名称", "財政措置", "措置名", "supportname", "support"]),
    ("rate", &["率", "補助率", "措置率", "rate"]),
    ("items", &["対象経費", "items"]),
    ("support_category", &["対象区分", "coveredcategory"]),
    ("cap", &["上限", "上限額", "cap"]),
    ("recipient", &["交付先", "recipient"]),
];

pub(super) const MEMBERS: [&str; 22] = [
    "団体", "団体名", "市町村", "市町村名", "構成団体", "構成団体名", "自治体", "自治体名", "市区町村",
    "市町", "市町名", "member", "members", "municipality", "town", "負担団体", "負担者", "負担元",
    "負担市町村", "負担自治体", "支払者", "支払団体",
];

/// Heads that are bases for certain; other heads of a list of members are bases too where numbers stand under them.
pub(super) const BASES: [(&str, &[&str]); 6] = [
    ("population", &["人口", "国調人口", "住基人口", "population"]),
    ("households", &["世帯", "世帯数", "households"]),
    ("businesses", &["業務数", "businesses"]),
    ("usage", &["利用数", "利用件数", "利用量", "usage"]),
    ("terminals", &["端末", "端末数", "端末台数", "terminals"]),
    ("staff", &["職員数", "staff"]),
];

pub(super) const AMOUNTS: [&str; 16] = [
    "金額", "費用", "額", "経費額", "年額", "月額", "総額", "年間経費", "年間費用", "月額費用", "一時経費",
    "初期費用", "導入費用", "amount", "価格", "見積額",
];

/// Heads of amounts where they say besides what these are of: 運用費用（年額）.
pub(super) const RUNNING: [&str; 11] = [
    "運用費用", "運用経費", "運用費", "運用保守費", "維持管理費", "維持費", "経常経費", "経常費用",
    "ランニング", "ランニングコスト", "ランニング費用",
];

/// Heads of columns that number rows or name something by a number.
pub(super) const NUMBERS: [&str; 14] = [
    "番号", "no", "no.", "№", "#", "項番", "通番", "連番", "整理番号", "コード", "団体コード",
    "市町村コード", "電話番号", "code",
];

pub(super) const DERIVED: [&str; 23] = [
    "累計", "累積", "差引", "増△減", "増▲減", "前年比", "対前年", "構成比", "割合", "比率", "差額", "増減",
    "増減額", "増減率", "削減額", "削減率", "効果額", "縮減", "節減", "削減", "平均", "saving", "change",
];
