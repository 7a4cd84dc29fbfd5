// Runs command lines in a thread of its own, so that the page never stands still. It stands behind
// the engine's own script, which made createEngine; the page sends it the engine first.
"use strict";

var engine = null;

function report(about, kind, value, transfer) {
  self.postMessage({ about: about, kind: kind, value: value }, transfer || []);
}

/// The files dropped stand in /files, read as they are asked for; what is written goes to /out.
function stand(files) {
  var FS = engine.FS;
  FS.chdir("/");
  if (FS.analyzePath("/files").exists) FS.unmount("/files");
  else FS.mkdir("/files");
  FS.mount(FS.filesystems.WORKERFS, { blobs: files }, "/files");
  if (!FS.analyzePath("/out").exists) FS.mkdir("/out");
  FS.chdir("/files");
}

function run(about, words, written) {
  var told = "";
  engine.tell = function (text) {
    // A line that is to be taken away again begins with a carriage return.
    if (text[0] === "\r") report(about, "progress", text.trim());
    else told += text;
  };
  var bytes = new TextEncoder().encode(words.map(function (w) { return w + "\0"; }).join(""));
  var at = engine._malloc(bytes.length + 1);
  engine.HEAPU8.set(bytes, at);
  var code = engine._duly_run(at, bytes.length);
  engine._free(at);
  var from = engine._duly_printed();
  var printed = engine.HEAPU8.slice(from, from + engine._duly_printed_size());
  var file = null;
  if (written && engine.FS.analyzePath(written).exists) {
    file = engine.FS.readFile(written);
    engine.FS.unlink(written);
  }
  var done = { code: code, messages: told, printed: new TextDecoder().decode(printed), file: file };
  report(about, "done", done, file ? [file.buffer] : []);
}

self.onmessage = function (event) {
  var asked = event.data;
  try {
    if (asked.kind === "begin") {
      createEngine({ wasmBinary: asked.engine }).then(function (made) {
        engine = made;
        report(asked.about, "done", null);
      }, function (error) {
        report(asked.about, "failed", String(error));
      });
    } else if (asked.kind === "files") {
      stand(asked.files);
      report(asked.about, "done", null);
    } else {
      run(asked.about, asked.words, asked.written);
    }
  } catch (error) {
    report(asked.about, "failed", String(error && error.message || error));
  }
};
