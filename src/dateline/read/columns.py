"""Column maps: which column of a table, or key of an object, is which field of a Document."""

from collections.abc import Collection, Mapping
from typing import Any

from dateline.errors import InputError, SettingsError
from dateline.records import Document

FIELDS = frozenset(Document.model_fields)
MAPPABLE = [field for field in Document.model_fields if field != "extra"]


def check_mapping(mapping: Mapping[str, str] | None) -> None:
    """Raise SettingsError for a map to what is no field of a Document."""
    for field in mapping or ():
        if field not in MAPPABLE:
            raise SettingsError(
                f"{field!r} is no field of a document; expected one of {', '.join(MAPPABLE)}"
            )


def check_columns(columns: Collection[str], mapping: Mapping[str, str] | None, name: str) -> None:
    """Raise InputError where a map asks for a column that a table does not have."""
    for column in (mapping or {}).values():
        if column not in columns:
            there = ", ".join(columns) or "none"
            raise InputError(f"{name}: no column {column!r}; there are: {there}")


def check_text_column(
    columns: Collection[str], mapping: Mapping[str, str] | None, name: str
) -> None:
    """Raise InputError where nothing says which column of a table holds the article."""
    check_columns(columns, mapping, name)
    if "text" not in (mapping or {}) and "text" not in columns:
        there = ", ".join(columns) or "none"
        raise InputError(
            f"{name}: no column 'text'; there are: {there}; expected a map to it, as in text=body"
        )


def split_fields(
    values: Mapping[str, Any], mapping: Mapping[str, str] | None, name: str
) -> tuple[dict[str, Any], dict[str, Any]]:
    """What is for a Document's fields, and what is for its `extra`.

    Args:
        values: a row or an object, by its own names.
        mapping: columns by field. Fields that it leaves out are taken from columns of their name.
        name: how an error calls it.

    Raises:
        InputError: the map names a column that is not there.
    """
    check_columns(values, mapping, name)
    mapping = mapping or {}
    used = set(mapping.values())
    fields = {field: values[column] for field, column in mapping.items()}
    extra = {}
    for column, value in values.items():
        if column in FIELDS and column not in fields and column not in used:
            fields[column] = value
        elif column not in used:
            extra[column] = value
    fields.pop("extra", None)
    return fields, extra
