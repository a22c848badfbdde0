// What forms do before they are sent: pictures go ahead one by one, lists are searched without marks, a click on the map
// is a place. The server checks all of it again.
(function () {
  'use strict';

  function fold(text) {
    return text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/[đĐ]/g, 'd').toLowerCase();
  }

  // A list of choices narrows while one types; what is chosen stays in sight.
  function narrow(field) {
    var words = fold(field.value).split(/[^a-z0-9]+/).filter(Boolean);
    var list = document.getElementById(field.dataset.narrows);
    var shown = 0;
    list.querySelectorAll('[data-words]').forEach(function (row) {
      var has = ' ' + row.dataset.words;
      var fits = words.every(function (word) { return has.indexOf(' ' + word) >= 0; });
      var chosen = !!row.querySelector('input:checked');
      row.hidden = !(chosen || (words.length ? fits : row.hasAttribute('data-likely')));
      // What is only there because it is ticked is nothing that was found.
      if (words.length ? fits : !row.hidden) shown++;
    });
    var none = list.querySelector('[data-none]');
    if (none) none.hidden = shown > 0;
  }
  document.addEventListener('input', function (e) {
    if (e.target.dataset && e.target.dataset.narrows) narrow(e.target);
  });

  // Enter in the search ticks the only one that is left, and sends nothing.
  document.addEventListener('keydown', function (e) {
    if (e.key !== 'Enter' || !e.target.dataset || !e.target.dataset.narrows) return;
    e.preventDefault();
    var first = document.querySelector('#' + CSS.escape(e.target.dataset.narrows) + ' [data-words]:not([hidden]) input:not(:checked)');
    if (first && e.target.value) {
      first.click();
      e.target.value = '';
      narrow(e.target);
    }
  });

  function told(input, text) {
    var line = document.createElement('li');
    line.className = 'problem';
    line.appendChild(document.createElement('span')).setAttribute('role', 'alert');
    line.firstChild.textContent = text;
    document.querySelector(input.getAttribute('hx-target')).appendChild(line);
  }
  function upload(e) {
    var el = e.detail && e.detail.elt;
    return el && el.matches && el.matches('[data-uploads] input[type=file]') ? el : null;
  }
  document.addEventListener('htmx:beforeRequest', function (e) {
    var input = upload(e);
    if (!input) return;
    document.querySelectorAll(input.getAttribute('hx-target') + ' .problem').forEach(function (p) { p.remove(); });
    var large = Array.prototype.filter.call(input.files, function (file) { return file.size > Number(input.dataset.largest); });
    if (large.length) {
      e.preventDefault();
      large.forEach(function (file) { told(input, file.name + ': ' + input.dataset.tooLarge); });
      input.value = '';
    }
  });
  document.addEventListener('htmx:afterRequest', function (e) {
    var input = upload(e);
    if (!input) return;
    if (!e.detail.successful) told(input, e.detail.xhr && e.detail.xhr.status === 413 ? input.dataset.tooLarge : input.dataset.failed);
    input.value = '';
  });
  document.addEventListener('click', function (e) {
    var drops = e.target.closest && e.target.closest('[data-drops]');
    if (drops) drops.closest('li').remove();
  });

  function fieldsOf(names) {
    return names.split(' ').map(function (name) { return document.getElementById(name); });
  }
  function say(names, text) {
    var says = document.querySelector('[data-picked="' + names + '"]');
    if (says) says.textContent = text || says.dataset.none;
  }
  function set(names, values) {
    fieldsOf(names).forEach(function (field, i) {
      field.value = values ? values[i] : '';
      field.dispatchEvent(new Event('input', { bubbles: true }));
    });
    say(names, values ? values.join(', ') : '');
  }
  document.addEventListener('desk:map', function (e) {
    var el = e.target, map = e.detail, names = el.dataset.picks, marker = null;
    if (!names) return;
    function show(at) {
      if (marker) marker.setLatLng(at);
      else marker = L.circleMarker(at, { radius: 8, color: '#c01830', fillColor: '#c01830', fillOpacity: 0.85 }).addTo(map);
    }
    map.on('click', function (click) {
      show(click.latlng);
      set(names, [click.latlng.lat.toFixed(6), click.latlng.lng.toFixed(6)]);
    });
    el.addEventListener('desk:unpick', function () {
      if (marker) map.removeLayer(marker);
      marker = null;
      set(names, null);
    });
    // A draft, or a form that is shown again.
    var kept = fieldsOf(names);
    if (kept[0].value && kept[1].value && !el.dataset.lat) {
      show([Number(kept[0].value), Number(kept[1].value)]);
      say(names, kept[0].value + ', ' + kept[1].value);
    }
  });
  document.addEventListener('click', function (e) {
    var un = e.target.closest && e.target.closest('[data-unpicks]');
    if (!un) return;
    var map = document.querySelector('[data-picks="' + un.dataset.unpicks + '"]');
    if (map) map.dispatchEvent(new CustomEvent('desk:unpick'));
  });
})();
