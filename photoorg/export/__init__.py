"""What leaves the library: folders of chips or photos."""

from photoorg.export.folders import ExportFailure, ExportItem, ExportReport, export_folders
from photoorg.export.names import safe_name

__all__ = ["ExportFailure", "ExportItem", "ExportReport", "export_folders", "safe_name"]
