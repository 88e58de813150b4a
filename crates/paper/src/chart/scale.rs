//! Whole-number scales: where a value stands, and which values a grid line is drawn for.

/// The axis of a chart: from zero to a round number not below the largest value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Scale {
    pub(super) top: u64,
    pub(super) step: u64,
}

impl Scale {
    /// At most `steps` equal steps of 1, 2 or 5 times a power of ten.
    pub(super) fn to(largest: u64, steps: u64) -> Scale {
        let mut step = 1_u64;
        for factor in [2_u64, 5, 2].into_iter().cycle() {
            if largest.div_ceil(step) <= steps.max(1) {
                break;
            }
            // 1 → 2 → 5 → 10: five is two and a half times two.
            step = if factor == 5 { (step / 2).saturating_mul(5) } else { step.saturating_mul(2) };
            if step == u64::MAX {
                break;
            }
        }
        Scale { top: largest.div_ceil(step).max(1).saturating_mul(step), step }
    }

    /// How many of `length` pixels a value takes; a value above zero takes at least one.
    pub(super) fn pixels(self, value: u64, length: u32) -> u32 {
        let exact = u128::from(value.min(self.top)) * u128::from(length) / u128::from(self.top.max(1));
        u32::try_from(exact).unwrap_or(length).max(u32::from(value > 0))
    }

    /// The values of the grid lines, zero first.
    pub(super) fn ticks(self) -> Vec<u64> {
        let count = self.top / self.step.max(1);
        (0..=count.min(12)).map(|index| index.saturating_mul(self.step)).collect()
    }
}

/// `12345` as `12,345`.
pub(super) fn grouped(value: u64) -> String {
    let digits = value.to_string();
    let mut words = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            words.push(',');
        }
        words.push(digit);
    }
    words
}
