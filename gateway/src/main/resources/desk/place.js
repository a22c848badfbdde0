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

  // A list that is put in anew takes the focus with it.
  var held = null;
  document.addEventListener('htmx:beforeSwap', function () { held = rowInFocus(); });
  document.addEventListener('htmx:afterSwap', function () {
    if (document.activeElement === document.body) focus(held);
    held = null;
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
