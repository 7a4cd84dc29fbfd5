// The page's own part: which files, what is asked, and where the answer stands. Every answer is the
// program's: this asks it by a command line and shows what it writes.
(function () {
  "use strict";

  /// The answers there are. To add one: a line here. `save` are the endings it can be saved with.
  var kTable = ["csv", "xlsx", "html", "md", "json"];
  var kAnswers = [
    { id: "pack", title: "The pack", words: ["report"], year: true, names: true, hides: true, save: ["html", "xlsx", "md"], file: "pack.html" },
    { id: "kpi", title: "Indicators", words: ["kpi", "-m", "all"], year: true, hides: true, save: kTable },
    { id: "due", title: "What is due", words: ["due"], save: kTable.concat("ics") },
    { id: "reviews", title: "Reviews of the year", words: ["reviews"], year: true, save: kTable },
    { id: "late", title: "Late reviews", words: ["reviews", "--outcome", "late"], year: true, save: kTable },
    { id: "readings", title: "Under every reading", words: ["readings"], year: true, hides: true, save: kTable },
    { id: "child", title: "Why, for one child", words: ["explain"], child: true, save: kTable },
    { id: "check", title: "What is wrong", words: ["check"], save: kTable },
    { id: "files", title: "The files", words: ["files"], save: kTable }
  ];
  var kMostBytes = 1.5e9;
  var kTypes = { csv: "text/csv", html: "text/html", md: "text/markdown", json: "application/json", ics: "text/calendar",
    xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" };

  var files = [];  // {name, data}
  var current = kAnswers[0];
  var worker = null;
  var waiting = {};
  var asks = 0;

  function at(id) { return document.getElementById(id); }

  // The program, in a worker.

  function tell(text) { at("status").textContent = text; }

  function ask(message, transfer) {
    var about = ++asks;
    message.about = about;
    return new Promise(function (done, failed) {
      waiting[about] = { done: done, failed: failed };
      worker.postMessage(message, transfer || []);
    });
  }

  function hear(event) {
    var said = event.data;
    if (said.kind === "progress") { tell(said.value); return; }
    var who = waiting[said.about];
    delete waiting[said.about];
    if (said.kind === "done") who.done(said.value);
    else who.failed(new Error(said.value));
  }

  function bytesOf(base64) {
    var text = atob(base64.trim());
    var out = new Uint8Array(text.length);
    for (var i = 0; i < text.length; ++i) out[i] = text.charCodeAt(i);
    return out;
  }

  function engineBytes() {
    var packed = new Blob([bytesOf(at("engine").textContent)]).stream();
    return new Response(packed.pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
  }

  function begin() {
    var script = new Blob([at("engine-script").textContent], { type: "text/javascript" });
    var address = URL.createObjectURL(script);
    worker = new Worker(address);
    worker.onmessage = hear;
    worker.onerror = function () { failAll("the browser could not begin the program"); };
    return engineBytes().then(function (engine) {
      return ask({ kind: "begin", engine: engine }, [engine]);
    }).then(function () {
      return files.length > 0 ? ask({ kind: "files", files: files }) : null;
    });
  }

  function failAll(why) {
    Object.keys(waiting).forEach(function (about) { waiting[about].failed(new Error(why)); });
    waiting = {};
  }

  /// After a fault nothing in the worker's memory is to be trusted: it begins anew.
  function beginAnew() {
    worker.terminate();
    waiting = {};
    ready = begin();
  }

  // Command lines.

  function quoted(word) {
    return /^[A-Za-z0-9_.,:=\/+-]+$/.test(word) ? word : '"' + word.replace(/(["\\])/g, "\\$1") + '"';
  }

  function wordsOf(line) {
    var out = [];
    var pattern = /"((?:[^"\\]|\\.)*)"|'([^']*)'|(\S+)/g;
    for (var found = pattern.exec(line); found; found = pattern.exec(line)) {
      if (found[1] !== undefined) out.push(found[1].replace(/\\(.)/g, "$1"));
      else out.push(found[2] !== undefined ? found[2] : found[3]);
    }
    if (out[0] === "duly") out.shift();
    return out;
  }

  function lineOf(answer) {
    var words = answer.words.concat(files.map(function (f) { return f.name; }));
    if (answer.year) words.push("--year", at("year").value);
    if (answer.child) words.push("--child", at("child").value.trim());
    if (at("as-at").value) words.push("--as-at", at("as-at").value);
    if (answer.hides && at("suppress").value) words.push("--suppress", at("suppress").value);
    if (answer.hides && at("round").value) words.push("--round", at("round").value);
    if (answer.names && at("child-level").checked) words.push("--child-level");
    if (answer.file) words.push("-o", answer.file);
    return ["duly"].concat(words.map(quoted)).join(" ");
  }

  /// The words without those that say how and where it is written; and the name it was to have.
  function withoutOutput(words) {
    var out = { words: [], name: null };
    for (var i = 0; i < words.length; ++i) {
      if (/^(-o|--output|-f|--format)$/.test(words[i])) {
        if (words[i][1] === "o" || words[i] === "--output") out.name = words[i + 1];
        ++i;
      } else {
        out.words.push(words[i]);
      }
    }
    return out;
  }

  function endingOf(name) { return name.slice(name.lastIndexOf(".") + 1).toLowerCase(); }

  // Answers.

  function show(place, page) {
    var read = new DOMParser().parseFromString(page, "text/html");
    var parts = Array.prototype.slice.call(read.querySelectorAll("main > *, body > footer"));
    place.replaceChildren.apply(place, parts.map(function (p) { return document.adoptNode(p); }));
    enliven(place);
  }

  function showText(place, text) {
    var block = document.createElement("pre");
    block.textContent = text;
    place.replaceChildren(block);
  }

  function isError(line) { return /^error|^duly: |: error/.test(line); }

  /// What is wrong first, then what is doubtful, then the rest.
  function showMessages(result) {
    var lines = result.messages.split("\n").filter(function (l) { return l.trim() !== ""; });
    var sorted = lines.filter(isError).concat(lines.filter(function (l) { return !isError(l); }));
    var made = sorted.map(function (line) {
      var one = document.createElement("p");
      one.textContent = line.replace(/^duly: /, "");
      if (isError(line)) one.className = "urgent";
      return one;
    });
    at("messages").replaceChildren.apply(at("messages"), made);
    at("told").hidden = made.length === 0;
  }

  function plain(words) {
    return words[0] === "completion" || words.indexOf("--help") >= 0 || words.indexOf("--version") >= 0 ||
      words.indexOf("--show-config") >= 0 || words.indexOf("--as-map") >= 0 || words[0] === "help";
  }

  /// Runs words and gives {code, messages, printed, file}.
  function run(words, written) {
    return ready.then(function () {
      return ask({ kind: "run", words: written ? words.concat("-o", written) : words, written: written });
    });
  }

  function answer(line) {
    var asked = withoutOutput(wordsOf(line));
    var ending = asked.name ? endingOf(asked.name) : "html";
    var words = plain(asked.words) ? asked.words : asked.words.concat("-f", "html");
    var written = asked.name && ending === "html" ? "/out/answer.html" : null;
    if (asked.name && ending !== "html") return save(asked.words, asked.name);
    return run(written ? asked.words : words, written).then(function (result) {
      showMessages(result);
      var page = result.file ? new TextDecoder().decode(result.file) : result.printed;
      if (page.indexOf("<!DOCTYPE html>") === 0) show(at("main"), page);
      else if (page !== "") showText(at("main"), page);
      else at("main").replaceChildren();
      at("save").hidden = page === "" || plain(asked.words);
      at("under").hidden = false;
      return result;
    });
  }

  function save(words, name) {
    return run(words, "/out/" + name).then(function (result) {
      showMessages(result);
      if (result.file) download(result.file, name);
      return result;
    });
  }

  function download(bytes, name) {
    var link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([bytes], { type: kTypes[endingOf(name)] || "application/octet-stream" }));
    link.download = name;
    link.click();
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 60000);
  }

  function seconds(since) { return ((performance.now() - since) / 1000).toFixed(1) + " s"; }

  /// Does some work of the program's, says how it went, and moves to it when it is asked to.
  function work(what, doing, then) {
    var since = performance.now();
    document.body.setAttribute("aria-busy", "true");
    tell(what);
    return doing().then(function (result) {
      tell(result.code > 1 && result.code < 4 ? "Not done: see what it says." : "Done in " + seconds(since) + ".");
      if (then) then(result);
    }, function (error) {
      beginAnew();
      at("messages").textContent = "The browser could not do it (" + error.message +
        "). Files of many hundred megabytes are too large for a browser: the program itself reads them.";
      at("told").hidden = false;
      tell("Not done.");
    }).then(function () { document.body.removeAttribute("aria-busy"); });
  }

  function askLine() {
    return work("Working ...", function () { return answer(at("command").value); }, function () {
      at("main").focus();
    });
  }

  // What is asked.

  function markCurrent() {
    kAnswers.forEach(function (a) { at("ask-" + a.id).setAttribute("aria-current", String(a === current)); });
    var made = current.save.map(function (ending) {
      var button = document.createElement("button");
      button.type = "button";
      button.textContent = "." + ending;
      button.addEventListener("click", function () { saveAs(ending); });
      return button;
    });
    at("formats").replaceChildren.apply(at("formats"), made);
  }

  function saveAs(ending) {
    var words = withoutOutput(wordsOf(at("command").value)).words;
    var year = current.year ? "-" + at("year").value : "";
    work("Working ...", function () { return save(words, current.id + year + "." + ending); });
  }

  function choose(answer) {
    current = answer;
    at("files-told").open = false;
    markCurrent();
    at("command").value = lineOf(answer);
    if (files.length === 0) { tell("There are no files yet."); return; }
    if (answer.child && !at("child").value.trim()) { at("child").focus(); tell("Type the child's id first."); return; }
    askLine();
  }

  function offerYears() {
    var now = new Date();
    var first = now.getFullYear() - (now.getMonth() < 3 ? 1 : 0);
    for (var year = first; year >= 2005; --year) {
      var option = document.createElement("option");
      option.value = option.textContent = year + "-" + String(year + 1).slice(2);
      at("year").appendChild(option);
    }
    at("year").selectedIndex = 1;
  }

  /// The latest year that the files tell of.
  function chooseYear(text) {
    var told = (text.match(/\b20\d\d-\d\d\b(?!-)/g) || []).filter(function (y) {
      return (Number(y.slice(2, 4)) + 1) % 100 === Number(y.slice(5));
    }).sort();
    if (told.length > 0) at("year").value = told[told.length - 1];
  }

  // Files.

  function nameFor(path) {
    var name = path.replace(/^\/+/, "");
    var taken = function (n) { return files.some(function (f) { return f.name === n; }); };
    var dot = name.lastIndexOf(".");
    var made = name;
    for (var i = 2; taken(made); ++i) made = name.slice(0, dot) + " (" + i + ")" + name.slice(dot);
    return made;
  }

  function take(list) {
    list.forEach(function (f) { files.push({ name: nameFor(f.path), data: f.file }); });
    var bytes = files.reduce(function (sum, f) { return sum + f.data.size; }, 0);
    if (bytes > kMostBytes) {
      files = [];
      tell("These files are too large for a browser (" + Math.round(bytes / 1e6) + " MB): the program itself reads them.");
      return Promise.resolve();
    }
    at("again").hidden = files.length === 0;
    return work("Reading ...", function () {
      return ready.then(function () { return ask({ kind: "files", files: files }); })
        .then(function () { return run(["files"].concat(names(), "-f", "html"), null); });
    }, function (result) {
      showMessages(result);
      if (result.printed.indexOf("<!DOCTYPE html>") === 0) show(at("files"), result.printed);
      else at("files").replaceChildren();
      at("files-told").hidden = at("files").childNodes.length === 0;
      at("files-told").open = true;
      chooseYear(at("files").textContent);
      at("command").value = lineOf(current);
    });
  }

  function names() { return files.map(function (f) { return f.name; }); }

  function clear() {
    files = [];
    ["files", "main", "messages"].forEach(function (id) { at(id).replaceChildren(); });
    at("told").hidden = at("again").hidden = at("under").hidden = at("files-told").hidden = true;
    at("choose").value = "";
    tell("");
  }

  /// The files of what was dropped: of a folder those in it, not below.
  function filesOf(item) {
    var entry = item.webkitGetAsEntry && item.webkitGetAsEntry();
    if (!entry || entry.isFile) {
      var file = item.getAsFile();
      return Promise.resolve(file ? [{ path: file.name, file: file }] : []);
    }
    return new Promise(function (done) { readFolder(entry.createReader(), [], done); });
  }

  /// A browser gives a folder's names some at a time.
  function readFolder(reader, made, done) {
    reader.readEntries(function (entries) {
      if (entries.length === 0) { Promise.all(made).then(done); return; }
      entries.forEach(function (e) {
        if (!e.isFile || !/\.(csv|tsv|xml|xlsx|gz)$/i.test(e.name)) return;
        made.push(new Promise(function (one) {
          e.file(function (file) { one({ path: e.fullPath, file: file }); });
        }));
      });
      readFolder(reader, made, done);
    });
  }

  function listen() {
    at("choose").addEventListener("change", function () {
      take(Array.prototype.map.call(at("choose").files, function (f) { return { path: f.name, file: f }; }));
    });
    var drop = at("drop");
    ["dragenter", "dragover"].forEach(function (name) {
      document.addEventListener(name, function (e) { e.preventDefault(); drop.classList.add("over"); });
    });
    document.addEventListener("dragleave", function (e) { if (!e.relatedTarget) drop.classList.remove("over"); });
    document.addEventListener("drop", function (e) {
      e.preventDefault();
      drop.classList.remove("over");
      Promise.all(Array.prototype.map.call(e.dataTransfer.items, filesOf)).then(function (lists) {
        take([].concat.apply([], lists));
      });
    });
    at("clear").addEventListener("click", clear);
    at("copy").addEventListener("click", function () {
      at("command").select();
      document.execCommand("copy");
      tell("Copied.");
    });
    at("line").addEventListener("submit", function (e) { e.preventDefault(); askLine(); });
    at("asked").addEventListener("submit", function (e) { e.preventDefault(); choose(current); });
    at("asked").addEventListener("change", function () { at("command").value = lineOf(current); });
  }

  function offerAnswers() {
    kAnswers.forEach(function (a) {
      var item = document.createElement("li");
      var button = document.createElement("button");
      button.type = "button";
      button.id = "ask-" + a.id;
      button.textContent = a.title;
      button.addEventListener("click", function () { choose(a); });
      item.appendChild(button);
      at("answers").appendChild(item);
    });
    markCurrent();
  }

  /// What the engine needs of a browser, the newest of it last: exceptions in WebAssembly.
  function lacking() {
    if (typeof WebAssembly !== "object") return "WebAssembly";
    if (typeof Worker !== "function") return "workers";
    if (typeof DecompressionStream !== "function") return "the unpacking of gzip";
    var tries = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 10, 8, 1, 6, 0, 6, 64, 25, 11, 11]);
    return WebAssembly.validate(tries) ? "" : "exceptions in WebAssembly";
  }

  var ready = null;
  var lacks = lacking();
  if (lacks) {
    at("unable").textContent = "This browser lacks " + lacks + ", which the page needs: a Chrome, Edge, Firefox or Safari of 2023 or later has it.";
    at("unable").hidden = false;
  } else {
    offerYears();
    offerAnswers();
    listen();
    ready = begin();
    ready.then(function () { tell("Ready."); }, function (error) {
      at("unable").textContent = "The program could not begin in this browser (" + error.message + ").";
      at("unable").hidden = false;
    });
  }
})();
