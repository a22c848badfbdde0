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
    var row = document.activeElement && document.activeElement.closest('[data-row]');
    var places = kept().filter(function (one) { return one.at !== here(); });
    places.push({ at: here(), top: main.scrollTop, row: row ? row.getAttribute('href') : null });
    sessionStorage.setItem(KEPT, JSON.stringify(places.slice(-MOST)));
  });

  document.addEventListener('DOMContentLoaded', function () {
    var came = performance.getEntriesByType('navigation')[0];
    if (!came || (came.type !== 'back_forward' && came.type !== 'reload')) return;
    var place = kept().find(function (one) { return one.at === here(); });
    var main = document.getElementById('main');
    if (!place || !main || location.hash) return;
    main.scrollTop = place.top;
    var row = place.row && document.querySelector('[data-row][href="' + CSS.escape(place.row) + '"]');
    if (row) row.focus({ preventScroll: true });
  });
})();
