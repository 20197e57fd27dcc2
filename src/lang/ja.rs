//! Japanese, in the words of the field's own documents.

mod files;
mod literals;
mod notes;
mod plans;
mod sharing;
mod split;

use super::{Message, Term};

/// The word for a term.
pub(super) fn term(term: Term) -> &'static str {
    match term {
        Term::Subject => "",
        Term::Before => "導入前",
        Term::After => "導入後",
        Term::Saving => "増減額",
        Term::Percent => "増減率",
        Term::Check => "検算",
        Term::Id => "名前",
        Term::Title => "事例",
        Term::Figures => "行数",
        Term::Published => "公表値",
        Term::Inferred => "推計",
        Term::Estimate => "見込",
        Term::Trial => "試算",
        Term::Target => "目標",
        Term::Actual => "実績",
        Term::Bound => "上限",
        Term::OneTimeIncluded => "一時費用込み",
        Term::OneTimeExcluded => "一時費用除く",
        Term::Exact => "一致",
        Term::Rounded => "四捨五入",
        Term::Truncated => "切り捨て",
        Term::RoundedOrTruncated => "四捨五入・切り捨てとも可",
        Term::RoundedUp => "切り上げ",
        Term::WithinPrecision => "端数の範囲内",
        Term::Inconsistent => "不一致",
        Term::NotCheckable => "検算不可",
        Term::Certain => "確実",
        Term::Whole => "全体",
        Term::About => "約",
        Term::Yes => "はい",
        Term::No => "いいえ",
        Term::SavingsTable => "導入前後の費用（公表値）",
        Term::CasesTable => "組み込みの事例",
        Term::UnitYen => "円",
        Term::UnitThousand => "千円",
        Term::UnitMillion => "百万円",
        Term::UnitOku => "億円",
        Term::Computed => "計算値",
        Term::Outside => "外部負担",
        Term::Support => "財政措置",
        Term::NetAfter => "差引負担",
        Term::Cumulative => "累計",
        Term::Subtotal => "小計",
        Term::Total => "合計",
        Term::NoLabel => "（区分なし）",
        Term::PlanTable => "導入前後の費用",
        Term::MeasuresTable => "ライフサイクルの指標",
        Term::Measure => "指標",
        Term::Value => "値",
        Term::MeasureUnit => "単位",
        Term::Remark => "備考",
        Term::PresentBefore => "導入前の現在価値",
        Term::PresentAfter => "導入後の現在価値",
        Term::NetSaving => "純削減額",
        Term::Investment => "追加投資額",
        Term::SavingsToInvestment => "投資対削減比",
        Term::AdjustedReturn => "修正内部収益率",
        Term::InternalReturn => "内部収益率",
        Term::SimplePayback => "回収期間",
        Term::DiscountedPayback => "割引回収期間",
        Term::UnitRatio => "倍",
        Term::UnitPercentYear => "％／年",
        Term::UnitMonths => "か月",
        Term::UnitYears => "年",
        Term::NoInvestment => "投資がない",
        Term::NegligibleInvestment => "投資がごくわずか",
        Term::NoSignChange => "増減の符号が変わらない",
        Term::SeveralRoots => "率が一つに定まらない",
        Term::NeverPaidBack => "期間内に回収されない",
        Term::NegativeSavings => "削減がマイナス",
        Term::TimingStart => "初め",
        Term::TimingMid => "半ば",
        Term::TimingEnd => "終わり",
        Term::NoItem => "端数と調整",
        Term::Share => "負担額",
        Term::NetShare => "差引負担",
        Term::Verdict => "判定",
        Term::WorseOff => "負担増",
        Term::WorseOffMembers => "負担増の団体数",
        Term::MaybeWorseOff => "負担増の可能性",
        Term::WorseMark => "*",
        Term::AtCap => "上限",
        Term::Uncollected => "徴収しない端数",
        Term::Negotiated => "協定割合",
        Term::SharesTable => "費用の分担",
        Term::RulesTable => "分担方法の比較",
        Term::Error => "エラー",
        Term::Warning => "警告",
        Term::Help => "対処",
        Term::Note => "注",
    }
}

/// The sentences of a code.
pub(super) fn message(code: &str) -> Option<Message> {
    [notes::message, files::message, plans::message, literals::message, sharing::message, split::message]
        .into_iter()
        .find_map(|message| message(code))
}
