// What is being typed is kept in this browser until it is sent: a session that ends in the middle, a reload or a crash
// takes no words away. A form says so with data-draft="what it is about". Kept for a day, and gone with the log-out.
(function () {
  'use strict';
  var account = document.body.dataset.account;
  var DAY = 86400000;
  var SENT = 'desk-sent';

  function prefix() { return 'draft ' + account + ' '; }
  function key(form, field) { return prefix() + form.dataset.draft + ' ' + field.name; }
  function fields(form) {
    return form.querySelectorAll(
      'textarea[name], input[type=text][name], input:not([type])[name], input[type=tel][name], input[type=email][name], input[data-keep][name]');
  }
  function each(action) {
    Object.keys(localStorage).filter(function (k) { return k.indexOf('draft ') === 0; }).forEach(action);
  }
  function forget(draft) {
    each(function (k) { if (k.indexOf(prefix() + draft + ' ') === 0) localStorage.removeItem(k); });
  }

  function restore(root) {
    if (!account) return;
    root.querySelectorAll('form[data-draft]').forEach(function (form) {
      fields(form).forEach(function (field) {
        var kept = localStorage.getItem(key(form, field));
        if (kept && (!field.value || field.dataset.draftFirst)) {
          field.value = JSON.parse(kept).words;
          var around = field.closest('details');
          if (around) around.open = true;
          form.dispatchEvent(new CustomEvent('desk:draft', { bubbles: true }));
        }
      });
    });
  }

  document.addEventListener('input', function (e) {
    var form = e.target.closest && e.target.closest('form[data-draft]');
    if (!form || !account || !e.target.name) return;
    if (e.target.value) localStorage.setItem(key(form, e.target), JSON.stringify({ at: Date.now(), words: e.target.value }));
    else localStorage.removeItem(key(form, e.target));
  });

  document.addEventListener('submit', function (e) {
    if (e.target.matches('[data-logout]')) each(function (k) { localStorage.removeItem(k); });
    if (e.target.dataset.draft && !e.target.hasAttribute('hx-post')) sessionStorage.setItem(SENT, e.target.dataset.draft);
  });

  document.addEventListener('htmx:afterRequest', function (e) {
    // What a field of it fetches on its own, a preview for example, sends nothing off.
    var form = e.detail.elt.matches && e.detail.elt.matches('form[data-draft]') ? e.detail.elt : null;
    if (form && e.detail.successful && e.detail.requestConfig.verb === 'post') forget(form.dataset.draft);
  });
  document.addEventListener('htmx:afterSwap', function (e) { restore(e.target); });

  document.addEventListener('DOMContentLoaded', function () {
    var sent = sessionStorage.getItem(SENT);
    if (sent !== null) {
      // A page after sending means it arrived; the login page means that the session was over and nothing did. Whoever comes
      // from there may have left it before this script ran.
      sessionStorage.removeItem(SENT);
      if (account && !/\/desk\/(login|code|enrol)/.test(document.referrer)) forget(sent);
      // Refused: what is shown again is a draft again.
      document.querySelectorAll('form[data-draft]').forEach(function (form) {
        if (form.dataset.draft !== sent || !form.querySelector('.problem')) return;
        fields(form).forEach(function (field) {
          if (field.value) localStorage.setItem(key(form, field), JSON.stringify({ at: Date.now(), words: field.value }));
        });
      });
    }
    each(function (k) {
      try {
        if (JSON.parse(localStorage.getItem(k)).at < Date.now() - DAY) localStorage.removeItem(k);
      } catch (broken) {
        localStorage.removeItem(k);
      }
    });
    restore(document);
  });
})();
