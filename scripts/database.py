"""Makes the database, or brings an older one to this version's tables: `python -m scripts.database`."""

import sys

from assessment.store import StoreError, open_database, upgrade


def main() -> int:
    try:
        upgrade(open_database())
    except StoreError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
