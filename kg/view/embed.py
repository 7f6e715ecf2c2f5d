"""How text, scripts and styles may stand inside one HTML file: nothing in them ends the element they are in.

The Content-Security-Policy names each script and style by its hash, so that nothing else runs,
also where an escape was forgotten.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re


def as_json(value: object) -> str:
    """JSON that may stand inside a script element: no character in it can end the element."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def as_script(text: str) -> str:
    """A script that may stand inside a script element; `</script` occurs in strings only."""
    return re.sub(r"<(?=/script|!--)", r"\\x3c", text, flags=re.IGNORECASE)


def csp_hash(text: str) -> str:
    """The source expression by which a policy allows exactly this script or style."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def data_url(media_type: str, content: bytes) -> str:
    """The bytes as a URL that needs no request."""
    return f"data:{media_type};base64,{base64.b64encode(content).decode()}"
