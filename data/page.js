// The page has everything without this: it sorts tables, filters lists of children, and opens what
// is folded before it is printed.
function enliven(root) {
  "use strict";

  function textOf(row, column) {
    return row.cells[column].textContent.trim();
  }

  function compare(a, b) {
    if (a === "" || b === "") return (a === "") - (b === "");
    var x = Number(a), y = Number(b);
    if (!isNaN(x) && !isNaN(y)) return x - y;
    return a.localeCompare(b, "en-GB", { numeric: true });
  }

  function sortBy(table, heading) {
    var up = heading.getAttribute("aria-sort") !== "ascending";
    var column = heading.cellIndex;
    var body = table.tBodies[0];
    var rows = Array.prototype.slice.call(body.rows);
    rows.sort(function (a, b) {
      var order = compare(textOf(a, column), textOf(b, column));
      return up ? order : -order;
    });
    rows.forEach(function (row) { body.appendChild(row); });
    Array.prototype.forEach.call(table.tHead.rows[0].cells, function (cell) {
      cell.removeAttribute("aria-sort");
    });
    heading.setAttribute("aria-sort", up ? "ascending" : "descending");
  }

  function makeSortable(table) {
    Array.prototype.forEach.call(table.tHead.rows[0].cells, function (heading) {
      if (heading.classList.contains("mark")) return;
      var button = document.createElement("button");
      button.type = "button";
      button.textContent = heading.textContent;
      button.addEventListener("click", function () { sortBy(table, heading); });
      heading.textContent = "";
      heading.appendChild(button);
    });
  }

  function makeFilter(box) {
    var label = document.createElement("label");
    var field = document.createElement("input");
    var rows = box.querySelector("tbody").rows;
    label.className = "filter";
    label.textContent = "Show only rows with";
    field.type = "search";
    field.addEventListener("input", function () {
      var wanted = field.value.trim().toLowerCase();
      Array.prototype.forEach.call(rows, function (row) {
        row.hidden = row.textContent.toLowerCase().indexOf(wanted) < 0;
      });
    });
    label.appendChild(field);
    box.parentNode.insertBefore(label, box);
  }

  Array.prototype.forEach.call(root.querySelectorAll("table"), function (table) {
    if (table.tBodies[0].rows.length > 1) makeSortable(table);
  });
  Array.prototype.forEach.call(root.querySelectorAll(".names .box"), makeFilter);
}
enliven(document);
window.addEventListener("beforeprint", function () {
  Array.prototype.forEach.call(document.querySelectorAll("details"), function (d) { d.open = true; });
});
