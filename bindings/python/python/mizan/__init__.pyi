import os
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from types import TracebackType
from typing import Any, Optional, TypedDict, Union, final

from typing_extensions import Unpack

_Path = Union[str, "os.PathLike[str]"]
_Paths = Union[_Path, Sequence[_Path]]

class _Labels(TypedDict, total=False):
    domain: Optional[str]
    client: Optional[str]
    project: Optional[str]
    by: Optional[str]
    document: Optional[str]

class _Filters(_Labels, total=False):
    status: Optional[str]
    only_status: Optional[str]
    since: Optional[str]
    before: Optional[str]

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
class Match(Unit):
    @property
    def percent(self) -> int: ...
    @property
    def class_(self) -> str: ...
    @property
    def differences(self) -> list[Difference]: ...
    @property
    def adapted(self) -> Optional[Adapted]: ...

class _Found(TypedDict, total=False):
    matches: list[Match]
    fragments: list[dict[str, Any]]
    terms: list[dict[str, Any]]

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
        within: Optional[Union[int, timedelta]] = None,
        previous: Optional[str] = None,
        next: Optional[str] = None,
        penalty: Optional[Union[str, Sequence[str]]] = None,
        memory: Optional[_Paths] = None,
        **filters: Unpack[_Filters],
    ) -> list[Match]: ...
    def lookup_all(
        self,
        text: str,
        min: int = 70,
        limit: int = 5,
        *,
        parts: bool = True,
        terms: Optional[_Path] = None,
        from_: Optional[str] = None,
        to: Optional[str] = None,
        rank: Optional[str] = None,
        exact: bool = False,
        within: Optional[Union[int, timedelta]] = None,
        previous: Optional[str] = None,
        next: Optional[str] = None,
        penalty: Optional[Union[str, Sequence[str]]] = None,
        memory: Optional[_Paths] = None,
        **filters: Unpack[_Filters],
    ) -> _Found: ...
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
        within: Optional[Union[int, timedelta]] = None,
        penalty: Optional[Union[str, Sequence[str]]] = None,
        memory: Optional[_Paths] = None,
        as_document: bool = False,
        **filters: Unpack[_Filters],
    ) -> list[list[Match]]: ...
    def search(
        self,
        words: str,
        limit: int = 20,
        *,
        in_: Optional[str] = None,
        order: Optional[str] = None,
        forms: bool = False,
        memory: Optional[_Paths] = None,
        **filters: Unpack[_Filters],
    ) -> list[Unit]: ...
    def add(
        self,
        source: str,
        target: str,
        *,
        source_lang: Optional[str] = None,
        target_lang: Optional[str] = None,
        status: Optional[str] = None,
        note: Optional[str] = None,
        **labels: Unpack[_Labels],
    ) -> int: ...
    def edit(
        self,
        id: int,
        *,
        source: Optional[str] = None,
        target: Optional[str] = None,
        status: Optional[str] = None,
        note: Optional[str] = None,
        **labels: Unpack[_Labels],
    ) -> None: ...
    def delete(self, id: int) -> None: ...
    def import_file(
        self,
        path: _Path,
        *,
        progress: Optional[Callable[[int, int], Optional[bool]]] = None,
        source_lang: Optional[str] = None,
        target_lang: Optional[str] = None,
        input_encoding: Optional[str] = None,
        terms: bool = False,
        dry_run: bool = False,
        bring_back: bool = False,
        **labels: Unpack[_Labels],
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
        encoding: Optional[str] = None,
        no_bom: bool = False,
        force: bool = False,
        **filters: Unpack[_Filters],
    ) -> int: ...
    def info(self, *, check: bool = False, **filters: Unpack[_Filters]) -> dict[str, Any]: ...
    def stop(self, stop: bool = True) -> None: ...
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
    within: Optional[Union[float, timedelta]] = None,
) -> list[Bead]: ...
def align_texts(
    source: str,
    target: str,
    *,
    source_lang: Optional[str] = None,
    target_lang: Optional[str] = None,
    within: Optional[Union[float, timedelta]] = None,
) -> list[Bead]: ...
def read_document(path: _Path) -> str: ...
def check(
    *files: _Path,
    rules: Optional[Sequence[str]] = None,
    terms: Optional[_Paths] = None,
    offsets: Optional[str] = None,
    source_lang: Optional[str] = None,
    target_lang: Optional[str] = None,
    input_encoding: Optional[str] = None,
) -> list[dict[str, Any]]: ...
def check_text(
    source: str,
    target: str,
    *,
    rules: Optional[Sequence[str]] = None,
    terms: Optional[_Paths] = None,
    offsets: Optional[str] = None,
    source_lang: Optional[str] = None,
    target_lang: Optional[str] = None,
) -> list[dict[str, Any]]: ...
def analyse(
    *files: _Path,
    memory: Optional[_Paths] = None,
    rates: Optional[str] = None,
    source_lang: Optional[str] = None,
    target_lang: Optional[str] = None,
    input_encoding: Optional[str] = None,
    repair: bool = False,
    column: Optional[str] = None,
    **filters: Unpack[_Filters],
) -> dict[str, Any]: ...
def terms(
    *files: _Path,
    least: Optional[int] = None,
    limit: Optional[int] = None,
    confidence: Optional[float] = None,
    source_lang: Optional[str] = None,
    target_lang: Optional[str] = None,
    input_encoding: Optional[str] = None,
    repair: bool = False,
    column: Optional[str] = None,
    **filters: Unpack[_Filters],
) -> list[dict[str, Any]]: ...
def open(path: _Path, *, create: bool = False, token: str | None = None) -> Memory: ...
