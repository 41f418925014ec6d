//! Lists: persistent, so that a copy costs next to nothing and a change of one item as good as nothing.

use imbl::Vector;

/// A list of values. Copies share what is the same.
#[derive(Clone, PartialEq, Eq)]
pub struct List<T: Clone>(Vector<T>);

impl<T: Clone> List<T> {
    /// An empty list.
    pub fn new() -> List<T> {
        List(Vector::new())
    }

    /// The number of items.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is no item.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The item at `index`.
    pub fn get(&self, index: usize) -> Option<&T> {
        self.0.get(index)
    }

    /// The item at `index`, to be changed.
    pub fn get_mut(&mut self, index: usize) -> Option<&mut T> {
        self.0.get_mut(index)
    }

    /// The items in order.
    pub fn iter(&self) -> imbl::vector::Iter<'_, T, imbl::shared_ptr::DefaultSharedPtr> {
        self.0.iter()
    }

    /// Adds an item at the end.
    pub fn push(&mut self, item: T) {
        self.0.push_back(item);
    }

    /// Takes the last item out.
    pub fn pop(&mut self) -> Option<T> {
        self.0.pop_back()
    }

    /// Puts an item before the one at `index`; gives false out of range.
    pub fn insert(&mut self, index: usize, item: T) -> bool {
        let fits = index <= self.len();
        if fits {
            self.0.insert(index, item);
        }
        fits
    }

    /// Takes the item at `index` out.
    pub fn remove(&mut self, index: usize) -> Option<T> {
        (index < self.len()).then(|| self.0.remove(index))
    }

    /// Adds all of `other` at the end.
    pub fn append(&mut self, other: List<T>) {
        self.0.append(other.0);
    }

    /// Removes every item.
    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// The items from `start` up to, without, `end`, both cut to the length.
    pub fn part(&self, start: usize, end: usize) -> List<T> {
        let end = end.min(self.len());
        let start = start.min(end);
        List(self.0.clone().slice(start..end))
    }
}

impl<T: Clone> Default for List<T> {
    fn default() -> List<T> {
        List::new()
    }
}

impl<T: Clone + std::fmt::Debug> std::fmt::Debug for List<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl<T: Clone> FromIterator<T> for List<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> List<T> {
        List(items.into_iter().collect())
    }
}

impl<T: Clone> From<Vec<T>> for List<T> {
    fn from(items: Vec<T>) -> List<T> {
        items.into_iter().collect()
    }
}

impl<T: Clone> IntoIterator for List<T> {
    type Item = T;
    type IntoIter = imbl::vector::ConsumingIter<T, imbl::shared_ptr::DefaultSharedPtr>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}
