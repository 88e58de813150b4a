//! 来处: from which address a request comes, for limits on tries only.
//!
//! Behind a TLS proxy every connection comes from the proxy; who stands before it says `X-Forwarded-For`, to which each
//! hop adds whom it heard. Anybody can write that header, so it is read from its end and only as far as the hops are
//! proxies of ours (`trusted_proxies`): the last that is not is the visitor.

use axum::{
    extract::ConnectInfo,
    http::{HeaderMap, request::Parts},
};
use serde::Deserialize;
use std::net::{IpAddr, SocketAddr};

/// 网段: one address, or all that begin with the same bits (`10.0.0.0/8`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Network {
    address: IpAddr,
    bits: u8,
}

impl TryFrom<String> for Network {
    type Error = String;

    fn try_from(text: String) -> Result<Network, String> {
        let unsound = || format!("`{text}` is no address and no network such as 10.0.0.0/8");
        let (address, bits) = text.split_once('/').map_or((text.as_str(), None), |(a, b)| (a, Some(b)));
        let address: IpAddr = address.parse().map_err(|_| unsound())?;
        let most = if address.is_ipv4() { 32 } else { 128 };
        let bits = bits.map_or(Ok(most), str::parse).ok().filter(|bits| *bits <= most);
        Ok(Network { address, bits: bits.ok_or_else(unsound)? })
    }
}

impl Network {
    /// Whether the address lies in the network.
    #[must_use]
    pub fn holds(&self, address: IpAddr) -> bool {
        // As 128 bits, the first ones first.
        let left = |address: IpAddr| match address {
            IpAddr::V4(address) => u128::from(address.to_bits()) << 96,
            IpAddr::V6(address) => address.to_bits(),
        };
        let differs = left(self.address) ^ left(address);
        self.address.is_ipv4() == address.is_ipv4() && differs.leading_zeros() >= u32::from(self.bits)
    }
}

/// The address a request comes from; `here` where it came over no network, as in tests of one process.
#[must_use]
pub fn of(parts: &Parts, trusted: &[Network]) -> String {
    let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>();
    peer.map_or_else(|| "here".to_owned(), |info| behind(info.0.ip(), &parts.headers, trusted).to_string())
}

fn behind(peer: IpAddr, headers: &HeaderMap, trusted: &[Network]) -> IpAddr {
    let is_ours = |address: IpAddr| trusted.iter().any(|network| network.holds(address));
    let mut nearest = peer.to_canonical();
    let lines: Vec<&str> =
        headers.get_all("x-forwarded-for").iter().filter_map(|line| line.to_str().ok()).collect();
    let mut hops = lines.iter().flat_map(|line| line.split(',')).rev();
    while is_ours(nearest) {
        // Where the header ends, or says nothing that is an address, the last hop that is known counts.
        let Some(before) = hops.next().and_then(address_of) else { break };
        nearest = before;
    }
    nearest
}

/// An address as a hop writes it; some write the port behind it.
fn address_of(hop: &str) -> Option<IpAddr> {
    let hop = hop.trim();
    let address = hop.parse().ok().or_else(|| hop.parse::<SocketAddr>().ok().map(|socket| socket.ip()));
    address.map(|address: IpAddr| address.to_canonical())
}

#[cfg(test)]
mod tests {
    use super::{Network, behind};
    use axum::http::{HeaderMap, HeaderValue};

    fn visitor(peer: &str, lines: &[&'static str]) -> String {
        let trusted = ["127.0.0.0/8", "::1", "10.1.0.0/16"]
            .map(|text| Network::try_from(text.to_owned()).expect("it is a network"));
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append("x-forwarded-for", HeaderValue::from_static(line));
        }
        behind(peer.parse().expect("it is an address"), &headers, &trusted).to_string()
    }

    #[test]
    fn the_last_hop_that_is_not_ours_is_the_visitor() {
        assert_eq!(visitor("127.0.0.1", &["203.0.113.7"]), "203.0.113.7");
        assert_eq!(visitor("::1", &["198.51.100.1, 203.0.113.7, 10.1.2.3"]), "203.0.113.7");
        assert_eq!(visitor("127.0.0.1", &["198.51.100.1", "203.0.113.7:5123"]), "203.0.113.7");
        assert_eq!(visitor("::ffff:127.0.0.1", &["2001:db8::5"]), "2001:db8::5");
    }

    #[test]
    fn a_stranger_cannot_say_where_they_come_from() {
        assert_eq!(visitor("203.0.113.7", &["198.51.100.1"]), "203.0.113.7");
        assert_eq!(visitor("10.2.0.1", &["198.51.100.1"]), "10.2.0.1");
        assert_eq!(visitor("127.0.0.1", &["198.51.100.1, unknown"]), "127.0.0.1");
        assert_eq!(visitor("127.0.0.1", &[]), "127.0.0.1");
    }

    #[test]
    fn what_is_no_network_is_refused() {
        for text in ["", "proxy", "10.0.0.0/33", "::/129", "10.0.0.0/x", "10.0.0.0/"] {
            assert!(Network::try_from(text.to_owned()).is_err(), "{text}");
        }
        let all = Network::try_from("0.0.0.0/0".to_owned()).expect("it is a network");
        assert!(all.holds("203.0.113.7".parse().expect("it is an address")));
    }
}
