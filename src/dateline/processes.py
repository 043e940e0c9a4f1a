"""Processes: those that share the work of a command, and end when it ends."""

import os
from multiprocessing import parent_process
from multiprocessing.process import BaseProcess
from threading import Thread


def end_with_parent() -> None:
    """End this process when the one that began it ends, killed or not.

    Processes of a pool wait for work from a pipe that each of them holds open: where the command is
    killed, they would wait for ever, with all that they hold in memory.
    """
    parent = parent_process()
    if parent is not None:
        Thread(target=_wait_for, args=(parent,), daemon=True).start()


def _wait_for(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)
