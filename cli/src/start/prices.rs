//! What might delivery cost, so that an example reads like one from here?
//!
//! Round amounts that nobody would wonder at, by currency. They are no advice and no average: the merchant's own take
//! their place on the first day.

/// Prices as `delivery.toml` writes them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Prices {
    /// Within the country.
    pub(crate) home: &'static str,
    /// From this value on it is free there.
    pub(crate) free_over: &'static str,
    /// To countries next door without customs.
    pub(crate) near: &'static str,
    /// Everywhere else.
    pub(crate) far: &'static str,
    /// Of the sample product.
    pub(crate) product: &'static str,
}

/// Examples in a currency, where there are some.
pub(crate) fn of(currency: &str) -> Option<Prices> {
    PRICES.split(';').find_map(|line| {
        let mut words = line.split_whitespace();
        words.next().filter(|code| *code == currency)?;
        let mut next = || words.next();
        Some(Prices { home: next()?, free_over: next()?, near: next()?, far: next()?, product: next()? })
    })
}

const PRICES: &str = "\
    AED 20.00 200.00 45.00 90.00 120.00; ARS 6900 80000 19000 45000 35000; AUD 9.50 100.00 18.00 29.00 49.00;
    BHD 1.500 20.000 4.000 9.000 12.500; BRL 19.90 199.00 60.00 140.00 120.00; CAD 9.90 90.00 18.00 29.00 49.00;
    CHF 7.00 80.00 14.00 25.00 39.00; CLP 3900 40000 15000 29000 19900; CNY 10.00 199.00 60.00 120.00 129.00;
    COP 12000 150000 60000 120000 89000; CRC 2500 30000 12000 22000 18000; CZK 89.00 1500.00 220.00 390.00 690.00;
    DKK 45.00 499.00 90.00 180.00 249.00; EGP 60.00 1000.00 400.00 900.00 650.00; EUR 4.50 60.00 9.90 19.90 29.00;
    GBP 3.95 50.00 9.95 17.95 25.00; HKD 30.00 400.00 80.00 150.00 220.00; HUF 1490 20000 3900 7900 9900;
    IDR 20000 300000 150000 350000 249000; ILS 25.00 250.00 60.00 110.00 129.00; INR 60.00 799.00 900.00 1900.00 599.00;
    ISK 1290 15000 3900 6900 5900; JOD 2.000 30.000 6.000 14.000 18.500; JPY 600 8000 1800 2900 3900;
    KES 350.00 5000.00 1500.00 3900.00 2900.00; KRW 3000 50000 15000 29000 39000; KWD 1.500 20.000 4.000 9.000 12.500;
    MAD 35.00 500.00 150.00 320.00 290.00; MXN 99.00 999.00 350.00 590.00 599.00; MYR 8.00 120.00 30.00 65.00 99.00;
    NGN 2500.00 40000.00 15000.00 39000.00 25000.00; NOK 59.00 699.00 120.00 229.00 349.00;
    NZD 7.50 100.00 19.00 32.00 49.00; OMR 1.500 20.000 4.500 9.500 12.500; PEN 15.00 150.00 60.00 110.00 99.00;
    PHP 120.00 1500.00 600.00 1400.00 990.00; PKR 250.00 4000.00 2500.00 5500.00 3500.00;
    PLN 14.90 200.00 39.00 79.00 119.00; QAR 20.00 200.00 45.00 90.00 120.00; RON 19.90 250.00 49.00 99.00 139.00;
    RSD 390.00 6000.00 1200.00 2400.00 2900.00; SAR 20.00 200.00 45.00 90.00 120.00; SEK 49.00 599.00 99.00 199.00 299.00;
    SGD 4.50 60.00 15.00 29.00 39.00; THB 50.00 800.00 350.00 750.00 590.00; TND 8.000 150.000 30.000 75.000 89.000;
    TRY 69.00 900.00 350.00 750.00 690.00; TWD 80.00 1000.00 250.00 490.00 790.00; UAH 80.00 1500.00 400.00 900.00 890.00;
    USD 5.95 60.00 14.00 24.00 35.00; UYU 190.00 3000.00 900.00 1900.00 1290.00; VND 30000 500000 200000 450000 349000;
    ZAR 65.00 750.00 250.00 550.00 449.00";

#[cfg(test)]
mod tests {
    use shelfhelp::money::{Currency, Money};

    use super::*;

    #[test]
    fn every_country_has_examples_that_rise_with_the_way() {
        for land in crate::start::lands::all() {
            let currency = Currency::parse(land.currency).unwrap();
            let prices = of(land.currency).unwrap_or_else(|| panic!("{land:?}"));
            let money = |text: &str| Money::parse(text, currency).unwrap_or_else(|| panic!("{text} {land:?}")).minor;
            let way = [prices.home, prices.near, prices.far].map(money);
            assert!(way.is_sorted() && money(prices.free_over) > money(prices.home), "{land:?} {prices:?}");
            assert!(money(prices.product) < money(prices.free_over), "{land:?} {prices:?}");
        }
    }
}
