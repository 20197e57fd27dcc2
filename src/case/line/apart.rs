//! Figures beside the two costs that words say are of something else: 目標7,034万円, 予算を5%下回る, 60% of which is hardware.

use super::aside::{Aside, SetAside};
use super::entry::WordEntry;
use super::period::PeriodTaken;
use super::reading::LineReading;
use super::scanned::{LineFigure, NoFigure, Scanned, WhyNoFigure};
use super::scanning::Scan;
use super::word::{FigureRole, LineWord};
use crate::case::literal::{self, Ahead};
use crate::code;
use crate::diagnostic::{Diagnostic, FaultKind, Span};

/// Names that any cost has; a percent of one of them is of the costs that the line compares.
const ANY_COST: &[&str] = &[
    "コスト", "費用", "経費", "総経費", "総費用", "総コスト", "支出", "歳出", "価格", "事業費", "総事業費",
    "costs", "cost", "spending", "spend", "price", "bill", "bills",
];

impl Scan<'_> {
    /// What a word that was just taken sets the figure of its clause apart by, the one behind it or the one before it.
    pub(super) fn set_apart(&mut self, entry: WordEntry, start: usize) {
        if self.is_part_of_thing(entry, start) {
            return;
        }
        let how = match entry {
            WordEntry::Says(LineWord::Arrow | LineWord::Close | LineWord::Comma | LineWord::Slash) => {
                self.apart = self.apart.filter(|apart| apart.how == Aside::Counted);
                return;
            }
            // 参加率, but not a head of its own
            WordEntry::Aside(Aside::Claimed) if self.cursor.since(start).trim_end() == "率" => {
                let name = self.text.get(..start).and_then(|before| before.chars().next_back());
                match name.is_some_and(char::is_alphabetic) {
                    true => Aside::Rate,
                    false => return,
                }
            }
            // 累計▲1億円
            WordEntry::Total if self.cursor.since(start).starts_with("累計") && self.at_sign() => {
                Aside::Claimed
            }
            WordEntry::Status(_) | WordEntry::Likely(_) => Aside::Claimed,
            WordEntry::Aside(how) => how,
            WordEntry::Against if !self.names_base(start) => Aside::Claimed,
            WordEntry::Tax(_) if self.leads_to_rate() => Aside::Other,
            _ => return,
        };
        self.apart = Some(SetAside { how, start }.stronger(self.apart));
    }

    /// Whether a word behind a percent says what it is a part of: 60% of the target, 43% of the new cost, 60%が人件費;
    /// or what it is held against.
    fn is_part_of_thing(&mut self, entry: WordEntry, start: usize) -> bool {
        let of = self.gap == [LineWord::PartOf];
        // 35%の目標, 5% below the estimate
        let claimed = of || self.gap == [LineWord::No] || self.gap.last() == Some(&LineWord::Than);
        // 30% on average, save 30% on average
        let mean = self.gap.iter().all(|word| matches!(word, LineWord::ChangeSign(_)));
        let Some(last) = self.line.figures.last_mut().filter(|last| !last.is_amount()) else { return false };
        let between = self.text.get(last.span.end..start).unwrap_or_default().trim();
        let how = match entry {
            WordEntry::Says(LineWord::Label(FigureRole::After, _)) if of => Aside::Other,
            WordEntry::Status(_) | WordEntry::Aside(_) if claimed => Aside::Claimed,
            WordEntry::Aside(Aside::Mean) if mean => Aside::Mean,
            WordEntry::Cost(_) if matches!(between, "が" | "は") => Aside::Claimed,
            WordEntry::Aside(Aside::Thing) if matches!(between, "が" | "は" | "is" | "are" | "") => {
                Aside::Claimed
            }
            _ => return false,
        };
        let part = SetAside { how, start: last.span.start };
        last.manner.apart = Some(part.stronger(last.manner.apart));
        true
    }

    /// Whether a sign of change comes next.
    fn at_sign(&mut self) -> bool {
        self.cursor.looking_ahead(|cursor| cursor.take_any(&["▲", "△", "-", "+"])).is_some()
    }

    /// What a date or a count right before a figure sets it apart by: R8は1億円, 1団体▲246万円, 職員5人→3人（40％減）.
    pub(super) fn timed_apart(&mut self, taken: PeriodTaken, span: &Span) {
        let counts = self.gap.last() == Some(&LineWord::Arrow);
        let written = self.text.get(span.clone()).unwrap_or_default();
        let how = match taken {
            PeriodTaken::Counted if counts => Aside::Counted,
            PeriodTaken::Counted
                if written.starts_with(['1', '１'])
                    && !written.contains(|c: char| c.is_ascii_digit() && c != '1') =>
            {
                Aside::Claimed
            }
            PeriodTaken::Dated(_) => Aside::Claimed,
            PeriodTaken::Counted | PeriodTaken::Lasting(_) => return,
        };
        if how == Aside::Counted {
            // the arrow leads from one count to the other
            self.gap.pop();
        }
        self.apart = Some(SetAside { how, start: span.start }.stronger(self.apart));
    }

    /// of which, うち: the percent before it, or the figure behind it, is a part of one of the costs.
    pub(super) fn of_which(&mut self) -> bool {
        let start = self.cursor.place();
        let is_parted = matches!(self.gap.last(), Some(LineWord::Open | LineWord::Comma));
        let words: &[&str] = if is_parted { &["of which", "うち"] } else { &["of which"] };
        let found = !self.line.figures.is_empty() && self.cursor.take_any(words).is_some();
        if !found {
            return false;
        }
        let fresh = std::mem::take(&mut self.fresh);
        match self.line.figures.last_mut().filter(|last| fresh && !last.is_amount()) {
            Some(last) => last.manner.apart = Some(SetAside { how: Aside::Other, start: last.span.start }),
            None => self.apart = Some(SetAside { how: Aside::Other, start }),
        }
        true
    }

    /// Whether the base of a rate, 予算 of 予算比, is named elsewhere in the line too: then it is one of its costs.
    fn names_base(&mut self, start: usize) -> bool {
        let word = self.cursor.since(start).trim_end().to_owned();
        let base = word.trim_start_matches('対').trim_end_matches('比');
        // 令和6年度→令和7年度（前年度比）: the year before is one of them
        self.text.matches(base).count() > 1 || self.line.periods.dated && base.starts_with("前年")
    }

    /// 平均864万円: the mean that an amount is written as, beside others, is of each of something.
    pub(super) fn mean(&mut self, span: &Span) {
        let written = self.text.get(span.clone()).unwrap_or_default();
        // 年平均864万円: of a year, as periods say
        let of_year = self.text.get(..span.start).is_some_and(|before| before.ends_with(['年', '月']));
        if written.starts_with("平均") && !of_year {
            let mean = SetAside { how: Aside::Mean, start: span.start };
            self.apart = Some(mean.stronger(self.apart));
        }
    }

    /// Whether a rate of tax follows a word for tax: plus VAT at 20%.
    fn leads_to_rate(&mut self) -> bool {
        self.cursor.looking_ahead(|cursor| {
            let leads = cursor.take_any(&["at a rate of", "at", "of"]).is_some();
            leads && literal::ahead(cursor) == Ahead::Percent
        })
    }
}

/// The line without the figures of something else, which are told; a percent of another cost by its name is one of them, where
/// two figures are left without it.
pub(super) fn left_out(mut line: Scanned) -> Scanned {
    for nth in 0..line.figures.len() {
        let (said, rest) = line.figures.split_at_mut(nth);
        let Some(figure) = rest.first_mut().filter(|figure| !figure.is_amount()) else { continue };
        let amounts: Vec<&LineFigure> = said.iter().filter(|figure| figure.is_amount()).collect();
        let known = figure.manner.apart;
        // a percent before the costs is what the line begins with: 運用費は3割減、10億円から7億円に
        if amounts.len() > 1 {
            figure.manner.apart =
                by_name(figure, &amounts).map_or(known, |named| Some(named.stronger(known)));
        }
    }
    let told = line.figures.iter().map(|figure| {
        let other = figure.manner.apart.filter(|apart| apart.how == Aside::Other)?;
        Some(NoFigure { span: other.start..figure.span.end, why: WhyNoFigure::OtherFigure })
    });
    let told: Vec<Option<NoFigure>> = told.collect();
    let left = told.iter().filter(|told| told.is_none()).count();
    if left < 2 { line } else { line.without(told) }
}

/// What the name of a cost right before a percent sets it apart by, behind these amounts.
fn by_name(figure: &LineFigure, amounts: &[&LineFigure]) -> Option<SetAside> {
    let name = figure.name.as_ref()?;
    let start = name.start;
    let mut names =
        amounts.iter().filter_map(|amount| amount.name.as_ref()).map(|name| &name.text).peekable();
    let how = if names.peek().is_none() { Aside::Claimed } else { Aside::Other };
    let is_same = ANY_COST.contains(&name.text.as_str()) || names.any(|known| *known == name.text);
    (!is_same).then_some(SetAside { how, start })
}

/// The question about a figure behind the two costs that words set apart, where a reading makes it their change and it does
/// not agree with them; a bound agrees with nearly every one.
pub(super) fn doubted(reading: &LineReading) -> Option<Diagnostic> {
    let place = |wanted: FigureRole| reading.roles.iter().position(|(_, role, _)| *role == wanted);
    let costs = place(FigureRole::Before)?.max(place(FigureRole::After)?);
    // what agrees within the precision of coarse amounts agrees with nearly everything
    let agrees = |figure: &LineFigure| reading.tier == 0 && figure.value.bound().is_none();
    let is_doubted = |nth: usize, figure: &LineFigure, role: FigureRole| {
        match figure.manner.apart.map(|apart| apart.how) {
            // a mean may stand before the costs as well
            Some(Aside::Mean) => !agrees(figure),
            // 参加率80%: nothing says that it is what is left
            Some(Aside::Rate) => nth > costs && (!agrees(figure) || role == FigureRole::Left),
            Some(_) => nth > costs && !agrees(figure),
            None => false,
        }
    };
    let mut figures = reading.roles.iter().enumerate();
    let (_, (figure, ..)) = figures.find(|(nth, (figure, role, _))| {
        is_doubted(*nth, figure, *role) || *nth > costs && reading.tier == 2 && is_of_another(reading, figure)
    })?;
    let start = figure.manner.apart.map_or(figure.span.start, |apart| apart.start.min(figure.span.start));
    let fault = Diagnostic::error(code!("ambiguous"), Some(start..figure.span.end));
    Some(fault.worded(code!("figure-apart")).of_kind(FaultKind::Ambiguous))
}

/// Whether a figure behind the costs names another cost than these do: 導入前10億円、導入後7億円、人件費1億円の削減.
fn is_of_another(reading: &LineReading, figure: &LineFigure) -> bool {
    let name = |figure: &LineFigure| figure.name.as_ref().map(|name| name.text.clone());
    let costs =
        reading.roles.iter().filter(|(_, role, _)| matches!(role, FigureRole::Before | FigureRole::After));
    name(figure).is_some_and(|own| {
        let is_own = |other: String| other == own;
        !ANY_COST.contains(&own.as_str()) && !costs.filter_map(|(cost, ..)| name(cost)).any(is_own)
    })
}
