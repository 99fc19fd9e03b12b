"""Downloads filings from EDGAR, and does nothing else.

contact.py   who asks: EDGAR wants a name and an address from every program
client.py    one address after another, slowly, until the answer is whole
listing.py   which filings a company has
storing.py   which files of a filing carry facts, and how they are kept
manifest.py  what `kg build --manifest` reads
download.py  all of it, in order
"""
