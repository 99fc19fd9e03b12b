"""Filings in a bucket become parts in a bucket, on Sail and a server of S3 beside it.

``make test-spark`` installs the server; elsewhere the tests are passed over without it.
"""

import importlib.util
import shutil
from pathlib import Path

import pytest

import kg
from tests.cluster.compared import differing_tables, quads_of_graph, quads_of_parts

NEEDED = ("pysail", "pyspark", "pyarrow", "moto", "boto3")
MISSING = [name for name in NEEDED if importlib.util.find_spec(name) is None]
XBRL = Path(__file__).resolve().parents[1] / "data" / "xbrl"
FILING = "1751876/0001751876-22-000001"

pytestmark = [
    pytest.mark.skipif(bool(MISSING), reason=f"no {' and no '.join(MISSING)}"),
    pytest.mark.filterwarnings("ignore"),
]


@pytest.fixture
def bucket(monkeypatch):
    """A bucket of a server on loopback; `kg` is told of it as Sail asks for it."""
    import boto3  # noqa: PLC0415
    from moto.server import ThreadedMotoServer  # noqa: PLC0415

    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    address = f"http://{host}:{port}"
    settings = {
        "AWS_ACCESS_KEY_ID": "key", "AWS_SECRET_ACCESS_KEY": "secret",
        "AWS_REGION": "us-east-1", "AWS_ENDPOINT": address, "AWS_ALLOW_HTTP": "true",
        "AWS_VIRTUAL_HOSTED_STYLE_REQUEST": "false",
    }  # fmt: skip
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    client = boto3.client("s3", endpoint_url=address, region_name="us-east-1")
    client.create_bucket(Bucket="filings")
    yield client
    server.stop()


@pytest.mark.parametrize("scheme", ["s3", "s3a"])
def test_a_bucket_is_read_and_written(scheme, bucket, tmp_path) -> None:
    from kg.api.cluster import build_parts  # noqa: PLC0415

    source = tmp_path / FILING
    shutil.copytree(XBRL, source, ignore=shutil.ignore_patterns("*.zip"))
    for file in source.iterdir():
        bucket.upload_file(str(file), "filings", f"{FILING}/{file.name}")
    place = f"{scheme}://filings/parts"
    report = build_parts([f"{scheme}://filings/1751876"], place)
    for entry in bucket.list_objects_v2(Bucket="filings", Prefix="parts/")["Contents"]:
        target = tmp_path / entry["Key"]
        target.parent.mkdir(parents=True, exist_ok=True)
        if not entry["Key"].startswith("parts/_work/"):
            bucket.download_file("filings", entry["Key"], str(target))
    with kg.open(tmp_path / "graph") as graph:
        assert report.facts == graph.build([source]).stored > 0
        assert differing_tables(tmp_path / "parts", graph) == []
        assert quads_of_parts(tmp_path / "parts") == quads_of_graph(graph)
