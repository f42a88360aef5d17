"""Names of folders and files that every common system accepts."""

import unicodedata

_MAX_BYTES = 200
"""Systems allow 255 bytes (in UTF-8); the rest is for a number and a suffix."""

_RESERVED_CHARACTERS = frozenset('<>:"/\\|?*')

_UNPRINTABLE = frozenset({"Cc", "Cs", "Zl", "Zp"})
"""Unicode categories: control, lone surrogates (names that are not UTF-8), line breaks."""

# Windows' devices, which no file can be called, whatever follows after a dot.
# https://learn.microsoft.com/en-us/windows/win32/fileio/naming-a-file
_DEVICES = frozenset({"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"}) | {
    port + digit for port in ("COM", "LPT") for digit in "0123456789¹²³"
}

# A zero-width joiner is stripped as well, as cutting an emoji may leave one at the end.
_TRIMMED = " .\u200d"


def safe_name(text: str, fallback: str) -> str:
    """`text` as the name of a folder, or of a file before its suffix.

    Letters of every script and emoji stay. Characters that some system reserves become
    "_"; spaces and dots at the ends go; devices of Windows get a "_" in front; at most 200
    bytes in UTF-8. Applying it twice changes nothing more.

    Args:
        text: any string.
        fallback: what is returned when nothing is left.
    """
    name = _cut(replace_reserved(unicodedata.normalize("NFC", text)).strip(_TRIMMED))
    if name.partition(".")[0].rstrip().upper() in _DEVICES:
        name = _cut("_" + name)
    return name or fallback


def replace_reserved(text: str) -> str:
    """`text` with "_" for every character that cannot be in a name on some system."""
    return "".join("_" if _is_reserved(character) else character for character in text)


def numbered(stem: str, suffix: str, number: int) -> str:
    """The name for the first, second, third ... file or folder that wants to be `stem`."""
    return f"{stem}{suffix}" if number == 1 else f"{stem} ({number}){suffix}"


def same_name_key(name: str) -> str:
    """Equal for names that systems blind to case or to composed letters take for one."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", name).casefold())


def _is_reserved(character: str) -> bool:
    return character in _RESERVED_CHARACTERS or unicodedata.category(character) in _UNPRINTABLE


def _cut(name: str) -> str:
    """At most `_MAX_BYTES` in UTF-8, without half a character or a loose end."""
    return name.encode()[:_MAX_BYTES].decode(errors="ignore").strip(_TRIMMED)
