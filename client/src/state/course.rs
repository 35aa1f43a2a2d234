//! Where a meeting is in its agenda: the item being talked about, and those that are done. One laptop's own, like a
//! bookmark; what is said stands in the document.

/// See the module.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Course {
    /// The item being talked about, counted from 0; as many as there are items when all are done.
    pub(crate) at: usize,
    /// The items that are ticked, in order.
    done: Vec<usize>,
}

impl Course {
    /// Reads what [`Course::write`] wrote; the beginning, if it is something else.
    pub(crate) fn read(words: &str) -> Self {
        let mut numbers = words.split(' ').filter_map(|number| number.parse().ok());
        Self { at: numbers.next().unwrap_or_default(), done: numbers.collect() }
    }

    /// In words: the item, then those that are done.
    pub(crate) fn write(&self) -> String {
        let numbers = std::iter::once(&self.at).chain(&self.done);
        numbers.map(usize::to_string).collect::<Vec<_>>().join(" ")
    }

    pub(crate) fn is_done(&self, item: usize) -> bool {
        self.done.contains(&item)
    }

    /// The item at hand is done; on to the next, of so many.
    pub(crate) fn next(&self, n_items: usize) -> Self {
        let mut next = self.clone();
        if self.at < n_items {
            if !self.is_done(self.at) {
                next = self.ticked(self.at);
            }
            next.at = self.at + 1;
        }
        next
    }

    /// To an item; what is ticked stays so.
    pub(crate) fn to(&self, item: usize) -> Self {
        Self { at: item, done: self.done.clone() }
    }

    /// Back to the one before.
    pub(crate) fn back(&self) -> Self {
        self.to(self.at.saturating_sub(1))
    }

    /// An item is ticked, or its tick is taken off.
    pub(crate) fn ticked(&self, item: usize) -> Self {
        let mut done: Vec<usize> = self.done.iter().copied().filter(|other| *other != item).collect();
        if done.len() == self.done.len() {
            done.push(item);
            done.sort_unstable();
        }
        Self { at: self.at, done }
    }
}

#[cfg(test)]
mod tests {
    use super::Course;

    #[test]
    fn a_course_goes_on_and_back_and_reads_as_it_was_written() {
        let course = Course::default().next(2).next(2).next(2);
        assert_eq!((course.at, course.is_done(0), course.is_done(1)), (2, true, true));
        let course = course.back().ticked(0);
        assert_eq!((course.at, course.is_done(0)), (1, false));
        assert_eq!(Course::read(&course.write()), course);
        assert_eq!(Course::read("nothing of this kind"), Course::default());
    }
}
