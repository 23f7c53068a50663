"""Everything about an assessment as CSV and JSON, to be read by other programs.

docs/data_files.md says what each file and column holds.
"""

from reports.data_files.files import data_files, data_zip

__all__ = ["data_files", "data_zip"]
