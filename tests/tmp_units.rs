#![allow(missing_docs, clippy::all)]
use cloudcost::Fraction;
use cloudcost::sharing::*;
struct Dice(u64);
impl Dice { fn below(&mut self, end: i64) -> i64 {
 self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
 let mut m = self.0; m = (m ^ (m >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9); m = (m ^ (m >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
 ((m ^ (m >> 31)) % (end as u64)) as i64 } }
#[test]
fn go() {
 let mut stats: std::collections::BTreeMap<(String,i128,i128),u64> = Default::default();
 let (mut ok, mut all)=(0,0);
 for seed in 0..std::env::var("N").unwrap().parse::<u64>().unwrap() {
  let mut d = Dice(seed);
  let n = 2 + d.below(4) as usize; let years = 1 + d.below(4) as usize;
  let unit = [1,1,10,100][d.below(4) as usize];
  let scale = [30,300,3000][d.below(3) as usize];
  let members: Vec<Sharer> = (0..n).map(|_| { let mut s = Sharer::default().before((1 + d.below(scale*years as i64)) as i128).base("p", (1+d.below(9)) as i128);
     if d.below(4)==0 { s.from = 1 + d.below(12*years as i64) as u32; } s }).collect();
  let items: Vec<SharedItem> = (0..1+d.below(2)).map(|_| { let rule = if d.below(2)==0 { Rule::by(Basis::Equal) } else { Rule::by(Basis::proportional("p")) };
     let ys = (0..years).map(|y| ClaimInvoice::even(d.below(scale) as i128, 12*y as u32+1, 12*y as u32+12)).collect();
     SharedItem { years: ys, ..SharedItem::of_one_year(rule, 0)} }).collect();
  let own = (0..years).map(|_| (0..n).map(|_| if d.below(3)==0 { d.below(scale/4) as i128 } else {0}).collect()).collect();
  let remainder = match d.below(4) { 0 => Remainder::Drop, 1 => Remainder::Member(0), _ => Remainder::Largest };
  let round = match d.below(6) { 0 => Round::Nearest, 1 => Round::Up, _ => Round::Down };
  let claim = Claim { members, items, own, years, ..Claim::default() };
  let settlement = Settlement { round_to: unit, remainder, round, min_saving: Some(Fraction::from([0,5,-20][d.below(3) as usize])), ..Settlement::default() };
  all += 1;
  let Ok(split) = split(&claim, &settlement) else { continue };
  if split.capped.is_empty() { continue }
  ok += 1;
  let (mut down, mut up) = (0,0);
  for y in 0..years { for m in 0..n {
    let q = split.quota(m,y).unwrap(); let b = split.years[y].bills[m];
    let u = Fraction::from(unit);
    let f = q.checked_div(&u).unwrap().units(0, cloudcost::Rounding::Floor).unwrap()*unit;
    let c = q.checked_div(&u).unwrap().units(0, cloudcost::Rounding::Ceiling).unwrap()*unit;
    let dn = (f - b + unit - 1).div_euclid(unit).max(0); let upn = (b - c + unit - 1).div_euclid(unit).max(0);
    down = down.max(dn); up = up.max(upn);
  } }
  let key = format!("{:?}/{:?}/u{} n{} y{}", settlement.remainder, settlement.round, if unit>1 {2} else {1}, n, years);
  *stats.entry((key, down, up)).or_default() += 1;
 }
 println!("{ok} of {all}");
 for ((k,d,u),c) in stats { if d>0 || u>0 { println!("{k} down {d} up {u}: {c}"); } }
}
