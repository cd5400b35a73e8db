//! What a prompt may offer to complete, after `completion_cache`. Python means to keep it in files
//! and never writes them; here it is kept in memory, for as long as the manager lives.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::human_id;

/// Ways to name one resource.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// Its id.
    pub id: String,
    /// Its human id, where its kind has one.
    pub human_id: Option<String>,
    /// Its name, as far as it is known.
    pub name: Option<String>,
}

impl Completion {
    /// Human ids are made when somebody asks: few do.
    pub(super) fn new(id: &str, name: Option<&str>) -> Self {
        Self { id: id.to_owned(), human_id: None, name: name.map(str::to_owned) }
    }
}

/// What was listed last, and what was made since.
#[derive(Clone, Default)]
pub struct Completions(Arc<Mutex<Vec<Completion>>>);

impl Completions {
    pub fn replace(&self, all: Vec<Completion>) {
        *self.lock() = all;
    }

    pub fn add(&self, id: &str, name: Option<&str>) {
        self.lock().push(Completion::new(id, name));
    }

    pub fn all(&self, with_human_ids: bool) -> Vec<Completion> {
        let mut all = self.lock().clone();
        if with_human_ids {
            for it in &mut all {
                it.human_id = it.name.as_deref().map(human_id);
            }
        }
        all
    }

    fn lock(&self) -> MutexGuard<'_, Vec<Completion>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
