"""A session that connects to public addresses alone, whatever a name or a redirect leads to."""

import ipaddress
import socket

import requests
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import NameResolutionError


class PrivateAddress(Exception):
    """A host whose address lies in a private network, on this machine or nowhere."""


def is_public(address):
    """Whether an IP *address*, in text, belongs to the public internet."""
    found = ipaddress.ip_address(address.partition("%")[0])
    found = getattr(found, "ipv4_mapped", None) or found
    return found.is_global and not found.is_multicast


def refuse_private(host, port):
    """Raise PrivateAddress where any address of *host* is not public."""
    for *_kind, (address, *_rest) in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM):
        if not is_public(address):
            raise PrivateAddress(host)


class Guard:
    """A connection that looks at the address twice: before it connects, and at the one that it then has."""

    def _new_conn(self):
        try:
            refuse_private(self._dns_host, self.port)
        except (socket.gaierror, UnicodeError) as error:
            raise NameResolutionError(self.host, self, error) from error
        connection = super()._new_conn()
        if not is_public(connection.getpeername()[0]):
            connection.close()
            raise PrivateAddress(self.host)
        return connection


class GuardedConnection(Guard, HTTPConnection):
    """Over http."""


class GuardedSecureConnection(Guard, HTTPSConnection):
    """Over https."""


class GuardedPool(HTTPConnectionPool):
    ConnectionCls = GuardedConnection


class GuardedSecurePool(HTTPSConnectionPool):
    ConnectionCls = GuardedSecureConnection


class GuardedAdapter(HTTPAdapter):
    """Connects through guarded connections only."""

    def init_poolmanager(self, *arguments, **options):
        super().init_poolmanager(*arguments, **options)
        self.poolmanager.pool_classes_by_scheme = {"http": GuardedPool, "https": GuardedSecurePool}


def make_session(agent, allow_private=False):
    """Answer a session that says who asks, takes nothing from the environment and keeps no cookies."""
    session = requests.Session()
    session.trust_env = False
    session.cookies.set_policy(requests.cookies.cookielib.DefaultCookiePolicy(allowed_domains=[]))
    session.headers = {"User-Agent": agent, "Accept": "*/*", "Accept-Encoding": "identity"}
    if not allow_private:
        for scheme in ("http://", "https://"):
            session.mount(scheme, GuardedAdapter())
    return session
