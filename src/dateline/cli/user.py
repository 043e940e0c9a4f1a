"""`dateline user`: who may use a desk over the network."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.console import output, visible
from dateline.cli.desks import DeskFile, checked_text, opened
from dateline.errors import InputError, SettingsError
from dateline.settings import Settings
from dateline.store.accounts import (
    add_token,
    add_user,
    change_password,
    find_user,
    list_tokens,
    list_users,
    remove_token,
    remove_user,
)
from dateline.store.begin import begin_run

app = typer.Typer(
    help="Accounts of the web desk: who may read, review, or do everything.",
    no_args_is_help=True,
)
STANDARD_INPUT = Path("-")

Name = Annotated[str, typer.Argument(metavar="NAME", help="As it stands beside what they decide.")]
PasswordFile = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE", help="Its first line is the password; `-`: standard input. Asked if absent."
    ),
]


class RoleOption(StrEnum):
    """What a person may do."""

    READER = "reader"
    REVIEWER = "reviewer"
    OWNER = "owner"


@app.command()
def add(
    desk: DeskFile,
    name: Name,
    role: Annotated[
        RoleOption,
        typer.Option(help="reader: look; reviewer: decide too; owner: everything."),
    ],
    password_file: PasswordFile = None,
) -> None:
    """Give somebody an account."""
    with opened(desk, write=True) as there:
        if find_user(there, name) is not None:
            raise SettingsError(f"{name}: has an account already")
        kept = _hashed(_password(password_file))
        add_user(there, name, role.value, kept, run=begin_run(there, "user", Settings()))
    output().print(visible(f"{name} may now use {desk} as {role.value}"), soft_wrap=True)


@app.command("list")
def list_(desk: DeskFile) -> None:
    """Who has an account, in which role, with which tokens."""
    with opened(desk) as there:
        users, tokens = list_users(there), list_tokens(there)
    for user in users:
        output().print(visible(f"{user.name}  {user.role}  since {user.added}"), soft_wrap=True)
        for token in tokens:
            if token.user == user.name:
                told = f"  token {token.id}  {token.label}  since {token.added}"
                output().print(visible(told), soft_wrap=True)
    if not users:
        output().print("nobody: it can be served to this machine only")


@app.command()
def remove(desk: DeskFile, name: Name) -> None:
    """Take an account away, with its tokens; sessions end at once. What they decided stays."""
    with opened(desk, write=True) as there:
        _must_exist(find_user(there, name), name)
        remove_user(there, name, run=begin_run(there, "user", Settings()))
    output().print(visible(f"{name} has no account any more"), soft_wrap=True)


@app.command()
def password(desk: DeskFile, name: Name, password_file: PasswordFile = None) -> None:
    """Give an account another password; its sessions end at once, its tokens stay."""
    with opened(desk, write=True) as there:
        _must_exist(find_user(there, name), name)
        kept = _hashed(_password(password_file))
        change_password(there, name, kept, run=begin_run(there, "user", Settings()))
    output().print(visible(f"{name} has another password"), soft_wrap=True)


@app.command()
def token(
    desk: DeskFile,
    name: Name,
    label: Annotated[
        str, typer.Option("--for", metavar="TEXT", help="What it is for, to know it by.")
    ] = "",
    remove: Annotated[
        int | None,
        typer.Option(metavar="NUMBER", min=1, help="Take this one away (see `user list`)."),
    ] = None,
) -> None:
    """Make a token by which programs ask the API as somebody; it is printed once."""
    checked_text(label, "--for")
    with opened(desk, write=True) as there:
        _must_exist(find_user(there, name), name)
        run = begin_run(there, "user", Settings())
        if remove is None:
            typer.echo(add_token(there, name, label, run=run))
        else:
            remove_token(there, name, remove, run=run)
            output().print(visible(f"{name}: token {remove} is taken away"), soft_wrap=True)


def _must_exist(user: object | None, name: str) -> None:
    if user is None:
        raise SettingsError(f"{name}: no such user; see `dateline user list`")


def _hashed(password: str) -> str:
    try:
        from dateline.web.access.passwords import hash_password
    except ModuleNotFoundError as error:
        raise SettingsError(f"accounts need {error.name}: pip install 'dateline[web]'") from error
    try:
        return hash_password(password)
    except InputError as error:
        raise SettingsError(str(error)) from error


def _password(file: Path | None) -> str:
    """From a prompt, a file or standard input; never from an argument, which others can see."""
    if file is None and sys.stdin.isatty():
        return str(typer.prompt("Password", hide_input=True, confirmation_prompt=True))
    if file is None or file == STANDARD_INPUT:
        return sys.stdin.readline().rstrip("\r\n")
    try:
        return file.read_text(encoding="utf-8").split("\n", 1)[0].rstrip("\r")
    except UnicodeDecodeError as error:
        raise SettingsError(f"{file}: not UTF-8; expected a password") from error
