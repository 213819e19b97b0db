import os
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from types import TracebackType
from typing import Any, Optional, Union, final

_Path = Union[str, "os.PathLike[str]"]

__version__: str
__all__: list[str]

class Error(Exception): ...

@final
class Bead:
    @property
    def source(self) -> list[int]: ...
    @property
    def target(self) -> list[int]: ...
    @property
    def confidence(self) -> float: ...
    @property
    def source_texts(self) -> list[str]: ...
    @property
    def target_texts(self) -> list[str]: ...
    @property
    def moved_to(self) -> list[int]: ...

@final
class Difference:
    @property
    def name(self) -> str: ...
    @property
    def query(self) -> tuple[int, int]: ...
    @property
    def unit(self) -> tuple[int, int]: ...

@final
class Adapted:
    @property
    def target(self) -> str: ...
    @property
    def places(self) -> list[tuple[int, int]]: ...
    @property
    def remarks(self) -> list[str]: ...

@final
class Match:
    @property
    def source(self) -> str: ...
    @property
    def target(self) -> str: ...
    @property
    def percent(self) -> int: ...
    @property
    def class_(self) -> str: ...
    @property
    def id(self) -> int: ...
    @property
    def status(self) -> str: ...
    @property
    def differences(self) -> list[Difference]: ...
    @property
    def adapted(self) -> Optional[Adapted]: ...
    def to_dict(self) -> dict[str, Any]: ...

@final
class Unit:
    @property
    def source(self) -> str: ...
    @property
    def target(self) -> str: ...
    @property
    def source_lang(self) -> str: ...
    @property
    def target_lang(self) -> str: ...
    @property
    def id(self) -> int: ...
    @property
    def status(self) -> str: ...
    def to_dict(self) -> dict[str, Any]: ...

@final
class Memory:
    def lookup(
        self,
        text: str,
        min: int = 70,
        limit: int = 5,
        *,
        from_: Optional[str] = None,
        to: Optional[str] = None,
        rank: Optional[str] = None,
        exact: bool = False,
        within: Optional[int] = None,
        previous: Optional[str] = None,
        next: Optional[str] = None,
        domain: Optional[str] = None,
        client: Optional[str] = None,
        project: Optional[str] = None,
        by: Optional[str] = None,
        document: Optional[str] = None,
        status: Optional[str] = None,
        since: Optional[str] = None,
        before: Optional[str] = None,
    ) -> list[Match]: ...
    def lookup_many(
        self,
        texts: Sequence[str],
        min: int = 70,
        limit: int = 5,
        *,
        from_: Optional[str] = None,
        to: Optional[str] = None,
        rank: Optional[str] = None,
        exact: bool = False,
        within: Optional[int] = None,
        domain: Optional[str] = None,
        client: Optional[str] = None,
        project: Optional[str] = None,
        by: Optional[str] = None,
        document: Optional[str] = None,
        status: Optional[str] = None,
        since: Optional[str] = None,
        before: Optional[str] = None,
    ) -> list[list[Match]]: ...
    def search(
        self,
        words: str,
        limit: int = 20,
        *,
        in_: Optional[str] = None,
        domain: Optional[str] = None,
        client: Optional[str] = None,
        project: Optional[str] = None,
        by: Optional[str] = None,
        document: Optional[str] = None,
        status: Optional[str] = None,
        since: Optional[str] = None,
        before: Optional[str] = None,
    ) -> list[Unit]: ...
    def add(
        self,
        source: str,
        target: str,
        *,
        source_lang: Optional[str] = None,
        target_lang: Optional[str] = None,
        status: Optional[str] = None,
        domain: Optional[str] = None,
        client: Optional[str] = None,
        project: Optional[str] = None,
        by: Optional[str] = None,
        document: Optional[str] = None,
    ) -> int: ...
    def edit(
        self,
        id: int,
        *,
        source: Optional[str] = None,
        target: Optional[str] = None,
        status: Optional[str] = None,
        domain: Optional[str] = None,
        client: Optional[str] = None,
        project: Optional[str] = None,
        by: Optional[str] = None,
        document: Optional[str] = None,
    ) -> None: ...
    def delete(self, id: int) -> None: ...
    def import_file(
        self,
        path: _Path,
        *,
        progress: Optional[Callable[[int, int], Optional[bool]]] = None,
        source_lang: Optional[str] = None,
        target_lang: Optional[str] = None,
        terms: bool = False,
        dry_run: bool = False,
        domain: Optional[str] = None,
        client: Optional[str] = None,
        project: Optional[str] = None,
        by: Optional[str] = None,
        document: Optional[str] = None,
    ) -> dict[str, Any]: ...
    def export(
        self,
        path: _Path,
        *,
        to: Optional[str] = None,
        source_lang: Optional[str] = None,
        target_lang: Optional[str] = None,
        clean: bool = False,
        terms: bool = False,
        force: bool = False,
        domain: Optional[str] = None,
        client: Optional[str] = None,
        project: Optional[str] = None,
        by: Optional[str] = None,
        document: Optional[str] = None,
        status: Optional[str] = None,
        since: Optional[str] = None,
        before: Optional[str] = None,
    ) -> int: ...
    def info(self) -> dict[str, Any]: ...
    def close(self) -> None: ...
    def __enter__(self) -> Memory: ...
    def __exit__(
        self,
        kind: Optional[type[BaseException]] = None,
        error: Optional[BaseException] = None,
        trace: Optional[TracebackType] = None,
        /,
    ) -> None: ...
    def __len__(self) -> int: ...
    def __bool__(self) -> bool: ...
    def __iter__(self) -> Iterator[Unit]: ...

def segment(
    text: str, lang: str = "ar", *, cut: Optional[Sequence[str]] = None, longest: Optional[int] = None
) -> list[str]: ...
def spans(
    text: str, lang: str = "ar", *, cut: Optional[Sequence[str]] = None, longest: Optional[int] = None
) -> list[tuple[int, int]]: ...
def align(
    source: Sequence[str],
    target: Sequence[str],
    *,
    source_lang: Optional[str] = None,
    target_lang: Optional[str] = None,
    within: Optional[timedelta] = None,
) -> list[Bead]: ...
def align_texts(
    source: str,
    target: str,
    *,
    source_lang: Optional[str] = None,
    target_lang: Optional[str] = None,
    within: Optional[timedelta] = None,
) -> list[Bead]: ...
def read_document(path: _Path) -> str: ...
def open(path: _Path, *, create: bool = False) -> Memory: ...
