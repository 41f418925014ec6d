//! A store for as long as the process lives.

use super::{Head, Store, StoreError, StoredTab, TabKey, Write};
use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Tabs by their keys.
#[derive(Debug, Default)]
pub(super) struct MemoryStore(Mutex<HashMap<TabKey, StoredTab>>);

impl MemoryStore {
    fn tabs(&self) -> MutexGuard<'_, HashMap<TabKey, StoredTab>> {
        // The map is whole after every statement, so a panic elsewhere leaves nothing half done.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Store for MemoryStore {
    fn is_durable(&self) -> bool {
        false
    }

    fn was_closed(&self) -> bool {
        true
    }

    fn write(&self, writes: &[Write]) -> Result<(), StoreError> {
        let mut tabs = self.tabs();
        for write in writes {
            match write.clone() {
                Write::Snapshot {
                    key,
                    life,
                    number,
                    record,
                    used_s,
                    ..
                } => {
                    let tab = StoredTab {
                        life,
                        used_s,
                        number,
                        snapshot: record,
                        commits: Vec::new(),
                        mark: None,
                    };
                    tabs.insert(key, tab);
                }
                Write::Commit {
                    key, life, record, ..
                } => {
                    if let Some(tab) = tabs.get_mut(&key).filter(|tab| tab.life == life) {
                        tab.commits.push(record);
                    }
                }
                Write::Used { key, life, used_s } => {
                    if let Some(tab) = tabs.get_mut(&key).filter(|tab| tab.life == life) {
                        tab.used_s = used_s;
                    }
                }
                Write::Mark { key, life, mark } => {
                    if let Some(tab) = tabs.get_mut(&key).filter(|tab| tab.life == life) {
                        tab.mark = Some(mark);
                    }
                }
                Write::Remove { key, life } => {
                    if tabs.get(&key).is_some_and(|tab| tab.life == life) {
                        tabs.remove(&key);
                    }
                }
            }
        }
        Ok(())
    }

    fn load(&self, key: &TabKey) -> Result<Option<StoredTab>, StoreError> {
        Ok(self.tabs().get(key).cloned())
    }

    fn heads(&self) -> Result<Vec<Head>, StoreError> {
        let tabs = self.tabs();
        let heads = tabs.iter().map(|(key, tab)| Head {
            key: key.clone(),
            life: tab.life,
            used_s: tab.used_s,
        });
        Ok(heads.collect())
    }
}
