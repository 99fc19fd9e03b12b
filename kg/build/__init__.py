"""From sources to readings.

manifest.py       which filing a listed source belongs to
loaded_files.py   the files of a batch that some form knows, with their bytes
documents.py      readings of the XBRL documents and collections of a batch
read.py           sources to batches, batches to readings
source_report.py  what sources hold, for `kg report`

None of it but `source_report` loads RDF, so that facts are read without it.
"""
