# What the scripts need on this machine: said plainly, installed where that is possible, never skipped silently.

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1

need_dotnet() {
  if ! command -v dotnet > /dev/null; then
    echo "The .NET SDK is missing. Install version 10 (https://dotnet.microsoft.com/download/dotnet/10.0), then run this again." >&2
    exit 2
  fi
  if ! dotnet --version > /dev/null 2>&1; then
    echo "global.json asks for an SDK that is not installed: .NET 10. Installed are:" >&2
    (cd / && dotnet --list-sdks) >&2
    exit 2
  fi
}

need_postgres() {
  if compgen -G '/usr/lib/postgresql/*/bin/initdb' > /dev/null; then return; fi
  if [ "$(id -u)" = 0 ] && command -v apt-get > /dev/null; then
    echo "Installing PostgreSQL, on which half of the tests run …"
    if apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends postgresql > /dev/null; then return; fi
  fi
  echo "The tests run on SQLite and on PostgreSQL, and PostgreSQL is not installed." >&2
  echo "As root, install the package: apt-get install postgresql    Then run scripts/test again." >&2
  exit 2
}

need_curl() {
  if ! command -v curl > /dev/null; then
    echo "curl is missing. Install the package: apt-get install curl" >&2
    exit 2
  fi
}
