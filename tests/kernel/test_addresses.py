import pytest

from kernel.addresses import is_loopback, is_public

CLOSED = [
    *("0.0.0.0", "0.1.2.3", "10.0.0.1", "100.64.0.1", "127.0.0.1"),  # noqa: S104
    *("100.127.255.255",),
    *("127.255.255.254", "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.8"),
    *("192.0.2.1", "192.88.99.1", "192.168.1.1", "198.18.0.1", "198.51.100.7", "203.0.113.9"),
    *("224.0.0.1", "239.1.2.3", "240.0.0.1", "255.255.255.255", "::", "::1", "::127.0.0.1"),
    *("::ffff:127.0.0.1", "::ffff:a9fe:a9fe", "::ffff:10.0.0.1", "::ffff:0:127.0.0.1"),
    *("64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::a00:1", "100::1", "2001::1"),
    *("2001:db8::1", "2002:7f00:1::", "2002:a9fe:a9fe::1", "3fff::1", "fc00::1", "fd00:ec2::254"),
    *("fe80::1", "fe80::1%eth0", "fec0::1", "ff02::1", "4000::1", "", "example", "127.1", "1.2.3"),
]
OPEN = [
    *("1.1.1.1", "100.63.255.255", "100.128.0.1", "172.15.0.1", "172.32.0.1", "223.255.255.1"),
    *("::ffff:1.1.1.1", "64:ff9b::101:101", "2001:4860:4860::8888", "2a01:4f8::1", "2400::1"),
]


@pytest.mark.attack("I14")
@pytest.mark.parametrize("address", CLOSED)
def test_an_address_of_ours_or_nobodys_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", OPEN)
def test_an_address_of_the_open_internet_is_public(address: str) -> None:
    assert is_public(address)


def test_only_this_machine_is_loopback() -> None:
    told = ["127.0.0.1", "127.8.8.8", "::1", "10.0.0.1", "1.1.1.1", "localhost", "0.0.0.0"]  # noqa: S104

    assert [is_loopback(address) for address in told] == [True] * 3 + [False] * 4
