//! Currencies by their ISO 4217 code, with the number of decimals of their minor unit.

/// A currency of ISO 4217.
///
/// ```
/// use cloudcost::Currency;
/// let yen = Currency::from_code("JPY").unwrap();
/// assert_eq!((yen.code(), yen.minor_digits()), ("JPY", 0));
/// assert_eq!(Currency::from_code("USD").unwrap().minor_digits(), 2);
/// assert!(Currency::from_code("JYP").is_none());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Currency {
    code: &'static str,
    minor_digits: u32,
}

/// The active codes of ISO 4217 (funds, metals and test codes left out), by decimals of the minor unit.
const CODES: [(u32, &str); 4] = [
    (0, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF"),
    (
        2,
        "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD \
         CAD CDF CHF CNY COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP \
         GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD \
         LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB \
         PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC \
         SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG",
    ),
    (3, "BHD IQD JOD KWD LYD OMR TND"),
    (4, "CLF UYW"),
];

impl Currency {
    /// The Japanese yen, the currency of a case that names none.
    pub const JPY: Currency = Currency { code: "JPY", minor_digits: 0 };

    /// The currency of an ISO 4217 code in capitals, if there is one.
    pub fn from_code(code: &str) -> Option<Currency> {
        Self::all().find(|currency| currency.code == code)
    }

    /// Every currency known, in no particular order.
    pub fn all() -> impl Iterator<Item = Currency> {
        CODES.iter().flat_map(|&(minor_digits, codes)| {
            codes.split_whitespace().map(move |code| Currency { code, minor_digits })
        })
    }

    /// The three-letter code.
    pub fn code(self) -> &'static str {
        self.code
    }

    /// Decimals of the minor unit: 0 for the yen, 2 for the dollar.
    pub fn minor_digits(self) -> u32 {
        self.minor_digits
    }
}
