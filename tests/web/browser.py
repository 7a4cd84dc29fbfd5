"""A headless Chromium, driven by its own protocol over two pipes: nothing but Python is needed."""
import base64
import fcntl
import json
import os
import select
import shutil
import subprocess
import tempfile
import time


class Browser:
    """One page of a browser. Every request it makes, and every fault it tells, is kept. `cut`: it has
    no network at all."""

    def __init__(self, width=1280, height=900, dark=False, downloads=None, cut=False):
        self.profile = tempfile.mkdtemp(prefix="duly-web-")
        to_browser, self.to = os.pipe()
        self.come, from_browser = os.pipe()

        def pipes():  # the browser reads from 3 and writes to 4, which may be ours now
            high = [fcntl.fcntl(one, fcntl.F_DUPFD_CLOEXEC, 10) for one in (to_browser, from_browser)]
            for taken, place in zip(high, (3, 4)):
                os.dup2(taken, place)

        alone = (["unshare", "-n"] if os.getuid() == 0 else ["unshare", "-rn"]) if cut else []
        self.process = subprocess.Popen(
            alone + [shutil.which("chromium") or "chromium", "--headless=new", "--no-sandbox",
             "--remote-debugging-pipe", "--disable-gpu", "--no-first-run", "--hide-scrollbars",
             "--user-data-dir=" + self.profile, "--disable-dev-shm-usage", "about:blank"],
            preexec_fn=pipes, close_fds=False, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL)
        os.close(to_browser)
        os.close(from_browser)
        self.rest = b""
        self.asked = 0
        self.events = []
        self.requests = []
        self.faults = []
        self.saved = []
        self.session = None
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log", "DOM"):
            self.call(domain + ".enable")
        self.call("Target.setAutoAttach", autoAttach=True, waitForDebuggerOnStart=False,
                  flatten=True)
        self.size(width, height, dark)
        if downloads:
            self.call("Browser.setDownloadBehavior", behavior="allow", downloadPath=downloads,
                      eventsEnabled=True)

    def size(self, width, height, dark):
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height,
                  deviceScaleFactor=1, mobile=False)
        self.call("Emulation.setEmulatedMedia", features=[
            {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}])

    def close(self):
        self.process.kill()
        self.process.wait()
        os.close(self.to)
        os.close(self.come)
        shutil.rmtree(self.profile, ignore_errors=True)

    def message(self, until):
        while b"\0" not in self.rest:
            if not select.select([self.come], [], [], max(0, until - time.time()))[0]:
                raise TimeoutError("the browser does not answer")
            more = os.read(self.come, 1 << 16)
            if not more:
                raise EOFError("the browser is gone")
            self.rest += more
        one, self.rest = self.rest.split(b"\0", 1)
        return json.loads(one)

    def keep(self, event):
        name, about = event.get("method"), event.get("params", {})
        if name == "Network.requestWillBeSent":
            self.requests.append(about["request"]["url"])
        elif name == "Browser.downloadProgress" and about["state"] == "completed":
            self.saved.append(about["filePath"])
        elif name == "Runtime.exceptionThrown":
            self.faults.append(about["exceptionDetails"].get("exception", {}).get("description")
                               or about["exceptionDetails"]["text"])
        elif name == "Log.entryAdded" and about["entry"]["level"] == "error":
            self.faults.append(about["entry"]["text"])

    def call(self, method, timeout=120, **parameters):
        self.asked += 1
        message = {"id": self.asked, "method": method, "params": parameters}
        if self.session and not method.startswith(("Target.create", "Browser.")):
            message["sessionId"] = self.session
        os.write(self.to, json.dumps(message).encode() + b"\0")
        until = time.time() + timeout
        while True:
            said = self.message(until)
            if said.get("id") == self.asked:
                if "error" in said:
                    raise RuntimeError("%s: %s" % (method, said["error"]["message"]))
                return said["result"]
            self.keep(said)

    def before_scripts(self, script):
        """To be run before any script of a page."""
        self.call("Page.addScriptToEvaluateOnNewDocument", source=script)

    def open(self, address):
        self.call("Page.navigate", url=address)
        self.wait("document.readyState === 'complete'")

    def value(self, script, timeout=120):
        result = self.call("Runtime.evaluate", expression=script, returnByValue=True, userGesture=True,
                           awaitPromise=True, timeout=timeout)
        if "exceptionDetails" in result:
            raise RuntimeError(result["exceptionDetails"].get("exception", {}).get("description"))
        return result["result"].get("value")

    def wait(self, script, seconds=60):
        until = time.time() + seconds
        while not self.value(script):
            if time.time() > until:
                raise TimeoutError("never true: " + script)
            time.sleep(0.02)

    def choose(self, selector, paths):
        root = self.call("DOM.getDocument")["root"]["nodeId"]
        node = self.call("DOM.querySelector", nodeId=root, selector=selector)["nodeId"]
        self.call("DOM.setFileInputFiles", nodeId=node, files=[os.path.abspath(p) for p in paths])

    def picture(self, path, whole=False):
        size = self.call("Page.getLayoutMetrics")["cssContentSize"]
        clip = {}
        if whole:
            clip = {"clip": {"x": 0, "y": 0, "width": size["width"],
                             "height": min(size["height"], 12000), "scale": 1},
                    "captureBeyondViewport": True}
        shot = self.call("Page.captureScreenshot", format="png", **clip)
        with open(path, "wb") as out:
            out.write(base64.b64decode(shot["data"]))

    def paper(self, path):
        paper = self.call("Page.printToPDF", paperWidth=8.27, paperHeight=11.69, printBackground=True)
        with open(path, "wb") as out:
            out.write(base64.b64decode(paper["data"]))
