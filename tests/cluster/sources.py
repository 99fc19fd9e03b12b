"""Sources of many filings, made of the shipped pages under other names."""

import csv
import re
import shutil

from kg.resources import folder


def write_many(place, copies):
    """Write the example pages several times, each as a filing of another company.

    Returns:
        The manifest.
    """
    place.mkdir(parents=True, exist_ok=True)
    examples = folder("examples")
    with (examples / "manifest.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    manifest = place / "manifest.csv"
    with manifest.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, list(rows[0]))
        writer.writeheader()
        for n in range(copies):
            for row in rows:
                name = f"{n:03}-{row['source']}"
                shutil.copyfile(examples / row["source"], place / name)
                cik = str(int(row["cik"]) + n)
                accession = re.sub(r"^\d+", f"{n:010}", row["accession"])
                entity = f"{row['entity']} {n}" if n else row["entity"]
                changed = {
                    "source": str(place / name), "cik": cik, "accession": accession,
                    "entity": entity, "url": "",
                }  # fmt: skip
                writer.writerow(row | changed)
    return manifest
