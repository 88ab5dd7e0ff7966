# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What an administrator says about the service.

On the command line, else in the environment as ``POS_LOYALTY_SERVER_...``, else in ``server.toml``.
"""

from pathlib import Path
from typing import Any, Final, Literal

from pydantic import Field, ValidationError
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from pos_loyalty.places import find_places
from pos_loyalty.protocol.operations import complaints_of

FILE_NAME: Final = "server.toml"
DATABASE_NAME: Final = "server.db"
PORT: Final = 8470


class InvalidServerSettings(ValueError):
    """A setting cannot be used; says which, and in what way."""


class ServerSettings(BaseSettings):
    """Everything that can be set, with what holds where nothing is said.

    Attributes:
        database: SQLAlchemy's address; empty for a SQLite file in the data folder.
        public_url: The address that tills use, where a proxy stands in between: they sign it.
        workers: Processes; more than one need PostgreSQL to be of use.
        connections_max: To the database, of each process.
        requests_max: That each process works on at the same time; others are asked to come again.
        proxies: Whose word is taken for the asker's address and scheme; ``*`` for everybody's.
        is_webhook_private: Let webhooks go to addresses that are not on the public internet.
    """

    model_config = SettingsConfigDict(
        env_prefix="POS_LOYALTY_SERVER_", extra="forbid", frozen=True, str_max_length=2_000
    )

    database: str = ""
    host: str = "127.0.0.1"
    port: int = Field(default=PORT, ge=0, le=65_535)
    public_url: str = Field(default="", pattern=r"^$|^https?://[^/?#\s]+$")
    workers: int = Field(default=1, ge=1, le=256)
    connections_max: int = Field(default=10, ge=1, le=500)
    requests_max: int = Field(default=200, ge=1, le=10_000)
    proxies: str = "127.0.0.1"
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    is_webhook_private: bool = False

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - the base class's signature
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - as above
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Return where settings come from, the strongest first."""
        return (init_settings, env_settings, TomlConfigSettingsSource(settings_cls))


def read_server_settings(data_dir: Path | None, **said: Any) -> ServerSettings:  # noqa: ANN401 - of whatever a setting is
    """Return the settings of the service that keeps its things in a folder.

    Args:
        data_dir: As for ``find_places``.
        said: On the command line; those that are ``None`` were not.

    Raises:
        InvalidServerSettings: If one cannot be used.
    """
    places = find_places(data_dir)

    class _FromFile(ServerSettings):
        model_config = SettingsConfigDict(toml_file=places.config_dir / FILE_NAME)

    chosen = {name: value for name, value in said.items() if value is not None}
    try:
        settings = _FromFile(**chosen)
    except ValidationError as error:
        raise InvalidServerSettings(complaints_of(error)) from None
    except ValueError as error:
        raise InvalidServerSettings(f"{FILE_NAME} is no TOML") from error
    if settings.database:
        return settings
    return settings.model_copy(update={"database": f"sqlite:///{places.data_dir / DATABASE_NAME}"})
