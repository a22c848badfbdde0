// Puts a reply written beforehand where the cursor stands; it is sent only by the operator.
(function () {
  'use strict';
  document.addEventListener('change', function (e) {
    var list = e.target.closest('select[data-inserts]');
    if (!list || !list.value) return;
    var field = document.getElementById(list.dataset.inserts);
    var before = field.value.slice(0, field.selectionStart);
    field.setRangeText((before && !/\s$/.test(before) ? ' ' : '') + list.value, field.selectionStart, field.selectionEnd, 'end');
    list.value = '';
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.focus();
  });
})();
