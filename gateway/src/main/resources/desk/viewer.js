// Pictures of a conversation in large, one after the other: arrows walk, Escape closes. Without a script the link opens
// the picture itself.
(function () {
  'use strict';
  var box, shown, caption, open, at = 0;

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
