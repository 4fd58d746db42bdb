"""Bytes of a file: opened, unpacked within limits, and decoded."""

import io
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from kennan.errors import InputError
from kennan.intake.options import LARGER, Source

GZIP = b"\x1f\x8b"
CHUNK = 1 << 16
FREE = 1 << 20
SAMPLE = 1 << 18
BOMS = (
    (b"\xff\xfe\x00\x00", "utf-32"), (b"\x00\x00\xfe\xff", "utf-32"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"),
)  # fmt: skip
MAGIC = (
    (b"PK\x03\x04", "a ZIP or Office file"), (b"\x89PNG", "a PNG picture"), (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"), (b"\xd0\xcf\x11\xe0", "an old Office file"), (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"), (b"7z\xbc\xaf", "a 7-Zip archive"), (b"{\\rtf", "an RTF file"),
    (b"SQLite format 3", "an SQLite file"), (b"PAR1", "a Parquet file"), (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
)  # fmt: skip
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
# Letters and marks of Windows-1252 that western European texts use; others there speak for another code page.
WESTERN = frozenset("ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØŒÙÚÛÜßàáâãäåæçèéêëìíîïñòóôõöøœùúûüÿ“”‘’„‚–—…«»‹›•€£§°¡¿ºª·\xa0´™®©")
# What texts that are not UTF-8 are met in; left to all it knows, the detector prefers old Macintosh pages.
CODE_PAGES = (
    "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258", "cp1252", "koi8_r", "koi8_u",
    "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr", "tis_620",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and what had to be assumed to get it."""

    text: str
    lacks: tuple[str, ...] = ()


def open_source(source: Source) -> BinaryIO:
    """The source's bytes as they are. Raises OSError."""
    return io.BytesIO(source.data) if source.data is not None else open(source.path or source.origin, "rb")


def unpacked(stream: BinaryIO, name: str, max_ratio: int) -> Iterator[bytes]:
    """The stream in pieces, gunzipped if it is gzip. Raises InputError for a damaged, cut or exploding archive."""
    first = stream.read(CHUNK)
    if not first.startswith(GZIP):
        while first:
            yield first
            first = stream.read(CHUNK)
        return
    decoder, read, made, piece = zlib.decompressobj(31), 0, 0, first
    while piece:
        read += len(piece)
        while piece:
            try:
                out = decoder.decompress(piece, CHUNK * 4)
            except zlib.error as error:
                raise InputError(name, "the gzip file is damaged", "get the file again") from error
            made += len(out)
            if made > FREE and made > read * max_ratio:
                raise InputError(
                    name,
                    f"the gzip file unpacks to more than {max_ratio} times its size",
                    "unpack it yourself if it is to be trusted",
                )
            if out:
                yield out
            piece = decoder.unconsumed_tail
            if decoder.eof:
                piece = decoder.unused_data.lstrip(b"\0")
                if piece:
                    decoder = zlib.decompressobj(31)
        piece = stream.read(CHUNK)
        if piece and decoder.eof:
            decoder = zlib.decompressobj(31)
    if not decoder.eof:
        raise InputError(name, "the gzip file is cut short", "get the file again")


class Stream(io.RawIOBase):
    """Unpacked pieces as a readable stream, so that a table is never held whole."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self.pieces, self.rest = pieces, b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        while not self.rest:
            piece = next(self.pieces, None)
            if piece is None:
                return 0
            self.rest = piece
        size = min(len(buffer), len(self.rest))
        buffer[:size] = self.rest[:size]
        self.rest = self.rest[size:]
        return size


def whole(stream: BinaryIO, name: str, limit: int, max_ratio: int) -> bytes:
    """All bytes, unpacked. Raises InputError where there are more than `limit`."""
    out = bytearray()
    for piece in unpacked(stream, name, max_ratio):
        out += piece
        if len(out) > limit:
            raise InputError(name, f"is larger than {limit:,} bytes", LARGER)
    return bytes(out)


def encoding_of(data: bytes) -> str | None:
    """The encoding of the beginning of a table, or None for what is no text. A cut last character does no harm."""
    sample = data[:SAMPLE]
    for cut in range(4):
        try:
            sample[: len(sample) - cut].decode("utf-8")
            return "utf-8-sig" if sample.startswith(b"\xef\xbb\xbf") else "utf-8"
        except UnicodeDecodeError:
            continue
    for bom, name in BOMS:
        if sample.startswith(bom):
            return name
    if b"\0" in sample:
        return _utf16(sample)
    return _single_byte(sample)


def decode(data: bytes, name: str) -> Decoded:
    """The text of a plain-text document; of valid UTF-8 exactly what it encodes, byte order mark and line ends
    included. Raises InputError for what is no text."""
    for magic, what in MAGIC:
        if data.startswith(magic):
            raise _binary(name, what)
    decoded = _decode(data, name)
    text = decoded.text
    sample = text[:SAMPLE]
    if "\0" in text:
        raise _binary(name, "made of null bytes")
    if len(CONTROL.findall(sample)) * 10 > len(sample):
        raise _binary(name, "made of control characters")
    return decoded


def _decode(data: bytes, name: str) -> Decoded:
    for bom, encoding in BOMS:
        if data.startswith(bom):
            return _with(data, encoding, "replace")
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    if b"\0" in data[:SAMPLE]:
        found = _utf16(data[:SAMPLE])
        if found is None:
            raise _binary(name, "made of null bytes")
        return _with(data, found, "replace", (f"encoding guessed: {found}",))
    text = data.decode("utf-8", "replace")
    wrong = text.count("�")
    if sum(c > "\x7f" for c in text[:SAMPLE]) > 5 * wrong:
        return Decoded(text, (f"{wrong} places not UTF-8, shown as �",))
    guess = _single_byte(data[:SAMPLE])
    if guess is None:
        raise _binary(name, "in no encoding that can be told")
    return _with(data, guess, "replace", (f"encoding guessed: {guess}",))


def _with(data: bytes, encoding: str, errors: str, lacks: tuple[str, ...] = ()) -> Decoded:
    return Decoded(data.decode(encoding, errors), lacks)


def _binary(name: str, what: str) -> InputError:
    return InputError(name, f"binary, not text: {what}", "save it as plain text, HTML or PDF with a text layer")


def _utf16(sample: bytes) -> str | None:
    """UTF-16 without a byte order mark shows in null bytes at every other place."""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) / 2
    if odd > 0.6 * half and even < 0.1 * half:
        return "utf-16-le"
    if even > 0.6 * half and odd < 0.1 * half:
        return "utf-16-be"
    return None


def _single_byte(sample: bytes) -> str | None:
    """Windows-1252 (Latin-1 with quotation marks) where all it gives are western letters, else what
    charset-normalizer finds; it needs more text than a short report has."""
    western = sample.decode("cp1252", "replace")
    if all(c < "\x80" or c in WESTERN for c in western):
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(sample, cp_isolation=list(CODE_PAGES)).best()
    return best.encoding if best else None
