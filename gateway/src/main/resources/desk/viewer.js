// Pictures of a conversation in large, one after the other: arrows and swipes walk, Escape closes. Without a script the link opens
// the picture itself.
(function () {
  'use strict';
  var SWIPE = 50;
  var box, shown, caption, open, broken, from = null, at = 0;

  function pictures() {
    var seen = {};
    return Array.prototype.filter.call(document.querySelectorAll('a[data-picture]'), function (link) {
      if (seen[link.href]) return false;
      seen[link.href] = true;
      return true;
    });
  }

  function show(to) {
    var all = pictures();
    if (!all.length) return;
    at = (to + all.length) % all.length;
    var link = all[at];
    broken.hidden = true;
    shown.hidden = false;
    shown.src = link.href;
    shown.alt = link.dataset.picture;
    caption.textContent = link.dataset.picture + (all.length > 1 ? ' · ' + (at + 1) + '/' + all.length : '');
    open.href = link.href;
    box.querySelectorAll('[data-step]').forEach(function (button) { button.hidden = all.length < 2; });
    if (!box.open) box.showModal();
  }

  document.addEventListener('DOMContentLoaded', function () {
    box = document.getElementById('viewer');
    if (!box) return;
    shown = box.querySelector('img');
    caption = box.querySelector('[data-caption]');
    open = box.querySelector('[data-whole]');
    broken = box.querySelector('[data-broken]');
    shown.addEventListener('error', function () {
      shown.hidden = true;
      broken.hidden = false;
    });
    // With one finger: two enlarge.
    box.addEventListener('touchstart', function (e) { from = e.touches.length === 1 ? e.touches[0].clientX : null; }, { passive: true });
    box.addEventListener('touchend', function (e) {
      var enlarged = window.visualViewport && window.visualViewport.scale > 1;
      var far = from === null || enlarged ? 0 : e.changedTouches[0].clientX - from;
      from = null;
      if (Math.abs(far) > SWIPE && pictures().length > 1) show(at + (far < 0 ? 1 : -1));
    });
    box.addEventListener('keydown', function (e) {
      if (e.key === 'ArrowLeft' || e.key === 'ArrowRight') {
        e.preventDefault();
        show(at + (e.key === 'ArrowRight' ? 1 : -1));
      }
    });
    box.addEventListener('click', function (e) {
      var step = e.target.closest('[data-step]');
      if (step) show(at + parseInt(step.dataset.step, 10));
      else if (e.target === box) box.close();
    });
    box.addEventListener('close', function () { shown.removeAttribute('src'); });
  });

  document.addEventListener('click', function (e) {
    var link = e.target.closest('a[data-picture]');
    if (!link || !box || e.ctrlKey || e.metaKey || e.shiftKey) return;
    e.preventDefault();
    show(pictures().findIndex(function (one) { return one.href === link.href; }));
  });
})();
