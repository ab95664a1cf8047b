"""What a reader takes along from the page, read by programs that we did not write."""

import io
import struct
from xml.etree import ElementTree

import networkx as nx
import pyoxigraph as ox
import pytest
import rdflib

pytestmark = pytest.mark.browser

SVG = "{http://www.w3.org/2000/svg}"
DIP = rdflib.Namespace("https://w3id.org/diplomacy-kg/ontology#")


@pytest.fixture
def download(open_page):
    def take(html, ending, *, without=()):
        page = open_page(html)
        for key in without:
            page.locator(f"label[data-key={key}] input").uncheck()
        page.click("#download")
        with page.expect_download() as coming:
            page.click(f"[data-format={ending}]")
        assert coming.value.suggested_filename == f"Seven-moments-of-diplomacy.{ending}"
        return coming.value.path().read_bytes()

    return take


def test_no_line_of_a_claim_is_drawn_as_plain_fact(download, history_page):
    # A denied event has a stroke across its square, which is no line.
    def dashed(*without):
        drawing = ElementTree.fromstring(download(history_page, "svg", without=without))
        lines = [p for p in drawing.findall(f"{SVG}path") if p.get("fill") == "none" and p.get("transform") is None]
        return [line.get("stroke-dasharray") is not None for line in lines]

    claims = dashed("own", "Negated")
    assert claims
    assert all(claims)
    assert not all(dashed("claimed", "Negated"))


def test_the_turtle_holds_nothing_but_what_the_graph_says(download, history, history_page):
    taken = ox.Store()
    taken.load(download(history_page, "ttl"), format=ox.RdfFormat.TURTLE)
    said = {str(quad.triple) for quad in history}
    assert len(taken) > 500
    offices = list(taken.quads_for_pattern(None, ox.NamedNode(DIP.holdsOffice), None))
    assert [quad.object.value.rpartition("/")[2] for quad in offices] == ["prime-minister-of-ethiopia"]
    assert [str(quad.triple) for quad in taken if str(quad.triple) not in said] == []


def test_the_turtle_is_of_what_passes_the_filters(download, history_page):
    everything = rdflib.Graph().parse(download(history_page, "ttl"), format="turtle")
    told = rdflib.Graph().parse(download(history_page, "ttl", without=["claimed"]), format="turtle")
    claimed = set(everything.subjects(DIP.attributedTo))
    assert claimed
    assert not claimed & set(told.subjects())
    assert set(everything.subjects(DIP.factuality)) - claimed == set(told.subjects(DIP.factuality))


def test_the_network_joins_events_to_those_who_take_part(download, history_page):
    net = nx.read_gexf(io.BytesIO(download(history_page, "gexf")))
    called = {facts["label"]: node for node, facts in net.nodes(data=True)}
    broken = called["United States breaks off relations with Taiwan"]
    assert net.nodes[broken]["factuality"] == "Fact"
    roles = {facts["role"]: net.nodes[end]["label"] for _, end, facts in net.edges(broken, data=True)}
    assert roles == {"agent": "United States", "recipient": "Taiwan"}
    assert net.nodes["state/TWN"]["viz"]["position"]


def test_the_drawing_is_svg_with_every_label_that_is_seen(download, open_page, history_page):
    drawing = ElementTree.fromstring(download(history_page, "svg"))
    words = " ".join(text.text for text in drawing.iter(f"{SVG}text"))
    assert "Nikita" in words
    assert "Taiwan" in words
    colours = {shape.get("fill") for shape in drawing.iter(f"{SVG}path")}
    assert len(colours) > 8
    assert not any("rgba" in value or "NaN" in value for part in drawing.iter() for value in part.attrib.values())


def test_the_picture_has_two_points_to_a_pixel_and_room_for_the_key(download, open_page, history_page):
    picture = download(history_page, "png")
    assert picture.startswith(b"\x89PNG")
    frame = open_page(history_page).locator("#network").bounding_box()
    width, height = struct.unpack(">II", picture[16:24])
    assert width == 2 * round(frame["width"])
    assert 2 * frame["height"] + 100 < height < 2 * frame["height"] + 600


def test_below_the_drawing_a_key_says_what_is_in_it_and_nothing_else(download, history_page):
    def read_key(*without):
        drawing = ElementTree.fromstring(download(history_page, "svg", without=without))
        return {text.text for text in drawing.find(f"{SVG}g[@class='key']").iter(f"{SVG}text")}

    assert {"Who and what", "States", "Events", "Planned", "According to someone", "Talks and visits"} <= read_key()
    fewer = read_key("claimed", "talks", "place")
    assert not {"According to someone", "Talks and visits", "Places"} & fewer
    assert "States" in fewer
