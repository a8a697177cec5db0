import pytest

from archiver.text.zstd import load_zstd, zstd_errors


def test_broken_data_raises_what_is_told() -> None:
    packed = load_zstd().compress(b"The ferry is late.")
    assert load_zstd().decompress(packed) == b"The ferry is late."
    with pytest.raises(zstd_errors()):
        load_zstd().decompress(b"no ferry at all")
