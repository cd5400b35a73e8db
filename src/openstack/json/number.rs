//! Numbers.

use super::reader::Reader;

/// A number, as exact as it can be.
pub enum Number {
    /// A whole one from 0 on.
    Natural(u64),
    /// A whole one below 0.
    Negative(i64),
    /// Any other.
    Float(f64),
}

impl Reader<'_> {
    /// Reads a number; passes over anything else.
    pub(super) fn number(&mut self) -> Option<Number> {
        let is_negative = match self.peek() {
            b'-' => true,
            b'0'..=b'9' => false,
            _ => {
                self.odd("a number");
                return None;
            }
        };
        self.at += usize::from(is_negative);
        let (mut digits, mut is_whole) = (Digits::default(), true);
        self.digits(&mut digits)?;
        if self.byte() == b'.' {
            self.at += 1;
            is_whole = false;
            digits.places -= self.digits(&mut digits)?;
        }
        if matches!(self.byte(), b'e' | b'E') {
            self.at += 1;
            is_whole = false;
            digits.places = digits.places.saturating_add(self.exponent()?);
        }
        Some(match digits.whole.filter(|_| is_whole) {
            Some(whole) if !is_negative => Number::Natural(whole),
            Some(whole @ 1..=MOST_NEGATIVE) => Number::Negative(0_i64.wrapping_sub_unsigned(whole)),
            _ if is_negative => Number::Float(-digits.float()),
            _ => Number::Float(digits.float()),
        })
    }

    /// Reads digits, at least one; how many.
    fn digits(&mut self, digits: &mut Digits) -> Option<i32> {
        let start = self.at;
        while let digit @ b'0'..=b'9' = self.byte() {
            digits.add(digit - b'0');
            self.at += 1;
        }
        if self.at == start {
            self.broken("a digit");
            return None;
        }
        Some(i32::try_from(self.at - start).unwrap_or(i32::MAX))
    }

    fn exponent(&mut self) -> Option<i32> {
        let sign = self.byte();
        self.at += usize::from(matches!(sign, b'+' | b'-'));
        let mut digits = Digits::default();
        self.digits(&mut digits)?;
        let exponent = digits.whole.and_then(|it| i32::try_from(it).ok()).unwrap_or(i32::MAX);
        Some(if sign == b'-' { -exponent } else { exponent })
    }
}

/// How far below 0 an `i64` goes.
const MOST_NEGATIVE: u64 = i64::MIN.unsigned_abs();

/// The digits of a number.
struct Digits {
    /// As a whole number, as long as there is room for it.
    whole: Option<u64>,
    /// The same, roughly.
    rough: f64,
    /// By how many places it is to be moved to the left.
    places: i32,
}

impl Default for Digits {
    fn default() -> Self {
        Self { whole: Some(0), rough: 0.0, places: 0 }
    }
}

impl Digits {
    fn add(&mut self, digit: u8) {
        self.whole = self.whole.and_then(|it| it.checked_mul(10)?.checked_add(digit.into()));
        self.rough = self.rough * 10.0 + f64::from(digit);
    }

    /// Exact for what people write: powers of ten are up to the 22nd, and a division by one is.
    fn float(&self) -> f64 {
        let power = 10_f64.powi(self.places.unsigned_abs().min(400).cast_signed());
        if self.places < 0 { self.rough / power } else { self.rough * power }
    }
}
