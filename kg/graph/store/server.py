"""Talk to a SPARQL server over HTTP: who asks, how long to wait, what to try again, and what to tell people."""

import re
from collections.abc import Generator, Mapping

import httpx
from tenacity import Retrying, retry_if_exception_type, stop_after_attempt, wait_exponential

from kg.errors import QueryError, StoreError
from kg.settings import Access

#: Seconds to wait for a server, between two pieces of its answer.
PATIENCE = 60.0
#: Times that a request is sent before the server counts as down, and seconds before it is sent again: 0.25, 0.5, 1.
ATTEMPTS = 4
PAUSE = 0.25
#: Answers of a server that is busy or not yet up.
_PASSING = frozenset({429, 502, 503, 504})
_RESULTS = "application/sparql-results+json, application/n-triples;q=0.9"
_DENIED = re.compile(r"permission|not authori[sz]ed|access denied", re.IGNORECASE)
_SENT_NOTHING = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
_DROPPED = (httpx.ReadError, httpx.WriteError, httpx.RemoteProtocolError)


class _PassingError(Exception):
    """What may go away by itself."""

    def __init__(self, told: StoreError) -> None:
        self.told = told


class Server:
    """A server by the URL of its queries, its updates, or the server itself.

    Every request that is sent here can be repeated: a query reads, and an update of `RemoteStore` done twice leaves
    what it left when done once. So a request is sent again where no connection came about, where it broke, and where
    the server says that it is busy. Where the time is up the server may still be at work, so nothing is sent again.
    """

    def __init__(self, place: str, access: Access, patience: float = PATIENCE) -> None:
        """Remember the URL; nothing is sent yet."""
        try:
            url = httpx.URL(place)
        except httpx.InvalidURL as error:
            raise StoreError(place, f"is no URL: {error}.", "Write it like http://localhost:7878/query.") from None
        if url.userinfo and not access.given:
            access = Access(user=url.username, password=url.password)
        url = url.copy_with(userinfo=b"", fragment=None)
        #: For messages: never with a password in it.
        self.place = str(url)
        #: What the server says it is; empty before its first answer.
        self.product = ""
        self._url = url.copy_with(path="/query") if url.path in ("", "/") else url
        self._access = access
        #: Whether to try the Graph Store Protocol.
        self._takes_graphs = True
        self._client = httpx.Client(timeout=patience, auth=_Credentials(access) if access.given else None)

    def ask(self, query: str, parameters: Mapping[str, str]) -> httpx.Response:
        """Send a query as a form, which every server takes, and return the whole answer."""
        answer = self._send(self._url, {"Accept": _RESULTS}, form={"query": query, **parameters})
        if answer.status_code == httpx.codes.BAD_REQUEST:
            raise QueryError(self.place, f"refuses the query: {_beginning(answer)}")
        self._expect_success(answer)
        return answer

    def update(self, text: str) -> None:
        """Send an update, which must be one that can be repeated."""
        answer = self._send(self._update_url(), {}, form={"update": text})
        if answer.is_server_error or answer.status_code == httpx.codes.BAD_REQUEST:
            if _DENIED.search(answer.text):
                raise self._not_let_in(answer)
            raise StoreError(self.place, f"refuses the update: {_beginning(answer)}")
        self._expect_success(answer)

    def add(self, graph: str, triples: str) -> bool:
        """Add N-Triples without blank nodes to a graph by the Graph Store Protocol; say whether the server took them.

        One that did not, because it offers no such thing or not for all triples, is not asked again.
        """
        if not self._takes_graphs or (url := self._graphs_url()) is None:
            return False
        headers = {"Content-Type": "application/n-triples"}
        answer = self._send(url.copy_set_param("graph", graph), headers, content=triples.encode())
        if self._access.graphs and not answer.is_server_error:
            self._expect_success(answer, "Check KG_STORE_GRAPHS.")
        self._takes_graphs = answer.is_success
        return self._takes_graphs

    def close(self) -> None:
        """Close the connection."""
        self._client.close()

    def _send(
        self,
        url: httpx.URL,
        headers: Mapping[str, str],
        form: Mapping[str, str] | None = None,
        content: bytes | None = None,
    ) -> httpx.Response:
        request = self._client.build_request("POST", url, headers=headers, data=form, content=content)
        attempts = Retrying(
            retry=retry_if_exception_type(_PassingError),
            stop=stop_after_attempt(ATTEMPTS),
            wait=wait_exponential(multiplier=PAUSE),
            reraise=True,
        )
        try:
            return attempts(self._send_once, request)
        except _PassingError as passing:
            raise passing.told from None

    def _send_once(self, request: httpx.Request) -> httpx.Response:
        try:
            answer = self._client.send(request)
        except _SENT_NOTHING as error:
            told = StoreError(self.place, f"does not answer: {_reason(error)}.", "Check the URL and that it runs.")
            raise _PassingError(told) from None
        except _DROPPED as error:
            told = StoreError(
                self.place, f"broke off its answer: {_reason(error)}.", "Look into its log, and try again."
            )
            raise _PassingError(told) from None
        except httpx.TimeoutException:
            raise StoreError(
                self.place,
                f"did not answer within {self._client.timeout.read:g} seconds.",
                "Ask for less, or see whether it is overloaded.",
            ) from None
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise StoreError(self.place, f"cannot be asked: {_reason(error)}.", "Check the URL.") from None
        self.product = answer.headers.get("server", self.product)
        if answer.status_code in _PASSING:
            raise _PassingError(
                StoreError(self.place, f"answers {_status(answer)}.", "It may be busy or starting; try again later.")
            )
        return answer

    def _expect_success(self, answer: httpx.Response, mend: str = "") -> None:
        if answer.is_success:
            return
        if answer.status_code in (httpx.codes.UNAUTHORIZED, httpx.codes.FORBIDDEN):
            raise self._not_let_in(answer)
        if answer.has_redirect_location:
            raise StoreError(self.place, f"has moved to {answer.headers['location']}.", "Give that URL.")
        if not mend and answer.is_client_error:
            mend = "Give the URL of its SPARQL queries; often it ends in /query or /sparql."
        mend = mend or "Look into its log."
        raise StoreError(str(answer.url.copy_with(query=None)), f"answers {_status(answer)}.", mend)

    def _not_let_in(self, answer: httpx.Response) -> StoreError:
        if self._access.given:
            what, mend = "refuses the credentials", "Check KG_STORE_USER and KG_STORE_PASSWORD, or KG_STORE_TOKEN."
        else:
            what, mend = "asks who you are", "Set KG_STORE_USER and KG_STORE_PASSWORD, or KG_STORE_TOKEN."
        return StoreError(self.place, f"{what} ({_status(answer)}).", mend)

    def _update_url(self) -> httpx.URL:
        """Return where the server takes updates, which common servers have beside their queries."""
        if self._access.update:
            return httpx.URL(self._access.update)
        path = self._url.path.rstrip("/")
        if path.endswith("/query"):
            path = path.removesuffix("query") + "update"
        elif path.endswith("/sparql") and self._access.given and "virtuoso" in self.product.lower():
            path += "-auth"
        elif re.search(r"/repositories/[^/]+$", path):
            path += "/statements"
        return self._url.copy_with(path=path)

    def _graphs_url(self) -> httpx.URL | None:
        """Return where the server takes whole graphs, if it is known to; servers do not agree on where."""
        if self._access.graphs:
            return httpx.URL(self._access.graphs)
        path, product = self._url.path.rstrip("/"), self.product.lower()
        if "oxigraph" in product and path.endswith("/query"):
            path = path.removesuffix("query") + "store"
        elif "virtuoso" in product and path.endswith("/sparql") and self._access.given:
            path += "-graph-crud-auth"
        elif "fuseki" in product and path.endswith(("/query", "/sparql")):
            path = path[: path.rindex("/")] + "/data"
        elif re.search(r"/repositories/[^/]+$", path):
            path += "/rdf-graphs/service"
        else:
            return None
        return self._url.copy_with(path=path)


class _Credentials(httpx.Auth):
    """A token, or user and password in the way that the server asks for."""

    def __init__(self, access: Access) -> None:
        self._token = access.token
        self._basic = httpx.BasicAuth(access.user, access.password)
        self._digest = httpx.DigestAuth(access.user, access.password)
        self._asks_digest = False

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        if self._token:
            request.headers["Authorization"] = f"Bearer {self._token}"
            yield request
            return
        if not self._asks_digest:
            answer = yield next(self._basic.auth_flow(request))
            if answer.status_code != httpx.codes.UNAUTHORIZED:
                return
            # Virtuoso says that it wants a digest only to those who send nothing.
            self._asks_digest = True
            del request.headers["Authorization"]
        yield from self._digest.auth_flow(request)


def _status(answer: httpx.Response) -> str:
    return f"{answer.status_code} {answer.reason_phrase}".rstrip()


def _beginning(answer: httpx.Response) -> str:
    """Return the first words of what the server says."""
    told = " ".join(answer.text.split())
    return told if len(told) <= 300 else told[:300] + " …"


def _reason(error: Exception) -> str:
    return str(error).rstrip(".") or type(error).__name__
