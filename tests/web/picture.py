#!/usr/bin/env python3
"""Takes docs/page.png, the picture of the browser page in the README: picture.py PAGE OUTPUT."""
import glob
import pathlib
import sys

from browser import Browser

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
STATUS = "document.getElementById('status').textContent"


def main():
    browser = Browser(width=1000, height=1250)
    try:
        browser.open(pathlib.Path(sys.argv[1]).resolve().as_uri())
        browser.wait("/Ready/.test(%s)" % STATUS)
        files = sorted(glob.glob(str(ROOT / "examples/small-authority/*.csv")))
        browser.choose("#choose", [f for f in files if not f.endswith(("care_dates.csv", "workers.csv"))])
        browser.wait("/^Done/.test(%s)" % STATUS)
        browser.value("document.getElementById('as-at').value = '2016-03-31';"
                      "document.getElementById('year').value = '2015-16';"
                      "document.getElementById('status').textContent = '';"
                      "document.getElementById('ask-pack').click()")
        browser.wait("/^Done/.test(%s)" % STATUS)
        browser.value("scrollTo(0, 0); document.activeElement.blur()")
        browser.picture(sys.argv[2])
    finally:
        browser.close()


main()
