//! Who may have another socket: so many in all, and so many for one address.

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// The address a connection comes from.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Peer(pub(crate) IpAddr);

/// The sockets there may still be.
#[derive(Debug, Clone)]
pub(crate) struct Places {
    free: Arc<Semaphore>,
    per_address: usize,
    n_by_address: Arc<Mutex<BTreeMap<IpAddr, usize>>>,
}

/// A socket's place, until this is dropped.
#[derive(Debug)]
pub(crate) struct Place {
    _permit: OwnedSemaphorePermit,
    counted: Option<(IpAddr, Places)>,
}

impl Places {
    /// Places for so many sockets in all, and so many from one address.
    pub(crate) fn new(max: usize, per_address: usize) -> Self {
        Self { free: Arc::new(Semaphore::new(max)), per_address, n_by_address: Arc::default() }
    }

    /// A place for a socket, if there is one.
    pub(crate) fn take(&self, Peer(address): Peer) -> Option<Place> {
        let permit = Arc::clone(&self.free).try_acquire_owned().ok()?;
        let counted = match household(address) {
            None => None,
            Some(address) => {
                let mut n_by_address = self.n_by_address.lock().unwrap_or_else(PoisonError::into_inner);
                let n = n_by_address.entry(address).or_default();
                if *n >= self.per_address {
                    return None;
                }
                *n += 1;
                Some((address, self.clone()))
            }
        };
        Some(Place { _permit: permit, counted })
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let Some((address, places)) = &self.counted else { return };
        let mut n_by_address = places.n_by_address.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(n) = n_by_address.get_mut(address) {
            *n -= 1;
            if *n == 0 {
                n_by_address.remove(address);
            }
        }
    }
}

/// What counts as one address: with IPv6 a household has 2^64 of them. This machine's own, a proxy's, do not count.
fn household(address: IpAddr) -> Option<IpAddr> {
    let address = address.to_canonical();
    match address {
        _ if address.is_loopback() => None,
        IpAddr::V4(_) => Some(address),
        IpAddr::V6(address) => Some(IpAddr::V6((address.to_bits() & !u128::from(u64::MAX)).into())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken(places: &Places, address: &str) -> Option<Place> {
        places.take(Peer(address.parse().expect("an address")))
    }

    #[test]
    fn one_address_takes_no_more_than_its_share() {
        let places = Places::new(5, 2);
        let first = taken(&places, "203.0.113.1").expect("a place");
        let _second = taken(&places, "::ffff:203.0.113.1").expect("a place");
        assert!(taken(&places, "203.0.113.1").is_none(), "the same address, written in two ways");
        let _home = taken(&places, "2001:db8::1").expect("a place");
        let _same = taken(&places, "2001:db8::ffff").expect("a place");
        assert!(taken(&places, "2001:db8::2:3").is_none(), "one household");
        drop(first);
        let _third = taken(&places, "203.0.113.1").expect("the place is free again");
    }

    #[test]
    fn a_proxy_on_this_machine_has_no_share() {
        let places = Places::new(3, 1);
        let all: Vec<Option<Place>> = (0..4).map(|_| taken(&places, "127.0.0.1")).collect();
        assert!(all[2].is_some() && all[3].is_none(), "but there are only so many in all");
        drop(all);
        assert!(places.n_by_address.lock().expect("nobody panicked").is_empty());
    }
}
