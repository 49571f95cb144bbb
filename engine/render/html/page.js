// Search, choices, sorting and the current section of a page. The page is whole without it: this
// only leaves rows out, puts them in another order and opens cards. Its words come from <main data-…>.
(function () {
  "use strict";
  var main = document.querySelector("main");
  var words = main.dataset;
  var russian = document.documentElement.lang === "ru";

  function element(tag, properties, parts) {
    var made = Object.assign(document.createElement(tag), properties);
    (parts || []).forEach(function (part) { made.append(part); });
    return made;
  }

  // What people type and what stands in the page meet in one spelling.
  function plain(text) {
    return text.toLowerCase().replace(/ё/g, "е").replace(/\s+/g, " ").trim();
  }

  function foundText(found, all) {
    return words.found.replace("{0}", found).replace("{1}", all);
  }

  function button(text, onClick) {
    var made = element("button", { type: "button", textContent: text });
    made.addEventListener("click", onClick);
    return made;
  }

  // A number at the beginning of a cell, as the page's language writes it; NaN where there is none.
  function numberOf(text) {
    var tidy = text.replace(/[\s\u00a0]/g, "").replace("\u2212", "-");
    tidy = russian ? tidy.replace(",", ".") : tidy.replace(/,/g, "");
    return /^[-+]?\d/.test(tidy) ? parseFloat(tidy) : NaN;
  }

  function searchField(onInput) {
    var field = element("input", { type: "search", autocomplete: "off" });
    field.addEventListener("input", onInput);
    return field;
  }

  function toolbar(parts, about) {
    var bar = element("div", { className: "tools" }, parts);
    bar.setAttribute("role", "search");
    bar.setAttribute("aria-label", about);
    return bar;
  }

  // A browser lays out so many rows in no time; the rest waits for a press, a search or the printer.
  var rowsAtOnce = 200;

  // Shows the things that have all the words. `items` gives them in the order they stand in, `show`
  // puts those on the page that it is given first.
  function filter(items, field, status, fits, show) {
    var texts = new Map();
    var limit = rowsAtOnce;
    var rest = button("", function () { all(); });
    status.after(rest);

    function textOf(item) {
      if (!texts.has(item)) texts.set(item, plain(item.textContent));
      return texts.get(item);
    }
    function update() {
      var wanted = plain(field.value).split(" ").filter(Boolean);
      var list = items();
      var found = list.filter(function (item) {
        return fits(item) && wanted.every(function (word) { return textOf(item).includes(word); });
      });
      show(found.slice(0, limit), list);
      status.textContent = foundText(found.length, list.length);
      rest.hidden = found.length <= limit;
      rest.textContent = words.rest.replace("{0}", found.length - limit);
    }
    function all() {
      limit = Infinity;
      update();
    }
    window.addEventListener("beforeprint", all);
    return update;
  }

  // Tables to look things up in -----------------------------------------------------------------

  var inOrder = new Intl.Collator(undefined, { numeric: true }).compare;

  function cellText(row, column) {
    var cell = row.cells[column];
    return cell ? cell.textContent.trim() : "";
  }

  function choiceOf(rows, heading, column, onChange) {
    var values = [];
    rows.forEach(function (row) {
      var text = cellText(row, column);
      if (text && !values.includes(text)) values.push(text);
    });
    values.sort(inOrder);
    var select = element("select", {}, [element("option", { value: "", textContent: words.all })]
      .concat(values.map(function (value) {
        return element("option", { value: value, textContent: value });
      })));
    select.dataset.column = column;
    select.addEventListener("change", onChange);
    return element("label", { textContent: heading.textContent + " " }, [select]);
  }

  function compare(a, b, numeric) {
    if (!a.text || !b.text) return (a.text ? 0 : 1) - (b.text ? 0 : 1);
    return numeric ? a.number - b.number : inOrder(a.text, b.text);
  }

  function sorted(rows, column, direction) {
    if (!direction) return rows;
    var keyed = rows.map(function (row, i) {
      var text = cellText(row, column);
      return { row: row, at: i, text: text, number: numberOf(text) };
    });
    var numeric = keyed.every(function (key) { return !key.text || !isNaN(key.number); });
    keyed.sort(function (a, b) {
      if (!a.text || !b.text) return compare(a, b, numeric) || a.at - b.at;  // blanks stay last
      return direction * compare(a, b, numeric) || a.at - b.at;
    });
    return keyed.map(function (key) { return key.row; });
  }

  // A press sorts upwards, the next one downwards, the third brings the order of places back.
  function sortable(table, onSort) {
    var headings = Array.from(table.tHead.rows[0].cells);
    headings.forEach(function (heading, column) {
      var button = element("button", { type: "button", title: words.sort },
        Array.from(heading.childNodes));
      heading.append(button);
      button.addEventListener("click", function () {
        var before = heading.getAttribute("aria-sort");
        var next = before === "ascending" ? "descending" : before ? "none" : "ascending";
        headings.forEach(function (other) { other.removeAttribute("aria-sort"); });
        if (next !== "none") heading.setAttribute("aria-sort", next);
        onSort(column, { ascending: 1, descending: -1, none: 0 }[next]);
      });
    });
  }

  function lookup(table) {
    var body = table.tBodies[0];
    var rows = Array.from(body.rows);
    if (rows.length < 2) return;
    var status = element("output", {});
    var apply = function () { update(); };
    var field = searchField(apply);
    var choices = Array.from(table.tHead.rows[0].cells).map(function (heading, column) {
      return heading.hasAttribute("data-choice") ? choiceOf(rows, heading, column, apply) : null;
    }).filter(Boolean);
    var selects = choices.map(function (label) { return label.querySelector("select"); });
    table.closest(".scroll").before(toolbar(
      [element("label", { textContent: words.search + " " }, [field])].concat(choices, [status]),
      table.caption ? table.caption.textContent : words.search));
    var inPlace = rows;
    var update = filter(function () { return inPlace; }, field, status,
      function (row) {
        return selects.every(function (select) {
          return !select.value || cellText(row, +select.dataset.column) === select.value;
        });
      },
      function (shown) {
        var page = document.createDocumentFragment();
        shown.forEach(function (row) { page.append(row); });
        body.replaceChildren(page);
      });
    sortable(table, function (column, direction) {
      inPlace = sorted(rows, column, direction);
      update();
    });
    update();
  }

  // Cards ---------------------------------------------------------------------------------------

  function shelf(box) {
    var cards = Array.from(box.querySelectorAll(":scope > details"));
    if (cards.length < 2) return;
    var status = element("output", {});
    var field = searchField(function () { update(); });
    function all(open) {
      return function () {
        cards.forEach(function (card) { if (!card.hidden) card.open = open; });
      };
    }
    box.before(toolbar([element("label", { textContent: words.search + " " }, [field]),
      button(words.open, all(true)), button(words.close, all(false)), status],
      box.closest("section").querySelector("h2").textContent));
    var update = filter(function () { return cards; }, field, status, function () { return true; },
      function (shown) {
        var visible = new Set(shown);
        cards.forEach(function (card) { card.hidden = !visible.has(card); });
      });
    update();
    box.addEventListener("otbor-show-all", function () { field.value = ""; update(); });
  }

  // A link to a card opens it, also one that a search has hidden.
  function openTarget() {
    var target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    var card = target && target.closest("details");
    if (!card) return;
    if (card.hidden) card.parentNode.dispatchEvent(new Event("otbor-show-all"));
    card.open = true;
    card.scrollIntoView();
  }

  // Paper shows every card, and afterwards the screen is as it was.
  function printing() {
    var opened = [];
    window.addEventListener("beforeprint", function () {
      opened = Array.from(document.querySelectorAll("details:not([open])"));
      opened.forEach(function (card) { card.open = true; });
    });
    window.addEventListener("afterprint", function () {
      opened.forEach(function (card) { card.open = false; });
    });
  }

  // The contents say where the reader is.
  function follow() {
    var links = {};
    document.querySelectorAll("nav a").forEach(function (link) {
      links[link.hash.slice(1)] = link;
    });
    if (!window.IntersectionObserver) return;
    var seen = new IntersectionObserver(function (entries) {
      entries.forEach(function (entry) {
        var link = links[entry.target.getAttribute("aria-labelledby")];
        if (!link || !entry.isIntersecting) return;
        document.querySelectorAll("nav a[aria-current]").forEach(function (other) {
          other.removeAttribute("aria-current");
        });
        link.setAttribute("aria-current", "true");
      });
    }, { rootMargin: "-10% 0px -80% 0px" });
    document.querySelectorAll("main > section[aria-labelledby]").forEach(function (section) {
      seen.observe(section);
    });
  }

  document.querySelectorAll("table[data-lookup]").forEach(lookup);
  document.querySelectorAll(".shelf").forEach(shelf);
  window.addEventListener("hashchange", openTarget);
  openTarget();
  printing();
  follow();
})();
