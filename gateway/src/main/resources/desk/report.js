// A report's forms: prepared words stand in the field until somebody changes them, an open form is ready to type in, and
// what can't be taken back is asked about once more.
(function () {
  'use strict';

  function prepare(list) {
    var option = list.selectedOptions[0];
    var field = document.getElementById(list.dataset.prepares);
    var text = option.dataset.text || '';
    var untouched = !field.value.trim() || field.value === (list.dataset.last || field.defaultValue);
    if (untouched) {
      field.value = text;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    }
    list.dataset.last = text;
    if (list.dataset.remembers) document.getElementById(list.dataset.remembers).value = text;
    if (list.dataset.says) document.getElementById(list.dataset.says).textContent = option.dataset.sentence || '';
  }

  document.addEventListener('change', function (e) {
    var list = e.target.closest && e.target.closest('select[data-prepares]');
    if (list) prepare(list);
  });

  // The event does not bubble.
  document.addEventListener('toggle', function (e) {
    if (!e.target.matches || !e.target.matches('.choices details') || !e.target.open) return;
    var first = e.target.querySelector('select, textarea, input:not([type=hidden])');
    if (first && !e.target.contains(document.activeElement.closest('form'))) first.focus({ preventScroll: true });
    e.target.scrollIntoView({ block: 'nearest' });
  }, true);

  document.addEventListener('submit', function (e) {
    var asks = e.submitter && e.submitter.dataset.asks;
    if (asks && !window.confirm(asks)) e.preventDefault();
  });
})();
