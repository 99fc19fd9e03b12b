"""Whether an environment is whole: every file of every package is there."""

import pytest

from tests.installed import missing_files


@pytest.fixture
def site(tmp_path):
    """A folder with one installed package of two modules."""
    for name, text in {
        "quill/__init__.py": "",
        "quill/ink.py": "",
        "quill-1.dist-info/METADATA": "Metadata-Version: 2.1\nName: quill\nVersion: 1\n",
        "quill-1.dist-info/RECORD": "quill/__init__.py,,\nquill/ink.py,,\n"
        "quill/__pycache__/ink.cpython-311.pyc,,\nquill-1.dist-info/METADATA,,\n",
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


def test_a_whole_environment_misses_nothing(site):
    assert missing_files([str(site)], ["quill"]) == []


@pytest.mark.parametrize("name", ["quill/__init__.py", "quill/ink.py"])
def test_a_deleted_file_is_missing(site, name):
    (site / name).unlink()
    assert missing_files([str(site)], ["quill"]) == [name]


def test_a_package_half_installed_has_no_list_of_files(site):
    (site / "quill-1.dist-info/RECORD").unlink()
    assert missing_files([str(site)], ["quill"]) == ["list of files of quill"]


def test_a_package_installed_by_its_setup_script_is_whole(site):
    (site / "nib-1.egg-info").mkdir()
    (site / "nib-1.egg-info/PKG-INFO").write_text("Name: nib\nVersion: 1\n")
    (site / "nib-1.egg-info/installed-files.txt").write_text("../nib.py\n")
    assert missing_files([str(site)], ["quill", "nib"]) == []


def test_a_package_that_is_needed_is_missing(site):
    assert missing_files([str(site)], ["quill", "nib"]) == ["nib"]
