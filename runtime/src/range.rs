//! Ranges of whole numbers.

/// Every `step`th number from `start` on, up to, without, `end`; with a negative step down to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Range {
    /// The first number.
    pub start: i64,
    /// Where it ends; not one of its numbers.
    pub end: i64,
    /// From one number to the next; never 0.
    pub step: i64,
}

impl Range {
    /// `start..end`
    pub fn new(start: i64, end: i64) -> Range {
        Range {
            start,
            end,
            step: 1,
        }
    }

    /// How many numbers it has.
    pub fn len(&self) -> i64 {
        let distance = match self.step {
            ..0 => self.start - self.end,
            _ => self.end - self.start,
        };
        let step = self.step.abs().max(1);
        if distance <= 0 {
            0
        } else {
            (distance - 1) / step + 1
        }
    }

    /// Whether it has no number.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The number at a position.
    fn at(&self, index: i64) -> i64 {
        self.start + index * self.step
    }

    /// The numbers in order.
    pub fn iter(self) -> impl Iterator<Item = i64> {
        (0..self.len()).map(move |index| self.at(index))
    }

    /// Whether `n` is one of its numbers.
    pub fn contains(&self, n: i64) -> bool {
        let distance = n - self.start;
        distance % self.step == 0 && (0..self.len()).contains(&(distance / self.step))
    }

    /// Last number first.
    pub fn reversed(&self) -> Range {
        Range {
            start: self.at(self.len() - 1),
            end: self.start - self.step,
            step: -self.step,
        }
    }
}

impl IntoIterator for Range {
    type Item = i64;
    type IntoIter = Box<dyn Iterator<Item = i64> + Send>;

    fn into_iter(self) -> Self::IntoIter {
        Box::new(self.iter())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(range: Range) -> Vec<i64> {
        range.iter().collect()
    }

    #[test]
    fn steps_and_directions() {
        let by_three = Range {
            step: 3,
            ..Range::new(0, 10)
        };
        assert_eq!(numbers(by_three), [0, 3, 6, 9]);
        assert_eq!(numbers(by_three.reversed()), [9, 6, 3, 0]);
        assert_eq!(numbers(by_three.reversed().reversed()), [0, 3, 6, 9]);
        assert!(by_three.contains(6) && !by_three.contains(7) && !by_three.contains(12));
        assert!(numbers(Range::new(3, 1)).is_empty());
        assert!(numbers(Range::new(3, 1).reversed()).is_empty());
    }
}
