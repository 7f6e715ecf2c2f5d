"""Who is tied to whom by common events: measures of the network, and its files for programs that draw networks."""

from kg.network.files import NETWORK_FORMATS
from kg.network.graph import network
from kg.network.measures import Bridge, Community, Measures, Standing, measures

__all__ = ["NETWORK_FORMATS", "Bridge", "Community", "Measures", "Standing", "measures", "network"]
