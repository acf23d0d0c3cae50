"""The guard itself: what it notices, here and in another process."""

import contextlib
import socket
import subprocess
import urllib.request

import pytest

from tests import network
from tests.network import TALKED, Guard, NetworkTouched

FAR = ("192.0.2.1", 80)  # set aside for examples: nobody is there
ATTEMPT = "import socket; socket.socket().connect(('192.0.2.1', 80))"


@pytest.mark.parametrize(
    "attempt",
    [
        lambda: socket.create_connection(FAR, timeout=0.1),
        lambda: socket.getaddrinfo("example.org", 80),
        lambda: socket.gethostbyname("example.org"),
        lambda: urllib.request.urlopen("http://192.0.2.1/", timeout=0.1),
        lambda: socket.create_connection(("127.0.0.1", 9), timeout=0.1),
    ],
    ids=["connect", "look up", "look up by name", "fetch", "this machine, unasked"],
)
def test_an_attempt_is_refused_and_remembered(attempt: object, no_network: Guard) -> None:
    with pytest.raises(NetworkTouched):
        attempt()  # type: ignore[operator]
    assert no_network.attempts
    no_network.attempts = []


def test_an_attempt_that_nobody_noticed_is_remembered_too(no_network: Guard) -> None:
    with contextlib.suppress(Exception):
        socket.create_connection(FAR)
    assert no_network.attempts == ["socket.getaddrinfo"]
    no_network.attempts = []


@pytest.mark.loopback
def test_a_test_that_says_so_may_talk_to_this_machine_alone(no_network: Guard) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname()).close()
    with pytest.raises(NetworkTouched):
        socket.create_connection(FAR)
    no_network.attempts = []


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="this system has no sockets that are files")
def test_sockets_that_are_files_are_no_network(tmp_path_factory: pytest.TempPathFactory) -> None:
    place = str(tmp_path_factory.mktemp("s") / "s")
    with socket.socket(socket.AF_UNIX) as server, socket.socket(socket.AF_UNIX) as client:
        server.bind(place)
        server.listen()
        client.connect(place)


def test_another_process_that_talks_ends_at_once() -> None:
    swallowed = f"try:\n {ATTEMPT}\nexcept BaseException: pass"
    done = subprocess.run(network.python("-c", swallowed), capture_output=True, check=False)  # noqa: S603
    assert (done.returncode, done.stderr) == (TALKED, b"the network was touched: socket.connect\n")


def test_another_process_gets_its_arguments_and_its_module() -> None:
    said = "import sys; print(sys.argv)"
    code = subprocess.run(network.python("-c", said, "a", "b"), capture_output=True, check=True)  # noqa: S603
    assert code.stdout.decode().strip() == "['-c', 'a', 'b']"
    module = network.python("-m", "coprod_desktop.cli", "--version")
    assert subprocess.run(module, capture_output=True, check=True).stdout.strip()  # noqa: S603
