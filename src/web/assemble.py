#!/usr/bin/env python3
"""Puts duly.html together: one file, which needs no other.

  assemble.py ENGINE_FOLDER LICENCES OUTPUT      the folder has duly.js and duly.wasm
"""
import base64
import gzip
import hashlib
import pathlib
import sys


def known_by_hash(text):
    """As a Content-Security-Policy names it."""
    return "'sha256-%s'" % base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def main():
    engine, licences, output = (pathlib.Path(a) for a in sys.argv[1:])
    here = pathlib.Path(__file__).resolve().parent
    data = here.parent.parent / "data"

    def read(*paths):
        return "\n" + "\n".join(p.read_text(encoding="utf-8") for p in paths)

    style = read(data / "page.css", here / "door.css")
    script = read(data / "page.js", here / "door.js")
    engine_script = read(engine / "duly.js", here / "worker.js")
    words = read(licences)
    for text in (style, script, engine_script, words):
        if "</script" in text.lower() or "</style" in text.lower():
            sys.exit("a script or style would end too early in the page")
    packed = gzip.compress((engine / "duly.wasm").read_bytes(), 9, mtime=0)
    # Nothing may be asked of any address; the program alone runs, in a worker made of this page.
    # The pages that answers come as have a style of their own, which is the same as this page's.
    of_answers = "\n%s\n" % (data / "page.css").read_text(encoding="utf-8")
    policy = ("default-src 'none'; script-src %s 'wasm-unsafe-eval'; style-src %s %s;"
              " worker-src blob:; base-uri 'none'; form-action 'none'"
              % (known_by_hash(script), known_by_hash(style), known_by_hash(of_answers)))
    page = (here / "page.html").read_text(encoding="utf-8")
    parts = {"POLICY": policy, "STYLE": style, "SCRIPT": script, "ENGINE_SCRIPT": engine_script,
             "LICENCES": words,
             "ENGINE": base64.b64encode(packed).decode()}
    for name, text in parts.items():
        before, after = page.split("@%s@" % name)
        page = before + text + after
    output.write_text(page, encoding="utf-8")
    print("%s: %.1f MB" % (output, output.stat().st_size / 1e6))


main()
