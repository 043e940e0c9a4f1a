"""Server: one process that answers until it is stopped."""

import logging
import socket
import webbrowser
from threading import Timer

import uvicorn

from dateline.errors import SettingsError
from dateline.web.app import create_app
from dateline.web.site import Site


def serve(listening: socket.socket, site: Site, *, browse: bool = False) -> None:
    """Answer on a socket until the process is told to stop.

    Args:
        browse: open the first page in the person's browser.
    """
    if browse:
        Timer(0.5, webbrowser.open, (address_of(listening),)).start()
    config = uvicorn.Config(
        create_app(site),
        log_level=logging.WARNING,
        access_log=False,  # addresses of pages hold what people search for
        server_header=False,
        proxy_headers=False,
    )
    uvicorn.Server(config).run(sockets=[listening])


def listen(address: str, port: int) -> socket.socket:
    """A socket that listens; port 0: a free one.

    Raises:
        SettingsError: the address is none of this machine, or the port is taken.
    """
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((address, port))
        listening.listen()  # whoever is told the address may ask at once
    except OSError as error:
        listening.close()
        raise SettingsError(
            f"{address}:{port}: cannot listen there ({error.strerror}); --port 0 takes a free one"
        ) from error
    return listening


def address_of(listening: socket.socket) -> str:
    """The address of the first page."""
    host, port = listening.getsockname()[:2]
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"
