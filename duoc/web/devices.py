"""What a browser says about itself, in words that its owner knows it by."""

from __future__ import annotations

# The first mark that is found counts: every browser claims to be all that were there before it.
BROWSERS = {
    "coc_coc": "Cốc Cốc",
    "Edg": "Edge",
    "OPR": "Opera",
    "Firefox": "Firefox",
    "Chrome": "Chrome",
    "Safari": "Safari",
}
SYSTEMS = {
    "Android": "Android",
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Windows": "Windows",
    "Mac OS": "macOS",
    "Linux": "Linux",
}


def device_name(user_agent: str) -> str:
    """Browser and system: "Chrome, Android". What is unknown to us stands as it was said, shortened."""
    found = [next((name for mark, name in marks.items() if mark in user_agent), "") for marks in (BROWSERS, SYSTEMS)]
    return ", ".join(filter(None, found)) or user_agent[:60]
