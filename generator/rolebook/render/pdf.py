"""The press: makes PDFs of HTML documents side by side, and remembers those that it made."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from functools import partial

from rolebook.artifacts import Artifact, Coming
from rolebook.remembered import Remembered, key_of
from rolebook.render.parallel import in_parallel
from rolebook.render.pdf_document import Extract, form_to_fill_in, pieces, printed, versions

MUCH = 100_000
"""How many bytes of HTML take longer to lay out than it takes to start processes for them: those of two guides."""


@dataclass(frozen=True)
class _Work:
    """A document, and the function that makes a PDF of it from the files that it may use."""

    make: Callable[[Mapping[str, bytes], Artifact], bytes]
    document: Artifact


@dataclass(frozen=True)
class Press:
    """Makes PDFs of HTML documents, and remembers them. `files` are what documents may use, by path; nothing else is
    ever fetched.
    """

    files: Mapping[str, bytes]
    remembered: Remembered = field(default_factory=lambda: Remembered(None))

    def pdfs(self, documents: Sequence[Artifact], advance: Callable[[int], None]) -> Iterator[Artifact]:
        """A PDF for each document; `advance` is called after each with the number of documents."""
        with self.at_work(documents, (), advance) as coming:
            yield from coming.artifacts

    def forms(self, documents: Sequence[Artifact], advance: Callable[[int], None]) -> Iterator[Artifact]:
        """A PDF to fill in for each document, whose controls become fields of the same names.

        `advance` is called after each with the number of documents.
        """
        with self.at_work((), documents, advance) as coming:
            yield from coming.artifacts

    @contextmanager
    def at_work(
        self, documents: Sequence[Artifact], forms: Sequence[Artifact], advance: Callable[[int], None]
    ) -> Iterator[Coming]:
        """Both, in this order, made by the same processes; only what is not remembered is made.

        Where there are processes they begin at once, and work while the caller does something else.
        """
        works = [*(_Work(printed, each) for each in documents), *(_Work(form_to_fill_in, each) for each in forms)]
        keys = [self._key(work.document, work.make.__name__) for work in works]
        kept = [self.remembered.get(key) for key in keys]
        missing = [work for work, content in zip(works, kept, strict=True) if content is None]
        with _each(dict(self.files), missing) as fresh:
            artifacts = self._collected(zip(works, keys, kept, strict=True), fresh, partial(advance, len(works)))
            yield Coming(tuple(_pdf_path(work.document) for work in works), artifacts)

    def _collected(
        self, works: Iterable[tuple[_Work, str, bytes | None]], fresh: Iterator[bytes], advance: Callable[[], None]
    ) -> Iterator[Artifact]:
        for work, key, known in works:
            content = known if known is not None else next(fresh)
            if known is None:
                self.remembered.put(key, content)
            yield Artifact(_pdf_path(work.document), content)
            advance()

    def with_extracts(
        self, document: Artifact, extracts: Sequence[Extract], advance: Callable[[int], None]
    ) -> tuple[Artifact, ...]:
        """The PDF of a document and those of extracts from it, which keep its first page and its page numbers.

        They are laid out together, once. `advance` is called after each with their number.
        """
        whole = _pdf_path(document)
        keys = {path: self._key(document, path) for path in (*(extract.path for extract in extracts), whole)}
        kept = {path: self.remembered.get(key) for path, key in keys.items()}
        made = {path: content for path, content in kept.items() if content is not None}
        if len(made) < len(keys):
            made = {}
            for path, content in pieces(self.files, document, extracts, whole):
                made[path] = content
                self.remembered.put(keys[path], content)
                advance(len(keys))
        return tuple(Artifact(path, made[path]) for path in (whole, *(extract.path for extract in extracts)))

    def _key(self, document: Artifact, piece: str) -> str:
        used = (part for path, content in sorted(self.files.items()) for part in (path, content))
        return key_of((*versions(), document.path, document.content, piece, *used))


def _pdf_path(document: Artifact) -> str:
    return posixpath.splitext(document.path)[0] + ".pdf"


def _each(files: Mapping[str, bytes], works: Sequence[_Work]) -> AbstractContextManager[Iterator[bytes]]:
    do = partial(_done, files)
    is_much = sum(map(_bytes, works)) >= MUCH
    return in_parallel(do, works, _bytes) if is_much else nullcontext(map(do, works))


def _bytes(work: _Work) -> int:
    return len(work.document.content)


def _done(files: Mapping[str, bytes], work: _Work) -> bytes:
    return work.make(files, work.document)
