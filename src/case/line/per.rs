//! Per head, per household: 住民1人当たり12,000円→8,400円. Said before or behind the first amount it is said of all of them; beside a total
//! it parts two kinds of amounts, and is no word of one line.

use crate::case::literal::Cursor;

/// Words of whole amounts.
const TOTALS: [&str; 6] = ["総額", "合計", "全体", "総計", "total", "overall"];

const WHO: [&str; 9] = ["住民", "市民", "町民", "村民", "国民", "人口", "職員", "加入者", "利用者"];
const WHAT: [&str; 11] = ["人", "名", "世帯", "団体", "市町村", "町村", "台", "件", "戸", "か所", "拠点"];
const EACH: [&str; 4] = ["当たり", "あたり", "当り", "につき"];
#[rustfmt::skip]
const ENGLISH: [&str; 9] = [
    "per head", "per capita", "per person", "per resident", "per inhabitant", "per household", "per member",
    "per user", "a head",
];

/// What a line says of that.
pub(super) struct Per {
    /// Whether it speaks of whole amounts.
    totals: bool,
    /// Whether all of it is per head.
    said: bool,
}

impl Per {
    pub(super) fn of(text: &str) -> Per {
        let text = text.to_lowercase();
        Per { totals: TOTALS.iter().any(|total| text.contains(total)), said: false }
    }

    /// Takes such words; `first` says whether they stand beside the first amount.
    pub(super) fn take(&mut self, cursor: &mut Cursor<'_>, first: bool) -> bool {
        if self.totals || !(first || self.said) {
            return false;
        }
        let reads: [fn(&mut Cursor<'_>) -> Option<()>; 2] = [japanese, english];
        let taken =
            reads.into_iter().any(|read| cursor.looking_ahead(read).and_then(|()| read(cursor)).is_some());
        self.said |= taken;
        taken
    }
}

fn japanese(cursor: &mut Cursor<'_>) -> Option<()> {
    if cursor.take_any(&["/"]).is_some() {
        return cursor.take_any(&["人", "世帯", "団体", "台", "件", "戸"]).map(|_| ());
    }
    cursor.take_any(&WHO);
    cursor.take_any(&["1万", "10万", "1千", "1,000", "100", "1", "一"])?;
    cursor.take_any(&WHAT)?;
    cursor.take_any(&EACH)?;
    cursor.take_any(&["の"]);
    Some(())
}

fn english(cursor: &mut Cursor<'_>) -> Option<()> {
    cursor.take_any(&ENGLISH).map(|_| ())
}
