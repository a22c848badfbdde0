// Says whether the page is live, fetches what was missed, and puts nothing in anew in the middle of a click.
(function () {
  'use strict';
  var words = document.body.dataset;
  var PROBE = 10000;
  // True at first as well: what changes between the making of a page and its stream would be missed.
  var lost = true;
  var probing = null;
  var pressed = false;
  var missed = false;
  var again = null;

  function show(on) {
    var el = document.getElementById('live');
    if (!el) return;
    el.classList.toggle('off', !on);
    el.classList.toggle('on', on);
    el.textContent = on ? words.liveOn : words.liveOff;
  }

  function catchUp() { document.body.dispatchEvent(new CustomEvent('desk:catch-up')); }
  function keepsUp(el) { return /desk:catch-up/.test(el.getAttribute('hx-trigger')); }

  // While the stream is down an ordinary request finds out whether it is the network or the session that ended.
  function probe() {
    fetch('/desk/me', { method: 'GET', redirect: 'manual', headers: { 'HX-Request': 'true', 'HX-Current-URL': location.href } })
      .then(function (answer) {
        var login = answer.headers.get('HX-Redirect');
        if (answer.status === 401 && login) document.dispatchEvent(new CustomEvent('desk:session-ended', { detail: login }));
      })
      .catch(function () {});
  }

  document.addEventListener('htmx:sseError', function () {
    lost = true;
    show(false);
    if (!probing) {
      probe();
      probing = setInterval(probe, PROBE);
    }
  });
  document.addEventListener('htmx:sseOpen', function () {
    clearInterval(probing);
    probing = null;
    show(true);
    if (lost) catchUp();
    lost = false;
  });
  // Too many pages of one account: this one, the oldest, stays as it is until somebody wants it, or they would take turns.
  document.addEventListener('htmx:sseClose', function (e) {
    var ended = document.getElementById('live-ended');
    if (e.detail.type !== 'message' || !ended) return;
    clearInterval(probing);
    show(false);
    document.getElementById('live').textContent = words.liveNot;
    ended.hidden = false;
    ended.querySelector('button').onclick = function () { location.reload(); };
  });
  // What could not be fetched although the stream stands is fetched again, or the page would stand still and call itself live.
  ['htmx:sendError', 'htmx:responseError'].forEach(function (failed) {
    document.addEventListener(failed, function (e) {
      if (!keepsUp(e.target)) return;
      clearTimeout(again);
      again = setTimeout(catchUp, PROBE);
    });
  });

  // While a button is held down nothing is put in anew: a browser forgets the click on what was moved in its middle.
  document.addEventListener('pointerdown', function () { pressed = true; }, true);
  ['pointerup', 'pointercancel', 'dragend'].forEach(function (ends) {
    window.addEventListener(ends, function () {
      pressed = false;
      if (!missed) return;
      missed = false;
      // After the click, which comes next.
      setTimeout(catchUp);
    }, true);
  });
  document.addEventListener('htmx:beforeSwap', function (e) {
    // Only what can be fetched again: an answer to somebody's own deed comes once.
    if (!pressed || !keepsUp(e.target)) return;
    missed = true;
    e.detail.shouldSwap = false;
  });
})();
