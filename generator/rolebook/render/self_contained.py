"""A document in one file: what its style sheet refers to stands in it, so that it can be sent and opened anywhere."""

from __future__ import annotations

import posixpath
import re
from base64 import b64encode
from collections.abc import Mapping

from rolebook.artifacts import Artifact

_REFERENCE = re.compile(r'url\("(?!data:|#)([^"]+)"\)')
_TYPES = {".otf": "font/otf", ".ttf": "font/ttf", ".woff2": "font/woff2", ".png": "image/png", ".svg": "image/svg+xml"}


def self_contained(document: Artifact, files: Mapping[str, bytes]) -> Artifact:
    """The document with each of the files that its style sheet names written into it. `files` are by path.

    Raises KeyError for a file that is not among them.
    """

    def written(match: re.Match[str]) -> str:
        path = posixpath.normpath(posixpath.join(posixpath.dirname(document.path), match[1]))
        kind = _TYPES[posixpath.splitext(path)[1]]
        return f'url("data:{kind};base64,{b64encode(files[path]).decode()}")'

    return Artifact(document.path, _REFERENCE.sub(written, document.content.decode()).encode())
