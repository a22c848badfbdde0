// Countdowns, maps and the dialog's scroll; everything else is the server's HTML, kept fresh by htmx.
(function () {
  'use strict';
  var words = document.body.dataset;
  var skew = 0; // the gateway's clock minus ours: the demo's can be moved

  function readNow(root) {
    var from = root.querySelector && (root.querySelector('[data-now]') || (root.dataset && root.dataset.now ? root : null));
    if (from && from.dataset.now) skew = Date.parse(from.dataset.now) - Date.now();
  }

  function span(seconds) {
    var d = Math.floor(seconds / 86400), h = Math.floor(seconds / 3600) % 24, m = Math.floor(seconds / 60) % 60;
    if (d > 0) return d + ' ' + words.days + (h ? ' ' + h + ' ' + words.hours : '');
    if (h > 0) return h + ' ' + words.hours + (m ? ' ' + m + ' ' + words.minutes : '');
    if (m > 0) return m + ' ' + words.minutes;
    return Math.floor(seconds) + ' ' + words.seconds;
  }

  function count() {
    var now = Date.now() + skew;
    document.querySelectorAll('time.due[data-due]').forEach(function (el) {
      if (!el.title) el.title = el.textContent;
      var left = (Date.parse(el.dataset.due) - now) / 1000;
      el.textContent = (left >= 0 ? words.left : words.over) + ' ' + span(Math.abs(left));
      el.classList.toggle('over', left < 0);
      el.classList.toggle('soon', left >= 0 && left < 900);
    });
    document.querySelectorAll('time[data-since]').forEach(function (el) {
      if (!el.title) el.title = el.textContent;
      el.textContent = span(Math.max(0, (now - Date.parse(el.dataset.since)) / 1000));
    });
  }

  function maps(root) {
    if (!window.L) return;
    root.querySelectorAll('.map:not(.leaflet-container)').forEach(function (el) {
      var map = L.map(el, { attributionControl: !!words.attribution, zoomControl: true, scrollWheelZoom: false });
      if (map.attributionControl) map.attributionControl.setPrefix('Leaflet');
      if (words.tiles) L.tileLayer(words.tiles, { attribution: words.attribution, maxZoom: 19 }).addTo(map);
      var outline = L.polygon(JSON.parse(words.outline), { color: '#5b2a86', weight: 1.5, fillColor: '#fff', fillOpacity: words.tiles ? 0 : 0.9 }).addTo(map);
      map.fitBounds(outline.getBounds(), { padding: [8, 8] });
      JSON.parse(el.dataset.points || '[]').forEach(function (p) {
        var color = p[4] ? '#c01830' : '#5b2a86';
        L.circleMarker([p[0], p[1]], { radius: p[4] ? 10 : 7, color: color, fillColor: color, fillOpacity: 0.8 })
          .bindTooltip(p[2])
          .on('click', function () { location.href = '/desk/conversations/' + encodeURIComponent(p[3]); })
          .addTo(map);
      });
      if (el.dataset.lat) {
        var at = [parseFloat(el.dataset.lat), parseFloat(el.dataset.lng)];
        L.circleMarker(at, { radius: 8, color: '#c01830', fillColor: '#c01830', fillOpacity: 0.85 }).addTo(map);
        if (words.tiles) map.setView(at, 16);
      }
      el.dispatchEvent(new CustomEvent('desk:map', { bubbles: true, detail: map }));
    });
  }

  // Whoever has scrolled up to read is left there when more comes in.
  var follows = true;
  function bottom() {
    var lines = document.getElementById('dialog');
    if (lines && follows) lines.scrollTop = lines.scrollHeight;
  }
  document.addEventListener('scroll', function (e) {
    if (e.target.id === 'dialog') follows = e.target.scrollHeight - e.target.scrollTop - e.target.clientHeight < 80;
  }, true);
  ['load', 'error'].forEach(function (shown) {
    document.addEventListener(shown, function (e) {
      if (e.target.closest && e.target.closest('#dialog')) bottom();
    }, true);
  });

  // The address of a link to hand over is known only to the browser: there may be a proxy in front of us.
  function paths(root) {
    root.querySelectorAll('[data-path]').forEach(function (el) { el.textContent = location.origin + el.dataset.path; });
  }

  document.addEventListener('click', function (e) {
    var copies = e.target.closest('[data-copies]');
    if (copies) {
      navigator.clipboard.writeText(document.getElementById(copies.dataset.copies).textContent).then(function () {
        copies.textContent = words.copied;
      });
    }
    var opens = e.target.closest('[data-opens]');
    if (opens) document.getElementById(opens.dataset.opens).showModal();
    document.querySelectorAll('details.who[open]').forEach(function (menu) {
      if (!menu.contains(e.target)) menu.open = false;
    });
  });

  document.addEventListener('DOMContentLoaded', function () {
    readNow(document);
    maps(document);
    paths(document);
    bottom();
    var wrong = document.querySelector('.field.wrong input, .field.wrong select, .field.wrong textarea');
    if (wrong) wrong.focus();
    count();
    setInterval(count, 1000);
  });
  document.addEventListener('htmx:afterSwap', function (e) {
    readNow(e.target);
    maps(e.target);
    if (e.target.id === 'dialog') bottom();
    count();
  });
})();
