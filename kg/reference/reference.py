"""All that is known before reading, in one record: ontology, lexicon, cues, catalogue."""

from dataclasses import dataclass
from pathlib import Path

from kg.reference.catalogue import Catalogue, load_catalogue
from kg.reference.cues import Cues, load_cues
from kg.reference.dating import DatingCues, load_dating_cues
from kg.reference.lexicon import Lexicon, load_lexicon
from kg.reference.ontology import Ontology, load_ontology


@dataclass(frozen=True, slots=True)
class Reference:
    """What reading needs to know besides the text; a reading is a function of it, the model and the document."""

    ontology: Ontology
    lexicon: Lexicon
    cues: Cues
    dating: DatingCues
    catalogue: Catalogue

    @property
    def versions(self) -> dict[str, str]:
        """Hashes and versions of the parts, for the graph's provenance."""
        return {
            "ontology": self.ontology.version,
            "lexicon": self.lexicon.version,
            "cues": self.cues.version,
            "catalogue": self.catalogue.version,
        }


def load_reference(overlay: Path | None = None, catalogue: Path | None = None) -> Reference:
    """Load everything; `overlay` is a user's ontology folder over the shipped one, `catalogue` a user's own rows."""
    ontology = load_ontology(overlay)
    return Reference(
        ontology=ontology,
        lexicon=load_lexicon(ontology, overlay),
        cues=load_cues(overlay),
        dating=load_dating_cues(overlay),
        catalogue=load_catalogue(overlay, catalogue),
    )
