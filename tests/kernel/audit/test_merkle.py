"""Trees against the vectors of Certificate Transparency (RFC 6962, whose tree RFC 9162 keeps)."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernel.audit.merkle import Tree, is_in, leaf_hash, path_to, root_of

CONTENTS = [
    bytes.fromhex(text)
    for text in (
        "", "00", "10", "2021", "3031", "40414243", "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]  # fmt: skip
LEAVES = [leaf_hash(content) for content in CONTENTS]
ROOTS = {
    1: "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    2: "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    3: "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    4: "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    5: "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    6: "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    7: "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    8: "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
}


@pytest.mark.parametrize("size", ROOTS)
def test_root_is_the_known_one(size: int) -> None:
    assert root_of(LEAVES[:size]).hex() == ROOTS[size]


def test_root_of_nothing_is_the_hash_of_nothing() -> None:
    assert Tree().root == sha256(b"").digest()


@pytest.mark.parametrize("size", ROOTS)
def test_every_leaf_is_proven_and_no_other(size: int) -> None:
    leaves, root = LEAVES[:size], root_of(LEAVES[:size])
    for index in range(size):
        path = path_to(index, leaves)
        proven = [is_in(root, leaf, index, size=size, path=path) for leaf in LEAVES]
        assert proven == [one == index for one in range(len(LEAVES))]


def test_known_path_is_the_known_one() -> None:
    assert [step.hex()[:8] for step in path_to(5, LEAVES)] == ["bc1a0643", "ca854ea1", "d37ee418"]


def test_path_is_bound_to_place_and_size() -> None:
    root, path = root_of(LEAVES), path_to(2, LEAVES)
    assert is_in(root, LEAVES[2], 2, size=8, path=path)
    for index, size, steps in ((3, 8, path), (2, 9, path), (2, 8, path[:-1]), (8, 8, path)):
        assert not is_in(root, LEAVES[2], index, size=size, path=steps)


@given(st.lists(st.binary(max_size=8), max_size=40), st.integers(0, 40))
def test_tree_that_is_kept_by_its_peaks_grows_on(contents: list[bytes], cut: int) -> None:
    leaves = [leaf_hash(content) for content in contents]
    whole, first = Tree(), Tree()
    for leaf in leaves:
        whole.add(leaf)
    for leaf in leaves[:cut]:
        first.add(leaf)
    again = Tree(first.size, first.peaks)
    for leaf in leaves[cut:]:
        again.add(leaf)
    assert (again.root, again.size) == (whole.root, len(leaves))


def test_peaks_must_fit_the_size() -> None:
    with pytest.raises(ValueError, match="a peak for each bit"):
        Tree(3, [LEAVES[0]])


def test_leaf_that_is_not_there_has_no_path() -> None:
    with pytest.raises(ValueError, match="no such leaf"):
        path_to(8, LEAVES)
