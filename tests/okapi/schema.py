"""Checks XLIFF 2 files against the schemas of OASIS that Okapi brings along: python3 schema.py CLASSPATH FILE...

CLASSPATH is a file that lists Okapi's jars. Needs lxml.
"""

import sys
import zipfile
from pathlib import Path

from lxml import etree

# The core and the modules that mizan writes.
SCHEMA = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
<xs:import namespace="urn:oasis:names:tc:xliff:document:2.0" schemaLocation="xliff_core_2.0.xsd"/>
<xs:import namespace="urn:oasis:names:tc:xliff:matches:2.0" schemaLocation="matches.xsd"/>
<xs:import namespace="urn:oasis:names:tc:xliff:metadata:2.0" schemaLocation="metadata.xsd"/>
</xs:schema>"""


class InJar(etree.Resolver):
    """Finds a schema by its name, wherever in the jar it lies."""

    def __init__(self, jar):
        super().__init__()
        self.jar = zipfile.ZipFile(jar)
        self.places = {name.rsplit("/", 1)[-1]: name for name in self.jar.namelist() if name.endswith(".xsd")}

    def resolve(self, url, public, context):
        place = self.places.get(url.rsplit("/", 1)[-1])
        return self.resolve_string(self.jar.read(place), context, base_url=url) if place else None


def main():
    jars = Path(sys.argv[1]).read_text().strip().split(":")
    parser = etree.XMLParser(no_network=True)
    parser.resolvers.add(InJar(next(jar for jar in jars if "okapi-lib-xliff2" in jar)))
    schema = etree.XMLSchema(etree.fromstring(SCHEMA, parser))
    for name in sys.argv[2:]:
        schema.assertValid(etree.parse(name))
        print(f"{name}: valid")


main()
