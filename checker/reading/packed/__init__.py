"""Files that hold files: zips and edXML envelopes."""
