//! An input read as decisions.

/// What is left of an input. After its end it says 0 for ever.
#[derive(Debug)]
pub(super) struct Tape<'a>(pub(super) &'a [u8]);

impl Tape<'_> {
    pub(super) const fn is_over(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn byte(&mut self) -> u8 {
        self.0.split_off_first().copied().unwrap_or(0)
    }

    /// A number below `n`, which is at least 1.
    pub(super) fn below(&mut self, n: usize) -> usize {
        usize::from(self.byte()) % n
    }

    /// One of several, of which there is at least one.
    pub(super) fn one_of<'b, T>(&mut self, choices: &'b [T]) -> &'b T {
        &choices[self.below(choices.len())]
    }

    /// Rarely yes, and never after the end.
    pub(super) fn rarely(&mut self) -> bool {
        self.byte() > 247
    }
}
