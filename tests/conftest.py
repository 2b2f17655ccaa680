"""What holds for all tests."""

from __future__ import annotations

import os

# A helper process per command would cost more than it saves on the small project; tests of it ask for one themselves.
os.environ["BUILDER_BUILD_JOBS"] = "1"
