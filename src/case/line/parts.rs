//! Words that stand for numbers or behind them, and the characters that end a stretch.

/// Names of a whole that a part is taken of, in English.
pub(super) const PARTS: &[(&str, (i128, i128))] = &[
    ("two-thirds", (2, 3)),
    ("two thirds", (2, 3)),
    ("one-third", (1, 3)),
    ("one third", (1, 3)),
    ("a third", (1, 3)),
    ("three-quarters", (3, 4)),
    ("three quarters", (3, 4)),
    ("one-quarter", (1, 4)),
    ("one quarter", (1, 4)),
    ("a quarter", (1, 4)),
    ("one-half", (1, 2)),
    ("a half", (1, 2)),
    ("half", (1, 2)),
    ("halved", (1, 2)),
    ("半減", (1, 2)),
    ("半分", (1, 2)),
];

/// What is counted, and is no money.
pub(super) const COUNTERS: &[&str] = &[
    "市町村",
    "自治体",
    "団体",
    "市",
    "町",
    "村",
    "区",
    "社",
    "人",
    "名",
    "台",
    "件",
    "回",
    "位",
    "号",
    "頁",
    "ページ",
    "章",
    "条",
    "項",
    "校",
    "か所",
    "箇所",
    "点",
    "municipalities",
    "councils",
    "towns",
    "members",
    "systems",
];

/// What ends a stretch that cannot be read: reading goes on after it.
pub(super) const STOPS: &[char] = &[
    ' ', '、', '。', ';', ':', '(', ')', '[', ']', '【', '】', '「', '」', '→', '⇒', '|', '\t', '､', '｡', ',',
];
