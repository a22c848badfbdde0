/* Where: the phone's own position, or a pin on the map of the province. Without a map the address is enough. */
(function () {
  'use strict';
  var form = document.getElementById('card');
  if (!form || !window.L) return;
  var words = form.dataset;
  var state = document.getElementById('place-state');
  var fields = ['lat', 'lng', 'accuracy'].map(function (id) { return document.getElementById(id); });
  var map = L.map('map', { attributionControl: !!words.attribution, scrollWheelZoom: false });
  if (words.tiles) L.tileLayer(words.tiles, { attribution: words.attribution, maxZoom: 19 }).addTo(map);
  var outline = L.polygon(JSON.parse(words.outline),
    { color: '#5b2a86', weight: 2, fillColor: '#fff', fillOpacity: words.tiles ? 0 : 0.9, interactive: false }).addTo(map);
  map.fitBounds(outline.getBounds(), { padding: [8, 8] });
  L.Icon.Default.imagePath = '/assets/webjars/leaflet/1.9.4/dist/images/';
  var pin = null;

  function put(at, metres, told) {
    if (!pin) {
      pin = L.marker(at, { draggable: true, autoPan: true, keyboard: false, alt: words.set }).addTo(map);
      pin.on('dragend', function () { put(pin.getLatLng(), null, words.set); });
    }
    pin.setLatLng(at);
    fields[0].value = at.lat.toFixed(6);
    fields[1].value = at.lng.toFixed(6);
    fields[2].value = metres ? metres.toFixed(1) : '';
    state.textContent = told;
  }

  map.on('click', function (event) { put(event.latlng, null, words.set); });
  document.getElementById('centre').addEventListener('click', function () { put(map.getCenter(), null, words.set); });
  document.getElementById('clear').addEventListener('click', function () {
    if (pin) pin.remove();
    pin = null;
    fields.forEach(function (field) { field.value = ''; });
    state.textContent = words.none;
  });
  document.getElementById('gps').addEventListener('click', function () {
    if (!navigator.geolocation) {
      state.textContent = words.denied;
      return;
    }
    state.textContent = words.finding;
    navigator.geolocation.getCurrentPosition(function (found) {
      var at = L.latLng(found.coords.latitude, found.coords.longitude);
      map.setView(at, words.tiles ? Math.max(map.getZoom(), 16) : 10);
      put(at, found.coords.accuracy, words.found.replace('{metres}', Math.round(found.coords.accuracy)));
    }, function () { state.textContent = words.denied; }, { enableHighAccuracy: true, timeout: 20000, maximumAge: 15000 });
  });
  if (fields[0].value && fields[1].value) put(L.latLng(Number(fields[0].value), Number(fields[1].value)), null, words.set);
})();
