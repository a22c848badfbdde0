// Who comes back to a page finds it where they left it: the page itself scrolls inside a frame, which no browser remembers.
(function () {
  'use strict';
  var KEPT = 'desk-places';
  var MOST = 50;

  function kept() {
    try {
      return JSON.parse(sessionStorage.getItem(KEPT)) || [];
    } catch (broken) {
      return [];
    }
  }

  function here() { return location.pathname + location.search; }

  window.addEventListener('pagehide', function () {
    var main = document.getElementById('main');
    if (!main) return;
    var places = kept().filter(function (one) { return one.at !== here(); });
    places.push({ at: here(), top: main.scrollTop, row: rowInFocus() });
    sessionStorage.setItem(KEPT, JSON.stringify(places.slice(-MOST)));
  });

  function rowInFocus() {
    var row = document.activeElement && document.activeElement.closest('[data-row]');
    return row ? row.getAttribute('href') : null;
  }

  function focus(href) {
    var row = href && document.querySelector('[data-row][href="' + CSS.escape(href) + '"]');
    if (row) row.focus({ preventScroll: true });
  }

  // What is put in anew stays as somebody left it, as far as it has an id: what they opened stays open, what they closed
  // closed, and whoever walks by keyboard stands where they stood. If that is gone, beside it: not at the top of the page.
  var left = null;

  function around(el) {
    var all = [];
    for (; el && el !== document.body; el = el.parentElement) all.push(el);
    return all;
  }
  function stands() { return document.activeElement && document.activeElement !== document.body; }

  document.addEventListener('htmx:beforeSwap', function (e) {
    left = { opened: [], stood: around(document.activeElement) };
    e.detail.target.querySelectorAll('details[id]').forEach(function (el) { left.opened.push({ id: el.id, open: el.open }); });
  });
  document.addEventListener('htmx:afterSwap', function () {
    if (!left) return;
    var was = left;
    left = null;
    was.opened.forEach(function (one) {
      var el = document.getElementById(one.id);
      if (el) el.open = one.open;
    });
    was.stood.some(function (one) {
      if (stands()) return true;
      var el = one.isConnected ? one : one.id && document.getElementById(one.id);
      if (el) el.focus({ preventScroll: true });
      return stands();
    });
  });

  document.addEventListener('DOMContentLoaded', function () {
    var came = performance.getEntriesByType('navigation')[0];
    if (!came || (came.type !== 'back_forward' && came.type !== 'reload')) return;
    var place = kept().find(function (one) { return one.at === here(); });
    var main = document.getElementById('main');
    if (!place || !main || location.hash) return;
    main.scrollTop = place.top;
    focus(place.row);
  });
})();
