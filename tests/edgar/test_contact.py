import os

import pytest

from kg.edgar.contact import checked, contact, memory
from kg.errors import InputError


def never() -> str:
    raise AssertionError


@pytest.fixture
def environment(tmp_path) -> dict[str, str]:
    return {"XDG_CONFIG_HOME": str(tmp_path), "APPDATA": str(tmp_path)}


def test_the_option_goes_before_the_environment(environment):
    environment["EDGAR_IDENTITY"] = "Jane Doe jane@example.com"
    assert contact("Ann Lee ann@example.com", environment, never) == (
        "Ann Lee ann@example.com"
    )
    assert contact(None, environment, never) == "Jane Doe jane@example.com"
    assert not memory(environment).exists()


def test_it_is_asked_for_once_and_remembered(environment):
    answers = ["Jane  Doe jane@example.com"]
    assert contact(None, environment, answers.pop) == "Jane Doe jane@example.com"
    assert contact(None, environment, never) == "Jane Doe jane@example.com"
    assert contact(None, environment) == "Jane Doe jane@example.com"
    assert memory(environment).read_text("utf-8") == "Jane Doe jane@example.com\n"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no file modes")
def test_only_its_owner_reads_what_is_remembered(environment):
    contact(None, environment, lambda: "Jane Doe jane@example.com")
    assert memory(environment).stat().st_mode & 0o777 == 0o600


def test_without_identity_and_terminal_it_says_what_to_do(environment):
    with pytest.raises(InputError, match=r"found no identity.*--identity.*EDGAR_IDENT"):
        contact(None, environment)
    with pytest.raises(InputError):
        contact(" ", environment | {"EDGAR_IDENTITY": ""})


@pytest.mark.parametrize(
    "text",
    ["Jane Doe", "jane@example.com", "Jané Doe j@example.com", "J a@b\x00c", "@"],
)
def test_what_is_no_name_with_an_address_is_refused(text):
    with pytest.raises(InputError, match="expected a name and an e-mail address"):
        checked(text, "--identity")


def test_a_line_end_cannot_add_a_header():
    assert checked("Jane j@example.com\r\nX: y", "x") == "Jane j@example.com X: y"


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps it under APPDATA")
def test_without_a_config_folder_it_lies_in_the_home(monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path))
    assert memory({}) == tmp_path / ".config" / "kg" / "identity"
