// Everything by keyboard. An element says which key it answers to: data-key="g i" (one after the other) and
// data-key-label="…"; lists with data-list are walked with j and k. The sheet behind "?" is made from the page itself.
(function () {
  'use strict';
  var PATIENCE = 1200;
  var pending = '';
  var timer = null;

  function typing(el) { return el.isContentEditable || /^(input|textarea|select)$/i.test(el.tagName); }

  function answer(keys) {
    return Array.prototype.find.call(document.querySelectorAll('[data-key]'), function (el) {
      return el.dataset.key === keys && el.offsetParent !== null;
    });
  }
  function begins(keys) { return document.querySelector('[data-key^="' + keys + ' "]'); }

  function walk(step) {
    var rows = Array.prototype.slice.call(document.querySelectorAll('[data-list] [data-row]'));
    if (!rows.length) return;
    var at = rows.indexOf(document.activeElement);
    var next = rows[Math.max(0, Math.min(rows.length - 1, at + step))];
    next.focus();
    next.scrollIntoView({ block: 'nearest' });
  }

  document.addEventListener('keydown', function (e) {
    if (e.ctrlKey || e.metaKey || e.altKey) return;
    if (e.key === 'Escape') {
      document.querySelectorAll('details.who[open]').forEach(function (menu) { menu.open = false; });
      if (typing(document.activeElement)) document.activeElement.blur();
      return;
    }
    if (typing(e.target) || document.querySelector('dialog[open]')) return;
    if (e.key === 'j' || e.key === 'k') {
      walk(e.key === 'j' ? 1 : -1);
      e.preventDefault();
      return;
    }
    var keys = (pending ? pending + ' ' : '') + e.key;
    clearTimeout(timer);
    var el = answer(keys);
    if (!el && begins(keys.replace(/["\\]/g, ''))) {
      pending = keys;
      timer = setTimeout(function () { pending = ''; }, PATIENCE);
      return;
    }
    pending = '';
    if (!el) return;
    e.preventDefault();
    if (typing(el)) {
      el.focus();
      if (el.select) el.select();
    } else {
      el.click();
    }
  });

  function sheet() {
    var list = document.querySelector('[data-keys]');
    if (!list) return;
    list.textContent = '';
    var seen = {};
    document.querySelectorAll('[data-key]').forEach(function (el) {
      if (seen[el.dataset.key]) return;
      seen[el.dataset.key] = true;
      var term = document.createElement('dt'), says = document.createElement('dd');
      el.dataset.key.split(' ').forEach(function (key, i) {
        if (i) term.appendChild(document.createTextNode(' '));
        term.appendChild(document.createElement('kbd')).textContent = key;
      });
      says.textContent = el.dataset.keyLabel || el.textContent.trim();
      list.append(term, says);
    });
  }

  document.addEventListener('click', function (e) {
    if (e.target.closest('[data-opens=keys]')) sheet();
  }, true);
})();
